//! Letters as old fonts, other systems and other keyboards leave them. The tests' own: nothing here comes from the
//! program that is tested.
use std::{collections::HashMap, sync::LazyLock};
use unicode_normalization::UnicodeNormalization;

/// A font of before Unicode.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Old {
    Tcvn3,
    Vni,
}

/// Letter → as TCVN3 and as VNI show in a cell; capitals of TCVN3 that only the capitals' font has are left out.
static TABLE: LazyLock<HashMap<char, [Option<String>; 2]>> = LazyLock::new(|| {
    let facts = include_str!("../../files/truth/legacy-encodings.csv");
    let row = |line: &str| {
        let cells: Vec<&str> = line.split(',').collect();
        let tcvn3 = (!cells[2].contains("caps font")).then(|| cells[3].to_owned());
        (cells[0].chars().next().unwrap(), [tcvn3, Some(cells[5].to_owned())])
    };
    facts.lines().skip(1).map(row).collect()
});

impl Old {
    /// The text as it stands in the file. TCVN3 has no marked capitals: those become small, as the capitals' font
    /// shows small letters large.
    pub fn encode(self, text: &str) -> String {
        let mut out = String::new();
        for letter in text.replace('Ð', "Đ").nfc() {
            let at = |letter: char| TABLE.get(&letter).and_then(|both| both[self as usize].clone());
            let small = || letter.to_lowercase().next().and_then(at);
            match at(letter).or_else(small) {
                Some(old) => out += &old,
                None => out.push(letter),
            }
        }
        out
    }

    /// Without what programs drop that take the soft hyphen for what it is called.
    pub fn without_soft_hyphens(text: &str) -> String {
        text.replace('\u{ad}', "")
    }

    pub fn font(self, capitals: bool) -> &'static str {
        match (self, capitals) {
            (Self::Tcvn3, false) => ".VnTime",
            (Self::Tcvn3, true) => ".VnTimeH",
            (Self::Vni, _) => "VNI-Times",
        }
    }
}

/// As macOS names files and some phones type.
pub fn decomposed(text: &str) -> String {
    text.nfd().collect()
}

/// As file names and hasty messages have it.
pub fn unmarked(text: &str) -> String {
    let bare = |letter: &char| !('\u{300}'..='\u{36f}').contains(letter);
    text.nfd().filter(bare).collect::<String>().replace('đ', "d").replace('Đ', "D")
}

/// The Icelandic letter that looks like Đ.
pub fn icelandic(text: &str) -> String {
    text.replace('Đ', "Ð")
}

/// The tone on the other vowel: hòa, hoà.
pub fn other_tone_place(text: &str) -> String {
    let pairs = [
        ("òa", "oà"),
        ("óa", "oá"),
        ("ỏa", "oả"),
        ("õa", "oã"),
        ("ọa", "oạ"),
        ("úy", "uý"),
        ("ùy", "uỳ"),
        ("ủy", "uỷ"),
    ];
    pairs.iter().fold(text.to_owned(), |text, (new, old)| text.replace(new, old))
}

#[test]
fn old_letters_are_those_of_the_fonts() {
    for (text, tcvn3, vni) in [
        ("Trường Tiểu học Nguyễn Du", "Tr\u{ad}êng TiÓu häc NguyÔn Du", "Tröôøng Tieåu hoïc Nguyeãn Du"),
        ("Số buổi tuyên truyền", "Sè buæi tuyªn truyÒn", "Soá buoåi tuyeân truyeàn"),
        ("xã Ea Kao, tỉnh Đắk Lắk", "x· Ea Kao, tØnh §¾k L¾k", "xaõ Ea Kao, tænh Ñaék Laék"),
        ("Mỹ Thuỷ", "Mü Thuû", "Myõ Thuyû"),
    ] {
        assert_eq!((Old::Tcvn3.encode(text).as_str(), Old::Vni.encode(text).as_str()), (tcvn3, vni));
    }
}
