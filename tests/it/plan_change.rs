//! Another version of the plan for a book at work, through the real binary: what changes, what must not, and the way back.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing, clippy::panic)]
mod change;
mod former;
mod office;
mod refusals;
