//! What came in: from a workbook's cells to a report's values, or to findings that say why not.
//!
//! recognise → identify → extract → check, each a pure function over the one before.
pub mod check;
pub mod consolidated;
pub mod encoding;
pub mod extract;
pub mod finding;
pub mod identify;
mod identify_row;
mod lesson;
pub mod marker;
pub mod money;
pub mod period_hint;
pub mod recognise;
pub mod relation;
pub mod report;
mod take;

pub use finding::{Code, Expected, Finding, Place, Severity};
pub use lesson::{Encoding, Lessons, Mapping, Shown};
pub use recognise::NotShown;
pub use report::{Candidate, Entry, Figure, Question, QuestionKind, Report};
pub use take::{Answered, Desk, Keyed, KeyedValue, Source, Taken, TakenReport, keyed, take};
