//! The words of the screen, a file for each of its places.
pub mod app;
pub mod chooser;
pub mod compare;
pub mod export;
pub mod findings;
pub mod first_run;
pub mod indicators;
pub mod intake;
pub mod key_in;
pub mod overview;
pub mod plan;
pub mod plan_part;
pub mod report;
pub mod report_detail;
pub mod roster;
pub mod sheet;
pub mod units;
