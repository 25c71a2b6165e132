//! A plain ruled list on a sheet of its own: title, headings repeated on every page, rows as high as their text.
use super::{
    super::{
        WriteError, measure,
        page::{self, Orientation},
        pen::{Pen, narrow},
        style::{self, Style},
    },
    Export,
    shown::Shown,
    words,
};
use crate::domain::grid::Address;

pub struct Heading<'a> {
    /// "PHỤ LỤC II"; None on sheets that stay in the office.
    pub appendix: Option<String>,
    pub title: &'a str,
    pub columns: &'a [(&'a str, f64)],
}

/// A list being written from the top down.
pub struct List<'a, 'b> {
    pen: &'a mut Pen<'b>,
    style: &'a Style,
    widths: Vec<f64>,
    /// The last column of titles and headings: what goes over more than a page shows would be cut in two.
    title_end: u32,
    next: u32,
}

impl<'a, 'b> List<'a, 'b> {
    pub fn start(pen: &'a mut Pen<'b>, export: &'a Export<'_>, heading: &Heading<'_>) -> Result<Self, WriteError> {
        let style = &export.style;
        let widths: Vec<f64> = heading.columns.iter().map(|(_, width)| *width).collect();
        let last = u32::try_from(widths.len().saturating_sub(1)).unwrap_or(u32::MAX);
        let mut room = 0.0;
        let over = widths.iter().take_while(|width| {
            room += **width;
            room <= 150.0
        });
        let title_end = last.min(u32::try_from(over.count().max(1) - 1).unwrap_or(last));
        pen.widths(widths.iter().copied())?;
        let mut row = 0;
        for (text, format) in [
            (heading.appendix.clone().unwrap_or_default(), &style.subtitle),
            (heading.title.to_uppercase(), &style.title),
            (words::attached(export.c), &style.place),
        ] {
            if !text.is_empty() {
                pen.across(Address::new(row, 0), title_end, &text, format)?;
                pen.height(row, 22.0)?;
                row += 1;
            }
        }
        row += 1;
        for (column, (text, _)) in (0..).zip(heading.columns) {
            pen.text(Address::new(row, column), text, &style.header)?;
        }
        let headers = heading.columns.iter().map(|(text, width)| (*text, width * 0.9));
        pen.height(row, measure::height(headers, style::BODY))?;
        pen.sheet.set_repeat_rows(row, row)?;
        pen.sheet.set_freeze_panes(row + 1, 0)?;
        page::set_up(pen.sheet, Orientation::Landscape, widths.iter().sum());
        Ok(Self { pen, style, widths, title_end, next: row + 1 })
    }

    pub fn row(&mut self, cells: &[Shown]) -> Result<(), WriteError> {
        for (column, cell) in (0..).zip(cells) {
            cell.put(self.pen, self.style, Address::new(self.next, column))?;
        }
        let words = cells.iter().map(Shown::words).zip(self.widths.iter().copied());
        self.pen.height(self.next, measure::height(words, style::BODY).max(19.0))?;
        self.next += 1;
        Ok(())
    }

    /// A heading inside the list.
    pub fn section(&mut self, text: &str) -> Result<(), WriteError> {
        self.pen.across(Address::new(self.next, 0), self.title_end, text, &self.style.section)?;
        let width = (0..=self.title_end).zip(&self.widths).map(|(_, width)| width).sum::<f64>();
        self.pen.height(self.next, measure::height([(text, width * 0.95)], style::BODY) + 3.0)?;
        self.next += 1;
        Ok(())
    }

    /// The headings of a second list on the same sheet.
    pub fn header(&mut self, texts: &[&str]) -> Result<(), WriteError> {
        for (column, text) in (0..).zip(texts) {
            self.pen.text(Address::new(self.next, column), text, &self.style.header)?;
        }
        self.pen.height(self.next, 36.0)?;
        self.next += 1;
        Ok(())
    }

    /// A line of text below or instead of rows.
    pub fn remark(&mut self, text: &str) -> Result<(), WriteError> {
        self.next += 1;
        self.pen.text(Address::new(self.next, 0), text, &self.style.plain)?;
        self.next += 1;
        Ok(())
    }

    pub fn gap(&mut self) {
        self.next += 1;
    }

    /// Keeps the first columns in sight and on every page.
    pub fn freeze_columns(&mut self, columns: u32) -> Result<(), WriteError> {
        let row = self.next;
        self.pen.sheet.set_freeze_panes(row, narrow(columns))?;
        self.pen.sheet.set_repeat_columns(0, narrow(columns.saturating_sub(1)))?;
        Ok(())
    }
}
