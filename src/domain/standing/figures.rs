//! One unit's counting values, laid out for judging: found by field without a search.
use crate::domain::{
    intake::relation::TableRow,
    plan::{FieldKey, Form, Table},
    value::Value,
};
use rust_decimal::Decimal;
use std::collections::BTreeMap;

/// Values of one report. A field without a usable value is `None`.
#[derive(Debug, Clone, Default)]
pub struct Figures {
    plain: Vec<Option<Value>>,
    /// (field, quarter 1–4) → value.
    quarters: Vec<(u16, u32, Value)>,
    /// Filled rows of each table.
    rows: Vec<Rows>,
    /// Nothing was sent but rows, at any time: the report of the period is not in.
    only_rows: bool,
}

/// The filled rows of one table.
#[derive(Debug, Clone, Default)]
struct Rows {
    /// Columns of the checklist.
    checklist: Vec<u16>,
    /// Row → how many items of the checklist it has.
    own: BTreeMap<u32, usize>,
    /// Those that came in reports sent at any time, and how many of them are complete.
    added: [u32; 2],
}

impl Figures {
    /// `values`: field, row (quarter, table row, or 0), value.
    pub fn new(form: &Form, values: impl IntoIterator<Item = (FieldKey, u32, Value)>) -> Self {
        let column = |table: &Table, id: &String| table.columns.iter().position(|one| one.id == *id);
        let checklist =
            |table: &Table| table.checklist.iter().filter_map(|id| u16::try_from(column(table, id)?).ok()).collect();
        let rows = form.tables.iter().map(|table| Rows { checklist: checklist(table), ..Rows::default() });
        let (plain, quarters) = (vec![None; form.fields.len()], Vec::new());
        let mut figures = Self { plain, quarters, rows: rows.collect(), only_rows: false };
        for (key, row, value) in values {
            figures.put(key, row, value);
        }
        figures
    }

    /// Makes room for another report of the same form.
    pub fn clear(&mut self) {
        self.plain.fill(None);
        self.quarters.clear();
        for rows in &mut self.rows {
            rows.own.clear();
            rows.added = [0, 0];
        }
        self.only_rows = false;
    }

    /// Adds a value that was sent.
    pub fn put(&mut self, key: FieldKey, row: u32, value: Value) {
        match key {
            FieldKey::Field(field) if row == 0 => {
                if let Some(place) = self.plain.get_mut(usize::from(field)) {
                    *place = Some(value);
                }
            }
            FieldKey::Field(field) => self.quarters.push((field, row, value)),
            FieldKey::Column { table, column } => {
                if let Some(rows) = self.rows.get_mut(usize::from(table)) {
                    let has = rows.checklist.contains(&column) && value == Value::YesNo(true);
                    *rows.own.entry(row).or_default() += usize::from(has);
                }
            }
        }
    }

    /// A cell of which nothing usable came. The row it stands in is there all the same.
    pub fn see(&mut self, key: FieldKey, row: u32) {
        if let FieldKey::Column { table, .. } = key
            && let Some(rows) = self.rows.get_mut(usize::from(table))
        {
            rows.own.entry(row).or_default();
        }
    }

    /// Adds a row that was sent at any time and is not in the report.
    pub fn add_row(&mut self, row: &TableRow) {
        let Some(rows) = self.rows.get_mut(usize::from(row.table)) else { return };
        let has = |column: &u16| matches!(row.cells.get(usize::from(*column)), Some(Some(Value::YesNo(true))));
        let [all, complete] = &mut rows.added;
        *all += 1;
        *complete += u32::from(rows.checklist.iter().all(has));
    }

    /// The report of the period is not in: all there is are rows sent at any time.
    pub const fn without_report(&mut self) {
        self.only_rows = true;
    }

    pub const fn only_rows(&self) -> bool {
        self.only_rows
    }

    /// Puts a clerk's correction over what was sent; `None` clears the field.
    pub fn correct(&mut self, key: FieldKey, row: u32, value: Option<Value>) {
        if let FieldKey::Field(field) = key {
            if row == 0 {
                if let Some(place) = self.plain.get_mut(usize::from(field)) {
                    *place = value;
                }
                return;
            }
            self.quarters.retain(|(one, number, _)| (*one, *number) != (field, row));
            self.quarters.extend(value.map(|value| (field, row, value)));
        }
    }

    pub fn value(&self, field: u16) -> Option<&Value> {
        self.plain.get(usize::from(field))?.as_ref()
    }

    pub fn quarter(&self, field: u16, quarter: u32) -> Option<&Value> {
        self.quarters.iter().find(|(one, number, _)| *one == field && *number == quarter).map(|(_, _, value)| value)
    }

    pub fn number(&self, field: u16) -> Option<Decimal> {
        self.value(field).and_then(Value::number)
    }

    /// Filled rows of a table.
    pub fn rows(&self, table: usize) -> u32 {
        self.rows.get(table).map_or(0, |rows| number(rows.own.len()).saturating_add(rows.added[0]))
    }

    /// Those of them that have everything the table's checklist asks.
    pub fn complete_rows(&self, table: usize) -> u32 {
        let complete = |rows: &Rows| {
            let own = rows.own.values().filter(|has| **has >= rows.checklist.len()).count();
            number(own).saturating_add(rows.added[1])
        };
        self.rows.get(table).map_or(0, complete)
    }
}

fn number(rows: usize) -> u32 {
    u32::try_from(rows).unwrap_or(u32::MAX)
}
