//! Ratios: a part and a whole, in one cell ("12/15") or in two. Both are kept.
use super::{
    Context, Outcome, Reading,
    figure::Figure,
    held::{Held, held},
    seen_text,
};
use crate::domain::{
    grid::Cell,
    intake::{Code, Expected},
    plan::{Field, FieldKind},
    value::{How, Value},
    vietnamese::{Word, number},
};
use rust_decimal::Decimal;

/// One cell: only "12/15" is a ratio.
pub(super) fn read(field: &Field, held: &Held) -> Outcome {
    let Held::Text(text, _) = held else { return Outcome::refused(Code::TypeMismatch) };
    let side = |text: &str| number::parse(text.trim()).map(Figure::typed);
    let Some((Some(part), Some(whole))) = text.split_once('/').map(|(part, whole)| (side(part), side(whole))) else {
        return Outcome::refused(Code::TypeMismatch);
    };
    match checked(part).and_then(|part| Ok((part, checked(whole)?))) {
        Ok((part, whole)) => joined(field, part, whole, How::AsIs),
        Err(code) => Outcome::refused(code),
    }
}

/// What one of the two cells says.
enum Side {
    Blank,
    Figure(Figure),
    NotApplicable,
    NoData,
}

/// Two cells. A part without its whole, or a whole without its part, is no ratio.
pub fn read_ratio(field: &Field, numerator: Option<&Cell>, denominator: Option<&Cell>, context: &Context) -> Reading {
    let typed = || {
        let [part, whole] = [numerator, denominator].map(|cell| cell.map(Cell::typed).unwrap_or_default());
        if part.is_empty() && whole.is_empty() { part } else { format!("{part}/{whole}") }
    };
    let about = |outcome: Outcome, cell: Option<&Cell>| {
        let cell = cell.or(numerator).or(denominator);
        outcome.into_reading(field, cell, typed, context)
    };
    let part = match side(field, numerator) {
        Ok(side) => side,
        // A clerk who finds one cell too many writes "12/15" into the first.
        Err(_) if matches!(side(field, denominator), Ok(Side::Blank)) => return super::read(field, numerator, context),
        Err(code) => return about(Outcome::refused(code), numerator),
    };
    let whole = match side(field, denominator) {
        Ok(side) => side,
        Err(code) => return about(Outcome::refused(code), denominator),
    };
    match (part, whole) {
        (Side::Blank, Side::Blank) => about(Outcome::blank(), None),
        (Side::Figure(part), Side::Figure(whole)) => {
            let how = if part.how == How::AsIs { whole.how } else { part.how };
            about(joined(field, part.value, whole.value, how), numerator)
        }
        (Side::NotApplicable, Side::NotApplicable | Side::Blank) | (Side::Blank, Side::NotApplicable) => {
            about(Outcome::taken(Value::NotApplicable, How::NilWord), None)
        }
        (Side::NoData, Side::NoData | Side::Blank | Side::Figure(_))
        | (Side::Blank | Side::Figure(_), Side::NoData) => about(Outcome::no_data(), None),
        (Side::Figure(_), Side::Blank) => about(Outcome::refused(Code::RequiredTogether), numerator),
        (Side::Blank, Side::Figure(_)) => about(Outcome::refused(Code::RequiredTogether), denominator),
        (Side::NotApplicable, Side::Figure(_) | Side::NoData)
        | (Side::Figure(_) | Side::NoData, Side::NotApplicable) => about(Outcome::refused(Code::TypeMismatch), None),
    }
}

fn side(field: &Field, cell: Option<&Cell>) -> Result<Side, Code> {
    let Some(cell) = cell else { return Ok(Side::Blank) };
    let text = seen_text(cell);
    let Some(held) = held(cell, &text)? else { return Ok(Side::Blank) };
    if held.word() == Some(Word::NotApplicable) {
        return Ok(Side::NotApplicable);
    }
    if held.word() == Some(Word::NoData) {
        return Ok(Side::NoData);
    }
    let figure = Figure::read(&held, &field.unit_words).ok_or(Code::TypeMismatch)?;
    checked(figure)?;
    Ok(Side::Figure(figure))
}

/// A side may have decimals, so "1.234" stays open.
fn checked(figure: Figure) -> Result<Decimal, Code> {
    if figure.is_grouped_once() {
        return Err(Code::NumberAmbiguous);
    }
    if figure.value < Decimal::ZERO {
        return Err(Code::OutOfRange);
    }
    Ok(figure.value)
}

/// 0/0 is a ratio: there was nothing to do. Any other part of nothing exceeds its whole.
fn joined(field: &Field, numerator: Decimal, denominator: Decimal, how: How) -> Outcome {
    if numerator <= denominator {
        return Outcome::taken(Value::Ratio { numerator, denominator }, how);
    }
    let FieldKind::Ratio { denominator: label, .. } = &field.kind else {
        return Outcome::refused(Code::PartExceedsWhole);
    };
    let label = label.clone();
    Outcome::refused(Code::PartExceedsWhole).expecting(Expected::NotAbove { label, value: denominator.to_string() })
}
