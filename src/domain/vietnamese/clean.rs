//! Removes from a text what nobody sees, and composes its letters (NFC).
use std::borrow::Cow;
use unicode_normalization::{IsNormalized, UnicodeNormalization, is_nfc_quick};

/// What becomes of a character that is not simply kept.
enum Change {
    Keep,
    Drop,
    Space,
    Break,
}

/// NFC, without NUL, zero-width characters, byte order marks and soft hyphens; every kind of space is a
/// plain space and every kind of line break `\n`. Borrows where there is nothing to do.
///
/// For Unicode text only: in TCVN3 the soft hyphen is a letter, so legacy text is decoded before.
pub fn clean(text: &str) -> Cow<'_, str> {
    if text.bytes().all(|byte| matches!(byte, b'\n' | b' '..=b'~')) {
        return Cow::Borrowed(text);
    }
    let untouched = text.chars().all(|c| matches!(change(c), Change::Keep) || c == '\n');
    if untouched && is_nfc_quick(text.chars()) == IsNormalized::Yes {
        return Cow::Borrowed(text);
    }
    let one_break = text.replace("\r\n", "\n");
    let seen = one_break.chars().filter_map(|c| match change(c) {
        Change::Keep => Some(c),
        Change::Drop => None,
        Change::Space => Some(' '),
        Change::Break => Some('\n'),
    });
    Cow::Owned(seen.nfc().collect())
}

/// Characters that take no room: a reader of the sheet cannot know that they are there.
pub const fn is_invisible(c: char) -> bool {
    matches!(c,
        '\0' | '\u{ad}' | '\u{34f}' | '\u{61c}' | '\u{180e}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}'
        | '\u{2060}'..='\u{2064}' | '\u{2066}'..='\u{2069}' | '\u{fe00}'..='\u{fe0f}' | '\u{feff}')
}

fn change(c: char) -> Change {
    match c {
        '\n' | '\r' | '\u{85}' | '\u{2028}' | '\u{2029}' => Change::Break,
        _ if is_invisible(c) => Change::Drop,
        // Other control characters may stand where a reader sees a gap: "1␋2" must not become 12.
        _ if c != ' ' && (c.is_whitespace() || c.is_control()) => Change::Space,
        _ => Change::Keep,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_nobody_sees_is_removed() {
        for (dirty, cleaned) in [
            ("Trường THPT", "Trường THPT"),
            ("Tru\u{031b}\u{01a1}\u{0300}ng", "Trư\u{01a1}\u{0300}ng".nfc().collect::<String>().as_str()),
            ("Hoa\u{0300}", "Hoà"),
            ("1\u{a0}234", "1 234"),
            ("1\u{202f}234\t5", "1 234 5"),
            ("\u{feff}12\u{200b}\0", "12"),
            ("tuyên tru\u{ad}yền", "tuyên truyền"),
            ("a\r\nb\rc\u{2028}d\ne", "a\nb\nc\nd\ne"),
            ("1\u{b}2", "1 2"),
            ("", ""),
        ] {
            assert_eq!(clean(dirty), cleaned, "{dirty:?}");
        }
    }

    #[test]
    fn clean_text_is_not_copied() {
        for text in ["150", "Quý I\nnăm 2026", "Đơn vị: Trường Nguyễn Dữ"] {
            assert!(matches!(clean(text), Cow::Borrowed(_)), "{text}");
        }
    }
}
