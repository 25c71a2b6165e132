//! What is to be done outside the model: work for the writer, questions for the reader, things for the terminal.
use super::{context::Task, findings::Listed};
use crate::{
    domain::{
        book::{Action, ReportRef},
        intake::{Keyed, Shown},
        unit::Difference,
    },
    job::{
        Failure,
        import::{Imported, Received},
        listing::Listing,
        plan_change::Applied,
        review::Review,
        roster::{ListOptions, RosterImported},
        settings::Settings,
        sheet_view::SheetView,
        tray::Answer,
        units::{UnitChange, UnitNote},
    },
};
use chrono::NaiveDate;
use std::{fmt, path::PathBuf, sync::Arc};

#[derive(Debug, Clone, PartialEq)]
pub enum Effect {
    /// Changes the book; done one after another.
    Work(Work),
    /// Only looks; answered beside the work.
    Ask(Query),
    /// The work under way ends after the file it is at.
    Stop,
    Copy(String),
    /// With the program the computer has for it.
    Show(PathBuf),
    Remember(Settings),
    Quit,
}

#[derive(Debug, Clone, PartialEq)]
pub enum Work {
    Open {
        book: PathBuf,
    },
    Create {
        book: PathBuf,
        /// Id of a built-in plan, or the path of a plan file.
        plan: String,
        roster: PathBuf,
    },
    Sample {
        folder: PathBuf,
    },
    Import {
        period: String,
        paths: Vec<PathBuf>,
        received: Option<Received>,
    },
    /// Decisions that are taken, and taken back, together.
    Decide {
        actions: Vec<Action>,
        reason: Option<String>,
    },
    /// What a list of units says otherwise; nothing is written.
    CompareRoster {
        file: PathBuf,
        from: Option<NaiveDate>,
    },
    TakeRoster {
        file: PathBuf,
        options: ListOptions,
    },
    /// Tries a new version of the plan: what it would change and do.
    RehearsePlan {
        file: PathBuf,
        from: NaiveDate,
    },
    /// Puts it in force.
    ApplyPlan {
        file: PathBuf,
        from: NaiveDate,
        reason: String,
    },
    /// What happened to units, written and taken back together.
    Units {
        changes: Vec<UnitChange>,
        reason: String,
    },
    Answer {
        period: String,
        report: ReportRef,
        answer: Answer,
    },
    /// Where values stand on a report's sheet.
    Teach {
        report: ReportRef,
        places: Vec<Shown>,
    },
    /// Opens an encrypted file.
    Unlock {
        receipt: i64,
        password: Password,
    },
    /// Figures that came without a file.
    KeyIn {
        period: String,
        keyed: Keyed,
    },
    Discard {
        period: String,
        receipt: i64,
        reason: String,
    },
    Export {
        period: String,
        edition: Edition,
        /// Ids of the form's tables that go along in a copy that is sent on.
        annexes: Vec<String>,
        to: PathBuf,
        /// Somebody has agreed to lose what stands there.
        overwrite: bool,
    },
    /// The plan as a workbook, to be read or changed in Excel.
    ExportPlan {
        to: PathBuf,
        /// Somebody has agreed to lose what stands there.
        overwrite: bool,
    },
    /// Takes decisions back, the last first.
    Undo {
        decisions: Vec<i64>,
    },
}

/// Never printed: neither to a log nor to whoever debugs.
#[derive(Clone, PartialEq, Eq)]
pub struct Password(pub String);

impl fmt::Debug for Password {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str("•••")
    }
}

impl Work {
    pub const fn task(&self) -> Task {
        match self {
            Self::Open { .. } | Self::Create { .. } => Task::Open,
            Self::Sample { .. } => Task::Sample,
            Self::Import { .. } => Task::Import,
            Self::Decide { .. }
            | Self::Units { .. }
            | Self::ApplyPlan { .. }
            | Self::TakeRoster { .. }
            | Self::Answer { .. }
            | Self::Teach { .. }
            | Self::KeyIn { .. }
            | Self::Unlock { .. }
            | Self::Discard { .. }
            | Self::Undo { .. } => Task::Decide,
            Self::RehearsePlan { .. } | Self::CompareRoster { .. } => Task::Compare,
            Self::Export { .. } | Self::ExportPlan { .. } => Task::Export,
        }
    }
}

/// Which consolidated workbook.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Edition {
    /// For the province: without findings and sources.
    #[default]
    Province,
    /// For the office: with every finding and every source.
    Office,
}

#[derive(Debug, Clone, PartialEq)]
pub enum Query {
    /// One unit's report, by its place in the roster.
    Review(usize),
    /// A file as it was sent, by its receipt.
    Sheet(i64),
    /// What was found in the reports that count.
    Findings,
    /// What lies in a folder.
    Folder(PathBuf),
    /// Drives and usual folders.
    Places,
    /// Look at another period from now on.
    Period(String),
    /// Which of these files are there.
    Present(Vec<PathBuf>),
}

/// How work ended.
#[derive(Debug)]
pub enum Done {
    Opened {
        book: PathBuf,
        /// Why it can only be looked at.
        read_only: Option<Failure>,
        /// Units, where a book was made.
        roster: Option<RosterImported>,
        /// Lives on a day of its own: a sample.
        sample: bool,
    },
    Imported(Imported),
    Decided,
    /// Units were changed; what somebody should know about that.
    UnitsChanged(Vec<UnitNote>),
    /// What a list of units says otherwise.
    RosterCompared {
        file: PathBuf,
        from: Option<NaiveDate>,
        found: Box<Difference>,
    },
    /// What a new version of the plan would do.
    PlanRehearsed {
        file: PathBuf,
        applied: Box<Applied>,
    },
    Exported(PathBuf),
    /// A file stands where this would write; the work as it has to be once somebody agrees.
    Occupied {
        to: PathBuf,
        work: Work,
    },
    Failed(Failure),
    /// A fault of the program; the log that tells of it.
    Crashed {
        log: Option<PathBuf>,
    },
}

/// What the reader found.
#[derive(Debug)]
pub enum Answered {
    Review(Box<Review>),
    Sheet(Arc<SheetView>),
    Findings(Arc<Listed>),
    Folder(Listing),
    Places(Vec<PathBuf>),
    /// Those of the files asked about that are there.
    Present(Vec<PathBuf>),
    Failed(Failure),
    /// A fault of the program; the log that tells of it.
    Crashed {
        log: Option<PathBuf>,
    },
}
