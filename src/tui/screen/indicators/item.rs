//! What is said of one indicator, line by line: the plan's words, targets, shares, levels, groups.
use super::group::{Group, Key, groups};
use crate::{
    domain::{
        plan::{Field, FieldKind, Indicator, Measure},
        standing::{IndicatorStanding, target_year},
    },
    text::{
        self, Lang,
        screen::indicators::{self as words, By},
        summary,
    },
    tui::screen::desk::Desk,
};

#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Item {
    /// A name and what it says; may take several lines.
    Fact {
        name: String,
        text: String,
        weight: Weight,
    },
    Heading(String),
    /// Units that gave a level, of those that gave any.
    Level {
        name: String,
        count: usize,
        of: usize,
    },
    Group(Group, String),
}

/// How a fact is to be taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Weight {
    Plain,
    /// Read into the plan by whoever wrote its file.
    Doubt,
    /// What came of it.
    Verdict,
}

/// Everything on an indicator by its place.
pub fn items(desk: &Desk, at: usize, by: By, lang: Lang) -> Vec<Item> {
    let (Some(indicator), Some(standing)) = (desk.indicator(at), desk.indicators.get(at)) else { return Vec::new() };
    let mut items = facts(desk, indicator, standing, lang);
    let levels = levels(desk, indicator, standing, lang);
    if !levels.is_empty() {
        items.push(Item::Heading(words::levels(lang, standing.tally.reported)));
        items.extend(levels);
    }
    let groups = groups(desk, at, by);
    if !groups.is_empty() {
        items.push(Item::Heading(words::groups(lang, by)));
        items.extend(groups.into_iter().map(|group| {
            let name = name(desk, &group.key, lang);
            Item::Group(group, name)
        }));
    }
    items
}

fn facts(desk: &Desk, indicator: &Indicator, standing: &IndicatorStanding, lang: Lang) -> Vec<Item> {
    let fact = |name: &str, text: String, weight| Item::Fact { name: name.to_owned(), text, weight };
    let plain = |text: String| fact("", text, Weight::Plain);
    let year = target_year(&desk.stand.period);
    let mut facts = vec![
        fact(words::result(lang), words::verdict(lang, indicator, standing), Weight::Verdict),
        fact(words::target(lang), words::targets(lang, indicator, standing, year), Weight::Plain),
    ];
    match words::shares(lang, standing) {
        Some(shares) => facts.extend(shares.map(plain)),
        None => {
            let field = measured(desk, indicator);
            let figure = |sum| text::value(lang, &crate::domain::value::Value::Number(sum), field);
            facts.extend(words::sum(lang, standing, &figure).map(plain));
        }
    }
    facts.extend(text::judging::without_rule(lang, standing).map(plain));
    facts.extend(text::judging::beside_last_year(lang, standing).map(plain));
    facts.push(plain(words::counted(lang, standing)));
    facts.push(fact(words::source(lang), indicator.source.clone(), Weight::Plain));
    facts.extend(indicator.reading.as_ref().map(|reading| fact(words::reading(lang), reading.clone(), Weight::Doubt)));
    facts
}

/// The one field it looks at.
fn measured<'a>(desk: &'a Desk, indicator: &Indicator) -> Option<&'a Field> {
    let (Measure::Field(id) | Measure::PerQuarter(id)) = &indicator.measure else { return None };
    desk.form()?.field(id)
}

/// From the highest down, also those nobody gave; they sum to the units with a figure.
fn levels(desk: &Desk, indicator: &Indicator, standing: &IndicatorStanding, lang: Lang) -> Vec<Item> {
    let tally = &standing.tally;
    let Some(FieldKind::Level { options }) = measured(desk, indicator).map(|field| &field.kind) else { return vec![] };
    if tally.reported == 0 {
        return vec![];
    }
    let level = |name: String, count| Item::Level { name, count, of: tally.reported };
    let known = options.iter().rev().map(|option| {
        let count = tally.levels.get(&option.id).copied().unwrap_or(0);
        (option.label.clone(), count)
    });
    let known: Vec<(String, usize)> = known.collect();
    let rest = tally.reported.saturating_sub(known.iter().map(|(_, count)| count).sum());
    let rest = (rest > 0).then(|| (words::other_level(lang).to_owned(), rest));
    known.into_iter().chain(rest).map(|(name, count)| level(name, count)).collect()
}

fn name(desk: &Desk, key: &Key, lang: Lang) -> String {
    match key {
        Key::Verdict(verdict) => text::words::verdict(lang, *verdict).to_owned(),
        Key::Kind(id) => desk.plan.kind(id).map_or_else(|| id.clone(), |kind| kind.name.clone()),
        Key::Commune(name) if name.is_empty() => words::no_commune(lang).to_owned(),
        Key::Commune(name) => name.clone(),
    }
}

/// A row as text, for the clipboard.
pub fn copied(item: &Item, lang: Lang) -> String {
    let counted =
        |name: &str, part, whole| format!("{name}: {part}/{whole} ({})", summary::share_of(lang, part, whole));
    match item {
        Item::Fact { name, text, .. } if name.is_empty() => text.clone(),
        Item::Fact { name, text, .. } => format!("{name}: {text}"),
        Item::Heading(text) => text.clone(),
        Item::Level { name, count, of } => counted(name, *count, *of),
        Item::Group(group, name) => counted(name, group.part, group.whole),
    }
}
