//! What an indicator measures, and what one unit must reach: a word and names beside it.
use super::range;
use crate::domain::plan::source::document::{Table, Value};

const MEASURES: [&str; 7] = ["field", "per_quarter", "rows", "complete_rows", "ratio", "all", "nested"];

/// Whether the key was a measure's; its word and its names are then in two cells.
pub(super) fn measure(flat: &mut Table, key: &str, value: &Value) -> bool {
    if !MEASURES.contains(&key) {
        return false;
    }
    flat.put("measure", Value::Text(key.to_owned()));
    let names = match value {
        Value::Inline(inner) => Value::List(inner.entries.iter().map(|entry| entry.value.clone()).collect()),
        Value::Text(name) => Value::texts([name]),
        other => other.clone(),
    };
    flat.put("fields", names);
    true
}

pub(super) fn criterion(flat: &mut Table, value: &Value) {
    let Value::Inline(inner) = value else {
        return flat.put("criterion", value.clone());
    };
    let Some(first) = inner.entries.first() else { return };
    let (word, bound) = match first.key.as_ref() {
        "better_than_last" => (first.value.text().unwrap_or_default().to_owned(), inner.get("last").cloned()),
        "within" => ("within".to_owned(), Some(range::say(&first.value))),
        key => (key.to_owned(), Some(first.value.clone())),
    };
    flat.put("criterion", Value::Text(word));
    if let Some(bound) = bound {
        flat.put("bound", bound);
    }
}
