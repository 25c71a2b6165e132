//! The book as a whole: new, journal, doctor, and what the program says without a command.
use super::{path, reader_pool, text};
use crate::{
    cli::{Done, Output, actor, args, args::Options, json, open, output},
    domain::book::Action,
    job::{Book, Failure, doctor as examine, roster::import_roster, tray},
    text as words,
};
use clap::ArgMatches;
use std::path::PathBuf;

/// `tonghop BOOK` opens the screen. Without a terminal it says where the book stands; without a book, how to begin.
pub fn open_or_help(matches: &ArgMatches, options: &Options, output: &mut Output) -> Result<Done, Failure> {
    let book = matches.get_one::<PathBuf>("book").cloned();
    if output.takes_screen() {
        return Ok(Done::Screen(options.screen(book)));
    }
    if book.is_some() {
        return super::status::overview(matches, options, output);
    }
    output::print_text(&args::command(options.lang).render_help().to_string());
    Ok(Done::Well)
}

pub fn new(matches: &ArgMatches, options: &Options, output: &mut Output) -> Result<Done, Failure> {
    let actor = actor(options, None);
    let book_path = path(matches, "book");
    let units = matches.get_one::<PathBuf>("units");
    let pool = reader_pool();
    let (text_of_plan, name) = crate::job::plan::plan_text(text(matches, "plan").unwrap_or_default(), &pool)?;
    if let Some(units) = units {
        // A list that cannot be read must not leave half a book behind.
        let plan = crate::domain::plan::source::parse(&text_of_plan)
            .map_err(|faults| Failure::Plan { file: name.clone(), faults })?;
        crate::job::roster::read_units(units, &plan, &[], &pool)?;
    }
    let mut book = Book::create(&book_path, &text_of_plan, &name, &actor, None)?;
    let roster = units.map(|units| import_roster(&mut book, units, &pool, &actor)).transpose()?;
    let document = || serde_json::json!({ "book": book_path, "plan": book.plan.id, "units": book.units.len() });
    let lines = || {
        let mut lines = vec![words::summary::written(options.lang, &book_path.display().to_string())];
        lines.extend(roster.map(|roster| words::summary::roster(options.lang, roster)));
        lines
    };
    output.result(document, lines);
    Ok(Done::Well)
}

pub fn journal(verb: &str, matches: &ArgMatches, options: &Options, output: &mut Output) -> Result<Done, Failure> {
    let undo = verb == "undo";
    let (mut book, actor) = open(&path(matches, "book"), options, undo)?;
    if undo {
        tray::undo(&mut book, &reader_pool(), matches.get_one("seq").copied(), &actor)?;
    }
    let lines = || {
        let line = |decision: &crate::domain::book::Decision| {
            let mark = if book.ledger.undone.contains(&decision.seq) { "×" } else { " " };
            let kind = words::words::action(options.lang, &decision.action);
            let reason = decision.reason.as_deref().map(|reason| format!(" ({reason})")).unwrap_or_default();
            format!(
                "{:>5} {mark} {}  {}  {kind}: {}{reason}",
                decision.seq,
                decision.at.format("%d/%m/%Y %H:%M"),
                decision.who,
                decision.action.subject()
            )
        };
        let shown = book.decisions.iter().filter(|one| !undo || matches!(one.action, Action::Undo { .. }));
        let lines: Vec<String> = shown.map(line).collect();
        if undo { lines.last().cloned().into_iter().collect() } else { lines }
    };
    output.result(|| json::journal(&book.decisions), lines);
    Ok(Done::Well)
}

pub fn doctor(matches: &ArgMatches, options: &Options, output: &mut Output) -> Result<Done, Failure> {
    let rebuild = matches.get_flag("rebuild");
    let (mut book, actor) = open(&path(matches, "book"), options, rebuild)?;
    if rebuild {
        examine::rebuild(&mut book, &reader_pool(), actor.today)?;
    }
    let checks = examine::examine(&book)?;
    let line = |check: &examine::Check| {
        let name = words::doctor::name(options.lang, check.name);
        if check.ok {
            format!("✓ {name} {}", check.detail)
        } else {
            format!("✗ {name} {} — {}", check.detail, words::doctor::advice(options.lang, check.name))
        }
    };
    output.result(|| json::doctor(&checks, options.lang), || checks.iter().map(line).collect());
    Ok(if checks.iter().all(|check| check.ok) { Done::Well } else { Done::Faults })
}

pub fn keys(options: &Options, output: &mut Output) -> Result<Done, Failure> {
    output.result(|| crate::tui::action::document(options.lang), || crate::tui::action::lines(options.lang));
    Ok(Done::Well)
}
