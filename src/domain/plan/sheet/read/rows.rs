//! The filled rows of a sheet, each cell read as its column says.
use super::{
    super::{
        Column, How, SheetFaultKind, Tab,
        column::{ROW, words::Words},
        flat::Range,
    },
    Reader,
};
use crate::domain::{
    grid::{Address, Cell, Sheet},
    plan::source::document::{Table, Value},
    vietnamese::fold,
};

/// One row; its entries stand under the first keys of their columns.
#[derive(Debug, Clone)]
pub struct Row {
    pub mark: usize,
    /// What sort of row it is, where a sheet has several.
    pub sort: Option<&'static str>,
    pub cells: Table,
    /// Targets with their years and marks.
    pub targets: Vec<(i32, usize, Range)>,
}

impl Row {
    /// A cell's text.
    pub fn text(&self, key: &str) -> Option<&str> {
        self.cells.get(key).and_then(Value::text)
    }

    pub fn id(&self) -> &str {
        self.text("id").unwrap_or_default()
    }
}

impl Reader {
    pub(super) fn rows(&mut self, tab: Tab, sheet: &Sheet) -> Vec<Row> {
        if tab == Tab::Plan {
            return vec![self.about(sheet)];
        }
        let head = self.found.get(&tab).map_or(0, |found| found.head);
        let below = sheet.cells.chunk_by(|a, b| a.at.row == b.at.row);
        below
            .filter(|row| row.first().is_some_and(|cell| cell.at.row > head))
            .filter_map(|row| self.row(tab, sheet, row))
            .collect()
    }

    /// The plan's own sheet is one row that stands upright.
    fn about(&mut self, sheet: &Sheet) -> Row {
        let mark = self.mark(Tab::Plan, Address::new(0, 0));
        if let Some(place) = self.places.get_mut(mark) {
            place.is_row = true;
        }
        let mut read = Row { mark, sort: None, cells: Table::default(), targets: vec![] };
        for column in Tab::Plan.columns() {
            let Some(key) = column.keys.first() else { continue };
            let cell = self.found.get(&Tab::Plan).and_then(|found| found.cell(Tab::Plan, key, 0));
            if let Some(cell) = cell.and_then(|at| sheet.cell(at)) {
                self.take(Tab::Plan, sheet, (column, key), cell, &mut read);
            }
        }
        read
    }

    fn row(&mut self, tab: Tab, sheet: &Sheet, row: &[Cell]) -> Option<Row> {
        let found = self.found.get(&tab)?.clone();
        let filled: Vec<&Cell> = row.iter().filter(|cell| !is_blank(cell)).collect();
        let under = |cell: &Cell| found.positions.iter().find(|(_, at)| **at == cell.at.column).map(|(key, _)| *key);
        let speaks = |cell: &&Cell| {
            let column = under(cell).and_then(|key| tab.column(key));
            column.is_none_or(|column| column.how != How::Remark)
        };
        let first = filled.iter().copied().find(speaks)?;
        let mark = self.mark(tab, first.at);
        if let Some(place) = self.places.get_mut(mark) {
            place.is_row = true;
        }
        let mut read = Row { mark, sort: None, cells: Table::default(), targets: vec![] };
        for cell in filled {
            if let Some(column) = under(cell).and_then(|key| tab.column(key)) {
                let key = column.keys.first().copied().unwrap_or_default();
                self.take(tab, sheet, (column, key), cell, &mut read);
            } else if let Some((year, _)) = found.years.iter().find(|(_, at)| *at == cell.at.column) {
                let mark = self.mark(tab, cell.at);
                if let Some(range) = self.target(cell, mark) {
                    read.targets.push((*year, mark, range));
                }
            } else if !is_headed(sheet, found.head, cell) {
                let mark = self.mark(tab, cell.at);
                self.fault(mark, SheetFaultKind::UnknownHeading { found: String::new(), near: None });
            }
        }
        self.sorted(tab, read)
    }

    /// The row, if it says of what sort it is.
    fn sorted(&mut self, tab: Tab, mut row: Row) -> Option<Row> {
        let Some(How::Row(words)) = tab.column(ROW).map(|column| column.how) else { return Some(row) };
        let Some(entry) = row.cells.take(ROW) else {
            if row.cells.entries.is_empty() {
                return None;
            }
            let at = self.beside(&row, ROW);
            if !self
                .faults
                .iter()
                .any(|known| known.tab == Some(tab) && known.cell == self.places.get(at).map(|place| place.cell))
            {
                self.fault(at, SheetFaultKind::NoRowKind { allowed: allowed(words) });
            }
            return None;
        };
        row.sort = words.iter().map(|(token, _)| *token).find(|token| Some(*token) == entry.value.text());
        Some(row)
    }

    fn take(
        &mut self,
        tab: Tab,
        sheet: &Sheet,
        (column, key): (&'static Column, &'static str),
        cell: &Cell,
        row: &mut Row,
    ) {
        let mark = self.mark(tab, cell.at);
        if column.how != How::Remark && sheet.is_hidden(cell.at) {
            self.fault(mark, SheetFaultKind::Hidden);
        }
        if let Some(value) = self.value(column, key, cell, mark) {
            row.cells.put_marked(key, Some(mark), value);
        }
    }
}

fn is_blank(cell: &Cell) -> bool {
    matches!(&cell.content, crate::domain::grid::Content::Text(text) if text.trim().is_empty())
}

/// A heading stands above the cell; an unknown one has been named.
fn is_headed(sheet: &Sheet, head: u32, cell: &Cell) -> bool {
    sheet.cell(Address::new(head, cell.at.column)).is_some_and(|heading| !fold(&heading.typed()).is_empty())
}

pub(super) fn allowed(words: Words) -> Vec<&'static str> {
    words.iter().map(|(_, word)| *word).collect()
}
