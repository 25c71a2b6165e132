//! The fields of one record of a binary workbook, from its beginning. A record that is too short is damage.
use super::{binary::utf16, refuse::damaged};
use crate::domain::intake::Finding;

#[derive(Clone)]
pub struct Fields<'a> {
    rest: &'a [u8],
    kind: u16,
    at: usize,
}

impl<'a> Fields<'a> {
    /// The data of a record of this type, which begins there.
    pub const fn new(data: &'a [u8], kind: u16, at: usize) -> Self {
        Self { rest: data, kind, at }
    }

    pub const fn rest(&self) -> &'a [u8] {
        self.rest
    }

    pub fn take(&mut self, count: usize) -> Result<&'a [u8], Finding> {
        let (taken, rest) = self.rest.split_at_checked(count).ok_or_else(|| self.short())?;
        self.rest = rest;
        Ok(taken)
    }

    fn chunk<const N: usize>(&mut self) -> Result<[u8; N], Finding> {
        let (taken, rest) = self.rest.split_first_chunk().ok_or_else(|| self.short())?;
        self.rest = rest;
        Ok(*taken)
    }

    fn short(&self) -> Finding {
        damaged(format!("record {:#06x} at {:#x} is too short", self.kind, self.at))
    }

    pub fn u8(&mut self) -> Result<u8, Finding> {
        Ok(u8::from_le_bytes(self.chunk()?))
    }

    pub fn u16(&mut self) -> Result<u16, Finding> {
        Ok(u16::from_le_bytes(self.chunk()?))
    }

    pub fn u32(&mut self) -> Result<u32, Finding> {
        Ok(u32::from_le_bytes(self.chunk()?))
    }

    pub fn f64(&mut self) -> Result<f64, Finding> {
        Ok(f64::from_le_bytes(self.chunk()?))
    }

    /// A text of xlsb: behind a count of four bytes, of which the highest means none.
    pub fn text(&mut self) -> Result<String, Finding> {
        let count = self.u32()?;
        if count == u32::MAX {
            return Ok(String::new());
        }
        let bytes = (count as usize).checked_mul(2).ok_or_else(|| self.short())?;
        Ok(utf16(self.take(bytes)?))
    }

    /// The same with fonts and pronunciation behind it, which do not matter.
    pub fn rich_text(&mut self) -> Result<String, Finding> {
        self.u8()?;
        self.text()
    }
}
