//! What stands in front of and behind a unit's own name: its kind, its commune.
use crate::domain::{
    plan::Kind,
    vietnamese::{fold, fold_marked},
};
use std::borrow::Cow;

/// Without marks, and with i and y alike: "Lý" and "Lí" are one name.
pub fn coarse(text: &str) -> String {
    fold(&marked(text))
}

/// Folded with its marks, and what names are written with in several ways written in one: Ea H'Leo, Ea H’leo and
/// Ea Hleo; số 1, số 01 and số I.
pub fn marked(text: &str) -> String {
    let folded = fold_marked(&joined(text));
    let mut name = String::with_capacity(folded.len());
    let (mut before, mut further) = ("", "");
    for word in folded.split(' ') {
        // "Ea H Leo": a consonant by itself begins the next word; in "T.H Kim Đồng" it ends a short form.
        let is_glued = further.chars().count() != 1
            && matches!(before, "b" | "d" | "đ" | "h" | "k" | "l" | "m" | "n" | "r" | "s")
            && word.starts_with(char::is_alphabetic)
            && word.len() > 1;
        if !name.is_empty() && !is_glued {
            name.push(' ');
        }
        name.push_str(match word {
            "i" if is_number_word(before) => "1",
            "ii" if is_number_word(before) => "2",
            "iii" if is_number_word(before) => "3",
            "iv" if is_number_word(before) => "4",
            "v" if is_number_word(before) => "5",
            _ if word.bytes().all(|byte| byte.is_ascii_digit()) => match word.trim_start_matches('0') {
                "" => word,
                number => number,
            },
            _ => word,
        });
        (further, before) = (before, word);
    }
    name
}

fn is_number_word(word: &str) -> bool {
    matches!(word, "số" | "so")
}

/// Without the apostrophe inside a word, and with "X." and "P." before a commune spelled out.
fn joined(text: &str) -> Cow<'_, str> {
    const APOSTROPHES: [char; 7] = ['\'', '’', '‘', 'ʼ', '`', '´', '′'];
    let short = |at: usize| matches!(text.get(at..at + 2), Some("X." | "x." | "P." | "p."));
    let has_short = text.match_indices('.').any(|(at, _)| at > 0 && short(at - 1));
    if !has_short && !text.contains(APOSTROPHES) {
        return Cow::Borrowed(text);
    }
    let mut joined = String::with_capacity(text.len() + 8);
    let (mut before, mut letters) = (' ', text.char_indices().peekable());
    while let Some((at, c)) = letters.next() {
        let next = letters.peek().map_or(' ', |(_, next)| *next);
        if APOSTROPHES.contains(&c) && before.is_alphabetic() && next.is_alphabetic() {
            continue;
        }
        if short(at) && !before.is_alphanumeric() && before != '.' {
            joined.push_str(if matches!(c, 'x' | 'X') { "xã " } else { "phường " });
            letters.next();
            before = ' ';
            continue;
        }
        joined.push(c);
        before = c;
    }
    Cow::Owned(joined)
}

/// A written name taken apart. Everything is folded.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct NameParts {
    /// Id of the kind that the words in front name.
    pub kind: Option<String>,
    /// What is left between kind and commune.
    pub bare: String,
    /// Commune named with its own word ("xã Ea Kao").
    pub commune: Option<String>,
}

/// Words in front of a name that say nothing about which unit it is.
const EMPTY_WORDS: &[&str] = &["ten", "don", "vi", "truong", "tr", "co", "so", "giao", "duc"];
/// Phrases made of them, longest first.
const EMPTY_PHRASES: &[&str] =
    &["ten co so giao duc", "co so giao duc", "ten don vi", "ten truong", "don vi", "truong", "tr"];
const COMMUNE_WORDS: &[&str] = &["xa", "phuong", "thi tran", "dac khu"];
/// Words before the places above a commune.
const ABOVE: [&str; 6] = [" tinh ", " huyen ", " thanh pho ", " tp ", " thi xa ", " quan "];

/// The plan's kinds with the words that name them, folded once: names are taken apart by the thousand.
pub struct KindWords<'a> {
    /// In the plan's order; none are empty.
    words: Vec<(&'a Kind, String)>,
}

impl<'a> KindWords<'a> {
    pub fn new(kinds: &'a [Kind]) -> Self {
        let words_of = |kind: &'a Kind| kind.words.iter().chain([&kind.name]).map(move |word| (kind, word));
        let folded = |(kind, word): (&'a Kind, &String)| (kind, strip_empty(&coarse(word)).to_owned());
        Self { words: kinds.iter().flat_map(words_of).map(folded).filter(|(_, word)| !word.is_empty()).collect() }
    }

    /// The first words, folded, of a name that says its kind.
    pub fn openings(kinds: &[Kind]) -> impl Iterator<Item = String> {
        let words = kinds.iter().flat_map(|kind| kind.words.iter().chain([&kind.name]));
        let folded =
            words.flat_map(|word| [strip_empty(&fold(word)).to_owned(), strip_empty(&coarse(word)).to_owned()]);
        let phrases = folded.chain(EMPTY_PHRASES.iter().map(|phrase| (*phrase).to_owned()));
        phrases.map(|phrase| phrase.split(' ').next().unwrap_or_default().to_owned())
    }

    /// Takes a written name apart; the longest spelling in front wins.
    pub fn split(&self, text: &str) -> NameParts {
        let folded = coarse(text);
        let mut rest = strip_empty(&folded);
        let mut found: Option<(&Kind, &str)> = None;
        for (kind, word) in &self.words {
            if let Some(after) = strip_words(rest, word)
                && found.is_none_or(|(_, best)| after.len() < best.len())
            {
                found = Some((kind, after));
            }
        }
        if let Some((_, after)) = found {
            rest = after;
        }
        let (bare, commune) = split_commune(rest);
        NameParts { kind: found.map(|(kind, _)| kind.id.clone()), bare: bare.to_owned(), commune }
    }
}

fn strip_empty(folded: &str) -> &str {
    debug_assert!(EMPTY_PHRASES.iter().all(|phrase| phrase.split(' ').all(|word| EMPTY_WORDS.contains(&word))));
    EMPTY_PHRASES.iter().find_map(|phrase| strip_words(folded, phrase)).unwrap_or(folded)
}

/// What follows whole words at the start; None if they do not stand there.
fn strip_words<'a>(text: &'a str, words: &str) -> Option<&'a str> {
    let after = text.strip_prefix(words)?;
    if words.is_empty() {
        None
    } else if after.is_empty() {
        Some(after)
    } else {
        after.strip_prefix(' ')
    }
}

/// Without the district and the province behind it.
fn before_above(text: &str) -> &str {
    ABOVE
        .iter()
        .filter_map(|word| text.find(word))
        .filter(|at| *at > 0)
        .min()
        .and_then(|at| text.get(..at))
        .unwrap_or(text)
}

fn split_commune(rest: &str) -> (&str, Option<String>) {
    let rest = before_above(rest);
    for word in COMMUNE_WORDS {
        let marker = format!(" {word} ");
        if let Some((before, after)) = rest.split_once(&marker)
            && !before.is_empty()
            // "Phòng GDĐT thị xã Buôn Hồ": a town is no commune.
            && !(*word == "xa" && before == "thi")
        {
            return (before, Some(after.to_owned()));
        }
    }
    (rest, None)
}

/// A commune as it is written: the word in front ("xa", "phuong"), if there is one, and its own name.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct CommuneName {
    word: Option<&'static str>,
    own: String,
}

impl CommuneName {
    pub fn new(text: &str) -> Self {
        let folded = coarse(text);
        let office = ["ubnd ", "uy ban nhan dan "].iter().find_map(|office| folded.strip_prefix(office));
        let without = office.unwrap_or(&folded);
        let word = COMMUNE_WORDS.iter().copied().find(|word| strip_words(without, word).is_some());
        Self { word, own: commune_name(text) }
    }

    /// Xã Tân An is not phường Tân An; "Tân An" may be either.
    pub fn is(&self, other: &Self) -> bool {
        self.own == other.own && (self.word.is_none() || other.word.is_none() || self.word == other.word)
    }
}

/// A commune's own name, folded and without the word in front: "Phường Buôn Hồ" → "buon ho".
pub fn commune_name(text: &str) -> String {
    let folded = coarse(text);
    let without =
        ["ubnd ", "uy ban nhan dan "].iter().find_map(|office| folded.strip_prefix(office)).unwrap_or(&folded);
    before_above(COMMUNE_WORDS.iter().find_map(|word| strip_words(without, word)).unwrap_or(without)).to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn kind_name_and_commune_come_apart() {
        let kind = |id: &str, name: &str, words: &[&str]| Kind {
            id: id.into(),
            name: name.into(),
            words: words.iter().map(|word| (*word).to_owned()).collect(),
            group: false,
        };
        let kinds = [
            kind("tieu-hoc", "Tiểu học", &["TH", "T.H", "TiH"]),
            kind("thcs", "Trung học cơ sở", &["THCS", "T.H.C.S", "cấp 2"]),
            kind("th-thcs", "Tiểu học và THCS", &["TH&THCS", "TH và THCS"]),
            kind("thpt", "Trung học phổ thông", &["THPT", "PTTH", "cấp 3"]),
            kind("phong", "Phòng GDĐT", &[]),
        ];
        let words = KindWords::new(&kinds);
        for (text, kind, bare, commune) in [
            ("Trường THPT Nguyễn Du", Some("thpt"), "nguyen du", None),
            ("TRƯỜNG TRUNG HỌC PHỔ THÔNG NGUYỄN DU", Some("thpt"), "nguyen du", None),
            ("Trường TH&THCS Ea H’Leo", Some("th-thcs"), "ea hleo", None),
            ("Trường TH&THCS Ea H'leo", Some("th-thcs"), "ea hleo", None),
            ("Trường TH và THCS Ea Hleo", Some("th-thcs"), "ea hleo", None),
            ("TH-THCS Ea H LEO", Some("th-thcs"), "ea hleo", None),
            ("Trường PTTH Cư M’gar", Some("thpt"), "cu mgar", None),
            ("THPT Y Jút", Some("thpt"), "y jut", None),
            ("Tr.TiH số 01", Some("tieu-hoc"), "so 1", None),
            ("TiH số II", Some("tieu-hoc"), "so 2", None),
            ("Trường T.H Kim Đồng", Some("tieu-hoc"), "kim dong", None),
            ("T.H.C.S Ea H Leo", Some("thcs"), "ea hleo", None),
            ("TH Lê Lợi, X. Ea Kao", Some("tieu-hoc"), "le loi", Some("ea kao")),
            ("TH Lê Lợi, P.Tân An, TP. Buôn Ma Thuột", Some("tieu-hoc"), "le loi", Some("tan an")),
            ("THCS Lê Lợi xã Ea Kao, huyện Lắk", Some("thcs"), "le loi", Some("ea kao")),
            ("THCS Lê Lợi - tỉnh Đắk Lắk", Some("thcs"), "le loi", None),
            ("THCS Ðoàn Thị Ðiểm", Some("thcs"), "doan thi diem", None),
            ("Tr. TH Lê Lợi, xã Ea Kao", Some("tieu-hoc"), "le loi", Some("ea kao")),
            ("Trường cấp 3 số 1 phường Buôn Hồ, tỉnh Đắk Lắk", Some("thpt"), "so 1", Some("buon ho")),
            ("Phòng GDĐT thị xã Buôn Hồ", Some("phong"), "thi xa buon ho", None),
            ("Phòng GDĐT thành phố Buôn Ma Thuột", Some("phong"), "thanh pho buon ma thuot", None),
            ("THCS Lê Lợi, thị xã Buôn Hồ", Some("thcs"), "le loi", None),
            ("Nguyễn Du", None, "nguyen du", None),
        ] {
            let parts = words.split(text);
            assert_eq!(
                (parts.kind.as_deref(), parts.bare.as_str(), parts.commune.as_deref()),
                (kind, bare, commune),
                "{text}"
            );
        }
    }

    #[test]
    fn communes_of_one_name_differ_by_their_word() {
        for (one, other, same) in [
            ("Xã Tân An", "phường Tân An", false),
            ("P. Tân An", "UBND phường Tân An", true),
            ("Tân An", "phường Tân An", true),
            ("xã Ea Kao", "Ea Kao", true),
            ("xã Ea Kao", "xã Ea Kar", false),
        ] {
            assert_eq!(CommuneName::new(one).is(&CommuneName::new(other)), same, "{one} {other}");
        }
    }

    #[test]
    fn a_commune_is_its_own_name() {
        for (text, name) in [
            ("Xã Ea Kao", "ea kao"),
            ("P. Tân An", "tan an"),
            ("UBND xã Ea Kao - tỉnh Đắk Lắk", "ea kao"),
            ("UBND phường Tân An", "tan an"),
            ("Ea Kao", "ea kao"),
        ] {
            assert_eq!(commune_name(text), name);
        }
    }
}
