//! Which period a sheet is for.
use super::Desk;
use crate::domain::{
    grid::{Address, Cell, Content, Sheet},
    intake::{
        Candidate, Code, Expected, Finding, Question, QuestionKind,
        marker::Marker,
        period_hint::{self, Hint, Part, likeness},
    },
    plan::{Cycle, Form, Window, period::NoPeriod, period::Span},
};
use chrono::{Datelike, NaiveDate};

/// A place that names another period than the one in work.
struct Said {
    /// Ids of periods it may mean.
    ids: Vec<String>,
    text: String,
    at: Option<Address>,
    /// It names a period, and the plan has no such.
    unknown: bool,
}

/// Below this a window is of no period we know.
const ALIKE: f64 = 0.5;

/// The period a report is for: hidden sheet and title must agree with each other and with the period in work.
pub(super) fn identify(
    sheet: &Sheet,
    first_row: u32,
    (form, marker): (&Form, &Marker),
    path: &str,
    desk: &Desk,
) -> (Option<String>, Option<Question>, Option<Finding>) {
    let working = desk.period.id.to_string();
    if let Some(id) = folded(marker, form, desk) {
        return (Some(id), None, None);
    }
    let said = in_marker(marker, &working)
        .or_else(|| in_title(sheet, first_row, desk))
        .or_else(|| in_name(path.rsplit(['/', '\\']).next().unwrap_or(path), desk));
    let Some(said) = said else { return (Some(working), None, None) };
    let mut candidates: Vec<Candidate> = said
        .ids
        .iter()
        .filter_map(|id| desk.plan.period_id(id).ok())
        .map(|id| Candidate { name: id.to_string(), code: id.to_string(), score: 1.0 })
        .collect();
    candidates.push(Candidate { name: working.clone(), code: working.clone(), score: 0.5 });
    let locked = candidates.iter().map(|one| &one.code).find(|id| desk.locked.contains(id)).cloned();
    let (code, found) = match locked {
        Some(id) => (Code::PeriodLocked, id),
        None if said.unknown => (Code::PeriodUnknown, said.text),
        None => (Code::PeriodMismatch, said.text),
    };
    let finding = Finding::new(code).on(&sheet.name, said.at).found(found).expected(Expected::Name(working));
    (None, Some(Question { kind: QuestionKind::Period, candidates }), Some(finding))
}

/// Our own form for what is sent at any time, in the inbox of the period that it is folded into: it goes where it belongs,
/// and nobody is asked. Only if it was read as that form: the fields of another would be taken for its own.
fn folded(marker: &Marker, form: &Form, desk: &Desk) -> Option<String> {
    let id = desk.plan.period_id(marker.period.as_deref()?).ok()?;
    let is_its = desk.plan.form_of(&id.report_type).is_some_and(|own| own.id == form.id);
    let goes_here = desk.plan.folded_into(&desk.period.id).contains(&id);
    Some(id.to_string()).filter(|id| is_its && goes_here && !desk.locked.contains(id))
}

fn in_marker(marker: &Marker, working: &str) -> Option<Said> {
    let id = marker.period.as_ref().filter(|id| *id != working)?;
    Some(Said { ids: vec![id.clone()], text: id.clone(), at: None, unknown: false })
}

fn in_name(file: &str, desk: &Desk) -> Option<Said> {
    let hint = period_hint::hint(file).filter(|hint| !fits(*hint, desk))?;
    Some(said_by(hint, file, None, desk))
}

/// The first line of the title that names another period, by its name, by its days, or by its year alone.
fn in_title(sheet: &Sheet, first_row: u32, desk: &Desk) -> Option<Said> {
    let end = sheet.cells.partition_point(|cell| cell.at.row < first_row);
    let title = sheet.cells.get(..end).unwrap_or_default();
    let hints: Vec<(&Cell, Hint)> = title
        .iter()
        .flat_map(|cell| lines(cell).filter_map(move |line| Some((cell, period_hint::hint(line)?))))
        .collect();
    // A row of headings names every quarter; a title names one period.
    let in_row = |row: u32| hints.iter().filter(move |(cell, _)| cell.at.row == row);
    let is_heading = |cell: &Cell| {
        let mut columns: Vec<u32> = in_row(cell.at.row).map(|(cell, _)| cell.at.column).collect();
        columns.dedup();
        columns.len() > 1
    };
    let named = hints.iter().filter(|(cell, _)| !is_heading(cell)).find(|(_, hint)| !fits(*hint, desk));
    let by_days = || {
        let windows = title.iter().flat_map(|cell| lines(cell).map(move |line| (cell, line)));
        windows.filter_map(|(cell, line)| Some((cell, line, period_hint::window(line)?))).find_map(
            |(cell, line, days)| {
                let ids = other_by_days(days, desk)?;
                Some(Said { unknown: ids.is_empty(), ids, text: line.to_owned(), at: Some(cell.at) })
            },
        )
    };
    let elsewhen = |text: String, cell: &Cell| Said { ids: vec![], text, at: Some(cell.at), unknown: false };
    let by_headings = || {
        let quarters: Vec<(&Cell, bool)> = hints
            .iter()
            .filter(|(cell, _)| is_heading(cell))
            .filter_map(|(cell, hint)| match hint.part {
                Part::Quarter(number) => Some((*cell, hint.year? == desk.quarter_year(number)?)),
                Part::Month(_)
                | Part::Half(_)
                | Part::NineMonths
                | Part::Year
                | Part::SchoolYear
                | Part::Semester(_) => None,
            })
            .collect();
        let (cell, _) = quarters.first().filter(|_| quarters.iter().all(|(_, fits)| !fits))?;
        Some(elsewhen(cell.typed(), cell))
    };
    let by_year = || {
        let (first, last) = desk.period.id.span.years()?;
        // What is sent at any time is of any year that its period lies in.
        let is_ad_hoc = desk.plan.is_ad_hoc(&desk.period.id);
        let within = desk.period.from.year()..=desk.period.to.year();
        let is_its = |year: i32| (first..=last).contains(&year) || (is_ad_hoc && within.contains(&year));
        let years = || {
            title
                .iter()
                .flat_map(|cell| lines(cell).filter_map(move |line| Some((cell, line, period_hint::title_year(line)?))))
        };
        // Columns of several years, this one among them, say which column it is.
        let is_headed = |row: u32| years().any(|(cell, _, year)| cell.at.row == row && is_its(year));
        let (cell, line, _) = years().find(|(cell, _, year)| !is_its(*year) && !is_headed(cell.at.row))?;
        Some(elsewhen(line.to_owned(), cell))
    };
    named
        .map(|(cell, hint)| said_by(*hint, &cell.typed(), Some(cell.at), desk))
        .or_else(by_days)
        .or_else(by_headings)
        .or_else(by_year)
}

fn lines(cell: &Cell) -> impl Iterator<Item = &str> {
    let text = match &cell.content {
        Content::Text(text) => text.as_str(),
        Content::Number(_) | Content::Bool(_) | Content::Date(_) | Content::Error(_) | Content::Uncalculated => "",
    };
    text.split(['\n', '\r']).filter(|line| !line.trim().is_empty())
}

/// Whether the period in work can be what a title means.
fn fits(hint: Hint, desk: &Desk) -> bool {
    let span = &desk.period.id.span;
    if hint.fits(span) || (desk.plan.is_ad_hoc(&desk.period.id) && may_lie_within(hint, desk)) {
        return true;
    }
    // Schools print their school year on everything. It is a period only under a plan that has such.
    let is_of_school_year = |cycle: Cycle| matches!(cycle, Cycle::SchoolYear | Cycle::Semester);
    if hint.part != Part::SchoolYear || desk.plan.report_types.iter().any(|one| is_of_school_year(one.cycle)) {
        return false;
    }
    let school_year = &desk.plan.calendar.school_year;
    let year = hint.year.and_then(|start| Span::SchoolYear { start }.window(Window::Calendar, school_year));
    year.is_some_and(|year| likeness(year, (desk.period.from, desk.period.to)) > 0.1)
}

/// A report of one incident may name its month or its quarter: all of them are parts of the period.
fn may_lie_within(hint: Hint, desk: &Desk) -> bool {
    let Some(year) = hint.year else { return true };
    let dates = hint.span(Some(year)).and_then(|span| span.dates());
    dates.is_some_and(|(from, to)| from <= desk.period.to && to >= desk.period.from)
}

fn said_by(hint: Hint, text: &str, at: Option<Address>, desk: &Desk) -> Said {
    let ids = hint.span(desk.period.id.span.year()).map(|span| ids_of(&span, desk)).unwrap_or_default();
    Said { unknown: ids.is_empty(), ids, text: text.to_owned(), at }
}

/// Periods of the plan with a span: the report type's in work, else every type's that has it.
fn ids_of(span: &Span, desk: &Desk) -> Vec<String> {
    let of_type = |report_type: &str| format!("{report_type}@{span}");
    let own = of_type(&desk.period.id.report_type);
    if desk.plan.period_id(&own).is_ok() {
        return vec![own];
    }
    match desk.plan.period_id(&span.to_string()) {
        Ok(id) => vec![id.to_string()],
        Err(NoPeriod::SeveralTypes(types)) => types.iter().map(|one| of_type(one)).collect(),
        Err(
            NoPeriod::UnknownType(_)
            | NoPeriod::NoTypeWithSpan(_)
            | NoPeriod::OutsideYears(_)
            | NoPeriod::NoDates(_)
            | NoPeriod::DatesOf(_),
        ) => vec![],
    }
}

/// None: the days are those of the period in work, or nearer to it than to any other. Offices cut their figures off
/// before a period ends, or count from the 15th to the 14th.
fn other_by_days(days: (NaiveDate, NaiveDate), desk: &Desk) -> Option<Vec<String>> {
    let span = &desk.period.id.span;
    let by_calendar = span.dates().map_or(0.0, |dates| likeness(days, dates));
    let own = likeness(days, (desk.period.from, desk.period.to)).max(by_calendar);
    let meets = days.0 <= desk.period.to && days.1 >= desk.period.from;
    if matches!(span, Span::Round(_)) || (desk.plan.is_ad_hoc(&desk.period.id) && meets) {
        return None;
    }
    let periods = desk.plan.periods();
    let others = periods.iter().filter(|period| period.id != desk.period.id);
    let nearest = others
        .map(|period| (period, likeness(days, (period.from, period.to))))
        .max_by(|a, b| a.1.total_cmp(&b.1))
        .filter(|(_, alike)| *alike >= ALIKE);
    match nearest {
        Some((period, alike)) if alike > own => Some(vec![period.id.to_string()]),
        Some(_) | None if own >= ALIKE => None,
        Some((period, _)) => Some(vec![period.id.to_string()]),
        None => Some(vec![]),
    }
}

#[cfg(test)]
mod tests;
