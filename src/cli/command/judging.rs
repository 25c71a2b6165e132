//! How units are judged: whom an indicator is about, last year's figures.
use super::{path, text};
use crate::{
    cli::{Done, Output, args::Options, json, open},
    job::{
        Failure,
        judging::{Applies, set_applies, set_baseline},
    },
    text::judging as words,
};
use clap::ArgMatches;
use serde_json::json;

pub fn applies(matches: &ArgMatches, options: &Options, output: &mut Output) -> Result<Done, Failure> {
    let (mut book, actor) = open(&path(matches, "book"), options, true)?;
    let value = |name| text(matches, name).unwrap_or_default();
    let (unit, indicator) = (value("unit"), value("indicator"));
    let applies = Applies::from_token(value("applies")).unwrap_or(Applies::Rule);
    set_applies(&mut book, unit, indicator, applies, value("reason"), &actor)?;
    output.result(
        || json!({ "unit": unit, "indicator": indicator, "applies": applies.token() }),
        || vec![words::applies(options.lang, unit, indicator, applies)],
    );
    Ok(Done::Well)
}

pub fn baseline(matches: &ArgMatches, options: &Options, output: &mut Output) -> Result<Done, Failure> {
    let (mut book, actor) = open(&path(matches, "book"), options, true)?;
    let period = book.period(options.period.as_deref(), actor.today)?;
    let value = |name| text(matches, name).unwrap_or_default();
    let (unit, indicator) = (text(matches, "unit"), value("indicator"));
    let last = set_baseline(&mut book, &period, (unit, indicator), value("value"), value("source"), &actor)?;
    let id = period.id.to_string();
    output.result(
        || json!({ "period": id, "unit": unit, "indicator": indicator, "last": json::last(&last) }),
        || vec![words::baseline(options.lang, unit, indicator, &last)],
    );
    Ok(Done::Well)
}
