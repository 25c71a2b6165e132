//! Units and communes over time: what happens to them later changes nothing of what was.
use super::office::{AFTER, BEFORE, Office, PERIOD, roster, sheet};
use crate::program::{list, text};
use serde_json::{Value, json};

const NEXT: &str = "sau-thang@2027-H1";

impl Office {
    #[track_caller]
    fn units(&self, args: &[&str]) -> Value {
        let call = ["units"].iter().chain(args).chain(&["--json", "--as-of", AFTER]);
        self.room.run(call).well().json()
    }

    fn refused(&self, args: &[&str]) -> String {
        let call = ["units"].iter().chain(args).chain(&["--as-of", AFTER]);
        self.room.run(call).refused(1)
    }

    fn workbook(&self, name: &str) -> Vec<u8> {
        self.room.say(&format!("export book.tonghop --out {name} --as-of {AFTER} --period {PERIOD}")).well();
        std::fs::read(self.room.path(name)).unwrap()
    }

    /// Two schools of different communes merge, and then their communes.
    fn merge(&self) {
        let school = ["--name", "Trường THPT Nguyễn Du", "--commune", "Ea Kao", "--on", "2027-01-01"];
        let merger = ["merge", "book.tonghop", "U01", "U02", "--into", "U21"];
        let merged = self.units(&[merger.as_slice(), &school].concat());
        assert_eq!((&merged["what"], &merged["subjects"]), (&json!("merge"), &json!(["U01", "U02", "U21"])));
        self.units(&["commune", "book.tonghop", "Ea Kao", "Buôn Hồ", "--into", "Ea Buôn", "--on", "2027-02-01"]);
    }
}

fn names(groups: &Value) -> Vec<&str> {
    list(groups).iter().map(|group| text(&group["name"])).collect()
}

#[test]
fn after_mergers_the_totals_of_the_year_before_are_as_they_were() {
    let office = Office::at_the_end();
    let (status, workbook) = (office.status(), office.workbook("before.xlsx"));
    assert_eq!(names(&status["by_commune"]), ["Buôn Hồ", "Cư Mgar", "Ea Kao"]);
    let listed = office.units(&["list", "book.tonghop"]);
    office.merge();
    assert_eq!(office.status(), status);
    assert!(office.workbook("after.xlsx") == workbook, "the workbook is another");
    // The new period has the new school and the new commune.
    let next = office.room.ask(&format!("status book.tonghop --as-of 2027-05-10 --period {NEXT}"));
    assert_eq!(names(&next["by_commune"]), ["Cư Mgar", "Ea Buôn"]);
    let state = |code: &str| {
        let of = |unit: &&Value| text(&unit["code"]) == code;
        list(&next["list"])
            .iter()
            .find(of)
            .map(|unit| (text(&unit["state"]).to_owned(), text(&unit["commune"]).to_owned()))
    };
    assert_eq!(state("U21"), Some(("not-yet-due".into(), "Ea Buôn".into())));
    assert_eq!(state("U01").unwrap().0, "not-owing");
    assert_eq!(state("U09"), Some(("not-yet-due".into(), "Ea Buôn".into())));
    let owing: i64 = list(&next["by_commune"]).iter().map(|group| group["units"]["owing"].as_i64().unwrap()).sum();
    assert_eq!(json!(owing), next["units"]["owing"]);
    // Both are in the journal, and are taken back.
    let journal = office.room.ask("journal list book.tonghop");
    let last: Vec<&str> = list(&journal["decisions"]).iter().rev().map(|one| text(&one["subject"])).take(4).collect();
    assert!(last.contains(&"U01, U02, U21") && last.contains(&"Ea Kao, Buôn Hồ, Ea Buôn"), "{last:?}");
    for _ in 0..2 {
        office.room.say("journal undo book.tonghop").well();
    }
    assert_eq!(office.units(&["list", "book.tonghop"]), listed);
}

#[test]
fn each_commune_and_kind_adds_up_to_the_whole() {
    let office = Office::at_the_end();
    let status = office.status();
    for groups in [&status["by_commune"], &status["by_kind"]] {
        for member in ["owing", "on_time", "late", "missing", "needs_attention"] {
            let sum: i64 = list(groups).iter().map(|group| group["units"][member].as_i64().unwrap()).sum();
            assert_eq!(json!(sum), status["units"][member], "{member}");
        }
        for (at, indicator) in list(&status["indicators"]).iter().enumerate() {
            for member in ["owing", "reported", "met"] {
                let of = |group: &Value| group["indicators"][at][member].as_i64().unwrap();
                assert_eq!(json!(list(groups).iter().map(of).sum::<i64>()), indicator[member], "{member}");
            }
        }
    }
    assert_eq!(list(&status["by_commune"])[0]["units"]["owing"], json!(2));
}

#[test]
fn a_renamed_school_bears_its_old_name_in_old_periods() {
    let office = Office::new();
    office.units(&["rename", "book.tonghop", "u03", "--name", "Trường THPT Lê Lai", "--on", "2027-01-01"]);
    office.units(&["edit", "book.tonghop", "U03", "--phone", "0911", "--order", "30"]);
    let name = |day: &str| {
        let listed = office.room.ask(&format!("units list book.tonghop --as-of {day}"));
        let unit = list(&listed["units"]).iter().find(|unit| text(&unit["code"]) == "U03").unwrap().clone();
        (text(&unit["name"]).to_owned(), text(&unit["phone"]).to_owned())
    };
    assert_eq!(name("2026-12-31"), ("Trường THPT Lê Lợi".into(), "0911".into()));
    assert_eq!(name("2027-01-01"), ("Trường THPT Lê Lai".into(), "0911".into()));
    // Taking the edit back leaves the name; taking the name back leaves nothing of it.
    office.room.say("journal undo book.tonghop").well();
    assert_eq!(name("2027-01-01"), ("Trường THPT Lê Lai".into(), "0900000003".into()));
    office.room.say("journal undo book.tonghop").well();
    assert_eq!(name("2027-01-01"), ("Trường THPT Lê Lợi".into(), "0900000003".into()));
}

#[test]
fn what_cannot_happen_to_units_is_refused_and_nothing_is_written() {
    let office = Office::new();
    let before = office.units(&["list", "book.tonghop"]);
    let book = "book.tonghop";
    for (args, said) in [
        (vec!["close", book, "U99", "--on", "2027-01-01"], "U99"),
        (vec!["close", book, "U07", "--on", "2027-01-01"], "đã giải thể"),
        (vec!["close", book, "U03", "--on", "2027-01-01", "--into", "U03"], "chính nó"),
        (vec!["open", book, "U03", "--name", "Trường THPT Mới", "--commune", "X", "--on", "2027-01-01"], "Lê Lợi"),
        (vec!["open", book, "U30", "--name", "Trường THPT Mới", "--on", "2027-01-01"], "xã, phường"),
        (vec!["open", book, "U30", "--name", "Cơ sở", "--commune", "X", "--on", "2027-01-01"], "loại hình"),
        (vec!["merge", book, "U03", "U03", "--into", "U04", "--on", "2027-01-01"], "chính nó"),
        (vec!["merge", book, "U03", "--into", "U03", "--on", "2027-01-01"], "chính nó"),
        (vec!["merge", book, "U03", "U04", "--into", "U30", "--on", "2027-01-01"], "tên"),
        (
            vec!["merge", book, "U03", "U04", "--into", "U30", "--name", "Trường THPT Mới", "--on", "2027-01-01"],
            "xã, phường",
        ),
        (vec!["split", book, "U03", "--into", "U03", "--on", "2027-01-01"], "U03"),
        (vec!["rename", book, "U03", "--name", "Trường THPT Lê Lợi", "--on", "2027-01-01"], "Không có gì"),
        (vec!["rename", book, "U03", "--kind", "dai-hoc", "--on", "2027-01-01"], "dai-hoc"),
        (vec!["edit", book, "U03", "--group", "U99"], "U99"),
        (vec!["alias", book, "U03", "Trường THPT Hùng Vương"], "U04"),
        (vec!["alias", book, "U03", "xã Ea Kao"], "Ea Kao"),
        (vec!["commune", book, "Không Có", "--into", "Mới", "--on", "2027-01-01"], "Không Có"),
        (vec!["commune", book, "Ea Kao", "--into", "Ea Kao", "--on", "2027-01-01"], "chính nó"),
    ] {
        let sentence = office.refused(&args);
        assert!(sentence.contains(said), "{args:?}: {sentence}");
    }
    assert_eq!(office.units(&["list", "book.tonghop"]), before);
}

#[test]
fn a_closed_school_owes_what_was_due_before_and_its_later_reports_are_said() {
    let office = Office::at_the_end();
    let closed = office.units(&["close", "book.tonghop", "U05", "--on", "2026-05-01", "--reason", "Giải thể"]);
    assert_eq!(closed["notes"], json!([{ "kind": "reports-after", "unit": "U05", "periods": [PERIOD] }]));
    let state = |office: &Office| {
        let status = office.status();
        let unit = list(&status["list"]).iter().find(|unit| text(&unit["code"]) == "U05").unwrap().clone();
        text(&unit["state"]).to_owned()
    };
    assert_eq!(state(&office), "not-owing");
    office.room.say("journal undo book.tonghop").well();
    // The day after the last on which it could be in time.
    office.units(&["close", "book.tonghop", "U05", "--on", "2026-05-20"]);
    assert_eq!(state(&office), "on-time");
}

#[test]
fn a_list_is_shown_as_a_difference_and_wipes_nothing_it_does_not_name() {
    let office = Office::new();
    office.units(&["alias", "book.tonghop", "U03", "Lê Lợi cơ sở chính"]);
    office.units(&["rename", "book.tonghop", "U04", "--name", "Trường THPT Vua Hùng", "--on", "2026-02-01"]);
    let before = office.units(&["list", "book.tonghop"]);
    // Only codes and names: nothing else is said.
    let rows =
        [vec!["Mã đơn vị", "Tên đơn vị"], vec!["U01", "Trường THPT Nguyễn Du"], vec!["U03", "Trường THPT Lê Lai"]];
    office.room.write("short.xlsx", sheet(&rows));
    let shown = office.units(&["import", "book.tonghop", "short.xlsx", "--dry-run"]);
    let difference = &shown["difference"];
    let change = json!([{ "field": "name", "old": "Trường THPT Lê Lợi", "new": "Trường THPT Lê Lai" }]);
    assert_eq!(difference["changed"], json!([{ "code": "U03", "name": "Trường THPT Lê Lợi", "fields": change }]));
    assert_eq!((&difference["unchanged"], &difference["added"]), (&json!(1), &json!([])));
    assert_eq!(difference["missing"], json!(["U02", "U04", "U05", "U06", "U08", "U09"]));
    assert_eq!(office.units(&["list", "book.tonghop"]), before);
    office.units(&["import", "book.tonghop", "short.xlsx", "--from", "2026-03-01"]);
    let listed = office.units(&["list", "book.tonghop"]);
    let unit = &list(&listed["units"])[2];
    assert_eq!((text(&unit["name"]), text(&unit["phone"])), ("Trường THPT Lê Lai", "0900000003"));
    assert_eq!(unit["aliases"], json!(["Lê Lợi cơ sở chính"]));
    assert_eq!(unit["former_names"], json!([{ "name": "Trường THPT Lê Lợi", "until": "2026-02-28" }]));
    // A blank cell of a column that is there clears.
    let columns = ["Mã đơn vị", "Tên đơn vị", "Điện thoại"];
    let rows = [columns.to_vec(), vec!["U01", "Trường THPT Nguyễn Du"], vec!["U03", "Trường THPT Lê Lai", "0922"]];
    office.room.write("phones.xlsx", sheet(&rows));
    let taken = office.units(&["import", "book.tonghop", "phones.xlsx", "--close-missing"]);
    assert_eq!((&taken["units"][0]["phone"], &taken["units"][2]["phone"]), (&Value::Null, &json!("0922")));
    assert_eq!(taken["summary"]["closed"], json!(6));
    assert_eq!(taken["units"][8]["closed"], json!(AFTER));
}

#[test]
fn a_blank_commune_or_kind_moves_nobody() {
    let office = Office::new();
    let before = office.units(&["list", "book.tonghop"]);
    office.room.write("blank.xlsx", roster(|rows| (rows[1][4], rows[2][3]) = ("", "")));
    let taken = office.units(&["import", "book.tonghop", "blank.xlsx"]);
    assert_eq!(taken["summary"]["changed"], json!(0), "{}", taken["difference"]);
    assert_eq!(office.units(&["list", "book.tonghop"]), before);
}

#[test]
fn what_is_written_as_a_list_is_read_back_without_a_difference() {
    let office = Office::new();
    office.units(&["rename", "book.tonghop", "U04", "--name", "Trường THPT Vua Hùng", "--on", "2026-02-01"]);
    office.units(&["close", "book.tonghop", "U09", "--on", "2026-03-01"]);
    office.units(&["alias", "book.tonghop", "U03", "Lê Lợi cơ sở chính"]);
    office.units(&["export", "book.tonghop", "list.xlsx"]);
    let shown = office.units(&["import", "book.tonghop", "list.xlsx", "--dry-run"]);
    let nothing = json!({ "added": [], "changed": [], "unchanged": 9, "missing": [], "alike": [] });
    assert_eq!(shown["difference"], nothing);
    // In an empty book all of it is new, with its history readable.
    office.room.write("roster.xlsx", roster(|rows| rows.truncate(2)));
    let other = Office::new();
    std::fs::copy(office.room.path("list.xlsx"), other.room.path("list.xlsx")).unwrap();
    other.units(&["import", "book.tonghop", "list.xlsx"]);
    let listed = other.units(&["list", "book.tonghop"]);
    let unit = |code: &str| list(&listed["units"]).iter().find(|unit| text(&unit["code"]) == code).unwrap().clone();
    assert_eq!(unit("U04")["former_names"], json!([{ "name": "Trường THPT Hùng Vương", "until": "2026-01-31" }]));
    assert_eq!(unit("U09")["closed"], json!("2026-03-01"));
    assert_eq!(unit("U03")["aliases"], json!(["Lê Lợi cơ sở chính"]));
}

#[test]
fn another_code_for_a_like_name_is_pointed_out() {
    let office = Office::new();
    office.room.write("new-codes.xlsx", roster(|rows| rows[3][1] = "M03"));
    let shown = office.units(&["import", "book.tonghop", "new-codes.xlsx", "--dry-run"]);
    assert_eq!(shown["difference"]["alike"], json!([{ "new": "M03", "known": "U03", "same_name": true }]));
    let words = office.room.say(&format!("units import book.tonghop new-codes.xlsx --dry-run --as-of {BEFORE}")).well();
    assert!(words.out.contains("M03") && words.out.contains("units rename"), "{words:?}");
}
