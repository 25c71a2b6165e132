//! Entries of a plan file as plain cells: what a table inside a table says becomes words in columns beside each other.
mod deadline;
mod measure;
mod range;
mod side;

pub(super) use deadline::{day, day_of_year};
pub(super) use range::{Figure, NoFigure, Range, figure, range};

use crate::domain::plan::source::document::{Table, Value};

/// One row of the sheet of report types.
pub(super) fn report_type(table: &Table) -> Table {
    let mut flat = Table::default();
    for entry in &table.entries {
        match (entry.key.as_ref(), &entry.value) {
            ("unit_due", Value::Inline(due)) => deadline::say(&mut flat, ["unit_due.rule", "unit_due.day"], due),
            ("commune_due", Value::Inline(due)) => {
                deadline::say(&mut flat, ["commune_due.rule", "commune_due.day"], due);
            }
            ("office_due", Value::Inline(due)) => deadline::say(&mut flat, ["office_due.rule", "office_due.day"], due),
            _ => flat.entries.push(entry.clone()),
        }
    }
    flat
}

/// One row of the sheet of rules.
pub(super) fn rule(table: &Table) -> Table {
    let mut flat = Table::default();
    for entry in &table.entries {
        match entry.key.as_ref() {
            "left" => {
                side::say(&mut flat, ["left.fields", "left.factor", "left.constant", "left.missing"], &entry.value)
            }
            "right" => {
                side::say(&mut flat, ["right.fields", "right.factor", "right.constant", "right.missing"], &entry.value);
            }
            _ => flat.entries.push(entry.clone()),
        }
    }
    flat
}

/// One row of the sheet of indicators; targets stand under their years.
pub(super) fn indicator(table: &Table) -> Table {
    let mut flat = Table::default();
    for entry in &table.entries {
        match (entry.key.as_ref(), &entry.value) {
            ("targets", Value::Inline(targets)) => {
                for target in &targets.entries {
                    flat.put(target.key.clone(), range::say(&target.value));
                }
            }
            ("criterion", value) => measure::criterion(&mut flat, value),
            (key, value) if measure::measure(&mut flat, key, value) => {}
            _ => flat.entries.push(entry.clone()),
        }
    }
    flat
}

/// A field or a column; its options have been named.
pub(super) fn field(table: &Table, list: Option<String>) -> Table {
    let mut flat = Table::default();
    for entry in &table.entries {
        match (entry.key.as_ref(), &entry.value) {
            ("kind", Value::Text(kind)) => {
                let unit = table.get("unit").and_then(Value::text).map(|unit| format!("{kind} {unit}"));
                flat.put("kind", Value::Text(unit.unwrap_or_else(|| kind.clone())));
            }
            ("unit" | "options", _) => {}
            _ => flat.entries.push(entry.clone()),
        }
    }
    if let Some(list) = list {
        flat.put("options", Value::Text(list));
    }
    flat
}

/// The rows of the sheet of the plan.
pub(super) fn plan(root: &Table) -> Table {
    let mut flat = Table::default();
    for entry in &root.entries {
        match (entry.key.as_ref(), &entry.value) {
            ("years", Value::List(years)) => {
                for (key, year) in ["years.first", "years.last"].into_iter().zip(years) {
                    flat.put(key, year.clone());
                }
            }
            ("letterhead", Value::Section(inner)) => prefixed(&mut flat, "letterhead", inner),
            ("calendar", Value::Section(inner)) => {
                let mut inner = inner.clone();
                if let Some(entry) = inner.take("school_year")
                    && let Value::Inline(days) = entry.value
                {
                    prefixed(&mut flat, "school_year", &days);
                }
                prefixed(&mut flat, "calendar", &inner);
            }
            (_, Value::Sections(_)) => {}
            _ => flat.entries.push(entry.clone()),
        }
    }
    flat
}

fn prefixed(flat: &mut Table, prefix: &str, inner: &Table) {
    for entry in &inner.entries {
        flat.put(format!("{prefix}.{}", entry.key), entry.value.clone());
    }
}
