//! Everything the screens show of one period, as it was at one moment. Read beside whoever writes.
use super::{Book, Failure, import::Imported, standing::Stand, tray};
use crate::domain::{
    book::{Action, Decision, Ledger, PeriodState},
    plan::{Form, Period, Plan},
    standing::IndicatorStanding,
    unit::Unit,
};
use chrono::{DateTime, NaiveDate, Utc};
use std::{
    collections::{BTreeMap, HashMap},
    path::PathBuf,
    sync::Arc,
};

#[derive(Clone)]
pub struct Snapshot {
    pub book: PathBuf,
    /// Of the period.
    pub plan: Arc<Plan>,
    /// In the office's order, as they were in the period.
    pub units: Arc<[Unit]>,
    /// As they are now, each at its place in `units`.
    pub units_now: Arc<[Unit]>,
    pub stand: Stand,
    /// One per indicator of the report type, in the plan's order.
    pub indicators: Vec<IndicatorStanding>,
    /// Files that wait for an answer in this period.
    pub waiting: Imported,
    /// Files of the versions to choose between, by receipt.
    pub file_names: HashMap<i64, String>,
    pub period_state: PeriodState,
    /// Every period somebody can work in, in the order of time.
    pub periods: Vec<Period>,
    /// First submissions by day, every day from the first to the last.
    pub arrivals: Vec<(NaiveDate, usize)>,
    pub journal: Vec<Decision>,
    /// Of those that hold. By this computer's clock; the sample's imports lie on its own day.
    pub last_import: Option<DateTime<Utc>>,
}

impl Snapshot {
    /// Adds to a standing what the screens show around it. `book` is up to date.
    pub fn new(book: &Book, stand: Stand) -> Result<Self, Failure> {
        let indicators = stand.standing.indicators(&stand.plan, &stand.period, stand.as_of);
        let waiting = tray::waiting(book, &stand)?;
        let file_names = tray::version_files(book, &stand)?;
        Ok(Self {
            book: book.path(),
            plan: Arc::clone(&stand.plan),
            units: Arc::clone(&stand.units),
            units_now: Arc::clone(&book.units),
            indicators,
            waiting,
            file_names,
            period_state: book.ledger.state(&stand.period.id.to_string()),
            periods: book.periods(),
            arrivals: arrivals(&stand),
            journal: book.decisions.clone(),
            last_import: last_import(&book.decisions, &book.ledger),
            stand,
        })
    }

    /// The form of the period's report type.
    pub fn form(&self) -> Option<&Form> {
        self.plan.form_of(&self.stand.period.id.report_type)
    }

    pub fn unit(&self, at: usize) -> Option<&Unit> {
        self.units.get(at)
    }

    /// The period takes no more files and answers: it is closed, or was sent on.
    pub fn is_locked(&self) -> bool {
        self.period_state != PeriodState::Open
    }
}

/// When files came the last time; an import that was taken back brought none.
fn last_import(journal: &[Decision], ledger: &Ledger) -> Option<DateTime<Utc>> {
    let holds = |one: &&Decision| !ledger.undone.contains(&one.seq);
    journal.iter().rev().filter(holds).find(|one| matches!(one.action, Action::Import { .. })).map(|one| one.at)
}

/// Days shown at most: a quarter of a year.
const MOST_DAYS: usize = 92;

fn arrivals(stand: &Stand) -> Vec<(NaiveDate, usize)> {
    let mut days: BTreeMap<NaiveDate, usize> = BTreeMap::new();
    for day in stand.standing.rows.iter().filter(|row| row.state.owes()).filter_map(|row| row.received) {
        *days.entry(day).or_default() += 1;
    }
    let (Some((first, _)), Some((last, _))) = (days.first_key_value(), days.last_key_value()) else { return vec![] };
    let all: Vec<NaiveDate> = first.iter_days().take_while(|day| day <= last).collect();
    let skipped = all.len().saturating_sub(MOST_DAYS);
    all.into_iter().skip(skipped).map(|day| (day, days.get(&day).copied().unwrap_or(0))).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_import_that_was_taken_back_is_not_the_last_one() {
        let import = || Action::Import { period: "six-month@2026-H1".into(), files: 1 };
        let mut journal: Vec<Decision> = Vec::new();
        let mut told = |action| {
            let seq = journal.last().map_or(1, |last| last.seq + 1);
            let at = DateTime::from_timestamp(seq, 0).unwrap_or_default();
            journal.push(Decision { seq, batch: seq, action, who: String::new(), at, reason: None });
            last_import(&journal, &Ledger::fold(&journal)).map(|at| at.timestamp())
        };
        let steps = [import(), import(), Action::Undo { seq: 2 }, Action::Undo { seq: 3 }, Action::Undo { seq: 2 }];
        assert_eq!(steps.map(&mut told), [Some(1), Some(2), Some(1), Some(2), Some(1)]);
        assert_eq!(told(Action::Undo { seq: 1 }), None);
    }
}
