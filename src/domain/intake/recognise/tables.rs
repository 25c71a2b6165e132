//! Tables inside a form: one or two rows of headings, then one row per model, incident or nomination.
use super::{
    Check, FormIndex, Located, ValueAt,
    texts::{Texts, text},
};
use crate::domain::{
    grid::{Address, Cell},
    plan::{FieldKey, Table, layout::Part},
    vietnamese::Word,
};
use std::collections::{BTreeMap, HashSet};

/// A table found on a sheet.
#[derive(Debug, Default)]
pub struct Found {
    table: u16,
    /// First and last row of the headings.
    header: (u32, u32),
    /// Column of the table → sheet column.
    columns: Vec<(u16, u32)>,
    rows: Vec<u32>,
    total: Option<u32>,
    /// Everything from the headings to the last row, totals included.
    last: u32,
}

/// How the lines under a table begin.
const CLOSING: &[&str] = &[
    "nguoi lap",
    "thu truong don vi",
    "hieu truong",
    "giam doc",
    "noi nhan",
    "ky dong dau",
    "toan truong",
    "ghi chu",
    "luu y",
];
/// How the text of a total row reads.
const TOTALS: &[&str] = &["tong", "cong", "tong so", "tong cong", "toan don vi", "cong chung"];

/// Every table of the form that stands on the sheet. One row of headings serves one table only.
pub fn find(texts: &Texts, index: &FormIndex) -> Vec<Found> {
    if index.form.tables.is_empty() {
        return vec![];
    }
    let mut headers: Vec<(usize, Found)> = Vec::new();
    let mut before: Option<u32> = None;
    let mut from = 0;
    while let Some(row) = texts.sheet.cells.get(from).map(|cell| cell.at.row) {
        let row_cells = texts.row(row);
        if row_cells.clone().any(|(_, folded)| index.headings.contains_key(folded)) {
            let upper = before.filter(|upper| upper + 1 == row);
            headers.extend(
                (0..).zip(&index.form.tables).filter_map(|(at, table)| header(texts, index, at, table, upper, row)),
            );
        }
        before = Some(row);
        from += row_cells.count();
    }
    headers.sort_by_key(|(score, found)| (std::cmp::Reverse(*score), found.header, found.table));
    let mut found: Vec<Found> = Vec::new();
    for (_, one) in headers {
        let meets = |other: &Found| other.header.0 <= one.header.1 && one.header.0 <= other.header.1;
        if !found.iter().any(|other| other.table == one.table || meets(other)) {
            found.push(one);
        }
    }
    let starts: Vec<u32> = found.iter().map(|one| one.header.0).collect();
    found.iter_mut().for_each(|one| one.read_rows(texts, index, &starts));
    found
}

/// Rows that belong to tables: what stands in them is never a label.
pub fn rows_of_tables(found: &[Found]) -> HashSet<u32> {
    found.iter().flat_map(|one| one.header.0..=one.last).collect()
}

pub fn locate(found: &[Found], texts: &Texts, index: &FormIndex, located: &mut Located) {
    for one in found {
        let cell = |row: u32, column: u32| texts.area(Address::new(row, column)).first;
        for (column, sheet_column) in &one.columns {
            let field = FieldKey::Column { table: one.table, column: *column };
            let label = Address::new(one.header.1, *sheet_column);
            let at = |(number, row): (u32, &u32)| ValueAt {
                field,
                part: Part::Whole,
                row: number,
                cell: cell(*row, *sheet_column),
                label,
                answer: None,
            };
            located.values.extend((1..).zip(&one.rows).map(at));
            let counts = index.form.get(field).is_some_and(|field| field.kind.is_summable());
            if let Some(total) = one.total.filter(|_| counts) {
                let parts = one.rows.iter().map(|row| cell(*row, *sheet_column)).collect();
                located.checks.push(Check::Sum { field, parts, total: cell(total, *sheet_column) });
            }
        }
    }
}

/// The table's headings in this row, or in this row and the one above it. A title right above speaks for the table.
fn header(
    texts: &Texts,
    index: &FormIndex,
    number: u16,
    table: &Table,
    upper: Option<u32>,
    row: u32,
) -> Option<(usize, Found)> {
    let named = |row: u32| -> Vec<(u16, u32)> {
        let cells = texts.row(row).filter_map(|(cell, folded)| Some((index.headings.get(folded)?, cell.at.column)));
        let own = |(columns, at): (&Vec<(u16, u16)>, u32)| {
            columns.iter().find(|(table, _)| *table == number).map(|(_, column)| (*column, at))
        };
        cells.filter_map(own).collect()
    };
    let mut columns: BTreeMap<u16, u32> = BTreeMap::new();
    let lower = named(row);
    let above = upper.map(named).unwrap_or_default();
    for (column, at) in lower.iter().chain(&above) {
        columns.entry(*column).or_insert(*at);
    }
    let needed = (table.columns.len() / 2).max(2).min(table.columns.len());
    let first = if columns.len() > lower.len() { upper.unwrap_or(row) } else { row };
    let is_titled = texts
        .rows(first.saturating_sub(3), first)
        .any(|(_, folded)| !folded.is_empty() && folded == crate::domain::vietnamese::fold_label(&table.title));
    let score = columns.len() * 2 + usize::from(is_titled);
    let columns: Vec<(u16, u32)> = columns.into_iter().collect();
    (columns.len() >= needed)
        .then(|| (score, Found { table: number, header: (first, row), columns, last: row, ..Found::default() }))
}

/// What a row under the headings is.
enum Row {
    /// Column numbers, an empty numbered row, a section's name, "Không có".
    Skipped,
    Data,
    Total,
    End,
}

impl Found {
    /// Filled rows under the headings, up to the next label, a gap of two rows, or what follows a table.
    fn read_rows(&mut self, texts: &Texts, index: &FormIndex, starts: &[u32]) {
        let mut row = self.header.1 + 1;
        let end = starts.iter().copied().filter(|start| *start > self.header.1).min().unwrap_or(u32::MAX);
        let mut after_total = false;
        let mut sections = false;
        while row < end && row <= self.last + 2 {
            match self.kind_of(row, texts, index) {
                Row::End => break,
                Row::Total => {
                    // The first total is that of the table; a later one of a section says nothing new.
                    sections |= self.total.is_some();
                    self.total = Some(row);
                    after_total = !self.rows.is_empty();
                    self.last = row;
                }
                Row::Skipped => {
                    if texts.row(row).next().is_some() {
                        self.last = row;
                    }
                }
                // What stands under the total belongs to the table only if its rows go on being numbered.
                Row::Data if after_total && !self.is_numbered(row, texts) => break,
                Row::Data => {
                    sections |= after_total;
                    self.rows.push(row);
                    self.last = row;
                }
            }
            row += 1;
        }
        // A total between sections sums up one of them.
        if sections {
            self.total = None;
        }
    }

    fn kind_of(&self, row: u32, texts: &Texts, index: &FormIndex) -> Row {
        let cells: Vec<(&Cell, &str)> = texts.row(row).collect();
        let filled: Vec<&(&Cell, &str)> = cells.iter().filter(|(cell, _)| self.holds(cell.at.column)).collect();
        let first_text = cells.iter().find(|(cell, folded)| text(cell).is_some() && !folded.is_empty());
        if first_text.is_some_and(|(_, folded)| TOTALS.contains(folded)) {
            return Row::Total;
        }
        let closes = |folded: &str| CLOSING.iter().any(|words| folded.starts_with(words)) || index.is_title(folded);
        if cells.iter().any(|(_, folded)| closes(folded)) {
            return Row::End;
        }
        // A model may be named like a label of the form; then the rest of its row is filled in, or it stands in one of the
        // rows that were numbered for it.
        if filled.len() < 3
            && !self.is_next(row, texts)
            && cells.iter().any(|(cell, folded)| index.is_label(cell, folded))
        {
            return Row::End;
        }
        let says_nothing = |cell: &Cell| {
            let typed = cell.typed();
            let word = Word::of(typed.trim());
            matches!(word, Some(Word::Nil | Word::NoData | Word::Dash | Word::NotApplicable))
        };
        let is_heading = |folded: &str| !folded.is_empty() && index.headings.contains_key(folded);
        let repeats = filled.iter().all(|(_, folded)| is_heading(folded));
        let numbers = row == self.header.1 + 1 && are_column_numbers(filled.iter().map(|(cell, _)| cell.typed()));
        if filled.is_empty() || repeats || numbers || filled.iter().all(|(cell, _)| says_nothing(cell)) {
            return Row::Skipped;
        }
        if let [(one, _)] = filled.as_slice()
            && self.is_section(one, &cells, texts)
        {
            return Row::Skipped;
        }
        Row::Data
    }

    fn holds(&self, column: u32) -> bool {
        self.columns.iter().any(|(_, one)| *one == column)
    }

    /// "I", "A" before a text that stands alone, or a text across several columns.
    fn is_section(&self, cell: &Cell, row: &[(&Cell, &str)], texts: &Texts) -> bool {
        let area = texts.area(cell.at);
        let spans = (area.first.column..=area.last.column).filter(|column| self.holds(*column)).count();
        let is_mark = |typed: &str| {
            let mark = typed.trim().trim_end_matches(['.', ')']);
            !mark.is_empty() && mark.len() <= 4 && mark.chars().all(|c| "IVXABCDEG".contains(c))
        };
        spans > 1 || row.iter().any(|(other, _)| other.at.column < cell.at.column && is_mark(&other.typed()))
    }

    /// The row and all above it, up to the headings, are numbered from 1, as they are on a blank form.
    fn is_next(&self, row: u32, texts: &Texts) -> bool {
        let number = |row: u32| {
            let (cell, _) = texts.row(row).next().filter(|(cell, _)| !self.holds(cell.at.column))?;
            cell.typed().trim().trim_end_matches('.').parse::<u32>().ok()
        };
        (self.header.1 + 1..=row).all(|one| number(one) == Some(one - self.header.1))
    }

    /// The row begins with its order number.
    fn is_numbered(&self, row: u32, texts: &Texts) -> bool {
        texts.row(row).next().is_some_and(|(cell, _)| {
            !self.holds(cell.at.column) && cell.typed().trim().trim_end_matches('.').parse::<u32>().is_ok()
        })
    }
}

/// "(1)" "(2)", "A" "B", "2" "3" "4": the row of numbers under headings. Figures that do not count up are figures.
fn are_column_numbers(typed: impl Iterator<Item = String>) -> bool {
    let mut before: Option<u32> = None;
    for text in typed {
        let inner = text.trim().trim_start_matches('(').trim_end_matches(')');
        let is_letter = inner.len() == 1 && inner.bytes().all(|byte| byte.is_ascii_uppercase());
        let number = inner.split('=').next().and_then(|number| number.parse::<u32>().ok());
        match (number, before) {
            (Some(number), Some(before)) if number != before + 1 => return false,
            (Some(_), _) => before = number,
            (None, _) if is_letter => {}
            (None, _) => return false,
        }
    }
    true
}
