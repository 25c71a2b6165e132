//! Changes of the roster, only ever added, and the roster that follows from them.
mod dated;
mod fold;
mod history;
#[cfg(test)]
mod tests;

pub use fold::fold;

use crate::domain::unit::{Facts, Unit};
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

/// One thing that happened to the roster. Written into the book by name, so that further kinds can follow.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
// Not "kind": a unit has a field of that name.
#[serde(tag = "change", rename_all = "kebab-case")]
pub enum RosterChange {
    /// A unit, new or known by its code, as the book should have had it; what a known one was before stays.
    Put(Unit),
    /// From this day on; before it was as it stood.
    From { day: NaiveDate, code: String, facts: Facts },
    /// What stood in the book on this day was wrong, ever since it stood there.
    Correct { on: NaiveDate, code: String, facts: Facts },
    /// From this day on, communes are one under a new name (xã, phường sáp nhập, đổi tên).
    Commune { day: NaiveDate, old: Vec<String>, new: String },
    /// Another spelling of a commune's name.
    CommuneAlias { commune: String, alias: String },
}
