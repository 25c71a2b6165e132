//! Workbooks made for the tests: a normal one, any part of it changed, and small ones written by hand.
use rust_xlsxwriter::{ExcelDateTime, Format, Formula, Workbook};
use std::io::{Cursor, Read, Write};
use zip::{CompressionMethod, ZipArchive, ZipWriter, write::SimpleFileOptions};

/// A report sheet as a school sends it, with a hidden sheet, rows and columns.
pub fn normal() -> Vec<u8> {
    let mut book = Workbook::new();
    let sheet = book.add_worksheet();
    sheet.set_name("Biểu 01").unwrap();
    sheet.merge_range(0, 0, 0, 3, "BÁO CÁO AN NINH TRƯỜNG HỌC", &Format::new().set_bold()).unwrap();
    sheet.write(1, 0, "Đơn vị:").unwrap();
    sheet.write(1, 1, "Trường TH Nguyễn Du").unwrap();
    sheet.write(2, 0, "Số lớp").unwrap();
    sheet.write(2, 1, 12).unwrap();
    sheet.write_with_format(3, 1, 0.85, &Format::new().set_num_format("0.0%")).unwrap();
    let date = ExcelDateTime::parse_from_str("2026-05-19").unwrap();
    sheet.write_with_format(4, 1, &date, &Format::new().set_num_format("dd/mm/yyyy")).unwrap();
    sheet.write_with_format(5, 1, 0.3125, &Format::new().set_num_format("h:mm")).unwrap();
    sheet.write(6, 1, true).unwrap();
    sheet.write(7, 1, Formula::new("=1/0").set_result("#DIV/0!")).unwrap();
    sheet.write(8, 1, Formula::new("=B3*2").set_result("24")).unwrap();
    sheet.write(9, 1, "dòng ẩn").unwrap();
    for row in [9, 10, 20] {
        sheet.set_row_hidden(row).unwrap();
    }
    sheet.set_column_hidden(5).unwrap();
    let hidden = book.add_worksheet();
    hidden.set_name("_tonghop").unwrap().set_hidden(true);
    hidden.write(0, 0, "plan").unwrap();
    book.save_to_buffer().unwrap()
}

/// The same package with parts changed: `None` leaves a part out.
pub fn changed(bytes: &[u8], change: impl Fn(&str, String) -> Option<String>) -> Vec<u8> {
    let mut archive = ZipArchive::new(Cursor::new(bytes)).unwrap();
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    for index in 0..archive.len() {
        let mut part = archive.by_index(index).unwrap();
        let name = part.name().unwrap().into_owned();
        let mut text = String::new();
        part.read_to_string(&mut text).unwrap();
        if let Some(text) = change(&name, text) {
            zip.start_file(name, SimpleFileOptions::default()).unwrap();
            zip.write_all(text.as_bytes()).unwrap();
        }
    }
    zip.finish().unwrap().into_inner()
}

/// A package with one sheet of the given data, and shared strings if there are any.
pub fn sheet(data: &str, strings: Option<&[u8]>) -> Vec<u8> {
    let xml = format!("<worksheet><sheetData>{data}</sheetData></worksheet>");
    package(xml.as_bytes(), strings, CompressionMethod::Deflated)
}

pub fn package(sheet: &[u8], strings: Option<&[u8]>, method: CompressionMethod) -> Vec<u8> {
    let root =
        br#"<Relationships><Relationship Id="a" Type="x/officeDocument" Target="xl/workbook.xml"/></Relationships>"#;
    let relations = br#"<Relationships><Relationship Id="a" Type="x/worksheet" Target="/xl/worksheets/sheet1.xml"/>"#;
    let shared = br#"<Relationship Id="b" Type="x/sharedStrings" Target="sharedStrings.xml"/>"#;
    let relations = [&relations[..], if strings.is_some() { shared } else { b"" }, b"</Relationships>"].concat();
    let workbook = br#"<workbook><sheets><sheet name="Sheet1" r:id="a"/></sheets></workbook>"#;
    let mut parts: Vec<(&str, &[u8])> = vec![
        ("[Content_Types].xml", b"<Types/>"),
        ("_rels/.rels", root),
        ("xl/workbook.xml", workbook),
        ("xl/_rels/workbook.xml.rels", &relations),
        ("xl/worksheets/sheet1.xml", sheet),
    ];
    parts.extend(strings.map(|xml| ("xl/sharedStrings.xml", xml)));
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, bytes) in parts {
        zip.start_file(name, SimpleFileOptions::default().compression_method(method)).unwrap();
        zip.write_all(bytes).unwrap();
    }
    zip.finish().unwrap().into_inner()
}

/// A sheet of `mebibytes` MiB of spaces that says so, or says `declared`. Its checksum is wrong: nobody gets there.
pub fn bomb(mebibytes: u32, declared: Option<u32>) -> Vec<u8> {
    const NAME: &[u8] = b"xl/worksheets/sheet1.xml";
    let size = declared.unwrap_or(mebibytes) * 1024 * 1024;
    let data = spaces(mebibytes);
    // Version, flags, method 8, time, date, checksum, sizes, length of the name, of the extra field.
    let mut entry = vec![20, 0, 0, 0, 8, 0, 0, 0, 0x21, 0, 0, 0, 0, 0];
    entry.extend(u32::try_from(data.len()).unwrap().to_le_bytes());
    entry.extend(size.to_le_bytes());
    entry.extend([NAME.len() as u8, 0, 0, 0]);
    let local = [b"PK\x03\x04", &entry[..], NAME, &data].concat();
    let central = [b"PK\x01\x02\x14\0", &entry[..], &[0; 14], NAME].concat();
    let mut end = b"PK\x05\x06\0\0\0\0\x01\0\x01\0".to_vec();
    end.extend(u32::try_from(central.len()).unwrap().to_le_bytes());
    end.extend(u32::try_from(local.len()).unwrap().to_le_bytes());
    end.extend([0, 0]);
    let mut bomb = ZipArchive::new(Cursor::new([local, central, end].concat())).unwrap();

    let mut archive = ZipArchive::new(Cursor::new(sheet("", None))).unwrap();
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    for index in 0..archive.len() {
        let part = archive.by_index_raw(index).unwrap();
        if part.name_raw() != NAME {
            zip.raw_copy_file(part).unwrap();
        }
    }
    zip.raw_copy_file(bomb.by_index_raw(0).unwrap()).unwrap();
    zip.finish().unwrap().into_inner()
}

/// Deflated spaces without deflating any: one literal, then "258 bytes as the one before" again and again,
/// 13 bits each, so that every 13 bytes stand for 8 × 258.
fn spaces(mebibytes: u32) -> Vec<u8> {
    let (block, literal, again) = ("110", "01010000", "1100010100000");
    let bits = format!("{block}{literal}{}", again.repeat(24));
    let pack = |byte: &[u8]| byte.iter().rev().fold(0, |sum, bit| sum << 1 | (bit - b'0'));
    let bytes: Vec<u8> = bits.as_bytes().chunks_exact(8).map(pack).collect();
    let times = mebibytes as usize * 1024 * 1024 / (8 * 258) + 1;
    [&bytes[..2], &bytes[2..15].repeat(times)].concat()
}

/// Replaces bytes in place, headers and all.
pub fn patched(bytes: &[u8], from: &[u8], to: &[u8]) -> Vec<u8> {
    assert_eq!(from.len(), to.len());
    let mut bytes = bytes.to_vec();
    let mut at = 0;
    while let Some(found) = bytes[at..].windows(from.len()).position(|window| window == from) {
        bytes[at + found..at + found + to.len()].copy_from_slice(to);
        at += found + to.len();
    }
    assert_ne!(at, 0, "nothing to patch");
    bytes
}
