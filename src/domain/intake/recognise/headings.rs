//! Bands of headings: one row, or several under each other, that say what the columns below them hold.
use super::{
    FormIndex,
    lanes::Lane,
    role::{self, Role},
    texts::{Texts, text},
};
use crate::domain::grid::{Address, Cell, Content};
use std::collections::{BTreeMap, HashSet};

/// How far above the first label its headings may begin.
const REACH: u32 = 8;

/// Headings that belong together, and the rows they stand in.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Band {
    pub first_row: u32,
    pub last_row: u32,
    /// First row that it says nothing of: headings within the body speak up to the next title.
    pub until: u32,
    pub columns: BTreeMap<u32, Heading>,
}

/// What stands over one column.
#[derive(Debug, Clone, PartialEq)]
pub struct Heading {
    /// As written, the upper heading first.
    pub text: String,
    /// The lowest heading alone: the answer that a mark below it gives.
    pub answer: String,
    pub role: Role,
    /// The cell of the lowest heading; several columns under one merged cell share it.
    pub at: Address,
}

impl Band {
    pub fn columns_of(&self, is: impl Fn(Role) -> bool) -> Vec<u32> {
        self.columns.iter().filter(|(_, heading)| is(heading.role)).map(|(column, _)| *column).collect()
    }

    pub fn is_over(&self, row: u32) -> bool {
        self.last_row < row && row < self.until
    }

    /// Says which columns hold values, and not only answers or quarters.
    pub fn speaks_of_values(&self) -> bool {
        self.columns.values().any(|heading| heading.role.speaks_of_values())
    }
}

/// The bands over one lane, from the top. `taken` are rows that belong to tables.
pub fn bands(texts: &Texts, index: &FormIndex, lane: &Lane, taken: &HashSet<u32>, year: Option<i32>) -> Vec<Band> {
    let (Some(first), Some(last)) = (lane.first_row(), lane.last_row()) else { return vec![] };
    let labelled = lane.labelled_rows(texts);
    let mut bands = Vec::new();
    let mut rows: Vec<u32> = Vec::new();
    for row in first.saturating_sub(REACH)..last {
        let is_free = !labelled.contains(&row) && !taken.contains(&row);
        let found = if is_free { headings_in(texts, index, lane, row, year) } else { Found::default() };
        let heads = if row < first { found.heads_values() } else { found.heads_some() };
        match rows.last() {
            Some(above) if heads && *above + 1 < row && !joins(texts, lane, *above, row) => {
                bands.extend(band(texts, index, lane, &rows, year));
                rows = vec![row];
            }
            _ if heads => rows.push(row),
            Some(_) if labelled.contains(&row) => {
                bands.extend(band(texts, index, lane, &rows, year));
                rows.clear();
            }
            Some(_) | None => {}
        }
    }
    bands.extend(band(texts, index, lane, &rows, year));
    for band in bands.iter_mut().filter(|band| band.first_row > first) {
        let mut below = texts.rows(band.last_row + 1, last);
        // A label may be called like a section: then values stand beside it.
        let is_row = |row: u32| texts.row(row).any(|(cell, _)| lane.holds_values(cell.at.column));
        let is_title = |cell: &Cell, folded: &str| index.is_title(folded) && !is_row(cell.at.row);
        let title = below.find(|(cell, folded)| lane.is_within(cell.at.column) && is_title(cell, folded));
        band.until = title.map_or(u32::MAX, |(cell, _)| cell.at.row);
    }
    bands
}

/// What of a row can be headings.
#[derive(Debug, Default)]
struct Found {
    /// Over columns of values: texts, known headings, and among them answers and quarters.
    texts: usize,
    known: usize,
    answers: usize,
    /// Years written as numbers.
    years: usize,
    /// "Nội dung" or "TT" over the labels.
    labels: bool,
    /// Another text stands among the labels: the row is one of the school's own.
    labelled: bool,
}

impl Found {
    /// Above the labels: a known heading, or any text beside the heading of the labels.
    const fn heads_values(&self) -> bool {
        self.known > 0 || (self.labels && self.texts > 0)
    }

    /// Among the labels one word may be a value beside an unknown label; several are headings.
    const fn heads_some(&self) -> bool {
        self.answers > 1 || (!self.labelled && (self.known > 1 || (self.labels && self.known > 0)))
    }
}

fn headings_in(texts: &Texts, index: &FormIndex, lane: &Lane, row: u32, year: Option<i32>) -> Found {
    let mut found = Found::default();
    for (cell, folded) in texts.row(row).filter(|(cell, _)| lane.is_within(cell.at.column)) {
        let is_over_labels = cell.at.column < lane.start;
        if !is_over_labels && is_year(cell) {
            found.texts += 1;
            found.years += 1;
            continue;
        }
        // A figure stands among values, and "Kỳ báo cáo:" before what it names.
        let Some(written) = text(cell).filter(|text| !text.trim_end().ends_with(':')) else {
            if is_over_labels && text(cell).is_none() {
                continue;
            }
            return Found::default();
        };
        let role = said(index, folded, year);
        if is_over_labels {
            let heads_labels = matches!(role, Role::Label | Role::Order) || role::role(folded, None).is_rival();
            found.labels |= heads_labels;
            found.labelled |= !heads_labels && !index.is_title(folded) && !folded.is_empty();
            continue;
        }
        found.texts += usize::from(!folded.is_empty());
        if role != Role::Unknown && !names_more(written) {
            found.known += 1;
            found.answers += usize::from(matches!(role, Role::Answer | Role::Quarter(..)));
        }
    }
    // One year by itself is a figure, or what stands beside "Năm".
    if found.years > 1 || (found.years > 0 && found.labels) {
        found.known += found.years;
    } else if found.years > 0 {
        return Found::default();
    }
    found
}

/// A number that heads the column of a year.
fn is_year(cell: &Cell) -> bool {
    matches!(cell.content, Content::Number(year) if (2000.0..2100.0).contains(&year) && year.fract() == 0.0)
}

/// "Đơn vị tính: triệu đồng" heads no column.
fn names_more(written: &str) -> bool {
    written.split_once(':').is_some_and(|(_, after)| !after.trim().is_empty())
}

/// Headings with a blank row or a merged cell between them are one band still.
fn joins(texts: &Texts, lane: &Lane, above: u32, row: u32) -> bool {
    let reaches = |column: u32| texts.area(Address::new(above, column)).last.row + 1 >= row;
    texts.row(above).any(|(cell, _)| lane.is_within(cell.at.column) && reaches(cell.at.column))
}

fn band(texts: &Texts, index: &FormIndex, lane: &Lane, rows: &[u32], year: Option<i32>) -> Option<Band> {
    let (first_row, last_row) = (*rows.first()?, *rows.last()?);
    let mut columns: BTreeMap<u32, Heading> = BTreeMap::new();
    for (place, row) in rows.iter().enumerate() {
        let below = rows.get(place + 1..).unwrap_or_default();
        let cells: Vec<_> = texts
            .row(*row)
            .filter(|(cell, _)| lane.is_within(cell.at.column) && cell.at.column >= lane.start)
            .collect();
        for (at, (cell, folded)) in cells.iter().enumerate() {
            let typed = cell.typed();
            let folded = if is_year(cell) { typed.as_str() } else { folded };
            let written = text(cell).filter(|text| !folded.is_empty() && !names_more(text));
            let Some(written) = written.or_else(|| is_year(cell).then_some(typed.as_str())) else { continue };
            let mut end = texts.area(cell.at).last.column;
            let next = cells.get(at + 1).map_or(u32::MAX, |(next, _)| next.at.column);
            // An upper heading that nobody merged reaches over the lower ones up to its neighbour.
            let lower = |column: &u32| below.iter().any(|row| !texts.at(Address::new(*row, *column)).is_empty());
            if end == cell.at.column && lower(&cell.at.column) {
                while end + 1 < next && lower(&(end + 1)) {
                    end += 1;
                }
            }
            for column in
                (cell.at.column..=end.min(cell.at.column.saturating_add(60))).filter(|one| lane.is_within(*one))
            {
                lay(&mut columns, column, cell.at, written, said(index, folded, year));
            }
        }
    }
    (!columns.is_empty()).then_some(Band { first_row, last_row, until: u32::MAX, columns })
}

/// Puts a heading under what stands over the column already.
fn lay(columns: &mut BTreeMap<u32, Heading>, column: u32, at: Address, written: &str, said: Role) {
    let written = written.split_whitespace().collect::<Vec<_>>().join(" ");
    let heading = match columns.get(&column) {
        Some(upper) => Heading {
            text: format!("{} – {written}", upper.text),
            role: role::under(upper.role, said),
            answer: written,
            at,
        },
        None => Heading { text: written.clone(), answer: written, role: said, at },
    };
    columns.insert(column, heading);
}

fn said(index: &FormIndex, folded: &str, year: Option<i32>) -> Role {
    match role::role(folded, year) {
        Role::Unknown if index.is_option(folded) => Role::Answer,
        known => known,
    }
}
