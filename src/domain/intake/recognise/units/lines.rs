//! A sheet by rows, and its merged cells where a look-up costs nothing: a table has thousands of cells.
use super::super::texts::text;
use crate::domain::grid::{Address, Area, Cell, Sheet};
use std::collections::HashMap;

/// Columns further right belong to no table of units.
const WIDEST: u32 = 1024;
/// Merged cells do not overlap; a sheet that says so of more than this is made up.
const MOST_MERGED: usize = 200_000;

/// The filled rows of a sheet, from the top.
pub struct Lines<'s> {
    pub sheet: &'s Sheet,
    rows: Vec<&'s [Cell]>,
    /// Merged areas of one row, by that row.
    wide: HashMap<u32, Vec<Area>>,
    /// Merged areas of several rows, by column; sorted by their first row.
    tall: HashMap<u32, Vec<Area>>,
}

impl<'s> Lines<'s> {
    pub fn new(sheet: &'s Sheet) -> Self {
        let mut lines = Self {
            sheet,
            rows: sheet.cells.chunk_by(|a, b| a.at.row == b.at.row).collect(),
            wide: HashMap::new(),
            tall: HashMap::new(),
        };
        let mut kept = 0;
        for area in &sheet.merged {
            if area.first.row == area.last.row {
                lines.wide.entry(area.first.row).or_default().push(*area);
                kept += 1;
            } else {
                for column in area.first.column..=area.last.column.min(WIDEST) {
                    lines.tall.entry(column).or_default().push(*area);
                    kept += 1;
                }
            }
            if kept > MOST_MERGED {
                break;
            }
        }
        lines.tall.values_mut().for_each(|areas| areas.sort_unstable_by_key(|area| area.first));
        lines
    }

    pub fn len(&self) -> usize {
        self.rows.len()
    }

    /// Filled cells of the row with this place among the filled ones.
    pub fn get(&self, at: usize) -> Option<&'s [Cell]> {
        self.rows.get(at).copied()
    }

    pub fn row_number(&self, at: usize) -> Option<u32> {
        Some(self.get(at)?.first()?.at.row)
    }

    /// The place, among the filled rows, of the first one at or below a row of the sheet.
    pub fn place_of(&self, row: u32) -> usize {
        self.rows.partition_point(|cells| cells.first().is_some_and(|cell| cell.at.row < row))
    }

    /// The merged area a cell lies in.
    pub fn merged(&self, at: Address) -> Option<Area> {
        let wide = self.wide.get(&at.row).and_then(|areas| areas.iter().find(|area| area.contains(at)));
        wide.or_else(|| {
            let areas = self.tall.get(&at.column)?;
            let below = areas.partition_point(|area| area.first.row <= at.row);
            areas.get(below.checked_sub(1)?).filter(|area| area.contains(at))
        })
        .copied()
    }

    pub fn row_is_hidden(&self, row: u32) -> bool {
        within(&self.sheet.hidden_rows, row)
    }

    pub fn column_is_hidden(&self, column: u32) -> bool {
        within(&self.sheet.hidden_columns, column)
    }

    pub fn area(&self, at: Address) -> Area {
        self.merged(at).unwrap_or(Area { first: at, last: at })
    }

    /// What is seen at an address: the cell itself, or the one that its merged area shows.
    pub fn seen(&self, at: Address) -> Option<&'s Cell> {
        self.sheet.cell(at).or_else(|| self.sheet.cell(self.merged(at)?.first))
    }
}

/// The text of a text cell that is not blank.
pub fn words(cell: &Cell) -> Option<&str> {
    text(cell).filter(|text| !text.trim().is_empty())
}

/// Something stands in it that somebody can see.
pub fn is_filled(cell: &Cell) -> bool {
    text(cell).is_none_or(|text| !text.trim().is_empty())
}

/// The place lies within one of the sorted runs.
fn within(runs: &[(u32, u32)], place: u32) -> bool {
    let after = runs.partition_point(|(first, _)| *first <= place);
    after.checked_sub(1).and_then(|at| runs.get(at)).is_some_and(|(_, last)| place <= *last)
}
