//! A small office over two quarters and a year, through the program: what shows only beside other reports, and what is
//! known only of a file among files.
use crate::program::{Room, files, list, text};
use serde_json::Value;
use std::{collections::BTreeSet, path::PathBuf};
use tonghop::{
    domain::{
        grid::{Address, Cell, Content, Sheet, Workbook},
        intake::Code,
    },
    sheet::write::write_plain,
};

pub const CODES: [Code; 11] = [
    Code::FileLeftOut,
    Code::PeriodLocked,
    Code::FileWrongExtension,
    Code::FileRepeat,
    Code::UnitScale,
    Code::CumulativeDecreased,
    Code::LessThanEarlierPeriod,
    Code::ChangeTooLarge,
    Code::IdenticalToLastPeriod,
    Code::Outlier,
    Code::ResubmissionChanged,
];

const UNITS: usize = 16;
const Q1: &str = "quarter@2026-Q1";
const Q2: &str = "quarter@2026-Q2";
const YEAR: &str = "year@2026";
const LABELS: [&str; 6] = [
    "Số hoạt động đã tổ chức",
    "Số lượt người tham gia từ đầu năm",
    "Số học sinh hiện có",
    "Kinh phí đã sử dụng",
    "Kinh phí từ ngân sách nhà nước",
    "Kinh phí từ nguồn xã hội hóa",
];

fn book(rows: &[Vec<String>]) -> Vec<u8> {
    let content = |text: &String| text.parse().map_or_else(|_| Content::Text(text.clone()), Content::Number);
    let cells = (0..).zip(rows).flat_map(|(row, texts)| {
        let filled = (0..).zip(texts).filter(|(_, text)| !text.is_empty());
        filled.map(move |(column, text)| Cell::new(Address::new(row, column), content(text)))
    });
    let sheet = Sheet { name: "Sheet1".into(), cells: cells.collect(), ..Sheet::default() };
    write_plain(&Workbook { sheets: vec![sheet] }, "2026-01-05".parse().unwrap()).unwrap()
}

fn row(texts: &[&str]) -> Vec<String> {
    texts.iter().map(|text| (*text).to_owned()).collect()
}

fn name(unit: usize) -> String {
    format!("Trường THPT Số {unit}")
}

/// An ordinary quarter of a unit, a little different from every other.
fn usual(unit: usize, quarter: u32) -> [i64; 6] {
    let own = i64::try_from(unit).unwrap() * i64::from(quarter);
    [40 + own, 500 + 400 * i64::from(quarter) + own, 900, 5_000_000 + own, 3_000_000, 2_000_000 + own]
}

fn report(unit: usize, title: &str, figures: &[(usize, i64)]) -> Vec<u8> {
    let mut rows = vec![row(&[title]), row(&["Đơn vị:", &name(unit)]), row(&["Nội dung", "Kết quả"])];
    rows.extend(figures.iter().map(|(label, figure)| row(&[LABELS[*label], &figure.to_string()])));
    book(&rows)
}

fn quarter(unit: usize, number: u32, figures: [i64; 6]) -> Vec<u8> {
    let title = format!("BÁO CÁO QUÝ {} NĂM 2026", ["", "I", "II"][number as usize]);
    let figures: Vec<(usize, i64)> = figures.into_iter().enumerate().collect();
    report(unit, &title, &figures)
}

fn office() -> Room {
    let room = Room::new();
    let mut roster = vec![row(&["STT", "Mã đơn vị", "Tên đơn vị", "Loại hình", "Xã, phường", "Phạm vi"])];
    roster.extend(
        (1..=UNITS).map(|unit| {
            row(&[&unit.to_string(), &format!("U{unit:02}"), &name(unit), "THPT", "Ea Kao", "Trực thuộc Sở"])
        }),
    );
    room.write("roster.xlsx", book(&roster));
    let plan = files().join("relation/plan.toml");
    room.run([PathBuf::from("new"), "book.tonghop".into(), "--plan".into(), plan]).well();
    room.say("units import book.tonghop roster.xlsx").well();
    room
}

fn import(room: &Room, what: &str, period: &str, day: &str) -> Value {
    room.ask(&format!("import book.tonghop {what} --period {period} --as-of {day} --received {day}"))
}

/// (unit, code, severity) of everything said of a period but how figures were read.
fn said(room: &Room, period: &str) -> (Value, BTreeSet<(String, String)>) {
    let document = room.ask(&format!("findings book.tonghop --period {period} --as-of 2027-01-20"));
    let found = list(&document["findings"]).iter();
    let said = found.map(|one| (text(&one["unit"]).to_owned(), text(&one["code"]).to_owned())).collect();
    (document, said)
}

#[test]
fn each_code_is_raised_by_the_unit_that_earns_it_and_by_no_other() {
    let room = office();
    // Unit 5 sent nothing in the first quarter.
    for unit in (1..=UNITS).filter(|unit| *unit != 5) {
        room.write(&format!("q1/{unit}.xlsx"), quarter(unit, 1, usual(unit, 1)));
    }
    for unit in 1..=UNITS {
        let mut figures = usual(unit, 2);
        match unit {
            1 => figures[1] = 300,
            2 => [figures[3], figures[4], figures[5]] = [5_000, 3_000, 2_000],
            3 => figures[0] = 800,
            4 => figures = usual(4, 1),
            5 => figures[2] = 90_000,
            _ => {}
        }
        room.write(&format!("q2/{unit}.xlsx"), quarter(unit, 2, figures));
    }
    import(&room, "q1", Q1, "2026-04-01");
    import(&room, "q2", Q2, "2026-07-01");
    room.run([
        "report",
        "return",
        "book.tonghop",
        "--unit",
        "U06",
        "--reason",
        "sai",
        "--period",
        Q2,
        "--as-of",
        "2026-07-02",
    ])
    .well();
    let mut again = usual(6, 2);
    again[0] += 1;
    room.write("again/6.xlsx", quarter(6, 2, again));
    import(&room, "again", Q2, "2026-07-03");

    let (document, found) = said(&room, Q2);
    let expected = [
        ("U01", "cumulative-decreased"),
        ("U02", "unit-scale"),
        ("U03", "change-too-large"),
        ("U04", "identical-to-last-period"),
        ("U05", "outlier"),
        ("U06", "resubmission-changed"),
    ];
    assert_eq!(found, expected.map(|(unit, code)| (unit.to_owned(), code.to_owned())).into());
    // One line for each code: how many, and in how many units.
    let by_code = list(&document["by_code"]);
    let scale = by_code.iter().find(|one| one["code"] == "unit-scale").unwrap();
    assert_eq!(
        (scale["count"].as_u64(), scale["units"].as_u64(), text(&scale["severity"])),
        (Some(3), Some(1), "error")
    );
    let (_, before) = said(&room, Q1);
    assert_eq!(before, BTreeSet::new(), "the quarter before is not blamed");

    // Errors make a unit need attention until they are accepted.
    let state = |unit: &str| {
        let status = room.ask(&format!("status book.tonghop --period {Q2} --as-of 2027-01-20"));
        let row = list(&status["list"]).iter().find(|row| row["code"] == unit).unwrap();
        text(&row["state"]).to_owned()
    };
    assert_eq!(["U01", "U02", "U03"].map(state), ["needs-attention", "needs-attention", "on-time"]);
    room.run([
        "report",
        "accept",
        "book.tonghop",
        "--unit",
        "U01",
        "--reason",
        "đúng",
        "--period",
        Q2,
        "--as-of",
        "2026-07-04",
    ])
    .well();
    assert_eq!(state("U01"), "on-time");
    // The office's copy of the workbook can be written with all of it in.
    room.say(&format!("export book.tonghop --full --out all.xlsx --period {Q2} --as-of 2027-01-20")).well();
}

#[test]
fn the_whole_year_is_not_less_than_one_of_its_quarters() {
    let room = office();
    let sent = |unit, figure| report(unit, "BÁO CÁO NĂM 2026", &[(0, figure), (1, 2_000)]);
    for unit in [1, 2] {
        let title = "BÁO CÁO QUÝ III NĂM 2026";
        room.write(&format!("q3/{unit}.xlsx"), report(unit, title, &[(0, 40), (1, 1_900), (2, 900)]));
    }
    room.write("year/1.xlsx", sent(1, 39));
    room.write("year/2.xlsx", sent(2, 40));
    import(&room, "q3", "quarter@2026-Q3", "2026-10-01");
    import(&room, "year", YEAR, "2026-12-08");
    let (document, found) = said(&room, YEAR);
    assert_eq!(found, [("U01".to_owned(), "less-than-earlier-period".to_owned())].into(), "{document:#}");
}

#[test]
fn files_among_files() {
    let room = office();
    let first = quarter(1, 1, usual(1, 1));
    room.write("in/1.xlsx", &first);
    room.write("in/1 (1).xlsx", &first);
    room.write("in/2.xls", quarter(2, 1, usual(2, 1)));
    room.write("in/3.xlsx", quarter(3, 1, usual(3, 1)));
    let imported = import(&room, "in", Q1, "2026-04-01");
    let codes = |document: &Value, file: &str| -> Vec<String> {
        let files = list(&document["files"]).iter();
        let one = files.into_iter().find(|one| text(&one["path"]).ends_with(file)).unwrap();
        list(&one["findings"]).iter().map(|one| text(&one["code"]).to_owned()).collect()
    };
    let repeats: Vec<String> = [codes(&imported, "1.xlsx"), codes(&imported, "1 (1).xlsx")].concat();
    assert_eq!(repeats, ["file-repeat"]);
    assert_eq!(codes(&imported, "2.xls"), ["file-wrong-extension"]);
    assert_eq!(codes(&imported, "3.xlsx"), Vec::<String>::new());
    room.write("later/3.xlsx", quarter(3, 1, usual(3, 1)));
    let again = import(&room, "later", Q2, "2026-07-01");
    assert_eq!(codes(&again, "3.xlsx"), ["identical-to-last-period"]);
}

#[test]
fn what_excel_leaves_beside_a_report_and_a_report_of_a_closed_quarter_are_said() {
    let codes = |imported: &Value| -> BTreeSet<(String, String)> {
        let of = |file: &Value| {
            let own = list(&file["findings"]).iter().cloned();
            let all = own.chain(list(&file["reports"]).iter().flat_map(|one| list(&one["findings"]).to_vec()));
            let path = text(&file["path"]).to_owned();
            all.map(|one| (path.clone(), text(&one["code"]).to_owned())).collect::<Vec<_>>()
        };
        list(&imported["files"]).iter().flat_map(of).collect()
    };
    let room = office();
    room.write("q1/~$1.xlsx", "x");
    room.write("q1/1.xlsx", quarter(1, 1, usual(1, 1)));
    let said = codes(&import(&room, "q1", Q1, "2026-04-01"));
    assert_eq!(said, [("~$1.xlsx".to_owned(), "file-left-out".to_owned())].into());
    room.write("q2/1.xlsx", quarter(1, 1, usual(1, 2)));
    let said = codes(&import(&room, "q2 --dry-run", Q2, "2026-07-01"));
    assert!(said.contains(&("1.xlsx".to_owned(), "period-mismatch".to_owned())), "{said:?}");
    room.say(&format!("period close book.tonghop --period {Q1} --as-of 2026-07-01")).well();
    let said = codes(&import(&room, "q2", Q2, "2026-07-01"));
    assert!(said.contains(&("1.xlsx".to_owned(), "period-locked".to_owned())), "{said:?}");
}
