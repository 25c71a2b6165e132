//! The rows of the sheet of forms, put one below the other.
use super::{
    super::{SheetFaultKind, Tab, column::words::FORM_ROWS},
    Reader,
    build::{plain, rename},
    index::Index,
    rows::Row,
};
use crate::domain::{
    plan::source::document::{Mark, Table, Value},
    vietnamese::fold,
};

#[derive(Default)]
struct Form {
    table: Table,
    sections: Vec<Section>,
}

#[derive(Default)]
struct Section {
    table: Table,
    fields: Vec<Table>,
    tables: Vec<Repeating>,
    /// Columns may follow: a table was the last row but columns.
    in_table: bool,
}

#[derive(Default)]
struct Repeating {
    table: Table,
    columns: Vec<Table>,
    checklist: Vec<(String, Mark)>,
}

pub(super) fn forms(reader: &mut Reader, rows: &[Row], options: &[Row], index: &Index) -> Vec<Table> {
    let mut forms: Vec<Form> = Vec::new();
    for row in rows {
        let mut table = plain(Tab::Forms, row, index);
        match row.sort {
            Some("form" | "section" | "table") => rename(&mut table, "label", "title"),
            _ => field(reader, row, &mut table, options),
        }
        let placed = match row.sort {
            Some("form") => {
                forms.push(Form { table, ..Form::default() });
                Ok(())
            }
            Some("section") => match forms.last_mut() {
                Some(form) => {
                    form.sections.push(Section { table, ..Section::default() });
                    Ok(())
                }
                None => Err("form"),
            },
            sort => match forms.last_mut().and_then(|form| form.sections.last_mut()) {
                Some(section) => section.put(sort, table),
                None => Err(if forms.is_empty() { "form" } else { "section" }),
            },
        };
        if let Err(below) = placed {
            let word = |token: &str| FORM_ROWS.iter().find(|(known, _)| *known == token).map_or("", |(_, word)| word);
            let kind = SheetFaultKind::OutOfPlace { row: word(row.sort.unwrap_or_default()), below: word(below) };
            let mark = reader.beside(row, super::super::column::ROW);
            reader.fault(mark, kind);
        }
    }
    forms.into_iter().map(Form::finish).collect()
}

impl Form {
    fn finish(mut self) -> Table {
        let sections: Vec<Table> = self.sections.into_iter().map(Section::finish).collect();
        if !sections.is_empty() {
            self.table.put("section", Value::Sections(sections));
        }
        self.table
    }
}

impl Section {
    fn put(&mut self, sort: Option<&str>, mut table: Table) -> Result<(), &'static str> {
        match sort {
            Some("table") => {
                self.tables.push(Repeating { table, ..Repeating::default() });
                self.in_table = true;
            }
            Some("column") => {
                let last = self.tables.last_mut().filter(|_| self.in_table).ok_or("table")?;
                if let Some(entry) = table.take("checklist")
                    && let Some(id) = table.get("id").and_then(Value::text)
                {
                    last.checklist.push((id.to_owned(), entry.mark));
                }
                last.columns.push(table);
            }
            _ => {
                self.fields.push(table);
                self.in_table = false;
            }
        }
        Ok(())
    }

    fn finish(mut self) -> Table {
        if !self.fields.is_empty() {
            self.table.put("field", Value::Sections(self.fields));
        }
        let tables: Vec<Table> = self.tables.into_iter().map(Repeating::finish).collect();
        if !tables.is_empty() {
            self.table.put("table", Value::Sections(tables));
        }
        self.table
    }
}

impl Repeating {
    fn finish(mut self) -> Table {
        if let Some((_, mark)) = self.checklist.first() {
            let (mark, ids) = (*mark, self.checklist.iter().map(|(id, _)| id));
            self.table.put_marked("checklist", mark, Value::texts(ids));
        }
        if !self.columns.is_empty() {
            self.table.put("column", Value::Sections(self.columns));
        }
        self.table
    }
}

/// A field's kind with its unit, and its options from their sheet.
fn field(reader: &mut Reader, row: &Row, table: &mut Table, options: &[Row]) {
    if let Some(kind) = table.entries.iter_mut().find(|entry| entry.key == "kind")
        && let Some((word, unit)) = kind.value.text().and_then(|text| text.split_once(' '))
    {
        let (word, unit, mark) = (word.to_owned(), unit.to_owned(), kind.mark);
        kind.value = Value::Text(word);
        table.put_marked("unit", mark, Value::Text(unit));
    }
    let Some(entry) = table.take("options") else { return };
    let name = entry.value.text().unwrap_or_default().to_owned();
    let of = |row: &&Row| row.text("list").is_some_and(|list| fold(list) == fold(&name));
    let list: Vec<Value> = options.iter().filter(of).map(|row| Value::Inline(option(row))).collect();
    if list.is_empty() {
        let mut known: Vec<String> = options.iter().filter_map(|row| row.text("list")).map(str::to_owned).collect();
        known.dedup();
        let mark = entry.mark.unwrap_or(row.mark);
        reader.fault(mark, SheetFaultKind::NoList { found: name, known });
        return;
    }
    table.put_marked("options", entry.mark, Value::List(list));
}

fn option(row: &Row) -> Table {
    let mut cells = row.cells.clone();
    let mut table = Table { mark: Some(row.mark), entries: vec![] };
    for key in ["id", "label", "short"] {
        table.entries.extend(cells.take(key));
    }
    table
}
