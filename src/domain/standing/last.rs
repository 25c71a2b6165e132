//! Last year's figures: of each unit, and of the whole sector.
use super::{Figures, Judgement, judge};
use crate::domain::{
    plan::{Bound, FieldKind, Form, Indicator, Measure},
    vietnamese::number::{self, Shape},
};
use rust_decimal::Decimal;
use std::collections::HashMap;

/// One figure to hold another against.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Last {
    pub numerator: Decimal,
    /// None where nothing is divided.
    pub denominator: Option<Decimal>,
}

impl Last {
    /// Reads a figure given by hand as the indicator measures: `1.234` or `12,5`; a share as `312/600` or `52%`. None for
    /// anything that is not of its kind.
    pub fn parse(text: &str, indicator: &Indicator, form: &Form) -> Option<Self> {
        let plain = |text: &str| number::parse(text.trim()).filter(|number| number.value >= Decimal::ZERO);
        // "1.234 %" would be a thousand or a bit more than one.
        let percent = |text: &str| {
            let number = plain(text).filter(|number| matches!(number.shape, Shape::Plain | Shape::Decimal))?;
            Some(number.value).filter(|value| *value <= Decimal::ONE_HUNDRED)
        };
        let of = |numerator, denominator| Self { numerator, denominator };
        let text = text.trim();
        match &indicator.measure {
            Measure::Ratio { .. } => match text.split_once('/') {
                Some((part, whole)) => {
                    let (part, whole) = (plain(part)?.value, plain(whole)?.value);
                    (!whole.is_zero()).then(|| of(part, Some(whole)))
                }
                None => Some(of(percent(text.strip_suffix('%')?)?, Some(Decimal::ONE_HUNDRED))),
            },
            Measure::Field(id) if form.field(id).is_some_and(|field| field.kind == FieldKind::Percent) => {
                Some(of(percent(text.strip_suffix('%').unwrap_or(text))?, None))
            }
            Measure::Field(_) | Measure::Rows(_) | Measure::CompleteRows(_) => Some(of(plain(text)?.value, None)),
            Measure::PerQuarter(_) | Measure::All(_) | Measure::Nested { .. } => None,
        }
    }

    /// What an indicator measures in a report of an earlier period. `form` is that report's own, `now` the form of today.
    pub fn measured(indicator: &Indicator, form: &Form, now: &Form, figures: &Figures) -> Option<Self> {
        judge::measured(&indicator.measure, form, now, figures)
    }
}

/// Last year's figures, as far as indicators ask for them.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct LastYear {
    /// Code → place of the indicator and figure.
    units: HashMap<String, Vec<(usize, Last)>>,
    /// One per indicator of the report type, where one was given for the whole sector; empty if none was.
    pub sector: Vec<Option<Last>>,
}

impl LastYear {
    /// A unit's figure for an indicator, by its place; a later one replaces an earlier one.
    pub fn put(&mut self, unit: &str, at: usize, last: Last) {
        let known = self.units.entry(unit.to_owned()).or_default();
        known.retain(|(one, _)| *one != at);
        known.push((at, last));
    }

    /// Those that a unit was judged by, as far as they do not follow from its own report.
    pub fn of_row<'a>(unit: &str, judged: impl Iterator<Item = (&'a Indicator, &'a Judgement)>) -> Self {
        let mut last = Self::default();
        for (at, (indicator, judgement)) in judged.enumerate() {
            let is_own = matches!(
                indicator.criterion.as_ref().map(|one| &one.bound),
                Some(Bound::LastYear { field: Some(_), .. })
            );
            if let Some(one) = judgement.last.as_ref().filter(|_| !is_own) {
                last.put(unit, at, **one);
            }
        }
        last
    }

    /// With the place of the indicator each is for.
    pub fn of(&self, unit: &str) -> &[(usize, Last)] {
        if self.units.is_empty() {
            return &[];
        }
        self.units.get(unit).map(Vec::as_slice).unwrap_or_default()
    }
}
