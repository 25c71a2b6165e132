//! A row of the sheet of rules.
use super::{
    super::{Tab, flat::figure, names::resolve},
    Reader,
    build::plain,
    index::Index,
    rows::Row,
};
use crate::domain::plan::source::document::{Entry, Table, Value};

pub(super) fn rule(reader: &mut Reader, row: &Row, index: &Index) -> Table {
    let mut table = plain(Tab::Rules, row, index);
    let form = table.get("form").and_then(Value::text).map(str::to_owned);
    for (key, keys) in [
        ("left", ["left.fields", "left.factor", "left.constant", "left.missing"]),
        ("right", ["right.fields", "right.factor", "right.constant", "right.missing"]),
    ] {
        let [fields, factor, constant, missing] = keys.map(|key| table.take(key));
        if let Some((mark, value)) = side(reader, index, form.as_deref(), [fields, factor, constant, missing]) {
            table.put_marked(key, mark, value);
        }
    }
    table
}

fn side(
    reader: &mut Reader,
    index: &Index,
    form: Option<&str>,
    [fields, factor, constant, missing]: [Option<Entry>; 4],
) -> Option<(Option<usize>, Value)> {
    let known = index.below(form);
    let mut inner = Table::default();
    let first = [&fields, &factor, &constant, &missing].into_iter().flatten().next()?.mark;
    if let Some(entry) = fields {
        let text = entry.value.text().unwrap_or_default();
        let names = resolve(&known, text);
        let is_known = names.iter().all(|name| known.iter().any(|one| one.id == *name));
        match figure(text) {
            Ok(number) if !is_known => inner.put_marked("constant", entry.mark, Value::Number(number.value)),
            Err(wrong) if !is_known && text.chars().all(|c| c.is_ascii_digit() || matches!(c, '.' | ',')) => {
                let mark = entry.mark?;
                reader.or_fault::<()>(Err(wrong), text.to_owned(), mark);
                return None;
            }
            Ok(_) | Err(_) => inner.put_marked("fields", entry.mark, Value::texts(names)),
        }
    }
    for (key, entry) in [("factor", factor), ("constant", constant), ("missing", missing)] {
        if let Some(entry) = entry {
            inner.put_marked(key, entry.mark, entry.value);
        }
    }
    match inner.entries.as_slice() {
        [only] if only.key == "fields" => Some((only.mark, only.value.clone())),
        _ => Some((first, Value::Inline(inner))),
    }
}
