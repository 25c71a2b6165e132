//! Rows of a table that have not everything a complete one has: the documents of a dossier, the “6 rõ” of a model.
use super::Figures;
use crate::domain::{
    intake::{Code, Entry, Expected, Finding},
    plan::{FieldKey, Table},
    value::Value,
};
use std::collections::BTreeMap;

/// One finding for each row, with all that it lacks. What does not apply to a row is not there either: the plan asks for it.
pub(super) fn incomplete(figures: &Figures) -> Vec<Finding> {
    let tables = (0..).zip(&figures.form.tables).filter(|(_, table)| !table.checklist.is_empty());
    tables
        .flat_map(|(at, table)| rows(figures, at).into_iter().filter_map(move |row| row.finding(figures, at, table)))
        .collect()
}

/// What stands in one row, by column.
struct Row<'a> {
    number: u32,
    cells: BTreeMap<u16, &'a Entry>,
}

fn rows<'a>(figures: &Figures<'a>, of: u16) -> Vec<Row<'a>> {
    let mut rows: BTreeMap<u32, BTreeMap<u16, &Entry>> = BTreeMap::new();
    for entry in &figures.report.entries {
        if let FieldKey::Column { table, column } = entry.field
            && table == of
        {
            rows.entry(entry.row).or_default().insert(column, entry);
        }
    }
    rows.into_iter().map(|(number, cells)| Row { number, cells }).collect()
}

impl Row<'_> {
    fn finding(&self, figures: &Figures, table: u16, definition: &Table) -> Option<Finding> {
        let cell = |column: usize| u16::try_from(column).ok().and_then(|column| self.cells.get(&column));
        let has = |column: usize| cell(column).is_some_and(|entry| entry.value == Some(Value::YesNo(true)));
        let lacking = definition.lacking(has);
        let first = lacking.first()?;
        let column = definition.columns.iter().position(|column| column.id == first.id)?;
        let place = cell(column).or(self.cells.values().next()).and_then(|entry| figures.place(entry));
        let items = lacking.iter().map(|item| item.label.clone()).collect();
        let finding = Finding { place, ..Finding::new(Code::RowIncomplete) };
        let key = FieldKey::Column { table, column: u16::try_from(column).ok()? };
        Some(finding.of(key).found(self.name()).expected(Expected::OneOf(items)))
    }

    /// Its number, with the first words in it: "2 (Tổ Văn)".
    fn name(&self) -> String {
        let words = self.cells.values().find_map(|entry| match &entry.value {
            Some(Value::Text(text)) => Some(text.as_str()),
            Some(
                Value::Number(_)
                | Value::Ratio { .. }
                | Value::YesNo(_)
                | Value::Option(_)
                | Value::Options(_)
                | Value::Date(_)
                | Value::NotApplicable,
            )
            | None => None,
        });
        words.map_or_else(|| self.number.to_string(), |words| format!("{} ({words})", self.number))
    }
}
