//! Files that wait, and the answers they wait for.
mod answer;
mod undo;

pub use answer::{Answer, answer, teach, unlock};
pub use undo::{undo, undo_all};

use super::{
    Actor, Book, Failure,
    import::{FileOutcome, Imported, ImportedFile, ImportedReport, ReportOutcome, hex},
    lock,
    reread::batches,
    standing::{Reports, Stand},
};
use crate::{
    domain::{
        book::{Action, ReportRef},
        plan::{PeriodId, descent::Descent},
    },
    store::Which,
};
use std::collections::{HashMap, HashSet};

/// The files that wait in a period, as an import would show them.
pub fn waiting(book: &Book, stand: &Stand) -> Result<Imported, Failure> {
    let fail = |error| book.failed(error);
    let mut by_file: HashMap<i64, Vec<ReportRef>> = HashMap::new();
    for (id, _) in &stand.reports.waiting {
        by_file.entry(id.receipt).or_default().push(*id);
    }
    let mut files = Vec::new();
    let came_for: HashMap<i64, PeriodId> = if by_file.is_empty() {
        HashMap::new()
    } else {
        batches(book)?.into_iter().map(|batch| (batch.batch, batch.period.id)).collect()
    };
    let own = stand.plan.form_of(&stand.period.id.report_type);
    for file in book.store.files().map_err(fail)? {
        let Some(waiting) = by_file.get(&file.receipt) else { continue };
        let mut shown = Vec::new();
        // What came for another period may have been read by another form: what is said of its fields is said of ours.
        let period = came_for.get(&file.batch);
        let form = period.and_then(|period| book.plan_of(period).form_of(&period.report_type));
        let descent = form.zip(own).filter(|(form, own)| !std::ptr::eq(*form, *own));
        let descent = descent.map(|(form, own)| Descent::between(form, own));
        let each = |id: ReportRef, mut report: crate::domain::intake::Report| {
            if let Some(descent) = descent.as_ref().filter(|_| !stand.ledger.periods.contains_key(&id)) {
                report.findings.iter_mut().for_each(|one| one.field = one.field.and_then(|field| descent.of(field)));
            }
            let header = stand.reports.headers.get(&id);
            shown.push(ImportedReport {
                unit: stand.ledger.units.get(&id).cloned().or_else(|| header?.unit.clone()),
                period: stand.ledger.periods.get(&id).cloned().or_else(|| header?.period.clone()),
                version: stand.reports.version(id),
                outcome: ReportOutcome::Question,
                values: report.entries.iter().filter(|entry| entry.value.is_some()).count(),
                sheet: report.sheets.first().cloned().unwrap_or_default(),
                row: header.and_then(|header| header.place.as_ref()).map(|place| place.row),
                findings: report.findings,
                question: stand.reports.question_of(id).cloned(),
            });
        };
        book.store.each_report(Which::These(waiting), each).map_err(fail)?;
        files.push(ImportedFile {
            id: Some(file.receipt),
            path: file.path,
            sha256: Some(hex(&file.sha256)),
            outcome: FileOutcome::Question,
            findings: file.outcome.map(|outcome| outcome.findings).unwrap_or_default(),
            reports: shown,
        });
    }
    Ok(Imported { seq: None, files, stopped: false })
}

/// Names of the files that brought the versions somebody has to choose between, by receipt.
pub fn version_files(book: &Book, stand: &Stand) -> Result<HashMap<i64, String>, Failure> {
    let undecided = stand.reports.submissions.values().filter(|chosen| !chosen.waiting.is_empty());
    let receipts: HashSet<i64> = undecided.flat_map(|chosen| &chosen.versions).map(|id| id.receipt).collect();
    if receipts.is_empty() {
        return Ok(HashMap::new());
    }
    let files = book.store.files().map_err(|error| book.failed(error))?.into_iter();
    Ok(files.filter(|file| receipts.contains(&file.receipt)).map(|file| (file.receipt, file.path)).collect())
}

/// Takes a file that waits out of the book's account. Its bytes stay, and the journal can bring it back.
pub fn discard(book: &mut Book, receipt: i64, reason: &str, stand: &Stand, actor: &Actor) -> Result<(), Failure> {
    lock::check_period(book, &stand.period.id.to_string())?;
    if !stand.reports.waiting.iter().any(|(id, _)| id.receipt == receipt) {
        return Err(Failure::NoSuchReport(receipt.to_string()));
    }
    book.decide(Action::Discard { receipt }, actor, Some(reason))?;
    Ok(())
}

/// The tray's size: files and reports that wait.
pub fn size(reports: &Reports) -> (usize, usize) {
    let mut files: Vec<i64> = reports.waiting.iter().map(|(id, _)| id.receipt).collect();
    files.dedup();
    (files.len(), reports.waiting.len())
}
