//! The stretches of time that reports are about, and how scripts write them.
use crate::domain::value::tokens;
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

    /// The year whose targets hold: of a school year the one it starts in.
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

    /// The first and last year in its name: a school year has two.
    pub const fn years(&self) -> Option<(i32, i32)> {
        match *self {
            Self::SchoolYear { start } | Self::Semester { start, .. } => Some((start, start + 1)),
            Self::Month { .. }
            | Self::Quarter { .. }
            | Self::Half { .. }
            | Self::NineMonths { .. }
            | Self::Year { .. }
            | Self::Round(_) => match self.year() {
                Some(year) => Some((year, year)),
                None => None,
            },
        }
    }

    /// The same part of the year before; None for a named round.
    pub fn year_before(&self) -> Option<Self> {
        Some(match *self {
            Self::Month { year, month } => Self::Month { year: year - 1, month },
            Self::Quarter { year, quarter } => Self::Quarter { year: year - 1, quarter },
            Self::Half { year, half } => Self::Half { year: year - 1, half },
            Self::NineMonths { year } => Self::NineMonths { year: year - 1 },
            Self::Year { year } => Self::Year { year: year - 1 },
            Self::SchoolYear { start } => Self::SchoolYear { start: start - 1 },
            Self::Semester { start, semester } => Self::Semester { start: start - 1, semester },
            Self::Round(_) => return None,
        })
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
