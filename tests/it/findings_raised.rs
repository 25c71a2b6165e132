//! Every finding is raised by an example that earns it, and not by one near it.
//!
//! `sheets`: one workbook, as rows of text. `files`: bytes before anything is read. `over_time`: a book over two quarters,
//! through the program; rows of tables beside what was reported at once: `tests/it/at_once.rs`.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::panic)]
mod files;
mod over_time;
mod sheets;

use crate::{at_once, findings_doc::raised};
use std::collections::BTreeSet;
use tonghop::domain::intake::Code;

/// Codes without an example yet: the step that raises them is being built. This list must become empty.
const NOT_YET: &[Code] = &[];

#[test]
fn every_code_has_an_example_or_is_known_to_have_none() {
    let shown: BTreeSet<Code> =
        sheets::codes().into_iter().chain(files::CODES).chain(over_time::CODES).chain(at_once::CODES).collect();
    for code in Code::ALL {
        assert!(
            shown.contains(code) != NOT_YET.contains(code),
            "{code:?}: give it an example, or take it off the list"
        );
    }
}

#[test]
fn what_has_no_example_is_not_raised() {
    let raised = raised();
    for code in NOT_YET {
        assert!(!raised.contains(code.token()), "{code:?} is raised now: give it an example and take it off the list");
    }
}
