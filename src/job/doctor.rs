//! Is the book sound, and do its derived parts follow from its truths? `rebuild` makes them again.
use super::{Book, Failure, import::stored};
use crate::{
    domain::{
        book::{Action, Ledger},
        intake::{Desk, take},
        plan::Period,
        unit::UnitIndex,
        value::tokens,
    },
    sheet::read::ReaderPool,
    store::FileReading,
};
use chrono::NaiveDate;
use sha2::{Digest, Sha256};

tokens! {
    CheckName {
        /// The engine's own check of its file.
        File = "file",
        /// Every original still has the bytes its hash says.
        Originals = "originals",
        /// The journal's rows are in order and refer to what exists.
        Journal = "journal",
        /// Every reading was made by this program from the plan in force.
        Readings = "readings",
    }
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Check {
    pub name: CheckName,
    pub ok: bool,
    /// Figures or the engine's words.
    pub detail: String,
}

/// Looks at everything in the book.
pub fn examine(book: &Book) -> Result<Vec<Check>, Failure> {
    let fail = |error| book.failed(error);
    let faults = book.store.check().map_err(fail)?;
    let mut checks = vec![Check { name: CheckName::File, ok: faults.is_empty(), detail: faults.join("; ") }];
    let files = book.store.files().map_err(fail)?;
    let mut broken = Vec::new();
    for file in &files {
        let whole = book
            .store
            .original(&file.sha256)
            .is_ok_and(|bytes| bytes.is_some_and(|bytes| <[u8; 32]>::from(Sha256::digest(&bytes)) == file.sha256));
        if !whole {
            broken.push(file.path.clone());
        }
    }
    checks.push(Check {
        name: CheckName::Originals,
        ok: broken.is_empty(),
        detail: format!("{} / {} {}", files.len() - broken.len(), files.len(), broken.join(", ")).trim().to_owned(),
    });
    let ordered = book.decisions.is_sorted_by(|a, b| a.seq < b.seq);
    checks.push(Check { name: CheckName::Journal, ok: ordered, detail: book.decisions.len().to_string() });
    let stale =
        files.iter().filter(|file| file.outcome.as_ref().is_none_or(|outcome| outcome.basis != book.basis())).count();
    checks.push(Check {
        name: CheckName::Readings,
        ok: stale == 0,
        detail: format!("{} / {}", files.len() - stale, files.len()),
    });
    Ok(checks)
}

/// Reads every original again, with the spellings that were confirmed when it came. Until it is finished the old
/// readings stand.
pub fn rebuild(book: &mut Book, pool: &ReaderPool, today: NaiveDate) -> Result<usize, Failure> {
    let basis = book.basis();
    let path = book.path();
    let fail = |error| super::book::of(&path, error);
    let batches = batches(book, today)?;
    let mut rebuild = book.store.rebuild(basis).map_err(fail)?;
    let files = rebuild.store().files().map_err(fail)?;
    for (batch, period, ledger) in &batches {
        let index = UnitIndex::new(&book.units, &book.plan.kinds, &ledger.aliases);
        let desk = Desk::new(&book.plan, index, period, &ledger.lessons);
        for file in files.iter().filter(|file| file.batch == *batch) {
            let bytes = rebuild.store().original(&file.sha256).map_err(fail)?.unwrap_or_default();
            let reading = match pool.read(&bytes) {
                Ok(workbook) => stored(take(&workbook, &file.path, &desk)),
                Err(finding) => FileReading { outcome: "refused".into(), findings: vec![finding], readings: vec![] },
            };
            rebuild.put(file.receipt, &reading).map_err(fail)?;
        }
    }
    rebuild.finish().map_err(fail)?;
    Ok(files.len())
}

/// Each import with the period it was made for and what held when it was made.
fn batches(book: &Book, today: NaiveDate) -> Result<Vec<(i64, Period, Ledger)>, Failure> {
    let mut batches = Vec::new();
    for (at, decision) in book.decisions.iter().enumerate() {
        if let Action::Import { period, .. } = &decision.action {
            let before = book.decisions.get(..at).unwrap_or_default();
            batches.push((decision.batch, book.period(Some(period), today)?, Ledger::fold(before)));
        }
    }
    Ok(batches)
}
