//! Which sheet is which form, and which cell holds which field.
//!
//! Form layout: labels down a column, values beside them. Our own blank form is one of these: its rows are found by
//! their labels, so that rows a school inserted or moved are followed.
mod columns;
mod labels;
mod tables;

pub use labels::FormIndex;

use super::{Code, Finding};
use crate::domain::{
    grid::{Address, Sheet},
    plan::{FieldKey, layout::Part},
};
use labels::Hit;

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
    let hits = index.hits(sheet);
    let label_column = labels::main_column(&hits);
    let (hits, mut findings) = index.choose(sheet, hits, label_column);
    let found = index.count_fields(&hits);
    let coverage = index.coverage(found);
    if coverage < ENOUGH_COVERAGE && found < ENOUGH_LABELS {
        return Recognised::No;
    }
    let value_column = match columns::value_column(sheet, index, &hits, label_column) {
        Ok(column) => column,
        Err(finding) => return Recognised::Ambiguous(*finding),
    };
    let mut located =
        Located { first_row: hits.iter().map(|hit| hit.at.row).min().unwrap_or(0), coverage, ..Located::default() };
    for hit in &hits {
        place(sheet, index, hit, value_column, &mut located, &mut findings);
    }
    tables::locate(sheet, index, &hits, &mut located);
    let similar = index.similar(sheet, &hits, label_column, value_column);
    findings.extend(similar.findings);
    for hit in &similar.taken {
        place(sheet, index, hit, value_column, &mut located, &mut findings);
    }
    let missing = index.missing(sheet, &located, &findings, &similar.unsure);
    findings.extend(missing);
    located.values.sort_by_key(|value| (value.cell, value.field, value.row));
    located.findings = findings;
    Recognised::Yes(located)
}

/// Puts down the value cells that belong to one label.
fn place(
    sheet: &Sheet,
    index: &FormIndex,
    hit: &Hit,
    value_column: u32,
    located: &mut Located,
    findings: &mut Vec<Finding>,
) {
    let beside = |column: u32| sheet.area(Address::new(hit.at.row, column)).first;
    let single = ValueAt { field: hit.field, part: hit.part, row: hit.quarter, cell: beside(value_column) };
    if hit.part != Part::Quarters {
        located.values.push(single);
        return;
    }
    let quarters = columns::quarter_columns(sheet, hit.at.row);
    if let Some(quarters) = quarters {
        located.values.extend((1..).zip(quarters).map(|(row, column)| ValueAt {
            row,
            cell: Address::new(hit.at.row, column),
            ..single
        }));
    } else if sheet.cell(single.cell).is_some() {
        let label = index.label(hit.field);
        let finding = Finding::new(Code::SheetAmbiguous).on(&sheet.name, Some(single.cell)).of(hit.field);
        findings.push(
            finding
                .found(sheet.cell(single.cell).map(|cell| cell.typed()).unwrap_or_default())
                .expected(super::Expected::Words(format!("{label}: I, II, III, IV"))),
        );
    }
}
