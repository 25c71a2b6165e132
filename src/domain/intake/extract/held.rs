//! What a cell holds, made ready for the readers of every kind of field.
use crate::domain::{
    grid::{Cell, Content},
    intake::Code,
    vietnamese::{Word, number},
};
use chrono::NaiveDate;
use rust_decimal::Decimal;

#[derive(Debug)]
pub(super) enum Held<'a> {
    /// Cleaned, trimmed and not empty; the word it says, if it says one.
    Text(&'a str, Option<Word>),
    Number(Decimal),
    /// A number in a cell that shows it as a percentage: 0.85 is seen as 85 %.
    Percentage(Decimal),
    /// A number too large, too small or too odd to be held exactly.
    Immeasurable,
    Bool(bool),
    Date(NaiveDate),
}

impl Held<'_> {
    pub const fn word(&self) -> Option<Word> {
        match self {
            Self::Text(_, word) => *word,
            Self::Number(_) | Self::Percentage(_) | Self::Immeasurable | Self::Bool(_) | Self::Date(_) => None,
        }
    }
}

/// What Excel shows in place of a result.
const ERRORS: [&str; 8] = ["#REF!", "#DIV/0!", "#N/A", "#VALUE!", "#NAME?", "#NUM!", "#NULL!", "#SPILL!"];

/// `text` is the cell's cleaned text. None for a blank cell; the code of a formula that has no result.
pub(super) fn held<'a>(cell: &Cell, text: &'a str) -> Result<Option<Held<'a>>, Code> {
    Ok(match &cell.content {
        Content::Text(_) => match text.trim() {
            "" => None,
            // CSV and HTML files hold the error as text.
            error if ERRORS.contains(&error) => return Err(Code::FormulaError),
            text => Some(Held::Text(text, Word::of(text))),
        },
        Content::Number(number) => Some(match number::from_f64(*number) {
            Some(number) if cell.percent_format => Held::Percentage(number),
            Some(number) => Held::Number(number),
            None => Held::Immeasurable,
        }),
        Content::Bool(truth) => Some(Held::Bool(*truth)),
        Content::Date(at) => Some(Held::Date(at.date())),
        Content::Error(_) => return Err(Code::FormulaError),
        Content::Uncalculated => return Err(Code::FormulaNotCalculated),
    })
}
