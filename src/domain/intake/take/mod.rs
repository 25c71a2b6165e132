//! The whole way from one workbook to the reports in it.
mod cells;
#[cfg(test)]
mod cells_tests;
mod desk;
mod former;
mod keyed;
mod layout;
mod own_form;
mod period;
mod report;
mod rows;
mod summary;
#[cfg(test)]
mod tests;
mod totals;
mod workbook;

pub use desk::{Answered, Desk};
pub use keyed::{Keyed, KeyedValue, Source, keyed};

use super::{Finding, Question, Report, encoding};
use crate::domain::grid::Workbook;

/// What came of one workbook.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Taken {
    /// About the file as a whole: its sheets, the headings and the totals of its tables. Where nothing was taken, one of
    /// them says why.
    pub findings: Vec<Finding>,
    pub reports: Vec<TakenReport>,
}

/// One report with who and when, or the question that keeps it waiting.
#[derive(Debug, Clone, PartialEq)]
pub struct TakenReport {
    pub unit: Option<String>,
    /// `TYPE@SPAN`.
    pub period: Option<String>,
    pub question: Option<Question>,
    /// What was written for the unit, to become an alias once answered.
    pub alias: Option<String>,
    /// The sheet it stands on.
    pub sheet: String,
    /// Zero-based, where the report is one row of a table of units.
    pub row: Option<u32>,
    pub report: Report,
}

/// Reads every report in a workbook. `path` names the file as it arrived.
pub fn take(workbook: &Workbook, path: &str, desk: &Desk) -> Taken {
    encoding::through(workbook, desk.lessons, &desk.answers, |workbook| workbook::take(workbook, path, desk))
}
