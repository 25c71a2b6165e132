//! Commands for scripts and for people at a prompt: arguments in, one document or a few lines out, an exit code.
mod args;
mod command;
mod json;
mod keyed;
mod output;
pub mod plan_json;
mod value;

pub use command::reader_pool;
pub use output::complain;

use crate::{
    job::{Actor, Book, Failure},
    store::{Access, backup_folder},
    text::{self, Lang},
    tui::Request,
};
use args::Options;
use chrono::{NaiveDate, Utc};
use clap::{ArgMatches, error::ErrorKind};
use output::Output;
use std::{ffi::OsString, path::Path, process::ExitCode};

/// How a command ended, when it did not fail.
#[derive(Debug, Clone)]
enum Done {
    Well,
    /// Faults were found: that is what was asked for.
    Faults,
    /// `--strict`, and errors remain.
    ErrorsRemain,
    /// The rest is the screen's.
    Screen(Request),
}

/// What the arguments came to.
pub enum Ended {
    Exit(ExitCode),
    /// The screen is to be opened.
    Screen(Request),
}

/// Runs the program with its arguments (the first is the program's own name).
pub fn run(args: Vec<OsString>) -> Ended {
    let lang = args::lang_of(&args);
    let matches = match args::command(lang).try_get_matches_from(args) {
        Ok(matches) => matches,
        Err(error) => return Ended::Exit(refuse(&error, lang)),
    };
    let options = Options::of(&deepest(&matches), lang);
    let mut output = Output::new(&options);
    Ended::Exit(match command::run(&matches, &options, &mut output) {
        Ok(Done::Well) => ExitCode::SUCCESS,
        Ok(Done::Faults) => ExitCode::from(1),
        Ok(Done::ErrorsRemain) => ExitCode::from(3),
        Ok(Done::Screen(request)) => return Ended::Screen(request),
        Err(failure) => {
            let sentence = text::failure(lang, &failure);
            output.complain(format!("{} {}", sentence.message, sentence.advice).trim());
            ExitCode::from(if failure.is_usage() { 2 } else { 1 })
        }
    })
}

/// Help goes to standard output; a call that cannot be understood is one sentence.
fn refuse(error: &clap::Error, lang: Lang) -> ExitCode {
    match error.kind() {
        ErrorKind::DisplayHelp | ErrorKind::DisplayVersion => {
            output::print_text(&error.render().to_string());
            ExitCode::SUCCESS
        }
        ErrorKind::DisplayHelpOnMissingArgumentOrSubcommand | ErrorKind::MissingSubcommand => {
            output::complain(&error.render().to_string());
            ExitCode::from(2)
        }
        _ => {
            let rendered = error.render().to_string();
            let detail: Vec<&str> = rendered
                .lines()
                .map(str::trim)
                .take_while(|line| !line.starts_with("Usage:") && !line.starts_with("For more"))
                .filter(|line| !line.is_empty())
                .collect();
            output::complain(&text::usage::wrong_call(lang, detail.join(" ").trim_start_matches("error: ")));
            ExitCode::from(2)
        }
    }
}

/// Global options are seen from the innermost command.
fn deepest(matches: &ArgMatches) -> ArgMatches {
    match matches.subcommand() {
        Some((_, inner)) => deepest(inner),
        None => matches.clone(),
    }
}

/// Who acts, on which day. Before a book is open nothing pins the day.
fn actor(options: &Options, pinned: Option<NaiveDate>) -> Actor {
    let now = Utc::now();
    let today = options.as_of.or(pinned);
    let who = options.who.clone().unwrap_or_else(|| text::words::somebody(options.lang).to_owned());
    match today {
        // What is done as of a day belongs to that day.
        Some(day) => Actor { who, at: day.and_time(now.time()).and_utc(), today: day },
        None => Actor { who, at: now, today: output::today() },
    }
}

/// Opens a book to see what a change would do to it: nothing is left behind, no backup either.
fn open_to_try(path: &Path, options: &Options) -> Result<(Book, Actor), Failure> {
    let book = Book::open(path, Access::Write { who: actor(options, None).who })?;
    let actor = actor(options, book.ledger.today);
    Ok((book, actor))
}

/// Opens a book to change it, or to look at it.
fn open(path: &Path, options: &Options, write: bool) -> Result<(Book, Actor), Failure> {
    let access = if write { Access::Write { who: actor(options, None).who } } else { Access::Read };
    let book = Book::open(path, access)?;
    let actor = actor(options, book.ledger.today);
    if write {
        // Once a day of use; a book that can be written must not wait for its backup.
        let folder = backup_folder(path);
        if let Err(error) = book.store.daily_backup(&folder, actor.today) {
            let sentence = text::store_error(options.lang, &error);
            output::complain(&format!("{}: {} {}", folder.display(), sentence.message, sentence.advice));
        }
    }
    Ok((book, actor))
}
