//! Pages as report software writes them, and what Excel shows of them.
#![allow(clippy::unwrap_used, clippy::indexing_slicing)]
use super::*;
use crate::domain::{
    grid::{Cell, Content, Font, Sheet},
    intake::Code,
};
use proptest::prelude::*;

fn sheet_of(html: &str) -> Sheet {
    read(html.as_bytes(), &Limits::default()).unwrap().sheets.remove(0)
}

/// Cells as `A1=…`.
fn cells(html: &str) -> Vec<String> {
    let show = |cell: &Cell| match &cell.content {
        Content::Text(text) => format!("{}={text}", cell.at),
        other => format!("{}!{other:?}", cell.at),
    };
    sheet_of(html).cells.iter().map(show).collect()
}

fn areas(html: &str) -> Vec<String> {
    sheet_of(html).merged.iter().map(|area| format!("{}:{}", area.first, area.last)).collect()
}

#[test]
fn tables_stand_below_each_other_and_below_the_lines_above_them() {
    let html = "<html><head><title>x</title><style>td{color:red}</style></head><body><h3>BÁO CÁO<br>Quý II</h3>
        <p>Đơn vị: <b>TH</b>&nbsp;A</p><table><tr><th>STT<th>Số <i>lớp</i></tr><tr><td>1</td><td>12<br/>ghi chú</td></tr></table>
        stray<table border=1><tr><td>x</table></body>";
    assert_eq!(
        cells(html),
        [
            "A1=BÁO CÁO",
            "A2=Quý II",
            "A3=Đơn vị: TH A",
            "A4=STT",
            "B4=Số lớp",
            "A5=1",
            "B5=12\nghi chú",
            "A6=stray",
            "A7=x"
        ]
    );
}

#[test]
fn spans_push_cells_aside() {
    let html = "<table><tr><td rowspan=2>STT<td colspan=2>Học sinh<td rowspan=99>Ghi chú
        <tr><td>Nam<td>Nữ<tr><td>1<td>2<td>3<td>4</table>";
    assert_eq!(cells(html), ["A1=STT", "B1=Học sinh", "D1=Ghi chú", "B2=Nam", "C2=Nữ", "A3=1", "B3=2", "C3=3", "E3=4"]);
    assert_eq!(areas(html), ["A1:A2", "B1:C1", "D1:D3"]);
    assert_eq!(areas("<table><tr><td rowspan=0>a<tr><td>b</table>"), ["A1:A2"]);
}

#[test]
fn a_table_in_a_cell_is_spread_out() {
    let html = "<table><tr><td>tên<table><tr><td>a<td>b<tr><td>c</table>sau</td><td>bên</td></tr><tr><td>dưới</table>";
    assert_eq!(cells(html), ["A1=tên", "C1=bên", "A2=a", "B2=b", "A3=c", "A4=sau", "A5=dưới"]);
    let letterhead = "<table><tr><td><table><tr><td>SỞ<td>1</table><td><table><tr><td>QUỐC HIỆU</table></table>";
    assert_eq!(cells(letterhead), ["A1=SỞ", "B1=1", "C1=QUỐC HIỆU"]);
}

#[test]
fn what_is_not_shown_is_said_to_be_hidden() {
    let html = "<style>@media print{.a{display:none}} .b,td.c{display:none}</style><table>
        <col><col span=2 style='width:0;display:none'><col>
        <tr class=a><td>1<td>2<td style='display:none'>3<td>4<tr style='DISPLAY: none'><td>5
        <tr><td>6<td class=c>7<td>8<td class=c>9<td>10</table><table class=b><tr><td>11</table>";
    let sheet = sheet_of(html);
    assert_eq!(sheet.hidden_columns, [(1, 2)]);
    assert_eq!(sheet.hidden_rows, [(1, 1), (3, 3)]);
    // A hidden cell among shown ones is not there.
    assert_eq!(cells(html), ["A1=1", "B1=2", "C1=3", "D1=4", "A2=5", "A3=6", "B3=7", "C3=8", "E3=10", "A4=11"]);
}

#[test]
fn excel_s_own_attributes_and_fonts_are_read() {
    let html = r##"<html xmlns:x="urn:schemas-microsoft-com:office:excel"><!--[if gte mso 9]><xml><x:ExcelWorkbook>
        <x:ExcelWorksheets><x:ExcelWorksheet><x:Name>Bi&#7875;u 1</x:Name></x:ExcelWorksheet></x:ExcelWorksheets></xml><![endif]-->
        <style>.xl24{font-family:".VnTime", sans-serif;} .xl25{font:12.0pt VNI-Times}</style>
        <table><tr><td x:num="0.85">85%</td><td x:num="46161">19/05/2026</td><td x:num>12</td><td x:err="#REF!" x:num="0">#REF!</td>
        <td x:fmla="='[a.xls]S'!A1" x:num="3">3</td><td x:fmla="=B1"></td></tr>
        <tr><td class=xl24>a<td class="x xl25">b<td><font face=".VnTimeH">c</font><td style="font-family:Arial" class=xl24>d</table>"##;
    let sheet = sheet_of(html);
    assert_eq!(sheet.name, "Biểu 1");
    let percents: Vec<_> =
        sheet.cells.iter().filter(|cell| cell.percent_format).map(|cell| cell.at.to_string()).collect();
    assert_eq!(percents, ["A1"]);
    assert_eq!(sheet.linked.iter().map(ToString::to_string).collect::<Vec<_>>(), ["E1"]);
    let typed: Vec<_> = sheet.row(0).iter().map(Cell::typed).collect();
    assert_eq!(typed, ["85%", "19/05/2026", "12", "#REF!", "3", ""]);
    let fonts: Vec<_> = sheet.row(1).iter().map(|cell| cell.font).collect();
    assert_eq!(fonts, [Font::Tcvn3, Font::Vni, Font::Tcvn3Capitals, Font::Other]);
}

#[test]
fn letters_are_read_as_declared_or_as_they_prove_to_be() {
    let declared = b"<meta http-equiv=Content-Type content='text/html; charset=windows-1258'><table><td>T\xean</table>";
    let book = read(declared, &Limits::default()).unwrap();
    assert_eq!(book.sheets[0].cells[0].content, Content::Text("Tên".into()));
    let undeclared = b"<table><td>T\xean</table>";
    assert_eq!(read(undeclared, &Limits::default()).unwrap_err().code, Code::FileUnreadable);
    assert_eq!(cells("<table><td>&#7871; &ecirc;&amp;&lt;</table>"), ["A1=ế ê&<"]);
}

#[test]
fn a_web_archive_gives_a_sheet_a_page() {
    let archive = "MIME-Version: 1.0\r\nContent-Type: multipart/related;\r\n boundary=\"--=_B\"\r\n\r\nx\r\n----=_B\r\n\
        Content-Transfer-Encoding: quoted-printable\r\nContent-Type: text/html; charset=\"utf-8\"\r\n\r\n<frameset>\r\n\
        ----=_B\r\nContent-Transfer-Encoding: quoted-printable\r\nContent-Type: text/html; charset=3D\"utf-8\"\r\n\r\n\
        <table class=3Da><tr><td>L=E1=BB=9B=\r\np</td></tr></table>\r\n----=_B\r\nContent-Type: text/css\r\n\r\n<table>\r\n----=_B--\r\n";
    let book = read(archive.as_bytes(), &Limits::default()).unwrap();
    assert_eq!(book.sheets.len(), 1);
    assert_eq!(book.sheets[0].cells[0].content, Content::Text("Lớp".into()));
}

#[test]
fn limits_hold() {
    let limits = Limits { cells: 5, ..Limits::default() };
    let found = |html: String| read(html.as_bytes(), &limits).unwrap_err().found.unwrap();
    assert_eq!(found(format!("<table>{}", "<tr><td>1".repeat(9))), "6");
    assert_eq!(found(format!("<table><tr>{}<td>1", "<td colspan=9999>".repeat(17))), "YCW1");
    assert_eq!(found("<table><tr><td>".repeat(70)), "65");
    assert_eq!(found("<html><frameset>".into()), "html");
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 256, ..ProptestConfig::default() })]

    #[test]
    fn any_heap_of_tags_is_read_or_refused(parts in proptest::collection::vec(prop_oneof![
        Just("<table>"), Just("</table>"), Just("<tr>"), Just("</tr>"), Just("<td rowspan=2>"), Just("<td colspan=3>"),
        Just("<td>"), Just("</td>"), Just("<col span=2 style='display:none'>"), Just("<br>"), Just("<p>"), Just("12"),
        Just("<style>a{"), Just("</style>"), Just("<td rowspan=0 style=display:none>"), Just("<caption>"), Just("&#0;"),
        Just("<!--"), Just("-->"), Just("<td x:num=1e999>"), Just("<tr style='display:none'>"), Just("<th x:num='2'>3"),
    ], 0..60)) {
        let html = format!("<html>{}", parts.concat());
        match read(html.as_bytes(), &Limits::default()) {
            Ok(book) => prop_assert!(book.sheets[0].cells.is_sorted_by(|one, other| one.at < other.at)),
            Err(finding) => prop_assert!([Code::FileUnreadable, Code::FileMayBeDamaged, Code::FileReadLimit].contains(&finding.code)),
        }
    }
}
