//! Files made to harm: each asks for more than it may have, or says what is not so.
use super::specimen;
use crate::workbook::{Book, Content, Format, Sheet, ods, packed::pack, xls, xlsb};
use std::{
    process::Command,
    time::{Duration, Instant},
};
use tonghop::sheet::read::{Limits, READER_FLAG, ReaderPool};

const MIB: usize = 1024 * 1024;

/// Names and bytes; a name ends as such a file would.
pub fn all() -> Vec<(&'static str, Vec<u8>)> {
    [zipped(), markup(), binary(), text(), locked()].concat()
}

fn part_of(format: Format, name: &str, change: impl Fn(Vec<u8>) -> Vec<u8>) -> Vec<u8> {
    use std::io::Read;
    let mut archive = zip::ZipArchive::new(std::io::Cursor::new(specimen().bytes(format))).unwrap();
    let mut parts = Vec::new();
    for at in 0..archive.len() {
        let mut part = archive.by_index(at).unwrap();
        let own = part.name().unwrap().into_owned();
        let mut bytes = Vec::new();
        part.read_to_end(&mut bytes).unwrap();
        parts.push((own.clone(), if own == name { change(bytes) } else { bytes }));
    }
    pack(parts.iter().map(|(name, bytes)| (name.as_str(), bytes.clone())), &["mimetype"])
}

/// Much out of little.
fn zipped() -> Vec<(&'static str, Vec<u8>)> {
    let spaces = |mut bytes: Vec<u8>| {
        bytes.extend(vec![b' '; 40 * MIB]);
        bytes
    };
    let sheet = "xl/worksheets/sheet1.xml";
    vec![
        ("bomb.xlsx", part_of(Format::Xlsx, sheet, spaces)),
        ("bomb-strings.xlsx", part_of(Format::Xlsx, "xl/sharedStrings.xml", spaces)),
        ("bomb.xlsb", part_of(Format::Xlsb, "xl/worksheets/sheet1.bin", |_| vec![0; 40 * MIB])),
        ("bomb-strings.xlsb", part_of(Format::Xlsb, "xl/sharedStrings.bin", |_| vec![0; 40 * MIB])),
        ("bomb.ods", part_of(Format::Ods, "content.xml", spaces)),
        ("deep.xlsx", part_of(Format::Xlsx, sheet, |_| nested("<worksheet><sheetData>", "a", 200_000))),
        ("empty-part.xlsx", part_of(Format::Xlsx, sheet, |_| vec![])),
        ("not-xml.xlsx", part_of(Format::Xlsx, sheet, |_| vec![0xFF; 4096])),
    ]
}

fn nested(start: &str, name: &str, deep: usize) -> Vec<u8> {
    format!("{start}{}", format!("<{name}>").repeat(deep)).into_bytes()
}

/// XML that grows when it is read.
fn markup() -> Vec<(&'static str, Vec<u8>)> {
    let laughs = (1..9).fold(r#"<!ENTITY l0 "ha">"#.to_owned(), |all, level| {
        format!("{all}<!ENTITY l{level} \"{}\">", format!("&l{};", level - 1).repeat(10))
    });
    let content = |body: &str| {
        let whole = String::from_utf8(unzipped_content()).unwrap();
        let at = whole.find("<table:table ").unwrap();
        let end = whole.rfind("</office:spreadsheet>").unwrap();
        format!("{}{body}{}", &whole[..at], &whole[end..])
    };
    let cell = r#"<table:table-cell office:value-type="float" office:value="1"><text:p>1</text:p></table:table-cell>"#;
    let table = |rows: &str| content(&format!(r#"<table:table table:name="S">{rows}</table:table>"#));
    let row = |times: &str, cell: &str| {
        format!(r#"<table:table-row table:number-rows-repeated="{times}">{cell}</table:table-row>"#)
    };
    let wide = cell.replace("<table:table-cell ", r#"<table:table-cell table:number-columns-repeated="16384" "#);
    let entities = |xml: String| xml.replacen("?>", &format!("?><!DOCTYPE x [{laughs}]>"), 1);
    let deep = format!("<table:table-row><table:table-cell>{}", "<text:span>".repeat(100_000));
    let old = |rows: &str| {
        format!(
            "<?xml version=\"1.0\"?>\n<?mso-application progid=\"Excel.Sheet\"?>\n<Workbook xmlns=\"urn:schemas-microsoft-com:office:spreadsheet\" xmlns:ss=\"urn:schemas-microsoft-com:office:spreadsheet\"><Worksheet ss:Name=\"S\"><Table>{rows}</Table></Worksheet></Workbook>"
        )
    };
    let data =
        "<Row ss:Index=\"4000000000\"><Cell ss:Index=\"4000000000\"><Data ss:Type=\"Number\">1</Data></Cell></Row>";
    vec![
        ("repeated.ods", ods::package(&table(&row("1048576", cell)))),
        ("repeated-both.ods", ods::package(&table(&row("1048576", &wide)))),
        ("repeated-beyond.ods", ods::package(&table(&row("99999999999999999999", cell)))),
        (
            "entities.ods",
            ods::package(&entities(table(&row(
                "1",
                "<table:table-cell office:value-type=\"string\"><text:p>&l8;</text:p></table:table-cell>",
            )))),
        ),
        ("deep.ods", ods::package(&content(&format!("<table:table table:name=\"S\">{deep}")))),
        ("entities.xls", entities(old("<Row><Cell><Data ss:Type=\"String\">&l8;</Data></Cell></Row>")).into_bytes()),
        ("far-away.xls", old(data).into_bytes()),
        ("deep.xls", old(&"<Row>".repeat(100_000)).into_bytes()),
        ("nested-tables.xls", nested("<html><body>", "table><tr><td", 100_000)),
        (
            "spans.xls",
            b"<html><table><tr><td colspan=999999999 rowspan=999999999>x</td></tr><tr><td>y</td></tr></table></html>"
                .to_vec(),
        ),
        ("attributes.xls", format!("<html><table {}><tr><td>x", "a=b ".repeat(500_000)).into_bytes()),
    ]
}

fn unzipped_content() -> Vec<u8> {
    use std::io::Read;
    let mut archive = zip::ZipArchive::new(std::io::Cursor::new(specimen().bytes(Format::Ods))).unwrap();
    let mut bytes = Vec::new();
    archive.by_name("content.xml").unwrap().read_to_end(&mut bytes).unwrap();
    bytes
}

/// Records and sectors that lie.
fn binary() -> Vec<(&'static str, Vec<u8>)> {
    let stream = xls::stream(&specimen());
    let with = |kind: u16, change: &dyn Fn(&mut [u8])| {
        let mut stream = stream.clone();
        let at = record_at(&stream, kind);
        change(&mut stream[at + 4..]);
        xls::container(&stream)
    };
    let huge = |data: &mut [u8]| data[..8].fill(0xFF);
    vec![
        ("strings-lie.xls", with(0x00FC, &huge)),
        ("dimensions.xls", with(0x0200, &|data| data[4..8].copy_from_slice(&[0, 0, 1, 0]))),
        ("sheet-nowhere.xls", with(0x0085, &|data| data[..4].fill(0xF0))),
        ("loop.xls", looping(&xls::container(&stream), 116)),
        ("loop-directory.xls", looping(&xls::container(&stream), 68)),
        ("no-end.xls", xls::container(&stream[..stream.len() - 4])),
        ("not-a-number.xls", with(0x0203, &|data| data[6..14].fill(0xFF))),
        ("strings-lie.xlsb", part_of(Format::Xlsb, "xl/sharedStrings.bin", |bytes| overwritten(bytes, 3))),
        ("record-endless.xlsb", part_of(Format::Xlsb, "xl/worksheets/sheet1.bin", |bytes| overwritten(bytes, 26))),
        ("corner.xlsb", corner()),
    ]
}

fn overwritten(mut bytes: Vec<u8>, from: usize) -> Vec<u8> {
    bytes[from..from + 8].fill(0xFF);
    bytes
}

fn record_at(stream: &[u8], kind: u16) -> usize {
    let mut at = 0;
    while u16::from_le_bytes([stream[at], stream[at + 1]]) != kind {
        at += 4 + usize::from(u16::from_le_bytes([stream[at + 2], stream[at + 3]]));
    }
    at
}

/// A sector that follows itself (116: where the workbook's chain begins), or an entry that is its own sibling (68).
fn looping(container: &[u8], field: usize) -> Vec<u8> {
    let mut bytes = container.to_vec();
    let long = |bytes: &[u8], at: usize| u32::from_le_bytes(bytes[at..at + 4].try_into().unwrap());
    let sector = |number: u32| (number as usize + 1) * 512;
    let entry = sector(long(&bytes, 48)) + 128;
    if field == 68 {
        bytes[entry + 68..entry + 76].copy_from_slice(&[1, 0, 0, 0, 1, 0, 0, 0]);
        return bytes;
    }
    let start = long(&bytes, entry + field);
    let next = sector(long(&bytes, 76)) + start as usize * 4;
    bytes[next..next + 4].copy_from_slice(&start.to_le_bytes());
    bytes
}

/// Two cells, as far apart as can be.
fn corner() -> Vec<u8> {
    let mut sheet = Sheet::named("S");
    sheet.put((0, 0), Content::Number(1.0));
    sheet.put((1_048_575, 16_383), Content::Number(2.0));
    xlsb::write(&Book { sheets: vec![sheet] })
}

fn text() -> Vec<(&'static str, Vec<u8>)> {
    let line = |cell: &str, times: usize| cell.repeat(times).into_bytes();
    vec![
        ("one-line.csv", line("Lớp 12;", 60 * MIB / 9)),
        ("one-cell.csv", line("chữ ", 10 * MIB / 5)),
        ("open-quote.csv", [&b"a;\"b\n"[..], &line("c;d\n", 500_000)].concat()),
        ("many-cells.csv", line("1;2;3\r\n", 200_000)),
        ("zeros.csv", [&b"STT;T\xC3\xAAn\n"[..], &vec![0; 100_000]].concat()),
    ]
}

/// Under a password, as every format has it.
fn locked() -> Vec<(&'static str, Vec<u8>)> {
    use std::io::{Cursor, Write};
    let mut ole = cfb::CompoundFile::create_with_version(cfb::Version::V3, Cursor::new(Vec::new())).unwrap();
    ole.create_stream("/EncryptionInfo").unwrap().write_all(&[4, 0, 4, 0, 0x40, 0, 0, 0, b'<']).unwrap();
    ole.create_stream("/EncryptedPackage").unwrap().write_all(&[7; 5000]).unwrap();
    let mut stream = xls::stream(&specimen());
    let after = 4 + usize::from(u16::from_le_bytes([stream[2], stream[3]]));
    let mut pass = Vec::new();
    xls::record(&mut pass, 0x002F, &[1, 0, 1, 0, 1, 0, 9, 9, 9, 9]);
    stream.splice(after..after, pass);
    let manifest = r#"<?xml version="1.0"?><manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"><manifest:file-entry manifest:full-path="content.xml" manifest:media-type="text/xml" manifest:size="9"><manifest:encryption-data manifest:checksum="x"/></manifest:file-entry></manifest:manifest>"#;
    let parts = [
        ("mimetype", b"application/vnd.oasis.opendocument.spreadsheet".to_vec()),
        ("content.xml", vec![0x5A; 3000]),
        ("META-INF/manifest.xml", manifest.as_bytes().to_vec()),
    ];
    vec![
        ("password.xlsx", ole.into_inner().into_inner()),
        ("password.xls", xls::container(&stream)),
        ("password.ods", pack(parts, &["mimetype"])),
    ]
}

/// Those that are honest, if large: what comes of them is for the program to say, as long as it is little.
const HARMLESS: &[&str] = &[
    "dimensions.xls",
    "not-a-number.xls",
    "corner.xlsb",
    "spans.xls",
    "attributes.xls",
    "nested-tables.xls",
    "one-cell.csv",
    "zeros.csv",
];

#[test]
fn what_means_harm_is_refused_within_its_limits_and_the_next_file_is_read() {
    let reader = || {
        let mut command = Command::new(env!("CARGO_BIN_EXE_tonghop"));
        command.arg(READER_FLAG);
        command
    };
    let limits = Limits { time: Duration::from_secs(60), ..Limits::default() };
    let pool = ReaderPool::new(reader, 1, limits.clone());
    let good = specimen().bytes(Format::Xlsx);
    let whole = pool.read(&good).unwrap();
    let mut faults = Vec::new();
    for (name, bytes) in all() {
        let started = Instant::now();
        match pool.read(&bytes) {
            Err(finding) => println!("{name}: {} {:?}, {:?}", finding.code.token(), finding.found, started.elapsed()),
            Ok(book) if HARMLESS.contains(&name) => {
                let cells: usize = book.sheets.iter().map(|sheet| sheet.cells.len()).sum();
                println!("{name}: read, {cells} cells, {:?}", started.elapsed());
            }
            Ok(book) => faults.push(format!("{name} was read: {} sheets", book.sheets.len())),
        }
        assert_eq!(pool.read(&good).as_ref(), Ok(&whole), "after {name}");
    }
    assert!(faults.is_empty(), "{faults:#?}");
}
