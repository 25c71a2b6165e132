//! A sheet of sums in a workbook that holds the reports themselves: held against them, never taken as a unit's.
use super::TakenReport;
use crate::domain::{
    intake::{Code, Expected, Finding, Report},
    plan::Form,
    value::Value,
    vietnamese::fold,
};
use rust_decimal::Decimal;

/// The sheet's name says that it sums up others.
pub(super) fn is_named_so(sheet: &str) -> bool {
    let folded = fold(sheet);
    folded.split(' ').collect::<Vec<_>>().windows(2).any(|words| words == ["tong", "hop"])
        || ["tong", "cong", "tong cong", "toan xa", "toan phuong", "toan huyen", "th chung", "bieu chung"]
            .contains(&folded.as_str())
}

/// The sums of a form in which nobody's own figures stand, against those of the other sheets. Where nothing can be held
/// against them, that is said.
pub(super) fn of_form(summary: &TakenReport, form: &Form, others: &[&Report]) -> Vec<Finding> {
    let mut compared = 0;
    let mut findings = Vec::new();
    for entry in &summary.report.entries {
        let is_sum = form.get(entry.field).is_some_and(|field| field.kind.is_summable());
        let Some(said) = entry.value.as_ref().and_then(Value::number).filter(|_| is_sum) else { continue };
        let parts = || {
            others
                .iter()
                .flat_map(|report| &report.entries)
                .filter(|other| (other.field, other.row) == (entry.field, entry.row))
        };
        if parts().any(|part| part.value.is_none() && !part.typed.is_empty()) {
            continue;
        }
        let sum: Decimal = parts().filter_map(|part| part.value.as_ref().and_then(Value::number)).sum();
        compared += 1;
        if sum != said {
            let finding = Finding::new(Code::TotalMismatch).on(&summary.sheet, Some(entry.cell)).of(entry.field);
            findings.push(finding.found(entry.typed.clone()).expected(Expected::Name(sum.normalize().to_string())));
        }
    }
    if compared == 0 {
        findings.push(unread(&summary.sheet));
    }
    findings
}

/// A unit's row in a table of sums, against the unit's own sheet.
pub(super) fn of_row(row: &TakenReport, own: &Report) -> Vec<Finding> {
    let differs = |entry: &&crate::domain::intake::Entry| {
        let mut there = own.entries.iter().filter(|other| (other.field, other.row) == (entry.field, entry.row));
        entry.value.is_some() && there.any(|other| other.value.is_some() && other.value != entry.value)
    };
    let said = |entry: &crate::domain::intake::Entry| {
        let there = own.entries.iter().find(|other| (other.field, other.row) == (entry.field, entry.row));
        let finding = Finding::new(Code::TotalMismatch).on(&row.sheet, Some(entry.cell)).of(entry.field);
        finding
            .found(entry.typed.clone())
            .expected(Expected::Name(there.map(|other| other.typed.clone()).unwrap_or_default()))
    };
    row.report.entries.iter().filter(differs).map(said).collect()
}

/// The sheet was left out.
pub(super) fn unread(sheet: &str) -> Finding {
    Finding::new(Code::SheetUnrecognised).severity(crate::domain::intake::Severity::Note).on(sheet, None)
}
