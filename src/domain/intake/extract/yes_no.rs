//! Questions answered with yes or no.
use super::{Outcome, asks_for_absence, held::Held};
use crate::domain::{
    intake::{Code, Expected},
    plan::Field,
    value::{How, Value},
    vietnamese::Word,
};
use rust_decimal::Decimal;

pub(super) fn read(field: &Field, held: &Held) -> Outcome {
    match answer(held) {
        // "Không" under "Không để xảy ra …" may say that nothing happened, or that the goal was missed.
        Some(_) if asks_for_absence(field) => Outcome::refused(Code::TypeMismatch).expecting(Expected::WholeNumber),
        Some((answer, how)) => Outcome::taken(Value::YesNo(answer), how),
        None => Outcome::refused(Code::TypeMismatch),
    }
}

fn answer(held: &Held) -> Option<(bool, How)> {
    let answer = match held {
        Held::Bool(answer) => *answer,
        Held::Number(number) if *number == Decimal::ONE => true,
        Held::Number(number) if number.is_zero() => false,
        Held::Text("1", _) => true,
        Held::Text("0", _) => false,
        Held::Text(_, word) => match word.as_ref()? {
            Word::Yes => true,
            Word::Nil | Word::No => false,
            Word::Tick => return Some((true, How::Tick)),
            Word::NotApplicable | Word::NoData | Word::Dash | Word::Ditto | Word::InProgress => return None,
        },
        Held::Number(_) | Held::Percentage(_) | Held::Immeasurable | Held::Date(_) => return None,
    };
    Some((answer, How::AsIs))
}
