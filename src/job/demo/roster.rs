//! Invented units: four of five owe the report, spread over the kinds and communes.
use super::Chance;
use crate::domain::{
    plan::{Kind, Plan, ReportType},
    unit::Unit,
};
use serde::Deserialize;

#[derive(Deserialize)]
struct Names {
    communes: Vec<String>,
    names: Vec<String>,
    /// Kinds that no invented school is of.
    skip_kinds: Vec<String>,
}

/// Units in the office's order: first those that owe, then the others. Some of a kind share a name in two
/// communes, as schools do.
pub fn roster(plan: &Plan, report_type: &ReportType, count: u32, chance: &mut Chance) -> Vec<Unit> {
    let names: Names = toml::from_str(include_str!("../../../data/demo/names.toml")).unwrap_or(Names {
        communes: vec![],
        names: vec![],
        skip_kinds: vec![],
    });
    let owing_scope = report_type.owed_by.first().cloned().unwrap_or_default();
    let other_scope = plan.scopes.iter().map(|scope| scope.id.clone()).find(|id| !report_type.owed_by.contains(id));
    let owing = other_scope.as_ref().map_or(count, |_| count * 4 / 5);
    let kinds: Vec<&Kind> =
        plan.kinds.iter().filter(|kind| !kind.words.is_empty() && !names.skip_kinds.contains(&kind.id)).collect();
    let mut used: Vec<usize> = vec![0; kinds.len()];
    let mut units = Vec::new();
    for order in 1..=count {
        let owes = order <= owing;
        let place = kind_of(&kinds, owes, order, chance);
        let Some(kind) = kinds.get(place) else { continue };
        let number = used.get_mut(place).map_or(0, |used| {
            *used += 1;
            *used - 1
        });
        // Every seventh of a kind bears the name of the one before: a name alone is never a key.
        let named = if number % 7 == 6 { number - 1 } else { number };
        let base = names.names.get(named % names.names.len().max(1)).cloned().unwrap_or_default();
        let round = named / names.names.len().max(1);
        let own = if round == 0 { base } else { format!("{base} {}", round + 1) };
        let commune_at = usize::try_from(order).unwrap_or(0) * 7 % names.communes.len().max(1);
        let commune = names.communes.get(commune_at).cloned().unwrap_or_default();
        let scope = if owes { Some(owing_scope.clone()) } else { other_scope.clone() };
        units.push(Unit {
            code: format!("DV{order:03}"),
            name: full_name(kind, &own),
            kind: kind.id.clone(),
            commune,
            order,
            scope: scope.unwrap_or_default(),
            properties: plan.properties.iter().map(|property| (property.id.clone(), chance.percent(50))).collect(),
            phone: Some(format!("0900 000 {order:03}")),
            email: Some(format!("dv{order:03}@example.edu.vn")),
            ..Unit::default()
        });
    }
    units
}

/// A unit's official name.
pub fn full_name(kind: &Kind, own: &str) -> String {
    if kind.name.to_lowercase().starts_with("trung tâm") {
        format!("{} {own}", kind.name)
    } else {
        format!("Trường {} {own}", kind.name)
    }
}

/// Every kind comes up; most units that owe are of the kinds in the plan's second half (upper schools), most
/// others of the first.
fn kind_of(kinds: &[&Kind], owes: bool, order: u32, chance: &mut Chance) -> usize {
    let order = usize::try_from(order).unwrap_or(0);
    if order <= kinds.len() {
        return order - 1;
    }
    let half = kinds.len() / 2;
    if owes { half + chance.below(kinds.len() - half) } else { chance.below(half.max(1)) }
}
