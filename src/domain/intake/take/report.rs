//! One block of cells that is one unit's report: from where its values stand to what they say.
use super::{Desk, TakenReport, own_form, period};
use crate::domain::{
    grid::Sheet,
    intake::{
        Code, Entry, Finding, Report, Severity, check, extract,
        identify::identify,
        marker::Marker,
        money,
        recognise::{FormIndex, Located, ValueAt},
    },
    plan::{FieldKey, FieldKind, Form, MoneyUnit, layout::Part},
    unit::Unit,
    value::{How, Value},
};

/// The report of a whole sheet. `named_by`: the path with all that may name the sender besides the cells.
pub(super) fn take_sheet(
    sheet: &Sheet,
    index: &FormIndex,
    located: &Located,
    marker: &Marker,
    (path, named_by): (&str, &str),
    desk: &Desk,
) -> TakenReport {
    let identified = identify(&desk.units, index, sheet, located.first_row, marker.unit.as_deref(), named_by);
    let unit = identified.unit.and_then(|at| desk.units.unit(at));
    let (period, period_question, period_finding) = period::identify(sheet, located.first_row, marker, path, desk);
    let money = money::printed_once(sheet);
    let mut report = extract_report(sheet, index.form, located, unit, money, desk);
    report.findings.extend(own_form::version(marker, index.form, sheet));
    report.findings.extend(own_form::moved(marker, index.form, located, sheet));
    report.findings.extend(identified.finding);
    report.findings.extend(period_finding);
    report.findings.extend(unit.and_then(|unit| not_expected(unit, sheet, desk)));
    judge(&mut report, index.form, unit, desk);
    TakenReport {
        unit: unit.map(|unit| unit.code.clone()),
        period,
        question: identified.question.or(period_question),
        alias: identified.alias,
        sheet: sheet.name.clone(),
        row: None,
        report,
    }
}

/// What a report's figures say together, now that all of them are there; that there are none, where that has no cause yet.
pub(super) fn judge(report: &mut Report, form: &Form, unit: Option<&Unit>, desk: &Desk) {
    let is_due = |entry: &Entry| desk.is_due(form, entry.field, Some(entry.row));
    let explained = |finding: &Finding| finding.severity == Severity::Error && finding.code != Code::LabelMissing;
    if report.entries.iter().all(|entry| entry.value.is_none()) && !report.findings.iter().any(explained) {
        let sheet = report.sheets.first().map(String::as_str).unwrap_or_default();
        report.findings.push(Finding::new(Code::ReportEmpty).on(sheet, None));
    } else {
        let across = check::check(form, &desk.plan.rules, unit, &is_due, report);
        report.findings.extend(across);
    }
}

/// Reads every located cell. Hidden ones are left out and said. `money`: what the sheet prints once for all amounts.
pub(super) fn extract_report(
    sheet: &Sheet,
    form: &Form,
    located: &Located,
    unit: Option<&Unit>,
    money: Option<MoneyUnit>,
    desk: &Desk,
) -> Report {
    let mut report =
        Report { sheets: vec![sheet.name.clone()], entries: Vec::new(), findings: labels(form, located, unit, desk) };
    let mut hidden = None;
    for value in &located.values {
        let Some(field) = form.get(value.field) else { continue };
        let asked = unit.is_none_or(|unit| field.asks(&unit.kind, |property| unit.has(property)));
        let cell = sheet.cell(value.cell);
        if !asked && cell.is_none() {
            continue;
        }
        if let Some(cell) = cell.filter(|cell| sheet.is_hidden(cell.at)) {
            hidden = hidden.or(Some(cell.at));
            continue;
        }
        let context = extract::Context {
            sheet: &sheet.name,
            key: value.field,
            money: money::printed_for(sheet, value.label, value.cell, money),
            period: (desk.period.from, desk.period.to),
        };
        let answers: Vec<&ValueAt> = match value.answer {
            None => vec![],
            Some(_) => located.values.iter().filter(|other| other.answer.is_some() && is_same(other, value)).collect(),
        };
        if answers.first().is_some_and(|first| first.cell != value.cell) {
            continue;
        }
        let reading = match (&field.kind, value.part) {
            _ if !answers.is_empty() => {
                let columns =
                    answers.iter().filter_map(|one| Some((one.answer?.meaning(field)?, sheet.cell(one.cell))));
                extract::read_marked(field, &columns.collect::<Vec<_>>(), &context)
            }
            (FieldKind::Ratio { .. }, Part::Denominator) => continue,
            (FieldKind::Ratio { .. }, Part::Numerator) => {
                let whole =
                    located.values.iter().find(|other| other.field == value.field && other.part == Part::Denominator);
                extract::read_ratio(field, cell, whole.and_then(|whole| sheet.cell(whole.cell)), &context)
            }
            _ => extract::read(field, cell, &context),
        };
        // Our form prints "Không áp dụng" where it does not ask: nobody typed that.
        if !asked && reading.value == Some(Value::NotApplicable) {
            continue;
        }
        report.findings.extend(reading.finding);
        let blank_row =
            matches!(value.field, FieldKey::Column { .. }) && reading.value.is_none() && reading.typed.is_empty();
        if !blank_row {
            let how = if reading.typed.is_empty() { How::AsIs } else { reading.how };
            report.entries.push(Entry {
                field: value.field,
                row: value.row,
                value: reading.value,
                typed: reading.typed,
                how,
                sheet: 0,
                cell: value.cell,
            });
        }
    }
    if let Some(at) = hidden {
        report.findings.push(Finding::new(Code::RowsHidden).on(&sheet.name, Some(at)));
    }
    report
}

/// They are of one field, and of one quarter or row.
fn is_same(one: &ValueAt, other: &ValueAt) -> bool {
    one.field == other.field && one.row == other.row
}

/// What recognition said of the labels, as far as it concerns this unit in this period.
fn labels(form: &Form, located: &Located, unit: Option<&Unit>, desk: &Desk) -> Vec<Finding> {
    let concerns = |finding: &&Finding| {
        let field = finding.field.and_then(|field| form.get(field));
        let asked =
            field.is_none_or(|field| unit.is_none_or(|unit| field.asks(&unit.kind, |property| unit.has(property))));
        finding.code != Code::LabelMissing || asked
    };
    let weighed = |finding: &Finding| match finding.field {
        Some(field) if finding.code == Code::LabelMissing && !desk.is_due(form, field, None) => {
            finding.clone().severity(Severity::Warning)
        }
        Some(_) | None => finding.clone(),
    };
    located.findings.iter().filter(concerns).map(weighed).collect()
}

/// A report nobody asked for is kept and shown apart.
pub(super) fn not_expected(unit: &Unit, sheet: &Sheet, desk: &Desk) -> Option<Finding> {
    if desk.plan.owes(desk.period, unit) {
        return None;
    }
    let closed = unit.closed.is_some_and(|day| day <= desk.period.from);
    let code = if closed { Code::UnitClosed } else { Code::UnitNotOwing };
    Some(Finding::new(code).on(&sheet.name, None).found(unit.name.clone()))
}
