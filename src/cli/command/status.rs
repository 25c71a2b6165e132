//! Where a period stands.
use super::{path, text};
use crate::{
    cli::{Done, Output, args::Options, json, open},
    domain::standing::{Row, State, Verdict},
    job::{
        Failure,
        standing::{Stand, stand},
        tray,
    },
    text::{summary, words},
};
use clap::ArgMatches;

pub fn status(matches: &ArgMatches, options: &Options, output: &mut Output) -> Result<Done, Failure> {
    let (book, actor) = open(&path(matches, "book"), options, false)?;
    let period = book.period(options.period.as_deref(), actor.today)?;
    let stand = stand(&book, &period, actor.today)?;
    let only: Vec<State> = matches.get_many("only").into_iter().flatten().copied().collect();
    let off_target = text(matches, "off-target");
    let ids: Vec<&str> =
        book.plan_of(&period.id).indicators_of(&period.id.report_type).map(|one| one.id.as_str()).collect();
    if let Some(id) = off_target.filter(|id| !id.is_empty() && !ids.contains(id)) {
        return Err(Failure::NoSuchIndicator(id.to_owned()));
    }
    let keep = |row: &Row| {
        let misses = |wanted: &str| {
            ids.iter()
                .zip(&row.judgements)
                .any(|(id, judgement)| (wanted.is_empty() || *id == wanted) && judgement.verdict == Verdict::NotMet)
        };
        (only.is_empty() || only.contains(&row.state)) && off_target.is_none_or(misses)
    };
    let filtered = !only.is_empty() || off_target.is_some();
    let lines = || {
        let mut lines = overview_lines(&stand, options);
        if filtered {
            lines.extend(stand.standing.rows.iter().filter(|row| keep(row)).map(|row| unit_line(&stand, row, options)));
        }
        lines
    };
    output.result(|| json::status(&stand, keep, options.lang), lines);
    let errors = stand.standing.rows.iter().any(|row| row.errors() > 0);
    Ok(if matches.try_get_one::<bool>("strict").ok().flatten() == Some(&true) && errors {
        Done::ErrorsRemain
    } else {
        Done::Well
    })
}

/// `tonghop BOOK` at a prompt.
pub fn overview(matches: &ArgMatches, options: &Options, output: &mut Output) -> Result<Done, Failure> {
    let (book, actor) = open(&path(matches, "book"), options, false)?;
    let period = book.period(options.period.as_deref(), actor.today)?;
    let stand = stand(&book, &period, actor.today)?;
    output.result(|| json::status(&stand, |_| true, options.lang), || overview_lines(&stand, options));
    Ok(Done::Well)
}

pub fn overview_lines(stand: &Stand, options: &Options) -> Vec<String> {
    let lang = options.lang;
    let due = |due: crate::domain::plan::period::Due| {
        format!(
            "{} ({} {}, {})",
            words::due(lang, &due),
            words::weekday(lang, chrono::Datelike::weekday(&due.last_day)),
            words::date(due.last_day),
            summary::days_left(lang, due.last_day, stand.as_of)
        )
    };
    let mut lines = vec![format!(
        "{} — {} — {}",
        stand.plan.title,
        words::span(lang, &stand.period.id.span),
        words::date(stand.as_of)
    )];
    lines.extend(words::dues(lang, &stand.period).into_iter().map(|(word, one)| format!("{word}: {}", due(one))));
    lines.push(summary::states(lang, &stand.standing.totals));
    let (files, _) = tray::size(&stand.reports);
    if files > 0 {
        lines.push(words::tray_size(lang, files));
    }
    let indicators = stand.standing.indicators(&stand.plan, &stand.period, stand.as_of);
    let label = |id: &str| {
        stand.plan.indicators.iter().find(|one| one.id == id).map(|one| one.label.clone()).unwrap_or_default()
    };
    lines.extend(indicators.iter().map(|one| format!("  {}", summary::indicator(lang, &label(&one.id), one))));
    lines
}

fn unit_line(stand: &Stand, row: &Row, options: &Options) -> String {
    let unit = stand.units.get(row.unit);
    let name = unit.map(|unit| format!("{:<10} {} ({})", unit.code, unit.name, unit.commune)).unwrap_or_default();
    let late = if row.days_late > 0 { format!(" +{}", row.days_late) } else { String::new() };
    let tray = if row.in_tray { format!(" — {}", words::in_tray(options.lang)) } else { String::new() };
    format!("  {name}: {}{late}{tray}", words::state(options.lang, row.state))
}
