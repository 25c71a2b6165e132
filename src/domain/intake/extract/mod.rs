//! What was typed and what it means: one cell (two for a ratio, one per option for ticks) to a field's value.
//!
//! The whole cell is matched, never the first number in it. A reading is right or it carries a finding that
//! says what stands there; blank is neither.
mod amount;
mod choice;
mod count;
mod date;
mod figure;
mod held;
mod marked;
mod outcome;
mod percent;
mod ratio;
mod text;
mod yes_no;

#[cfg(test)]
mod tests;

use super::Finding;
use crate::domain::{
    grid::{Cell, Content},
    plan::{Field, FieldKey, FieldKind, MoneyUnit},
    value::{How, Value},
    vietnamese::{Word, clean, fold_label},
};
use chrono::NaiveDate;
use held::held;
pub use marked::{Meaning, heading_means, read_marked};
use outcome::Outcome;
pub use ratio::read_ratio;
use std::borrow::Cow;

/// What one place of a form says for one field.
#[derive(Debug, Clone, PartialEq)]
pub struct Reading {
    /// None for a blank cell, and where the finding says why.
    pub value: Option<Value>,
    pub how: How,
    /// As typed, whole.
    pub typed: String,
    pub finding: Option<Finding>,
}

/// Where a cell stands and what the sheet around it says.
#[derive(Debug, Clone, Copy)]
pub struct Context<'a> {
    pub sheet: &'a str,
    pub key: FieldKey,
    /// "Đơn vị tính: triệu đồng" as the sheet prints it; None if it prints none.
    pub money: Option<MoneyUnit>,
    /// First and last day the report is about.
    pub period: (NaiveDate, NaiveDate),
}

/// Reads the one cell of a field. A ratio stands in one cell only as "12/15"; see [`read_ratio`] for two.
pub fn read(field: &Field, cell: Option<&Cell>, context: &Context) -> Reading {
    let Some(cell) = cell else { return Reading::blank() };
    decide(field, cell, context).into_reading(field, Some(cell), || cell.typed(), context)
}

fn decide(field: &Field, cell: &Cell, context: &Context) -> Outcome {
    let text = seen_text(cell);
    let held = match held(cell, &text) {
        Ok(Some(held)) => held,
        Ok(None) => return Outcome::blank(),
        Err(code) => return Outcome::refused(code),
    };
    // Before the words that all kinds share: a plan may offer "Không áp dụng" as an option of its own.
    let option = match &field.kind {
        FieldKind::Level { options } | FieldKind::Choice { options } => choice::one(options, &held),
        FieldKind::Choices { options } => choice::many(options, &held),
        FieldKind::Count
        | FieldKind::Amount { .. }
        | FieldKind::Ratio { .. }
        | FieldKind::Percent
        | FieldKind::YesNo
        | FieldKind::Date
        | FieldKind::Text => None,
    };
    option.or_else(|| said_anywhere(held.word())).unwrap_or_else(|| match &field.kind {
        FieldKind::Count => count::read(field, &held),
        FieldKind::Amount { unit } => amount::read(field, *unit, &held, context.money),
        FieldKind::Ratio { .. } => ratio::read(field, &held),
        FieldKind::Percent => percent::read(field, &held),
        FieldKind::YesNo => yes_no::read(field, &held),
        FieldKind::Level { .. } | FieldKind::Choice { .. } | FieldKind::Choices { .. } => choice::none(),
        FieldKind::Date => date::read(&held, context.period),
        FieldKind::Text => text::read(cell, &held),
    })
}

/// A cell's text as a person sees it; empty for anything but text.
fn seen_text(cell: &Cell) -> Cow<'_, str> {
    match &cell.content {
        Content::Text(text) => clean(text),
        Content::Number(_) | Content::Bool(_) | Content::Date(_) | Content::Error(_) | Content::Uncalculated => {
            Cow::Borrowed("")
        }
    }
}

/// The words that mean the same under every kind of field.
fn said_anywhere(word: Option<Word>) -> Option<Outcome> {
    match word? {
        Word::NotApplicable => Some(Outcome::taken(Value::NotApplicable, How::NilWord)),
        Word::NoData => Some(Outcome::no_data()),
        Word::Dash | Word::Nil | Word::No | Word::Yes | Word::Tick | Word::Ditto | Word::InProgress => None,
    }
}

/// The field asks that something does not happen ("Không để xảy ra …"): "không" may praise or confess.
fn asks_for_absence(field: &Field) -> bool {
    let label = fold_label(&field.label);
    label.starts_with("khong de ") || label.starts_with("khong xay ra ")
}
