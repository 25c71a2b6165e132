//! From the labels of one lane to the cells of their values, or to the reason why none can be said to be their own.
use super::{
    Answer, Check, FormIndex, Given, Located, Unclear, ValueAt,
    columns::{Columns, Group},
    headings::{Band, Heading},
    labels::Hit,
    lanes::Lane,
    role::{self, Role},
    texts::Texts,
};
use crate::domain::{
    grid::{Address, Area, Cell},
    intake::{Code, Expected, Finding},
    plan::{Accrual, Field, layout::Part},
    vietnamese::Word,
};
use std::collections::BTreeMap;

pub struct Placing<'a> {
    pub texts: &'a Texts<'a>,
    pub index: &'a FormIndex<'a>,
    pub lane: &'a Lane,
    pub bands: &'a [Band],
    pub given: &'a Given<'a>,
    columns: BTreeMap<Key, Columns>,
}

/// The headings that speak of a label's value, and nearer ones that only offer answers to other labels.
type Key = (Option<usize>, Option<usize>);

/// How a label's value is written down.
enum Way {
    /// One column per answer.
    Answers(usize, Vec<(u32, Answer)>),
    /// One column per quarter.
    Quarters(usize),
    Value(Key),
}

impl<'a> Placing<'a> {
    /// Settles the value column of every group of labels. `taught` is the one a clerk showed.
    pub fn new(
        texts: &'a Texts<'a>,
        index: &'a FormIndex<'a>,
        lane: &'a Lane,
        bands: &'a [Band],
        given: &'a Given<'a>,
        taught: Option<u32>,
    ) -> Result<Self, Unclear> {
        let mut placing = Self { texts, index, lane, bands, given, columns: BTreeMap::new() };
        let mut groups: BTreeMap<Key, Vec<&Hit>> = BTreeMap::new();
        let mut has_marks = false;
        for hit in &lane.hits {
            match placing.way(hit) {
                // The cells of quarters prove nothing for the others.
                Way::Value(key) if hit.part == Part::Quarters => {
                    groups.entry(key).or_default();
                }
                Way::Value(key) => groups.entry(key).or_default().push(hit),
                Way::Answers(..) => has_marks = true,
                Way::Quarters(_) => {}
            }
        }
        for (key, hits) in groups {
            let band = key.0.and_then(|at| bands.get(at));
            let blocked = key.1.and_then(|at| bands.get(at));
            let group = Group { texts, index, lane, band, blocked, has_marks, hits };
            let columns = match taught {
                Some(value) => group.taught(value)?,
                None => group.columns()?,
            };
            placing.columns.insert(key, columns);
        }
        Ok(placing)
    }

    /// Puts down the value cells that belong to one label.
    pub fn place(&self, hit: &Hit, located: &mut Located) {
        match self.way(hit) {
            Way::Answers(band, columns) => self.place_answers(hit, band, &columns, located),
            Way::Quarters(band) => self.place_quarters(hit, band, located),
            Way::Value(key) => {
                let Some(columns) = self.columns.get(&key) else { return };
                if hit.part == Part::Quarters {
                    self.place_quarter_rows(hit, columns, located);
                } else {
                    self.place_value(hit, columns, located);
                }
            }
        }
    }

    /// The cell that holds the value of a row with an unknown label, read like the label above it.
    pub fn value_of(&self, row: u32) -> Option<Address> {
        let above = self.lane.hits.iter().rev().find(|hit| hit.at.row <= row)?;
        let filled = |column: &u32| self.texts.sheet.cell(Address::new(row, *column)).is_some();
        let column = match self.way(above) {
            Way::Answers(_, columns) => columns.into_iter().map(|(column, _)| column).find(filled)?,
            Way::Quarters(band) => {
                self.bands.get(band)?.columns_of(|role| matches!(role, Role::Quarter(..))).into_iter().find(filled)?
            }
            Way::Value(key) => self.columns.get(&key)?.value,
        };
        Some(Address::new(row, column))
    }

    fn way(&self, hit: &Hit) -> Way {
        let over = |(_, band): &(usize, &Band)| band.is_over(hit.at.row);
        let mut aside = None;
        for (at, band) in self.bands.iter().enumerate().rev().filter(over) {
            if hit.part == Part::Quarters
                && band.columns.values().any(|heading| matches!(heading.role, Role::Quarter(..)))
            {
                return Way::Quarters(at);
            }
            if let Some(answers) = self.index.form.get(hit.field).and_then(|field| answers(field, band)) {
                return Way::Answers(at, answers);
            }
            if band.speaks_of_values() {
                return Way::Value((Some(at), aside));
            }
            let offers = band.columns.values().filter(|heading| heading.role == Role::Answer).count() > 1;
            if offers && self.is_within_body(band) {
                aside = aside.or(Some(at));
            }
        }
        let plain = |(_, band): &(usize, &Band)| {
            let other = band.columns.values().any(|heading| !matches!(heading.role, Role::Quarter(..) | Role::Sum));
            other || !self.is_within_body(band)
        };
        let band = self.bands.iter().enumerate().rev().filter(over).find(plain).map(|(at, _)| at);
        Way::Value((band, aside.filter(|aside| Some(*aside) != band)))
    }

    fn is_within_body(&self, band: &Band) -> bool {
        self.lane.first_row().is_some_and(|first| band.first_row > first)
    }

    fn place_value(&self, hit: &Hit, columns: &Columns, located: &mut Located) {
        let at = Address::new(hit.at.row, columns.value);
        let mut area = self.texts.area(at);
        if area.contains(hit.at) {
            area = Area { first: at, last: at };
        }
        let shares = |other: &Hit| other.field != hit.field && (area.first.row..=area.last.row).contains(&other.at.row);
        if area.first.row != area.last.row && self.lane.hits.iter().any(shares) {
            // One figure beside several labels belongs to none of them for certain.
            located.findings.push(self.finding(Code::SheetAmbiguous, hit, area.first));
            return;
        }
        let filled = |column: &u32| self.texts.sheet.cell(Address::new(hit.at.row, *column)).is_some();
        let meant = columns.answers.iter().copied().find(filled).map(|column| Address::new(hit.at.row, column));
        if let Some(under) = meant.filter(|under| *under == area.first || self.texts.sheet.cell(area.first).is_none()) {
            // A figure under "Có" or "Khá": these labels have no such answer.
            located.findings.push(self.finding(Code::SheetAmbiguous, hit, under));
            return;
        }
        let cell = self.below_merged(hit, area.first).unwrap_or(area.first);
        located.values.push(ValueAt { cell, ..value_at(hit) });
        if self.texts.sheet.cell(cell).is_none()
            && let Some(stray) = self.stray_value(hit, columns)
        {
            located.findings.push(self.finding(Code::LabelBlank, hit, stray));
        }
        if let Some((column, name)) = &columns.running
            && self.index.form.get(hit.field).is_some_and(adds_up)
        {
            let total = Address::new(cell.row, *column);
            located.checks.push(Check::Running { field: hit.field, value: cell, total, name: name.clone() });
        }
    }

    /// The value of a label that is merged over several rows may stand beside any of them.
    fn below_merged(&self, hit: &Hit, value: Address) -> Option<Address> {
        let last = self.texts.area(hit.at).last.row;
        if last == hit.at.row || self.texts.sheet.cell(value).is_some() {
            return None;
        }
        let beside = (hit.at.row + 1..=last).map(|row| Address::new(row, value.column));
        let mut filled = beside.filter(|at| self.texts.sheet.cell(*at).is_some());
        filled.next().filter(|_| filled.next().is_none())
    }

    fn place_answers(&self, hit: &Hit, band: usize, columns: &[(u32, Answer)], located: &mut Located) {
        let at = |column: u32| Address::new(hit.at.row, column);
        let cells: Vec<(Address, Answer)> =
            columns.iter().map(|(column, answer)| (self.texts.area(at(*column)).first, *answer)).collect();
        let is_filled = |cell: &Address| self.texts.sheet.cell(*cell).is_some();
        if let Some(stray) = self.stray_mark(hit, band, columns) {
            let heading = self.bands.get(band).and_then(|band| band.columns.get(&stray.column));
            let named = heading.map_or_else(|| self.texts.typed(stray), |heading| heading.answer.clone());
            let options = columns.iter().filter_map(|(column, _)| self.bands.get(band)?.columns.get(column));
            let expected = Expected::OneOf(options.map(|heading| heading.answer.clone()).collect());
            located.findings.push(self.finding(Code::NotAnOption, hit, stray).found(named).expected(expected));
            return;
        }
        let of_two = |(at, answer): &&(Address, Answer)| {
            is_filled(at) && cells.iter().any(|(other, meant)| (other == at) != (meant == answer))
        };
        match cells.iter().find(of_two) {
            // One merged cell under two headings: a word answers there, a mark does not.
            Some((cell, answer))
                if !self.says_tick(*cell) && cells.iter().any(|(other, meant)| other == cell && meant != answer) =>
            {
                located.values.push(ValueAt { cell: *cell, ..value_at(hit) });
            }
            // Two columns under one heading.
            Some((cell, _)) => located.findings.push(self.finding(Code::SheetAmbiguous, hit, *cell)),
            None => located.values.extend(cells.iter().map(|(cell, answer)| ValueAt {
                cell: *cell,
                answer: Some(*answer),
                ..value_at(hit)
            })),
        }
    }

    /// A mark in a column of answers that this label does not have.
    fn stray_mark(&self, hit: &Hit, band: usize, columns: &[(u32, Answer)]) -> Option<Address> {
        let band = self.bands.get(band)?;
        let is_other = |column: u32| {
            let role = band.columns.get(&column).map_or(Role::Unknown, |heading| heading.role);
            !columns.iter().any(|(one, _)| *one == column) && matches!(role, Role::Answer | Role::Unknown)
        };
        let row = self.texts.row(hit.at.row).map(|(cell, _)| cell.at);
        row.filter(|at| self.lane.holds_values(at.column) && is_other(at.column)).find(|at| self.says_tick(*at))
    }

    fn says_tick(&self, at: Address) -> bool {
        Word::of(self.texts.typed(at).trim()) == Some(Word::Tick)
    }

    fn place_quarters(&self, hit: &Hit, band: usize, located: &mut Located) {
        let Some(band) = self.bands.get(band) else { return };
        let mut placed = Vec::new();
        for number in 1..=4 {
            let headed = band.columns.iter().filter_map(|(column, heading)| match heading.role {
                Role::Quarter(one, year) if one == number => {
                    Some((Address::new(hit.at.row, *column), heading.at, heading.text.as_str(), year))
                }
                _ => None,
            });
            placed.extend(self.quarter(hit, number, &headed.collect::<Vec<_>>(), located));
        }
        let sums = band.columns_of(|role| role == Role::Sum);
        if let ([sum], [_, _, _, _]) = (sums.as_slice(), placed.as_slice()) {
            located.checks.push(Check::Sum { field: hit.field, parts: placed, total: Address::new(hit.at.row, *sum) });
        }
    }

    /// "Quý I", "Quý II" … in rows of their own under the label.
    fn place_quarter_rows(&self, hit: &Hit, columns: &Columns, located: &mut Located) {
        let after = self.lane.hits.iter().map(|other| other.at.row).find(|row| *row > hit.at.row);
        let last = after.map_or(hit.at.row + 8, |row| row - 1).min(hit.at.row + 8);
        let names: Vec<(u8, Address, String, Option<i32>)> = self
            .texts
            .rows(hit.at.row, last)
            .filter(|(cell, folded)| {
                (self.lane.left..columns.value).contains(&cell.at.column) && role::is_quarter_name(folded)
            })
            .filter_map(|(cell, folded)| {
                Some((role::quarter_of(folded)?, cell.at, cell.typed(), role::year_in(folded)))
            })
            .collect();
        let own = Address::new(hit.at.row, columns.value);
        let mut placed = Vec::new();
        for number in 1..=4 {
            let named = names.iter().filter(|(one, ..)| *one == number);
            let headed = named.map(|(_, at, text, year)| (Address::new(at.row, own.column), *at, text.as_str(), *year));
            placed.extend(self.quarter(hit, number, &headed.collect::<Vec<_>>(), located));
        }
        if self.texts.sheet.cell(own).is_none() || placed.contains(&own) {
            return;
        }
        if placed.len() == 4 {
            located.checks.push(Check::Sum { field: hit.field, parts: placed, total: own });
        } else if placed.is_empty() {
            let expected = Expected::Words(format!("{}: I, II, III, IV", self.index.label(hit.field)));
            located.findings.push(self.finding(Code::SheetAmbiguous, hit, own).expected(expected));
        }
    }

    /// The cell of one quarter among those whose headings name it. Another year's is never taken.
    fn quarter(
        &self,
        hit: &Hit,
        number: u8,
        headed: &[(Address, Address, &str, Option<i32>)],
        located: &mut Located,
    ) -> Option<Address> {
        let wanted = self.given.quarters.get(usize::from(number).checked_sub(1)?).copied().flatten();
        let fits = |year: Option<i32>| year.is_none() || wanted.is_none() || year == wanted;
        let fitting: Vec<_> = headed.iter().filter(|(.., year)| fits(*year)).collect();
        match (fitting.as_slice(), headed) {
            ([(cell, ..)], _) => {
                located.values.push(ValueAt { cell: *cell, row: number.into(), part: Part::Quarters, ..value_at(hit) });
                return Some(*cell);
            }
            ([], []) => {}
            // Nothing was filled in for the other year: nothing is lost.
            ([], others) => {
                if let Some((_, heading, text, _)) =
                    others.iter().find(|(cell, ..)| self.texts.sheet.cell(*cell).is_some())
                {
                    let year = wanted.map(|year| Expected::Name(year.to_string()));
                    let finding = self.finding(Code::PeriodMismatch, hit, *heading).found(*text);
                    located.findings.push(Finding { expected: year, ..finding });
                }
            }
            (several, _) => {
                if let Some((cell, ..)) = several.iter().find(|(cell, ..)| self.texts.sheet.cell(*cell).is_some()) {
                    located.findings.push(self.finding(Code::SheetAmbiguous, hit, *cell));
                }
            }
        }
        None
    }

    fn finding(&self, code: Code, hit: &Hit, cell: Address) -> Finding {
        Finding::new(code).on(&self.texts.sheet.name, Some(cell)).of(hit.field).found(self.texts.typed(cell))
    }

    /// A figure that may belong to a label whose own value cell is blank: further right, or in the row below where
    /// that has no label.
    fn stray_value(&self, hit: &Hit, columns: &Columns) -> Option<Address> {
        let fits = |cell: &&Cell| self.index.is_readable(&self.texts.sheet.name, hit.field, cell);
        let right = |cell: &&Cell| {
            cell.at.column > columns.value
                && self.lane.holds_values(cell.at.column)
                && !columns.other.contains(&cell.at.column)
        };
        let row = hit.at.row + 1;
        let below = || self.texts.row(row).map(|(cell, _)| cell).filter(|cell| self.lane.is_within(cell.at.column));
        let labelled = below().any(|cell| cell.at.column < columns.value);
        let under = below().filter(|cell| !labelled && cell.at.column == columns.value);
        self.texts.row(hit.at.row).map(|(cell, _)| cell).filter(right).chain(under).find(fits).map(|cell| cell.at)
    }
}

fn value_at(hit: &Hit) -> ValueAt {
    ValueAt { field: hit.field, part: hit.part, row: hit.quarter, cell: hit.at, label: hit.at, answer: None }
}

/// Figures of which a running total can be told.
fn adds_up(field: &Field) -> bool {
    field.kind.is_summable() && field.accrual != Accrual::Snapshot
}

/// What the answer columns of a band mean to a field; None unless it has at least two of them.
fn answers(field: &Field, band: &Band) -> Option<Vec<(u32, Answer)>> {
    let meant = |(column, heading): (&u32, &Heading)| {
        (heading.role == Role::Answer).then(|| Some((*column, Answer::of(field, &heading.answer)?)))?
    };
    let columns: Vec<(u32, Answer)> = band.columns.iter().filter_map(meant).collect();
    let first = columns.first()?.1;
    columns.iter().any(|(_, answer)| *answer != first).then_some(columns)
}
