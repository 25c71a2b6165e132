//! Table layout: headings over one to several rows, then a row for each unit, with sections and totals between them.
//!
//! Says where everything stands; who a row's unit is and what its cells mean is decided elsewhere.
mod body;
mod columns;
mod header;
mod lines;
mod taught;
mod vocabulary;
mod words;

pub use columns::FigureColumn;
pub use taught::{NAMES, is_for_table};
pub use vocabulary::{Figure, Vocabulary};

use super::ValueAt;
use crate::domain::{
    grid::{Address, Area, Content, Sheet},
    intake::{Code, Expected, Finding, Mapping},
    plan::{FieldKey, FieldKind, layout::Part},
    unit::UnitIndex,
};
use body::{Body, Headings, Rows};
use columns::{Columns, Taught};
use header::Block;
use lines::{Lines, is_filled};
use std::{
    collections::{BTreeSet, HashMap, HashSet},
    ops::Range,
};

/// One table with a row for each unit.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct UnitTable {
    /// First row of the headings: what stands above it is title and letterhead.
    pub first_row: u32,
    /// Last row that may belong to it.
    pub last_row: u32,
    pub figures: Vec<FigureColumn>,
    /// Columns that add up the quarters of a field.
    pub sums: Vec<(FieldKey, u32)>,
    pub rows: Vec<UnitRow>,
    pub totals: Vec<TotalRow>,
    /// About headings and layout; places are filled in.
    pub findings: Vec<Finding>,
    /// Share of the form's fields that have a column, 0–1.
    pub coverage: f64,
    /// A column names the units.
    pub names_units: bool,
    /// Fields that a finding speaks of, so that they are not reported as missing again.
    pub explained: BTreeSet<FieldKey>,
    /// Rows of units were left out because nobody sees them: totals may count them.
    pub hides_rows: bool,
}

/// Something written, and where.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Written {
    pub text: String,
    pub at: Address,
}

/// One unit's row.
#[derive(Debug, Clone, PartialEq)]
pub struct UnitRow {
    pub row: u32,
    /// Without its order.
    pub name: Option<Written>,
    pub code: Option<Written>,
    /// Id of the kind that a column or the section above says.
    pub kind: Option<String>,
    /// What a column or the section above says of the place.
    pub commune: Option<Written>,
    pub values: Vec<ValueAt>,
    /// Cells of which it cannot be said whose they are.
    pub unclear: Vec<Finding>,
    /// Shares beside figures that were left blank.
    pub shares: Vec<Finding>,
}

/// A row that adds up others.
#[derive(Debug, Clone, PartialEq)]
pub struct TotalRow {
    pub row: u32,
    /// The rows it may add up (places in [`UnitTable::rows`]), the likeliest first.
    pub scopes: Vec<Range<usize>>,
}

/// So many fields with a column of their own make a table the form's, or this share of all.
const ENOUGH_FIELDS: usize = 2;
const ENOUGH_COVERAGE: f64 = 0.3;
/// Where no column names units there must be more.
const ENOUGH_NAMELESS: usize = 3;

/// Every table of units on one sheet, from the top.
pub fn find(sheet: &Sheet, vocabulary: &Vocabulary, roster: &UnitIndex, mapping: Option<&Mapping>) -> Vec<UnitTable> {
    let lines = Lines::new(sheet);
    let lesson = mapping.map(|mapping| taught::columns(mapping, vocabulary.form)).unwrap_or_default();
    let finder = Finder { lines: &lines, vocabulary, roster, lesson: &lesson };
    let mut tables = Vec::new();
    let mut place = 0;
    while place < lines.len() {
        let block = header::at(&lines, vocabulary, place);
        // Where one table of the form stands, another may be narrow.
        let follows = !tables.is_empty();
        let strange = block.as_ref().filter(|_| follows).and_then(|block| finder.strange(block));
        match (block.and_then(|block| finder.table(block, follows)), tables.last_mut()) {
            (Some((table, end)), _) => {
                place = end.max(place + 1);
                tables.push(table);
            }
            (None, Some(before)) => {
                before.findings.extend(strange);
                place += 1;
            }
            (None, None) => place += 1,
        }
    }
    if let Some(mapping) = mapping.filter(|_| !lesson.is_empty()) {
        if tables.is_empty() {
            tables.extend(
                taught::block(&lines, vocabulary, roster, mapping)
                    .and_then(|block| finder.table(block, false))
                    .map(|(table, _)| table),
            );
        }
        let note = taught::note(sheet, mapping);
        tables.iter_mut().take(1).for_each(|table| table.findings.push(note.clone()));
    }
    tables
}

struct Finder<'f, 's, 'a> {
    lines: &'f Lines<'s>,
    vocabulary: &'f Vocabulary<'a>,
    roster: &'f UnitIndex<'a>,
    lesson: &'f HashMap<u32, Taught>,
}

impl Finder<'_, '_, '_> {
    /// The table under these headings and the place below it; None if they are not the form's.
    fn table(&self, block: Block, follows: bool) -> Option<(UnitTable, usize)> {
        let mut columns = self.columns(&block, follows)?;
        let name = &self.lines.sheet.name;
        columns.take_similar(name, self.vocabulary, |at| self.typed(at));
        let below = self.lines.place_of(block.last + 1);
        let body = Body::new(self.lines, self.vocabulary, self.roster, &columns, below);
        let rows = body.read(below, |place| self.headings(place, &columns));
        let names_units = body.name.is_some() || columns.code.is_some();
        let coverage = self.coverage(&columns);
        let end = rows.end;
        let last_row = end.checked_sub(1).and_then(|last| self.lines.row_number(last)).unwrap_or(block.last);
        let mut table = UnitTable {
            first_row: block.first,
            last_row,
            coverage,
            names_units,
            hides_rows: !rows.hidden.is_empty(),
            explained: columns.findings.iter().filter_map(|finding| finding.field).collect(),
            findings: std::mem::take(&mut columns.findings),
            ..UnitTable::default()
        };
        self.leave_hidden(&mut columns, &rows, &mut table);
        self.leave_unknown(&columns, &rows, &mut table);
        self.place_values(&columns, rows, &mut table);
        table.sums = std::mem::take(&mut columns.sums);
        table.figures = columns.figures;
        Some((table, end))
    }

    fn columns(&self, block: &Block, follows: bool) -> Option<Columns> {
        let columns = Columns::new(&self.lines.sheet.name, block, self.vocabulary, self.lesson);
        let fields = columns.fields().len() + columns.findings.len();
        let is_named = !columns.names.is_empty() || columns.code.is_some();
        let enough = if !self.lesson.is_empty() || (follows && is_named) {
            fields > 0
        } else if is_named {
            fields >= ENOUGH_FIELDS || (fields > 0 && self.coverage(&columns) >= ENOUGH_COVERAGE)
        } else {
            fields >= ENOUGH_NAMELESS
        };
        enough.then_some(columns)
    }

    /// Headings of a table that is not the form's, with figures below them.
    fn strange(&self, block: &Block) -> Option<Finding> {
        let place = self.lines.place_of(block.last + 1);
        let figure = self
            .lines
            .get(place)?
            .iter()
            .find(|cell| matches!(cell.content, Content::Number(_)) && self.headed(block, cell.at))?;
        let heading = block.headings.iter().find(|one| (one.first..=one.last).contains(&figure.at.column))?;
        let finding = Finding::new(Code::LabelExtra).on(&self.lines.sheet.name, Some(heading.at));
        Some(finding.found(self.typed(heading.at)).expected(Expected::Words(figure.typed())))
    }

    /// A heading over a column that neither numbers nor names the rows.
    fn headed(&self, block: &Block, at: Address) -> bool {
        let heading = block.headings.iter().find(|one| (one.first..=one.last).contains(&at.column));
        heading.and_then(|one| one.path.last()).is_some_and(|leaf| words::who(leaf).is_none())
    }

    fn coverage(&self, columns: &Columns) -> f64 {
        // A form has at most some hundred fields.
        #[expect(clippy::cast_precision_loss)]
        let share = columns.fields().len() as f64 / self.vocabulary.form.fields.len().max(1) as f64;
        share
    }

    fn headings(&self, place: usize, columns: &Columns) -> Headings {
        let Some(block) = header::at(self.lines, self.vocabulary, place) else { return Headings::None };
        let Some(mut new) = self.columns(&block, true) else {
            // Headings that we do not know, over the columns that were read so far: what stands below is something else.
            let is_over = |one: &header::Heading| {
                !one.path.is_empty()
                    && columns.figures.iter().any(|figure| one.first <= figure.last && figure.first <= one.last)
            };
            return if block.headings.iter().any(is_over) { Headings::Another } else { Headings::None };
        };
        new.take_similar(&self.lines.sheet.name, self.vocabulary, |at| self.typed(at));
        let same = |a: &FigureColumn, b: &FigureColumn| a.figure == b.figure && a.first == b.first && a.last == b.last;
        let repeats = new.figures.len() == columns.figures.len()
            && new.figures.iter().zip(&columns.figures).all(|(a, b)| same(a, b))
            && new.names == columns.names;
        if repeats { Headings::Repeated { below: self.lines.place_of(block.last + 1) } } else { Headings::Another }
    }

    fn typed(&self, at: Address) -> String {
        self.lines.seen(at).map(crate::domain::grid::Cell::typed).unwrap_or_default()
    }

    /// Columns nobody sees are not read; what they hold is said once.
    fn leave_hidden(&self, columns: &mut Columns, rows: &Rows, table: &mut UnitTable) {
        let is_hidden =
            |column: &FigureColumn| (column.first..=column.last).all(|one| self.lines.column_is_hidden(one));
        let hidden: Vec<FigureColumn> = columns.figures.iter().filter(|column| is_hidden(column)).cloned().collect();
        columns.figures.retain(|column| !is_hidden(column));
        let sheet = &self.lines.sheet.name;
        let filled = |column: &&FigureColumn| {
            rows.units.iter().any(|unit| self.first_filled(unit.row, column.first, column.last).is_some())
        };
        let letters: Vec<String> =
            hidden.iter().filter(filled).map(|column| Address::column_letters(column.first)).collect();
        if let Some(column) = hidden.iter().find(filled) {
            table.findings.push(Finding::new(Code::RowsHidden).on(sheet, Some(column.label)).found(letters.join(", ")));
        }
        table.explained.extend(hidden.iter().map(|column| column.figure.field));
        if let Some(first) = rows.hidden.first() {
            let numbers: Vec<String> = rows.hidden.iter().map(|at| (u64::from(at.row) + 1).to_string()).collect();
            table.findings.push(Finding::new(Code::RowsHidden).on(sheet, Some(*first)).found(numbers.join(", ")));
        }
    }

    /// Columns the form does not know, each said once if it holds figures.
    fn leave_unknown(&self, columns: &Columns, rows: &Rows, table: &mut UnitTable) {
        for left in &columns.left {
            if let columns::Why::Unsure(field) = left.why {
                table.explained.insert(field);
            }
            let filled =
                rows.units.iter().find_map(|unit| self.first_filled(unit.row, left.heading.first, left.heading.last));
            if let Some(at) = filled {
                let heading = self.typed(left.heading.at);
                table.findings.push(columns::left_over(
                    &self.lines.sheet.name,
                    left,
                    self.vocabulary,
                    heading,
                    self.typed(at),
                ));
            }
        }
    }

    fn first_filled(&self, row: u32, first: u32, last: u32) -> Option<Address> {
        (first..=last)
            .map(|column| Address::new(row, column))
            .find(|at| self.lines.sheet.cell(*at).is_some_and(is_filled))
    }

    fn place_values(&self, columns: &Columns, rows: Rows, table: &mut UnitTable) {
        let unit_rows: Vec<u32> = rows.units.iter().map(|unit| unit.row).collect();
        table.totals = rows.totals;
        table.rows = rows.units;
        for unit in &mut table.rows {
            let mut told: HashSet<Address> = HashSet::new();
            for column in &columns.figures {
                match self.value_cell(unit.row, column, columns, &unit_rows) {
                    Ok(cell) => unit.values.push(ValueAt {
                        field: column.figure.field,
                        part: column.figure.part,
                        row: column.figure.quarter,
                        cell,
                        label: column.measure,
                        answer: column.figure.answer,
                    }),
                    Err(at) if told.insert(at) => unit.unclear.push(self.unclear(at, column)),
                    Err(_) => {}
                }
            }
            let is_filled_at = |at: Address| self.lines.sheet.cell(at).is_some_and(is_filled);
            for (field, column) in &columns.shares {
                let at = Address::new(unit.row, *column);
                let mut own = unit.values.iter().filter(|value| value.field == *field);
                if is_filled_at(at) && !own.any(|value| is_filled_at(value.cell)) {
                    let finding = Finding::new(Code::LabelBlank).on(&self.lines.sheet.name, Some(at));
                    unit.shares.push(finding.of(*field).found(self.typed(at)));
                }
            }
        }
    }

    /// The one cell that holds a unit's figure. Err: the cell that may be this one's as well as another's.
    fn value_cell(
        &self,
        row: u32,
        column: &FigureColumn,
        columns: &Columns,
        unit_rows: &[u32],
    ) -> Result<Address, Address> {
        let mut found: Option<Address> = None;
        for at in (column.first..=column.last).map(|one| Address::new(row, one)) {
            let Area { first, last } = self.lines.area(at);
            if self.lines.sheet.cell(first).is_none_or(|cell| !is_filled(cell)) {
                continue;
            }
            let others = unit_rows.partition_point(|other| *other <= last.row)
                - unit_rows.partition_point(|other| *other < first.row);
            let shares_column = columns
                .figures
                .iter()
                .any(|other| other.label != column.label && other.first <= last.column && first.column <= other.last);
            if others > 1 || shares_column || found.is_some_and(|before| before != first) {
                return Err(first);
            }
            found = Some(first);
        }
        Ok(found.unwrap_or(Address::new(row, column.first)))
    }

    fn unclear(&self, at: Address, column: &FigureColumn) -> Finding {
        let kind = self.vocabulary.form.get(column.figure.field).map(|field| &field.kind);
        let area = self.lines.area(at);
        let expected = Expected::Words(format!("{}:{}", area.first, area.last));
        let finding = Finding::new(Code::SheetAmbiguous)
            .on(&self.lines.sheet.name, Some(at))
            .found(self.typed(at))
            .expected(expected);
        match (kind, column.figure.part) {
            (Some(FieldKind::Text), Part::Whole) | (None, _) => finding,
            (Some(_), _) => finding.of(column.figure.field),
        }
    }
}
