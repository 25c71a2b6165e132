//! Which unit is meant by what somebody wrote. A name alone is never a key.
mod slip;

use super::{
    Unit,
    name::{KindWords, NameParts, commune_name, marked},
};
use crate::domain::{
    plan::Kind,
    vietnamese::{fold, fold_marked, has_marks, spells},
};
use chrono::NaiveDate;
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
    /// The own names of all communes there are or were.
    communes: HashSet<String>,
    /// The commune of every unit, as [`commune_name`] writes it, and then the names it has or had otherwise.
    places: Vec<Vec<String>>,
    /// The day it is looked up for: who was there then is meant before who was not.
    day: Option<NaiveDate>,
    /// First words, folded, of everything that can fit a unit: most lines of a letterhead need no further look.
    openings: HashSet<String>,
}

/// One name a unit has or had.
struct Named {
    unit: usize,
    kind: Option<String>,
    marked: String,
    /// The unit's name now, or on the day the units are of; not one it had or got later.
    current: bool,
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
        let places: Vec<Vec<String>> = units.iter().map(places_of).collect();
        let mut index = Self {
            units,
            kinds: KindWords::new(kinds),
            codes,
            aliases: HashMap::new(),
            names: HashMap::new(),
            communes: places.iter().flatten().cloned().collect(),
            places,
            day: None,
            openings: HashSet::new(),
        };
        for (at, unit) in units.iter().enumerate() {
            let names = std::iter::once(&unit.name).chain(unit.former_names.iter().map(|(name, _)| name));
            for (name, current) in names.zip(std::iter::once(true).chain(std::iter::repeat(false))) {
                let parts = index.kinds.split(name);
                let marked = bare_marked(name, &parts);
                if parts.kind.is_none() {
                    index.openings.extend([&fold(name), &marked].map(|name| first_word(name).to_owned()));
                }
                // A kind without words of its own ("khác") is named by nothing but the whole name.
                let speaks = kinds.iter().any(|kind| kind.id == unit.kind && !kind.words.is_empty());
                let kind = speaks.then(|| unit.kind.clone());
                index.names.entry(parts.bare).or_default().push(Named { unit: at, kind, marked, current });
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

    /// For reports of a period: a name that was one unit's and is another's means whose it was on this day.
    #[must_use]
    pub const fn on(mut self, day: NaiveDate) -> Self {
        self.day = Some(day);
        self
    }

    /// Closed on the day it is looked up for, or not open yet.
    pub fn is_absent(&self, at: usize) -> bool {
        self.day.is_some_and(|day| self.units.get(at).is_some_and(|unit| !unit.is_open_on(day)))
    }

    /// Those that go on with the work of a unit that is closed.
    pub fn successors(&self, at: usize) -> Vec<usize> {
        let codes = self.units.get(at).map(|unit| unit.successors.as_slice()).unwrap_or_default();
        codes.iter().filter_map(|code| self.code(code)).collect()
    }

    fn lies_in(&self, at: usize, place: &str) -> bool {
        self.places.get(at).is_some_and(|places| places.iter().any(|one| one == place))
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
        let of_kind: Vec<&Named> = spelled.into_iter().filter(|one| one.kind == parts.kind).collect();
        let place = parts.commune.clone().or_else(|| commune.map(commune_name));
        let mut fitting = of_kind.clone();
        if let Some(place) = &place {
            fitting.retain(|one| self.lies_in(one.unit, place));
        }
        // A commune printed elsewhere on the sheet helps to choose; one that the roster knows must fit, as one
        // written within the name must.
        let known = place.as_ref().is_some_and(|place| self.communes.contains(place));
        if fitting.is_empty() && parts.commune.is_none() && !known {
            fitting = of_kind;
        }
        let fitting = self.of_the_day(&fitting, place.as_deref());
        Ok(match fitting.as_slice() {
            [] => Match::Near(named.iter().map(|one| (one.unit, 0.95)).take(SUGGESTIONS).collect()),
            [one] => Match::One(*one),
            _ => Match::Several(fitting),
        })
    }

    /// Of several that a name fits: those that bore it then, were there then, and lay there then, as far as that leaves any.
    fn of_the_day(&self, fitting: &[&Named], place: Option<&str>) -> Vec<usize> {
        let mut fitting = fitting.to_vec();
        let mut prefer = |is_better: &dyn Fn(&&Named) -> bool| {
            if fitting.iter().any(is_better) {
                fitting.retain(is_better);
            }
        };
        prefer(&|one| !self.is_absent(one.unit));
        prefer(&|one| one.current);
        if let Some(place) = place {
            let lies_there =
                |at: usize| self.places.get(at).and_then(|places| places.first()).is_some_and(|own| own == place);
            prefer(&|one| lies_there(one.unit));
        }
        let mut units: Vec<usize> = fitting.iter().map(|one| one.unit).collect();
        units.sort_unstable();
        units.dedup();
        units
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
}

/// Its commune's own name, then the others that it has or had.
fn places_of(unit: &Unit) -> Vec<String> {
    let names = std::iter::once(&unit.commune).chain(&unit.other_communes);
    names.map(|name| commune_name(name)).collect()
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
mod tests;
