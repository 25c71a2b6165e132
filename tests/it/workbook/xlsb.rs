//! BIFF12: Excel's binary workbook, in its zip package.
use super::{Book, Cell, Content, Formula, Look, Sheet, Shown, packed::pack, serial, xls::error_code};

const DATE: u16 = 164;

pub fn write(book: &Book) -> Vec<u8> {
    let looks = book.looks();
    let mut strings: Vec<String> = Vec::new();
    let sheets: Vec<Vec<u8>> = book.sheets.iter().map(|sheet| part(sheet, &looks, &mut strings)).collect();
    let kind = |name: &str| format!("application/vnd.ms-excel.{name}");
    let office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    let relation = |id: &str, kind: &str, target: &str| {
        format!(r#"<Relationship Id="{id}" Type="{office}/{kind}" Target="{target}"/>"#)
    };
    let relations = |all: &str| {
        format!(r#"<?xml version="1.0" encoding="UTF-8"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{all}</Relationships>"#).into_bytes()
    };
    let names: Vec<String> = (1..=sheets.len()).map(|number| format!("worksheets/sheet{number}.bin")).collect();
    let mut types = format!(
        r#"<Override PartName="/xl/workbook.bin" ContentType="{}"/><Override PartName="/xl/styles.bin" ContentType="{}"/><Override PartName="/xl/sharedStrings.bin" ContentType="{}"/>"#,
        kind("sheet.binary.macroEnabled.main"),
        kind("styles"),
        kind("sharedStrings")
    );
    let mut links = relation("s", "styles", "styles.bin") + &relation("t", "sharedStrings", "sharedStrings.bin");
    for (number, name) in names.iter().enumerate() {
        types += &format!(r#"<Override PartName="/xl/{name}" ContentType="{}"/>"#, kind("worksheet"));
        links += &relation(&format!("rId{}", number + 1), "worksheet", name);
    }
    let types = format!(
        r#"<?xml version="1.0" encoding="UTF-8"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>{types}</Types>"#
    );
    let names: Vec<String> = names.iter().map(|name| format!("xl/{name}")).collect();
    let mut parts = vec![
        ("[Content_Types].xml", types.into_bytes()),
        ("_rels/.rels", relations(&relation("w", "officeDocument", "xl/workbook.bin"))),
        ("xl/workbook.bin", workbook(book)),
        ("xl/_rels/workbook.bin.rels", relations(&links)),
        ("xl/styles.bin", styles(&looks)),
        ("xl/sharedStrings.bin", shared(&strings)),
    ];
    parts.extend(names.iter().map(String::as_str).zip(sheets));
    pack(parts, &[])
}

fn workbook(book: &Book) -> Vec<u8> {
    let mut out = Vec::new();
    record(&mut out, 131, &[]);
    record(&mut out, 153, &[longs(&[0x20, 0]), wide("")].concat());
    record(&mut out, 143, &[]);
    for (number, sheet) in (1_u32..).zip(&book.sheets) {
        let state = longs(&[u32::from(sheet.hidden), number]);
        record(&mut out, 156, &[state, wide(&format!("rId{number}")), wide(&sheet.name)].concat());
    }
    record(&mut out, 144, &[]);
    record(&mut out, 132, &[]);
    out
}

fn part(sheet: &Sheet, looks: &[Look], strings: &mut Vec<String>) -> Vec<u8> {
    let mut out = Vec::new();
    record(&mut out, 129, &[]);
    record(&mut out, 148, &longs(&[0, sheet.last_row(), 0, sheet.last_column()]));
    if !sheet.hidden_columns.is_empty() {
        record(&mut out, 390, &[]);
        for at in &sheet.hidden_columns {
            record(&mut out, 60, &[longs(&[*at, *at, 2304, 0]), vec![1, 0]].concat());
        }
        record(&mut out, 391, &[]);
    }
    record(&mut out, 145, &[]);
    for (row, cells) in sheet.rows() {
        let hidden = if sheet.hidden_rows.contains(&row) { 0x10 } else { 0 };
        let span = longs(&[1, cells.first().map_or(0, |one| one.0), cells.last().map_or(0, |one| one.0)]);
        record(&mut out, 0, &[longs(&[row, 0]), vec![0x2C, 0x01, 0, hidden, 0], span].concat());
        for (column, cell) in cells {
            write_cell(&mut out, column, cell, looks, strings);
        }
    }
    record(&mut out, 146, &[]);
    if !sheet.merged.is_empty() {
        record(&mut out, 177, &longs(&[u32::try_from(sheet.merged.len()).unwrap()]));
        for (first, last) in &sheet.merged {
            record(&mut out, 176, &longs(&[first.0, last.0, first.1, last.1]));
        }
        record(&mut out, 178, &[]);
    }
    record(&mut out, 130, &[]);
    out
}

fn write_cell(out: &mut Vec<u8>, column: u32, cell: &Cell, looks: &[Look], strings: &mut Vec<String>) {
    let style = looks.iter().position(|look| *look == cell.look()).unwrap() + 1;
    let place = longs(&[column, u32::try_from(style).unwrap()]);
    if cell.formula != Formula::None {
        // Flags, the formula (the whole number 1), and nothing behind it.
        let formula = [vec![0, 0], longs(&[3]), vec![0x1E, 1, 0], longs(&[0])].concat();
        let (kind, result) = match (&cell.content, cell.formula) {
            (_, Formula::Uncalculated) => (8, wide("")),
            (Content::Number(number), _) => (9, number.to_le_bytes().to_vec()),
            (Content::Date(date), _) => (9, serial(*date).to_le_bytes().to_vec()),
            (Content::Bool(truth), _) => (10, vec![u8::from(*truth)]),
            (Content::Error(error), _) => (11, vec![error_code(error)]),
            (Content::Text(text), _) => (8, wide(text)),
        };
        return record(out, kind, &[place, result, formula].concat());
    }
    match &cell.content {
        Content::Text(text) => {
            let at = strings.iter().position(|known| known == text).unwrap_or_else(|| {
                strings.push(text.clone());
                strings.len() - 1
            });
            record(out, 7, &[place, longs(&[u32::try_from(at).unwrap()])].concat());
        }
        // Whole numbers are held short, as Excel does it.
        Content::Number(number) if number.fract() == 0.0 && number.abs() < 500_000_000.0 => {
            let whole = (*number as i32).wrapping_shl(2) | 2;
            record(out, 2, &[place, whole.to_le_bytes().to_vec()].concat());
        }
        Content::Number(number) => record(out, 5, &[place, number.to_le_bytes().to_vec()].concat()),
        Content::Date(date) => record(out, 5, &[place, serial(*date).to_le_bytes().to_vec()].concat()),
        Content::Bool(truth) => record(out, 4, &[place, vec![u8::from(*truth)]].concat()),
        Content::Error(error) => record(out, 3, &[place, vec![error_code(error)]].concat()),
    }
}

fn shared(strings: &[String]) -> Vec<u8> {
    let count = u32::try_from(strings.len()).unwrap();
    let mut out = Vec::new();
    record(&mut out, 159, &longs(&[count, count]));
    for text in strings {
        record(&mut out, 19, &[vec![0], wide(text)].concat());
    }
    record(&mut out, 160, &[]);
    out
}

/// The style 0 is nobody's; the looks follow.
fn styles(looks: &[Look]) -> Vec<u8> {
    let count = u32::try_from(looks.len()).unwrap() + 1;
    let (automatic, mut out) = ([1, 0, 0, 0, 0, 0, 0, 0], Vec::new());
    let group = |out: &mut Vec<u8>, begin: u16, end: u16, kind: u16, all: &[Vec<u8>]| {
        record(out, begin, &longs(&[u32::try_from(all.len()).unwrap()]));
        all.iter().for_each(|one| record(out, kind, one));
        record(out, end, &[]);
    };
    record(&mut out, 278, &[]);
    group(&mut out, 615, 616, 44, &[[DATE.to_le_bytes().to_vec(), wide("dd/mm/yyyy")].concat()]);
    let font = |name: &str| {
        let size = [220_u16, 0, 400, 0].iter().flat_map(|one| one.to_le_bytes()).collect::<Vec<_>>();
        [size, vec![0, 0, 0, 0], automatic.to_vec(), vec![0], wide(name)].concat()
    };
    let fonts: Vec<Vec<u8>> = std::iter::once(None)
        .chain(looks.iter().map(|look| look.0))
        .map(|name| font(name.unwrap_or("Times New Roman")))
        .collect();
    group(&mut out, 611, 612, 43, &fonts);
    let fill = [longs(&[0]), automatic.to_vec(), automatic.to_vec(), vec![0; 48]].concat();
    group(&mut out, 603, 604, 45, &[fill.clone(), fill]);
    let side = [vec![0, 0], automatic.to_vec()].concat();
    group(&mut out, 613, 614, 46, &[[vec![0], side.repeat(5)].concat()]);
    let style = |parent: u16, format: u16, font: u16| {
        let ids: Vec<u8> = [parent, format, font, 0, 0].iter().flat_map(|one| one.to_le_bytes()).collect();
        [ids, vec![0, 0, 0x10, 0x10, 0x3F, 0]].concat()
    };
    group(&mut out, 626, 627, 47, &[style(0xFFFF, 0, 0)]);
    let of = |(font, look): (u16, &Look)| {
        style(
            0,
            match look.1 {
                Shown::Plain => 0,
                Shown::Percent => 9,
                Shown::Date => DATE,
            },
            font,
        )
    };
    let all: Vec<Vec<u8>> = std::iter::once(style(0, 0, 0)).chain((1..).zip(looks).map(of)).collect();
    debug_assert_eq!(all.len(), count as usize);
    group(&mut out, 617, 618, 47, &all);
    group(&mut out, 619, 620, 48, &[[longs(&[0]), vec![1, 0, 0, 0], wide("Normal")].concat()]);
    record(&mut out, 279, &[]);
    out
}

/// Kind and length seven bits at a time.
pub fn record(out: &mut Vec<u8>, kind: u16, data: &[u8]) {
    if kind < 0x80 {
        out.push(u8::try_from(kind).unwrap());
    } else {
        out.extend([(kind & 0x7F) as u8 | 0x80, (kind >> 7) as u8]);
    }
    let mut length = data.len();
    loop {
        let seven = (length & 0x7F) as u8;
        length >>= 7;
        out.push(if length > 0 { seven | 0x80 } else { seven });
        if length == 0 {
            break;
        }
    }
    out.extend(data);
}

fn longs(all: &[u32]) -> Vec<u8> {
    all.iter().flat_map(|one| one.to_le_bytes()).collect()
}

fn wide(text: &str) -> Vec<u8> {
    let letters: Vec<u16> = text.encode_utf16().collect();
    [longs(&[u32::try_from(letters.len()).unwrap()]), letters.iter().flat_map(|one| one.to_le_bytes()).collect()]
        .concat()
}
