//! Indicators with the document's own words, and the rules between figures.
use super::{
    reports::kinds,
    row::{Item, Mark, Row},
};
use crate::{
    domain::plan::{Indicator, Plan},
    text::{
        Lang,
        screen::{
            plan as words,
            plan_part::{self as part, About},
        },
        words as general,
    },
    tui::screen::desk::Desk,
};

pub fn indicators(plan: &Plan, desk: Option<&Desk>, lang: Lang) -> Vec<Row> {
    plan.indicators.iter().map(|one| indicator(plan, desk, one, lang)).collect()
}

fn indicator(plan: &Plan, desk: Option<&Desk>, one: &Indicator, lang: Lang) -> Row {
    // Before there is a period, what the plan begins with.
    let year = desk.map_or(plan.years.0, |desk| crate::domain::standing::target_year(&desk.stand.period));
    let mut row = Row::new(Item::Indicator(one.id.clone()), one.label.clone(), part::short(lang, one, year));
    if one.reading.is_some() {
        (row.mark, row.seldom) = (Mark::Reading, true);
    }
    let mut tell = |about, text: String| row.tell(part::about(lang, about), text);
    tell(About::Source, one.source.clone());
    tell(About::Reading, one.reading.clone().unwrap_or_default());
    tell(About::Targets, part::targets(lang, one));
    tell(About::Shape, part::shape(lang, one));
    tell(About::Needs, part::criterion(lang, plan, one));
    tell(About::Looks, part::measure(lang, plan, &one.measure));
    tell(About::AppliesTo, applies(plan, one, lang));
    tell(About::Overrides, desk.map(|desk| overrides(desk, one, lang)).unwrap_or_default());
    let reports = one.report_types.iter().filter_map(|id| plan.report_type(id)).map(|one| one.name.clone());
    let reports = reports.collect::<Vec<_>>().join("; ");
    tell(About::JudgedIn, if reports.is_empty() { part::every_report(lang).to_owned() } else { reports });
    if let Some(day) = one.event.and_then(|day| day.in_year(year)) {
        tell(About::Event, general::date(day));
    }
    tell(About::Id, one.id.clone());
    row
}

/// Scope, kinds and property, in words.
fn applies(plan: &Plan, one: &Indicator, lang: Lang) -> String {
    let scope = one.scope.as_ref().and_then(|id| plan.scope(id)).map(|scope| scope.name.clone());
    let of_kinds = (!one.applies.kinds.is_empty()).then(|| kinds(plan, &one.applies.kinds, lang));
    let having = one.applies.property.as_ref().map(|id| {
        let label = plan.properties.iter().find(|one| one.id == *id).map_or(id.as_str(), |one| one.label.as_str());
        part::having(lang, label)
    });
    let both = one.applies.both_ways.then(|| part::both_ways(lang).to_owned());
    let all: Vec<String> = [scope, of_kinds, having, both].into_iter().flatten().collect();
    if all.is_empty() { part::everybody(lang).to_owned() } else { all.join("; ") }
}

fn overrides(desk: &Desk, one: &Indicator, lang: Lang) -> String {
    let own = desk.stand.ledger.applies.iter().filter(|((_, indicator), _)| *indicator == one.id);
    let line = |((unit, _), applies): (&(String, String), &bool)| {
        let name = desk.unit_of(unit).map_or(unit.as_str(), |unit| unit.name.as_str());
        words::override_line(lang, name, *applies)
    };
    own.map(line).collect::<Vec<_>>().join("; ")
}

pub fn rules(plan: &Plan, lang: Lang) -> Vec<Row> {
    let row = |one: &crate::domain::plan::Rule| {
        let mut row = Row::new(Item::Rule, one.message.clone(), general::severity(lang, one.severity).to_owned());
        row.tell(part::about(lang, About::Rule), part::rule(lang, plan, one));
        row.tell(
            part::about(lang, About::Form),
            plan.form(&one.form).map(|form| form.title.clone()).unwrap_or_default(),
        );
        row.tell(part::about(lang, About::Id), one.id.clone());
        row
    };
    plan.rules.iter().map(row).collect()
}
