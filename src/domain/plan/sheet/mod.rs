//! A plan as a workbook of plain rows, for people who never saw TOML: one table of columns for writer and reader.
//!
//! There is one reader of plans, [`source::parse`](super::source::parse). A workbook becomes the text that it reads, and
//! every stretch of that text knows the cell it came from, so that a fault of the plan is told as sheet and cell.
pub mod column;
mod drawn;
mod fault;
mod flat;
mod names;
mod read;
mod rows;

pub use column::{Column, How, Tab};
pub use drawn::Drawn;
pub use fault::{SheetFault, SheetFaultKind};
pub use read::{parse, to_toml};
pub use rows::{Head, Line, Sheet, Shown, sheets};

#[cfg(test)]
mod tests;
