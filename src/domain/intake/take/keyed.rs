//! Figures that somebody read out or that stand on paper, typed in by the clerk: read by the same rules as a sheet.
use super::{Desk, TakenReport};
use crate::domain::{
    grid::{Address, Cell, Content},
    intake::{Code, Entry, Expected, Finding, Report, check, extract},
    plan::{FieldKey, Form},
    value::{How, tokens},
};
use serde::{Deserialize, Serialize};

tokens! {
    /// Where keyed figures come from.
    Source { Paper = "paper", Phone = "phone", Scan = "scan" }
}

/// What was typed in for one unit: kept as it is, and read again like any file.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Keyed {
    /// Code.
    pub unit: String,
    /// `TYPE@SPAN`.
    pub period: String,
    pub source: Source,
    /// Who read the figures out, or who signed the paper.
    pub by: Option<String>,
    /// A signed copy is there.
    pub signed: Option<bool>,
    pub values: Vec<KeyedValue>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct KeyedValue {
    /// As scripts name it: `field` or `table.column`.
    pub field: String,
    /// Quarter 1–4, row of a table from 1; 0 for a plain field.
    pub row: u32,
    pub typed: String,
}

/// The report of what was typed. What is typed nowhere is blank; a field the form does not have is a finding.
pub fn keyed(keyed: &Keyed, form: &Form, desk: &Desk) -> TakenReport {
    let sheet = keyed.source.token();
    let unit = desk.units.code(&keyed.unit).and_then(|at| desk.units.unit(at));
    let mut report = Report { sheets: vec![sheet.to_owned()], ..Report::default() };
    for (line, value) in (0..).zip(&keyed.values) {
        let at = Address::new(line, 0);
        let Some((key, field)) = form.key(&value.field).and_then(|key| Some((key, form.get(key)?))) else {
            let unknown = Finding::new(Code::LabelExtra).on(sheet, Some(at)).found(value.field.clone());
            report.findings.push(unknown.expected(Expected::Words(value.typed.clone())));
            continue;
        };
        // A row is there once something is in it.
        if matches!(key, FieldKey::Column { .. }) && value.typed.trim().is_empty() {
            continue;
        }
        let context = extract::Context { sheet, key, money: None, period: (desk.period.from, desk.period.to) };
        let cell = Cell::new(at, Content::Text(value.typed.clone()));
        let reading = extract::read(field, Some(&cell), &context);
        // That figures are typed as text is no news here.
        report.findings.extend(reading.finding.filter(|finding| finding.code != Code::NumberAsText));
        let how = if reading.value.is_some() { How::KeyedIn } else { How::AsIs };
        report.entries.push(Entry {
            field: key,
            row: value.row,
            value: reading.value,
            typed: reading.typed,
            how,
            sheet: 0,
            cell: at,
        });
    }
    report.entries.extend(blanks(form, &report, unit));
    if report.entries.iter().all(|entry| entry.value.is_none()) {
        report.findings.push(Finding::new(Code::ReportEmpty));
    } else {
        let is_due = |entry: &Entry| desk.is_due(form, entry.field, Some(entry.row));
        let across = check::check(form, &desk.plan.rules, unit, &is_due, &report);
        report.findings.extend(across);
    }
    TakenReport {
        unit: Some(keyed.unit.clone()),
        period: Some(keyed.period.clone()),
        question: None,
        alias: None,
        sheet: sheet.to_owned(),
        row: None,
        report,
    }
}

/// Fields that are asked and were not typed, so that a required one is missed.
fn blanks(form: &Form, report: &Report, unit: Option<&crate::domain::unit::Unit>) -> Vec<Entry> {
    let mut blanks = Vec::new();
    let mut line = u32::try_from(report.entries.len()).unwrap_or(u32::MAX);
    for (key, field) in form.keyed_fields() {
        let asked = unit.is_none_or(|unit| field.asks(&unit.kind, |property| unit.has(property)));
        let rows = if field.per_quarter { 1..=4 } else { 0..=0 };
        for row in rows.filter(|_| asked) {
            if !is_typed(report, key, row) {
                let (cell, typed) = (Address::new(line, 0), String::new());
                blanks.push(Entry { field: key, row, value: None, typed, how: How::AsIs, sheet: 0, cell });
                line = line.saturating_add(1);
            }
        }
    }
    blanks
}

fn is_typed(report: &Report, key: FieldKey, row: u32) -> bool {
    report.entries.iter().any(|entry| entry.field == key && entry.row == row)
}
