//! Which quarters a period asks for, and which of them it judges.
use super::{super::Plan, Period, Span};
use chrono::{Datelike, NaiveDate};

/// One quarter as a period sees it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Quarter {
    /// 1–4.
    pub number: u32,
    pub year: i32,
    pub from: NaiveDate,
    pub to: NaiveDate,
    /// The form asks for it.
    pub asked: bool,
    /// It is judged.
    pub due: bool,
}

impl Plan {
    /// What each quarter 1–4 is in a period.
    ///
    /// A quarter belongs to the period it lies in; one that was still running at the cut-off of the report
    /// before is judged here. It is due once it is over at the cut-off, unless it ended before the plan was issued.
    /// Quarters are cut as the report type's windows are: from the 15th to the 14th where those are.
    pub fn quarters(&self, period: &Period) -> [Quarter; 4] {
        let before = self.cut_off_before(period);
        // A report may be due in the year after its own, and a school year has quarters of two years.
        let years: Vec<i32> = (period.from.year()..=period.cut_off.year().max(period.to.year()))
            .chain([period.cut_off.year() - 1])
            .collect();
        [1, 2, 3, 4].map(|number| {
            let of_year = |year| self.quarter(period, before, year, number);
            let quarters = || years.iter().map(|year| of_year(*year));
            let latest = |wanted: fn(&Quarter) -> bool| quarters().filter(wanted).max_by_key(|one| one.year);
            let begun = || quarters().filter(|one| one.from <= period.cut_off).max_by_key(|one| one.year);
            let fallback = || of_year(period.cut_off.year());
            latest(|one| one.due).or_else(|| latest(|one| one.asked)).or_else(begun).unwrap_or_else(fallback)
        })
    }

    fn quarter(&self, period: &Period, before: Option<NaiveDate>, year: i32, number: u32) -> Quarter {
        let window = self.window_of(&period.id.report_type);
        let dates = Span::Quarter { year, quarter: number }.window(window, &self.calendar.school_year);
        let (from, to) = dates.unwrap_or((NaiveDate::MIN, NaiveDate::MIN));
        let over = to <= period.cut_off;
        let in_force = self.issued.is_none_or(|issued| to >= issued);
        let inside = from >= period.from && to <= period.to;
        let carried = over && in_force && before.is_some_and(|before| to > before);
        let asked = inside || carried;
        Quarter { number, year, from, to, asked, due: asked && over && in_force }
    }

    /// The cut-off of the report before this one that asks for quarters too.
    fn cut_off_before(&self, period: &Period) -> Option<NaiveDate> {
        let asks = |id: &str| self.form_of(id).is_some_and(|form| form.fields.iter().any(|field| field.per_quarter));
        let year = period.cut_off.year();
        (year - 2..=year)
            .filter(|year| (self.years.0..=self.years.1).contains(year))
            .flat_map(|year| self.periods_of(year))
            .filter(|other| asks(&other.id.report_type) && !self.is_ad_hoc(&other.id))
            .map(|other| other.cut_off)
            .filter(|other| *other < period.cut_off)
            .max()
    }
}
