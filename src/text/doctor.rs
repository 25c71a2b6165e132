//! What `doctor` looks at, and what to do when it is not sound.
use super::Lang;
use crate::job::doctor::CheckName;

pub const fn name(lang: Lang, check: CheckName) -> &'static str {
    match check {
        CheckName::File => lang.pick("Tệp sổ", "Book file"),
        CheckName::Originals => lang.pick("Tệp gốc", "Originals"),
        CheckName::Journal => lang.pick("Nhật ký", "Journal"),
        CheckName::Readings => lang.pick("Số liệu đã đọc", "Readings"),
    }
}

pub const fn advice(lang: Lang, check: CheckName) -> &'static str {
    match check {
        CheckName::File => lang.pick(
            "Tệp sổ bị hỏng: dùng bản sao lưu gần nhất trong thư mục sao lưu cạnh sổ.",
            "The book file is damaged: use the newest backup in the backup folder beside it.",
        ),
        CheckName::Originals => lang.pick(
            "Có tệp gốc bị hỏng: dùng bản sao lưu gần nhất, hoặc nhận lại các tệp này.",
            "Some originals are damaged: use the newest backup, or import these files again.",
        ),
        CheckName::Journal => {
            lang.pick("Nhật ký bị hỏng: dùng bản sao lưu gần nhất.", "The journal is damaged: use the newest backup.")
        }
        CheckName::Readings => lang.pick(
            "Chạy «tonghop doctor SỔ --rebuild» để đọc lại các tệp gốc.",
            "Run «tonghop doctor BOOK --rebuild» to read the originals again.",
        ),
    }
}
