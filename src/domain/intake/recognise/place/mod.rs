//! From the labels of one lane to the cells of their values, or to the reason why none can be said to be their own.
mod marks;
mod quarters;

use super::{
    Answer, Check, FormIndex, Given, Located, Unclear, ValueAt,
    columns::{Columns, Group},
    headings::Band,
    labels::Hit,
    lanes::{Lane, TALLEST_LABEL},
    role::Role,
    texts::Texts,
};
use crate::domain::{
    grid::{Address, Area, Cell, Content},
    intake::{Code, Finding},
    plan::{Accrual, Field, FieldKind, layout::Part},
};
use std::collections::{BTreeMap, HashSet};

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

    /// Figures among the values of a lane beside which no label stands: nobody knows what they are.
    pub fn nameless(&self, quiet: &HashSet<u32>) -> Vec<Finding> {
        let (Some(first), Some(last)) = (self.lane.first_row(), self.lane.last_row()) else { return vec![] };
        let labelled = self.lane.labelled_rows(self.texts);
        let is_open = |row: u32| !labelled.contains(&row) && !quiet.contains(&row);
        let figures = self.texts.rows(first, last).filter(|(cell, _)| {
            matches!(cell.content, Content::Number(_)) && self.lane.holds_values(cell.at.column) && is_open(cell.at.row)
        });
        let is_value = |at: Address| self.value_of(at.row) == Some(at);
        let is_named = |at: Address| {
            let mut left = self.texts.row(at.row).filter(|(cell, _)| self.lane.is_within(cell.at.column));
            left.any(|(cell, folded)| cell.at.column < at.column && !folded.is_empty())
        };
        let stray = figures.map(|(cell, _)| cell).filter(|cell| is_value(cell.at) && !is_named(cell.at));
        stray
            .map(|cell| Finding::new(Code::LabelBlank).on(&self.texts.sheet.name, Some(cell.at)).found(cell.typed()))
            .collect()
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
            if let Some(answers) = self.index.form.get(hit.field).and_then(|field| marks::answers(field, band)) {
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
        if !self.lane.holds_values(columns.value) {
            // The next label stands right beside this one.
            located.findings.push(self.finding(Code::SheetAmbiguous, hit, hit.at));
            return;
        }
        let at = match self.share_cell(hit, columns) {
            Ok(share) => share.unwrap_or(Address::new(hit.at.row, columns.value)),
            Err(number) => {
                located.findings.push(self.finding(Code::SheetAmbiguous, hit, number));
                return;
            }
        };
        let mut area = self.texts.area(at);
        if area.contains(hit.at) {
            area = Area { first: at, last: at };
        }
        if let Some(shared) = self.shared(hit, at) {
            located.findings.push(self.finding(Code::SheetAmbiguous, hit, shared));
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

    /// The cell merged down over the rows of other labels: its figure belongs to none of them for certain.
    fn shared(&self, hit: &Hit, at: Address) -> Option<Address> {
        let area = self.texts.area(at);
        let shares = |other: &Hit| other.field != hit.field && (area.first.row..=area.last.row).contains(&other.at.row);
        let is_shared = area.first.row != area.last.row && !area.contains(hit.at) && self.lane.hits.iter().any(shares);
        (is_shared && self.texts.sheet.cell(area.first).is_some()).then_some(area.first)
    }

    /// Where the share stands that a field asks for, beside the number it was computed from. Err: only a number stands
    /// there, which is no share.
    fn share_cell(&self, hit: &Hit, columns: &Columns) -> Result<Option<Address>, Address> {
        let asks_share = self.index.form.get(hit.field).is_some_and(|field| matches!(field.kind, FieldKind::Percent));
        let filled = |column: u32| self.texts.sheet.cell(Address::new(hit.at.row, column));
        match columns.shares.as_slice() {
            [share] if asks_share => match (filled(*share), filled(columns.value)) {
                (Some(cell), _) => Ok(Some(cell.at)),
                (None, Some(number)) if !(number.percent_format || number.typed().trim_end().ends_with('%')) => {
                    Err(number.at)
                }
                (None, _) => Ok(None),
            },
            _ => Ok(None),
        }
    }

    /// The value of a label that is merged over several rows may stand beside any of them.
    fn below_merged(&self, hit: &Hit, value: Address) -> Option<Address> {
        let last = self.texts.area(hit.at).last.row.min(hit.at.row.saturating_add(TALLEST_LABEL));
        if last == hit.at.row || self.texts.sheet.cell(value).is_some() {
            return None;
        }
        let beside = (hit.at.row + 1..=last).map(|row| Address::new(row, value.column));
        let mut filled = beside.filter(|at| self.texts.sheet.cell(*at).is_some());
        filled.next().filter(|_| filled.next().is_none())
    }

    fn finding(&self, code: Code, hit: &Hit, cell: Address) -> Finding {
        Finding::new(code).on(&self.texts.sheet.name, Some(cell)).of(hit.field).found(self.texts.typed(cell))
    }

    /// A figure or a mark that may belong to a label whose own value cell is blank: beside it, or in the row below where
    /// that has no label.
    fn stray_value(&self, hit: &Hit, columns: &Columns) -> Option<Address> {
        // A share was computed from a figure that is not there.
        let is_share = |cell: &&Cell| columns.shares.contains(&cell.at.column);
        let fits = |cell: &&Cell| is_share(cell) || self.index.is_readable(&self.texts.sheet.name, hit.field, cell);
        let beside = |cell: &&Cell| {
            cell.at.column != columns.value
                && !self.index.is_measure(cell, self.texts.at(cell.at))
                && self.lane.holds_values(cell.at.column)
                && (!columns.other.contains(&cell.at.column) || is_share(cell))
        };
        let row = hit.at.row + 1;
        let below = || self.texts.row(row).map(|(cell, _)| cell).filter(|cell| self.lane.is_within(cell.at.column));
        let labelled = below().any(|cell| cell.at.column < columns.value);
        let under = below().filter(|cell| !labelled && cell.at.column == columns.value);
        self.texts.row(hit.at.row).map(|(cell, _)| cell).filter(beside).chain(under).find(fits).map(|cell| cell.at)
    }
}

fn value_at(hit: &Hit) -> ValueAt {
    ValueAt { field: hit.field, part: hit.part, row: hit.quarter, cell: hit.at, label: hit.at, answer: None }
}

/// Figures of which a running total can be told.
fn adds_up(field: &Field) -> bool {
    field.kind.is_summable() && field.accrual != Accrual::Snapshot
}
