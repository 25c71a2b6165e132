//! Reports of earlier periods, which those of this period are held against.
use super::{
    super::{Book, Failure},
    judge::corrected,
    last_year,
    reports::{Reports, Rule, Takes},
};
use crate::{
    domain::{
        book::{Correction, Ledger, ReportRef},
        intake::{
            Figure,
            relation::{self, Tie, Values},
        },
        plan::{
            Form, Period, PeriodId, Plan,
            descent::{Descent, compares},
        },
        unit::Unit,
    },
    store::{ReadingHeader, StoreError, StoredFigures, Which},
};
use std::{collections::HashMap, sync::Arc};

/// Everything that came before, as far as it is held against this period.
#[derive(Debug, Clone, Default)]
pub(super) struct Past {
    /// The latest of every report type first.
    earlier: Vec<Earlier>,
    /// The same period of the year before, where an indicator is held against it.
    year_before: Option<Earlier>,
}

/// What counted in one earlier period.
#[derive(Debug, Clone)]
pub(super) struct Earlier {
    pub period: Period,
    pub tie: Tie,
    /// The version of the plan it stood under.
    plan: Arc<Plan>,
    takes: Takes,
    /// Nothing was made of them before the first report came.
    reports: Option<Reports>,
}

impl Past {
    /// What a unit sent before: of every report type the latest report that counted.
    pub fn of(&self, unit: usize) -> impl Iterator<Item = (&Earlier, ReportRef)> {
        let types = self.earlier.chunk_by(|a, b| a.period.id.report_type == b.period.id.report_type);
        types.filter_map(move |periods| periods.iter().find_map(|one| Some((one, one.current(unit)?))))
    }

    /// What a unit sent last time.
    pub fn last(&self, unit: usize) -> Option<(&Earlier, ReportRef)> {
        self.of(unit).find(|(one, _)| one.tie.last)
    }

    /// The same period of the year before, where an indicator is held against it.
    pub const fn year_before(&self) -> Option<&Earlier> {
        self.year_before.as_ref()
    }

    /// The earlier periods of a period, with none of their reports.
    pub fn new(book: &Book, period: &Period) -> Self {
        // What is sent at any time is held against nothing: it says what happened, not what there is.
        let at_any_time = |id: &PeriodId| book.plan_of(id).is_ad_hoc(id);
        if at_any_time(&period.id) {
            return Self::default();
        }
        let mut periods = book.periods();
        periods.retain(|one| !at_any_time(&one.id));
        let tied = relation::earlier(period, &periods);
        let earlier = |(period, tie): (Period, Tie)| {
            let plan = Arc::clone(book.plan_of(&period.id));
            Earlier { takes: Takes::only(&period.id), period, tie, plan, reports: None }
        };
        let year_before = last_year::period_before(book, period).map(|period| earlier((period, Tie::default())));
        Self { earlier: tied.into_iter().map(earlier).collect(), year_before }
    }

    /// Takes in reports that are new, or that something was decided about. Returns the units that sent them.
    pub fn take(&mut self, headers: &[ReadingHeader], units: &[Unit], ledger: &Ledger) -> Vec<usize> {
        let mut changed = Vec::new();
        for one in self.earlier.iter_mut().chain(&mut self.year_before) {
            let is_its = |header: &&ReadingHeader| {
                let period = ledger.periods.get(&header.id).or(header.period.as_ref());
                period.is_some_and(|period| *period == one.takes.period)
                    || one.reports.as_ref().is_some_and(|reports| reports.headers.contains_key(&header.id))
            };
            let its: Vec<ReadingHeader> = headers.iter().filter(is_its).cloned().collect();
            if its.is_empty() {
                continue;
            }
            let rule = Rule { units, takes: &one.takes, ledger };
            match &mut one.reports {
                Some(reports) => changed.extend(reports.take(its, rule)),
                None => {
                    let reports = Reports::new(its, units, &one.takes, ledger);
                    changed.extend(reports.submissions.keys());
                    one.reports = Some(reports);
                }
            }
        }
        changed
    }
}

impl Earlier {
    pub fn id(&self) -> &str {
        &self.takes.period
    }

    /// The form its reports were read by.
    pub fn form(&self) -> Option<&Form> {
        self.plan.form_of(&self.period.id.report_type)
    }

    /// The report of a unit that counted.
    pub fn current(&self, unit: usize) -> Option<ReportRef> {
        self.reports.as_ref()?.submissions.get(&unit)?.current
    }
}

/// Counting figures of reports, packed: unpacking all of a country's at once would fill the memory.
#[derive(Default)]
pub(super) struct Packed<'a> {
    figures: HashMap<ReportRef, StoredFigures>,
    corrections: HashMap<ReportRef, Vec<&'a Correction>>,
}

impl<'a> Packed<'a> {
    pub fn load(book: &Book, ledger: &'a Ledger, reports: &[ReportRef]) -> Result<Self, Failure> {
        let mut packed = Self::default();
        if reports.is_empty() {
            return Ok(packed);
        }
        packed.figures.reserve(reports.len());
        let keep = |figures: StoredFigures| drop(packed.figures.insert(figures.id, figures));
        book.store.each_figures(Which::These(reports), keep).map_err(|error| book.failed(error))?;
        for one in ledger.corrections.iter().filter(|one| packed.figures.contains_key(&one.report)) {
            packed.corrections.entry(one.report).or_default().push(one);
        }
        Ok(packed)
    }

    /// What counts of a report, with the clerk's corrections over it: the last one last. `form` is the report's own; fields are named as
    /// `to` has them, those it has not are left out.
    pub fn values(&self, report: ReportRef, form: &Form, to: &Form) -> Result<Values, StoreError> {
        let mut values = Values::new();
        let Some(figures) = self.figures.get(&report) else { return Ok(values) };
        figures.unpack(|Figure { field, row, value }| {
            if let Some(value) = value {
                values.insert((field, row), value);
            }
        })?;
        for one in self.corrections.get(&report).into_iter().flatten() {
            let Some(key) = form.field_key(&one.field) else { continue };
            match corrected(form, key, &one.value) {
                Some(value) => values.insert((key, one.row), value),
                None => values.remove(&(key, one.row)),
            };
        }
        // The same version of the same form. Two versions of it have their fields in other places.
        if std::ptr::eq(form, to) {
            return Ok(values);
        }
        let descent = Descent::agreeing(form, to, compares);
        let carried = values.into_iter().filter_map(|((key, row), value)| Some(((descent.of(key)?, row), value)));
        Ok(carried.collect())
    }
}
