//! A sheet of rows under headings that stay in view, with blank rows to go on in.
use super::{
    super::{
        WriteError, measure,
        page::{self, Orientation},
        pen::{Pen, narrow},
        style,
    },
    Look, choice,
};
use crate::domain::{
    grid::Address,
    plan::sheet::{
        Head, How, Sheet, Shown, Tab,
        column::{ROW, forms, indicators::YEAR_NOTE, words::FORM_ROWS},
    },
};
use rust_decimal::prelude::ToPrimitive;
use rust_xlsxwriter::{ConditionalFormatFormula, Format, Formula, IgnoreError, Worksheet};

const HEAD_ROW: u32 = 2;
const FIRST_ROW: u32 = HEAD_ROW + 1;
/// Blank rows below the last one.
const MORE: u32 = 40;
const YEAR_WIDTH: f64 = 13.0;
/// What a row has no use for.
const CLOSED: u32 = 0x00E9_E9E9;
const FORM_FILL: u32 = 0x00BD_D7EE;
const SECTION_FILL: u32 = 0x00DD_EBF7;
const TABLE_FILL: u32 = 0x00E2_EFDA;

pub(super) fn write(into: &mut Worksheet, sheet: &Sheet, look: &Look) -> Result<(), WriteError> {
    let mut pen = Pen::new(into);
    let widths: Vec<f64> = sheet.heads.iter().map(|head| width(*head)).collect();
    pen.widths(widths.iter().copied())?;
    pen.text(Address::new(0, 0), sheet.tab.name(), &look.title)?;
    pen.height(0, 28.0)?;
    pen.text(Address::new(1, 0), sheet.tab.about(), &look.about)?;
    let last = FIRST_ROW + u32::try_from(sheet.lines.len()).unwrap_or(0) + MORE;
    heads(&mut pen, sheet, look, last)?;
    for (row, line) in (FIRST_ROW..).zip(&sheet.lines) {
        let mut texts = Vec::new();
        for ((column, head), shown) in (0..).zip(&sheet.heads).zip(&line.cells) {
            put(&mut pen, Address::new(row, column), shown.as_ref(), how(*head), look)?;
            if let Some(Shown::Text(text)) = shown {
                texts.push((text.as_str(), width(*head)));
            }
        }
        pen.height(row, measure::height(texts, style::SMALL).clamp(20.0, 200.0))?;
    }
    let first_blank = FIRST_ROW + u32::try_from(sheet.lines.len()).unwrap_or(0);
    for row in first_blank..=last {
        for (column, head) in (0..).zip(&sheet.heads) {
            put(&mut pen, Address::new(row, column), None, how(*head), look)?;
        }
    }
    if sheet.tab == Tab::Forms {
        sorts(&mut pen, sheet, last)?;
    }
    let right = u32::try_from(sheet.heads.len().saturating_sub(1)).unwrap_or(0);
    pen.sheet.ignore_error_range(FIRST_ROW, 0, last, narrow(right), IgnoreError::NumberStoredAsText)?;
    pen.sheet.set_freeze_panes(FIRST_ROW, narrow(label(sheet) + 1))?;
    pen.sheet.set_repeat_rows(HEAD_ROW, HEAD_ROW)?;
    pen.sheet.set_repeat_columns(0, narrow(label(sheet)))?;
    page::set_up(pen.sheet, Orientation::Landscape, widths.iter().sum());
    pen.sheet.set_print_area(0, 0, first_blank, narrow(right))?;
    Ok(())
}

fn heads(pen: &mut Pen<'_>, sheet: &Sheet, look: &Look, last: u32) -> Result<(), WriteError> {
    let mut texts = Vec::new();
    for (at, head) in (0..).zip(&sheet.heads) {
        let cell = Address::new(HEAD_ROW, at);
        let (heading, note, format) = match head {
            Head::Column(column) => {
                (choice::heading(column), column.note, if column.needed { &look.needed } else { &look.head })
            }
            Head::Year(year) => (year.to_string(), YEAR_NOTE, &look.head),
        };
        pen.text(cell, &heading, format)?;
        pen.validate(cell, cell, &choice::message(&heading, note)?)?;
        pen.sheet.insert_note(HEAD_ROW, narrow(at), &choice::note(note))?;
        if let Head::Column(column) = head
            && let Some(rule) = choice::of(column)?
        {
            pen.validate(Address::new(FIRST_ROW, at), Address::new(last, at), &rule)?;
        }
        texts.push((heading, width(*head)));
    }
    let high = measure::height(texts.iter().map(|(text, width)| (text.as_str(), *width)), style::SMALL);
    pen.height(HEAD_ROW, high.max(34.0))
}

/// Forms, sections and tables stand out, and what a row has no use for is grey, also in rows that come later.
fn sorts(pen: &mut Pen<'_>, sheet: &Sheet, last: u32) -> Result<(), WriteError> {
    let is = |sort: &str| {
        let word = FORM_ROWS.iter().find(|(token, _)| *token == sort).map_or("", |(_, word)| word);
        format!("$A{}=\"{word}\"", FIRST_ROW + 1)
    };
    let mut paint = |first: u32, last_column: u32, formula: String, format: Format| {
        let rule = ConditionalFormatFormula::new().set_rule(Formula::new(formula)).set_format(format);
        pen.condition(Address::new(FIRST_ROW, first), Address::new(last, last_column), &rule)
    };
    let right = u32::try_from(sheet.heads.len().saturating_sub(1)).unwrap_or(0);
    for (at, head) in (0..=right).zip(&sheet.heads) {
        let Head::Column(column) = head else { continue };
        let key = column.keys.first().copied().unwrap_or_default();
        let closed: Vec<String> =
            FORM_ROWS.iter().filter(|(sort, _)| !forms::is_for(key, sort)).map(|(sort, _)| is(sort)).collect();
        if !closed.is_empty() {
            paint(at, at, format!("=OR({})", closed.join(",")), Format::new().set_background_color(CLOSED))?;
        }
    }
    let labels = label(sheet);
    for (sort, fill) in [("form", FORM_FILL), ("section", SECTION_FILL), ("table", TABLE_FILL)] {
        paint(0, labels, format!("={}", is(sort)), Format::new().set_bold().set_background_color(fill))?;
    }
    Ok(())
}

/// The column that names the row; what stands left of it stays in view.
fn label(sheet: &Sheet) -> u32 {
    let names = |head: &Head| match head {
        Head::Column(column) => column.keys.iter().any(|key| ["label", "name"].contains(key)),
        Head::Year(_) => false,
    };
    let named = sheet.heads.iter().position(names);
    let sorted = sheet.heads.iter().position(|head| matches!(head, Head::Column(column) if column.keys.contains(&ROW)));
    named.or(sorted).and_then(|at| u32::try_from(at).ok()).unwrap_or(0)
}

const fn how(head: Head) -> How {
    match head {
        Head::Column(column) => column.how,
        Head::Year(_) => How::Bound,
    }
}

const fn width(head: Head) -> f64 {
    match head {
        Head::Column(column) => column.width,
        Head::Year(_) => YEAR_WIDTH,
    }
}

/// A cell as its column holds it.
pub(super) fn put(
    pen: &mut Pen<'_>,
    at: Address,
    shown: Option<&Shown>,
    how: How,
    look: &Look,
) -> Result<(), WriteError> {
    let format = match how {
        How::Date => &look.date,
        How::Number => &look.number,
        How::Whole => &look.whole,
        How::Flag | How::Day | How::Deadline | How::Wholes | How::Bound => &look.centre,
        How::Row(_)
        | How::Id
        | How::Text
        | How::Lines
        | How::List
        | How::Words(_)
        | How::Dates
        | How::Ref(_)
        | How::Refs(_)
        | How::Measured
        | How::Side
        | How::OptionList
        | How::Remark => &look.text,
    };
    match shown {
        None => pen.blank(at, format),
        Some(Shown::Text(text)) => pen.text(at, text, format),
        Some(Shown::Date(day)) => pen.date(at, *day, format),
        Some(Shown::Number(number)) => match number.to_f64().filter(|float| exact(*float, number)) {
            Some(float) => pen.number(at, float, format),
            // More digits than Excel keeps.
            None => pen.text(at, &number.normalize().to_string().replace('.', ","), format),
        },
    }
}

/// Excel shows 15 digits; what it would round is written as text.
fn exact(float: f64, number: &rust_decimal::Decimal) -> bool {
    crate::domain::vietnamese::number::from_f64(float).is_some_and(|back| back == *number)
}
