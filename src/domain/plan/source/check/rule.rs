//! Rules: fields that exist and are figures, and no two rules that cannot both hold.
use super::{ids, refer, span};
use crate::domain::plan::{
    Operator, Plan, Rule,
    source::{FaultKind, Sources, Thing, form::FormSource, near::near, reader::Node, rule::side_spots},
};

/// Kinds of field that are a figure in a rule: yes is 1, no is 0.
const FIGURES: [&str; 4] = ["count", "amount", "percent", "yes-no"];

pub(super) fn check(plan: &Plan, sources: &Sources<'_>) {
    let forms = ids(&plan.forms, |one| &one.id);
    for (rule, node) in plan.rules.iter().zip(&sources.rules) {
        refer(node, node.spots("form"), Thing::Form, &forms);
        if let Some(form) = sources.forms.iter().find(|source| source.form.id == rule.form) {
            for key in ["left", "right"] {
                side(rule, node, key, form);
            }
        }
        if node.is_sound() && rule.left.fields.is_empty() && rule.right.fields.is_empty() {
            node.fault(node.start(), FaultKind::RuleWithoutFields);
        }
    }
    span::check(plan, sources);
}

fn side(rule: &Rule, node: &Node<'_>, key: &'static str, source: &FormSource<'_>) {
    let only_filled = matches!(rule.operator, Operator::Together | Operator::Exclusive);
    for spot in side_spots(node, key) {
        let named = source.form.fields.iter().zip(&source.fields).find(|(field, _)| field.id == spot.text);
        let tables = || source.form.tables.iter().map(|table| table.id.as_str());
        match named {
            Some((field, field_node)) => {
                let kind = field.kind.token();
                if field_node.is_sound() && !only_filled && !FIGURES.contains(&kind) {
                    let (field, allowed) = (field.id.clone(), FIGURES.to_vec());
                    node.fault(spot.at, FaultKind::KindMismatch { key, field, kind, allowed });
                }
            }
            None if tables().any(|id| id == spot.text) => {}
            None => {
                let known = source.form.fields.iter().map(|field| field.id.as_str()).chain(tables());
                let near = near(&spot.text, known).map(str::to_owned);
                let form = source.form.id.clone();
                node.fault(spot.at, FaultKind::NotInForm { thing: Thing::Field, id: spot.text, form, near });
            }
        }
    }
}
