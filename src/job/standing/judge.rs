//! From reports that count to rows: the state of every unit, and its verdicts.
use super::{
    super::{Book, Failure},
    contradiction::{Contradictions, Gleaned},
    folded::Folded,
    last_year,
    past::{Packed, Past},
    reports::{Reports, open_errors},
};
use crate::{
    domain::{
        book::{Correction, Ledger, ReportRef, Submissions},
        grid::{Address, Cell, Content},
        intake::{
            Figure, extract,
            relation::{self, Before, Slot, Told, Values},
        },
        plan::{Accrual, Field, FieldKey, Form, Period, Plan},
        standing::{Arrival, Figures, Judges, Row, last_day, state_of},
        unit::Unit,
        value::Value,
    },
    store::{StoreError, StoredFigures, Which},
};
use chrono::NaiveDate;
use rust_decimal::prelude::ToPrimitive;
use std::{
    collections::{HashMap, HashSet},
    num::NonZeroUsize,
    thread,
};

/// What rows follow from.
pub(super) struct Account<'a> {
    pub book: &'a Book,
    pub plan: &'a Plan,
    pub units: &'a [Unit],
    pub period: &'a Period,
    pub as_of: NaiveDate,
    pub ledger: &'a Ledger,
    pub reports: &'a Reports,
    pub in_tray: &'a HashSet<usize>,
    /// Of which only the slots and the past are looked at: what follows from both is not known yet.
    pub others: &'a Contradictions,
}

impl Account<'_> {
    /// The rows of units, given by their index in the roster, and what is to be held against other reports. Errors that
    /// show only then are not in the rows yet.
    pub fn rows(&self, units: impl IntoIterator<Item = usize>) -> Result<(Vec<Row>, Gleaned), Failure> {
        let period = self.period.id.to_string();
        let row = |at| Some(self.row(at, self.units.get(at)?, &period, 0));
        let mut rows: Vec<Row> = units.into_iter().filter_map(row).collect();
        let gleaned = self.judge(&mut rows)?;
        Ok((rows, gleaned))
    }

    /// The row of a unit that turned out to have, or no longer to have, errors beside other reports.
    pub fn amended(&self, row: &Row, contradictions: u32) -> Option<Row> {
        let unit = self.units.get(row.unit)?;
        let amended = self.row(row.unit, unit, &self.period.id.to_string(), contradictions);
        Some(Row { judgements: row.judgements.clone(), ..amended })
    }

    /// A row without its verdicts.
    fn row(&self, at: usize, unit: &Unit, period: &str, contradictions: u32) -> Row {
        let Self { plan, as_of, ledger, reports, .. } = *self;
        let none = Submissions::default();
        let chosen = reports.submissions.get(&at).unwrap_or(&none);
        let (mut findings, mut has_errors) = ([0, 0, 0], false);
        for header in chosen.counting().filter_map(|id| reports.headers.get(&id)) {
            let errors = open_errors(header, ledger) + contradictions;
            findings = [findings[0] + header.notes, findings[1] + header.warnings, findings[2] + errors];
            has_errors |= errors > 0 && !ledger.accepted.contains(&header.id);
        }
        let arrival = Arrival {
            first_received: chosen.first_received,
            returned: chosen.current.is_some_and(|id| ledger.returned.contains_key(&id)) && chosen.waiting.is_empty(),
            undecided: has_errors || !chosen.waiting.is_empty(),
        };
        // Mostly nobody is: then no key is made for every unit.
        let exempt = !ledger.exempt.is_empty() && ledger.exempt.contains_key(&(period.to_owned(), unit.code.clone()));
        let last = last_day(self.period, unit, ledger);
        let state = state_of(plan.owes(self.period, unit), exempt, arrival, last, as_of);
        let overdue = |last: NaiveDate| (chosen.first_received.unwrap_or(as_of) - last).num_days();
        let days_late = last.filter(|_| state.owes()).map_or(0, overdue);
        Row {
            unit: at,
            state,
            current: chosen.current,
            received: chosen.first_received,
            days_late: u32::try_from(days_late).unwrap_or(0),
            in_tray: self.in_tray.contains(&at),
            findings,
            judgements: Vec::new(),
        }
    }

    /// Judges every row on the figures of its counting report, with the clerk's corrections over them.
    ///
    /// Unpacking and judging is most of the work of a standing, and every unit's is its own: all cores share it.
    fn judge(&self, rows: &mut [Row]) -> Result<Gleaned, Failure> {
        let Self { book, plan, units, period, ledger, reports, others, .. } = *self;
        let Some(form) = plan.form_of(&period.id.report_type) else { return Err(Failure::NoPeriods) };
        let counting: HashMap<ReportRef, usize> =
            rows.iter().enumerate().filter_map(|(at, row)| Some((row.current?, at))).collect();
        let last = last_year::of_rows(self, form, rows)?;
        let mut bench = Bench {
            units,
            form,
            judges: Judges::new(plan, form, period).overridden(&ledger.applies).among(units).beside(&last),
            corrections: HashMap::new(),
            amounts: others.sizes.slots(),
            running: RunningTotals::load(self, form, rows)?,
            folded: Folded::load(book, (plan, period), reports, rows.iter().map(|row| row.unit))?,
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
    /// Amounts of money, which are held against the peers'.
    amounts: &'a [Slot],
    running: RunningTotals<'a>,
    folded: Folded<'a>,
}

/// Running totals as earlier periods of the year had them. Most plans ask for none, and then no earlier report is read.
struct RunningTotals<'a> {
    fields: Vec<u16>,
    past: &'a Past,
    packed: Packed<'a>,
}

impl<'a> RunningTotals<'a> {
    fn load(account: &Account<'a>, form: &Form, rows: &[Row]) -> Result<Self, Failure> {
        let Account { book, ledger, others, .. } = *account;
        let is_running = |(_, field): &(u16, &Field)| field.accrual == Accrual::Cumulative && field.kind.is_summable();
        let fields: Vec<u16> = (0..).zip(&form.fields).filter(is_running).map(|(at, _)| at).collect();
        let past = &others.past;
        let mut ids = Vec::new();
        if !fields.is_empty() {
            for row in rows {
                ids.extend(past.of(row.unit).filter(|(one, _)| one.tie.same_count).map(|(_, id)| id));
            }
        }
        Ok(Self { fields, past, packed: Packed::load(book, ledger, &ids)? })
    }

    fn fell(&self, form: &Form, unit: usize, figures: &Figures) -> Result<Vec<Told>, StoreError> {
        let mut fell = Vec::new();
        if self.fields.is_empty() {
            return Ok(fell);
        }
        let now = self.fields.iter().filter_map(|at| Some(((FieldKey::Field(*at), 0), figures.value(*at)?.clone())));
        let now: Values = now.collect();
        for (one, id) in self.past.of(unit).filter(|(one, _)| one.tie.same_count) {
            let Some(before) = one.form() else { continue };
            let values = self.packed.values(id, before, form)?;
            let before = Before { values: &values, tie: one.tie, period: one.id() };
            for told in relation::fell(form, &now, &before) {
                if !fell.iter().any(|other: &Told| other.at == told.at) {
                    fell.push(told);
                }
            }
        }
        Ok(fell)
    }
}

impl Bench<'_> {
    fn judge_on_all_cores(&self, rows: &mut [Row], sent: &[Option<StoredFigures>]) -> Result<Gleaned, StoreError> {
        let cores = thread::available_parallelism().map_or(1, NonZeroUsize::get);
        let share = rows.len().div_ceil(cores).max(ROWS_FOR_A_CORE);
        let mut ends: Vec<Result<Gleaned, StoreError>> = Vec::new();
        ends.resize_with(rows.len().div_ceil(share), || Ok(Gleaned::default()));
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
        let mut all = Gleaned::default();
        for end in ends {
            let Gleaned { amounts, fell } = end?;
            all.amounts.extend(amounts);
            all.fell.extend(fell);
        }
        Ok(all)
    }

    fn judge(&self, rows: &mut [Row], sent: &[Option<StoredFigures>]) -> Result<Gleaned, StoreError> {
        let mut figures = Figures::new(self.form, []);
        let mut gleaned = Gleaned::default();
        for (row, sent) in rows.iter_mut().zip(sent) {
            let Some(unit) = self.units.get(row.unit) else { continue };
            let at_any_time = self.folded.rows(row.unit)?;
            let counting = match sent {
                Some(sent) => {
                    figures.clear();
                    let mut cells = Vec::new();
                    sent.unpack(|Figure { field, row, value }| {
                        if !at_any_time.is_empty() {
                            cells.push((field, row, value.clone()));
                        }
                        match value {
                            Some(value) => figures.put(field, row, value),
                            None => figures.see(field, row),
                        }
                    })?;
                    if !at_any_time.is_empty() {
                        let own = relation::rows_of(self.form, cells);
                        let new = relation::added(self.form, &own, &at_any_time);
                        new.iter().filter_map(|one| at_any_time.get(one.at)).for_each(|row| figures.add_row(row));
                    }
                    self.correct(&mut figures, sent.id);
                    if row.state.owes() {
                        self.glean(row.unit, &figures, &mut gleaned)?;
                    }
                    Some(&figures)
                }
                None if at_any_time.is_empty() => None,
                None => {
                    figures.clear();
                    at_any_time.iter().for_each(|row| figures.add_row(row));
                    figures.without_report();
                    Some(&figures)
                }
            };
            row.judgements = self.judges.judge(unit, row.state.owes(), counting);
        }
        Ok(gleaned)
    }

    fn glean(&self, unit: usize, figures: &Figures, gleaned: &mut Gleaned) -> Result<(), StoreError> {
        for (at, Slot { field, row }) in self.amounts.iter().enumerate() {
            let value = if *row == 0 { figures.value(*field) } else { figures.quarter(*field, *row) };
            let amount = value.and_then(|value| value.number()?.to_i64()).filter(|amount| *amount > 0);
            gleaned.amounts.extend(amount.map(|amount| (unit, at, amount)));
        }
        let fell = self.running.fell(self.form, unit, figures)?;
        gleaned.fell.extend((!fell.is_empty()).then_some((unit, fell)));
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
