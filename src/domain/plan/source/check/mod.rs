//! What one part of a plan says about another: ids that exist, dates and figures that fit together.
//!
//! A part whose own text was wrong is left out of checks that rest on its content.
mod form;
mod indicator;
mod judge;
mod level;
mod reach;
mod report_type;
mod rule;
mod span;
mod target;

use super::{
    FaultKind, Sources, Thing,
    near::near,
    reader::{Node, Spot},
    unique,
};
use crate::domain::plan::Plan;

pub(super) fn check(plan: &Plan, sources: &Sources<'_>) {
    let forms = sources.forms.iter().map(|source| &source.node);
    unique::ids(forms.map(|node| (Thing::Form, node)));
    for (thing, nodes) in [
        (Thing::Kind, &sources.kinds),
        (Thing::Scope, &sources.scopes),
        (Thing::Property, &sources.properties),
        (Thing::ReportType, &sources.report_types),
        (Thing::Indicator, &sources.indicators),
        (Thing::Rule, &sources.rules),
    ] {
        unique::ids(nodes.iter().map(|node| (thing, node)));
    }
    unique::wordings(Thing::Kind, &sources.kinds, &["name", "words"]);
    unique::wordings(Thing::Scope, &sources.scopes, &["name"]);
    unique::wordings(Thing::Property, &sources.properties, &["label", "synonyms"]);
    for source in &sources.forms {
        form::check(plan, source);
        level::check(source);
        reach::fields(plan, source);
    }
    report_type::check(plan, sources);
    indicator::check(plan, sources);
    rule::check(plan, sources);
}

/// The ids of a list of the plan.
fn ids<T>(list: &[T], id: fn(&T) -> &String) -> Vec<&str> {
    list.iter().map(|one| id(one).as_str()).collect()
}

/// Names every spot that is none of the known ids.
fn refer(node: &Node<'_>, spots: Vec<Spot>, thing: Thing, known: &[&str]) {
    for spot in spots.into_iter().filter(|spot| !known.contains(&spot.text.as_str())) {
        let near = near(&spot.text, known.iter().copied()).map(str::to_owned);
        let known = known.iter().map(|&id| id.to_owned()).collect();
        node.fault(spot.at, FaultKind::UnknownReference { thing, id: spot.text, near, known });
    }
}
