//! Groups of files, and who sees them when.
use super::*;
use std::{
    cell::Cell,
    fs,
    time::{Duration, Instant},
};

/// No receipt is durable yet.
const NONE: [i64; 0] = [];

#[test]
fn a_group_is_64_files_or_250_milliseconds() {
    let desk = Desk::new();
    let (mut store, basis) = desk.create();
    let start = Instant::now();
    let passed = Cell::new(Duration::ZERO);
    let mut importer = store.importer_with_clock(1, basis, || start + passed.get());
    let mut put = |number: i64, milliseconds: u64| {
        passed.set(Duration::from_millis(milliseconds));
        importer.put(&arrival(number, &number.to_be_bytes())).unwrap()
    };
    for number in 1..=63 {
        assert_eq!(put(number, 0), NONE);
    }
    assert_eq!(put(64, 249), Vec::from_iter(1..=64), "64 files");
    assert_eq!(put(65, 1000), NONE, "a group's time starts with its first file");
    assert_eq!(put(66, 1249), NONE);
    assert_eq!(put(67, 1250), [65, 66, 67], "250 ms");
    assert_eq!(put(68, 2000), NONE);
    passed.set(Duration::from_millis(2249));
    assert_eq!(importer.commit_if_due().unwrap(), NONE);
    passed.set(Duration::from_millis(2250));
    assert_eq!(importer.commit_if_due().unwrap(), [68]);
    assert_eq!(importer.commit_if_due().unwrap(), NONE);
    importer.put(&arrival(69, b"69")).unwrap();
    assert_eq!(importer.finish().unwrap(), [69]);
}

#[test]
fn a_reader_beside_the_writer_sees_whole_groups() {
    let desk = Desk::new();
    let (mut store, basis) = desk.create();
    let reader = desk.read().unwrap();
    let start = Instant::now();
    let mut importer = store.importer_with_clock(1, basis, || start);
    for number in 1..=130 {
        importer.put(&arrival(number, &number.to_be_bytes())).unwrap();
        let seen = usize::try_from(number).unwrap() / 64 * 64;
        if number % 16 == 0 {
            assert_eq!(reader.files().unwrap().len(), seen);
            assert_eq!(reader.headers(Which::All).unwrap().len(), seen);
        }
    }
    importer.finish().unwrap();
    assert_eq!(reader.files().unwrap().len(), 130);
}

#[test]
fn an_import_that_stops_keeps_whole_groups() {
    let desk = Desk::new();
    let (mut store, basis) = desk.create();
    let start = Instant::now();
    let mut importer = store.importer_with_clock(1, basis, || start);
    for number in 1..=100 {
        importer.put(&arrival(number, &number.to_be_bytes())).unwrap();
    }
    drop(importer);
    drop(store);
    let store = desk.write().unwrap();
    assert_eq!(store.extent().unwrap().originals, 64);
    assert_eq!(store.headers(Which::All).unwrap().len(), 64);
}

/// The files on the disk at one moment are what a kill at that moment leaves.
#[test]
fn a_killed_import_keeps_whole_groups() {
    let desk = Desk::new();
    let (mut store, basis) = desk.create();
    let start = Instant::now();
    let mut importer = store.importer_with_clock(1, basis, || start);
    for number in 1..=100 {
        importer.put(&arrival(number, &number.to_be_bytes())).unwrap();
    }
    let after = Desk::new();
    for ending in ["", "-wal"] {
        let from = format!("{}{ending}", desk.book().display());
        fs::copy(from, format!("{}{ending}", after.book().display())).unwrap();
    }
    let left = after.write().unwrap();
    assert_eq!(left.check().unwrap(), Vec::<String>::new());
    assert_eq!(left.files().unwrap().len(), 64);
    assert_eq!(left.report(ReportRef { receipt: 64, ordinal: 0 }).unwrap(), Some(report(64)));
    assert_eq!(left.report(ReportRef { receipt: 65, ordinal: 0 }).unwrap(), None);
}

#[test]
fn a_file_that_fails_takes_its_group_with_it() {
    let desk = Desk::new();
    let (mut store, basis) = desk.create();
    let start = Instant::now();
    let mut importer = store.importer_with_clock(1, basis, || start);
    assert_eq!(importer.put(&arrival(1, b"1")).unwrap(), NONE);
    let mut wrong = arrival(2, b"2");
    wrong.content.readings[0].ordinal = u32::MAX;
    assert!(matches!(importer.put(&wrong), Err(StoreError::TooMany(_))));
    assert_eq!(importer.put(&arrival(3, b"3")).unwrap(), NONE);
    assert_eq!(importer.finish().unwrap(), [1]);
    let paths: Vec<String> = store.files().unwrap().into_iter().map(|file| file.path).collect();
    assert_eq!(paths, ["hộp thư/3.xlsx"]);
}

#[test]
fn originals_come_back_byte_for_byte_and_are_kept_once() {
    let desk = Desk::new();
    let (mut store, basis) = desk.create();
    let zip = [b"PK\x03\x04".as_slice(), &[0; 5000]].concat();
    let table = "Số buổi;5\r\n".repeat(500).into_bytes();
    // Deflate makes such bytes longer.
    let noise: Vec<u8> = (0..40_u64).flat_map(|at| Sha256::digest(at.to_be_bytes())).collect();
    let files = [(zip, "raw"), (table, "deflate"), (noise, "raw"), (vec![], "raw")];
    for batch in 1..=2 {
        let mut importer = store.importer(batch, basis);
        for (number, (bytes, _)) in (1..).zip(&files) {
            importer.put(&arrival(number, bytes)).unwrap();
        }
        importer.finish().unwrap();
    }
    assert_eq!(store.extent().unwrap().originals, 4);
    assert_eq!(store.extent().unwrap().receipts, 8);
    for (bytes, packing) in &files {
        let sha256: [u8; 32] = Sha256::digest(bytes).into();
        assert_eq!(store.original(&sha256).unwrap().as_ref(), Some(bytes));
        let stored: String =
            store.conn.query_row("SELECT packing FROM original WHERE sha256 = ?1", [sha256], |row| row.get(0)).unwrap();
        assert_eq!(stored, *packing);
    }
    assert_eq!(store.original(&[0; 32]).unwrap(), None);
}

#[test]
fn an_original_that_is_not_what_came_is_not_handed_out() {
    let desk = Desk::new();
    let (mut store, basis) = desk.create();
    let mut importer = store.importer(1, basis);
    let lie = Arrival { sha256: [7; 32], ..arrival(1, b"1") };
    importer.put(&lie).unwrap();
    importer.finish().unwrap();
    assert!(matches!(store.original(&[7; 32]), Err(StoreError::Damaged(_))));
}

#[test]
fn repeats_are_known_by_their_content() {
    let desk = Desk::new();
    let (mut store, basis) = desk.create();
    for (batch, period) in [(1, PERIOD), (2, "year@2026")] {
        let mut file = arrival(9, b"9");
        file.content.readings[0].period = Some(period.into());
        let mut importer = store.importer(batch, basis);
        importer.put(&file).unwrap();
        importer.put(&arrival(batch, &batch.to_be_bytes())).unwrap();
        importer.finish().unwrap();
    }
    let sha256: [u8; 32] = Sha256::digest(b"9").into();
    let info = |receipt, batch, period: &str| ReceiptInfo {
        receipt,
        batch,
        received: day("2026-05-18"),
        periods: vec![period.into()],
    };
    assert_eq!(store.receipts_of(&sha256).unwrap(), [info(1, 1, PERIOD), info(3, 2, "year@2026")]);
    let known = store.known_hashes().unwrap();
    assert_eq!(known.len(), 3);
    assert_eq!(known[&sha256], [1, 3]);
    assert_eq!(store.receipts_of(&[0; 32]).unwrap(), []);
}

/// speed.md: at most 1.2 × (originals + 25 bytes a value).
#[test]
fn a_book_is_not_much_larger_than_what_came() {
    const FILES: i64 = 300;
    let desk = Desk::new();
    let (mut store, basis) = desk.create();
    let mut sent = 0;
    let mut values = 0;
    let mut importer = store.importer(1, basis);
    for number in 0..FILES {
        let mut bytes = b"PK\x03\x04".to_vec();
        let length = 7_000 + usize::try_from(number * 37 % 1_000).unwrap();
        bytes.extend(
            (0..).flat_map(|at: u64| Sha256::digest([number.to_be_bytes(), at.to_be_bytes()].concat())).take(length),
        );
        let mut file = arrival(number, &bytes);
        file.content.readings[0].report.entries = usual_entries(number);
        sent += bytes.len();
        values += file.content.readings[0].report.entries.len();
        importer.put(&file).unwrap();
    }
    importer.finish().unwrap();
    drop(store);
    let size = usize::try_from(fs::metadata(desk.book()).unwrap().len()).unwrap();
    let limit = (sent + 25 * values) * 12 / 10;
    assert!(size <= limit, "{size} bytes, limit {limit}");
}

/// Sixty values as a half-year report has them.
pub(super) fn usual_entries(school: i64) -> Vec<Entry> {
    let value = |at: u16| match at % 6 {
        0..=2 => (Value::Number(Decimal::from(school * 7 % 900 + i64::from(at))), How::AsIs),
        3 => (Value::YesNo(true), How::Tick),
        4 => (Value::Option("xuat-sac".into()), How::LevelShort),
        _ => (Value::Text(format!("Cổng trường an toàn giao thông {at}")), How::AsIs),
    };
    let entry = |at: u16| {
        let (value, how) = value(at);
        let typed = match &value {
            Value::Number(number) => number.to_string(),
            Value::Text(text) => text.clone(),
            Value::Option(_) => "Xuất sắc".into(),
            _ => "x".into(),
        };
        let cell = Address::new(u32::from(at) + 7, 3);
        Entry { field: FieldKey::Field(at), row: 0, value: Some(value), typed, how, sheet: 0, cell }
    };
    (0..60).map(entry).collect()
}
