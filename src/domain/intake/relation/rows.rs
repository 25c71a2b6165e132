//! Rows of tables (incidents, models, nominations), and which rows of reports sent at any time the period's own report
//! does not have.
//!
//! Rows have no numbers of their own. Two rows are the same when they agree on a day or on a kind and differ in no column
//! that both have filled.
use crate::domain::{
    plan::{Field, FieldKey, FieldKind, Form},
    value::Value,
    vietnamese::fold,
};
use std::collections::BTreeMap;

/// One filled row of a table.
#[derive(Debug, Clone, PartialEq)]
pub struct TableRow {
    pub table: u16,
    /// From 1, as its report numbers it.
    pub number: u32,
    /// One for each column of the table.
    pub cells: Vec<Option<Value>>,
}

/// The rows of a report, table by table. A row counts as soon as something stands in it, readable or not.
pub fn rows_of(form: &Form, figures: impl IntoIterator<Item = (FieldKey, u32, Option<Value>)>) -> Vec<TableRow> {
    let mut rows: BTreeMap<(u16, u32), TableRow> = BTreeMap::new();
    for (key, number, value) in figures {
        let FieldKey::Column { table, column } = key else { continue };
        let Some(width) = form.tables.get(usize::from(table)).map(|table| table.columns.len()) else { continue };
        let row = rows.entry((table, number)).or_insert_with(|| TableRow { table, number, cells: vec![None; width] });
        if let (Some(cell), Some(value)) = (row.cells.get_mut(usize::from(column)), value) {
            *cell = Some(value);
        }
    }
    rows.into_values().collect()
}

/// Where the tables of one form stand in another: by the ids of tables and columns.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Onto {
    /// For each table its place there, and where each of that one's columns stands here.
    tables: Vec<Option<(u16, Vec<Option<usize>>)>>,
}

impl Onto {
    pub fn new(from: &Form, to: &Form) -> Self {
        let table = |table: &crate::domain::plan::Table| {
            let at = to.tables.iter().position(|other| other.id == table.id)?;
            let here =
                |column: &Field| table.columns.iter().position(|own| own.id == column.id && own.kind == column.kind);
            let columns = to.tables.get(at)?.columns.iter().map(here).collect();
            Some((u16::try_from(at).ok()?, columns))
        };
        Self { tables: from.tables.iter().map(table).collect() }
    }

    /// The row as the other form has it; None where that has no such table.
    pub fn row(&self, row: &TableRow) -> Option<TableRow> {
        let (table, columns) = self.tables.get(usize::from(row.table))?.as_ref()?;
        let cell = |column: &Option<usize>| row.cells.get((*column)?).cloned().flatten();
        Some(TableRow { table: *table, number: row.number, cells: columns.iter().map(cell).collect() })
    }
}

/// What a row is to another of the same table.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Likeness {
    Same,
    /// The same day or kind, told in other words.
    Near,
    Other,
}

/// A row that the period's report does not have.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Added {
    /// Which of the rows that were sent.
    pub at: usize,
    /// The report has a row of the same day or kind in other words, which may be the same.
    pub near: bool,
}

/// Which of the rows sent at any time the period's own report has not. A row of the report stands for one of them at most,
/// so that two incidents of one day are never one; of all ways to pair them the one that pairs most is taken.
pub fn added(form: &Form, own: &[TableRow], sent: &[TableRow]) -> Vec<Added> {
    let likeness = |row: &TableRow, other: &TableRow| {
        let columns = form.tables.get(usize::from(row.table)).map(|table| table.columns.as_slice()).unwrap_or_default();
        if row.table == other.table { like(columns, &row.cells, &other.cells) } else { Likeness::Other }
    };
    let alike: Vec<Vec<usize>> = sent
        .iter()
        .map(|row| {
            let same = |(_, other): &(usize, &TableRow)| likeness(row, other) == Likeness::Same;
            own.iter().enumerate().filter(same).map(|(at, _)| at).collect()
        })
        .collect();
    let mut taken: Vec<Option<usize>> = vec![None; own.len()];
    for at in 0..sent.len() {
        pair(at, &alike, &mut taken, &mut vec![false; own.len()]);
    }
    let is_near = |row: &TableRow| {
        own.iter().zip(&taken).any(|(other, taken)| taken.is_none() && likeness(row, other) == Likeness::Near)
    };
    let unpaired = sent.iter().enumerate().filter(|(at, _)| !taken.contains(&Some(*at)));
    unpaired.map(|(at, row)| Added { at, near: is_near(row) }).collect()
}

/// Places (report, row) of the rows that reports sent one after the other at any time tell. A report that was sent again with
/// something added says its incident twice: what another report said of the same day word for word is no second one. Within
/// one report every row is one.
pub fn told_once(reports: &[Vec<TableRow>]) -> Vec<(usize, usize)> {
    let mut kept: Vec<(usize, usize)> = Vec::new();
    let row = |(report, at): (usize, usize)| reports.get(report).and_then(|rows| rows.get(at));
    for (report, rows) in reports.iter().enumerate() {
        let mut earlier = kept.clone();
        for (at, one) in rows.iter().enumerate() {
            let again = |place: &(usize, usize)| row(*place).is_some_and(|other| is_repeat(one, other));
            match earlier.iter().position(again) {
                Some(found) => drop(earlier.swap_remove(found)),
                None => kept.push((report, at)),
            }
        }
    }
    kept
}

fn is_repeat(one: &TableRow, other: &TableRow) -> bool {
    let has = |wanted: fn(&Value) -> bool| one.cells.iter().flatten().any(wanted);
    let same = |(a, b): (&Option<Value>, &Option<Value>)| match (a, b) {
        (Some(a), Some(b)) => says_the_same(a, b),
        (a, b) => a.is_none() && b.is_none(),
    };
    let tells = has(|value| matches!(value, Value::Date(_))) && has(|value| matches!(value, Value::Text(_)));
    tells
        && one.table == other.table
        && one.cells.len() == other.cells.len()
        && one.cells.iter().zip(&other.cells).all(same)
}

/// Finds a row of the report for one that was sent; one that is taken is given up where its partner finds another.
fn pair(at: usize, alike: &[Vec<usize>], taken: &mut [Option<usize>], seen: &mut [bool]) -> bool {
    for &place in alike.get(at).into_iter().flatten() {
        if seen.get(place).copied().unwrap_or(true) {
            continue;
        }
        if let Some(seen) = seen.get_mut(place) {
            *seen = true;
        }
        let free = match taken.get(place).copied().flatten() {
            Some(other) => pair(other, alike, taken, seen),
            None => true,
        };
        if free && let Some(taken) = taken.get_mut(place) {
            *taken = Some(at);
            return true;
        }
    }
    false
}

fn like(columns: &[Field], one: &[Option<Value>], other: &[Option<Value>]) -> Likeness {
    let (mut anchored, mut differs) = (false, false);
    for (column, cells) in columns.iter().zip(one.iter().zip(other)) {
        let (Some(a), Some(b)) = cells else { continue };
        if matches!(a, Value::NotApplicable) || matches!(b, Value::NotApplicable) {
            continue;
        }
        match (is_anchor(column), says_the_same(a, b)) {
            (true, true) => anchored = true,
            (true, false) => return Likeness::Other,
            (false, true) => {}
            (false, false) => differs = true,
        }
    }
    match (anchored, differs) {
        (true, false) => Likeness::Same,
        (true, true) => Likeness::Near,
        (false, _) => Likeness::Other,
    }
}

/// A day or a kind says which incident is meant; a number or a yes would fit many.
const fn is_anchor(column: &Field) -> bool {
    match column.kind {
        FieldKind::Date | FieldKind::Choice { .. } | FieldKind::Choices { .. } | FieldKind::Level { .. } => true,
        FieldKind::Count
        | FieldKind::Amount { .. }
        | FieldKind::Ratio { .. }
        | FieldKind::Percent
        | FieldKind::YesNo
        | FieldKind::Text => false,
    }
}

fn says_the_same(one: &Value, other: &Value) -> bool {
    match (one, other) {
        (Value::Text(a), Value::Text(b)) => words(a) == words(b),
        (Value::Options(a), Value::Options(b)) => a.len() == b.len() && a.iter().all(|id| b.contains(id)),
        (a, b) => a == b,
    }
}

/// Without marks, capitals and punctuation.
fn words(text: &str) -> String {
    let folded = fold(text);
    let words: Vec<&str> = folded.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).collect();
    words.join(" ")
}

#[cfg(test)]
mod tests;
