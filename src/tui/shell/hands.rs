//! The one writer of the book: performs work, one after another. Called by the worker thread, or at once by a test.
use super::thread::Writer;
use crate::{
    domain::book::Decision,
    job::{
        Actor, Book, Failure, Watch,
        demo::{BOOK as SAMPLE, Folder, Sample, demo},
        export,
        import::{Request, import},
        key_in::key_in,
        plan::{first_built_in, plan_text},
        plan_change::{self, Proposal},
        roster::{ListOptions, compare_roster, import_roster, read_units, take_roster},
        standing::stand,
        tray, units,
    },
    sheet::{read::ReaderPool, write},
    store::{Access, StoreError, backup_folder},
    text::{self, Lang},
    tui::screen::effect::{Done, Edition, Work},
};
use chrono::{DateTime, NaiveDate, Utc};
use std::path::{Path, PathBuf};

/// Who works, and what the clock says.
#[derive(Debug, Clone)]
pub struct Worker {
    pub who: String,
    pub lang: Lang,
    /// Pinned from outside; the sample book pins its own.
    pub as_of: Option<NaiveDate>,
    /// By the computer's clock and zone.
    pub now: DateTime<Utc>,
    pub today: NaiveDate,
}

pub struct Hands {
    book: Option<Book>,
    /// The reader processes are started when the first file is read.
    pool: Box<dyn Fn() -> ReaderPool + Send>,
}

impl Hands {
    pub fn new(pool: impl Fn() -> ReaderPool + Send + 'static) -> Self {
        Self { book: None, pool: Box::new(pool) }
    }

    fn work(&mut self, work: Work, worker: &Worker, watch: &mut dyn Watch) -> Result<Done, Failure> {
        match work {
            Work::Open { book } => self.open(&book, worker),
            Work::Create { book, plan, roster } => self.create(&book, &plan, &roster, worker),
            Work::Sample { folder } => self.sample(&folder, worker, watch),
            Work::Import { period, paths, received } => {
                let pool = (self.pool)();
                let (book, actor) = self.writable(worker)?;
                let period = book.period(Some(&period), actor.today)?;
                let request = Request { paths, base: None, period, received, dry_run: false };
                import(book, &pool, &request, &actor, watch).map(Done::Imported)
            }
            Work::Decide { actions, reason } => {
                let (book, actor) = self.writable(worker)?;
                book.decide_all(actions, &actor, reason.as_deref())?;
                Ok(Done::Decided)
            }
            Work::CompareRoster { file, from } => {
                let pool = (self.pool)();
                let (book, actor) = self.opened(worker)?;
                let options = ListOptions { from, ..ListOptions::default() };
                let found = Box::new(compare_roster(book, &file, &pool, &actor, options)?);
                Ok(Done::RosterCompared { file, from, found })
            }
            Work::TakeRoster { file, options } => {
                let pool = (self.pool)();
                let (book, actor) = self.writable(worker)?;
                take_roster(book, &file, &pool, &actor, options)?;
                Ok(Done::Decided)
            }
            Work::RehearsePlan { file, from } => {
                let pool = (self.pool)();
                let (book, actor) = self.writable(worker)?;
                let (text, name) = plan_text(&file.to_string_lossy(), &pool)?;
                let proposal = Proposal { text: &text, name: &name, from, reason: None };
                let applied = plan_change::rehearse(book, &pool, proposal, &actor)?;
                Ok(Done::PlanRehearsed { file, applied: Box::new(applied) })
            }
            Work::ApplyPlan { file, from, reason } => {
                let pool = (self.pool)();
                let (book, actor) = self.writable(worker)?;
                let (text, name) = plan_text(&file.to_string_lossy(), &pool)?;
                let proposal = Proposal { text: &text, name: &name, from, reason: Some(&reason) };
                plan_change::apply(book, &pool, proposal, &actor)?;
                Ok(Done::Decided)
            }
            Work::Units { changes, reason } => {
                let (book, actor) = self.writable(worker)?;
                let planned = units::change_each(book, &changes, &actor, Some(&reason))?;
                Ok(Done::UnitsChanged(planned.into_iter().flat_map(|one| one.notes).collect()))
            }
            Work::Answer { period, report, answer } => {
                let pool = (self.pool)();
                let (book, actor) = self.writable(worker)?;
                let stand = stand(book, &book.period(Some(&period), actor.today)?, actor.today)?;
                tray::answer(book, &pool, report, &answer, &stand, &actor)?;
                Ok(Done::Decided)
            }
            Work::Teach { report, places } => {
                let pool = (self.pool)();
                let (book, actor) = self.writable(worker)?;
                tray::teach(book, &pool, report, places, &actor)?;
                Ok(Done::Decided)
            }
            Work::Unlock { receipt, password } => {
                let pool = (self.pool)();
                let (book, actor) = self.writable(worker)?;
                tray::unlock(book, &pool, receipt, &password.0, &actor)?;
                Ok(Done::Decided)
            }
            Work::KeyIn { period, keyed } => {
                let pool = (self.pool)();
                let (book, actor) = self.writable(worker)?;
                let period = book.period(Some(&period), actor.today)?;
                key_in(book, &pool, &period, &keyed, None, &actor)?;
                Ok(Done::Decided)
            }
            Work::Discard { period, receipt, reason } => {
                let (book, actor) = self.writable(worker)?;
                let stand = stand(book, &book.period(Some(&period), actor.today)?, actor.today)?;
                tray::discard(book, receipt, &reason, &stand, &actor)?;
                Ok(Done::Decided)
            }
            Work::Export { period, edition, annexes, to, overwrite } => {
                let (book, actor) = self.opened(worker)?;
                write::check_target(&to)?;
                if to.exists() && !overwrite {
                    let work = Work::Export { period, edition, annexes, to: to.clone(), overwrite: true };
                    return Ok(Done::Occupied { to, work });
                }
                let period = book.period(Some(&period), actor.today)?;
                let edition = match edition {
                    Edition::Province => write::Edition::Province,
                    Edition::Office => write::Edition::Full,
                };
                let contents = write::Contents { edition, annexes: &annexes };
                export::export_worded(book, &period, contents, &to, &actor)?;
                Ok(Done::Exported(to))
            }
            Work::ExportPlan { to, overwrite } => {
                let (book, actor) = self.opened(worker)?;
                write::check_target(&to)?;
                if to.exists() && !overwrite {
                    let work = Work::ExportPlan { to: to.clone(), overwrite: true };
                    return Ok(Done::Occupied { to, work });
                }
                let bytes = write::write_plan(&book.plan, actor.today)?;
                write::save_bytes(&to, &bytes)?;
                Ok(Done::Exported(to))
            }
            Work::Undo { decisions } => {
                let pool = (self.pool)();
                let (book, actor) = self.writable(worker)?;
                tray::undo_all(book, &pool, &decisions, &actor)?;
                Ok(Done::Decided)
            }
        }
    }

    fn open(&mut self, path: &Path, worker: &Worker) -> Result<Done, Failure> {
        // The same book lets go of its lock first; another one stays open until this one is.
        self.close_if(|open| is_same(open, path));
        let (book, read_only) = match Book::open(path, Access::Write { who: worker.who.clone() }) {
            Ok(book) => (book, None),
            Err(failure @ Failure::Store { error: StoreError::Held { .. } | StoreError::ReadOnly, .. }) => {
                (Book::open(path, Access::Read)?, Some(failure))
            }
            Err(failure) => return Err(failure),
        };
        let sample = book.ledger.today.is_some();
        if read_only.is_none() {
            // A book that can be written must not wait for its backup; what failed is said at the next one.
            let today = worker.actor(book.ledger.today).today;
            drop(book.store.daily_backup(&backup_folder(path), today));
        }
        self.book = Some(book);
        Ok(Done::Opened { book: path.to_path_buf(), read_only, roster: None, sample })
    }

    fn create(&mut self, path: &Path, plan: &str, roster: &Path, worker: &Worker) -> Result<Done, Failure> {
        let pool = (self.pool)();
        let (plan_text, plan_name) = plan_text(plan, &pool)?;
        let parsed = crate::domain::plan::source::parse(&plan_text)
            .map_err(|faults| Failure::Plan { file: plan_name.clone(), faults })?;
        // A list that cannot be read must not leave half a book behind.
        read_units(roster, &parsed, &[], &pool)?;
        let actor = worker.actor(None);
        if let Some(folder) = path.parent() {
            std::fs::create_dir_all(folder).map_err(|error| Failure::File { path: folder.to_path_buf(), error })?;
        }
        let mut book = Book::create(path, &plan_text, &plan_name, &actor, None)?;
        let imported = import_roster(&mut book, roster, &pool, &actor)?;
        self.book = Some(book);
        Ok(Done::Opened { book: path.to_path_buf(), read_only: None, roster: Some(imported), sample: false })
    }

    fn sample(&mut self, root: &Path, worker: &Worker, watch: &mut dyn Watch) -> Result<Done, Failure> {
        let root = std::path::absolute(root).unwrap_or_else(|_| root.to_path_buf());
        self.close_if(|open| open.parent().is_some_and(|folder| is_same(folder, &root)));
        let pool = (self.pool)();
        let (plan_text, plan_name) = plan_text(&first_built_in(), &pool)?;
        let who = text::words::sample_clerk(worker.lang).to_owned();
        let earlier = root.join(SAMPLE);
        let mut folder = match Folder::open(&root) {
            // Somebody has worked in the sample that is there: it is theirs now.
            Err(Failure::NotOurs(changed)) if is_same(&changed, &earlier) => return self.open(&earlier, worker),
            folder => folder?,
        };
        let made = demo(&mut folder, &Sample { plan_text, plan_name, units: 120, seed: 1, who }, &pool, watch)?;
        let path = made.book.path();
        // The book is closed before its hash is noted, and opened again to work with.
        drop(made);
        folder.seal()?;
        self.open(&path, worker)
    }

    fn close_if(&mut self, same: impl FnOnce(&Path) -> bool) {
        if self.book.as_ref().is_some_and(|book| same(&book.path())) {
            self.book = None;
        }
    }

    /// Opens a book as it was open before: for writing if that can be.
    fn again(&mut self, path: &Path, worker: &Worker) {
        let write = Book::open(path, Access::Write { who: worker.who.clone() });
        self.book = write.or_else(|_| Book::open(path, Access::Read)).ok();
    }

    /// The open book, also one that can only be looked at.
    fn opened(&mut self, worker: &Worker) -> Result<(&mut Book, Actor), Failure> {
        let Some(book) = &mut self.book else { return Err(Failure::NoBook) };
        if !book.path().exists() {
            // What is written now would be in no file any more.
            return Err(book.failed(StoreError::NotFound));
        }
        let actor = worker.actor(book.ledger.today);
        Ok((book, actor))
    }

    fn writable(&mut self, worker: &Worker) -> Result<(&mut Book, Actor), Failure> {
        let (book, actor) = self.opened(worker)?;
        if book.store.is_read_only() { Err(book.failed(StoreError::ReadOnly)) } else { Ok((book, actor)) }
    }
}

impl Writer for Hands {
    fn perform(&mut self, work: Work, worker: &Worker, watch: &mut dyn Watch) -> Done {
        let open = self.path();
        let done = self.work(work, worker, watch).unwrap_or_else(Done::Failed);
        if let (None, Some(path)) = (&self.book, &open) {
            // The other book could not be opened: whoever looks still sees this one.
            self.again(path, worker);
        }
        done
    }

    fn last(&self) -> i64 {
        self.book.as_ref().and_then(|book| book.decisions.last()).map_or(0, |last| last.seq)
    }

    fn since(&mut self, seq: i64) -> Vec<Decision> {
        let Some(book) = &mut self.book else { return Vec::new() };
        // Work that failed may have written more than it told of. What cannot be read now is read before the next work.
        drop(book.reload());
        book.decisions.iter().filter(|one| one.seq > seq).cloned().collect()
    }

    // Nothing of what the writer holds is trusted: the book is opened again.
    fn recover(&mut self, worker: &Worker) {
        if let Some(path) = self.book.take().map(|book| book.path()) {
            self.again(&path, worker);
        }
    }

    fn path(&self) -> Option<PathBuf> {
        self.book.as_ref().map(Book::path)
    }
}

impl Worker {
    /// Who acts, on which day; a book that pins its day goes before the clock.
    fn actor(&self, pinned: Option<NaiveDate>) -> Actor {
        match self.as_of.or(pinned) {
            // What is done as of a day belongs to that day.
            Some(day) => Actor { who: self.who.clone(), at: day.and_time(self.now.time()).and_utc(), today: day },
            None => Actor { who: self.who.clone(), at: self.now, today: self.today },
        }
    }

    /// The day it is for a book.
    pub fn day(&self, book: &Book) -> NaiveDate {
        self.actor(book.ledger.today).today
    }
}

/// Whether two paths lead to one file, also through links and other spellings.
fn is_same(one: &Path, other: &Path) -> bool {
    match (one.canonicalize(), other.canonicalize()) {
        (Ok(one), Ok(other)) => one == other,
        (Err(_), _) | (_, Err(_)) => one == other,
    }
}
