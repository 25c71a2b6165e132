//! What holds now: a fold over the decisions that no later one takes back.
use super::{Action, Decision, Keep, ReportRef};
use crate::domain::{
    intake::{Lessons, Mapping},
    plan::period::Dates,
    value::tokens,
};
use chrono::{DateTime, NaiveDate, Utc};
use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};

#[derive(Debug, Clone, Default, PartialEq)]
pub struct Ledger {
    /// The day a sample book lives on.
    pub today: Option<NaiveDate>,
    /// Periods somebody opened, in that order, and the dates set for them.
    pub opened: Vec<(String, Dates)>,
    /// The period of the last import.
    pub imported: Option<String>,
    pub period_states: BTreeMap<String, PeriodState>,
    pub forwarded: Vec<Forwarding>,
    /// Batches taken back: their receipts did not happen.
    pub undone_batches: HashSet<i64>,
    pub discarded: HashSet<i64>,
    pub units: HashMap<ReportRef, String>,
    pub periods: HashMap<ReportRef, String>,
    /// The batch of the answer that said which unit, or which period, a report is of.
    pub unit_joined: HashMap<ReportRef, i64>,
    pub period_joined: HashMap<ReportRef, i64>,
    pub kept: HashMap<ReportRef, Keep>,
    /// Versions chosen to count, with the decision that chose each: the later choice holds.
    pub chosen: HashMap<ReportRef, i64>,
    pub accepted: HashSet<ReportRef>,
    /// Sent back, with the reason.
    pub returned: HashMap<ReportRef, String>,
    pub corrections: Vec<Correction>,
    /// (period, unit) → reason.
    pub exempt: BTreeMap<(String, String), String>,
    /// (period, unit) → last day, reason.
    pub extended: BTreeMap<(String, String), (NaiveDate, String)>,
    /// (period, unit) → what was noted, by whom, in that order.
    pub notes: BTreeMap<(String, String), Vec<(String, String)>>,
    /// What somebody wrote for a unit → its code.
    pub aliases: BTreeMap<String, String>,
    /// What was shown for sheets of a kind.
    pub lessons: Lessons,
    /// Versions of the plan by their number in the book, with the day from which each holds, in the order they were set.
    pub plans: Vec<(i64, NaiveDate)>,
    /// (unit, indicator) → whether it is about the unit, against the plan's rule.
    pub applies: BTreeMap<(String, String), bool>,
    /// (period, unit or the whole sector, indicator) → last year's figure.
    pub baselines: BTreeMap<(String, Option<String>, String), Baseline>,
    /// Decisions that are taken back.
    pub undone: BTreeSet<i64>,
}

tokens! {
    PeriodState { Open = "open", Closed = "closed", Forwarded = "forwarded" }
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Forwarding {
    pub period: String,
    pub at: DateTime<Utc>,
    pub sha256: String,
}

/// A figure a clerk typed over what the school sent.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Correction {
    pub report: ReportRef,
    pub field: String,
    pub row: u32,
    pub value: String,
    pub reason: String,
    pub who: String,
}

/// Last year's figure, given by hand.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Baseline {
    /// As typed: a number, a percent, `a/b`.
    pub value: String,
    pub source: String,
    pub who: String,
}

impl Ledger {
    /// Folds decisions, which must be in the order of `seq`.
    pub fn fold<'a>(decisions: impl IntoIterator<Item = &'a Decision>) -> Self {
        let decisions: Vec<&Decision> = decisions.into_iter().collect();
        let undone = taken_back(&decisions);
        let mut ledger = Self::default();
        for decision in decisions.iter().filter(|one| !undone.contains(&one.seq)) {
            ledger.apply(decision);
        }
        ledger.undone_batches = undone_batches(&decisions, &undone);
        ledger.undone = undone;
        ledger
    }

    pub(super) fn apply(&mut self, decision: &Decision) {
        let reason = || decision.reason.clone().unwrap_or_default();
        match &decision.action {
            Action::NewBook { today, .. } => self.today = *today,
            Action::Import { period, .. } => self.imported = Some(period.clone()),
            Action::ImportRoster { .. } | Action::ChangeRoster { .. } | Action::Export { .. } | Action::Undo { .. } => {
            }
            Action::ChangePlan { version, from } => self.plans.push((*version, *from)),
            Action::Applies { unit, indicator, applies } => {
                self.applies.insert((unit.clone(), indicator.clone()), *applies);
            }
            Action::Baseline { period, unit, indicator, value } => {
                let at = (period.clone(), unit.clone(), indicator.clone());
                let baseline = Baseline { value: value.clone(), source: reason(), who: decision.who.clone() };
                self.baselines.insert(at, baseline);
            }
            Action::OpenPeriod { period, dates } => {
                let dates = dates.over(&self.dates(period));
                self.opened.retain(|(one, _)| one != period);
                self.opened.push((period.clone(), dates));
            }
            Action::ClosePeriod { period } => {
                self.period_states.insert(period.clone(), PeriodState::Closed);
            }
            Action::ReopenPeriod { period } => {
                self.period_states.insert(period.clone(), PeriodState::Open);
            }
            Action::ForwardPeriod { period, sha256 } => {
                self.period_states.insert(period.clone(), PeriodState::Forwarded);
                self.forwarded.push(Forwarding { period: period.clone(), at: decision.at, sha256: sha256.clone() });
            }
            Action::AnswerUnit { report, unit, alias, .. } => {
                self.units.insert(*report, unit.clone());
                self.unit_joined.insert(*report, decision.batch);
                if let Some(alias) = alias {
                    self.aliases.insert(alias.clone(), unit.clone());
                }
            }
            Action::AnswerPeriod { report, period, .. } => {
                self.periods.insert(*report, period.clone());
                self.period_joined.insert(*report, decision.batch);
            }
            Action::AnswerEncoding { encoding, keys, .. } => {
                self.lessons.encodings.extend(keys.iter().map(|key| (key.clone(), *encoding)));
            }
            Action::Teach { fingerprint, form, places, .. } => {
                let mapping = Mapping { form: form.clone(), places: places.clone(), who: decision.who.clone() };
                match self.lessons.mappings.get_mut(fingerprint) {
                    Some(earlier) => earlier.add(mapping),
                    None => drop(self.lessons.mappings.insert(fingerprint.clone(), mapping)),
                }
            }
            Action::KeepVersion { report, keep } => {
                self.kept.insert(*report, *keep);
                match keep {
                    Keep::New => self.chosen.insert(*report, decision.seq),
                    Keep::Old => self.chosen.remove(report),
                };
            }
            Action::KeyIn { .. } => {}
            Action::Discard { receipt } | Action::Unlock { receipt } => {
                self.discarded.insert(*receipt);
            }
            Action::Accept { report } => {
                self.accepted.insert(*report);
                self.returned.remove(report);
            }
            Action::Return { report } => {
                self.returned.insert(*report, reason());
                self.accepted.remove(report);
            }
            Action::Correct { report, field, row, value, .. } => self.corrections.push(Correction {
                report: *report,
                field: field.clone(),
                row: *row,
                value: value.clone(),
                reason: reason(),
                who: decision.who.clone(),
            }),
            Action::Exempt { period, unit } => {
                self.exempt.insert((period.clone(), unit.clone()), reason());
            }
            Action::Extend { period, unit, until } => {
                self.extended.insert((period.clone(), unit.clone()), (*until, reason()));
            }
            Action::Note { period, unit } => {
                self.notes.entry((period.clone(), unit.clone())).or_default().push((reason(), decision.who.clone()));
            }
        }
    }

    /// When a report of this batch joined its unit's versions.
    pub fn joined(&self, report: ReportRef, batch: i64) -> i64 {
        let answers = [&self.unit_joined, &self.period_joined].into_iter().filter_map(|joined| joined.get(&report));
        answers.copied().fold(batch, i64::max)
    }

    /// A receipt that still counts as having arrived.
    pub fn is_live(&self, receipt: i64, batch: i64) -> bool {
        !self.discarded.contains(&receipt) && !self.undone_batches.contains(&batch)
    }

    pub fn dates(&self, period: &str) -> Dates {
        self.opened.iter().find(|(one, _)| one == period).map(|(_, dates)| dates.clone()).unwrap_or_default()
    }

    /// Periods that take nothing any more.
    pub fn locked(&self) -> Vec<String> {
        let locked = |(_, state): &(&String, &PeriodState)| match state {
            PeriodState::Open => false,
            PeriodState::Closed | PeriodState::Forwarded => true,
        };
        self.period_states.iter().filter(locked).map(|(period, _)| period.clone()).collect()
    }

    pub fn state(&self, period: &str) -> PeriodState {
        self.period_states.get(period).copied().unwrap_or(PeriodState::Open)
    }
}

/// The decisions that do not hold: those that an undo names which itself holds. Later rows are looked at first,
/// so that undoing an undo brings the first decision back.
pub(super) fn taken_back(decisions: &[&Decision]) -> BTreeSet<i64> {
    let mut undone = BTreeSet::new();
    for decision in decisions.iter().rev() {
        if let Action::Undo { seq } = decision.action
            && !undone.contains(&decision.seq)
        {
            undone.insert(seq);
        }
    }
    undone
}

pub(super) fn undone_batches(decisions: &[&Decision], undone: &BTreeSet<i64>) -> HashSet<i64> {
    let arrives = |one: &&&Decision| {
        matches!(
            one.action,
            Action::Import { .. }
                | Action::ImportRoster { .. }
                | Action::ChangeRoster { .. }
                | Action::Unlock { .. }
                | Action::KeyIn { .. }
        )
    };
    decisions.iter().filter(arrives).filter(|one| undone.contains(&one.seq)).map(|one| one.batch).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn decision(seq: i64, action: Action) -> Decision {
        Decision { seq, batch: seq, action, who: "A".into(), at: DateTime::UNIX_EPOCH, reason: Some("vì".into()) }
    }

    #[test]
    fn undo_takes_back_and_undoing_the_undo_brings_back() {
        let exempt = Action::Exempt { period: "six@2026-H1".into(), unit: "S1".into() };
        let mut journal = vec![decision(1, exempt)];
        let is_exempt = |journal: &[Decision]| Ledger::fold(journal).exempt.len() == 1;
        assert!(is_exempt(&journal));
        journal.push(decision(2, Action::Undo { seq: 1 }));
        assert!(!is_exempt(&journal));
        journal.push(decision(3, Action::Undo { seq: 2 }));
        assert!(is_exempt(&journal));
        journal.push(decision(4, Action::Undo { seq: 3 }));
        assert!(!is_exempt(&journal));
    }

    #[test]
    fn an_undone_import_did_not_happen() {
        let journal = [
            decision(7, Action::Import { period: "six@2026-H1".into(), files: 3 }),
            decision(8, Action::Undo { seq: 7 }),
        ];
        let ledger = Ledger::fold(&journal);
        assert!(!ledger.is_live(1, 7));
        assert!(ledger.is_live(1, 6));
    }

    #[test]
    fn a_return_ends_an_acceptance() {
        let report = ReportRef { receipt: 1, ordinal: 0 };
        let ledger = Ledger::fold(&[decision(1, Action::Accept { report }), decision(2, Action::Return { report })]);
        assert!(ledger.accepted.is_empty());
        assert_eq!(ledger.returned.get(&report).map(String::as_str), Some("vì"));
    }
}
