//! Columns that a clerk showed once: which holds which field, which one names the units.
use super::{
    columns::Taught,
    header::Block,
    lines::{Lines, words as text},
    vocabulary::{Figure, Vocabulary},
    words::Who,
};
use crate::domain::{
    grid::{Address, Sheet},
    intake::{Code, Expected, Finding, Mapping},
    plan::{FieldKey, Form, layout::Part},
    unit::UnitIndex,
    vietnamese::without_order,
};
use std::collections::HashMap;

/// How a mapping names the columns that say who.
const UNIT: &str = "unit";
const CODE: &str = "code";
/// Both of them, for whoever checks what is shown.
pub const NAMES: [&str; 2] = [UNIT, CODE];
/// Rows of headings above the first unit, where no heading is known.
const HEADINGS: u32 = 3;

/// The mapping is for a table of units: it shows where they are named.
pub fn is_for_table(mapping: &Mapping) -> bool {
    mapping.places.iter().any(|shown| shown.field == UNIT || shown.field == CODE)
}

/// What was shown, by column.
pub fn columns(mapping: &Mapping, form: &Form) -> HashMap<u32, Taught> {
    let taught = |field: &str| match field {
        UNIT => Some(Taught::Who(Who::Name)),
        CODE => Some(Taught::Who(Who::Code)),
        field => figure(field, form).map(Taught::Figure),
    };
    mapping.places.iter().filter_map(|shown| Some((shown.cell.column, taught(&shown.field)?))).collect()
}

/// "field", "field/numerator", "field/2".
fn figure(name: &str, form: &Form) -> Option<Figure> {
    let (id, side) = name.split_once('/').unwrap_or((name, ""));
    let field = form.field_key(id)?;
    let (part, quarter) = match side {
        "" => (Part::Whole, 0),
        "numerator" => (Part::Numerator, 0),
        "denominator" => (Part::Denominator, 0),
        quarter => (Part::Whole, quarter.parse().ok().filter(|quarter| (1..=4).contains(quarter))?),
    };
    matches!(field, FieldKey::Field(_)).then_some(Figure { field, part, quarter, answer: None })
}

/// Headings of a table that nothing but the lesson makes known: above the first row that names one of the roster's units.
pub fn block(lines: &Lines, vocabulary: &Vocabulary, roster: &UnitIndex, mapping: &Mapping) -> Option<Block> {
    let column = mapping.places.iter().find(|shown| shown.field == UNIT || shown.field == CODE)?.cell.column;
    let leads = |typed: &str| roster.code(typed).is_some() || roster.find_fitting(without_order(typed), None).is_some();
    let place = (0..lines.len()).find(|place| {
        let cell = lines.row_number(*place).and_then(|row| lines.seen(Address::new(row, column)));
        cell.is_some_and(|cell| leads(&cell.typed()) && text(cell).is_none_or(|text| !text.contains(':')))
    })?;
    let first_unit = lines.row_number(place)?;
    let last = first_unit.checked_sub(1)?;
    let mut first = last;
    while first > 0 && last - first + 1 < HEADINGS && lines.row_number(lines.place_of(first - 1)) == Some(first - 1) {
        first -= 1;
    }
    Some(super::header::between(lines, vocabulary, column, first, last))
}

/// Names the lesson and who gave it.
pub fn note(sheet: &Sheet, mapping: &Mapping) -> Finding {
    let mut columns: Vec<u32> = mapping.places.iter().map(|shown| shown.cell.column).collect();
    columns.sort_unstable();
    columns.dedup();
    let letters: Vec<String> = columns.into_iter().map(Address::column_letters).collect();
    let finding = Finding::new(Code::LayoutTaught).on(&sheet.name, None).found(letters.join(", "));
    finding.expected(Expected::Name(mapping.who.clone()))
}
