//! Kinds of reports with their deadlines in words, and the periods they make.
use super::row::{Item, Mark, Row};
use crate::{
    domain::plan::{OnTimeBy, Period, Plan, ReportType, Window, period::Due},
    text::{
        Lang,
        screen::{
            plan as words,
            plan_part::{self as part, About},
        },
        words as general,
    },
    tui::screen::desk::Desk,
};
use chrono::Datelike;

pub fn types(plan: &Plan, desk: Option<&Desk>, lang: Lang) -> Vec<Row> {
    plan.report_types.iter().map(|one| report(plan, desk, one, lang)).collect()
}

fn report(plan: &Plan, desk: Option<&Desk>, one: &ReportType, lang: Lang) -> Row {
    let worded = |due: Option<_>| due.map_or_else(|| words::no_due(lang).to_owned(), |due| part::deadline(lang, due));
    let cycle = part::cycle(lang, one.cycle);
    let mut row = Row::new(Item::Report(one.id.clone()), one.name.clone(), worded(one.unit_due));
    let mut tell = |about, text: String| row.tell(part::about(lang, about), text);
    let nearest = desk.and_then(|desk| nearest(desk, &one.id));
    // The plan's own words, and the day they leave in the period that comes next.
    let both = |worded: String, due: fn(&Period) -> Option<Due>| match nearest {
        Some(period) => format!("{worded}. {}: {}", words::period(lang, &period.id), words::due(lang, due(period))),
        None => worded,
    };
    tell(About::Cycle, cycle.to_owned());
    tell(About::UnitDue, both(worded(one.unit_due), |period| period.unit_due));
    if let Some(due) = one.commune_due {
        let counts = match one.on_time_by {
            OnTimeBy::Commune => lang.pick(" (xét đúng hạn theo ngày này)", " (this day says who is late)"),
            OnTimeBy::Unit => "",
        };
        tell(About::CommuneDue, format!("{}{counts}", part::deadline(lang, due)));
    }
    if one.office_due.is_some() {
        tell(About::OfficeDue, both(worded(one.office_due), |period| period.office_due));
    }
    tell(About::Recipient, one.recipient.clone());
    tell(About::Form, plan.form(&one.form).map(|form| form.title.clone()).unwrap_or_default());
    let scopes = one.owed_by.iter().filter_map(|id| plan.scope(id)).map(|scope| scope.name.clone());
    let mut owes = scopes.collect::<Vec<_>>().join("; ");
    if !one.owed_by_kinds.is_empty() {
        owes.push_str(&format!(" — {}", kinds(plan, &one.owed_by_kinds, lang)));
    }
    tell(About::OwedBy, owes);
    match one.window {
        Window::Calendar => {}
        Window::Administrative => tell(
            About::Window,
            lang.pick(
                "từ ngày 15 tháng trước đến ngày 14 tháng cuối kỳ",
                "from the 15th of the month before to the 14th",
            )
            .to_owned(),
        ),
    }
    if let Some(into) = one.into.as_ref().and_then(|id| plan.report_type(id)) {
        tell(About::Into, into.name.clone());
    }
    tell(About::Id, one.id.clone());
    row
}

/// Names of kinds; all of them where none is named.
pub fn kinds(plan: &Plan, ids: &[String], lang: Lang) -> String {
    if ids.is_empty() {
        return part::every_kind(lang).to_owned();
    }
    let name = |id: &String| plan.kind(id).map_or(id.clone(), |kind| kind.name.clone());
    ids.iter().map(name).collect::<Vec<_>>().join(", ")
}

/// The period of a type that is looked at, else the first whose last day is not over, else the last.
fn nearest<'a>(desk: &'a Desk, report_type: &str) -> Option<&'a Period> {
    let of_type = || desk.periods.iter().filter(|period| period.id.report_type == report_type);
    let ahead = |period: &&Period| {
        let last = period.office_due.or(period.unit_due).map_or(period.to, |due| due.last_day);
        last >= desk.stand.as_of
    };
    of_type()
        .find(|period| period.id == desk.stand.period.id)
        .or_else(|| of_type().find(ahead))
        .or_else(|| of_type().next_back())
}

/// Every period of the plan; those of another year than the one being worked in are left to the filter.
pub fn periods(desk: &Desk, lang: Lang) -> Vec<Row> {
    let year = desk.stand.period.cut_off.year();
    desk.periods.iter().map(|one| period(desk, one, year, lang)).collect()
}

fn period(desk: &Desk, one: &Period, year: i32, lang: Lang) -> Row {
    let ledger = &desk.stand.ledger;
    let id = one.id.to_string();
    let report = desk.plan.report_type(&one.id.report_type).map(|one| one.name.clone()).unwrap_or_default();
    let own_dates = ledger.opened.iter().any(|(opened, dates)| *opened == id && *dates != Default::default());
    let state = words::period_state(lang, ledger.state(&id), own_dates);
    let due = one.unit_due.map_or_else(|| words::no_due(lang).to_owned(), |due| general::date(due.last_day));
    let label = format!("{} — {report}", words::period(lang, &one.id));
    let mut row = Row::new(Item::Period(id.clone()), label, format!("{due} · {state}"));
    let is_here = one.id == desk.stand.period.id;
    if is_here {
        row.mark = Mark::Here;
        row.tell("", words::here(lang));
    }
    row.tell(part::about(lang, About::State), state);
    row.tell(part::about(lang, About::UnitDue), words::due(lang, one.unit_due));
    if one.office_due.is_some() {
        row.tell(part::about(lang, About::OfficeDue), words::due(lang, one.office_due));
    }
    row.tell(part::about(lang, About::Window), words::window(lang, one));
    row.tell(part::about(lang, About::CutOff), general::date(one.cut_off));
    row.tell(part::about(lang, About::Id), id);
    row.seldom = !is_here && one.cut_off.year() != year && one.to.year() != year;
    row
}
