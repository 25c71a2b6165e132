#![allow(clippy::unwrap_used, clippy::indexing_slicing)]
use super::{super::Limits, read};
use crate::domain::{
    grid::{Content, Font, Sheet},
    intake::{Code, Finding},
};
use std::io::{Cursor, Write};

type Bytes = Vec<u8>;

fn record(kind: u16, data: &[&[u8]]) -> Bytes {
    let data = data.concat();
    let length = u16::try_from(data.len()).unwrap();
    [&kind.to_le_bytes()[..], &length.to_le_bytes(), &data].concat()
}

/// Row, column and cell format.
fn head(row: u16, column: u16, format: u16) -> Bytes {
    [row, column, format].map(u16::to_le_bytes).concat()
}

fn number(row: u16, column: u16, format: u16, number: f64) -> Bytes {
    record(0x0203, &[&head(row, column, format), &number.to_le_bytes()])
}

fn shared(row: u16, column: u16, text: u32) -> Bytes {
    record(0x00FD, &[&head(row, column, 0), &text.to_le_bytes()])
}

/// Letters of one byte behind a count of two, as both editions write them.
fn label(row: u16, column: u16, format: u16, text: &[u8], five: bool) -> Bytes {
    let flags: &[u8] = if five { &[] } else { &[0] };
    let count = u16::try_from(text.len()).unwrap().to_le_bytes();
    record(0x0204, &[&head(row, column, format), &count, flags, text])
}

fn formula(row: u16, column: u16, result: [u8; 8], flags: u16, tokens: &[u8]) -> Bytes {
    let length = u16::try_from(tokens.len()).unwrap().to_le_bytes();
    record(0x0006, &[&head(row, column, 0), &result, &flags.to_le_bytes(), &[0; 4], &length, tokens])
}

const TEXT: [u8; 8] = [0, 0, 0, 0, 0, 0, 0xFF, 0xFF];
const BLANK: [u8; 8] = [3, 0, 0, 0, 0, 0, 0xFF, 0xFF];

fn texts(total: u32, unique: u32, texts: &[&[u8]]) -> Bytes {
    let mut data = [total.to_le_bytes(), unique.to_le_bytes()].concat();
    for text in texts {
        data.extend([&[text.len() as u8, 0, 0][..], text].concat());
    }
    record(0x00FC, &[&data])
}

fn font(name: &[u8], five: bool) -> Bytes {
    let flags: &[u8] = if five { &[] } else { &[0] };
    record(0x0031, &[&[0; 14], &[name.len() as u8], flags, name])
}

fn format(font: u16, number: u16) -> Bytes {
    record(0x00E0, &[&font.to_le_bytes(), &number.to_le_bytes(), &[0; 16]])
}

struct Book {
    five: bool,
    globals: Vec<Bytes>,
    /// Name, state, kind, what the BOF says, records.
    sheets: Vec<(&'static str, u8, u8, u16, Vec<Bytes>)>,
}

impl Book {
    /// One sheet; a cell format, since every cell has one.
    fn of(records: Vec<Bytes>) -> Self {
        Self { five: false, globals: vec![format(0, 0)], sheets: vec![("Sheet1", 0, 0, 0x10, records)] }
    }

    fn with(mut self, globals: Vec<Bytes>) -> Self {
        self.globals.extend(globals);
        self
    }

    fn begin(&self, content: u16) -> Bytes {
        let version: u16 = if self.five { 0x0500 } else { 0x0600 };
        record(0x0809, &[&version.to_le_bytes(), &content.to_le_bytes(), &[0; 12]])
    }

    fn stream(&self) -> Bytes {
        let end = record(0x000A, &[]);
        let sheets: Vec<Bytes> = self
            .sheets
            .iter()
            .map(|(_, _, _, content, records)| [self.begin(*content), records.concat(), end.clone()].concat())
            .collect();
        let bound = |at: usize| {
            let flags: &[u8] = if self.five { &[] } else { &[0] };
            let mut at = u32::try_from(at).unwrap();
            let each = self.sheets.iter().zip(&sheets).map(|((name, state, kind, ..), sheet)| {
                let place = at.to_le_bytes();
                at += sheet.len() as u32;
                record(0x0085, &[&place, &[*state, *kind, name.len() as u8], flags, name.as_bytes()])
            });
            [self.begin(5), self.globals.concat(), each.collect::<Vec<_>>().concat(), end.clone()].concat()
        };
        let head = bound(bound(0).len());
        [head, sheets.concat()].concat()
    }

    fn file(&self) -> Bytes {
        file(&[("/Workbook", &self.stream())])
    }

    fn read(&self) -> Result<Vec<Sheet>, Finding> {
        read(&self.file(), &Limits::default()).map(|book| book.sheets)
    }

    #[track_caller]
    fn contents(&self) -> Vec<(String, Content)> {
        let sheets = self.read().unwrap();
        sheets[0].cells.iter().map(|cell| (cell.at.to_string(), cell.content.clone())).collect()
    }

    #[track_caller]
    fn refused(&self) -> String {
        let finding = self.read().unwrap_err();
        assert_eq!(finding.code, Code::FileMayBeDamaged, "{finding:?}");
        finding.found.unwrap()
    }
}

fn file(streams: &[(&str, &[u8])]) -> Bytes {
    let mut file = cfb::CompoundFile::create(Cursor::new(Vec::new())).unwrap();
    for (name, bytes) in streams {
        if let Some((storage, _)) = name.rsplit_once('/').filter(|(storage, _)| !storage.is_empty()) {
            file.create_storage(storage).unwrap();
        }
        file.create_stream(name).unwrap().write_all(bytes).unwrap();
    }
    file.into_inner().into_inner()
}

fn cells(expected: &[(&str, Content)]) -> Vec<(String, Content)> {
    expected.iter().map(|(at, content)| ((*at).to_owned(), content.clone())).collect()
}

fn text(text: &str) -> Content {
    Content::Text(text.into())
}

#[test]
fn every_kind_of_cell_is_read() {
    let rk = |number: u32| number.to_le_bytes();
    let book = Book::of(vec![
        number(0, 0, 0, 12.5),
        record(0x027E, &[&head(0, 1, 0), &rk(8550 << 2 | 3)]),
        record(0x00BD, &[&[0, 0, 2, 0, 0, 0], &rk(4 << 2 | 2), &[0, 0], &rk(5 << 2 | 2), &[3, 0]]),
        record(0x00BE, &[&[0, 0, 4, 0, 0, 0, 0, 0, 5, 0]]),
        record(0x0205, &[&head(1, 0, 0), &[1, 0]]),
        record(0x0205, &[&head(1, 1, 0), &[0x2A, 1]]),
        label(1, 2, 0, b"Tr\xADng", false),
        shared(1, 3, 1),
        formula(2, 0, 24_f64.to_le_bytes(), 0, &[]),
        formula(2, 1, [1, 0, 1, 0, 0, 0, 0xFF, 0xFF], 0, &[]),
        formula(2, 2, [2, 0, 0x17, 0, 0, 0, 0xFF, 0xFF], 0, &[]),
        formula(2, 3, TEXT, 0, &[]),
        record(0x0207, &[&[6, 0, 0], b"Tr"]),
        record(0x003C, &[&[1], &"ường".encode_utf16().flat_map(u16::to_le_bytes).collect::<Bytes>()]),
        formula(2, 4, 0_f64.to_le_bytes(), 2, &[]),
        formula(2, 5, BLANK, 0, &[]),
    ])
    .with(vec![texts(1, 2, &[b"", b"l\xE0"])]);
    let expected = [
        ("A1", Content::Number(12.5)),
        ("B1", Content::Number(85.5)),
        ("C1", Content::Number(4.0)),
        ("D1", Content::Number(5.0)),
        ("A2", Content::Bool(true)),
        ("B2", Content::Error("#N/A".into())),
        ("C2", text("Tr\u{AD}ng")),
        ("D2", text("là")),
        ("A3", Content::Number(24.0)),
        ("B3", Content::Bool(true)),
        ("C3", Content::Error("#REF!".into())),
        ("D3", text("Trường")),
        ("E3", Content::Uncalculated),
    ];
    assert_eq!(book.contents(), cells(&expected));
}

#[test]
fn formulas_that_all_give_nothing_were_not_calculated() {
    let formulas = vec![number(0, 0, 0, 1.0), formula(0, 1, BLANK, 0, &[]), formula(0, 2, BLANK, 0, &[])];
    let expected = [("A1", Content::Number(1.0)), ("B1", Content::Uncalculated), ("C1", Content::Uncalculated)];
    assert_eq!(Book::of(formulas).contents(), cells(&expected));
}

#[test]
fn letters_of_the_time_before_unicode_are_decoded() {
    let five = |globals, records| Book { five: true, ..Book::of(records) }.with(globals);
    // "ờ" is "ơ" and a mark behind it.
    let plain = five(vec![record(0x0042, &[&1258_u16.to_le_bytes()])], vec![label(0, 0, 0, b"Tr\xFD\xF5\xCCng", true)]);
    assert_eq!(plain.contents(), cells(&[("A1", text("Trường"))]));
    // A legacy font's bytes are not those of the page.
    let fonts = vec![record(0x0042, &[&1258_u16.to_le_bytes()]), font(b".VnTime", true)];
    let legacy = five(fonts, vec![label(0, 0, 0, b"Tr\xAD\xEAng h\xCC", true)]);
    assert_eq!(legacy.contents(), cells(&[("A1", text("Tr\u{AD}\u{EA}ng h\u{CC}"))]));
    assert_eq!(legacy.read().unwrap()[0].cells[0].font, Font::Tcvn3);
}

#[test]
fn styles_say_what_a_number_is() {
    let code = record(0x041E, &[&[200, 0, 10, 0, 0], b"dd/mm/yyyy"]);
    let fonts = ["Arial", "Arial", "Arial", "Arial", ".VnTimeH"].map(|name| font(name.as_bytes(), false));
    let globals = vec![code, fonts.concat(), format(0, 10), format(0, 200), format(5, 0)];
    let records = vec![number(0, 0, 0, 0.5), number(0, 1, 1, 46161.0), number(0, 2, 2, 1.0), number(0, 3, 3, 46161.0)];
    // Formats and fonts come before the cell formats.
    let mut book = Book::of(records);
    book.globals = globals.clone();
    book.globals.push(format(0, 0));
    let sheet = &book.read().unwrap()[0];
    assert!(sheet.cells[0].percent_format);
    assert_eq!(sheet.cells[1].content, Content::Date("2026-05-19T00:00:00".parse().unwrap()));
    assert_eq!(sheet.cells[2].font, Font::Tcvn3Capitals);
    assert_eq!(sheet.cells[3].content, Content::Number(46161.0));
    book.globals.insert(0, record(0x0022, &[&[1, 0]]));
    let date = "2030-05-20T00:00:00".parse().unwrap();
    assert_eq!(book.read().unwrap()[0].cells[1].content, Content::Date(date));
}

#[test]
fn links_lead_out_only_where_another_workbook_is_named() {
    let books = [record(0x01AE, &[&[1, 0, 1, 4]]), record(0x01AE, &[&[1, 0, 6, 0, 0], b"so.xls"])].concat();
    let references = record(0x0017, &[&[2, 0], &[0; 6], &[1, 0, 0, 0, 0, 0]]);
    let link = |column, to| formula(0, column, 1_f64.to_le_bytes(), 0, &[0x5A, to, 0, 0, 0, 0, 0]);
    let book = Book::of(vec![link(0, 0), link(1, 1)]).with(vec![books, references]);
    let linked = &book.read().unwrap()[0].linked;
    assert_eq!(linked.iter().map(ToString::to_string).collect::<Vec<_>>(), ["B1"]);
}

#[test]
fn charts_are_stepped_over_and_the_other_sheets_kept() {
    let chart = [Book::of(vec![]).begin(0x20), number(9, 9, 9, 9.0), record(0x1002, &[]), record(0x000A, &[])].concat();
    let mut book = Book::of(vec![number(0, 0, 0, 1.0), chart.clone()]);
    book.sheets.insert(0, ("Chart1", 0, 2, 0x20, vec![number(0, 0, 0, 1.0)]));
    book.sheets.push(("Ẩn", 2, 0, 0x10, vec![]));
    book.sheets[2].0 = "An";
    let sheets = book.read().unwrap();
    let about: Vec<_> = sheets.iter().map(|sheet| (sheet.name.as_str(), sheet.hidden, sheet.cells.len())).collect();
    assert_eq!(about, [("Sheet1", false, 1), ("An", true, 0)]);
    // A chart that does not end takes the rest of its sheet with it.
    book.sheets[1].4[1].truncate(chart.len() - 4);
    book.refused();
}

#[test]
fn two_cells_far_apart_cost_nothing() {
    let book = Book::of(vec![number(0, 0, 0, 1.0), number(65_535, 255, 0, 2.0)]);
    assert_eq!(book.contents(), cells(&[("A1", Content::Number(1.0)), ("IV65536", Content::Number(2.0))]));
}

#[test]
fn a_workbook_within_the_workbook_is_not_the_one_that_was_sent() {
    let (own, other) = (Book::of(vec![number(0, 0, 0, 1.0)]), Book::of(vec![number(0, 0, 0, 2.0)]));
    let bytes = file(&[("/MBD0001/Workbook", &other.stream()), ("/Workbook", &own.stream())]);
    let book = read(&bytes, &Limits::default()).unwrap();
    assert_eq!(book.sheets[0].cells[0].content, Content::Number(1.0));
    // Excel 5's stream beside Excel 97's.
    let both = file(&[("/Book", &other.stream()), ("/Workbook", &own.stream())]);
    assert_eq!(read(&both, &Limits::default()).unwrap(), book);
}

#[test]
fn a_password_is_said() {
    let book = Book::of(vec![]).with(vec![record(0x002F, &[&[0; 6]])]);
    assert_eq!(book.read().unwrap_err().code, Code::FileEncrypted);
}

#[test]
fn texts_are_as_many_as_declared() {
    let book = |total, unique, there: &[&[u8]], used: &[u32]| {
        let records = (0..).zip(used).map(|(row, text)| shared(row, 0, *text)).collect();
        Book::of(records).with(vec![texts(total, unique, there)])
    };
    assert_eq!(book(2, 2, &[b"a", b"b"], &[0, 1]).read().unwrap()[0].cells.len(), 2);
    // Some writers count references instead of texts.
    assert_eq!(book(3, 3, &[b"a", b"b"], &[0, 1, 1]).read().unwrap()[0].cells.len(), 3);
    for (total, unique, there, used) in [
        (2, 2, &[&b"a"[..]][..], &[0, 1][..]),
        (3, 3, &[b"a", b"b"], &[0, 0, 0]),
        (2, 1, &[b"a", b"b"], &[0, 1]),
        (9, 3, &[b"a", b"b"], &[0, 1]),
        (1, 1, &[b"a"], &[7]),
    ] {
        book(total, unique, there, used).refused();
    }
}

#[test]
fn what_contradicts_itself_is_damaged() {
    let one = || number(0, 0, 0, 1.0);
    for (what, records) in [
        ("two cells in one place", vec![one(), one()]),
        ("no such format", vec![number(0, 0, 7, 1.0)]),
        ("no such column", vec![number(0, 256, 0, 1.0)]),
        ("a number with too few bytes", vec![record(0x0203, &[&head(0, 0, 0), &[0; 7]])]),
        ("a blank as long as a number", vec![record(0x0201, &[&head(0, 0, 0), &[0; 8]])]),
        ("numbers side by side, one too few", vec![record(0x00BD, &[&[0; 4], &[0; 6], &[1, 0]])]),
        ("an error nobody knows", vec![record(0x0205, &[&head(0, 0, 0), &[9, 1]])]),
        ("neither truth nor error", vec![record(0x0205, &[&head(0, 0, 0), &[1, 2]])]),
        ("no text where there must be one", vec![formula(0, 0, TEXT, 0, &[]), one()]),
        ("a text at the end only", vec![formula(0, 0, TEXT, 0, &[])]),
        ("a text of no formula", vec![record(0x0207, &[&[1, 0, 0], b"a"])]),
        ("a text longer than its record", vec![record(0x0204, &[&head(0, 0, 0), &[9, 0, 0], b"abc"])]),
        ("something that is no record", vec![record(0x0003, &[&[0; 14]])]),
        ("zeros", vec![vec![0; 64]]),
        ("zeros in a text", vec![label(0, 0, 0, &[0; 600], false)]),
        ("cells in two places", vec![one(), record(0x00E5, &[&[0, 0]]), number(1, 0, 0, 1.0)]),
        (
            "beyond the sheet",
            vec![record(0x0200, &[&[0; 4], &[1, 0, 0, 0], &[0, 0, 1, 0], &[0; 2]]), number(5, 0, 0, 1.0)],
        ),
    ] {
        assert_eq!(Book::of(records).read().unwrap_err().code, Code::FileMayBeDamaged, "{what}");
    }
}

#[test]
fn a_sheet_is_where_the_list_of_sheets_says() {
    let mut stream = Book::of(vec![number(0, 0, 0, 1.0)]).stream();
    let refused = |stream: &[u8]| {
        let finding = read(&file(&[("/Workbook", stream)]), &Limits::default()).unwrap_err();
        assert_eq!(finding.code, Code::FileMayBeDamaged, "{finding:?}");
    };
    // One that is in no list, something after the last one, padding.
    refused(&[&stream[..], &Book::of(vec![]).begin(0x10), &record(0x000A, &[])].concat());
    refused(&[&stream[..], b"abc"].concat());
    assert!(read(&file(&[("/Workbook", &[&stream[..], &[0; 999]].concat())]), &Limits::default()).is_ok());
    refused(&stream[..stream.len() - 4]);
    let bound = stream.windows(4).position(|four| four == [0x85, 0, 14, 0]).unwrap();
    stream[bound + 4] += 1;
    refused(&stream);
    let mut twice = Book::of(vec![]);
    twice.sheets.push(("SHEET1", 0, 0, 0x10, vec![]));
    assert!(twice.refused().contains("two sheets"));
    let mut other = Book::of(vec![]);
    other.sheets[0].3 = 0x20;
    other.refused();
}

/// A long stream lies in sectors, a short one in the mini stream: both come whole.
#[test]
fn streams_of_any_length_come_whole() {
    for rows in [1, 100, 2000] {
        let records: Vec<_> = (0..rows).map(|row| number(row, 0, 0, f64::from(row))).collect();
        assert_eq!(Book::of(records).read().unwrap()[0].cells.len(), usize::from(rows));
    }
}
