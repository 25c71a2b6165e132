//! Old workbooks: read as LibreOffice saved them, held to calamine, and never read in part once they are damaged.
use super::{at, content, read, refused};
use calamine::{Data, Reader, Xls};
use proptest::prelude::*;
use std::{collections::BTreeSet, io::Cursor};
use tonghop::{
    domain::{
        grid::{Address, Area, Content, Font, Workbook},
        intake::Code,
    },
    sheet::read::{Kind, Limits, check_bytes, read_in_process},
};

/// See tests/oracles/make_xls.py.
const SCHOOL: &[u8] = include_bytes!("../../files/xls/truong-hoc-97.xls");
/// The same forms in both formats; see tests/oracles/fill_form.py.
const FORMS: [(&[u8], &[u8]); 4] = [
    (
        include_bytes!("../../files/libreoffice/LO-01-day-du.xls"),
        include_bytes!("../../files/libreoffice/LO-01-day-du.xlsx"),
    ),
    (
        include_bytes!("../../files/libreoffice/LO-02-go-tay.xls"),
        include_bytes!("../../files/libreoffice/LO-02-go-tay.xlsx"),
    ),
    (
        include_bytes!("../../files/libreoffice/LO-03-chen-dong-cot.xls"),
        include_bytes!("../../files/libreoffice/LO-03-chen-dong-cot.xlsx"),
    ),
    (
        include_bytes!("../../files/libreoffice/LO-04-tieng-anh.xls"),
        include_bytes!("../../files/libreoffice/LO-04-tieng-anh.xlsx"),
    ),
];

#[test]
fn an_old_workbook_reads_as_the_school_saw_it() {
    assert_eq!(check_bytes(SCHOOL, &Limits::default()), Ok(Kind::Xls));
    let book = read(SCHOOL);
    let [sheet, hidden] = &book.sheets[..] else { panic!("{book:?}") };
    assert_eq!((sheet.name.as_str(), sheet.hidden), ("Biểu 01", false));
    assert_eq!((hidden.name.as_str(), hidden.hidden), ("Trang ẩn", true));
    let text = |text: &str| Some(Content::Text(text.into()));
    for (cell, expected) in [
        ("A1", text("BÁO CÁO AN NINH TRƯỜNG HỌC")),
        ("B1", None),
        ("B2", text("Trường TH Suối Reo")),
        ("B3", Some(Content::Number(12.0))),
        ("B4", Some(Content::Number(0.85))),
        ("B5", Some(Content::Date("2026-05-19T00:00:00".parse().unwrap()))),
        ("B6", text("7:30")),
        ("B7", text("36:00")),
        ("B8", Some(Content::Bool(true))),
        ("B9", Some(Content::Error("#DIV/0!".into()))),
        ("B10", Some(Content::Number(24.0))),
        ("B11", text("lớp 12")),
        ("B12", None),
        ("C2", text("Tr\u{AD}êng")),
        ("C4", text("Tröôøng")),
        ("E3", Some(Content::Number(2.5))),
        ("E4", Some(Content::Number(-3.0))),
        ("C109", Some(Content::Number(136.25))),
    ] {
        assert_eq!(content(sheet, cell), expected.as_ref(), "{cell}");
    }
    let fonts: Vec<_> = sheet.cells.iter().filter(|cell| cell.font != Font::Other).map(|cell| cell.font).collect();
    assert_eq!(fonts, [Font::Tcvn3, Font::Tcvn3Capitals, Font::Vni]);
    let percents: Vec<_> = sheet.cells.iter().filter(|cell| cell.percent_format).map(|cell| cell.at).collect();
    assert_eq!(percents, [at("B4")]);
    assert_eq!(sheet.merged, [Area { first: at("A1"), last: at("D1") }]);
    assert_eq!(sheet.hidden_rows, [(19, 20), (29, 29)]);
    assert_eq!(sheet.hidden_columns, [(5, 5)]);
    assert_eq!(sheet.linked, [at("B13")]);
}

#[test]
fn both_formats_of_one_form_give_the_same_sheets() {
    for (old, new) in FORMS {
        let (old, new) = (read(old), read(new));
        assert_eq!(old.sheets.len(), new.sheets.len());
        for (one, other) in old.sheets.iter().zip(&new.sheets) {
            assert_eq!((&one.name, one.hidden), (&other.name, other.hidden));
            assert_eq!(one.cells, other.cells, "{}", one.name);
            assert_eq!((&one.merged, &one.hidden_rows), (&other.merged, &other.hidden_rows));
        }
    }
}

/// calamine's cells, read from the same bytes, are ours in number, place and value.
#[test]
fn calamine_finds_the_same_cells() {
    for bytes in FORMS.iter().map(|(old, _)| *old).chain([SCHOOL]) {
        let mut other = Xls::new(Cursor::new(bytes)).unwrap();
        for sheet in &read(bytes).sheets {
            let range = other.worksheet_range(&sheet.name).unwrap();
            let start = range.start().unwrap_or_default();
            let cells = range.used_cells().filter(|(_, _, data)| **data != Data::String(String::new()));
            let theirs: Vec<_> = cells
                .map(|(row, column, data)| {
                    (Address::new(start.0 + row as u32, start.1 + column as u32), data.to_string())
                })
                .collect();
            let ours: Vec<_> = sheet.cells.iter().map(|cell| cell.at).collect();
            assert_eq!(ours, theirs.iter().map(|(at, _)| *at).collect::<Vec<_>>());
            for (cell, (at, value)) in sheet.cells.iter().zip(theirs) {
                let ours = match &cell.content {
                    Content::Text(text) | Content::Error(text) => text.clone(),
                    Content::Number(number) => number.to_string(),
                    Content::Bool(truth) => truth.to_string(),
                    Content::Date(_) | Content::Uncalculated => continue,
                };
                // A time of day is a number there and a text here.
                let is_moment = ours.contains(':') && value.parse::<f64>().is_ok();
                assert!(ours == value || is_moment, "{at}: {ours}, calamine {value}");
            }
        }
    }
}

/// Cut anywhere, or with its end wiped out: refused, or nothing was lost and every cell is the same.
#[test]
fn a_workbook_that_lost_its_end_is_refused_or_whole() {
    for bytes in [SCHOOL, FORMS[0].0] {
        let whole = read(bytes);
        let mut read_whole = 0;
        for length in (1..bytes.len()).step_by(47).chain([bytes.len() - 1]) {
            let mut wiped = bytes.to_vec();
            wiped[length..].fill(0);
            for damaged in [&bytes[..length], &wiped] {
                read_whole += u32::from(refused_or(&whole, damaged, &format!("{length}")));
            }
        }
        // Only where the last streams of the container were hit, which say who wrote it.
        assert!(read_whole < 200, "{read_whole}");
    }
}

#[test]
fn a_workbook_with_a_hole_is_refused_or_whole() {
    for bytes in [SCHOOL, FORMS[1].0] {
        let whole = read(bytes);
        for size in [512, 700, 1024, 4096] {
            for from in (0..bytes.len()).step_by(128) {
                let mut wiped = bytes.to_vec();
                let to = (from + size).min(bytes.len());
                wiped[from..to].fill(0);
                refused_or(&whole, &wiped, &format!("{size} from {from}"));
            }
        }
    }
}

/// A bit that turned over inside a figure, a text, a format or a width cannot be seen: the format has no checksum.
/// No cell disappears or moves for it, and none appears.
#[test]
fn a_flipped_bit_costs_and_moves_no_cell() {
    for bytes in [SCHOOL, FORMS[2].0] {
        let whole = places(&read(bytes));
        let mut state = 2026_u64;
        let mut next = |below: usize| {
            state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
            usize::try_from(state >> 33).unwrap() % below
        };
        for _ in 0..3000 {
            let mut flipped = bytes.to_vec();
            let (byte, bit) = (next(bytes.len()), next(8));
            flipped[byte] ^= 1 << bit;
            if let Ok(book) = read_in_process(&flipped, &Limits::default()) {
                assert_eq!(places(&book), whole, "bit {bit} of byte {byte}");
            }
        }
    }
}

#[test]
fn sectors_out_of_order_are_damage() {
    let word = |at: usize| u32::from_le_bytes(SCHOOL[at..at + 4].try_into().unwrap());
    let table = (word(76) as usize + 1) * 512;
    // Every entry of the allocation table, led elsewhere.
    let whole = read(SCHOOL);
    for entry in 0..SCHOOL.len() / 512 - 1 {
        for next in [0, entry as u32, 5, 0xFFFF_FFFE, 0xFFFF_FFFF, 9999] {
            let mut led = SCHOOL.to_vec();
            led[table + entry * 4..][..4].copy_from_slice(&next.to_le_bytes());
            refused_or(&whole, &led, &format!("{entry} to {next}"));
        }
    }
}

#[test]
fn a_container_without_a_workbook_or_an_older_one_says_so() {
    assert_eq!(refused(b"\x09\x04\x06\x00\x00\x00\x10\x00", Code::FileUnreadable), "xls4");
    let mut other = SCHOOL.to_vec();
    let name: Vec<u8> = "Workbook".encode_utf16().flat_map(u16::to_le_bytes).collect();
    let found = other.windows(name.len()).position(|window| window == name).unwrap();
    other[found] = b'V';
    refused(&other, Code::FileUnreadable);
}

/// True if the damaged file was read: then nothing of it is missing.
fn refused_or(whole: &Workbook, damaged: &[u8], how: &str) -> bool {
    match read_in_process(damaged, &Limits::default()) {
        Ok(book) => {
            assert_eq!(&book, whole, "{how}");
            true
        }
        Err(finding) => {
            assert!(!matches!(finding.code, Code::FileNotSpreadsheet | Code::FileReadLimit), "{how}: {finding:?}");
            false
        }
    }
}

fn places(book: &Workbook) -> Vec<BTreeSet<Address>> {
    book.sheets.iter().map(|sheet| sheet.cells.iter().map(|cell| cell.at).collect()).collect()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 200, failure_persistence: None, ..ProptestConfig::default() })]

    /// Whatever becomes of the bytes, reading ends, and never by a panic that the reader has to catch.
    #[test]
    fn no_bytes_end_the_reader(
        changes in prop::collection::vec((0..SCHOOL.len(), any::<u8>()), 1..20),
        moved in (0..SCHOOL.len(), 0..SCHOOL.len(), 0..2048_usize),
    ) {
        let mut bytes = SCHOOL.to_vec();
        for (at, byte) in changes {
            bytes[at] = byte;
        }
        let (from, to, length) = moved;
        let length = length.min(bytes.len() - from.max(to));
        bytes.copy_within(from..from + length, to);
        if let Err(finding) = read_in_process(&bytes, &Limits::default()) {
            prop_assert_ne!(finding.found.as_deref(), Some("the reader gave up"));
        }
    }
}
