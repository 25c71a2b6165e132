//! A plan that exists only as a workbook, and workbooks that are no good plan, from outside.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::panic)]
mod clerk;
mod faults;
mod sixth;
