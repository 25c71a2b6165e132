//! Where the book stands in a period: from stored readings and decisions to rows and sums.
mod contradiction;
mod folded;
mod judge;
mod last_year;
mod ledger_on;
mod past;
mod refresh;
mod relational;
mod reports;
#[cfg(test)]
mod tests;

pub use folded::{folds, rows_at_any_time};
pub use judge::corrected;
pub use ledger_on::ledger_on;
pub use refresh::Refreshed;
pub use relational::{Relational, relational, relational_of};
pub use reports::{AtAnyTime, Reports, Takes};

use super::{Book, Failure};
use crate::{
    domain::{
        book::Ledger,
        intake::relation::Sizes,
        plan::{Period, Plan},
        standing::{Row, Standing, State},
        unit::Unit,
    },
    store::Which,
};
use chrono::NaiveDate;
use std::sync::{Arc, OnceLock};

/// The standing of one period, with what it was made from.
#[derive(Clone)]
pub struct Stand {
    pub period: Period,
    /// What is asked in this period, and of whom.
    pub plan: Arc<Plan>,
    /// In the office's order, as they were in this period.
    pub units: Arc<[Unit]>,
    pub as_of: NaiveDate,
    /// What held on that day.
    pub ledger: Ledger,
    pub standing: Standing,
    /// Every report of this period that arrived by that day, after answers.
    pub reports: Reports,
    /// Errors that show beside other reports.
    contradictions: contradiction::Contradictions,
    /// What is usual among peers; made when somebody asks.
    norms: Arc<OnceLock<relational::Norms>>,
    /// None: not known, everything is to be made again.
    seen: Option<refresh::Seen>,
}

impl Stand {
    /// A unit that was opened only after the period is no part of it, unless it reported all the same.
    pub fn shows(&self, row: &Row) -> bool {
        let day = self.period.roster_day();
        let is_later = |unit: &Unit| unit.opened.is_some_and(|opened| opened > day);
        row.state != State::NotOwing || row.current.is_some() || !self.units.get(row.unit).is_some_and(is_later)
    }
}

#[cfg(test)]
impl Stand {
    /// The standing of a book without units, where a test has a ledger and no book.
    pub fn without_units(plan: Arc<Plan>, period: Period, as_of: NaiveDate, ledger: Ledger) -> Self {
        Self {
            period,
            plan,
            units: Arc::default(),
            as_of,
            ledger,
            standing: Standing::new(vec![], 0),
            reports: Reports::default(),
            contradictions: contradiction::Contradictions::default(),
            norms: Arc::default(),
            seen: None,
        }
    }
}

/// Computes the standing of a period from the book.
pub fn stand(book: &Book, period: &Period, as_of: NaiveDate) -> Result<Stand, Failure> {
    let ledger = ledger_on(&book.decisions, as_of);
    let mut headers = book.store.headers(Which::All).map_err(|error| book.failed(error))?;
    let seen = Some(refresh::Seen::of(book, &headers));
    headers.retain(|header| header.received <= as_of);
    let (plan, units) = (Arc::clone(book.plan_of(&period.id)), book.roster_in(period));
    let form = plan.form_of(&period.id.report_type).ok_or(Failure::NoPeriods)?;
    let mut past = past::Past::new(book, period);
    past.take(&headers, &units, &ledger);
    let sizes = Sizes::new(form, units.iter().map(|unit| unit.kind.as_str()));
    let mut contradictions = contradiction::Contradictions::new(past, sizes);
    let reports = Reports::new(headers, &units, &Takes::of(&plan, &period.id), &ledger);
    let in_tray = reports.units_in_tray();
    let account = judge::Account {
        book,
        plan: &plan,
        units: &units,
        period,
        as_of,
        ledger: &ledger,
        reports: &reports,
        in_tray: &in_tray,
        others: &contradictions,
    };
    let (mut rows, gleaned) = account.rows(0..units.len())?;
    contradictions.begin(book, form, &ledger, gleaned)?;
    let account = judge::Account {
        book,
        plan: &plan,
        units: &units,
        period,
        as_of,
        ledger: &ledger,
        reports: &reports,
        in_tray: &in_tray,
        others: &contradictions,
    };
    for unit in contradictions.units() {
        if let Some(row) = rows.get_mut(unit)
            && let Some(amended) = account.amended(row, contradictions.count(unit))
        {
            *row = amended;
        }
    }
    let indicators = plan.indicators_of(&period.id.report_type).count();
    let mut standing = Standing::new(rows, indicators);
    standing.sector_last = last_year::of_sector(&plan, period, &ledger);
    let norms = Arc::default();
    Ok(Stand { period: period.clone(), plan, units, as_of, ledger, standing, reports, contradictions, norms, seen })
}
