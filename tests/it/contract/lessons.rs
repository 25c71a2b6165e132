//! What is shown once: where figures stand, how letters are encoded, whose report it is; and what holds when it is taken
//! back.
use super::office::{AFTER, BEFORE, Office, PERIOD, UNITS, plan_file, sheet, with};
use crate::{
    program::{list, text},
    workbook::{Book, Format, Sheet},
};
use serde_json::{Value, json};

const ON: &str = "--as-of 2026-05-10";

fn value(office: &Office, unit: &str, field: &str) -> Value {
    let facts = office.facts();
    facts
        .iter()
        .find(|one| one["unit"] == unit && one["field"] == field)
        .map_or(Value::Null, |one| one["value"].clone())
}

/// Every report of an import or of the tray.
fn reports(answer: &Value) -> Vec<&Value> {
    list(&answer["files"]).iter().flat_map(|file| list(&file["reports"])).collect()
}

fn questions(answer: &Value, kind: &str) -> Vec<String> {
    let asked = reports(answer).into_iter().map(|report| &report["question"]).filter(|one| one["kind"] == kind);
    asked.map(|one| text(&one["id"]).to_owned()).collect()
}

fn codes(answer: &Value) -> Vec<String> {
    let of_files = list(&answer["files"]).iter().flat_map(|file| list(&file["findings"]));
    let of_reports = reports(answer).into_iter().flat_map(|report| list(&report["findings"]));
    of_files.chain(of_reports).map(|one| text(&one["code"]).to_owned()).collect()
}

/// A form of a school's own, with two columns that could both hold the figures.
fn two_columns(unit: &str, first: [&str; 3], second: [&str; 3]) -> Vec<u8> {
    let [a, b, c] = first;
    let [d, e, f] = second;
    sheet(&[
        vec!["Đơn vị:", unit],
        vec!["STT", "Nội dung", "Số liệu A", "Số liệu B"],
        vec!["1", "Đã xây dựng kế hoạch", a, d],
        vec!["2", "Có lắp đặt camera giám sát", b, e],
        vec!["3", "Số vụ cháy nổ", c, f],
    ])
}

/// A table of units, some of its headings its office's own.
fn own_headings(rows: &[[&str; 3]]) -> Vec<u8> {
    let known = ["Đã xây dựng kế hoạch", "Có lắp đặt camera giám sát"];
    let mut lines = vec![vec!["BÁO CÁO TỔNG HỢP"], vec!["TT", "Tên đơn vị", known[0], known[1], "Hoả hoạn"]];
    lines.extend(rows.iter().map(|[name, plan, fires]| vec!["1", *name, *plan, "Có", *fires]));
    sheet(&lines)
}

#[test]
fn a_column_that_is_shown_once_is_read_in_every_sheet_with_the_same_headings() {
    let office = Office::new();
    let first = two_columns(UNITS[2][2], ["Có", "Không", "4"], ["Không", "Có", "7"]);
    office.room.write("a/one.xlsx", first);
    let imported = office.import("a", BEFORE);
    let [question] = &questions(&imported, "mapping")[..] else { panic!("{imported}") };
    assert_eq!(value(&office, "U03", "su-co"), Value::Null);
    // A label is no place for a value, and a field that the form does not have is none.
    let answer = |places: &str| office.room.say(&format!("tray answer book.tonghop {question} {places} {ON}"));
    answer("--map su-co=B5").refused(1);
    answer("--map khong-co=C5").refused(1);
    answer("--map su-co=D5").well();
    assert_eq!([value(&office, "U03", "su-co"), value(&office, "U03", "camera")], [json!(7), json!(true)]);
    // The same headings from another school: not asked, and said whose lesson it was.
    let second = two_columns(UNITS[3][2], ["Có", "Có", "1"], ["Không", "Không", "2"]);
    office.room.write("b/two.xlsx", second);
    let again = office.import("b", BEFORE);
    assert_eq!(questions(&again, "mapping"), [""; 0]);
    assert!(codes(&again).contains(&"layout-taught".to_owned()), "{again}");
    assert_eq!([value(&office, "U04", "su-co"), value(&office, "U04", "ke-hoach")], [json!(2), json!(false)]);
    let before = (office.facts(), office.status());
    office.room.say("doctor book.tonghop --rebuild").well();
    assert_eq!((office.facts(), office.status()), before);
    // Without the lesson both are asked about again.
    let journal = office.room.ask("journal list book.tonghop");
    let taught = with(list(&journal["decisions"]), "kind", "teach")[0]["seq"].clone();
    office.room.say(&format!("journal undo book.tonghop {taught} {ON}")).well();
    assert_eq!(questions(&office.room.ask(&format!("tray list book.tonghop {ON}")), "mapping").len(), 2);
    assert_eq!(office.facts(), Vec::<Value>::new());
}

#[test]
fn what_is_shown_later_adds_to_what_was_shown_before() {
    let office = Office::new();
    office.room.write("a/one.xlsx", own_headings(&[[UNITS[2][2], "Có", "4"], [UNITS[3][2], "Không", "5"]]));
    let imported = office.import("a", BEFORE);
    let id = &list(&imported["files"])[0]["id"];
    let answer = |places: &str| office.room.say(&format!("tray answer book.tonghop {id}.0 {places} {ON}"));
    answer("--map unit=B2 camera=D2").well();
    assert_eq!(value(&office, "U03", "ke-hoach"), json!(true));
    assert_eq!(value(&office, "U03", "su-co"), Value::Null);
    answer("--map su-co=E2").well();
    assert_eq!([value(&office, "U03", "su-co"), value(&office, "U04", "su-co")], [json!(4), json!(5)]);
    assert_eq!(value(&office, "U04", "ke-hoach"), json!(false), "what was shown before still holds");
    office.room.write("b/two.xlsx", own_headings(&[[UNITS[5][2], "Có", "9"], [UNITS[4][2], "Có", "2"]]));
    let again = office.import("b", BEFORE);
    assert!(codes(&again).contains(&"layout-taught".to_owned()), "{again}");
    assert_eq!(value(&office, "U06", "su-co"), json!(9));
    // The last lesson alone is taken back.
    let journal = office.room.ask("journal list book.tonghop");
    let taught = with(list(&journal["decisions"]), "kind", "teach");
    let last = taught.iter().filter_map(|one| one["seq"].as_i64()).max().unwrap();
    office.room.say(&format!("journal undo book.tonghop {last} {ON}")).well();
    assert_eq!([value(&office, "U03", "ke-hoach"), value(&office, "U03", "su-co")], [json!(true), Value::Null]);
}

#[test]
fn whose_report_it_is_decides_what_it_lacks() {
    let office = Office::new();
    // The sheet lacks what is asked of units with a party cell: the first has one, the sixth has none.
    let own = sheet(&[
        vec!["Đơn vị:", "Trường THPT"],
        vec!["STT", "Nội dung", "Kết quả"],
        vec!["1", "Đã xây dựng kế hoạch", "Có"],
        vec!["3", "Có lắp đặt camera giám sát", "Có"],
        vec!["4", "Số vụ cháy nổ", "0"],
    ]);
    office.room.write("a/one.xlsx", own);
    let imported = office.import("a", BEFORE);
    let [question] = &questions(&imported, "unit")[..] else { panic!("{imported}") };
    let fields = |unit: &str| {
        let found = office.room.ask(&format!("findings book.tonghop --unit {unit} {ON} --period {PERIOD}"));
        let fields = list(&found["findings"]).iter().filter(|one| one["code"] == "label-missing");
        fields.map(|one| text(&one["field"]).to_owned()).collect::<Vec<_>>()
    };
    office.room.say(&format!("tray answer book.tonghop {question} --unit U06 {ON}")).well();
    assert!(!fields("U06").contains(&"cap-uy".to_owned()), "{:?}", fields("U06"));
    office.room.say(&format!("journal undo book.tonghop {ON}")).well();
    office.room.say(&format!("tray answer book.tonghop {question} --unit U01 {ON}")).well();
    assert!(fields("U01").contains(&"cap-uy".to_owned()), "{:?}", fields("U01"));
    let before = (office.facts(), office.status());
    office.room.say("doctor book.tonghop --rebuild").well();
    assert_eq!((office.facts(), office.status()), before);
    let status = office.room.ask(&format!("status book.tonghop --as-of {AFTER} --period {PERIOD}"));
    assert_eq!(with(list(&status["list"]), "code", "U01")[0]["code"], "U01");
}

/// Two tables in one workbook: of the first it must be asked where its units stand; the second names one nobody knows.
fn two_sheets() -> Vec<u8> {
    let mut book = Book::default();
    let mut form = Sheet::named("Đợt 1");
    let mut table = Sheet::named("Xã");
    let put = |sheet: &mut Sheet, rows: &[&[&str]]| {
        for (row, line) in (0..).zip(rows) {
            for (column, text) in (0..).zip(*line).filter(|(_, text)| !text.is_empty()) {
                sheet.say((row, column), *text);
            }
        }
    };
    put(
        &mut form,
        &[
            &["TT", "Nơi gửi", "Đã xây dựng kế hoạch", "Có lắp đặt camera giám sát", "Số vụ cháy nổ"],
            &["1", UNITS[2][2], "Có", "Không", "7"],
            &["2", UNITS[4][2], "Có", "Không", "8"],
        ],
    );
    put(
        &mut table,
        &[
            &["TT", "Tên đơn vị", "Đã xây dựng kế hoạch", "Số vụ cháy nổ"],
            &["1", UNITS[3][2], "Có", "1"],
            &["2", "Trường THPT Đèo Gió", "Có", "2"],
            &["3", UNITS[5][2], "Có", "3"],
        ],
    );
    book.sheets = vec![form, table];
    book.bytes(Format::Xlsx)
}

#[test]
fn an_answer_stays_with_its_row_when_another_sheet_of_the_file_is_shown() {
    let office = Office::new();
    office.room.write("a/two.xlsx", two_sheets());
    let imported = office.import("a", BEFORE);
    let ([unit], [mapping]) = (&questions(&imported, "unit")[..], &questions(&imported, "mapping")[..]) else {
        panic!("{imported}")
    };
    let say = |line: String| office.room.say(&format!("{line} {ON}")).well();
    say(format!("tray answer book.tonghop {unit} --unit U09"));
    let fires = |office: &Office| ["U03", "U04", "U06", "U09"].map(|unit| value(office, unit, "su-co"));
    assert_eq!(fires(&office), [Value::Null, json!(1), json!(3), json!(2)]);
    say(format!("tray answer book.tonghop {mapping} --map unit=B1"));
    assert_eq!(fires(&office), [json!(7), json!(1), json!(3), json!(2)]);
    say("doctor book.tonghop --rebuild".into());
    assert_eq!(fires(&office), [json!(7), json!(1), json!(3), json!(2)]);
    say("journal undo book.tonghop".into());
    assert_eq!(fires(&office), [Value::Null, json!(1), json!(3), json!(2)]);
}

#[test]
fn a_report_that_is_answered_as_another_types_period_is_read_by_that_types_form() {
    let office = Office::new();
    let plan = std::fs::read_to_string(plan_file()).unwrap();
    let second = r#"
[[report_type]]
id = "ca-nam"
name = "Báo cáo năm"
cycle = "year"
unit_due = { rule = "before", day = "12-20" }
cut_off = "12-19"
office_due = { rule = "before", day = "12-25" }
recipient = "UBND tỉnh"
form = "bieu-nam"
owed_by = ["truc-thuoc"]

[[form]]
id = "bieu-nam"
version = 1
title = "Báo cáo năm"

[[form.section]]
id = "nam"
title = "I. Cả năm"

[[form.section.field]]
id = "hoc-sinh"
label = "Số học sinh được khen thưởng"
kind = "count"

[[form.section.field]]
id = "cai-dau"
label = "Số vụ cháy nổ"
kind = "count"
"#;
    let (head, rest) = plan.split_once("[[form]]").unwrap();
    let (form, _) = rest.split_once("[[indicator]]").unwrap();
    let (types, other) = second.split_once("[[form]]").unwrap();
    let plan = format!("{head}{types}[[form]]{form}[[form]]{other}");
    office.room.write("plan2.toml", plan);
    office.room.say("new two.tonghop --plan plan2.toml --units roster.xlsx").well();
    // The school calls it a year's report; what is on it, both forms ask for.
    let own = sheet(&[
        vec!["Đơn vị:", UNITS[2][2]],
        vec!["BÁO CÁO NĂM 2026"],
        vec!["STT", "Nội dung", "Kết quả"],
        vec!["1", "Số học sinh được khen thưởng", "12"],
        vec!["2", "Số vụ cháy nổ", "3"],
        vec!["3", "Đã xây dựng kế hoạch", "Có"],
        vec!["4", "Có lắp đặt camera giám sát", "Không"],
    ]);
    office.room.write("a/one.xlsx", own);
    let on = "--as-of 2026-05-10";
    let imported = office.room.ask(&format!("import two.tonghop a --period {PERIOD} {on}"));
    let [question] = &questions(&imported, "period")[..] else { panic!("{imported}") };
    let facts = |period: &str| {
        let facts = office.room.facts("two.tonghop", &format!("2026-12-30 --period {period}"));
        let filled = facts.iter().filter(|one| !one["value"].is_null());
        filled.map(|one| format!("{}={}", text(&one["field"]), one["value"])).collect::<Vec<_>>()
    };
    office.room.say(&format!("tray answer two.tonghop {question} --period ca-nam@2026 {on}")).well();
    assert_eq!(facts("ca-nam@2026"), ["hoc-sinh=12", "cai-dau=3"]);
    assert_eq!(facts(PERIOD), [""; 0]);
    office.room.say(&format!("journal undo two.tonghop {on}")).well();
    office.room.say(&format!("tray answer two.tonghop {question} --period {PERIOD} {on}")).well();
    assert_eq!(facts(PERIOD), ["ke-hoach=true", "camera=false", "su-co=3"]);
    office.room.say(&format!("doctor two.tonghop --rebuild {on}")).well();
    assert_eq!(facts(PERIOD), ["ke-hoach=true", "camera=false", "su-co=3"]);
}

#[test]
fn a_sheet_nobody_knows_waits_when_it_is_chosen_by_itself_and_is_taught_whole() {
    let office = Office::new();
    let own = |plan: &str, fires: &str| {
        sheet(&[vec!["Đơn vị:", UNITS[2][2]], vec!["Kế hoạch của trường lập rồi?", plan], vec!["Hoả hoạn", fires]])
    };
    office.room.write("a/one.xlsx", own("Có", "4"));
    let among_others = office.import("a", BEFORE);
    assert_eq!(list(&among_others["files"])[0]["outcome"], "refused", "{among_others}");
    let alone = office.import("a/one.xlsx", BEFORE);
    let [question] = &questions(&alone, "mapping")[..] else { panic!("{alone}") };
    assert_eq!(codes(&alone), ["sheet-unrecognised"]);
    let answer = format!("tray answer book.tonghop {question} --map ke-hoach=B2 su-co=B3 {ON}");
    office.room.say(&answer).well();
    assert_eq!([value(&office, "U03", "ke-hoach"), value(&office, "U03", "su-co")], [json!(true), json!(4)]);
    office.room.say("doctor book.tonghop --rebuild").well();
    assert_eq!(value(&office, "U03", "su-co"), json!(4));
    office.room.say(&format!("journal undo book.tonghop {ON}")).well();
    assert_eq!(value(&office, "U03", "su-co"), Value::Null);
    assert_eq!(questions(&office.room.ask(&format!("tray list book.tonghop {ON}")), "mapping").len(), 1);
}
