//! Tables inside a form: a row of headings, then one row per model, incident or nomination.
use super::{FormIndex, Located, ValueAt, labels::text};
use crate::domain::{
    grid::{Address, Cell, Sheet},
    plan::{FieldKey, Table, layout::Part},
    vietnamese::fold_label,
};
use std::collections::{HashMap, HashSet};

/// A table found on a sheet: the row of its headings, which sheet column holds which of its columns, its data rows.
struct Found {
    header_row: u32,
    columns: Vec<(u16, u32)>,
    rows: Vec<u32>,
}

pub fn locate(sheet: &Sheet, index: &FormIndex, located: &mut Located) {
    for (at, table) in index.form.tables.iter().enumerate() {
        let (Ok(number), Some(found)) = (u16::try_from(at), find(sheet, index, table)) else { continue };
        for (row_number, row) in (1..).zip(&found.rows) {
            located.values.extend(found.columns.iter().map(|(column, sheet_column)| ValueAt {
                field: FieldKey::Column { table: number, column: *column },
                part: Part::Whole,
                row: row_number,
                cell: sheet.area(Address::new(*row, *sheet_column)).first,
                label: Address::new(found.header_row, *sheet_column),
                answer: None,
            }));
        }
    }
}

/// Rows that belong to tables: what stands in them is never a label.
pub fn rows_of_tables(sheet: &Sheet, index: &FormIndex) -> HashSet<u32> {
    index.form.tables.iter().filter_map(|table| find(sheet, index, table)).flat_map(|found| found.rows).collect()
}

fn find(sheet: &Sheet, index: &FormIndex, table: &Table) -> Option<Found> {
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
    Some(Found { header_row, rows: data_rows(sheet, index, header_row, &columns), columns })
}

/// Filled rows under the headings, up to the next label, a gap of two rows, or what follows a table (totals, notes,
/// signature).
fn data_rows(sheet: &Sheet, index: &FormIndex, header_row: u32, columns: &[(u16, u32)]) -> Vec<u32> {
    let in_table = |cell: &&Cell| columns.iter().any(|(_, column)| *column == cell.at.column);
    let below = sheet.cells.partition_point(|cell| cell.at.row <= header_row);
    let mut rows: Vec<u32> = Vec::new();
    let mut last = header_row;
    for row in sheet.cells.get(below..).unwrap_or_default().chunk_by(|a, b| a.at.row == b.at.row) {
        let Some(at) = row.first().map(|cell| cell.at.row) else { continue };
        let filled: Vec<&Cell> = row.iter().filter(in_table).collect();
        let ends = |cell: &Cell| text(cell).is_some_and(|text| closes(index, &fold_label(text)));
        // A model may be named like a label of the form; then the rest of its row is filled in.
        let labelled = row.iter().any(|cell| text(cell).is_some_and(|text| index.is_label(text)));
        if at > last + 2 || row.iter().any(ends) || (labelled && filled.len() < 3) {
            break;
        }
        if filled.is_empty() || filled.iter().all(|cell| is_column_number(&cell.typed())) {
            continue;
        }
        rows.push(at);
        last = at;
    }
    rows
}

/// "(1)", "2", "A": the row of numbers under headings.
fn is_column_number(text: &str) -> bool {
    let inner = text.trim().trim_start_matches('(').trim_end_matches(')');
    let letter = inner.len() == 1 && inner.bytes().all(|byte| byte.is_ascii_uppercase());
    letter || (!inner.is_empty() && inner.len() <= 2 && inner.bytes().all(|byte| byte.is_ascii_digit()))
}

/// How the lines under a table begin.
const CLOSING: &[&str] = &[
    "nguoi lap",
    "thu truong don vi",
    "hieu truong",
    "noi nhan",
    "ky dong dau",
    "tong cong",
    "toan truong",
    "ghi chu",
    "luu y",
];
/// Whole texts of a total row.
const TOTALS: &[&str] = &["tong", "cong", "tong so"];

fn closes(index: &FormIndex, folded: &str) -> bool {
    CLOSING.iter().any(|words| folded.starts_with(words)) || TOTALS.contains(&folded) || index.is_title(folded)
}
