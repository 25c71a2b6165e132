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
        Action::NewBook { .. } | Action::ImportRoster { .. } | Action::OpenPeriod { .. } | Action::Import { .. } => {
            true
        }
        // Taking back is as much of its day as what is taken back.
        Action::Undo { seq } => decision.at.date_naive() <= day || is_lasting(decisions, seq),
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
        | Action::Export { .. } => decision.at.date_naive() <= day,
    }
}

/// The decision is one of those that hold whatever day one looks at.
fn is_lasting(decisions: &[Decision], seq: i64) -> bool {
    numbered(decisions, seq).is_some_and(|target| {
        matches!(target.action, Action::ImportRoster { .. } | Action::OpenPeriod { .. } | Action::Import { .. })
    })
}

/// The decision of a number.
pub(super) fn numbered(decisions: &[Decision], seq: i64) -> Option<&Decision> {
    let at = decisions.binary_search_by_key(&seq, |decision| decision.seq).ok()?;
    decisions.get(at)
}
