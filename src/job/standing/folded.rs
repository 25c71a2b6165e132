//! Rows that units sent at any time, on their way into the period they are folded into.
use super::{
    super::{Book, Failure},
    Stand,
    reports::Reports,
};
use crate::{
    domain::{
        book::ReportRef,
        intake::{
            Figure,
            relation::{Onto, TableRow, rows_of, told_once},
        },
        plan::{FieldKey, Form, Period, Plan},
        value::Value,
    },
    store::{StoreError, StoredFigures, Which},
};
use std::collections::HashMap;

/// What was sent at any time by some units. Mostly nobody sent anything.
pub(super) struct Folded<'a> {
    reports: &'a Reports,
    /// By the place of the period of the reports.
    forms: Vec<(&'a Form, Onto)>,
    sent: HashMap<ReportRef, StoredFigures>,
}

/// Each form that is filled in at any time and folded into a period, with where its tables stand in the period's form.
pub fn folds<'a>(plan: &'a Plan, period: &Period) -> Vec<(&'a Form, Onto)> {
    let Some(into) = plan.form_of(&period.id.report_type) else { return Vec::new() };
    let fold = |id: &crate::domain::plan::PeriodId| {
        let form = plan.form_of(&id.report_type)?;
        Some((form, Onto::new(form, into)))
    };
    plan.folded_into(&period.id).iter().filter_map(fold).collect()
}

impl<'a> Folded<'a> {
    pub fn load(
        book: &Book,
        (plan, period): (&'a Plan, &Period),
        reports: &'a Reports,
        units: impl Iterator<Item = usize>,
    ) -> Result<Self, Failure> {
        let forms = folds(plan, period);
        let mut folded = Self { reports, forms, sent: HashMap::new() };
        if folded.forms.is_empty() {
            return Ok(folded);
        }
        let of_unit = |unit| reports.sent_at_any_time(unit).flat_map(|(_, chosen)| chosen.counting());
        let ids: Vec<ReportRef> = units.flat_map(of_unit).collect();
        if !ids.is_empty() {
            let keep = |figures: StoredFigures| drop(folded.sent.insert(figures.id, figures));
            book.store.each_figures(Which::These(&ids), keep).map_err(|error| book.failed(error))?;
        }
        Ok(folded)
    }

    /// The rows of one unit, as the period's form has them, in the order they came.
    pub fn rows(&self, unit: usize) -> Result<Vec<TableRow>, StoreError> {
        let mut reports: Vec<Vec<TableRow>> = Vec::new();
        if self.sent.is_empty() {
            return Ok(Vec::new());
        }
        for (at, chosen) in self.reports.sent_at_any_time(unit) {
            let Some((form, onto)) = self.forms.get(at) else { continue };
            for sent in chosen.counting().filter_map(|id| self.sent.get(&id)) {
                reports.push(rows_of(form, cells(sent)?).iter().filter_map(|row| onto.row(row)).collect());
            }
        }
        let kept = told_once(&reports);
        Ok(kept.into_iter().filter_map(|(report, row)| reports.get(report)?.get(row).cloned()).collect())
    }
}

/// The rows that one unit sent at any time, as the period's form has them.
pub fn rows_at_any_time(book: &Book, stand: &Stand, unit: usize) -> Result<Vec<TableRow>, Failure> {
    let of = (stand.plan.as_ref(), &stand.period);
    let folded = Folded::load(book, of, &stand.reports, std::iter::once(unit))?;
    folded.rows(unit).map_err(|error| book.failed(error))
}

/// What stands in the tables of a report.
fn cells(sent: &StoredFigures) -> Result<Vec<(FieldKey, u32, Option<Value>)>, StoreError> {
    let mut cells = Vec::new();
    sent.unpack(|Figure { field, row, value }| {
        if matches!(field, FieldKey::Column { .. }) {
            cells.push((field, row, value));
        }
    })?;
    Ok(cells)
}
