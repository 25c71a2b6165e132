//! Changes of the roster, only ever added, and the roster that follows from them.
use crate::domain::unit::Unit;
use serde::{Deserialize, Serialize};
use std::collections::{HashMap, HashSet};

/// One thing that happened to the roster. Written into the book by name, so that further kinds can follow.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
// Not "kind": a unit has a field of that name.
#[serde(tag = "change", rename_all = "kebab-case")]
pub enum RosterChange {
    /// The unit as it is from now on, new or known by its code.
    Put(Unit),
}

/// The roster after changes, given with their batches in the order of their writing, those of undone batches left
/// out. Sorted by the office's order, then by code.
pub fn fold<'a>(
    changes: impl IntoIterator<Item = (i64, &'a RosterChange)>,
    undone_batches: &HashSet<i64>,
) -> Vec<Unit> {
    let mut units: HashMap<String, &Unit> = HashMap::new();
    for (batch, change) in changes {
        if undone_batches.contains(&batch) {
            continue;
        }
        match change {
            RosterChange::Put(unit) => units.insert(unit.code.to_uppercase(), unit),
        };
    }
    let mut roster: Vec<Unit> = units.into_values().cloned().collect();
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
            fold(changes.iter().map(|(batch, change)| (*batch, change)), &undone)
                .into_iter()
                .map(|unit| unit.name)
                .collect()
        };
        assert_eq!(names(&[]), ["Trường C", "Trường B", "Trường A mới"]);
        assert_eq!(names(&[4]), ["Trường A", "Trường C", "Trường B"]);
        assert!(names(&[1, 4]).is_empty());
    }
}
