//! What a clerk does about a report by command: keys it in, corrects it, answers what it waits for.
use super::office::{AFTER, BEFORE, Office, PERIOD, says, with};
use crate::program::{list, text};
use serde_json::{Value, json};

const ON: &str = "--as-of 2026-05-10";

fn value(office: &Office, unit: &str, field: &str, row: u64) -> Value {
    let facts = office.facts();
    let found = facts
        .iter()
        .find(|one| one["unit"] == unit && one["field"] == field && one["row"].as_u64().unwrap_or(0) == row);
    found.map(|one| json!([one["value"], one["how"], one["typed"]])).unwrap_or_default()
}

#[test]
fn figures_from_the_telephone_count_and_say_so() {
    let office = Office::new();
    let typed = json!({
        "ke-hoach": "có", "xep-loai": "XS", "phat-dong": [2, null, null, null], "su-co": "không phát sinh",
        "tap-huan": {"numerator": 20, "denominator": 30}, "kinh-phi": "12,5", "mo-hinh.ten": ["Cổng trường an toàn"],
    });
    office.room.write("phone.json", typed.to_string());
    let key_in = format!("report key-in book.tonghop --unit U03 --from phone.json --source phone --by Lan {ON}");
    let shown = office.room.ask(&key_in);
    assert_eq!(shown["state"], "on-time", "{shown}");
    for (field, row, expected) in [
        ("ke-hoach", 0, json!([true, "keyed-in", "có"])),
        ("xep-loai", 0, json!(["xuat-sac", "keyed-in", "XS"])),
        ("phat-dong", 1, json!([2, "keyed-in", "2"])),
        ("su-co", 0, json!([0, "keyed-in", "không phát sinh"])),
        ("tap-huan", 0, json!([{"numerator": 20, "denominator": 30}, "keyed-in", "20/30"])),
        ("kinh-phi", 0, json!([12_500_000, "keyed-in", "12,5"])),
        ("mo-hinh.ten", 1, json!(["Cổng trường an toàn", "keyed-in", "Cổng trường an toàn"])),
        ("camera", 0, json!([null, null, null])),
    ] {
        assert_eq!(value(&office, "U03", field, row), expected, "{field}");
    }
    let file = office.facts().iter().find(|one| one["unit"] == "U03").map(|one| text(&one["file"]).to_owned());
    assert_eq!(file.as_deref(), Some("phone: Lan"));
    let before = (office.facts(), office.status());
    office.room.say("doctor book.tonghop --rebuild").well();
    assert_eq!((office.facts(), office.status()), before);
    office.room.say("journal undo book.tonghop").well();
    assert_eq!(office.facts(), Vec::<Value>::new());
}

#[test]
fn what_cannot_be_keyed_in_is_a_finding_and_what_is_not_there_is_missed() {
    let office = Office::new();
    let key_in = "report key-in book.tonghop --unit U03 --field su-co --value ~20 --field xep-loai --value XS";
    let shown = office.room.ask(&format!("{key_in} {ON}"));
    let codes: Vec<&str> = list(&shown["findings"]).iter().map(|one| text(&one["code"])).collect();
    assert!(codes.contains(&"type-mismatch") && codes.contains(&"required-missing"), "{codes:?}");
    assert_eq!(value(&office, "U03", "su-co", 0), json!([null, "as-is", "~20"]));
    let unknown = format!("report key-in book.tonghop --unit U03 --field khong-co --value 1 {ON}");
    assert!(office.room.say(&unknown).refused(1).contains("khong-co"));
    office.room.say(&format!("report key-in book.tonghop --unit U03 {ON}")).refused(2);
}

#[test]
fn a_correction_stands_over_what_was_sent() {
    let office = Office::new();
    office.fill_inbox();
    office.import("inbox", BEFORE);
    let correct = |field: &str, value: &str| {
        let reason = ["--reason", "Đã gọi hỏi lại", "--as-of", BEFORE];
        let args = ["report", "correct", "book.tonghop", "--unit", "U02", "--field", field, "--value", value];
        office.room.run(args.iter().chain(&reason))
    };
    assert_eq!(value(&office, "U02", "su-co", 0), json!([null, "as-is", "~20"]));
    correct("su-co", "20").well();
    correct("phat-dong/1", "3").well();
    assert_eq!(value(&office, "U02", "su-co", 0)[0], 20);
    assert_eq!(value(&office, "U02", "su-co", 0)[1], "corrected");
    assert_eq!(value(&office, "U02", "phat-dong", 1)[0], 3);
    let journal = office.room.ask("journal list book.tonghop");
    let corrections = with(list(&journal["decisions"]), "kind", "correct");
    assert_eq!((&corrections[0]["old"], &corrections[0]["reason"]), (&json!("~20"), &json!("Đã gọi hỏi lại")));
    for (field, value) in [("su-co", "nhiều"), ("su-co", "-1"), ("su-co/2", "1"), ("khong-co", "1"), ("phat-dong", "1")]
    {
        correct(field, value).refused(1);
    }
    office.room.say(&format!("journal undo book.tonghop {ON}")).well();
    assert_eq!(value(&office, "U02", "phat-dong", 1)[0], 1);
}

#[test]
fn an_answer_says_something_and_then_the_report_is_read_as_that_units() {
    let office = Office::new();
    // Only units with a party cell are asked for "cap-uy"; whose report this is stands nowhere.
    let blank = std::fs::read(office.room.path("blank.xlsx")).unwrap();
    office.room.write("inbox/a.xlsx", &blank);
    office.send_good("U01", "inbox/b.xlsx", &[says("B8", "Mã"), says("C8", "Trường THPT Nguyễn Du"), says("C9", "")]);
    let imported = office.import("inbox", BEFORE);
    let waiting = list(&imported["files"]).iter().flat_map(|file| list(&file["reports"]));
    let question = waiting.filter_map(|report| report["question"]["id"].as_str()).next().map(str::to_owned);
    let Some(question) = question else { panic!("nothing waits: {imported}") };
    let bare = format!("tray answer book.tonghop {question} {ON}");
    assert!(office.room.say(&bare).refused(2).contains("--unit"));
    office.room.say(&format!("tray answer book.tonghop {question} --map ke-hoach {ON}")).refused(2);
    office.room.say(&format!("tray answer book.tonghop {question} --encoding tcvn3 {ON}")).refused(1);
    office.room.say(&format!("tray answer book.tonghop {question} --unit U04 {ON}")).well();
    let status = office.room.ask(&format!("status book.tonghop --as-of {AFTER} --period {PERIOD}"));
    assert_ne!(with(list(&status["list"]), "code", "U04")[0]["state"], "missing");
}
