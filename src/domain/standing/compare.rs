//! Comparing figures exactly.
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

impl Compare {
    /// The plain comparison behind the ones that look elsewhere for their bound.
    pub const fn or_at_least(self) -> Self {
        match self {
            Self::Own | Self::BetterThanLast | Self::Within => Self::AtLeast,
            other @ (Self::AtLeast | Self::AtMost | Self::Equal) => other,
        }
    }
}
