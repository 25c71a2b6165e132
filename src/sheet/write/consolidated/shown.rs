//! A value as a cell shows it: figures stay figures, with as many decimals as they have.
use super::{
    super::{
        WriteError,
        pen::Pen,
        style::{DECIMALS, Style},
        words::{NO, NOT_APPLICABLE, YES},
    },
    words::NONE,
};
use crate::domain::{
    grid::Address,
    plan::{Field, FieldKind},
    value::Value,
};
use chrono::NaiveDate;
use rust_decimal::{Decimal, RoundingStrategy};

/// What one cell shows.
#[derive(Debug, Clone, PartialEq)]
pub enum Shown {
    Text(String),
    /// A short word in the middle of its cell.
    Centre(String),
    Number(Decimal),
    /// 0–100; the cell holds the fraction.
    Percent(Decimal),
    Date(NaiveDate),
    /// A word where a figure ought to be, because what was given is wrong.
    Wrong(String),
}

impl Shown {
    pub fn centre(text: &str) -> Self {
        Self::Centre(text.to_owned())
    }

    pub fn text(text: impl Into<String>) -> Self {
        Self::Text(text.into())
    }

    pub fn count(count: usize) -> Self {
        Self::Number(count.into())
    }

    pub fn none() -> Self {
        Self::centre(NONE)
    }

    /// The figure, if the cell holds one that adds up.
    pub const fn number(&self) -> Option<Decimal> {
        match self {
            Self::Number(number) => Some(*number),
            Self::Text(_) | Self::Centre(_) | Self::Percent(_) | Self::Date(_) | Self::Wrong(_) => None,
        }
    }

    /// The words whose length decides how high a row must be.
    pub fn words(&self) -> &str {
        match self {
            Self::Text(text) | Self::Centre(text) | Self::Wrong(text) => text,
            Self::Number(_) | Self::Percent(_) | Self::Date(_) => "",
        }
    }

    /// A figure that counts although a finding speaks against it is marked, not hidden.
    pub fn put_wrong(&self, pen: &mut Pen<'_>, style: &Style, at: Address) -> Result<(), WriteError> {
        match self {
            Self::Number(number) => pen.number(at, float(*number), style.wrong_number(decimals(*number))),
            Self::Text(text) | Self::Centre(text) | Self::Wrong(text) => pen.text(at, text, &style.wrong),
            Self::Percent(_) | Self::Date(_) => self.put(pen, style, at),
        }
    }

    pub fn put(&self, pen: &mut Pen<'_>, style: &Style, at: Address) -> Result<(), WriteError> {
        match self {
            Self::Text(text) => pen.text(at, text, &style.text),
            Self::Centre(text) => pen.text(at, text, &style.centre),
            Self::Wrong(text) => pen.text(at, text, &style.wrong),
            Self::Number(number) => pen.number(at, float(*number), style.number(decimals(*number))),
            Self::Percent(percent) => {
                pen.number(at, float(*percent / Decimal::ONE_HUNDRED), style.percent(decimals(*percent)))
            }
            Self::Date(date) => pen.date(at, *date, &style.date),
        }
    }
}

/// The nearest number Excel can hold.
pub fn float(number: Decimal) -> f64 {
    number.to_string().parse().unwrap_or(f64::NAN)
}

fn decimals(number: Decimal) -> u32 {
    number.normalize().scale().min(DECIMALS)
}

/// A whole value as one cell. A ratio is two: see [`sides`].
pub fn value(field: &Field, value: &Value) -> Shown {
    match value {
        Value::Number(number) => match field.kind {
            FieldKind::Percent => Shown::Percent(*number),
            FieldKind::Amount { unit } => Shown::Number(*number / unit.factor()),
            FieldKind::Count
            | FieldKind::Ratio { .. }
            | FieldKind::YesNo
            | FieldKind::Level { .. }
            | FieldKind::Choice { .. }
            | FieldKind::Choices { .. }
            | FieldKind::Date
            | FieldKind::Text => Shown::Number(*number),
        },
        Value::Ratio { numerator, denominator } => Shown::centre(&format!("{numerator}/{denominator}")),
        Value::YesNo(yes) => Shown::centre(if *yes { YES } else { NO }),
        Value::Option(id) => Shown::centre(label(field, id)),
        Value::Options(ids) => Shown::Text(ids.iter().map(|id| label(field, id)).collect::<Vec<_>>().join("; ")),
        Value::Date(date) => Shown::Date(*date),
        Value::Text(text) => Shown::Text(text.clone()),
        Value::NotApplicable => Shown::centre(NOT_APPLICABLE),
    }
}

/// An option's label; its id where the form has lost it.
fn label<'a>(field: &'a Field, id: &'a str) -> &'a str {
    field.kind.options().iter().find(|option| option.id == id).map_or(id, |option| option.label.as_str())
}

/// A value in one line of text.
pub fn line(field: &Field, given: &Value) -> String {
    match value(field, given) {
        Shown::Text(text) | Shown::Centre(text) | Shown::Wrong(text) => text,
        Shown::Number(number) => number.normalize().to_string().replace('.', ","),
        Shown::Percent(number) => format!("{}%", number.normalize().to_string().replace('.', ",")),
        Shown::Date(date) => crate::text::words::date(date),
    }
}

/// Decimals with which a share (0–100) is printed: at least one, and as many as keep it on its own side of
/// every bound, so that 99.96 is never printed as 100.
pub fn decimals_that_tell(share: Decimal, bounds: &[Decimal]) -> u32 {
    let tells = |decimals: &u32| {
        let printed = share.round_dp_with_strategy(*decimals, RoundingStrategy::MidpointAwayFromZero);
        bounds.iter().all(|bound| printed.cmp(bound) == share.cmp(bound))
    };
    (1..=DECIMALS).find(tells).unwrap_or(DECIMALS)
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    #[test]
    fn a_share_below_its_target_is_never_printed_as_the_target() {
        for (share, bounds, expected) in [
            ("99.96", vec!["100"], 2),
            ("99.9976", vec!["100"], 3),
            ("99.94", vec!["100"], 1),
            ("100", vec!["100"], 1),
            ("50", vec![], 1),
            ("33.3333333333333333333333333", vec!["33.33"], 3),
            ("20.004", vec!["15", "20"], 3),
            ("49.99999999", vec!["50"], 8),
        ] {
            let number = |text: &str| text.parse::<Decimal>().unwrap();
            let bounds: Vec<Decimal> = bounds.into_iter().map(number).collect();
            assert_eq!(decimals_that_tell(number(share), &bounds), expected, "{share}");
        }
    }
}
