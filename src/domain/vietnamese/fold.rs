//! Texts made comparable: case, marks and punctuation that people write one way or another are removed.
use super::{
    clean::{clean, is_invisible},
    letter,
    letter::Vowel,
    syllable,
};
use unicode_normalization::char::{decompose_canonical, is_combining_mark};

/// Lower case without marks; whatever is neither letter nor digit is one space; trimmed.
///
/// `"Trường THPT  Y Jút – Ea H’Leo"` → `"truong thpt y jut ea h leo"`.
pub fn fold(text: &str) -> String {
    let mut folded = Folded::new(text.len());
    for c in text.chars() {
        if c.is_ascii() {
            folded.ascii(c);
        } else if let Some(vowel) = Vowel::of(c) {
            folded.letter(vowel.base());
        } else if letter::is_d_stroke(c) {
            folded.letter('d');
        } else if c.is_alphanumeric() {
            decompose_canonical(c, |part| {
                if !is_combining_mark(part) {
                    part.to_lowercase().for_each(|lower| folded.letter(lower));
                }
            });
        } else if !letter::is_combining(c) && !is_invisible(c) {
            folded.gap();
        }
    }
    folded.text
}

/// Like [`fold`], but the marks stay: "nguyễn du" is not "nguyễn dư".
///
/// What is only spelling goes: where the tone stands (hoà, hòa), i or y at the end of a syllable (Lý, Lí),
/// Ð for Đ, decomposed letters.
pub fn fold_marked(text: &str) -> String {
    let text = clean(text);
    let mut folded = Folded::new(text.len());
    for c in text.chars() {
        if c.is_ascii() {
            folded.ascii(c);
        } else if let Some(vowel) = Vowel::of(c) {
            folded.letter(vowel.letter());
        } else if letter::is_d_stroke(c) {
            folded.letter('đ');
        } else if c.is_alphanumeric() || letter::is_combining(c) {
            c.to_lowercase().for_each(|lower| folded.letter(lower));
        } else {
            folded.gap();
        }
    }
    syllable::spell_alike(folded.text)
}

/// The text carries a Vietnamese mark; đ counts.
pub fn has_marks(text: &str) -> bool {
    !text.is_ascii()
        && text
            .chars()
            .any(|c| !c.is_ascii() && (Vowel::of(c).is_some() || letter::is_d_stroke(c) || letter::is_combining(c)))
}

/// Both texts [`fold_marked`]: `typed` is `word`, with marks possibly left out but none different.
///
/// "khong" and "không" spell không; "khổng" does not.
pub fn spells(typed: &str, word: &str) -> bool {
    let mut typed = typed.chars();
    word.chars().all(|wanted| {
        typed.next().is_some_and(|c| {
            c == wanted
                || Vowel::of(wanted).is_some_and(|vowel| vowel.base() == c)
                || (c == 'd' && letter::is_d_stroke(wanted))
        })
    }) && typed.next().is_none()
}

/// A text under construction, in which a gap is written only before the next letter.
struct Folded {
    text: String,
    gap: bool,
}

impl Folded {
    fn new(capacity: usize) -> Self {
        Self { text: String::with_capacity(capacity), gap: false }
    }

    fn ascii(&mut self, c: char) {
        if c.is_ascii_alphanumeric() {
            self.letter(c.to_ascii_lowercase());
        } else if c != '\0' {
            self.gap();
        }
    }

    fn letter(&mut self, c: char) {
        if self.gap && !self.text.is_empty() {
            self.text.push(' ');
        }
        self.gap = false;
        self.text.push(c);
    }

    const fn gap(&mut self) {
        self.gap = true;
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use unicode_normalization::UnicodeNormalization;

    #[test]
    fn folding_leaves_letters_and_digits() {
        for (text, folded) in [
            ("Trường THPT  Y Jút – Ea H’Leo", "truong thpt y jut ea h leo"),
            ("Ea H'Leo", "ea h leo"),
            ("ĐẠT", "dat"),
            ("Ðạt", "dat"),
            ("Đa\u{0323}t", "dat"),
            ("  (Quý II/2026)\r\n[*] ", "quy ii 2026"),
            ("“Nguyễn Dữ”", "nguyen du"),
            ("tru\u{ad}yền\u{200b}", "truyen"),
            ("Krông Păč", "krong pac"),
            ("...", ""),
            ("", ""),
        ] {
            assert_eq!(fold(text), folded, "{text:?}");
        }
    }

    #[test]
    fn marks_that_change_the_meaning_stay() {
        for (text, folded) in [
            ("Nguyễn Du", "nguyễn du"),
            ("Nguyễn Dư", "nguyễn dư"),
            ("NGUYỄN DƯ", "nguyễn dư"),
            ("Nguyễn  Du\u{031b}", "nguyễn dư"),
            ("Ðạt", "đạt"),
            ("Krông Păč", "krông păč"),
        ] {
            assert_eq!(fold_marked(text), folded, "{text:?}");
        }
    }

    #[test]
    fn spelling_differences_fold_alike() {
        for (one, other) in [
            ("Hoà Bình", "Hòa Bình"),
            ("Thuý", "Thúy"),
            ("khoẻ", "khỏe"),
            ("Lý Thường Kiệt", "Lí Thường Kiệt"),
            ("Mỹ", "Mĩ"),
            ("tỷ lệ", "tỉ lệ"),
            ("Quý", "Quí"),
            ("Hoa\u{0300}", "Hòa"),
        ] {
            assert_eq!(fold_marked(one), fold_marked(other), "{one} {other}");
        }
        assert_ne!(fold_marked("Thúy"), fold_marked("Thúi"));
        assert_ne!(fold_marked("Nguyễn Du"), fold_marked("Nguyễn Dư"));
        assert_eq!(fold("Nguyễn Du"), fold("Nguyễn Dư"));
    }

    #[test]
    fn marks_are_seen() {
        for (text, marked) in [
            ("Nguyen", false),
            ("đ", true),
            ("Ðat", true),
            ("ê", true),
            ("a\u{0301}", true),
            ("12 – 15 …", false),
            ("漢", false),
        ] {
            assert_eq!(has_marks(text), marked, "{text}");
        }
    }

    #[test]
    fn marks_may_be_left_out_but_not_differ() {
        for (typed, word, same) in [
            ("khong", "không", true),
            ("khong co", "không có", true),
            ("khong có", "không có", true),
            ("dat", "đạt", true),
            ("khổng", "không", false),
            ("không", "khong", false),
            ("khon", "không", false),
            ("khongg", "không", false),
        ] {
            assert_eq!(spells(&fold_marked(typed), &fold_marked(word)), same, "{typed} {word}");
        }
    }

    proptest! {
        #[test]
        fn folding_twice_changes_nothing(text in "[ a-zA-Z0-9À-ỹđĐ’.,\u{300}-\u{323}]{0,40}") {
            let folded = fold(&text);
            prop_assert_eq!(&fold(&folded), &folded);
            let marked = fold_marked(&text);
            prop_assert_eq!(&fold_marked(&marked), &marked);
        }

        #[test]
        fn case_and_composition_do_not_matter(text in "[ a-zA-Zàáảãạăằẳâầấêềếôồốơờớưừứđ]{0,40}") {
            let apart: String = text.nfd().collect();
            prop_assert_eq!(fold(&apart), fold(&text));
            prop_assert_eq!(fold_marked(&apart), fold_marked(&text));
            prop_assert_eq!(fold_marked(&text.to_uppercase()), fold_marked(&text));
        }
    }
}
