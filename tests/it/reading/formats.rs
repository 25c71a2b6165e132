//! One sheet of everything, as LibreOffice saved it in each of its formats: see tests/oracles/make_formats.py.
use super::{at, read};
use crate::program::files;
use tonghop::domain::grid::{Area, Cell, Content, Font, Sheet, Workbook};

pub fn saved(name: &str) -> Vec<u8> {
    std::fs::read(files().join("formats").join(name)).unwrap()
}

fn everything(ending: &str) -> Workbook {
    read(&saved(&format!("everything.{ending}")))
}

/// As a person would type them, but for what reads the same and is not: failed formulas and texts.
fn shown(sheet: &Sheet) -> Vec<(String, String)> {
    let show = |cell: &Cell| match &cell.content {
        Content::Error(sign) => format!("!{sign}"),
        Content::Text(text) => format!("'{text}"),
        Content::Number(_) | Content::Bool(_) | Content::Date(_) | Content::Uncalculated => cell.typed(),
    };
    sheet.cells.iter().map(|cell| (cell.at.to_string(), show(cell))).collect()
}

const CELLS: [(&str, &str); 21] = [
    ("A1", "'Tiêu đề\nhai dòng"),
    ("H1", "77"),
    ("A2", "'hai  dấu cách"),
    ("B2", "85%"),
    ("B3", "19/05/2026"),
    ("G3", "99"),
    ("B4", "!#DIV/0!"),
    ("A5", "'có ghi chú"),
    ("B5", "85"),
    ("D5", "5"),
    ("E5", "5"),
    ("B6", "!#N/A"),
    ("D6", "5"),
    ("E6", "5"),
    ("B9", "'7:30"),
    ("B10", "5000000"),
    ("D20", "'Tr\u{ad}êng"),
    ("D21", "'Trường"),
    ("D22", "'Tröôøng"),
    ("D23", "'Trường"),
    ("J30", "1"),
];

#[test]
fn every_format_holds_the_same_cells() {
    for ending in ["ods", "fods", "xlsx", "xls"] {
        let book = everything(ending);
        let [sheet, hidden] = &book.sheets[..] else { panic!("{ending}: {book:?}") };
        let found = shown(sheet);
        let found: Vec<_> = found.iter().map(|(at, text)| (at.as_str(), text.as_str())).collect();
        assert_eq!(found, CELLS, "{ending}");
        assert_eq!((sheet.name.as_str(), sheet.hidden), ("Chính", false), "{ending}");
        assert_eq!((hidden.name.as_str(), hidden.hidden), ("Ẩn", true), "{ending}");
        assert_eq!(sheet.merged, [Area { first: at("A1"), last: at("C1") }], "{ending}");
        assert_eq!(sheet.hidden_rows, [(10, 11)], "{ending}");
        assert_eq!(sheet.hidden_columns, [(6, 6)], "{ending}");
        assert_eq!(sheet.linked, [at("H1")], "{ending}");
        let font = |cell| sheet.cell(at(cell)).map(|cell| cell.font);
        for (cell, expected) in
            [("D20", Font::Tcvn3), ("D21", Font::Tcvn3Capitals), ("D22", Font::Vni), ("D23", Font::Other)]
        {
            assert_eq!(font(cell), Some(expected), "{ending} {cell}");
        }
    }
}

/// LibreOffice writes less into these than Excel does: no hidden sheets, no links.
#[test]
fn pages_and_xml_of_2003_show_the_same_cells() {
    let xml = everything("xml");
    let found = shown(&xml.sheets[0]);
    for (at, text) in CELLS {
        // It leaves a failed formula's sign to its own dialect.
        if !text.starts_with('!') {
            assert!(found.contains(&(at.to_owned(), text.to_owned())), "xml {at} {text}: {found:?}");
        }
    }
    let html = everything("html");
    let texts: Vec<String> = html.sheets[0].cells.iter().map(Cell::typed).collect();
    // Dates are written in LibreOffice's own language.
    for text in ["Tiêu đề\nhai dòng", "85.0%", "#DIV/0!", "7:30", "Tr\u{ad}êng"] {
        assert!(texts.iter().any(|shown| shown == text), "html {text}: {texts:?}");
    }
}
