//! What happens to units: renamed, opened, closed, merged, split; communes too. Each is one batch of the journal, with
//! history as it was, and is taken back as one.
mod commune;
mod join;
mod one;
mod refusal;
mod several;

pub use refusal::{UnitRefusal, Unsaid};
pub use several::change_each;

use super::{Actor, Book, Failure, roster::change_units};
use crate::{
    domain::{
        book::{RosterChange, RosterEvent},
        unit::{Facts, KindWords, Unit},
    },
    store::Which,
};
use chrono::NaiveDate;
use std::collections::BTreeSet;

/// One thing that is to happen. Units are named by code, kinds, scopes and properties by id.
#[derive(Debug, Clone, PartialEq)]
pub enum UnitChange {
    /// Another name, kind, commune, scope, group or property from a day on.
    Rename { code: String, day: NaiveDate, facts: Facts },
    /// A unit that was not there before this day. `facts` must have the name; the rest where it cannot be told from it.
    Open { code: String, day: NaiveDate, facts: Facts },
    /// No more from this day on. `into`: codes of those that go on with its work.
    Close { code: String, day: NaiveDate, into: Vec<String> },
    /// Several become one from a day on: one of them, another known unit, or a new one (which needs a name). `facts`: what
    /// that one is then.
    Merge { codes: Vec<String>, into: String, day: NaiveDate, facts: Facts },
    /// One becomes several; it may be among them, and goes on then.
    Split { code: String, day: NaiveDate, into: Vec<(String, Facts)> },
    /// Another spelling of its name.
    Alias { code: String, alias: String },
    /// What stands in the book is wrong, and was since it stood there.
    Edit { code: String, facts: Facts },
    /// From a day on, communes are one under a new name.
    Commune { day: NaiveDate, old: Vec<String>, new: String },
    /// Another spelling of a commune's name.
    CommuneAlias { commune: String, alias: String },
}

/// A change as it will be written, looked at before it is.
#[derive(Debug, Clone, PartialEq)]
pub struct Planned {
    pub what: RosterEvent,
    /// Codes, or names of communes.
    pub subjects: Vec<String>,
    pub changes: Vec<RosterChange>,
    pub notes: Vec<UnitNote>,
}

/// What somebody should know about a change that is allowed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum UnitNote {
    /// A unit that is no more has reports for periods that end after that.
    ReportsAfter { code: String, periods: Vec<String> },
    /// So many units lie in the communes that are renamed.
    UnitsMoved(usize),
    /// Periods that are closed or forwarded have other units than they were closed with.
    TouchesLocked(Vec<String>),
}

/// What a change would do; nothing is written.
pub fn plan(book: &Book, change: &UnitChange, today: NaiveDate) -> Result<Planned, Failure> {
    let mut planned = plan_alone(book, change, today)?;
    if let Some(day) = planned.changes.iter().filter_map(first_day).min() {
        let locked = book.ledger.locked();
        let touched: Vec<String> = locked.into_iter().filter(|period| ends_from(book, period, day)).collect();
        if !touched.is_empty() {
            planned.notes.push(UnitNote::TouchesLocked(touched));
        }
    }
    Ok(planned)
}

/// The first day whose roster is another.
fn first_day(change: &RosterChange) -> Option<NaiveDate> {
    match change {
        RosterChange::From { day, .. } | RosterChange::Commune { day, .. } => Some(*day),
        RosterChange::Put(unit) => unit.opened,
        RosterChange::Correct { facts, .. } => {
            let Facts { name, kind, commune, scope, group, properties, opened, closed, .. } = facts;
            let always = name.is_some() || kind.is_some() || commune.is_some() || scope.is_some() || group.is_some();
            let always = always || !properties.is_empty() || opened.is_some();
            if always { Some(NaiveDate::MIN) } else { closed.map(|closed| closed.unwrap_or(NaiveDate::MIN)) }
        }
        RosterChange::CommuneAlias { .. } => None,
    }
}

/// A period's roster is that of this day or of a later one.
fn ends_from(book: &Book, period: &str, day: NaiveDate) -> bool {
    let period = book.period(Some(period), day).ok();
    period.is_some_and(|period| period.roster_day() >= day)
}

fn plan_alone(book: &Book, change: &UnitChange, today: NaiveDate) -> Result<Planned, Failure> {
    match change {
        UnitChange::Rename { code, day, facts } => one::rename(book, code, *day, facts),
        UnitChange::Open { code, day, facts } => one::open(book, code, *day, facts),
        UnitChange::Close { code, day, into } => one::close(book, code, *day, into),
        UnitChange::Merge { codes, into, day, facts } => join::merge(book, codes, into, *day, facts),
        UnitChange::Split { code, day, into } => join::split(book, code, *day, into),
        UnitChange::Alias { code, alias } => one::alias(book, code, alias, today),
        UnitChange::Edit { code, facts } => one::edit(book, code, facts, today),
        UnitChange::Commune { day, old, new } => commune::merge(book, *day, old, new),
        UnitChange::CommuneAlias { commune, alias } => commune::alias(book, commune, alias),
    }
}

/// Does it, as one batch of the journal.
pub fn change(book: &mut Book, change: &UnitChange, actor: &Actor, reason: Option<&str>) -> Result<Planned, Failure> {
    let planned = plan(book, change, actor.today)?;
    change_units(book, planned.what, planned.subjects.clone(), &planned.changes, actor, reason)?;
    Ok(planned)
}

fn refuse<T>(why: UnitRefusal) -> Result<T, Failure> {
    Err(Failure::UnitChange(why))
}

/// The facts with what they name known to the plan, without blanks at their ends.
fn checked(book: &Book, facts: &Facts) -> Result<Facts, Failure> {
    let tidy = |text: &Option<String>| text.as_ref().map(|text| text.split_whitespace().collect::<Vec<_>>().join(" "));
    let facts = Facts { name: tidy(&facts.name), commune: tidy(&facts.commune), ..facts.clone() };
    let unknown = |unsaid, text: &str| refuse(UnitRefusal::Unknown(unsaid, text.to_owned()));
    if facts.name.as_ref().is_some_and(String::is_empty) {
        return refuse(UnitRefusal::Missing(Unsaid::Name));
    }
    if facts.commune.as_ref().is_some_and(String::is_empty) {
        return refuse(UnitRefusal::Missing(Unsaid::Commune));
    }
    if let Some(kind) = facts.kind.as_ref().filter(|kind| book.plan.kind(kind).is_none()) {
        return unknown(Unsaid::Kind, kind);
    }
    if let Some(scope) = facts.scope.as_ref().filter(|scope| book.plan.scope(scope).is_none()) {
        return unknown(Unsaid::Scope, scope);
    }
    if let Some(id) = facts.properties.keys().find(|id| !book.plan.properties.iter().any(|one| one.id == **id)) {
        return unknown(Unsaid::Property, id);
    }
    if let Some(Some(group)) = &facts.group {
        book.unit(group)?;
    }
    Ok(facts)
}

/// A new unit: what was said, else what its name says, else what those before it (`from`) have in common.
fn new_unit(book: &Book, code: &str, day: NaiveDate, facts: &Facts, from: &[&Unit]) -> Result<Unit, Failure> {
    let code = code.trim();
    if code.is_empty() {
        return refuse(UnitRefusal::Missing(Unsaid::Code));
    }
    if let Ok(known) = book.unit(code) {
        return refuse(UnitRefusal::CodeTaken { code: known.code.clone(), name: known.name.clone() });
    }
    let facts = checked(book, facts)?;
    let Some(name) = facts.name.clone() else { return refuse(UnitRefusal::Missing(Unsaid::Name)) };
    let common = |of: fn(&Unit) -> &String| {
        let first = from.first().map(|unit| of(unit))?;
        from.iter().all(|unit| of(unit) == first).then(|| first.clone())
    };
    let missing = |unsaid| Failure::UnitChange(UnitRefusal::Missing(unsaid));
    let named = || KindWords::new(&book.plan.kinds).split(&name).kind;
    let kind = facts.kind.clone().or_else(named).or_else(|| common(|unit| &unit.kind));
    let commune = facts.commune.clone().or_else(|| common(|unit| &unit.commune));
    let only_scope = || match book.plan.scopes.as_slice() {
        [only] => Some(only.id.clone()),
        _ => None,
    };
    let scope = facts.scope.clone().or_else(|| common(|unit| &unit.scope)).or_else(only_scope);
    let mut properties = facts.properties.clone();
    for property in book.plan.properties.iter().filter(|property| !facts.properties.contains_key(&property.id)) {
        let has = from.first().is_some_and(|unit| unit.has(&property.id));
        if from.iter().any(|unit| unit.has(&property.id) != has) {
            return refuse(UnitRefusal::Missing(Unsaid::Property));
        }
        properties.insert(property.id.clone(), has);
    }
    let last = book.units.iter().map(|unit| unit.order).max().unwrap_or(0);
    let mut unit = Unit {
        code: code.to_owned(),
        name: name.clone(),
        kind: kind.ok_or_else(|| missing(Unsaid::Kind))?,
        commune: commune.ok_or_else(|| missing(Unsaid::Commune))?,
        scope: scope.ok_or_else(|| missing(Unsaid::Scope))?,
        order: from.iter().map(|unit| unit.order).min().unwrap_or_else(|| last.saturating_add(1)),
        ..Unit::default()
    };
    facts.apply_dated(&mut unit);
    facts.apply_undated(&mut unit);
    unit.properties = properties;
    unit.opened = Some(day);
    Ok(unit)
}

/// A unit that is to end or to change on a day: it must be there the day before.
fn before(book: &Book, code: &str, day: NaiveDate) -> Result<Unit, Failure> {
    let unit = book.unit(code)?;
    if let Some(opened) = unit.opened.filter(|opened| day <= *opened) {
        return refuse(UnitRefusal::BeforeOpening { code: unit.code.clone(), opened, day });
    }
    if let Some(closed) = unit.closed.filter(|closed| *closed <= day) {
        return refuse(UnitRefusal::AlreadyClosed { code: unit.code.clone(), closed });
    }
    Ok(day.pred_opt().map_or_else(|| unit.clone(), |eve| unit.on(eve).into_owned()))
}

/// Periods that a unit reported for though it is no more when they end.
fn reports_after(book: &Book, code: &str, day: NaiveDate) -> Result<Option<UnitNote>, Failure> {
    let headers = book.store.headers(Which::All).map_err(|error| book.failed(error))?;
    let ledger = &book.ledger;
    let mut periods = BTreeSet::new();
    for header in headers.iter().filter(|header| ledger.is_live(header.id.receipt, header.batch)) {
        let unit = ledger.units.get(&header.id).or(header.unit.as_ref());
        let period = ledger.periods.get(&header.id).or(header.period.as_ref());
        if let Some(period) = period.filter(|_| unit.is_some_and(|unit| unit.eq_ignore_ascii_case(code))) {
            periods.insert(period);
        }
    }
    let periods: Vec<String> = periods.into_iter().filter(|period| ends_from(book, period, day)).cloned().collect();
    Ok((!periods.is_empty()).then(|| UnitNote::ReportsAfter { code: code.to_owned(), periods }))
}
