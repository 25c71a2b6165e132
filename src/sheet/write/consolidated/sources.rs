//! Nguồn số liệu: for every figure the file and the cell it came from. Stays in the office.
use super::{
    super::{WriteError, pen::Pen},
    Export,
    list::{Heading, List},
    shown::{self, Shown},
    words,
};
use crate::domain::{
    grid::Address,
    intake::report::Entry,
    plan::FieldKey,
    standing::{Sourced, UnitLine},
    value::How,
};
use std::collections::HashMap;

const REPORT: [(&str, f64); 7] = [
    ("Mã đơn vị", 12.0),
    ("Tên đơn vị", 30.0),
    ("Tệp", 36.0),
    ("Mã SHA-256 của tệp", 38.0),
    ("Ngày nhận", 12.0),
    ("Lần gửi", 8.0),
    ("Người duyệt", 16.0),
];
const FROZEN: u32 = 2;
/// Which of them says which version it is.
const VERSION: usize = 5;

pub fn write(pen: &mut Pen<'_>, export: &Export<'_>) -> Result<(), WriteError> {
    let form = export.c.form;
    let fields: Vec<(FieldKey, &str)> = form.keyed_fields().map(|(key, field)| (key, field.label.as_str())).collect();
    let tables: Vec<&str> = form.tables.iter().map(|table| table.title.as_str()).collect();
    let mut columns = REPORT.to_vec();
    columns.extend(fields.iter().map(|(_, label)| (*label, 17.0)));
    columns.extend(tables.iter().map(|title| (*title, 17.0)));
    let heading = Heading { appendix: None, title: "Nguồn số liệu", columns: &columns };
    let mut list = List::start(pen, export, &heading)?;
    list.freeze_columns(FROZEN)?;
    let sourced = || export.c.units.iter().filter_map(|line| Some((line, line.source.as_ref()?)));
    for (line, source) in sourced() {
        let places = places(source);
        let mut row = report_cells(line, source);
        let place = |key: &Place| Shown::text(places.get(key).cloned().unwrap_or_default());
        row.extend(fields.iter().map(|(key, _)| place(&Place::Field(*key))));
        row.extend((0..).zip(&tables).map(|(table, _)| place(&Place::Table(table))));
        list.row(&row)?;
    }
    // Their figures are rows, and stand in another form.
    for (line, source) in export.c.units.iter().flat_map(|line| line.at_any_time.iter().map(move |one| (line, one))) {
        let mut row = report_cells(line, source);
        if let Some(version) = row.get_mut(VERSION) {
            *version = Shown::centre("đột xuất");
        }
        list.row(&row)?;
    }

    list.gap();
    list.section("Số liệu không đọc nguyên văn: ghi thế nào, đọc thế nào, thành giá trị nào")?;
    list.header(&["Mã đơn vị", "Tên đơn vị", "Nội dung báo cáo", "Đã ghi", "Ô", "Quý, dòng", "Cách đọc", "Giá trị"])?;
    for (line, source) in sourced() {
        for entry in source.report.entries.iter().filter(|entry| entry.how != How::AsIs) {
            let value = form.get(entry.field).zip(entry.value.as_ref());
            list.row(&[
                Shown::centre(&line.unit.code),
                Shown::text(&line.unit.name),
                Shown::text(words::field(form, entry.field)),
                Shown::text(&entry.typed),
                Shown::text(words::place(sheet(source, entry), Some(entry.cell))),
                if entry.row == 0 { Shown::none() } else { Shown::centre(&entry.row.to_string()) },
                Shown::text(words::how(entry.how)),
                value.map_or_else(
                    || Shown::text(words::NO_DATA),
                    |(field, value)| Shown::text(shown::line(field, value)),
                ),
            ])?;
        }
    }
    Ok(())
}

fn report_cells(line: &UnitLine<'_>, source: &Sourced) -> Vec<Shown> {
    vec![
        Shown::centre(&line.unit.code),
        Shown::text(&line.unit.name),
        Shown::text(&source.file),
        Shown::text(&source.sha256),
        Shown::Date(source.received),
        Shown::centre(&source.version.to_string()),
        Shown::text(source.reviewer.clone().unwrap_or_default()),
    ]
}

fn sheet<'a>(source: &'a Sourced, entry: &Entry) -> &'a str {
    source.report.sheets.get(usize::from(entry.sheet)).map_or("", String::as_str)
}

/// Tables are given as the area their cells lie in, quarters as a list of cells.
#[derive(PartialEq, Eq, Hash)]
enum Place {
    Field(FieldKey),
    Table(u16),
}

fn places(source: &Sourced) -> HashMap<Place, String> {
    let mut places: HashMap<Place, String> = HashMap::new();
    let mut areas: HashMap<(u16, u16), (Address, Address)> = HashMap::new();
    for entry in &source.report.entries {
        match entry.field {
            FieldKey::Field(_) => {
                let text = places.entry(Place::Field(entry.field)).or_default();
                if text.is_empty() {
                    *text = words::place(sheet(source, entry), Some(entry.cell));
                } else {
                    text.push_str(&format!("; {}", entry.cell));
                }
            }
            FieldKey::Column { table, .. } => {
                let cell = entry.cell;
                let (first, last) = areas.entry((table, entry.sheet)).or_insert((cell, cell));
                *first = Address::new(first.row.min(cell.row), first.column.min(cell.column));
                *last = Address::new(last.row.max(cell.row), last.column.max(cell.column));
                let name = words::place(sheet(source, entry), Some(*first));
                let area = if first == last { name } else { format!("{name}:{last}") };
                places.insert(Place::Table(table), area);
            }
        }
    }
    places
}
