//! One unit's report, laid open: every value with how it was read and what it was the period before, the findings, and
//! the versions with their differences.
use super::{
    Book, Failure,
    snapshot::Snapshot,
    standing::{Reports, corrected, ledger_on},
};
use crate::domain::{
    book::{Keep, ReportRef},
    grid::Address,
    intake::{Entry, Finding, Report},
    plan::{FieldKey, Form, Period},
    value::{How, Value},
};
use crate::store::{ReadingHeader, Which};
use chrono::NaiveDate;
use std::collections::{BTreeMap, HashMap};

#[derive(Debug, Clone, PartialEq)]
pub struct Review {
    /// Code of the unit.
    pub unit: String,
    /// The report whose figures are shown: the one that counts, else the last that waits.
    pub shown: Option<ReportRef>,
    pub values: Vec<ValueLine>,
    /// Of the report shown.
    pub findings: Vec<Finding>,
    /// In order of arrival.
    pub versions: Vec<Version>,
    /// The period the earlier values are from.
    pub before: Option<Period>,
}

/// One field, one quarter of a field, or one cell of a table.
#[derive(Debug, Clone, PartialEq)]
pub struct ValueLine {
    pub key: FieldKey,
    /// Quarter 1–4, or row of a table from 1; 0 for a plain field.
    pub row: u32,
    /// What counts: a correction goes over what was sent.
    pub value: Option<Value>,
    pub typed: String,
    pub how: How,
    /// Where it stands; None where the report has no cell for it.
    pub place: Option<(String, Address)>,
    /// What the unit reported the period before.
    pub before: Option<Value>,
    /// What the unit sent, where a clerk corrected it, with the reason and who.
    pub corrected: Option<(Option<Value>, String, String)>,
    /// Places of its findings in [`Review::findings`].
    pub findings: Vec<usize>,
}

#[derive(Debug, Clone, PartialEq)]
pub struct Version {
    pub id: ReportRef,
    /// From 1; 0 where the report waits for another answer.
    pub number: u32,
    pub file: String,
    pub received: NaiveDate,
    pub counts: bool,
    pub waits: bool,
    /// Chosen or passed over by a clerk.
    pub kept: Option<Keep>,
    /// Why it was sent back.
    pub returned: Option<String>,
    pub accepted: bool,
    /// Against the version that counts (against the first, for that one).
    pub changes: Vec<Change>,
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
    let fail = |error| book.failed(error);
    let code = snapshot.unit(unit).map(|unit| unit.code.clone()).unwrap_or_default();
    let Some(form) = snapshot.form() else { return Err(Failure::NoPeriods) };
    let reports = &snapshot.stand.reports;
    let chosen = reports.submissions.get(&unit).cloned().unwrap_or_default();
    let mut contents: HashMap<ReportRef, Report> = HashMap::new();
    book.store
        .each_report(Which::These(&chosen.versions), |id, report| {
            contents.insert(id, report);
        })
        .map_err(fail)?;
    let shown = chosen.current.or_else(|| chosen.waiting.last().copied());
    let (before, earlier) = earlier(book, snapshot, unit, form)?;
    let report = shown.and_then(|id| contents.get(&id));
    let files = files(book)?;
    let version = |(at, id): (usize, &ReportRef)| {
        let header = reports.headers.get(id);
        let against = if chosen.current == Some(*id) { chosen.versions.first().copied() } else { chosen.current };
        let against = against.filter(|other| other != id);
        Version {
            id: *id,
            number: u32::try_from(at + 1).unwrap_or(0),
            file: files.get(&id.receipt).cloned().unwrap_or_default(),
            received: header.map_or(NaiveDate::MIN, |header| header.received),
            counts: chosen.current == Some(*id),
            waits: chosen.waiting.contains(id),
            kept: snapshot.stand.ledger.kept.get(id).copied(),
            returned: snapshot.stand.ledger.returned.get(id).cloned(),
            accepted: snapshot.stand.ledger.accepted.contains(id),
            changes: match (against.and_then(|id| contents.get(&id)), contents.get(id)) {
                (Some(old), Some(new)) => changes(old, new),
                (None, _) | (_, None) => Vec::new(),
            },
        }
    };
    Ok(Review {
        unit: code,
        shown,
        values: values(form, snapshot, shown, report, &earlier),
        findings: report.map(|report| report.findings.clone()).unwrap_or_default(),
        versions: chosen.versions.iter().enumerate().map(version).collect(),
        before,
    })
}

fn files(book: &Book) -> Result<HashMap<i64, String>, Failure> {
    let files = book.store.files().map_err(|error| book.failed(error))?;
    Ok(files.into_iter().map(|file| (file.receipt, file.path)).collect())
}

type Values = BTreeMap<(FieldKey, u32), Value>;

/// The unit's counting values of the period of the same report type before this one.
fn earlier(book: &Book, snapshot: &Snapshot, unit: usize, form: &Form) -> Result<(Option<Period>, Values), Failure> {
    let now = &snapshot.stand.period;
    let same_type = |period: &&Period| period.id.report_type == now.id.report_type && period.cut_off < now.cut_off;
    let Some(before) = snapshot.periods.iter().filter(same_type).next_back() else { return Ok((None, Values::new())) };
    let fail = |error| book.failed(error);
    let ledger = ledger_on(&book.decisions, snapshot.stand.as_of);
    let code = snapshot.unit(unit).map(|unit| unit.code.as_str()).unwrap_or_default();
    let mut headers = book.store.headers(Which::All).map_err(fail)?;
    let of_unit = |header: &ReadingHeader| {
        ledger.units.get(&header.id).or(header.unit.as_ref()).is_some_and(|one| one == code)
            && header.received <= snapshot.stand.as_of
    };
    headers.retain(of_unit);
    let reports = Reports::new(headers, &book.units, &before.id.to_string(), &ledger);
    let current = reports.submissions.get(&unit).and_then(|chosen| chosen.current);
    let report = match current {
        Some(id) => book.store.report(id).map_err(fail)?,
        None => None,
    };
    let mut values: Values = report.iter().flat_map(|report| counting(&report.entries)).collect();
    for correction in ledger.corrections.iter().filter(|one| Some(one.report) == current) {
        if let Some(key) = form.field_key(&correction.field) {
            match corrected(form, key, &correction.value) {
                Some(value) => values.insert((key, correction.row), value),
                None => values.remove(&(key, correction.row)),
            };
        }
    }
    Ok((Some(before.clone()), values))
}

fn counting(entries: &[Entry]) -> impl Iterator<Item = ((FieldKey, u32), Value)> {
    entries.iter().filter_map(|entry| Some(((entry.field, entry.row), entry.value.clone()?)))
}

/// Every line of the form, also those without a value, then the rows of its tables.
fn values(
    form: &Form,
    snapshot: &Snapshot,
    shown: Option<ReportRef>,
    report: Option<&Report>,
    earlier: &Values,
) -> Vec<ValueLine> {
    let entries: BTreeMap<(FieldKey, u32), &Entry> =
        report.iter().flat_map(|report| &report.entries).map(|entry| ((entry.field, entry.row), entry)).collect();
    let mut keys: Vec<(FieldKey, u32)> = Vec::new();
    for (key, field) in form.keyed_fields() {
        // A form asks for some quarters only: those that were written, else the field itself.
        let quarters: Vec<u32> = (1..=4)
            .filter(|quarter| entries.contains_key(&(key, *quarter)) || earlier.contains_key(&(key, *quarter)))
            .collect();
        if field.per_quarter && !quarters.is_empty() {
            keys.extend(quarters.into_iter().map(|quarter| (key, quarter)));
        } else {
            keys.push((key, 0));
        }
    }
    keys.extend(entries.keys().filter(|(key, _)| matches!(key, FieldKey::Column { .. })));
    let line = |(key, row): (FieldKey, u32)| {
        let entry = entries.get(&(key, row));
        let sent = entry.and_then(|entry| entry.value.clone());
        let correction = snapshot
            .stand
            .ledger
            .corrections
            .iter()
            .rev()
            .find(|one| Some(one.report) == shown && one.row == row && form.field_key(&one.field) == Some(key));
        let findings = report.into_iter().flat_map(|report| report.findings.iter().enumerate());
        let here = |finding: &Finding| {
            let place = finding.place.as_ref().and_then(|place| place.cell);
            match (place, entry) {
                (Some(cell), Some(entry)) => finding.field == Some(key) && cell == entry.cell,
                (None, _) | (_, None) => finding.field == Some(key),
            }
        };
        ValueLine {
            key,
            row,
            value: match correction {
                Some(correction) => corrected(form, key, &correction.value),
                None => sent.clone(),
            },
            typed: entry.map(|entry| entry.typed.clone()).unwrap_or_default(),
            how: if correction.is_some() { How::Corrected } else { entry.map_or(How::AsIs, |entry| entry.how) },
            place: entry.map(|entry| (sheet(report, entry), entry.cell)),
            before: earlier.get(&(key, row)).cloned(),
            corrected: correction.map(|one| (sent, one.reason.clone(), one.who.clone())),
            findings: findings.filter(|(_, finding)| here(finding)).map(|(at, _)| at).collect(),
        }
    };
    keys.into_iter().map(line).collect()
}

fn sheet(report: Option<&Report>, entry: &Entry) -> String {
    report.and_then(|report| report.sheets.get(usize::from(entry.sheet))).cloned().unwrap_or_default()
}

fn changes(old: &Report, new: &Report) -> Vec<Change> {
    let old: Values = counting(&old.entries).collect();
    let new: Values = counting(&new.entries).collect();
    let keys: std::collections::BTreeSet<_> = old.keys().chain(new.keys()).collect();
    keys.into_iter()
        .filter(|key| old.get(key) != new.get(key))
        .map(|key| Change { key: key.0, row: key.1, old: old.get(key).cloned(), new: new.get(key).cloned() })
        .collect()
}
