//! Where the cells of one table stand on the sheet: spans, implied ends, tables inside cells.
use super::{lines::Lines, look::Look, value::Told};
use crate::domain::grid::{Address, Area, Font};
use std::collections::BTreeMap;

/// The most columns and rows a cell of a page may span.
const COLSPAN: u32 = 1000;
const ROWSPAN: u32 = 65_534;

/// A table being read.
#[derive(Debug, Default)]
pub struct Table {
    /// The column of its first cell on the sheet.
    pub left: u32,
    /// Past its last column.
    pub right: u32,
    /// Where its next row stands on the sheet.
    pub next_row: u32,
    pub hidden: bool,
    pub font: Option<Font>,
    /// Where the next `<col>` stands.
    pub columns: u32,
    pub row: Option<Row>,
    /// The last row on the sheet of each of its own rows: a table in a cell makes a row higher.
    bottoms: Vec<u32>,
    /// By first column: last column, and last own row of cells that reach down.
    reaching: BTreeMap<u32, (u32, usize)>,
    merged: Vec<Merged>,
}

#[derive(Debug)]
struct Merged {
    first: Address,
    last_column: u32,
    last_row: usize,
}

#[derive(Debug)]
pub struct Row {
    pub first: u32,
    /// Its last row on the sheet so far.
    pub last: u32,
    pub look: Look,
    next_column: u32,
    pub cell: Option<Cell>,
}

/// An open cell.
#[derive(Debug)]
pub struct Cell {
    /// Where its text goes; below a table inside it, once there was one.
    pub at: Address,
    /// Past its last column.
    pub right: u32,
    pub look: Look,
    pub told: Told,
    pub text: Lines,
}

impl Table {
    pub fn new(row: u32, column: u32, look: Look) -> Self {
        Self {
            left: column,
            right: column,
            next_row: row,
            hidden: look.hidden,
            font: look.font,
            columns: column,
            ..Self::default()
        }
    }

    pub fn begin_row(&mut self, look: Look) {
        let first = self.next_row;
        self.row = Some(Row { first, last: first, look, next_column: self.left, cell: None });
    }

    /// Begins a cell in the open row, on the first column that no cell above reaches down to.
    pub fn begin_cell(&mut self, look: Look, told: Told, colspan: Option<u32>, rowspan: Option<u32>) {
        let own_row = self.bottoms.len();
        let Some(row) = &mut self.row else { return };
        let mut column = row.next_column;
        while let Some((_, (last, until))) = self.reaching.range(..=column).next_back()
            && *last >= column
            && *until >= own_row
        {
            column = last.saturating_add(1);
        }
        let right = column.saturating_add(colspan.unwrap_or(1).clamp(1, COLSPAN));
        let down = match rowspan {
            // To the end of the table.
            Some(0) => ROWSPAN,
            rowspan => rowspan.unwrap_or(1).min(ROWSPAN),
        };
        let at = Address::new(row.first, column);
        let last_row = own_row + usize::try_from(down - 1).unwrap_or_default();
        if down > 1 {
            self.reaching.insert(column, (right - 1, last_row));
        }
        if down > 1 || right - column > 1 {
            self.merged.push(Merged { first: at, last_column: right - 1, last_row });
        }
        row.cell = Some(Cell { at, right, look, told, text: Lines::default() });
    }

    pub fn end_cell(&mut self) -> Option<Cell> {
        let row = self.row.as_mut()?;
        let cell = row.cell.take()?;
        row.next_column = cell.right;
        row.last = row.last.max(cell.at.row);
        self.right = self.right.max(cell.right);
        Some(cell)
    }

    /// Ends the open row, whose cells have ended.
    pub fn end_row(&mut self) -> Option<Row> {
        let row = self.row.take()?;
        self.bottoms.push(row.last);
        self.next_row = row.last.saturating_add(1);
        Some(row)
    }

    /// Merged areas, now that the place of each row is known.
    pub fn merged(&self) -> impl Iterator<Item = Area> {
        self.merged.iter().filter_map(|one| {
            let bottom = *self.bottoms.get(one.last_row.min(self.bottoms.len().checked_sub(1)?))?;
            let last = Address::new(bottom.max(one.first.row), one.last_column);
            (last != one.first).then_some(Area { first: one.first, last })
        })
    }
}
