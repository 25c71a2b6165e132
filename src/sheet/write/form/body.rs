//! The rows of the form, where [`layout`] says they stand.
use super::{
    super::{
        WriteError, measure,
        pen::Pen,
        style::{self, Style},
        words::NOT_APPLICABLE,
    },
    Blank,
    hidden::Lists,
    hint, rule, words,
};
use crate::domain::{
    grid::Address,
    plan::{
        Field, FieldKey, FieldKind, Table,
        layout::{self, Part, Row},
    },
};
use chrono::Datelike;
use rust_xlsxwriter::{Format, FormatAlign};

const LAST_VALUE: u32 = layout::VALUE_COLUMN + layout::VALUE_COLUMNS - 1;

/// Writes header and body; answers with the first row below them.
pub fn write(pen: &mut Pen<'_>, blank: &Blank<'_>, lists: &mut Lists) -> Result<u32, WriteError> {
    write_header(pen, &blank.style)?;
    let last_column = layout::last_column(blank.form);
    let (mut end, mut number) = (layout::HEADER_ROW + 1, 0_u32);
    for (row, entry) in layout::rows(blank.form) {
        end = row + 1;
        match entry {
            Row::Section(at) => {
                let title = blank.form.sections.get(at).map_or("", |section| section.title.as_str());
                let width = blank.width(0, last_column);
                pen.across(Address::new(row, 0), last_column, title, &blank.style.section)?;
                pen.height(row, measure::height([(title, width * 0.95)], style::BODY) + 3.0)?;
            }
            Row::Quarters => write_quarters(pen, blank, row)?,
            Row::Field { key, part } => {
                let Some(field) = blank.form.get(key) else { continue };
                if part != Part::Denominator {
                    number += 1;
                }
                write_field(pen, blank, lists, row, Line { key, part, field, number })?;
            }
            Row::TableTitle(at) => {
                let title = blank.form.tables.get(at).map_or("", |table| table.title.as_str());
                number += 1;
                pen.text(Address::new(row, layout::ORDER_COLUMN), &number.to_string(), &blank.style.total_centre)?;
                pen.across(Address::new(row, layout::LABEL_COLUMN), last_column, title, &blank.style.section)?;
                let width = blank.width(layout::LABEL_COLUMN, last_column);
                pen.height(row, measure::height([(title, width * 0.95)], style::BODY) + 3.0)?;
            }
            Row::TableHeader(at) => {
                if let Some(table) = blank.form.tables.get(at) {
                    write_table(pen, blank, lists, row, table)?;
                }
            }
            // Written with the header, so that one rule covers a whole column.
            Row::TableRow { .. } => {}
        }
    }
    Ok(end)
}

/// One field, or one side of a ratio.
struct Line<'a> {
    key: FieldKey,
    part: Part,
    field: &'a Field,
    number: u32,
}

fn write_header(pen: &mut Pen<'_>, style: &Style) -> Result<(), WriteError> {
    let row = layout::HEADER_ROW;
    for (column, text) in [
        (layout::ORDER_COLUMN, words::ORDER),
        (layout::LABEL_COLUMN, words::LABEL),
        (layout::UNIT_COLUMN, words::UNIT),
        (layout::NOTE_COLUMN, words::NOTE),
    ] {
        pen.text(Address::new(row, column), text, &style.header)?;
    }
    pen.across(Address::new(row, layout::VALUE_COLUMN), LAST_VALUE, words::RESULT, &style.header)?;
    pen.height(row, 24.0)
}

fn write_quarters(pen: &mut Pen<'_>, blank: &Blank<'_>, row: u32) -> Result<(), WriteError> {
    let style = &blank.style;
    pen.blank(Address::new(row, layout::ORDER_COLUMN), &style.centre)?;
    pen.text(Address::new(row, layout::LABEL_COLUMN), words::QUARTERLY, &style.text.clone().set_italic())?;
    pen.blank(Address::new(row, layout::UNIT_COLUMN), &style.centre)?;
    let year = blank.period.cut_off.year();
    for ((column, name), quarter) in
        (layout::VALUE_COLUMN..).zip(words::QUARTERS).zip(blank.plan.quarters(blank.period))
    {
        let other_year = quarter.asked && quarter.year != year;
        let name = if other_year { format!("{name}/{}", quarter.year) } else { name.to_owned() };
        pen.text(Address::new(row, column), &name, &style.judged_text)?;
    }
    pen.height(row, measure::height([("Quý III /2025", 7.5)], style::BODY))?;
    pen.blank(Address::new(row, layout::NOTE_COLUMN), &style.small)
}

fn write_field(
    pen: &mut Pen<'_>,
    blank: &Blank<'_>,
    lists: &mut Lists,
    row: u32,
    line: Line<'_>,
) -> Result<(), WriteError> {
    let Line { key, part, field, number } = line;
    let style = &blank.style;
    let label = layout::label(blank.form, key, part);
    let order = if part == Part::Denominator { String::new() } else { number.to_string() };
    let (unit, note) = (hint::unit(field), hint::note(field));
    pen.text(Address::new(row, layout::ORDER_COLUMN), &order, &style.centre)?;
    pen.text(Address::new(row, layout::LABEL_COLUMN), &label, &style.text)?;
    pen.text(Address::new(row, layout::UNIT_COLUMN), &unit, &style.centre)?;
    pen.text(Address::new(row, layout::NOTE_COLUMN), &note, &style.small)?;
    let room = |column: u32| blank.width(column, column);
    let high = measure::height(
        [(label.as_str(), room(layout::LABEL_COLUMN)), (unit.as_str(), room(layout::UNIT_COLUMN))],
        style::BODY,
    );
    let free_text = matches!(field.kind, FieldKind::Text | FieldKind::Choices { .. });
    let least = if free_text { 36.0 } else { 21.0 };
    let noted = measure::height([(note.as_str(), room(layout::NOTE_COLUMN))], 10.0);
    pen.height(row, high.max(noted).max(least))?;

    let (first, last) = (Address::new(row, layout::VALUE_COLUMN), Address::new(row, LAST_VALUE));
    if !blank.asks(field) {
        return pen.across(first, LAST_VALUE, NOT_APPLICABLE, &style.closed);
    }
    let input = input(style, field);
    if part == Part::Quarters {
        for (column, quarter) in (layout::VALUE_COLUMN..).zip(blank.plan.quarters(blank.period)) {
            let format = if quarter.asked { &input } else { &style.closed };
            pen.blank(Address::new(row, column), format)?;
        }
    } else {
        pen.across(first, LAST_VALUE, "", &input)?;
    }
    pen.validate(first, last, &rule::of(field, lists)?)
}

/// The cell to fill in, shown as its kind is shown.
fn input(style: &Style, field: &Field) -> Format {
    let input = style.input.clone();
    match &field.kind {
        // No format of our own. A fixed number of decimals hides what was typed behind them; and where "#,##0" stands,
        // a spreadsheet program turns "3/5" into 46,145 without leaving a trace that it was a date.
        FieldKind::Count | FieldKind::Ratio { .. } | FieldKind::Amount { .. } | FieldKind::Percent => input,
        FieldKind::Date => input.set_num_format("dd/mm/yyyy"),
        FieldKind::Text | FieldKind::Choices { .. } => input.set_num_format("@").set_align(FormatAlign::Left),
        FieldKind::YesNo | FieldKind::Level { .. } | FieldKind::Choice { .. } => input,
    }
}

/// A table's header and its blank rows.
fn write_table(
    pen: &mut Pen<'_>,
    blank: &Blank<'_>,
    lists: &mut Lists,
    row: u32,
    table: &Table,
) -> Result<(), WriteError> {
    let style = &blank.style;
    let count = u32::try_from(table.columns.len()).unwrap_or(u32::MAX);
    let places = layout::table_columns(count);
    pen.text(Address::new(row, layout::ORDER_COLUMN), words::ORDER, &style.header)?;
    let labels =
        table.columns.iter().zip(&places).map(|(field, (from, to))| (field.label.as_str(), blank.width(*from, *to)));
    pen.height(row, measure::height(labels, style::BODY))?;
    for number in 1..=table.rows {
        pen.text(Address::new(row + number, layout::ORDER_COLUMN), &number.to_string(), &style.centre)?;
        pen.height(row + number, 24.0)?;
    }
    for (field, (from, to)) in table.columns.iter().zip(places) {
        pen.across(Address::new(row, from), to, &field.label, &style.header)?;
        let asked = blank.asks(field);
        let (format, text) = if asked { (input(style, field), "") } else { (style.closed.clone(), NOT_APPLICABLE) };
        for number in 1..=table.rows {
            pen.across(Address::new(row + number, from), to, text, &format)?;
        }
        if asked && table.rows > 0 {
            let (first, last) = (Address::new(row + 1, from), Address::new(row + table.rows, to));
            pen.validate(first, last, &rule::of(field, lists)?)?;
        }
    }
    Ok(())
}
