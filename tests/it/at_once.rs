//! Incidents that schools report at once, and their report of the year: through the program, on our own forms.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::panic)]
mod office;

use crate::program::{Room, list, text};
use calamine::{Reader, Xlsx, open_workbook};
use office::{AT_ONCE, YEAR, ask, import, incident, nomination, office, report};
use serde_json::Value;
use std::collections::BTreeMap;
use tonghop::domain::intake::Code;

/// Codes that are raised here, each by a unit that earns it and not by one near it.
pub const CODES: [Code; 2] = [Code::RowIncomplete, Code::IncidentNotInReport];

/// U1 repeats one of two incidents in its report; U2 has sent nothing but an incident; U3 says that nothing happened, and
/// sends a nomination without its minutes; U4 reported an incident and says that there was none; U5 repeats its only one.
fn sent() -> Room {
    let room = office();
    let theft = ("12/03/2024", "Trộm cắp", "Mất 02 máy tính");
    let fire = ("04/11/2023", "Cháy nổ", "Chập điện phòng bảo vệ");
    room.write("inbox/u1-a.xlsx", incident(&room, "U1", theft));
    room.write("inbox/u1-b.xlsx", incident(&room, "U1", fire));
    let again = ("12/03/2024", "Trộm cắp", "mất 02 máy tính.");
    room.write("inbox/u1.xlsx", report(&room, "U1", &[again], &[nomination("Tổ Văn", ["Có", "Có", "Có"])]));
    room.write("inbox/u2.xlsx", incident(&room, "U2", fire));
    room.write("inbox/u3.xlsx", report(&room, "U3", &[], &[nomination("Nguyễn Văn Mẫu", ["Có", "", "Không"])]));
    room.write("inbox/u4-a.xlsx", incident(&room, "U4", theft));
    room.write("inbox/u4.xlsx", report(&room, "U4", &[], &[]));
    room.write("inbox/u5-a.xlsx", incident(&room, "U5", theft));
    room.write("inbox/u5.xlsx", report(&room, "U5", &[theft], &[]));
    room
}

fn indicator<'a>(status: &'a Value, id: &str) -> &'a Value {
    list(&status["indicators"]).iter().find(|one| one["id"] == id).unwrap()
}

/// Unit → what came of an indicator.
fn verdicts(status: &Value, id: &str) -> BTreeMap<String, String> {
    let rows = list(&status["list"]).iter();
    rows.map(|row| (text(&row["code"]).to_owned(), text(&row["verdicts"][id]).to_owned())).collect()
}

#[test]
fn each_incident_counts_once_and_what_contradicts_it_is_said() {
    let room = sent();
    let imported = import(&room, "inbox", YEAR);
    assert_eq!(imported["summary"]["files"]["taken"], 9, "{imported:#}");
    assert_eq!(imported["summary"]["reports"]["question"], 0);
    let period_of = |path: &str| {
        let file = list(&imported["files"]).iter().find(|file| text(&file["path"]).ends_with(path)).unwrap();
        text(&list(&file["reports"])[0]["period"]).to_owned()
    };
    assert_eq!(["u1-a.xlsx", "u1.xlsx"].map(period_of), [AT_ONCE.to_owned(), YEAR.to_owned()]);

    let status = ask(&room, "status book.tonghop", YEAR);
    assert_eq!(status["ad_hoc"], serde_json::json!({ "reports": 5, "units": 4, "returned": 0 }));
    let incidents = indicator(&status, "vu-viec");
    // Two of U1 (not three), one each of U2, U4 and U5; U2 has not reported all the same.
    assert_eq!((&incidents["sum"], &incidents["reported"], &incidents["owing"]), (&5.into(), &4.into(), &5.into()));
    let verdicts = verdicts(&status, "vu-viec");
    assert_eq!((verdicts["U1"].as_str(), verdicts["U2"].as_str()), ("recorded", "no-data"));

    let found = ask(&room, "findings book.tonghop", YEAR);
    let said: Vec<(String, String, String)> = list(&found["findings"])
        .iter()
        .filter(|one| CODES.iter().any(|code| one["code"] == code.token()))
        .map(|one| ["unit", "code", "severity"].map(|key| text(&one[key]).to_owned()).into())
        .collect();
    let expected = [
        // U1 left one out beside one that it has: no contradiction.
        ("U1", "incident-not-in-report", "note"),
        ("U3", "row-incomplete", "warning"),
        ("U4", "incident-not-in-report", "warning"),
    ];
    assert_eq!(said, expected.map(|(a, b, c)| (a.to_owned(), b.to_owned(), c.to_owned())));
    let incomplete = list(&found["findings"]).iter().find(|one| one["code"] == "row-incomplete").unwrap();
    let message = text(&incomplete["message"]);
    for words in ["1 (Nguyễn Văn Mẫu)", "“Biên bản họp xét”", "“Bản thành tích”"] {
        assert!(message.contains(words), "{message}");
    }
    assert!(!message.contains("Danh sách"), "{message}");
}

#[test]
fn what_came_at_once_is_taken_back_and_sent_back_and_is_no_version() {
    let room = sent();
    import(&room, "inbox", YEAR);
    let sum = || indicator(&ask(&room, "status book.tonghop", YEAR), "vu-viec")["sum"].clone();
    assert_eq!(sum(), 5);
    // Straight into the period of such reports; the same once more says nothing new.
    let file = incident(&room, "U3", ("20/01/2024", "Tình huống khác", "Người lạ vào trường"));
    room.write("later/u3.xlsx", file);
    let imported = import(&room, "later", AT_ONCE);
    assert_eq!(imported["summary"]["reports"]["question"], 0, "{imported:#}");
    assert_eq!(list(&imported["files"])[0]["reports"][0]["findings"], serde_json::json!([]));
    assert_eq!(sum(), 6);
    assert_eq!(import(&room, "later", YEAR)["summary"]["files"]["repeat"], 1);
    room.say("journal undo book.tonghop --as-of 2024-08-11").well();
    assert_eq!(sum(), 5);
    // Sent back it does not count until it comes again.
    let back = format!("report return book.tonghop --unit U2 --reason sai --period {AT_ONCE} --as-of 2024-08-11");
    room.say(&back).well();
    assert_eq!(sum(), 4);
    let status = ask(&room, "status book.tonghop", YEAR);
    assert_eq!(status["ad_hoc"], serde_json::json!({ "reports": 4, "units": 3, "returned": 1 }));
    let alone = ask(&room, "status book.tonghop", AT_ONCE);
    assert_eq!((&alone["units"]["owing"], &alone["units"]["missing"]), (&0.into(), &0.into()), "owed by nobody");
    // A closed year takes none either.
    room.say(&format!("period close book.tonghop --period {YEAR} --as-of 2024-08-11")).well();
    let late = format!("import book.tonghop later --period {AT_ONCE} --as-of 2024-08-11 --received 2024-08-11");
    room.say(&late).refused(1);
}

#[test]
fn the_rows_of_all_units_stand_on_sheets_of_their_own() {
    const INCIDENTS: &str = "Danh sách vụ việc, tình huống";
    const NOMINATIONS: &str = "Cá nhân, tập thể đề nghị khen";
    let room = sent();
    import(&room, "inbox", YEAR);
    let export = |out: &str, more: &str| {
        let line = format!("export book.tonghop --out {out} {more} --period {YEAR} --as-of 2024-08-11");
        room.run(line.split_whitespace()).well();
        open_workbook::<Xlsx<_>, _>(room.path(out)).unwrap()
    };
    let has = |names: &[String], name: &str| names.iter().any(|one| one == name);
    let names = export("a.xlsx", "").sheet_names();
    assert!(!has(&names, INCIDENTS) && !has(&names, NOMINATIONS), "{names:?}");
    let names = export("b.xlsx", "--annex khen-thuong").sheet_names();
    assert!(!has(&names, INCIDENTS) && has(&names, NOMINATIONS), "{names:?}");
    let unknown = format!("export book.tonghop --out c.xlsx --annex vu-an --period {YEAR} --as-of 2024-08-11");
    assert!(room.say(&unknown).refused(1).contains("vu-viec"));

    let mut full = export("full.xlsx", "--full");
    let mut rows = |sheet: &str| -> Vec<Vec<String>> {
        let range = full.worksheet_range(sheet).unwrap();
        range.rows().map(|row| row.iter().map(ToString::to_string).collect()).collect()
    };
    let incidents = rows(INCIDENTS);
    let listed = |rows: &[Vec<String>]| -> Vec<Vec<String>> {
        rows.iter().filter(|row| row[0].parse::<u32>().is_ok()).cloned().collect()
    };
    let origins: Vec<(String, bool)> = listed(&incidents)
        .iter()
        .map(|row| (row[1].clone(), row.last().unwrap().starts_with("Đột xuất, 11/8/2024")))
        .collect();
    let school = |number: u32| format!("Trường THCS Số {number}");
    let expected = [(1, false), (1, true), (2, true), (4, true), (5, false)];
    assert_eq!(origins, expected.map(|(unit, at_once)| (school(unit), at_once)));
    let remark = &incidents.last().unwrap()[0];
    assert_eq!(remark, "Tổng số: 5 dòng của 4 đơn vị; chỉ có trong báo cáo đột xuất: 3 dòng.");
    let nominations = rows(NOMINATIONS);
    let dossiers: Vec<String> = listed(&nominations).iter().map(|row| row[row.len() - 2].clone()).collect();
    assert_eq!(dossiers, ["Đủ", "Thiếu: Biên bản họp xét; Bản thành tích"]);
    assert!(nominations.last().unwrap()[0].contains("đủ thành phần: 1/2 dòng"));
    // The total of what is recorded stands on the first sheet as on the screen.
    let summary = rows("Tổng hợp");
    let of = summary.iter().find(|row| row[1] == "Vụ việc, tình huống bất thường").unwrap();
    let header = summary.iter().find(|row| row[1] == "Chỉ tiêu").unwrap();
    let total = header.iter().position(|head| head == "Tử số hoặc tổng toàn ngành").unwrap();
    assert_eq!(of[total], "5");
}
