//! A number with its unit word, shared by counts, percents and the sides of a ratio.
use super::held::Held;
use crate::domain::{
    value::How,
    vietnamese::{
        fold_marked,
        number::{self, Number, Shape},
        spells,
    },
};
use rust_decimal::Decimal;

/// A number as a cell holds it or as it was typed.
#[derive(Debug, Clone, Copy)]
pub(super) struct Figure {
    pub value: Decimal,
    pub how: How,
    shape: Shape,
}

impl Figure {
    /// A whole cell that is one number, perhaps followed by one of the unit words.
    pub fn read(held: &Held, unit_words: &[String]) -> Option<Self> {
        match held {
            Held::Number(value) => Some(Self::held(*value)),
            // Nothing is nothing in every format; 1 shown as "100%" is neither 1 nor 100.
            Held::Percentage(value) => value.is_zero().then(|| Self::held(*value)),
            Held::Text(text, _) => number::parse(text).map(Self::typed).or_else(|| {
                let (number, word) = number::split_word(text)?;
                let figure = Self::typed(number::parse(number)?);
                unit_words.iter().any(|unit| is_word(word, unit)).then_some(figure.how(How::UnitWord))
            }),
            Held::Immeasurable | Held::Bool(_) | Held::Date(_) => None,
        }
    }

    pub const fn held(value: Decimal) -> Self {
        Self { value, how: How::AsIs, shape: Shape::Plain }
    }

    pub const fn typed(number: Number) -> Self {
        let how = match number.shape {
            Shape::Plain | Shape::Decimal => How::NumberText,
            Shape::Grouped { .. } => How::Thousands,
        };
        Self { value: number.value, how, shape: number.shape }
    }

    pub const fn how(self, how: How) -> Self {
        Self { how, ..self }
    }

    /// "1.234" and "1,234": where decimals are possible, nobody knows which it is.
    pub const fn may_have_decimals(self) -> bool {
        matches!(self.shape, Shape::Grouped { times: 1, separator: '.' | ',' })
    }

    /// One separator of any kind: "1 234" as well.
    pub const fn is_grouped_once(self) -> bool {
        matches!(self.shape, Shape::Grouped { times: 1, .. })
    }
}

/// The word after a number is this unit, marks perhaps left out. "buổi/tháng" is not "buổi".
pub(super) fn is_word(typed: &str, unit: &str) -> bool {
    let bare = typed.trim_end_matches('.');
    let is_plain = bare.chars().all(|c| c.is_alphabetic() || c.is_whitespace());
    (is_plain && spells(&fold_marked(bare), &fold_marked(unit))) || typed.to_lowercase() == unit.to_lowercase()
}
