//! Which unit is meant by what somebody wrote. A name alone is never a key.
use super::{
    Unit,
    name::{KindWords, NameParts, coarse, commune_name},
};
use crate::domain::{
    plan::Kind,
    vietnamese::{fold_marked, spells},
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
        };
        for (at, unit) in units.iter().enumerate() {
            for name in std::iter::once(&unit.name).chain(unit.former_names.iter().map(|(name, _)| name)) {
                let parts = index.kinds.split(name);
                let marked = bare_marked(name, &parts);
                // A kind without words of its own ("khác") is named by nothing but the whole name.
                let speaks = kinds.iter().any(|kind| kind.id == unit.kind && !kind.words.is_empty());
                let kind = speaks.then(|| unit.kind.clone());
                index.names.entry(parts.bare).or_default().push(Named { unit: at, kind, marked });
            }
            for alias in &unit.aliases {
                index.aliases.insert(fold_marked(alias), at);
            }
        }
        for (alias, code) in confirmed {
            if let Some(at) = index.code(code) {
                index.aliases.insert(fold_marked(alias), at);
            }
        }
        index
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
        let spelled: Vec<&Named> = named.iter().filter(|one| spells(&written, &one.marked)).collect();
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
            .filter(|(name, _)| may_be_near(name.chars().count(), letters))
            .map(|(name, named)| (named, strsim::normalized_levenshtein(name, &parts.bare)))
            .filter(|(_, score)| *score >= NEAR)
            .flat_map(|(named, score)| named.iter().map(move |one| (one, score)))
            .map(|(one, score)| (one.unit, if one.kind == parts.kind { score } else { score * 0.9 }))
            .collect();
        scored.sort_by(|a, b| b.1.total_cmp(&a.1).then(a.0.cmp(&b.0)));
        scored.truncate(SUGGESTIONS);
        Match::Near(scored)
    }
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
    let marked = fold_marked(text);
    let words: Vec<&str> = marked.split(' ').collect();
    let wanted: Vec<&str> = parts.bare.split(' ').collect();
    words
        .windows(wanted.len().max(1))
        .rev()
        .find(|window| window.iter().zip(&wanted).all(|(word, wanted)| coarse(word) == *wanted))
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
    }
}
