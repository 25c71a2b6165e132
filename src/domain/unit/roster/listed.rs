//! One unit as a list names it.
use crate::domain::unit::{Facts, Unit, commune_name};
use std::collections::HashSet;

/// A row of the list: what its columns say. A column that is not there says nothing.
#[derive(Debug, Clone, PartialEq)]
pub struct Listed {
    pub code: String,
    pub facts: Facts,
    /// The kind that the name says.
    pub kind_by_name: Option<String>,
    /// Its place in the list, from 1.
    pub place: u32,
}

impl Listed {
    pub fn kind(&self) -> Option<&str> {
        self.facts.kind.as_deref().or(self.kind_by_name.as_deref())
    }

    /// A unit that the book does not have yet.
    pub fn into_unit(self) -> Unit {
        let Self { code, facts, kind_by_name, place } = self;
        let mut unit = Unit { code, kind: kind_by_name.unwrap_or_default(), order: place, ..Unit::default() };
        facts.apply_dated(&mut unit);
        facts.apply_undated(&mut unit);
        unit
    }

    /// What it says otherwise than is known. `communes`: the own names of all there are.
    pub fn against(self, unit: &Unit, communes: &HashSet<String>) -> Facts {
        let Self { facts, kind_by_name, .. } = self;
        let mut facts = facts.unlike(unit);
        // Without a column of kinds a unit keeps its own, unless another name says another.
        if facts.kind.is_none() && facts.name.is_some() {
            facts.kind = kind_by_name.filter(|kind| *kind != unit.kind);
        }
        // A commune that is no more names the one that it is part of now.
        let is_same = |written: &String| {
            let own = commune_name(written);
            let former = || unit.other_communes.iter().any(|other| commune_name(other) == own);
            !communes.contains(&own) && former()
        };
        facts.commune = facts.commune.filter(|written| !is_same(written));
        facts
    }
}
