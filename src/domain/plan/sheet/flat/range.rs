//! Figures and ranges as a clerk writes them: 50, 50%, "15 đến 20", "không quá 5".
use crate::domain::{
    plan::source::document::Value,
    vietnamese::{
        fold,
        number::{self, Shape},
    },
};
use rust_decimal::Decimal;

/// A number, and whether it says that it is a percent.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Figure {
    pub value: Decimal,
    pub percent: bool,
}

impl Figure {
    /// 0,5 of what is said in percents: nobody knows whether half a percent or fifty.
    pub fn is_fraction(self) -> bool {
        !self.percent && self.value > Decimal::ZERO && self.value < Decimal::ONE
    }
}

/// Why a text is no figure.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NoFigure {
    None,
    /// "1.234"
    Ambiguous,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Range {
    pub min: Option<Figure>,
    pub max: Option<Figure>,
}

pub fn figure(text: &str) -> Result<Figure, NoFigure> {
    let text = text.trim();
    let (text, percent) = match text.strip_suffix('%') {
        Some(rest) => (rest.trim_end(), true),
        None => (text, false),
    };
    let number = number::parse(text).ok_or(NoFigure::None)?;
    match number.shape {
        Shape::Grouped { separator: '.' | ',', times: 1 } => Err(NoFigure::Ambiguous),
        Shape::Plain | Shape::Grouped { .. } | Shape::Decimal => Ok(Figure { value: number.value, percent }),
    }
}

const AT_MOST: [&str; 5] = ["khong qua ", "toi da ", "nhieu nhat ", "<= ", "≤ "];
const AT_LEAST: [&str; 5] = ["it nhat ", "toi thieu ", "tu ", ">= ", "≥ "];

/// A figure (at least so much), or a range in words.
pub fn range(text: &str) -> Result<Range, NoFigure> {
    let text = text.trim();
    if let Ok(min) = figure(text) {
        return Ok(Range { min: Some(min), max: None });
    }
    let (words, figures) = text.split_at(text.find(|c: char| c.is_ascii_digit()).ok_or(NoFigure::None)?);
    let before = match words.trim() {
        sign @ ("<=" | "≤" | ">=" | "≥") => format!("{sign} "),
        words => format!("{} ", fold(words)),
    };
    let between = figures.split_once(" đến ").or_else(|| figures.split_once(['-', '–', '—']));
    match between {
        Some((min, max)) if matches!(before.as_str(), " " | "tu ") => {
            Ok(Range { min: Some(figure(min)?), max: Some(figure(max)?) })
        }
        None if AT_MOST.contains(&before.as_str()) => Ok(Range { min: None, max: Some(figure(figures)?) }),
        None if AT_LEAST.contains(&before.as_str()) => Ok(Range { min: Some(figure(figures)?), max: None }),
        None if before == " " => Err(figure(figures).err().unwrap_or(NoFigure::None)),
        Some(_) | None => Err(NoFigure::None),
    }
}

/// A number as a clerk types it, with a decimal comma.
pub(super) fn typed(number: Decimal) -> String {
    number.normalize().to_string().replace('.', ",")
}

/// A target, or the pair of a range, as one cell.
pub(super) fn say(value: &Value) -> Value {
    let number = |value: Option<&Value>| match value {
        Some(Value::Number(number)) => Some(*number),
        _ => None,
    };
    let (min, max) = match value {
        Value::Inline(table) => (number(table.get("min")), number(table.get("max"))),
        Value::List(list) => (number(list.first()), number(list.get(1))),
        other => return other.clone(),
    };
    match (min, max) {
        (Some(min), Some(max)) => Value::Text(format!("{} đến {}", typed(min), typed(max))),
        (Some(min), None) => Value::Number(min),
        (None, Some(max)) => Value::Text(format!("không quá {}", typed(max))),
        (None, None) => value.clone(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ranges_read_as_clerks_write_them() {
        let plain = |value: i64| Figure { value: value.into(), percent: false };
        let range_of = |min: Option<i64>, max: Option<i64>| Ok(Range { min: min.map(plain), max: max.map(plain) });
        for (text, expected) in [
            ("50", range_of(Some(50), None)),
            ("15 đến 20", range_of(Some(15), Some(20))),
            ("từ 15 đến 20", range_of(Some(15), Some(20))),
            ("15-20", range_of(Some(15), Some(20))),
            ("15 – 20", range_of(Some(15), Some(20))),
            ("không quá 5", range_of(None, Some(5))),
            ("≤ 5", range_of(None, Some(5))),
            ("<=5", range_of(None, Some(5))),
            ("ít nhất 95", range_of(Some(95), None)),
            ("≥95", range_of(Some(95), None)),
            ("khoảng 5", Err(NoFigure::None)),
            ("1.234", Err(NoFigure::Ambiguous)),
            ("nhiều", Err(NoFigure::None)),
        ] {
            assert_eq!(range(text), expected, "{text}");
        }
        let half = Figure { value: Decimal::new(5, 1), percent: false };
        assert_eq!(figure("0,5"), Ok(half));
        assert!(half.is_fraction());
        assert_eq!(figure("0,5 %"), Ok(Figure { percent: true, ..half }));
        assert_eq!(figure("50%"), Ok(Figure { value: 50.into(), percent: true }));
    }
}
