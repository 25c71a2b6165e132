//! What is wrong, where, and how serious. Words for people are in `text`.
use crate::domain::{grid::Address, plan::FieldKey, value::tokens};
use serde::{Deserialize, Serialize};

tokens! {
    /// Ascending: the worst of several is their maximum.
    Severity { Note = "note", Warning = "warning", Error = "error" }
}

macro_rules! codes {
    ($($group:literal { $($name:ident = $token:literal $severity:ident),* $(,)? })*) => {
        /// The stable name of a finding.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
        pub enum Code { $($($name),*),* }
        impl Code {
            pub const ALL: &'static [Self] = &[$($(Self::$name),*),*];
            pub const fn token(self) -> &'static str {
                match self { $($(Self::$name => $token),*),* }
            }
            /// How serious it is unless whoever raises it knows better.
            pub const fn severity(self) -> Severity {
                match self { $($(Self::$name => Severity::$severity),*),* }
            }
            /// What it is about: file, sheet, header, unit, cell, across, report.
            pub const fn group(self) -> &'static str {
                match self { $($(Self::$name => $group),*),* }
            }
        }
    };
}

codes! {
    "file" {
        FileUnreadable = "file-unreadable" Error,
        FileEncrypted = "file-encrypted" Error,
        FileNotSpreadsheet = "file-not-spreadsheet" Note,
        FileLeftOut = "file-left-out" Note,
        FileConsolidated = "file-consolidated" Error,
        FileWrongExtension = "file-wrong-extension" Note,
        FileTooLarge = "file-too-large" Error,
        FileMayBeDamaged = "file-may-be-damaged" Error,
        FileRepeat = "file-repeat" Note,
        FileEmpty = "file-empty" Error,
        FileReadLimit = "file-read-limit" Error,
    }
    "sheet" {
        SheetHidden = "sheet-hidden" Warning,
        RowsHidden = "rows-hidden" Warning,
        SheetUnrecognised = "sheet-unrecognised" Error,
        SheetAmbiguous = "sheet-ambiguous" Error,
        LayoutMoved = "layout-moved" Note,
        LayoutTaught = "layout-taught" Note,
        FormVersionOld = "form-version-old" Warning,
        FormOfAnotherPlan = "form-of-another-plan" Error,
        LegacyEncoding = "legacy-encoding" Note,
    }
    "header" {
        LabelMissing = "label-missing" Error,
        LabelExtra = "label-extra" Warning,
        LabelDuplicate = "label-duplicate" Error,
        LabelBlank = "label-blank" Warning,
        LabelSimilar = "label-similar" Warning,
    }
    "unit" {
        UnitUnknown = "unit-unknown" Error,
        UnitAmbiguous = "unit-ambiguous" Error,
        UnitMismatch = "unit-mismatch" Error,
        UnitNotOwing = "unit-not-owing" Note,
        UnitClosed = "unit-closed" Warning,
        UnitDuplicateRow = "unit-duplicate-row" Error,
        PeriodUnknown = "period-unknown" Error,
        PeriodMismatch = "period-mismatch" Error,
        PeriodLocked = "period-locked" Error,
    }
    "cell" {
        RequiredMissing = "required-missing" Error,
        TypeMismatch = "type-mismatch" Error,
        NumberAsText = "number-as-text" Note,
        NoDataStated = "no-data-stated" Note,
        NotApplicableStated = "not-applicable-stated" Note,
        NumberAmbiguous = "number-ambiguous" Error,
        PercentScale = "percent-scale" Error,
        UnitScale = "unit-scale" Error,
        DateAmbiguous = "date-ambiguous" Warning,
        DateOutsidePeriod = "date-outside-period" Warning,
        OutOfRange = "out-of-range" Error,
        NotAnOption = "not-an-option" Error,
        FormulaError = "formula-error" Error,
        FormulaNotCalculated = "formula-not-calculated" Error,
        ExternalLink = "external-link" Warning,
        TextTooLong = "text-too-long" Warning,
    }
    "across" {
        PartExceedsWhole = "part-exceeds-whole" Error,
        TotalMismatch = "total-mismatch" Error,
        RuleBroken = "rule-broken" Error,
        RequiredTogether = "required-together" Error,
        Exclusive = "exclusive" Error,
        CumulativeDecreased = "cumulative-decreased" Error,
        LessThanEarlierPeriod = "less-than-earlier-period" Warning,
        ChangeTooLarge = "change-too-large" Warning,
        IdenticalToLastPeriod = "identical-to-last-period" Warning,
        Outlier = "outlier" Warning,
        RowIncomplete = "row-incomplete" Warning,
        IncidentNotInReport = "incident-not-in-report" Warning,
    }
    "report" {
        ReportEmpty = "report-empty" Error,
        NilWithFigures = "nil-with-figures" Error,
        ResubmissionChanged = "resubmission-changed" Warning,
    }
}

/// One thing a clerk should know about a file, a sheet, a cell or a report.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Finding {
    pub code: Code,
    pub severity: Severity,
    pub place: Option<Place>,
    pub field: Option<FieldKey>,
    /// What stands there, as typed; or the figure that crossed a limit.
    pub found: Option<String>,
    pub expected: Option<Expected>,
}

/// A sheet, and the cell in it if the finding has one.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Place {
    pub sheet: String,
    pub cell: Option<Address>,
}

/// What would have been right; worded in `text`.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub enum Expected {
    /// A whole number from 0 up.
    WholeNumber,
    /// A number that may have decimals.
    Number,
    /// An amount of money, in the unit the form names.
    Amount,
    Percent,
    /// Two numbers, the part and the whole.
    Ratio,
    YesNo,
    Date,
    /// One of these labels.
    OneOf(Vec<String>),
    AtLeast(String),
    AtMost(String),
    /// The part, the whole: labels or figures.
    NotAbove {
        label: String,
        value: String,
    },
    /// The plan's own words.
    Words(String),
    /// The name of a unit, of a period or of a form, as the program knows it.
    Name(String),
    /// A limit of the program, with its unit: "64 MiB".
    Limit(String),
}

impl Finding {
    /// A finding with its code's own severity and nothing else known.
    pub const fn new(code: Code) -> Self {
        Self { code, severity: code.severity(), place: None, field: None, found: None, expected: None }
    }

    #[must_use]
    pub fn on(mut self, sheet: &str, cell: Option<Address>) -> Self {
        self.place = Some(Place { sheet: sheet.to_owned(), cell });
        self
    }

    #[must_use]
    pub const fn of(mut self, field: FieldKey) -> Self {
        self.field = Some(field);
        self
    }

    #[must_use]
    pub fn found(mut self, found: impl Into<String>) -> Self {
        self.found = Some(found.into());
        self
    }

    #[must_use]
    pub fn expected(mut self, expected: Expected) -> Self {
        self.expected = Some(expected);
        self
    }

    #[must_use]
    pub const fn severity(mut self, severity: Severity) -> Self {
        self.severity = severity;
        self
    }
}
