//! Rows become the tables of a plan file. What a row has that its sort does not know is passed on, to be named.
use super::{
    super::{How, SheetFaultKind, Tab, flat::day, names::resolve},
    Reader, forms,
    index::Index,
    indicator,
    rows::Row,
    rule,
};
use crate::domain::plan::source::{
    Thing,
    document::{Entry, Table, Value},
};
use std::collections::BTreeMap;

pub(super) fn root(reader: &mut Reader, rows: &BTreeMap<Tab, Vec<Row>>, index: &Index) -> Table {
    let of = |tab: Tab| rows.get(&tab).map(Vec::as_slice).unwrap_or_default();
    let mut root = of(Tab::Plan).first().map(about).unwrap_or_default();
    let mut put = |key: &'static str, list: Vec<Table>| {
        if !list.is_empty() {
            root.put(key, Value::Sections(list));
        }
    };
    for sort in ["kind", "scope", "property"] {
        put(sort, of(Tab::Units).iter().filter(|row| row.sort == Some(sort)).map(|row| unit(row, index)).collect());
    }
    put("report_type", of(Tab::ReportTypes).iter().map(|row| report_type(reader, row, index)).collect());
    put("form", forms::forms(reader, of(Tab::Forms), of(Tab::Options), index));
    put("rule", of(Tab::Rules).iter().map(|row| rule::rule(reader, row, index)).collect());
    put("indicator", of(Tab::Indicators).iter().map(|row| indicator::indicator(reader, row, index)).collect());
    root
}

/// A row's table with its cells as they are, names turned into ids.
pub(super) fn plain(tab: Tab, row: &Row, index: &Index) -> Table {
    let mut table = Table { mark: Some(row.mark), entries: vec![] };
    for entry in &row.cells.entries {
        let how = tab.column(&entry.key).map(|column| column.how);
        let value = match (how, entry.value.text()) {
            (Some(How::Ref(thing)), Some(text)) => one(index, thing, text),
            (Some(How::Refs(thing)), Some(text)) => Value::texts(resolve(index.of(thing), text)),
            _ => entry.value.clone(),
        };
        table.put_marked(entry.key.clone(), entry.mark, value);
    }
    // An id that was made of the name stands first all the same.
    if let Some(id) = table.take("id") {
        table.entries.insert(0, id);
    }
    table
}

/// One name; several are kept as they were typed.
pub(super) fn one(index: &Index, thing: Thing, text: &str) -> Value {
    match resolve(index.of(thing), text).as_slice() {
        [only] => Value::Text(only.clone()),
        _ => Value::Text(text.to_owned()),
    }
}

pub(super) fn rename(table: &mut Table, from: &str, to: &'static str) {
    for entry in table.entries.iter_mut().filter(|entry| entry.key == from) {
        entry.key = to.into();
    }
}

fn about(row: &Row) -> Table {
    let mut flat = row.cells.clone();
    let mut root = Table::default();
    for key in ["id", "version", "title", "issuer"] {
        root.entries.extend(flat.take(key));
    }
    let years: Vec<Entry> = ["years.first", "years.last"].iter().filter_map(|key| flat.take(key)).collect();
    if let Some(first) = years.first() {
        let mark = first.mark;
        root.put_marked("years", mark, Value::List(years.into_iter().map(|entry| entry.value).collect()));
    }
    root.entries.extend(flat.take("issued"));
    let mut calendar = inner(&mut flat, row, "calendar.");
    let school_year = inner(&mut flat, row, "school_year.");
    if !school_year.entries.is_empty() {
        let mark = school_year.entries.first().and_then(|entry| entry.mark);
        calendar.put_marked("school_year", mark, Value::Inline(Table { mark: None, ..school_year }));
    }
    let letterhead = inner(&mut flat, row, "letterhead.");
    for (key, table) in [("letterhead", letterhead), ("calendar", calendar)] {
        if !table.entries.is_empty() {
            root.put(key, Value::Section(table));
        }
    }
    root
}

/// The entries whose keys begin so, under the rest of their keys.
fn inner(flat: &mut Table, row: &Row, prefix: &str) -> Table {
    let mut table = Table { mark: Some(row.mark), entries: vec![] };
    let (of, rest): (Vec<Entry>, Vec<Entry>) =
        std::mem::take(&mut flat.entries).into_iter().partition(|entry| entry.key.starts_with(prefix));
    flat.entries = rest;
    for entry in of {
        let key = entry.key.strip_prefix(prefix).unwrap_or_default().to_owned();
        table.put_marked(key, entry.mark, entry.value);
    }
    table
}

fn unit(row: &Row, index: &Index) -> Table {
    let mut table = plain(Tab::Units, row, index);
    if row.sort == Some("property") {
        rename(&mut table, "name", "label");
        rename(&mut table, "words", "synonyms");
    }
    table
}

fn report_type(reader: &mut Reader, row: &Row, index: &Index) -> Table {
    let mut table = plain(Tab::ReportTypes, row, index);
    for [due, rule_key, day_key] in [
        ["unit_due", "unit_due.rule", "unit_due.day"],
        ["commune_due", "commune_due.rule", "commune_due.day"],
        ["office_due", "office_due.rule", "office_due.day"],
    ] {
        match (table.take(rule_key), table.take(day_key)) {
            (None, None) => {}
            (Some(rule), Some(words)) => {
                let mut inner = Table::default();
                let mut parts = Table::default();
                if let Some(day) = words.value.text().and_then(day) {
                    day.put(&mut parts);
                }
                inner.put_marked("rule", rule.mark, rule.value);
                inner.entries.extend(parts.entries.into_iter().map(|part| Entry { mark: words.mark, ..part }));
                table.put_marked(due, words.mark, Value::Inline(inner));
            }
            (Some(_), None) => half(reader, row, day_key, rule_key),
            (None, Some(_)) => half(reader, row, rule_key, day_key),
        }
    }
    table
}

/// One of two cells that belong together is blank.
pub(super) fn half(reader: &mut Reader, row: &Row, blank: &'static str, filled: &'static str) {
    let mark = reader.beside(row, blank);
    let tab = reader.places.get(row.mark).map_or(Tab::Plan, |place| place.tab);
    let beside = tab.heading(filled).unwrap_or_default();
    let known = reader.places.get(mark).map(|place| place.cell);
    // What could not be read is blank too, and was named.
    if !reader.faults.iter().any(|fault| fault.tab == Some(tab) && fault.cell == known) {
        reader.fault(mark, SheetFaultKind::Blank { beside });
    }
}
