//! Whether what was seen reaches what is asked.
use super::{
    super::{
        Figures, Last,
        compare::{compare, is_better, share_compares},
    },
    Line,
    eye::{Seen, see},
};
use crate::domain::{
    plan::{Bound, Compare, FieldKey, FieldKind, Target},
    value::Value,
};
use rust_decimal::Decimal;

impl Line<'_> {
    /// Whether the unit reaches what is asked; None where that cannot be said.
    pub(super) fn meets(&self, seen: &Seen<'_>, figures: &Figures, last: Option<Last>) -> Option<bool> {
        let Some(criterion) = &self.indicator.criterion else {
            return self.target.and_then(|target| reaches(seen, target));
        };
        let rank = |id: &str| self.levels.iter().position(|one| *one == id);
        match (&criterion.bound, seen) {
            (Bound::Yes, Seen::YesNo(yes)) => Some(*yes),
            // A day on which it was done says that it was done.
            (Bound::Yes, Seen::Value(Value::Date(_))) => Some(true),
            (Bound::Number(bound), Seen::Number(number)) => Some(compare(criterion.compare, *number, *bound)),
            (Bound::Number(bound), Seen::Ratio(part, whole)) => {
                share_compares(criterion.compare, *part, *whole, *bound)
            }
            (Bound::Range { min, max }, Seen::Number(number)) => Some(number >= min && number <= max),
            (Bound::Range { min, max }, Seen::Ratio(part, whole)) => Some(
                share_compares(Compare::AtLeast, *part, *whole, *min)?
                    && share_compares(Compare::AtMost, *part, *whole, *max)?,
            ),
            (Bound::Level(wanted), Seen::Value(Value::Option(level))) => Some(rank(level)? >= rank(wanted)?),
            (Bound::OwnField(_), Seen::Number(number)) => {
                Some(compare(criterion.compare.or_at_least(), *number, figures.number(self.beside?)?))
            }
            (Bound::OwnField(_), Seen::Ratio(part, whole)) => self.meets_own_share(*part, *whole, figures),
            (Bound::OwnField(_), Seen::Value(Value::Option(level))) => {
                let Some(Value::Option(own)) = figures.value(self.beside?) else { return None };
                Some(rank(level)? >= rank(own)?)
            }
            (Bound::LastYear { higher_is_better, .. }, Seen::Number(_) | Seen::Ratio(..)) => {
                is_better(seen.figure()?, last?, *higher_is_better)
            }
            (
                Bound::Yes
                | Bound::Number(_)
                | Bound::Range { .. }
                | Bound::Level(_)
                | Bound::OwnField(_)
                | Bound::LastYear { .. },
                _,
            ) => None,
        }
    }

    /// A share against the share a unit registered itself: as a percent, or as a ratio.
    fn meets_own_share(&self, part: Decimal, whole: Decimal, figures: &Figures) -> Option<bool> {
        let own = self.beside?;
        match figures.value(own)? {
            Value::Number(percent) if self.kind_of(own) == Some(&FieldKind::Percent) => {
                share_compares(Compare::AtLeast, part, whole, *percent)
            }
            Value::Ratio { numerator, denominator } if !whole.is_zero() && !denominator.is_zero() => {
                Some(part.checked_mul(*denominator)? >= numerator.checked_mul(whole)?)
            }
            Value::Number(_)
            | Value::Ratio { .. }
            | Value::YesNo(_)
            | Value::Option(_)
            | Value::Options(_)
            | Value::Date(_)
            | Value::Text(_)
            | Value::NotApplicable => None,
        }
    }

    fn kind_of(&self, field: u16) -> Option<&FieldKind> {
        self.form.get(FieldKey::Field(field)).map(|field| &field.kind)
    }

    /// Last year's figure as the unit gives it itself.
    pub(super) fn own_last(&self, figures: &Figures) -> Option<Last> {
        see(figures.value(self.beside?)).figure()
    }
}

/// Without a criterion a unit's share is held against the sector's target. A number is not: the target is that of the sum.
fn reaches(seen: &Seen<'_>, target: &Target) -> Option<bool> {
    let Seen::Ratio(part, whole) = seen else { return None };
    let holds = |compare, bound: Option<Decimal>| match bound {
        None => Some(true),
        Some(bound) => share_compares(compare, *part, *whole, bound),
    };
    Some(holds(Compare::AtLeast, target.min)? && holds(Compare::AtMost, target.max)?)
}
