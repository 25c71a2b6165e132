//! What came of an indicator over the sector, in the same figures wherever it stands in one line.
use super::{Lang, summary};
use crate::domain::{
    plan::{Judge, Judged, Target},
    standing::{IndicatorStanding, SectorVerdict},
};
use rust_decimal::Decimal;

/// What the figure of an indicator is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Result {
    /// A part of a whole, with the percentage: what a target in percent is compared with.
    Share { part: Decimal, whole: Decimal, share: Decimal },
    /// Units that meet it, of those that are judged: there is no share to reach, or nothing to divide yet.
    Count { part: usize, whole: usize },
    /// A sum over units.
    Total(Decimal),
    /// Levels or choices, which do not add up: how many units gave one.
    Given { units: usize, owing: usize },
    /// A sum to which nobody has given anything: blank is not 0.
    Nothing,
}

impl Result {
    pub fn of(standing: &IndicatorStanding) -> Self {
        let tally = &standing.tally;
        let whole = match standing.judged {
            Judged::Owing => tally.owing,
            Judged::Reported => tally.reported,
        };
        let count = Self::Count { part: tally.met, whole };
        // A sum is known where only last year's is not.
        let is_sum = standing.judge == Judge::Sum && tally.reported > 0;
        match standing.verdict {
            SectorVerdict::NotDue => return count,
            SectorVerdict::NoData if !is_sum => return count,
            SectorVerdict::NoData | SectorVerdict::OnTarget | SectorVerdict::OffTarget | SectorVerdict::Recorded => {}
        }
        let share = |part, whole| divided(part, whole).map(|share| Self::Share { part, whole, share });
        match standing.judge {
            Judge::Unit => Self::Count { part: tally.met, whole: tally.owing },
            Judge::Share => standing
                .numerator
                .zip(standing.denominator)
                .and_then(|(part, whole)| share(part, whole))
                .unwrap_or(count),
            // Rows that came at any time count before the report does.
            Judge::Sum | Judge::Recorded if tally.reported == 0 && tally.numerator.is_zero() => Self::Nothing,
            Judge::Recorded if !tally.levels.is_empty() => Self::Given { units: tally.reported, owing: tally.owing },
            Judge::Sum | Judge::Recorded => {
                // Beside last year's, the sum may be of the units of which both years are known.
                let of_both =
                    standing.last.and(standing.numerator).map(|part| (part, standing.denominator.unwrap_or_default()));
                let (part, whole) = of_both.unwrap_or((tally.numerator, tally.denominator));
                share(part, whole).unwrap_or(Self::Total(part))
            }
        }
    }

    pub const fn is_share(self) -> bool {
        matches!(self, Self::Share { .. })
    }
}

pub fn total(lang: Lang, total: Decimal) -> String {
    format!("{} {}", lang.pick("tổng", "total"), summary::number(lang, total))
}

/// "38/60 đơn vị có số liệu"
pub fn given(lang: Lang, units: usize, owing: usize) -> String {
    format!("{units}/{owing} {}", lang.pick("đơn vị có số liệu", "units reported"))
}

/// A target in a narrow column: `50%`, `≤ 5%`, `15%–20%`. A least figure is what a target mostly is, and goes without a
/// sign.
pub fn bounds(lang: Lang, target: &Target, is_share: bool) -> Option<String> {
    let figure = |figure| if is_share { summary::percent(lang, figure) } else { summary::number(lang, figure) };
    match (target.min, target.max) {
        (Some(min), Some(max)) if min != max => Some(format!("{}–{}", figure(min), figure(max))),
        (Some(min), _) => Some(figure(min)),
        (None, max) => max.map(|max| format!("≤ {}", figure(max))),
    }
}

/// `part ÷ whole × 100`; None where there is no whole.
pub fn divided(part: Decimal, whole: Decimal) -> Option<Decimal> {
    part.checked_mul(Decimal::ONE_HUNDRED)?.checked_div(whole)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{domain::standing::Tally, text::screen::overview::figures};

    /// 96 units owe, 90 reported, 72 meet it; the sums are 312 of 600.
    fn standing(judge: Judge, verdict: SectorVerdict) -> IndicatorStanding {
        let tally = Tally {
            owing: 96,
            reported: 90,
            met: 72,
            numerator: 312.into(),
            denominator: 600.into(),
            ..Tally::default()
        };
        IndicatorStanding {
            id: "a".into(),
            judge,
            target: None,
            tally,
            share_owing: None,
            share_reported: None,
            owing_all: None,
            met_all: None,
            share_all: None,
            judged: Judged::Owing,
            numerator: None,
            denominator: None,
            last: None,
            still_needed: None,
            verdict,
            provisional: false,
        }
    }

    fn target(min: Option<i64>, max: Option<i64>) -> Option<Target> {
        Some(Target { year: 2026, min: min.map(Decimal::from), max: max.map(Decimal::from) })
    }

    fn said(standing: &IndicatorStanding) -> (String, String) {
        (figures(Lang::Vi, standing), summary::indicator(Lang::Vi, "A", standing))
    }

    #[test]
    fn a_share_is_divided_wherever_its_parts_come_from() {
        let sum = IndicatorStanding {
            numerator: Some(312.into()),
            denominator: Some(600.into()),
            target: target(Some(50), None),
            ..standing(Judge::Sum, SectorVerdict::OnTarget)
        };
        assert_eq!(said(&sum), ("52% / 50%".into(), "Đạt: A — 312/600 (52%)".into()));
        let nested = IndicatorStanding { judge: Judge::Share, ..sum };
        assert_eq!(said(&nested).0, "52% / 50%");
        let units = IndicatorStanding {
            numerator: Some(72.into()),
            denominator: Some(96.into()),
            share_owing: Some(75.into()),
            target: target(Some(100), None),
            still_needed: Some(24),
            ..standing(Judge::Share, SectorVerdict::OffTarget)
        };
        assert_eq!(
            said(&units),
            ("75% / 100%, thiếu 24".into(), "Chưa đạt: A — 72/96 (75%), còn thiếu 24 đơn vị".into())
        );
    }

    #[test]
    fn what_is_judged_unit_by_unit_is_counted_also_where_nobody_meets_it() {
        let mut unit = standing(Judge::Unit, SectorVerdict::Recorded);
        assert_eq!(said(&unit), ("72/96".into(), "Ghi nhận: A — 72/96".into()));
        unit.tally.met = 0;
        assert_eq!(said(&unit), ("0/96".into(), "Ghi nhận: A — 0/96".into()));
    }

    #[test]
    fn a_sum_without_last_years_is_said_all_the_same() {
        let mut sum = standing(Judge::Sum, SectorVerdict::NoData);
        assert_eq!(said(&sum).1, "Chưa có số liệu: A — 312/600 (52%)");
        sum.tally.reported = 0;
        assert_eq!(said(&sum).1, "Chưa có số liệu: A — 72/96");
        assert_eq!(said(&standing(Judge::Share, SectorVerdict::NoData)).1, "Chưa có số liệu: A — 72/96");
    }

    #[test]
    fn a_sum_is_a_total() {
        let mut sum = standing(Judge::Recorded, SectorVerdict::Recorded);
        sum.tally.denominator = Decimal::ZERO;
        sum.tally.numerator = 1312.into();
        assert_eq!(said(&sum), ("tổng 1.312".into(), "Ghi nhận: A — tổng 1.312 (90/96 đơn vị có số liệu)".into()));
    }

    #[test]
    fn a_target_with_a_most_is_said() {
        for (min, max, expected) in
            [(None, Some(5), "52% / ≤ 5%"), (Some(15), Some(20), "52% / 15%–20%"), (Some(20), Some(20), "52% / 20%")]
        {
            let sum = IndicatorStanding { target: target(min, max), ..standing(Judge::Sum, SectorVerdict::OffTarget) };
            assert_eq!(figures(Lang::Vi, &sum), expected);
        }
        let sum = Tally { denominator: Decimal::ZERO, ..standing(Judge::Sum, SectorVerdict::OffTarget).tally };
        let sum = IndicatorStanding {
            tally: sum,
            target: target(None, Some(5)),
            ..standing(Judge::Sum, SectorVerdict::OffTarget)
        };
        assert_eq!(figures(Lang::Vi, &sum), "tổng 312 / ≤ 5");
    }
}
