//! Letters in an old workbook: UTF-16 or its lower bytes alone since Excel 97, bytes of a code page before.
use super::super::{binary::utf16, fields::Fields, refuse::damaged};
use crate::domain::{grid::Font, intake::Finding};
use encoding_rs::Encoding;
use unicode_normalization::UnicodeNormalization;

/// How the workbook at hand writes text.
#[derive(Debug, Clone, Copy)]
pub enum Letters {
    Unicode,
    Page(&'static Encoding),
}

impl Letters {
    pub const fn is_unicode(self) -> bool {
        matches!(self, Self::Unicode)
    }

    /// A text behind a count of one byte: names of sheets and fonts.
    pub fn short(self, fields: &mut Fields) -> Result<String, Finding> {
        let count = usize::from(fields.u8()?);
        self.counted(fields, count, Font::Other)
    }

    /// A text behind a count of two bytes: cells. Legacy fonts give bytes a meaning of their own, whatever the
    /// code page says.
    pub fn long(self, fields: &mut Fields, font: Font) -> Result<String, Finding> {
        let count = usize::from(fields.u16()?);
        self.counted(fields, count, font)
    }

    /// The code of a number format.
    pub fn format(self, fields: &mut Fields) -> Result<String, Finding> {
        if self.is_unicode() { self.long(fields, Font::Other) } else { self.short(fields) }
    }

    fn counted(self, fields: &mut Fields, count: usize, font: Font) -> Result<String, Finding> {
        match self {
            Self::Unicode => {
                let wide = fields.u8()? & 1 != 0;
                Ok(if wide { utf16(fields.take(count * 2)?) } else { latin(fields.take(count)?) })
            }
            Self::Page(page) => {
                let bytes = fields.take(count)?;
                let page = if font == Font::Other { page } else { encoding_rs::WINDOWS_1252 };
                let text = page.decode_without_bom_handling(bytes).0;
                // This page writes marks behind their letters.
                let joins = page == encoding_rs::WINDOWS_1258;
                Ok(if joins { text.nfc().collect() } else { text.into_owned() })
            }
        }
    }
}

/// The encoding of a code page; an unknown one is the West's, where every byte stays one letter.
pub fn page(number: u16) -> &'static Encoding {
    match number {
        874 => encoding_rs::WINDOWS_874,
        932 => encoding_rs::SHIFT_JIS,
        936 => encoding_rs::GBK,
        949 => encoding_rs::EUC_KR,
        950 => encoding_rs::BIG5,
        1250 => encoding_rs::WINDOWS_1250,
        1251 => encoding_rs::WINDOWS_1251,
        1253 => encoding_rs::WINDOWS_1253,
        1254 => encoding_rs::WINDOWS_1254,
        1258 => encoding_rs::WINDOWS_1258,
        10000 | 0x8000 => encoding_rs::MACINTOSH,
        _ => encoding_rs::WINDOWS_1252,
    }
}

/// Lower bytes of UTF-16: what a legacy font wrote stays what it is.
fn latin(bytes: &[u8]) -> String {
    bytes.iter().copied().map(char::from).collect()
}

/// A text that may go on in further records.
pub struct Joined<'a> {
    rest: &'a [u8],
    more: std::vec::IntoIter<&'a [u8]>,
}

impl<'a> Joined<'a> {
    pub fn new(first: &'a [u8], more: Vec<&'a [u8]>) -> Self {
        Self { rest: first, more: more.into_iter() }
    }

    /// Something is left, here or in a further record.
    pub fn has_more(&mut self) -> bool {
        while self.rest.is_empty() {
            match self.more.next() {
                Some(piece) => self.rest = piece,
                None => return false,
            }
        }
        true
    }

    /// A field, which never lies across two records.
    fn field<const N: usize>(&mut self) -> Result<[u8; N], Finding> {
        self.has_more();
        let (field, rest) = self.rest.split_first_chunk().ok_or_else(cut)?;
        self.rest = rest;
        Ok(*field)
    }

    /// The next text, with the fonts and the pronunciation behind it stepped over.
    pub fn text(&mut self) -> Result<String, Finding> {
        let count = u16::from_le_bytes(self.field()?);
        let [flags] = self.field()?;
        let runs = if flags & 8 != 0 { u16::from_le_bytes(self.field()?) } else { 0 };
        let aside = if flags & 4 != 0 { u32::from_le_bytes(self.field()?) } else { 0 };
        let text = self.letters(usize::from(count), flags & 1 != 0)?;
        self.skip(usize::from(runs) * 4)?;
        self.skip(aside as usize)?;
        Ok(text)
    }

    /// Every further record says anew whether its letters take one byte or two.
    fn letters(&mut self, mut count: usize, mut wide: bool) -> Result<String, Finding> {
        let mut bytes = Vec::new();
        while count > 0 {
            if self.rest.is_empty() {
                self.rest = self.more.next().ok_or_else(cut)?;
                let [flags] = self.field()?;
                wide = flags & 1 != 0;
            }
            let width = if wide { 2 } else { 1 };
            let here = count.min(self.rest.len() / width);
            let (letters, rest) = self.rest.split_at_checked(here * width).ok_or_else(cut)?;
            if here == 0 {
                return Err(cut());
            }
            if wide {
                bytes.extend_from_slice(letters);
            } else {
                bytes.extend(letters.iter().flat_map(|letter| [*letter, 0]));
            }
            self.rest = rest;
            count -= here;
        }
        Ok(utf16(&bytes))
    }

    fn skip(&mut self, mut count: usize) -> Result<(), Finding> {
        while count > 0 {
            if !self.has_more() {
                return Err(cut());
            }
            let here = count.min(self.rest.len());
            self.rest = self.rest.get(here..).unwrap_or_default();
            count -= here;
        }
        Ok(())
    }
}

fn cut() -> Finding {
    damaged("a text breaks off")
}
