//! Đơn vị.
use crate::text::{Lang, Sentence, summary};
use rust_decimal::Decimal;

pub const fn title(lang: Lang) -> &'static str {
    lang.pick("Đơn vị", "Units")
}

/// Titles of the columns; after them the indicators stand by number. The narrow ones have four letters at most.
pub const fn columns(lang: Lang) -> [&'static str; 8] {
    match lang {
        Lang::Vi => ["STT", "Tên đơn vị", "Loại hình", "Xã, phường", "Tình trạng", "Nhận", "Trễ", "Lỗi"],
        Lang::En => ["No.", "Unit", "Kind", "Commune", "State", "In", "Late", "Err."],
    }
}

pub const fn with_errors(lang: Lang) -> &'static str {
    lang.pick("có lỗi", "with errors")
}

pub const fn with_warnings(lang: Lang) -> &'static str {
    lang.pick("có cảnh báo", "with warnings")
}

pub const fn search(lang: Lang) -> &'static str {
    lang.pick("Tìm", "Search")
}

pub const fn filter(lang: Lang) -> &'static str {
    lang.pick("Chỉ hiện các đơn vị", "Show only units")
}

/// The ways to sort, in the order of the screen's list.
pub fn sort(lang: Lang, at: usize) -> &'static str {
    let words = match lang {
        Lang::Vi => ["STT", "tên", "xã, phường", "tình trạng", "ngày nhận", "số lỗi"],
        Lang::En => ["number", "name", "commune", "state", "day received", "findings"],
    };
    words.get(at).copied().unwrap_or_default()
}

pub fn sorted(lang: Lang, by: &str) -> String {
    match lang {
        Lang::Vi => format!("Sắp xếp theo {by}"),
        Lang::En => format!("Sorted by {by}"),
    }
}

/// What can be done with several units, in the order of the screen's list.
pub fn act(lang: Lang, at: usize) -> &'static str {
    let words = match lang {
        Lang::Vi => ["Gia hạn nộp", "Miễn báo cáo kỳ này", "Chấp nhận báo cáo dù còn lỗi", "Trả lại báo cáo"],
        Lang::En => [
            "Extend the deadline",
            "Exempt from this period",
            "Accept the reports despite errors",
            "Return the reports",
        ],
    };
    words.get(at).copied().unwrap_or_default()
}

pub fn act_on(lang: Lang, units: usize) -> String {
    match lang {
        Lang::Vi => format!("Xử lý {}", of_units(lang, units)),
        Lang::En => format!("Act on {}", of_units(lang, units)),
    }
}

pub fn of_units(lang: Lang, count: usize) -> String {
    let figure = summary::number(lang, Decimal::from(count));
    match (lang, count) {
        (Lang::Vi, _) => format!("{figure} đơn vị"),
        (Lang::En, 1) => "1 unit".to_owned(),
        (Lang::En, _) => format!("{figure} units"),
    }
}

/// `12 / 348 đơn vị, 3 đã đánh dấu`.
pub fn counts(lang: Lang, shown: usize, all: usize, marked: usize) -> String {
    let shown = summary::number(lang, Decimal::from(shown));
    let marks = match (lang, marked) {
        (_, 0) => String::new(),
        (Lang::Vi, _) => format!(", {marked} đã đánh dấu"),
        (Lang::En, _) => format!(", {marked} marked"),
    };
    format!("{shown} / {}{marks}", of_units(lang, all))
}

pub const fn empty(lang: Lang, no_roster: bool) -> &'static str {
    if no_roster {
        lang.pick("Sổ chưa có đơn vị nào.", "The book has no units yet.")
    } else {
        lang.pick(
            "Không có đơn vị nào như vậy. Bỏ lọc để hiện lại tất cả.",
            "There is no such unit. Show all to see the others.",
        )
    }
}

pub fn nothing_shown(lang: Lang) -> Sentence {
    match lang {
        Lang::Vi => Sentence::new("Danh sách đang trống.", "Bỏ lọc để hiện mọi đơn vị."),
        Lang::En => Sentence::new("The list is empty.", "Show all to see every unit."),
    }
}

/// A file that may be this unit's waits for an answer; four columns wide.
pub const fn waits(lang: Lang) -> &'static str {
    lang.pick("chờ", "tray")
}

pub fn searching(lang: Lang) -> Sentence {
    match lang {
        Lang::Vi => Sentence::new("Đang gõ ở ô tìm.", "Gõ tên, mã hoặc xã, phường."),
        Lang::En => Sentence::new("The search is open.", "Type a name, a code or a commune."),
    }
}

pub fn all_shown(lang: Lang) -> Sentence {
    match lang {
        Lang::Vi => Sentence::new("Đang hiện mọi đơn vị.", ""),
        Lang::En => Sentence::new("Every unit is shown.", ""),
    }
}
