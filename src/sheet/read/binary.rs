//! What the binary formats, xls and xlsb, have in common: packed numbers, error codes, and cells put together.
use super::{
    content::Contents,
    limits::Limits,
    refuse::{crossed, damaged},
    runs::join,
    shown::Shown,
};
use crate::domain::{
    grid::{Address, Area, Cell, Content, Font, Sheet},
    intake::Finding,
};
use calamine::DataRef;

/// What a cell's format says of its content.
#[derive(Debug, Clone, Copy, Default, PartialEq)]
pub struct Style {
    pub shown: Shown,
    pub font: Font,
}

/// A cell's value as its record holds it.
#[derive(Debug, Clone, Copy)]
pub enum Value<'a> {
    Number(f64),
    Text(&'a str),
    Bool(bool),
    /// The code of an error sign.
    Error(u8),
    Uncalculated,
}

/// A number in 30 bits: a whole one, or the upper part of a float; perhaps in hundredths.
pub fn rk(packed: u32) -> f64 {
    let number = if packed & 2 == 0 {
        f64::from_bits(u64::from(packed & !3) << 32)
    } else {
        f64::from(packed.cast_signed() >> 2)
    };
    if packed & 1 == 0 { number } else { number / 100.0 }
}

/// The sign Excel shows for an error code.
pub fn error(code: u8) -> Option<&'static str> {
    Some(match code {
        0x00 => "#NULL!",
        0x07 => "#DIV/0!",
        0x0F => "#VALUE!",
        0x17 => "#REF!",
        0x1D => "#NAME?",
        0x24 => "#NUM!",
        0x2A => "#N/A",
        0x2B => "#GETTING_DATA",
        _ => return None,
    })
}

/// Letters in UTF-16, little-endian; half a pair becomes the replacement character.
pub fn utf16(bytes: &[u8]) -> String {
    let units = bytes.as_chunks().0.iter().map(|two| u16::from_le_bytes(*two));
    char::decode_utf16(units).map(|letter| letter.unwrap_or(char::REPLACEMENT_CHARACTER)).collect()
}

/// The area between two corners, which a file may give in any order.
pub fn area(rows: (u32, u32), columns: (u32, u32)) -> Area {
    Area {
        first: Address::new(rows.0.min(rows.1), columns.0.min(columns.1)),
        last: Address::new(rows.0.max(rows.1), columns.0.max(columns.1)),
    }
}

/// A name as it may stand in a message.
pub fn clean(name: &str) -> String {
    name.replace(char::is_control, "\u{FFFD}")
}

/// Puts the sheets of one workbook together, within its limits.
pub struct Filling<'a> {
    contents: Contents<'a>,
    limits: &'a Limits,
    cells: u64,
    ranges: u64,
}

impl<'a> Filling<'a> {
    pub const fn new(limits: &'a Limits, date1904: bool) -> Self {
        Self { contents: Contents::new(limits, date1904), limits, cells: 0, ranges: 0 }
    }

    /// Adds a cell, if it shows anything.
    pub fn cell(&mut self, sheet: &mut Sheet, at: Address, style: Style, value: Value) -> Result<(), Finding> {
        let Style { shown, font } = style;
        let content = match value {
            Value::Number(number) => self.contents.number(number, shown)?,
            Value::Text(text) => self.contents.of(&DataRef::SharedString(text), shown)?,
            Value::Bool(truth) => Some(Content::Bool(truth)),
            Value::Error(code) => {
                let sign = error(code).ok_or_else(|| damaged(format!("error code {code:#04x} in {at}")))?;
                Some(Content::Error(sign.into()))
            }
            Value::Uncalculated => Some(Content::Uncalculated),
        };
        let Some(content) = content else { return Ok(()) };
        self.cells += 1;
        if self.cells > self.limits.cells {
            return Err(crossed(self.cells, self.limits.cells));
        }
        sheet.cells.push(Cell { at, content, percent_format: shown.percent, font });
        Ok(())
    }

    /// Brings a sheet into the order a grid has; two cells in one place contradict each other.
    pub fn finish(&mut self, sheet: &mut Sheet) -> Result<(), Finding> {
        if !sheet.cells.is_sorted_by_key(|cell| cell.at) {
            sheet.cells.sort_by_key(|cell| cell.at);
        }
        if let Some([twice, _]) = sheet.cells.array_windows().find(|[one, other]| one.at == other.at) {
            return Err(damaged(format!("{} twice", twice.at)));
        }
        join(&mut sheet.hidden_rows);
        join(&mut sheet.hidden_columns);
        sheet.linked.sort_unstable();
        sheet.linked.dedup();
        let ranges = sheet.merged.len() + sheet.hidden_rows.len() + sheet.hidden_columns.len() + sheet.linked.len();
        self.ranges += ranges as u64;
        if self.ranges > self.limits.ranges { Err(crossed(self.ranges, self.limits.ranges)) } else { Ok(()) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn packed_numbers_unfold() {
        for (packed, number) in [
            (0x0000_0002, 0.0),
            (12 << 2 | 2, 12.0),
            ((-3_i32 << 2).cast_unsigned() | 2, -3.0),
            (8550 << 2 | 3, 85.5),
            (0x3FF0_0000, 1.0),
            (0x4059_0001, 1.0),
            (0x3FEB_3330, 0.849_998_474_121_093_8),
        ] {
            assert_eq!(rk(packed), number, "{packed:#x}");
        }
    }

    #[test]
    fn letters_come_in_pairs_of_bytes() {
        assert_eq!(utf16(&[0xE1, 0x1E, b'p', 0]), "\u{1EE1}p".to_string());
        assert_eq!(utf16(&[0xAD, 0]), "\u{AD}");
        assert_eq!(utf16(&[0x00, 0xD8, b'a', 0, 7]), "\u{FFFD}a");
    }
}
