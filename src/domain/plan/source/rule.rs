//! Rules between figures.
use super::{
    Shape,
    reader::{Node, Spot, number},
};
use crate::domain::{
    intake::Severity,
    plan::{Missing, Operator, Rule, Side},
};
use rust_decimal::Decimal;
use toml::de::DeValue;

/// Reads one rule; `only_form` is the form it belongs to where the plan has a single one.
pub(super) fn read(node: &Node<'_>, only_form: Option<&str>) -> Rule {
    let form = match (node.optional_text("form"), only_form) {
        (Some(form), _) => form,
        (None, Some(only)) => only.to_owned(),
        (None, None) => {
            if !node.has("form") {
                node.missing("form");
            }
            String::new()
        }
    };
    let rule = Rule {
        id: node.id(),
        form,
        left: side(node, "left"),
        operator: node.required_token("operator", Operator::ALL, Operator::token).unwrap_or(Operator::Equal),
        right: side(node, "right"),
        severity: node.token("severity", Severity::ALL, Severity::token).unwrap_or(Severity::Error),
        message: node.text("message"),
    };
    node.finish();
    rule
}

/// A field, a list of fields, a number, or all of it spelled out:
/// `{ fields = ["a", "b"], factor = 2, constant = 1, missing = "zero" }`.
fn side(parent: &Node<'_>, key: &'static str) -> Side {
    let mut side = Side { fields: vec![], factor: Decimal::ONE, constant: Decimal::ZERO, missing: Missing::SkipIfAny };
    let Some(value) = parent.value(key) else {
        parent.missing(key);
        return side;
    };
    match value.get_ref() {
        DeValue::String(_) | DeValue::Array(_) => side.fields = parent.texts(key),
        DeValue::Integer(_) | DeValue::Float(_) => match number(value.get_ref()) {
            Some(constant) => side.constant = constant,
            None => parent.wrong_type(key, value, Shape::Side),
        },
        DeValue::Table(_) => {
            if let Some(node) = parent.node(key) {
                side.fields = node.texts("fields");
                side.factor = node.decimal("factor").unwrap_or(side.factor);
                side.constant = node.decimal("constant").unwrap_or(side.constant);
                side.missing = node.token("missing", Missing::ALL, Missing::token).unwrap_or(side.missing);
                node.finish();
            }
        }
        DeValue::Boolean(_) | DeValue::Datetime(_) => parent.wrong_type(key, value, Shape::Side),
    }
    side
}

/// The fields a side names, with their places.
pub(super) fn side_spots(node: &Node<'_>, key: &'static str) -> Vec<Spot> {
    match node.value(key).map(toml::Spanned::get_ref) {
        Some(DeValue::Table(_)) => node.node(key).map(|inner| inner.spots("fields")).unwrap_or_default(),
        _ => node.spots(key),
    }
}
