//! The consolidated workbook as another program reads it.
use calamine::{Data, Reader, Xlsx, open_workbook};
use std::path::Path;

/// One sheet, every cell as text; a whole number without decimals.
pub struct Tab(Vec<Vec<String>>);

impl Tab {
    pub fn open(path: &Path, name: &str) -> Self {
        let mut workbook: Xlsx<_> = open_workbook(path).unwrap();
        let range = workbook.worksheet_range(name).unwrap();
        let (rows, columns) = range.end().unwrap();
        let text = |row, column| match range.get_value((row, column)) {
            None | Some(Data::Empty) => String::new(),
            Some(Data::Float(number)) => number.to_string(),
            Some(other) => other.to_string(),
        };
        Self((0..=rows).map(|row| (0..=columns).map(|column| text(row, column)).collect()).collect())
    }

    pub fn cell(&self, row: usize, column: usize) -> &str {
        &self.0[row][column]
    }

    /// The first row with a text in a column.
    #[track_caller]
    pub fn row_with(&self, column: usize, text: &str) -> usize {
        self.row_with_below(0, column, text)
    }

    #[track_caller]
    pub fn row_with_below(&self, above: usize, column: usize, text: &str) -> usize {
        let found = (above..self.0.len()).find(|row| self.0[*row].get(column).is_some_and(|cell| cell == text));
        found.unwrap_or_else(|| panic!("no {text}"))
    }

    /// The column under a heading.
    #[track_caller]
    pub fn column_of(&self, header: usize, heading: &str) -> usize {
        self.0[header].iter().position(|cell| cell == heading).unwrap_or_else(|| panic!("no column {heading}"))
    }

    /// The total under a heading of "Theo đơn vị", and how many units it is of.
    #[track_caller]
    pub fn total(&self, heading: &str) -> (&str, &str) {
        let column = self.column_of(7, heading);
        let [count, total] = ["Số đơn vị có số liệu", "TỔNG CỘNG"].map(|label| self.row_with(0, label));
        (self.cell(total, column), self.cell(count, column))
    }
}
