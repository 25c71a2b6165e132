//! Puts values into cells. The one place where text is cleaned and a figure is checked before it is written.
use super::WriteError;
use crate::domain::grid::Address;
use chrono::NaiveDate;
use rust_xlsxwriter::{ConditionalFormat, DataValidation, Format, Formula, Worksheet};
use std::collections::BTreeMap;

/// What a formula shows until somebody recalculates: never nothing, so that no reader sees a blank or a 0.
#[derive(Debug, Clone, PartialEq)]
pub enum Cached {
    Number(f64),
    Text(&'static str),
}

/// What Excel holds in one cell, in UTF-16 units.
const LONGEST_TEXT: usize = 32_767;

pub struct Pen<'a> {
    pub sheet: &'a mut Worksheet,
    heights: BTreeMap<u32, f64>,
}

/// Points of a row that nobody set.
const ROW: f64 = 15.75;

/// Excel knows 16,384 columns; what lies beyond is refused by the writer itself.
pub fn narrow(column: u32) -> u16 {
    u16::try_from(column).unwrap_or(u16::MAX)
}

impl<'a> Pen<'a> {
    pub fn new(sheet: &'a mut Worksheet) -> Self {
        Self { sheet, heights: BTreeMap::new() }
    }

    /// Always a text, also when it begins like a formula.
    pub fn text(&mut self, at: Address, text: &str, format: &Format) -> Result<(), WriteError> {
        let text = clean(text);
        if text.is_empty() {
            return self.blank(at, format);
        }
        self.sheet.write_string_with_format(at.row, narrow(at.column), text, format)?;
        Ok(())
    }

    pub fn blank(&mut self, at: Address, format: &Format) -> Result<(), WriteError> {
        self.sheet.write_blank(at.row, narrow(at.column), format)?;
        Ok(())
    }

    pub fn number(&mut self, at: Address, number: f64, format: &Format) -> Result<(), WriteError> {
        if !number.is_finite() {
            return Err(WriteError::NotFinite(at.to_string()));
        }
        self.sheet.write_number_with_format(at.row, narrow(at.column), number, format)?;
        Ok(())
    }

    pub fn date(&mut self, at: Address, date: NaiveDate, format: &Format) -> Result<(), WriteError> {
        self.sheet.write_datetime_with_format(at.row, narrow(at.column), date, format)?;
        Ok(())
    }

    pub fn formula(&mut self, at: Address, formula: &str, cached: &Cached, format: &Format) -> Result<(), WriteError> {
        let result = match cached {
            Cached::Number(number) if !number.is_finite() => return Err(WriteError::NotFinite(at.to_string())),
            Cached::Number(number) => number.to_string(),
            Cached::Text(text) => (*text).to_owned(),
        };
        let formula = Formula::new(formula).set_result(result);
        self.sheet.write_formula_with_format(at.row, narrow(at.column), formula, format)?;
        Ok(())
    }

    /// One text over several cells of one row.
    pub fn across(&mut self, from: Address, last_column: u32, text: &str, format: &Format) -> Result<(), WriteError> {
        if last_column <= from.column {
            return self.text(from, text, format);
        }
        let (first, last) = (narrow(from.column), narrow(last_column));
        self.sheet.merge_range(from.row, first, from.row, last, &clean(text), format)?;
        Ok(())
    }

    /// One text over several rows of one column.
    pub fn down(&mut self, from: Address, last_row: u32, text: &str, format: &Format) -> Result<(), WriteError> {
        if last_row <= from.row {
            return self.text(from, text, format);
        }
        let column = narrow(from.column);
        self.sheet.merge_range(from.row, column, last_row, column, &clean(text), format)?;
        Ok(())
    }

    pub fn height(&mut self, row: u32, points: f64) -> Result<(), WriteError> {
        let points = points.min(409.0);
        self.sheet.set_row_height(row, points)?;
        self.heights.insert(row, points);
        Ok(())
    }

    /// Points from the top of `first` to the top of `end`.
    pub fn extent(&self, first: u32, end: u32) -> f64 {
        let set = self.heights.range(first..end.max(first));
        let more: f64 = set.map(|(_, height)| height - ROW).sum();
        f64::from(end.saturating_sub(first)) * ROW + more
    }

    /// Column widths in digits of the body font, from the first column on.
    pub fn widths(&mut self, widths: impl IntoIterator<Item = f64>) -> Result<(), WriteError> {
        for (column, width) in (0..).zip(widths) {
            self.sheet.set_column_width(column, width)?;
        }
        Ok(())
    }

    pub fn validate(&mut self, first: Address, last: Address, rule: &DataValidation) -> Result<(), WriteError> {
        let (left, right) = (narrow(first.column), narrow(last.column));
        self.sheet.add_data_validation(first.row, left, last.row, right, rule)?;
        Ok(())
    }

    pub fn condition<T>(&mut self, first: Address, last: Address, rule: &T) -> Result<(), WriteError>
    where
        T: ConditionalFormat + Send + Sync + Clone + 'static,
    {
        let (left, right) = (narrow(first.column), narrow(last.column));
        self.sheet.add_conditional_format(first.row, left, last.row, right, rule)?;
        Ok(())
    }
}

/// Control characters are no part of XML and a cell has a longest text; both would make Excel repair the file.
fn clean(text: &str) -> String {
    let printable = |c: &char| !c.is_control() || *c == '\n';
    let mut length = 0;
    text.replace("\r\n", "\n")
        .chars()
        .filter(printable)
        .filter(|c| !matches!(c, '\u{fffe}' | '\u{ffff}'))
        .take_while(|c| {
            length += c.len_utf16();
            length <= LONGEST_TEXT
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_would_break_the_file_never_reaches_a_cell() {
        assert_eq!(clean("a\u{0}b\u{8}c\r\nd\te"), "abc\nde");
        assert_eq!(clean(&"ă".repeat(40_000)).chars().count(), LONGEST_TEXT);
        let mut sheet = Worksheet::new();
        let mut pen = Pen::new(&mut sheet);
        for wrong in [f64::NAN, f64::INFINITY] {
            assert!(pen.number(Address::new(0, 0), wrong, &Format::new()).is_err());
            assert!(pen.formula(Address::new(0, 0), "=1", &Cached::Number(wrong), &Format::new()).is_err());
        }
    }
}
