//! Every value with its source: one row per unit with a counting report and field of its form, filled or not.
use super::number;
use crate::domain::{
    intake::Entry,
    plan::{FieldKey, FieldKind, Form},
    standing::{Sourced, State},
    value::{How, Value as Figure},
};
use serde_json::{Value, json};
use std::collections::BTreeMap;

/// One row, before it is JSON or CSV.
pub struct Fact {
    pub unit: String,
    pub unit_name: String,
    pub period: String,
    /// `field` or `table.column`.
    pub field: String,
    /// Quarter 1–4, row of a table, or none.
    pub row: Option<u32>,
    pub value: Value,
    pub typed: Option<String>,
    pub how: Option<&'static str>,
    pub file: String,
    pub sheet: Option<String>,
    pub cell: Option<String>,
    pub sha256: String,
    pub state: &'static str,
}

/// The facts of one unit's counting report.
pub fn facts(
    form: &Form,
    unit: (&str, &str),
    period: &str,
    source: &Sourced,
    state: State,
    corrected: &BTreeMap<(FieldKey, u32), Option<Figure>>,
) -> Vec<Fact> {
    let entries: BTreeMap<(FieldKey, u32), &Entry> =
        source.report.entries.iter().map(|entry| ((entry.field, entry.row), entry)).collect();
    let mut keys: Vec<(FieldKey, u32)> = form
        .keyed_fields()
        .flat_map(
            |(key, field)| {
                if field.per_quarter { (1..=4).map(|quarter| (key, quarter)).collect() } else { vec![(key, 0)] }
            },
        )
        .collect();
    keys.extend(entries.keys().filter(|(key, _)| matches!(key, FieldKey::Column { .. })));
    let fact = |(key, row): (FieldKey, u32)| {
        let entry = entries.get(&(key, row));
        let correction = corrected.get(&(key, row));
        let figure = correction.cloned().unwrap_or_else(|| entry.and_then(|entry| entry.value.clone()));
        let how = if correction.is_some() {
            Some(How::Corrected)
        } else {
            entry.filter(|entry| !entry.typed.is_empty()).map(|entry| entry.how)
        };
        Fact {
            unit: unit.0.to_owned(),
            unit_name: unit.1.to_owned(),
            period: period.to_owned(),
            field: form.name(key).unwrap_or_default(),
            row: (row > 0).then_some(row),
            value: figure.as_ref().map_or(Value::Null, |figure| value(figure, form.get(key).map(|field| &field.kind))),
            typed: entry.filter(|entry| !entry.typed.is_empty()).map(|entry| entry.typed.clone()),
            how: how.map(How::token),
            file: source.file.clone(),
            sheet: entry.and_then(|entry| source.report.sheets.get(usize::from(entry.sheet)).cloned()),
            cell: entry.map(|entry| entry.cell.to_string()),
            sha256: source.sha256.clone(),
            state: state.token(),
        }
    };
    keys.into_iter().map(fact).collect()
}

fn value(figure: &Figure, kind: Option<&FieldKind>) -> Value {
    match figure {
        Figure::Number(figure) => number(*figure),
        Figure::Ratio { numerator, denominator } => {
            json!({ "numerator": number(*numerator), "denominator": number(*denominator) })
        }
        Figure::YesNo(yes) => json!(yes),
        Figure::Option(id) if matches!(kind, Some(FieldKind::Choices { .. })) => json!([id]),
        Figure::Option(text) | Figure::Text(text) => json!(text),
        Figure::Options(ids) => json!(ids),
        Figure::Date(date) => json!(date),
        Figure::NotApplicable => Value::Null,
    }
}

impl Fact {
    pub fn json(&self) -> Value {
        json!({
            "unit": self.unit, "unit_name": self.unit_name, "period": self.period, "field": self.field, "row": self.row,
            "value": self.value, "typed": self.typed, "how": self.how, "file": self.file, "sheet": self.sheet,
            "cell": self.cell, "sha256": self.sha256, "state": self.state,
        })
    }

    /// Headings of the CSV columns.
    pub const COLUMNS: [&'static str; 13] = [
        "unit",
        "unit_name",
        "period",
        "field",
        "row",
        "value",
        "typed",
        "how",
        "file",
        "sheet",
        "cell",
        "sha256",
        "state",
    ];

    /// The same columns as text; lists and ratios as JSON.
    pub fn csv(&self) -> [String; 13] {
        let value = match &self.value {
            Value::Null => String::new(),
            Value::String(text) => text.clone(),
            other @ (Value::Bool(_) | Value::Number(_) | Value::Array(_) | Value::Object(_)) => other.to_string(),
        };
        let or_empty = |text: &Option<String>| text.clone().unwrap_or_default();
        [
            self.unit.clone(),
            self.unit_name.clone(),
            self.period.clone(),
            self.field.clone(),
            self.row.map(|row| row.to_string()).unwrap_or_default(),
            value,
            or_empty(&self.typed),
            self.how.unwrap_or_default().to_owned(),
            self.file.clone(),
            or_empty(&self.sheet),
            or_empty(&self.cell),
            self.sha256.clone(),
            self.state.to_owned(),
        ]
    }
}
