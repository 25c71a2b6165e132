//! Why a job could not be done at all. Bad data is never one of these: that is a finding.
use crate::{
    domain::{
        intake::{Finding, NotShown},
        plan::{period::NoPeriod, sheet::SheetFault, source::Fault, succession::Breach},
        unit::roster::RosterFault,
    },
    sheet::write::{SaveError, WriteError},
    store::StoreError,
};
use chrono::NaiveDate;
use std::{io, path::PathBuf};

/// One operation that failed: what, and enough to say why and what to do (worded in `text`).
#[derive(Debug, thiserror::Error)]
pub enum Failure {
    #[error("{book}: {error}")]
    Store { book: PathBuf, error: StoreError },
    #[error("{file}: {} faults", faults.len())]
    Plan { file: String, faults: Vec<Fault> },
    #[error("{file}: {} faults", faults.len())]
    PlanSheet { file: String, faults: Vec<SheetFault> },
    #[error("no plan {0}")]
    NoSuchPlan(String),
    #[error("{file}: {} faults", faults.len())]
    Roster { file: String, faults: Vec<RosterFault> },
    #[error("{path}: {error}")]
    File { path: PathBuf, error: io::Error },
    /// A workbook that is needed whole (a roster) could not be read.
    #[error("{path}: {}", finding.code.token())]
    Unreadable { path: PathBuf, finding: Finding },
    #[error(transparent)]
    Save(#[from] SaveError),
    #[error(transparent)]
    Write(#[from] WriteError),
    #[error("{text} names no period")]
    Period { text: String, why: NoPeriod },
    #[error("the plan has no period")]
    NoPeriods,
    #[error("period {period} is closed")]
    PeriodLocked { period: String },
    /// After the deadline somebody has to say when the files were received.
    #[error("received date needed")]
    ReceivedNeeded { last_day: NaiveDate, today: NaiveDate },
    #[error("received after today")]
    ReceivedAhead { day: NaiveDate, today: NaiveDate },
    /// A form is for one unit.
    #[error("one file, several forms")]
    OneForm,
    #[error("no indicator {0}")]
    NoSuchIndicator(String),
    /// A figure of last year was given for it.
    #[error("indicator {0} is not held against last year")]
    NotBesideLastYear(String),
    #[error("the period ends before it begins")]
    PeriodBackwards,
    /// Asked of a program that has no book open.
    #[error("no book is open")]
    NoBook,
    #[error("the book has no units")]
    NoUnits,
    #[error("no unit {0}")]
    NoSuchUnit(String),
    /// Something cannot happen to units.
    #[error("{0:?}")]
    UnitChange(super::units::UnitRefusal),
    #[error("no report or file {0}")]
    NoSuchReport(String),
    #[error("report {0} does not wait for this answer")]
    NotWaiting(String),
    #[error("the password does not open {0}")]
    WrongPassword(String),
    #[error("no field {0}")]
    NoSuchField(String),
    /// With those that the form has.
    #[error("the form has no table {table}")]
    NoSuchTable { table: String, known: Vec<String> },
    /// Typed over a figure, and nothing the field can hold.
    #[error("{value} is no value of {field}")]
    NotAValue { field: String, value: String },
    /// A cell was pointed at that cannot hold what it was said to hold.
    #[error("{0}")]
    NotShown(NotShown),
    #[error("no answer")]
    NoAnswer,
    #[error("{0} is not FIELD=CELL")]
    NotAPlace(String),
    /// Keyed figures in a file that cannot be read as such.
    #[error("{path}: {why}")]
    NotKeyed { path: PathBuf, why: String },
    #[error("no decision {0}")]
    NoSuchDecision(i64),
    #[error("decision {0} cannot be taken back")]
    NotUndoable(i64),
    #[error("nothing to take back")]
    NothingToUndo,
    /// The plan cannot follow the versions that the book has.
    #[error("{file}: {} breaches", breaches.len())]
    PlanBreach { file: String, breaches: Vec<Breach> },
    /// A change of the plan would reach periods that keep their figures; from `free` on it reaches none of them.
    #[error("the change reaches closed periods: {}", periods.join(", "))]
    PlanReachesLocked { periods: Vec<String>, free: NaiveDate },
    /// The plan is in force from that day, or from an earlier one.
    #[error("the plan is in force on {from}")]
    PlanInForce { from: NaiveDate },
    /// What somebody typed for a field would be the answer to another question.
    #[error("{typed} figures were typed for {field}")]
    PlanTypedFor { field: String, typed: usize },
    /// The folder was not written by this program.
    #[error("{0} is not ours to overwrite")]
    NotOurs(PathBuf),
}

impl Failure {
    /// The call was wrong, not the world: exit code 2.
    pub const fn is_usage(&self) -> bool {
        match self {
            Self::ReceivedNeeded { .. }
            | Self::ReceivedAhead { .. }
            | Self::OneForm
            | Self::NoSuchIndicator(_)
            | Self::NotBesideLastYear(_)
            | Self::NoAnswer
            | Self::NotAPlace(_)
            | Self::PeriodBackwards => true,
            Self::Store { .. }
            | Self::Plan { .. }
            | Self::PlanSheet { .. }
            | Self::NoSuchPlan(_)
            | Self::Roster { .. }
            | Self::File { .. }
            | Self::Unreadable { .. }
            | Self::Save(_)
            | Self::Write(_)
            | Self::Period { .. }
            | Self::NoPeriods
            | Self::PeriodLocked { .. }
            | Self::NoBook
            | Self::NoUnits
            | Self::NoSuchUnit(_)
            | Self::UnitChange(_)
            | Self::NoSuchReport(_)
            | Self::NotWaiting(_)
            | Self::WrongPassword(_)
            | Self::NoSuchField(_)
            | Self::NoSuchTable { .. }
            | Self::NotAValue { .. }
            | Self::NotShown(_)
            | Self::NotKeyed { .. }
            | Self::NoSuchDecision(_)
            | Self::NotUndoable(_)
            | Self::NothingToUndo
            | Self::PlanBreach { .. }
            | Self::PlanReachesLocked { .. }
            | Self::PlanInForce { .. }
            | Self::PlanTypedFor { .. }
            | Self::NotOurs(_) => false,
        }
    }
}
