//! Excel's own format.
use super::{Book, Cell, Content, Formula, Shown, packed::pack};
use rust_xlsxwriter::{ExcelDateTime, Format, Formula as Sum, Workbook, Worksheet};
use std::io::{Cursor, Read};
use zip::ZipArchive;

pub fn write(book: &Book) -> Vec<u8> {
    let mut out = Workbook::new();
    for sheet in &book.sheets {
        let page = out.add_worksheet();
        page.set_name(&sheet.name).unwrap().set_hidden(sheet.hidden);
        // A cell that must hold nothing shows none of the zeros that stand for what was not calculated.
        page.set_formula_result_default("");
        for ((first, last), area) in sheet.merged.iter().map(|area| (*area, Format::new())) {
            page.merge_range(first.0, column(first.1), last.0, column(last.1), "", &area).unwrap();
        }
        for ((row, at), cell) in &sheet.cells {
            put(page, *row, column(*at), cell);
        }
        for row in &sheet.hidden_rows {
            page.set_row_hidden(*row).unwrap();
        }
        for at in &sheet.hidden_columns {
            page.set_column_hidden(column(*at)).unwrap();
        }
    }
    if book.sheets.iter().any(|sheet| sheet.hidden) {
        let first = book.sheets.iter().position(|sheet| !sheet.hidden).unwrap_or(0);
        out.worksheet_from_index(first).unwrap().set_active(true);
    }
    without_results(&out.save_to_buffer().unwrap())
}

/// The library gives every formula a result; where it is empty, the program that wrote the file had none.
fn without_results(bytes: &[u8]) -> Vec<u8> {
    let mut archive = ZipArchive::new(Cursor::new(bytes)).unwrap();
    let mut parts = Vec::new();
    for at in 0..archive.len() {
        let mut part = archive.by_index(at).unwrap();
        let (name, mut held) = (part.name().unwrap().into_owned(), Vec::new());
        part.read_to_end(&mut held).unwrap();
        if name.starts_with("xl/worksheets/sheet") {
            held = String::from_utf8(held).unwrap().replace(EMPTY, NONE).into_bytes();
        }
        parts.push((name, held));
    }
    pack(parts.iter().map(|(name, held)| (name.as_str(), held.clone())), &[])
}

const EMPTY: &str = " t=\"str\"><f>$ZZ$1+1</f><v></v>";
const NONE: &str = "><f>$ZZ$1+1</f>";

fn column(at: u32) -> u16 {
    u16::try_from(at).unwrap()
}

fn put(page: &mut Worksheet, row: u32, column: u16, cell: &Cell) {
    let (font, shown) = cell.look();
    let mut look = Format::new();
    if let Some(name) = font {
        look = look.set_font_name(name);
    }
    look = match shown {
        Shown::Plain => look,
        Shown::Percent => look.set_num_format("0%"),
        Shown::Date => look.set_num_format("dd/mm/yyyy"),
    };
    match cell.formula {
        Formula::None => {}
        Formula::Stored => {
            let result = match &cell.content {
                // "0" would be taken for "no result".
                Content::Number(number) if *number == 0.0 => "0.0".into(),
                Content::Number(number) => number.to_string(),
                Content::Text(text) => text.clone(),
                Content::Date(date) => super::serial(*date).to_string(),
                Content::Bool(truth) => u8::from(*truth).to_string(),
                Content::Error(error) => (*error).to_owned(),
            };
            page.write_formula_with_format(row, column, Sum::new("=$ZZ$1+1").set_result(result), &look).unwrap();
            return;
        }
        Formula::Uncalculated => {
            page.write_formula_with_format(row, column, Sum::new("=$ZZ$1+1"), &look).unwrap();
            return;
        }
    }
    match &cell.content {
        Content::Text(text) => page.write_string_with_format(row, column, text, &look),
        Content::Number(number) => page.write_number_with_format(row, column, *number, &look),
        Content::Bool(truth) => page.write_boolean_with_format(row, column, *truth, &look),
        Content::Date(date) => {
            let date = ExcelDateTime::parse_from_str(&date.format("%Y-%m-%d").to_string()).unwrap();
            page.write_datetime_with_format(row, column, &date, &look)
        }
        Content::Error(error) => {
            page.write_formula_with_format(row, column, Sum::new("=1/0").set_result(*error), &look)
        }
    }
    .unwrap();
}
