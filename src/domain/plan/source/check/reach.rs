//! Whether anybody is left: kinds that are asked, that owe, that are judged.
use crate::domain::plan::{
    Field, Indicator, Plan, ReportType,
    source::{FaultKind, Nobody, form::FormSource},
};

fn lets(list: &[String], kind: &str) -> bool {
    list.is_empty() || list.iter().any(|one| one == kind)
}

/// A kind that owes one of these reports, is judged by the indicator and asked for every field it measures.
pub(super) fn somebody(plan: &Plan, indicator: &Indicator, measured: &[&Field]) -> bool {
    let judges = |one: &&ReportType| indicator.report_types.is_empty() || indicator.report_types.contains(&one.id);
    let in_scope = |one: &&ReportType| indicator.scope.as_ref().is_none_or(|scope| one.owed_by.contains(scope));
    let types: Vec<&ReportType> = plan.report_types.iter().filter(judges).filter(in_scope).collect();
    plan.kinds.iter().any(|kind| {
        lets(&indicator.applies.kinds, &kind.id)
            && measured.iter().all(|field| lets(&field.applies_to, &kind.id))
            && types.iter().any(|one| lets(&one.owed_by_kinds, &kind.id))
    })
}

/// Fields that ask kinds of which none owes a report on their form.
pub(super) fn fields(plan: &Plan, source: &FormSource<'_>) {
    let types: Vec<&ReportType> = plan.report_types.iter().filter(|one| one.form == source.form.id).collect();
    for (field, node) in source.form.fields.iter().zip(&source.fields) {
        let known = |kind: &&String| plan.kind(kind).is_some();
        let asked: Vec<&String> = field.applies_to.iter().filter(known).collect();
        let owes = |kind: &&String| types.iter().any(|one| lets(&one.owed_by_kinds, kind));
        if node.is_sound() && !types.is_empty() && !asked.is_empty() && !asked.iter().any(owes) {
            node.fault(node.place("applies_to"), FaultKind::AppliesToNobody { why: Nobody::NeverAsked });
        }
    }
}
