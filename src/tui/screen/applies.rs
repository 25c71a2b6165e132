//! Whether an indicator is about a unit, set against the plan's rule: which units, which indicator, which way, and why.
use super::{
    context::Context,
    desk::Desk,
    follow,
    overlay::{Choice, Item, Overlay, Wanted, pick},
    step::Step,
};
use crate::{
    domain::{book::Action, standing::Membership, unit::Unit},
    text::{
        Lang,
        screen::{plan as words, units},
    },
};

/// What is known so far; the rest is asked.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Applies {
    /// Codes; none: one is to be chosen.
    pub units: Vec<String>,
    /// Its id.
    pub indicator: Option<String>,
    pub applies: Option<bool>,
}

/// Asks for what is not known yet, one after the other.
pub fn next(known: &Applies, context: &Context<'_>) -> Vec<Step> {
    let (lang, Some(desk)) = (context.lang, context.desk) else { return vec![] };
    let label = |id: &String| desk.plan.indicators.iter().find(|one| one.id == *id).map(|one| one.label.as_str());
    let offer = |title: String, items: Vec<Item>| vec![Step::Open(Overlay::Pick(pick::State::new(title, items)))];
    let (indicator, applies) = match (known.units.as_slice(), &known.indicator, known.applies) {
        ([], indicator, _) => {
            let label = indicator.as_ref().and_then(label).unwrap_or_default();
            let item = |unit: &Unit| choose_unit(known, unit, desk, lang);
            return offer(words::which_unit_for(lang, label), desk.units.iter().map(item).collect());
        }
        (units, None, _) => return offer(of(units, desk, lang), choose_indicator(known, desk, lang)),
        (units, Some(id), None) => {
            let title = words::applies_title(lang, &of(units, desk, lang), label(id).unwrap_or(id));
            return offer(title, choose_way(known, desk, lang));
        }
        (_, Some(id), Some(applies)) => (id, applies),
    };
    let action = |unit: &String| Action::Applies { unit: unit.clone(), indicator: indicator.clone(), applies };
    let actions = known.units.iter().map(action).collect();
    vec![Step::Open(follow::ask_for(Wanted::Reason(actions), "", context))]
}

/// One unit by name, several by number.
pub fn of(units: &[String], desk: &Desk, lang: Lang) -> String {
    match units {
        [one] => desk.unit_of(one).map_or(one.clone(), |unit| unit.name.clone()),
        several => units::of_units(lang, several.len()),
    }
}

fn choose_unit(known: &Applies, unit: &Unit, desk: &Desk, lang: Lang) -> Item {
    let now = known.indicator.as_ref().and_then(|id| applies_now(desk, &unit.code, id));
    Item {
        label: format!("{} — {}", unit.name, unit.commune),
        detail: now.map(|applies| words::short_applies(lang, applies).to_owned()).unwrap_or_default(),
        choice: Choice::Applies(Applies { units: vec![unit.code.clone()], ..known.clone() }),
    }
}

fn choose_indicator(known: &Applies, desk: &Desk, lang: Lang) -> Vec<Item> {
    let item = |one: &crate::domain::plan::Indicator| {
        let now = if let [unit] = known.units.as_slice() { applies_now(desk, unit, &one.id) } else { None };
        Item {
            label: one.label.clone(),
            detail: now.map(|applies| words::short_applies(lang, applies).to_owned()).unwrap_or_default(),
            choice: Choice::Applies(Applies { indicator: Some(one.id.clone()), ..known.clone() }),
        }
    };
    desk.plan.indicators.iter().map(item).collect()
}

/// What would change something stands first.
fn choose_way(known: &Applies, desk: &Desk, lang: Lang) -> Vec<Item> {
    let now = match (known.units.as_slice(), &known.indicator) {
        ([unit], Some(id)) => applies_now(desk, unit, id),
        (_, _) => None,
    };
    let first = !now.unwrap_or(true);
    let item = |applies: bool| Item {
        label: words::applies(lang, applies).to_owned(),
        detail: if now == Some(applies) { words::as_now(lang).to_owned() } else { String::new() },
        choice: Choice::Applies(Applies { applies: Some(applies), ..known.clone() }),
    };
    vec![item(first), item(!first)]
}

/// Whether an indicator of the period is about a unit, as it is judged; None where the period does not judge it.
pub fn applies_now(desk: &Desk, unit: &str, indicator: &str) -> Option<bool> {
    let at = desk.indicators.iter().position(|one| one.id == indicator)?;
    let row = desk.stand.standing.rows.get(desk.place(unit)?)?;
    Some(row.judgements.get(at)?.membership == Membership::Applicable)
}
