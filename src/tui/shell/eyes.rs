//! The one reader beside the writer: makes what lies on the screen's desk, and answers questions about the book.
use super::hands::Worker;
use crate::{
    job::{Book, Failure, listing, review::review, settings, snapshot::Snapshot, standing::stand},
    store::{Access, StoreError},
    tui::screen::{
        desk::Desk,
        effect::{Answered, Query},
    },
};
use std::{
    path::{Path, PathBuf},
    sync::Arc,
};

#[derive(Default)]
pub struct Eyes {
    book: Option<Book>,
    /// The period that is looked at; None: the one the book works in.
    period: Option<String>,
    desk: Option<Arc<Desk>>,
}

impl Eyes {
    /// Looks at another book from now on.
    pub fn open(&mut self, path: &Path) -> Result<(), Failure> {
        *self = Self::default();
        self.book = Some(Book::open(path, Access::Read)?);
        Ok(())
    }

    /// Starts in this period.
    pub fn in_period(&mut self, period: Option<String>) {
        self.period = period;
    }

    /// Reads the book again.
    pub fn look(&mut self, worker: &Worker) -> Result<Arc<Desk>, Failure> {
        let Some(book) = &mut self.book else { return Err(Failure::NoBook) };
        if !book.path().exists() {
            return Err(book.failed(StoreError::NotFound));
        }
        book.reload()?;
        let today = worker.day(book);
        let period = book.period(self.period.as_deref(), today)?;
        let snapshot = Snapshot::new(book, stand(book, &period, today)?)?;
        let desk = Arc::new(Desk::new(snapshot, self.desk.as_ref().map(|desk| &desk.roster)));
        self.desk = Some(Arc::clone(&desk));
        Ok(desk)
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
            Query::Folder(folder) => Answer::Answered(Answered::Folder(listing::list(&folder))),
            Query::Places => Answer::Answered(Answered::Places(listing::usual_places(&home()))),
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
