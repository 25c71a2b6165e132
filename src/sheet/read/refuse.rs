//! The few ways a whole file is refused. `found` names the fact; the sentence is worded in `text`.
use super::scan::Broken;
use crate::domain::intake::{Code, Expected, Finding};
use std::fmt::Display;

/// The file contradicts itself: something may be missing, so nothing of it is taken.
pub fn damaged(what: impl Display) -> Finding {
    Finding::new(Code::FileMayBeDamaged).found(what.to_string())
}

/// A limit was crossed: the figure, and the limit.
pub fn crossed(found: impl Display, limit: impl Display) -> Finding {
    Finding::new(Code::FileReadLimit).found(found.to_string()).expected(Expected::Limit(limit.to_string()))
}

/// A format this program does not read (yet), by its short name; or why reading was not possible.
pub fn unreadable(what: impl Display) -> Finding {
    Finding::new(Code::FileUnreadable).found(what.to_string())
}

impl From<Broken> for Finding {
    fn from(broken: Broken) -> Self {
        damaged(broken.0)
    }
}
