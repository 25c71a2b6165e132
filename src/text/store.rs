//! Why a book could not be opened, read or written, and what to do.
use super::{Lang, Sentence, words};
use crate::store::StoreError;
use chrono::{DateTime, FixedOffset, Utc};

pub fn store_error(lang: Lang, error: &StoreError) -> Sentence {
    let say = |message: String, vi: &str, en: &str| Sentence { message, advice: lang.pick(vi, en).to_owned() };
    let fixed = |message_vi: &str, message_en: &str, vi: &str, en: &str| {
        say(lang.pick(message_vi, message_en).to_owned(), vi, en)
    };
    match error {
        StoreError::NotFound => fixed(
            "Không tìm thấy sổ tổng hợp này.",
            "This book was not found.",
            "Kiểm tra lại tên tệp và thư mục, hoặc tạo sổ mới.",
            "Check the file's name and folder, or make a new book.",
        ),
        StoreError::Exists => fixed(
            "Đã có một tệp trùng tên.",
            "A file of this name exists already.",
            "Chọn tên khác; chương trình không ghi đè lên tệp đã có.",
            "Choose another name; an existing file is never overwritten.",
        ),
        StoreError::NotABook => fixed(
            "Tệp này không phải là sổ tổng hợp.",
            "This file is not a book.",
            "Chọn tệp có đuôi .tonghop do chương trình này tạo ra.",
            "Choose a .tonghop file made by this program.",
        ),
        StoreError::Newer { found, known } => say(
            match lang {
                Lang::Vi => format!(
                    "Sổ do một phiên bản mới hơn của chương trình tạo ra (sổ bản {found}, chương trình đọc được đến bản {known})."
                ),
                Lang::En => format!(
                    "A newer version of the program made this book (book version {found}, known up to {known})."
                ),
            },
            "Cài phiên bản mới nhất của chương trình rồi mở lại.",
            "Install the newest version of the program and open the book again.",
        ),
        StoreError::Older { found, known } => say(
            match lang {
                Lang::Vi => format!("Sổ ở bản cũ ({found}), cần nâng lên bản {known} trước khi xem."),
                Lang::En => format!("The book has the old version {found} and must be brought to {known} first."),
            },
            "Mở sổ một lần ở chế độ ghi; chương trình sao lưu sổ rồi mới nâng cấp.",
            "Open it once for writing; it is backed up before it is changed.",
        ),
        StoreError::Damaged(detail) => say(
            with_detail(lang.pick("Sổ bị hỏng", "The book is damaged"), detail),
            "Phục hồi từ bản sao lưu tốt gần nhất: tonghop restore BẢN-SAO SỔ. Giữ lại tệp hỏng.",
            "Restore the newest good backup: tonghop restore BACKUP BOOK. Keep the damaged file.",
        ),
        StoreError::Held { who, since } => say(
            held(lang, who.as_deref(), *since),
            "Mở sổ để xem, hoặc đợi đến khi chương trình kia đóng sổ.",
            "Open the book to look at it, or wait until the other program has closed it.",
        ),
        StoreError::ReadOnly => fixed(
            "Sổ chỉ đọc được, không ghi được.",
            "The book can be read but not written.",
            "Chép sổ sang thư mục ghi được, hoặc bỏ thuộc tính chỉ đọc của tệp.",
            "Copy it to a folder that can be written, or take the read-only mark off the file.",
        ),
        StoreError::Denied(detail) => say(
            with_detail(lang.pick("Không có quyền mở hoặc ghi tệp", "The file may not be opened or written"), detail),
            "Kiểm tra quyền truy cập thư mục, hoặc chọn thư mục khác.",
            "Check the folder's permissions, or choose another folder.",
        ),
        StoreError::Full => fixed(
            "Ổ đĩa đã đầy.",
            "The disk is full.",
            "Dọn bớt ổ đĩa rồi làm lại; những tệp đã báo là nhận xong vẫn còn trong sổ.",
            "Make room and try again; the files reported as in are still in the book.",
        ),
        StoreError::Busy => fixed(
            "Một chương trình khác đang dùng tệp của sổ.",
            "Another program keeps the book's file busy.",
            "Đợi một lát rồi thử lại; nếu vẫn vậy, tạm dừng phần mềm đồng bộ hoặc diệt vi-rút.",
            "Try again in a moment; if it stays so, pause synchronising or virus-scanning software.",
        ),
        StoreError::Reading(report) => say(
            match lang {
                Lang::Vi => format!("Không đọc được số liệu đã lưu của báo cáo {report}."),
                Lang::En => format!("The stored figures of report {report} cannot be read."),
            },
            "Chạy tonghop doctor SỔ --rebuild để đọc lại từ các tệp gốc trong sổ.",
            "Run tonghop doctor BOOK --rebuild to read them again from the originals in the book.",
        ),
        StoreError::TooMany(report) => say(
            match lang {
                Lang::Vi => format!("Tệp có quá nhiều báo cáo (đến {report})."),
                Lang::En => format!("The file holds too many reports (up to {report})."),
            },
            "Chia tệp thành nhiều tệp nhỏ rồi nhập lại.",
            "Split it into smaller files and import them.",
        ),
        StoreError::BadCopy(detail) => say(
            with_detail(lang.pick("Bản sao không khớp với sổ", "The copy does not match the book"), detail),
            "Chạy tonghop doctor SỔ để kiểm tra sổ, rồi sao lưu lại, nên sang ổ đĩa khác.",
            "Check the book with tonghop doctor BOOK, then back it up again, better to another disk.",
        ),
        StoreError::Io(detail) => say(
            with_detail(lang.pick("Lỗi đọc hoặc ghi ổ đĩa", "The disk could not be read or written"), detail),
            "Kiểm tra ổ đĩa hoặc USB còn cắm và còn tốt, rồi thử lại.",
            "Check that the disk or stick is plugged in and sound, then try again.",
        ),
        StoreError::Engine(detail) => say(
            with_detail(lang.pick("Sổ gặp lỗi không lường trước", "The book failed unexpectedly"), detail),
            "Thử lại; nếu vẫn lỗi, chạy tonghop doctor SỔ và gửi thông báo này cho người hỗ trợ.",
            "Try again; if it stays so, run tonghop doctor BOOK and send this message to support.",
        ),
    }
}

fn with_detail(message: &str, detail: &str) -> String {
    format!("{message} ({detail}).")
}

fn held(lang: Lang, who: Option<&str>, since: Option<DateTime<Utc>>) -> String {
    let who = who.unwrap_or(lang.pick("một chương trình khác", "another program"));
    match (lang, since.map(clock)) {
        (Lang::Vi, Some(since)) => format!("Sổ đang được {who} mở để ghi từ {since}."),
        (Lang::Vi, None) => format!("Sổ đang được {who} mở để ghi."),
        (Lang::En, Some(since)) => format!("{who} has had the book open for writing since {since}."),
        (Lang::En, None) => format!("{who} has the book open for writing."),
    }
}

/// `08:05 20/5/2026`, on Vietnam's clock.
fn clock(at: DateTime<Utc>) -> String {
    const HOURS_EAST: i32 = 7;
    match FixedOffset::east_opt(HOURS_EAST * 3600) {
        Some(zone) => {
            let local = at.with_timezone(&zone);
            format!("{} {}", local.format("%H:%M"), words::date(local.date_naive()))
        }
        None => at.to_rfc3339(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_holder_is_named_with_the_time_on_the_wall() {
        let since = DateTime::from_timestamp(1_779_239_100, 0);
        let held = StoreError::Held { who: Some("Lan".into()), since };
        assert_eq!(store_error(Lang::Vi, &held).message, "Sổ đang được Lan mở để ghi từ 08:05 20/5/2026.");
        let unknown = StoreError::Held { who: None, since: None };
        assert_eq!(store_error(Lang::Vi, &unknown).message, "Sổ đang được một chương trình khác mở để ghi.");
    }
}
