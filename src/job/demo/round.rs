//! The period a sample plays, with the dates its office gives it.
use crate::domain::plan::{Cycle, DeadlineRule, Period, Plan, ReportType, period::Dates};
use chrono::{Days, NaiveDate};
use std::cmp::Reverse;

/// What the office calls a round that it opens.
const ROUND: &str = "dot-1";
/// Days after a period in which reports may come, where the plan gives no deadline.
const DAYS_TO_REPORT: u64 = 10;

/// The plan's first period with a deadline for units; without one, a period of the report that answers most indicators,
/// opened with a deadline.
pub fn round(plan: &Plan) -> Option<(Period, Dates)> {
    let weight = |one: &ReportType| Reverse(plan.indicators_of(&one.id).count());
    let place = |period: &Period| plan.report_types.iter().position(|one| one.id == period.id.report_type);
    let in_force = |period: &Period| plan.issued.is_none_or(|issued| period.to >= issued);
    let periods: Vec<Period> = plan.periods().into_iter().filter(in_force).collect();
    let planned = periods.iter().filter(|period| period.unit_due.is_some());
    let first = planned
        .min_by_key(|period| (period.cut_off, plan.report_type(&period.id.report_type).map(weight), place(period)));
    if let Some(period) = first {
        return Some((period.clone(), Dates::default()));
    }
    let report_type = plan.report_types.iter().min_by_key(|one| (one.cycle == Cycle::AdHoc, weight(one)))?;
    let (id, dates) = match periods.into_iter().find(|period| period.id.report_type == report_type.id) {
        Some(period) => {
            let due = due(plan, period.to);
            (period.id, Dates { due, ..Dates::default() })
        }
        None => (plan.period_id(&format!("{}@{ROUND}", report_type.id)).ok()?, named_round(plan)?),
    };
    Some((plan.period(&id, &dates).ok()?, dates))
}

/// A round over most of the plan's first year.
fn named_round(plan: &Plan) -> Option<Dates> {
    let day = |month, day| NaiveDate::from_ymd_opt(plan.years.0, month, day);
    let begun = plan.issued.max(day(1, 1))?;
    let to = day(11, 30).filter(|to| *to > begun).or(day(12, 31))?;
    Some(Dates { due: due(plan, to), from: Some(begun.min(to)), to: Some(to), ..Dates::default() })
}

fn due(plan: &Plan, to: NaiveDate) -> Option<NaiveDate> {
    let named = to.checked_add_days(Days::new(DAYS_TO_REPORT))?;
    Some(plan.calendar.last_day(DeadlineRule::OnOrBefore, named))
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;
    use crate::domain::plan::source::{self, built_in};

    /// The example of the format page, with another cycle and without a deadline.
    fn example(cycle: &str, deadline: bool) -> Plan {
        let page = include_str!("../../../docs/plan-format.md");
        let text = page.split_once("```toml\n").unwrap().1.split_once("```").unwrap().0;
        let text = text.replace("cycle = \"quarter\"", &format!("cycle = \"{cycle}\""));
        let without = |line: &&str| deadline || !(line.starts_with("unit_due") || line.starts_with("office_due"));
        source::parse(&text.lines().filter(without).collect::<Vec<_>>().join("\n")).unwrap()
    }

    #[test]
    fn a_round_is_the_first_with_a_deadline_or_one_that_the_office_opens() {
        for (plan, id, last_day) in [
            // 5/4/2026 is a Sunday; the last day before it a Saturday, which this plan moves to Monday.
            (example("quarter", true), "quy@2026-Q1", "2026-04-06"),
            (example("quarter", false), "quy@2026-Q1", "2026-04-10"),
            // 10/1/2027 is a Sunday.
            (example("year", false), "quy@2026", "2027-01-11"),
            (example("on-demand", false), "quy@dot-1", "2026-12-10"),
        ] {
            let (period, dates) = round(&plan).unwrap();
            assert_eq!(
                (period.id.to_string().as_str(), period.unit_due.unwrap().last_day.to_string().as_str()),
                (id, last_day)
            );
            assert_eq!(plan.period(&period.id, &dates), Ok(period));
        }
    }

    #[test]
    fn every_plan_that_ships_has_a_round_to_play() {
        for plan in built_in() {
            let (period, _) = round(&source::parse(plan.text).unwrap()).unwrap();
            assert!(period.unit_due.unwrap().last_day > period.from, "{}", plan.id);
        }
    }
}
