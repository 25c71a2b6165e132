//! Bảng tính: a file as it was sent, with what was read out of its cells; a clerk shows here where values stand.
mod panel;
mod point;
mod state;
mod view;
mod walk;

pub use state::{State, copied, name, own, refusal, scopes, update};
pub use view::draw;

use crate::domain::{book::ReportRef, grid::Address};

/// What is to be looked at.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Target {
    pub receipt: i64,
    /// The report that what is shown will be about.
    pub report: Option<ReportRef>,
    /// Name of a sheet, and the cell on it.
    pub spot: Option<(String, Option<Address>)>,
    /// Somebody is to show where values stand.
    pub teach: bool,
    /// Zero-based: this column was chosen as the one with the values.
    pub column: Option<u32>,
}

impl Target {
    pub fn of(report: ReportRef, spot: Option<(String, Option<Address>)>) -> Self {
        Self { receipt: report.receipt, report: Some(report), spot, teach: false, column: None }
    }
}
