//! What a report's figures say beside those of other reports: the unit's own earlier ones, and its peers'.
//!
//! Pure functions over figures; the place of a finding is filled in by [`placed`]. Blank is never compared with
//! anything: no data is neither a fall nor an outlier. They are part of the intake and not of the standing because what
//! they say are findings of a report; the standing only asks whether there are errors among them.
mod at_once;
mod peers;
mod resubmission;
mod rows;
mod scale;
mod sizes;
#[cfg(test)]
mod tests;
mod tie;
mod time;

pub use at_once::not_in_report;
pub use peers::{Crowd, FEWEST_PEERS, Peers, Spread, outliers};
pub use resubmission::changed;
pub use rows::{Added, Onto, TableRow, added, rows_of, told_once};
pub use scale::{Usual, other_unit};
pub use sizes::{Sizes, Slot};
pub use tie::{Tie, earlier};
pub use time::{Before, fell, identical, leapt};

use super::{Finding, Place, Report, Severity};
use crate::domain::{
    plan::{Field, FieldKey, FieldKind},
    value::Value,
};
use rust_decimal::{Decimal, prelude::ToPrimitive};
use std::collections::{BTreeMap, BTreeSet};

/// What counts of one report, by field and row (quarter, row of a table, or 0).
pub type Values = BTreeMap<(FieldKey, u32), Value>;

/// A finding about one figure, before it has a place.
#[derive(Debug, Clone, PartialEq)]
pub struct Told {
    /// None: the report as a whole.
    pub at: Option<(FieldKey, u32)>,
    pub finding: Finding,
}

impl Told {
    fn of((key, row): (FieldKey, u32), finding: Finding) -> Self {
        Self { at: Some((key, row)), finding: finding.of(key) }
    }
}

/// Where in a report the figures stand that something was told of. One cause gives one finding: of several about one
/// figure the first is kept, and a warning about a cell that the report's own findings complain of is left out.
pub fn placed(report: &Report, told: Vec<Told>) -> Vec<Finding> {
    let mut seen: BTreeSet<(FieldKey, u32)> = BTreeSet::new();
    let mut findings = Vec::with_capacity(told.len());
    for Told { at, mut finding } in told {
        let entry = at.and_then(|at| report.entries.iter().find(|entry| (entry.field, entry.row) == at));
        let sheet = entry.map_or(0, |entry| usize::from(entry.sheet));
        if let Some(sheet) = report.sheets.get(sheet) {
            finding.place = Some(Place { sheet: sheet.clone(), cell: entry.map(|entry| entry.cell) });
        }
        let complained =
            |own: &&Finding| own.severity > Severity::Note && own.field == finding.field && own.place == finding.place;
        let explained =
            at.is_some() && finding.severity < Severity::Error && report.findings.iter().any(|one| complained(&one));
        if at.is_none_or(|at| !explained && seen.insert(at)) {
            findings.push(finding);
        }
    }
    findings
}

/// A count or an amount has a size; a percent, a ratio or a date has none that could be compared with others'.
const fn has_size(field: &Field) -> bool {
    field.kind.is_summable()
}

/// How much must lie between two figures before anybody looks: a school that held 3 meetings instead of 30 is no
/// news, and neither is a small bill.
fn worth_a_look(field: &Field) -> Decimal {
    match field.kind {
        FieldKind::Amount { .. } => Decimal::from(10_000_000),
        FieldKind::Count
        | FieldKind::Ratio { .. }
        | FieldKind::Percent
        | FieldKind::YesNo
        | FieldKind::Level { .. }
        | FieldKind::Choice { .. }
        | FieldKind::Choices { .. }
        | FieldKind::Date
        | FieldKind::Text => Decimal::from(30),
    }
}

/// The size of a figure on a scale where ten times as much is always the same step; None for nothing and below.
fn magnitude(number: Decimal) -> Option<f64> {
    (number > Decimal::ZERO).then(|| number.to_f64().map(f64::ln)).flatten()
}

/// A figure as findings show it.
fn shown(number: Decimal) -> String {
    number.normalize().to_string()
}
