//! The units of one indicator in groups. Who counts is what the totals count: units the indicator is about that owe
//! the report.
use crate::{
    domain::{
        standing::{Judgement, Membership, Row, Verdict},
        unit::Unit,
    },
    text::screen::indicators::By,
    tui::screen::{desk::Desk, units::Filter},
};
use std::collections::{BTreeMap, HashMap};

/// What the units of a group have in common.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Key {
    Verdict(Verdict),
    /// Id of a kind.
    Kind(String),
    /// Name of a commune, as the roster writes it.
    Commune(String),
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Group {
    pub key: Key,
    /// Units with the verdict; else those that meet the indicator.
    pub part: usize,
    /// The units the part is of.
    pub whole: usize,
    /// Units that do not meet it, and units without a usable figure.
    pub not_met: usize,
    pub no_data: usize,
}

/// Groups of an indicator by its place, the one that lacks most first.
pub fn groups(desk: &Desk, at: usize, by: By) -> Vec<Group> {
    let units = desk.stand.standing.rows.iter().filter_map(|row| counted(desk, row, at));
    let mut groups = match by {
        By::Verdict => return by_verdict(units.map(|(_, judgement)| judgement.verdict)),
        By::Kind => gathered(units, |unit| Key::Kind(unit.kind.clone())),
        By::Commune => gathered(units, |unit| Key::Commune(unit.commune.clone())),
    };
    let places = order(desk, by);
    let place = |group: &Group| places.get(&group.key).copied().unwrap_or(usize::MAX);
    groups.sort_by(|a, b| (b.whole - b.part, place(a), &a.key).cmp(&(a.whole - a.part, place(b), &b.key)));
    groups
}

fn counted<'a>(desk: &'a Desk, row: &'a Row, at: usize) -> Option<(&'a Unit, &'a Judgement)> {
    let judgement = row.judgements.get(at)?;
    let counts = row.state.owes() && judgement.membership == Membership::Applicable;
    Some((desk.unit(row.unit)?, judgement)).filter(|_| counts)
}

fn by_verdict(verdicts: impl Iterator<Item = Verdict>) -> Vec<Group> {
    let mut counts: BTreeMap<Verdict, usize> = BTreeMap::new();
    for verdict in verdicts {
        *counts.entry(verdict).or_default() += 1;
    }
    let whole = counts.values().sum();
    let group = |(verdict, part): (Verdict, usize)| Group {
        key: Key::Verdict(verdict),
        part,
        whole,
        not_met: if verdict == Verdict::NotMet { part } else { 0 },
        no_data: if verdict == Verdict::NoData { part } else { 0 },
    };
    counts.into_iter().map(group).collect()
}

fn gathered<'a>(units: impl Iterator<Item = (&'a Unit, &'a Judgement)>, key: impl Fn(&Unit) -> Key) -> Vec<Group> {
    let mut groups: HashMap<Key, Group> = HashMap::new();
    for (unit, judgement) in units {
        let empty = |key| Group { key, part: 0, whole: 0, not_met: 0, no_data: 0 };
        let key = key(unit);
        let group = groups.entry(key.clone()).or_insert_with(|| empty(key));
        group.whole += 1;
        group.part += usize::from(judgement.verdict == Verdict::Met);
        group.not_met += usize::from(judgement.verdict == Verdict::NotMet);
        group.no_data += usize::from(judgement.verdict == Verdict::NoData);
    }
    groups.into_values().collect()
}

/// The plan's order of kinds, the Vietnamese order of communes.
fn order(desk: &Desk, by: By) -> HashMap<Key, usize> {
    let mut order = HashMap::new();
    match by {
        By::Verdict => {}
        By::Kind => order.extend(desk.plan.kinds.iter().enumerate().map(|(at, kind)| (Key::Kind(kind.id.clone()), at))),
        By::Commune => {
            for (at, unit) in desk.roster.by_commune.iter().enumerate() {
                if let Some(unit) = usize::try_from(*unit).ok().and_then(|unit| desk.unit(unit)) {
                    order.entry(Key::Commune(unit.commune.clone())).or_insert(at);
                }
            }
        }
    }
    order
}

impl Group {
    /// The units to look at: those of the verdict, else those that do not meet it, else those without a figure.
    pub fn filter(&self, indicator: &str) -> Option<Filter> {
        let short = short(self.not_met, self.no_data).map(|verdict| (indicator.to_owned(), verdict));
        match &self.key {
            Key::Verdict(verdict) => {
                Some(Filter { verdict: Some((indicator.to_owned(), *verdict)), ..Filter::default() })
            }
            Key::Kind(id) => Some(Filter { kind: Some(id.clone()), verdict: Some(short?), ..Filter::default() }),
            Key::Commune(name) => {
                Some(Filter { commune: Some(name.clone()), verdict: Some(short?), ..Filter::default() })
            }
        }
    }
}

/// Which verdict to show the units of, where somebody is short.
pub const fn short(not_met: usize, no_data: usize) -> Option<Verdict> {
    match (not_met, no_data) {
        (1.., _) => Some(Verdict::NotMet),
        (0, 1..) => Some(Verdict::NoData),
        (0, 0) => None,
    }
}
