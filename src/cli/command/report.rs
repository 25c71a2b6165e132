//! One unit's report: look at it, accept, return; exempt or extend the unit.
use super::{path, reader_pool, text};
use crate::{
    cli::{Done, Output, args::Options, keyed as figures, open},
    domain::{
        book::Action,
        intake::{Keyed, KeyedValue, Source},
    },
    job::{
        Failure,
        correct::{Typed, correct},
        key_in::key_in,
        standing::{Stand, stand},
    },
};
use clap::ArgMatches;

pub fn run(verb: &str, matches: &ArgMatches, options: &Options, output: &mut Output) -> Result<Done, Failure> {
    let (mut book, actor) = open(&path(matches, "book"), options, verb != "show")?;
    let period = book.period(options.period.as_deref(), actor.today)?;
    let unit = book.unit(text(matches, "unit").unwrap_or_default())?.code.clone();
    let now = stand(&book, &period, actor.today)?;
    let current = |now: &Stand| {
        let row = now.standing.rows.iter().find(|row| now.units.get(row.unit).is_some_and(|one| one.code == unit));
        row.and_then(|row| row.current).ok_or_else(|| Failure::NoSuchReport(unit.clone()))
    };
    let id = period.id.to_string();
    let action = match verb {
        "accept" => Some(Action::Accept { report: current(&now)? }),
        "return" => Some(Action::Return { report: current(&now)? }),
        "exempt" => Some(Action::Exempt { period: id, unit: unit.clone() }),
        "extend" => {
            matches.get_one("until").map(|until| Action::Extend { period: id, unit: unit.clone(), until: *until })
        }
        _ => None,
    };
    match verb {
        "correct" => {
            let value = |name| text(matches, name).unwrap_or_default();
            let typed = Typed { field: value("field"), value: value("value"), reason: text(matches, "reason") };
            correct(&mut book, &now, &unit, typed, &actor)?;
        }
        "key-in" => {
            let received = matches.get_one("received").copied();
            key_in(&mut book, &reader_pool(), &period, &keyed(matches, unit.clone())?, received, &actor)?;
        }
        _ => {}
    }
    if let Some(action) = action {
        book.decide(action, &actor, text(matches, "reason"))?;
    }
    let now = stand(&book, &period, actor.today)?;
    super::data::show_unit(&book, &now, &unit, options, output)?;
    Ok(Done::Well)
}

/// What is keyed in: a file's figures, then those of the options.
fn keyed(matches: &ArgMatches, unit: String) -> Result<Keyed, Failure> {
    let mut values = match matches.get_one::<std::path::PathBuf>("from") {
        Some(file) => figures::read(file)?,
        None => Vec::new(),
    };
    let all = |name| matches.get_many::<String>(name).into_iter().flatten();
    for (name, typed) in all("field").zip(all("value")) {
        let (field, row) = figures::field_and_row(name).ok_or_else(|| Failure::NoSuchField(name.clone()))?;
        values.push(KeyedValue { field, row, typed: typed.clone() });
    }
    Ok(Keyed {
        unit,
        period: String::new(),
        source: text(matches, "source").and_then(Source::from_token).unwrap_or(Source::Paper),
        by: text(matches, "by").map(str::to_owned),
        signed: matches.get_flag("signed").then_some(true),
        values,
    })
}
