//! "Không phát sinh": a report that says as a whole that there is nothing to report.
use super::Figures;
use crate::domain::{
    grid::{Address, Cell, Content, Sheet},
    intake::{Code, Finding, Report},
    plan::{Accrual, FieldKey, Form},
    value::Value,
    vietnamese::{Word, clean, fold},
};

/// Where the sheet says it. A cell beside or among values speaks of that row alone.
pub fn says_nil(sheet: &Sheet, report: &Report) -> Option<Address> {
    let in_a_row = |cell: &&Cell| report.entries.iter().any(|entry| entry.cell.row == cell.at.row);
    let free = sheet.cells.iter().filter(|cell| !sheet.is_hidden(cell.at) && !in_a_row(cell));
    free.filter(|cell| is_statement(sheet, cell)).map(|cell| cell.at).next()
}

/// Nothing happened, and yet there are figures of what happened. What is counted on a day (pupils, guards) is there all the
/// same. The finding names the first of them.
pub fn with_figures(sheet: &Sheet, form: &Form, report: &Report) -> Option<Finding> {
    let figures = Figures { form, report, more: &[] };
    let happened = |key: FieldKey| match key {
        FieldKey::Field(_) => form.get(key).is_some_and(|field| field.accrual != Accrual::Snapshot),
        // A row of a list is something that happened.
        FieldKey::Column { .. } => true,
    };
    let first = report.entries.iter().filter(|entry| happened(entry.field)).find(|entry| match &entry.value {
        Some(Value::Number(number)) => !number.is_zero(),
        Some(Value::Ratio { numerator, .. }) => !numerator.is_zero(),
        Some(Value::Text(_)) => matches!(entry.field, FieldKey::Column { .. }),
        Some(Value::YesNo(_) | Value::Option(_) | Value::Options(_) | Value::Date(_) | Value::NotApplicable) | None => {
            false
        }
    })?;
    says_nil(sheet, report)?;
    Some(Finding { place: figures.place(first), ..Finding::new(Code::NilWithFigures) }.of(first.field))
}

/// Words that may stand around "không phát sinh" without limiting it to something.
const AROUND: [&str; 24] = [
    "trong", "ky", "nay", "bao", "cao", "don", "vi", "nha", "truong", "so", "lieu", "quy", "thang", "nam", "hoc", "co",
    "khong", "phat", "sinh", "gi", "noi", "dung", "chua", "deu",
];

/// The whole cell says it; a form that prints the words beside a box means them only where the box is ticked.
fn is_statement(sheet: &Sheet, cell: &Cell) -> bool {
    let Content::Text(text) = &cell.content else { return false };
    let text = clean(text);
    let text = text.trim();
    if text.len() > 120 {
        return false;
    }
    let (ticked, rest) = match text.split_at_checked(text.chars().next().map_or(0, char::len_utf8)) {
        Some(("☑" | "☒" | "✓" | "✔", rest)) => (Some(true), rest),
        Some(("☐" | "□", rest)) => (Some(false), rest),
        Some(_) | None => (None, text),
    };
    let says = fold(rest);
    let words: Vec<&str> = says.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).collect();
    let names_it = words.windows(3).any(|three| matches!(three, ["khong", "phat", "sinh"]))
        || words.windows(4).any(|four| matches!(four, ["khong", "co", "phat", "sinh"]));
    let limited = words
        .iter()
        .any(|word| !AROUND.contains(word) && !word.chars().all(|c| c.is_ascii_digit() || "ivx".contains(c)));
    if !names_it || limited {
        return false;
    }
    let beside = sheet.cell(cell.at.right(1)).map(Cell::typed).unwrap_or_default();
    let beside = Word::of(beside.trim());
    match (ticked, beside) {
        (Some(false), _) => beside == Some(Word::Tick),
        (_, Some(Word::No | Word::Nil)) => false,
        (None, beside) if text.ends_with(':') => matches!(beside, Some(Word::Tick | Word::Yes)),
        (Some(true) | None, _) => true,
    }
}
