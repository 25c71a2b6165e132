//! BIFF8, what Excel wrote before 2007, in its OLE container.
use super::{Book, Cell, Content, Formula, Look, Sheet, Shown, serial};
use std::io::{Cursor, Write};

/// The most a record holds; longer ones go on in CONTINUE records.
const MOST: usize = 8224;
/// Styles of the program itself stand before those of cells.
const OWN_STYLES: u16 = 16;
/// Number formats: the built-in one of percents, and one of our own for dates.
const PERCENT: u16 = 9;
const DATE: u16 = 164;

pub fn write(book: &Book) -> Vec<u8> {
    container(&stream(book))
}

/// A workbook stream in its container.
pub fn container(stream: &[u8]) -> Vec<u8> {
    let mut ole = cfb::CompoundFile::create_with_version(cfb::Version::V3, Cursor::new(Vec::new())).unwrap();
    ole.create_stream("/Workbook").unwrap().write_all(stream).unwrap();
    ole.into_inner().into_inner()
}

/// The workbook stream: globals, then each sheet.
pub fn stream(book: &Book) -> Vec<u8> {
    let looks = book.looks();
    let mut strings: Vec<String> = Vec::new();
    let sheets: Vec<Vec<u8>> = book.sheets.iter().map(|sheet| substream(sheet, &looks, &mut strings)).collect();
    // Places of the sheets are known once the globals are: their length does not depend on what the places are.
    let length = globals(book, &looks, &strings, &vec![0; sheets.len()]).len();
    let places: Vec<usize> = sheets
        .iter()
        .scan(length, |at, sheet| {
            let here = *at;
            *at += sheet.len();
            Some(here)
        })
        .collect();
    let mut out = globals(book, &looks, &strings, &places);
    sheets.iter().for_each(|sheet| out.extend(sheet));
    out
}

fn globals(book: &Book, looks: &[Look], strings: &[String], places: &[usize]) -> Vec<u8> {
    let mut out = Vec::new();
    record(&mut out, 0x0809, &words(&[0x0600, 0x0005, 0x0DBB, 0x07CC, 0, 0, 0x0600, 0]));
    record(&mut out, 0x0042, &words(&[1200]));
    record(&mut out, 0x003D, &words(&[0, 0, 0x3000, 0x2000, 0x38, 0, 0, 1, 600]));
    record(&mut out, 0x0022, &words(&[0]));
    for name in ["Times New Roman"; 4].into_iter().chain(looks.iter().map(|look| look.0.unwrap_or("Times New Roman"))) {
        let font = [words(&[220, 0, 0x7FFF, 400, 0]), vec![0, 0, 0, 0], short(name)].concat();
        record(&mut out, 0x0031, &font);
    }
    record(&mut out, 0x041E, &[words(&[DATE]), long("dd/mm/yyyy")].concat());
    for style in 0..OWN_STYLES {
        let flags = if style + 1 == OWN_STYLES { 1 } else { 0xFFF5 };
        record(&mut out, 0x00E0, &words(&[0, 0, flags, 0x20, 0, 0, 0, 0, 0, 0x20C0]));
    }
    // No font has the number 4.
    for (font, look) in (5..).zip(looks) {
        let format = match look.1 {
            Shown::Plain => 0,
            Shown::Percent => PERCENT,
            Shown::Date => DATE,
        };
        record(&mut out, 0x00E0, &words(&[font, format, 1, 0x20, 0, 0x0C00, 0, 0, 0, 0x20C0]));
    }
    record(&mut out, 0x0293, &[words(&[0x8000]), vec![0, 0xFF]].concat());
    for (sheet, place) in book.sheets.iter().zip(places) {
        let place = u32::try_from(*place).unwrap().to_le_bytes().to_vec();
        record(&mut out, 0x0085, &[place, words(&[u16::from(sheet.hidden)]), short(&sheet.name)].concat());
    }
    shared(&mut out, strings);
    record(&mut out, 0x000A, &[]);
    out
}

fn substream(sheet: &Sheet, looks: &[Look], strings: &mut Vec<String>) -> Vec<u8> {
    let mut out = Vec::new();
    record(&mut out, 0x0809, &words(&[0x0600, 0x0010, 0x0DBB, 0x07CC, 0, 0, 0x0600, 0]));
    for at in &sheet.hidden_columns {
        record(&mut out, 0x007D, &words(&[word(*at), word(*at), 2304, 15, 1, 0]));
    }
    let rows = sheet.rows();
    let first = rows.keys().next().copied().unwrap_or(0);
    let last = rows.keys().last().map_or(0, |row| row + 1);
    let columns = words(&[0, word(sheet.last_column()) + 1, 0]);
    record(&mut out, 0x0200, &[first.to_le_bytes().to_vec(), last.to_le_bytes().to_vec(), columns].concat());
    for block in rows.iter().collect::<Vec<_>>().chunks(32) {
        for (row, cells) in block {
            let last = cells.last().map_or(0, |(column, _)| word(*column) + 1);
            let hidden = if sheet.hidden_rows.contains(row) { 0x20 } else { 0 };
            record(&mut out, 0x0208, &words(&[word(**row), 0, last, 300, 0, 0, 0x0100 | hidden, 15]));
        }
        for (row, cells) in block {
            for (column, cell) in *cells {
                write_cell(&mut out, word(**row), word(*column), cell, looks, strings);
            }
        }
    }
    for areas in sheet.merged.chunks(1000) {
        let mut data = words(&[word(u32::try_from(areas.len()).unwrap())]);
        for (first, last) in areas {
            data.extend(words(&[word(first.0), word(last.0), word(first.1), word(last.1)]));
        }
        record(&mut out, 0x00E5, &data);
    }
    record(&mut out, 0x023E, &words(&[0x06B6, 0, 0, 64, 0, 0, 0, 0, 0]));
    record(&mut out, 0x000A, &[]);
    out
}

fn write_cell(out: &mut Vec<u8>, row: u16, column: u16, cell: &Cell, looks: &[Look], strings: &mut Vec<String>) {
    let style = looks.iter().position(|look| *look == cell.look()).unwrap();
    let place = words(&[row, column, OWN_STYLES + u16::try_from(style).unwrap()]);
    if cell.formula != Formula::None {
        // What a library leaves that does not calculate: 0, and the wish to be calculated on opening.
        let nothing = 0_f64.to_le_bytes();
        let wish = if cell.formula == Formula::Uncalculated { 2 } else { 0 };
        let result = match (&cell.content, cell.formula) {
            (_, Formula::Uncalculated) => nothing,
            (Content::Number(number), _) => number.to_le_bytes(),
            (Content::Date(date), _) => serial(*date).to_le_bytes(),
            (Content::Bool(truth), _) => [1, 0, u8::from(*truth), 0, 0, 0, 0xFF, 0xFF],
            (Content::Error(error), _) => [2, 0, error_code(error), 0, 0, 0, 0xFF, 0xFF],
            (Content::Text(_), _) => [0, 0, 0, 0, 0, 0, 0xFF, 0xFF],
        };
        // The formula itself: the whole number 1.
        let formula = [words(&[wish, 0, 0, 3]), vec![0x1E, 1, 0]].concat();
        record(out, 0x0006, &[place, result.to_vec(), formula].concat());
        if let (Content::Text(text), Formula::Stored) = (&cell.content, cell.formula) {
            record(out, 0x0207, &long(text));
        }
        return;
    }
    match &cell.content {
        Content::Text(text) => {
            let at = strings.iter().position(|known| known == text).unwrap_or_else(|| {
                strings.push(text.clone());
                strings.len() - 1
            });
            record(out, 0x00FD, &[place, u32::try_from(at).unwrap().to_le_bytes().to_vec()].concat());
        }
        Content::Number(number) => record(out, 0x0203, &[place, number.to_le_bytes().to_vec()].concat()),
        Content::Date(date) => record(out, 0x0203, &[place, serial(*date).to_le_bytes().to_vec()].concat()),
        Content::Bool(truth) => record(out, 0x0205, &[place, vec![u8::from(*truth), 0]].concat()),
        Content::Error(error) => record(out, 0x0205, &[place, vec![error_code(error), 1]].concat()),
    }
}

pub fn error_code(error: &str) -> u8 {
    match error {
        "#NULL!" => 0,
        "#DIV/0!" => 7,
        "#VALUE!" => 0x0F,
        "#REF!" => 0x17,
        "#NAME?" => 0x1D,
        "#NUM!" => 0x24,
        _ => 0x2A,
    }
}

/// Every text once; a text that does not fit goes on in the next record, which says again how its letters are held.
fn shared(out: &mut Vec<u8>, strings: &[String]) {
    let count = u32::try_from(strings.len()).unwrap().to_le_bytes();
    let mut records: Vec<Vec<u8>> = vec![[count, count].concat()];
    for text in strings {
        let letters: Vec<u16> = text.encode_utf16().collect();
        if records.last().unwrap().len() + 5 > MOST {
            records.push(vec![]);
        }
        records.last_mut().unwrap().extend([words(&[u16::try_from(letters.len()).unwrap()]), vec![1]].concat());
        for letter in letters {
            if records.last().unwrap().len() + 2 > MOST {
                records.push(vec![1]);
            }
            records.last_mut().unwrap().extend(letter.to_le_bytes());
        }
    }
    for (at, data) in records.iter().enumerate() {
        record(out, if at == 0 { 0x00FC } else { 0x003C }, data);
    }
}

pub fn record(out: &mut Vec<u8>, kind: u16, data: &[u8]) {
    out.extend(kind.to_le_bytes());
    out.extend(u16::try_from(data.len()).unwrap().to_le_bytes());
    out.extend(data);
}

fn words(all: &[u16]) -> Vec<u8> {
    all.iter().flat_map(|one| one.to_le_bytes()).collect()
}

fn word(number: u32) -> u16 {
    u16::try_from(number).unwrap()
}

/// A text with its length in one byte.
fn short(text: &str) -> Vec<u8> {
    let letters: Vec<u16> = text.encode_utf16().collect();
    [vec![u8::try_from(letters.len()).unwrap(), 1], words(&letters)].concat()
}

/// A text with its length in two bytes.
fn long(text: &str) -> Vec<u8> {
    let letters: Vec<u16> = text.encode_utf16().collect();
    [words(&[u16::try_from(letters.len()).unwrap()]), vec![1], words(&letters)].concat()
}
