//! The rows of headings above a table of units, and the path of headings above each of its columns.
use super::{
    lines::{Lines, is_filled, words as text},
    vocabulary::Vocabulary,
    words::{self, ColumnNumber, Who},
};
use crate::domain::{
    grid::{Address, Cell},
    vietnamese::fold_label,
};

/// Headings of one table.
#[derive(Debug)]
pub struct Block {
    pub first: u32,
    /// Column numbers and measures under the headings included.
    pub last: u32,
    pub headings: Vec<Heading>,
}

/// The headings above one column; above several where their lowest one is merged.
#[derive(Debug, Clone, PartialEq)]
pub struct Heading {
    pub first: u32,
    pub last: u32,
    /// Folded, from the top down; without column numbers and measures.
    pub path: Vec<String>,
    /// The lowest one, or where it would stand.
    pub at: Address,
    /// The measure printed under it, where one is.
    pub measure: Option<Address>,
}

/// Rows that headings can fill.
const HIGHEST: u32 = 7;
const GROUPS_ABOVE: u32 = 2;
/// Longer texts are sentences.
const LONGEST: usize = 240;
/// So many of a form's labels in one row are headings, even where none says who the rows are about.
const ENOUGH_LABELS: usize = 3;

/// The headings that have one of their rows at this place, if headings of a table stand there.
pub fn at(lines: &Lines, vocabulary: &Vocabulary, place: usize) -> Option<Block> {
    let cells = lines.get(place)?;
    let anchor = Anchor::of(cells, vocabulary)?;
    let row = lines.row_number(place)?;
    let mut growing = Growing { lines, vocabulary, name: anchor.name, first: row, last: row, numbers: None };
    growing.by_merged(cells);
    growing.down();
    growing.up();
    Some(Block { first: growing.first, last: growing.last, headings: growing.headings() })
}

/// What makes a row one of headings.
struct Anchor {
    /// The column that names units.
    name: Option<u32>,
}

impl Anchor {
    fn of(cells: &[Cell], vocabulary: &Vocabulary) -> Option<Self> {
        if cells.len() < 2
            || cells.iter().any(|cell| is_filled(cell) && text(cell).is_none_or(|text| text.len() > LONGEST))
        {
            return None;
        }
        let (mut name, mut code, mut labels) = (None, None, 0);
        for cell in cells {
            // "Đơn vị:" asks for what stands beside it.
            let Some(heading) = text(cell).filter(|text| !text.trim_end().ends_with(':')) else { continue };
            let folded = vocabulary.fold(heading);
            if vocabulary.is_label(&folded) {
                labels += 1;
            } else {
                match words::who(&folded) {
                    Some(Who::Name) => name = name.or(Some(cell.at.column)),
                    Some(Who::Code) => code = code.or(Some(cell.at.column)),
                    Some(Who::Order | Who::Kind | Who::Commune) | None => {}
                }
            }
        }
        (name.or(code).is_some() || labels >= ENOUGH_LABELS).then_some(Self { name: name.or(code) })
    }
}

struct Growing<'g, 's, 'a> {
    lines: &'g Lines<'s>,
    vocabulary: &'g Vocabulary<'a>,
    name: Option<u32>,
    first: u32,
    last: u32,
    /// The row of column numbers.
    numbers: Option<u32>,
}

impl Growing<'_, '_, '_> {
    fn by_merged(&mut self, cells: &[Cell]) {
        let lowest = cells.iter().map(|cell| self.lines.area(cell.at).last.row).max().unwrap_or(0);
        self.last = self.last.max(lowest.min(self.first + HIGHEST));
    }

    /// Takes in rows of headings under groups, of measures and of column numbers.
    fn down(&mut self) {
        while self.last < self.first + HIGHEST {
            let place = self.lines.place_of(self.last + 1);
            let Some(cells) = self.lines.get(place).filter(|_| self.lines.row_number(place) == Some(self.last + 1))
            else {
                break;
            };
            if self.numbers_columns(cells, place) {
                self.numbers = Some(self.last + 1);
                self.last += 1;
                break;
            }
            if !self.is_subheading(cells) {
                break;
            }
            self.last += 1;
            self.by_merged(cells);
        }
    }

    /// "(1) (2) (3)", "A B 1 2": ascending. Where no column names units, figures may look the same.
    fn numbers_columns(&self, cells: &[Cell], place: usize) -> bool {
        let row = self.last + 1;
        let bracketed = cells.iter().any(|cell| text(cell).is_some_and(|text| text.trim().starts_with('(')));
        let is_named = match self.name {
            Some(name) => {
                cells.iter().any(|cell| cell.at.column == name)
                    || (bracketed && self.lines.seen(Address::new(row, name)).is_none())
            }
            None => {
                bracketed
                    || (counts_up(cells) && self.lines.get(place + 1).is_some_and(|next| next.len() * 2 > cells.len()))
            }
        };
        is_named && is_numbering(cells)
    }

    fn is_subheading(&self, cells: &[Cell]) -> bool {
        let row = self.last + 1;
        let named = self.name.and_then(|name| self.lines.seen(Address::new(row, name)));
        if named.is_some_and(|cell| cell.at.row == row && is_filled(cell)) {
            return false;
        }
        let filled: Vec<&Cell> = cells.iter().filter(|cell| is_filled(cell)).collect();
        let Some(folded) =
            filled.iter().map(|cell| Some(self.vocabulary.fold(text(cell)?))).collect::<Option<Vec<_>>>()
        else {
            return false;
        };
        let measures = |word: &String| self.vocabulary.is_measure(word) || word == "ty le";
        if !folded.is_empty() && folded.iter().all(measures) {
            return true;
        }
        let known = folded.iter().filter(|word| self.vocabulary.is_subheading(word)).count();
        let under_group = |cell: &&Cell| match self.heading_above(cell.at) {
            None => true,
            Some(above) => {
                let (above, own) = (self.lines.area(above.at), self.lines.area(cell.at));
                above.last.column - above.first.column > own.last.column - own.first.column
            }
        };
        known > 0 && known * 2 >= folded.len() && filled.iter().any(under_group)
    }

    fn heading_above(&self, at: Address) -> Option<&Cell> {
        (self.first..at.row).rev().find_map(|row| self.lines.seen(Address::new(row, at.column)))
    }

    /// Takes in rows of groups above, which leave the column of the units blank.
    fn up(&mut self) {
        for _ in 0..GROUPS_ABOVE {
            let Some(row) = self.first.checked_sub(1) else { break };
            let place = self.lines.place_of(row);
            let Some(cells) = self.lines.get(place).filter(|_| self.lines.row_number(place) == Some(row)) else {
                break;
            };
            let leftmost = self.name.unwrap_or(0);
            let is_group = |cell: &Cell| {
                text(cell).is_some_and(|text| text.len() <= LONGEST && !words::is_remark(&fold_label(text)))
                    && cell.at.column > leftmost
            };
            let is_wide = |cell: &Cell| self.lines.area(cell.at).last.column > cell.at.column;
            if self.name.is_none() || !cells.iter().all(is_group) || !(cells.len() > 1 || cells.iter().any(is_wide)) {
                break;
            }
            self.first = row;
        }
    }

    fn headings(&self) -> Vec<Heading> {
        let (from, to) = (self.lines.place_of(self.first), self.lines.place_of(self.last + 1));
        let cells = || (from..to).filter_map(|place| self.lines.get(place)).flatten();
        let leftmost = cells().map(|cell| cell.at.column).min().unwrap_or(0);
        let rightmost =
            cells().map(|cell| self.lines.area(cell.at).last.column).max().unwrap_or(0).min(leftmost + 1023);
        let mut headings: Vec<Heading> = Vec::new();
        for column in leftmost..=rightmost {
            let heading = self.heading(column);
            match headings.last_mut() {
                Some(before) if before.at == heading.at => before.last = column,
                Some(_) | None => headings.push(heading),
            }
        }
        headings
    }

    fn heading(&self, column: u32) -> Heading {
        let mut heading = Heading {
            first: column,
            last: column,
            path: Vec::new(),
            at: Address::new(self.last, column),
            measure: None,
        };
        let mut before = None;
        for row in (self.first..=self.last).filter(|row| self.numbers != Some(*row)) {
            let here = Address::new(row, column);
            let own = self.lines.seen(here).filter(|cell| is_filled(cell));
            let Some(cell) = own.or_else(|| self.carried(here)).filter(|cell| before != Some(cell.at)) else {
                continue;
            };
            before = Some(cell.at);
            let Some(folded) = text(cell).map(|text| self.vocabulary.fold(text)).filter(|folded| !folded.is_empty())
            else {
                continue;
            };
            if !heading.path.is_empty() && self.vocabulary.is_measure(&folded) && !self.vocabulary.is_label(&folded) {
                heading.measure = Some(cell.at);
                continue;
            }
            heading.path.push(folded);
            heading.at = cell.at;
        }
        heading
    }

    /// The heading of a group whose cells nobody merged: it stands over its first column, and others have theirs below.
    fn carried(&self, at: Address) -> Option<&Cell> {
        let has_lower = |column: u32| {
            (at.row + 1..=self.last).filter(|row| self.numbers != Some(*row)).any(|row| {
                self.lines.seen(Address::new(row, column)).is_some_and(|cell| cell.at.row > at.row && is_filled(cell))
            })
        };
        if self.lines.merged(at).is_some() || !has_lower(at.column) {
            return None;
        }
        let left =
            self.lines.sheet.row(at.row).iter().rev().find(|cell| cell.at.column < at.column && is_filled(cell))?;
        let is_group = self.lines.merged(left.at).is_none()
            && self.name.is_none_or(|name| left.at.column > name)
            && (left.at.column..at.column).all(has_lower);
        is_group.then_some(left)
    }
}

/// Every cell numbers its column, each with more than the one before.
pub fn is_numbering(cells: &[Cell]) -> bool {
    let numbers: Option<Vec<ColumnNumber>> =
        cells.iter().filter(|cell| is_filled(cell)).map(|cell| words::column_number(&cell.typed())).collect();
    numbers.is_some_and(|numbers| numbers.len() > 1 && numbers.is_sorted_by(|a, b| a < b))
}

/// "1 2 3", "A B 1 2": each number is one more than the one before.
fn counts_up(cells: &[Cell]) -> bool {
    let numbers = cells.iter().filter_map(|cell| match words::column_number(&cell.typed()) {
        Some(ColumnNumber::Number(number)) => Some(number),
        Some(ColumnNumber::Letter(_)) | None => None,
    });
    numbers.clone().zip(numbers.skip(1)).all(|(one, next)| next == one + 1)
}

/// Headings of which only the rows are known.
pub fn between(lines: &Lines, vocabulary: &Vocabulary, name: u32, first: u32, last: u32) -> Block {
    let numbers = (first..=last).find(|row| is_numbering(lines.sheet.row(*row)));
    let growing = Growing { lines, vocabulary, name: Some(name), first, last, numbers };
    Block { first, last, headings: growing.headings() }
}
