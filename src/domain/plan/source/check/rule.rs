//! Rules: fields that exist and are figures, and no two rules that cannot both hold.
use super::{ids, refer};
use crate::domain::plan::{
    Operator, Plan, Rule, Side,
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
    for (at, (rule, node)) in plan.rules.iter().zip(&sources.rules).enumerate() {
        let earlier = plan.rules.iter().zip(&sources.rules).take(at);
        let other = earlier.filter(|(_, node)| node.is_sound()).find(|(other, _)| contradict(other, rule));
        if let Some((other, _)) = other.filter(|_| node.is_sound()) {
            node.fault(node.place("operator"), FaultKind::RulesContradict { other: other.id.clone() });
        }
    }
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

/// Both rules compare the same two sides, and no figures satisfy both.
fn contradict(one: &Rule, other: &Rule) -> bool {
    if one.form != other.form {
        return false;
    }
    if same(&one.left, &other.left) && same(&one.right, &other.right) {
        return exclude(one.operator, other.operator);
    }
    same(&one.left, &other.right) && same(&one.right, &other.left) && exclude(one.operator, mirrored(other.operator))
}

/// The same sum, however it treats empty fields and whatever the order of its fields.
fn same(one: &Side, other: &Side) -> bool {
    let sorted = |side: &Side| {
        let mut fields = side.fields.clone();
        fields.sort();
        fields
    };
    one.factor == other.factor && one.constant == other.constant && sorted(one) == sorted(other)
}

const fn mirrored(operator: Operator) -> Operator {
    match operator {
        Operator::Less => Operator::Greater,
        Operator::AtMost => Operator::AtLeast,
        Operator::Greater => Operator::Less,
        Operator::AtLeast => Operator::AtMost,
        Operator::Equal | Operator::NotEqual | Operator::Together | Operator::Exclusive => operator,
    }
}

/// Which of less, equal and greater an operator lets through.
const fn lets_through(operator: Operator) -> Option<[bool; 3]> {
    match operator {
        Operator::Equal => Some([false, true, false]),
        Operator::NotEqual => Some([true, false, true]),
        Operator::Less => Some([true, false, false]),
        Operator::AtMost => Some([true, true, false]),
        Operator::Greater => Some([false, false, true]),
        Operator::AtLeast => Some([false, true, true]),
        Operator::Together | Operator::Exclusive => None,
    }
}

fn exclude(one: Operator, other: Operator) -> bool {
    match (lets_through(one), lets_through(other)) {
        (Some(one), Some(other)) => !one.into_iter().zip(other).any(|(one, other)| one && other),
        (None, None) => one != other,
        (Some(_), None) | (None, Some(_)) => false,
    }
}
