//! The writers themselves: one workbook in every format opens in LibreOffice with the same values
//! (`TONGHOP_ORACLES=1`).
use super::{Book, Content, Format, Formula, Sheet};
use std::{path::Path, process::Command};

/// Something of everything, with one text longer than a record of BIFF.
fn specimen() -> Book {
    let mut sheet = Sheet::named("Biểu 01");
    sheet.text((0, 0), "BÁO CÁO “An toàn về ANTT” & <khác>");
    sheet.merge((0, 0), (0, 3));
    sheet.text((1, 0), "Trường Tiểu học Nguyễn Du");
    sheet.text((1, 1), "Tr\u{ad}êng TiÓu häc").font = Some(".VnTime");
    sheet.put((2, 0), Content::Number(12.0));
    sheet.put((2, 1), Content::Number(85.5));
    sheet.put((2, 2), Content::Number(0.85)).percent = true;
    sheet.put((2, 3), Content::Date(chrono::NaiveDate::from_ymd_opt(2026, 5, 19).unwrap()));
    sheet.put((3, 0), Content::Bool(true));
    sheet.put((3, 1), Content::Number(2_503_656_229.0));
    sheet.put((3, 2), Content::Number(24.0)).formula = Formula::Stored;
    sheet.text((3, 3), "khá").formula = Formula::Stored;
    sheet.text((5, 0), "dòng\nhai");
    sheet.text((6, 0), "ẩn");
    sheet.text((7, 4), "cột ẩn");
    sheet.text((8, 0), "Ẵ".repeat(6000));
    sheet.text((9, 0), "trộn");
    sheet.merge((9, 0), (10, 1));
    sheet.text((9, 2), "bên phải");
    sheet.text((10, 2), "dưới");
    sheet.hidden_rows.insert(6);
    sheet.hidden_columns.insert(4);
    let mut second = Sheet::named("_ẩn");
    second.text((0, 0), "plan");
    second.hidden = true;
    Book { sheets: vec![sheet, second] }
}

#[test]
fn every_writer_writes_what_libreoffice_reads() {
    if std::env::var_os("TONGHOP_ORACLES").is_none() {
        return;
    }
    let room = tempfile::tempdir().unwrap();
    // The formula of the stored results would be calculated anew; its result is 1 then.
    let mut book = specimen();
    book.sheets[0].cells.retain(|_, cell| cell.formula == Formula::None);
    for (number, format) in Format::ALL.iter().enumerate() {
        // LibreOffice leaves the yes and no of this one out.
        if *format == Format::Xml2003 {
            book.sheets[0].cells.remove(&(3, 0));
        }
        let name = format!("{number}.{}", format.ending());
        std::fs::write(room.path().join(&name), book.bytes(*format)).unwrap();
        // Text has no format of its own that LibreOffice could know it by.
        if !matches!(format, Format::Csv(..)) {
            assert_eq!(converted(room.path(), &name), shown(&book), "{format:?}");
        }
    }
}

/// The first sheet as LibreOffice shows it, as tab-separated text.
fn converted(room: &Path, name: &str) -> String {
    let out = room.join("out");
    let profile = format!("-env:UserInstallation=file://{}", room.join("profile").display());
    let filter = "csv:Text - txt - csv (StarCalc):9,34,76,1,,1066,false,true,false,false,false,1";
    let ran = Command::new("soffice")
        .args([&profile, "--headless", "--convert-to", filter, "--outdir"])
        .args([&out, &room.join(name)])
        .output()
        .unwrap();
    let stem = name.split('.').next().unwrap();
    let made = std::fs::read_dir(&out).into_iter().flatten().filter_map(Result::ok).map(|entry| entry.path());
    let path = made.into_iter().find(|path| path.file_name().unwrap().to_str().unwrap().starts_with(stem));
    let text = path.map(|path| {
        let text = std::fs::read_to_string(&path).unwrap();
        std::fs::remove_file(path).unwrap();
        text
    });
    normal(&text.unwrap_or_else(|| panic!("{name} was not opened: {ran:?}")))
}

fn shown(book: &Book) -> String {
    let sheet = &book.sheets[0];
    let line = |row| {
        (0..=sheet.last_column())
            .map(|column| sheet.cells.get(&(row, column)).map(|cell| cell.shown(true)).unwrap_or_default())
            .collect::<Vec<_>>()
            .join("\t")
    };
    normal(&(0..=sheet.last_row()).map(line).collect::<Vec<_>>().join("\n"))
}

/// Without quotes and blanks at the ends of lines, which differ and mean nothing.
///
/// Decimal signs and the order of day and month follow the machine's language.
fn normal(text: &str) -> String {
    let lines = text.trim_start_matches('\u{feff}').replace('"', "").replace("\r\n", "\n");
    let lines = lines
        .replace("TRUE", "1")
        .replace("85,5", "85.5")
        .replace("05/19/2026", "19/05/2026")
        .replace(&"Ẵ".repeat(6000), "(6000 times Ẵ)");
    lines.lines().map(str::trim_end).collect::<Vec<_>>().join("\n").trim_end().to_owned()
}
