#![allow(clippy::unwrap_used, clippy::indexing_slicing)]
use super::{super::Limits, read};
use crate::domain::{
    grid::{Area, Content, Font, Sheet, Workbook},
    intake::{Code, Finding},
};
use std::io::{Cursor, Write};
use zip::{ZipWriter, write::SimpleFileOptions};

type Bytes = Vec<u8>;

fn record(kind: u16, data: &[&[u8]]) -> Bytes {
    let data = data.concat();
    let mut bytes = if kind < 0x80 { vec![kind as u8] } else { vec![(kind & 0x7F | 0x80) as u8, (kind >> 7) as u8] };
    bytes.extend([(data.len() & 0x7F | 0x80) as u8, (data.len() >> 7) as u8]);
    bytes.extend(data);
    bytes
}

fn words(words: &[u32]) -> Bytes {
    words.iter().flat_map(|word| word.to_le_bytes()).collect()
}

fn text(text: &str) -> Bytes {
    let units: Vec<u16> = text.encode_utf16().collect();
    [words(&[units.len() as u32]), units.iter().flat_map(|unit| unit.to_le_bytes()).collect()].concat()
}

fn row(row: u32, hidden: bool) -> Bytes {
    record(0x00, &[&words(&[row, 0]), &[44, 1, 0, if hidden { 0x10 } else { 0 }, 0], &[0; 4]])
}

fn cell(kind: u16, column: u32, style: u32, value: &[u8]) -> Bytes {
    record(kind, &[&words(&[column, style]), value])
}

/// A formula behind its result.
fn tokens(result: &[u8], tokens: &[u8]) -> Bytes {
    [result, &[0, 0], &words(&[tokens.len() as u32]), tokens].concat()
}

struct Book {
    sheets: Vec<(&'static str, u32, &'static str, Bytes)>,
    strings: Bytes,
    styles: Bytes,
    globals: Bytes,
}

impl Book {
    fn of(data: &[Bytes]) -> Self {
        let strings = [
            record(0x9F, &[&words(&[2, 2])]),
            record(0x13, &[&[0], &text("Trường")]),
            record(0x13, &[&[1], &text("Tr\u{AD}êng"), &words(&[0])]),
            record(0xA0, &[]),
        ];
        let font = |name: &str| record(0x2B, &[&[0; 21], &text(name)]);
        let format =
            |number: u16, font: u16| record(0x2F, &[&[0, 0], &number.to_le_bytes(), &font.to_le_bytes(), &[0; 10]]);
        let styles = [
            record(0x0116, &[]),
            record(0x0267, &[&words(&[1])]),
            record(0x2C, &[&[164, 0], &text("dd/mm/yyyy")]),
            record(0x0268, &[]),
            record(0x0263, &[&words(&[2])]),
            font("Arial"),
            font(".VnTime"),
            record(0x0264, &[]),
            record(0x0272, &[&words(&[1])]),
            format(9, 1),
            record(0x0273, &[]),
            record(0x0269, &[&words(&[4])]),
            format(0, 0),
            format(10, 0),
            format(164, 0),
            format(0, 1),
            record(0x026A, &[]),
            record(0x0117, &[]),
        ];
        let sheet = sheet(&[], data, &[]);
        Self {
            sheets: vec![("Biểu 01", 0, "worksheet", sheet)],
            strings: strings.concat(),
            styles: styles.concat(),
            globals: Vec::new(),
        }
    }

    fn file(&self) -> Bytes {
        let mut book = vec![record(0x83, &[]), record(0x99, &[&words(&[0, 0]), &text("")]), record(0x8F, &[])];
        let mut relations = String::from(
            r#"<Relationships><Relationship Id="s" Type="x/styles" Target="styles.bin"/>
            <Relationship Id="t" Type="x/sharedStrings" Target="sharedStrings.bin"/>"#,
        );
        let mut parts: Vec<(String, Bytes)> = Vec::new();
        for (index, (name, state, kind, part)) in self.sheets.iter().enumerate() {
            book.push(record(0x9C, &[&words(&[*state, index as u32 + 1]), &text(&format!("r{index}")), &text(name)]));
            relations += &format!(r#"<Relationship Id="r{index}" Type="x/{kind}" Target="sheets/{index}.bin"/>"#);
            parts.push((format!("xl/sheets/{index}.bin"), part.clone()));
        }
        book.extend([record(0x90, &[]), self.globals.clone(), record(0x84, &[])]);
        let root =
            r#"<Relationships><Relationship Id="a" Type="x/officeDocument" Target="xl/workbook.bin"/></Relationships>"#;
        parts.extend([
            ("_rels/.rels".into(), root.into()),
            ("xl/_rels/workbook.bin.rels".into(), (relations + "</Relationships>").into()),
            ("xl/workbook.bin".into(), book.concat()),
            ("xl/sharedStrings.bin".into(), self.strings.clone()),
            ("xl/styles.bin".into(), self.styles.clone()),
        ]);
        let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
        for (name, bytes) in parts {
            zip.start_file(name, SimpleFileOptions::default()).unwrap();
            zip.write_all(&bytes).unwrap();
        }
        zip.finish().unwrap().into_inner()
    }

    fn read(&self) -> Result<Workbook, Finding> {
        read(&self.file(), &Limits::default())
    }

    #[track_caller]
    fn sheet(&self) -> Sheet {
        self.read().unwrap().sheets.remove(0)
    }

    #[track_caller]
    fn refused(&self) {
        assert_eq!(self.read().unwrap_err().code, Code::FileMayBeDamaged);
    }
}

fn sheet(before: &[Bytes], data: &[Bytes], after: &[Bytes]) -> Bytes {
    let [begin, end] = [0x81, 0x82].map(|kind| record(kind, &[]));
    let [begin_data, end_data] = [0x91, 0x92].map(|kind| record(kind, &[]));
    [begin, before.concat(), begin_data, data.concat(), end_data, after.concat(), end].concat()
}

#[test]
fn every_kind_of_cell_is_read() {
    let book = Book::of(&[
        row(0, false),
        cell(0x01, 0, 0, &[]),
        cell(0x02, 1, 0, &(12_u32 << 2 | 2).to_le_bytes()),
        cell(0x03, 2, 0, &[0x2A]),
        cell(0x04, 3, 0, &[1]),
        cell(0x05, 4, 0, &0.5_f64.to_le_bytes()),
        cell(0x06, 5, 0, &text("tại chỗ")),
        cell(0x07, 6, 0, &words(&[1])),
        row(2, false),
        cell(0x08, 0, 0, &tokens(&text("lớp 12"), &[])),
        cell(0x09, 1, 0, &tokens(&24_f64.to_le_bytes(), &[])),
        cell(0x0A, 2, 0, &tokens(&[0], &[])),
        cell(0x0B, 3, 0, &tokens(&[0x17], &[])),
        cell(0x3E, 4, 0, &[&[1][..], &text("đậm"), &words(&[0])].concat()),
        // Cells without a column of their own follow.
        record(0x0C, &[&words(&[0])]),
        record(0x0D, &[&words(&[0, 7 << 2 | 2])]),
        record(0x12, &[&words(&[0, 0])]),
    ]);
    let text = |text: &str| Content::Text(text.into());
    let expected = [
        ("B1", Content::Number(12.0)),
        ("C1", Content::Error("#N/A".into())),
        ("D1", Content::Bool(true)),
        ("E1", Content::Number(0.5)),
        ("F1", text("tại chỗ")),
        ("G1", text("Tr\u{AD}êng")),
        ("A3", text("lớp 12")),
        ("B3", Content::Number(24.0)),
        ("C3", Content::Bool(false)),
        ("D3", Content::Error("#REF!".into())),
        ("E3", text("đậm")),
        ("G3", Content::Number(7.0)),
        ("H3", text("Trường")),
    ];
    let sheet = book.sheet();
    let found: Vec<_> = sheet.cells.iter().map(|cell| (cell.at.to_string(), cell.content.clone())).collect();
    assert_eq!(found, expected.map(|(at, content)| (at.to_owned(), content)));
}

#[test]
fn styles_say_what_a_number_is() {
    let number = |column, style, number: f64| cell(0x05, column, style, &number.to_le_bytes());
    let sheet = Book::of(&[row(0, false), number(0, 1, 0.85), number(1, 2, 46161.0), number(2, 3, 1.0)]).sheet();
    assert!(sheet.cells[0].percent_format && !sheet.cells[2].percent_format);
    assert_eq!(sheet.cells[1].content, Content::Date("2026-05-19T00:00:00".parse().unwrap()));
    assert_eq!((sheet.cells[1].font, sheet.cells[2].font), (Font::Other, Font::Tcvn3));
}

#[test]
fn what_is_hidden_merged_or_linked_is_known() {
    let mut book = Book::of(&[]);
    let column = |first, last, width, flags| record(0x3C, &[&words(&[first, last, width, 0]), &[flags, 0]]);
    let merged = record(0xB0, &[&words(&[0, 1, 2, 3])]);
    let link = |column, to| cell(0x09, column, 0, &tokens(&1_f64.to_le_bytes(), &[0x5A, to, 0, 0, 0, 0, 0, 0, 0]));
    let data = [row(0, false), link(0, 0), link(1, 1), row(3, true), row(4, true)];
    book.sheets[0].3 = sheet(&[column(1, 2, 2304, 1), column(5, 5, 0, 0), column(6, 6, 2304, 0)], &data, &[merged]);
    book.sheets.push(("Biểu đồ", 0, "chartsheet", vec![]));
    book.sheets.push(("Ẩn", 2, "worksheet", sheet(&[], &[], &[])));
    let references = record(0x016A, &[&words(&[2, 0, 0, 0, 1, 0, 0])]);
    book.globals = [record(0x0165, &[]), record(0x0163, &[&text("rId9")]), references].concat();
    let sheets = book.read().unwrap().sheets;
    let names: Vec<_> = sheets.iter().map(|sheet| (sheet.name.as_str(), sheet.hidden)).collect();
    assert_eq!(names, [("Biểu 01", false), ("Ẩn", true)]);
    let sheet = &sheets[0];
    assert_eq!(sheet.hidden_columns, [(1, 2), (5, 5)]);
    assert_eq!(sheet.hidden_rows, [(3, 4)]);
    assert_eq!(sheet.merged, [Area { first: "C1".parse().unwrap(), last: "D2".parse().unwrap() }]);
    assert_eq!(sheet.linked, ["B1".parse().unwrap()]);
}

#[test]
fn a_zero_nobody_calculated_is_not_a_zero() {
    let zero = 0_f64.to_le_bytes();
    let mut book = Book::of(&[row(0, false), cell(0x09, 0, 0, &tokens(&zero, &[])), cell(0x05, 1, 0, &zero)]);
    assert_eq!(book.sheet().cells[0].content, Content::Number(0.0));
    book.globals = record(0x9D, &[&[0; 24], &[1, 0]]);
    let contents: Vec<_> = book.sheet().cells.into_iter().map(|cell| cell.content).collect();
    assert_eq!(contents, [Content::Uncalculated, Content::Number(0.0)]);
}

#[test]
fn what_contradicts_itself_is_damaged() {
    let one = |column| cell(0x02, column, 0, &[6, 0, 0, 0]);
    for data in [
        vec![one(0)],
        vec![row(0, false), one(0), one(0)],
        vec![row(0, false), one(16_384)],
        vec![row(1_048_576, false)],
        vec![row(0, false), cell(0x02, 0, 9, &[6, 0, 0, 0])],
        vec![row(0, false), cell(0x02, 0, 0, &[6, 0, 0])],
        vec![row(0, false), cell(0x07, 0, 0, &words(&[2]))],
        vec![row(0, false), cell(0x03, 0, 0, &[9])],
        vec![row(0, false), cell(0x06, 0, 0, &words(&[3]))],
        vec![record(0x92, &[]), record(0x91, &[])],
    ] {
        Book::of(&data).refused();
    }
    let part = |change: &dyn Fn(&mut Book)| {
        let mut book = Book::of(&[row(0, false), one(0)]);
        change(&mut book);
        book.refused();
    };
    part(&|book| book.strings.truncate(20));
    part(&|book| book.strings = [record(0x9F, &[&words(&[9, 9])]), record(0xA0, &[])].concat());
    part(&|book| book.styles.truncate(30));
    part(&|book| book.sheets[0].3.truncate(12));
    part(&|book| book.sheets[0].2 = "something");
    part(&|book| book.sheets.push(("BIỂU 01", 0, "worksheet", sheet(&[], &[], &[]))));
}

/// The package has checksums: what was changed on the way is noticed before any record is read.
#[test]
fn a_damaged_package_is_refused_or_whole() {
    let bytes = Book::of(&[row(0, false), cell(0x02, 0, 0, &[6, 0, 0, 0])]).file();
    let whole = read(&bytes, &Limits::default()).unwrap();
    for at in 0..bytes.len() {
        let mut flipped = bytes.clone();
        flipped[at] ^= 1 << (at % 8);
        for damaged in [&flipped[..], &bytes[..at]] {
            if let Ok(book) = read(damaged, &Limits::default()) {
                assert_eq!(book, whole, "{at}");
            }
        }
    }
}

proptest::proptest! {
    #![proptest_config(proptest::prelude::ProptestConfig { cases: 200, failure_persistence: None, ..Default::default() })]

    /// Whatever becomes of the records, reading them ends without a panic.
    #[test]
    fn no_records_end_the_reader(changes in proptest::collection::vec((0..400_usize, proptest::num::u8::ANY), 1..12)) {
        let number = |column, style| cell(0x05, column, style, &0.85_f64.to_le_bytes());
        let mut book = Book::of(&[row(0, false), number(0, 1), cell(0x07, 1, 0, &words(&[1])), row(1, true), number(3, 2)]);
        for (at, byte) in changes {
            let part = match at % 3 {
                0 => &mut book.sheets[0].3,
                1 => &mut book.strings,
                _ => &mut book.styles,
            };
            let at = at / 3 % part.len();
            part[at] = byte;
        }
        let _ = book.read();
    }
}
