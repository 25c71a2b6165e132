//! Who is asked: units, their names, and how what somebody wrote is matched to one of them.
mod index;
mod name;
pub mod roster;

pub use index::{Match, UnitIndex};
pub use name::{KindWords, NameParts};

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

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
    /// Names it had before, with the last day each was in use.
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

    /// Open at some time within these days.
    pub fn is_open(&self, from: NaiveDate, to: NaiveDate) -> bool {
        self.opened.is_none_or(|day| day <= to) && self.closed.is_none_or(|day| day > from)
    }
}
