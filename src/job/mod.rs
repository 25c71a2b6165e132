//! Long work as plain functions. A job reports to a [`Watch`] and asks it whether to stop; it never prints.
pub mod book;
pub mod collect;
pub mod correct;
pub mod demo;
pub mod doctor;
pub mod export;
mod failure;
pub mod findings;
pub mod import;
pub mod judging;
pub mod key_in;
pub mod listing;
mod lock;
pub mod plan;
pub mod plan_change;
mod reread;
pub mod review;
pub mod roster;
pub mod settings;
pub mod sheet_view;
pub mod snapshot;
pub mod standing;
pub mod template;
pub mod tray;
pub mod units;

pub use book::{Actor, Book};
pub use failure::Failure;

use import::FileOutcome;

/// How a job talks back. The command line prints, a worker sends to a channel, a test keeps a list.
pub trait Watch {
    fn report(&mut self, event: Event);
    /// Asked between files: what is under way is finished, nothing new is begun.
    fn stopped(&self) -> bool;
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Event {
    /// How many files there are.
    Started { files: usize },
    /// A file is in (durably), or was passed over; how many are so far. Of several versions of a report, which one
    /// counts is asked only at the end of the import.
    FileDone { done: usize, path: String, outcome: FileOutcome },
    /// The book holds more than before: whoever shows it may read it again.
    Saved,
}

/// Nobody watches.
pub struct Unwatched;

impl Watch for Unwatched {
    fn report(&mut self, _: Event) {}

    fn stopped(&self) -> bool {
        false
    }
}
