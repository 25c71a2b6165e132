//! The lines of a form for one unit: what counts, how it was read, what was sent before, what speaks against it.
use super::Values;
use crate::{
    domain::{
        book::ReportRef,
        grid::Address,
        intake::{Entry, Finding, Place, Report},
        plan::{Field, FieldKey, Form},
        unit::Unit,
        value::{How, Value},
    },
    job::{snapshot::Snapshot, standing::corrected},
};
use std::collections::{BTreeMap, BTreeSet};

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
    /// What counted the period before. Rows of a table are other things each time and have none.
    pub before: Option<Value>,
    /// Set where a clerk corrected it.
    pub corrected: Option<Corrected>,
    /// Places of its findings in [`Review::findings`](super::Review::findings).
    pub findings: Vec<usize>,
}

#[derive(Debug, Clone, PartialEq)]
pub struct Corrected {
    /// What the unit sent.
    pub sent: Option<Value>,
    pub reason: String,
    pub who: String,
}

/// What lines are made of.
pub struct Source<'a> {
    pub snapshot: &'a Snapshot,
    pub unit: Option<&'a Unit>,
    pub form: &'a Form,
    pub shown: Option<ReportRef>,
    pub report: Option<&'a Report>,
    pub earlier: &'a Values,
}

/// A line for everything the unit is asked and everything it wrote, filled or not: fields in the form's order, then
/// its tables row by row.
pub fn lines(source: &Source<'_>) -> Vec<ValueLine> {
    let entries: BTreeMap<(FieldKey, u32), &Entry> = source.entries().map(|one| ((one.field, one.row), one)).collect();
    let quarters: Vec<u32> = source
        .snapshot
        .plan
        .quarters(&source.snapshot.stand.period)
        .iter()
        .filter_map(|quarter| quarter.asked.then_some(quarter.number))
        .collect();
    let fields = source.form.keyed_fields();
    let mut keys: Vec<(FieldKey, u32)> = fields
        .flat_map(|(key, field)| source.rows(key, field, &quarters).into_iter().map(move |row| (key, row)))
        .collect();
    let mut cells: Vec<(u16, u32, u16)> = entries
        .keys()
        .filter_map(|(key, row)| match key {
            FieldKey::Column { table, column } => Some((*table, *row, *column)),
            FieldKey::Field(_) => None,
        })
        .collect();
    cells.sort_unstable();
    keys.extend(cells.into_iter().map(|(table, row, column)| (FieldKey::Column { table, column }, row)));
    keys.into_iter().map(|(key, row)| source.line(key, row, entries.get(&(key, row)).copied())).collect()
}

impl Source<'_> {
    fn entries(&self) -> impl Iterator<Item = &Entry> {
        self.report.into_iter().flat_map(|report| &report.entries)
    }

    fn findings(&self) -> impl Iterator<Item = &Finding> {
        self.report.into_iter().flat_map(|report| &report.findings)
    }

    /// Rows of a plain field: quarters, or 0. What was written is shown whether it was asked or not.
    fn rows(&self, key: FieldKey, field: &Field, quarters: &[u32]) -> BTreeSet<u32> {
        let sent = self.entries().filter(|entry| entry.field == key).map(|entry| entry.row);
        let earlier = self.earlier.keys().filter(|(one, _)| *one == key).map(|(_, row)| *row);
        let ledger = &self.snapshot.stand.ledger;
        let typed = ledger.corrections.iter().filter(|one| Some(one.report) == self.shown && one.field == field.id);
        let mut rows: BTreeSet<u32> = sent.chain(earlier).chain(typed.map(|one| one.row)).collect();
        let asked = self.unit.is_none_or(|unit| field.asks(&unit.kind, |property| unit.has(property)));
        if asked && field.per_quarter {
            rows.extend(quarters);
        } else if asked {
            rows.insert(0);
        }
        let spoken_of = || self.findings().any(|finding| finding.field == Some(key));
        if rows.is_empty() && (asked || spoken_of()) {
            rows.insert(0);
        }
        rows
    }

    fn line(&self, key: FieldKey, row: u32, entry: Option<&Entry>) -> ValueLine {
        let sent = entry.and_then(|entry| entry.value.clone());
        let ledger = &self.snapshot.stand.ledger;
        let correction = ledger.corrections.iter().rev().find(|one| {
            Some(one.report) == self.shown && one.row == row && self.form.field_key(&one.field) == Some(key)
        });
        let findings = self.findings().enumerate().filter(|(_, finding)| self.concerns(finding, key, entry));
        ValueLine {
            key,
            row,
            value: match correction {
                Some(correction) => corrected(self.form, key, &correction.value),
                None => sent.clone(),
            },
            typed: entry.map(|entry| entry.typed.clone()).unwrap_or_default(),
            how: if correction.is_some() { How::Corrected } else { entry.map_or(How::AsIs, |entry| entry.how) },
            place: entry.map(|entry| (self.sheet(entry).to_owned(), entry.cell)),
            before: match key {
                FieldKey::Field(_) => self.earlier.get(&(key, row)).cloned(),
                FieldKey::Column { .. } => None,
            },
            findings: findings.map(|(at, _)| at).collect(),
            corrected: correction.map(|one| Corrected { sent, reason: one.reason.clone(), who: one.who.clone() }),
        }
    }

    /// A finding in the cell of another quarter or row is not of this line; one in a cell that is no line's own (the
    /// whole of a ratio, a stray figure) is of every line of its field.
    fn concerns(&self, finding: &Finding, key: FieldKey, own: Option<&Entry>) -> bool {
        if finding.field != Some(key) {
            return false;
        }
        let Some(place) = finding.place.as_ref().filter(|place| place.cell.is_some()) else { return true };
        own.is_some_and(|entry| self.stands(entry, place))
            || !self.entries().any(|entry| entry.field == key && self.stands(entry, place))
    }

    fn stands(&self, entry: &Entry, place: &Place) -> bool {
        place.cell == Some(entry.cell) && place.sheet == self.sheet(entry)
    }

    fn sheet(&self, entry: &Entry) -> &str {
        let sheets = self.report.map(|report| report.sheets.as_slice()).unwrap_or_default();
        sheets.get(usize::from(entry.sheet)).map(String::as_str).unwrap_or_default()
    }
}
