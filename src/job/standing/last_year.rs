//! Last year's figures: of the report for the same period a year earlier, and over them those that were given by hand.
use super::{
    super::{Book, Failure},
    judge::Account,
    past::Packed,
};
use crate::domain::{
    book::{Ledger, ReportRef},
    plan::{Bound, Form, Indicator, Period, Plan},
    standing::{Figures, Last, LastYear, Row},
};

/// Whether a criterion looks for last year's figure in the report of a year earlier.
pub(super) fn is_looked_up(indicator: &Indicator) -> bool {
    matches!(indicator.criterion.as_ref().map(|one| &one.bound), Some(Bound::LastYear { field: None, .. }))
}

/// Those of the units of some rows. Nothing is read where no indicator asks for it.
pub(super) fn of_rows(account: &Account<'_>, form: &Form, rows: &[Row]) -> Result<LastYear, Failure> {
    let Account { book, plan, units, period, ledger, others, .. } = *account;
    let mut last = LastYear::default();
    let asked: Vec<(usize, &Indicator)> =
        plan.indicators_of(&period.id.report_type).enumerate().filter(|(_, one)| is_looked_up(one)).collect();
    if let Some((earlier, its_form)) = others.past.year_before().and_then(|one| Some((one, one.form()?)))
        && !asked.is_empty()
    {
        let sent: Vec<(usize, ReportRef)> =
            rows.iter().filter_map(|row| Some((row.unit, earlier.current(row.unit)?))).collect();
        let ids: Vec<ReportRef> = sent.iter().map(|(_, id)| *id).collect();
        let packed = Packed::load(book, ledger, &ids)?;
        for (unit, id) in sent {
            let Some(unit) = units.get(unit) else { continue };
            let values = packed.values(id, its_form, its_form).map_err(|error| book.failed(error))?;
            let figures = Figures::new(its_form, values.into_iter().map(|((key, row), value)| (key, row, value)));
            for (at, indicator) in &asked {
                if let Some(figure) = Last::measured(indicator, its_form, form, &figures) {
                    last.put(&unit.code, *at, figure);
                }
            }
        }
    }
    for (unit, at, figure) in given(plan, form, period, ledger) {
        if let Some(unit) = unit {
            last.put(unit, at, figure);
        }
    }
    Ok(last)
}

/// Those of the whole sector, one per indicator; none if none was given.
pub(super) fn of_sector(plan: &Plan, period: &Period, ledger: &Ledger) -> Vec<Option<Last>> {
    let Some(form) = plan.form_of(&period.id.report_type) else { return Vec::new() };
    let mut sector = Vec::new();
    for (at, figure) in given(plan, form, period, ledger)
        .into_iter()
        .filter_map(|(unit, at, figure)| unit.is_none().then_some((at, figure)))
    {
        if sector.is_empty() {
            sector.resize(plan.indicators_of(&period.id.report_type).count(), None);
        }
        if let Some(place) = sector.get_mut(at) {
            *place = Some(figure);
        }
    }
    sector
}

/// Given by hand: the unit, or None for the whole sector; the place of the indicator; the figure.
fn given<'a>(plan: &Plan, form: &Form, period: &Period, ledger: &'a Ledger) -> Vec<(Option<&'a str>, usize, Last)> {
    if ledger.baselines.is_empty() {
        return Vec::new();
    }
    let id = period.id.to_string();
    let of_period = ledger.baselines.iter().filter(|((of, ..), _)| *of == id);
    let read =
        |((_, unit, indicator), baseline): (&'a (String, Option<String>, String), &crate::domain::book::Baseline)| {
            let mut indicators = plan.indicators_of(&period.id.report_type).enumerate();
            let (at, indicator) = indicators.find(|(_, one)| one.id == *indicator)?;
            Some((unit.as_deref(), at, Last::parse(&baseline.value, indicator, form)?))
        };
    of_period.filter_map(read).collect()
}

/// The period of the same report type and span a year earlier, if the book's plan has it.
pub(super) fn period_before(book: &Book, period: &Period) -> Option<Period> {
    let plan = book.plan_of(&period.id);
    if !plan.indicators_of(&period.id.report_type).any(is_looked_up) {
        return None;
    }
    let span = period.id.span.year_before()?;
    book.period(Some(&format!("{}@{span}", period.id.report_type)), period.cut_off).ok()
}
