//! The one reader beside the writer: makes what lies on the screen's desk, and answers questions about the book.
use super::hands::Worker;
use crate::{
    job::{
        Book, Failure, findings, listing,
        review::review,
        settings,
        sheet_view::{SheetView, sheet_view},
        snapshot::Snapshot,
        standing::stand,
    },
    sheet::read::ReaderPool,
    store::{Access, StoreError},
    tui::app::News,
    tui::screen::{
        desk::{Desk, Unopened},
        effect::{Answered, Query},
        findings::Listed,
    },
};
use std::{
    path::{Path, PathBuf},
    sync::Arc,
};

pub struct Eyes {
    sheets: Sheets,
    book: Option<Book>,
    /// The period that is looked at; None: the one the book works in.
    period: Option<String>,
    desk: Option<Arc<Desk>>,
    /// Kept until the screen has surely let go of it.
    before: Option<Arc<Desk>>,
    alone: bool,
    /// How often others had changed the book when it was last asked.
    seen: Option<i64>,
    /// What was read of the book before still holds: what was added is enough.
    follows: bool,
}

/// Reads originals again, to be looked at.
struct Sheets {
    make: Box<dyn Fn() -> ReaderPool + Send>,
    /// Its reader process is started when the first sheet is looked at.
    pool: Option<ReaderPool>,
}

impl Eyes {
    /// `pool` gives the reader processes.
    pub fn new(pool: impl Fn() -> ReaderPool + Send + 'static) -> Self {
        Self {
            sheets: Sheets { make: Box::new(pool), pool: None },
            book: None,
            period: None,
            desk: None,
            before: None,
            alone: false,
            seen: None,
            follows: false,
        }
    }

    /// Looks at another book from now on, first in this period.
    /// `alone`: nobody but our own writer changes it, who only ever adds; another program might also rebuild it.
    pub fn open(&mut self, path: &Path, period: Option<String>, alone: bool) -> Result<(), Failure> {
        (self.book, self.desk, self.before, self.seen) = (None, None, None, None);
        (self.period, self.alone) = (period, alone);
        self.reopen(path)
    }

    /// Looks at the book of before again.
    pub fn reopen(&mut self, path: &Path) -> Result<(), Failure> {
        self.book = Some(Book::open(path, Access::Read)?);
        self.follows = false;
        Ok(())
    }

    /// Lets go of the book.
    pub fn close(&mut self) {
        self.book = None;
    }

    /// Back to the period the book works in; false if that is what was looked at.
    pub fn forget_period(&mut self) -> bool {
        self.period.take().is_some()
    }

    pub const fn is_open(&self) -> bool {
        self.book.is_some()
    }

    /// What lies on the desk is of another day, or another program has changed the book since.
    pub fn is_outdated(&mut self, worker: &Worker) -> bool {
        let (Some(book), Some(desk)) = (&self.book, &self.desk) else { return false };
        if worker.day(book) != desk.stand.as_of {
            return true;
        }
        let seen = if self.alone { None } else { book.store.data_version().ok() };
        let changed = seen != self.seen;
        self.seen = seen;
        changed
    }

    /// Reads the book again.
    pub fn look(&mut self, worker: &Worker) -> Result<Arc<Desk>, Failure> {
        // Until this has gone well, nothing is known.
        let follows = std::mem::take(&mut self.follows) && self.alone;
        let Some(book) = &mut self.book else { return Err(Failure::NoBook) };
        if !book.path().exists() {
            return Err(book.failed(StoreError::NotFound));
        }
        book.reload()?;
        let today = worker.day(book);
        let period = book.period(self.period.as_deref(), today)?;
        let before = self.desk.as_ref().filter(|_| follows).map(|desk| &desk.stand);
        let stand = match before.filter(|stand| stand.period == period && stand.as_of == today) {
            Some(before) => {
                let mut stand = before.clone();
                stand.refresh(book)?;
                stand
            }
            None => stand(book, &period, today)?,
        };
        let snapshot = Snapshot::new(book, stand)?;
        self.follows = true;
        let number = self.desk.as_ref().map_or(0, |desk| desk.number + 1);
        let desk = Arc::new(Desk { number, ..Desk::new(snapshot, self.desk.as_deref()) });
        // The screen lets go of the old one when it gets the new: freeing it takes too long for a key to wait.
        self.before = self.desk.replace(Arc::clone(&desk));
        Ok(desk)
    }

    /// What reading the book again comes to: of one that works in no period there is still the plan.
    pub fn news(&mut self, worker: &Worker) -> Result<News, Failure> {
        match (self.look(worker), &self.book) {
            (Ok(desk), _) => Ok(News::Desk(desk)),
            (Err(Failure::NoPeriods), Some(book)) => {
                let unopened = Unopened { book: book.path().to_path_buf(), plan: Arc::clone(&book.plan) };
                Ok(News::Unopened(Arc::new(unopened)))
            }
            (Err(failure), _) => Err(failure),
        }
    }

    fn sheet(&mut self, receipt: i64) -> Result<SheetView, Failure> {
        let Sheets { make, pool } = &mut self.sheets;
        let (Some(book), Some(desk)) = (&self.book, &self.desk) else { return Err(Failure::NoBook) };
        sheet_view(book, pool.get_or_insert_with(make), desk.form(), receipt)
    }

    pub fn answer(&mut self, query: Query) -> Answer {
        match query {
            Query::Review(unit) => match (&self.book, &self.desk) {
                (Some(book), Some(desk)) => match review(book, desk, unit) {
                    Ok(review) => Answer::Answered(Answered::Review(Box::new(review))),
                    Err(failure) => Answer::Answered(Answered::Failed(failure)),
                },
                (None, _) | (_, None) => Answer::Answered(Answered::Failed(Failure::NoBook)),
            },
            Query::Sheet(receipt) => Answer::Answered(match self.sheet(receipt) {
                Ok(view) => Answered::Sheet(Arc::new(view)),
                Err(failure) => Answered::Failed(failure),
            }),
            Query::Findings => Answer::Answered(match (&self.book, &self.desk) {
                (Some(book), Some(desk)) => match findings::all(book, &desk.stand) {
                    Ok(found) => Answered::Findings(Arc::new(Listed::new(found, desk))),
                    Err(failure) => Answered::Failed(failure),
                },
                (None, _) | (_, None) => Answered::Failed(Failure::NoBook),
            }),
            Query::Folder(folder) => Answer::Answered(Answered::Folder(listing::list(&folder))),
            Query::Places => Answer::Answered(Answered::Places(listing::usual_places(&home()))),
            Query::Present(files) => {
                let present = files.into_iter().filter(|file| file.is_file()).collect();
                Answer::Answered(Answered::Present(present))
            }
            Query::Period(id) => {
                self.period = Some(id);
                Answer::LookAgain
            }
        }
    }
}

/// What a question comes to.
pub enum Answer {
    Answered(Answered),
    /// The book is to be read again.
    LookAgain,
}

fn home() -> PathBuf {
    settings::home()
}
