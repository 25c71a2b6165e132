//! Dates: a cell that Excel knows as a date, or a typed one with its year.
use super::{Outcome, held::Held};
use crate::domain::{
    intake::{Code, Expected},
    value::{How, Value},
    vietnamese::{Word, date},
};
use chrono::NaiveDate;

/// A date outside the period is kept with a warning: minutes are signed late.
pub(super) fn read(held: &Held, (from, to): (NaiveDate, NaiveDate)) -> Outcome {
    let (date, how, swapped) = match held {
        Held::Date(date) => (*date, How::AsIs, false),
        Held::Text(_, Some(Word::Dash | Word::Nil)) => return Outcome::no_data(),
        Held::Text(text, _) => match date::parse(text) {
            Some(typed) => (typed.date, How::DateText, typed.swapped),
            None => return Outcome::refused(Code::TypeMismatch),
        },
        // A number without a date format is not taken for a serial.
        Held::Number(_) | Held::Percentage(_) | Held::Immeasurable | Held::Bool(_) => {
            return Outcome::refused(Code::TypeMismatch);
        }
    };
    let taken = Outcome::taken(Value::Date(date), how);
    let shown = |date: NaiveDate| date.format("%d/%m/%Y").to_string();
    if swapped {
        taken.with(Code::DateAmbiguous)
    } else if date < from {
        taken.with(Code::DateOutsidePeriod).expecting(Expected::AtLeast(shown(from)))
    } else if date > to {
        taken.with(Code::DateOutsidePeriod).expecting(Expected::AtMost(shown(to)))
    } else {
        taken
    }
}
