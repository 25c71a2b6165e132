//! What stands before the sheets: their names and places, styles, shared texts, dates, links.
use super::{
    super::{
        binary::{Style, clean},
        link::Edition,
        refuse::damaged,
        shown::Shown,
    },
    known::{Place, may_stand},
    record::{BOF, EOF, Record, Records},
    text::{Joined, Letters, page},
};
use crate::domain::{
    grid::Font,
    intake::{Code, Finding},
};
use std::collections::{HashMap, HashSet};

const WORKBOOK: u16 = 0x0005;

pub struct Globals {
    pub edition: Edition,
    pub letters: Letters,
    pub sheets: Vec<Bound>,
    /// By number of the cell format.
    pub styles: Vec<Style>,
    pub strings: Strings,
    pub date1904: bool,
    /// Whether each reference to sheets leads out of the workbook.
    pub external: Vec<bool>,
}

/// A sheet as the workbook announces it.
pub struct Bound {
    pub name: String,
    pub hidden: bool,
    /// Not a chart, a macro sheet or a module.
    pub cells: bool,
    /// Where it begins in the stream.
    pub at: usize,
}

/// The texts that cells share.
#[derive(Default)]
pub struct Strings {
    pub texts: Vec<String>,
    /// References to them, and how many of them there are, as declared.
    pub total: usize,
    pub unique: usize,
}

#[derive(Default)]
struct Raw {
    fonts: Vec<Font>,
    formats: HashMap<u16, Shown>,
    /// Font and number format of each cell format.
    cells: Vec<(u16, u16)>,
    cells_ended: bool,
    /// Whether each workbook that is referred to is another one.
    books: Vec<bool>,
}

impl Globals {
    pub fn read(records: &mut Records) -> Result<Self, Finding> {
        let first = records.next()?;
        if first.kind != BOF {
            return Err(first.damaged("the workbook has no beginning"));
        }
        let (edition, content) = begin(&first)?;
        if content != WORKBOOK {
            return Err(first.damaged("the workbook has no list of sheets"));
        }
        let letters = match edition {
            Edition::Five => Letters::Page(page(0)),
            Edition::Eight | Edition::Twelve => Letters::Unicode,
        };
        let mut globals = Self {
            edition,
            letters,
            sheets: Vec::new(),
            styles: Vec::new(),
            strings: Strings::default(),
            date1904: false,
            external: Vec::new(),
        };
        let mut raw = Raw::default();
        loop {
            let record = records.next()?;
            if record.kind == EOF {
                break;
            }
            globals.record(&record, records, &mut raw)?;
        }
        globals.styles = raw.cells.iter().map(|cell| raw.style(*cell)).collect();
        globals.check_sheets()?;
        Ok(globals)
    }

    fn record(&mut self, record: &Record, records: &mut Records, raw: &mut Raw) -> Result<(), Finding> {
        const XF: u16 = 0x00E0;
        let mut fields = record.fields();
        if record.kind != XF {
            raw.cells_ended = !raw.cells.is_empty();
        }
        match record.kind {
            // A password; nothing after this can be read.
            0x002F => return Err(Finding::new(Code::FileEncrypted)),
            0x0042 if !self.letters.is_unicode() => self.letters = Letters::Page(page(fields.u16()?)),
            0x0022 => self.date1904 = fields.u16()? == 1,
            0x0085 => self.sheets.push(self.bound(record)?),
            0x0031 => {
                fields.take(14)?;
                raw.fonts.push(Font::named(&self.letters.short(&mut fields)?));
            }
            0x041E => {
                let number = fields.u16()?;
                raw.formats.insert(number, Shown::by(&self.letters.format(&mut fields)?));
            }
            XF if raw.cells_ended => return Err(record.damaged("cell formats in two places")),
            XF => raw.cells.push((fields.u16()?, fields.u16()?)),
            0x00FC => {
                let pieces = records.continued()?;
                self.strings = strings(record, pieces)?;
            }
            0x01AE => raw.books.push(is_other(record)?),
            0x0017 if self.letters.is_unicode() => {
                let more = records.continued()?;
                let bytes = [&[fields.rest()][..], &more].concat().concat();
                for reference in bytes.get(2..).unwrap_or_default().as_chunks::<6>().0 {
                    let book = usize::from(u16::from_le_bytes([reference[0], reference[1]]));
                    self.external.push(raw.books.get(book).copied().unwrap_or(false));
                }
            }
            kind if may_stand(kind, record.data, Place::Globals) => {}
            _ => return Err(record.damaged("no record of a workbook")),
        }
        Ok(())
    }

    fn bound(&self, record: &Record) -> Result<Bound, Finding> {
        let mut fields = record.fields();
        let at = fields.u32()? as usize;
        let hidden = fields.u8()? & 3 != 0;
        let cells = match fields.u8()? {
            0 => true,
            1 | 2 | 6 => false,
            _ => return Err(record.damaged("kind of a sheet")),
        };
        let name = self.letters.short(&mut fields)?.replace('\0', "");
        if name.is_empty() {
            return Err(record.damaged("name of a sheet"));
        }
        Ok(Bound { name: clean(&name), hidden, cells, at })
    }

    fn check_sheets(&self) -> Result<(), Finding> {
        let mut names = HashSet::new();
        let mut places = HashSet::new();
        for sheet in &self.sheets {
            if !names.insert(sheet.name.to_lowercase()) || !places.insert(sheet.at) {
                return Err(damaged(format!("two sheets named {}, or in one place", sheet.name)));
            }
        }
        Ok(())
    }
}

impl Raw {
    fn style(&self, (font, format): (u16, u16)) -> Style {
        // There is no font 4.
        let font = usize::from(if font > 4 { font - 1 } else { font });
        Style {
            shown: self.formats.get(&format).copied().unwrap_or_else(|| Shown::built_in(format)),
            font: self.fonts.get(font).copied().unwrap_or_default(),
        }
    }
}

/// The edition a BOF names, and what begins there.
pub fn begin(record: &Record) -> Result<(Edition, u16), Finding> {
    let mut fields = record.fields();
    let edition = match fields.u16()? {
        0x0600 => Edition::Eight,
        0x0500 => Edition::Five,
        _ => return Err(record.damaged("version of the workbook")),
    };
    Ok((edition, fields.u16()?))
}

/// A reference to this workbook or to functions is no link.
fn is_other(record: &Record) -> Result<bool, Finding> {
    let mut fields = record.fields();
    fields.u16()?;
    let kind = fields.u16()?;
    Ok(!(record.data.len() == 4 && matches!(kind, 0x0401 | 0x3A01)))
}

/// No text is left unread and none is missing, unless the writer declared references instead of texts: that is
/// looked at again when the references are known.
fn strings(record: &Record, pieces: Vec<&[u8]>) -> Result<Strings, Finding> {
    let mut fields = record.fields();
    let (total, unique) = (fields.u32()? as usize, fields.u32()? as usize);
    if std::iter::once(record.data).chain(pieces.iter().copied()).any(super::is_wiped) {
        return Err(record.damaged("zeros among the texts"));
    }
    let mut joined = Joined::new(fields.rest(), pieces);
    let mut texts = Vec::new();
    while joined.has_more() {
        texts.push(joined.text()?);
    }
    if texts.len() != unique && (unique != total || texts.len() > unique) {
        return Err(record.damaged(&format!("{} of {unique} texts", texts.len())));
    }
    Ok(Strings { texts, total, unique })
}
