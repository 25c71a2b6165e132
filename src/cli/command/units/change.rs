//! What happens to units, from the words of the command line.
use crate::{
    cli::{
        Done, Output,
        args::Options,
        command::{path, text},
        json, open,
    },
    domain::unit::{Facts, Unit},
    job::{
        Failure,
        units::{UnitChange, change},
    },
    text as words,
};
use chrono::NaiveDate;
use clap::ArgMatches;

pub fn run(verb: &str, matches: &ArgMatches, options: &Options, output: &mut Output) -> Result<Done, Failure> {
    let (mut book, actor) = open(&path(matches, "book"), options, true)?;
    let planned = change(&mut book, &wanted(verb, matches), &actor, text(matches, "reason"))?;
    let concerned = |unit: &&Unit| planned.subjects.contains(&unit.code);
    let units: Vec<Unit> = book.units.iter().filter(concerned).cloned().collect();
    output.result(|| json::unit_change(&planned, &units), || words::units::planned(options.lang, &planned));
    Ok(Done::Well)
}

/// The grammar has made sure that what must be there is.
fn wanted(verb: &str, matches: &ArgMatches) -> UnitChange {
    let day = || matches.get_one::<NaiveDate>("on").copied().unwrap_or_default();
    let all = |name: &str| matches.get_many::<String>(name).into_iter().flatten().cloned().collect::<Vec<_>>();
    let one = |name: &str| text(matches, name).unwrap_or_default().to_owned();
    match verb {
        "rename" => UnitChange::Rename { code: one("code"), day: day(), facts: facts(matches) },
        "open" => UnitChange::Open { code: one("code"), day: day(), facts: facts(matches) },
        "close" => UnitChange::Close { code: one("code"), day: day(), into: all("into") },
        "merge" => UnitChange::Merge { codes: all("code"), into: one("into"), day: day(), facts: facts(matches) },
        "split" => {
            let parts = matches.get_many::<(String, Option<String>)>("into").into_iter().flatten();
            let part = |(code, name): &(String, Option<String>)| {
                (code.clone(), Facts { name: name.clone(), ..Facts::default() })
            };
            UnitChange::Split { code: one("code"), day: day(), into: parts.map(part).collect() }
        }
        "alias" => UnitChange::Alias { code: one("code"), alias: one("alias") },
        "commune" => match text(matches, "into") {
            Some(new) => UnitChange::Commune { day: day(), old: all("commune"), new: new.to_owned() },
            None => {
                let commune = all("commune").into_iter().next().unwrap_or_default();
                UnitChange::CommuneAlias { commune, alias: one("alias") }
            }
        },
        _ => UnitChange::Edit { code: one("code"), facts: facts(matches) },
    }
}

/// Only what was said; an empty text takes away what may be missing.
fn facts(matches: &ArgMatches) -> Facts {
    let said = |name: &str| matches.try_get_one::<String>(name).ok().flatten().cloned();
    let day = |name: &str| matches.try_get_one::<NaiveDate>(name).ok().flatten().copied().map(Some);
    let or_none = |text: Option<String>| text.map(|text| (!text.trim().is_empty()).then_some(text));
    let properties = matches.get_many::<(String, bool)>("property").into_iter().flatten().cloned();
    Facts {
        name: said("name"),
        kind: said("kind"),
        commune: said("commune"),
        scope: said("scope"),
        group: or_none(said("group")),
        properties: properties.collect(),
        order: matches.get_one("order").copied(),
        phone: or_none(said("phone")),
        email: or_none(said("email")),
        opened: day("opened"),
        closed: day("closed"),
        ..Facts::default()
    }
}
