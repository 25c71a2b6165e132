//! Kỳ báo cáo: one instance of a report type, with its dates.
use super::{Calendar, DeadlineRule, Plan, ReportType};
use crate::domain::value::tokens;
use chrono::{Datelike, Months, NaiveDate};
use std::{fmt, str::FromStr};

tokens! {
    Cycle {
        Month = "month",
        Quarter = "quarter",
        HalfYear = "half-year",
        NineMonths = "nine-month",
        Year = "year",
        SchoolYear = "school-year",
        Semester = "semester",
        /// A named round that the office opens when it wants one.
        OnDemand = "on-demand",
        /// At any time, several per unit (incidents).
        AdHoc = "ad-hoc",
    }
}

/// The stretch of time a period covers, in the form scripts write it.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Span {
    /// `2026-M05`
    Month { year: i32, month: u32 },
    /// `2026-Q2`
    Quarter { year: i32, quarter: u32 },
    /// `2026-H1`
    Half { year: i32, half: u32 },
    /// `2026-9M`
    NineMonths { year: i32 },
    /// `2026`
    Year { year: i32 },
    /// `2023-2024`
    SchoolYear { start: i32 },
    /// `2023-2024-S1`
    Semester { start: i32, semester: u32 },
    /// A named round.
    Round(String),
}

/// `TYPE@SPAN`.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct PeriodId {
    pub report_type: String,
    pub span: Span,
}

/// One period with the dates in force for it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Period {
    pub id: PeriodId,
    /// First and last day of the data window.
    pub from: NaiveDate,
    pub to: NaiveDate,
    pub unit_due: Option<Due>,
    pub office_due: Option<Due>,
    /// Quarters and events are judged up to this day, never by the day one looks.
    pub cut_off: NaiveDate,
}

/// A deadline of one period: as worded, and what it means.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Due {
    pub rule: DeadlineRule,
    pub named: NaiveDate,
    pub last_day: NaiveDate,
}

impl Period {
    /// The day whose roster this period has: its last, or an earlier one on which it is judged.
    pub fn roster_day(&self) -> NaiveDate {
        self.cut_off.min(self.to).max(self.from)
    }
}

impl Due {
    pub fn new(rule: DeadlineRule, named: NaiveDate, calendar: &Calendar) -> Self {
        Self { rule, named, last_day: calendar.last_day(rule, named) }
    }
}

/// What an opened round sets itself; the rest follows from the plan.
#[derive(Debug, Clone, Default, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct Dates {
    /// Last day on time for units.
    pub due: Option<NaiveDate>,
    pub from: Option<NaiveDate>,
    pub to: Option<NaiveDate>,
}

impl Span {
    pub const fn cycle(&self) -> Cycle {
        match self {
            Self::Month { .. } => Cycle::Month,
            Self::Quarter { .. } => Cycle::Quarter,
            Self::Half { .. } => Cycle::HalfYear,
            Self::NineMonths { .. } => Cycle::NineMonths,
            Self::Year { .. } => Cycle::Year,
            Self::SchoolYear { .. } => Cycle::SchoolYear,
            Self::Semester { .. } => Cycle::Semester,
            Self::Round(_) => Cycle::OnDemand,
        }
    }

    /// First and last day by the calendar; None for a named round.
    pub fn dates(&self) -> Option<(NaiveDate, NaiveDate)> {
        let months = |year, month, count| {
            let from = NaiveDate::from_ymd_opt(year, month, 1)?;
            Some((from, from.checked_add_months(Months::new(count))?.pred_opt()?))
        };
        match *self {
            Self::Month { year, month } => months(year, month, 1),
            Self::Quarter { year, quarter } => months(year, quarter * 3 - 2, 3),
            Self::Half { year, half } => months(year, half * 6 - 5, 6),
            Self::NineMonths { year } => months(year, 1, 9),
            Self::Year { year } => months(year, 1, 12),
            Self::SchoolYear { start } => months(start, 9, 12),
            Self::Semester { start, semester: 1 } => months(start, 9, 5),
            Self::Semester { start, .. } => months(start + 1, 2, 4),
            Self::Round(_) => None,
        }
    }

    /// The year whose targets hold.
    pub const fn year(&self) -> Option<i32> {
        match *self {
            Self::Month { year, .. }
            | Self::Quarter { year, .. }
            | Self::Half { year, .. }
            | Self::NineMonths { year }
            | Self::Year { year } => Some(year),
            Self::SchoolYear { start } | Self::Semester { start, .. } => Some(start),
            Self::Round(_) => None,
        }
    }

    /// Every span of a cycle that starts in a year.
    pub fn of_year(cycle: Cycle, year: i32) -> Vec<Self> {
        match cycle {
            Cycle::Month => (1..=12).map(|month| Self::Month { year, month }).collect(),
            Cycle::Quarter => (1..=4).map(|quarter| Self::Quarter { year, quarter }).collect(),
            Cycle::HalfYear => (1..=2).map(|half| Self::Half { year, half }).collect(),
            Cycle::NineMonths => vec![Self::NineMonths { year }],
            Cycle::Year => vec![Self::Year { year }],
            Cycle::SchoolYear => vec![Self::SchoolYear { start: year }],
            Cycle::Semester => (1..=2).map(|semester| Self::Semester { start: year, semester }).collect(),
            Cycle::OnDemand | Cycle::AdHoc => vec![],
        }
    }

    /// Which part of its year: half 1 or 2, quarter 1–4, month 1–12; 1 where there is only one.
    pub const fn part(&self) -> u32 {
        match *self {
            Self::Month { month, .. } => month,
            Self::Quarter { quarter, .. } => quarter,
            Self::Half { half, .. } => half,
            Self::Semester { semester, .. } => semester,
            Self::NineMonths { .. } | Self::Year { .. } | Self::SchoolYear { .. } | Self::Round(_) => 1,
        }
    }
}

impl fmt::Display for Span {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Month { year, month } => write!(out, "{year}-M{month:02}"),
            Self::Quarter { year, quarter } => write!(out, "{year}-Q{quarter}"),
            Self::Half { year, half } => write!(out, "{year}-H{half}"),
            Self::NineMonths { year } => write!(out, "{year}-9M"),
            Self::Year { year } => write!(out, "{year}"),
            Self::SchoolYear { start } => write!(out, "{start}-{}", start + 1),
            Self::Semester { start, semester } => write!(out, "{start}-{}-S{semester}", start + 1),
            Self::Round(name) => out.write_str(name),
        }
    }
}

impl FromStr for Span {
    type Err = std::convert::Infallible;

    /// What is not a calendar span is the name of a round.
    fn from_str(text: &str) -> Result<Self, Self::Err> {
        Ok(calendar_span(text).unwrap_or_else(|| Self::Round(text.to_owned())))
    }
}

fn calendar_span(text: &str) -> Option<Span> {
    let year_of = |text: &str| (text.len() == 4).then(|| text.parse::<i32>().ok()).flatten();
    let Some((first, rest)) = text.split_once('-') else { return Some(Span::Year { year: year_of(text)? }) };
    let year = year_of(first)?;
    let (second, third) = rest.split_once('-').map_or((rest, None), |(second, third)| (second, Some(third)));
    if let Some(end) = year_of(second) {
        if end != year + 1 {
            return None;
        }
        return match third {
            None => Some(Span::SchoolYear { start: year }),
            Some("S1") => Some(Span::Semester { start: year, semester: 1 }),
            Some("S2") => Some(Span::Semester { start: year, semester: 2 }),
            Some(_) => None,
        };
    }
    if third.is_some() {
        return None;
    }
    let part = |prefix: char, range: std::ops::RangeInclusive<u32>| {
        second.strip_prefix(prefix).and_then(|digits| digits.parse().ok()).filter(|number| range.contains(number))
    };
    if second == "9M" {
        return Some(Span::NineMonths { year });
    }
    part('M', 1..=12)
        .map(|month| Span::Month { year, month })
        .or_else(|| part('Q', 1..=4).map(|quarter| Span::Quarter { year, quarter }))
        .or_else(|| part('H', 1..=2).map(|half| Span::Half { year, half }))
}

impl fmt::Display for PeriodId {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "{}@{}", self.report_type, self.span)
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
}

impl Plan {
    /// A report type has periods of a span. Ad-hoc reports have those of the report type they go into.
    fn has(&self, report_type: &ReportType, span: &Span) -> bool {
        let one = self.host(report_type).unwrap_or(report_type);
        let cycle = if one.cycle == Cycle::AdHoc { Cycle::OnDemand } else { one.cycle };
        cycle == span.cycle() && (one.parts.is_empty() || one.parts.contains(&span.part()))
    }

    /// The report type that ad-hoc reports of a type go into.
    fn host(&self, report_type: &ReportType) -> Option<&ReportType> {
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

    /// Reads `TYPE@SPAN`, or a short span where one report type matches.
    pub fn period_id(&self, text: &str) -> Result<PeriodId, NoPeriod> {
        let (wanted, span_text) = text.split_once('@').map_or((None, text), |(wanted, span)| (Some(wanted), span));
        let span: Span = span_text.parse().unwrap_or_else(|never: std::convert::Infallible| match never {});
        if let Some(year) = span.year().filter(|year| !(self.years.0..=self.years.1).contains(year)) {
            return Err(NoPeriod::OutsideYears(year));
        }
        let matching: Vec<&ReportType> = match wanted {
            Some(id) => vec![self.report_type(id).ok_or_else(|| NoPeriod::UnknownType(id.to_owned()))?],
            None => self.report_types.iter().collect(),
        };
        let matching: Vec<&ReportType> = matching.into_iter().filter(|one| self.has(one, &span)).collect();
        let (ad_hoc, regular): (Vec<_>, Vec<_>) = matching.into_iter().partition(|one| one.cycle == Cycle::AdHoc);
        match if regular.is_empty() { ad_hoc } else { regular }.as_slice() {
            [one] => Ok(PeriodId { report_type: one.id.clone(), span }),
            [] => Err(NoPeriod::NoTypeWithSpan(text.to_owned())),
            several => Err(NoPeriod::SeveralTypes(several.iter().map(|one| one.id.clone()).collect())),
        }
    }

    /// The period with its dates, as the plan sets them and the office changed them.
    pub fn period(&self, id: &PeriodId, dates: &Dates) -> Result<Period, NoPeriod> {
        if let Some(host) = self.counts_in(id) {
            let host = self.period(&host, dates)?;
            return Ok(Period { id: id.clone(), unit_due: None, office_due: None, ..host });
        }
        let report_type =
            self.report_type(&id.report_type).ok_or_else(|| NoPeriod::UnknownType(id.report_type.clone()))?;
        let calendar_dates = id.span.dates();
        let no_dates = || NoPeriod::NoDates(id.to_string());
        let to = dates.to.or(calendar_dates.map(|(_, to)| to)).or(dates.due).ok_or_else(no_dates)?;
        let from = dates
            .from
            .or(calendar_dates.map(|(from, _)| from))
            .or_else(|| NaiveDate::from_ymd_opt(to.year(), 1, 1))
            .ok_or_else(no_dates)?;
        let due = |deadline: Option<super::Deadline>| {
            deadline.and_then(|one| {
                Some(Due::new(one.rule, one.named_day(calendar_dates.map_or(to, |(_, end)| end))?, &self.calendar))
            })
        };
        let unit_due = match dates.due {
            Some(day) => Some(Due { rule: DeadlineRule::OnOrBefore, named: day, last_day: day }),
            None => due(report_type.unit_due),
        };
        // A deadline that is moved does not move what is judged.
        let planned = due(report_type.unit_due).map(|due| due.last_day);
        let named = report_type.cut_off.and_then(|day| day.in_year(to.year()));
        let cut_off = named.or(planned).or(unit_due.map(|due| due.last_day)).unwrap_or(to);
        Ok(Period { id: id.clone(), from, to, unit_due, office_due: due(report_type.office_due), cut_off })
    }

    /// Every calendar period of the plan, by cut-off.
    pub fn periods(&self) -> Vec<Period> {
        let mut periods: Vec<Period> = (self.years.0..=self.years.1).flat_map(|year| self.periods_of(year)).collect();
        periods.sort_by(|a, b| (a.cut_off, &a.id).cmp(&(b.cut_off, &b.id)));
        periods
    }

    fn periods_of(&self, year: i32) -> Vec<Period> {
        let ids = self.report_types.iter().flat_map(|one| {
            let spans = Span::of_year(one.cycle, year).into_iter().filter(|span| self.has(one, span));
            spans.map(|span| PeriodId { report_type: one.id.clone(), span })
        });
        ids.filter_map(|id| self.period(&id, &Dates::default()).ok()).collect()
    }

    /// The period a book works in when nobody opened one: the first that is not yet due to be forwarded.
    pub fn current_period(&self, today: NaiveDate) -> Option<Period> {
        let mut periods = self.periods();
        let last_day = |period: &Period| period.office_due.or(period.unit_due).map(|due| due.last_day);
        let ahead = periods.iter().position(|period| last_day(period).is_some_and(|last| last >= today));
        match ahead {
            Some(at) => Some(periods.swap_remove(at)),
            None => periods.pop(),
        }
    }

    /// What each quarter 1–4 is in a period.
    ///
    /// A quarter belongs to the period it lies in; one that was still running at the cut-off of the report
    /// before is judged here. It is due once it is over at the cut-off, unless it ended before the plan was issued.
    pub fn quarters(&self, period: &Period) -> [Quarter; 4] {
        let year = period.cut_off.year();
        let before = (year - 1..=year)
            .flat_map(|year| self.periods_of(year))
            .map(|other| other.cut_off)
            .filter(|other| *other < period.cut_off)
            .max();
        [1, 2, 3, 4].map(|number| {
            let dates =
                |year| Span::Quarter { year, quarter: number }.dates().unwrap_or((NaiveDate::MIN, NaiveDate::MIN));
            let started = dates(year).0 <= period.cut_off;
            let year = if started { year } else { year - 1 };
            let (start, end) = dates(year);
            let over = end <= period.cut_off;
            let in_force = self.issued.is_none_or(|issued| end >= issued);
            let inside = start >= period.from && end <= period.to;
            let carried = over && in_force && before.is_some_and(|before| end > before);
            let asked = inside || carried;
            Quarter { number, year, asked, due: asked && over && in_force }
        })
    }
}

/// One quarter as a period sees it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Quarter {
    /// 1–4.
    pub number: u32,
    pub year: i32,
    /// The form asks for it.
    pub asked: bool,
    /// It is judged.
    pub due: bool,
}
