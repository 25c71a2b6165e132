//! Which unit is meant by what somebody wrote. A name alone is never a key.
use super::{
    Unit,
    name::{KindWords, NameParts, commune_name, marked},
};
use crate::domain::{
    plan::Kind,
    vietnamese::{fold, fold_marked, has_marks, is_plain_syllable, is_syllable, spells},
};
use std::collections::{BTreeMap, HashMap, HashSet};

/// The roster prepared for look-ups. Units are named by their index in it.
pub struct UnitIndex<'a> {
    units: &'a [Unit],
    kinds: KindWords<'a>,
    codes: HashMap<String, usize>,
    /// Confirmed spellings → unit.
    aliases: HashMap<String, usize>,
    /// Bare name without marks → units.
    names: HashMap<String, Vec<Named>>,
    communes: HashSet<String>,
    /// The commune of every unit, as [`commune_name`] writes it.
    places: Vec<String>,
    /// First words, folded, of everything that can fit a unit: most lines of a letterhead need no further look.
    openings: HashSet<String>,
}

/// One name a unit has or had.
struct Named {
    unit: usize,
    kind: Option<String>,
    marked: String,
}

/// What a written name leads to.
#[derive(Debug, Clone, PartialEq)]
pub enum Match {
    One(usize),
    /// All of them fit everything that was written.
    Several(Vec<usize>),
    /// None fits; those that come near, best first, with how near (0–1).
    Near(Vec<(usize, f64)>),
}

/// Below this a suggestion only confuses.
const NEAR: f64 = 0.75;
const SUGGESTIONS: usize = 5;
/// Below so many letters a slip may be another name.
const LONG_ENOUGH: usize = 6;

impl<'a> UnitIndex<'a> {
    /// `confirmed`: spellings that a clerk answered for, and the code each stands for.
    pub fn new(units: &'a [Unit], kinds: &'a [Kind], confirmed: &BTreeMap<String, String>) -> Self {
        let codes: HashMap<String, usize> =
            units.iter().enumerate().map(|(at, unit)| (code_key(&unit.code), at)).collect();
        let places: Vec<String> = units.iter().map(|unit| commune_name(&unit.commune)).collect();
        let mut index = Self {
            units,
            kinds: KindWords::new(kinds),
            codes,
            aliases: HashMap::new(),
            names: HashMap::new(),
            communes: places.iter().cloned().collect(),
            places,
            openings: HashSet::new(),
        };
        for (at, unit) in units.iter().enumerate() {
            for name in std::iter::once(&unit.name).chain(unit.former_names.iter().map(|(name, _)| name)) {
                let parts = index.kinds.split(name);
                let marked = bare_marked(name, &parts);
                if parts.kind.is_none() {
                    index.openings.extend([&fold(name), &marked].map(|name| first_word(name).to_owned()));
                }
                // A kind without words of its own ("khác") is named by nothing but the whole name.
                let speaks = kinds.iter().any(|kind| kind.id == unit.kind && !kind.words.is_empty());
                let kind = speaks.then(|| unit.kind.clone());
                index.names.entry(parts.bare).or_default().push(Named { unit: at, kind, marked });
            }
            for alias in &unit.aliases {
                index.insert_alias(alias, at);
            }
        }
        for (alias, code) in confirmed {
            if let Some(at) = index.code(code) {
                index.insert_alias(alias, at);
            }
        }
        index.openings.extend(KindWords::openings(kinds));
        index
    }

    fn insert_alias(&mut self, alias: &str, unit: usize) {
        let key = fold_marked(alias);
        self.openings.insert(first_word(&fold(alias)).to_owned());
        self.aliases.insert(key, unit);
    }

    /// A folded text that begins like this may fit a unit; any other cannot.
    pub fn may_open(&self, folded: &str) -> bool {
        self.openings.contains(first_word(folded))
    }

    /// Some unit lies in the commune that a text names.
    pub fn knows_commune(&self, text: &str) -> bool {
        self.communes.contains(&commune_name(text))
    }

    /// A spelling to be remembered for one unit: it names somebody, not a kind, a place or an office above.
    pub fn can_be_alias(&self, text: &str) -> bool {
        const OFFICES: [&str; 9] = [
            "so gd",
            "so giao duc",
            "phong gd",
            "phong giao duc",
            "phong van hoa",
            "ubnd",
            "uy ban",
            "bo gd",
            "bo giao duc",
        ];
        let parts = self.kinds.split(text);
        let folded = fold(text);
        let named = parts.bare.chars().filter(|c| c.is_alphabetic()).count() >= 3;
        named
            && !self.communes.contains(&parts.bare)
            && !self.communes.contains(&commune_name(text))
            && !OFFICES.iter().any(|office| folded.starts_with(office))
    }

    pub fn code(&self, code: &str) -> Option<usize> {
        self.codes.get(&code_key(code)).copied()
    }

    pub const fn kinds(&self) -> &KindWords<'a> {
        &self.kinds
    }

    pub fn unit(&self, at: usize) -> Option<&'a Unit> {
        self.units.get(at)
    }

    /// Finds who is meant by a written name. `commune` is what else the sheet says about the place.
    pub fn find(&self, text: &str, commune: Option<&str>) -> Match {
        self.look_up(text, commune).unwrap_or_else(|parts| self.near(&parts))
    }

    /// The same, but without a look at every name for what comes near.
    pub fn find_named(&self, text: &str, commune: Option<&str>) -> Match {
        self.look_up(text, commune).unwrap_or(Match::Near(vec![]))
    }

    /// Those whom a written name fits, if there are any; without a look at every name for what comes near.
    pub fn find_fitting(&self, text: &str, commune: Option<&str>) -> Option<Match> {
        self.look_up(text, commune).ok().filter(|found| matches!(found, Match::One(_) | Match::Several(_)))
    }

    /// Err: no unit has this name.
    fn look_up(&self, text: &str, commune: Option<&str>) -> Result<Match, NameParts> {
        if let Some(at) = self.aliases.get(&fold_marked(text)) {
            return Ok(Match::One(*at));
        }
        let mut parts = self.kinds.split(text);
        if !self.names.contains_key(&parts.bare) {
            self.split_off_known_commune(&mut parts);
        }
        let Some(named) = self.names.get(&parts.bare) else { return Err(parts) };
        let written = bare_marked(text, &parts);
        // A name with marks is written whole: "Nguyễn Du" is not short for "Nguyễn Dư".
        let is_bare = !has_marks(&written);
        let fits = |one: &&Named| one.marked == written || (is_bare && spells(&written, &one.marked));
        let mut spelled: Vec<&Named> = named.iter().filter(fits).collect();
        // Who writes marks writes all of them: "Trường Tiểu học Nguyễn Du" is Nguyễn Du, though Nguyễn Dư without its mark
        // would be the same.
        let is_exact = |one: &&Named| one.kind == parts.kind && one.marked == written;
        if has_marks(text) && spelled.iter().any(is_exact) {
            spelled.retain(is_exact);
        }
        let of_kind: Vec<usize> = spelled.iter().filter(|one| one.kind == parts.kind).map(|one| one.unit).collect();
        let place = parts.commune.clone().or_else(|| commune.map(commune_name));
        let mut fitting = of_kind.clone();
        if let Some(place) = &place {
            fitting.retain(|at| self.places.get(*at) == Some(place));
        }
        // A commune printed elsewhere on the sheet helps to choose; one that the roster knows must fit, as one
        // written within the name must.
        let known = place.as_ref().is_some_and(|place| self.communes.contains(place));
        if fitting.is_empty() && parts.commune.is_none() && !known {
            fitting = of_kind;
        }
        fitting.sort_unstable();
        fitting.dedup();
        Ok(match fitting.as_slice() {
            [] => Match::Near(named.iter().map(|one| (one.unit, 0.95)).take(SUGGESTIONS).collect()),
            [one] => Match::One(*one),
            _ => Match::Several(fitting),
        })
    }

    /// "Nguyễn Du - Ea Kao": a known commune at the end, without its word.
    fn split_off_known_commune(&self, parts: &mut NameParts) {
        let split = parts.bare.char_indices().filter(|(_, letter)| *letter == ' ').find_map(|(at, _)| {
            let (name, commune) = (parts.bare.get(..at)?, parts.bare.get(at + 1..)?);
            (self.communes.contains(commune) && self.names.contains_key(name))
                .then(|| (name.to_owned(), commune.to_owned()))
        });
        if let Some((name, commune)) = split {
            parts.bare = name;
            parts.commune = Some(commune);
        }
    }

    fn near(&self, parts: &NameParts) -> Match {
        let letters = parts.bare.chars().count();
        let mut scored: Vec<(usize, f64)> = self
            .names
            .iter()
            .filter(|(name, _)| may_be_near(name.chars().count(), letters) && has_same_figures(name, &parts.bare))
            .map(|(name, named)| (named, strsim::normalized_levenshtein(name, &parts.bare)))
            .filter(|(_, score)| *score >= NEAR)
            .flat_map(|(named, score)| named.iter().map(move |one| (one, score)))
            .map(|(one, score)| (one.unit, if one.kind == parts.kind { score } else { score * 0.9 }))
            .collect();
        scored.sort_by(|a, b| b.1.total_cmp(&a.1).then(a.0.cmp(&b.0)));
        scored.dedup_by_key(|(unit, _)| *unit);
        scored.truncate(SUGGESTIONS);
        Match::Near(scored)
    }

    /// The unit that a name means but for a slip of the hand: "Nguyễm Du", where m ends no such syllable.
    ///
    /// Taken only where it can be nobody else: kind and commune fit, one word differs by one letter, that word is no
    /// Vietnamese syllable while all others are (Ea Kar is no slip of Ea Kao), and no other name of the kind is near.
    pub fn slip(&self, text: &str, commune: Option<&str>) -> Option<usize> {
        let Err(parts) = self.look_up(text, commune) else { return None };
        let kind = parts.kind.as_ref()?;
        if parts.bare.chars().count() < LONG_ENOUGH {
            return None;
        }
        let of_kind = |named: &&Named| named.kind.as_ref() == Some(kind);
        let mut near = self.names.iter().filter(|(name, named)| {
            name.chars().count().abs_diff(parts.bare.chars().count()) <= 2
                && named.iter().any(|one| of_kind(&one))
                && strsim::osa_distance(name, &parts.bare) <= 2
        });
        let (Some((name, named)), None) = (near.next(), near.next()) else { return None };
        let written = bare_marked(text, &parts);
        let mut fitting: Vec<&Named> = named.iter().filter(of_kind).collect();
        let place = parts.commune.clone().or_else(|| commune.map(commune_name));
        if let Some(place) = place.filter(|place| parts.commune.is_some() || self.communes.contains(place)) {
            fitting.retain(|one| self.places.get(one.unit) == Some(&place));
        }
        let [one] = fitting.as_slice() else { return None };
        (has_same_figures(name, &parts.bare) && is_slip(&written, &one.marked)).then_some(one.unit)
    }
}

/// One word differs, by one letter, and is no syllable; every other word is one, and the same.
fn is_slip(written: &str, name: &str) -> bool {
    let is_number = |word: &str| word.bytes().all(|byte| byte.is_ascii_digit());
    let is_syllable_of = |word: &str| if has_marks(written) { is_syllable(word) } else { is_plain_syllable(word) };
    let is_word = |word: &str| is_number(word) || is_syllable_of(word);
    let (typed, meant): (Vec<&str>, Vec<&str>) = (written.split(' ').collect(), name.split(' ').collect());
    if typed.len() != meant.len() || !meant.iter().all(|word| is_number(word) || is_syllable(word)) {
        return false;
    }
    let mut different = typed.iter().zip(&meant).filter(|(typed, meant)| !spells(typed, meant));
    let (Some((typed_word, meant_word)), None) = (different.next(), different.next()) else { return false };
    !is_word(typed_word)
        && strsim::osa_distance(&fold(typed_word), &fold(meant_word)) == 1
        && typed.iter().all(|word| word == typed_word || is_word(word))
}

/// "số 1" is never near "số 2", nor "Hòa Bình A" near "Hòa Bình B".
fn has_same_figures(one: &str, other: &str) -> bool {
    fn figures(name: &str) -> impl Iterator<Item = &str> {
        let is_figure = |word: &&str| word.len() == 1 || word.bytes().any(|byte| byte.is_ascii_digit());
        name.split(' ').filter(is_figure)
    }
    figures(one).eq(figures(other))
}

fn first_word(folded: &str) -> &str {
    folded.split(' ').next().unwrap_or(folded)
}

/// Names of such lengths can reach [`NEAR`] at best: every letter too many is one edit. Saves most comparisons.
fn may_be_near(one: usize, other: usize) -> bool {
    // Names have a few dozen letters.
    #[expect(clippy::cast_precision_loss)]
    let best = one.min(other) as f64 / one.max(other) as f64;
    best >= NEAR
}

fn code_key(code: &str) -> String {
    code.trim().to_uppercase()
}

/// The bare name with its marks: as many words as the bare name has, from the place where it stands.
fn bare_marked(text: &str, parts: &NameParts) -> String {
    let marked = marked(text);
    let words: Vec<&str> = marked.split(' ').collect();
    let wanted: Vec<&str> = parts.bare.split(' ').collect();
    words
        .windows(wanted.len().max(1))
        .rev()
        .find(|window| window.iter().zip(&wanted).all(|(word, wanted)| fold(word) == *wanted))
        .map_or(marked.clone(), |window| window.join(" "))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn unit(code: &str, name: &str, kind: &str, commune: &str) -> Unit {
        Unit { code: code.into(), name: name.into(), kind: kind.into(), commune: commune.into(), ..Unit::default() }
    }

    #[test]
    fn a_name_leads_to_one_unit_or_to_a_question() {
        let kind = |id: &str, words: &[&str]| Kind {
            id: id.into(),
            name: id.into(),
            words: words.iter().map(|w| (*w).to_owned()).collect(),
            group: false,
        };
        let kinds = [kind("tieu-hoc", &["TH", "Tiểu học"]), kind("thpt", &["THPT", "cấp 3"]), kind("khac", &[])];
        let units = [
            unit("A", "Trường THPT Nguyễn Du", "thpt", "Ea Kao"),
            unit("B", "Trường TH Nguyễn Du", "tieu-hoc", "Ea Kao"),
            unit("C", "Trường Tiểu học Nguyễn Du", "tieu-hoc", "Buôn Hồ"),
            unit("D", "Trường THPT số 1", "thpt", "Tân An"),
            unit("E", "Trường THPT số 2", "thpt", "Tân An"),
            unit("F", "Nhà thiếu nhi Hòa Bình", "khac", "Tân An"),
            unit("G", "Trường THPT Lý Tự Trọng", "thpt", "Tân An"),
            unit("H", "Trường THPT Ea H’Leo", "thpt", "Ea H'Leo"),
        ];
        let confirmed = BTreeMap::from([("THPT ND (cơ sở 2)".to_owned(), "A".to_owned())]);
        let index = UnitIndex::new(&units, &kinds, &confirmed);
        let one = |at| Match::One(at);
        for (text, commune, expected) in [
            ("TRƯỜNG THPT NGUYỄN DU", None, one(0)),
            ("truong thpt nguyen du", None, one(0)),
            ("Trường cấp 3 Nguyễn Du", None, one(0)),
            ("Trường Tiểu học Nguyễn Du", None, Match::Several(vec![1, 2])),
            ("Trường Tiểu học Nguyễn Du, phường Buôn Hồ", None, one(2)),
            ("Trường Tiểu học Nguyễn Du - Buôn Hồ", None, one(2)),
            ("Trường Tiểu học Nguyễn Du", Some("UBND xã Ea Kao"), one(1)),
            ("Nhà thiếu nhi Hoà Bình", None, one(5)),
            ("Trường THPT Lí Tự Trọng", None, one(6)),
            ("Trường THPT Số 01", None, one(3)),
            ("THPT số II", None, one(4)),
            ("THPT Ea Hleo", None, one(7)),
            ("Trường cấp 3 EA H LEO", Some("UBND XÃ EA HLEO"), one(7)),
            ("Trường TH Nguyễn Du, X. Ea Kao, tỉnh Đắk Lắk", None, one(1)),
            ("THPT ND (Cơ sở 2)", None, one(0)),
        ] {
            assert_eq!(index.find(text, commune), expected, "{text}");
        }
        for text in [
            "Nguyễn Du",
            "Trường THPT Nguyễn Dư",
            "Trường THPT Nguyễn Du, xã Tân An",
            "Trường THPT số 3",
            "Phiếu lương tháng 5",
        ] {
            assert!(matches!(index.find(text, None), Match::Near(_)), "{text}: {:?}", index.find(text, None));
        }
        assert_eq!(index.code(" a "), Some(0));
        assert_eq!(index.find("Trường THPT số 3", None), Match::Near(vec![]));
    }

    #[test]
    fn a_name_with_all_its_marks_is_nobody_elses() {
        let kind =
            |id: &str, word: &str| Kind { id: id.into(), name: word.into(), words: vec![word.into()], group: false };
        let kinds = [kind("mn", "Mầm non"), kind("th", "TH")];
        let units = [
            unit("A", "Trường Mầm non Nguyễn Du", "mn", "Ea Kao"),
            unit("B", "Trường Mầm non Nguyễn Dư", "mn", "Tân An"),
            unit("C", "Trường TH Ea Du", "th", "Ea Kao"),
            unit("D", "Trường TH Ea Dư", "th", "Ea Kao"),
        ];
        let index = UnitIndex::new(&units, &kinds, &BTreeMap::new());
        for (text, commune, expected) in [
            ("Trường Mầm non Nguyễn Du", None, Match::One(0)),
            ("TRƯỜNG MẦM NON NGUYỄN DƯ", None, Match::One(1)),
            ("truong mam non nguyen du", None, Match::Several(vec![0, 1])),
            // A mark elsewhere shows that marks are written; without any, nobody knows.
            ("Trường TH Ea Du", None, Match::One(2)),
            ("TH Ea Du", None, Match::Several(vec![2, 3])),
            ("TH Ea Dư", None, Match::One(3)),
        ] {
            assert_eq!(index.find(text, commune), expected, "{text}");
        }
        // The place speaks against the spelling: asked.
        let torn = index.find("Trường Mầm non Nguyễn Du", Some("Tân An"));
        assert!(matches!(torn, Match::Near(_)), "{torn:?}");
    }

    #[test]
    fn a_slip_is_taken_only_where_it_can_be_nobody_else() {
        let kind =
            |id: &str, word: &str| Kind { id: id.into(), name: word.into(), words: vec![word.into()], group: false };
        let kinds = [kind("th", "TH"), kind("thpt", "THPT")];
        let units = [
            unit("A", "Trường THPT Nguyễn Tất Thành", "thpt", "Ea Kao"),
            unit("B", "Trường THPT Lê Lợi", "thpt", "Tân An"),
            unit("C", "Trường TH Trần Hưng Đạo", "th", "Tân An"),
            unit("D", "Trường TH Trần Hưng Đạo", "th", "Ea Kao"),
            unit("E", "Trường THPT Ea Kao", "thpt", "Ea Kao"),
            unit("F", "Trường THPT Hùng Vương", "thpt", "Tân An"),
            unit("G", "Trường THPT Hồng Vương", "thpt", "Tân An"),
            unit("H", "Trường THPT Quang Trung số 1", "thpt", "Tân An"),
        ];
        let index = UnitIndex::new(&units, &kinds, &BTreeMap::new());
        for (text, commune, expected) in [
            ("Trường THPT Nguyễn Tất Thàhn", None, Some(0)),
            ("TRƯỜNG THPT NGUYỄMN TẤT THÀNH", None, Some(0)),
            ("truong thpt nguyen tat thahn", None, Some(0)),
            ("Trường THPT Nguyễn Tất Thàhn", Some("xã Ea Kao"), Some(0)),
            ("Trường THPT Nguyễn Tất Thàhn", Some("phường Tân An"), None),
            ("Trường TH Nguyễn Tất Thàhn", None, None),
            // Another word, not a slip.
            ("Trường THPT Nguyễn Tất Thàn", None, None),
            ("Trường THPT Lê Lai", None, None),
            ("Trường THPT Ea Kar", None, None),
            // Two slips, or two who may be meant.
            ("Trường THPT Nguyễnn Tất Thàhn", None, None),
            ("Trường THPT Hùngg Vương", None, None),
            ("Trường TH Trần Hưngg Đạo", None, None),
            ("Trường TH Trần Hưngg Đạo", Some("xã Ea Kao"), Some(3)),
            ("Trường THPT Quangg Trung số 2", None, None),
            ("Trường THPT Quangg Trung số 1", None, Some(7)),
            ("Nguyễn Tất Thàhn", None, None),
        ] {
            assert_eq!(index.slip(text, commune), expected, "{text}");
        }
    }

    #[test]
    fn what_names_nobody_is_not_remembered_for_anybody() {
        let kinds = [Kind { id: "th".into(), name: "Tiểu học".into(), words: vec!["TH".into()], group: false }];
        let units = [unit("A", "Trường Tiểu học Lê Lợi", "th", "Ea Kao")];
        let index = UnitIndex::new(&units, &kinds, &BTreeMap::new());
        for (text, remembered) in [
            ("Trường Tiểu học", false),
            ("Trường", false),
            ("......", false),
            ("UBND xã Ea Kao", false),
            ("xã Ea Kao", false),
            ("Ea Kao", false),
            ("Sở GDĐT Đắk Lắk", false),
            ("Phòng Giáo dục và Đào tạo", false),
            ("TH L. Lợi", true),
            ("Điểm trường thôn 3", true),
        ] {
            assert_eq!(index.can_be_alias(text), remembered, "{text}");
        }
    }
}
