//! Files that wait, and the answers to their questions.
use super::{intake::lines_of, path, reader_pool, text};
use crate::{
    cli::{Done, Output, args::Options, json, open},
    domain::{
        book::{Keep, ReportRef},
        intake::{Encoding, Shown},
    },
    job::{
        Actor, Book, Failure,
        import::Imported,
        standing::{Stand, stand},
        tray::{self, Answer},
    },
    text as worded,
};
use clap::ArgMatches;
use std::path::PathBuf;

pub fn run(verb: &str, matches: &ArgMatches, options: &Options, output: &mut Output) -> Result<Done, Failure> {
    let (mut book, actor) = open(&path(matches, "book"), options, verb != "list")?;
    // In an answer `--period` is what is answered, not where to look.
    let is_answer = verb == "answer" && !ANSWERS.iter().any(|one| matches.contains_id(one));
    let answered_period = is_answer.then_some(options.period.as_deref()).flatten();
    let wanted = if answered_period.is_some() { None } else { options.period.as_deref() };
    let period = book.period(wanted, actor.today)?;
    let now = stand(&book, &period, actor.today)?;
    match verb {
        "answer" => answer(matches, answered_period, &mut book, &now, &actor)?,
        "discard" => {
            let receipt = matches.get_one::<i64>("id").copied().unwrap_or_default();
            tray::discard(&mut book, receipt, text(matches, "reason").unwrap_or_default(), &now, &actor)?;
        }
        _ => {}
    }
    let now = stand(&book, &period, actor.today)?;
    let waiting: Imported = tray::waiting(&book, &now)?;
    let form = book.plan_of(&period.id).form_of(&period.id.report_type);
    let lines = || {
        let mut lines: Vec<String> = waiting.files.iter().flat_map(|file| lines_of(file, options, form)).collect();
        lines.push(worded::words::tray_size(options.lang, waiting.files.len()));
        lines
    };
    output.result(|| json::tray(&waiting, form, options.lang), lines);
    Ok(Done::Well)
}

/// The options that are an answer by themselves.
const ANSWERS: [&str; 5] = ["unit", "keep", "map", "encoding", "password-file"];

fn answer(
    matches: &ArgMatches,
    period: Option<&str>,
    book: &mut Book,
    now: &Stand,
    actor: &Actor,
) -> Result<(), Failure> {
    let id = text(matches, "id").unwrap_or_default();
    let id: ReportRef = id.parse().map_err(|_| Failure::NoSuchReport(id.to_owned()))?;
    let pool = reader_pool();
    if let Some(file) = matches.get_one::<PathBuf>("password-file") {
        let text = std::fs::read_to_string(file).map_err(|error| Failure::File { path: file.clone(), error })?;
        // Windows' own editor may put a mark before the text.
        let password = text.trim_start_matches('\u{feff}').lines().next().unwrap_or_default();
        return tray::unlock(book, &pool, id.receipt, password, actor);
    }
    if let Some(places) = matches.get_many::<String>("map") {
        return tray::teach(book, &pool, id, places.map(|place| shown(place)).collect::<Result<_, _>>()?, actor);
    }
    let encoding = text(matches, "encoding").and_then(Encoding::from_token);
    let answer = match (text(matches, "unit"), text(matches, "keep"), encoding, period) {
        (Some(unit), ..) => Answer::Unit(unit.to_owned()),
        (_, Some(keep), ..) => Answer::Keep(if keep == "old" { Keep::Old } else { Keep::New }),
        (_, _, Some(encoding), _) => Answer::Encoding(encoding),
        (_, _, _, Some(period)) => Answer::Period(period.to_owned()),
        (None, None, None, None) => return Err(Failure::NoAnswer),
    };
    tray::answer(book, &pool, id, &answer, now, actor)
}

/// `FIELD=E12`.
fn shown(text: &str) -> Result<Shown, Failure> {
    let place = || {
        let (field, cell) = text.split_once('=')?;
        Some(Shown { field: field.trim().to_owned(), cell: cell.trim().parse().ok()?, beside: String::new() })
    };
    place().ok_or_else(|| Failure::NotAPlace(text.to_owned()))
}
