//! One block of cells that is one unit's report: from where its values stand to what they say.
use super::{Desk, TakenReport, own_form, period};
use crate::domain::{
    grid::Sheet,
    intake::{
        Code, Entry, Finding, Report, Severity, check, extract,
        identify::identify,
        marker::Marker,
        money,
        recognise::{FormIndex, Located},
    },
    plan::{FieldKey, FieldKind, Form, layout::Part},
    unit::Unit,
    value::{How, Value},
};

/// The report of a whole sheet.
pub(super) fn take_sheet(
    sheet: &Sheet,
    index: &FormIndex,
    located: &Located,
    marker: &Marker,
    path: &str,
    desk: &Desk,
) -> TakenReport {
    let identified = identify(&desk.units, index, sheet, located.first_row, marker.unit.as_deref(), path);
    let unit = identified.unit.and_then(|at| desk.units.unit(at));
    let (period, period_question, period_finding) = period::identify(sheet, located.first_row, marker, path, desk);
    let mut report = extract_report(sheet, index.form, located, unit, desk);
    report.findings.extend(own_form::version(marker, index.form, sheet));
    report.findings.extend(own_form::moved(marker, index.form, located, sheet));
    report.findings.extend(identified.finding);
    report.findings.extend(period_finding);
    report.findings.extend(unit.and_then(|unit| not_expected(unit, sheet, desk)));
    let is_due = |entry: &Entry| desk.is_due(index.form, entry.field, Some(entry.row));
    if report.entries.iter().all(|entry| entry.value.is_none())
        && !report
            .findings
            .iter()
            .any(|finding| finding.severity == Severity::Error && finding.code != Code::LabelMissing)
        && check::says_nil(sheet, &report).is_none()
    {
        report.findings.push(Finding::new(Code::ReportEmpty).on(&sheet.name, None));
    } else {
        let across = check::check(index.form, &desk.plan.rules, unit, &is_due, &report);
        report.findings.extend(across);
        report.findings.extend(check::with_figures(sheet, index.form, &report));
    }
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

/// Reads every located cell. Hidden ones are left out and said.
fn extract_report(sheet: &Sheet, form: &Form, located: &Located, unit: Option<&Unit>, desk: &Desk) -> Report {
    let mut report =
        Report { sheets: vec![sheet.name.clone()], entries: Vec::new(), findings: labels(form, located, unit, desk) };
    let money = money::printed_once(sheet);
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
        let reading = match (&field.kind, value.part) {
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
fn not_expected(unit: &Unit, sheet: &Sheet, desk: &Desk) -> Option<Finding> {
    if desk.plan.owes(desk.period, unit) {
        return None;
    }
    let closed = unit.closed.is_some_and(|day| day <= desk.period.from);
    let code = if closed { Code::UnitClosed } else { Code::UnitNotOwing };
    Some(Finding::new(code).on(&sheet.name, None).found(unit.name.clone()))
}
