//! Learns from what is typed which marks the input method sends apart from their letters.
//!
//! With "Unicode tổ hợp" UniKey sends ế as ê and a tone, and to take it back two Backspaces: one for each code
//! unit it sent, as the text fields of Windows delete them.
use unicode_normalization::{UnicodeNormalization, char::is_combining_mark};

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Apart {
    Nothing,
    /// â, ă, ê, ô, ơ, ư arrive whole, tones apart.
    Tones,
    Marks,
}

impl Apart {
    pub fn learn(&mut self, typed: char) {
        let whole = !is_combining_mark(typed);
        let mut marks = typed.nfd().filter(|c| is_combining_mark(*c)).peekable();
        if marks.peek().is_none() {
            return;
        }
        let tone = marks.any(is_tone);
        *self = match (whole, tone, *self) {
            (true, true, _) => Self::Nothing,
            (true, false, Self::Marks) => Self::Tones,
            (true, false, other @ (Self::Nothing | Self::Tones)) => other,
            (false, true, Self::Nothing | Self::Tones) => Self::Tones,
            (false, _, _) => Self::Marks,
        };
    }

    /// How many Backspaces the input method sends for a character besides the one for its letter.
    pub fn keys_for_marks(self, grapheme: &str) -> usize {
        let marks = grapheme.nfd().filter(|c| is_combining_mark(*c));
        match self {
            Self::Nothing => 0,
            Self::Tones => marks.filter(|c| is_tone(*c)).count(),
            Self::Marks => marks.count(),
        }
    }
}

/// Huyền, sắc, ngã, hỏi, nặng.
const fn is_tone(c: char) -> bool {
    matches!(c, '\u{300}' | '\u{301}' | '\u{303}' | '\u{309}' | '\u{323}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_last_mark_tells_how_marks_arrive() {
        for (typed, apart, keys) in [
            ("nguyen", Apart::Nothing, 0),
            ("nguyễ", Apart::Nothing, 0),
            ("ê\u{303}", Apart::Tones, 1),
            ("e\u{302}", Apart::Marks, 2),
            ("e\u{302}\u{303}", Apart::Marks, 2),
            ("e\u{302}\u{303}ê", Apart::Tones, 1),
            ("ê\u{303}ê", Apart::Tones, 1),
            ("ê\u{303}nễ", Apart::Nothing, 0),
        ] {
            let mut learnt = Apart::Nothing;
            typed.chars().for_each(|c| learnt.learn(c));
            assert_eq!((learnt, learnt.keys_for_marks("ễ")), (apart, keys), "{typed:?}");
            assert_eq!(learnt.keys_for_marks("n"), 0);
        }
    }
}
