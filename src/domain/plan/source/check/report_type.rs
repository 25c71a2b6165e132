//! Who owes a report on which form, and whether its dates follow one another.
use super::{ids, refer};
use crate::domain::plan::{
    Period, Plan,
    source::{FaultKind, Sources, Thing, reader::Node},
};

pub(super) fn check(plan: &Plan, sources: &Sources<'_>) {
    let forms = ids(&plan.forms, |one| &one.id);
    let (scopes, kinds) = (ids(&plan.scopes, |one| &one.id), ids(&plan.kinds, |one| &one.id));
    let periods = plan.periods();
    for (report_type, node) in plan.report_types.iter().zip(&sources.report_types) {
        refer(node, node.spots("form"), Thing::Form, &forms);
        refer(node, node.spots("owed_by"), Thing::Scope, &scopes);
        refer(node, node.spots("owed_by_kinds"), Thing::Kind, &kinds);
        // The first period that shows it is enough: the others repeat it.
        let own = || periods.iter().filter(|period| period.id.report_type == report_type.id);
        let early = |period: &Period| report_type.cut_off.is_none().then(|| before_end(period)).flatten();
        if let Some((key, kind)) = own().find_map(early) {
            node.fault(place(node, key), kind);
        }
        for fault in [before_period, before_cut_off, office_first] {
            if let Some((key, kind)) = own().find_map(fault) {
                node.fault(place(node, key), kind);
            }
        }
    }
}

/// Where a deadline's day stands.
fn place(node: &Node<'_>, key: &'static str) -> usize {
    node.node(key).map_or_else(|| node.place(key), |inner| inner.place("day"))
}

type Found = Option<(&'static str, FaultKind)>;

fn before_period(period: &Period) -> Found {
    [("unit_due", period.unit_due), ("office_due", period.office_due)].into_iter().find_map(|(key, due)| {
        let last_day = due?.last_day;
        let fault = || FaultKind::DeadlineBeforePeriod { period: period.id.to_string(), last_day, from: period.from };
        (last_day < period.from).then(|| (key, fault()))
    })
}

/// Figures of a window that still runs: the plan must say up to which day they count.
fn before_end(period: &Period) -> Found {
    let last_day = period.unit_due?.last_day;
    let kind = || FaultKind::DeadlineBeforeEnd { period: period.id.to_string(), last_day, to: period.to };
    (period.from <= last_day && last_day < period.to).then(|| ("unit_due", kind()))
}

fn before_cut_off(period: &Period) -> Found {
    let (last_day, cut_off) = (period.unit_due?.last_day, period.cut_off);
    let fault = || FaultKind::DeadlineBeforeCutOff { period: period.id.to_string(), last_day, cut_off };
    (last_day < cut_off).then(|| ("unit_due", fault()))
}

fn office_first(period: &Period) -> Found {
    let (office, units) = (period.office_due?.last_day, period.unit_due?.last_day);
    let fault = || FaultKind::OfficeBeforeUnits { period: period.id.to_string(), office, units };
    (office < units).then(|| ("office_due", fault()))
}
