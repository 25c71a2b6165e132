//! The letters of Vietnamese as one table: twelve vowels, each with six tones. No other file lists them.
use std::sync::LazyLock;

/// One vowel a row; the tones in the order level, huyền, sắc, hỏi, ngã, nặng.
const VOWELS: [&str; 12] = [
    "aàáảãạ",
    "ăằắẳẵặ",
    "âầấẩẫậ",
    "eèéẻẽẹ",
    "êềếểễệ",
    "iìíỉĩị",
    "oòóỏõọ",
    "ôồốổỗộ",
    "ơờớởỡợ",
    "uùúủũụ",
    "ưừứửữự",
    "yỳýỷỹỵ",
];

/// The plain letter of each row.
const BASES: [char; 12] = ['a', 'a', 'a', 'e', 'e', 'i', 'o', 'o', 'o', 'u', 'u', 'y'];

/// Past the last code point of the table (ỹ is U+1EF9).
const END: usize = 0x1f00;

/// By code point: 0 for what is no vowel, else 1 + row × 6 + tone; capitals too.
static CODES: LazyLock<Box<[u8]>> = LazyLock::new(|| {
    let mut codes = vec![0; END].into_boxed_slice();
    for (row, vowels) in (0..).zip(VOWELS) {
        for (tone, vowel) in (0..).zip(vowels.chars()) {
            for c in vowel.to_uppercase().chain([vowel]) {
                if let Some(code) = codes.get_mut(c as usize) {
                    *code = 1 + row * 6 + tone;
                }
            }
        }
    }
    codes
});

/// A vowel with its tone, whatever its case.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Vowel {
    row: u8,
    /// 0 is the level tone: no tone mark.
    pub tone: u8,
}

impl Vowel {
    pub fn of(c: char) -> Option<Self> {
        let code = CODES.get(c as usize)?.checked_sub(1)?;
        Some(Self { row: code / 6, tone: code % 6 })
    }

    /// Without hat, breve, horn and tone.
    pub fn base(self) -> char {
        BASES.get(usize::from(self.row)).copied().unwrap_or(' ')
    }

    /// The lower-case letter.
    pub fn letter(self) -> char {
        let row = VOWELS.get(usize::from(self.row)).copied().unwrap_or("");
        row.chars().nth(usize::from(self.tone)).unwrap_or(' ')
    }

    pub const fn with_tone(self, tone: u8) -> Self {
        Self { row: self.row, tone }
    }

    /// ơ with any tone.
    pub const fn is_horned_o(self) -> bool {
        self.row == 8
    }

    /// Carries a hat, a breve or a horn.
    pub const fn is_shaped(self) -> bool {
        matches!(self.row, 1 | 2 | 4 | 7 | 8 | 10)
    }
}

/// đ, and Icelandic eth, whose capital looks the same and is typed for it.
pub(super) const fn is_d_stroke(c: char) -> bool {
    matches!(c, 'đ' | 'Đ' | 'ð' | 'Ð')
}

/// A mark that stands on the letter before it.
pub(super) const fn is_combining(c: char) -> bool {
    matches!(c, '\u{300}'..='\u{36f}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_vowel_knows_its_letter_and_its_base() {
        for vowels in VOWELS {
            for (tone, c) in (0..).zip(vowels.chars()) {
                let vowel = Vowel::of(c).unwrap_or_else(|| unreachable!("{c}"));
                assert_eq!((vowel.letter(), vowel.tone), (c, tone));
                assert_eq!(c.to_uppercase().next().and_then(Vowel::of), Some(vowel));
                assert!(vowel.base().is_ascii_lowercase());
                assert_eq!(vowel.is_shaped(), !vowels.starts_with(vowel.base()));
            }
        }
        assert_eq!(Vowel::of('b'), None);
        assert_eq!(Vowel::of('漢'), None);
    }
}
