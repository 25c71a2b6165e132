//! OpenDocument spreadsheets, packed (.ods) or in one XML part (.fods): a walk of our own over the content.
//!
//! The format repeats cells and rows by a count, up to the whole sheet. calamine writes every repetition out; here an
//! empty one costs nothing, and a filled one counts against the limit.
mod styles;
mod table;
mod text;
mod value;

use super::{
    draft::Draft,
    limits::Limits,
    package::Package,
    refuse::damaged,
    scan::{Kind, Tags},
};
use crate::domain::{
    grid::Workbook,
    intake::{Code, Finding},
};
pub use styles::Styles;

pub fn read(bytes: &[u8], limits: &Limits) -> Result<Workbook, Finding> {
    let mut package = Package::open(bytes, limits)?;
    if is_encrypted(&mut package)? {
        return Err(Finding::new(Code::FileEncrypted));
    }
    let mut styles = Styles::default();
    if let Some(part) = package.optional("styles.xml")? {
        styles.note(&part)?;
    }
    content(&package.required("content.xml")?, styles, limits)
}

/// The part that holds the sheets, or the whole document where it is a single part.
pub fn content(xml: &[u8], mut styles: Styles, limits: &Limits) -> Result<Workbook, Finding> {
    styles.note(xml)?;
    let mut draft = Draft::new(limits);
    let mut tags = Tags::new(xml);
    while let Some(tag) = tags.next()? {
        if tag.is(Kind::Open, b"spreadsheet") {
            spreadsheet(xml, &mut tags, &styles, &mut draft)?;
            return draft.finish();
        }
    }
    Err(damaged("no spreadsheet"))
}

fn spreadsheet<'a>(xml: &'a [u8], tags: &mut Tags<'a>, styles: &'a Styles, draft: &mut Draft) -> Result<(), Finding> {
    loop {
        let tag = tags.expect()?;
        match (tag.name, tag.kind) {
            (b"spreadsheet", Kind::Close) => return Ok(()),
            (b"table", Kind::Open) if !is_copy(&tag)? => table::read(xml, tags, &tag, styles, draft)?,
            // Past versions, links, names, print areas: cells in them are not the sheet's.
            (_, Kind::Open | Kind::Empty) => tags.skip(&tag)?,
            (_, Kind::Close) => return Err(damaged("content part is not whole")),
        }
    }
}

/// LibreOffice keeps the last figures of linked workbooks in tables named after file and sheet.
fn is_copy(table: &super::scan::Tag) -> Result<bool, Finding> {
    Ok(table.attribute(b"table:name")?.is_some_and(value::is_elsewhere))
}

/// Under a password every part but the manifest is noise.
fn is_encrypted(package: &mut Package) -> Result<bool, Finding> {
    let Some(manifest) = package.optional("META-INF/manifest.xml")? else { return Ok(false) };
    let mut tags = Tags::new(&manifest);
    while let Some(tag) = tags.next()? {
        if tag.begins(b"encryption-data") {
            return Ok(true);
        }
    }
    Ok(false)
}
