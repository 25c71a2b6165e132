//! All that is known of one unit, as rows: what it is, this period, its names, its properties, its indicators.
use super::filter::life;
use crate::{
    domain::{standing::Membership, unit::Unit},
    text::{
        Lang,
        screen::roster::{self as words, Fact},
        words as general,
    },
    tui::screen::desk::Desk,
};

#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Kind {
    Heading,
    Fact,
    /// Its report in the period looked at.
    Report,
    /// Of the roster: it can be removed.
    Alias(String),
    /// Learned from an answer.
    Learned,
    /// Its id, and whether it applies.
    Indicator(String, bool),
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Row {
    pub kind: Kind,
    pub label: String,
    pub text: String,
    /// Beside the text: where it came from, until when it held.
    pub note: String,
}

impl Row {
    fn new(kind: Kind, label: impl Into<String>, text: impl Into<String>, note: impl Into<String>) -> Self {
        Self { kind, label: label.into(), text: text.into(), note: note.into() }
    }
}

/// The rows of the unit at a place in the roster.
pub fn rows(desk: &Desk, at: u32, lang: Lang) -> Vec<Row> {
    let Some(unit) = desk.now.unit(at) else { return vec![] };
    let [period, names, properties, indicators] = words::headings(lang);
    let mut rows = about(desk, unit, lang);
    let mut group = |heading: &str, more: Vec<Row>| {
        if !more.is_empty() {
            rows.push(Row::new(Kind::Heading, heading, "", ""));
            rows.extend(more);
        }
    };
    group(period, this_period(desk, unit, at, lang));
    group(names, spellings(desk, unit, lang));
    group(properties, having(desk, unit, lang));
    group(indicators, judged(desk, unit, at, lang));
    rows
}

fn about(desk: &Desk, unit: &Unit, lang: Lang) -> Vec<Row> {
    let plan = &desk.plan;
    let named = |code: &String| {
        let name = desk.place(code).and_then(|at| desk.now.unit(u32::try_from(at).ok()?)).map(|one| one.name.as_str());
        name.map_or_else(|| code.clone(), |name| format!("{name} ({code})"))
    };
    let dates = words::days(lang, unit, desk.stand.as_of);
    let facts = [
        (Fact::Name, unit.name.clone()),
        (Fact::Code, unit.code.clone()),
        (Fact::Order, unit.order.to_string()),
        (Fact::Kind, plan.kind(&unit.kind).map_or_else(|| unit.kind.clone(), |one| one.name.clone())),
        (Fact::Commune, unit.commune.clone()),
        (Fact::Scope, plan.scope(&unit.scope).map_or_else(|| unit.scope.clone(), |one| one.name.clone())),
        (Fact::Group, unit.group.as_ref().map(named).unwrap_or_default()),
        (Fact::Phone, unit.phone.clone().unwrap_or_default()),
        (Fact::Email, unit.email.clone().unwrap_or_default()),
        (Fact::Successors, unit.successors.iter().map(named).collect::<Vec<_>>().join("; ")),
    ];
    let row = |(fact, text): (Fact, String)| Row::new(Kind::Fact, words::fact(lang, fact), text, "");
    let mut rows: Vec<Row> = facts.into_iter().filter(|(_, text)| !text.is_empty()).map(row).collect();
    let open = words::life(lang, life(unit, desk.stand.as_of));
    rows.push(Row::new(Kind::Fact, words::fact(lang, Fact::Life), open, dates));
    rows
}

fn this_period(desk: &Desk, unit: &Unit, at: u32, lang: Lang) -> Vec<Row> {
    let key = (desk.stand.period.id.to_string(), unit.code.clone());
    let ledger = &desk.stand.ledger;
    let row = usize::try_from(at).ok().and_then(|at| desk.stand.standing.rows.get(at));
    let state = row.map(|row| general::state(lang, row.state)).unwrap_or_default();
    let span = general::span(lang, &desk.stand.period.id.span);
    let mut rows = vec![Row::new(Kind::Report, words::fact(lang, Fact::Report), state, span)];
    if let Some(reason) = ledger.exempt.get(&key) {
        let yes = words::yes_no(lang, true);
        rows.push(Row::new(Kind::Fact, words::fact(lang, Fact::Exempt), yes, reason.as_str()));
    }
    if let Some((until, reason)) = ledger.extended.get(&key) {
        rows.push(Row::new(Kind::Fact, words::fact(lang, Fact::Extended), general::date(*until), reason.as_str()));
    }
    rows
}

/// Names it had, the latest first, then other spellings: those of the roster, and those that answers taught.
fn spellings(desk: &Desk, unit: &Unit, lang: Lang) -> Vec<Row> {
    let mut former: Vec<(String, chrono::NaiveDate)> = unit.former_names.clone();
    let earlier = unit.before.iter().filter(|one| one.name != unit.name).map(|one| (one.name.clone(), one.until));
    for (name, until) in earlier {
        if !former.iter().any(|(known, _)| *known == name) {
            former.push((name, until));
        }
    }
    former.sort_by_key(|(_, until)| std::cmp::Reverse(*until));
    let former = former.into_iter().map(|(name, until)| Row::new(Kind::Fact, "", name, words::until(lang, until)));
    let own =
        unit.aliases.iter().map(|one| Row::new(Kind::Alias(one.clone()), "", one, words::alias_from(lang, false)));
    let learned = desk.stand.ledger.aliases.iter().filter(|(_, code)| **code == unit.code);
    let learned = learned.map(|(one, _)| Row::new(Kind::Learned, "", one, words::alias_from(lang, true)));
    former.chain(own).chain(learned).collect()
}

fn having(desk: &Desk, unit: &Unit, lang: Lang) -> Vec<Row> {
    let row = |one: &crate::domain::plan::Property| {
        Row::new(Kind::Fact, "", one.label.as_str(), words::yes_no(lang, unit.has(&one.id)))
    };
    desk.plan.properties.iter().map(row).collect()
}

/// As the period judges, so that this can never say otherwise than the figures.
fn judged(desk: &Desk, unit: &Unit, at: u32, lang: Lang) -> Vec<Row> {
    let Some(row) = usize::try_from(at).ok().and_then(|at| desk.stand.standing.rows.get(at)) else { return vec![] };
    let indicators = desk.plan.indicators_of(&desk.stand.period.id.report_type);
    let line = |(one, judgement): (&crate::domain::plan::Indicator, &crate::domain::standing::Judgement)| {
        let applies = judgement.membership == Membership::Applicable;
        let set = desk.stand.ledger.applies.contains_key(&(unit.code.clone(), one.id.clone()));
        let note = if set { words::set_here(lang) } else { "" };
        Row::new(Kind::Indicator(one.id.clone(), applies), "", one.label.as_str(), note)
    };
    indicators.zip(&row.judgements).map(line).collect()
}
