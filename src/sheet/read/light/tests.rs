#![allow(clippy::unwrap_used, clippy::indexing_slicing)]
use super::*;
use crate::domain::intake::Code;

fn sheet(data: &str) -> Result<Light, Finding> {
    pass(format!("<worksheet><sheetData>{data}</sheetData></worksheet>").as_bytes(), &Limits::default())
}

fn at(text: &str) -> Address {
    text.parse().unwrap()
}

#[test]
fn cells_with_a_value_are_counted() {
    for (data, filled) in [
        (r#"<row r="1"><c r="A1"><v>1</v></c><c r="B1"/><c r="C1"></c></row>"#, 1),
        (r#"<row><c><v>1</v></c><c><v></v></c><c><v/></c></row>"#, 1),
        (r#"<x:row r='1'><x:c t='s' r='A1'><x:v>0</x:v></x:c></x:row>"#, 1),
        (r#"<row><c t="inlineStr"><is><t>a</t><r><t>b</t></r></is></c></row>"#, 1),
        // calamine gives these as texts, if empty ones.
        (r#"<row><c t="str"><v></v></c><c t="inlineStr"><is/></c></row>"#, 2),
        (r#"<!-- <row><c><v>1</v></c></row> --><row><c><f>"&lt;c>"</f><v>1</v></c></row>"#, 1),
        (r#"<row><c><f><![CDATA[A1<v>2</v>]]></f><v>1</v></c></row>"#, 1),
        (r#"<row spans="1:2" x14ac:dyDescent=">"><c s="1" r="A1" t="b"><v>1</v></c></row>"#, 1),
        ("", 0),
        ("<row/><row></row>", 0),
    ] {
        assert_eq!(sheet(data).unwrap().filled, filled, "{data}");
    }
}

#[test]
fn formulas_without_a_result_are_found() {
    for (cell, uncalculated) in [
        (r#"<c r="B2"><f>A1</f></c>"#, true),
        (r#"<c r="B2"><f>A1</f><v></v></c>"#, true),
        (r#"<c r="B2"><f>A1</f><v/></c>"#, true),
        (r#"<c r="B2"><f t="shared" si="0"/></c>"#, true),
        (r#"<c r="B2" t="str"><f>A1</f></c>"#, true),
        (r#"<c r="B2" t="str"><f>A1</f><v></v></c>"#, false),
        (r#"<c r="B2" t="str"><f>A1</f><v/></c>"#, false),
        (r#"<c r="B2"><f>A1</f><v>3</v></c>"#, false),
        (r#"<c r="B2" t="e"><f>A1</f><v>#REF!</v></c>"#, false),
        (r#"<c r="B2"/>"#, false),
    ] {
        let found = sheet(&format!("<row r='2'>{cell}</row>")).unwrap().uncalculated;
        assert_eq!(found, if uncalculated { vec![at("B2")] } else { vec![] }, "{cell}");
    }
}

#[test]
fn places_follow_from_the_order_where_they_are_not_written() {
    let light = sheet("<row/><row r='5'><c/><c><f/></c></row><row><c r='D9'><f/></c><c><f/></c></row>").unwrap();
    assert_eq!(light.uncalculated, [at("B5"), at("D9"), Address::new(5, 4)]);
}

#[test]
fn results_that_are_zero_are_listed() {
    let data = "<row><c><f/><v>0</v></c><c><f/><v>0.0</v></c><c><v>0</v></c><c t='b'><f/><v>0</v></c><c><f/><v>10</v></c></row>";
    assert_eq!(sheet(data).unwrap().zero_results, [at("A1"), at("B1")]);
}

#[test]
fn hidden_rows_and_columns_come_as_runs() {
    let xml = r#"<x:worksheet><x:cols><x:col hidden="1" max="3" min="2"/><col min='4' max='4' hidden='true'/>
        <col min="6" max="16384" width="9"/></x:cols><x:sheetData><x:row r="3" hidden="1"/><row hidden='true' r='4'></row>
        <row r="5" hidden="0"/><row r="9" hidden="1"/><row r="7" hidden="1"/></x:sheetData>
        <controls><from><xdr:col>0</xdr:col></from></controls>
        <mergeCells count="2"><mergeCell ref="A1:C1"/><mergeCell ref='B4:A2'></mergeCell></mergeCells></x:worksheet>"#;
    let light = pass(xml.as_bytes(), &Limits::default()).unwrap();
    assert_eq!(light.hidden_rows, [(2, 3), (6, 6), (8, 8)]);
    assert_eq!(light.hidden_columns, [(1, 3)]);
    let area = |first: &str, last: &str| Area { first: at(first), last: at(last) };
    assert_eq!(light.merged, [area("A1", "C1"), area("A2", "B4")]);
}

#[test]
fn what_has_no_height_or_width_is_hidden() {
    let xml = r#"<worksheet><cols><col min="2" max="3" width="0" customWidth="1"/><col min="5" max="5" width="0.5"/></cols>
        <sheetData><row r="2" ht="0" customHeight="1"/><row r="3" ht="0"/><row r="4" ht="0.00" customHeight="1"/>
        <row r="6" ht="15" customHeight="1"/></sheetData></worksheet>"#;
    let light = pass(xml.as_bytes(), &Limits::default()).unwrap();
    assert_eq!(light.hidden_rows, [(1, 1), (3, 3)]);
    assert_eq!(light.hidden_columns, [(1, 2)]);
}

#[test]
fn formulas_that_read_another_workbook_are_listed() {
    let data = r#"<row><c><f>[1]S!A1</f><v>1</v></c><c><f>S!A1</f><v>1</v></c></row>
        <row><c><f t="shared" ref="A2:A3" si="0">'[1]B 1'!A1</f><v>1</v></c><c><f t="shared" si="1">A1</f><v>1</v></c></row>
        <row><c><f t="shared" si="0"/><v>2</v></c><c><f t="shared" si="1"/><v>2</v></c></row>"#;
    assert_eq!(sheet(data).unwrap().linked, [at("A1"), at("A2"), at("A3")]);
}

#[test]
fn calamine_is_given_the_cells_only() {
    let xml = "<worksheet><dimension ref=''/><!--<sheetData>--><sheetData><row/></sheetData><a/></worksheet>";
    let light = pass(xml.as_bytes(), &Limits::default()).unwrap();
    assert_eq!(&xml[light.data], "<sheetData><row/></sheetData>");
}

#[test]
fn what_would_be_read_wrongly_is_damaged() {
    for data in [
        "<row><c><v>1&#50;</v></c></row>",
        "<row><c><v>1<!-- -->2</v></c></row>",
        "<row><c><v><![CDATA[12]]></v></c></row>",
        "<row><c><v>1<x/></v></c></row>",
        "<row><c><v>1</v><v>2</v></c></row>",
        "<row><c r='A0'/></row>",
        "<row><c r='XFE1'/></row>",
        "<row><c r='A1048577'/></row>",
        "<row><c r='A4294967297'/></row>",
        "<row><c r='$A$1'/></row>",
        "<row r='0'/>",
        "<row r='1048577'/>",
        "<row><c><v>1</v>",
        "</sheetData><sheetData>",
        "<!DOCTYPE a>",
    ] {
        assert_eq!(sheet(data).unwrap_err().code, Code::FileMayBeDamaged, "{data}");
    }
    for xml in ["<worksheet/>", "<worksheet><sheetData/>", "<worksheet><sheetData><row>", ""] {
        assert!(pass(xml.as_bytes(), &Limits::default()).is_err(), "{xml}");
    }
}

#[test]
fn limits_end_the_pass() {
    let limits = Limits { cells: 2, ranges: 1, ..Limits::default() };
    for data in ["<c><v>1</v></c><c><f/></c><c><v>1</v></c>", "<row hidden='1'/><row r='8' hidden='1'/>"] {
        let xml = format!("<worksheet><sheetData>{data}</sheetData></worksheet>");
        assert_eq!(pass(xml.as_bytes(), &limits).unwrap_err().code, Code::FileReadLimit);
    }
}
