//! The roster that follows from its changes.
use super::{
    RosterChange,
    history::{History, Since},
};
use crate::domain::unit::{CommuneName, Facts, Unit};
use chrono::NaiveDate;
use std::collections::{HashMap, HashSet};

/// The roster after changes, given with their batches in the order of their writing, those of undone batches left
/// out. Sorted by the office's order, then by code.
pub fn fold(changes: impl IntoIterator<Item = (i64, RosterChange)>, undone_batches: &HashSet<i64>) -> Vec<Unit> {
    let mut roster = Roster::default();
    for (_, change) in changes.into_iter().filter(|(batch, _)| !undone_batches.contains(batch)) {
        roster.take(change);
    }
    roster.finish()
}

#[derive(Default)]
struct Roster {
    /// In the order of their first writing, which mostly is the office's: sorting then costs next to nothing.
    units: Vec<Unit>,
    places: HashMap<String, usize>,
    /// Of the units about which something dated was said: few.
    histories: HashMap<usize, History>,
    /// In the order of their writing.
    mergers: Vec<Merger>,
    /// A commune → another spelling of it.
    aliases: Vec<(CommuneName, String)>,
    /// Communes as they are written, taken apart once.
    names: HashMap<String, CommuneName>,
}

/// Communes that are one under a new name from a day on.
struct Merger {
    day: NaiveDate,
    old: Vec<CommuneName>,
    new: String,
}

impl Merger {
    fn concerns(&self, commune: &CommuneName) -> bool {
        self.old.iter().any(|old| old.is(commune))
    }
}

impl Roster {
    fn take(&mut self, change: RosterChange) {
        match change {
            RosterChange::Put(unit) => self.put(unit),
            RosterChange::From { day, code, facts } => self.say(&code, &facts, Since::From(day)),
            RosterChange::Correct { on, code, facts } => self.say(&code, &facts, Since::AsOn(on)),
            RosterChange::Commune { day, old, new } => {
                let old = old.iter().map(|name| CommuneName::new(name)).collect();
                self.merge(Merger { day, old, new });
            }
            RosterChange::CommuneAlias { commune, alias } => self.aliases.push((CommuneName::new(&commune), alias)),
        }
    }

    /// A unit as the book should have had it. Of one that is known: as it is in the end; what was before stays.
    fn put(&mut self, unit: Unit) {
        let place = *self.places.entry(unit.code.to_uppercase()).or_insert(self.units.len());
        if let Some(history) = self.histories.get_mut(&place) {
            let facts = Facts {
                name: Some(unit.name.clone()),
                kind: Some(unit.kind.clone()),
                commune: Some(unit.commune.clone()),
                scope: Some(unit.scope.clone()),
                group: Some(unit.group.clone()),
                properties: unit.properties.clone(),
                ..Facts::default()
            };
            history.take(&facts, Since::AsOn(NaiveDate::MAX));
        }
        match self.units.get_mut(place) {
            Some(before) => *before = unit,
            None => self.units.push(unit),
        }
        if !self.histories.contains_key(&place) {
            self.follow_mergers(place, NaiveDate::MIN);
        }
    }

    fn say(&mut self, code: &str, facts: &Facts, since: Since) {
        let Some(place) = self.places.get(&code.to_uppercase()).copied() else { return };
        let Some(unit) = self.units.get_mut(place) else { return };
        facts.apply_undated(unit);
        match (self.histories.contains_key(&place), since) {
            // Nothing dated was ever said of it.
            (false, Since::AsOn(_)) => facts.apply_dated(unit),
            (_, Since::AsOn(_) | Since::From(_)) => {
                self.histories.entry(place).or_insert_with(|| History::new(unit)).take(facts, since);
            }
        }
        if facts.commune.is_some() {
            self.follow_mergers(place, since.day());
        }
    }

    fn name(&mut self, commune: &str) -> CommuneName {
        if let Some(known) = self.names.get(commune) {
            return known.clone();
        }
        let name = CommuneName::new(commune);
        self.names.insert(commune.to_owned(), name.clone());
        name
    }

    /// Every unit of the old communes is in the new one from its day on; so is one that is said to be in one of them
    /// later, by those who did not know yet.
    fn merge(&mut self, merger: Merger) {
        for place in 0..self.units.len() {
            let later: Vec<String> = match self.histories.get_mut(&place) {
                Some(history) => history.commune.said_since(merger.day).map(|commune| commune.clone()).collect(),
                None => Vec::new(),
            };
            let renamed: Vec<String> =
                later.into_iter().filter(|commune| merger.concerns(&self.name(commune))).collect();
            if let Some(history) = self.histories.get_mut(&place).filter(|_| !renamed.is_empty()) {
                for commune in history.commune.said_since(merger.day).filter(|one| renamed.contains(one)) {
                    commune.clone_from(&merger.new);
                }
            }
            if self.follow(place, &merger) {
                // A merger after it may have been written before it.
                self.follow_mergers(place, merger.day);
            }
        }
        self.mergers.push(merger);
    }

    /// The unit inherits the new commune on the day of the merger, if it is in an old one then.
    fn follow(&mut self, place: usize, merger: &Merger) -> bool {
        let Some(unit) = self.units.get(place) else { return false };
        let commune = match self.histories.get(&place) {
            Some(history) if history.commune.is_said(merger.day) => return false,
            Some(history) => history.commune.on(merger.day).clone(),
            None => unit.commune.clone(),
        };
        let concerned = commune != merger.new && merger.concerns(&self.name(&commune));
        if let Some(unit) = self.units.get(place).filter(|_| concerned) {
            let history = self.histories.entry(place).or_insert_with(|| History::new(unit));
            history.commune.follow_from(merger.day, merger.new.clone());
        }
        concerned
    }

    /// A unit's commune on a day is another than was known: the mergers after it concern it otherwise.
    fn follow_mergers(&mut self, place: usize, day: NaiveDate) {
        if self.mergers.is_empty() {
            return;
        }
        if let Some(history) = self.histories.get_mut(&place) {
            history.commune.unfollow(day);
        }
        let mergers = std::mem::take(&mut self.mergers);
        let mut in_time: Vec<&Merger> = mergers.iter().filter(|merger| merger.day > day).collect();
        in_time.sort_by_key(|merger| merger.day);
        for merger in in_time {
            self.follow(place, merger);
        }
        self.mergers = mergers;
    }

    fn finish(mut self) -> Vec<Unit> {
        for (place, history) in &self.histories {
            if let Some(unit) = self.units.get_mut(*place) {
                history.lay(unit);
            }
        }
        if !self.aliases.is_empty() {
            self.spell_communes();
        }
        self.units.sort_by(|a, b| (a.order, &a.code).cmp(&(b.order, &b.code)));
        self.units
    }

    fn spell_communes(&mut self) {
        let mut units = std::mem::take(&mut self.units);
        for unit in &mut units {
            let names: Vec<CommuneName> =
                std::iter::once(&unit.commune).chain(&unit.other_communes).map(|commune| self.name(commune)).collect();
            for (_, alias) in self.aliases.iter().filter(|(commune, _)| names.iter().any(|name| name.is(commune))) {
                if !unit.other_communes.contains(alias) {
                    unit.other_communes.push(alias.clone());
                }
            }
        }
        self.units = units;
    }
}
