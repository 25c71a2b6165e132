//! Where everything stands on the blank form: one answer for the writer and for the reader.
use super::{FieldKey, Form};
use crate::domain::grid::Address;

/// Columns of the form sheet.
pub const ORDER_COLUMN: u32 = 0;
pub const LABEL_COLUMN: u32 = 1;
pub const UNIT_COLUMN: u32 = 2;
/// First of the four value columns; a single value fills all four, merged.
pub const VALUE_COLUMN: u32 = 3;
pub const VALUE_COLUMNS: u32 = 4;
pub const NOTE_COLUMN: u32 = 7;
/// Rows above the body: letterhead, title, unit, code, period, instructions.
pub const TITLE_ROW: u32 = 4;
pub const PERIOD_ROW: u32 = 5;
pub const UNIT_ROW: u32 = 7;
pub const CODE_ROW: u32 = 8;
pub const INSTRUCTION_ROW: u32 = 9;
pub const HEADER_ROW: u32 = 11;

/// One row of the form's body.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Row {
    /// The title of a section (index into the form's sections).
    Section(usize),
    /// "Quý I … Quý IV" above the fields that ask for quarters.
    Quarters,
    Field {
        key: FieldKey,
        part: Part,
    },
    /// The title of a table (index into the form's tables).
    TableTitle(usize),
    TableHeader(usize),
    /// One blank row of a table: which table, which row (from 1).
    TableRow {
        table: usize,
        number: u32,
    },
}

/// Which side of a field a row asks for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Part {
    Whole,
    Numerator,
    Denominator,
    /// The four value columns are the quarters I–IV.
    Quarters,
}

/// The body, with the zero-based row on which each entry stands.
pub fn rows(form: &Form) -> Vec<(u32, Row)> {
    let mut rows = Vec::new();
    for section in 0..form.sections.len() {
        rows.push(Row::Section(section));
        let mut in_quarters = false;
        for (key, field) in form.keyed_fields().filter(|(_, field)| field.section == section) {
            if field.per_quarter && !in_quarters {
                rows.push(Row::Quarters);
            }
            in_quarters = field.per_quarter;
            match &field.kind {
                super::FieldKind::Ratio { .. } => {
                    rows.extend([Part::Numerator, Part::Denominator].map(|part| Row::Field { key, part }));
                }
                _ if field.per_quarter => rows.push(Row::Field { key, part: Part::Quarters }),
                _ => rows.push(Row::Field { key, part: Part::Whole }),
            }
        }
        for (at, table) in form.tables.iter().enumerate().filter(|(_, table)| table.section == section) {
            rows.extend([Row::TableTitle(at), Row::TableHeader(at)]);
            rows.extend((1..=table.rows).map(|number| Row::TableRow { table: at, number }));
        }
    }
    (HEADER_ROW + 1..).zip(rows).collect()
}

/// The column a table's column stands in. The first takes the label column, the rest follow to its right.
pub const fn table_column(column: u32) -> u32 {
    LABEL_COLUMN + column
}

/// Where a field's value cell stands (the first one, for quarters).
pub fn value_cell(form: &Form, key: FieldKey, part: Part) -> Option<Address> {
    rows(form).into_iter().find_map(|(row, entry)| match entry {
        Row::Field { key: k, part: p } if k == key && p == part => Some(Address::new(row, VALUE_COLUMN)),
        _ => None,
    })
}

/// The label a row carries: a ratio's two rows name their side.
pub fn label(form: &Form, key: FieldKey, part: Part) -> String {
    let Some(field) = form.get(key) else { return String::new() };
    match (&field.kind, part) {
        (super::FieldKind::Ratio { numerator, .. }, Part::Numerator) => format!("{} – {numerator}", field.label),
        (super::FieldKind::Ratio { denominator, .. }, Part::Denominator) => format!("{} – {denominator}", field.label),
        _ => field.label.clone(),
    }
}
