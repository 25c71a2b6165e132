//! From the cells of a workbook to the text of a plan file.
mod build;
mod cell;
mod forms;
mod heading;
mod index;
mod indicator;
mod rows;
mod rule;

use super::{
    SheetFault, SheetFaultKind, Tab,
    drawn::{Drawn, Found, Place},
};
use crate::domain::{
    grid::{Address, Workbook},
    plan::{Plan, source},
};
use rows::Row;
use std::collections::BTreeMap;

/// A workbook's plan and its text, or everything that is wrong with the workbook at once.
pub fn parse(workbook: &Workbook) -> Result<(String, Plan), Vec<SheetFault>> {
    let drawn = to_toml(workbook)?;
    match source::parse(drawn.text()) {
        Ok(plan) if drawn.faults.is_empty() => Ok((drawn.text().to_owned(), plan)),
        Ok(_) => Err(drawn.all_faults(&[])),
        Err(faults) => match drawn.all_faults(&faults) {
            // Every fault has a place; should one ever have none, the workbook is still no plan.
            none if none.is_empty() => Err(vec![no_plan(workbook)]),
            all => Err(all),
        },
    }
}

/// The text a workbook makes. Fails only where nothing in it is a plan's.
pub fn to_toml(workbook: &Workbook) -> Result<Drawn, Vec<SheetFault>> {
    let mut reader = Reader { places: vec![], faults: vec![], found: BTreeMap::new() };
    let sheets = heading::find(&mut reader, workbook);
    if !sheets.iter().any(|(tab, _)| tab.is_needed()) {
        return Err(vec![no_plan(workbook)]);
    }
    let mut rows: BTreeMap<Tab, Vec<Row>> = BTreeMap::new();
    for (tab, sheet) in sheets {
        rows.insert(tab, reader.rows(tab, sheet));
    }
    index::name_all(&mut rows);
    let index = index::Index::new(&rows);
    let root = build::root(&mut reader, &rows, &index);
    let rendered = source::document::render(&root);
    Ok(Drawn { rendered, places: reader.places, found: reader.found, faults: reader.faults })
}

fn no_plan(workbook: &Workbook) -> SheetFault {
    let sheet = workbook.sheets.first().map(|sheet| sheet.name.clone()).unwrap_or_default();
    SheetFault { sheet, cell: None, tab: None, heading: None, other: None, kind: SheetFaultKind::NotAPlan }
}

/// What is known of the workbook while it is read.
struct Reader {
    places: Vec<Place>,
    faults: Vec<SheetFault>,
    found: BTreeMap<Tab, Found>,
}

impl Reader {
    fn mark(&mut self, tab: Tab, cell: Address) -> usize {
        self.places.push(Place { tab, cell, is_row: false });
        self.places.len() - 1
    }

    /// The cell of a key in the row that a mark stands for.
    fn beside(&mut self, row: &Row, key: &'static str) -> usize {
        let place = self.places.get(row.mark).copied();
        let cell = place
            .and_then(|place| Some((place.tab, self.found.get(&place.tab)?.cell(place.tab, key, place.cell.row)?)));
        match cell {
            Some((tab, cell)) => self.mark(tab, cell),
            None => row.mark,
        }
    }

    fn fault(&mut self, mark: usize, kind: SheetFaultKind) {
        let Some(place) = self.places.get(mark).copied() else { return };
        let Some(found) = self.found.get(&place.tab) else { return };
        self.faults.push(SheetFault {
            sheet: found.name.clone(),
            cell: Some(place.cell),
            tab: Some(place.tab),
            heading: found.heading(place.tab, place.cell),
            other: None,
            kind,
        });
    }
}
