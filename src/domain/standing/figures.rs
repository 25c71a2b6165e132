//! One unit's counting values, laid out for judging: found by field without a search.
use crate::domain::{
    plan::{FieldKey, Form},
    value::Value,
};
use rust_decimal::Decimal;

/// Values of one report. A field without a usable value is `None`.
#[derive(Debug, Clone, Default)]
pub struct Figures {
    plain: Vec<Option<Value>>,
    /// (field, quarter 1–4) → value.
    quarters: Vec<(u16, u32, Value)>,
    /// Filled rows of each table.
    rows: Vec<u32>,
}

impl Figures {
    /// `values`: field, row (quarter, table row, or 0), value.
    pub fn new(form: &Form, values: impl IntoIterator<Item = (FieldKey, u32, Value)>) -> Self {
        let mut figures =
            Self { plain: vec![None; form.fields.len()], quarters: Vec::new(), rows: vec![0; form.tables.len()] };
        for (key, row, value) in values {
            figures.put(key, row, value);
        }
        figures
    }

    /// Makes room for another report of the same form.
    pub fn clear(&mut self) {
        self.plain.fill(None);
        self.quarters.clear();
        self.rows.fill(0);
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
            FieldKey::Column { table, .. } => {
                // Rows are numbered without gaps: the last number is how many there are.
                if let Some(rows) = self.rows.get_mut(usize::from(table)) {
                    *rows = (*rows).max(row);
                }
            }
        }
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

    pub fn rows(&self, table: usize) -> u32 {
        self.rows.get(table).copied().unwrap_or(0)
    }
}
