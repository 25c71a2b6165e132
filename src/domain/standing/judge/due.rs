//! What is judged in a period at all.
use crate::domain::plan::{Indicator, Measure, Period, Plan};

/// The year whose targets hold for a period.
pub fn target_year(period: &Period) -> i32 {
    use chrono::Datelike;
    period.id.span.year().unwrap_or_else(|| period.cut_off.year())
}

/// Whether an indicator is judged at all in a period.
///
/// Not before its event, not before its first target, not before a quarter it asks about is over.
pub fn is_due(plan: &Plan, indicator: &Indicator, period: &Period) -> bool {
    let event_past = indicator.event.is_none_or(|day| !plan.is_ahead(day, period));
    let target_begun = indicator.targets.is_empty() || indicator.target(target_year(period)).is_some();
    let quarter_over =
        !matches!(indicator.measure, Measure::PerQuarter(_)) || plan.quarters(period).iter().any(|quarter| quarter.due);
    event_past && target_begun && quarter_over
}
