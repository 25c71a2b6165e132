//! The list of units: taken from a sheet, shown, written, and what happens to units.
mod change;

use super::{path, reader_pool};
use crate::{
    cli::{Done, Output, args::Options, json, open},
    job::{
        Failure,
        roster::{ListOptions, compare_roster, take_roster},
    },
    sheet::write::{save_bytes, write_roster},
    text,
};
use clap::ArgMatches;

pub fn run(verb: &str, matches: &ArgMatches, options: &Options, output: &mut Output) -> Result<Done, Failure> {
    match verb {
        "import" => import(matches, options, output),
        "export" => export(matches, options, output),
        "list" => list(matches, options, output),
        verb => change::run(verb, matches, options, output),
    }
}

fn import(matches: &ArgMatches, options: &Options, output: &mut Output) -> Result<Done, Failure> {
    let dry = matches.get_flag("dry-run");
    let (mut book, actor) = open(&path(matches, "book"), options, !dry)?;
    let file = path(matches, "file");
    let list = ListOptions { from: matches.get_one("from").copied(), close_missing: matches.get_flag("close-missing") };
    if dry {
        let found = compare_roster(&book, &file, &reader_pool(), &actor, list)?;
        let lines = || text::roster::difference(options.lang, &found, &book.units, &book.plan);
        output.result(|| serde_json::json!({ "difference": json::difference(&found) }), lines);
        return Ok(Done::Well);
    }
    let (imported, found) = take_roster(&mut book, &file, &reader_pool(), &actor, list)?;
    let document = || {
        let mut document = json::units(&book.units);
        if let Some(document) = document.as_object_mut() {
            document.insert("summary".into(), serde_json::json!({ "added": imported.added, "changed": imported.changed, "unchanged": imported.unchanged, "kept": imported.kept, "closed": imported.closed }));
            document.insert("difference".into(), json::difference(&found));
        }
        document
    };
    let lines = || {
        let mut lines = vec![text::summary::roster(options.lang, imported)];
        lines.extend(text::roster::alike(options.lang, &found));
        lines
    };
    output.result(document, lines);
    Ok(Done::Well)
}

fn export(matches: &ArgMatches, options: &Options, output: &mut Output) -> Result<Done, Failure> {
    let (book, actor) = open(&path(matches, "book"), options, false)?;
    let to = path(matches, "file");
    let units = book.roster_on(actor.today);
    save_bytes(&to, &write_roster(&units, &book.plan, actor.today)?)?;
    output.result(|| json::units(&units), || vec![text::summary::written(options.lang, &to.display().to_string())]);
    Ok(Done::Well)
}

fn list(matches: &ArgMatches, options: &Options, output: &mut Output) -> Result<Done, Failure> {
    let (book, actor) = open(&path(matches, "book"), options, false)?;
    let units = book.roster_on(actor.today);
    let kind = |id: &str| book.plan.kind(id).map(|kind| kind.name.clone()).unwrap_or_default();
    let lines = || {
        let line = |unit: &crate::domain::unit::Unit| {
            let (order, code, name) = (unit.order, &unit.code, &unit.name);
            let closed = unit.closed.map(|day| text::units::closed(options.lang, day)).unwrap_or_default();
            format!("{order:>4}  {code:<10}  {name}  ({}, {}){closed}", kind(&unit.kind), unit.commune)
        };
        units.iter().map(line).collect()
    };
    output.result(|| json::units(&units), lines);
    Ok(Done::Well)
}
