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

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;
    use crate::domain::{
        grid::Address,
        intake::Report,
        plan::{Form, source},
        value::How,
    };

    const TABLE: u16 = 1;

    fn form() -> Form {
        let plan = source::parse(source::find("thuthua-antt-2023-2024").unwrap().text).unwrap();
        plan.form("so-ket").unwrap().clone()
    }

    /// A nomination: its name, then what stands under the list, the minutes and the record of merits.
    fn said(papers: [Option<Value>; 3]) -> Vec<Finding> {
        let form = form();
        let column = |id: &str| form.key(&format!("khen-thuong.{id}")).unwrap();
        let cells = ["danh-sach", "bien-ban", "thanh-tich"].into_iter().zip(papers);
        let name = ("ten", Some(Value::Text("Tổ Văn".into())));
        let entries = (0..).zip([name].into_iter().chain(cells)).map(|(at, (id, value))| Entry {
            field: column(id),
            row: 2,
            value,
            typed: String::new(),
            how: How::AsIs,
            sheet: 0,
            cell: Address::new(30, at),
        });
        let report = Report { sheets: vec!["S".into()], entries: entries.collect(), findings: vec![] };
        incomplete(&Figures { form: &form, report: &report, more: &[] })
    }

    #[test]
    fn a_dossier_lacks_what_is_not_there() {
        let (yes, no) = (Some(Value::YesNo(true)), Some(Value::YesNo(false)));
        let (list, minutes, merits) = ("Danh sách đề nghị", "Biên bản họp xét", "Bản thành tích");
        for (papers, lacking) in [
            ([&yes, &yes, &yes], vec![]),
            ([&yes, &no, &yes], vec![minutes]),
            ([&yes, &None, &yes], vec![minutes]),
            ([&yes, &yes, &Some(Value::NotApplicable)], vec![merits]),
            ([&None, &no, &None], vec![list, minutes, merits]),
        ] {
            let found = said(papers.map(Clone::clone));
            let items = lacking.iter().map(|item| (*item).to_owned()).collect();
            let expected: Vec<_> = (!lacking.is_empty()).then_some(Expected::OneOf(items)).into_iter().collect();
            assert_eq!(found.iter().filter_map(|one| one.expected.clone()).collect::<Vec<_>>(), expected);
            assert!(found.iter().all(|one| one.found.as_deref() == Some("2 (Tổ Văn)")));
        }
        let found = said([yes.clone(), no, yes]).pop().unwrap();
        assert_eq!(found.place.unwrap().cell, Some(Address::new(30, 2)), "the cell that says no");
        assert_eq!(found.field.map(|key| matches!(key, FieldKey::Column { table: TABLE, .. })), Some(true));
    }
}
