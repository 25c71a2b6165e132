//! What may be repeated, taken back or tried without harm; and text that stays text.
use super::office::{AFTER, BEFORE, FORMULA, Office, PERIOD, with};
use crate::program::{list, text};
use serde_json::Value;
use std::io::Read;

#[test]
fn a_dry_run_tells_all_and_writes_nothing() {
    let office = Office::new();
    office.fill_inbox();
    let listing = || {
        let mut names: Vec<_> =
            std::fs::read_dir(office.room.path(".")).unwrap().map(|entry| entry.unwrap().file_name()).collect();
        names.sort();
        names
    };
    let before = (std::fs::read(office.room.path("book.tonghop")).unwrap(), listing());
    let dry = office.room.ask(&format!("import book.tonghop inbox --as-of {BEFORE} --dry-run"));
    assert!(before == (std::fs::read(office.room.path("book.tonghop")).unwrap(), listing()), "the book was touched");
    let real = office.import("inbox", BEFORE);
    for summary in ["files", "reports"] {
        assert_eq!(dry["summary"][summary], real["summary"][summary]);
    }
    let findings = |document: &Value| -> Vec<Value> {
        list(&document["files"]).iter().map(|file| serde_json::json!([file["outcome"], file["findings"]])).collect()
    };
    assert_eq!(findings(&dry), findings(&real));
}

#[test]
fn the_same_folder_again_changes_nothing() {
    let office = Office::new();
    office.fill_inbox();
    office.import("inbox", BEFORE);
    let (facts, journal) = (office.facts(), office.room.ask("journal list book.tonghop"));
    assert!(!facts.is_empty());
    let again = office.import("inbox", BEFORE);
    let outcomes: Vec<_> = list(&again["files"]).iter().map(|file| text(&file["outcome"])).collect();
    assert_eq!(outcomes, ["repeat", "repeat", "repeat", "skipped", "refused", "repeat", "repeat"]);
    assert_eq!(office.facts(), facts);
    assert_eq!(office.room.ask("journal list book.tonghop"), journal);
}

#[test]
fn an_import_is_taken_back_as_one_and_may_come_again() {
    let office = Office::new();
    office.fill_inbox();
    let empty = office.status();
    office.import("inbox", BEFORE);
    let (facts, full) = (office.facts(), office.status());
    office.room.say("journal undo book.tonghop").well();
    assert_eq!((office.facts(), office.status()), (vec![], empty));
    let journal = office.room.ask("journal list book.tonghop");
    let decisions = list(&journal["decisions"]);
    let import = with(decisions, "kind", "import")[0];
    let undo = with(decisions, "kind", "undo")[0];
    assert_eq!((&import["undone_by"], &undo["undoes"]), (&undo["seq"], &import["seq"]));
    assert_eq!(
        office.room.ask(&format!("tray list book.tonghop --as-of {AFTER} --period {PERIOD}"))["files"],
        serde_json::json!([])
    );
    office.import("inbox", BEFORE);
    assert_eq!((office.facts(), office.status()), (facts, full));
}

/// The parts of an xlsx package whose name ends so, as text.
fn parts(bytes: Vec<u8>, ending: &str) -> String {
    let mut archive = zip::ZipArchive::new(std::io::Cursor::new(bytes)).unwrap();
    let mut all = String::new();
    for at in 0..archive.len() {
        let mut part = archive.by_index(at).unwrap();
        if part.name().unwrap().ends_with(ending) {
            part.read_to_string(&mut all).unwrap();
        }
    }
    all
}

#[test]
fn text_a_school_typed_never_becomes_a_formula() {
    let office = Office::at_the_end();
    let fact = office.facts().into_iter().find(|fact| fact["unit"] == "U01" && fact["field"] == "kien-nghi").unwrap();
    assert_eq!((&fact["value"], &fact["typed"]), (&Value::from(FORMULA), &Value::from(FORMULA)));
    for full in ["", "--full"] {
        let to = format!("out{full}.xlsx");
        office.room.say(&format!("export book.tonghop --out {to} {full} --as-of {AFTER} --period {PERIOD}")).well();
        let bytes = std::fs::read(office.room.path(&to)).unwrap();
        let (sheets, all) = (parts(bytes.clone(), ".xml"), parts(bytes, "sharedStrings.xml"));
        let formulas = sheets.split("<f>").skip(1).filter_map(|rest| rest.split("</f>").next());
        assert!(formulas.into_iter().all(|formula| formula != "1+1"), "{to}");
        assert!(sheets.contains("<f>"), "{to} has no live formula at all");
        assert!(all.contains(">=1+1<"), "{to} lost the text");
    }
    office.room.say(&format!("facts book.tonghop --out facts.csv --as-of {AFTER} --period {PERIOD}")).well();
    let csv = std::fs::read_to_string(office.room.path("facts.csv")).unwrap();
    assert!(csv.starts_with('\u{feff}') && csv.contains(",'=1+1,") && !csv.contains(",=1+1"));
}
