//! What can come of one unit on one indicator.
use super::Last;
use crate::domain::value::tokens;
use rust_decimal::Decimal;

tokens! {
    Verdict {
        Met = "met",
        NotMet = "not-met",
        NotDue = "not-due",
        NotApplicable = "not-applicable",
        NoData = "no-data",
        Recorded = "recorded",
    }
}

tokens! {
    /// Whether an indicator is about a unit at all.
    Membership { OutOfScope = "out-of-scope", NotApplicable = "not-applicable", Applicable = "applicable" }
}

/// What came of one unit on one indicator.
#[derive(Debug, Clone, PartialEq)]
pub struct Judgement {
    pub membership: Membership,
    pub verdict: Verdict,
    /// The unit's own figure, or the part of its ratio.
    pub numerator: Decimal,
    /// The whole of its ratio; 0 where there is none.
    pub denominator: Decimal,
    /// The level it gave, for the distribution.
    pub level: Option<String>,
    /// What it was held against, where that is last year's figure.
    pub last: Option<Box<Last>>,
    /// What the verdict would be without the rule on kinds that leaves the unit out, where the share is shown both ways.
    pub otherwise: Option<Verdict>,
    /// The figure is of rows that were reported at any time, before the report of the period: it adds up, and judges
    /// nobody.
    pub ahead: bool,
}

impl Judgement {
    /// The unit gave a usable value.
    pub const fn is_reported(&self) -> bool {
        matches!(self.verdict, Verdict::Met | Verdict::NotMet | Verdict::Recorded)
    }

    /// Its figures add up over units. A unit that is certainly in a whole adds to it, though it gave no value for the part.
    pub const fn adds_up(&self) -> bool {
        self.is_reported() || self.ahead || !self.denominator.is_zero()
    }

    /// Nothing was reported.
    pub const fn empty(membership: Membership, verdict: Verdict) -> Self {
        let (numerator, denominator) = (Decimal::ZERO, Decimal::ZERO);
        Self { membership, verdict, numerator, denominator, level: None, last: None, otherwise: None, ahead: false }
    }
}
