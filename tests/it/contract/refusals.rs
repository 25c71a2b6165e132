//! Exit codes, and failures that are one sentence saying what, why and what to do.
use super::office::{AFTER, BEFORE, Office, PERIOD, plan_file, roster};
use crate::program::{Room, list, text};
use serde_json::json;

#[test]
fn exit_codes_are_those_of_the_contract() {
    let office = Office::new();
    office.fill_inbox();
    let room = &office.room;
    for (line, code) in [
        (format!("import book.tonghop inbox --as-of {BEFORE} --dry-run"), 0),
        // Some files were refused or wait: that is no failure.
        (format!("import book.tonghop inbox --as-of {BEFORE} --dry-run --strict"), 3),
        (format!("import book.tonghop inbox/U05.xlsx --as-of {BEFORE} --dry-run --strict"), 0),
        (format!("import book.tonghop inbox --as-of {AFTER} --period {PERIOD} --dry-run"), 2),
        (format!("import book.tonghop inbox --as-of {AFTER} --period {PERIOD} --received 2026-05-19 --dry-run"), 0),
        (format!("import book.tonghop inbox --as-of {BEFORE} --received hôm-qua"), 2),
        (format!("import book.tonghop gone --as-of {BEFORE}"), 1),
        ("status gone.tonghop".into(), 1),
        ("status book.tonghop --only đúng-hạn".into(), 2),
        ("status".into(), 2),
        ("statsu book.tonghop".into(), 2),
        ("plan show gone".into(), 1),
        ("plan check gone.toml".into(), 1),
        ("report show book.tonghop --unit U99".into(), 1),
        ("new book.tonghop --plan daklak-antq-2026".into(), 1),
        (format!("period close book.tonghop --as-of {BEFORE}"), 0),
        (format!("import book.tonghop inbox --as-of {BEFORE}"), 1),
        ("--version".into(), 0),
        ("--help".into(), 0),
    ] {
        let ran = room.say(&line);
        assert_eq!(ran.code, code, "{line}: {ran:?}");
        if code == 1 || code == 2 {
            assert!(!ran.refused(code).is_empty(), "{line}");
        }
    }
}

#[test]
fn after_the_deadline_the_day_of_receipt_is_asked_for() {
    let office = Office::new();
    office.fill_inbox();
    let line = format!("import book.tonghop inbox --as-of {AFTER} --period {PERIOD} --json");
    let vi = office.room.say(&line).refused(2);
    assert!(vi.contains("19/5/2026") && vi.contains("--received"), "{vi}");
    let en = office.room.say(&format!("{line} --lang en")).refused(2);
    assert!(en.contains("deadline") && en.contains("--received"), "{en}");
    assert!(office.facts().is_empty());
}

#[test]
fn a_list_with_a_code_twice_is_refused_whole_naming_both_cells() {
    let office = Office::new();
    let before = office.room.ask("units list book.tonghop");
    office.room.write(
        "twice.xlsx",
        roster(|rows| {
            rows[5][1] = "u02";
            rows.push(vec!["10", "U10", "Trường THPT Mới", "THPT", "Ea Kao", "Trực thuộc Sở", "", "", ""]);
        }),
    );
    let sentence = office.room.say("units import book.tonghop twice.xlsx --json").refused(1);
    assert!(sentence.contains("Sheet1!B6") && sentence.contains("B3") && sentence.lines().count() == 1, "{sentence}");
    assert_eq!(office.room.ask("units list book.tonghop"), before);
    // Nor is half a book left behind.
    let args =
        ["new".into(), "other.tonghop".into(), "--plan".into(), plan_file(), "--units".into(), "twice.xlsx".into()];
    office.room.run(args).refused(1);
    assert!(!office.room.path("other.tonghop").exists());
}

#[test]
fn a_book_that_is_none_is_refused_in_one_sentence() {
    let office = Office::new();
    let sound = std::fs::read(office.room.path("book.tonghop")).unwrap();
    let with = |at: usize, bytes: &[u8]| {
        let mut book = sound.clone();
        book[at..at + bytes.len()].copy_from_slice(bytes);
        book
    };
    // Offsets of the file's header: https://www.sqlite.org/fileformat.html#the_database_header
    for (name, book, words) in [
        ("rác", b"this is no book at all".to_vec(), "không phải là sổ"),
        ("trống", vec![], "không phải là sổ"),
        ("của chương trình khác", with(68, &7_u32.to_be_bytes()), "không phải là sổ"),
        ("mới hơn", with(60, &999_u32.to_be_bytes()), "mới hơn"),
        ("cụt", sound[..4096].to_vec(), "hỏng"),
        ("hỏng", with(4096, &vec![0xA5; sound.len() - 4096]), "hỏng"),
    ] {
        office.room.write("bad.tonghop", &book);
        for line in [
            format!("status bad.tonghop --as-of {BEFORE} --json"),
            format!("import bad.tonghop forms --as-of {BEFORE} --json"),
            "journal list bad.tonghop".into(),
        ] {
            let sentence = office.room.say(&line).refused(1);
            assert!(sentence.contains("bad.tonghop") && sentence.contains(words), "{name}: {line}: {sentence}");
            assert_eq!(sentence.lines().count(), 1, "{name}: {sentence}");
        }
        assert!(std::fs::read(office.room.path("bad.tonghop")).unwrap() == book, "{name}: the file was changed");
    }
}

#[test]
fn a_target_that_cannot_be_written_is_left_alone_and_a_free_name_offered() {
    let office = Office::new();
    let target = office.room.write("out.xlsx", "mine");
    let mut rights = std::fs::metadata(&target).unwrap().permissions();
    rights.set_readonly(true);
    std::fs::set_permissions(&target, rights).unwrap();
    for line in [
        "export book.tonghop --out out.xlsx",
        "facts book.tonghop --out out.xlsx",
        "template book.tonghop --out out.xlsx",
    ] {
        let sentence = office.room.say(&format!("{line} --as-of {BEFORE}")).refused(1);
        assert!(sentence.contains("out.xlsx") && sentence.contains("out (2).xlsx"), "{line}: {sentence}");
        assert_eq!(std::fs::read_to_string(&target).unwrap(), "mine");
    }
}

#[test]
fn every_mistake_in_a_plan_is_found_at_its_line_and_column() {
    let room = Room::new();
    let plan = std::fs::read_to_string(plan_file()).unwrap();
    let broken = plan
        .replacen("issuer = \"Sở", "isuer = \"Sở", 1)
        .replacen("cycle = \"half-year\"", "cycle = \"half\"", 1)
        .replacen("field = \"dien-hinh\"", "field = \"dien-hin\"", 1);
    room.write("plan.toml", &broken);
    let line_of = |text: &str| broken.lines().position(|line| line.contains(text)).unwrap() + 1;
    let ran = room.say("plan check plan.toml --json");
    assert_eq!(ran.code, 1, "{ran:?}");
    let document = ran.json();
    assert_eq!(document["ok"], false);
    let faults = list(&document["faults"]);
    let places: Vec<_> = faults.iter().map(|fault| json!([fault["line"], fault["column"]])).collect();
    for place in [
        json!([line_of("isuer"), 1]),
        json!([line_of("\"half\""), "cycle = ".len() + 1]),
        json!([line_of("\"dien-hin\""), "field = ".len() + 1]),
    ] {
        assert_eq!(places.iter().filter(|one| **one == place).count(), 1, "{place}: {document:#}");
    }
    for fault in faults {
        let keys = ["file", "line", "column", "sheet", "cell", "message", "advice"];
        assert!(keys.iter().all(|key| fault.get(key).is_some()), "{fault:#}");
        assert!(!text(&fault["message"]).is_empty() && text(&fault["file"]) == "plan.toml", "{fault:#}");
    }
    // The key that is missing is said too, and nothing else follows from the three.
    assert!(faults.len() <= 4, "{document:#}");
    let refused = room.say("new book.tonghop --plan plan.toml").refused(1);
    assert!(refused.contains(&format!("plan.toml:{}:1", line_of("isuer"))), "{refused}");
}
