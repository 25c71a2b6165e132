//! A sheet turned on its side: labels across a row, the values of one unit in the row below.
use super::Located;
use crate::domain::grid::{Address, Area, Cell, Sheet};

/// Rows become columns.
pub fn turned(sheet: &Sheet) -> Sheet {
    let mut cells: Vec<Cell> = sheet.cells.iter().map(|cell| Cell { at: turn(cell.at), ..cell.clone() }).collect();
    cells.sort_by_key(|cell| cell.at);
    let merged = sheet.merged.iter().map(|area| Area { first: turn(area.first), last: turn(area.last) });
    Sheet {
        name: sheet.name.clone(),
        hidden: sheet.hidden,
        cells,
        merged: merged.collect(),
        hidden_rows: sheet.hidden_columns.clone(),
        hidden_columns: sheet.hidden_rows.clone(),
        linked: vec![],
    }
}

const fn turn(at: Address) -> Address {
    Address::new(at.column, at.row)
}

/// What was located on the turned sheet, where it stands on the sheet itself.
pub fn back(mut located: Located) -> Located {
    for value in &mut located.values {
        value.cell = turn(value.cell);
        value.label = turn(value.label);
    }
    for finding in &mut located.findings {
        if let Some(place) = &mut finding.place {
            place.cell = place.cell.map(turn);
        }
    }
    located.checks.iter_mut().for_each(|check| check.each_cell(|at| *at = turn(*at)));
    located.first_row = located.values.iter().map(|value| value.label.row).min().unwrap_or(0);
    located.values.sort_by_key(|value| (value.cell, value.field, value.row));
    located
}
