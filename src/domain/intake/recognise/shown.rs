//! Learning by showing: from what a clerk points at to a lesson, and from a lesson to the cells of another sheet.
use super::{
    FormIndex, Given, Located, ValueAt,
    fingerprint::fingerprint,
    lanes::Lane,
    texts::{Texts, text},
};
use crate::domain::{
    grid::{Address, Sheet},
    intake::{Code, Expected, Finding, Mapping, Shown},
    plan::{FieldKey, FieldKind, Form, layout::Part},
};
use std::collections::{BTreeMap, BTreeSet};

/// Why a cell cannot be the place of a field's value.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum NotShown {
    #[error("the form has no field {0}")]
    Field(String),
    #[error("{0} is the label {1}")]
    Label(Address, String),
    #[error("{0} lies outside the sheet")]
    Outside(Address),
    #[error("{0} is shown for two fields: {1} and {2}")]
    Twice(Address, String, String),
    #[error("nothing was shown")]
    Nothing,
}

/// One place of a form, as scripts name it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
struct Place {
    field: FieldKey,
    part: Part,
    row: u32,
}

/// Checks what was shown, and notes beside each cell what names it there, so that it is found again on other sheets.
pub fn check_shown(sheet: &Sheet, form: &Form, places: Vec<Shown>) -> Result<Vec<Shown>, NotShown> {
    if places.is_empty() {
        return Err(NotShown::Nothing);
    }
    let index = FormIndex::new(form);
    let texts = Texts::new(sheet);
    let last = sheet.cells.iter().map(|cell| cell.at.column).max().unwrap_or(0);
    let last_row = sheet.cells.last().map_or(0, |cell| cell.at.row);
    let in_unit_table = places.iter().any(names_unit);
    let mut seen: BTreeMap<Address, String> = BTreeMap::new();
    let check = |mut shown: Shown| {
        let known = place(form, &shown.field).is_some() || names_unit(&shown);
        known.then_some(()).ok_or_else(|| NotShown::Field(shown.field.clone()))?;
        let cell = texts.area(shown.cell).first;
        if cell.row > last_row || cell.column > last {
            return Err(NotShown::Outside(shown.cell));
        }
        // The headings of a table with a row for each unit may be pointed at: they name the whole column.
        let is_column =
            in_unit_table || matches!(place(form, &shown.field), Some(Place { field: FieldKey::Column { .. }, .. }));
        if let Some(label) = sheet.cell(cell).filter(|cell| !is_column && is_own_label(&texts, &index, cell.at)) {
            return Err(NotShown::Label(shown.cell, label.typed()));
        }
        if let Some(other) = seen.insert(cell, shown.field.clone()).filter(|other| *other != shown.field) {
            return Err(NotShown::Twice(shown.cell, other, shown.field));
        }
        shown.beside = named_by(&texts, cell);
        shown.cell = cell;
        Ok(shown)
    };
    places.into_iter().map(check).collect()
}

/// In a table with a row for each unit: the column that says which one.
fn names_unit(shown: &Shown) -> bool {
    super::units::NAMES.contains(&shown.field.as_str())
}

/// A label of the form that has room for its value to the right.
fn is_own_label(texts: &Texts, index: &FormIndex, at: Address) -> bool {
    let in_left_part = texts.row(at.row).any(|(cell, _)| cell.at.column > at.column);
    texts.sheet.cell(at).is_some_and(|cell| index.is_label(cell, texts.at(at))) && in_left_part
}

/// What names a cell on its sheet: the longest text left of it in its row, else the nearest text above it.
fn named_by(texts: &Texts, at: Address) -> String {
    let left = texts.row(at.row).filter(|(cell, folded)| cell.at.column < at.column && !folded.is_empty());
    let left = left.map(|(_, folded)| folded).max_by_key(|folded| folded.len());
    let above = || {
        let mut cells = texts.rows(0, at.row.checked_sub(1)?).rev();
        cells.find(|(cell, folded)| cell.at.column == at.column && !folded.is_empty()).map(|(_, folded)| folded)
    };
    left.filter(|folded| folded.len() > 2).or_else(above).unwrap_or_default().to_owned()
}

/// `field`, `field/numerator`, `field/2`, `table.column`.
fn place(form: &Form, name: &str) -> Option<Place> {
    let (name, side) = name.split_once('/').map_or((name, None), |(name, side)| (name, Some(side)));
    let field = form.key(name)?;
    let definition = form.get(field)?;
    let is_ratio = matches!(definition.kind, FieldKind::Ratio { .. });
    let (part, row) = match side {
        None => (if definition.per_quarter { Part::Quarters } else { Part::Whole }, 0),
        Some("numerator") if is_ratio => (Part::Numerator, 0),
        Some("denominator") if is_ratio => (Part::Denominator, 0),
        Some(quarter @ ("1" | "2" | "3" | "4")) if definition.per_quarter => (Part::Quarters, quarter.parse().ok()?),
        Some(_) => return None,
    };
    Some(Place { field, part, row })
}

/// What was taught for sheets like this one.
#[derive(Debug, Default)]
pub struct Taught {
    who: String,
    /// Cells beside the field's own label: they stand for their whole column.
    columns: Vec<(Place, Address)>,
    cells: Vec<(Place, Address)>,
    /// Places that do not stand where they were shown.
    lost: Vec<(FieldKey, Address)>,
}

impl Taught {
    pub fn of(texts: &Texts, index: &FormIndex, given: &Given) -> Self {
        if given.lessons.mappings.is_empty() {
            return Self::default();
        }
        let mapping = given.lessons.mappings.get(&fingerprint(texts.sheet));
        mapping
            .filter(|mapping| mapping.form == index.form.id)
            .map_or_else(Self::default, |mapping| Self::read(texts, index, mapping))
    }

    fn read(texts: &Texts, index: &FormIndex, mapping: &Mapping) -> Self {
        let mut taught = Self { who: mapping.who.clone(), ..Self::default() };
        for shown in &mapping.places {
            let Some(place) = place(index.form, &shown.field) else { continue };
            let Some(at) = found_again(texts, index, shown) else {
                taught.lost.push((place.field, shown.cell));
                continue;
            };
            let on_own_row = texts.row(at.row).any(|(cell, folded)| {
                let meant = index.meaning(cell, folded).filter(|meaning| meaning.field == place.field);
                cell.at.column < at.column && meant.is_some_and(|meaning| meaning.part == place.part)
            });
            if on_own_row && place.row == 0 {
                taught.columns.push((place, at));
            } else {
                taught.cells.push((place, at));
            }
        }
        taught
    }

    pub const fn is_empty(&self) -> bool {
        self.columns.is_empty() && self.cells.is_empty()
    }

    /// The value column of a lane. Several that were shown differ: then each holds for its own cell only.
    pub fn column(&self, lane: &Lane) -> Option<u32> {
        let columns: BTreeSet<u32> =
            self.columns.iter().map(|(_, at)| at.column).filter(|column| lane.holds_values(*column)).collect();
        if columns.len() == 1 { columns.into_iter().next() } else { None }
    }

    /// Puts the cells that were shown one by one over what was found, and names who showed it.
    pub fn apply(
        &self,
        texts: &Texts,
        index: &FormIndex,
        lanes: &[Lane],
        located: &mut Located,
        findings: &mut Vec<Finding>,
    ) {
        let sheet = &texts.sheet.name;
        let in_column = |at: &Address| lanes.iter().any(|lane| self.column(lane) == Some(at.column));
        let single = self.columns.iter().filter(|(_, at)| !in_column(at));
        for (place, cell) in self.cells.iter().chain(single) {
            if let Some(other) = elsewhere(texts, index, place.field, *cell) {
                findings.push(
                    Finding::new(Code::SheetAmbiguous).on(sheet, Some(other)).of(place.field).found(texts.typed(other)),
                );
                located.values.retain(|value| value.field != place.field);
                continue;
            }
            let is_same =
                |value: &ValueAt| value.field == place.field && value.part == place.part && value.row == place.row;
            let is_answered = |value: &ValueAt| value.field == place.field && value.answer.is_some();
            located.values.retain(|value| !is_same(value) && !is_answered(value));
            findings.retain(|finding| finding.field != Some(place.field) || finding.code != Code::SheetAmbiguous);
            let label = Address::new(cell.row, 0);
            let Place { field, part, row } = *place;
            located.values.push(ValueAt { field, part, row, cell: *cell, label, answer: None });
        }
        for (field, cell) in &self.lost {
            findings
                .push(Finding::new(Code::SheetAmbiguous).on(sheet, Some(*cell)).of(*field).found(texts.typed(*cell)));
        }
        if let Some(first) = self.cells.iter().chain(&self.columns).map(|(_, cell)| *cell).min() {
            let columns = self.columns.iter().filter(|(_, at)| in_column(at));
            let mut named: BTreeSet<String> = columns.map(|(_, at)| Address::column_letters(at.column)).collect();
            let single = self.cells.iter().chain(self.columns.iter().filter(|(_, at)| !in_column(at)));
            named.extend(single.map(|(_, at)| at.to_string()));
            let named = named.into_iter().collect::<Vec<_>>().join(", ");
            let finding = Finding::new(Code::LayoutTaught).on(sheet, Some(first)).found(named);
            findings.push(finding.expected(Expected::Name(self.who.clone())));
        }
    }

    pub fn first_row(&self) -> Option<u32> {
        self.cells.iter().map(|(_, cell)| cell.row).min()
    }

    /// How many different fields were shown.
    pub fn fields(&self) -> usize {
        self.cells.iter().map(|(place, _)| place.field).collect::<BTreeSet<_>>().len()
    }
}

/// The cell that was shown is blank, and another one to the right of what names it could be the value.
fn elsewhere(texts: &Texts, index: &FormIndex, field: FieldKey, cell: Address) -> Option<Address> {
    if texts.sheet.cell(cell).is_some() {
        return None;
    }
    let mut figures = texts.row(cell.row).map(|(cell, _)| cell).skip(1).filter(|cell| text(cell).is_none());
    figures.find(|other| index.is_readable(&texts.sheet.name, field, other)).map(|other| other.at)
}

/// The cell a lesson speaks of on this sheet: named by the same text, in the same column. A place alone proves nothing.
fn found_again(texts: &Texts, index: &FormIndex, shown: &Shown) -> Option<Address> {
    let is_label = |at: Address| is_own_label(texts, index, at);
    let fits = |at: &Address| !is_label(*at) && (shown.beside.is_empty() || named_by(texts, *at) == shown.beside);
    if fits(&shown.cell) {
        return Some(shown.cell);
    }
    if shown.beside.is_empty() {
        return None;
    }
    let named = texts.cells().filter(|(cell, folded)| text(cell).is_some() && *folded == shown.beside);
    let rows = named.map(|(cell, _)| cell.at).filter(|at| at.column < shown.cell.column);
    let mut found = rows.map(|at| Address::new(at.row, shown.cell.column)).filter(|at| fits(at));
    found.next().filter(|_| found.next().is_none())
}
