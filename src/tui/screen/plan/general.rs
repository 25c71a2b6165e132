//! What the plan says of itself: title, issuer, years, letterhead, calendar, and the words of its units.
use super::row::{Item, Row};
use crate::{
    domain::plan::Plan,
    text::{
        Lang,
        screen::{
            plan::{self as words, Fact},
            plan_part,
        },
        words as general,
    },
    tui::screen::desk::Desk,
};

pub fn rows(plan: &Plan, desk: Option<&Desk>, lang: Lang) -> Vec<Row> {
    let mut rows: Vec<Row> = facts(plan, lang).into_iter().map(|(fact, text)| row(fact, text, lang)).collect();
    if let Some(versions) = desk.map(|desk| &desk.stand.ledger.plans).filter(|all| !all.is_empty()) {
        let lines: Vec<String> = versions.iter().map(|(id, from)| words::version_from(lang, *id, *from)).collect();
        rows.push(row(Fact::Versions, lines.join("; "), lang));
    }
    rows
}

fn row(fact: Fact, text: String, lang: Lang) -> Row {
    let text = if text.trim().is_empty() { words::blank(lang).to_owned() } else { text };
    let mut row = Row::new(Item::Fact, words::fact(lang, fact), text.clone());
    row.tell("", text);
    row
}

fn facts(plan: &Plan, lang: Lang) -> Vec<(Fact, String)> {
    let head = &plan.letterhead;
    let (first, last) = plan.years;
    let years = if first == last { first.to_string() } else { format!("{first} – {last}") };
    let holidays: Vec<String> = plan.calendar.holidays.iter().map(|day| general::date(*day)).collect();
    let names = |names: Vec<&str>| names.join("; ");
    let kinds =
        |group: bool| names(plan.kinds.iter().filter(|one| one.group == group).map(|one| one.name.as_str()).collect());
    let mut facts = vec![
        (Fact::Title, plan.title.clone()),
        (Fact::Issuer, plan.issuer.clone()),
        (Fact::Years, years),
        (Fact::Number, head.number.clone()),
        (Fact::InForce, plan.issued.map(general::date).unwrap_or_default()),
        (Fact::Id, words::version(lang, &plan.id, plan.version)),
        (Fact::Superior, head.superior.clone()),
        (Fact::Office, head.office.clone()),
        (Fact::Place, head.place.clone()),
        (Fact::Signature, head.signature.join(" / ")),
        (Fact::Recipients, head.recipients.join(" ")),
        (Fact::Shift, plan_part::shift(lang, plan.calendar.shift).to_owned()),
        (Fact::Holidays, holidays.join(", ")),
        (Fact::SchoolYear, plan_part::school_year(lang, &plan.calendar)),
        (Fact::Kinds, kinds(false)),
        (Fact::Groups, kinds(true)),
        (Fact::Scopes, names(plan.scopes.iter().map(|one| one.name.as_str()).collect())),
        (Fact::Properties, names(plan.properties.iter().map(|one| one.label.as_str()).collect())),
    ];
    // Most plans know neither.
    facts.retain(|(fact, text)| !matches!(fact, Fact::Groups | Fact::Properties) || !text.is_empty());
    facts
}
