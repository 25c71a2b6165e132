//! The sector on one indicator, against the target of the year.
use super::{Tally, Totals};
use crate::domain::{
    plan::{Indicator, Judged, Period, Plan, Target},
    value::tokens,
};
use chrono::NaiveDate;
use rust_decimal::Decimal;

tokens! {
    SectorVerdict {
        OnTarget = "on-target",
        OffTarget = "off-target",
        NotDue = "not-due",
        NoData = "no-data",
        Recorded = "recorded",
    }
}

/// One indicator of the consolidated report. Shares are 0–100, unrounded.
#[derive(Debug, Clone, PartialEq)]
pub struct IndicatorStanding {
    /// Id of the indicator.
    pub id: String,
    pub target: Option<Target>,
    pub tally: Tally,
    pub share_owing: Option<Decimal>,
    pub share_reported: Option<Decimal>,
    pub judged: Judged,
    pub numerator: Decimal,
    pub denominator: Decimal,
    /// None for shapes that are not shares of units.
    pub still_needed: Option<usize>,
    pub verdict: SectorVerdict,
    /// The deadline is still ahead.
    pub provisional: bool,
}

pub fn judge_sector(
    _plan: &Plan,
    indicator: &Indicator,
    tally: &Tally,
    _totals: &Totals,
    _period: &Period,
    _as_of: NaiveDate,
) -> IndicatorStanding {
    IndicatorStanding {
        id: indicator.id.clone(),
        target: None,
        tally: tally.clone(),
        share_owing: None,
        share_reported: None,
        judged: indicator.judged,
        numerator: Decimal::ZERO,
        denominator: Decimal::ZERO,
        still_needed: None,
        verdict: SectorVerdict::NoData,
        provisional: true,
    }
}
