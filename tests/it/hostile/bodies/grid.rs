//! The front of the reader. The first byte says what the rest is: a file, or the part of a valid file that holds its
//! cells, so that checksums and containers do not stop every case at the door.
use std::io::{Cursor, Read, Write};
use tonghop::{
    domain::grid::{Content, Workbook},
    sheet::read::{Limits, read_in_process},
};
use zip::{CompressionMethod, ZipArchive, ZipWriter, write::SimpleFileOptions};

const XLSX: &[u8] = include_bytes!("../../../files/fuzz/templates/small.xlsx");
const XLSB: &[u8] = include_bytes!("../../../files/fuzz/templates/small.xlsb");
const ODS: &[u8] = include_bytes!("../../../files/fuzz/templates/small.ods");

pub fn run(data: &[u8]) {
    let Some((kind, rest)) = data.split_first() else { return };
    let bytes = match kind % 8 {
        0 => with_part(XLSX, "xl/worksheets/sheet1.xml", rest),
        1 => with_part(XLSX, "xl/sharedStrings.xml", rest),
        2 => with_part(XLSX, "xl/styles.xml", rest),
        3 => with_part(XLSB, "xl/worksheets/sheet1.bin", rest),
        4 => with_part(XLSB, "xl/sharedStrings.bin", rest),
        5 => with_part(ODS, "content.xml", rest),
        6 => ole(rest),
        _ => rest.to_vec(),
    };
    let limits = Limits { cells: 20_000, inflated: 4 << 20, all_text: 4 << 20, ..Limits::default() };
    if let Ok(book) = read_in_process(&bytes, &limits) {
        holds(&book, &limits);
    }
}

/// What the rest of the program relies on.
fn holds(book: &Workbook, limits: &Limits) {
    let cells: usize = book.sheets.iter().map(|sheet| sheet.cells.len()).sum();
    assert!(cells as u64 <= limits.cells && book.sheets.len() as u64 <= limits.sheets);
    for sheet in &book.sheets {
        assert!(sheet.cells.windows(2).all(|two| two[0].at < two[1].at), "cells stand in order, each once");
        assert!(sheet.merged.iter().all(|area| area.first <= area.last));
        for runs in [&sheet.hidden_rows, &sheet.hidden_columns] {
            assert!(runs.iter().all(|(first, last)| first <= last) && runs.windows(2).all(|two| two[0].1 < two[1].0));
        }
        for cell in &sheet.cells {
            match &cell.content {
                Content::Text(text) => assert!(!text.is_empty() && text.chars().count() as u64 <= limits.text),
                Content::Number(number) => assert!(number.is_finite()),
                Content::Bool(_) | Content::Date(_) | Content::Error(_) | Content::Uncalculated => {}
            }
        }
    }
}

fn with_part(package: &[u8], name: &str, bytes: &[u8]) -> Vec<u8> {
    let mut archive = ZipArchive::new(Cursor::new(package)).unwrap();
    let mut out = ZipWriter::new(Cursor::new(Vec::new()));
    for at in 0..archive.len() {
        let mut part = archive.by_index(at).unwrap();
        let own = part.name().unwrap().into_owned();
        let mut held = Vec::new();
        part.read_to_end(&mut held).unwrap();
        out.start_file(own.as_str(), SimpleFileOptions::default().compression_method(CompressionMethod::Stored))
            .unwrap();
        out.write_all(if own == name { bytes } else { &held }).unwrap();
    }
    out.finish().unwrap().into_inner()
}

fn ole(stream: &[u8]) -> Vec<u8> {
    let mut file = cfb::CompoundFile::create_with_version(cfb::Version::V3, Cursor::new(Vec::new())).unwrap();
    file.create_stream("/Workbook").unwrap().write_all(stream).unwrap();
    file.into_inner().into_inner()
}
