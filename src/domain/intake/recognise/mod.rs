//! Which sheet is which form, and which cell holds which field.
//!
//! Form layout: labels down a column (or across a row), values beside them. Our own blank form is one of these: its rows
//! are found by their labels, so that rows a school inserted or moved are followed.
mod columns;
mod fingerprint;
mod form;
mod headings;
mod labels;
mod lanes;
mod place;
mod role;
mod shown;
mod similar;
mod tables;
#[cfg(test)]
pub(super) mod tests;
mod texts;
mod transposed;
pub mod units;

pub use fingerprint::fingerprint;
pub use labels::FormIndex;
pub use shown::{NotShown, check_shown};
pub use texts::Texts;

use super::{Candidate, Finding, Lessons, extract};
use crate::domain::{
    grid::{Address, Sheet},
    plan::{Field, FieldKey, Period, Plan, layout::Part, period::Span},
};
use shown::Taught;

/// What recognition knows besides the sheet and the form.
#[derive(Debug, Clone, Copy)]
pub struct Given<'a> {
    /// What clerks showed before.
    pub lessons: &'a Lessons,
    /// The year in work: a heading that names another one is not this period's.
    pub year: Option<i32>,
    /// The year each quarter I–IV is asked of.
    pub quarters: [Option<i32>; 4],
}

impl<'a> Given<'a> {
    /// For the sheets of a period.
    pub fn of(plan: &Plan, period: &Period, lessons: &'a Lessons) -> Self {
        let year = match &period.id.span {
            Span::Month { year, .. }
            | Span::Quarter { year, .. }
            | Span::Half { year, .. }
            | Span::NineMonths { year }
            | Span::Year { year } => Some(*year),
            // "Năm 2026" may be either of a school year's.
            Span::SchoolYear { .. } | Span::Semester { .. } | Span::Round(_) => None,
        };
        let quarters = plan.quarters(period).map(|quarter| year.map(|_| quarter.year));
        Self { lessons, year, quarters }
    }
}

/// Where the values of one form stand on one sheet.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Located {
    pub values: Vec<ValueAt>,
    /// Figures that must agree with others on the sheet.
    pub checks: Vec<Check>,
    /// Things a clerk should know about the labels; places are filled in.
    pub findings: Vec<Finding>,
    /// First row of the form's body: what stands above is title and letterhead.
    pub first_row: u32,
    /// Share of the form's fields whose label was found, 0–1.
    pub coverage: f64,
}

/// One value cell of one field.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct ValueAt {
    pub field: FieldKey,
    pub part: Part,
    /// Quarter 1–4, row of a table from 1, or 0.
    pub row: u32,
    pub cell: Address,
    /// The cell of its label; of the heading, in a table.
    pub label: Address,
    /// What a mark in the cell means, where the field has a column per answer: then it has a `ValueAt` for each of them.
    pub answer: Option<Answer>,
}

/// The answer a column stands for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Answer {
    Yes,
    No,
    /// Index into the options of the field.
    Option(u16),
}

impl Answer {
    /// What a heading means to a field.
    pub fn of(field: &Field, heading: &str) -> Option<Self> {
        Some(match extract::heading_means(field, heading)? {
            extract::Meaning::Yes => Self::Yes,
            extract::Meaning::No => Self::No,
            extract::Meaning::Option(id) => {
                let at = field.kind.options().iter().position(|option| option.id == id)?;
                Self::Option(u16::try_from(at).ok()?)
            }
        })
    }

    pub fn meaning(self, field: &Field) -> Option<extract::Meaning<'_>> {
        Some(match self {
            Self::Yes => extract::Meaning::Yes,
            Self::No => extract::Meaning::No,
            Self::Option(at) => extract::Meaning::Option(&field.kind.options().get(usize::from(at))?.id),
        })
    }
}

/// Figures on one sheet that must agree.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Check {
    /// The running total is not less than the value of the period. `name`: the heading over it, as written.
    Running { field: FieldKey, value: Address, total: Address, name: String },
    /// The printed total is the sum of its parts.
    Sum { field: FieldKey, parts: Vec<Address>, total: Address },
}

impl Check {
    fn each_cell(&mut self, mut change: impl FnMut(&mut Address)) {
        match self {
            Self::Running { value, total, .. } => {
                change(value);
                change(total);
            }
            Self::Sum { parts, total, .. } => {
                parts.iter_mut().for_each(&mut change);
                change(total);
            }
        }
    }
}

/// Why a sheet that looks like the form cannot be read without asking, and the columns that may be meant: letters,
/// heading as written, how much of the column can be read.
#[derive(Debug, Clone, PartialEq)]
pub struct Unclear {
    pub finding: Finding,
    pub candidates: Vec<Candidate>,
}

/// What a form makes of a sheet.
#[derive(Debug, Clone, PartialEq)]
pub enum Recognised {
    /// It is not this form.
    No,
    Yes(Located),
    /// The labels are there, but not which column holds the values.
    Ambiguous(Unclear),
}

/// Looks for one form on one sheet.
pub fn recognise(sheet: &Sheet, index: &FormIndex, given: &Given) -> Recognised {
    recognise_in(&Texts::new(sheet), index, given)
}

/// Looks for one form on a sheet whose texts are folded already.
pub fn recognise_in(texts: &Texts, index: &FormIndex, given: &Given) -> Recognised {
    let taught = Taught::of(texts, index, given);
    let upright = form::recognise(texts, index, given, &taught);
    if upright != Recognised::No || !lies_across(texts, index) {
        return upright;
    }
    let turned = transposed::turned(texts.sheet);
    match form::recognise(&Texts::new(&turned), index, given, &Taught::default()) {
        Recognised::Yes(located) => Recognised::Yes(transposed::back(located)),
        // Several rows of figures are a table with a row for each unit.
        Recognised::Ambiguous(_) | Recognised::No => Recognised::No,
    }
}

/// A row holds several labels.
fn lies_across(texts: &Texts, index: &FormIndex) -> bool {
    let rows = texts.sheet.cells.chunk_by(|a, b| a.at.row == b.at.row).filter_map(|row| row.first());
    rows.map(|cell| texts.row(cell.at.row).filter(|(cell, folded)| index.is_label(cell, folded)).count())
        .any(|count| count > 2)
}
