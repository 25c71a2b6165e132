//! Data windows: the days a span is about, by the calendar, by the offices' months of 15 to 14, by the school year.
use super::{
    super::{DayOfYear, SchoolYear, Window},
    Span,
};
use chrono::{Datelike, Days, Months, NaiveDate};

/// First and last day.
pub type FromTo = (NaiveDate, NaiveDate);

impl Span {
    /// First and last day by the calendar and the usual school year; None for a named round.
    pub fn dates(&self) -> Option<FromTo> {
        self.window(Window::Calendar, &SchoolYear::default())
    }

    /// First and last day; None for a named round. School years and semesters are cut by the school year alone.
    pub fn window(&self, window: Window, school_year: &SchoolYear) -> Option<FromTo> {
        let months = |year, first: u32, count: u32| {
            let from = NaiveDate::from_ymd_opt(year, first, 1)?;
            let after = from.checked_add_months(Months::new(count))?;
            match window {
                Window::Calendar => Some((from, after.pred_opt()?)),
                // The day before the month begins is in the month before, and so is the 15th.
                Window::Administrative => Some((from.pred_opt()?.with_day(15)?, after.pred_opt()?.with_day(14)?)),
            }
        };
        match *self {
            Self::Month { year, month } => months(year, month, 1),
            Self::Quarter { year, quarter } => months(year, quarter * 3 - 2, 3),
            Self::Half { year, half } => months(year, half * 6 - 5, 6),
            Self::NineMonths { year } => months(year, 1, 9),
            Self::Year { year } => months(year, 1, 12),
            Self::SchoolYear { start } => Some((school_year.first(start)?, school_year.first(start + 1)?.pred_opt()?)),
            Self::Semester { start, semester: 1 } => {
                Some((school_year.first(start)?, school_year.second_half(start)?.pred_opt()?))
            }
            Self::Semester { start, .. } => {
                let from = school_year.second_half(start)?;
                Some((from, school_year.ends.on_or_after(from)?))
            }
            Self::Round(_) => None,
        }
    }

    /// The first day of the year it is a part of: events of that year are counted from here.
    pub fn year_begins(&self, window: Window, school_year: &SchoolYear) -> Option<NaiveDate> {
        let year = match *self {
            Self::SchoolYear { start } | Self::Semester { start, .. } => Self::SchoolYear { start },
            Self::Month { year, .. }
            | Self::Quarter { year, .. }
            | Self::Half { year, .. }
            | Self::NineMonths { year }
            | Self::Year { year } => Self::Year { year },
            Self::Round(_) => return None,
        };
        year.window(window, school_year).map(|(from, _)| from)
    }
}

impl SchoolYear {
    fn first(&self, start: i32) -> Option<NaiveDate> {
        self.from.in_year(start)
    }

    fn second_half(&self, start: i32) -> Option<NaiveDate> {
        self.second.on_or_after(self.first(start)?.checked_add_days(Days::new(1))?)
    }
}

impl DayOfYear {
    /// The first such day from a date on.
    pub fn on_or_after(self, date: NaiveDate) -> Option<NaiveDate> {
        let in_year = |year| self.in_year(year).filter(|day| *day >= date);
        in_year(date.year()).or_else(|| in_year(date.year() + 1))
    }
}
