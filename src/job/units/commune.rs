//! Communes that merge or get another name, and other spellings of them.
use super::{Book, Failure, Planned, RosterChange, RosterEvent, UnitNote, UnitRefusal, Unsaid, refuse};
use crate::domain::unit::commune_name;
use chrono::NaiveDate;

pub(super) fn merge(book: &Book, day: NaiveDate, old: &[String], new: &str) -> Result<Planned, Failure> {
    let new = new.split_whitespace().collect::<Vec<_>>().join(" ");
    if new.is_empty() || old.is_empty() {
        return refuse(UnitRefusal::Missing(Unsaid::Commune));
    }
    let eve = day.pred_opt().unwrap_or(day);
    let places: Vec<String> = book.units.iter().map(|unit| commune_name(&unit.on(eve).commune)).collect();
    let mut moved = 0;
    for name in old {
        let own = commune_name(name);
        let here = places.iter().filter(|place| **place == own).count();
        if here == 0 {
            return refuse(UnitRefusal::NoSuchCommune(name.clone()));
        }
        moved += here;
    }
    // One of several may give the new one its name.
    if old.iter().all(|name| name.trim() == new) {
        return refuse(UnitRefusal::Itself(new));
    }
    let old: Vec<String> = old.iter().map(|name| name.trim().to_owned()).collect();
    let mut subjects = old.clone();
    subjects.push(new.clone());
    let changes = vec![RosterChange::Commune { day, old, new }];
    Ok(Planned { what: RosterEvent::Commune, subjects, changes, notes: vec![UnitNote::UnitsMoved(moved)] })
}

pub(super) fn alias(book: &Book, commune: &str, alias: &str) -> Result<Planned, Failure> {
    let (own, other) = (commune_name(commune), commune_name(alias));
    let is_known = |own: &str| {
        let mut names = book.units.iter().flat_map(|unit| std::iter::once(&unit.commune).chain(&unit.other_communes));
        names.any(|name| commune_name(name) == own)
    };
    if !is_known(&own) {
        return refuse(UnitRefusal::NoSuchCommune(commune.to_owned()));
    }
    if other.is_empty() || is_known(&other) {
        return refuse(UnitRefusal::NoAlias { alias: alias.to_owned(), of: None });
    }
    let (commune, alias) = (commune.trim().to_owned(), alias.trim().to_owned());
    let subjects = vec![commune.clone(), alias.clone()];
    let changes = vec![RosterChange::CommuneAlias { commune, alias }];
    Ok(Planned { what: RosterEvent::Commune, subjects, changes, notes: vec![] })
}
