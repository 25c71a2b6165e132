//! Where we stand: the state of every unit, its verdicts, and the sector's shares against the targets.
//!
//! One [`Row`] per unit; [`Totals`] are sums of rows, so one changed report costs one subtraction and one addition.
mod compare;
mod consolidation;
mod family;
mod figures;
mod grouped;
mod judge;
mod last;
mod sector;
mod state;
#[cfg(test)]
mod tests;
mod totals;
mod verdict;

pub use consolidation::{Consolidation, ListedRow, Sourced, UnitLine};
pub use family::apart;
pub use figures::Figures;
pub use grouped::{Group, grouped};
pub use judge::{Judges, target_year};
pub use last::{Last, LastYear};
pub use sector::{IndicatorStanding, SectorVerdict};
pub use state::{Arrival, Rates, State, state_of};
pub use totals::{Compared, StateCounts, Tally, Totals};
pub use verdict::{Judgement, Membership, Verdict};

use crate::domain::{
    book::{Ledger, ReportRef},
    plan::{Period, Plan},
    unit::Unit,
};
use chrono::NaiveDate;

/// One unit in one period.
#[derive(Debug, Clone, PartialEq)]
pub struct Row {
    /// Index into the roster.
    pub unit: usize,
    pub state: State,
    /// The report whose figures count.
    pub current: Option<ReportRef>,
    /// First readable submission.
    pub received: Option<NaiveDate>,
    /// Days past the unit's own last day: of the first submission, or up to today while it is missing.
    pub days_late: u32,
    /// A file that may be this unit's waits for an answer.
    pub in_tray: bool,
    /// Findings of the counting report by severity: note, warning, error.
    pub findings: [u32; 3],
    /// One per indicator of the report type, in the plan's order.
    pub judgements: Vec<Judgement>,
}

impl Row {
    /// Findings of severity error in the counting report.
    pub const fn errors(&self) -> u32 {
        let [_, _, errors] = self.findings;
        errors
    }

    /// The report that counts, if it has errors that nobody has accepted yet.
    pub fn acceptable(&self, ledger: &Ledger) -> Option<ReportRef> {
        self.current.filter(|report| self.errors() > 0 && !ledger.accepted.contains(report))
    }
}

/// Every unit's row, and their sums.
#[derive(Debug, Clone, PartialEq)]
pub struct Standing {
    /// In the roster's order.
    pub rows: Vec<Row>,
    pub totals: Totals,
    /// Last year's figures of the whole sector, one per indicator, where any was given.
    pub sector_last: Vec<Option<Last>>,
}

impl Standing {
    /// Adds up rows. `indicators` is how many the report type judges.
    pub fn new(rows: Vec<Row>, indicators: usize) -> Self {
        let mut totals = Totals::new(indicators);
        for row in &rows {
            totals.add(row);
        }
        Self { rows, totals, sector_last: Vec::new() }
    }

    /// Puts a unit's new row in the place of its old one, at the cost of one row.
    pub fn replace(&mut self, at: usize, row: Row) {
        if let Some(old) = self.rows.get_mut(at) {
            self.totals.subtract(old);
            self.totals.add(&row);
            *old = row;
        }
    }

    /// The sector on each indicator of the period's report type, in the plan's order.
    pub fn indicators(&self, plan: &Plan, period: &Period, as_of: NaiveDate) -> Vec<IndicatorStanding> {
        plan.indicators_of(&period.id.report_type)
            .zip(&self.totals.indicators)
            .enumerate()
            .map(|(at, (indicator, tally))| {
                let last = self.sector_last.get(at).copied().flatten();
                sector::judge_sector(plan, indicator, (tally, last), period, as_of)
            })
            .collect()
    }
}

/// A unit's own last day in a period: an extension moves it, and never to an earlier day.
pub fn last_day(period: &Period, unit: &Unit, ledger: &crate::domain::book::Ledger) -> Option<NaiveDate> {
    // Mostly nothing is extended: then no key is made for every unit.
    let own = || ledger.extended.get(&(period.id.to_string(), unit.code.clone())).map(|(until, _)| *until);
    let own = if ledger.extended.is_empty() { None } else { own() };
    // Where a commune's day says who is late, a day given to one school may lie before it.
    own.max(period.deadline().map(|due| due.last_day))
}
