//! The records a part consists of: type and length in one to four bytes each, then data.
use super::super::{fields::Fields, refuse::damaged};
use crate::domain::intake::Finding;

#[derive(Debug, Clone, Copy)]
pub struct Record<'a> {
    pub kind: u16,
    pub data: &'a [u8],
    /// Where its data begin in the part.
    at: usize,
}

pub struct Records<'a> {
    part: &'a [u8],
    rest: &'a [u8],
}

impl<'a> Records<'a> {
    pub const fn new(part: &'a [u8]) -> Self {
        Self { part, rest: part }
    }

    /// The next record; None at the end of the part.
    pub fn next(&mut self) -> Result<Option<Record<'a>>, Finding> {
        if self.rest.is_empty() {
            return Ok(None);
        }
        let kind = u16::try_from(self.number(2)?).map_err(damaged)?;
        let length = self.number(4)? as usize;
        let at = self.part.len() - self.rest.len();
        let (data, rest) = self.rest.split_at_checked(length).ok_or_else(cut)?;
        self.rest = rest;
        Ok(Some(Record { kind, data, at }))
    }

    /// Seven bits a byte, the lowest first, the highest bit says that another byte follows.
    fn number(&mut self, most: u32) -> Result<u32, Finding> {
        let mut number = 0;
        for place in 0..most {
            let (&byte, rest) = self.rest.split_first().ok_or_else(cut)?;
            self.rest = rest;
            number |= u32::from(byte & 0x7F) << (7 * place);
            if byte & 0x80 == 0 {
                break;
            }
        }
        Ok(number)
    }
}

impl<'a> Record<'a> {
    pub const fn fields(&self) -> Fields<'a> {
        Fields::new(self.data, self.kind, self.at)
    }
}

fn cut() -> Finding {
    damaged("a part ends too early")
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    #[test]
    fn types_and_lengths_take_as_many_bytes_as_they_need() {
        let long = [&[0x91, 0x01, 0x80, 0x01][..], &[7; 128]].concat();
        for (part, kind, length) in [(&[0x07, 0x02, 1, 2][..], 7, 2), (&long, 0x91, 128), (&[0x92, 0x01, 0], 0x92, 0)] {
            let record = Records::new(part).next().unwrap().unwrap();
            assert_eq!((record.kind, record.data.len()), (kind, length));
        }
        for part in [&[0x91][..], &[7], &[7, 3, 1, 2], &[7, 0xFF, 0xFF, 0xFF, 0xFF]] {
            assert!(Records::new(part).next().is_err(), "{part:?}");
        }
        assert!(Records::new(&[]).next().unwrap().is_none());
    }
}
