//! A row of the sheet of indicators.
use super::{
    super::{
        SheetFaultKind, Tab,
        flat::{Range, figure, range},
        names::{Known, resolve},
    },
    Reader,
    build::{half, plain},
    index::Index,
    rows::Row,
};
use crate::domain::plan::source::{
    Thing,
    document::{Entry, Table, Value},
};

pub(super) fn indicator(reader: &mut Reader, row: &Row, index: &Index) -> Table {
    let mut table = plain(Tab::Indicators, row, index);
    let (word, names) = (table.take("measure"), table.take("fields"));
    let mut measured = Vec::new();
    match (word, names) {
        (None, None) => {}
        (Some(word), Some(names)) => measured = measure(reader, &mut table, &word, &names, index),
        (Some(_), None) => half(reader, row, "fields", "measure"),
        (None, Some(_)) => half(reader, row, "measure", "fields"),
    }
    match (table.take("criterion"), table.take("bound")) {
        (None, None) => {}
        (None, Some(_)) => half(reader, row, "criterion", "bound"),
        (Some(word), bound) => criterion(reader, (row, &mut table), &word, bound, &measured, index),
    }
    if !row.targets.is_empty() {
        let mut targets = Table::default();
        for (year, mark, range) in &row.targets {
            targets.put_marked(year.to_string(), Some(*mark), target(range));
        }
        let mark = row.targets.first().map(|(_, mark, _)| *mark);
        table.put_marked("targets", mark, Value::Inline(targets));
    }
    table
}

fn target(range: &Range) -> Value {
    match (range.min, range.max) {
        (Some(min), None) => Value::Number(min.value),
        (min, max) => {
            let mut inner = Table::default();
            for (key, side) in [("min", min), ("max", max)] {
                if let Some(side) = side {
                    inner.number(key, side.value);
                }
            }
            Value::Inline(inner)
        }
    }
}

/// What is looked at; the ids it names.
fn measure(reader: &mut Reader, table: &mut Table, word: &Entry, names: &Entry, index: &Index) -> Vec<String> {
    let text = names.value.text().unwrap_or_default();
    let token = word.value.text().unwrap_or_default();
    let thing = match token {
        "rows" | "complete_rows" => Thing::Table,
        "nested" => Thing::Indicator,
        _ => Thing::Field,
    };
    let ids = resolve(index.of(thing), text);
    // Names the fault; nothing is measured then.
    let mut wrong = |wanted| -> Vec<String> {
        if let Some(mark) = names.mark {
            reader.fault(mark, SheetFaultKind::Names { found: ids.len(), wanted });
        }
        Vec::new()
    };
    let (key, value) = match (token, ids.as_slice()) {
        ("field", [one]) => ("field", Value::Text(one.clone())),
        ("per_quarter", [one]) => ("per_quarter", Value::Text(one.clone())),
        ("rows", [one]) => ("rows", Value::Text(one.clone())),
        ("complete_rows", [one]) => ("complete_rows", Value::Text(one.clone())),
        ("ratio", [one]) => ("ratio", Value::Text(one.clone())),
        ("ratio", [_, _]) => ("ratio", Value::texts(&ids)),
        ("all", [_, ..]) => ("all", Value::texts(&ids)),
        ("nested", [of, within]) => {
            let mut inner = Table::default();
            inner.text("of", of);
            inner.text("within", within);
            ("nested", Value::Inline(inner))
        }
        ("ratio", _) => return wrong("1–2"),
        ("nested", _) => return wrong("2"),
        _ => return wrong("1"),
    };
    table.put_marked(key, names.mark, value);
    ids
}

/// What one unit must reach.
fn criterion(
    reader: &mut Reader,
    (row, table): (&Row, &mut Table),
    word: &Entry,
    bound: Option<Entry>,
    measured: &[String],
    index: &Index,
) {
    let token = word.value.text().unwrap_or_default();
    let mut inner = Table::default();
    match (token, bound) {
        ("yes", bound) => {
            // Nothing is compared: what stands there all the same is named by the reader of plans.
            table.entries.extend(bound);
            table.put_marked("criterion", word.mark, Value::Text("yes".to_owned()));
            return;
        }
        (better @ ("higher" | "lower"), bound) => {
            inner.put_marked("better_than_last", word.mark, Value::Text(better.to_owned()));
            if let Some(bound) = bound {
                inner.put_marked("last", bound.mark, name(index.of(Thing::Field), &bound));
            }
        }
        (_, None) => return half(reader, row, "bound", "criterion"),
        ("level", Some(bound)) => {
            let levels = measured.first().map(|field| index.levels(field)).unwrap_or_default();
            inner.put_marked("level", bound.mark, name(levels, &bound));
        }
        ("own", Some(bound)) => inner.put_marked("own", bound.mark, name(index.of(Thing::Field), &bound)),
        ("within", Some(bound)) => match between(reader, &bound) {
            Some(pair) => inner.put_marked("within", bound.mark, pair),
            None => return,
        },
        (compare, Some(bound)) => {
            let key = match compare {
                "at_most" => "at_most",
                "equal" => "equal",
                _ => "at_least",
            };
            let value = match bound.value.text() {
                None => Some(bound.value.clone()),
                Some(text) => bound.mark.and_then(|mark| {
                    let figure = reader.or_fault(figure(text), text.to_owned(), mark)?;
                    reader.no_fraction(figure, text, mark).map(Value::Number)
                }),
            };
            match value {
                Some(value) => inner.put_marked(key, bound.mark, value),
                None => return,
            }
        }
    }
    table.put_marked("criterion", word.mark, Value::Inline(inner));
}

fn name(known: &[Known], bound: &Entry) -> Value {
    let text = match &bound.value {
        Value::Number(number) => number.normalize().to_string(),
        value => value.text().unwrap_or_default().to_owned(),
    };
    match resolve(known, &text).as_slice() {
        [only] => Value::Text(only.clone()),
        _ => Value::Text(text),
    }
}

fn between(reader: &mut Reader, bound: &Entry) -> Option<Value> {
    let mark = bound.mark?;
    let text = bound.value.text().unwrap_or_default();
    let Ok(Range { min: Some(min), max: Some(max) }) = range(text) else {
        let found = match &bound.value {
            Value::Number(number) => number.normalize().to_string(),
            _ => text.to_owned(),
        };
        reader.fault(mark, SheetFaultKind::NotARange { found });
        return None;
    };
    for side in [min, max] {
        reader.no_fraction(side, text, mark)?;
    }
    Some(Value::List(vec![Value::Number(min.value), Value::Number(max.value)]))
}
