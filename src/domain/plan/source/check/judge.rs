//! Whether an indicator's judge has what it needs, and whom it judges.
use super::reach;
use crate::domain::plan::{
    Compare, Field, Indicator, Judge, Measure, Plan,
    source::{FaultKind, Nobody, reader::Node},
};

/// Whether the judge has what it needs, and nothing it would overlook.
pub(super) fn check(indicator: &Indicator, node: &Node<'_>) {
    let judge = indicator.judge.token();
    let needs = |key| node.fault(node.place("judge"), FaultKind::JudgeNeeds { judge, key });
    let ignores = |key: &'static str| {
        if node.has(key) {
            node.fault(node.place(key), FaultKind::JudgeIgnores { judge, key });
        }
    };
    let nested = matches!(indicator.measure, Measure::Nested { .. });
    if nested && node.has("criterion") {
        let keys = vec!["nested", "criterion"];
        node.fault(node.place("criterion"), FaultKind::OneKeyOf { keys, found: 2 });
    }
    let better = indicator.criterion.as_ref().is_some_and(|one| one.compare == Compare::BetterThanLast);
    match indicator.judge {
        Judge::Share => {
            if indicator.criterion.is_none() && !nested {
                needs("criterion");
            }
            if indicator.targets.is_empty() {
                needs("targets");
            }
        }
        Judge::Unit => {
            if indicator.criterion.is_none() {
                needs("criterion");
            }
            ignores("targets");
            ignores("nested");
        }
        Judge::Sum => {
            if indicator.targets.is_empty() && !better {
                needs("targets");
            }
            ignores("all");
            ignores("nested");
        }
        Judge::Recorded => {
            ignores("criterion");
            ignores("targets");
        }
    }
}

/// Whether there is a unit that is in its scope and of its kinds, is asked, and owes a report that judges it.
pub(super) fn somebody(plan: &Plan, indicator: &Indicator, node: &Node<'_>, measured: &[&Field]) {
    let kinds = &indicator.applies.kinds;
    let share_a_kind =
        |list: &[String]| list.is_empty() || kinds.is_empty() || list.iter().any(|one| kinds.contains(one));
    let why = if node.has("kinds") && kinds.is_empty() {
        Nobody::EmptyList
    } else if let Some(field) = measured.iter().find(|field| !share_a_kind(&field.applies_to)) {
        Nobody::NotAsked { field: field.id.clone() }
    } else if !reach::somebody(plan, indicator, measured) {
        Nobody::NotOwing
    } else {
        return;
    };
    let key = if node.has("kinds") { "kinds" } else { "scope" };
    node.fault(node.place(key), FaultKind::AppliesToNobody { why });
}
