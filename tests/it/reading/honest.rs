use super::{at, content, files, read};
use tonghop::domain::grid::{Area, Content};

#[test]
fn a_school_s_workbook_reads_as_the_school_saw_it() {
    let book = read(&files::normal());
    let [sheet, hidden] = &book.sheets[..] else { panic!("{book:?}") };
    assert_eq!((sheet.name.as_str(), sheet.hidden), ("Biểu 01", false));
    assert_eq!((hidden.name.as_str(), hidden.hidden), ("_tonghop", true));
    let date = "2026-05-19T00:00:00".parse().unwrap();
    for (cell, expected) in [
        ("A1", Some(Content::Text("BÁO CÁO AN NINH TRƯỜNG HỌC".into()))),
        // The rest of the merged title is formatted and blank.
        ("B1", None),
        ("B2", Some(Content::Text("Trường TH Nguyễn Du".into()))),
        ("B3", Some(Content::Number(12.0))),
        ("B4", Some(Content::Number(0.85))),
        ("B5", Some(Content::Date(date))),
        ("B6", Some(Content::Text("7:30".into()))),
        ("B7", Some(Content::Bool(true))),
        ("B8", Some(Content::Error("#DIV/0!".into()))),
        ("B9", Some(Content::Number(24.0))),
        ("Z99", None),
    ] {
        assert_eq!(content(sheet, cell), expected.as_ref(), "{cell}");
    }
    let percents: Vec<_> = sheet.cells.iter().filter(|cell| cell.percent_format).map(|cell| cell.at).collect();
    assert_eq!(percents, [at("B4")]);
    assert_eq!(sheet.merged, [Area { first: at("A1"), last: at("D1") }]);
    assert_eq!(sheet.hidden_rows, [(9, 10), (20, 20)]);
    assert_eq!(sheet.hidden_columns, [(5, 5)]);
    assert!(sheet.cells.is_sorted_by_key(|cell| cell.at));
}

#[test]
fn a_formula_without_a_result_is_not_blank() {
    let data =
        r#"<row r="1"><c r="A1"><f>B1*2</f></c><c r="B1" t="str"><f>""</f><v></v></c><c r="C1"><v>0</v></c></row>"#;
    let book = read(&files::sheet(data, None));
    let sheet = &book.sheets[0];
    assert_eq!(content(sheet, "A1"), Some(&Content::Uncalculated));
    assert_eq!(content(sheet, "B1"), None);
    assert_eq!(content(sheet, "C1"), Some(&Content::Number(0.0)));
}

/// Some writers put 0 where a result belongs and ask Excel to calculate when it opens the file.
#[test]
fn a_zero_nobody_calculated_is_not_a_zero() {
    let data =
        r#"<row r="1"><c r="A1"><f>B1*2</f><v>0</v></c><c r="B1"><v>0</v></c><c r="C1"><f>1+1</f><v>2</v></c></row>"#;
    let plain = files::sheet(data, None);
    let recalculated = files::changed(&plain, |_, text| {
        Some(text.replace("</workbook>", r#"<calcPr fullCalcOnLoad="1"/></workbook>"#))
    });
    assert_eq!(content(&read(&plain).sheets[0], "A1"), Some(&Content::Number(0.0)));
    let book = read(&recalculated);
    assert_eq!(content(&book.sheets[0], "A1"), Some(&Content::Uncalculated));
    assert_eq!(content(&book.sheets[0], "B1"), Some(&Content::Number(0.0)));
    assert_eq!(content(&book.sheets[0], "C1"), Some(&Content::Number(2.0)));
}

#[test]
fn two_cells_at_the_ends_of_a_sheet_cost_nothing() {
    let data = r#"<row r="1"><c r="A1"><v>1</v></c></row><row r="1048576"><c r="XFD1048576"><v>2</v></c></row>"#;
    let book = read(&files::sheet(data, None));
    let cells: Vec<_> = book.sheets[0].cells.iter().map(|cell| cell.at.to_string()).collect();
    assert_eq!(cells, ["A1", "XFD1048576"]);
}

#[test]
fn numbers_out_of_range_are_errors_of_their_cell() {
    let data = "<row><c><v>1e999</v></c><c><v>NaN</v></c><c><v>-1e-400</v></c></row>";
    let book = read(&files::sheet(data, None));
    let sheet = &book.sheets[0];
    assert_eq!(content(sheet, "A1"), Some(&Content::Error("#NUM!".into())));
    assert!(matches!(content(sheet, "B1"), Some(Content::Error(_) | Content::Text(_))));
    assert_eq!(content(sheet, "C1"), Some(&Content::Number(0.0)));
}

#[test]
fn days_may_count_from_1904() {
    let bytes = files::changed(&files::normal(), |name, text| {
        let mac = r#"<workbookPr date1904="1" "#;
        Some(if name == "xl/workbook.xml" { text.replace("<workbookPr ", mac) } else { text })
    });
    let date = "2030-05-20T00:00:00".parse().unwrap();
    assert_eq!(content(&read(&bytes).sheets[0], "B5"), Some(&Content::Date(date)));
}

#[test]
fn cells_in_any_order_and_with_a_prefix_are_read() {
    let xml = "<x:worksheet xmlns:x='x'><x:sheetData><x:row r='2'><x:c r='B2' t='inlineStr'><x:is><x:t>b</x:t></x:is></x:c>\
               <x:c r='A2'><x:v>1</x:v></x:c></x:row></x:sheetData></x:worksheet>";
    let book = read(&files::package(xml.as_bytes(), None, zip::CompressionMethod::Stored));
    let sheet = &book.sheets[0];
    assert_eq!(content(sheet, "A2"), Some(&Content::Number(1.0)));
    assert_eq!(content(sheet, "B2"), Some(&Content::Text("b".into())));
}
