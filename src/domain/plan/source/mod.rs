//! Plan files: TOML in, a [`Plan`] out, or everything that is wrong with the file at once.
mod built_in;
mod check;
pub mod document;
mod fault;
mod field;
mod form;
mod indicator;
mod near;
mod reader;
mod report_type;
mod rule;
mod sink;
mod unique;
mod write;

pub use built_in::{BuiltIn, built_in, find};
pub use fault::{Fault, FaultKind, Nobody, Shape, Thing};
pub use write::{document, write};

use super::{Calendar, Kind, Letterhead, Plan, Property, Scope};
use form::FormSource;
use reader::Node;
use sink::Sink;
use toml::de::DeTable;

/// Reads a plan file. The faults come in the order of the file.
pub fn parse(text: &str) -> Result<Plan, Vec<Fault>> {
    read_text(text, |_| true)
}

/// Reads the text of a plan that a book was made on: it must load, also where its sense is in doubt.
pub fn parse_stored(text: &str) -> Result<Plan, Vec<Fault>> {
    read_text(text, |kind| !kind.is_of_sense())
}

fn read_text(text: &str, counts: impl Fn(&FaultKind) -> bool) -> Result<Plan, Vec<Fault>> {
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    let sink = Sink::new(text);
    let (document, errors) = DeTable::parse_recoverable(text);
    if !errors.is_empty() {
        // What such a text means is a guess, so nothing more is said about it.
        for error in errors {
            let at = error.span().map_or(0, |span| span.start);
            sink.fault(at, FaultKind::Syntax { detail: error.message().to_owned() });
        }
        return Err(sink.into_faults());
    }
    let plan = read(&Node::new(document.get_ref(), 0, &sink));
    let mut faults = sink.into_faults();
    faults.retain(|fault| counts(&fault.kind));
    if faults.is_empty() { Ok(plan) } else { Err(faults) }
}

/// The lists of a plan beside the tables of the file they were read from.
struct Sources<'a> {
    kinds: Vec<Node<'a>>,
    scopes: Vec<Node<'a>>,
    properties: Vec<Node<'a>>,
    report_types: Vec<Node<'a>>,
    forms: Vec<FormSource<'a>>,
    indicators: Vec<Node<'a>>,
    rules: Vec<Node<'a>>,
}

fn read(root: &Node<'_>) -> Plan {
    let sources = Sources {
        kinds: root.some_nodes("kind"),
        scopes: root.some_nodes("scope"),
        properties: root.nodes("property"),
        report_types: root.some_nodes("report_type"),
        forms: root.some_nodes("form").into_iter().map(form::read).collect(),
        indicators: root.nodes("indicator"),
        rules: root.nodes("rule"),
    };
    let only_form = match sources.forms.as_slice() {
        [only] => Some(only.form.id.as_str()),
        _ => None,
    };
    let plan = Plan {
        id: root.id(),
        title: root.text("title"),
        issuer: root.text("issuer"),
        version: root.whole("version", 1..=9999).unwrap_or(1),
        years: years(root),
        issued: root.value("issued").and_then(|value| root.date_of("issued", value, true)),
        letterhead: root.node("letterhead").map(|node| letterhead(&node)).unwrap_or_default(),
        calendar: root.node("calendar").map_or_else(Calendar::default, |node| report_type::calendar(&node)),
        kinds: sources.kinds.iter().map(kind).collect(),
        scopes: sources.scopes.iter().map(scope).collect(),
        properties: sources.properties.iter().map(property).collect(),
        report_types: sources.report_types.iter().map(report_type::read).collect(),
        indicators: sources.indicators.iter().map(indicator::read).collect(),
        rules: sources.rules.iter().map(|node| rule::read(node, only_form)).collect(),
        forms: sources.forms.iter().map(|source| source.form.clone()).collect(),
    };
    root.finish();
    check::check(&plan, &sources);
    plan
}

/// `years = [2026, 2030]`.
fn years(root: &Node<'_>) -> (i32, i32) {
    let Some(value) = root.value("years") else {
        root.missing("years");
        return (0, -1);
    };
    let years: Vec<i32> =
        root.list("years").into_iter().filter_map(|one| root.whole_of("years", one, 2000..=2100)).collect();
    match years.as_slice() {
        [first, last] if first > last => {
            root.fault(value.span().start, FaultKind::YearsReversed { first: *first, last: *last });
        }
        [first, last] => return (*first, *last),
        _ if value.get_ref().as_array().is_some_and(|list| list.len() != 2) => {
            root.wrong_type("years", value, Shape::TwoNumbers);
        }
        _ => {}
    }
    (0, -1)
}

fn letterhead(node: &Node<'_>) -> Letterhead {
    let letterhead = Letterhead {
        superior: node.blank_text("superior"),
        office: node.text("office"),
        place: node.text("place"),
        number: node.blank_text("number"),
        signature: node.texts("signature"),
        recipients: node.texts("recipients"),
    };
    node.finish();
    letterhead
}

fn kind(node: &Node<'_>) -> Kind {
    let kind = Kind { id: node.id(), name: node.text("name"), words: node.texts("words"), group: node.flag("group") };
    node.finish();
    kind
}

fn scope(node: &Node<'_>) -> Scope {
    let scope = Scope { id: node.id(), name: node.text("name") };
    node.finish();
    scope
}

fn property(node: &Node<'_>) -> Property {
    let property = Property { id: node.id(), label: node.text("label"), synonyms: node.texts("synonyms") };
    node.finish();
    property
}

#[cfg(test)]
mod tests;
