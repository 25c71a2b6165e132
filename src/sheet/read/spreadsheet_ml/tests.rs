//! Workbooks of 2003 in XML, flat OpenDocument, and XML that is neither.
#![allow(clippy::unwrap_used, clippy::indexing_slicing)]
use super::*;
use crate::domain::{grid::Cell, intake::Code};

const BOOK: &str = r##"<?xml version="1.0"?><?mso-application progid="Excel.Sheet"?>
<Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet" xmlns:ss="urn:schemas-microsoft-com:office:spreadsheet">
 <DocumentProperties xmlns="urn:schemas-microsoft-com:office:office"><Title>x</Title></DocumentProperties>
 <Styles><Style ss:ID="Default"><Font ss:FontName=".VnTime"/></Style>
  <Style ss:ID="s1"><NumberFormat ss:Format="Percent"/></Style>
  <Style ss:ID="s2" ss:Parent="s1"><Font ss:FontName="Arial"/></Style></Styles>
 <Worksheet ss:Name="Bi&#7875;u 1"><Table>
  <Column ss:Width="20"/><Column ss:Index="3" ss:Hidden="1" ss:Span="1"/>
  <Row ss:Height="20"><Cell ss:MergeAcross="2" ss:MergeDown="1"><Data ss:Type="String">Tiêu <B xmlns="x">đề</B>&#10;2</Data>
   <Comment><ss:Data ss:Type="String">ghi chú</ss:Data></Comment></Cell><Cell><Data ss:Type="Number">12</Data></Cell></Row>
  <Row ss:Index="4" ss:Hidden="1"><Cell ss:StyleID="s1"><Data ss:Type="Number">0.85</Data></Cell>
   <Cell ss:Index="3" ss:StyleID="s2"><Data ss:Type="Number">1</Data></Cell></Row>
  <Row><Cell><Data ss:Type="DateTime">2026-05-19T00:00:00.000</Data></Cell>
   <Cell><Data ss:Type="DateTime">1899-12-31T07:30:00.000</Data></Cell>
   <Cell><Data ss:Type="Boolean">1</Data></Cell><Cell><Data ss:Type="Error">#REF!</Data></Cell>
   <Cell ss:Formula="=R1C1"/><Cell ss:Formula="='[a.xls]S'!R1C1"><Data ss:Type="Number">3</Data></Cell>
   <Cell ss:Formula="=&quot;&quot;"><Data ss:Type="String"></Data></Cell></Row>
 </Table><WorksheetOptions><Print/></WorksheetOptions></Worksheet>
 <Worksheet ss:Name="b"><Table/><WorksheetOptions><Visible>SheetHidden</Visible></WorksheetOptions></Worksheet>
</Workbook>"##;

#[test]
fn a_workbook_of_2003_reads_as_excel_shows_it() {
    let book = read(BOOK.as_bytes(), &Limits::default()).unwrap();
    let [sheet, hidden] = &book.sheets[..] else { panic!("{book:?}") };
    assert_eq!((sheet.name.as_str(), sheet.hidden, hidden.name.as_str(), hidden.hidden), ("Biểu 1", false, "b", true));
    let shown: Vec<_> = sheet.cells.iter().map(|cell| (cell.at.to_string(), cell.typed())).collect();
    let shown: Vec<_> = shown.iter().map(|(at, typed)| (at.as_str(), typed.as_str())).collect();
    assert_eq!(
        shown,
        [
            ("A1", "Tiêu đề\n2"),
            ("D1", "12"),
            ("A4", "85%"),
            ("C4", "100%"),
            ("A5", "19/05/2026"),
            ("B5", "7:30"),
            ("C5", "TRUE"),
            ("D5", "#REF!"),
            ("E5", ""),
            ("F5", "3"),
        ]
    );
    assert_eq!(sheet.merged, [Area { first: Address::new(0, 0), last: Address::new(1, 2) }]);
    assert_eq!((sheet.hidden_rows.as_slice(), sheet.hidden_columns.as_slice()), (&[(3, 3)][..], &[(2, 3)][..]));
    assert_eq!(sheet.linked, [Address::new(4, 5)]);
    let font = |at| sheet.cell(at).map(|cell: &Cell| cell.font);
    assert_eq!(font(Address::new(0, 0)), Some(Font::Tcvn3));
    assert_eq!(font(Address::new(3, 2)), Some(Font::Other));
    let calculated = |cell: &&Cell| cell.content == Content::Uncalculated;
    assert_eq!(sheet.cells.iter().filter(calculated).map(|cell| cell.at.to_string()).collect::<Vec<_>>(), ["E5"]);
}

#[test]
fn what_contradicts_itself_is_refused() {
    let code = |from: &str, to: &str| {
        let changed = BOOK.replacen(from, to, 1);
        assert_ne!(changed, BOOK);
        read(changed.as_bytes(), &Limits::default()).unwrap_err().code
    };
    for (from, to) in [
        ("\"Number\">12", "\"Number\">12 lớp"),
        ("ss:Index=\"4\"", "ss:Index=\"-4\""),
        ("</Workbook>", ""),
        ("</Row>", ""),
        ("2026-05-19T", "19/5/2026"),
        ("<Row ss:Index=\"4\"", "<Row ss:Index=\"1\""),
        ("<?mso", "<!DOCTYPE a [<!ENTITY b 'c'>]><?mso"),
        ("Tiêu", "&b;"),
    ] {
        assert_eq!(code(from, to), Code::FileMayBeDamaged, "{from} → {to}");
    }
    assert_eq!(code("ss:MergeDown=\"1\"", "ss:MergeDown=\"1048576\""), Code::FileMayBeDamaged);
    let other = read(b"<?xml version='1.0'?><hoso/>", &Limits::default()).unwrap_err();
    assert_eq!((other.code, other.found.as_deref()), (Code::FileUnreadable, Some("xml")));
}

#[test]
fn a_book_cut_short_is_never_read() {
    for length in (1..BOOK.len()).filter(|length| BOOK.is_char_boundary(*length)).step_by(7) {
        assert!(read(&BOOK.as_bytes()[..length], &Limits::default()).is_err(), "{length}");
    }
}
