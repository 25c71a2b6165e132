//! Findings that belong together: one kind at one field, one unit, one file. Pure.
use super::Listed;
use crate::{
    domain::{
        intake::{Code, Severity},
        plan::FieldKey,
    },
    job::findings::Found,
};
use std::collections::HashMap;

#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Grouping {
    #[default]
    Kind,
    Unit,
    File,
}

impl Grouping {
    pub const fn next(self) -> Self {
        match self {
            Self::Kind => Self::Unit,
            Self::Unit => Self::File,
            Self::File => Self::Kind,
        }
    }
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Key {
    /// What is wrong, with which field, against which of the plan's rules: what one message settles.
    Kind(Code, Option<FieldKey>, usize),
    /// Place of the unit in the roster.
    Unit(usize),
    /// Receipt.
    File(i64),
}

#[derive(Debug, Clone, PartialEq)]
pub struct Group {
    pub key: Key,
    /// Places in [`Listed::found`], in the office's order.
    pub members: Vec<usize>,
    pub units: usize,
    /// Notes, warnings, errors.
    pub counts: [usize; 3],
}

impl Group {
    pub fn worst(&self) -> Severity {
        match self.counts {
            [_, _, errors] if errors > 0 => Severity::Error,
            [_, warnings, _] if warnings > 0 => Severity::Warning,
            [..] => Severity::Note,
        }
    }
}

/// Groups of what is open and serious enough, the worst and those of most units first; units in the office's order.
pub fn groups(listed: &Listed, grouping: Grouping, least: Severity, query: &str) -> Vec<Group> {
    let mut groups: Vec<Group> = Vec::new();
    let mut places: HashMap<Key, usize> = HashMap::new();
    // Members come in the order of units: a unit that was counted last is not counted again.
    let mut last: Vec<usize> = Vec::new();
    for at in listed.search(query) {
        let Some(found) = listed.found.get(at).filter(|one| shows(one, least)) else { continue };
        let key = match grouping {
            Grouping::Kind => Key::Kind(found.finding.code, found.finding.field, listed.rule(at)),
            Grouping::Unit => Key::Unit(found.unit),
            Grouping::File => Key::File(found.report.receipt),
        };
        let place = *places.entry(key).or_insert_with(|| {
            groups.push(Group { key, members: Vec::new(), units: 0, counts: [0; 3] });
            last.push(usize::MAX);
            groups.len() - 1
        });
        let (Some(group), Some(last)) = (groups.get_mut(place), last.get_mut(place)) else { continue };
        group.members.push(at);
        group.units += usize::from(*last != found.unit);
        *last = found.unit;
        if let Some(count) = group.counts.get_mut(found.finding.severity as usize) {
            *count += 1;
        }
    }
    let [errors_first, many_first] = [grouping != Grouping::Unit, grouping == Grouping::Kind];
    groups.sort_by_key(|group| {
        let rank = errors_first.then(|| std::cmp::Reverse(group.worst()));
        (rank, many_first.then_some(std::cmp::Reverse(group.units)))
    });
    groups
}

fn shows(found: &Found, least: Severity) -> bool {
    !found.settled && found.finding.severity >= least
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::{book::ReportRef, intake::Finding};

    fn found(unit: usize, code: Code, field: u16, settled: bool) -> Found {
        let receipt = i64::try_from(unit / 2).unwrap_or(0);
        let finding = Finding::new(code).of(FieldKey::Field(field));
        Found { unit, report: ReportRef { receipt, ordinal: 0 }, file: String::new(), finding, settled }
    }

    #[test]
    fn what_one_message_settles_stands_together_and_what_is_settled_is_gone() {
        use Code::{DateAmbiguous, NumberAsText, TypeMismatch};
        let listed = Listed {
            found: vec![
                found(0, DateAmbiguous, 3, false),
                found(0, TypeMismatch, 1, false),
                found(0, TypeMismatch, 1, false),
                found(1, TypeMismatch, 1, false),
                found(2, TypeMismatch, 2, false),
                found(3, TypeMismatch, 1, true),
                found(3, NumberAsText, 1, false),
            ],
            ..Listed::default()
        };
        // A haystack without rows finds nothing: what is searched is made with the desk.
        let listed = Listed { texts: crate::tui::part::search::Haystack::new([""; 7]), ..listed };
        let of = |grouping, least| {
            let told = |group: Group| (group.key, group.members.len(), group.units);
            groups(&listed, grouping, least, "").into_iter().map(told).collect::<Vec<_>>()
        };
        let kind = |code, field| Key::Kind(code, Some(FieldKey::Field(field)), 0);
        assert_eq!(
            of(Grouping::Kind, Severity::Warning),
            [(kind(TypeMismatch, 1), 3, 2), (kind(TypeMismatch, 2), 1, 1), (kind(DateAmbiguous, 3), 1, 1)]
        );
        assert_eq!(of(Grouping::Kind, Severity::Note).len(), 4);
        assert_eq!(
            of(Grouping::Unit, Severity::Error),
            [(Key::Unit(0), 2, 1), (Key::Unit(1), 1, 1), (Key::Unit(2), 1, 1)]
        );
        assert_eq!(of(Grouping::File, Severity::Warning), [(Key::File(0), 4, 2), (Key::File(1), 1, 1)]);
        assert_eq!(groups(&listed, Grouping::Kind, Severity::Note, "không có"), []);
    }
}
