//! One thing somebody decided. Rows are only ever added; taking one back is a row too.
use crate::domain::{
    intake::{Encoding, Shown},
    plan::period::Dates,
    value::tokens,
};
use chrono::{DateTime, NaiveDate, Utc};
use serde::{Deserialize, Serialize};
use std::{fmt, str::FromStr};

/// A row of the journal.
#[derive(Debug, Clone, PartialEq)]
pub struct Decision {
    /// Order is `seq`, never the clock.
    pub seq: i64,
    /// Decisions of one batch are taken back together.
    pub batch: i64,
    pub action: Action,
    pub who: String,
    pub at: DateTime<Utc>,
    pub reason: Option<String>,
}

/// One report in the book: the receipt it arrived with, and its place among the reports of that file.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct ReportRef {
    pub receipt: i64,
    pub ordinal: u32,
}

impl fmt::Display for ReportRef {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "{}.{}", self.receipt, self.ordinal)
    }
}

impl FromStr for ReportRef {
    type Err = std::num::ParseIntError;

    /// `12.0`; the ordinal may be left out.
    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let (receipt, ordinal) = text.split_once('.').unwrap_or((text, "0"));
        Ok(Self { receipt: receipt.parse()?, ordinal: ordinal.parse()? })
    }
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Keep {
    Old,
    New,
}

tokens! {
    /// What can happen to units.
    RosterEvent {
        Rename = "rename",
        Open = "open",
        Close = "close",
        Merge = "merge",
        Split = "split",
        Edit = "edit",
        Alias = "alias",
        Commune = "commune",
    }
}

/// What was decided. Periods are written `TYPE@SPAN`, units by code.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "kebab-case")]
pub enum Action {
    NewBook {
        plan: String,
        /// Sample books live on a day of their own.
        today: Option<NaiveDate>,
    },
    ImportRoster {
        file: String,
        added: usize,
        changed: usize,
    },
    /// One thing that happened to units: a new name, a merger, a commune under another name. What changed is a batch of
    /// roster changes.
    ChangeRoster {
        what: RosterEvent,
        /// Codes, or names of communes.
        subjects: Vec<String>,
    },
    /// Another version of the plan, by its number in the book, for periods that end on this day or later.
    ChangePlan {
        version: i64,
        from: NaiveDate,
    },
    /// Whether an indicator is about a unit, whatever the plan's rule says.
    Applies {
        unit: String,
        indicator: String,
        applies: bool,
    },
    /// Last year's figure of a unit, or of the whole sector, given by hand. The reason is its source.
    Baseline {
        period: String,
        unit: Option<String>,
        indicator: String,
        value: String,
    },
    OpenPeriod {
        period: String,
        dates: Dates,
    },
    ClosePeriod {
        period: String,
    },
    ReopenPeriod {
        period: String,
    },
    ForwardPeriod {
        period: String,
        sha256: String,
    },
    /// Receipts of this batch arrived.
    Import {
        period: String,
        files: usize,
    },
    AnswerUnit {
        report: ReportRef,
        unit: String,
        old: Option<String>,
        alias: Option<String>,
    },
    AnswerPeriod {
        report: ReportRef,
        period: String,
        old: Option<String>,
    },
    /// How the letters of a file are encoded, and what later sheets of its kind are known by.
    AnswerEncoding {
        report: ReportRef,
        encoding: Encoding,
        /// Keys of [`crate::domain::intake::Lessons::encodings`].
        keys: Vec<String>,
    },
    /// Where values stand on this report's sheet, and on every sheet with the same headings.
    Teach {
        report: ReportRef,
        /// Key of [`crate::domain::intake::Lessons::mappings`].
        fingerprint: String,
        form: String,
        places: Vec<Shown>,
    },
    /// An encrypted file was opened with its password: what was in it is a receipt of this batch, and takes its place.
    Unlock {
        receipt: i64,
    },
    /// Figures were typed in from paper or the telephone: a receipt of this batch.
    KeyIn {
        period: String,
        unit: String,
    },
    /// Whether this version takes the place of the one that counts.
    KeepVersion {
        report: ReportRef,
        keep: Keep,
    },
    Discard {
        receipt: i64,
    },
    Accept {
        report: ReportRef,
    },
    Return {
        report: ReportRef,
    },
    Correct {
        report: ReportRef,
        field: String,
        row: u32,
        value: String,
        old: Option<String>,
    },
    Exempt {
        period: String,
        unit: String,
    },
    Extend {
        period: String,
        unit: String,
        until: NaiveDate,
    },
    /// The reason is what was noted.
    Note {
        period: String,
        unit: String,
    },
    /// A workbook was written.
    Export {
        period: String,
        file: String,
    },
    /// Takes a decision back, or (when `seq` is itself an undo) brings it back.
    Undo {
        seq: i64,
    },
}

impl Action {
    /// Written down for the record; there is nothing in the book to take back.
    pub const fn is_record_only(&self) -> bool {
        matches!(self, Self::NewBook { .. } | Self::Export { .. } | Self::ForwardPeriod { .. })
    }

    /// What the decision is about: a period, a report, a file, a unit.
    pub fn subject(&self) -> String {
        match self {
            Self::NewBook { plan, .. } => plan.clone(),
            Self::ImportRoster { file, .. } => file.clone(),
            Self::ChangeRoster { subjects, .. } => subjects.join(", "),
            Self::ChangePlan { version, from } => format!("{version} {from}"),
            Self::Applies { unit, indicator, .. } => format!("{unit} {indicator}"),
            Self::Baseline { period, unit, indicator, .. } => {
                format!("{} {period} {indicator}", unit.as_deref().unwrap_or("*"))
            }
            Self::OpenPeriod { period, .. }
            | Self::ClosePeriod { period }
            | Self::ReopenPeriod { period }
            | Self::ForwardPeriod { period, .. }
            | Self::Import { period, .. }
            | Self::Export { period, .. } => period.clone(),
            Self::AnswerUnit { report, .. }
            | Self::AnswerPeriod { report, .. }
            | Self::AnswerEncoding { report, .. }
            | Self::Teach { report, .. }
            | Self::KeepVersion { report, .. }
            | Self::Accept { report }
            | Self::Return { report } => report.to_string(),
            Self::Correct { report, field, .. } => format!("{report} {field}"),
            Self::Discard { receipt } | Self::Unlock { receipt } => receipt.to_string(),
            Self::Exempt { period, unit }
            | Self::Extend { period, unit, .. }
            | Self::Note { period, unit }
            | Self::KeyIn { period, unit } => {
                format!("{unit} {period}")
            }
            Self::Undo { seq } => seq.to_string(),
        }
    }
}
