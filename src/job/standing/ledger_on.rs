//! What held on a day: the journal without what was decided later.
use crate::domain::book::{Action, Decision, Ledger};
use chrono::NaiveDate;

/// The ledger as it was on a day: what was decided about reports and units later is left out.
///
/// Periods, plans and the roster are not events of that day: they say what is asked, whenever one looks.
pub fn ledger_on(decisions: &[Decision], day: NaiveDate) -> Ledger {
    Ledger::fold(decisions.iter().filter(|decision| counts_on(decision, decisions, day)))
}

/// Adds the decisions from `from` on to the ledger of those before.
pub(super) fn catch_up(ledger: &mut Ledger, decisions: &[Decision], from: usize, day: NaiveDate) {
    ledger.follow(decisions, from, |decision| counts_on(decision, decisions, day));
}

fn counts_on(decision: &Decision, decisions: &[Decision], day: NaiveDate) -> bool {
    match decision.action {
        Action::NewBook { .. }
        | Action::ImportRoster { .. }
        | Action::ChangeRoster { .. }
        | Action::ChangePlan { .. }
        | Action::Applies { .. }
        | Action::OpenPeriod { .. }
        | Action::Import { .. }
        // Receipts have a day of their own, and how a file is read is no event of a day.
        | Action::KeyIn { .. }
        | Action::Unlock { .. }
        | Action::AnswerEncoding { .. }
        | Action::Teach { .. } => true,
        // Taking back is as much of its day as what is taken back in the end.
        Action::Undo { .. } => {
            decision.at.date_naive() <= day || root(decisions, decision).is_some_and(|root| is_lasting(&root.action))
        }
        Action::ClosePeriod { .. }
        | Action::ReopenPeriod { .. }
        | Action::ForwardPeriod { .. }
        | Action::AnswerUnit { .. }
        | Action::AnswerPeriod { .. }
        | Action::KeepVersion { .. }
        | Action::Discard { .. }
        | Action::Accept { .. }
        | Action::Return { .. }
        | Action::Correct { .. }
        | Action::Exempt { .. }
        | Action::Extend { .. }
        | Action::Note { .. }
        | Action::Baseline { .. }
        | Action::Export { .. } => decision.at.date_naive() <= day,
    }
}

/// The decision is one of those that hold whatever day one looks at.
const fn is_lasting(action: &Action) -> bool {
    matches!(
        action,
        Action::ImportRoster { .. }
            | Action::ChangeRoster { .. }
            | Action::ChangePlan { .. }
            | Action::Applies { .. }
            | Action::OpenPeriod { .. }
            | Action::Import { .. }
            | Action::KeyIn { .. }
            | Action::Unlock { .. }
            | Action::AnswerEncoding { .. }
            | Action::Teach { .. }
    )
}

/// The decision that holds again, or no longer, by this one: itself, or what an undo, perhaps of an undo, is about in
/// the end.
pub(super) fn root<'a>(decisions: &'a [Decision], decision: &'a Decision) -> Option<&'a Decision> {
    let mut held = decision;
    while let Action::Undo { seq } = held.action {
        // Only what was decided before can be taken back; anything else would lead in a circle.
        held = numbered(decisions, seq).filter(|earlier| earlier.seq < held.seq)?;
    }
    Some(held)
}

/// The decision of a number.
fn numbered(decisions: &[Decision], seq: i64) -> Option<&Decision> {
    let at = decisions.binary_search_by_key(&seq, |decision| decision.seq).ok()?;
    decisions.get(at)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::plan::period::Dates;
    use chrono::NaiveTime;

    fn day(day: u32) -> NaiveDate {
        NaiveDate::from_ymd_opt(2026, 5, day).unwrap_or_default()
    }

    fn decision(seq: i64, on: u32, action: Action) -> Decision {
        let at = day(on).and_time(NaiveTime::MIN).and_utc();
        Decision { seq, batch: seq, action, who: "Lan".into(), at, reason: None }
    }

    #[test]
    fn what_always_holds_holds_again_on_every_day_when_its_undo_is_undone() {
        let import = Action::Import { period: "six-month@2026-H1".into(), files: 1 };
        let opened = Action::OpenPeriod { period: "six-month@2026-H1".into(), dates: Dates::default() };
        for first in [import, opened] {
            let mut journal = vec![decision(1, 18, first)];
            for (seq, holds) in [(2, false), (3, true), (4, false), (5, true)] {
                journal.push(decision(seq, 25, Action::Undo { seq: seq - 1 }));
                for on in [17, 20, 25, 26] {
                    let ledger = ledger_on(&journal, day(on));
                    assert_eq!(!ledger.undone.contains(&1), holds, "after {seq}, as of {on}");
                    let is_import = matches!(journal.first().map(|one| &one.action), Some(Action::Import { .. }));
                    assert_eq!(ledger.is_live(1, 1), holds || !is_import);
                }
            }
        }
    }

    #[test]
    fn what_is_of_its_day_is_taken_back_on_the_day_it_was() {
        let mut journal = vec![decision(1, 18, Action::Discard { receipt: 7 })];
        journal.push(decision(2, 25, Action::Undo { seq: 1 }));
        let discarded = |on| ledger_on(&journal, day(on)).discarded.contains(&7);
        assert_eq!([17, 20, 25].map(discarded), [false, true, false]);
    }

    #[test]
    fn an_undo_of_nothing_earlier_has_no_root() {
        let journal = [decision(1, 18, Action::Undo { seq: 2 }), decision(2, 18, Action::Undo { seq: 1 })];
        assert!(journal.iter().all(|one| root(&journal, one).is_none()));
    }
}
