//! The package handed to calamine: only what it needs, already inflated, under names of our own.
//!
//! So calamine inflates nothing, follows no path out of the file, and parses no theme, font or defined name.
use super::refuse::damaged;
use crate::domain::intake::Finding;
use std::{
    fmt::Write as _,
    io::{Cursor, Write},
};
use zip::{CompressionMethod, ZipWriter, result::ZipResult, write::SimpleFileOptions};

const ROOT: &str =
    r#"<Relationships><Relationship Type="/relationships/officeDocument" Target="xl/workbook.xml"/></Relationships>"#;

pub struct Stored {
    zip: ZipWriter<Cursor<Vec<u8>>>,
    sheets: usize,
}

impl Stored {
    pub fn new() -> Self {
        Self { zip: ZipWriter::new(Cursor::new(Vec::new())), sheets: 0 }
    }

    /// Adds the next sheet. calamine knows it by its number: names may be anything.
    pub fn sheet(&mut self, data: &[u8]) -> Result<(), Finding> {
        let name = format!("xl/{}.xml", self.sheets);
        self.sheets += 1;
        self.add(&name, data)
    }

    pub fn strings(&mut self, xml: &[u8]) -> Result<(), Finding> {
        self.add("xl/sharedStrings.xml", xml)
    }

    pub fn styles(&mut self, xml: &[u8]) -> Result<(), Finding> {
        self.add("xl/styles.xml", xml)
    }

    fn add(&mut self, name: &str, bytes: &[u8]) -> Result<(), Finding> {
        self.write(name, bytes).map_err(damaged)
    }

    fn write(&mut self, name: &str, bytes: &[u8]) -> ZipResult<()> {
        self.zip.start_file(name, SimpleFileOptions::default().compression_method(CompressionMethod::Stored))?;
        Ok(self.zip.write_all(bytes)?)
    }

    pub fn finish(mut self, date1904: bool) -> Result<Vec<u8>, Finding> {
        let mut relations = String::from("<Relationships>");
        let mut workbook = format!(r#"<workbook><workbookPr date1904="{}"/>"#, u8::from(date1904));
        for sheet in 0..self.sheets {
            // Writing to a String cannot fail.
            let _ = write!(relations, r#"<Relationship Id="{sheet}" Type="/worksheet" Target="{sheet}.xml"/>"#);
            let _ = write!(workbook, r#"<sheet name="{sheet}" r:id="{sheet}"/>"#);
        }
        relations.push_str("</Relationships>");
        workbook.push_str("</workbook>");
        self.add("_rels/.rels", ROOT.as_bytes())?;
        self.add("xl/_rels/workbook.xml.rels", relations.as_bytes())?;
        self.add("xl/workbook.xml", workbook.as_bytes())?;
        Ok(self.zip.finish().map_err(damaged)?.into_inner())
    }
}
