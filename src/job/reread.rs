//! Reading originals again: with what was in force when they came, and with what was learnt since.
//!
//! One way from an original to its reading, for a rebuild, after an answer, and after a lesson was taken back. The
//! spellings confirmed later do not move a report from one unit to another; what was shown of a layout or of an
//! encoding holds for all files of its kind, whenever they came.
use super::{Book, Failure, import};
use crate::{
    domain::{
        book::{Action, Decision, Ledger},
        intake::{Desk, Keyed, Taken, keyed},
        plan::{Period, Plan},
        unit::{Unit, UnitIndex},
    },
    sheet::read::ReaderPool,
    store::{ArrivalHow, FileReading, FileRow},
};
use chrono::NaiveDate;
use std::collections::HashSet;

/// A batch of arrivals: the period it was for, and what held before it.
pub(super) struct Occasion {
    pub batch: i64,
    period: Period,
    before: Ledger,
}

impl Occasion {
    /// What holds now, for a period.
    pub fn now(book: &Book, period: Period) -> Self {
        Self { batch: 0, period, before: book.ledger.clone() }
    }

    /// `TYPE@SPAN`.
    pub fn period(&self) -> String {
        self.period.id.to_string()
    }
}

/// Every batch that brought files, in order.
pub(super) fn occasions(book: &Book, today: NaiveDate) -> Result<Vec<Occasion>, Failure> {
    let mut occasions = Vec::new();
    for (at, decision) in book.decisions.iter().enumerate() {
        let Some(period) = period_of(book, decision, &occasions)? else { continue };
        let mut before = Ledger::fold(book.decisions.get(..at).unwrap_or_default());
        before.lessons.clone_from(&book.ledger.lessons);
        occasions.push(Occasion { batch: decision.batch, period: book.period(Some(&period), today)?, before });
    }
    Ok(occasions)
}

fn period_of(book: &Book, decision: &Decision, earlier: &[Occasion]) -> Result<Option<String>, Failure> {
    Ok(match &decision.action {
        Action::Import { period, .. } | Action::KeyIn { period, .. } => Some(period.clone()),
        // What was in the locked file is for the period that the file came for.
        Action::Unlock { receipt } => {
            let files = book.store.files().map_err(|error| book.failed(error))?;
            let batch = files.iter().find(|file| file.receipt == *receipt).map(|file| file.batch);
            let of = earlier.iter().find(|occasion| Some(occasion.batch) == batch);
            of.map(|occasion| occasion.period.id.to_string())
        }
        Action::NewBook { .. }
        | Action::ImportRoster { .. }
        | Action::OpenPeriod { .. }
        | Action::ClosePeriod { .. }
        | Action::ReopenPeriod { .. }
        | Action::ForwardPeriod { .. }
        | Action::AnswerUnit { .. }
        | Action::AnswerPeriod { .. }
        | Action::AnswerEncoding { .. }
        | Action::Teach { .. }
        | Action::KeepVersion { .. }
        | Action::Discard { .. }
        | Action::Accept { .. }
        | Action::Return { .. }
        | Action::Correct { .. }
        | Action::Exempt { .. }
        | Action::Extend { .. }
        | Action::Note { .. }
        | Action::Export { .. }
        | Action::Undo { .. } => None,
    })
}

/// Reads files of one occasion, one at a time.
pub(super) struct Again<'a> {
    desk: Desk<'a>,
    pool: &'a ReaderPool,
}

impl<'a> Again<'a> {
    pub fn new(plan: &'a Plan, units: &'a [Unit], occasion: &'a Occasion, pool: &'a ReaderPool) -> Self {
        let index = UnitIndex::new(units, &plan.kinds, &occasion.before.aliases);
        let mut desk = Desk::new(plan, index, &occasion.period, &occasion.before.lessons);
        desk.locked = occasion.before.locked();
        Self { desk, pool }
    }

    pub fn read(&self, file: &FileRow, bytes: &[u8]) -> FileReading {
        let taken = match file.how {
            ArrivalHow::File => import::content(self.pool, bytes, &file.path, &self.desk),
            ArrivalHow::Paper | ArrivalHow::Phone | ArrivalHow::Scan => Ok(self.keyed(bytes)),
        };
        match taken {
            Ok(taken) => import::stored(taken),
            Err(finding) => FileReading { outcome: "refused".into(), findings: vec![finding], readings: vec![] },
        }
    }

    fn keyed(&self, bytes: &[u8]) -> Taken {
        let form = self.desk.plan.form_of(&self.desk.period.id.report_type);
        let typed = serde_json::from_slice::<Keyed>(bytes).ok();
        let report = form.zip(typed).map(|(form, typed)| keyed(&typed, form, &self.desk));
        Taken { findings: vec![], reports: report.into_iter().collect() }
    }
}

/// Reads the chosen files again and puts what comes of it in the place of what was read before. All of it, or nothing.
/// Returns how many there were.
pub fn reread(
    book: &mut Book,
    pool: &ReaderPool,
    today: NaiveDate,
    chosen: impl Fn(&FileRow) -> bool,
) -> Result<usize, Failure> {
    let occasions = occasions(book, today)?;
    let (basis, path) = (book.basis(), book.path());
    let Book { store, plan, units, .. } = book;
    let done = store.together(|store| {
        let mut files = store.files()?;
        files.retain(|file| chosen(file));
        for occasion in &occasions {
            let again = Again::new(plan, units, occasion, pool);
            for file in files.iter().filter(|file| file.batch == occasion.batch) {
                let bytes = store.original(&file.sha256)?.unwrap_or_default();
                store.replace_readings(file.receipt, basis, &again.read(file, &bytes))?;
            }
        }
        Ok(files.len())
    });
    done.map_err(|error| super::book::of(&path, error))
}

/// Every live file of the periods that files can still come into: what was shown once may concern any of them.
pub(super) fn reread_open(book: &mut Book, pool: &ReaderPool, today: NaiveDate) -> Result<usize, Failure> {
    let open: HashSet<i64> = occasions(book, today)?
        .iter()
        .filter(|one| super::lock::check_period(book, &one.period.id.to_string()).is_ok())
        .map(|one| one.batch)
        .collect();
    let ledger = book.ledger.clone();
    reread(book, pool, today, |file| open.contains(&file.batch) && ledger.is_live(file.receipt, file.batch))
}
