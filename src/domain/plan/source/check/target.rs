//! The sector's targets: years of the plan, one after the other, percents from 0 to 100.
use crate::domain::plan::{
    Bound, Indicator, Judge, Measure, Plan,
    source::{FaultKind, reader::Node},
};
use rust_decimal::Decimal;

pub(super) fn check(plan: &Plan, indicator: &Indicator, node: &Node<'_>, measures_percent: bool) {
    let ratio = matches!(indicator.measure, Measure::Ratio { .. });
    percents_of_criterion(indicator, node, ratio || measures_percent);
    let in_percent = indicator.judge == Judge::Share || ratio || measures_percent;
    let entries = node.node("targets").map(|targets| targets.entries()).unwrap_or_default();
    // Entries that were no target have been named by the reader.
    let place = |year: i32| {
        entries.iter().find(|(key, ..)| key.parse() == Ok(year)).map(|(_, at, value)| (*at, value.span().start))
    };
    let (first, last) = plan.years;
    let mut before: Option<i32> = None;
    for target in &indicator.targets {
        let year = target.year;
        let (key_at, value_at) = place(year).unwrap_or((node.start(), node.start()));
        if first <= last && !(first..=last).contains(&year) {
            node.fault(key_at, FaultKind::TargetOutsideYears { year, first, last });
        }
        if let Some(before) = before.filter(|before| *before >= year) {
            node.fault(key_at, FaultKind::TargetsNotAscending { year, before });
        }
        before = Some(year);
        if in_percent {
            percents(node, value_at, target.min.into_iter().chain(target.max));
        }
    }
}

fn percents_of_criterion(indicator: &Indicator, node: &Node<'_>, in_percent: bool) {
    if !in_percent {
        return;
    }
    let at = node.place("criterion");
    match indicator.criterion.as_ref().map(|criterion| &criterion.bound) {
        Some(Bound::Number(number)) => percents(node, at, [*number]),
        Some(Bound::Range { min, max }) => percents(node, at, [*min, *max]),
        Some(Bound::Yes | Bound::Level(_) | Bound::OwnField(_) | Bound::LastYear { .. }) | None => {}
    }
}

fn percents(node: &Node<'_>, at: usize, numbers: impl IntoIterator<Item = Decimal>) {
    let outside = |number: &Decimal| !(Decimal::ZERO..=Decimal::ONE_HUNDRED).contains(number);
    if let Some(found) = numbers.into_iter().find(outside) {
        node.fault(at, FaultKind::PercentOutOfRange { found });
    }
}
