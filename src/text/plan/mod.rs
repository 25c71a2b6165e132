//! What is wrong in a plan file, for the person who writes it.
mod breach;
mod difference;
mod en;
mod sheet;
mod vi;

pub use breach::breach;
pub use difference::{change, effect, heading, rehearsed};

pub use sheet::{place, sheet_fault};

use super::{Lang, Sentence};
use crate::domain::plan::source::{FaultKind, Shape};

pub fn fault(lang: Lang, kind: &FaultKind) -> Sentence {
    match lang {
        Lang::Vi => vi::fault(kind),
        Lang::En => en::fault(kind),
    }
}

/// `a, b, c`
fn list<T: AsRef<str>>(words: &[T]) -> String {
    words.iter().map(|word| format!("`{}`", word.as_ref())).collect::<Vec<_>>().join(", ")
}

/// How a value of this shape is written.
const fn example(shape: Shape) -> &'static str {
    match shape {
        Shape::Text => "\"THPT\"",
        Shape::TextOrList => "[\"thpt\", \"thcs\"]",
        Shape::Number => "62.5",
        Shape::WholeNumber => "1",
        Shape::TrueFalse => "true",
        Shape::Date => "\"2026-05-20\"",
        Shape::List => "[1, 2]",
        Shape::Table => "{ rule = \"before\", day = \"05-20\" }",
        Shape::Tables => "[[kind]]",
        Shape::Side => "[\"a\", \"b\"]",
        Shape::TwoNumbers => "[2026, 2030]",
        Shape::Target => "{ 2027 = 50, 2028 = { min = 15, max = 20 } }",
        Shape::Criterion => "\"yes\", { at_least = 1 }",
    }
}

#[cfg(test)]
mod tests;
