//! Figures to be keyed in, from pairs of options or from a file of JSON.
//!
//! The file is an object of fields — a value is text, a number, true or false, or a list of them for quarters and for the
//! rows of `table.column` — or a list of `{"field", "row", "value"}` as `facts` writes them.
use crate::{domain::intake::KeyedValue, job::Failure};
use serde_json::{Map, Value};
use std::path::Path;

/// The figures of a file, in its order.
pub fn read(path: &Path) -> Result<Vec<KeyedValue>, Failure> {
    let text = std::fs::read_to_string(path).map_err(|error| Failure::File { path: path.to_path_buf(), error })?;
    let wrong = |why: String| Failure::NotKeyed { path: path.to_path_buf(), why };
    let document: Value =
        serde_json::from_str(text.trim_start_matches('\u{feff}')).map_err(|error| wrong(error.to_string()))?;
    figures(&document).map_err(wrong)
}

fn figures(document: &Value) -> Result<Vec<KeyedValue>, String> {
    match document {
        Value::Object(whole) => match whole.get("facts").or_else(|| whole.get("values")) {
            Some(list @ (Value::Array(_) | Value::Object(_))) => figures(list),
            Some(_) | None => by_field(whole),
        },
        Value::Array(rows) => rows.iter().map(row).filter_map(Result::transpose).collect(),
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => Err(document.to_string()),
    }
}

fn by_field(fields: &Map<String, Value>) -> Result<Vec<KeyedValue>, String> {
    let mut values = Vec::new();
    for (name, value) in fields {
        let (field, row) = field_and_row(name).ok_or_else(|| name.clone())?;
        match value {
            Value::Array(rows) => {
                for (row, value) in (1..).zip(rows) {
                    values.extend(typed(value)?.map(|typed| KeyedValue { field: field.clone(), row, typed }));
                }
            }
            one => values.extend(typed(one)?.map(|typed| KeyedValue { field, row, typed })),
        }
    }
    Ok(values)
}

fn row(row: &Value) -> Result<Option<KeyedValue>, String> {
    let name = row.get("field").and_then(Value::as_str).ok_or_else(|| row.to_string())?;
    let (field, numbered) = field_and_row(name).ok_or_else(|| name.to_owned())?;
    let number = row.get("row").and_then(Value::as_u64).and_then(|row| u32::try_from(row).ok()).unwrap_or(numbered);
    let value = row.get("value").unwrap_or(&Value::Null);
    Ok(typed(value)?.map(|typed| KeyedValue { field, row: number, typed }))
}

/// As it would be typed into a cell; None for what is blank.
fn typed(value: &Value) -> Result<Option<String>, String> {
    Ok(match value {
        Value::Null => None,
        Value::Bool(yes) => Some(if *yes { "1" } else { "0" }.to_owned()),
        Value::Number(number) => Some(number.to_string()),
        Value::String(text) => Some(text.clone()).filter(|text| !text.trim().is_empty()),
        Value::Object(sides) => match (sides.get("numerator"), sides.get("denominator")) {
            (Some(Value::Number(numerator)), Some(Value::Number(denominator))) => {
                Some(format!("{numerator}/{denominator}"))
            }
            (Some(_) | None, Some(_) | None) => return Err(value.to_string()),
        },
        // The options ticked.
        Value::Array(ids) => {
            let ids: Option<Vec<&str>> = ids.iter().map(Value::as_str).collect();
            Some(ids.ok_or_else(|| value.to_string())?.join("; "))
        }
    })
}

/// `field`, or `field/2` for the second quarter or row.
pub fn field_and_row(name: &str) -> Option<(String, u32)> {
    match name.split_once('/') {
        Some((field, row)) => Some((field.to_owned(), row.parse().ok()?)),
        None => Some((name.to_owned(), 0)),
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    #[test]
    fn every_shape_of_file_gives_the_figures_as_they_would_be_typed() {
        let read = |text: &str| {
            let values = figures(&serde_json::from_str(text).unwrap());
            values.map(|values| values.into_iter().map(|one| (one.field, one.row, one.typed)).collect::<Vec<_>>())
        };
        let one = |field: &str, row, typed: &str| (field.to_owned(), row, typed.to_owned());
        assert_eq!(
            read(r#"{"buoi": 12, "q": ["1", null, 3], "x": null, "dat": true}"#).unwrap(),
            [one("buoi", 0, "12"), one("dat", 0, "1"), one("q", 1, "1"), one("q", 3, "3"),]
        );
        assert_eq!(read(r#"{"q/2": "5 buổi"}"#).unwrap(), [one("q", 2, "5 buổi")]);
        let rows = r#"{"facts": [{"field": "m.ten", "row": 1, "value": "A"}, {"field": "r", "row": 0,
                       "value": {"numerator": 3, "denominator": 4}}, {"field": "b", "value": null}]}"#;
        assert_eq!(read(rows).unwrap(), [one("m.ten", 1, "A"), one("r", 0, "3/4")]);
        for wrong in ["3", r#"{"a": {"b": 1}}"#, r#"[{"value": 1}]"#, r#"{"a/b": 1}"#] {
            assert!(read(wrong).is_err(), "{wrong}");
        }
    }
}
