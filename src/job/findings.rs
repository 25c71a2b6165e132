//! Everything that was found in the reports that count, in the office's order.
use super::{
    Book, Failure,
    standing::{Stand, relational},
};
use crate::{
    domain::{
        book::{Correction, Ledger, ReportRef},
        intake::{Code, Finding, Report},
        plan::Form,
    },
    store::Which,
};
use std::collections::HashMap;

#[derive(Debug, Clone, PartialEq)]
pub struct Found {
    /// Place of the unit in the roster.
    pub unit: usize,
    pub report: ReportRef,
    /// Path as given at import.
    pub file: String,
    pub finding: Finding,
    /// Nobody has to do anything about it any more: the value was corrected, or the report accepted as it is.
    pub settled: bool,
}

/// Findings of every report that counts in a period.
pub fn all(book: &Book, stand: &Stand) -> Result<Vec<Found>, Failure> {
    let fail = |error| book.failed(error);
    let counting: HashMap<ReportRef, usize> = stand.reports.counting().collect();
    let files: HashMap<i64, String> =
        book.store.files().map_err(fail)?.into_iter().map(|file| (file.receipt, file.path)).collect();
    let form = stand.plan.form_of(&stand.period.id.report_type);
    let reports: Vec<ReportRef> = counting.keys().copied().collect();
    let beside = relational(book, stand)?;
    let mut found = Vec::new();
    let each = |id: ReportRef, report: Report| {
        let Some(unit) = counting.get(&id).copied() else { return };
        let accepted = stand.ledger.accepted.contains(&id);
        let corrections: Vec<&Correction> = stand.ledger.corrections.iter().filter(|one| one.report == id).collect();
        // What the report says itself, then what shows beside other reports: that is said of corrected values, too.
        let own = report.findings.iter().map(|finding| (finding, true));
        for (finding, is_own) in own.chain(beside.of(unit).iter().map(|finding| (finding, false))) {
            let corrected = || corrections.iter().any(|one| settles(one, finding, &report, form));
            let settled = accepted || (is_own && (corrected() || is_answered(&stand.ledger, id, finding)));
            let file = files.get(&id.receipt).cloned().unwrap_or_default();
            found.push(Found { unit, report: id, file, finding: finding.clone(), settled });
        }
    };
    book.store.each_report(Which::These(&reports), each).map_err(fail)?;
    // In the office's order; within a unit as they were found.
    found.sort_by_key(|one: &Found| (one.unit, one.report));
    Ok(found)
}

/// The finding asked whose report it is, or which period's, and somebody said so.
pub(super) fn is_answered(ledger: &Ledger, report: ReportRef, finding: &Finding) -> bool {
    match finding.code {
        Code::UnitUnknown | Code::UnitAmbiguous | Code::UnitMismatch | Code::UnitDuplicateRow => {
            ledger.units.contains_key(&report)
        }
        Code::PeriodUnknown | Code::PeriodMismatch => ledger.periods.contains_key(&report),
        _ => false,
    }
}

/// The correction is of the value that the finding is about: of its own quarter or row where it names a cell.
fn settles(correction: &Correction, finding: &Finding, report: &Report, form: Option<&Form>) -> bool {
    let (Some(key), Some(form)) = (finding.field, form) else { return false };
    if form.name(key).is_none_or(|name| name != correction.field) {
        return false;
    }
    let cell = finding.place.as_ref().and_then(|place| place.cell);
    let own = report.entries.iter().find(|entry| entry.field == key && Some(entry.cell) == cell);
    own.is_none_or(|entry| entry.row == correction.row)
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::indexing_slicing)]
    use super::*;
    use crate::{
        domain::book::Action,
        job::review::office::{FIRST, Office, SHEET, unit},
    };

    #[test]
    fn what_was_corrected_or_accepted_is_settled_and_the_rest_stays_open() {
        let mut office = Office::of(&["U1", "U2"].map(|code| unit(code, "thpt", "Ea Kao", "truc-thuoc")));
        let mut report =
            office.report(&[("phat-dong", 1, None, "C6"), ("phat-dong", 2, None, "D6"), ("su-co", 0, None, "C5")]);
        let finding = |field: &str, cell: &str| {
            Finding::new(Code::TypeMismatch).on(SHEET, Some(cell.parse().unwrap())).of(office.key(field))
        };
        report.findings = vec![finding("phat-dong", "C6"), finding("phat-dong", "D6"), finding("su-co", "C5")];
        let ids = office.send(&[("U2", FIRST, "2026-05-10", report.clone()), ("U1", FIRST, "2026-05-10", report)]);
        let open = |office: &Office| {
            let found = all(&office.book, &office.snapshot(FIRST).stand).unwrap();
            found.iter().map(|one| (one.unit, !one.settled)).collect::<Vec<_>>()
        };
        assert_eq!(open(&office), [(0, true), (0, true), (0, true), (1, true), (1, true), (1, true)]);
        office.correct(ids[1], "phat-dong", 2, "3");
        assert_eq!(open(&office)[..3], [(0, true), (0, false), (0, true)]);
        office.decide(Action::Accept { report: ids[0] }, "đã gọi");
        assert_eq!(open(&office)[3..], [(1, false), (1, false), (1, false)]);
    }

    #[test]
    fn a_question_that_was_answered_is_no_finding_any_more() {
        let report = ReportRef { receipt: 1, ordinal: 0 };
        let mut ledger = Ledger::default();
        let answered = |ledger: &Ledger, code| is_answered(ledger, report, &Finding::new(code));
        assert!(!answered(&ledger, Code::UnitUnknown) && !answered(&ledger, Code::PeriodMismatch));
        ledger.units.insert(report, "U1".into());
        assert!(answered(&ledger, Code::UnitUnknown) && !answered(&ledger, Code::PeriodMismatch));
        ledger.periods.insert(report, FIRST.into());
        assert!(answered(&ledger, Code::PeriodMismatch) && !answered(&ledger, Code::TypeMismatch));
    }
}
