//! Kỳ báo cáo: one instance of a report type, with its dates.
mod quarter;
mod span;
#[cfg(test)]
mod tests;
mod window;

pub use quarter::Quarter;
pub use span::{Cycle, PeriodId, Span};

use super::{Calendar, DeadlineRule, OnTimeBy, Plan, ReportType, Window};
use chrono::{Datelike, NaiveDate};

/// One period with the dates in force for it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Period {
    pub id: PeriodId,
    /// First and last day of the data window.
    pub from: NaiveDate,
    pub to: NaiveDate,
    /// School → commune where reports pass through a commune, else school → office.
    pub unit_due: Option<Due>,
    /// Commune → office.
    pub commune_due: Option<Due>,
    pub office_due: Option<Due>,
    pub on_time_by: OnTimeBy,
    /// Quarters and events are judged up to this day, never by the day one looks.
    pub cut_off: NaiveDate,
}

impl Period {
    /// The day whose roster this period has: its last, or an earlier one on which it is judged.
    pub fn roster_day(&self) -> NaiveDate {
        self.cut_off.min(self.to).max(self.from)
    }

    /// The deadline that says who is late; None where nobody can be.
    pub fn deadline(&self) -> Option<Due> {
        match self.on_time_by {
            OnTimeBy::Unit => self.unit_due.or(self.commune_due),
            OnTimeBy::Commune => self.commune_due.or(self.unit_due),
        }
    }
}

/// A deadline of one period: as worded, and what it means.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Due {
    pub rule: DeadlineRule,
    pub named: NaiveDate,
    pub last_day: NaiveDate,
}

impl Due {
    pub fn new(rule: DeadlineRule, named: NaiveDate, calendar: &Calendar) -> Self {
        Self { rule, named, last_day: calendar.last_day(rule, named) }
    }

    /// A day somebody set by hand. It is the last day on time whatever day of the week it is: the plan's rule on
    /// weekends and holidays is about days that come back every year, and who names a day has looked at it.
    pub const fn set(day: NaiveDate) -> Self {
        Self { rule: DeadlineRule::OnOrBefore, named: day, last_day: day }
    }
}

/// What an opened period sets itself; the rest follows from the plan.
#[derive(Debug, Clone, Default, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct Dates {
    /// Last day on time for units.
    pub due: Option<NaiveDate>,
    pub from: Option<NaiveDate>,
    pub to: Option<NaiveDate>,
    /// Last day on time for communes.
    #[serde(default)]
    pub commune_due: Option<NaiveDate>,
    /// Last day on time for the office itself.
    #[serde(default)]
    pub office_due: Option<NaiveDate>,
}

impl Dates {
    /// These dates, and those set earlier where nothing is said.
    #[must_use]
    pub fn over(&self, earlier: &Self) -> Self {
        Self {
            due: self.due.or(earlier.due),
            from: self.from.or(earlier.from),
            to: self.to.or(earlier.to),
            commune_due: self.commune_due.or(earlier.commune_due),
            office_due: self.office_due.or(earlier.office_due),
        }
    }

    /// A deadline is set.
    pub const fn has_due(&self) -> bool {
        self.due.is_some() || self.commune_due.is_some() || self.office_due.is_some()
    }
}

/// Why a text names no period of a plan.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum NoPeriod {
    /// No report type has this id.
    UnknownType(String),
    /// No report type has such spans.
    NoTypeWithSpan(String),
    /// Several report types have it; their ids.
    SeveralTypes(Vec<String>),
    /// The year lies outside the plan's.
    OutsideYears(i32),
    /// A round without dates: it must be opened with a deadline.
    NoDates(String),
    /// Ad-hoc reports have the dates of the period they count in, which is this.
    DatesOf(String),
}

impl Plan {
    /// Reads `TYPE@SPAN`, or a short span where one report type matches. Ad-hoc reports, which have the spans of another
    /// report type, are never meant by a short span that this other one has.
    pub fn period_id(&self, text: &str) -> Result<PeriodId, NoPeriod> {
        let (wanted, span_text) = text.split_once('@').map_or((None, text), |(wanted, span)| (Some(wanted), span));
        let span: Span = span_text.parse().unwrap_or_else(|never: std::convert::Infallible| match never {});
        if let Some(year) = span.year().filter(|_| !self.covers(&span)) {
            return Err(NoPeriod::OutsideYears(year));
        }
        let id = |one: &ReportType| PeriodId { report_type: one.id.clone(), span: span.clone() };
        if let Some(wanted) = wanted {
            let one = self.report_type(wanted).ok_or_else(|| NoPeriod::UnknownType(wanted.to_owned()))?;
            return if self.has(one, &span) { Ok(id(one)) } else { Err(NoPeriod::NoTypeWithSpan(text.to_owned())) };
        }
        let matching = self.report_types.iter().filter(|one| self.has(one, &span));
        let (ad_hoc, regular): (Vec<_>, Vec<_>) = matching.partition(|one| one.cycle == Cycle::AdHoc);
        match if regular.is_empty() { ad_hoc } else { regular }.as_slice() {
            [one] => Ok(id(one)),
            [] => Err(NoPeriod::NoTypeWithSpan(text.to_owned())),
            several => Err(NoPeriod::SeveralTypes(several.iter().map(|one| one.id.clone()).collect())),
        }
    }

    /// A report type has periods of a span. Ad-hoc reports have those of the report type they go into.
    fn has(&self, report_type: &ReportType, span: &Span) -> bool {
        let one = self.host(report_type).unwrap_or(report_type);
        let cycle = if one.cycle == Cycle::AdHoc { Cycle::OnDemand } else { one.cycle };
        cycle == span.cycle() && (one.parts.is_empty() || one.parts.contains(&span.part()))
    }

    /// The report type that ad-hoc reports of a type go into.
    pub fn host(&self, report_type: &ReportType) -> Option<&ReportType> {
        let into = report_type.into.as_deref().filter(|_| report_type.cycle == Cycle::AdHoc)?;
        self.report_type(into).filter(|host| host.cycle != Cycle::AdHoc)
    }

    /// Reports that come at any time and that nobody owes.
    pub fn is_ad_hoc(&self, id: &PeriodId) -> bool {
        self.report_type(&id.report_type).is_some_and(|one| one.cycle == Cycle::AdHoc)
    }

    /// The period whose report the ad-hoc reports of a period go into; None for every other period.
    pub fn counts_in(&self, id: &PeriodId) -> Option<PeriodId> {
        let host = self.host(self.report_type(&id.report_type)?)?;
        Some(PeriodId { report_type: host.id.clone(), span: id.span.clone() })
    }

    /// How the periods of a report type are cut.
    fn window_of(&self, report_type: &str) -> Window {
        self.report_type(report_type).map_or(Window::Calendar, |one| self.host(one).unwrap_or(one).window)
    }

    /// The plan covers a span. Its last year is the last one that a school year may end in, unless it is the only year.
    fn covers(&self, span: &Span) -> bool {
        let (first, last) = self.years;
        span.years().is_none_or(|(starts, ends)| (first..=last).contains(&starts) && (ends <= last || first == last))
    }

    /// The period with its dates, as the plan sets them and the office changed them. Of an ad-hoc period these are the
    /// dates set for the period it counts in.
    pub fn period(&self, id: &PeriodId, dates: &Dates) -> Result<Period, NoPeriod> {
        if let Some(host) = self.counts_in(id) {
            let host = self.period(&host, dates)?;
            return Ok(Period { id: id.clone(), unit_due: None, commune_due: None, office_due: None, ..host });
        }
        let report_type =
            self.report_type(&id.report_type).ok_or_else(|| NoPeriod::UnknownType(id.report_type.clone()))?;
        let planned = id.span.window(report_type.window, &self.calendar.school_year);
        let no_dates = || NoPeriod::NoDates(id.to_string());
        let set = dates.due.or(dates.commune_due);
        let to = dates.to.or(planned.map(|(_, to)| to)).or(set).ok_or_else(no_dates)?;
        let from = dates
            .from
            .or(planned.map(|(from, _)| from))
            .or_else(|| NaiveDate::from_ymd_opt(to.year(), 1, 1))
            .ok_or_else(no_dates)?;
        // A window that is moved moves no deadline.
        let end = planned.map_or(to, |(_, to)| to);
        let worded = |deadline: Option<super::Deadline>| {
            deadline.and_then(|one| Some(Due::new(one.rule, one.named_day(end)?, &self.calendar)))
        };
        let due = |set: Option<NaiveDate>, deadline| set.map_or_else(|| worded(deadline), |day| Some(Due::set(day)));
        let unit_due = due(dates.due, report_type.unit_due);
        let commune_due = due(dates.commune_due, report_type.commune_due);
        // A deadline that is moved does not move what is judged.
        let by_plan = worded(report_type.unit_due).or_else(|| worded(report_type.commune_due));
        let named = report_type.cut_off.and_then(|day| day.in_year(end.year()));
        let last_day = |due: Due| due.last_day;
        let cut_off = named.or(by_plan.or(unit_due).or(commune_due).map(last_day)).unwrap_or(to);
        Ok(Period {
            id: id.clone(),
            from,
            to,
            unit_due,
            commune_due,
            office_due: due(dates.office_due, report_type.office_due),
            on_time_by: report_type.on_time_by,
            cut_off,
        })
    }

    /// Every calendar period of the plan, by cut-off; also those of ad-hoc reports.
    pub fn periods(&self) -> Vec<Period> {
        let mut periods: Vec<Period> = (self.years.0..=self.years.1).flat_map(|year| self.periods_of(year)).collect();
        periods.sort_by(|a, b| (a.cut_off, &a.id).cmp(&(b.cut_off, &b.id)));
        periods
    }

    fn periods_of(&self, year: i32) -> Vec<Period> {
        let ids = self.report_types.iter().flat_map(|one| {
            let cycle = self.host(one).unwrap_or(one).cycle;
            let spans = Span::of_year(cycle, year).into_iter().filter(|span| self.covers(span) && self.has(one, span));
            spans.map(|span| PeriodId { report_type: one.id.clone(), span })
        });
        ids.filter_map(|id| self.period(&id, &Dates::default()).ok()).collect()
    }

    /// The period a book works in when nobody opened one: the first that is not yet due to be forwarded. Never one of
    /// ad-hoc reports.
    pub fn current_period(&self, today: NaiveDate) -> Option<Period> {
        let mut periods = self.periods();
        periods.retain(|period| !self.is_ad_hoc(&period.id));
        first_ahead(periods, today)
    }

    /// A day of the year that is still ahead at a period's cut-off. It is counted from the first day of the period's
    /// year: in a school year, a day in November comes before one in May.
    pub fn is_ahead(&self, day: super::DayOfYear, period: &Period) -> bool {
        let window = self.window_of(&period.id.report_type);
        let begins = period.id.span.year_begins(window, &self.calendar.school_year).or_else(|| {
            // A round may begin in the year before.
            NaiveDate::from_ymd_opt(period.cut_off.year(), 1, 1).map(|first| first.min(period.from))
        });
        begins.and_then(|begins| day.on_or_after(begins)).is_none_or(|event| event > period.cut_off)
    }
}

/// Of periods in the order of time the first that is not yet due to be forwarded, else the last.
pub fn first_ahead(mut periods: Vec<Period>, today: NaiveDate) -> Option<Period> {
    let last_day =
        |period: &Period| period.office_due.or(period.commune_due).or(period.unit_due).map(|due| due.last_day);
    let ahead = periods.iter().position(|period| last_day(period).is_some_and(|last| last >= today));
    match ahead {
        Some(at) => Some(periods.swap_remove(at)),
        None => periods.pop(),
    }
}
