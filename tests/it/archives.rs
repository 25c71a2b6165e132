//! A folder as it comes from Zalo: archives in archives, lock files, pictures, a report under a foreign ending.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::panic)]
use super::program::{Room, files, list, text};
use crate::workbook::packed::pack;
use serde_json::Value;
use std::{collections::BTreeMap, path::PathBuf};

#[test]
fn reports_in_archives_are_taken_and_everything_else_is_said() {
    let room = Room::new();
    let fixture = |name: &str| files().join("libreoffice").join(name);
    let form = |name: &str| std::fs::read(fixture(name)).unwrap();
    room.run([PathBuf::from("new"), "book.tonghop".into(), "--plan".into(), fixture("plan.toml")]).well();
    room.run([PathBuf::from("units"), "import".into(), "book.tonghop".into(), fixture("roster.xlsx")]).well();
    let inner =
        pack([("LO-02.ods", form("LO-02-go-tay.ods")), ("bang.zip", pack([("a.csv", b"a".to_vec())], &[]))], &[]);
    let outer = pack(
        [
            ("Xã A/LO-01.xlsx", form("LO-01-day-du.xlsx")),
            ("Xã A/~$LO-01.xlsx", b"x".to_vec()),
            ("Xã B.zip", inner),
            ("../trống.xlsx", vec![]),
            ("ảnh.jpg", b"\xFF\xD8\xFF\xE0".to_vec()),
        ],
        &[],
    );
    std::fs::create_dir(room.path("zalo")).unwrap();
    for (name, bytes) in [("goi.zip", outer.as_slice()), ("Thumbs.db", b"x"), ("cụt.zip", &outer[..outer.len() / 2])]
    {
        std::fs::write(room.path("zalo").join(name), bytes).unwrap();
    }
    let truth: Value = serde_json::from_slice(&form("truth.json")).unwrap();
    let day = text(&truth["as_of"]);
    let imported = room.say(&format!("import book.tonghop zalo --as-of {day} --json")).json();
    let found: BTreeMap<&str, (&str, Vec<&str>)> = list(&imported["files"])
        .iter()
        .map(|file| {
            let codes = list(&file["findings"]).iter().map(|finding| text(&finding["code"])).collect();
            (text(&file["path"]), (text(&file["outcome"]), codes))
        })
        .collect();
    let expected: BTreeMap<&str, (&str, Vec<&str>)> = [
        ("Thumbs.db", "skipped", vec!["file-left-out"]),
        ("cụt.zip", "refused", vec!["file-unreadable"]),
        ("goi.zip/Xã A/LO-01.xlsx", "taken", vec![]),
        ("goi.zip/Xã A/~$LO-01.xlsx", "skipped", vec!["file-left-out"]),
        ("goi.zip/Xã B.zip/LO-02.ods", "taken", vec![]),
        ("goi.zip/Xã B.zip/bang.zip", "refused", vec!["file-unreadable"]),
        ("goi.zip/trống.xlsx", "skipped", vec!["file-empty"]),
        ("goi.zip/ảnh.jpg", "skipped", vec!["file-not-spreadsheet"]),
    ]
    .into_iter()
    .map(|(path, outcome, codes)| (path, (outcome, codes)))
    .collect();
    assert_eq!(found, expected);
    let sources: std::collections::BTreeSet<String> =
        room.facts("book.tonghop", day).iter().map(|fact| text(&fact["file"]).to_owned()).collect();
    assert_eq!(sources.into_iter().collect::<Vec<_>>(), ["goi.zip/Xã A/LO-01.xlsx", "goi.zip/Xã B.zip/LO-02.ods"]);
}
