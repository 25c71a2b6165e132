//! The snapshot that lies on the screen's desk, prepared for searching and sorting. Made beside the keyboard: folding the
//! names of a large roster takes longer than a key may wait.
use crate::{
    domain::{
        plan::{Indicator, Plan},
        unit::Unit,
        vietnamese::Collation,
    },
    job::snapshot::Snapshot,
    tui::part::search::Haystack,
};
use std::{collections::HashMap, ops::Deref, path::PathBuf, sync::Arc};

#[derive(Clone)]
pub struct Desk {
    pub snapshot: Snapshot,
    /// As it was in the period.
    pub roster: Arc<Roster>,
    /// As it is now; mostly the same.
    pub now: Arc<Roster>,
    /// Every desk that is laid has the next one.
    pub number: u64,
}

/// A book that works in no period yet: a plan without dates of its own waits for its first round.
pub struct Unopened {
    pub book: PathBuf,
    pub plan: Arc<Plan>,
}

/// What follows from the roster alone; kept until the roster changes.
pub struct Roster {
    units: Arc<[Unit]>,
    by_code: HashMap<String, usize>,
    pub names: Haystack,
    /// Places of the units in the order of the Vietnamese alphabet.
    pub by_name: Vec<u32>,
    pub by_commune: Vec<u32>,
}

impl Desk {
    /// `before` is what lay there until now.
    pub fn new(snapshot: Snapshot, before: Option<&Self>) -> Self {
        let known = |units: &[Unit]| {
            let known = before.into_iter().flat_map(|desk| [&desk.roster, &desk.now]).find(|one| *one.units == *units);
            known.map(Arc::clone)
        };
        let new = |units| Arc::new(Roster::new(units, &snapshot.plan));
        let roster = known(&snapshot.units).unwrap_or_else(|| new(&snapshot.units));
        let now = match roster.units == snapshot.units_now {
            true => Arc::clone(&roster),
            false => known(&snapshot.units_now).unwrap_or_else(|| new(&snapshot.units_now)),
        };
        Self { snapshot, roster, now, number: 0 }
    }

    /// An indicator of the period's report type, by its place among them.
    pub fn indicator(&self, at: usize) -> Option<&Indicator> {
        self.plan.indicators_of(&self.stand.period.id.report_type).nth(at)
    }

    /// Labels of the indicators of the period's report type.
    pub fn indicator_labels(&self) -> Vec<&str> {
        self.plan.indicators_of(&self.stand.period.id.report_type).map(|one| one.label.as_str()).collect()
    }

    /// Where the unit of a code stands in the roster.
    pub fn place(&self, code: &str) -> Option<usize> {
        self.roster.by_code.get(code).copied()
    }

    pub fn unit_of(&self, code: &str) -> Option<&Unit> {
        self.unit(self.place(code)?)
    }
}

impl Deref for Desk {
    type Target = Snapshot;

    fn deref(&self) -> &Snapshot {
        &self.snapshot
    }
}

impl Roster {
    fn new(units: &Arc<[Unit]>, plan: &Plan) -> Self {
        let kind = |unit: &Unit| plan.kind(&unit.kind).map(|kind| kind.name.clone()).unwrap_or_default();
        let text = |unit: &Unit| {
            let aliases = unit.aliases.join(" ");
            format!("{} {} {} {} {aliases}", unit.name, unit.code, unit.commune, kind(unit))
        };
        Self {
            by_code: units.iter().map(|unit| unit.code.clone()).zip(0..).collect(),
            names: Haystack::new(units.iter().map(text)),
            by_name: sorted(units, |unit| &unit.name),
            by_commune: sorted(units, |unit| &unit.commune),
            units: Arc::clone(units),
        }
    }

    pub fn units(&self) -> &[Unit] {
        &self.units
    }

    pub fn unit(&self, at: u32) -> Option<&Unit> {
        self.units.get(usize::try_from(at).ok()?)
    }

    pub fn len(&self) -> usize {
        self.units.len()
    }

    pub fn is_empty(&self) -> bool {
        self.units.is_empty()
    }
}

fn sorted(units: &[Unit], text: impl Fn(&Unit) -> &str) -> Vec<u32> {
    let collation = Collation::new();
    let mut places: Vec<(&str, u32)> = units.iter().map(text).zip(0..).collect();
    places.sort_by(|a, b| collation.compare(a.0, b.0).then(a.1.cmp(&b.1)));
    places.into_iter().map(|(_, at)| at).collect()
}
