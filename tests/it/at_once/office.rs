//! A small office under the plan of a school year, and the forms its schools fill in.
use crate::program::Room;
use serde_json::Value;
use std::collections::BTreeMap;
use tonghop::{
    domain::grid::{Address, Cell, Content, Sheet, Workbook},
    sheet::{
        read::{Limits, read_in_process},
        write::{fill, write_plain},
    },
};

pub const YEAR: &str = "so-ket@2023-2024";
pub const AT_ONCE: &str = "dot-xuat@2023-2024";
const UNITS: u32 = 5;

fn row(texts: &[&str]) -> Vec<String> {
    texts.iter().map(|text| (*text).to_owned()).collect()
}

pub fn office() -> Room {
    let room = Room::new();
    let mut roster = vec![row(&["STT", "Mã đơn vị", "Tên đơn vị", "Loại hình", "Xã, phường", "Phạm vi"])];
    roster.extend((1..=UNITS).map(|unit| {
        let (number, code, name) = (unit.to_string(), format!("U{unit}"), format!("Trường THCS Số {unit}"));
        row(&[&number, &code, &name, "THCS", "Tân Mẫu", "Trực thuộc Phòng GDĐT"])
    }));
    let cells = (0..).zip(&roster).flat_map(|(at, texts)| {
        (0..).zip(texts).map(move |(column, text)| Cell::new(Address::new(at, column), Content::Text(text.clone())))
    });
    let sheet = Sheet { name: "Sheet1".into(), cells: cells.collect(), ..Sheet::default() };
    room.write("roster.xlsx", write_plain(&Workbook { sheets: vec![sheet] }, "2023-09-05".parse().unwrap()).unwrap());
    room.say("new book.tonghop --plan thuthua-antt-2023-2024").well();
    room.say("units import book.tonghop roster.xlsx").well();
    room
}

pub fn ask(room: &Room, what: &str, period: &str) -> Value {
    room.ask(&format!("{what} --period {period} --as-of 2024-08-11"))
}

pub fn import(room: &Room, what: &str, period: &str) -> Value {
    ask(room, &format!("import book.tonghop {what} --received 2024-08-11"), period)
}

/// A row of a table: label of the column, text.
type Row<'a> = Vec<(&'a str, String)>;

/// Our blank form of a period with rows typed into its tables and texts beside its labels.
fn filled(room: &Room, period: &str, unit: &str, tables: &[Vec<Row<'_>>], fields: &[(&str, &str)]) -> Vec<u8> {
    let line = format!("template book.tonghop --out blank.xlsx --unit {unit} --period {period} --as-of 2024-08-01");
    room.say(&line).well();
    let blank = std::fs::read(room.path("blank.xlsx")).unwrap();
    std::fs::remove_file(room.path("blank.xlsx")).unwrap();
    let book = read_in_process(&blank, &Limits::default()).unwrap();
    let sheet = book.sheets.iter().find(|sheet| !sheet.hidden).unwrap();
    let at = |label: &str| {
        let found = sheet.cells.iter().find(|cell| cell.typed().trim_end_matches([' ', '*']) == label);
        found.unwrap_or_else(|| panic!("no {label}")).at
    };
    let mut cells: BTreeMap<Address, Content> = BTreeMap::new();
    for rows in tables {
        for (number, row) in (1..).zip(rows) {
            for (label, text) in row.iter().filter(|(_, text)| !text.is_empty()) {
                let head = at(label);
                cells.insert(Address::new(head.row + number, head.column), Content::Text(text.clone()));
            }
        }
    }
    for (label, text) in fields {
        cells.insert(Address::new(at(label).row, 3), Content::Text((*text).to_owned()));
    }
    fill(&blank, &cells).unwrap()
}

fn incident_row((day, kind, what): (&str, &str, &str)) -> Row<'static> {
    vec![("Ngày xảy ra", day.to_owned()), ("Loại vụ việc", kind.to_owned()), ("Nội dung vụ việc", what.to_owned())]
}

/// One incident, reported at once: day, kind, what happened.
pub fn incident(room: &Room, unit: &str, incident: (&str, &str, &str)) -> Vec<u8> {
    filled(room, AT_ONCE, unit, &[vec![incident_row(incident)]], &[])
}

/// A nomination with its list, its minutes and its record of merits.
pub fn nomination<'a>(name: &'a str, papers: [&'a str; 3]) -> Row<'a> {
    let labels = ["Danh sách đề nghị", "Biên bản họp xét", "Bản thành tích"];
    let papers = labels.into_iter().zip(papers.map(str::to_owned));
    [("Tên cá nhân, tập thể", name.to_owned())].into_iter().chain(papers).collect()
}

/// The report of the year.
pub fn report(room: &Room, unit: &str, incidents: &[(&str, &str, &str)], nominations: &[Row<'_>]) -> Vec<u8> {
    let incidents: Vec<Row<'_>> = incidents.iter().map(|one| incident_row(*one)).collect();
    filled(room, YEAR, unit, &[incidents, nominations.to_vec()], &[("Số đơn thư khiếu nại, tố cáo", "0")])
}
