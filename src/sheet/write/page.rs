//! The printed page: A4, the margins and page numbers of Nghị định 30/2020, repeated headings.
use super::{WriteError, pen::Pen, style::FONT};
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

/// Points of a landscape page that is as many digits wide, as its rows are measured.
pub fn landscape_height(width: f64) -> f64 {
    let points = (210.0 - 20.0 - 20.0) / INCH * 72.0;
    // The printer's font is never quite the one that was measured.
    points * (width / LANDSCAPE_DIGITS).max(1.0) * 0.96
}

/// Where pages end, so that a chart or a signature is not cut in two.
pub struct Pages {
    height: f64,
    breaks: Vec<u32>,
}

impl Pages {
    pub const fn new(height: f64) -> Self {
        Self { height, breaks: Vec::new() }
    }

    /// Starts a new page before `first` where the rows up to `end` would not stay on one.
    pub fn keep_together(&mut self, pen: &Pen<'_>, first: u32, end: u32) {
        if self.crosses(pen, first, end) && first > 0 {
            self.breaks.push(first);
        }
    }

    pub fn crosses(&self, pen: &Pen<'_>, first: u32, end: u32) -> bool {
        let top = self.breaks.last().copied().unwrap_or(0);
        let page = |row| (pen.extent(top, row) / self.height).floor();
        page(first) < page(end)
    }

    pub fn finish(self, pen: &mut Pen<'_>) -> Result<(), WriteError> {
        pen.sheet.set_page_breaks(&self.breaks)?;
        Ok(())
    }
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
