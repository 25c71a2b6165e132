//! One unit's report, laid open: every value with how it was read and what it was the period before, the findings, and
//! the versions with their differences.
mod effect;
mod line;
#[cfg(test)]
pub(crate) mod office;
#[cfg(test)]
mod tests;

pub use effect::Effect;
pub use line::{Corrected, ValueLine};

use super::{
    Book, Failure,
    findings::is_answered,
    snapshot::Snapshot,
    standing::{Reports, Takes, corrected, ledger_on, relational_of, rows_at_any_time},
};
use crate::domain::{
    book::{Keep, Ledger, ReportRef},
    intake::{Finding, Report, relation::Values},
    plan::{FieldKey, Form, Period},
    value::Value,
};
use crate::store::{ReadingHeader, Which};
use chrono::NaiveDate;
use std::collections::{BTreeSet, HashMap};

#[derive(Debug, Clone, PartialEq)]
pub struct Review {
    /// Code of the unit.
    pub unit: String,
    /// `TYPE@SPAN`.
    pub period: String,
    /// The report whose figures are shown: the one that counts, else the last that waits.
    pub shown: Option<ReportRef>,
    pub values: Vec<ValueLine>,
    /// Of the report shown, and those that only show beside other reports.
    pub findings: Vec<Finding>,
    /// In order of arrival.
    pub versions: Vec<Version>,
    /// The period the earlier values are from.
    pub before: Option<Period>,
}

#[derive(Debug, Clone, PartialEq)]
pub struct Version {
    pub id: ReportRef,
    /// From 1.
    pub number: u32,
    /// Path as given at import.
    pub file: String,
    pub received: NaiveDate,
    pub counts: bool,
    pub waits: bool,
    /// Chosen or passed over by a clerk.
    pub kept: Option<Keep>,
    /// Why it was sent back.
    pub returned: Option<String>,
    pub accepted: bool,
    /// Number of the version it is compared with; None where there is no other.
    pub against: Option<u32>,
    /// What counts of it, against what counts of that one.
    pub changes: Vec<Change>,
    /// What the period's indicators would make of it; nothing for the version that counts.
    pub effects: Vec<Effect>,
}

#[derive(Debug, Clone, PartialEq)]
pub struct Change {
    pub key: FieldKey,
    pub row: u32,
    pub old: Option<Value>,
    pub new: Option<Value>,
}

/// Lays open what a unit sent for the snapshot's period.
pub fn review(book: &Book, snapshot: &Snapshot, unit: usize) -> Result<Review, Failure> {
    let code = snapshot.unit(unit).map(|unit| unit.code.clone()).unwrap_or_default();
    let Some(form) = snapshot.form() else { return Err(Failure::NoPeriods) };
    let chosen = snapshot.stand.reports.submissions.get(&unit).cloned().unwrap_or_default();
    let mut contents: HashMap<ReportRef, Report> = HashMap::new();
    let each = |id, mut report: Report| {
        report.findings.retain(|finding| !is_answered(&snapshot.stand.ledger, id, finding));
        contents.insert(id, report);
    };
    book.store.each_report(Which::These(&chosen.versions), each).map_err(|error| book.failed(error))?;
    let shown = chosen.current.or_else(|| chosen.waiting.last().copied());
    let (before, earlier) = earlier(book, snapshot, unit, form)?;
    // What is only seen beside other reports is said of the one that counts.
    let beside = chosen.current.map(|_| relational_of(book, &snapshot.stand, unit)).transpose()?.unwrap_or_default();
    if let Some(report) = shown.and_then(|id| contents.get_mut(&id)) {
        report.findings.extend(beside);
    }
    let report = shown.and_then(|id| contents.get(&id));
    let source = line::Source { snapshot, unit: snapshot.unit(unit), form, shown, report, earlier: &earlier };
    Ok(Review {
        unit: code,
        period: snapshot.stand.period.id.to_string(),
        shown,
        values: line::lines(&source),
        findings: report.map(|report| report.findings.clone()).unwrap_or_default(),
        versions: versions(book, snapshot, form, unit, &contents)?,
        before,
    })
}

fn versions(
    book: &Book,
    snapshot: &Snapshot,
    form: &Form,
    unit: usize,
    contents: &HashMap<ReportRef, Report>,
) -> Result<Vec<Version>, Failure> {
    let Some(chosen) = snapshot.stand.reports.submissions.get(&unit) else { return Ok(Vec::new()) };
    let ledger = &snapshot.stand.ledger;
    let files: HashMap<i64, String> = book
        .store
        .files()
        .map_err(|error| book.failed(error))?
        .into_iter()
        .map(|file| (file.receipt, file.path))
        .collect();
    let sent = rows_at_any_time(book, &snapshot.stand, unit)?;
    let values =
        |id: &ReportRef| contents.get(id).map(|report| counting(form, report, *id, ledger)).unwrap_or_default();
    let number = |at: usize| u32::try_from(at + 1).unwrap_or(u32::MAX);
    let current = chosen.current.and_then(|id| chosen.versions.iter().position(|one| *one == id));
    let version = |(at, id): (usize, &ReportRef)| {
        let header = snapshot.stand.reports.headers.get(id);
        let against = compared_with(at, current, chosen.versions.len());
        let other = against.and_then(|at| chosen.versions.get(at));
        Version {
            id: *id,
            number: number(at),
            file: files.get(&id.receipt).cloned().unwrap_or_default(),
            received: header.map_or(NaiveDate::MIN, |header| header.received),
            counts: chosen.counting().any(|one| one == *id),
            waits: chosen.waiting.contains(id),
            kept: ledger.kept.get(id).copied(),
            returned: ledger.returned.get(id).cloned(),
            accepted: ledger.accepted.contains(id),
            against: against.map(number),
            changes: other.map(|other| changes(&values(other), &values(id))).unwrap_or_default(),
            // Of what is sent at any time none takes another's place.
            effects: match chosen.current == Some(*id) || !chosen.several.is_empty() {
                true => Vec::new(),
                false => effect::effects(snapshot, form, unit, &values(id), &sent),
            },
        }
    };
    Ok(chosen.versions.iter().enumerate().map(version).collect())
}

/// A version that came after the one that counts is held against that one; any other against the one before it. The
/// first of several among which none counts is held against the next: both wait for the same decision.
fn compared_with(at: usize, current: Option<usize>, versions: usize) -> Option<usize> {
    match current {
        Some(current) if current < at => Some(current),
        None if at == 0 && versions > 1 => Some(1),
        Some(_) | None => at.checked_sub(1),
    }
}

/// The unit's counting values of the period of the same report type before this one.
fn earlier(book: &Book, snapshot: &Snapshot, unit: usize, form: &Form) -> Result<(Option<Period>, Values), Failure> {
    let now = &snapshot.stand.period;
    let same_type = |period: &&Period| period.id.report_type == now.id.report_type && period.cut_off < now.cut_off;
    let Some(before) = snapshot.periods.iter().rfind(same_type) else { return Ok((None, Values::new())) };
    let fail = |error| book.failed(error);
    let ledger = ledger_on(&book.decisions, snapshot.stand.as_of);
    let code = snapshot.unit(unit).map(|unit| unit.code.as_str()).unwrap_or_default();
    let mut headers = book.store.headers(Which::All).map_err(fail)?;
    let of_unit = |header: &ReadingHeader| {
        ledger.units.get(&header.id).or(header.unit.as_ref()).is_some_and(|one| one == code)
            && header.received <= snapshot.stand.as_of
    };
    headers.retain(of_unit);
    let reports = Reports::new(headers, &snapshot.units, &Takes::of(&book.plan, &before.id), &ledger);
    let Some(current) = reports.submissions.get(&unit).and_then(|chosen| chosen.current) else {
        return Ok((Some(before.clone()), Values::new()));
    };
    let report = book.store.report(current).map_err(fail)?;
    let values = report.map(|report| counting(form, &report, current, &ledger)).unwrap_or_default();
    Ok((Some(before.clone()), values))
}

/// What counts of a report: a clerk's corrections go over what was sent, the last one last.
fn counting(form: &Form, report: &Report, id: ReportRef, ledger: &Ledger) -> Values {
    let sent = report.entries.iter().filter_map(|entry| Some(((entry.field, entry.row), entry.value.clone()?)));
    let mut values: Values = sent.collect();
    for correction in ledger.corrections.iter().filter(|one| one.report == id) {
        let Some(key) = form.field_key(&correction.field) else { continue };
        match corrected(form, key, &correction.value) {
            Some(value) => values.insert((key, correction.row), value),
            None => values.remove(&(key, correction.row)),
        };
    }
    values
}

fn changes(old: &Values, new: &Values) -> Vec<Change> {
    let keys: BTreeSet<&(FieldKey, u32)> = old.keys().chain(new.keys()).collect();
    keys.into_iter()
        .filter(|key| old.get(key) != new.get(key))
        .map(|key| Change { key: key.0, row: key.1, old: old.get(key).cloned(), new: new.get(key).cloned() })
        .collect()
}
