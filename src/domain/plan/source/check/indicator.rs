//! Whether an indicator can be answered: its fields stand on the forms that ask for it and are of a kind that fits.
use super::{ids, judge, refer, target};
use crate::domain::plan::{
    Bound, Cycle, Field, Indicator, Judge, Measure, Plan, Table,
    source::{
        FaultKind, Sources, Thing,
        form::FormSource,
        near::near,
        reader::{Node, Spot},
    },
};
use std::collections::BTreeSet;

const SUMMABLE: [&str; 2] = ["count", "amount"];
const NUMERIC: [&str; 3] = ["count", "amount", "percent"];

pub(super) fn check(plan: &Plan, sources: &Sources<'_>) {
    let (scopes, kinds) = (ids(&plan.scopes, |one| &one.id), ids(&plan.kinds, |one| &one.id));
    let properties = ids(&plan.properties, |one| &one.id);
    let report_types = ids(&plan.report_types, |one| &one.id);
    let indicators = ids(&plan.indicators, |one| &one.id);
    for (indicator, node) in plan.indicators.iter().zip(&sources.indicators) {
        refer(node, node.spots("scope"), Thing::Scope, &scopes);
        refer(node, node.spots("kinds"), Thing::Kind, &kinds);
        refer(node, node.spots("property"), Thing::Property, &properties);
        refer(node, node.spots("report_types"), Thing::ReportType, &report_types);
        if let Measure::Nested { .. } = &indicator.measure
            && let Some(inner) = node.node("nested")
        {
            refer(node, inner.spots("of"), Thing::Indicator, &indicators);
            refer(node, inner.spots("within"), Thing::Indicator, &indicators);
            if leads_to_itself(plan, indicator) {
                node.fault(inner.start(), FaultKind::NestedInItself { id: indicator.id.clone() });
            }
        }
        let measured = fields(plan, sources, indicator, node);
        target::check(plan, indicator, node, measured.iter().any(|field| field.kind.token() == "percent"));
        criterion_fits(indicator, node);
        if node.is_sound() {
            judge::check(indicator, node);
            judge::somebody(plan, indicator, node, &measured);
        }
    }
}

/// Whether following nested indicators comes back to this one.
fn leads_to_itself(plan: &Plan, indicator: &Indicator) -> bool {
    let mut seen = BTreeSet::new();
    let mut ahead = vec![indicator];
    while let Some(one) = ahead.pop() {
        let Measure::Nested { of, within } = &one.measure else { continue };
        for next in [of, within] {
            if *next == indicator.id {
                return true;
            }
            if seen.insert(next) {
                ahead.extend(plan.indicators.iter().find(|one| one.id == *next));
            }
        }
    }
    false
}

/// The forms an indicator is answered on, each once.
fn forms<'s, 'a>(plan: &Plan, sources: &'s Sources<'a>, indicator: &Indicator) -> Vec<&'s FormSource<'a>> {
    let asked = |source: &&FormSource<'_>| {
        plan.report_types
            .iter()
            .filter(|one| {
                let all = indicator.report_types.is_empty() && one.cycle != Cycle::AdHoc;
                all || indicator.report_types.contains(&one.id)
            })
            .any(|one| one.form == source.form.id)
    };
    let found: Vec<_> = sources.forms.iter().filter(asked).collect();
    match sources.forms.as_slice() {
        // A report type that misspells the only form still means it.
        [only] if found.is_empty() => vec![only],
        _ => found,
    }
}

/// Checks every field an indicator names. Gives back those it measures and that are sound.
fn fields<'s>(plan: &Plan, sources: &'s Sources<'_>, indicator: &Indicator, node: &Node<'_>) -> Vec<&'s Field> {
    let forms = forms(plan, sources, indicator);
    let (key, allowed): (&'static str, Vec<&'static str>) = match &indicator.measure {
        Measure::Field(_) => ("field", kinds_for(indicator)),
        Measure::PerQuarter(_) => ("per_quarter", kinds_for(indicator)),
        Measure::Ratio { numerator, denominator } if numerator == denominator => ("ratio", vec!["ratio"]),
        Measure::Ratio { .. } => ("ratio", SUMMABLE.to_vec()),
        Measure::All(_) => ("all", vec!["yes-no", "date"]),
        Measure::Rows(_) | Measure::CompleteRows(_) => {
            let is_complete = matches!(indicator.measure, Measure::CompleteRows(_));
            for spot in node.spots(if is_complete { "complete_rows" } else { "rows" }) {
                // What has no checklist has no complete rows.
                let asked = |table: &&Table| !is_complete || !table.checklist.is_empty();
                let tables =
                    |source: &FormSource<'_>| ids_of(source.form.tables.iter().filter(asked).map(|table| &table.id));
                on_every_form(node, &spot, Thing::Table, &forms, tables);
            }
            return vec![];
        }
        Measure::Nested { .. } => return vec![],
    };
    let mut measured = Vec::new();
    for spot in node.spots(key) {
        if let Some(field) = field(node, key, &spot, &forms, &allowed) {
            if field.per_quarter != (key == "per_quarter") {
                let (field, per_quarter) = (field.id.clone(), field.per_quarter);
                node.fault(spot.at, FaultKind::QuarterMismatch { field, per_quarter });
            }
            measured.push(field);
        }
    }
    criterion_fields(indicator, node, &forms, measured.first().copied());
    measured
}

/// The level and the own number a criterion names.
fn criterion_fields(indicator: &Indicator, node: &Node<'_>, forms: &[&FormSource<'_>], measured: Option<&Field>) {
    let Some(criterion) = indicator.criterion.as_ref().filter(|_| node.has("criterion")) else { return };
    match (&criterion.bound, measured) {
        (Bound::Level(_), Some(field)) => {
            if let Some(inner) = node.node("criterion") {
                let levels = ids(field.kind.options(), |one| &one.id);
                refer(node, inner.spots("level"), Thing::Option, &levels);
            }
        }
        (Bound::OwnField(_), measured) => {
            let allowed = measured.map_or_else(|| NUMERIC.to_vec(), |field| vec![field.kind.token()]);
            for spot in node.node("criterion").map(|inner| inner.spots("own")).unwrap_or_default() {
                field(node, "own", &spot, forms, &allowed);
            }
        }
        (Bound::LastYear { .. }, measured) => {
            // A share is held against a share, any other figure against one of its kind.
            let allowed = match (&indicator.measure, measured) {
                (Measure::Ratio { .. }, _) => vec!["ratio"],
                (_, Some(field)) => vec![field.kind.token()],
                (_, None) => NUMERIC.to_vec(),
            };
            for spot in node.node("criterion").map(|inner| inner.spots("last")).unwrap_or_default() {
                field(node, "last", &spot, forms, &allowed);
            }
        }
        (Bound::Level(_) | Bound::Yes | Bound::Number(_) | Bound::Range { .. }, _) => {}
    }
}

/// The kinds of field that answer a plain measure; empty: every kind.
fn kinds_for(indicator: &Indicator) -> Vec<&'static str> {
    if indicator.judge == Judge::Sum { SUMMABLE.to_vec() } else { kinds_of_criterion(indicator) }
}

fn kinds_of_criterion(indicator: &Indicator) -> Vec<&'static str> {
    match indicator.criterion.as_ref().map(|criterion| &criterion.bound) {
        None => vec![],
        // A day on which it was done says that it was done.
        Some(Bound::Yes) => vec!["yes-no", "date"],
        Some(Bound::Level(_)) => vec!["level"],
        Some(Bound::Number(_) | Bound::Range { .. } | Bound::LastYear { .. }) => NUMERIC.to_vec(),
        Some(Bound::OwnField(_)) => NUMERIC.into_iter().chain(["level"]).collect(),
    }
}

/// A measure over several cells gives a figure of a kind of its own; the criterion must fit that.
fn criterion_fits(indicator: &Indicator, node: &Node<'_>) {
    let (key, kind) = match &indicator.measure {
        Measure::Rows(_) => ("rows", "count"),
        Measure::CompleteRows(_) => ("complete_rows", "count"),
        Measure::Ratio { .. } => ("ratio", "percent"),
        Measure::All(_) => ("all", "yes-no"),
        Measure::Field(_) | Measure::PerQuarter(_) | Measure::Nested { .. } => return,
    };
    let allowed = kinds_of_criterion(indicator);
    if !allowed.is_empty() && !allowed.contains(&kind) {
        let field = key.to_owned();
        node.fault(node.place("criterion"), FaultKind::KindMismatch { key: "criterion", field, kind, allowed });
    }
}

fn ids_of<'f>(ids: impl Iterator<Item = &'f String>) -> Vec<String> {
    ids.cloned().collect()
}

/// Says on which form an id is missing. True if it stands on all of them.
fn on_every_form(
    node: &Node<'_>,
    spot: &Spot,
    thing: Thing,
    forms: &[&FormSource<'_>],
    known: impl Fn(&FormSource<'_>) -> Vec<String>,
) -> bool {
    let Some(form) = forms.iter().find(|form| !known(form).contains(&spot.text)) else { return true };
    let near = near(&spot.text, known(form).iter().map(String::as_str)).map(str::to_owned);
    let (id, form) = (spot.text.clone(), form.form.id.clone());
    node.fault(spot.at, FaultKind::NotInForm { thing, id, form, near });
    false
}

/// The field of a spot, if it stands on every form and is of an allowed kind.
fn field<'s>(
    node: &Node<'_>,
    key: &'static str,
    spot: &Spot,
    forms: &[&'s FormSource<'_>],
    allowed: &[&'static str],
) -> Option<&'s Field> {
    let known = |source: &FormSource<'_>| ids_of(source.form.fields.iter().map(|field| &field.id));
    if !on_every_form(node, spot, Thing::Field, forms, known) {
        return None;
    }
    let form = forms.first()?;
    let (field, source) = form.form.fields.iter().zip(&form.fields).find(|(field, _)| field.id == spot.text)?;
    if !source.is_sound() {
        return None;
    }
    let kind = field.kind.token();
    if !allowed.is_empty() && !allowed.contains(&kind) {
        let (field, allowed) = (field.id.clone(), allowed.to_vec());
        node.fault(spot.at, FaultKind::KindMismatch { key, field, kind, allowed });
        return None;
    }
    Some(field)
}
