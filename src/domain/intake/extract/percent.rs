//! Percents, 0 to 100 unless the field has bounds of its own.
use super::{Outcome, figure::Figure, held::Held};
use crate::domain::{
    intake::{Code, Expected},
    plan::Field,
    value::{How, Value},
    vietnamese::number,
};
use rust_decimal::Decimal;

pub(super) fn read(field: &Field, held: &Held) -> Outcome {
    // A percent sign settles the scale.
    let signed = match held {
        Held::Percentage(share) => {
            let Some(percent) = share.checked_mul(Decimal::ONE_HUNDRED) else {
                return Outcome::refused(Code::OutOfRange);
            };
            Some(Figure::held(percent).how(How::PercentFormat))
        }
        Held::Text(text, _) => text
            .strip_suffix(['%', '％'])
            .and_then(|text| Some(Figure::typed(number::parse(text.trim_end())?).how(How::PercentText))),
        Held::Number(_) | Held::Immeasurable | Held::Bool(_) | Held::Date(_) => None,
    };
    let Some(figure) = signed.or_else(|| Figure::read(held, &field.unit_words)) else {
        return Outcome::refused(Code::TypeMismatch);
    };
    if figure.is_grouped_once() {
        return Outcome::refused(Code::NumberAmbiguous);
    }
    if signed.is_none() && figure.value > Decimal::ZERO && figure.value <= Decimal::ONE {
        return Outcome::refused(Code::PercentScale);
    }
    let (min, max) = (field.min.unwrap_or(Decimal::ZERO), field.max.unwrap_or(Decimal::ONE_HUNDRED));
    let outside = if figure.value < min {
        Expected::AtLeast(min.to_string())
    } else if figure.value > max {
        Expected::AtMost(max.to_string())
    } else {
        return Outcome::taken(Value::Number(figure.value.normalize()), figure.how);
    };
    Outcome::refused(Code::OutOfRange).expecting(outside)
}
