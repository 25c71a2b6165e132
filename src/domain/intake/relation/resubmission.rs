//! A report that was sent again against the one that counted before it.
use super::{Told, Values, shown};
use crate::domain::{
    intake::{Code, Expected, Finding},
    plan::{Field, FieldKey, Form},
    value::Value,
};
use std::collections::BTreeSet;

/// Every figure that is another one now, in the form's order. Words are not figures: a text that was put better changes
/// nothing that is counted.
pub fn changed(form: &Form, old: &Values, new: &Values) -> Vec<Told> {
    let keys: BTreeSet<(FieldKey, u32)> = old.keys().chain(new.keys()).copied().collect();
    let told = |at: (FieldKey, u32)| {
        let (before, now) = (old.get(&at), new.get(&at));
        let is_text = |value: Option<&Value>| matches!(value, Some(Value::Text(_)));
        if before == now || is_text(before) || is_text(now) {
            return None;
        }
        let field = form.get(at.0)?;
        let word = |value: Option<&Value>| value.map(|value| said(field, value));
        let finding = Finding { found: word(now), ..Finding::new(Code::ResubmissionChanged) };
        Some(Told::of(at, Finding { expected: word(before).map(Expected::Name), ..finding }))
    };
    keys.into_iter().filter_map(told).collect()
}

/// A value as a form would hold it: no words but the plan's own, and the marks every school uses.
pub(super) fn said(field: &Field, value: &Value) -> String {
    let label = |id: &String| {
        let option = field.kind.options().iter().find(|option| option.id == *id);
        option.map_or_else(|| id.clone(), |option| option.label.clone())
    };
    match value {
        Value::Number(number) => shown(*number),
        Value::Ratio { numerator, denominator } => format!("{}/{}", shown(*numerator), shown(*denominator)),
        Value::YesNo(true) => "x".to_owned(),
        Value::YesNo(false) => "0".to_owned(),
        Value::Option(id) => label(id),
        Value::Options(ids) => ids.iter().map(label).collect::<Vec<_>>().join("; "),
        Value::Date(date) => date.format("%d/%m/%Y").to_string(),
        Value::Text(text) => text.clone(),
        Value::NotApplicable => "-".to_owned(),
    }
}
