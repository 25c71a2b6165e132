//! From reports that count to rows: the state of every unit, and its verdicts.
use super::{
    super::{Book, Failure},
    reports::{Reports, open_errors},
};
use crate::{
    domain::{
        book::{Correction, Ledger, ReportRef, Submissions},
        grid::{Address, Cell, Content},
        intake::{Figure, extract},
        plan::{FieldKey, Form, Period},
        standing::{Arrival, Figures, Judges, Row, last_day, state_of},
        unit::Unit,
        value::Value,
    },
    store::{StoreError, StoredFigures, Which},
};
use chrono::NaiveDate;
use std::{
    collections::{HashMap, HashSet},
    num::NonZeroUsize,
    thread,
};

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
    /// Unpacking and judging is most of the work of a standing, and every unit's is its own: all cores share it.
    fn judge(&self, rows: &mut [Row]) -> Result<(), Failure> {
        let Self { book, period, ledger, .. } = *self;
        let Some(form) = book.plan.form_of(&period.id.report_type) else { return Err(Failure::NoPeriods) };
        let counting: HashMap<ReportRef, usize> =
            rows.iter().enumerate().filter_map(|(at, row)| Some((row.current?, at))).collect();
        let mut bench = Bench {
            units: &book.units,
            form,
            judges: Judges::new(&book.plan, form, period),
            corrections: HashMap::new(),
        };
        for one in ledger.corrections.iter().filter(|one| counting.contains_key(&one.report)) {
            bench.corrections.entry(one.report).or_default().push(one);
        }
        let ids: Vec<ReportRef> = counting.keys().copied().collect();
        let mut sent: Vec<Option<StoredFigures>> = vec![None; rows.len()];
        let scanned = book.store.each_figures(Which::These(&ids), |stored| {
            if let Some(place) = counting.get(&stored.id).and_then(|at| sent.get_mut(*at)) {
                *place = Some(stored);
            }
        });
        scanned.and_then(|()| bench.judge_on_all_cores(rows, &sent)).map_err(|error| book.failed(error))
    }
}

/// Fewer rows than this are judged sooner than another core has begun.
const ROWS_FOR_A_CORE: usize = 500;

/// What judging needs to know of a period.
struct Bench<'a> {
    units: &'a [Unit],
    form: &'a Form,
    judges: Judges<'a>,
    /// Those of counting reports, in the order they were made.
    corrections: HashMap<ReportRef, Vec<&'a Correction>>,
}

impl Bench<'_> {
    fn judge_on_all_cores(&self, rows: &mut [Row], sent: &[Option<StoredFigures>]) -> Result<(), StoreError> {
        let cores = thread::available_parallelism().map_or(1, NonZeroUsize::get);
        let share = rows.len().div_ceil(cores).max(ROWS_FOR_A_CORE);
        let mut ends: Vec<Result<(), StoreError>> = Vec::new();
        ends.resize_with(rows.len().div_ceil(share), || Ok(()));
        thread::scope(|scope| {
            let mut shares = rows.chunks_mut(share).zip(sent.chunks(share)).zip(&mut ends);
            let own = shares.next();
            for ((rows, sent), end) in shares {
                scope.spawn(move || *end = self.judge(rows, sent));
            }
            if let Some(((rows, sent), end)) = own {
                *end = self.judge(rows, sent);
            }
        });
        ends.into_iter().collect()
    }

    fn judge(&self, rows: &mut [Row], sent: &[Option<StoredFigures>]) -> Result<(), StoreError> {
        let mut figures = Figures::new(self.form, []);
        for (row, sent) in rows.iter_mut().zip(sent) {
            let Some(unit) = self.units.get(row.unit) else { continue };
            let counting = match sent {
                Some(sent) => {
                    figures.clear();
                    sent.unpack(|Figure { field, row, value }| {
                        if let Some(value) = value {
                            figures.put(field, row, value);
                        }
                    })?;
                    self.correct(&mut figures, sent.id);
                    Some(&figures)
                }
                None => None,
            };
            row.judgements = self.judges.judge(unit, row.state.owes(), counting);
        }
        Ok(())
    }

    fn correct(&self, figures: &mut Figures, report: ReportRef) {
        for correction in self.corrections.get(&report).into_iter().flatten() {
            if let Some(key) = self.form.field_key(&correction.field) {
                figures.correct(key, correction.row, corrected(self.form, key, &correction.value));
            }
        }
    }
}

/// What a typed correction means; None clears the field.
pub fn corrected(form: &Form, key: FieldKey, typed: &str) -> Option<Value> {
    let field = form.get(key)?;
    let cell = Cell::new(Address::new(0, 0), Content::Text(typed.to_owned()));
    let context = extract::Context { sheet: "", key, money: None, period: (NaiveDate::MIN, NaiveDate::MAX) };
    extract::read(field, Some(&cell), &context).value
}
