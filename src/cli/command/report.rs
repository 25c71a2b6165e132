//! One unit's report: look at it, accept, return; exempt or extend the unit.
use super::{path, text};
use crate::{
    cli::{Done, Output, args::Options, open},
    domain::book::Action,
    job::{
        Book, Failure,
        standing::{Stand, stand},
    },
};
use clap::ArgMatches;

pub fn run(verb: &str, matches: &ArgMatches, options: &Options, output: &mut Output) -> Result<Done, Failure> {
    let (mut book, actor) = open(&path(matches, "book"), options, verb != "show")?;
    let period = book.period(options.period.as_deref(), actor.today)?;
    let unit = book.unit(text(matches, "unit").unwrap_or_default())?.code.clone();
    let now = stand(&book, &period, actor.today)?;
    let current = |book: &Book, now: &Stand| {
        let row = now.standing.rows.iter().find(|row| book.units.get(row.unit).is_some_and(|one| one.code == unit));
        row.and_then(|row| row.current).ok_or_else(|| Failure::NoSuchReport(unit.clone()))
    };
    let id = period.id.to_string();
    let action = match verb {
        "accept" => Some(Action::Accept { report: current(&book, &now)? }),
        "return" => Some(Action::Return { report: current(&book, &now)? }),
        "exempt" => Some(Action::Exempt { period: id, unit: unit.clone() }),
        "extend" => {
            matches.get_one("until").map(|until| Action::Extend { period: id, unit: unit.clone(), until: *until })
        }
        _ => None,
    };
    if let Some(action) = action {
        book.decide(action, &actor, text(matches, "reason"))?;
    }
    let now = stand(&book, &period, actor.today)?;
    super::data::show_unit(&book, &now, &unit, options, output)?;
    Ok(Done::Well)
}
