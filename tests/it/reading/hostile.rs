use super::{files, read, refused};
use std::{
    io::{Cursor, Write},
    time::{Duration, Instant},
};
use tonghop::{
    domain::intake::{Code, Severity},
    sheet::read::{Kind, Limits, check_bytes, read_in_process},
};
use zip::{CompressionMethod, ZipWriter, write::SimpleFileOptions};

#[test]
fn a_file_is_judged_by_its_bytes_before_it_is_read() {
    let check = |bytes: &[u8]| check_bytes(bytes, &Limits { file: 1024, ..Limits::default() });
    for (bytes, code, found) in [
        (&b""[..], Code::FileEmpty, None),
        (&[b'a'; 1025], Code::FileTooLarge, Some("1 KiB")),
        (b"%PDF-1.4", Code::FileNotSpreadsheet, Some("pdf")),
        (b"\x89PNG\r\n", Code::FileNotSpreadsheet, Some("picture")),
        (b"PK\x05\x06\0\0\0\0", Code::FileUnreadable, Some("zip")),
        (b"7z\xBC\xAF\x27\x1C", Code::FileUnreadable, Some("7z")),
        (&[0; 64], Code::FileUnreadable, Some("unknown")),
    ] {
        let finding = check(bytes).unwrap_err();
        assert_eq!((finding.code, finding.found.as_deref()), (code, found));
        assert_eq!(finding.severity == Severity::Note, code == Code::FileNotSpreadsheet);
    }
    assert_eq!(check_bytes(&files::normal(), &Limits::default()), Ok(Kind::Ooxml));
}

#[test]
fn a_file_under_a_password_is_named_as_such() {
    let mut ole = vec![0; 512 * 4];
    ole[..8].copy_from_slice(b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1");
    ole[30] = 9;
    ole[48] = 1;
    for (entry, name) in ["Root Entry", "EncryptionInfo", "EncryptedPackage"].iter().enumerate() {
        let name: Vec<u8> = name.encode_utf16().flat_map(u16::to_le_bytes).collect();
        ole[1024 + entry * 128..][..name.len()].copy_from_slice(&name);
        ole[1024 + entry * 128 + 64] = u8::try_from(name.len() + 2).unwrap();
    }
    refused(&ole, Code::FileEncrypted);
}

#[test]
fn a_bomb_is_refused_before_it_goes_off() {
    let started = Instant::now();
    assert_eq!(refused(&files::bomb(1024, None), Code::FileReadLimit), "1024 MiB");
    // Small enough to be let in, were it not so much out of so little.
    let spaces = files::package(&[b' '; 17 * 1024 * 1024], None, CompressionMethod::Deflated);
    assert!(refused(&spaces, Code::FileReadLimit).contains("sheet1.xml: 1:"));
    // One that says it is small.
    assert!(refused(&files::bomb(1024, Some(1)), Code::FileMayBeDamaged).contains("sheet1.xml"));
    assert!(started.elapsed() < Duration::from_secs(10));
}

#[test]
fn a_lie_about_shared_strings_costs_no_memory() {
    let data = r#"<row r="1"><c r="A1" t="s"><v>0</v></c></row>"#;
    let strings = |count: &str| format!(r#"<sst count="1" uniqueCount="{count}"><si><t>Lớp</t></si></sst>"#);
    assert_eq!(read(&files::sheet(data, Some(strings("1").as_bytes()))).sheets[0].cells.len(), 1);
    let found = refused(&files::sheet(data, Some(strings("4000000000").as_bytes())), Code::FileMayBeDamaged);
    assert!(found.contains("4000000000"), "{found}");
    // A string that is not there.
    refused(&files::sheet(&data.replace(">0<", ">7<"), Some(strings("1").as_bytes())), Code::FileMayBeDamaged);
}

#[test]
fn one_long_string_in_every_cell_is_bounded() {
    let strings = format!("<sst><si><t>{}</t></si><si><t>{}</t></si></sst>", "x".repeat(32_000), "y".repeat(40_000));
    let many = "<row><c t='s'><v>0</v></c></row>".repeat(3000);
    assert_eq!(refused(&files::sheet(&many, Some(strings.as_bytes())), Code::FileReadLimit), "64 MiB");
    let long = "<row><c t='s'><v>1</v></c></row>";
    assert_eq!(refused(&files::sheet(long, Some(strings.as_bytes())), Code::FileReadLimit), "40000");
    let cells = "<row><c><v>1</v></c></row>".repeat(300_001);
    assert_eq!(refused(&files::sheet(&cells, None), Code::FileReadLimit), "300001");
}

#[test]
fn entities_and_other_encodings_are_refused() {
    let data = r#"<row r="1"><c r="A1" t="s"><v>0</v></c></row>"#;
    let entities = r#"<!DOCTYPE sst [<!ENTITY a "aaaaaaaa"><!ENTITY b "&a;&a;&a;&a;">]><sst><si><t>&b;</t></si></sst>"#;
    refused(&files::sheet(data, Some(entities.as_bytes())), Code::FileUnreadable);
    refused(&files::sheet(data, Some(b"<sst><si><t>&b;</t></si></sst>")), Code::FileMayBeDamaged);
    let xml = format!("\u{feff}<worksheet><sheetData>{data}</sheetData></worksheet>");
    let utf16: Vec<u8> = xml.encode_utf16().flat_map(u16::to_le_bytes).collect();
    refused(&files::package(&utf16, None, CompressionMethod::Deflated), Code::FileUnreadable);
    let without_mark = &utf16[2..];
    refused(&files::package(without_mark, None, CompressionMethod::Deflated), Code::FileMayBeDamaged);
}

#[test]
fn a_package_that_contradicts_itself_is_refused() {
    let normal = files::normal();
    let without = |part: &'static str| files::changed(&normal, move |name, text| (name != part).then_some(text));
    for part in [
        "xl/worksheets/sheet1.xml",
        "xl/worksheets/sheet2.xml",
        "xl/sharedStrings.xml",
        "xl/styles.xml",
        "xl/workbook.xml",
        "xl/_rels/workbook.xml.rels",
        "_rels/.rels",
    ] {
        assert!(refused(&without(part), Code::FileMayBeDamaged).contains(part), "{part}");
    }
    assert_eq!(read(&without("xl/theme/theme1.xml")), read(&normal));
    let with =
        |from: &'static str, to: &'static str| files::changed(&normal, move |_, text| Some(text.replace(from, to)));
    for (from, to) in [
        (r#"name="_tonghop""#, r#"name="BIỂU 01""#),
        ("worksheets/sheet2.xml", "../../sheet2.xml"),
        (r#"Target="worksheets/sheet1.xml""#, r#"TargetMode="External" Target="http://example.org/""#),
        ("</worksheet>", ""),
        (r#"r="B3""#, r#"r="B2""#),
        ("<v>24</v>", "<v>2&#52;</v>"),
        (r#"t="s""#, r#"t="oops""#),
        ("#DIV/0!", "#OOPS!"),
    ] {
        let bytes = with(from, to);
        assert!(read_in_process(&bytes, &Limits::default()).is_err(), "{from} → {to}");
        refused(&bytes, Code::FileMayBeDamaged);
    }
    // Text that calamine drops, since the order of the two is not the usual one.
    let lost = r#"<row><c t="inlineStr"><is><t>12</t></is><v>0</v></c></row>"#;
    assert_eq!(refused(&files::sheet(lost, None), Code::FileMayBeDamaged), "0 of 1 cells could be read");
}

#[test]
fn names_of_parts_are_clean_and_unique() {
    let extra = |name: &str| {
        let mut zip = ZipWriter::new_append(Cursor::new(files::sheet("", None))).unwrap();
        zip.start_file(name, SimpleFileOptions::default()).unwrap();
        zip.write_all(b"<x/>").unwrap();
        zip.finish().unwrap().into_inner()
    };
    assert_eq!(read(&extra("docProps/app.xml")).sheets.len(), 1);
    for name in ["../evil.xml", "/etc/passwd", "C:\\evil.xml", "XL/WORKSHEETS/SHEET1.XML"] {
        refused(&extra(name), Code::FileMayBeDamaged);
    }
    let twice = files::patched(&extra("xl/worksheets/sheetX.xml"), b"sheetX.xml", b"sheet1.xml");
    refused(&twice, Code::FileMayBeDamaged);
}

#[test]
fn a_file_cut_short_or_zeroed_is_never_read() {
    let normal = files::normal();
    // Fewer bytes than these may be honest text.
    for length in (16..normal.len()).step_by(97).chain([normal.len() - 1]) {
        assert!(read_in_process(&normal[..length], &Limits::default()).is_err(), "{length}");
        let mut zeroed = normal.clone();
        zeroed[length..].fill(0);
        match read_in_process(&zeroed, &Limits::default()) {
            // Only zeros were there.
            Ok(book) => assert_eq!(book, read(&normal), "{length}"),
            Err(finding) => assert_ne!(finding.code, Code::FileNotSpreadsheet, "{length}"),
        }
    }
}

#[test]
fn a_flipped_bit_never_costs_a_cell() {
    let normal = files::normal();
    let whole = read(&normal);
    let mut state = 2026_u64;
    let mut next = |below: usize| {
        state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(state >> 33).unwrap() % below
    };
    for _ in 0..600 {
        let mut flipped = normal.clone();
        let (byte, bit) = (next(normal.len()), next(8));
        flipped[byte] ^= 1 << bit;
        if let Ok(book) = read_in_process(&flipped, &Limits::default()) {
            assert_eq!(book, whole, "bit {bit} of byte {byte}");
        }
    }
}
