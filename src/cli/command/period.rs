//! Periods: open, list, close, reopen.
use super::{path, reader_pool, text};
use crate::{
    cli::{Done, Output, args::Options, json, open},
    domain::{
        book::Action,
        plan::{Period, period::Dates},
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
            let dates = Dates { due: day("due"), from: day("from"), to: day("to") };
            if dates.from.zip(dates.to).is_some_and(|(from, to)| from > to) {
                return Err(Failure::PeriodBackwards);
            }
            let no_period = |why| Failure::Period { text: wanted.to_owned(), why };
            let id = book.period_id(wanted).map_err(no_period)?;
            book.plan_for(&id, &dates).period(&id, &dates).map_err(no_period)?;
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
        let due = period
            .unit_due
            .map(|due| format!("{} ({})", worded::words::due(options.lang, &due), worded::words::date(due.last_day)))
            .unwrap_or_default();
        format!(
            "{id:<24} {:<28} {due}  {}",
            worded::words::span(options.lang, &period.id.span),
            worded::words::period_state(options.lang, book.ledger.state(&id))
        )
    };
    output.result(|| json::periods(&periods, &book.ledger), || periods.iter().map(line).collect());
    Ok(Done::Well)
}
