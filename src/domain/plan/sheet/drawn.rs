//! A workbook's plan as text, and the way back from a place in the text to a cell.
use super::{Column, SheetFault, SheetFaultKind, Tab};
use crate::domain::{
    grid::Address,
    plan::source::{Fault, FaultKind, document::Rendered},
};
use std::collections::BTreeMap;

/// A cell that a stretch of the text came from; for a whole row, its first cell.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Place {
    pub tab: Tab,
    pub cell: Address,
    pub is_row: bool,
}

/// Where the headings of a sheet stand.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Found {
    pub name: String,
    /// By the first key of a column: its column; on the sheet of the plan, its row.
    pub positions: BTreeMap<&'static str, u32>,
    /// The target years and their columns.
    pub years: Vec<(i32, u32)>,
    /// The row of the headings; on the sheet of the plan the column of the values.
    pub head: u32,
}

#[derive(Debug, Clone, Default)]
pub struct Drawn {
    pub(super) rendered: Rendered,
    pub(super) places: Vec<Place>,
    pub(super) found: BTreeMap<Tab, Found>,
    /// What was wrong before the text could be made.
    pub(super) faults: Vec<SheetFault>,
}

impl Found {
    /// The cell of a key, in a row.
    pub fn cell(&self, tab: Tab, key: &str, row: u32) -> Option<Address> {
        let position = *self.positions.get(column(tab, key)?.keys.first()?)?;
        Some(if tab == Tab::Plan { Address::new(position, self.head) } else { Address::new(row, position) })
    }

    /// The heading of a cell.
    pub fn heading(&self, tab: Tab, cell: Address) -> Option<String> {
        let position = if tab == Tab::Plan { cell.row } else { cell.column };
        let known = self.positions.iter().find(|(_, at)| **at == position);
        let heading = known.and_then(|(key, _)| tab.heading(key)).map(str::to_owned);
        heading.or_else(|| self.years.iter().find(|(_, at)| *at == position).map(|(year, _)| year.to_string()))
    }
}

/// The column that a key of plan files belongs to, whole or as a part of it.
pub fn column(tab: Tab, key: &str) -> Option<&'static Column> {
    let key = match key {
        "field" | "per_quarter" | "ratio" | "all" | "nested" | "of" | "within" if tab == Tab::Indicators => "fields",
        "rows" | "complete_rows" if tab == Tab::Indicators => "fields",
        "unit" if tab == Tab::Forms => "kind",
        key => key,
    };
    let part = |known: &str| known.split_once('.').is_some_and(|(whole, part)| whole == key || part == key);
    tab.column(key).or_else(|| tab.columns().iter().find(|column| column.keys.iter().any(|known| part(known))))
}

impl Drawn {
    pub fn text(&self) -> &str {
        &self.rendered.text
    }

    /// What is wrong with the workbook: what was seen in its cells, and what the reader of plans says of the text.
    ///
    /// A cell that could not be read is named once; what follows from its absence is not said again.
    pub fn all_faults(&self, faults: &[Fault]) -> Vec<SheetFault> {
        let mut all = self.faults.clone();
        for fault in faults {
            let Some(fault) = self.locate(fault) else { continue };
            let same = |known: &SheetFault| {
                known.sheet == fault.sheet && known.cell == fault.cell && (fault.cell.is_some() || *known == fault)
            };
            if !self.faults.iter().any(|known| same(known) || is_cause(known, &fault)) && !all.contains(&fault) {
                all.push(fault);
            }
        }
        let order = |fault: &SheetFault| (fault.tab.is_none(), fault.tab, fault.cell);
        all.sort_by_key(order);
        all
    }

    /// None where something said before is the cause.
    fn locate(&self, fault: &Fault) -> Option<SheetFault> {
        if let (0, FaultKind::MissingKey { key }) = (fault.at, &fault.kind)
            && let Some(tab) = sheet_of(key)
        {
            let found = self.found.get(&tab)?;
            let kind = SheetFaultKind::Plan(fault.kind.clone());
            return Some(SheetFault {
                sheet: found.name.clone(),
                cell: None,
                tab: Some(tab),
                heading: None,
                other: None,
                kind,
            });
        }
        let place = match (fault.at, &fault.kind) {
            (0, FaultKind::MissingKey { .. }) => Place { tab: Tab::Plan, cell: Address::new(0, 0), is_row: true },
            _ => self.rendered.mark_at(fault.at).and_then(|mark| self.places.get(mark)).copied()?,
        };
        let found = self.found.get(&place.tab)?;
        let key = place.is_row.then(|| key_of(&fault.kind)).flatten();
        let cell = key.and_then(|key| found.cell(place.tab, key, place.cell.row)).unwrap_or(place.cell);
        let other = match &fault.kind {
            FaultKind::Duplicate { first_line, .. } => self.on_line(*first_line),
            FaultKind::RulesContradict { other } | FaultKind::SameWording { other, .. } => {
                self.with_id(place.tab, other)
            }
            _ => None,
        };
        Some(SheetFault {
            sheet: found.name.clone(),
            cell: Some(cell),
            tab: Some(place.tab),
            heading: found.heading(place.tab, cell),
            other,
            kind: SheetFaultKind::Plan(fault.kind.clone()),
        })
    }

    fn named(&self, mark: usize) -> Option<(String, Address)> {
        let place = self.places.get(mark)?;
        Some((self.found.get(&place.tab)?.name.clone(), place.cell))
    }

    fn on_line(&self, line: usize) -> Option<(String, Address)> {
        self.named(self.rendered.mark_on_line(line)?)
    }

    /// Where the thing with an id stands on a sheet.
    fn with_id(&self, tab: Tab, id: &str) -> Option<(String, Address)> {
        let wanted = format!("id = \"{id}\"");
        let on_sheet = |mark: &usize| self.places.get(*mark).is_some_and(|place| place.tab == tab);
        let of = self.rendered.marks.iter().filter(|(_, mark)| on_sheet(mark));
        let mut named = of.filter(|(range, _)| self.rendered.text.get(range.clone()) == Some(wanted.as_str()));
        self.named(named.next()?.1)
    }
}

/// What a judge needs may be missing because it could not be read, elsewhere in the same row.
fn is_cause(known: &SheetFault, fault: &SheetFault) -> bool {
    let row = |fault: &SheetFault| fault.cell.map(|cell| cell.row);
    matches!(fault.kind, SheetFaultKind::Plan(FaultKind::JudgeNeeds { .. }))
        && known.tab == fault.tab
        && row(known) == row(fault)
}

/// The sheet that a list of the plan stands on.
fn sheet_of(key: &str) -> Option<Tab> {
    match key {
        "kind" | "scope" | "property" => Some(Tab::Units),
        "report_type" => Some(Tab::ReportTypes),
        "form" => Some(Tab::Forms),
        _ => None,
    }
}

/// The key whose cell a fault of a whole row is about.
fn key_of(kind: &FaultKind) -> Option<&str> {
    match kind {
        FaultKind::MissingKey { key } => Some(key),
        FaultKind::OneKeyOf { keys, .. } => keys.first().copied(),
        FaultKind::AppliesToNobody { .. } => Some("kinds"),
        FaultKind::RuleWithoutFields => Some("left.fields"),
        FaultKind::UnknownKey { .. }
        | FaultKind::Syntax { .. }
        | FaultKind::WrongType { .. }
        | FaultKind::Empty { .. }
        | FaultKind::UnknownToken { .. }
        | FaultKind::BadId { .. }
        | FaultKind::NotADate { .. }
        | FaultKind::NotADay { .. }
        | FaultKind::NumberOutOfRange { .. }
        | FaultKind::Duplicate { .. }
        | FaultKind::UnknownReference { .. }
        | FaultKind::NotInForm { .. }
        | FaultKind::SameWording { .. }
        | FaultKind::YearsReversed { .. }
        | FaultKind::NotAYear { .. }
        | FaultKind::TargetOutsideYears { .. }
        | FaultKind::TargetsNotAscending { .. }
        | FaultKind::MinAboveMax { .. }
        | FaultKind::PercentOutOfRange { .. }
        | FaultKind::TooFewOptions { .. }
        | FaultKind::KindNotHere { .. }
        | FaultKind::DeadlineBeforePeriod { .. }
        | FaultKind::DeadlineBeforeCutOff { .. }
        | FaultKind::OfficeBeforeUnits { .. }
        | FaultKind::KindMismatch { .. }
        | FaultKind::QuarterMismatch { .. }
        | FaultKind::NestedInItself { .. }
        | FaultKind::JudgeNeeds { .. }
        | FaultKind::JudgeIgnores { .. }
        | FaultKind::RulesContradict { .. }
        | FaultKind::RuleAgainstBounds { .. }
        | FaultKind::DeadlineBeforeEnd { .. }
        | FaultKind::LevelsOutOfOrder { .. } => None,
    }
}
