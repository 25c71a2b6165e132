//! A period that is closed or forwarded keeps its figures.
use super::{Book, Failure};
use crate::{
    domain::{
        book::{Action, Ledger, PeriodState, ReportRef},
        plan::Plan,
    },
    store::Which,
};

/// Refuses a decision that would change them; a note changes none.
pub fn check(book: &Book, action: &Action) -> Result<(), Failure> {
    changed_period(book, action)?.map_or(Ok(()), |period| check_period(book, &period))
}

/// Refuses what would change a period that is closed or forwarded: also what is sent at any time and folded into it.
pub fn check_period(book: &Book, period: &str) -> Result<(), Failure> {
    let into = book.plan.period_id(period).ok().and_then(|id| book.plan.counts_in(&id)).map(|id| id.to_string());
    for period in [Some(period.to_owned()), into].into_iter().flatten() {
        match book.ledger.state(&period) {
            PeriodState::Open => {}
            PeriodState::Closed | PeriodState::Forwarded => return Err(Failure::PeriodLocked { period }),
        }
    }
    Ok(())
}

/// Every period that takes nothing: those that are closed or forwarded, and those folded into them.
pub fn locked(plan: &Plan, ledger: &Ledger) -> Vec<String> {
    let mut locked = ledger.locked();
    let folded = |id: &String| plan.period_id(id).map(|id| plan.folded_into(&id)).unwrap_or_default();
    let folded: Vec<String> = locked.iter().flat_map(folded).map(|id| id.to_string()).collect();
    locked.extend(folded);
    locked
}

/// The period whose figures or states a decision changes.
fn changed_period(book: &Book, action: &Action) -> Result<Option<String>, Failure> {
    match action {
        Action::Exempt { period, .. }
        | Action::Extend { period, .. }
        | Action::AnswerPeriod { period, .. }
        | Action::Baseline { period, .. }
        | Action::KeyIn { period, .. } => Ok(Some(period.clone())),
        Action::Accept { report }
        | Action::Return { report }
        | Action::Correct { report, .. }
        | Action::AnswerUnit { report, .. }
        | Action::AnswerEncoding { report, .. }
        | Action::Teach { report, .. }
        | Action::KeepVersion { report, .. } => period_of(book, *report),
        Action::NewBook { .. }
        | Action::ImportRoster { .. }
        | Action::ChangeRoster { .. }
        | Action::ChangePlan { .. }
        | Action::Applies { .. }
        | Action::OpenPeriod { .. }
        | Action::ClosePeriod { .. }
        | Action::ReopenPeriod { .. }
        | Action::ForwardPeriod { .. }
        | Action::Import { .. }
        | Action::Discard { .. }
        | Action::Unlock { .. }
        | Action::Note { .. }
        | Action::Export { .. }
        | Action::Undo { .. } => Ok(None),
    }
}

/// What a clerk answered goes over what was recognised.
fn period_of(book: &Book, report: ReportRef) -> Result<Option<String>, Failure> {
    if let Some(period) = book.ledger.periods.get(&report) {
        return Ok(Some(period.clone()));
    }
    let headers = book.store.headers(Which::These(&[report])).map_err(|error| book.failed(error))?;
    Ok(headers.into_iter().next().and_then(|header| header.period))
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::indexing_slicing)]
    use super::*;
    use crate::job::review::office::{FIRST, Office, SECOND, actor};

    #[test]
    fn a_locked_period_takes_notes_only() {
        let mut office = Office::new();
        let report = office.report(&[("su-co", 0, Some(5), "C5")]);
        let report = office.send(&[("U1", FIRST, "2026-05-10", report)])[0];
        let correct = Action::Correct { report, field: "su-co".into(), row: 0, value: "7".into(), old: None };
        let (period, unit) = (FIRST.to_owned(), "U1".to_owned());
        let exempt = Action::Exempt { period: period.clone(), unit: unit.clone() };
        let note = Action::Note { period: period.clone(), unit: unit.clone() };
        let other = Action::Exempt { period: SECOND.into(), unit };
        office.decide(Action::ClosePeriod { period }, "");
        for action in [correct, exempt, Action::Accept { report }, Action::Return { report }] {
            let before = office.book.decisions.len();
            let decided = office.book.decide_all(vec![other.clone(), action.clone()], &actor(), Some("sai"));
            assert!(matches!(decided, Err(Failure::PeriodLocked { period }) if period == FIRST), "{action:?}");
            assert_eq!(office.book.decisions.len(), before, "all or none");
        }
        office.book.decide_all(vec![note, other], &actor(), Some("đã gọi")).unwrap();
    }
}
