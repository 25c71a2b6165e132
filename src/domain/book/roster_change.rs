//! Changes of the roster, only ever added, and the roster that follows from them.
use crate::domain::unit::Unit;
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use std::collections::{HashMap, HashSet};

/// One thing that happened to the roster. Written into the book by name, so that further kinds can follow.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
// Not "kind": a unit has a field of that name.
#[serde(tag = "change", rename_all = "kebab-case")]
pub enum RosterChange {
    /// The unit as it is from now on, new or known by its code.
    Put(Unit),
    /// The unit as it is from this day on; before it was as it stood.
    From { day: NaiveDate, unit: Unit },
    /// From this day on, communes are one under a new name (xã, phường sáp nhập, đổi tên).
    Commune { day: NaiveDate, old: Vec<String>, new: String },
    /// Another spelling of a commune's name.
    CommuneAlias { commune: String, alias: String },
}

/// The roster after changes, given with their batches in the order of their writing, those of undone batches left
/// out. Sorted by the office's order, then by code.
pub fn fold(changes: impl IntoIterator<Item = (i64, RosterChange)>, undone_batches: &HashSet<i64>) -> Vec<Unit> {
    // In the order of their first writing, which mostly is the office's: sorting then costs next to nothing.
    let mut roster: Vec<Unit> = Vec::new();
    let mut places: HashMap<String, usize> = HashMap::new();
    for (_, change) in changes.into_iter().filter(|(batch, _)| !undone_batches.contains(batch)) {
        match change {
            RosterChange::Put(unit) => {
                let place = *places.entry(unit.code.to_uppercase()).or_insert(roster.len());
                match roster.get_mut(place) {
                    Some(before) => *before = unit,
                    None => roster.push(unit),
                }
            }
            RosterChange::From { .. } | RosterChange::Commune { .. } | RosterChange::CommuneAlias { .. } => {}
        }
    }
    roster.sort_by(|a, b| (a.order, &a.code).cmp(&(b.order, &b.code)));
    roster
}

#[cfg(test)]
mod tests {
    use super::*;

    fn put(order: u32, code: &str, name: &str) -> RosterChange {
        RosterChange::Put(Unit { code: code.into(), name: name.into(), order, ..Unit::default() })
    }

    #[test]
    fn the_last_change_that_stands_holds() {
        let changes = [
            (1, put(2, "B", "Trường B")),
            (1, put(1, "C", "Trường C")),
            (1, put(1, "A", "Trường A")),
            (4, put(3, "A", "Trường A mới")),
        ];
        let names = |undone: &[i64]| -> Vec<String> {
            let undone = undone.iter().copied().collect();
            fold(changes.clone(), &undone).into_iter().map(|unit| unit.name).collect()
        };
        assert_eq!(names(&[]), ["Trường C", "Trường B", "Trường A mới"]);
        assert_eq!(names(&[4]), ["Trường A", "Trường C", "Trường B"]);
        assert!(names(&[1, 4]).is_empty());
    }
}
