//! Invented units, spread over the kinds and communes: those that owe the report, then some that do not.
use super::{Chance, names::Names};
use crate::domain::{
    plan::{Kind, Plan, ReportType},
    unit::Unit,
};

/// Units in the office's order: first those that owe, then the others; fewer than `count` where the plan's kinds have
/// no more names. Some of a kind share a name in two communes, as schools do.
pub fn roster(plan: &Plan, report_type: &ReportType, count: u32, chance: &mut Chance) -> Vec<Unit> {
    let names = Names::load();
    let kinds: Vec<&Kind> = plan.kinds.iter().filter(|kind| !names.is_skipped(kind)).collect();
    let owes = |kind: &Kind| report_type.owed_by_kinds.is_empty() || report_type.owed_by_kinds.contains(&kind.id);
    let places = |wanted: &dyn Fn(&Kind) -> bool| -> Vec<usize> {
        kinds.iter().enumerate().filter(|(_, kind)| wanted(kind)).map(|(place, _)| place).collect()
    };
    let other_scope = plan.scopes.iter().map(|scope| scope.id.clone()).find(|id| !report_type.owed_by.contains(id));
    let owing = places(&owes);
    let others = if other_scope.is_some() { places(&|_| true) } else { places(&|kind| !owes(kind)) };
    // Four of five owe.
    let owing_count = if others.is_empty() { count } else { count * 4 / 5 };
    // Where another office has the rest, it has the lower schools, which stand first in a plan's list of kinds.
    let half = owing.len() / 2;
    let usual = if other_scope.is_some() { half..owing.len() } else { 0..owing.len() };
    let rest = if other_scope.is_some() { 0..(others.len() / 2).max(1) } else { 0..others.len() };
    let mut owing = Pool { unseen: owing.clone().into_iter(), places: owing, usual };
    let mut others = Pool { unseen: Vec::new().into_iter(), places: others, usual: rest };
    let mut used: Vec<usize> = vec![0; kinds.len()];
    let mut units: Vec<Unit> = Vec::new();
    for turn in 0..count {
        let owes = turn < owing_count;
        let pool = if owes { &mut owing } else { &mut others };
        let has_room = |place: usize| {
            let most = kinds.get(place).and_then(|kind| names.most(kind));
            most.is_none_or(|most| used.get(place).is_some_and(|used| *used < most))
        };
        let Some(place) = pool.next(&has_room, chance) else { continue };
        let Some((kind, used)) = kinds.get(place).zip(used.get_mut(place)) else { continue };
        let number = *used;
        *used += 1;
        let order = u32::try_from(units.len()).unwrap_or(u32::MAX) + 1;
        let scope = if owes || other_scope.is_none() {
            names.scope(plan, &report_type.owed_by, kind, number)
        } else {
            other_scope.clone()
        };
        units.push(Unit {
            code: format!("DV{order:03}"),
            name: names.official(kind, number),
            kind: kind.id.clone(),
            commune: names.commune(plan, kind, order),
            order,
            scope: scope.unwrap_or_default(),
            properties: plan.properties.iter().map(|property| (property.id.clone(), chance.percent(50))).collect(),
            phone: Some(format!("0900 000 {order:03}")),
            email: Some(format!("dv{order:03}@example.edu.vn")),
            ..Unit::default()
        });
    }
    join_groups(plan, &mut units);
    units
}

/// Kinds that units are drawn from, by their index.
struct Pool {
    /// Kinds that come up before any comes up again.
    unseen: std::vec::IntoIter<usize>,
    places: Vec<usize>,
    /// Where in `places` units are then drawn from.
    usual: std::ops::Range<usize>,
}

impl Pool {
    /// The next unit's kind: one that still has room, None when none has.
    fn next(&mut self, has_room: &dyn Fn(usize) -> bool, chance: &mut Chance) -> Option<usize> {
        if let Some(place) = self.unseen.next() {
            return Some(place).filter(|place| has_room(*place));
        }
        let drawn = self.usual.start + chance.below(self.usual.len());
        let from_drawn = self.places.iter().cycle().skip(drawn).take(self.places.len());
        from_drawn.copied().find(|place| has_room(*place))
    }
}

/// Members go to the groups in turn.
fn join_groups(plan: &Plan, units: &mut [Unit]) {
    let is_group = |unit: &Unit| plan.kind(&unit.kind).is_some_and(|kind| kind.group);
    let groups: Vec<String> = units.iter().filter(|unit| is_group(unit)).map(|unit| unit.code.clone()).collect();
    for (unit, group) in units.iter_mut().filter(|unit| !is_group(unit)).zip(groups.iter().cycle()) {
        unit.group = Some(group.clone());
    }
}
