//! Ids and wordings that must not stand twice in one list.
use super::{FaultKind, Thing, reader::Node};
use crate::domain::vietnamese::{fold, fold_label};
use std::collections::{BTreeMap, btree_map::Entry};

pub(super) fn ids<'n, 'a: 'n>(things: impl IntoIterator<Item = (Thing, &'n Node<'a>)>) {
    let mut lines: BTreeMap<String, usize> = BTreeMap::new();
    for (thing, node) in things {
        for spot in node.spots("id") {
            match lines.entry(spot.text) {
                Entry::Vacant(first) => {
                    first.insert(node.line(spot.at));
                }
                Entry::Occupied(first) => {
                    let (id, first_line) = (first.key().clone(), *first.get());
                    node.fault(spot.at, FaultKind::Duplicate { thing, id, first_line });
                }
            }
        }
    }
}

/// What `keys` say is how people name each thing: no wording may name two of them.
pub(super) fn wordings(thing: Thing, nodes: &[Node<'_>], keys: &[&'static str]) {
    // Labels stand behind order numbers on a sheet; the other wordings stand alone.
    let folded = match thing {
        Thing::Field | Thing::Column | Thing::Property => fold_label,
        Thing::Kind
        | Thing::Scope
        | Thing::ReportType
        | Thing::Form
        | Thing::Section
        | Thing::Table
        | Thing::Option
        | Thing::Rule
        | Thing::Indicator => fold,
    };
    let mut owners: BTreeMap<String, usize> = BTreeMap::new();
    for (at, node) in nodes.iter().enumerate() {
        for spot in keys.iter().flat_map(|key| node.spots(key)) {
            let owner = *owners.entry(folded(&spot.text)).or_insert(at);
            if owner != at {
                let other = nodes.get(owner).and_then(|node| node.spots("id").pop());
                let other = other.map(|spot| spot.text).unwrap_or_default();
                node.fault(spot.at, FaultKind::SameWording { thing, wording: spot.text, other });
            }
        }
    }
}
