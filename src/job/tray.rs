//! Files that wait, and the answers they wait for.
use super::{
    Actor, Book, Failure,
    import::{FileOutcome, Imported, ImportedFile, ImportedReport, ReportOutcome, hex},
    lock,
    standing::{Reports, Stand},
};
use crate::{
    domain::{
        book::{Action, Correction, Keep, ReportRef},
        intake::{Encoding, QuestionKind, Shown},
        plan::Period,
    },
    sheet::read::ReaderPool,
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
    for file in book.store.files().map_err(fail)? {
        let Some(waiting) = by_file.get(&file.receipt) else { continue };
        let mut shown = Vec::new();
        let each = |id: ReportRef, report: crate::domain::intake::Report| {
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

/// What a clerk answers.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Answer {
    Unit(String),
    Period(String),
    Keep(Keep),
    Encoding(Encoding),
}

/// Puts an answer into the journal. What was written for a unit becomes its alias.
pub fn answer(book: &mut Book, id: ReportRef, answer: &Answer, stand: &Stand, actor: &Actor) -> Result<(), Failure> {
    lock::check_period(book, &stand.period.id.to_string())?;
    let Some(header) = stand.reports.headers.get(&id).cloned() else {
        return Err(Failure::NoSuchReport(id.to_string()));
    };
    let question = stand.reports.question_of(id).map(|(_, question)| question.kind);
    let action = match (answer, question) {
        (Answer::Unit(code), Some(QuestionKind::Unit | QuestionKind::Disagreement)) => {
            let unit = book.unit(code)?.code.clone();
            // A name that several schools share must be asked again the next time.
            let shared = header
                .question
                .as_ref()
                .is_some_and(|question| question.candidates.iter().filter(|one| one.score >= 1.0).count() > 1);
            let alias = header.alias.filter(|_| !shared && question == Some(QuestionKind::Unit));
            Action::AnswerUnit { report: id, unit, old: header.unit, alias }
        }
        (Answer::Period(text), Some(QuestionKind::Period)) => {
            let period = book.period(Some(text), actor.today)?.id.to_string();
            Action::AnswerPeriod { report: id, period, old: header.period }
        }
        (Answer::Keep(keep), Some(QuestionKind::Version)) => Action::KeepVersion { report: id, keep: *keep },
        (Answer::Unit(_) | Answer::Period(_) | Answer::Keep(_) | Answer::Encoding(_), _) => {
            return Err(Failure::NotWaiting(id.to_string()));
        }
    };
    let mut actions = vec![(action, None)];
    if *answer == Answer::Keep(Keep::New) {
        actions.extend(carried(book, id, stand));
    }
    book.decide_each(actions, actor)
}

/// Shows where values stand on a report's sheet. Nothing learns from it yet: the report goes on waiting.
pub fn teach(_: &mut Book, _: &ReaderPool, id: ReportRef, _: Vec<Shown>, _: &Actor) -> Result<(), Failure> {
    Err(Failure::NotWaiting(id.to_string()))
}

/// Puts figures that came without a file into the book. Nothing keeps them yet.
pub fn key_in(_: &mut Book, _: &Period, unit: &str, _: &[(String, u32, String)], _: &Actor) -> Result<(), Failure> {
    Err(Failure::NotWaiting(unit.to_owned()))
}

/// Opens an encrypted file. Nothing decrypts it yet: the file goes on waiting.
pub fn unlock(_: &mut Book, _: &ReaderPool, receipt: i64, _: &str, _: &Actor) -> Result<(), Failure> {
    Err(Failure::NotWaiting(receipt.to_string()))
}

/// What a clerk typed over the version that counted until now, for the one that takes its place: a correction holds until
/// somebody drops it.
fn carried(book: &Book, new: ReportRef, stand: &Stand) -> Vec<(Action, Option<String>)> {
    let versions = stand.reports.unit_of(new).and_then(|unit| stand.reports.submissions.get(&unit));
    let Some(old) = versions.and_then(|one| one.current) else { return vec![] };
    let carry = |one: &Correction| {
        let Correction { field, row, value, reason, .. } = one.clone();
        (Action::Correct { report: new, field, row, value, old: None }, Some(reason))
    };
    book.ledger.corrections.iter().filter(|one| one.report == old).map(carry).collect()
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

/// Takes a decision back: the one named, or the last that can be.
pub fn undo(book: &mut Book, seq: Option<i64>, actor: &Actor) -> Result<i64, Failure> {
    let undoable = |decision: &&crate::domain::book::Decision| {
        !decision.action.is_record_only() && !book.ledger.undone.contains(&decision.seq)
    };
    let target = match seq {
        Some(seq) => {
            let decision =
                book.decisions.iter().find(|decision| decision.seq == seq).ok_or(Failure::NoSuchDecision(seq))?;
            if !undoable(&decision) {
                return Err(Failure::NotUndoable(seq));
            }
            seq
        }
        None => {
            let last = book
                .decisions
                .iter()
                .rev()
                .filter(undoable)
                .find(|decision| !matches!(decision.action, Action::Undo { .. }));
            last.ok_or(Failure::NothingToUndo)?.seq
        }
    };
    book.decide(Action::Undo { seq: target }, actor, None)?;
    book.reload()?;
    Ok(target)
}

/// Takes decisions back together, the last first: all of them, or none.
pub fn undo_all(book: &mut Book, decisions: &[i64], actor: &Actor) -> Result<(), Failure> {
    for seq in decisions {
        let decision = book.decisions.iter().find(|one| one.seq == *seq).ok_or(Failure::NoSuchDecision(*seq))?;
        if decision.action.is_record_only() || book.ledger.undone.contains(seq) {
            return Err(Failure::NotUndoable(*seq));
        }
    }
    let undo = decisions.iter().rev().map(|seq| Action::Undo { seq: *seq });
    book.decide_all(undo.collect(), actor, None)?;
    book.reload()
}

/// The tray's size: files and reports that wait.
pub fn size(reports: &Reports) -> (usize, usize) {
    let mut files: Vec<i64> = reports.waiting.iter().map(|(id, _)| id.receipt).collect();
    files.dedup();
    (files.len(), reports.waiting.len())
}
