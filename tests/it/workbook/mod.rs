//! Workbooks as the tests mean them, written in every format that schools send.
//!
//! The writers are the tests' own: what the program reads was not written by the program.
pub mod delimited;
mod html;
mod markup;
pub mod ods;
pub mod packed;
pub mod xls;
pub mod xlsb;
mod xlsx;
mod xml2003;

mod checked;

use chrono::NaiveDate;
use std::collections::{BTreeMap, BTreeSet};

pub use delimited::{Letters, Separator};

/// Row and column from 0.
pub type At = (u32, u32);

#[derive(Debug, Clone, Default)]
pub struct Book {
    pub sheets: Vec<Sheet>,
}

#[derive(Debug, Clone, Default)]
pub struct Sheet {
    pub name: String,
    pub hidden: bool,
    pub cells: BTreeMap<At, Cell>,
    /// First and last cell of each area.
    pub merged: Vec<(At, At)>,
    pub hidden_rows: BTreeSet<u32>,
    pub hidden_columns: BTreeSet<u32>,
}

#[derive(Debug, Clone)]
pub struct Cell {
    pub content: Content,
    /// Shown as `0%`.
    pub percent: bool,
    pub font: Option<&'static str>,
    pub formula: Formula,
    /// Whatever the maker wants to find again, wherever rows and columns have gone to.
    pub tag: Option<usize>,
}

#[derive(Debug, Clone, PartialEq)]
pub enum Content {
    Text(String),
    Number(f64),
    Date(NaiveDate),
    Bool(bool),
    /// As Excel shows it.
    Error(&'static str),
}

/// Whether the cell holds a formula, and its result.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Formula {
    #[default]
    None,
    /// With its result in the file.
    Stored,
    /// Written by software that does not calculate.
    Uncalculated,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Format {
    Xlsx,
    Xls,
    Xlsb,
    Ods,
    Csv(Letters, Separator),
    Html,
    Xml2003,
}

impl Format {
    pub const ALL: &'static [Self] = &[
        Self::Xlsx,
        Self::Xls,
        Self::Xlsb,
        Self::Ods,
        Self::Csv(Letters::Utf8Marked, Separator::Comma),
        Self::Csv(Letters::Utf8, Separator::Semicolon),
        Self::Csv(Letters::Utf16, Separator::Tab),
        Self::Csv(Letters::Windows1258, Separator::Semicolon),
        Self::Html,
        Self::Xml2003,
    ];

    pub const fn name(self) -> &'static str {
        match self {
            Self::Xlsx => "xlsx",
            Self::Xls => "xls",
            Self::Xlsb => "xlsb",
            Self::Ods => "ods",
            Self::Csv(..) => "csv",
            Self::Html => "html",
            Self::Xml2003 => "xml",
        }
    }

    /// How such a file is called; HTML and XML tables wear `.xls`.
    pub const fn ending(self) -> &'static str {
        match self {
            Self::Html | Self::Xml2003 => "xls",
            Self::Xlsx | Self::Xls | Self::Xlsb | Self::Ods | Self::Csv(..) => self.name(),
        }
    }

    /// Text formats hold one sheet and nothing that is hidden.
    pub const fn is_flat(self) -> bool {
        matches!(self, Self::Csv(..) | Self::Html)
    }

    /// Cells keep a type and a number format; in text formats only what is shown survives.
    pub const fn is_typed(self) -> bool {
        !self.is_flat()
    }
}

impl Book {
    pub fn bytes(&self, format: Format) -> Vec<u8> {
        match format {
            Format::Xlsx => xlsx::write(self),
            Format::Xls => xls::write(self),
            Format::Xlsb => xlsb::write(self),
            Format::Ods => ods::write(self),
            Format::Csv(letters, separator) => delimited::write(self, letters, separator),
            Format::Html => html::write(self),
            Format::Xml2003 => xml2003::write(self),
        }
    }

    /// Fonts other than the usual one, and whether percents: every way a cell may look, in a fixed order.
    fn looks(&self) -> Vec<Look> {
        let all: BTreeSet<Look> = self.sheets.iter().flat_map(|sheet| sheet.cells.values().map(Cell::look)).collect();
        all.into_iter().collect()
    }
}

/// What a style says of a cell: font, and how numbers show.
type Look = (Option<&'static str>, Shown);

#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Shown {
    Plain,
    Percent,
    Date,
}

impl Cell {
    pub fn new(content: Content) -> Self {
        Self { content, percent: false, font: None, formula: Formula::None, tag: None }
    }

    fn look(&self) -> Look {
        let shown = match self.content {
            Content::Date(_) => Shown::Date,
            Content::Number(_) if self.percent => Shown::Percent,
            Content::Number(_) | Content::Text(_) | Content::Bool(_) | Content::Error(_) => Shown::Plain,
        };
        (self.font, shown)
    }

    /// As a person sees it; `comma` for the decimal sign of Vietnamese settings.
    pub fn shown(&self, comma: bool) -> String {
        if self.formula == Formula::Uncalculated {
            return String::new();
        }
        let number = |number: f64| {
            let text = format!("{}", format!("{number:.10e}").parse::<f64>().unwrap());
            if comma { text.replace('.', ",") } else { text }
        };
        match &self.content {
            Content::Text(text) => text.clone(),
            Content::Number(share) if self.percent => format!("{}%", number(share * 100.0)),
            Content::Number(one) => number(*one),
            Content::Date(date) => date.format("%d/%m/%Y").to_string(),
            Content::Bool(truth) => if *truth { "TRUE" } else { "FALSE" }.into(),
            Content::Error(error) => (*error).into(),
        }
    }
}

impl Sheet {
    pub fn named(name: &str) -> Self {
        Self { name: name.into(), ..Self::default() }
    }

    pub fn text(&mut self, at: At, text: impl Into<String>) -> &mut Cell {
        self.put(at, Content::Text(text.into()))
    }

    /// A text of which nothing else is to be said.
    pub fn say(&mut self, at: At, text: impl Into<String>) {
        self.text(at, text);
    }

    pub fn put(&mut self, at: At, content: Content) -> &mut Cell {
        self.cells.insert(at, Cell::new(content));
        self.cells.get_mut(&at).unwrap()
    }

    pub fn merge(&mut self, first: At, last: At) {
        self.merged.push((first, last));
    }

    pub fn last_row(&self) -> u32 {
        self.cells.keys().map(|at| at.0).max().unwrap_or(0)
    }

    pub fn last_column(&self) -> u32 {
        self.cells.keys().map(|at| at.1).max().unwrap_or(0)
    }

    /// Everything from `row` on stands `count` rows further down.
    pub fn insert_rows(&mut self, row: u32, count: u32) {
        self.shift(|at| if at.0 >= row { (at.0 + count, at.1) } else { at });
        self.hidden_rows = self.hidden_rows.iter().map(|at| if *at >= row { at + count } else { *at }).collect();
    }

    pub fn insert_columns(&mut self, column: u32, count: u32) {
        self.shift(|at| if at.1 >= column { (at.0, at.1 + count) } else { at });
        let moved = self.hidden_columns.iter().map(|at| if *at >= column { at + count } else { *at });
        self.hidden_columns = moved.collect();
    }

    /// From a row on, rows become columns.
    pub fn transpose_from(&mut self, row: u32) {
        self.shift(|at| if at.0 >= row { (row + at.1, at.0 - row) } else { at });
    }

    fn shift(&mut self, to: impl Fn(At) -> At) {
        self.cells = std::mem::take(&mut self.cells).into_iter().map(|(at, cell)| (to(at), cell)).collect();
        self.merged = self.merged.iter().map(|(first, last)| (to(*first), to(*last))).collect();
    }

    pub fn is_hidden(&self, at: At) -> bool {
        self.hidden || self.hidden_rows.contains(&at.0) || self.hidden_columns.contains(&at.1)
    }

    /// Filled cells, row by row; rows without any are left out, hidden ones are not.
    fn rows(&self) -> BTreeMap<u32, Vec<(u32, &Cell)>> {
        let mut rows: BTreeMap<u32, Vec<(u32, &Cell)>> = self.hidden_rows.iter().map(|row| (*row, vec![])).collect();
        for ((row, column), cell) in &self.cells {
            rows.entry(*row).or_default().push((*column, cell));
        }
        rows
    }

    /// The area that begins at a cell.
    fn area_from(&self, at: At) -> Option<At> {
        self.merged.iter().find(|(first, _)| *first == at).map(|(_, last)| *last)
    }

    /// Covered by an area that begins elsewhere.
    fn is_covered(&self, at: At) -> bool {
        self.merged.iter().any(|(first, last)| {
            *first != at && (first.0..=last.0).contains(&at.0) && (first.1..=last.1).contains(&at.1)
        })
    }
}

/// Days since the day before 1900 began, as Excel counts them.
fn serial(date: NaiveDate) -> f64 {
    (date - NaiveDate::from_ymd_opt(1899, 12, 30).unwrap()).num_days() as f64
}
