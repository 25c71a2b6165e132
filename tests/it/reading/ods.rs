//! OpenDocument sheets that mean harm: repetitions, passwords, damage.
use super::{at, files::patched, formats::saved, read, refused};
use crate::workbook::packed::pack;
use proptest::prelude::*;
use std::time::{Duration, Instant};
use tonghop::{
    domain::intake::Code,
    sheet::read::{Limits, read_in_process},
};

/// A package around one table.
fn table(inside: &str) -> Vec<u8> {
    let content = format!(
        "<office:document-content><office:body><office:spreadsheet><table:table table:name='a'>{inside}</table:table>\
         </office:spreadsheet></office:body></office:document-content>"
    );
    let mime = b"application/vnd.oasis.opendocument.spreadsheet".to_vec();
    pack([("mimetype", mime), ("content.xml", content.into_bytes())], &["mimetype"])
}

const ONE: &str = "<table:table-cell office:value-type='float' office:value='1'/>";

#[test]
fn empty_repetitions_cost_nothing_and_filled_ones_count() {
    let started = Instant::now();
    let repeated = |rows: &str, cells: &str| format!("<table:table-row {rows}>{cells}</table:table-row>");
    let empty = "<table:table-cell table:number-columns-repeated='16383'/>";
    let sparse =
        [repeated("table:number-rows-repeated='1048574'", empty), repeated("", &format!("{empty}{ONE}"))].concat();
    let book = read(&table(&sparse));
    assert_eq!(book.sheets[0].cells.iter().map(|cell| cell.at.to_string()).collect::<Vec<_>>(), ["XFD1048575"]);
    let many = ONE.replace("office:value=", "table:number-columns-repeated='1000' office:value=");
    assert_eq!(read(&table(&repeated("table:number-rows-repeated='300'", &many))).sheets[0].cells.len(), 300_000);
    let wide = table(&repeated("table:number-rows-repeated='1048576'", &many));
    assert_eq!(refused(&wide, Code::FileReadLimit), "300001");
    let spanned = "<table:table-cell table:number-columns-spanned='2' table:number-columns-repeated='16777216'/>";
    let spanned = table(&repeated("table:number-rows-repeated='16777216'", spanned));
    assert!(read_in_process(&spanned, &Limits::default()).is_err());
    let blank = "<table:table-cell office:value-type='string' table:number-columns-repeated='16777216'><text:p> </text:p></table:table-cell>";
    assert_eq!(read(&table(&repeated("table:number-rows-repeated='16777216'", blank))).sheets[0].cells.len(), 0);
    for wrong in ["0", "-1", "99999999999", "x"] {
        let bytes = table(&repeated(&format!("table:number-rows-repeated='{wrong}'"), ONE));
        assert!(read_in_process(&bytes, &Limits::default()).is_err(), "{wrong}");
    }
    assert!(started.elapsed() < Duration::from_secs(10));
}

#[test]
fn only_what_is_shown_is_read() {
    let cells = "<table:table-row><table:table-cell table:number-columns-spanned='2' table:number-rows-spanned='2' \
        office:value-type='float' office:value='1'/><table:covered-table-cell office:value-type='float' office:value='2'>\
        <text:p>2</text:p></table:covered-table-cell></table:table-row>";
    let elsewhere = "</table:table><table:table table:name=\"&apos;file:///a.ods&apos;#$b\"><table:table-row>";
    let book = read(&table(&format!("{cells}{elsewhere}{ONE}</table:table-row>")));
    assert_eq!(book.sheets.len(), 1);
    assert_eq!(book.sheets[0].cells.iter().map(|cell| cell.at).collect::<Vec<_>>(), [at("A1")]);
    assert_eq!(book.sheets[0].merged[0].last, at("B2"));
}

#[test]
fn a_package_that_is_not_whole_is_refused() {
    refused(&table(&format!("<table:table-row>{ONE}")), Code::FileMayBeDamaged);
    refused(
        &table("<table:table-row><table:table-cell office:value-type='float'/></table:table-row>"),
        Code::FileMayBeDamaged,
    );
    let whole = saved("everything.ods");
    refused(&patched(&whole, b"content.xml", b"content.xmm"), Code::FileMayBeDamaged);
    for length in (1..whole.len()).step_by(211) {
        assert!(read_in_process(&whole[..length], &Limits::default()).is_err(), "{length}");
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 200, ..ProptestConfig::default() })]

    #[test]
    fn a_flipped_bit_never_costs_a_cell(byte in 0_usize..13_000, bit in 0_u8..8) {
        let mut bytes = saved("everything.ods");
        let whole = read(&bytes);
        let length = bytes.len();
        bytes[byte % length] ^= 1 << bit;
        if let Ok(book) = read_in_process(&bytes, &Limits::default()) {
            // Styles may be lost with the part they stand in: a manifest that is not there says nothing.
            prop_assert_eq!(&book.sheets[0].cells.len(), &whole.sheets[0].cells.len());
        }
    }

    #[test]
    fn any_content_is_read_or_refused(at in 0_usize..9000, letter in "[<>/\"'&a0 ]") {
        for name in ["everything.xml", "everything.html", "everything.fods"] {
            let mut bytes = saved(name);
            let at = at * bytes.len() / 9000;
            bytes.splice(at..at + 1, letter.bytes());
            let _ = read_in_process(&bytes, &Limits::default());
        }
    }
}
