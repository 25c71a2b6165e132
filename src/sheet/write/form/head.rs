//! The top and the foot of the form: letterhead, title, unit and code, instructions, signatures.
use super::{
    super::{
        WriteError,
        letterhead::{self, Halves, Head},
        measure,
        pen::Pen,
        style,
    },
    Blank, words,
};
use crate::domain::{grid::Address, plan::layout};

const HALVES: Halves = Halves { left: (0, 1), right: (2, layout::NOTE_COLUMN) };
/// Rows from the end of the body to the end of the page.
pub const SIGNATURE_ROWS: u32 = 8;

pub fn write(pen: &mut Pen<'_>, blank: &Blank<'_>) -> Result<(), WriteError> {
    let style = &blank.style;
    let last = layout::NOTE_COLUMN;
    let name = blank.unit.map_or("", |unit| unit.name.as_str());
    let head = Head {
        superior: &blank.plan.letterhead.office,
        office: if name.is_empty() { "……………………………" } else { name },
        number: words::NUMBER.into(),
        place: letterhead::place_and_date("", None),
    };
    letterhead::write(pen, style, 0, HALVES, &head)?;
    let half = blank.width(HALVES.left.0, HALVES.left.1);
    // Capitals are wide, and bold ones wider.
    let lines = |text: &str| measure::height([(text.to_uppercase().as_str(), half * 0.92)], style::BODY);
    pen.height(0, lines(head.superior))?;
    pen.height(1, lines(head.office))?;

    let title = words::title(blank.form);
    let width = blank.width(0, last);
    pen.across(Address::new(layout::TITLE_ROW, 0), last, &title, &style.title)?;
    pen.height(layout::TITLE_ROW, measure::height([(title.as_str(), width * 0.9)], 14.0) + 14.0)?;
    pen.across(Address::new(layout::PERIOD_ROW, 0), last, &words::period(blank.period), &style.subtitle)?;
    if !blank.plan.letterhead.office.is_empty() {
        pen.across(Address::new(layout::PERIOD_ROW + 1, 0), last, &words::recipient(blank.plan), &style.place)?;
        pen.height(layout::PERIOD_ROW + 1, 24.0)?;
    }
    let code = blank.unit.map(|unit| unit.code.as_str());
    write_unit(pen, blank, layout::UNIT_ROW, words::UNIT_NAME, blank.unit.map(|unit| unit.name.as_str()))?;
    write_unit(pen, blank, layout::CODE_ROW, words::UNIT_CODE, code)?;

    let text = words::instructions(blank.plan, blank.period);
    pen.across(Address::new(layout::INSTRUCTION_ROW, 0), last, &text, &style.note.clone().set_italic())?;
    pen.height(layout::INSTRUCTION_ROW, measure::height([(text.as_str(), width)], style::BODY) + 8.0)?;
    pen.height(layout::INSTRUCTION_ROW + 1, 6.0)
}

/// Filled in and locked for a unit; open for whoever fills in a form made for everybody.
fn write_unit(
    pen: &mut Pen<'_>,
    blank: &Blank<'_>,
    row: u32,
    label: &str,
    value: Option<&str>,
) -> Result<(), WriteError> {
    let value_column = layout::HEAD_VALUE_COLUMN;
    let format = if value.is_some() { &blank.style.locked_line } else { &blank.style.input_line };
    let text = value.unwrap_or_default();
    pen.across(Address::new(row, 0), value_column - 1, label, &blank.style.label)?;
    pen.across(Address::new(row, value_column), layout::NOTE_COLUMN, text, format)?;
    let width = blank.width(value_column, layout::NOTE_COLUMN);
    pen.height(row, measure::height([(text, width * 0.95)], style::BODY) + 2.0)
}

pub fn write_signature(pen: &mut Pen<'_>, blank: &Blank<'_>, row: u32) -> Result<(), WriteError> {
    let style = &blank.style;
    for (half, title, hint) in
        [(HALVES.left, words::AUTHOR, words::AUTHOR_HINT), (HALVES.right, words::HEAD, words::HEAD_HINT)]
    {
        pen.across(Address::new(row, half.0), half.1, title, &style.signature)?;
        pen.across(Address::new(row + 1, half.0), half.1, hint, &style.signature_hint)?;
        // Names are typed here before the form is printed.
        let name = style.signature.clone().set_unlocked();
        pen.across(Address::new(row + SIGNATURE_ROWS - 1, half.0), half.1, "", &name)?;
    }
    Ok(())
}
