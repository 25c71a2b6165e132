//! A standing that follows the book: what one change touches is read and judged again, nothing else.
use super::{
    super::{Book, Failure},
    Stand,
    judge::Account,
    ledger_on::{catch_up, root},
    reports::{Rule, Takes},
    stand,
};
use crate::{
    domain::book::{Action, Decision, ReportRef},
    job::book::RosterVersion,
    store::{ReadingHeader, Which},
};
use std::{
    collections::{BTreeSet, HashSet},
    sync::Arc,
};

/// What a refresh did.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Refreshed {
    /// Only these units, by their index in the roster and sorted, were looked at again; all others are as they were.
    Units(Vec<usize>),
    /// Everything was made again: units may be others than before, and stand elsewhere.
    Everything,
}

/// How far into the book a standing has looked. Decisions and receipts are only ever added.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Seen {
    decisions: usize,
    receipt: i64,
    roster: RosterVersion,
}

impl Seen {
    pub fn of(book: &Book, headers: &[ReadingHeader]) -> Self {
        Self {
            decisions: book.decisions.len(),
            receipt: headers.iter().map(|header| header.id.receipt).max().unwrap_or(0),
            roster: book.roster_version().clone(),
        }
    }
}

impl Stand {
    /// Brings the standing up to what the book holds now, which was reloaded before.
    ///
    /// The period and the day stay. After a failure the standing is not to be relied on until a refresh succeeds.
    /// Readings that were made again (a rebuild) ask for a new [`stand`].
    pub fn refresh(&mut self, book: &Book) -> Result<Refreshed, Failure> {
        // Taken, so that after a failure everything is made again.
        if let Some(seen) = self.seen.take()
            && let Some(touched) = Touched::since(&seen, book, &self.period.id.to_string())
        {
            return self.follow(book, seen, &touched).map(Refreshed::Units);
        }
        let period = book.period(Some(&self.period.id.to_string()), self.as_of)?;
        *self = stand(book, &period, self.as_of)?;
        Ok(Refreshed::Everything)
    }

    fn follow(&mut self, book: &Book, seen: Seen, touched: &Touched) -> Result<Vec<usize>, Failure> {
        let mut headers = touched.headers(book, seen.receipt)?;
        let now = Seen::of(book, &headers);
        let now = Seen { receipt: now.receipt.max(seen.receipt), ..now };
        headers.retain(|header| header.received <= self.as_of);
        catch_up(&mut self.ledger, &book.decisions, seen.decisions, self.as_of);
        let (plan, roster) = (Arc::clone(&self.plan), Arc::clone(&self.units));
        let form = plan.form_of(&self.period.id.report_type).ok_or(Failure::NoPeriods)?;
        let takes = Takes::of(&plan, &self.period.id);
        let mut units = self.contradictions.past.take(&headers, &roster, &self.ledger);
        units.extend(self.reports.take(headers, Rule { units: &roster, takes: &takes, ledger: &self.ledger }));
        units.extend(touched.units.iter().filter_map(|code| self.reports.unit(code)));
        let in_tray = self.reports.units_in_tray();
        units.extend(self.enter_or_leave(&in_tray));
        units.sort_unstable();
        units.dedup();
        let (rows, gleaned) = self.account(book, &in_tray).rows(units.iter().copied())?;
        for row in rows {
            self.standing.replace(row.unit, row);
        }
        let others = self.contradictions.follow(book, form, &self.ledger, &units, gleaned)?;
        let with_errors = self.contradictions.units();
        let mut unsaid: Vec<usize> = units.iter().copied().filter(|unit| with_errors.contains(unit)).collect();
        unsaid.extend(&others);
        let account = self.account(book, &in_tray);
        let amended = |unit: &usize| account.amended(self.standing.rows.get(*unit)?, self.contradictions.count(*unit));
        let amended: Vec<_> = unsaid.iter().filter_map(amended).collect();
        for row in amended {
            self.standing.replace(row.unit, row);
        }
        units.extend(others);
        units.sort_unstable();
        units.dedup();
        if !units.is_empty() {
            self.norms = Arc::default();
        }
        self.seen = Some(now);
        Ok(units)
    }

    fn account<'a>(&'a self, book: &'a Book, in_tray: &'a HashSet<usize>) -> Account<'a> {
        let Self { period, plan, units, ledger, reports, contradictions, .. } = self;
        Account { book, plan, units, period, as_of: self.as_of, ledger, reports, in_tray, others: contradictions }
    }

    /// Units whose row says otherwise about the tray.
    fn enter_or_leave(&self, in_tray: &HashSet<usize>) -> impl Iterator<Item = usize> {
        let differs = |row: &&crate::domain::standing::Row| row.in_tray != in_tray.contains(&row.unit);
        self.standing.rows.iter().filter(differs).map(|row| row.unit)
    }
}

/// What new decisions are about.
#[derive(Default)]
struct Touched<'a> {
    reports: BTreeSet<ReportRef>,
    receipts: BTreeSet<i64>,
    /// Codes.
    units: BTreeSet<&'a str>,
}

impl<'a> Touched<'a> {
    /// What was decided since; None where that may concern every unit.
    fn since(seen: &Seen, book: &'a Book, period: &str) -> Option<Self> {
        if seen.roster != *book.roster_version() {
            return None;
        }
        let mut touched = Self::default();
        for decision in book.decisions.get(seen.decisions..)? {
            touched.add(decision, &book.decisions, period)?;
        }
        Some(touched)
    }

    fn add(&mut self, decision: &'a Decision, decisions: &'a [Decision], of: &str) -> Option<()> {
        let held = root(decisions, decision)?;
        match &held.action {
            Action::NewBook { .. }
            | Action::ImportRoster { .. }
            | Action::ChangeRoster { .. }
            | Action::ChangePlan { .. }
            | Action::Applies { .. }
            | Action::Baseline { .. }
            | Action::OpenPeriod { .. } => return None,
            // Its files are new receipts; taken back, it concerns all files of its batch.
            Action::Import { .. } | Action::KeyIn { .. } if held.seq == decision.seq => {}
            Action::Unlock { receipt } if held.seq == decision.seq => drop(self.receipts.insert(*receipt)),
            Action::Import { .. } | Action::KeyIn { .. } | Action::Unlock { .. } => return None,
            // Files of their kind are read again.
            Action::AnswerEncoding { .. } | Action::Teach { .. } => return None,
            Action::ClosePeriod { .. }
            | Action::ReopenPeriod { .. }
            | Action::ForwardPeriod { .. }
            | Action::Export { .. }
            // Already replaced by what it takes back.
            | Action::Undo { .. } => {}
            Action::AnswerUnit { report, .. }
            | Action::AnswerPeriod { report, .. }
            | Action::KeepVersion { report, .. }
            | Action::Accept { report }
            | Action::Return { report }
            | Action::Correct { report, .. } => drop(self.reports.insert(*report)),
            Action::Discard { receipt } => drop(self.receipts.insert(*receipt)),
            Action::Exempt { period, unit } | Action::Extend { period, unit, .. } if period == of => {
                self.units.insert(unit);
            }
            Action::Exempt { .. } | Action::Extend { .. } | Action::Note { .. } => {}
        }
        Some(())
    }

    /// The headers of new reports and of those that something was decided about.
    fn headers(&self, book: &Book, after: i64) -> Result<Vec<ReadingHeader>, Failure> {
        let read = |which: Which<'_>| book.store.headers(which).map_err(|error| book.failed(error));
        let mut headers = read(Which::After(after))?;
        for receipt in self.receipts.iter().filter(|receipt| **receipt <= after) {
            headers.extend(read(Which::Of(*receipt))?);
        }
        let rest: Vec<ReportRef> = self
            .reports
            .iter()
            .copied()
            .filter(|report| report.receipt <= after && !self.receipts.contains(&report.receipt))
            .collect();
        headers.extend(read(Which::These(&rest))?);
        Ok(headers)
    }
}
