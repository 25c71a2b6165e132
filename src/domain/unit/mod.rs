//! Who is asked: units, their names, and how what somebody wrote is matched to one of them.
mod difference;
mod facts;
mod index;
mod name;
pub mod roster;

pub use difference::{Alike, Changed, Difference, FieldChange, UnitField, difference, fields};
pub use facts::Facts;
pub use index::{Match, UnitIndex};
pub use name::{KindWords, NameParts, commune_name};

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use std::{borrow::Cow, collections::BTreeMap, sync::Arc};

/// One unit of the roster.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Unit {
    pub code: String,
    pub name: String,
    /// Id of a kind of the plan.
    pub kind: String,
    pub commune: String,
    /// STT: the order the office lists its units in.
    pub order: u32,
    /// Id of a scope of the plan.
    pub scope: String,
    /// Property id → yes or no.
    pub properties: BTreeMap<String, bool>,
    pub aliases: Vec<String>,
    /// Other names it had, with the last day each was in use.
    pub former_names: Vec<(String, NaiveDate)>,
    /// Code of the group (khối) it belongs to.
    #[serde(default)]
    pub group: Option<String>,
    /// Codes of the units that go on with its work after it was closed: merged into, split into.
    #[serde(default)]
    pub successors: Vec<String>,
    /// As it was before, the latest first: follows from the changes of the roster.
    #[serde(skip)]
    pub before: Vec<Before>,
    /// Other names that its communes have or had: follows from the changes of the roster.
    #[serde(skip)]
    pub other_communes: Vec<String>,
    pub phone: Option<String>,
    pub email: Option<String>,
    pub opened: Option<NaiveDate>,
    pub closed: Option<NaiveDate>,
}

/// What a unit was up to a day.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Before {
    /// The last day on which this held.
    pub until: NaiveDate,
    pub name: String,
    pub kind: String,
    pub commune: String,
    pub scope: String,
    pub group: Option<String>,
    pub properties: BTreeMap<String, bool>,
}

impl Unit {
    pub fn has(&self, property: &str) -> bool {
        self.properties.get(property).copied().unwrap_or(false)
    }

    /// Open on this day. The day of closing is the first on which it is no more.
    pub fn is_open_on(&self, day: NaiveDate) -> bool {
        self.opened.is_none_or(|opened| opened <= day) && self.closed.is_none_or(|closed| closed > day)
    }

    /// The unit as it was on a day. It is still known by the names it got later.
    pub fn on(&self, day: NaiveDate) -> Cow<'_, Self> {
        let Some(before) = self.before.iter().rev().find(|before| before.until >= day) else {
            return Cow::Borrowed(self);
        };
        let mut unit = Self {
            name: before.name.clone(),
            kind: before.kind.clone(),
            commune: before.commune.clone(),
            scope: before.scope.clone(),
            group: before.group.clone(),
            properties: before.properties.clone(),
            ..self.clone()
        };
        unit.former_names.retain(|(name, _)| *name != before.name);
        if self.name != before.name {
            unit.former_names.push((self.name.clone(), NaiveDate::MAX));
        }
        unit.other_communes.retain(|name| *name != before.commune);
        if self.commune != before.commune {
            unit.other_communes.push(self.commune.clone());
        }
        Cow::Owned(unit)
    }
}

/// The units as they were on a day, each at its place; without a copy where nothing was otherwise.
pub fn roster_on(units: &Arc<[Unit]>, day: NaiveDate) -> Arc<[Unit]> {
    let is_otherwise = |unit: &Unit| matches!(unit.on(day), Cow::Owned(_));
    if !units.iter().any(is_otherwise) {
        return Arc::clone(units);
    }
    units.iter().map(|unit| unit.on(day).into_owned()).collect()
}

impl Before {
    /// The same, but for the day.
    pub fn is_as(&self, other: &Self) -> bool {
        let Self { until: _, name, kind, commune, scope, group, properties } = self;
        (name, kind, commune, scope, group, properties)
            == (&other.name, &other.kind, &other.commune, &other.scope, &other.group, &other.properties)
    }
}
