//! The records a workbook stream consists of: type, length, data. None may reach past the end of the stream.
use super::super::{fields::Fields, refuse::damaged};
use crate::domain::intake::Finding;

pub const BOF: u16 = 0x0809;
pub const EOF: u16 = 0x000A;
pub const CONTINUE: u16 = 0x003C;

#[derive(Debug, Clone, Copy)]
pub struct Record<'a> {
    pub kind: u16,
    pub data: &'a [u8],
    /// Where it begins in the stream.
    pub at: usize,
}

impl<'a> Record<'a> {
    pub const fn fields(&self) -> Fields<'a> {
        Fields::new(self.data, self.kind, self.at)
    }

    pub fn damaged(&self, what: &str) -> Finding {
        damaged(format!("{what} (record {:#06x} at {:#x})", self.kind, self.at))
    }
}

#[derive(Clone)]
pub struct Records<'a> {
    stream: &'a [u8],
    at: usize,
}

impl<'a> Records<'a> {
    pub const fn new(stream: &'a [u8]) -> Self {
        Self { stream, at: 0 }
    }

    /// The next record, where one must follow.
    pub fn next(&mut self) -> Result<Record<'a>, Finding> {
        let cut = || damaged(format!("the workbook breaks off at {:#x}", self.at));
        let rest = self.stream.get(self.at..).unwrap_or_default();
        let (head, rest) = rest.split_first_chunk::<4>().ok_or_else(cut)?;
        let [kind_low, kind_high, length_low, length_high] = *head;
        let length = usize::from(u16::from_le_bytes([length_low, length_high]));
        let data = rest.get(..length).ok_or_else(cut)?;
        let record = Record { kind: u16::from_le_bytes([kind_low, kind_high]), data, at: self.at };
        self.at += 4 + length;
        Ok(record)
    }

    /// The data of the records that go on with the one read last.
    pub fn continued(&mut self) -> Result<Vec<&'a [u8]>, Finding> {
        let mut pieces = Vec::new();
        while self.stream.get(self.at..).is_some_and(|rest| rest.starts_with(&CONTINUE.to_le_bytes())) {
            pieces.push(self.next()?.data);
        }
        Ok(pieces)
    }

    /// Nothing but padding is left.
    pub fn is_done(&self) -> bool {
        self.stream.get(self.at..).unwrap_or_default().iter().all(|byte| *byte == 0)
    }

    pub const fn position(&self) -> usize {
        self.at
    }

    /// Steps over what lies between a BOF that was just read and its EOF, other such stretches within it included.
    pub fn leave(&mut self) -> Result<(), Finding> {
        let mut depth = 1_u32;
        while depth > 0 {
            let record = self.next()?;
            match record.kind {
                BOF => depth += 1,
                EOF if record.data.is_empty() => depth -= 1,
                // No record has this type: these are bytes that were wiped out.
                0 => return Err(record.damaged("zeros")),
                _ => {}
            }
        }
        Ok(())
    }
}
