//! Nhập từ giấy, điện thoại: figures that come without a file.
use crate::text::{Lang, Sentence, summary};
use rust_decimal::Decimal;

pub const fn title(lang: Lang) -> &'static str {
    lang.pick("Nhập tay", "Key in")
}

/// Where keyed figures come from, in the order of the screen's list.
pub const fn sources(lang: Lang) -> [&'static str; 3] {
    match lang {
        Lang::Vi => ["bản giấy", "điện thoại", "bản chụp, bản quét"],
        Lang::En => ["paper", "telephone", "photo or scan"],
    }
}

pub const fn source(lang: Lang) -> &'static str {
    lang.pick("Nguồn", "Source")
}

pub const fn by(lang: Lang) -> &'static str {
    lang.pick("Người đọc hoặc người ký", "Read out or signed by")
}

pub const fn signed(lang: Lang) -> &'static str {
    lang.pick("Có bản đã ký, đóng dấu", "A signed copy is there")
}

pub const fn signed_state(lang: Lang, signed: Option<bool>) -> &'static str {
    match signed {
        None => lang.pick("chưa rõ", "not known"),
        Some(true) => lang.pick("có", "yes"),
        Some(false) => lang.pick("không", "no"),
    }
}

pub const fn columns(lang: Lang) -> [&'static str; 3] {
    match lang {
        Lang::Vi => ["Mục", "Gõ", "Hiểu là"],
        Lang::En => ["Field", "Typed", "Read as"],
    }
}

/// How much was typed so far, and the key that saves it.
pub fn progress(lang: Lang, typed: usize, all: usize, wrong: usize, key: &str) -> String {
    let number = |count: usize| summary::number(lang, Decimal::from(count));
    let (typed, all) = (number(typed), number(all));
    let wrong = match (lang, wrong) {
        (_, 0) => String::new(),
        (Lang::Vi, wrong) => format!(", {wrong} chưa hiểu"),
        (Lang::En, wrong) => format!(", {wrong} not understood"),
    };
    match lang {
        Lang::Vi => format!("Đã gõ {typed}/{all} mục{wrong}. {key} ghi vào sổ."),
        Lang::En => format!("{typed} of {all} fields typed{wrong}. {key} saves them."),
    }
}

/// Esc was pressed with figures that are not in the book.
pub fn unsaved(lang: Lang, typed: usize, key: &str) -> String {
    match (lang, typed) {
        (Lang::Vi, _) => format!("{typed} mục đã gõ chưa ghi vào sổ. {key} để ghi; Esc lần nữa để bỏ."),
        (Lang::En, 1) => format!("1 typed field is not saved. {key} saves it; Esc again drops it."),
        (Lang::En, _) => format!("{typed} typed fields are not saved. {key} saves them; Esc again drops them."),
    }
}

pub fn nothing_typed(lang: Lang) -> Sentence {
    match lang {
        Lang::Vi => Sentence::new("Chưa gõ số liệu nào.", "Chọn một mục rồi Enter để gõ."),
        Lang::En => Sentence::new("No figure is typed.", "Select a field and press Enter to type."),
    }
}

pub fn nothing_to_clear(lang: Lang) -> Sentence {
    match lang {
        Lang::Vi => Sentence::new("Dòng này đang trống.", ""),
        Lang::En => Sentence::new("This line is empty.", ""),
    }
}

pub fn no_unit(lang: Lang) -> Sentence {
    match lang {
        Lang::Vi => Sentence::new("Đơn vị này không còn trong danh sách.", "Esc để trở lại."),
        Lang::En => Sentence::new("This unit is not on the roster any more.", "Esc goes back."),
    }
}
