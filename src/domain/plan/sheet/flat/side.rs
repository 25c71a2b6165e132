//! One side of a rule as four cells.
use crate::domain::plan::source::document::{Table, Value};

pub(super) fn say(flat: &mut Table, keys: [&'static str; 4], side: &Value) {
    let [fields, factor, constant, missing] = keys;
    match side {
        Value::Inline(inner) => {
            for (key, name) in [(fields, "fields"), (factor, "factor"), (constant, "constant"), (missing, "missing")] {
                if let Some(value) = inner.get(name) {
                    flat.put(key, value.clone());
                }
            }
            // A side that is a number alone is written where the fields stand.
            if inner.entries.len() == 1
                && let Some(entry) = flat.take(constant)
            {
                flat.put(fields, entry.value);
            }
        }
        Value::Text(_)
        | Value::Number(_)
        | Value::Flag(_)
        | Value::List(_)
        | Value::Section(_)
        | Value::Sections(_) => {
            flat.put(fields, side.clone());
        }
    }
}
