//! A ledger that follows its journal: what is added is applied, and what is taken back is found again without folding
//! everything.
use super::{
    Action, Decision, Ledger, ReportRef,
    ledger::{taken_back, undone_batches},
};
use std::collections::{BTreeMap, BTreeSet, HashMap};

/// A place in the ledger that a decision writes to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Place<'a> {
    Today,
    Imported,
    Opened,
    State(&'a str),
    Forwarded,
    Unit(ReportRef),
    Alias(&'a str),
    Period(ReportRef),
    /// Whether a version was kept and chosen.
    Version(ReportRef),
    Discarded(i64),
    Encodings,
    Mapping(&'a str),
    /// Whether a report was accepted or returned.
    Review(ReportRef),
    Corrections,
    Exempt(&'a str, &'a str),
    Extended(&'a str, &'a str),
    Noted(&'a str, &'a str),
    Plans,
    Applies(&'a str, &'a str),
    Baselines,
}

fn places(action: &Action) -> [Option<Place<'_>>; 2] {
    match action {
        Action::NewBook { .. } => [Some(Place::Today), None],
        Action::Import { .. } => [Some(Place::Imported), None],
        Action::OpenPeriod { .. } => [Some(Place::Opened), None],
        Action::ClosePeriod { period } | Action::ReopenPeriod { period } => [Some(Place::State(period)), None],
        Action::ForwardPeriod { period, .. } => [Some(Place::State(period)), Some(Place::Forwarded)],
        Action::AnswerUnit { report, alias, .. } => [Some(Place::Unit(*report)), alias.as_deref().map(Place::Alias)],
        Action::AnswerPeriod { report, .. } => [Some(Place::Period(*report)), None],
        Action::KeepVersion { report, .. } => [Some(Place::Version(*report)), None],
        Action::AnswerEncoding { .. } => [Some(Place::Encodings), None],
        Action::Teach { fingerprint, .. } => [Some(Place::Mapping(fingerprint)), None],
        Action::Discard { receipt } | Action::Unlock { receipt } => [Some(Place::Discarded(*receipt)), None],
        Action::Accept { report } | Action::Return { report } => [Some(Place::Review(*report)), None],
        Action::Correct { .. } => [Some(Place::Corrections), None],
        Action::Exempt { period, unit } => [Some(Place::Exempt(period, unit)), None],
        Action::Extend { period, unit, .. } => [Some(Place::Extended(period, unit)), None],
        Action::Note { period, unit } => [Some(Place::Noted(period, unit)), None],
        Action::ChangePlan { .. } => [Some(Place::Plans), None],
        Action::Applies { unit, indicator, .. } => [Some(Place::Applies(unit, indicator)), None],
        Action::Baseline { .. } => [Some(Place::Baselines), None],
        Action::ImportRoster { .. }
        | Action::ChangeRoster { .. }
        | Action::Export { .. }
        | Action::KeyIn { .. }
        | Action::Undo { .. } => [None, None],
    }
}

impl Ledger {
    /// Adds the decisions from place `from` on to what the ones before left. Of both, those count that `counts` says.
    pub fn follow(&mut self, decisions: &[Decision], from: usize, counts: impl Fn(&Decision) -> bool) {
        let counting = |one: &&Decision| counts(one);
        let new: Vec<&Decision> = decisions.iter().skip(from).filter(counting).collect();
        if !new.iter().any(|one| matches!(one.action, Action::Undo { .. })) {
            new.into_iter().for_each(|one| self.apply(one));
            return;
        }
        let mut all: Vec<&Decision> = decisions.iter().take(from).filter(counting).collect();
        let known = all.len();
        all.extend(new);
        let (known, new) = all.split_at(known);
        let undone = taken_back(&all);
        let number = |seq: &i64| known.binary_search_by_key(seq, |one| one.seq).ok().and_then(|at| known.get(at));
        let turned = undone.symmetric_difference(&self.undone).filter_map(number);
        let turned: BTreeSet<Place<'_>> = turned.flat_map(|one| places(&one.action)).flatten().collect();
        let holds = |one: &&Decision| !undone.contains(&one.seq);
        new.iter().copied().filter(holds).for_each(|one| self.apply(one));
        // Few decisions touch the places in question, so that is asked first.
        let touches = |one: &&Decision| places(&one.action).iter().flatten().any(|place| turned.contains(place));
        let anew = Self::fold(all.iter().copied().filter(touches).filter(holds));
        for place in &turned {
            self.put_right(*place, &anew);
        }
        self.undone_batches = undone_batches(&all, &undone);
        self.undone = undone;
    }

    /// Makes one place what it is in a ledger of all the decisions that write to it.
    fn put_right(&mut self, place: Place<'_>, anew: &Self) {
        let both = |period: &str, unit: &str| (period.to_owned(), unit.to_owned());
        match place {
            Place::Today => self.today = anew.today,
            Place::Imported => self.imported.clone_from(&anew.imported),
            Place::Opened => self.opened.clone_from(&anew.opened),
            Place::State(period) => put(&mut self.period_states, period.to_owned(), anew.period_states.get(period)),
            Place::Forwarded => self.forwarded.clone_from(&anew.forwarded),
            Place::Unit(report) => {
                set(&mut self.units, report, anew.units.get(&report));
                set(&mut self.unit_joined, report, anew.unit_joined.get(&report));
            }
            Place::Alias(alias) => put(&mut self.aliases, alias.to_owned(), anew.aliases.get(alias)),
            Place::Period(report) => {
                set(&mut self.periods, report, anew.periods.get(&report));
                set(&mut self.period_joined, report, anew.period_joined.get(&report));
            }
            Place::Version(report) => {
                set(&mut self.kept, report, anew.kept.get(&report));
                set(&mut self.chosen, report, anew.chosen.get(&report));
            }
            Place::Discarded(receipt) if anew.discarded.contains(&receipt) => drop(self.discarded.insert(receipt)),
            Place::Discarded(receipt) => drop(self.discarded.remove(&receipt)),
            Place::Plans => self.plans.clone_from(&anew.plans),
            Place::Applies(unit, indicator) => {
                let key = both(unit, indicator);
                let applies = anew.applies.get(&key);
                put(&mut self.applies, key, applies);
            }
            Place::Baselines => self.baselines.clone_from(&anew.baselines),
            Place::Encodings => self.lessons.encodings.clone_from(&anew.lessons.encodings),
            Place::Mapping(fingerprint) => {
                put(&mut self.lessons.mappings, fingerprint.to_owned(), anew.lessons.mappings.get(fingerprint));
            }
            Place::Review(report) => {
                set(&mut self.returned, report, anew.returned.get(&report));
                if anew.accepted.contains(&report) {
                    self.accepted.insert(report);
                } else {
                    self.accepted.remove(&report);
                }
            }
            Place::Corrections => self.corrections.clone_from(&anew.corrections),
            Place::Exempt(period, unit) => {
                let key = both(period, unit);
                put(&mut self.exempt, key.clone(), anew.exempt.get(&key));
            }
            Place::Extended(period, unit) => {
                let key = both(period, unit);
                put(&mut self.extended, key.clone(), anew.extended.get(&key));
            }
            Place::Noted(period, unit) => {
                let key = both(period, unit);
                put(&mut self.notes, key.clone(), anew.notes.get(&key));
            }
        }
    }
}

fn set<V: Clone>(places: &mut HashMap<ReportRef, V>, key: ReportRef, value: Option<&V>) {
    match value {
        Some(value) => drop(places.insert(key, value.clone())),
        None => drop(places.remove(&key)),
    }
}

fn put<K: Ord, V: Clone>(places: &mut BTreeMap<K, V>, key: K, value: Option<&V>) {
    match value {
        Some(value) => drop(places.insert(key, value.clone())),
        None => drop(places.remove(&key)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::{
        book::{Keep, RosterEvent},
        intake::Encoding,
        plan::period::Dates,
    };
    use chrono::{DateTime, NaiveDate};
    use proptest::{prelude::*, sample::select};

    /// Few reports, units and names, so that decisions often meet.
    fn any_action() -> impl Strategy<Value = Action> {
        let name = || select(vec!["a".to_owned(), "b".to_owned()]);
        let report = || (1..3_i64).prop_map(|receipt| ReportRef { receipt, ordinal: 0 });
        let answer = (report(), name(), prop::option::of(name()));
        prop_oneof![
            1 => name().prop_map(|file| Action::ImportRoster { file, added: 1, changed: 0 }),
            1 => name().prop_map(|period| Action::Import { period, files: 1 }),
            1 => name().prop_map(|period| Action::OpenPeriod { period, dates: Dates::default() }),
            1 => name().prop_map(|period| Action::ClosePeriod { period }),
            1 => name().prop_map(|period| Action::ReopenPeriod { period }),
            1 => name().prop_map(|period| Action::ForwardPeriod { period, sha256: String::new() }),
            2 => answer.prop_map(|(report, unit, alias)| Action::AnswerUnit { report, unit, old: None, alias }),
            1 => (report(), name()).prop_map(|(report, period)| Action::AnswerPeriod { report, period, old: None }),
            2 => (report(), select(vec![Keep::Old, Keep::New]))
                .prop_map(|(report, keep)| Action::KeepVersion { report, keep }),
            1 => (1..3_i64).prop_map(|receipt| Action::Discard { receipt }),
            1 => (1..3_i64).prop_map(|receipt| Action::Unlock { receipt }),
            2 => (report(), select(Encoding::ALL.to_vec()), prop::collection::vec(name(), 0..2))
                .prop_map(|(report, encoding, keys)| Action::AnswerEncoding { report, encoding, keys }),
            2 => (report(), name(), name()).prop_map(|(report, fingerprint, form)| {
                Action::Teach { report, fingerprint, form, places: vec![] }
            }),
            1 => (name(), name()).prop_map(|(period, unit)| Action::KeyIn { period, unit }),
            1 => report().prop_map(|report| Action::Accept { report }),
            1 => report().prop_map(|report| Action::Return { report }),
            2 => (report(), name(), name()).prop_map(|(report, field, value)| {
                Action::Correct { report, field, row: 0, value, old: None }
            }),
            1 => (name(), name()).prop_map(|(period, unit)| Action::Exempt { period, unit }),
            1 => (name(), name())
                .prop_map(|(period, unit)| Action::Extend { period, unit, until: NaiveDate::default() }),
            1 => (name(), name()).prop_map(|(period, unit)| Action::Note { period, unit }),
            1 => name().prop_map(|file| Action::Export { period: file.clone(), file }),
            1 => (1..3_i64).prop_map(|version| Action::ChangePlan { version, from: NaiveDate::default() }),
            1 => (name(), name(), prop::bool::ANY)
                .prop_map(|(unit, indicator, applies)| Action::Applies { unit, indicator, applies }),
            1 => (name(), prop::option::of(name()), name()).prop_map(|(period, unit, indicator)| {
                Action::Baseline { value: indicator.clone(), period, unit, indicator }
            }),
            1 => select(RosterEvent::ALL.to_vec()).prop_map(|what| Action::ChangeRoster { what, subjects: vec![] }),
            8 => (0..12_i64).prop_map(|seq| Action::Undo { seq }),
        ]
    }

    proptest! {
        #![proptest_config(ProptestConfig { cases: 512, failure_persistence: None, ..ProptestConfig::default() })]

        #[test]
        fn following_a_journal_ends_where_folding_it_ends(
            journal in prop::collection::vec((any_action(), prop::bool::ANY, prop::bool::weighted(0.9)), 0..40)
        ) {
            let decision = |(seq, (action, _, _)): (i64, &(Action, bool, bool))| {
                // What is taken back always came before.
                let action = match action {
                    Action::Undo { seq: back } => Action::Undo { seq: (seq - 1 - back).max(0) },
                    other => other.clone(),
                };
                let reason = Some(seq.to_string());
                Decision { seq, batch: seq, action, who: "A".into(), at: DateTime::UNIX_EPOCH, reason }
            };
            let decisions: Vec<Decision> = (1..).zip(&journal).map(decision).collect();
            let counts = |one: &Decision| {
                usize::try_from(one.seq - 1).ok().and_then(|at| journal.get(at)).is_some_and(|(_, _, counts)| *counts)
            };
            let mut followed = Ledger::default();
            let mut known = 0;
            for (at, (_, stops, _)) in (1..).zip(&journal) {
                if *stops || at == journal.len() {
                    let so_far: Vec<Decision> = decisions.iter().take(at).cloned().collect();
                    followed.follow(&so_far, known, counts);
                    known = at;
                    prop_assert_eq!(&followed, &Ledger::fold(so_far.iter().filter(|one| counts(one))));
                }
            }
        }
    }
}
