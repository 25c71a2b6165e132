//! The standing of each commune and each kind.
use super::number;
use crate::{
    domain::standing::{Group, State, grouped},
    job::standing::Stand,
};
use rust_decimal::Decimal;
use serde_json::{Map, Value, json};

pub fn by_commune(stand: &Stand) -> Value {
    groups(stand, |unit| stand.units.get(unit).map_or("", |unit| unit.commune.as_str()))
}

/// Named by their ids.
pub fn by_kind(stand: &Stand) -> Value {
    groups(stand, |unit| stand.units.get(unit).map_or("", |unit| unit.kind.as_str()))
}

fn groups<'a>(stand: &'a Stand, name: impl Fn(usize) -> &'a str) -> Value {
    let rows = stand.standing.rows.iter().map(|row| (name(row.unit), row));
    let ids: Vec<&str> =
        stand.plan.indicators_of(&stand.period.id.report_type).map(|indicator| indicator.id.as_str()).collect();
    let groups = grouped(rows, ids.len());
    groups.iter().map(|one| group(one, &ids)).collect()
}

fn group(group: &Group, ids: &[&str]) -> Value {
    let totals = &group.totals;
    let states = State::ALL.iter().filter(|state| state.owes());
    let mut units: Map<String, Value> =
        states.map(|state| (state.token().replace('-', "_"), json!(totals.states.of(*state)))).collect();
    units.insert("owing".into(), json!(totals.states.owing()));
    let share = |part: usize, whole: usize| {
        Decimal::from(part).checked_mul(Decimal::ONE_HUNDRED)?.checked_div(whole.into()).map(number)
    };
    let indicators = ids.iter().zip(&totals.indicators).map(|(id, tally)| {
        json!({
            "id": id, "owing": tally.owing, "reported": tally.reported, "met": tally.met,
            "share_owing": share(tally.met, tally.owing), "share_reported": share(tally.met, tally.reported),
            "numerator": number(tally.numerator), "denominator": number(tally.denominator),
        })
    });
    json!({ "name": group.name, "units": units, "indicators": indicators.collect::<Vec<_>>() })
}
