//! Tables inside a form: a row of headings, then one row per model, incident or nomination.
use super::{
    FormIndex, Located, ValueAt,
    labels::{Hit, text},
};
use crate::domain::{
    grid::{Address, Sheet},
    plan::{FieldKey, Table, layout::Part},
    vietnamese::fold_label,
};
use std::collections::HashMap;

/// A table found on a sheet: the row of its headings, which sheet column holds which of its columns, its data rows.
struct Found {
    columns: Vec<(u16, u32)>,
    rows: Vec<u32>,
}

pub fn locate(sheet: &Sheet, index: &FormIndex, hits: &[Hit], located: &mut Located) {
    for (at, table) in index.form.tables.iter().enumerate() {
        let (Ok(number), Some(found)) = (u16::try_from(at), find(sheet, index, table, hits)) else { continue };
        for (row_number, row) in (1..).zip(&found.rows) {
            located.values.extend(found.columns.iter().map(|(column, sheet_column)| ValueAt {
                field: FieldKey::Column { table: number, column: *column },
                part: Part::Whole,
                row: row_number,
                cell: sheet.area(Address::new(*row, *sheet_column)).first,
            }));
        }
    }
}

/// Rows that belong to tables: what stands in them is never an unknown label.
pub fn rows_of_tables(sheet: &Sheet, index: &FormIndex, hits: &[Hit]) -> Vec<u32> {
    index.form.tables.iter().filter_map(|table| find(sheet, index, table, hits)).flat_map(|found| found.rows).collect()
}

fn find(sheet: &Sheet, index: &FormIndex, table: &Table, hits: &[Hit]) -> Option<Found> {
    let mut labels: HashMap<String, u16> = HashMap::new();
    for (number, column) in (0..).zip(&table.columns) {
        labels.extend(std::iter::once(&column.label).chain(&column.synonyms).map(|label| (fold_label(label), number)));
    }
    let needed = (table.columns.len() / 2).max(2).min(table.columns.len());
    let header = sheet.cells.chunk_by(|a, b| a.at.row == b.at.row).find_map(|row| {
        let named = row.iter().filter_map(|cell| Some((*labels.get(&fold_label(text(cell)?))?, cell.at.column)));
        let columns: Vec<(u16, u32)> = named.collect();
        (columns.len() >= needed).then(|| (row.first().map_or(0, |cell| cell.at.row), columns))
    });
    let (header_row, columns) = header?;
    let end = hits.iter().map(|hit| hit.at.row).filter(|row| *row > header_row).min().unwrap_or(u32::MAX);
    Some(Found { rows: data_rows(sheet, index, header_row, end, &columns), columns })
}

/// Filled rows under the headings, up to the next label, a gap of two rows, or what follows a form (notes, signature).
fn data_rows(sheet: &Sheet, index: &FormIndex, header_row: u32, end: u32, columns: &[(u16, u32)]) -> Vec<u32> {
    let mut rows: Vec<u32> = Vec::new();
    let filled = sheet.cells.iter().filter(|cell| {
        cell.at.row > header_row && cell.at.row < end && columns.iter().any(|(_, column)| *column == cell.at.column)
    });
    let mut last = header_row;
    for cell in filled {
        if cell.at.row > last + 2 {
            break;
        }
        if text(cell).is_some_and(|text| closes(index, &fold_label(text))) {
            break;
        }
        if rows.last() != Some(&cell.at.row) {
            rows.push(cell.at.row);
        }
        last = cell.at.row;
    }
    rows
}

/// How the lines under a form begin.
const CLOSING: &[&str] = &["nguoi lap", "thu truong don vi", "hieu truong", "noi nhan", "ky dong dau"];
/// Whole texts of a total row.
const TOTALS: &[&str] = &["tong", "cong", "tong cong", "tong so"];

fn closes(index: &FormIndex, folded: &str) -> bool {
    CLOSING.iter().any(|words| folded.starts_with(words)) || TOTALS.contains(&folded) || index.is_title(folded)
}
