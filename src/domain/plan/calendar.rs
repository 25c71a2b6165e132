//! Deadlines as plans word them, and the last day they leave.
use crate::domain::value::tokens;
use chrono::{Datelike, NaiveDate, Weekday};
use std::collections::BTreeSet;

/// A day of any year. 29/2 falls back to 28/2 in common years.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct DayOfYear {
    pub month: u32,
    pub day: u32,
}

impl DayOfYear {
    /// A day that exists in a leap year.
    pub fn new(month: u32, day: u32) -> Option<Self> {
        NaiveDate::from_ymd_opt(2024, month, day).map(|_| Self { month, day })
    }

    /// `05-20`.
    pub fn parse(text: &str) -> Option<Self> {
        let (month, day) = text.split_once('-')?;
        Self::new(month.parse().ok()?, day.parse().ok()?)
    }

    pub fn in_year(self, year: i32) -> Option<NaiveDate> {
        NaiveDate::from_ymd_opt(year, self.month, self.day)
            .or_else(|| NaiveDate::from_ymd_opt(year, self.month, self.day - 1))
    }
}

impl std::fmt::Display for DayOfYear {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(out, "{:02}-{:02}", self.month, self.day)
    }
}

tokens! {
    DeadlineRule {
        /// "trước ngày": the day itself is too late.
        Before = "before",
        /// "chậm nhất ngày", "đến hết ngày".
        OnOrBefore = "on-or-before",
    }
}

/// A deadline that comes back every period. For cycles shorter than a year `day.month` counts from the
/// period's own end: see [`super::period`].
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Deadline {
    pub rule: DeadlineRule,
    pub day: DeadlineDay,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DeadlineDay {
    /// The same day every year, in the year the period ends plus `years_after`.
    Yearly { day: DayOfYear, years_after: i32 },
    /// A day of the month, so many months after the period's last month.
    Monthly { day: u32, months_after: u32 },
}

tokens! {
    /// What happens when the last day falls on a weekend or holiday.
    Shift { None = "none", Next = "next-working-day", Previous = "previous-working-day" }
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Calendar {
    pub shift: Shift,
    pub holidays: Vec<NaiveDate>,
    pub school_year: SchoolYear,
}

/// The days a school year is cut at.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct SchoolYear {
    /// Its first day; the year before ends the day before.
    pub from: DayOfYear,
    /// The first day of the second semester.
    pub second: DayOfYear,
    /// The last day of the second semester.
    pub ends: DayOfYear,
}

impl Default for SchoolYear {
    fn default() -> Self {
        let day = |month, day| DayOfYear { month, day };
        Self { from: day(9, 1), second: day(2, 1), ends: day(5, 31) }
    }
}

tokens! {
    /// How data windows are cut.
    Window {
        /// From the first to the last day of the month, quarter, year.
        Calendar = "calendar",
        /// From the 15th of the month before to the 14th of the last month (Nghị định 09/2019/NĐ-CP, Điều 12).
        Administrative = "15-14",
    }
}

impl Default for Calendar {
    fn default() -> Self {
        Self { shift: Shift::None, holidays: Vec::new(), school_year: SchoolYear::default() }
    }
}

impl Calendar {
    pub fn is_working_day(&self, date: NaiveDate) -> bool {
        !matches!(date.weekday(), Weekday::Sat | Weekday::Sun) && !self.holidays.contains(&date)
    }

    /// The last day on time for a named day, after the weekend rule.
    pub fn last_day(&self, rule: DeadlineRule, named: NaiveDate) -> NaiveDate {
        let last = match rule {
            DeadlineRule::Before => named.pred_opt().unwrap_or(named),
            DeadlineRule::OnOrBefore => named,
        };
        let step = |date: NaiveDate| match self.shift {
            Shift::None => None,
            Shift::Next => date.succ_opt(),
            Shift::Previous => date.pred_opt(),
        };
        let mut day = last;
        // A holiday list of a whole year would otherwise never end.
        for _ in 0..60 {
            if self.is_working_day(day) {
                break;
            }
            match step(day) {
                Some(next) => day = next,
                None => break,
            }
        }
        day
    }

    /// Working days from the day after `from` up to and including `to`; 0 if `to` is not later.
    pub fn working_days_between(&self, from: NaiveDate, to: NaiveDate) -> usize {
        let days = usize::try_from((to - from).num_days()).unwrap_or(0);
        let is_weekday = |day: NaiveDate| !matches!(day.weekday(), Weekday::Sat | Weekday::Sun);
        // Every week has five of them, so that a deadline years ahead is counted as fast as one tomorrow.
        let rest = from.iter_days().skip(1).take(days % 7).filter(|day| is_weekday(*day)).count();
        let holidays: BTreeSet<NaiveDate> =
            self.holidays.iter().copied().filter(|day| *day > from && *day <= to && is_weekday(*day)).collect();
        days / 7 * 5 + rest - holidays.len()
    }
}

impl Deadline {
    /// The named day for a period that ends on `end`. A day that this year or month lacks is its last one; “before” such a
    /// day is before the next month, so that the last one is still on time.
    pub fn named_day(&self, end: NaiveDate) -> Option<NaiveDate> {
        let named = |day: NaiveDate, wanted: u32| {
            let lacks = day.day() < wanted && self.rule == DeadlineRule::Before;
            if lacks { day.succ_opt() } else { Some(day) }
        };
        match self.day {
            DeadlineDay::Yearly { day, years_after } => named(day.in_year(end.year() + years_after)?, day.day),
            DeadlineDay::Monthly { day, months_after } => {
                let months = end.year() * 12 + i32::try_from(end.month0() + months_after).ok()?;
                let (year, month) = (months.div_euclid(12), u32::try_from(months.rem_euclid(12)).ok()? + 1);
                named((0..4).find_map(|short| NaiveDate::from_ymd_opt(year, month, day.checked_sub(short)?))?, day)
            }
        }
    }

    pub fn last_day(&self, end: NaiveDate, calendar: &Calendar) -> Option<NaiveDate> {
        self.named_day(end).map(|day| calendar.last_day(self.rule, day))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn date(text: &str) -> NaiveDate {
        text.parse().unwrap_or_default()
    }

    #[test]
    fn before_is_strict_and_weekends_move_the_last_day_only_when_the_plan_says_so() {
        let rules = |shift| Calendar { shift, holidays: vec![date("2026-05-18")], ..Calendar::default() };
        for (shift, rule, named, last) in [
            (Shift::None, DeadlineRule::Before, "2026-05-20", "2026-05-19"),
            (Shift::None, DeadlineRule::OnOrBefore, "2026-05-20", "2026-05-20"),
            (Shift::None, DeadlineRule::Before, "2026-05-18", "2026-05-17"),
            // 17/5/2026 is a Sunday, the 18th a holiday.
            (Shift::Next, DeadlineRule::Before, "2026-05-18", "2026-05-19"),
            (Shift::Previous, DeadlineRule::Before, "2026-05-18", "2026-05-15"),
        ] {
            assert_eq!(rules(shift).last_day(rule, date(named)), date(last), "{shift:?} {named}");
        }
    }

    #[test]
    fn deadlines_follow_the_period() {
        use DeadlineRule::{Before, OnOrBefore};
        let yearly = |years_after| DeadlineDay::Yearly { day: DayOfYear { month: 2, day: 29 }, years_after };
        let monthly = |day, months_after| DeadlineDay::Monthly { day, months_after };
        for (rule, day, end, last) in [
            (Before, yearly(0), "2028-06-30", "2028-02-28"),
            (OnOrBefore, yearly(0), "2028-06-30", "2028-02-29"),
            // 28/2 is before 29/2, also where there is none.
            (Before, yearly(1), "2026-12-31", "2027-02-28"),
            (OnOrBefore, yearly(1), "2026-12-31", "2027-02-28"),
            (Before, monthly(5, 1), "2026-12-31", "2027-01-04"),
            (OnOrBefore, monthly(31, 1), "2026-01-31", "2026-02-28"),
            (Before, monthly(31, 1), "2026-01-31", "2026-02-28"),
            (Before, monthly(31, 1), "2026-03-31", "2026-04-30"),
            (Before, monthly(31, 1), "2026-02-28", "2026-03-30"),
        ] {
            let deadline = Deadline { rule, day };
            assert_eq!(deadline.last_day(date(end), &Calendar::default()), Some(date(last)), "{deadline:?} {end}");
        }
    }
}
