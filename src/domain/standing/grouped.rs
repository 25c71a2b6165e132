//! The same sums for a part of the units: a commune, a kind.
use super::{Row, Totals};
use crate::domain::vietnamese::{Collation, fold_marked};
use std::collections::HashMap;

/// The units that owe and have one name in common.
#[derive(Debug, Clone, PartialEq)]
pub struct Group {
    /// As the first of its units writes it.
    pub name: String,
    pub totals: Totals,
}

/// Adds rows up by name, in the order of the alphabet. Names that differ by letter case or spaces only are one; a group none
/// of whose units owes the report is left out.
pub fn grouped<'a>(rows: impl IntoIterator<Item = (&'a str, &'a Row)>, indicators: usize) -> Vec<Group> {
    let mut places: HashMap<String, usize> = HashMap::new();
    let mut groups: Vec<Group> = Vec::new();
    for (name, row) in rows {
        let place = *places.entry(fold_marked(name)).or_insert_with(|| {
            groups.push(Group { name: name.to_owned(), totals: Totals::new(indicators) });
            groups.len() - 1
        });
        if let Some(group) = groups.get_mut(place) {
            group.totals.add(row);
        }
    }
    groups.retain(|group| group.totals.states.owing() > 0);
    let collation = Collation::default();
    groups.sort_by(|a, b| collation.compare(&a.name, &b.name));
    groups
}
