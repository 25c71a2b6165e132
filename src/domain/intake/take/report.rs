//! One block of cells that is one unit's report: from where its values stand to what they say.
use super::{
    Desk, TakenReport,
    cells::{self, Cells},
    own_form, period,
};
use crate::domain::{
    grid::Sheet,
    intake::{
        Code, Entry, Expected, Finding, Report, Severity, check,
        identify::identify,
        marker::Marker,
        recognise::{FormIndex, Located},
    },
    plan::{Field, Form, MoneyUnit},
    unit::Unit,
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
    let unit = desk.unit_at(&sheet.name, None, identified.unit);
    let (period, period_question, period_finding) =
        period::identify(sheet, located.first_row, (index.form, marker), path, desk);
    let money = cells::money(sheet, index.form);
    let mut report = extract_report(sheet, index.form, located, unit, &money, desk);
    report.findings.extend(quarters_without_a_place(index.form, located, unit, sheet, desk));
    report.findings.extend(own_form::version(marker, index.form, sheet));
    if own_form::is_of(marker, index.form) {
        report.findings.extend(own_form::moved(index.form, located, sheet));
    }
    report.findings.extend(identified.finding);
    report.findings.extend(period_finding);
    report.findings.extend(unit.and_then(|unit| not_expected(unit, sheet, desk)));
    judge(&mut report, index.form, unit, Some(sheet), desk);
    TakenReport {
        unit: identified.unit.and_then(|at| desk.units.unit(at)).map(|unit| unit.code.clone()),
        period,
        question: identified.question.or(period_question),
        alias: identified.alias,
        sheet: sheet.name.clone(),
        row: None,
        report,
    }
}

/// What a report's figures say together, now that all of them are there; that there are none, where that has no cause yet.
/// `whole`: the sheet that is this report alone.
pub(super) fn judge(report: &mut Report, form: &Form, unit: Option<&Unit>, whole: Option<&Sheet>, desk: &Desk) {
    let is_due = |entry: &Entry| desk.is_due(form, entry.field, Some(entry.row));
    let explained = |finding: &Finding| finding.severity == Severity::Error && finding.code != Code::LabelMissing;
    if report.entries.iter().all(|entry| entry.value.is_none())
        && !report.findings.iter().any(explained)
        && whole.is_none_or(|sheet| check::says_nil(sheet, report).is_none())
    {
        let sheet = report.sheets.first().map(String::as_str).unwrap_or_default();
        report.findings.push(Finding::new(Code::ReportEmpty).on(sheet, None));
        return;
    }
    let across = check::check(form, &desk.plan.rules, unit, &is_due, report);
    report.findings.extend(across);
    if let Some(sheet) = whole {
        let beside = check::with_figures(sheet, form, report);
        report.findings.extend(beside);
    }
}

/// Reads every located cell, and holds against each other what must agree. `money`: what the sheet prints once for all
/// amounts.
pub(super) fn extract_report(
    sheet: &Sheet,
    form: &Form,
    located: &Located,
    unit: Option<&Unit>,
    money: &[MoneyUnit],
    desk: &Desk,
) -> Report {
    let mut report =
        Report { sheets: vec![sheet.name.clone()], entries: Vec::new(), findings: labels(form, located, unit, desk) };
    let cells = Cells::new(sheet, form, located, unit, money, (desk.period.from, desk.period.to));
    cells.read(&mut report);
    let disagreeing = cells.disagreements();
    report.findings.extend(disagreeing);
    report
}

/// What recognition said of the labels, as far as it concerns this unit in this period.
fn labels(form: &Form, located: &Located, unit: Option<&Unit>, desk: &Desk) -> Vec<Finding> {
    let concerns = |finding: &&Finding| {
        let field = finding.field.and_then(|field| form.get(field));
        let asks = |field: &Field| {
            unit.map_or_else(|| field.is_for_all(), |unit| field.asks(&unit.kind, |property| unit.has(property)))
        };
        let asked = field.is_none_or(asks);
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

/// Quarters that are over and for which the sheet has the field's label, but no column or row.
fn quarters_without_a_place(
    form: &Form,
    located: &Located,
    unit: Option<&Unit>,
    sheet: &Sheet,
    desk: &Desk,
) -> Vec<Finding> {
    const ROMAN: [(u32, &str); 4] = [(1, "I"), (2, "II"), (3, "III"), (4, "IV")];
    let mut findings = Vec::new();
    let asked = |field: &Field| {
        unit.map_or_else(|| field.is_for_all(), |unit| field.asks(&unit.kind, |property| unit.has(property)))
    };
    for (key, field) in form.keyed_fields().filter(|(_, field)| field.per_quarter && asked(field)) {
        let has = |row: u32| located.values.iter().any(|value| value.field == key && value.row == row);
        let explained = located.findings.iter().any(|finding| finding.field == Some(key));
        if explained || !ROMAN.iter().any(|(row, _)| has(*row)) {
            continue;
        }
        let lacking = ROMAN.iter().filter(|(row, _)| !has(*row) && desk.is_due(form, key, Some(*row)));
        findings.extend(lacking.map(|(_, roman)| {
            let severity = if field.required { Severity::Error } else { Severity::Warning };
            let label = format!("{} – Quý {roman}", field.label);
            Finding::new(Code::LabelMissing)
                .severity(severity)
                .on(&sheet.name, None)
                .of(key)
                .expected(Expected::Name(label))
        }));
    }
    findings
}

/// A report nobody asked for is kept and shown apart.
pub(super) fn not_expected(unit: &Unit, sheet: &Sheet, desk: &Desk) -> Option<Finding> {
    if desk.plan.may_send(desk.period, unit) {
        return None;
    }
    let closed = unit.closed.is_some_and(|day| day <= desk.period.roster_day());
    let code = if closed { Code::UnitClosed } else { Code::UnitNotOwing };
    Some(Finding::new(code).on(&sheet.name, None).found(unit.name.clone()))
}
