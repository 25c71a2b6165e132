//! Some facts about a unit: what a change says, and leaves the rest as it is.
use super::Unit;
use chrono::NaiveDate;
use serde::{Deserialize, Deserializer, Serialize};
use std::collections::BTreeMap;

/// Facts that are said; what is not said stays. Written into the book, so that taking one change back leaves what
/// others said.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Facts {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
    /// Id of a kind of the plan.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub kind: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub commune: Option<String>,
    /// Id of a scope of the plan.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub scope: Option<String>,
    /// Inner None: it belongs to no group.
    #[serde(skip_serializing_if = "Option::is_none", deserialize_with = "said")]
    pub group: Option<Option<String>>,
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    pub properties: BTreeMap<String, bool>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub order: Option<u32>,
    #[serde(skip_serializing_if = "Option::is_none", deserialize_with = "said")]
    pub phone: Option<Option<String>>,
    #[serde(skip_serializing_if = "Option::is_none", deserialize_with = "said")]
    pub email: Option<Option<String>>,
    #[serde(skip_serializing_if = "Option::is_none", deserialize_with = "said")]
    pub opened: Option<Option<NaiveDate>>,
    /// The first day on which it is no more.
    #[serde(skip_serializing_if = "Option::is_none", deserialize_with = "said")]
    pub closed: Option<Option<NaiveDate>>,
    /// Codes of those that go on with its work.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub successors: Option<Vec<String>>,
    /// All other spellings.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub aliases: Option<Vec<String>>,
    /// Further spellings, beside those it has.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub also: Vec<String>,
    /// Further names it had, with the last day of each.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub former_names: Vec<(String, NaiveDate)>,
}

/// A value that is there, be it null.
fn said<'de, T: Deserialize<'de>, D: Deserializer<'de>>(deserializer: D) -> Result<Option<Option<T>>, D::Error> {
    Option::deserialize(deserializer).map(Some)
}

impl Facts {
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }

    /// What holds whatever the day: history is not kept of it.
    pub fn apply_undated(&self, unit: &mut Unit) {
        fn set<T: Clone>(place: &mut T, said: Option<&T>) {
            if let Some(said) = said {
                place.clone_from(said);
            }
        }
        set(&mut unit.order, self.order.as_ref());
        set(&mut unit.phone, self.phone.as_ref());
        set(&mut unit.email, self.email.as_ref());
        set(&mut unit.opened, self.opened.as_ref());
        set(&mut unit.closed, self.closed.as_ref());
        set(&mut unit.successors, self.successors.as_ref());
        set(&mut unit.aliases, self.aliases.as_ref());
        for alias in &self.also {
            if !unit.aliases.contains(alias) {
                unit.aliases.push(alias.clone());
            }
        }
        for former in &self.former_names {
            if !unit.former_names.iter().any(|(name, _)| *name == former.0) {
                unit.former_names.push(former.clone());
            }
        }
    }

    /// What history is kept of, as if it had always been so.
    pub fn apply_dated(&self, unit: &mut Unit) {
        fn set<T: Clone>(place: &mut T, said: Option<&T>) {
            if let Some(said) = said {
                place.clone_from(said);
            }
        }
        set(&mut unit.name, self.name.as_ref());
        set(&mut unit.kind, self.kind.as_ref());
        set(&mut unit.commune, self.commune.as_ref());
        set(&mut unit.scope, self.scope.as_ref());
        set(&mut unit.group, self.group.as_ref());
        unit.properties.extend(self.properties.iter().map(|(id, has)| (id.clone(), *has)));
    }

    /// Only what is otherwise than a unit is.
    #[must_use]
    pub fn unlike(mut self, unit: &Unit) -> Self {
        fn drop_same<T: PartialEq>(said: &mut Option<T>, known: &T) {
            if said.as_ref() == Some(known) {
                *said = None;
            }
        }
        drop_same(&mut self.name, &unit.name);
        drop_same(&mut self.kind, &unit.kind);
        drop_same(&mut self.commune, &unit.commune);
        drop_same(&mut self.scope, &unit.scope);
        drop_same(&mut self.group, &unit.group);
        drop_same(&mut self.order, &unit.order);
        drop_same(&mut self.phone, &unit.phone);
        drop_same(&mut self.email, &unit.email);
        drop_same(&mut self.opened, &unit.opened);
        drop_same(&mut self.closed, &unit.closed);
        drop_same(&mut self.successors, &unit.successors);
        drop_same(&mut self.aliases, &unit.aliases);
        self.properties.retain(|id, has| unit.properties.get(id) != Some(has));
        self.also.retain(|alias| !unit.aliases.contains(alias));
        self.former_names.retain(|(name, _)| *name != unit.name && !unit.former_names.iter().any(|one| one.0 == *name));
        self
    }
}
