//! Numbers and texts as few bytes: seven bits to a byte, the lowest first; signed numbers zigzag.
//!
//! By hand because the standing reads them by the million: a third of the time a general format takes.
use super::Unreadable;

/// Reads from the front of what is left.
pub(super) struct Reader<'a> {
    rest: &'a [u8],
}

impl<'a> Reader<'a> {
    pub const fn new(bytes: &'a [u8]) -> Self {
        Self { rest: bytes }
    }

    pub const fn is_at_end(&self) -> bool {
        self.rest.is_empty()
    }

    #[inline]
    pub fn byte(&mut self) -> Result<u8, Unreadable> {
        let (first, rest) = self.rest.split_first().ok_or(Unreadable)?;
        self.rest = rest;
        Ok(*first)
    }

    #[inline]
    pub fn unsigned(&mut self) -> Result<u64, Unreadable> {
        match self.byte()? {
            short @ 0..0x80 => Ok(u64::from(short)),
            first => u64::try_from(self.after(first)?).map_err(|_| Unreadable),
        }
    }

    /// An unsigned number that must fit a smaller type.
    #[inline]
    pub fn small<T: TryFrom<u64>>(&mut self) -> Result<T, Unreadable> {
        T::try_from(self.unsigned()?).map_err(|_| Unreadable)
    }

    pub fn signed(&mut self) -> Result<i128, Unreadable> {
        let first = self.byte()?;
        let zigzag = if first < 0x80 { u128::from(first) } else { self.after(first)? };
        let half = i128::try_from(zigzag >> 1).map_err(|_| Unreadable)?;
        Ok(if zigzag & 1 == 0 { half } else { !half })
    }

    /// The number whose first byte says that more follow.
    fn after(&mut self, first: u8) -> Result<u128, Unreadable> {
        let mut number = u128::from(first & 0x7F);
        for shift in (7..128).step_by(7) {
            let next = self.byte()?;
            let bits = u128::from(next & 0x7F);
            if bits << shift >> shift != bits {
                return Err(Unreadable);
            }
            number |= bits << shift;
            if next < 0x80 {
                return Ok(number);
            }
        }
        Err(Unreadable)
    }

    pub fn text(&mut self) -> Result<String, Unreadable> {
        let length = self.small::<usize>()?;
        let (text, rest) = self.rest.split_at_checked(length).ok_or(Unreadable)?;
        self.rest = rest;
        Ok(str::from_utf8(text).map_err(|_| Unreadable)?.to_owned())
    }
}

pub(super) fn put_unsigned(out: &mut Vec<u8>, number: u64) {
    put(out, u128::from(number));
}

pub(super) fn put_signed(out: &mut Vec<u8>, number: i128) {
    // Zigzag: 0, -1, 1, -2 … become 0, 1, 2, 3 …
    put(out, ((number << 1) ^ (number >> 127)).cast_unsigned());
}

pub(super) fn put_text(out: &mut Vec<u8>, text: &str) -> Result<(), Unreadable> {
    put_unsigned(out, u64::try_from(text.len()).map_err(|_| Unreadable)?);
    out.extend_from_slice(text.as_bytes());
    Ok(())
}

fn put(out: &mut Vec<u8>, mut number: u128) {
    while let Some(last) = u8::try_from(number & 0x7F).ok().filter(|_| number >= 0x80) {
        out.push(last | 0x80);
        number >>= 7;
    }
    out.extend(u8::try_from(number));
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    #[test]
    fn numbers_of_every_size_come_back() {
        for number in [0, 1, 127, 128, 16_383, 16_384, u64::from(u32::MAX), u64::MAX] {
            let mut out = Vec::new();
            put_unsigned(&mut out, number);
            assert_eq!(Reader::new(&out).unsigned(), Ok(number));
        }
        for number in [0, 1, -1, 63, 64, -64, -65, i128::from(i64::MIN), i128::MAX, i128::MIN] {
            let mut out = Vec::new();
            put_signed(&mut out, number);
            let mut reader = Reader::new(&out);
            assert_eq!(reader.signed(), Ok(number));
            assert!(reader.is_at_end());
        }
        for (number, length) in [(0, 1), (63, 1), (64, 2), (-64, 1), (8_191, 2), (8_192, 3)] {
            let mut out = Vec::new();
            put_signed(&mut out, number);
            assert_eq!(out.len(), length, "{number}");
        }
    }

    #[test]
    fn what_no_number_or_text_can_be_is_refused() {
        assert_eq!(Reader::new(&[]).unsigned(), Err(Unreadable));
        assert_eq!(Reader::new(&[0x80]).unsigned(), Err(Unreadable));
        assert_eq!(Reader::new(&[0xFF; 10]).unsigned(), Err(Unreadable));
        assert_eq!(Reader::new(&[0xFF; 30]).signed(), Err(Unreadable));
        assert_eq!(Reader::new(&[0x80, 0x02]).small::<u8>(), Err(Unreadable));
        assert_eq!(Reader::new(&[2, b'a']).text(), Err(Unreadable));
        assert_eq!(Reader::new(&[1, 0xFF]).text(), Err(Unreadable));
    }
}
