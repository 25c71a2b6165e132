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
/// Where the unit's name, its code and the period stand, beside the words that name them.
pub const HEAD_VALUE_COLUMN: u32 = 2;
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

/// First and last sheet column of each of a table's columns; several are merged into one.
///
/// The first takes the label column. The rest share the room to its right, so that a table with few columns
/// has wide ones; a table with more than seven goes on beyond the notes.
pub fn table_columns(count: u32) -> Vec<(u32, u32)> {
    const C: u32 = UNIT_COLUMN;
    const H: u32 = NOTE_COLUMN;
    match count {
        0 => vec![],
        1 => vec![(LABEL_COLUMN, H)],
        2 => vec![(LABEL_COLUMN, LABEL_COLUMN), (C, H)],
        3 => vec![(LABEL_COLUMN, LABEL_COLUMN), (C, H - 2), (H - 1, H)],
        4 => vec![(LABEL_COLUMN, LABEL_COLUMN), (C, C + 1), (C + 2, H - 1), (H, H)],
        5 => vec![(LABEL_COLUMN, LABEL_COLUMN), (C, C), (C + 1, C + 2), (C + 3, H - 1), (H, H)],
        6 => vec![(LABEL_COLUMN, LABEL_COLUMN), (C, C), (C + 1, C + 2), (C + 3, C + 3), (H - 1, H - 1), (H, H)],
        more => (0..more).map(|column| (LABEL_COLUMN + column, LABEL_COLUMN + column)).collect(),
    }
}

/// The last sheet column that a form uses.
pub fn last_column(form: &Form) -> u32 {
    let ends = form.tables.iter().filter_map(|table| {
        let columns = u32::try_from(table.columns.len()).unwrap_or(u32::MAX);
        table_columns(columns).last().map(|(_, last)| *last)
    });
    ends.max().unwrap_or(NOTE_COLUMN).max(NOTE_COLUMN)
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_tables_columns_lie_side_by_side_and_fill_the_form() {
        for count in 1..12 {
            let columns = table_columns(count);
            assert_eq!(columns.len(), usize::try_from(count).unwrap_or(0));
            assert_eq!(columns.first().map(|(first, _)| *first), Some(LABEL_COLUMN));
            assert!(columns.iter().all(|(first, last)| first <= last));
            assert!(columns.iter().zip(columns.iter().skip(1)).all(|(left, right)| left.1 + 1 == right.0), "{count}");
            assert!(columns.last().is_some_and(|(_, last)| *last >= NOTE_COLUMN), "{count}");
        }
    }
}
