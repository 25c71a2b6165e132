//! One file per noun; this one only finds which.
mod book;
mod data;
mod demo;
mod intake;
mod judging;
mod period;
mod plan;
mod report;
mod status;
mod tray;
mod units;

use super::{Done, Output, args::Options};
use crate::{
    job::Failure,
    sheet::read::{Limits, ReaderPool},
};
use clap::ArgMatches;
use std::{path::PathBuf, process::Command, thread};

pub fn run(matches: &ArgMatches, options: &Options, output: &mut Output) -> Result<Done, Failure> {
    let Some((name, inner)) = matches.subcommand() else { return book::open_or_help(matches, options, output) };
    let nested = inner.subcommand().unwrap_or(("", inner));
    match (name, nested) {
        ("demo", _) => demo::demo(inner, options, output),
        ("new", _) => book::new(inner, options, output),
        ("plan", (verb, inner)) => plan::run(verb, inner, options, output),
        ("units", ("applies", inner)) => judging::applies(inner, options, output),
        ("period", ("baseline", inner)) => judging::baseline(inner, options, output),
        ("units", (verb, inner)) => units::run(verb, inner, options, output),
        ("period", (verb, inner)) => period::run(verb, inner, options, output),
        ("template", _) => intake::template(inner, options, output),
        ("import", _) => intake::import(inner, options, output),
        ("tray", (verb, inner)) => tray::run(verb, inner, options, output),
        ("report", (verb, inner)) => report::run(verb, inner, options, output),
        ("status", _) => status::status(inner, options, output),
        ("findings", _) => data::findings(inner, options, output),
        ("facts", _) => data::facts(inner, options, output),
        ("export", _) => data::export(inner, options, output),
        ("journal", (verb, inner)) => book::journal(verb, inner, options, output),
        ("doctor", _) => book::doctor(inner, options, output),
        // The grammar knows no other word; see `args`.
        _ => book::keys(options, output),
    }
}

/// Readers for untrusted files: this program itself, started as a reader, one for each core.
pub fn reader_pool() -> ReaderPool {
    let program = std::env::current_exe().unwrap_or_else(|_| PathBuf::from("tonghop"));
    let cores = thread::available_parallelism().map_or(2, std::num::NonZero::get);
    let make = move || {
        let mut command = Command::new(&program);
        command.arg("--reader");
        command
    };
    ReaderPool::new(make, cores, Limits::default())
}

/// A required argument; the grammar has made sure that it is there.
fn path(matches: &ArgMatches, name: &str) -> PathBuf {
    matches.get_one::<PathBuf>(name).cloned().unwrap_or_default()
}

fn text<'a>(matches: &'a ArgMatches, name: &str) -> Option<&'a str> {
    matches.get_one::<String>(name).map(String::as_str)
}
