//! A workbook as values: sparse sheets of cells, whatever file format they came from.
mod address;
pub use address::{Address, Area};
use chrono::NaiveDateTime;
use serde::{Deserialize, Serialize};

#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct Workbook {
    pub sheets: Vec<Sheet>,
}

/// One sheet. `cells` holds only filled cells, sorted by row, then column.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct Sheet {
    pub name: String,
    pub hidden: bool,
    pub cells: Vec<Cell>,
    pub merged: Vec<Area>,
    /// Zero-based first and last row of each hidden run, sorted.
    pub hidden_rows: Vec<(u32, u32)>,
    /// Zero-based first and last column of each hidden run, sorted.
    pub hidden_columns: Vec<(u32, u32)>,
    /// Cells whose formula reads another workbook: the figure may be as old as the last time somebody updated it. Sorted.
    pub linked: Vec<Address>,
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Cell {
    pub at: Address,
    pub content: Content,
    /// The cell's number format shows a percent sign: 0.85 means 85 %.
    pub percent_format: bool,
    /// What its font says of its letters.
    pub font: Font,
}

/// What the name of a cell's font says about how its letters are encoded.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Font {
    /// Any other font, or a format that names none: nothing is known.
    #[default]
    Other,
    /// `.VnTime` and its family.
    Tcvn3,
    /// `.VnTimeH`: its small letters look like capitals.
    Tcvn3Capitals,
    /// `VNI-Times` and its family.
    Vni,
}

impl Font {
    /// By the font's name, as every format writes it.
    pub fn named(name: &str) -> Self {
        let name = name.trim().trim_start_matches('@').to_ascii_lowercase();
        match name.strip_prefix(".vn") {
            Some(family) if family.ends_with('h') => Self::Tcvn3Capitals,
            Some(_) => Self::Tcvn3,
            None if name.starts_with("vni-") || name.starts_with("vni ") => Self::Vni,
            None => Self::Other,
        }
    }
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub enum Content {
    Text(String),
    Number(f64),
    Bool(bool),
    /// A number that the cell's format shows as a date.
    Date(NaiveDateTime),
    /// `#REF!`, `#DIV/0!` …, as Excel shows it.
    Error(String),
    /// A formula whose result the file does not hold.
    Uncalculated,
}

impl Sheet {
    /// The cell at an address, if it is filled.
    pub fn cell(&self, at: Address) -> Option<&Cell> {
        let found = self.cells.binary_search_by(|cell| cell.at.cmp(&at)).ok()?;
        self.cells.get(found)
    }

    /// Filled cells of one row, from the left.
    pub fn row(&self, row: u32) -> &[Cell] {
        let from = self.cells.partition_point(|cell| cell.at.row < row);
        let to = self.cells.partition_point(|cell| cell.at.row <= row);
        self.cells.get(from..to).unwrap_or_default()
    }

    /// The merged area an address lies in, or the single cell itself.
    pub fn area(&self, at: Address) -> Area {
        self.merged.iter().copied().find(|area| area.contains(at)).unwrap_or(Area { first: at, last: at })
    }

    /// Nobody sees this cell when the sheet is open: its row or column is hidden.
    pub fn is_hidden(&self, at: Address) -> bool {
        let within = |runs: &[(u32, u32)], place| runs.iter().any(|(first, last)| (*first..=*last).contains(&place));
        within(&self.hidden_rows, at.row) || within(&self.hidden_columns, at.column)
    }
}

impl Cell {
    /// A cell of which only the content is known.
    pub const fn new(at: Address, content: Content) -> Self {
        Self { at, content, percent_format: false, font: Font::Other }
    }

    /// The content as a person would have typed it: numbers without exponent or a trailing `.0`.
    pub fn typed(&self) -> String {
        match &self.content {
            Content::Text(text) => text.clone(),
            Content::Number(share) if self.percent_format => format!("{}%", number_text(share * 100.0)),
            Content::Number(number) => number_text(*number),
            Content::Bool(true) => "TRUE".into(),
            Content::Bool(false) => "FALSE".into(),
            Content::Date(date) if date.time() == chrono::NaiveTime::MIN => date.format("%d/%m/%Y").to_string(),
            Content::Date(date) => date.format("%d/%m/%Y %H:%M").to_string(),
            Content::Error(error) => error.clone(),
            Content::Uncalculated => String::new(),
        }
    }
}

/// A number with at most the 15 significant digits that Excel keeps and shows.
///
/// Sums such as 0.1 + 0.2 carry noise past the 15th digit that no clerk ever sees.
pub fn number_text(number: f64) -> String {
    if !number.is_finite() {
        return number.to_string();
    }
    let rounded: f64 = format!("{number:.14e}").parse().unwrap_or(number);
    format!("{rounded}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_fonts_name_tells_its_encoding() {
        for (name, font) in [
            (".VnTime", Font::Tcvn3),
            (".VnArial Narrow", Font::Tcvn3),
            (".VnTimeH", Font::Tcvn3Capitals),
            ("@.VnArialH", Font::Tcvn3Capitals),
            ("VNI-Times", Font::Vni),
            ("Times New Roman", Font::Other),
            ("Vni", Font::Other),
        ] {
            assert_eq!(Font::named(name), font, "{name}");
        }
    }

    #[test]
    fn numbers_read_as_a_person_typed_them() {
        for (number, text) in [
            (2_503_656_229.0, "2503656229"),
            (0.1 + 0.2, "0.3"),
            (2.999_999_999_999_999_6, "3"),
            (85.5, "85.5"),
            (-4.0, "-4"),
            (1e15, "1000000000000000"),
            (0.0, "0"),
        ] {
            assert_eq!(number_text(number), text);
        }
    }

    #[test]
    fn a_share_reads_with_its_percent_sign() {
        for (share, text) in [(0.85, "85%"), (0.855, "85.5%"), (1.0, "100%"), (0.07, "7%")] {
            let cell = Cell { percent_format: true, ..Cell::new(Address::new(0, 0), Content::Number(share)) };
            assert_eq!(cell.typed(), text);
        }
    }
}
