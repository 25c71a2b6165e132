//! The first screen.
use crate::text::{Lang, Sentence};

pub const fn title(lang: Lang) -> &'static str {
    lang.pick("Bắt đầu", "Start")
}

/// What the program does, for who sees it for the first time.
pub const fn about(lang: Lang) -> [&'static str; 2] {
    match lang {
        Lang::Vi => [
            "tonghop gom báo cáo Excel của các trường thành một bản tổng hợp để gửi cấp trên, và cho biết ai chưa nộp, số nào \
             sai ở ô nào, chỉ tiêu nào chưa đạt.",
            "Mọi thứ nằm trong một tệp gọi là sổ (.tonghop) trên máy này. Tệp các trường gửi chỉ được đọc, không bị sửa.",
        ],
        Lang::En => [
            "tonghop gathers the schools' Excel reports into one consolidated workbook, and tells who is missing, which \
             figure is wrong in which cell, and which targets are not met.",
            "Everything lies in one file on this computer, called a book (.tonghop). The schools' files are only read.",
        ],
    }
}

pub const fn recent(lang: Lang) -> &'static str {
    lang.pick("Sổ mở gần đây", "Recent books")
}

pub const fn others(lang: Lang) -> &'static str {
    lang.pick("Việc khác", "Or")
}

pub const fn begin(lang: Lang) -> &'static str {
    lang.pick("Bắt đầu từ đâu?", "Where to begin?")
}

pub const fn open_other(lang: Lang) -> &'static str {
    lang.pick("Mở sổ khác…", "Open another book…")
}

pub const fn create(lang: Lang) -> &'static str {
    lang.pick("Tạo sổ mới…", "Make a new book…")
}

pub const fn sample(lang: Lang) -> &'static str {
    lang.pick("Xem sổ mẫu…", "Look at the sample…")
}

pub fn back_to(lang: Lang, book: &str) -> String {
    match lang {
        Lang::Vi => format!("Về sổ đang mở: {book}"),
        Lang::En => format!("Back to the open book: {book}"),
    }
}

pub const fn not_there(lang: Lang) -> &'static str {
    lang.pick("✗ không thấy tệp", "✗ file not found")
}

pub fn missing(lang: Lang, book: &str) -> Sentence {
    match lang {
        Lang::Vi => Sentence::new(
            format!("Không thấy «{book}» nữa."),
            "Nếu sổ đã chuyển chỗ, chọn «Mở sổ khác…»; nếu ở USB hay ổ mạng, nối lại rồi mở. Delete bỏ dòng này.",
        ),
        Lang::En => Sentence::new(
            format!("«{book}» is not there any more."),
            "If it was moved, choose “Open another book…”; if it is on a stick or a network drive, connect that. Delete \
             takes this line away.",
        ),
    }
}

pub fn not_recent(lang: Lang) -> Sentence {
    match lang {
        Lang::Vi => Sentence::new("Chỉ bỏ được sổ trong danh sách mở gần đây.", ""),
        Lang::En => Sentence::new("Only a recent book can be taken off the list.", ""),
    }
}

pub fn forgotten(lang: Lang, book: &str) -> String {
    match lang {
        Lang::Vi => format!("Đã bỏ «{book}» khỏi danh sách; tệp vẫn còn nguyên."),
        Lang::En => format!("«{book}» is off the list; the file stays."),
    }
}

// What will happen, said under the list.

pub const fn about_current(lang: Lang) -> &'static str {
    lang.pick("Trở lại sổ đang mở, như khi vừa rời đi.", "To the book that is open.")
}

pub fn about_recent(lang: Lang, path: &str) -> String {
    match lang {
        Lang::Vi => format!("Mở {path}. Mỗi ngày mở lần đầu, một bản sao lưu được ghi vào thư mục -sao-luu cạnh sổ."),
        Lang::En => format!("Opens {path}. Once a day a backup is written to the -sao-luu folder beside it."),
    }
}

pub const fn about_other(lang: Lang) -> &'static str {
    lang.pick(
        "Chọn một tệp sổ (.tonghop) trên máy, USB hay ổ mạng. Không tệp nào bị thay đổi khi chọn.",
        "Choose a book file (.tonghop) on this computer, a stick or a network drive.",
    )
}

pub const fn about_create(lang: Lang) -> &'static str {
    lang.pick(
        "Hỏi ba điều: kế hoạch nào, ghi sổ ở đâu, và tệp Excel có danh sách đơn vị (mã, tên, loại hình, xã phường). Chỉ ghi \
         một tệp sổ mới; không ghi đè tệp đã có.",
        "Asks three things: which plan, where the book goes, and the Excel list of units (code, name, kind, commune). Writes \
         one new book file and never over an existing one.",
    )
}

pub fn about_sample(lang: Lang, folder: &str) -> String {
    match lang {
        Lang::Vi => format!(
            "Làm một sổ mẫu với 120 trường giả định và khoảng 100 tệp đã nộp trong thư mục {folder} (đổi được), để xem và \
             làm thử; không đụng đến sổ thật. Khoảng vài giây."
        ),
        Lang::En => format!(
            "Makes a sample book with 120 invented schools and about 100 files in the folder {folder} (which can be \
             changed), to look around and try things; no real book is touched. Takes a few seconds."
        ),
    }
}

// Making a book.

pub const fn which_plan(lang: Lang) -> &'static str {
    lang.pick("Sổ mới: theo kế hoạch nào?", "New book: on which plan?")
}

pub const fn plan_file(lang: Lang) -> &'static str {
    lang.pick("Tệp kế hoạch khác…", "Another plan file…")
}

pub fn files(lang: Lang, done: usize, files: usize) -> String {
    match lang {
        Lang::Vi => format!("{done}/{files} tệp"),
        Lang::En => format!("{done} of {files} files"),
    }
}
