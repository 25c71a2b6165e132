//! Parts of a sample without any fault, for measuring: as many units as wanted, each with a form well filled in.
use super::{Chance, figures::good_report, roster::roster, sheets::our_form};
use crate::{
    domain::{
        plan::{Period, Plan},
        unit::Unit,
    },
    job::Failure,
};

/// Invented units that owe a report.
pub fn owing_units(plan: &Plan, period: &Period, count: u32, seed: u64) -> Vec<Unit> {
    let Some(report_type) = plan.report_type(&period.id.report_type) else { return Vec::new() };
    // Four of five owe.
    let mut units = roster(plan, report_type, count.saturating_add(count.div_ceil(4)), &mut Chance::new(seed));
    units.retain(|unit| plan.owes(period, unit));
    units.truncate(usize::try_from(count).unwrap_or(usize::MAX));
    units
}

/// The workbook of a unit that fills in our form and makes no mistake.
pub fn faultless_form(plan: &Plan, period: &Period, unit: &Unit, seed: u64) -> Result<Vec<u8>, Failure> {
    let form = plan.form_of(&period.id.report_type).ok_or(Failure::NoPeriods)?;
    let filled = good_report(plan, form, period, unit, &mut Chance::new(seed));
    Ok(our_form(form, plan, period, unit, &filled, period.from)?)
}
