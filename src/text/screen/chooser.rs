//! Choosing files and folders.
use crate::{
    job::listing::Unlisted,
    text::{Lang, Sentence, summary},
};
use rust_decimal::Decimal;

/// What is being chosen: to take in, a book, a plan, a list of units.
pub fn title_import(lang: Lang, period: &str) -> String {
    match lang {
        Lang::Vi => format!("Chọn tệp, thư mục để nhận — {period}"),
        Lang::En => format!("Choose files and folders to take in — {period}"),
    }
}

pub const fn title_book(lang: Lang) -> &'static str {
    lang.pick("Chọn sổ để mở (.tonghop)", "Choose a book to open (.tonghop)")
}

pub const fn title_plan(lang: Lang) -> &'static str {
    lang.pick("Chọn tệp kế hoạch (.toml)", "Choose a plan file (.toml)")
}

pub const fn title_new_plan(lang: Lang) -> &'static str {
    lang.pick("Chọn tệp của bản kế hoạch mới", "Choose the file of the new version of the plan")
}

pub fn title_roster(lang: Lang, book: &str) -> String {
    match lang {
        Lang::Vi => format!("Chọn danh sách đơn vị (.xlsx) cho sổ mới {book}"),
        Lang::En => format!("Choose the list of units (.xlsx) of the new book {book}"),
    }
}

pub const fn places(lang: Lang) -> &'static str {
    lang.pick("Ổ đĩa và thư mục hay dùng", "Drives and usual folders")
}

pub const fn path(lang: Lang) -> &'static str {
    lang.pick("Đường dẫn", "Path")
}

pub const fn folder(lang: Lang) -> &'static str {
    lang.pick("thư mục", "folder")
}

pub const fn new(lang: Lang) -> &'static str {
    lang.pick("mới", "new")
}

/// What is in the folder shown, in one line.
pub fn counts(lang: Lang, folders: usize, files: usize, new: Option<usize>) -> String {
    let mut text = several(lang, folders, files);
    if let Some(new) = new {
        text.push_str(&match lang {
            Lang::Vi => format!(" · {new} tệp mới từ lần nhận trước"),
            Lang::En => format!(" · {new} new since the last import"),
        });
    }
    text
}

pub const fn new_only(lang: Lang) -> &'static str {
    lang.pick("chỉ hiện tệp mới", "only new files are shown")
}

fn several(lang: Lang, folders: usize, files: usize) -> String {
    match (lang, folders, files) {
        (Lang::Vi, 0, _) => format!("{files} tệp"),
        (Lang::Vi, _, 0) => format!("{folders} thư mục"),
        (Lang::Vi, ..) => format!("{files} tệp, {folders} thư mục"),
        (Lang::En, 0, 1) => "1 file".into(),
        (Lang::En, 0, _) => format!("{files} files"),
        (Lang::En, 1, 0) => "1 folder".into(),
        (Lang::En, _, 0) => format!("{folders} folders"),
        (Lang::En, ..) => format!("{files} files, {folders} folders"),
    }
}

/// What a key would take: the whole folder, with everything below it.
pub fn takes_folder(lang: Lang, key: &str, folders: usize, files: usize, hidden: usize) -> String {
    let what = several(lang, folders, files);
    let hidden = match (lang, hidden) {
        (_, 0) => String::new(),
        (Lang::Vi, _) => format!(", {hidden} tệp ẩn"),
        (Lang::En, _) => format!(", {hidden} hidden"),
    };
    match lang {
        Lang::Vi => format!("{key} nhận cả thư mục này ({what}{hidden})"),
        Lang::En => format!("{key} takes this whole folder ({what}{hidden})"),
    }
}

pub fn takes_new(lang: Lang, key: &str, files: usize) -> String {
    match lang {
        Lang::Vi => format!("{key} nhận {files} tệp mới đang hiện"),
        Lang::En => format!("{key} takes the {files} new files shown"),
    }
}

/// Marked rows, some of them perhaps in folders that are not shown.
pub fn takes_marked(lang: Lang, key: &str, marked: usize, elsewhere: usize) -> String {
    let elsewhere = match (lang, elsewhere) {
        (_, 0) => String::new(),
        (Lang::Vi, _) => format!(", trong đó {elsewhere} mục không hiện ở đây"),
        (Lang::En, _) => format!(", {elsewhere} of them not shown here"),
    };
    match lang {
        Lang::Vi => format!("{key} nhận {marked} mục đã đánh dấu{elsewhere}"),
        Lang::En => format!("{key} takes the {marked} marked rows{elsewhere}"),
    }
}

pub fn reading_folder(lang: Lang, folder: &str) -> String {
    match lang {
        Lang::Vi => format!("Đang đọc {folder}…"),
        Lang::En => format!("Reading {folder}…"),
    }
}

pub fn reading(lang: Lang) -> Sentence {
    match lang {
        Lang::Vi => Sentence::new("Thư mục đang được đọc.", "Đợi một chút rồi làm lại."),
        Lang::En => Sentence::new("The folder is being read.", "Wait a moment and try again."),
    }
}

/// Why a folder cannot be shown.
pub fn unlisted(lang: Lang, path: &str, why: &Unlisted) -> Sentence {
    let (vi, en) = match why {
        Unlisted::NotFound => (
            (format!("Không có «{path}»."), "Kiểm tra lại đường dẫn, hoặc cắm lại ổ USB, nối lại mạng."),
            (format!("There is no “{path}”."), "Check the path; connect the drive or the network again."),
        ),
        Unlisted::Denied => (
            (format!("Không có quyền xem «{path}»."), "Chọn thư mục khác, hoặc nhờ người quản lý máy cấp quyền."),
            (format!("“{path}” may not be looked into."), "Choose another folder, or ask for the permission."),
        ),
        Unlisted::Other(why) => (
            (format!("Không mở được «{path}»: {why}."), "Thử lại, hoặc chọn thư mục khác."),
            (format!("“{path}” could not be opened: {why}."), "Try again, or choose another folder."),
        ),
    };
    let (message, advice) = if lang == Lang::Vi { vi } else { en };
    Sentence::new(message, advice)
}

pub fn nothing_here(lang: Lang, ending: Option<&str>) -> Sentence {
    let kind = ending.map(|ending| format!(" .{ending}")).unwrap_or_default();
    match lang {
        Lang::Vi => Sentence::new(format!("Ở đây không có tệp{kind} hay thư mục nào."), "Sang thư mục khác."),
        Lang::En => Sentence::new(format!("There is no{kind} file and no folder here."), "Go to another folder."),
    }
}

pub fn nothing_new(lang: Lang) -> Sentence {
    match lang {
        Lang::Vi => Sentence::new("Không có tệp mới từ lần nhận trước.", "Hiện lại mọi tệp để nhận cả tệp cũ."),
        Lang::En => {
            Sentence::new("No file is new since the last import.", "Show all files again to take older ones too.")
        }
    }
}

pub fn all_new(lang: Lang) -> Sentence {
    match lang {
        Lang::Vi => Sentence::new("Chưa có lần nhận nào để so: mọi tệp đều hiện.", ""),
        Lang::En => Sentence::new("There is no earlier import to compare with: all files are shown.", ""),
    }
}

pub fn no_file(lang: Lang, ending: Option<&str>) -> Sentence {
    let ending = ending.unwrap_or("*");
    match lang {
        Lang::Vi => Sentence::new(format!("Chưa chọn tệp .{ending} nào."), "Đưa con trỏ tới tệp cần mở."),
        Lang::En => Sentence::new(format!("No .{ending} file is selected."), "Move to the file."),
    }
}

/// Enter on a file while others are marked could mean either.
pub fn marked_first(lang: Lang, marked: usize) -> Sentence {
    match lang {
        Lang::Vi => Sentence::new(format!("Đang đánh dấu {marked} mục."), "Nhận các mục ấy, hoặc bỏ dấu trước."),
        Lang::En => Sentence::new(format!("{marked} rows are marked."), "Take those, or unmark them first."),
    }
}

/// Everything on a drive or everything somebody owns was hardly meant.
pub fn too_wide(lang: Lang) -> Sentence {
    match lang {
        Lang::Vi => Sentence::new(
            "Đây là cả ổ đĩa hoặc cả thư mục riêng.",
            "Vào thư mục chứa tệp của các đơn vị, hoặc đánh dấu những mục cần nhận.",
        ),
        Lang::En => Sentence::new(
            "This is a whole drive or everything of one's own.",
            "Go into the folder with the units' files, or mark what is to be taken.",
        ),
    }
}

pub const fn columns(lang: Lang) -> [&'static str; 4] {
    match lang {
        Lang::Vi => ["Tên", "Cỡ", "Sửa ngày", ""],
        Lang::En => ["Name", "Size", "Changed", ""],
    }
}

/// `812 B`, `34 KB`, `1,2 MB`: enough to tell a form from a film.
pub fn size(lang: Lang, bytes: u64) -> String {
    const KIB: u64 = 1024;
    let tenths = |unit: u64| Decimal::new(i64::try_from(bytes / (unit / 10).max(1)).unwrap_or(i64::MAX), 1);
    match bytes {
        0..KIB => format!("{bytes} B"),
        KIB..1_048_576 => format!("{} KB", bytes.div_ceil(KIB)),
        1_048_576..1_073_741_824 => format!("{} MB", summary::number(lang, tenths(1_048_576))),
        1_073_741_824.. => format!("{} GB", summary::number(lang, tenths(1_073_741_824))),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sizes_are_short_and_written_as_the_language_does() {
        for (bytes, vi, en) in [
            (0, "0 B", "0 B"),
            (1023, "1023 B", "1023 B"),
            (1025, "2 KB", "2 KB"),
            (1_310_720, "1,2 MB", "1.2 MB"),
            (5_368_709_120, "5 GB", "5 GB"),
        ] {
            assert_eq!((size(Lang::Vi, bytes), size(Lang::En, bytes)), (vi.to_owned(), en.to_owned()));
        }
    }
}
