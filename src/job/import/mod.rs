//! Taking files in: read, recognise, keep. One bad file never stops the others, and a file is reported as in only
//! once it is durable.
mod content;
mod keeper;
mod outcome;
mod pipeline;

pub(super) use content::content;
pub use outcome::{FileOutcome, Imported, ImportedFile, ImportedReport, ReportOutcome, hex, stored};

use super::{
    Actor, Book, Event, Failure, Watch,
    collect::{Collected, collect},
    lock,
    standing::{Reports, Takes, ledger_on},
};
use crate::{
    domain::{
        book::Action,
        intake::{Code, Desk, Finding, recognise::FormIndex},
        plan::{Period, PeriodId},
        unit::UnitIndex,
    },
    sheet::read::ReaderPool,
    store::{Arrival, ArrivalHow, Which},
};
use chrono::NaiveDate;
use keeper::Keeper;
use pipeline::{Outcome, Read};
use std::{collections::HashMap, path::PathBuf, sync::Arc};

/// When files count as received.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Received {
    On(NaiveDate),
    /// The date each file carries.
    FileDate,
    Today,
}

#[derive(Debug, Clone)]
pub struct Request {
    pub paths: Vec<PathBuf>,
    /// The folder that files are named relative to, where it is not the one given.
    pub base: Option<PathBuf>,
    pub period: Period,
    /// None: nobody said; refused after the deadline.
    pub received: Option<Received>,
    /// Do all of it and write nothing.
    pub dry_run: bool,
}

impl Request {
    fn received_on(&self, modified: Option<NaiveDate>, today: NaiveDate) -> NaiveDate {
        match self.received {
            Some(Received::On(day)) => day,
            // A file from the future only says that some clock is wrong.
            Some(Received::FileDate) => modified.unwrap_or(today).min(today),
            Some(Received::Today) | None => today,
        }
    }
}

/// Contents that are in the book and count, with the period each was taken for.
type Known = HashMap<[u8; 32], Option<String>>;

/// Imports files and folders into a period.
pub fn import(
    book: &mut Book,
    pool: &ReaderPool,
    request: &Request,
    actor: &Actor,
    watch: &mut dyn Watch,
) -> Result<Imported, Failure> {
    let period = request.period.id.to_string();
    lock::check_period(book, &period)?;
    if book.units.is_empty() {
        return Err(Failure::NoUnits);
    }
    if let (None, Some(due)) = (request.received, request.period.deadline())
        && actor.today > due.last_day
    {
        return Err(Failure::ReceivedNeeded { last_day: due.last_day, today: actor.today });
    }
    if let Some(Received::On(day)) = request.received
        && day > actor.today
    {
        return Err(Failure::ReceivedAhead { day, today: actor.today });
    }
    let files = collect(&request.paths, request.base.as_deref(), pool.limits())?;
    watch.report(Event::Started { files: files.len() });
    let read = read_all(book, pool, request, actor, &files, watch);
    if !request.dry_run {
        // Also when it failed: groups of files may be in, and the import is in the journal.
        book.reload()?;
    }
    let (mut imported, dry_headers) = read?;
    let mut headers = book.store.headers(Which::All).map_err(|error| book.failed(error))?;
    headers.extend(dry_headers);
    let ledger = ledger_on(&book.decisions, actor.today);
    let reports = Reports::new(headers, &book.units, &Takes::of(&book.plan, &request.period.id), &ledger);
    imported.settle(&reports);
    Ok(imported)
}

fn read_all(
    book: &mut Book,
    pool: &ReaderPool,
    request: &Request,
    actor: &Actor,
    files: &[Collected],
    watch: &mut dyn Watch,
) -> Result<(Imported, Vec<crate::store::ReadingHeader>), Failure> {
    let known = known_contents(book)?;
    let mut new_here: Known = HashMap::new();
    let basis = book.basis_of(&request.period.id);
    let path = book.path();
    let (versions, units) = (book.versions().clone(), book.roster_in(&request.period));
    let plan = Arc::clone(book.plan_of(&request.period.id));
    let here = Takes::of(&plan, &request.period.id);
    let index = UnitIndex::new(&units, &plan.kinds, &book.ledger.aliases);
    let mut desk = Desk::new(&plan, index, &request.period, &book.ledger.lessons);
    desk.locked = lock::locked(&plan, &book.ledger);
    desk.former = versions.former(&plan).into_iter().map(FormIndex::new).collect();
    let mut keeper = Keeper::new(&mut book.store, request, actor, basis, files.len());
    let mut done: Vec<ImportedFile> = Vec::new();
    let mut durable: Vec<(usize, i64)> = Vec::new();
    let mut failed = None;
    let mut said = Said::default();
    pipeline::run(pool, files, &desk, &known, |at, mut read: Read| {
        // The same bytes twice in one import: the pipeline cannot see that, it reads several files at once.
        if let Some(earlier) = read.sha256.as_ref().and_then(|sha256| new_here.get(sha256)) {
            read.outcome = Outcome::Repeat(earlier.clone());
        }
        let file = ImportedFile::new(files.get(at), &read, &here);
        if let (Outcome::Taken(taken), Some(sha256)) = (read.outcome, read.sha256)
            && file.outcome == FileOutcome::Taken
        {
            new_here.insert(sha256, Some(here.period.clone()));
            let arrival = Arrival {
                sha256,
                bytes: &read.bytes,
                path: file.path.clone(),
                received: request.received_on(read.modified, actor.today),
                how: ArrivalHow::File,
                at: actor.at,
                content: outcome::stored(taken),
            };
            match keeper.keep(done.len(), &arrival) {
                Ok(new) => {
                    done.push(file);
                    said.all(&done, new.iter().map(|(at, _)| *at), watch);
                    durable.extend(new);
                }
                Err(error) => failed = Some(error),
            }
        } else {
            // Files that are only listed are done at once; those taken when the book has them for good.
            done.push(file);
            said.one(&done, done.len() - 1, watch);
        }
        failed.is_none() && !watch.stopped()
    });
    let finished = match failed {
        Some(error) => Err(error),
        None => keeper.finish(),
    };
    let keeper::Finished { durable: last, headers, seq } = finished.map_err(|error| super::book::of(&path, error))?;
    said.all(&done, last.iter().map(|(at, _)| *at), watch);
    durable.extend(last);
    for (at, receipt) in durable {
        if let Some(file) = done.get_mut(at) {
            file.id = Some(receipt);
        }
    }
    let stopped = done.len() < files.len();
    Ok((Imported { seq, files: done, stopped }, headers))
}

/// Takes one arrival in, as a decision of its own. `period`: the one it came for.
pub(super) fn receive(
    book: &mut Book,
    action: Action,
    period: &PeriodId,
    arrival: &Arrival<'_>,
    actor: &Actor,
) -> Result<(), Failure> {
    lock::check(book, &action)?;
    let basis = book.basis_of(period);
    let written = book.store.together(|store| {
        let decision = store.decide(None, action, &actor.who, actor.at, None)?;
        store.receive(decision.batch, basis, arrival)
    });
    written.map_err(|error| book.failed(error))?;
    book.reload()
}

/// How many files the watch was told of.
#[derive(Default)]
struct Said(usize);

impl Said {
    fn one(&mut self, done: &[ImportedFile], at: usize, watch: &mut dyn Watch) {
        self.0 += 1;
        if let Some(file) = done.get(at) {
            let outcome = file.outcome_by_reports();
            watch.report(Event::FileDone { done: self.0, path: file.path.clone(), outcome });
        }
    }

    /// Files that have just become durable together.
    fn all(&mut self, done: &[ImportedFile], files: impl Iterator<Item = usize>, watch: &mut dyn Watch) {
        let before = self.0;
        files.for_each(|at| self.one(done, at, watch));
        if self.0 > before {
            watch.report(Event::Saved);
        }
    }
}

/// What reading a repeat means: the same bytes, or another period's bytes sent again.
fn repeat_finding(earlier: Option<&str>, here: &Takes) -> Finding {
    match earlier {
        Some(earlier) if !here.has(earlier) => Finding::new(Code::IdenticalToLastPeriod).found(earlier),
        Some(_) | None => Finding::new(Code::FileRepeat),
    }
}

fn known_contents(book: &Book) -> Result<Known, Failure> {
    let fail = |error| book.failed(error);
    let mut periods: HashMap<i64, String> = HashMap::new();
    for header in book.store.headers(Which::All).map_err(fail)? {
        if let Some(period) = book.ledger.periods.get(&header.id).cloned().or(header.period) {
            periods.insert(header.id.receipt, period);
        }
    }
    let files = book.store.files().map_err(fail)?.into_iter();
    let live = files.filter(|file| book.ledger.is_live(file.receipt, file.batch));
    Ok(live.map(|file| (file.sha256, periods.get(&file.receipt).cloned())).collect())
}
