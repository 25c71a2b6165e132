//! Reading originals again: with what was in force when they came, and with what was learnt since.
//!
//! One way from an original to its reading, for a rebuild, after an answer, and after a lesson was taken back. The
//! spellings confirmed later do not move a report from one unit to another; what was shown of a layout or of an
//! encoding holds for all files of its kind, whenever they came; whose report it is, and for which period, was answered
//! for that report alone.
use super::{Book, Failure, import};
use crate::{
    domain::{
        book::{Action, Decision, Ledger, ReportRef},
        intake::{Answered, Code, Desk, Finding, Keyed, Report, Taken, TakenReport, keyed, recognise::FormIndex},
        plan::{Period, PeriodId, Versions, period::Dates},
        unit::{Unit, UnitIndex, roster_on},
    },
    sheet::read::ReaderPool,
    store::{ArrivalHow, Basis, FileReading, FileRow, StoredReading, Which},
};
use chrono::NaiveDate;
use std::{
    collections::{BTreeMap, HashMap, HashSet},
    sync::Arc,
};

/// A batch of arrivals: the period it was for, and what held before it.
pub(super) struct Occasion {
    pub batch: i64,
    pub period: Period,
    before: Ledger,
    /// What is set now for periods that were opened: under which version of the plan a period stands is no matter of when
    /// its files came.
    dates: HashMap<String, Dates>,
}

impl Occasion {
    /// What holds now, for a period.
    pub fn now(book: &Book, period: Period) -> Self {
        Self { batch: 0, period, before: book.ledger.clone(), dates: opened(book) }
    }

    /// `TYPE@SPAN`.
    pub fn period(&self) -> String {
        self.period.id.to_string()
    }

    pub const fn period_id(&self) -> &PeriodId {
        &self.period.id
    }
}

/// A batch that brought files, by its place in the journal.
pub(super) struct Batch {
    pub batch: i64,
    pub period: Period,
    at: usize,
}

impl Batch {
    /// With what held before it: the journal up to there is folded, so this is asked of batches that are read again only.
    pub fn occasion(self, book: &Book) -> Occasion {
        let mut before = Ledger::fold(book.decisions.get(..self.at).unwrap_or_default());
        before.lessons.clone_from(&book.ledger.lessons);
        Occasion { batch: self.batch, period: self.period, before, dates: opened(book) }
    }
}

fn opened(book: &Book) -> HashMap<String, Dates> {
    book.ledger.opened.iter().cloned().collect()
}

/// Every batch that brought files, in order.
pub(super) fn batches(book: &Book) -> Result<Vec<Batch>, Failure> {
    let mut batches = Vec::new();
    for (at, decision) in book.decisions.iter().enumerate() {
        let Some(period) = period_of(book, decision, &batches)? else { continue };
        batches.push(Batch { batch: decision.batch, period: book.period(Some(&period), NaiveDate::MIN)?, at });
    }
    Ok(batches)
}

fn period_of(book: &Book, decision: &Decision, earlier: &[Batch]) -> Result<Option<String>, Failure> {
    Ok(match &decision.action {
        Action::Import { period, .. } | Action::KeyIn { period, .. } => Some(period.clone()),
        // What was in the locked file is for the period that the file came for.
        Action::Unlock { receipt } => {
            let files = book.store.files().map_err(|error| book.failed(error))?;
            let batch = files.iter().find(|file| file.receipt == *receipt).map(|file| file.batch);
            let of = earlier.iter().find(|one| Some(one.batch) == batch);
            of.map(|one| one.period.id.to_string())
        }
        Action::NewBook { .. }
        | Action::ImportRoster { .. }
        | Action::ChangeRoster { .. }
        | Action::ChangePlan { .. }
        | Action::Applies { .. }
        | Action::Baseline { .. }
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

/// Where a report stands in its file: sheet and, in a table of units, row.
type Place = (String, Option<u32>);

/// What was answered for one file, by the places of its reports.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Answers {
    units: HashMap<Place, String>,
    periods: HashMap<Place, Period>,
}

/// What a file's reports were numbered, and which of the numbers somebody decided about: a decision stays with its place.
#[derive(Debug, Default)]
struct Known {
    places: BTreeMap<u32, Place>,
    decided: HashSet<u32>,
    answers: Answers,
}

impl Known {
    /// What holds for a file now.
    fn of(book: &Book, receipt: i64, today: NaiveDate) -> Result<Self, Failure> {
        let fail = |error| book.failed(error);
        let rows = book.store.headers(Which::Of(receipt)).map_err(fail)?;
        let mut known = Self::default();
        let each = |id: ReportRef, report: Report| {
            let row = rows.iter().find(|header| header.id == id).and_then(|header| header.place.clone());
            let whole = || (report.sheets.first().cloned().unwrap_or_default(), None);
            known.places.insert(id.ordinal, row.map_or_else(whole, |row| (row.sheet, Some(row.row))));
        };
        book.store.each_report(Which::Of(receipt), each).map_err(fail)?;
        let ledger = &book.ledger;
        known.decided = decided(ledger).filter(|id| id.receipt == receipt).map(|id| id.ordinal).collect();
        for (ordinal, place) in &known.places {
            // Of two that share a place it is not known which one was meant.
            if known.places.values().filter(|other| *other == place).count() > 1 {
                continue;
            }
            let id = ReportRef { receipt, ordinal: *ordinal };
            if let Some(unit) = ledger.units.get(&id) {
                known.answers.units.insert(place.clone(), unit.clone());
            }
            if let Some(period) = ledger.periods.get(&id) {
                known.answers.periods.insert(place.clone(), book.period(Some(period), today)?);
            }
        }
        Ok(known)
    }

    /// Gives every report its number again where what was learnt since would give a number that somebody decided about to
    /// another place. Numbers that were used are not used for anything else.
    fn number(&self, reading: &mut FileReading) {
        let place = |one: &StoredReading| match &one.place {
            Some(row) => (row.sheet.clone(), Some(row.row)),
            None => (one.report.sheets.first().cloned().unwrap_or_default(), None),
        };
        let stays = |ordinal: &u32| {
            let before = self.places.get(ordinal);
            let now = reading.readings.iter().find(|one| one.ordinal == *ordinal).map(place);
            before == now.as_ref()
        };
        if self.decided.iter().all(stays) {
            return;
        }
        let mut left: Vec<(u32, &Place)> = self.places.iter().map(|(ordinal, place)| (*ordinal, place)).collect();
        let used = self.places.keys().chain(&self.decided).max();
        let mut next = used.map_or(0, |last| last.saturating_add(1));
        for one in &mut reading.readings {
            let own = place(one);
            one.ordinal = match left.iter().position(|(_, place)| **place == own) {
                Some(at) => left.remove(at).0,
                None => {
                    next = next.saturating_add(1);
                    next - 1
                }
            };
        }
        reading.readings.sort_by_key(|one| one.ordinal);
    }
}

/// Reports that something was decided about which holds for them alone.
fn decided(ledger: &Ledger) -> impl Iterator<Item = ReportRef> {
    let answered = ledger.units.keys().chain(ledger.periods.keys()).chain(ledger.kept.keys());
    let reviewed = ledger.accepted.iter().chain(ledger.returned.keys());
    answered.chain(reviewed).chain(ledger.corrections.iter().map(|one| &one.report)).copied()
}

/// Reads files of one occasion, one at a time.
pub(super) struct Again<'a> {
    versions: &'a Versions,
    units: &'a [Unit],
    occasion: &'a Occasion,
    desk: Desk<'a>,
    pool: &'a ReaderPool,
    wanted: bool,
}

impl<'a> Again<'a> {
    pub fn new(versions: &'a Versions, units: &'a [Unit], occasion: &'a Occasion, pool: &'a ReaderPool) -> Self {
        let desk = Self::desk(versions, units, occasion, &occasion.period);
        Self { versions, units, occasion, desk, pool, wanted: true }
    }

    /// For one period, by the version of the plan it stands under.
    fn desk<'d>(versions: &'d Versions, units: &'d [Unit], occasion: &'d Occasion, period: &'d Period) -> Desk<'d> {
        let dates = occasion.dates.get(&versions.dated_by(&period.id).to_string()).cloned().unwrap_or_default();
        let plan = versions.of(&period.id, &dates).plan.as_ref();
        let index = UnitIndex::new(units, &plan.kinds, &occasion.before.aliases);
        let mut desk = Desk::new(plan, index, period, &occasion.before.lessons);
        desk.locked = super::lock::locked(plan, &occasion.before);
        desk.former = versions.former(plan).into_iter().map(FormIndex::new).collect();
        desk
    }

    /// What is read is not in the book yet, and nobody asked for it to wait.
    pub fn unwanted(self) -> Self {
        Self { wanted: false, ..self }
    }

    pub fn read(&self, file: &FileRow, bytes: &[u8], answers: &Answers) -> FileReading {
        let taken = match file.how {
            ArrivalHow::File => self.file(file, bytes, answers),
            ArrivalHow::Paper | ArrivalHow::Phone | ArrivalHow::Scan => Ok(self.keyed(bytes)),
        };
        match taken {
            Ok(taken) => import::stored(taken),
            Err(finding) => FileReading { outcome: "refused".into(), findings: vec![finding], readings: vec![] },
        }
    }

    fn file(&self, file: &FileRow, bytes: &[u8], answers: &Answers) -> Result<Taken, Finding> {
        if answers == &Answers::default() {
            return self.again(file, bytes, &self.desk);
        }
        let mut desk = Self::desk(self.versions, self.units, self.occasion, &self.occasion.period);
        desk.answered = Answered { units: answers.units.clone(), period: false };
        let mut taken = self.again(file, bytes, &desk)?;
        for (place, period) in &answers.periods {
            let is_there = |one: &&mut TakenReport| (&one.sheet, one.row) == (&place.0, place.1);
            let Some(report) = taken.reports.iter_mut().find(is_there) else { continue };
            let mut desk = Self::desk(self.versions, self.units, self.occasion, period);
            desk.answered = Answered { units: answers.units.clone(), period: true };
            report.report = for_period(report, self.again(file, bytes, &desk)?.reports);
        }
        Ok(taken)
    }

    fn again(&self, file: &FileRow, bytes: &[u8], desk: &Desk) -> Result<Taken, Finding> {
        // What is in the book was wanted when it came.
        import::content(self.pool, bytes, &file.path, desk, self.wanted)
    }

    fn keyed(&self, bytes: &[u8]) -> Taken {
        let form = self.desk.plan.form_of(&self.desk.period.id.report_type);
        let typed = serde_json::from_slice::<Keyed>(bytes).ok();
        let report = form.zip(typed).map(|(form, typed)| keyed(&typed, form, &self.desk));
        Taken { findings: vec![], reports: report.into_iter().collect() }
    }
}

/// What a report says when it is read by the form of another period than the one it came in. What it says of its own
/// period is still to be seen; where it has no such form it holds no figures.
fn for_period(report: &TakenReport, again: Vec<TakenReport>) -> Report {
    let of_period = |finding: &&Finding| matches!(finding.code, Code::PeriodMismatch | Code::PeriodUnknown);
    let asked = report.report.findings.iter().filter(of_period).cloned();
    let same = again.into_iter().find(|one| one.sheet == report.sheet && one.row == report.row);
    let mut read = same.map(|one| one.report).unwrap_or_else(|| Report {
        sheets: vec![report.sheet.clone()],
        findings: vec![Finding::new(Code::SheetUnrecognised).on(&report.sheet, None)],
        ..Report::default()
    });
    read.findings.retain(|finding| !of_period(&finding));
    read.findings.extend(asked);
    read
}

/// Reads the chosen files again and puts what comes of it in the place of what was read before. All of it, or nothing.
/// Returns how many there were.
pub fn reread(
    book: &mut Book,
    pool: &ReaderPool,
    today: NaiveDate,
    chosen: impl Fn(&FileRow) -> bool,
) -> Result<usize, Failure> {
    let path = book.path();
    let mut files = book.store.files().map_err(|error| book.failed(error))?;
    files.retain(|file| chosen(file));
    let concerned: HashSet<i64> = files.iter().map(|file| file.batch).collect();
    let batches = batches(book)?.into_iter().filter(|one| concerned.contains(&one.batch));
    let occasions: Vec<Occasion> = batches.map(|one| one.occasion(book)).collect();
    let mut known: HashMap<i64, Known> = HashMap::new();
    let decided: HashSet<i64> = decided(&book.ledger).map(|report| report.receipt).collect();
    for file in files.iter().filter(|file| decided.contains(&file.receipt)) {
        known.insert(file.receipt, Known::of(book, file.receipt, today)?);
    }
    let none = Known::default();
    let bases: Vec<Basis> = occasions.iter().map(|one| book.basis_of(one.period_id())).collect();
    let (versions, units) = (book.versions().clone(), Arc::clone(&book.units));
    let done = book.store.together(|store| {
        for (occasion, basis) in occasions.iter().zip(bases) {
            let then = roster_on(&units, occasion.period.roster_day());
            let again = Again::new(&versions, &then, occasion, pool);
            for file in files.iter().filter(|file| file.batch == occasion.batch) {
                let bytes = store.original(&file.sha256)?.unwrap_or_default();
                let known = known.get(&file.receipt).unwrap_or(&none);
                let mut reading = again.read(file, &bytes, &known.answers);
                known.number(&mut reading);
                store.replace_readings(file.receipt, basis, &reading)?;
            }
        }
        Ok(files.len())
    });
    done.map_err(|error| super::book::of(&path, error))
}

/// Every live file of the periods that files can still come into: what was shown once may concern any of them.
pub(super) fn reread_open(book: &mut Book, pool: &ReaderPool, today: NaiveDate) -> Result<usize, Failure> {
    let open: HashSet<i64> = batches(book)?
        .iter()
        .filter(|one| super::lock::check_period(book, &one.period.id.to_string()).is_ok())
        .map(|one| one.batch)
        .collect();
    let ledger = book.ledger.clone();
    reread(book, pool, today, |file| open.contains(&file.batch) && ledger.is_live(file.receipt, file.batch))
}
