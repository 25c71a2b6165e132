//! Binary workbooks of Excel 2007 and later: a zip package, whose checksums show damage, with parts made of records.
//!
//! calamine is not asked: it passes over cells whose formula gives an error, over rich text and over cells without a
//! column of their own. The tests hold this reader to it where it does read.
mod record;
mod sheet;
mod styles;
mod workbook;

use super::{binary::Filling, limits::Limits, package::Package, refuse::crossed};
use crate::domain::{
    grid::{Sheet, Workbook},
    intake::Finding,
};
use workbook::Book;

/// Reads the whole workbook or refuses it: never fewer cells than it holds.
pub fn read(bytes: &[u8], limits: &Limits) -> Result<Workbook, Finding> {
    let mut package = Package::open(bytes, limits)?;
    let book = Book::read(&mut package)?;
    let sheets = book.sheets.len() as u64;
    if sheets > limits.sheets {
        return Err(crossed(sheets, limits.sheets));
    }
    let styles = match &book.styles {
        Some(part) => styles::read(&package.binary(part)?)?,
        None => Vec::new(),
    };
    let strings = match &book.strings {
        Some(part) => workbook::strings(&package.binary(part)?)?,
        None => Vec::new(),
    };
    let shared = sheet::Shared { styles, strings, external: book.external, recalculates: book.recalculates };
    let mut filling = Filling::new(limits, book.date1904);
    let mut whole = Workbook::default();
    for entry in book.sheets {
        let mut sheet = Sheet { name: entry.name, hidden: entry.hidden, ..Sheet::default() };
        let part = package.binary(&entry.part)?;
        sheet::read(&part, &shared, &mut filling, &mut sheet).map_err(|finding| finding.on(&sheet.name, None))?;
        whole.sheets.push(sheet);
    }
    Ok(whole)
}

#[cfg(test)]
mod tests;
