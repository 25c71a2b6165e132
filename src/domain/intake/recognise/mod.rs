//! Which sheet is which form, and which cell holds which field.
//!
//! Form layout: labels down a column, values beside them. Our own blank form is one of these: its rows are found by
//! their labels, so that rows a school inserted or moved are followed.
mod columns;
mod labels;
mod place;
mod shown;
mod tables;
#[cfg(test)]
mod tests;

pub use labels::FormIndex;
pub use shown::{NotShown, check_shown, fingerprint};

use super::Finding;
use crate::domain::{
    grid::{Address, Sheet},
    plan::{FieldKey, layout::Part},
};
use place::Placing;

/// Where the values of one form stand on one sheet.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Located {
    pub values: Vec<ValueAt>,
    /// Things a clerk should know about the labels; places are filled in.
    pub findings: Vec<Finding>,
    /// First row of the form's body: what stands above is title and letterhead.
    pub first_row: u32,
    /// Share of the form's fields whose label was found, 0–1.
    pub coverage: f64,
}

/// One value cell of one field.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct ValueAt {
    pub field: FieldKey,
    pub part: Part,
    /// Quarter 1–4, row of a table from 1, or 0.
    pub row: u32,
    pub cell: Address,
    /// The cell of its label; of the heading, in a table.
    pub label: Address,
}

/// Why a sheet that looks like the form cannot be read without asking.
#[derive(Debug, Clone, PartialEq)]
pub enum Recognised {
    /// It is not this form.
    No,
    Yes(Located),
    /// The labels are there, but not which column holds the values.
    Ambiguous(Finding),
}

/// Below this share of labels (and below this many) a sheet is something else.
const ENOUGH_COVERAGE: f64 = 0.3;
const ENOUGH_LABELS: usize = 6;

/// Looks for one form on one sheet.
pub fn recognise(sheet: &Sheet, index: &FormIndex) -> Recognised {
    let table_rows = tables::rows_of_tables(sheet, index);
    let hits = index.hits(sheet, &table_rows);
    let label_column = labels::main_column(&hits);
    let (hits, mut findings) = index.choose(sheet, hits, label_column);
    let found = index.count_fields(&hits);
    let coverage = index.coverage(found);
    if coverage < ENOUGH_COVERAGE && found < ENOUGH_LABELS {
        return Recognised::No;
    }
    let columns = match columns::value_column(sheet, index, &hits, label_column) {
        Ok(columns) => columns,
        Err(finding) => return Recognised::Ambiguous(*finding),
    };
    let first_row = hits.iter().map(|hit| hit.at.row).min().unwrap_or(0);
    let mut located = Located { first_row, coverage, ..Located::default() };
    let similar = index.similar(sheet, &hits, &table_rows, label_column, columns.value);
    findings.extend(similar.findings);
    let placing = Placing { sheet, index, hits: &hits, columns: &columns };
    for hit in hits.iter().chain(&similar.taken) {
        placing.place(hit, &mut located.values, &mut findings);
    }
    tables::locate(sheet, index, &mut located);
    let missing = index.missing(sheet, &located, &findings, &similar.unsure);
    findings.extend(missing);
    located.values.sort_by_key(|value| (value.cell, value.field, value.row));
    located.findings = findings;
    Recognised::Yes(located)
}
