//! What one unit was over time, and the unit that follows from it.
use super::dated::Dated;
use crate::domain::unit::{Before, Facts, Unit};
use chrono::NaiveDate;
use std::collections::{BTreeMap, BTreeSet};

/// The facts of one unit that history is kept of.
#[derive(Debug, Clone)]
pub struct History {
    name: Dated<String>,
    kind: Dated<String>,
    pub commune: Dated<String>,
    scope: Dated<String>,
    group: Dated<Option<String>>,
    properties: BTreeMap<String, Dated<bool>>,
}

/// Since when something is said to hold.
#[derive(Debug, Clone, Copy)]
pub enum Since {
    From(NaiveDate),
    /// As long as what held on this day.
    AsOn(NaiveDate),
}

impl Since {
    pub const fn day(self) -> NaiveDate {
        match self {
            Self::From(day) | Self::AsOn(day) => day,
        }
    }

    fn write<T: Clone + PartialEq>(self, fact: &mut Dated<T>, value: T) {
        match self {
            Self::From(day) => fact.set_from(day, value),
            Self::AsOn(day) => fact.correct(day, value),
        }
    }
}

impl History {
    /// As it stands, since ever.
    pub fn new(unit: &Unit) -> Self {
        let properties = unit.properties.iter().map(|(id, has)| (id.clone(), Dated::new(*has)));
        Self {
            name: Dated::new(unit.name.clone()),
            kind: Dated::new(unit.kind.clone()),
            commune: Dated::new(unit.commune.clone()),
            scope: Dated::new(unit.scope.clone()),
            group: Dated::new(unit.group.clone()),
            properties: properties.collect(),
        }
    }

    pub fn take(&mut self, facts: &Facts, since: Since) {
        let said = |fact: &mut Dated<String>, value: Option<&String>| {
            if let Some(value) = value {
                since.write(fact, value.clone());
            }
        };
        said(&mut self.name, facts.name.as_ref());
        said(&mut self.kind, facts.kind.as_ref());
        said(&mut self.commune, facts.commune.as_ref());
        said(&mut self.scope, facts.scope.as_ref());
        if let Some(group) = &facts.group {
            since.write(&mut self.group, group.clone());
        }
        for (id, has) in &facts.properties {
            since.write(self.properties.entry(id.clone()).or_insert(Dated::new(false)), *has);
        }
    }

    /// Lays the history over a unit: as it is in the end, and as it was before.
    pub fn lay(&self, unit: &mut Unit) {
        let end = NaiveDate::MAX;
        let last = self.on(end);
        unit.name = last.name;
        unit.kind = last.kind;
        unit.commune = last.commune;
        unit.scope = last.scope;
        unit.group = last.group;
        unit.properties = last.properties;
        let mut days: BTreeSet<NaiveDate> = BTreeSet::new();
        days.extend(self.name.days().chain(self.kind.days()).chain(self.commune.days()));
        days.extend(self.scope.days().chain(self.group.days()));
        days.extend(self.properties.values().flat_map(Dated::days));
        let mut after = self.on(end);
        for until in days.iter().rev().filter_map(NaiveDate::pred_opt) {
            let before = Before { until, ..self.on(until) };
            if !before.is_as(&after) {
                after = before.clone();
                unit.before.push(before);
            }
        }
        for before in &unit.before {
            let (name, until) = (&before.name, before.until);
            if *name != unit.name && !unit.former_names.iter().any(|(known, _)| known == name) {
                unit.former_names.push((name.clone(), until));
            }
        }
        unit.former_names.sort_by(|a, b| (a.1, &a.0).cmp(&(b.1, &b.0)));
        for commune in self.commune.values() {
            if *commune != unit.commune && !unit.other_communes.contains(commune) {
                unit.other_communes.push(commune.clone());
            }
        }
    }

    fn on(&self, day: NaiveDate) -> Before {
        Before {
            until: day,
            name: self.name.on(day).clone(),
            kind: self.kind.on(day).clone(),
            commune: self.commune.on(day).clone(),
            scope: self.scope.on(day).clone(),
            group: self.group.on(day).clone(),
            properties: self.properties.iter().map(|(id, has)| (id.clone(), *has.on(day))).collect(),
        }
    }
}
