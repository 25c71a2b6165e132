//! Delimited text, however its software writes it: which sign parts the fields is told by the rows themselves.
//!
//! Every cell is text, as it was written; what a number typed as text means is not for a reader to say.
use super::{
    draft::{Draft, shown},
    letters,
    limits::Limits,
    refuse::{damaged, unreadable},
};
use crate::domain::{
    grid::{Address, Workbook},
    intake::Finding,
};
use csv::{ByteRecord, Reader, ReaderBuilder, StringRecord};
use std::collections::HashMap;

/// A text file has one sheet and no name for it.
pub const SHEET: &str = "Sheet1";

/// In the order in which they win: text may hold a comma, hardly a semicolon, and no tab. A comma is the decimal sign
/// too, so a file that semicolons part as well must not be taken apart by commas.
const SIGNS: [u8; 3] = [b'\t', b';', b','];
/// A sign gives way to a later one that parts the rows so many times better.
const BETTER: usize = 3;
/// Rows looked at to find the sign.
const SAMPLE: usize = 500;
/// Stands behind the text while it is read: if it is not the last row, a quotation mark was never closed.
const END: &str = "\u{1}";

pub fn read(bytes: &[u8], limits: &Limits) -> Result<Workbook, Finding> {
    let mut text = letters::decode(bytes, None)?;
    if text.contains('\r') {
        text = text.replace("\r\n", "\n").replace('\r', "\n");
    }
    let told = told_sign(&text);
    if told.is_some() {
        text.drain(..text.find('\n').map_or(text.len(), |end| end + 1));
    }
    let sign = told.unwrap_or_else(|| likely_sign(&text));
    if !text.ends_with('\n') {
        text.push('\n');
    }
    text.push_str(END);
    cells(&text, sign, limits)
}

fn cells(text: &str, sign: u8, limits: &Limits) -> Result<Workbook, Finding> {
    let usual = Widths::of(text, sign).usual();
    let mut draft = Draft::new(limits);
    draft.sheet(SHEET, false)?;
    let mut reader = reader(text, sign);
    let mut record = StringRecord::new();
    let (mut row, mut ended) = (0, false);
    while reader.read_record(&mut record).map_err(unreadable)? {
        row += blank_lines(text, &record);
        ended = record.len() == 1 && record.get(0) == Some(END);
        if ended {
            break;
        }
        let filled =
            (1..).zip(record.iter()).filter(|(_, field)| !field.trim().is_empty()).last().map_or(0, |(last, _)| last);
        if let Some(usual) = usual.filter(|usual| filled > *usual) {
            // One sign too many moves the figures behind it under other headings.
            return Err(damaged(format!("row {}: {filled} > {usual}", row + 1)));
        }
        for (column, field) in (0..).zip(record.iter()) {
            draft.put(Address::new(row, column), shown(as_shown(field)).into())?;
        }
        row += 1;
    }
    if ended { draft.finish() } else { Err(damaged("quotation mark without its other half")) }
}

fn reader(text: &str, sign: u8) -> Reader<&[u8]> {
    ReaderBuilder::new().delimiter(sign).has_headers(false).flexible(true).from_reader(text.as_bytes())
}

/// Lines without anything are rows too; the parser steps over them on its way to a record.
fn blank_lines(text: &str, record: &StringRecord) -> u32 {
    let from = record.position().and_then(|position| usize::try_from(position.byte()).ok()).unwrap_or_default();
    let lines = text.as_bytes().get(from..).unwrap_or_default().iter().take_while(|byte| **byte == b'\n').count();
    u32::try_from(lines).unwrap_or(u32::MAX)
}

/// `="007"` is how a program keeps Excel from making a number of 007.
fn as_shown(field: &str) -> &str {
    field.strip_prefix("=\"").and_then(|inside| inside.strip_suffix('"')).unwrap_or(field)
}

/// Excel's own first line: `sep=;`.
fn told_sign(text: &str) -> Option<u8> {
    let line = text.lines().next()?.trim_matches('"');
    let (key, value) = line.split_once('=')?;
    match value.as_bytes() {
        [sign] if key.eq_ignore_ascii_case("sep") && sign.is_ascii() && !sign.is_ascii_alphanumeric() => Some(*sign),
        _ => None,
    }
}

fn likely_sign(text: &str) -> u8 {
    let mut scores = SIGNS.map(|sign| (sign, Widths::outside_quotes(text, sign).score()));
    scores.reverse();
    scores
        .into_iter()
        .fold(
            (b'\t', 0),
            |(best, high), (sign, score)| {
                if score > 0 && score * BETTER >= high { (sign, score) } else { (best, high) }
            },
        )
        .0
}

/// How many fields the rows have: by width, the rows that have it.
struct Widths(HashMap<usize, usize>);

impl Widths {
    fn of(text: &str, sign: u8) -> Self {
        let mut reader = reader(text, sign);
        let mut record = ByteRecord::new();
        let mut widths = HashMap::new();
        while matches!(reader.read_byte_record(&mut record), Ok(true)) {
            *widths.entry(record.len()).or_default() += 1;
        }
        Self(widths)
    }

    /// Of the first rows, before it is known which sign parts them: what stands in quotes is never a sign.
    fn outside_quotes(text: &str, sign: u8) -> Self {
        let mut widths = HashMap::new();
        let (mut width, mut quoted, mut rows) = (1, false, 0);
        for byte in text.bytes() {
            match byte {
                b'"' => quoted = !quoted,
                b'\n' if !quoted => {
                    *widths.entry(std::mem::replace(&mut width, 1)).or_default() += 1;
                    rows += 1;
                }
                byte if byte == sign && !quoted => width += 1,
                _ => {}
            }
            if rows == SAMPLE {
                return Self(widths);
            }
        }
        *widths.entry(width).or_default() += 1;
        Self(widths)
    }

    /// The width most parted rows share, and how many do.
    fn most_common(&self) -> Option<(usize, usize)> {
        let parted = self.0.iter().filter(|(width, _)| **width > 1);
        parted.map(|(width, rows)| (*width, *rows)).max_by_key(|(width, rows)| (*rows, *width))
    }

    /// Signs that stand where they stand in the other rows.
    fn score(&self) -> usize {
        self.most_common().map_or(0, |(width, rows)| (width - 1) * rows)
    }

    /// The width of the table, where there is one.
    fn usual(&self) -> Option<usize> {
        let all: usize = self.0.values().sum();
        self.most_common().filter(|(_, rows)| *rows >= 3 && rows * 2 > all).map(|(width, _)| width)
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::indexing_slicing)]
    use super::*;
    use crate::domain::grid::{Cell, Content};
    use proptest::prelude::*;

    /// Cells as `A1=…`, errors with a sign before them.
    fn cells_of(bytes: &[u8]) -> Result<Vec<String>, Finding> {
        let book = read(bytes, &Limits::default())?;
        let show = |cell: &Cell| match &cell.content {
            Content::Text(text) => format!("{}={text}", cell.at),
            other => format!("{}!{other:?}", cell.at),
        };
        Ok(book.sheets[0].cells.iter().map(show).collect())
    }

    #[test]
    fn the_rows_tell_the_sign() {
        for (text, cells) in [
            ("Trường;Tỷ lệ\nA;12,5\nB;3,5\n", &["A1=Trường", "B1=Tỷ lệ", "A2=A", "B2=12,5", "A3=B", "B3=3,5"][..]),
            ("Trường,Loại\nA,\"Tốt; khá\"\n", &["A1=Trường", "B1=Loại", "A2=A", "B2=Tốt; khá"]),
            (
                "Xã, phường, số lượng\nA;12,5\nB;3,5\n",
                &["A1=Xã, phường, số lượng", "A2=A", "B2=12,5", "A3=B", "B3=3,5"],
            ),
            ("a\tb;c\nd\te,f", &["A1=a", "B1=b;c", "A2=d", "B2=e,f"]),
            ("sep=|\na|b;c\n", &["A1=a", "B1=b;c"]),
            ("SEP=,\r\n1;2,3\r\n", &["A1=1;2", "B1=3"]),
            ("một dòng", &["A1=một dòng"]),
            ("a;=\"007\"\n;#REF!", &["A1=a", "B1=007", "B2!Error(\"#REF!\")"]),
        ] {
            assert_eq!(cells_of(text.as_bytes()).unwrap(), cells, "{text}");
        }
    }

    #[test]
    fn rows_stand_where_excel_shows_them() {
        let text = "\r\na;\"b\r\nc\"\r\n\r\n\r\nd;e\r\n";
        assert_eq!(cells_of(text.as_bytes()).unwrap(), ["A2=a", "B2=b\nc", "A5=d", "B5=e"]);
    }

    #[test]
    fn what_may_have_slipped_is_refused() {
        for text in ["a,b\nc,\"d\ne,f\n", "Trường,Số\nA,12\nB,13\nC,12,5\nD,14\n", "a;b\n\0\0\0\0"] {
            assert_eq!(
                cells_of(text.as_bytes()).unwrap_err().code,
                crate::domain::intake::Code::FileMayBeDamaged,
                "{text}"
            );
        }
        // Shorter rows and empty fields past the table are ordinary.
        assert_eq!(cells_of(b"x\na,b\nc,d\ne,f,,\n").unwrap().len(), 7);
    }

    #[test]
    fn limits_hold_for_one_long_line_and_for_many_cells() {
        let limits = Limits { cells: 10, ..Limits::default() };
        let found = |text: String| read(text.as_bytes(), &limits).unwrap_err().found.unwrap();
        assert_eq!(found("x".repeat(40_000)), "40000");
        assert_eq!(found("1;".repeat(20)), "11");
        assert_eq!(found(format!("{}1", ";".repeat(20_000))), "ACOG1");
    }

    proptest! {
        #![proptest_config(ProptestConfig { cases: 96, ..ProptestConfig::default() })]

        #[test]
        fn any_bytes_are_read_or_refused(bytes in proptest::collection::vec(any::<u8>(), 0..200)) {
            let _ = read(&bytes, &Limits::default());
        }

        #[test]
        fn whatever_a_program_quotes_comes_back(
            rows in proptest::collection::vec(proptest::collection::vec("[a-zđ0-9;,\"\n ]{1,6}", 3), 3..6)
        ) {
            let mut writer = csv::WriterBuilder::new().delimiter(b'\t').from_writer(Vec::new());
            rows.iter().for_each(|row| writer.write_record(row).unwrap());
            let book = read(&writer.into_inner().unwrap(), &Limits::default()).unwrap();
            for (row, fields) in (0..).zip(&rows) {
                for (column, field) in (0..).zip(fields) {
                    let cell = book.sheets[0].cell(Address::new(row, column)).map(Cell::typed);
                    let expected = Some(as_shown(field).to_owned()).filter(|text| !text.trim().is_empty());
                    prop_assert_eq!(cell, expected);
                }
            }
        }
    }
}
