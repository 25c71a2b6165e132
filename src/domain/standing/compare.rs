//! Comparing figures exactly.
use super::Last;
use crate::domain::plan::Compare;
use rust_decimal::Decimal;

/// Compares without dividing, so that nothing is rounded. A whole of 0 has no share.
pub fn share_compares(how: Compare, part: Decimal, whole: Decimal, percent: Decimal) -> Option<bool> {
    let left = part.checked_mul(Decimal::ONE_HUNDRED)?;
    let right = whole.checked_mul(percent)?;
    (!whole.is_zero()).then(|| compare(how, left, right))
}

pub fn compare(how: Compare, value: Decimal, bound: Decimal) -> bool {
    match how {
        Compare::AtLeast | Compare::Own | Compare::BetterThanLast => value >= bound,
        Compare::AtMost => value <= bound,
        Compare::Equal | Compare::Within => value == bound,
    }
}

/// Whether a figure is better than last year's; one that is equal is not. None where they cannot be compared: a share
/// with a number, or a share of nothing.
pub fn is_better(now: Last, then: Last, higher_is_better: bool) -> Option<bool> {
    let (now, then) = match (now.denominator, then.denominator) {
        (None, None) => (now.numerator, then.numerator),
        (Some(now_whole), Some(then_whole)) if !now_whole.is_zero() && !then_whole.is_zero() => {
            (now.numerator.checked_mul(then_whole)?, then.numerator.checked_mul(now_whole)?)
        }
        (Some(_), _) | (_, Some(_)) => return None,
    };
    Some(if higher_is_better { now > then } else { now < then })
}

impl Compare {
    /// The plain comparison behind the ones that look elsewhere for their bound.
    pub const fn or_at_least(self) -> Self {
        match self {
            Self::Own | Self::BetterThanLast | Self::Within => Self::AtLeast,
            other @ (Self::AtLeast | Self::AtMost | Self::Equal) => other,
        }
    }
}
