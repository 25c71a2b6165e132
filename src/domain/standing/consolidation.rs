//! Everything the consolidated workbook says, before it has cells and styles.
use super::{IndicatorStanding, Row, Standing};
use crate::domain::{
    book::Ledger,
    intake::{Finding, Report, relation::TableRow},
    plan::{Form, Period, Plan},
    unit::Unit,
};
use chrono::NaiveDate;

pub struct Consolidation<'a> {
    pub plan: &'a Plan,
    pub form: &'a Form,
    pub period: &'a Period,
    pub as_of: NaiveDate,
    pub standing: &'a Standing,
    /// One per indicator of the report type, in the plan's order.
    pub indicators: Vec<IndicatorStanding>,
    /// In the roster's order; every unit, also those that do not owe.
    pub units: Vec<UnitLine<'a>>,
    pub ledger: &'a Ledger,
}

pub struct UnitLine<'a> {
    pub unit: &'a Unit,
    pub row: &'a Row,
    /// The report whose figures count.
    pub source: Option<Sourced>,
    /// What else counts: reports sent at any time, in order of arrival.
    pub at_any_time: Vec<Sourced>,
    /// The rows of the form's tables: those of the report, then those that came at any time and are not in it.
    pub rows: Vec<ListedRow>,
    /// Findings that need other reports, computed with the standing.
    pub relational: Vec<Finding>,
}

/// One row of a table, with where it came from.
#[derive(Debug, Clone, PartialEq)]
pub struct ListedRow {
    pub row: TableRow,
    pub received: NaiveDate,
    /// It came in a report sent at any time.
    pub at_any_time: bool,
}

/// A report with where it came from.
#[derive(Debug, Clone, PartialEq)]
pub struct Sourced {
    /// Path as given at import.
    pub file: String,
    /// Lower-case hexadecimal.
    pub sha256: String,
    pub received: NaiveDate,
    /// From 1.
    pub version: u32,
    /// Who accepted it, if somebody did.
    pub reviewer: Option<String>,
    pub report: Report,
}
