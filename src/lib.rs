//! tonghop reads the workbooks schools send in under a plan, judges them and writes the consolidated one.
//!
//! ```text
//!             bytes            grid             report           rows            standing
//!  a file ──► sheet::read ──► domain::intake ──► store ─────────► domain::standing ──► sheet::write ──► a workbook
//!                                 ▲                                   ▲                └► tui, cli
//!                           domain::plan, domain::unit ───────────────┘
//! ```
//!
//! `domain` ← `sheet`, `store` ← `job` ← `cli`, `tui`. What a person reads is worded in `text`.
pub mod cli;
pub mod domain;
pub mod job;
pub mod sheet;
pub mod store;
pub mod text;
pub mod tui;
