//! Forms that LibreOffice filled in come back whole: every value, how it was read and from which cell.
//!
//! The workbooks and the truth about them are in tests/files/libreoffice; see tests/oracles/fill_form.py.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::panic)]
use super::program::{Room, files, list, text};
use serde_json::{Value, json};
use std::{collections::BTreeMap, path::PathBuf};

/// By field and row: what a fact says.
type Facts = BTreeMap<(String, u64), Value>;

fn fixture(name: &str) -> PathBuf {
    files().join("libreoffice").join(name)
}

fn key(entry: &Value) -> (String, u64) {
    (text(&entry["field"]).to_owned(), entry["row"].as_u64().unwrap_or(0))
}

/// What LibreOffice saves.
const ENDINGS: [&str; 3] = ["xlsx", "ods", "xls"];

struct Read {
    truth: Value,
    room: Room,
    imported: Value,
}

impl Read {
    /// The forms as LibreOffice saved them under this ending.
    fn new(ending: &str) -> Self {
        let truth: Value = serde_json::from_slice(&std::fs::read(fixture("truth.json")).unwrap()).unwrap();
        let room = Room::new();
        let call = |words: &[&str]| words.iter().map(PathBuf::from).collect::<Vec<_>>();
        let plan = [call(&["new", "book.tonghop", "--plan"]), vec![fixture("plan.toml")]].concat();
        room.run(plan).well();
        room.run([call(&["units", "import", "book.tonghop"]), vec![fixture("roster.xlsx")]].concat()).well();
        let forms = list(&truth["forms"]).iter().map(|form| fixture(&format!("{}.{ending}", text(&form["file"]))));
        let day = call(&["--as-of", text(&truth["as_of"]), "--json"]);
        let import = [call(&["import", "book.tonghop"]), forms.collect(), day].concat();
        let imported = room.run(import).well().json();
        Self { truth, room, imported }
    }
}

#[test]
fn the_roster_keeps_its_letters_and_leading_zeros() {
    let room = Room::new();
    room.run([PathBuf::from("new"), "book.tonghop".into(), "--plan".into(), fixture("plan.toml")]).well();
    room.run([PathBuf::from("units"), "import".into(), "book.tonghop".into(), fixture("roster.xlsx")]).well();
    let units = room.ask("units list book.tonghop");
    let shown: Vec<_> =
        list(&units["units"]).iter().map(|unit| json!([unit["code"], unit["name"], unit["phone"]])).collect();
    assert_eq!(
        json!(shown),
        json!([
            ["LO-01", "Trường THPT Ea Súp Thượng", "02620000001"],
            ["LO-02", "Trường THCS Lá Xanh", "02620000002"],
            ["LO-03", "Trường Tiểu học Suối Reo", "02620000003"],
            ["LO-04", "Trường THPT Hồ Lặng", "02620000004"],
        ])
    );
}

#[test]
fn every_value_is_right_or_absent_and_says_where_it_stands() {
    for ending in ENDINGS {
        every_value_is_right(&Read::new(ending));
    }
}

fn every_value_is_right(Read { truth, room, .. }: &Read) {
    let mut facts: BTreeMap<String, Facts> = BTreeMap::new();
    for fact in room.facts("book.tonghop", text(&truth["as_of"])) {
        let about = ["value", "typed", "how", "cell", "sheet", "state"].map(|name| fact[name].clone());
        let before = facts.entry(text(&fact["unit"]).to_owned()).or_default().insert(key(&fact), json!(about));
        assert_eq!(before, None, "twice: {fact}");
    }
    let mut wrong = Vec::new();
    for form in list(&truth["forms"]) {
        let mut read = facts.remove(text(&form["unit"])).unwrap_or_else(|| panic!("no facts of {}", form["unit"]));
        for cell in list(&form["cells"]) {
            let expected = json!([cell["value"], cell["typed"], cell["how"], cell["cell"], "Báo cáo", form["state"]]);
            let found = read.remove(&key(cell));
            if found.as_ref() != Some(&expected) {
                wrong.push(format!("{} {}: {found:?}, truth {expected}", form["file"], cell["field"]));
            }
        }
        // Nothing was typed there: no value, and not 0.
        for (field, found) in read {
            if found[0] != Value::Null || found[1] != Value::Null || found[2] != Value::Null {
                wrong.push(format!("{} {field:?}: {found}, truth: blank", form["file"]));
            }
        }
    }
    assert!(wrong.is_empty() && facts.is_empty(), "{wrong:#?}\n{:?}", facts.keys());
}

#[test]
fn every_form_is_taken_with_the_findings_it_deserves() {
    for ending in ENDINGS {
        taken_with_its_findings(&Read::new(ending));
    }
}

fn taken_with_its_findings(Read { truth, imported, .. }: &Read) {
    let files = list(&imported["files"]);
    assert_eq!(files.len(), list(&truth["forms"]).len());
    for (form, file) in list(&truth["forms"]).iter().zip(files) {
        assert_eq!((&file["outcome"], &file["findings"]), (&json!("taken"), &json!([])), "{file:#}");
        let [report] = list(&file["reports"]) else { panic!("{file:#}") };
        assert_eq!(
            json!([report["unit"], report["period"], report["version"], report["question"]]),
            json!([form["unit"], "sau-thang@2026-H1", 1, null])
        );
        let of_cells = list(&form["cells"]).iter().filter(|cell| cell["finding"] != Value::Null);
        let mut expected: Vec<Value> =
            of_cells.map(|cell| json!([cell["finding"], cell["cell"], cell["field"], cell["typed"]])).collect();
        let whole = |finding: &Value| list(&form["findings"]).contains(&finding["code"]);
        let (of_form, of_cells): (Vec<&Value>, Vec<&Value>) =
            list(&report["findings"]).iter().partition(|one| whole(one));
        let mut found: Vec<Value> =
            of_cells.iter().map(|one| json!([one["code"], one["cell"], one["field"], one["found"]])).collect();
        for rows in [&mut expected, &mut found] {
            rows.sort_by_key(Value::to_string);
        }
        assert_eq!(found, expected, "{}", form["file"]);
        assert_eq!(json!(of_form.iter().map(|one| &one["code"]).collect::<Vec<_>>()), form["findings"]);
        for finding in list(&report["findings"]) {
            assert!(!text(&finding["message"]).is_empty() && !text(&finding["advice"]).is_empty(), "{finding:#}");
        }
    }
}
