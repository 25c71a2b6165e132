//! Counts: whole numbers from 0 up.
use super::{Outcome, asks_for_absence, figure::Figure, held::Held, outcome::bounded};
use crate::domain::{intake::Code, plan::Field, value::How, vietnamese::Word};
use rust_decimal::Decimal;

pub(super) fn read(field: &Field, held: &Held) -> Outcome {
    let is_none = match held.word() {
        Some(Word::Dash) => true,
        Some(Word::Nil) => names_the_thing(held) || !asks_for_absence(field),
        Some(
            Word::NotApplicable | Word::NoData | Word::No | Word::Yes | Word::Tick | Word::Ditto | Word::InProgress,
        )
        | None => false,
    };
    if is_none {
        return bounded(field, Decimal::ZERO, How::NilWord);
    }
    let Some(figure) = Figure::read(held, &field.unit_words) else { return Outcome::refused(Code::TypeMismatch) };
    if figure.value < Decimal::ZERO {
        return Outcome::refused(Code::OutOfRange);
    }
    if !figure.value.is_integer() {
        return Outcome::refused(Code::TypeMismatch);
    }
    bounded(field, figure.value.normalize(), figure.how)
}

/// "không phát sinh" and "không có" speak of the thing counted; a bare "không" may answer a question.
fn names_the_thing(held: &Held) -> bool {
    matches!(held, Held::Text(text, _)
        if text.split_whitespace().filter(|part| part.contains(char::is_alphabetic)).count() > 1)
}
