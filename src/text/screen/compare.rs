//! What a file would change: what stands around the lines.
use crate::text::{Lang, Sentence};

/// A file that brings nothing new.
pub fn nothing_to_apply(lang: Lang) -> Sentence {
    match lang {
        Lang::Vi => Sentence::new("Không có gì khác để áp dụng.", "Bấm Esc để đóng."),
        Lang::En => Sentence::new("Nothing differs, so there is nothing to apply.", "Press Esc to close."),
    }
}

/// Lines that are not listed.
pub fn more_lines(lang: Lang, more: usize) -> String {
    match lang {
        Lang::Vi => format!("… và {more} dòng nữa"),
        Lang::En => format!("… and {more} more lines"),
    }
}

/// Under the lines of what a file would change; `more` stand below the last one shown.
pub fn compare_foot(lang: Lang, applies: bool, more: usize) -> String {
    let keys = match applies {
        true => lang.pick("Enter áp dụng · Esc thôi, không đổi gì", "Enter applies it · Esc changes nothing"),
        false => lang.pick("Esc đóng", "Esc closes"),
    };
    match (more, lang) {
        (0, _) => keys.to_owned(),
        (_, Lang::Vi) => format!("{keys} · ↓ còn {more} dòng"),
        (_, Lang::En) => format!("{keys} · ↓ {more} more lines"),
    }
}
