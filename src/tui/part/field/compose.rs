//! Which characters a field takes, and how they become its text.
use crate::domain::vietnamese::is_invisible;
use unicode_normalization::{UnicodeNormalization, char::is_combining_mark};
use unicode_width::UnicodeWidthChar;

/// Most marks on one letter. Vietnamese needs two; text with hundreds is made to disturb a screen.
const MOST_MARKS: usize = 8;

/// The character as a field keeps it: every space and line break is a plain space, what nobody sees is dropped.
pub(super) fn kept(c: char) -> Option<char> {
    if c.is_whitespace() {
        Some(' ')
    } else if is_invisible(c) || c.is_control() || (c.width() == Some(0) && !is_combining_mark(c)) {
        None
    } else {
        Some(c)
    }
}

/// NFC. A mark at the beginning is left out: nothing carries it, and on a screen it would join the frame.
pub(super) fn compose(text: &str) -> String {
    // As if the beginning were full of marks.
    let mut marks = MOST_MARKS;
    text.nfc()
        .filter(|c| {
            marks = if is_combining_mark(*c) { marks + 1 } else { 0 };
            marks <= MOST_MARKS
        })
        .collect()
}
