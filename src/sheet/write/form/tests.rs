//! A form is read back: every label where the layout says, every rule in the file.
#![allow(clippy::unwrap_used, clippy::indexing_slicing)]
use super::super::sample::{date, period, plan, unit};
use super::*;
use crate::domain::{
    grid::Address,
    intake::marker,
    plan::layout::{Part, Row},
};
use calamine::{Data, Reader, SheetVisible, Xlsx};
use std::io::{Cursor, Read};

fn written(unit: Option<&Unit>) -> Vec<u8> {
    let plan = plan();
    write_form(&plan.forms[0], &plan, &period(&plan), unit, date("2026-05-01")).unwrap()
}

fn open(bytes: &[u8]) -> Xlsx<Cursor<Vec<u8>>> {
    Xlsx::new(Cursor::new(bytes.to_vec())).unwrap()
}

fn text(book: &mut Xlsx<Cursor<Vec<u8>>>, sheet: &str, at: Address) -> String {
    book.worksheet_range(sheet).unwrap().get_value((at.row, at.column)).map(ToString::to_string).unwrap_or_default()
}

fn part(bytes: &[u8], name: &str) -> String {
    let mut package = zip::ZipArchive::new(Cursor::new(bytes)).unwrap();
    let mut xml = String::new();
    package.by_name(name).unwrap().read_to_string(&mut xml).unwrap();
    xml
}

#[test]
fn every_label_stands_where_the_layout_says() {
    let plan = plan();
    let form = &plan.forms[0];
    let mut book = open(&written(None));
    let mut rows = 0;
    for (row, entry) in layout::rows(form) {
        let at = Address::new(row, layout::LABEL_COLUMN);
        let expected = match entry {
            Row::Field { key, part } => layout::label(form, key, part),
            Row::TableTitle(table) => form.tables[table].title.clone(),
            Row::TableHeader(table) => form.tables[table].columns[0].label.clone(),
            Row::Quarters => words::QUARTERLY.into(),
            Row::Section(_) | Row::TableRow { .. } => continue,
        };
        assert_eq!(text(&mut book, words::SHEET, at), expected);
        rows += 1;
    }
    assert_eq!(rows, form.fields.len() + 1 + 1 + 2, "a ratio takes two rows, quarters a heading, a table two");
}

#[test]
fn the_hidden_sheet_says_what_the_form_was_made_for() {
    let unit = unit(7, "Trường THPT Ea H’Leo", "thpt");
    let mut book = open(&written(Some(&unit)));
    let rows: Vec<(String, String)> = (0..5)
        .map(|row| {
            (text(&mut book, marker::SHEET, Address::new(row, 0)), text(&mut book, marker::SHEET, Address::new(row, 1)))
        })
        .collect();
    let expected = [
        ("plan", "mau-antq"),
        ("form", "mau-01"),
        ("form_version", "3"),
        ("period", "sau-thang@2026-H1"),
        ("unit", "007"),
    ];
    assert_eq!(rows, expected.map(|(key, value)| (key.to_owned(), value.to_owned())));
    let code = book.worksheet_range(marker::SHEET).unwrap().get_value((4, 1)).cloned();
    assert_eq!(code, Some(Data::String("007".into())), "a code never becomes a number");
    let hidden: Vec<bool> = book.sheets_metadata().iter().map(|sheet| sheet.visible == SheetVisible::Hidden).collect();
    assert_eq!(hidden, [false, true]);
    let code = text(&mut book, words::SHEET, Address::new(layout::CODE_ROW, layout::HEAD_VALUE_COLUMN));
    assert_eq!(code, "007");
}

#[test]
fn the_same_form_gives_the_same_bytes() {
    let unit = unit(1, "Trường THPT A", "thpt");
    assert_eq!(written(Some(&unit)), written(Some(&unit)));
}

#[test]
fn what_may_be_typed_is_said_in_the_file() {
    let xml = part(&written(None), "xl/worksheets/sheet1.xml");
    for needle in [
        "type=\"list\"",
        "<formula1>\"Có,Không\"</formula1>",
        "<formula1>\"Yếu,Trung bình,Khá,Xuất sắc\"</formula1>",
        "<formula1>'_tonghop'!$D$1:$D$12</formula1>",
        "type=\"whole\"",
        "type=\"decimal\"",
        "type=\"date\"",
        "prompt=",
        "error=",
        "<sheetProtection",
        "formatColumns=\"0\"",
        "differentFirst=\"1\"",
        "fitToPage=\"1\"",
    ] {
        assert!(xml.contains(needle), "{needle}");
    }
    assert!(!xml.contains("password"), "protection without a password");
}

#[test]
fn only_what_is_asked_is_open() {
    // The half-year to 19/5/2026 asks for the quarters I and II of 2026; IV of 2025 was still running at the cut-off
    // of the year before, but ended before the plan was issued.
    let plan = plan();
    let kindergarten = unit(9, "Trường Mầm non Hoa Sen", "mn");
    let mut book = open(&written(Some(&kindergarten)));
    let form = &plan.forms[0];
    let key = form.field_key("antt").unwrap();
    let at = layout::value_cell(form, key, Part::Whole).unwrap();
    assert_eq!(text(&mut book, words::SHEET, at), "Không áp dụng");

    let xml = part(&written(None), "xl/worksheets/sheet1.xml");
    let quarters = layout::value_cell(form, form.field_key("phat-dong").unwrap(), Part::Quarters).unwrap();
    let style = |column: u32| {
        let cell = format!("<c r=\"{}\" s=\"", quarters.right(column));
        let rest = &xml[xml.find(&cell).unwrap() + cell.len()..];
        rest[..rest.find('"').unwrap()].to_owned()
    };
    assert_eq!(style(0), style(1));
    assert_ne!(style(1), style(2));
    assert_ne!(style(1), style(3));
    let heading = quarters.right(3).row - 1;
    assert_eq!(text(&mut book, words::SHEET, Address::new(heading, quarters.column + 3)), "Quý IV");
}

#[test]
fn an_archive_of_forms_is_the_same_twice_and_opens() {
    let forms = || [("001.xlsx".to_owned(), written(None)), ("002.xlsx".to_owned(), written(None))];
    let pack = || {
        let mut out = Cursor::new(Vec::new());
        zip_forms(forms(), &mut out).unwrap();
        out.into_inner()
    };
    let bytes = pack();
    assert_eq!(bytes, pack());
    let mut archive = zip::ZipArchive::new(Cursor::new(&bytes)).unwrap();
    assert_eq!(archive.file_names().map(Result::unwrap).collect::<Vec<_>>(), ["001.xlsx", "002.xlsx"]);
    let mut first = Vec::new();
    archive.by_index(0).unwrap().read_to_end(&mut first).unwrap();
    open(&first);
}
