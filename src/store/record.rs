//! What goes into the book and what comes out of it, where the domain has no word of its own for it.
use crate::domain::{
    book::ReportRef,
    intake::{Finding, Question, Report},
    value::tokens,
};
use chrono::{DateTime, NaiveDate, Utc};

tokens! {
    ArrivalHow { File = "file", Paper = "paper", Phone = "phone", Scan = "scan" }
}

/// A file that has come: the truth of its arrival, and what was read out of it.
#[derive(Debug, Clone)]
pub struct Arrival<'a> {
    /// Of `bytes`; computed once, by whoever read them.
    pub sha256: [u8; 32],
    pub bytes: &'a [u8],
    /// As given at import.
    pub path: String,
    /// The day it counts as received.
    pub received: NaiveDate,
    pub how: ArrivalHow,
    /// When it was taken in.
    pub at: DateTime<Utc>,
    pub content: FileReading,
}

/// What was read out of a file. Derived: made again by a rebuild.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct FileReading {
    /// Token of the file's outcome.
    pub outcome: String,
    /// About the file as a whole.
    pub findings: Vec<Finding>,
    pub readings: Vec<StoredReading>,
}

/// One report in a file.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct StoredReading {
    /// Place among the reports of the file.
    pub ordinal: u32,
    /// Code, if it is known without asking.
    pub unit: Option<String>,
    /// `TYPE@SPAN`, if it is known without asking.
    pub period: Option<String>,
    /// What the clerk has to decide before it counts.
    pub question: Option<Question>,
    /// Set when the report is one row of a file of many.
    pub place: Option<RowPlace>,
    /// What stood where the unit's name was expected.
    pub alias: Option<String>,
    pub report: Report,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RowPlace {
    pub sheet: String,
    /// Zero-based.
    pub row: u32,
}

/// What a reading was made with. Fields are stored by their place in the form of that plan version: a reading of
/// another basis must be made again before its figures are used.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Basis {
    pub plan_version: i64,
    /// Version of the code that reads.
    pub engine: u32,
}

/// Everything about a report but its figures.
#[derive(Debug, Clone, PartialEq)]
pub struct ReadingHeader {
    pub id: ReportRef,
    pub batch: i64,
    pub received: NaiveDate,
    pub unit: Option<String>,
    pub period: Option<String>,
    pub question: Option<Question>,
    pub place: Option<RowPlace>,
    pub alias: Option<String>,
    /// Entries that are not blank.
    pub values: u32,
    pub errors: u32,
    pub warnings: u32,
    pub notes: u32,
    /// See [`Report::digest`]; None for what an older program read.
    pub digest: Option<i64>,
}

/// An arrival of a file whose content came before.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ReceiptInfo {
    pub receipt: i64,
    pub batch: i64,
    pub received: NaiveDate,
    /// Periods of the reports read out of it, sorted.
    pub periods: Vec<String>,
}

/// One line of the list of files.
#[derive(Debug, Clone, PartialEq)]
pub struct FileRow {
    pub receipt: i64,
    pub path: String,
    pub sha256: [u8; 32],
    /// Bytes.
    pub size: u64,
    pub received: NaiveDate,
    pub batch: i64,
    pub how: ArrivalHow,
    pub at: DateTime<Utc>,
    /// None when it was never read, or its reading was thrown away.
    pub outcome: Option<FileOutcome>,
}

#[derive(Debug, Clone, PartialEq)]
pub struct FileOutcome {
    pub token: String,
    pub findings: Vec<Finding>,
    pub basis: Basis,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PlanVersion {
    pub id: i64,
    pub plan: String,
    /// The whole plan file.
    pub text: String,
    pub sha256: [u8; 32],
    /// None: from the beginning.
    pub applies_from: Option<NaiveDate>,
}
