//! The printed page: A4, the margins and page numbers of Nghị định 30/2020, repeated headings.
use super::{WriteError, style::FONT};
use rust_xlsxwriter::Worksheet;
use std::io::{Cursor, Read, Write};
use zip::{CompressionMethod, ZipArchive, ZipWriter, write::SimpleFileOptions};

const A4: u8 = 9;
const INCH: f64 = 25.4;
/// Digits of the body font on one line of the page, printed at full size.
const PORTRAIT_DIGITS: f64 = 78.0;
const LANDSCAPE_DIGITS: f64 = 119.0;
/// Below this scale nobody can read the print: the table goes over several pages side by side.
const SMALLEST_SCALE: f64 = 0.5;

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Orientation {
    Portrait,
    Landscape,
}

/// Sets up one sheet whose columns are `width` digits wide together.
pub fn set_up(sheet: &mut Worksheet, orientation: Orientation, width: f64) {
    let digits = match orientation {
        Orientation::Portrait => {
            sheet.set_portrait();
            PORTRAIT_DIGITS
        }
        Orientation::Landscape => {
            sheet.set_landscape();
            LANDSCAPE_DIGITS
        }
    };
    let mut pages = 1;
    while digits * f64::from(pages) / width < SMALLEST_SCALE && pages < 50 {
        pages += 1;
    }
    sheet
        .set_paper_size(A4)
        .set_margins(30.0 / INCH, 15.0 / INCH, 20.0 / INCH, 20.0 / INCH, 10.0 / INCH, 10.0 / INCH)
        .set_header(format!("&C&\"{FONT},Regular\"&13&P"))
        .set_print_fit_to_pages(pages, 0)
        .set_print_center_horizontally(true)
        .set_screen_gridlines(false);
}

/// The first sheet of a finished workbook: its first page carries no number.
const FIRST_SHEET: &str = "xl/worksheets/sheet1.xml";

/// Leaves the number off the first page, which the writing library cannot say.
pub fn number_from_second_page(workbook: Vec<u8>) -> Result<Vec<u8>, WriteError> {
    let mut from = ZipArchive::new(Cursor::new(workbook))?;
    let mut to = ZipWriter::new(Cursor::new(Vec::new()));
    for index in 0..from.len() {
        let mut part = from.by_index(index)?;
        if part.name()? != FIRST_SHEET {
            to.raw_copy_file(part)?;
            continue;
        }
        let mut xml = String::new();
        part.read_to_string(&mut xml)?;
        let options = SimpleFileOptions::default()
            .compression_method(CompressionMethod::Deflated)
            .last_modified_time(zip::DateTime::default());
        to.start_file(FIRST_SHEET, options)?;
        let xml = xml.replacen("<headerFooter>", "<headerFooter differentFirst=\"1\">", 1);
        to.write_all(xml.as_bytes())?;
    }
    Ok(to.finish()?.into_inner())
}
