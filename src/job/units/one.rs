//! What happens to one unit.
use super::{Book, Facts, Failure, Planned, RosterChange, RosterEvent, UnitRefusal};
use super::{before, checked, new_unit, refuse, reports_after};
use crate::domain::unit::{Match, Unit};
use chrono::NaiveDate;

pub(super) fn rename(book: &Book, code: &str, day: NaiveDate, facts: &Facts) -> Result<Planned, Failure> {
    let unit = before(book, code, day)?;
    let facts = checked(book, facts)?.unlike(&unit);
    if facts.is_empty() {
        return refuse(UnitRefusal::Nothing);
    }
    let change = RosterChange::From { day, code: unit.code.clone(), facts };
    Ok(planned(RosterEvent::Rename, unit, change))
}

pub(super) fn open(book: &Book, code: &str, day: NaiveDate, facts: &Facts) -> Result<Planned, Failure> {
    let unit = new_unit(book, code, day, facts, &[])?;
    Ok(planned(RosterEvent::Open, unit.clone(), RosterChange::Put(unit)))
}

pub(super) fn close(book: &Book, code: &str, day: NaiveDate, into: &[String]) -> Result<Planned, Failure> {
    let unit = before(book, code, day)?;
    let mut successors = Vec::new();
    for successor in into {
        let successor = book.unit(successor)?;
        if successor.code == unit.code {
            return refuse(UnitRefusal::Itself(unit.code));
        }
        successors.push(successor.code.clone());
    }
    let notes = reports_after(book, &unit.code, day)?.into_iter().collect();
    let change = closing(&unit.code, day, successors);
    Ok(Planned { notes, ..planned(RosterEvent::Close, unit, change) })
}

/// The day of closing is the first on which the unit is no more.
pub(super) fn closing(code: &str, day: NaiveDate, successors: Vec<String>) -> RosterChange {
    let facts = Facts { closed: Some(Some(day)), successors: Some(successors), ..Facts::default() };
    RosterChange::Correct { on: day, code: code.to_owned(), facts }
}

pub(super) fn alias(book: &Book, code: &str, alias: &str, today: NaiveDate) -> Result<Planned, Failure> {
    let unit = book.unit(code)?.clone();
    let alias = alias.split_whitespace().collect::<Vec<_>>().join(" ");
    let index = book.index();
    if !index.can_be_alias(&alias) {
        return refuse(UnitRefusal::NoAlias { alias, of: None });
    }
    if let Match::One(at) = index.find_named(&alias, None)
        && let Some(other) = index.unit(at)
        && other.code != unit.code
    {
        return refuse(UnitRefusal::NoAlias { alias, of: Some(other.code.clone()) });
    }
    if unit.aliases.contains(&alias) {
        return refuse(UnitRefusal::Nothing);
    }
    let facts = Facts { also: vec![alias], ..Facts::default() };
    let change = RosterChange::Correct { on: today, code: unit.code.clone(), facts };
    Ok(planned(RosterEvent::Alias, unit, change))
}

pub(super) fn edit(book: &Book, code: &str, facts: &Facts, today: NaiveDate) -> Result<Planned, Failure> {
    let unit = book.unit(code)?;
    let facts = checked(book, facts)?.unlike(&unit.on(today));
    if facts.is_empty() {
        return refuse(UnitRefusal::Nothing);
    }
    let opened = facts.opened.unwrap_or(unit.opened);
    let closed = facts.closed.unwrap_or(unit.closed);
    if let Some((opened, day)) = opened.zip(closed).filter(|(opened, closed)| closed <= opened) {
        return refuse(UnitRefusal::BeforeOpening { code: unit.code.clone(), opened, day });
    }
    let change = RosterChange::Correct { on: today, code: unit.code.clone(), facts };
    Ok(planned(RosterEvent::Edit, unit.clone(), change))
}

fn planned(what: RosterEvent, unit: Unit, change: RosterChange) -> Planned {
    Planned { what, subjects: vec![unit.code], changes: vec![change], notes: vec![] }
}
