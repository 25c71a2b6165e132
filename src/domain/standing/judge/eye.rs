//! Where a measure looks on a form, and what it sees in a report.
use super::super::{Figures, Last};
use crate::domain::{
    plan::{
        Field, FieldKey, FieldKind, Form, Indicator, Measure,
        descent::{self, Descent},
    },
    value::Value,
};
use rust_decimal::Decimal;

/// A measure with fields found in the form.
pub(super) enum Eye {
    Field(u16),
    Ratio(u16, u16),
    PerQuarter(u16),
    Rows(usize),
    CompleteRows(usize),
    All(Vec<u16>),
    /// Places of `of` and `within` among the lines.
    Nested(usize, usize),
    /// The form does not ask for it.
    Blind,
}

/// One figure to compare.
pub(super) enum Seen<'a> {
    Nothing,
    NotApplicable,
    Value(&'a Value),
    Number(Decimal),
    Ratio(Decimal, Decimal),
    YesNo(bool),
}

impl Seen<'_> {
    /// The figure, if it is one.
    pub fn figure(&self) -> Option<Last> {
        match *self {
            Self::Number(numerator) => Some(Last { numerator, denominator: None }),
            Self::Ratio(numerator, whole) => Some(Last { numerator, denominator: Some(whole) }),
            Self::Nothing | Self::NotApplicable | Self::Value(_) | Self::YesNo(_) => None,
        }
    }
}

impl Eye {
    pub fn new(measure: &Measure, form: &Form, indicators: &[&Indicator]) -> Self {
        let place = |id: &str| indicators.iter().position(|one| one.id == id);
        let found = match measure {
            Measure::Nested { of, within } => place(of).zip(place(within)).map(|(of, within)| Self::Nested(of, within)),
            Measure::Field(_)
            | Measure::Ratio { .. }
            | Measure::PerQuarter(_)
            | Measure::Rows(_)
            | Measure::CompleteRows(_)
            | Measure::All(_) => Self::on_form(measure, |id| field_number(form, id), form),
        };
        found.unwrap_or(Self::Blind)
    }

    fn on_form(measure: &Measure, number: impl Fn(&str) -> Option<u16>, form: &Form) -> Option<Self> {
        let table = |id: &str| form.tables.iter().position(|table| table.id == *id);
        match measure {
            Measure::Field(id) => number(id).map(Self::Field),
            Measure::Ratio { numerator, denominator } => {
                number(numerator).zip(number(denominator)).map(|(a, b)| Self::Ratio(a, b))
            }
            Measure::PerQuarter(id) => number(id).map(Self::PerQuarter),
            Measure::Rows(id) => table(id).map(Self::Rows),
            Measure::CompleteRows(id) => table(id).map(Self::CompleteRows),
            Measure::All(ids) => ids.iter().map(|id| number(id)).collect::<Option<Vec<u16>>>().map(Self::All),
            Measure::Nested { .. } => None,
        }
    }

    /// What it sees in a report, where that is one figure.
    pub fn look<'f>(&self, figures: &'f Figures) -> Seen<'f> {
        match self {
            Self::Field(field) => see(figures.value(*field)),
            Self::Ratio(part, whole) if part == whole => see(figures.value(*part)),
            Self::Ratio(part, whole) => match (see(figures.value(*part)), see(figures.value(*whole))) {
                (Seen::Number(part), Seen::Number(whole)) => Seen::Ratio(part, whole),
                // Where the one does not concern a unit there is no share.
                (Seen::NotApplicable, _) | (_, Seen::NotApplicable) => Seen::NotApplicable,
                (
                    Seen::Nothing | Seen::Value(_) | Seen::Number(_) | Seen::Ratio(..) | Seen::YesNo(_),
                    Seen::Nothing | Seen::Value(_) | Seen::Number(_) | Seen::Ratio(..) | Seen::YesNo(_),
                ) => Seen::Nothing,
            },
            Self::Rows(table) => Seen::Number(figures.rows(*table).into()),
            Self::CompleteRows(table) => Seen::Number(figures.complete_rows(*table).into()),
            Self::All(fields) => all(fields.iter().map(|field| figures.value(*field))),
            Self::PerQuarter(_) | Self::Nested(..) | Self::Blind => Seen::Nothing,
        }
    }
}

/// What a measure sees in a report of an earlier form: a field that has another id since is found by the one it had, and none
/// that asked for something else.
pub fn measured(measure: &Measure, form: &Form, now: &Form, figures: &Figures) -> Option<Last> {
    let descent = Descent::agreeing(now, form, descent::compares);
    let then = |id: &str| match descent.of(FieldKey::Field(field_number(now, id)?))? {
        FieldKey::Field(then) => Some(then),
        FieldKey::Column { .. } => None,
    };
    Eye::on_form(measure, then, form)?.look(figures).figure()
}

pub(super) fn field_number(form: &Form, id: &str) -> Option<u16> {
    form.fields.iter().position(|field| field.id == id).and_then(|at| u16::try_from(at).ok())
}

/// Level ids from the lowest to the highest.
pub(super) fn levels(field: &Field) -> Vec<&str> {
    match &field.kind {
        FieldKind::Level { options } => options.iter().map(|option| option.id.as_str()).collect(),
        FieldKind::Count
        | FieldKind::Amount { .. }
        | FieldKind::Ratio { .. }
        | FieldKind::Percent
        | FieldKind::YesNo
        | FieldKind::Choice { .. }
        | FieldKind::Choices { .. }
        | FieldKind::Date
        | FieldKind::Text => vec![],
    }
}

pub(super) fn see(value: Option<&Value>) -> Seen<'_> {
    match value {
        None => Seen::Nothing,
        Some(Value::NotApplicable) => Seen::NotApplicable,
        Some(Value::Number(number)) => Seen::Number(*number),
        Some(Value::Ratio { numerator, denominator }) => Seen::Ratio(*numerator, *denominator),
        Some(Value::YesNo(yes)) => Seen::YesNo(*yes),
        Some(value @ (Value::Option(_) | Value::Options(_) | Value::Date(_) | Value::Text(_))) => Seen::Value(value),
    }
}

/// One "no" decides; otherwise one blank leaves it open. What does not concern the unit is left out; where nothing does, the
/// whole does not.
fn all<'a>(values: impl Iterator<Item = Option<&'a Value>>) -> Seen<'a> {
    let (mut blank, mut yes) = (false, false);
    for value in values {
        match value {
            Some(Value::YesNo(false)) => return Seen::YesNo(false),
            // A day on which it was done says that it was done.
            Some(Value::YesNo(true) | Value::Date(_)) => yes = true,
            Some(Value::NotApplicable) => {}
            Some(Value::Number(_) | Value::Ratio { .. } | Value::Option(_) | Value::Options(_) | Value::Text(_))
            | None => blank = true,
        }
    }
    match (blank, yes) {
        (true, _) => Seen::Nothing,
        (false, true) => Seen::YesNo(true),
        (false, false) => Seen::NotApplicable,
    }
}
