//! What can be decided row by row: whom an indicator is about, which periods there are and when they are due.
use super::{
    renew,
    row::{Item, Row},
};
use crate::{
    domain::{
        book::{Action, PeriodState},
        plan::{Cycle, Period, PeriodId, period::Dates},
        vietnamese::date,
    },
    text::{
        Sentence,
        screen::{app, plan as words},
        words as general,
    },
    tui::screen::{
        applies::{self, Applies},
        context::Context,
        overlay::{Overlay, Wanted, ask, not_writable},
        step::Step,
    },
};
use chrono::NaiveDate;
use std::path::PathBuf;

/// What a typed line is for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Draft {
    /// A period of this report type.
    Span { report: String },
    /// The last day of a period, `TYPE@SPAN`.
    Due { period: String },
    /// The file the plan is written to.
    Export,
    /// From when the version in this file is to hold.
    From { file: PathBuf },
    /// Why it is put in force.
    Why { file: PathBuf, from: NaiveDate },
}

/// Why a row cannot be set.
pub fn refused(row: &Row, context: &Context<'_>) -> Option<Sentence> {
    let lang = context.lang;
    match &row.item {
        Item::Indicator(_) if context.desk.is_none() => Some(words::open_first(lang)),
        Item::Report(id) => not_writable(context).or_else(|| {
            let plan = context.plan()?;
            let host = plan.host(plan.report_type(id)?)?;
            Some(words::goes_into(lang, &host.name))
        }),
        Item::Indicator(_) => not_writable(context),
        Item::Period(id) if context.desk.is_some_and(|desk| desk.stand.ledger.state(id) != PeriodState::Open) => {
            Some(words::period_closed(lang))
        }
        Item::Period(_) => not_writable(context),
        Item::Heading | Item::Fact | Item::Field | Item::Rule => Some(words::not_edited(lang)),
    }
}

/// The first question on a row.
pub fn ask(row: &Row, context: &Context<'_>) -> Vec<Step> {
    let lang = context.lang;
    match &row.item {
        Item::Indicator(id) => applies::next(&Applies { indicator: Some(id.clone()), ..Applies::default() }, context),
        Item::Report(id) => {
            let Some(report) = context.plan().and_then(|plan| plan.report_type(id)) else { return vec![] };
            let calendar = !matches!(report.cycle, Cycle::OnDemand | Cycle::AdHoc);
            let (title, prompt) = words::ask_span(lang, &report.name, calendar);
            open(Draft::Span { report: id.clone() }, title, prompt, "")
        }
        Item::Period(id) => ask_due(id, context),
        Item::Heading | Item::Fact | Item::Field | Item::Rule => vec![],
    }
}

fn open(draft: Draft, title: impl Into<String>, prompt: impl Into<String>, text: &str) -> Vec<Step> {
    vec![Step::Open(Overlay::Ask(ask::State::new(Wanted::Plan(draft), title, prompt, text)))]
}

fn ask_due(period: &str, context: &Context<'_>) -> Vec<Step> {
    let lang = context.lang;
    let id = context.plan().and_then(|plan| plan.period_id(period).ok());
    let due = id.as_ref().and_then(|id| with_dates(context, id, None)).and_then(|period| period.unit_due);
    let name = id.map_or_else(|| period.to_owned(), |id| general::span(lang, &id.span));
    let (title, prompt) = words::ask_due(lang, &name, &words::due(lang, due));
    open(Draft::Due { period: period.to_owned() }, title, prompt, "")
}

/// A period with its own dates, or with another last day.
fn with_dates(context: &Context<'_>, id: &PeriodId, due: Option<NaiveDate>) -> Option<Period> {
    let dates = context.dates(id);
    context.plan()?.period(id, &Dates { due: due.or(dates.due), ..dates }).ok()
}

/// What a typed line leads to, or why it cannot be taken.
pub fn typed(draft: &Draft, text: &str, context: &Context<'_>) -> Result<Vec<Step>, String> {
    let lang = context.lang;
    let Some(plan) = context.plan() else { return Ok(vec![]) };
    if text.is_empty() {
        return Err(app::must_be_filled(lang).to_owned());
    }
    let day = || date::parse(text).map(|read| read.date).ok_or_else(|| app::no_day(lang).to_owned());
    match draft {
        Draft::Span { report } => {
            let id = plan.period_id(&format!("{report}@{text}")).map_err(|_| words::not_a_span(lang))?;
            Ok(ask_due(&id.to_string(), context))
        }
        Draft::Due { period } => {
            let due = day()?;
            let id = plan.period_id(period).map_err(|_| words::not_a_span(lang))?;
            let opened = with_dates(context, &id, Some(due)).ok_or_else(|| words::not_a_span(lang))?;
            if due < opened.from {
                return Err(words::before_window(lang, opened.from));
            }
            Ok(ask_why_open(&id, due, context))
        }
        Draft::Export => Ok(renew::export(text, context)),
        Draft::From { file } => Ok(renew::rehearse(file.clone(), day()?)),
        Draft::Why { file, from } => Ok(renew::apply(file.clone(), *from, text.to_owned())),
    }
}

fn ask_why_open(id: &PeriodId, due: NaiveDate, context: &Context<'_>) -> Vec<Step> {
    let lang = context.lang;
    let dates = Dates { due: Some(due), ..context.dates(id) };
    let action = Action::OpenPeriod { period: id.to_string(), dates };
    let title = general::action(lang, &action);
    let mut what = words::opened_until(lang, &general::span(lang, &id.span), due);
    if let Some(warning) =
        with_dates(context, id, Some(due)).and_then(|period| general::dues_out_of_order(lang, &period))
    {
        what = format!("{what} {warning}");
    }
    let prompt = words::ask_reason(lang, &what);
    vec![Step::Open(Overlay::Ask(ask::State::new(Wanted::Reason(vec![action]), title, prompt, "")))]
}
