//! A workbook being written down cell by cell, within limits: for formats that are read by a walk of our own.
use super::{
    light::{COLUMNS, ROWS},
    limits::{Limits, size},
    refuse::{crossed, damaged},
    runs::{extend, join},
};
use crate::domain::{
    grid::{Address, Area, Cell, Content, Font, Sheet, Workbook},
    intake::Finding,
};

/// What Excel shows where a formula failed. LibreOffice has more of them, as `Err:` and a number.
const ERRORS: [&str; 8] = ["#REF!", "#DIV/0!", "#N/A", "#VALUE!", "#NAME?", "#NUM!", "#NULL!", "#SPILL!"];

pub struct Draft<'a> {
    limits: &'a Limits,
    book: Workbook,
    cells: u64,
    text: u64,
    ranges: u64,
}

/// A cell's content, with what its format says of it.
#[derive(Debug, Clone, PartialEq)]
pub struct Filled {
    pub content: Content,
    pub percent: bool,
    pub font: Font,
}

impl From<Content> for Filled {
    fn from(content: Content) -> Self {
        Self { content, percent: false, font: Font::Other }
    }
}

impl<'a> Draft<'a> {
    pub fn new(limits: &'a Limits) -> Self {
        Self { limits, book: Workbook::default(), cells: 0, text: 0, ranges: 0 }
    }

    /// Begins a sheet; what follows belongs to it.
    pub fn sheet(&mut self, name: &str, hidden: bool) -> Result<(), Finding> {
        let sheets = self.book.sheets.len() as u64 + 1;
        if sheets > self.limits.sheets {
            return Err(crossed(sheets, self.limits.sheets));
        }
        let name = name.replace(char::is_control, "\u{FFFD}");
        self.book.sheets.push(Sheet { name, hidden, ..Sheet::default() });
        Ok(())
    }

    /// Writes a cell down; text that shows nothing is none.
    pub fn put(&mut self, at: Address, filled: Filled) -> Result<(), Finding> {
        let Filled { content, percent, font } = filled;
        if let Content::Text(text) | Content::Error(text) = &content {
            if text.trim().is_empty() {
                return Ok(());
            }
            self.weigh(text)?;
        }
        if at.row >= ROWS || at.column >= COLUMNS {
            return Err(crossed(at, Address::new(ROWS - 1, COLUMNS - 1)));
        }
        self.cells += 1;
        if self.cells > self.limits.cells {
            return Err(crossed(self.cells, self.limits.cells));
        }
        self.here(|sheet| sheet.cells.push(Cell { at, content, percent_format: percent, font }));
        Ok(())
    }

    fn weigh(&mut self, text: &str) -> Result<(), Finding> {
        // Bytes are at least as many as characters, and cheaper to count.
        if text.len() as u64 > self.limits.text {
            let long = text.chars().count() as u64;
            if long > self.limits.text {
                return Err(crossed(long, self.limits.text));
            }
        }
        self.text += text.len() as u64;
        if self.text > self.limits.all_text {
            return Err(crossed(size(self.text), size(self.limits.all_text)));
        }
        Ok(())
    }

    /// An area of several cells shown as one.
    pub fn merge(&mut self, area: Area) -> Result<(), Finding> {
        if area.last.row >= ROWS || area.last.column >= COLUMNS {
            return Err(damaged("merged area"));
        }
        self.count_range()?;
        self.here(|sheet| sheet.merged.push(area));
        Ok(())
    }

    pub fn hide_rows(&mut self, first: u32, last: u32) -> Result<(), Finding> {
        self.count_range()?;
        self.here(|sheet| extend(&mut sheet.hidden_rows, (first, last.min(ROWS - 1))));
        Ok(())
    }

    pub fn hide_columns(&mut self, first: u32, last: u32) -> Result<(), Finding> {
        self.count_range()?;
        self.here(|sheet| extend(&mut sheet.hidden_columns, (first, last.min(COLUMNS - 1))));
        Ok(())
    }

    /// The cell's formula reads another workbook.
    pub fn link(&mut self, at: Address) -> Result<(), Finding> {
        self.count_range()?;
        self.here(|sheet| sheet.linked.push(at));
        Ok(())
    }

    fn count_range(&mut self) -> Result<(), Finding> {
        self.ranges += 1;
        if self.ranges > self.limits.ranges { Err(crossed(self.ranges, self.limits.ranges)) } else { Ok(()) }
    }

    fn here(&mut self, write: impl FnOnce(&mut Sheet)) {
        if let Some(sheet) = self.book.sheets.last_mut() {
            write(sheet);
        }
    }

    /// The workbook, its cells in order; refused if two claim one place.
    pub fn finish(mut self) -> Result<Workbook, Finding> {
        for sheet in &mut self.book.sheets {
            sheet.cells.sort_by_key(|cell| cell.at);
            sheet.linked.sort_unstable();
            sheet.linked.dedup();
            join(&mut sheet.hidden_rows);
            join(&mut sheet.hidden_columns);
            let twice = sheet.cells.windows(2).find_map(|two| match two {
                [one, other] if one.at == other.at => Some(one.at),
                _ => None,
            });
            if let Some(at) = twice {
                return Err(damaged(format!("{at} twice")).on(&sheet.name, Some(at)));
            }
        }
        Ok(self.book)
    }
}

/// Text as the cell shows it; a failed formula's sign is an error wherever it stands.
pub fn shown(text: &str) -> Content {
    let trimmed = text.trim();
    let failed = ERRORS.contains(&trimmed)
        || trimmed.strip_prefix("Err:").is_some_and(|number| number.len() == 3 && is_digits(number));
    if failed { Content::Error(trimmed.to_owned()) } else { Content::Text(text.to_owned()) }
}

fn is_digits(text: &str) -> bool {
    text.bytes().all(|byte| byte.is_ascii_digit())
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::indexing_slicing)]
    use super::*;

    fn text(text: &str) -> Filled {
        Content::Text(text.into()).into()
    }

    #[test]
    fn cells_come_out_in_order_and_blank_text_is_none() {
        let limits = Limits::default();
        let mut draft = Draft::new(&limits);
        draft.sheet("a\u{1}", false).unwrap();
        for (row, column, typed) in [(1, 0, "c"), (0, 1, "b"), (0, 0, "a"), (5, 5, " \u{a0}\n")] {
            draft.put(Address::new(row, column), text(typed)).unwrap();
        }
        draft.hide_rows(3, 4).unwrap();
        draft.hide_rows(2, 2).unwrap();
        let book = draft.finish().unwrap();
        let sheet = &book.sheets[0];
        assert_eq!(sheet.name, "a\u{FFFD}");
        assert_eq!(sheet.cells.iter().map(|cell| cell.at.to_string()).collect::<Vec<_>>(), ["A1", "B1", "A2"]);
        assert_eq!(sheet.hidden_rows, [(2, 4)]);
    }

    #[test]
    fn each_limit_is_a_finding() {
        let limits = Limits { cells: 2, sheets: 1, text: 3, all_text: 5, ranges: 1, ..Limits::default() };
        let crossed = |write: &dyn Fn(&mut Draft) -> Result<(), Finding>| {
            let mut draft = Draft::new(&limits);
            draft.sheet("a", false).unwrap();
            write(&mut draft).unwrap_err().found.unwrap()
        };
        let at = |row| Address::new(row, 0);
        assert_eq!(crossed(&|draft| (0..9).try_for_each(|row| draft.put(at(row), text("1")))), "3");
        assert_eq!(crossed(&|draft| draft.sheet("b", false)), "2");
        assert_eq!(crossed(&|draft| draft.put(at(0), text("ưưưư"))), "4");
        assert_eq!(crossed(&|draft| (0..2).try_for_each(|row| draft.put(at(row), text("abc")))), "6 B");
        assert_eq!(crossed(&|draft| (0..2).try_for_each(|row| draft.hide_rows(row, row))), "2");
        assert_eq!(crossed(&|draft| draft.put(at(ROWS), text("1"))), "A1048577");
    }

    #[test]
    fn one_place_holds_one_cell() {
        let limits = Limits::default();
        let mut draft = Draft::new(&limits);
        draft.sheet("a", false).unwrap();
        draft.put(Address::new(0, 0), text("1")).unwrap();
        draft.put(Address::new(0, 0), text("2")).unwrap();
        assert_eq!(draft.finish().unwrap_err().found.as_deref(), Some("A1 twice"));
    }

    #[test]
    fn signs_of_failed_formulas_are_errors() {
        for (typed, error) in
            [("#REF!", true), (" #N/A ", true), ("Err:502", true), ("Err:50x", false), ("#", false), ("n/a", false)]
        {
            assert_eq!(matches!(shown(typed), Content::Error(_)), error, "{typed}");
        }
    }
}
