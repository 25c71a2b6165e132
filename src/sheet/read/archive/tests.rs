//! Archives as Windows, macOS and mail programs pack them, and as nobody should.
#![allow(clippy::unwrap_used, clippy::indexing_slicing)]
use super::*;
use proptest::prelude::*;
use std::io::{Cursor, Write};
use zip::{CompressionMethod, ZipWriter, write::SimpleFileOptions};

fn packed(files: &[(&str, &[u8])]) -> Vec<u8> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, bytes) in files {
        let options = SimpleFileOptions::default().compression_method(CompressionMethod::Deflated);
        let date = zip::DateTime::from_date_and_time(2026, 5, 19, 7, 30, 0).unwrap();
        zip.start_file(*name, options.last_modified_time(date)).unwrap();
        zip.write_all(bytes).unwrap();
    }
    zip.finish().unwrap().into_inner()
}

fn open(bytes: &[u8], limits: &Limits) -> Option<Result<Archive<Cursor<Vec<u8>>>, Finding>> {
    Archive::open(Cursor::new(bytes.to_vec()), limits)
}

fn names(bytes: &[u8]) -> Vec<String> {
    let archive = open(bytes, &Limits::default()).unwrap().unwrap();
    archive.members().iter().map(|member| member.name.clone()).collect()
}

/// The same length, so that only the name changes.
fn renamed(bytes: &[u8], from: &[u8], to: &[u8]) -> Vec<u8> {
    assert_eq!(from.len(), to.len());
    let mut bytes = bytes.to_vec();
    let places: Vec<_> = bytes.windows(from.len()).enumerate().filter(|(_, w)| *w == from).map(|(at, _)| at).collect();
    assert_eq!(places.len(), 2);
    places.into_iter().for_each(|at| bytes[at..at + to.len()].copy_from_slice(to));
    bytes
}

#[test]
fn members_are_listed_with_their_date_and_read_on_demand() {
    let bytes =
        packed(&[("Xã A/", b""), ("Xã A/TH Nguyễn Du.xlsx", b"one"), ("Xã A/~$TH.xlsx", b"x"), ("__MACOSX/._a", b"y")]);
    let archive = open(&bytes, &Limits::default()).unwrap().unwrap();
    let listed: Vec<_> = archive.members().iter().map(|member| (member.name.as_str(), member.left_out)).collect();
    assert_eq!(listed, [("Xã A/TH Nguyễn Du.xlsx", false), ("Xã A/~$TH.xlsx", true), ("__MACOSX/._a", true)]);
    assert_eq!(archive.members()[0].modified, NaiveDate::from_ymd_opt(2026, 5, 19));
    assert_eq!(archive.read(0).unwrap(), b"one");
    assert!(archive.read(9).is_err());
}

#[test]
fn a_document_is_no_archive() {
    for files in [
        &[("[Content_Types].xml", &b"x"[..]), ("xl/workbook.xml", b"x")][..],
        &[("mimetype", b"application/vnd.oasis.opendocument.spreadsheet")],
        &[("META-INF/manifest.xml", b"x")],
    ] {
        assert!(open(&packed(files), &Limits::default()).is_none(), "{files:?}");
    }
    assert!(open(b"PK\x03\x04 and no more", &Limits::default()).is_none());
    assert!(open(&packed(&[]), &Limits::default()).unwrap().unwrap().members().is_empty());
}

#[test]
fn names_are_readable_clean_and_unique() {
    assert_eq!(
        names(&packed(&[
            ("../../etc/a", b""),
            ("C:\\x\\b", b""),
            ("/c", b""),
            ("x/b", b""),
            ("a\u{7}", b""),
            ("..", b"")
        ])),
        ["etc/a", "x/b", "c", "x/b (2)", "a\u{FFFD}", "?"]
    );
    // A name in decomposed letters, as macOS packs it.
    assert_eq!(names(&packed(&[("Tru\u{31b}o\u{31b}\u{300}ng", b"")])), ["Trường"]);
    // windows-1258 as Windows packed it in Vietnam, and a DOS name.
    let bytes = packed(&[("Tr12345ng", b"")]);
    assert_eq!(names(&renamed(&bytes, b"Tr12345ng", b"Tr\xfd\xf5\xcc12ng")), ["Trườ12ng"]);
    assert_eq!(names(&renamed(&bytes, b"Tr12345ng", b"Tr\x8245ngab")), ["Tré45ngab"]);
}

#[test]
fn limits_hold_for_the_archive_and_for_each_member() {
    let bytes = packed(&[("a", &[b'a'; 3000]), ("b", b"small"), ("c", &[b'c'; 2000])]);
    let small = Limits { members: 2, ..Limits::default() };
    assert_eq!(open(&bytes, &small).unwrap().err().unwrap().found.as_deref(), Some("3"));
    let read = |limits: Limits, at| open(&bytes, &limits).unwrap().unwrap().read(at);
    assert_eq!(read(Limits { file: 2500, ..Limits::default() }, 0).unwrap_err().code, Code::FileTooLarge);
    assert_eq!(read(Limits { file: 2500, ..Limits::default() }, 1).unwrap(), b"small");
    assert_eq!(
        read(Limits { ratio_from: 100, ratio: 10, ..Limits::default() }, 0).unwrap_err().code,
        Code::FileReadLimit
    );
    let archive = open(&bytes, &Limits { unpacked: 4000, ..Limits::default() }).unwrap().unwrap();
    assert!(archive.read(0).is_ok() && archive.read(2).is_err());
}

#[test]
fn one_broken_or_locked_member_stops_no_other() {
    let bytes = packed(&[("one", b"first first first"), ("two", b"second")]);
    let data = bytes.windows(3).position(|window| window == b"one").unwrap() + 3;
    let mut broken = bytes.clone();
    broken[data..data + 4].fill(0xFF);
    let archive = open(&broken, &Limits::default()).unwrap().unwrap();
    assert_eq!(archive.read(0).unwrap_err().code, Code::FileMayBeDamaged);
    assert_eq!(archive.read(1).unwrap(), b"second");
    // The bit that says "encrypted", in the directory.
    let mut locked = bytes.clone();
    let entry = locked.windows(4).position(|window| window == b"PK\x01\x02").unwrap();
    locked[entry + 8] |= 1;
    let archive = open(&locked, &Limits::default()).unwrap().unwrap();
    assert_eq!(archive.read(0).unwrap_err().code, Code::FileEncrypted);
    assert_eq!(archive.read(1).unwrap(), b"second");
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 256, ..ProptestConfig::default() })]

    #[test]
    fn any_damage_is_survived(at in 0_usize..400, byte in any::<u8>(), cut in 0_usize..400) {
        let mut bytes = packed(&[("a/one.xlsx", b"first"), ("../two", b"second")]);
        let length = bytes.len();
        bytes[at % length] = byte;
        bytes.truncate(length - cut % length);
        if let Some(Ok(archive)) = open(&bytes, &Limits::default()) {
            for (at, member) in archive.members().iter().enumerate() {
                prop_assert!(!member.name.split('/').any(|step| step == ".."));
                let _ = archive.read(at);
            }
        }
    }
}
