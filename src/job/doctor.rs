//! Is the book sound, and do its derived parts follow from its truths? `rebuild` makes them again.
use super::{Book, Failure, import::stored};
use crate::{
    domain::{
        intake::{Desk, take},
        value::tokens,
    },
    sheet::read::ReaderPool,
    store::FileReading,
};
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
            .map_err(fail)?
            .is_some_and(|bytes| <[u8; 32]>::from(Sha256::digest(&bytes)) == file.sha256);
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

/// Reads every original again. Until it is finished the old readings stand.
pub fn rebuild(book: &mut Book, pool: &ReaderPool, today: chrono::NaiveDate) -> Result<usize, Failure> {
    let basis = book.basis();
    let path = book.path();
    let fail = |error| super::book::of(&path, error);
    let periods = batch_periods(book, today)?;
    let index = crate::domain::unit::UnitIndex::new(&book.units, &book.plan.kinds, &book.ledger.aliases);
    let Some((_, first)) = periods.first() else { return Ok(0) };
    let mut desk = Desk::new(&book.plan, index, first);
    let mut rebuild = book.store.rebuild(basis).map_err(fail)?;
    let files = rebuild.store().files().map_err(fail)?;
    for file in &files {
        let Some((_, period)) = periods.iter().find(|(batch, _)| *batch == file.batch) else { continue };
        let bytes = rebuild.store().original(&file.sha256).map_err(fail)?.unwrap_or_default();
        desk.period = period;
        let reading = match pool.read(&bytes) {
            Ok(workbook) => stored(take(&workbook, &file.path, &desk)),
            Err(finding) => FileReading { outcome: "refused".into(), findings: vec![finding], readings: vec![] },
        };
        rebuild.put(file.receipt, &reading).map_err(fail)?;
    }
    rebuild.finish().map_err(fail)?;
    Ok(files.len())
}

/// The period each import was made for.
fn batch_periods(book: &Book, today: chrono::NaiveDate) -> Result<Vec<(i64, crate::domain::plan::Period)>, Failure> {
    let imports = book.decisions.iter().filter_map(|decision| match &decision.action {
        crate::domain::book::Action::Import { period, .. } => Some((decision.batch, period)),
        _ => None,
    });
    imports.map(|(batch, period)| Ok((batch, book.period(Some(period), today)?))).collect()
}
