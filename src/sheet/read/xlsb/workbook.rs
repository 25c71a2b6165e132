//! What a binary workbook consists of: its sheets in order, the parts and the texts they share, links.
use super::{
    super::{
        binary::clean,
        manifest::{Relation, part_of, relations_of, root_part},
        package::Package,
        refuse::damaged,
    },
    record::{Record, Records},
};
use crate::domain::intake::Finding;
use std::collections::{HashMap, HashSet};

pub struct Book {
    /// Worksheets only: chart and macro sheets hold no cells.
    pub sheets: Vec<Entry>,
    pub strings: Option<String>,
    pub styles: Option<String>,
    pub date1904: bool,
    /// The writer asks Excel to calculate everything anew: it did not do so itself.
    pub recalculates: bool,
    /// Whether each reference to sheets leads out of the workbook.
    pub external: Vec<bool>,
}

pub struct Entry {
    pub name: String,
    pub hidden: bool,
    pub part: String,
}

impl Book {
    pub fn read(package: &mut Package) -> Result<Self, Finding> {
        let part = root_part(package)?;
        let relations = relations_of(package, &part)?;
        let mut book = Self {
            sheets: Vec::new(),
            strings: part_of(&relations, "sharedStrings"),
            styles: part_of(&relations, "styles"),
            date1904: false,
            recalculates: false,
            external: Vec::new(),
        };
        let part = package.binary(&part)?;
        let mut records = Records::new(&part);
        let mut books = Vec::new();
        while let Some(record) = records.next()? {
            if book.record(&record, &relations, &mut books)? {
                return book.checked();
            }
        }
        Err(damaged("workbook part is not whole"))
    }

    /// True at the end of the workbook.
    fn record(
        &mut self,
        record: &Record,
        relations: &HashMap<String, Relation>,
        books: &mut Vec<bool>,
    ) -> Result<bool, Finding> {
        let mut fields = record.fields();
        match record.kind {
            0x0099 => self.date1904 = fields.u32()? & 1 != 0,
            0x009C => {
                let state = fields.u32()?;
                fields.u32()?;
                let (id, name) = (fields.text()?, clean(&fields.text()?));
                if name.is_empty() {
                    return Err(damaged("sheet name"));
                }
                let relation = relations.get(&id).ok_or_else(|| damaged(format!("sheet {name} has no part")))?;
                if let Some(part) = relation.sheet(&name)? {
                    self.sheets.push(Entry { name, hidden: state != 0, part });
                }
            }
            0x009D => {
                fields.take(24)?;
                self.recalculates = fields.u16()? & 1 != 0;
            }
            // Another workbook; this one, this sheet, a place kept free, functions.
            0x0163 => books.push(true),
            0x0165 | 0x0166 | 0x0169 | 0x029B => books.push(false),
            0x016A => {
                for _ in 0..fields.u32()? {
                    let book = fields.u32()? as usize;
                    fields.take(8)?;
                    self.external.push(books.get(book).copied().unwrap_or(false));
                }
            }
            0x0084 => return Ok(true),
            _ => {}
        }
        Ok(false)
    }

    fn checked(self) -> Result<Self, Finding> {
        let mut names = HashSet::new();
        match self.sheets.iter().find(|sheet| !names.insert(sheet.name.to_lowercase())) {
            Some(twice) => Err(damaged(format!("two sheets named {}", twice.name))),
            None => Ok(self),
        }
    }
}

/// The texts that cells share: as many as declared.
pub fn strings(part: &[u8]) -> Result<Vec<String>, Finding> {
    let mut records = Records::new(part);
    let (mut texts, mut declared) = (Vec::new(), None);
    while let Some(record) = records.next()? {
        let mut fields = record.fields();
        match record.kind {
            0x009F => {
                fields.u32()?;
                declared = Some(fields.u32()? as usize);
            }
            0x0013 => texts.push(fields.rich_text()?),
            0x00A0 if declared == Some(texts.len()) => return Ok(texts),
            0x00A0 => break,
            _ => {}
        }
    }
    Err(damaged(format!("shared strings: {} of {}", texts.len(), declared.unwrap_or_default())))
}
