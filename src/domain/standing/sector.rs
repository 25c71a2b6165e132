//! The sector on one indicator, against the target of the year.
use super::{
    Last, Tally,
    compare::{is_better, share_compares},
    judge,
};
use crate::domain::{
    plan::{Bound, Compare, Indicator, Judge, Judged, Measure, Period, Plan, Target},
    value::tokens,
};
use chrono::NaiveDate;
use rust_decimal::{Decimal, RoundingStrategy, prelude::ToPrimitive};

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
    pub judge: Judge,
    pub target: Option<Target>,
    pub tally: Tally,
    /// None for what is not a share of units.
    pub share_owing: Option<Decimal>,
    pub share_reported: Option<Decimal>,
    /// The same without the rule on kinds, of the units that owe; None where the share is shown one way only.
    pub owing_all: Option<usize>,
    pub met_all: Option<usize>,
    pub share_all: Option<Decimal>,
    pub judged: Judged,
    /// What the verdict divides; None where nothing is divided.
    pub numerator: Option<Decimal>,
    pub denominator: Option<Decimal>,
    /// Last year's figure that the sector's is held against: as given for the sector, else of the units of which both
    /// figures are known.
    pub last: Option<Last>,
    /// Units that must still meet it; None for shapes that are not shares of units.
    pub still_needed: Option<usize>,
    pub verdict: SectorVerdict,
    /// The last day for units is still ahead.
    pub provisional: bool,
}

pub fn judge_sector(
    plan: &Plan,
    indicator: &Indicator,
    (tally, sector_last): (&Tally, Option<Last>),
    period: &Period,
    as_of: NaiveDate,
) -> IndicatorStanding {
    let target = indicator.target(judge::target_year(period)).cloned();
    let due = judge::is_due(plan, indicator, period);
    let judged_units = match indicator.judged {
        Judged::Owing => tally.owing,
        Judged::Reported => tally.reported,
    };
    let nested = matches!(indicator.measure, Measure::Nested { .. });
    let divides = nested || matches!(indicator.measure, Measure::Ratio { .. });
    let of_sum = |(part, whole): (Decimal, Decimal)| Last { numerator: part, denominator: divides.then_some(whole) };
    let higher = match indicator.criterion.as_ref().map(|criterion| &criterion.bound) {
        Some(Bound::LastYear { higher_is_better, .. }) if indicator.judge == Judge::Sum && due => {
            Some(*higher_is_better)
        }
        Some(
            Bound::Yes
            | Bound::Number(_)
            | Bound::Range { .. }
            | Bound::Level(_)
            | Bound::OwnField(_)
            | Bound::LastYear { .. },
        )
        | None => None,
    };
    let of_both = || (tally.compared.units > 0).then(|| of_sum(tally.compared.then));
    let last = higher.and_then(|_| sector_last.or_else(of_both));
    let (numerator, denominator) = match indicator.judge {
        Judge::Share if nested => (Some(tally.numerator), Some(tally.denominator)),
        Judge::Share => (Some(tally.met.into()), Some(judged_units.into())),
        Judge::Sum => {
            // Held against what the same units said last year, unless that of the whole sector is known.
            let only_both = higher.is_some() && sector_last.is_none() && tally.compared.units > 0;
            let sums = if only_both { tally.compared.now } else { (tally.numerator, tally.denominator) };
            let figure = of_sum(sums);
            (Some(figure.numerator), figure.denominator)
        }
        Judge::Unit | Judge::Recorded => (None, None),
    };
    let is_share = indicator.judge == Judge::Share && !nested;
    let both_ways = is_share && due && indicator.applies.both_ways;
    let share = |whole: usize| if is_share && due { percent(tally.met.into(), whole.into()) } else { None };
    let better = || {
        let now = Last { numerator: numerator?, denominator };
        is_better(now, last?, higher?)
    };
    let verdict = match (&target, numerator) {
        _ if !due => SectorVerdict::NotDue,
        (None, _) if higher.is_some() => match better().filter(|_| tally.reported > 0) {
            Some(true) => SectorVerdict::OnTarget,
            Some(false) => SectorVerdict::OffTarget,
            None => SectorVerdict::NoData,
        },
        (None, _) | (_, None) => SectorVerdict::Recorded,
        (Some(_), Some(_)) if tally.reported == 0 => SectorVerdict::NoData,
        (Some(target), Some(numerator)) => on_target(numerator, denominator, target),
    };
    IndicatorStanding {
        id: indicator.id.clone(),
        judge: indicator.judge,
        still_needed: target
            .as_ref()
            .filter(|_| is_share && due)
            .and_then(|target| still_needed(target.min?, judged_units, tally.met)),
        target,
        tally: tally.clone(),
        share_owing: share(tally.owing),
        share_reported: share(tally.reported),
        owing_all: both_ways.then_some(tally.owing_all),
        met_all: both_ways.then_some(tally.met_all),
        share_all: if both_ways { percent(tally.met_all.into(), tally.owing_all.into()) } else { None },
        judged: indicator.judged,
        numerator,
        denominator,
        last,
        verdict,
        provisional: period.deadline().is_none_or(|due| as_of <= due.last_day),
    }
}

/// Compared on whole numbers, without dividing.
fn on_target(numerator: Decimal, denominator: Option<Decimal>, target: &Target) -> SectorVerdict {
    let holds = |how, bound: Option<Decimal>| match (bound, denominator) {
        (None, _) => Some(true),
        (Some(bound), Some(whole)) => share_compares(how, numerator, whole, bound),
        (Some(bound), None) => Some(if how == Compare::AtLeast { numerator >= bound } else { numerator <= bound }),
    };
    match holds(Compare::AtLeast, target.min).zip(holds(Compare::AtMost, target.max)) {
        None => SectorVerdict::NoData,
        Some((true, true)) => SectorVerdict::OnTarget,
        Some(_) => SectorVerdict::OffTarget,
    }
}

fn percent(part: Decimal, whole: Decimal) -> Option<Decimal> {
    part.checked_mul(Decimal::ONE_HUNDRED)?.checked_div(whole)
}

/// `⌈target × denominator⌉ − met`, not below 0. The target is in percent.
fn still_needed(target: Decimal, denominator: usize, met: usize) -> Option<usize> {
    let wanted = target.checked_mul(denominator.into())?.checked_div(Decimal::ONE_HUNDRED)?;
    let wanted = wanted.round_dp_with_strategy(0, RoundingStrategy::ToPositiveInfinity).to_usize()?;
    Some(wanted.saturating_sub(met))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn still_needed_rounds_up_and_never_below_zero() {
        for (target, denominator, met, needed) in [
            ("100", 96, 90, 6),
            ("50", 97, 48, 1),
            ("50", 97, 49, 0),
            ("62.5", 8, 4, 1),
            ("50", 0, 0, 0),
            ("33.3", 3, 0, 1),
        ] {
            let target = target.parse().unwrap_or_default();
            assert_eq!(still_needed(target, denominator, met), Some(needed), "{target} of {denominator}");
        }
    }

    #[test]
    fn targets_are_compared_without_rounding() {
        let target = |min: i64| Target { year: 2026, min: Some(min.into()), max: None };
        let sector = |part: i64, whole: i64, min| on_target(part.into(), Some(whole.into()), &target(min));
        assert_eq!(sector(9999, 10_000, 100), SectorVerdict::OffTarget);
        assert_eq!(sector(1, 2, 50), SectorVerdict::OnTarget);
        assert_eq!(sector(0, 0, 50), SectorVerdict::NoData);
        let range = Target { year: 2024, min: Some(15.into()), max: Some(20.into()) };
        for (part, verdict) in [
            (14, SectorVerdict::OffTarget),
            (15, SectorVerdict::OnTarget),
            (20, SectorVerdict::OnTarget),
            (21, SectorVerdict::OffTarget),
        ] {
            assert_eq!(on_target(Decimal::from(part), Some(100.into()), &range), verdict);
        }
    }
}
