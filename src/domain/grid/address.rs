//! Where a cell stands: zero-based inside, `C12` for people.
use serde::{Deserialize, Serialize};
use std::{fmt, str::FromStr};

/// A cell's place. Ordered by row, then column, as a page is read.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Address {
    /// Zero-based.
    pub row: u32,
    /// Zero-based.
    pub column: u32,
}

impl Address {
    pub const fn new(row: u32, column: u32) -> Self {
        Self { row, column }
    }

    /// The cell `columns` further right.
    pub const fn right(self, columns: u32) -> Self {
        Self { row: self.row, column: self.column.saturating_add(columns) }
    }

    /// The letters of a zero-based column: 0 → `A`, 27 → `AB`.
    pub fn column_letters(column: u32) -> String {
        let mut letters = Vec::new();
        let mut rest = u64::from(column) + 1;
        while rest > 0 {
            let digit = u8::try_from((rest - 1) % 26).unwrap_or(0);
            letters.push(char::from(b'A' + digit));
            rest = (rest - 1) / 26;
        }
        letters.iter().rev().collect()
    }
}

impl fmt::Display for Address {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "{}{}", Self::column_letters(self.column), u64::from(self.row) + 1)
    }
}

/// The text is not a cell address.
#[derive(Debug, PartialEq, Eq, thiserror::Error)]
#[error("{0} is not a cell address")]
pub struct NotAnAddress(String);

impl FromStr for Address {
    type Err = NotAnAddress;

    fn from_str(text: &str) -> Result<Self, NotAnAddress> {
        let wrong = || NotAnAddress(text.to_owned());
        let split = text.find(|c: char| !c.is_ascii_alphabetic()).ok_or_else(wrong)?;
        let (letters, digits) = text.split_at(split);
        if letters.is_empty() || letters.len() > 3 || !digits.bytes().all(|byte| byte.is_ascii_digit()) {
            return Err(wrong());
        }
        let column = letters.bytes().fold(0, |sum, byte| sum * 26 + u32::from(byte.to_ascii_uppercase() - b'A') + 1);
        let row: u32 = digits.parse().map_err(|_| wrong())?;
        Ok(Self { row: row.checked_sub(1).ok_or_else(wrong)?, column: column - 1 })
    }
}

/// A rectangle of cells, both corners included.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Area {
    pub first: Address,
    pub last: Address,
}

impl Area {
    pub fn contains(self, at: Address) -> bool {
        (self.first.row..=self.last.row).contains(&at.row)
            && (self.first.column..=self.last.column).contains(&at.column)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_reads_as_excel_shows_it() {
        for (row, column, text) in [(0, 0, "A1"), (11, 2, "C12"), (1_048_575, 16_383, "XFD1048576"), (9, 26, "AA10")] {
            let address = Address::new(row, column);
            assert_eq!(address.to_string(), text);
            assert_eq!(text.parse(), Ok(address));
        }
        for wrong in ["", "12", "A", "A0", "1A", "ABCD1", "A1B"] {
            assert!(wrong.parse::<Address>().is_err(), "{wrong}");
        }
    }
}
