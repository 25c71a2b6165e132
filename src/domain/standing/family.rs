//! Groups (khối) and their members: whose figures count where both report, so that nothing counts twice.
use crate::domain::{
    plan::{Adds, Period, Plan},
    unit::Unit,
};
use std::collections::{HashMap, HashSet};

/// Codes of the units that stand apart: groups whose members count, members whose group counts.
///
/// The report type names the level. A family none of whose units on that level owes the report counts on the other level, as
/// else it would not count at all. Units that are not asked are in no family: what only groups are asked is counted of groups.
pub fn apart<'a>(
    plan: &Plan,
    period: &Period,
    units: impl IntoIterator<Item = &'a Unit> + Clone,
    is_asked: impl Fn(&Unit) -> bool,
) -> HashSet<&'a str> {
    let groups: HashSet<&str> = plan.kinds.iter().filter(|kind| kind.group).map(|kind| kind.id.as_str()).collect();
    if groups.is_empty() {
        return HashSet::new();
    }
    let is_there = |unit: &&Unit| unit.is_open_on(period.roster_day()) && is_asked(unit);
    let heads: HashMap<&str, &Unit> = units
        .clone()
        .into_iter()
        .filter(|unit| groups.contains(unit.kind.as_str()))
        .filter(is_there)
        .map(|unit| (unit.code.as_str(), unit))
        .collect();
    let mut families: HashMap<&str, Vec<&Unit>> = HashMap::new();
    for unit in units.into_iter().filter(|unit| unit.group.is_some()).filter(is_there) {
        if let Some(head) = head_of(unit, &heads) {
            families.entry(head.code.as_str()).or_default().push(unit);
        }
    }
    let adds = plan.report_type(&period.id.report_type).map_or(Adds::Members, |one| one.adds);
    let mut apart = HashSet::new();
    for (code, members) in families {
        let Some((code, head)) = heads.get_key_value(code) else { continue };
        let (head_owes, members_owe) = (plan.owes(period, head), members.iter().any(|unit| plan.owes(period, unit)));
        let members_count = match adds {
            Adds::Members => members_owe || !head_owes,
            Adds::Groups => members_owe && !head_owes,
        };
        if members_count {
            apart.insert(*code);
        } else {
            apart.extend(members.iter().map(|unit| unit.code.as_str()));
        }
    }
    apart
}

/// The group a unit belongs to. Groups that lead back to the unit are none.
fn head_of<'a>(unit: &Unit, heads: &HashMap<&str, &'a Unit>) -> Option<&'a Unit> {
    let above = |unit: &Unit| unit.group.as_deref().and_then(|code| heads.get(code).copied());
    let head = above(unit)?;
    let mut ahead = Some(head);
    for _ in 0..heads.len() {
        match ahead {
            Some(one) if one.code == unit.code => return None,
            Some(one) => ahead = above(one),
            None => break,
        }
    }
    Some(head)
}
