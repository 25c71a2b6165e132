//! What screens see beside their own state. Nothing in it is changed by them.
use super::desk::{Desk, Unopened};
use crate::{
    domain::plan::{PeriodId, Plan, period::Dates},
    job::{
        Failure,
        import::{FileOutcome, Imported},
        settings::Settings,
    },
    text::Lang,
};
use std::path::{Path, PathBuf};

#[derive(Clone, Copy)]
pub struct Context<'a> {
    pub lang: Lang,
    /// None until the book has been read for the first time.
    pub desk: Option<&'a Desk>,
    /// The open book has no period yet: there is nothing of it to show but its plan.
    pub unopened: Option<&'a Unopened>,
    /// Why the open book can only be looked at.
    pub read_only: Option<&'a Failure>,
    pub running: Option<&'a Running>,
    /// The last import of this session.
    pub imported: Option<&'a Imported>,
    /// The last workbook written in this session.
    pub written: Option<&'a Path>,
    pub settings: &'a Settings,
    pub home: &'a Path,
    /// Rows of a list that fills the body.
    pub rows: usize,
    /// How wide the screen is.
    pub columns: u16,
}

/// Work under way.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Running {
    pub what: Task,
    pub files: usize,
    pub done: usize,
    /// The last file that is in or was passed over.
    pub last: String,
    /// Files so far, with what came of each.
    pub log: Vec<(String, FileOutcome)>,
    pub stopping: bool,
}

/// The kinds of work that take long.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Task {
    #[default]
    Open,
    Sample,
    Import,
    Decide,
    /// A file is read to be held against the book.
    Compare,
    Export,
}

impl From<Task> for crate::text::screen::app::Working {
    fn from(task: Task) -> Self {
        match task {
            Task::Open => Self::Open,
            Task::Sample => Self::Sample,
            Task::Import => Self::Import,
            Task::Decide => Self::Decide,
            Task::Compare => Self::Compare,
            Task::Export => Self::Export,
        }
    }
}

#[cfg(test)]
impl<'a> Context<'a> {
    /// A book that can be written, with nothing going on.
    pub fn quiet(desk: &'a Desk, settings: &'a Settings) -> Self {
        Self {
            lang: Lang::Vi,
            desk: Some(desk),
            unopened: None,
            read_only: None,
            running: None,
            imported: None,
            written: None,
            settings,
            home: Path::new("/"),
            rows: 20,
            columns: 80,
        }
    }
}

impl<'a> Context<'a> {
    /// The plan of the period looked at; of a book without one, the plan it was made for.
    pub fn plan(&self) -> Option<&'a Plan> {
        self.desk.map(|desk| &*desk.snapshot.plan).or_else(|| self.unopened.map(|book| &*book.plan))
    }

    /// The dates somebody set for a period.
    pub fn dates(&self, period: &PeriodId) -> Dates {
        self.desk.map(|desk| desk.stand.ledger.dates(&period.to_string())).unwrap_or_default()
    }

    /// The period looked at, `TYPE@SPAN`. A dialog keeps the one it was opened on.
    pub fn period(&self) -> String {
        self.desk.map(|desk| desk.stand.period.id.to_string()).unwrap_or_default()
    }

    /// This period is still the one looked at.
    pub fn shows(&self, period: &str) -> bool {
        self.desk.is_some_and(|desk| desk.stand.period.id.to_string() == period)
    }

    /// Where workbooks are written unless somebody says otherwise: beside the book.
    pub fn beside_book(&self) -> PathBuf {
        let folder = self.desk.map(|desk| &desk.book).or_else(|| self.unopened.map(|one| &one.book));
        folder.and_then(|book| book.parent()).unwrap_or(self.home).to_path_buf()
    }
}
