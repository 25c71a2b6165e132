//! Periods: open, list, close, reopen.
use super::{path, reader_pool, text};
use crate::{
    cli::{Done, Output, args::Options, json, open},
    domain::{
        book::Action,
        plan::{
            Period,
            period::{Dates, Due, NoPeriod},
        },
    },
    job::{Book, Failure, plan_change::keep_aligned},
    text as worded,
};
use clap::ArgMatches;

pub fn run(verb: &str, matches: &ArgMatches, options: &Options, output: &mut Output) -> Result<Done, Failure> {
    let (mut book, actor) = open(&path(matches, "book"), options, verb != "list")?;
    let note = matches.try_get_one::<String>("note").ok().flatten().map(String::as_str);
    let working = |book: &Book| book.period(options.period.as_deref(), actor.today);
    let action = match verb {
        "open" => {
            let wanted = text(matches, "id").unwrap_or_default();
            let day = |name| matches.get_one(name).copied();
            let (due, commune_due, office_due) = (day("due"), day("commune-due"), day("office-due"));
            let dates = Dates { due, from: day("from"), to: day("to"), commune_due, office_due };
            let no_period = |why| Failure::Period { text: wanted.to_owned(), why };
            let id = book.period_id(wanted).map_err(no_period)?;
            // What is not named stays as it was set.
            let all = dates.over(&book.ledger.dates(&id.to_string()));
            let plan = book.plan_for(&id, &all);
            if let Some(host) = plan.counts_in(&id).filter(|_| dates != Dates::default()) {
                return Err(no_period(NoPeriod::DatesOf(host.to_string())));
            }
            let opened = plan.period(&id, &all).map_err(no_period)?;
            if opened.from > opened.to {
                return Err(Failure::PeriodBackwards);
            }
            if let Some(warning) = worded::words::dues_out_of_order(options.lang, &opened) {
                output.complain(&warning);
            }
            Some(Action::OpenPeriod { period: id.to_string(), dates })
        }
        "close" => Some(Action::ClosePeriod { period: working(&book)?.id.to_string() }),
        "reopen" => Some(Action::ReopenPeriod { period: working(&book)?.id.to_string() }),
        _ => None,
    };
    match action {
        // Other dates may put it under another version of the plan.
        Some(action @ Action::OpenPeriod { .. }) => keep_aligned(&mut book, &reader_pool(), &actor, action, note)?,
        Some(action) => drop(book.decide(action, &actor, note)?),
        None => {}
    }
    let periods = book.periods();
    let line = |period: &Period| {
        let id = period.id.to_string();
        let (lang, several) = (options.lang, period.commune_due.is_some());
        let day = |due: Due| format!("{} ({})", worded::words::due(lang, &due), worded::words::date(due.last_day));
        let dues = worded::words::dues(lang, period).into_iter();
        let due = if several {
            dues.map(|(word, due)| format!("{word}: {}", day(due))).collect::<Vec<_>>().join("; ")
        } else {
            period.unit_due.map(day).unwrap_or_default()
        };
        format!(
            "{id:<24} {:<28} {due}  {}",
            worded::words::span(options.lang, &period.id.span),
            worded::words::period_state(options.lang, book.ledger.state(&id))
        )
    };
    output.result(|| json::periods(&periods, &book.ledger), || periods.iter().map(line).collect());
    Ok(Done::Well)
}
