//! A decision about one cell before its place is written beside it.
use super::{Context, Reading};
use crate::domain::{
    grid::Cell,
    intake::{Code, Expected, Finding},
    plan::{Field, FieldKind},
    value::{How, Value},
};
use rust_decimal::Decimal;

#[derive(Debug)]
pub(super) struct Outcome {
    value: Option<Value>,
    how: How,
    code: Option<Code>,
    /// None: what the kind of field expects.
    expected: Option<Expected>,
}

impl Outcome {
    pub const fn blank() -> Self {
        Self { value: None, how: How::AsIs, code: None, expected: None }
    }

    /// A value; digits typed as text, and that the question does not apply, are said to be that.
    pub fn taken(value: Value, how: How) -> Self {
        let code = match (&value, how) {
            (Value::NotApplicable, _) => Some(Code::NotApplicableStated),
            (_, How::NumberText) => Some(Code::NumberAsText),
            (_, _) => None,
        };
        Self { value: Some(value), how, code, expected: None }
    }

    /// No value, and why.
    pub const fn refused(code: Code) -> Self {
        Self { value: None, how: How::AsIs, code: Some(code), expected: None }
    }

    /// Somebody wrote that there are no figures.
    pub const fn no_data() -> Self {
        Self { value: None, how: How::NilWord, code: Some(Code::NoDataStated), expected: None }
    }

    /// The value stands, with this finding beside it.
    pub fn with(mut self, code: Code) -> Self {
        self.code = Some(code);
        self
    }

    /// One option as a list of one.
    pub fn listed(mut self) -> Self {
        self.value = match self.value {
            Some(Value::Option(id)) => Some(Value::Options(vec![id])),
            other => other,
        };
        self
    }

    pub fn expecting(mut self, expected: Expected) -> Self {
        self.expected = Some(expected);
        self
    }

    /// Puts the place beside the finding; `cell` is the one the finding is about.
    pub fn into_reading(
        self,
        field: &Field,
        cell: Option<&Cell>,
        typed: impl FnOnce() -> String,
        context: &Context,
    ) -> Reading {
        let typed = typed();
        let finding = self.code.map(|code| Finding {
            expected: self.expected.or_else(|| expected(&field.kind)),
            ..Finding::new(code).on(context.sheet, cell.map(|cell| cell.at)).of(context.key).found(typed.as_str())
        });
        Reading { value: self.value, how: self.how, typed, finding }
    }
}

impl Reading {
    pub(super) const fn blank() -> Self {
        Self { value: None, how: How::AsIs, typed: String::new(), finding: None }
    }
}

/// A number within the field's own bounds is taken, another is out of range. Bounds of amounts are in đồng.
pub(super) fn bounded(field: &Field, number: Decimal, how: How) -> Outcome {
    let outside = match (field.min, field.max) {
        (Some(min), _) if number < min => Some(Expected::AtLeast(min.to_string())),
        (_, Some(max)) if number > max => Some(Expected::AtMost(max.to_string())),
        (_, _) => None,
    };
    match outside {
        Some(expected) => Outcome::refused(Code::OutOfRange).expecting(expected),
        None => Outcome::taken(Value::Number(number), how),
    }
}

fn expected(kind: &FieldKind) -> Option<Expected> {
    Some(match kind {
        FieldKind::Count => Expected::WholeNumber,
        FieldKind::Amount { .. } => Expected::Amount,
        FieldKind::Ratio { .. } => Expected::Ratio,
        FieldKind::Percent => Expected::Percent,
        FieldKind::YesNo => Expected::YesNo,
        FieldKind::Level { options } | FieldKind::Choice { options } | FieldKind::Choices { options } => {
            Expected::OneOf(options.iter().map(|option| option.label.clone()).collect())
        }
        FieldKind::Date => Expected::Date,
        FieldKind::Text => return None,
    })
}
