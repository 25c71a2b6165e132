//! Where a sheet says its cells are, against where they are. A cell that a damaged byte moved elsewhere shows here.
use super::super::{fields::Fields, refuse::damaged};
use crate::domain::{grid::Address, intake::Finding};
use std::collections::BTreeMap;

#[derive(Default)]
pub struct Layout {
    /// First row and column past the cells, if the sheet says so.
    dimensions: Option<(u32, u32)>,
    /// First column, and first column past the cells, of each row that is described.
    rows: BTreeMap<u32, (u32, u32)>,
    /// The same of the rows that are there.
    found: BTreeMap<u32, (u32, u32)>,
    last: Option<Address>,
    out_of_order: Option<Address>,
    /// The table of rows and cells has begun, and something else came after.
    begun: bool,
    interrupted: bool,
}

impl Layout {
    pub fn dimensions(&mut self, fields: &mut Fields) -> Result<(), Finding> {
        // Rows take four bytes each since Excel 97, though not every writer has noticed.
        let wide = fields.rest().len() >= 12;
        let mut row = || if wide { fields.u32() } else { fields.u16().map(u32::from) };
        let (_, rows) = (row()?, row()?);
        let (_, columns) = (fields.u16()?, fields.u16()?);
        if self.dimensions.is_some() {
            return Err(damaged("size of the sheet twice"));
        }
        self.dimensions = Some((rows, u32::from(columns)));
        Ok(())
    }

    pub fn row(&mut self, row: u16, (first, past): (u16, u16)) -> Result<(), Finding> {
        match self.rows.insert(u32::from(row), (u32::from(first), u32::from(past))) {
            None => Ok(()),
            Some(_) => Err(damaged(format!("row {} twice", u32::from(row) + 1))),
        }
    }

    /// Notes a record, of the table of rows and cells or another: within the table another one was a cell.
    pub fn record(&mut self, of_table: bool) -> Result<(), Finding> {
        match (self.begun, of_table, self.interrupted) {
            (true, true, true) => Err(damaged("something else between the cells")),
            (_, true, _) => {
                self.begun = true;
                Ok(())
            }
            (begun, false, _) => {
                self.interrupted = begun;
                Ok(())
            }
        }
    }

    /// Notes a cell, blank or not.
    pub fn cell(&mut self, at: Address) {
        if self.last.is_some_and(|last| at <= last) {
            self.out_of_order.get_or_insert(at);
        }
        self.last = Some(at);
        let span = self.found.entry(at.row).or_insert((at.column, at.column + 1));
        *span = (span.0.min(at.column), span.1.max(at.column + 1));
    }

    pub fn check(&self) -> Result<(), Finding> {
        let outside =
            |row: u32, column: u32, of: &str| damaged(format!("{} lies outside {of}", Address::new(row, column)));
        // A size of nothing is what writers say that do not know it.
        if let Some((rows, columns)) = self.dimensions.filter(|(rows, columns)| *rows > 0 && *columns > 0) {
            for (row, (_, past)) in &self.found {
                if *row >= rows || *past > columns {
                    return Err(outside(*row, past - 1, "the sheet"));
                }
            }
        }
        if !self.describes_rows() {
            return Ok(());
        }
        for (row, (first, past)) in &self.found {
            match self.rows.get(row) {
                Some((from, to)) if from <= first && past <= to => {}
                Some(_) | None => return Err(outside(*row, past - 1, "its row")),
            }
        }
        match self.out_of_order {
            Some(at) => Err(damaged(format!("{at} is out of order"))),
            None => Ok(()),
        }
    }

    /// Writers describe every row that has cells, as Excel does, or hardly any.
    fn describes_rows(&self) -> bool {
        let undescribed = self.found.keys().filter(|row| !self.rows.contains_key(row)).count();
        !self.rows.is_empty() && undescribed * 2 <= self.found.len()
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    #[test]
    fn cells_stand_where_the_sheet_says_they_do() {
        let rows = [(0, (0, 3)), (1, (0, 2)), (2, (0, 2))];
        for (cells, rows, sound) in [
            (&["A1", "C1", "A2", "B3"][..], &rows[..], true),
            // Beyond its row, in a row nobody described, out of order.
            (&["A1", "C2", "B3"], &rows, false),
            (&["A1", "A2", "B3", "A5"], &rows, false),
            (&["A1", "A2", "B3", "B2"], &rows, false),
            // Writers that do not describe rows write cells as they come.
            (&["A5", "A1", "C2"], &rows[..1], true),
            (&["A5", "A1"], &[], true),
            // Beyond the sheet.
            (&["A9"], &[], false),
            (&["E1"], &[], false),
        ] {
            let mut layout = Layout { dimensions: Some((5, 4)), ..Layout::default() };
            rows.iter().for_each(|(row, span)| layout.row(*row, *span).unwrap());
            cells.iter().for_each(|at| layout.cell(at.parse().unwrap()));
            assert_eq!(layout.check().is_ok(), sound, "{cells:?}");
        }
    }
}
