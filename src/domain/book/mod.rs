//! The book's own memory: decisions, and what follows from those that nobody took back.
mod decision;
mod follow;
mod ledger;
pub mod roster_change;
mod version;

pub use decision::{Action, Decision, Keep, ReportRef, RosterEvent};
pub use ledger::{Baseline, Correction, Forwarding, Ledger, PeriodState};
pub use roster_change::RosterChange;
pub use version::{Header, Submissions, several, submissions};
