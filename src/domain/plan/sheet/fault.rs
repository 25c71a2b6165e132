//! What is wrong in a plan's workbook, by sheet and cell. Words for people are in `text::plan`.
use super::Tab;
use crate::domain::{grid::Address, plan::source::FaultKind};

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SheetFault {
    /// The sheet's name as it stands in the workbook.
    pub sheet: String,
    pub cell: Option<Address>,
    pub tab: Option<Tab>,
    /// The heading above the cell (beside it, on the sheet of the plan).
    pub heading: Option<String>,
    /// Where the other one stands that this one contradicts or repeats.
    pub other: Option<(String, Address)>,
    pub kind: SheetFaultKind,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub enum SheetFaultKind {
    /// What a plan file of the same content would be told.
    Plan(FaultKind),
    /// None of the sheets of a plan is there.
    NotAPlan,
    NoSheet {
        name: &'static str,
    },
    /// The row of headings is not there.
    NoHeadings,
    UnknownHeading {
        found: String,
        near: Option<&'static str>,
    },
    HeadingTwice,
    /// None of the words of the drop-down.
    NotAWord {
        found: String,
        allowed: Vec<&'static str>,
    },
    /// A row that does not say what it is.
    NoRowKind {
        allowed: Vec<&'static str>,
    },
    /// A row that must stand below one of another sort.
    OutOfPlace {
        row: &'static str,
        below: &'static str,
    },
    NotANumber {
        found: String,
    },
    /// "1.234" may be a thousand or one and a bit.
    AmbiguousNumber {
        found: String,
    },
    /// 0,5 where percents are meant: 50 % or half a percent.
    Fraction {
        found: String,
    },
    NotYesNo {
        found: String,
    },
    NotADay {
        found: String,
    },
    NotADate {
        found: String,
    },
    NotARange {
        found: String,
    },
    /// This cell must be filled in, since its neighbour is.
    Blank {
        beside: &'static str,
    },
    /// Not as many names as the measure looks at.
    Names {
        found: usize,
        wanted: &'static str,
    },
    NoList {
        found: String,
        known: Vec<String>,
    },
    /// A formula's error, or a formula that was never calculated.
    CellError {
        found: String,
    },
    /// Filled in, and nobody sees it.
    Hidden,
}
