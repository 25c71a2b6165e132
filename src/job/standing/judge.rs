//! From reports that count to rows: the state of every unit, and its verdicts.
use super::{
    super::{Book, Failure},
    reports::{Reports, open_errors},
};
use crate::{
    domain::{
        book::{Correction, Ledger, ReportRef, Submissions},
        grid::{Address, Cell, Content},
        intake::extract,
        plan::{FieldKey, Form, Period},
        standing::{Arrival, Figures, Judges, Row, last_day, state_of},
        unit::Unit,
        value::Value,
    },
    store::Which,
};
use chrono::NaiveDate;
use std::collections::{HashMap, HashSet};

/// What rows follow from.
pub(super) struct Account<'a> {
    pub book: &'a Book,
    pub period: &'a Period,
    pub as_of: NaiveDate,
    pub ledger: &'a Ledger,
    pub reports: &'a Reports,
    pub in_tray: &'a HashSet<usize>,
}

impl Account<'_> {
    /// The rows of units, given by their index in the roster.
    pub fn rows(&self, units: impl IntoIterator<Item = usize>) -> Result<Vec<Row>, Failure> {
        let period = self.period.id.to_string();
        let row = |at| Some(self.row(at, self.book.units.get(at)?, &period));
        let mut rows: Vec<Row> = units.into_iter().filter_map(row).collect();
        self.judge(&mut rows)?;
        Ok(rows)
    }

    /// A row without its verdicts.
    fn row(&self, at: usize, unit: &Unit, period: &str) -> Row {
        let Self { book, as_of, ledger, reports, .. } = *self;
        let none = Submissions::default();
        let chosen = reports.submissions.get(&at).unwrap_or(&none);
        let header = chosen.current.and_then(|id| reports.headers.get(&id));
        let errors = header.map_or(0, |header| open_errors(header, ledger));
        let has_errors = errors > 0 && !header.is_some_and(|header| ledger.accepted.contains(&header.id));
        let arrival = Arrival {
            first_received: chosen.first_received,
            returned: chosen.current.is_some_and(|id| ledger.returned.contains_key(&id)) && chosen.waiting.is_empty(),
            undecided: has_errors || !chosen.waiting.is_empty(),
        };
        // Mostly nobody is: then no key is made for every unit.
        let exempt = !ledger.exempt.is_empty() && ledger.exempt.contains_key(&(period.to_owned(), unit.code.clone()));
        let last = last_day(self.period, unit, ledger);
        let state = state_of(book.plan.owes(self.period, unit), exempt, arrival, last, as_of);
        let overdue = |last: NaiveDate| (chosen.first_received.unwrap_or(as_of) - last).num_days();
        let days_late = last.filter(|_| state.owes()).map_or(0, overdue);
        Row {
            unit: at,
            state,
            current: chosen.current,
            received: chosen.first_received,
            days_late: u32::try_from(days_late).unwrap_or(0),
            in_tray: self.in_tray.contains(&at),
            findings: header.map(|header| [header.notes, header.warnings, errors]).unwrap_or_default(),
            judgements: Vec::new(),
        }
    }

    /// Judges every row on the figures of its counting report, with the clerk's corrections over them.
    ///
    /// Report by report as they come out of the book: the figures of a whole country are never held at once.
    fn judge(&self, rows: &mut [Row]) -> Result<(), Failure> {
        let Self { book, ledger, .. } = *self;
        let Some(form) = book.plan.form_of(&self.period.id.report_type) else { return Err(Failure::NoPeriods) };
        let judges = Judges::new(&book.plan, form, self.period);
        let judge = |row: &mut Row, figures: Option<&Figures>| {
            if let Some(unit) = book.units.get(row.unit) {
                row.judgements = judges.judge(unit, row.state.owes(), figures);
            }
        };
        let counting: HashMap<ReportRef, usize> =
            rows.iter().enumerate().filter_map(|(at, row)| Some((row.current?, at))).collect();
        let mut corrections: HashMap<ReportRef, Vec<&Correction>> = HashMap::new();
        for one in ledger.corrections.iter().filter(|one| counting.contains_key(&one.report)) {
            corrections.entry(one.report).or_default().push(one);
        }
        let ids: Vec<ReportRef> = counting.keys().copied().collect();
        let mut sent = Figures::new(form, []);
        let mut judged = vec![false; rows.len()];
        let scanned = book.store.each_figures(Which::These(&ids), |id, figures| {
            let Some(at) = counting.get(&id).copied() else { return };
            let (Some(row), Some(judged)) = (rows.get_mut(at), judged.get_mut(at)) else { return };
            sent.refill(figures.drain(..).filter_map(|figure| Some((figure.field, figure.row, figure.value?))));
            for correction in corrections.get(&id).into_iter().flatten() {
                if let Some(key) = form.field_key(&correction.field) {
                    sent.correct(key, correction.row, corrected(form, key, &correction.value));
                }
            }
            judge(row, Some(&sent));
            *judged = true;
        });
        scanned.map_err(|error| book.failed(error))?;
        rows.iter_mut().zip(judged).filter(|(_, judged)| !judged).for_each(|(row, _)| judge(row, None));
        Ok(())
    }
}

/// What a typed correction means; None clears the field.
pub fn corrected(form: &Form, key: FieldKey, typed: &str) -> Option<Value> {
    let field = form.get(key)?;
    let cell = Cell { at: Address::new(0, 0), content: Content::Text(typed.to_owned()), percent_format: false };
    let context = extract::Context { sheet: "", key, money: None, period: (NaiveDate::MIN, NaiveDate::MAX) };
    extract::read(field, Some(&cell), &context).value
}
