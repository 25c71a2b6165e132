//! The plan of the clerk goes from `plan check` to the consolidated workbook; figures by hand.
use super::clerk::{book, plan};
use crate::{
    program::{Room, list},
    workbook::{Book, Format, Sheet},
};
use serde_json::{Value, json};
use std::collections::BTreeMap;
use tonghop::{
    domain::{
        grid::{self, Content, Workbook},
        plan::{
            Plan,
            layout::{Part, value_cell},
            source,
        },
    },
    sheet::{
        read::{Limits, read_in_process},
        write::fill,
    },
};

/// In the period after the first quarter, before the last day (4/4).
const DAY: &str = "2026-04-03";

/// Code, name, kind, then: plan, teachers, trained, level.
const UNITS: [(&str, &str, &str, &str, f64, f64, &str); 3] = [
    ("T01", "Trường Tiểu học Hoa Sen", "Tiểu học", "Có", 20.0, 12.0, "Khá"),
    ("T02", "Trường Tiểu học Lá Xanh", "Tiểu học", "Không", 30.0, 9.0, "Yếu"),
    ("T03", "Trường THCS Suối Reo", "THCS", "Có", 50.0, 34.0, "Xuất sắc"),
];

fn roster() -> Vec<u8> {
    let mut sheet = Sheet::named("Danh sách");
    for (column, heading) in (0..).zip(["Mã đơn vị", "Tên đơn vị", "Loại hình", "Phạm vi"]) {
        sheet.say((0, column), heading);
    }
    for (row, (code, name, kind, ..)) in (1..).zip(UNITS) {
        for (column, text) in (0..).zip([code, name, kind, "Thuộc xã"]) {
            sheet.say((row, column), text);
        }
    }
    Book { sheets: vec![sheet] }.bytes(Format::Xlsx)
}

fn filled(room: &Room, plan: &Plan, unit: (&str, &str, &str, &str, f64, f64, &str)) {
    let (code, _, _, has_plan, teachers, trained, level) = unit;
    room.say(&format!("template book.tonghop --out {code}.xlsx --unit {code} --as-of {DAY}")).well();
    let form = &plan.forms[0];
    let at = |field: &str| value_cell(form, form.field_key(field).unwrap(), Part::Whole).unwrap();
    let cells = BTreeMap::from([
        (at("da-xay-dung-ke-hoach"), Content::Text(has_plan.into())),
        (at("so-giao-vien"), Content::Number(teachers)),
        (at("so-giao-vien-duoc-tap-huan"), Content::Number(trained)),
        (at("xep-loai-an-toan"), Content::Text(level.into())),
    ]);
    let blank = std::fs::read(room.path(&format!("{code}.xlsx"))).unwrap();
    room.write(&format!("in/{code}.xlsx"), fill(&blank, &cells).unwrap());
}

/// The cells of the row that a text stands in.
fn row_of<'w>(workbook: &'w Workbook, sheet: &str, text: &str) -> &'w [grid::Cell] {
    let sheet = workbook.sheets.iter().find(|one| one.name == sheet).unwrap();
    let found = sheet.cells.iter().find(|cell| cell.typed().trim() == text).unwrap_or_else(|| panic!("no {text}"));
    sheet.row(found.at.row)
}

fn holds(row: &[grid::Cell], number: f64) -> bool {
    row.iter().any(|cell| matches!(cell.content, Content::Number(one) if (one - number).abs() < 1e-9))
}

fn goes_through(format: Format) {
    let room = Room::new();
    let file = format!("ke-hoach.{}", format.ending());
    room.write(&file, book(&plan()).bytes(format));
    assert_eq!(room.ask(&format!("plan check {file}")), json!({ "ok": true, "faults": [] }));
    room.say(&format!("plan export {file} plan.toml")).well();
    let plan = source::parse(&std::fs::read_to_string(room.path("plan.toml")).unwrap()).unwrap();
    assert_eq!(plan.letterhead.recipients, ["Đảng ủy xã (để b/c);", "Lưu: VT."]);

    room.write("roster.xlsx", roster());
    room.say(&format!("new book.tonghop --plan {file} --units roster.xlsx")).well();
    UNITS.into_iter().for_each(|unit| filled(&room, &plan, unit));
    room.say(&format!("import book.tonghop in --as-of {DAY}")).well();

    let status = room.ask(&format!("status book.tonghop --as-of {DAY}"));
    assert_eq!(status["units"]["on_time"], 3, "{status:#}");
    let indicator = |id: &str| list(&status["indicators"]).iter().find(|one| one["id"] == id).unwrap().clone();
    let figures = |id: &str| ["population", "owing", "reported", "met"].map(|key| indicator(id)[key].clone());
    assert_eq!(figures("co-ke-hoach"), [3, 3, 3, 2].map(Value::from));
    assert_eq!(figures("kha-tro-len"), [3, 3, 3, 2].map(Value::from));

    room.say(&format!("export book.tonghop --out out.xlsx --as-of {DAY}")).well();
    let out = read_in_process(&std::fs::read(room.path("out.xlsx")).unwrap(), &Limits::default()).unwrap();
    // 12 + 9 + 34 of 20 + 30 + 50 teachers; 2 of 3 schools.
    assert!(holds(row_of(&out, "Tổng hợp", "Giáo viên được tập huấn"), 0.55));
    assert!(holds(row_of(&out, "Tổng hợp", "Khá trở lên"), 2.0 / 3.0));
    assert!(holds(row_of(&out, "Theo đơn vị", "Trường THCS Suối Reo"), 34.0));
}

#[test]
fn a_plan_made_in_a_workbook_goes_all_the_way_to_the_consolidated_one() {
    goes_through(Format::Xlsx);
}

#[test]
fn a_plan_may_come_as_an_old_workbook_or_an_open_document() {
    for format in [Format::Xls, Format::Ods, Format::Xlsb] {
        let room = Room::new();
        let file = format!("ke-hoach.{}", format.ending());
        room.write(&file, book(&plan()).bytes(format));
        assert_eq!(room.ask(&format!("plan check {file}")), json!({ "ok": true, "faults": [] }), "{file}");
    }
}

#[test]
fn a_built_in_plan_exported_as_a_workbook_is_the_same_plan() {
    let room = Room::new();
    for plan in source::built_in() {
        let id = plan.id;
        room.say(&format!("plan export {id} {id}.xlsx")).well();
        assert_eq!(room.ask(&format!("plan check {id}.xlsx")), json!({ "ok": true, "faults": [] }), "{id}");
        room.say(&format!("plan export {id}.xlsx {id}.toml")).well();
        let again = source::parse(&std::fs::read_to_string(room.path(&format!("{id}.toml"))).unwrap()).unwrap();
        assert_eq!(again, source::parse(plan.text).unwrap(), "{id}");
        assert_eq!(room.ask(&format!("plan show {id}.xlsx")), room.ask(&format!("plan show {id}")), "{id}");
    }
}
