//! A sheet with its texts folded once and its merged areas indexed: every later look is a look-up.
use crate::domain::{
    grid::{Address, Area, Cell, Content, Sheet},
    vietnamese::fold_label,
};
use std::collections::HashMap;

/// Longer texts, in bytes, are nobody's label.
const LONGEST_LABEL: usize = 600;
/// Merged areas of up to this many rows are looked up by row; there are few higher ones.
const LOW_AREA: u32 = 8;

/// A sheet made ready for recognition, whatever the number of forms it is held against.
pub struct Texts<'s> {
    pub sheet: &'s Sheet,
    /// Beside `sheet.cells`: the folded label of a text cell, empty for everything else.
    folded: Vec<String>,
    /// Row → merged areas that reach into it.
    low: HashMap<u32, Vec<Area>>,
    high: Vec<Area>,
}

impl<'s> Texts<'s> {
    pub fn new(sheet: &'s Sheet) -> Self {
        let folded = |cell: &Cell| match text(cell) {
            Some(text) if text.len() <= LONGEST_LABEL => fold_label(text),
            Some(_) | None => String::new(),
        };
        let (mut low, mut high) = (HashMap::<u32, Vec<Area>>::new(), Vec::new());
        for area in &sheet.merged {
            if area.last.row.saturating_sub(area.first.row) >= LOW_AREA {
                high.push(*area);
            } else {
                (area.first.row..=area.last.row).for_each(|row| low.entry(row).or_default().push(*area));
            }
        }
        Self { sheet, folded: sheet.cells.iter().map(folded).collect(), low, high }
    }

    /// The merged area an address lies in, or the single cell itself.
    pub fn area(&self, at: Address) -> Area {
        let low = self.low.get(&at.row).map(Vec::as_slice).unwrap_or_default();
        let area = low.iter().chain(&self.high).copied().find(|area| area.contains(at));
        area.unwrap_or(Area { first: at, last: at })
    }

    /// Every filled cell with its folded label.
    pub fn cells(&self) -> impl DoubleEndedIterator<Item = (&'s Cell, &str)> {
        self.sheet.cells.iter().zip(self.folded.iter().map(String::as_str))
    }

    /// Filled cells of one row, from the left.
    pub fn row(&self, row: u32) -> impl DoubleEndedIterator<Item = (&'s Cell, &str)> + Clone {
        self.rows(row, row)
    }

    /// Filled cells of several rows.
    pub fn rows(&self, first: u32, last: u32) -> impl DoubleEndedIterator<Item = (&'s Cell, &str)> + Clone {
        let from = self.sheet.cells.partition_point(|cell| cell.at.row < first);
        let to = self.sheet.cells.partition_point(|cell| cell.at.row <= last);
        let cells = self.sheet.cells.get(from..to).unwrap_or_default();
        cells.iter().zip(self.folded.get(from..to).unwrap_or_default().iter().map(String::as_str))
    }

    /// The folded label of the text at an address; empty where there is none.
    pub fn at(&self, at: Address) -> &str {
        let found = self.sheet.cells.binary_search_by(|cell| cell.at.cmp(&at)).ok();
        found.and_then(|found| self.folded.get(found)).map_or("", String::as_str)
    }

    /// As typed; empty for a blank cell.
    pub fn typed(&self, at: Address) -> String {
        self.sheet.cell(at).map(Cell::typed).unwrap_or_default()
    }
}

/// The text of a text cell.
pub fn text(cell: &Cell) -> Option<&str> {
    match &cell.content {
        Content::Text(text) => Some(text),
        Content::Number(_) | Content::Bool(_) | Content::Date(_) | Content::Error(_) | Content::Uncalculated => None,
    }
}

/// "quy i 2026" starts with "quy i", "quy ii" does not.
pub fn starts_with_words(text: &str, words: &str) -> bool {
    text.strip_prefix(words).is_some_and(|rest| rest.is_empty() || rest.starts_with(' '))
}

/// The words stand somewhere in the text, whole.
pub fn has_words(text: &str, words: &str) -> bool {
    let mut rest = text;
    while let Some(at) = rest.find(words) {
        let (before, after) = (rest.get(..at).unwrap_or(""), rest.get(at + words.len()..).unwrap_or(""));
        if (before.is_empty() || before.ends_with(' ')) && (after.is_empty() || after.starts_with(' ')) {
            return true;
        }
        rest = after;
    }
    false
}
