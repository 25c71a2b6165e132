//! What is said of findings: the sentence of a group, and the message that goes to the units. Pure.
use super::{
    Listed,
    group::{Group, Key},
};
use crate::{
    domain::intake::{Code, Expected, Finding},
    job::findings::Found,
    text::{
        self, Lang, Sentence,
        screen::findings::{self as words, Told},
    },
    tui::screen::{desk::Desk, intake::short},
};

/// What findings of a kind have in common: what stands in one cell and where it is are left out.
pub fn kind(desk: &Desk, one: &Finding, lang: Lang) -> Sentence {
    let expected = match (&one.expected, one.code) {
        (Some(Expected::NotAbove { .. }), _) | (_, Code::LabelExtra) => None,
        (expected, _) => expected.clone(),
    };
    let general = Finding { place: None, found: None, expected, ..one.clone() };
    text::finding(lang, &general, desk.form())
}

/// The name of a group.
pub fn title(desk: &Desk, listed: &Listed, group: &Group, lang: Lang) -> String {
    let first = group.members.first().and_then(|at| listed.found.get(*at));
    match (group.key, first) {
        (Key::Kind(..), Some(first)) => kind(desk, &first.finding, lang).message,
        (Key::Unit(unit), _) => unit_name(desk, unit),
        (Key::File(_), Some(first)) => short(&first.file).to_owned(),
        (Key::Kind(..) | Key::File(_), None) => String::new(),
    }
}

pub fn unit_name(desk: &Desk, unit: usize) -> String {
    desk.unit(unit).map(|unit| unit.name.clone()).unwrap_or_default()
}

/// Sheet and cell, as Excel shows them.
pub fn place(found: &Found) -> Option<String> {
    found.finding.place.as_ref().map(text::place).filter(|place| !place.is_empty())
}

/// Members of a group, unit by unit.
pub fn by_unit<'a>(listed: &'a Listed, members: &'a [usize]) -> Vec<(usize, Vec<&'a Found>)> {
    let mut units: Vec<(usize, Vec<&Found>)> = Vec::new();
    for found in members.iter().filter_map(|at| listed.found.get(*at)) {
        match units.last_mut() {
            Some((unit, all)) if *unit == found.unit => all.push(found),
            Some(_) | None => units.push((found.unit, vec![found])),
        }
    }
    units
}

/// The message to the units of these findings: one sentence for all of them where they are of one kind.
pub fn to_units(desk: &Desk, listed: &Listed, members: &[usize], of_kind: bool, lang: Lang) -> String {
    let period = text::words::span(lang, &desk.stand.period.id.span);
    let units = by_unit(listed, members);
    let first = members.first().and_then(|at| listed.found.get(*at));
    if let (true, Some(first)) = (of_kind, first) {
        let line = |(unit, all): &(usize, Vec<&Found>)| {
            (unit_name(desk, *unit), all.iter().filter_map(|one| place(one)).collect())
        };
        let units: Vec<(String, Vec<String>)> = units.iter().map(line).collect();
        return words::message_on_kind(lang, &period, &kind(desk, &first.finding, lang), &units);
    }
    let told = |one: &&Found| {
        let Sentence { message, advice } = text::finding(lang, &one.finding, desk.form());
        Told { place: place(one).filter(|place| !message.contains(place.as_str())), message, advice }
    };
    let message = |(unit, all): &(usize, Vec<&Found>)| {
        words::message_to_unit(lang, &period, &unit_name(desk, *unit), &all.iter().map(told).collect::<Vec<_>>())
    };
    units.iter().map(message).collect::<Vec<_>>().join("\n\n")
}
