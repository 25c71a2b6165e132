//! What came in: from a workbook's cells to a report's values, or to findings that say why not.
//!
//! recognise → identify → extract → check, each a pure function over the one before.
pub mod finding;
pub mod marker;
pub mod report;

pub use finding::{Code, Expected, Finding, Place, Severity};
pub use report::{Candidate, Entry, Figure, Question, QuestionKind, Report};
