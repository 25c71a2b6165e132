//! Our blank form, filled in: the real one, read back cell by cell and typed into.
use crate::{
    truth::{
        chance::Chance,
        draft::{Draft, Whole},
        meaning::values,
        office::Office,
        typed::{Typed, sides, typed},
    },
    workbook::{At, Book, Content, Sheet},
};
use calamine::{Data, Reader, SheetVisible, Xlsx};
use chrono::NaiveDate;
use std::{collections::BTreeMap, io::Cursor};
use tonghop::{
    domain::{
        grid,
        plan::{
            FieldKey, Form,
            layout::{self, Part, Row},
        },
        value::Value,
    },
    sheet::write::{fill, write_form},
};

pub fn draft(office: &Office, mess: u32, moved: bool, chance: &mut Chance) -> Draft {
    let unit = chance.below(office.units.len());
    let day = NaiveDate::from_ymd_opt(2026, 5, 4).unwrap();
    let form = office.form();
    let blank = write_form(form, &office.plan, &office.period, Some(&office.units[unit]), day).unwrap();
    let mut draft =
        Draft { book: opened(&blank), stem: format!("{} bao cao", office.units[unit].code), ..Draft::default() };
    draft.wholes.insert(unit, Whole::Sure);
    let values = values(office, &office.units[unit], chance);
    let mut cells: BTreeMap<(FieldKey, u32), Vec<At>> = BTreeMap::new();
    for (row, entry) in layout::rows(form) {
        match entry {
            Row::Field { key, part: Part::Quarters } => {
                (1..=4).for_each(|quarter| {
                    cells.entry((key, quarter)).or_default().push((row, layout::VALUE_COLUMN + quarter - 1))
                });
            }
            Row::Field { key, .. } => cells.entry((key, 0)).or_default().push((row, layout::VALUE_COLUMN)),
            Row::TableRow { table, number } => {
                let count = u32::try_from(form.tables[table].columns.len()).unwrap();
                for (column, (first, _)) in (0..).zip(layout::table_columns(count)) {
                    let key = FieldKey::Column { table: u16::try_from(table).unwrap(), column };
                    cells.entry((key, number)).or_default().push((row, first));
                }
            }
            Row::Section(_) | Row::Quarters | Row::TableTitle(_) | Row::TableHeader(_) => {}
        }
    }
    for (key, value) in &values {
        let places = &cells[key];
        if let Some(Value::Ratio { numerator, denominator }) = value {
            let tag = draft.mean(
                &Typed {
                    meaning: crate::truth::meaning::Meaning::Is(value.clone().unwrap()),
                    ..Typed::nothing(None, "plain")
                },
                unit,
                *key,
            );
            for (at, side) in places.iter().zip(sides(*numerator, *denominator)) {
                draft.book.sheets[0].put(*at, side).tag = Some(tag);
            }
            continue;
        }
        let typed = match value {
            // Our form has no number that could be taken for a share: it says how to fill it in.
            None if matches!(
                form.get(key.0).map(|field| &field.kind),
                Some(tonghop::domain::plan::FieldKind::Ratio { .. })
            ) =>
            {
                Typed::nothing(None, "blank")
            }
            value => typed(form.get(key.0).unwrap(), value.as_ref(), mess, chance),
        };
        draft.put(0, places[0], typed, unit, *key);
    }
    if moved {
        move_about(&mut draft, form, chance);
    } else if chance.percent(50) {
        draft.bytes = filled(&blank, &draft.book.sheets[0]);
    }
    draft
}

/// The blank form itself with the cells filled in, styles and all; None where it cannot hold what was typed.
fn filled(blank: &[u8], sheet: &Sheet) -> Option<Vec<u8>> {
    let mut cells = BTreeMap::new();
    for (at, cell) in sheet.cells.iter().filter(|(_, cell)| cell.tag.is_some()) {
        if cell.percent || cell.formula != crate::workbook::Formula::None {
            return None;
        }
        let content = match &cell.content {
            Content::Text(text) => grid::Content::Text(text.clone()),
            Content::Number(number) => grid::Content::Number(*number),
            Content::Bool(truth) => grid::Content::Bool(*truth),
            Content::Error(error) => grid::Content::Error((*error).into()),
            // The cell it stands in shows no date.
            Content::Date(_) => return None,
        };
        cells.insert(grid::Address::new(at.0, at.1), content);
    }
    fill(blank, &cells).ok()
}

/// A workbook the program wrote, as the tests' own model.
fn opened(bytes: &[u8]) -> Book {
    let mut book: Xlsx<_> = calamine::open_workbook_from_rs(Cursor::new(bytes.to_vec())).unwrap();
    let sheets = book.sheets_metadata().to_vec();
    let read = |about: &calamine::Sheet| {
        let mut sheet = Sheet { hidden: about.visible != SheetVisible::Visible, ..Sheet::named(&about.name) };
        let range = book.worksheet_range(&about.name).unwrap();
        let start = range.start().unwrap_or_default();
        for (row, column, data) in range.used_cells() {
            let at = (start.0 + u32::try_from(row).unwrap(), start.1 + u32::try_from(column).unwrap());
            match data {
                Data::String(text) if !text.is_empty() => sheet.say(at, text.clone()),
                Data::Float(number) => {
                    sheet.put(at, Content::Number(*number));
                }
                Data::Int(number) => {
                    sheet.put(at, Content::Number(*number as f64));
                }
                _ => {}
            }
        }
        let areas = book.merge_cells_by_sheet_name(&about.name).unwrap();
        sheet.merged = areas.into_iter().map(|area| (area.start, area.end)).collect();
        sheet
    };
    Book { sheets: sheets.iter().map(read).collect() }
}

/// What people do to a form that asks them not to.
fn move_about(draft: &mut Draft, form: &Form, chance: &mut Chance) {
    draft.messes.push("rows or columns moved");
    let is_table = |entry: &Row| matches!(entry, Row::TableTitle(_) | Row::TableHeader(_) | Row::TableRow { .. });
    let tables: Vec<u32> =
        layout::rows(form).iter().filter(|(_, entry)| is_table(entry)).map(|(row, _)| *row).collect();
    for _ in 0..chance.between(1, 3) {
        let sheet = &mut draft.book.sheets[0];
        let row = chance.between(layout::HEADER_ROW + 2, sheet.last_row() - 9);
        // What stands among a table's rows is a row of the table; rows above may have come in before.
        let in_table = tables.iter().any(|at| (at.saturating_sub(2)..at + 10).contains(&row));
        match chance.below(4) {
            0 if !in_table => sheet.insert_rows(row, 1),
            1 if !in_table => {
                sheet.insert_rows(row, 1);
                sheet.text((row, layout::LABEL_COLUMN), "Nội dung khác do nhà trường bổ sung");
                sheet.text((row, layout::VALUE_COLUMN), "đã làm");
            }
            2 => sheet.insert_columns(0, 1),
            _ => sheet.insert_rows(2, 2),
        }
    }
}
