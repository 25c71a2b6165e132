//! Is the book sound, and do its derived parts follow from its truths? `rebuild` makes them again.
use super::{
    Book, Failure,
    reread::{batches, reread},
};
use crate::{
    domain::{plan::PeriodId, value::tokens},
    sheet::read::ReaderPool,
    store::FileRow,
};
use chrono::NaiveDate;
use sha2::{Digest, Sha256};
use std::collections::HashMap;

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
    let periods: HashMap<i64, PeriodId> =
        batches(book)?.into_iter().map(|batch| (batch.batch, batch.period.id)).collect();
    let is_current = |file: &&FileRow| {
        let period = periods.get(&file.batch);
        let basis = file.outcome.as_ref().map(|outcome| outcome.basis);
        period.zip(basis).is_some_and(|(period, basis)| book.is_current(period, basis))
    };
    let stale = files.len() - files.iter().filter(is_current).count();
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
    reread(book, pool, today, |_| true)
}
