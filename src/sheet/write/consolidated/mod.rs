//! The consolidated workbook: what goes to the province, and the office's own copy with everything in it.
mod annex;
mod by_group;
mod by_unit;
mod columns;
mod findings;
mod list;
mod lists;
mod row;
mod shown;
mod sources;
mod summary;
#[cfg(test)]
mod tests;
mod words;

use super::{
    WriteError, page,
    pen::Pen,
    style::{self, Style},
};
use crate::domain::{
    intake::Finding, plan::period::Quarter, standing::Consolidation, unit::Unit, vietnamese::fold_marked,
};
use by_group::By;
use chrono::NaiveDate;
use columns::Columns;
use rust_xlsxwriter::{DocProperties, Workbook};
use std::collections::HashMap;

/// Who reads it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Edition {
    /// Bản gửi tỉnh: no phone numbers, no lists of errors, nothing hidden.
    Province,
    /// Bản lưu: everything.
    Full,
}

/// What is to be in it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Contents<'a> {
    pub edition: Edition,
    /// Ids of the form's tables that go along in a copy that is sent on; the office's own has them all.
    pub annexes: &'a [String],
}

impl From<Edition> for Contents<'_> {
    fn from(edition: Edition) -> Self {
        Self { edition, annexes: &[] }
    }
}

/// What a finding says, and what to do about it.
pub type Wording<'a> = &'a dyn Fn(&Finding) -> (String, String);

/// What every sheet is made from.
struct Export<'a> {
    c: &'a Consolidation<'a>,
    edition: Edition,
    annexes: &'a [String],
    columns: Columns,
    style: Style,
    quarters: [Quarter; 4],
    /// Communes, folded, as the first of their units writes them: one spelling each, so that a formula counts all of them.
    communes: HashMap<String, &'a str>,
}

/// Writes the workbook. The same input gives the same bytes.
pub fn write_consolidated(
    c: &Consolidation<'_>,
    contents: Contents<'_>,
    created: NaiveDate,
    wording: Wording<'_>,
) -> Result<Vec<u8>, WriteError> {
    let Contents { edition, annexes } = contents;
    let (columns, style, quarters) = (Columns::new(c), Style::new(), c.plan.quarters(c.period));
    let mut communes = HashMap::new();
    for line in &c.units {
        communes.entry(fold_marked(&line.unit.commune)).or_insert(line.unit.commune.trim());
    }
    let export = Export { c, edition, annexes, columns, style, quarters, communes };
    let mut workbook = Workbook::new();
    let about = DocProperties::new().set_title(words::title(c)).set_company(&c.plan.letterhead.office);
    workbook.set_properties(&about.set_creation_datetime(&created));
    // 21 and 72 pixels are a row and a column in this font.
    workbook.set_default_format(&style::base(style::BODY), 21, 72)?;

    let mut sheet = |name: &str, write: &dyn Fn(&mut Pen<'_>) -> Result<(), WriteError>| {
        let sheet = workbook.add_worksheet();
        sheet.set_name(name)?;
        write(&mut Pen::new(sheet))
    };
    sheet(words::SUMMARY, &|pen| summary::write(pen, &export))?;
    sheet(words::BY_UNIT, &|pen| by_unit::write(pen, &export))?;
    sheet(words::BY_COMMUNE, &|pen| by_group::write(pen, &export, By::Commune))?;
    sheet(words::BY_KIND, &|pen| by_group::write(pen, &export, By::Kind))?;
    sheet(words::MISSING, &|pen| lists::missing(pen, &export))?;
    sheet(words::LATE, &|pen| lists::late(pen, &export))?;
    sheet(words::OFF_TARGET, &|pen| lists::off_target(pen, &export))?;
    let mut taken: Vec<String> = words::SHEETS.map(str::to_owned).into();
    for (number, table) in (1..).zip(annex::tables(&export)) {
        let title = c.form.tables.get(table).map(|table| table.title.as_str()).unwrap_or_default();
        let name = annex::sheet_name(title, &taken);
        sheet(&name, &|pen| annex::write(pen, &export, number, table))?;
        taken.push(name);
    }
    if edition == Edition::Full {
        sheet(words::FINDINGS, &|pen| findings::write(pen, &export, wording))?;
        sheet(words::SOURCES, &|pen| sources::write(pen, &export))?;
    }
    page::number_from_second_page(workbook.save_to_buffer()?)
}

impl Export<'_> {
    /// What the column of communes says of a unit.
    fn commune(&self, unit: &Unit) -> &str {
        let name = self.communes.get(&fold_marked(&unit.commune)).copied().unwrap_or_default();
        if name.is_empty() { words::NONE } else { name }
    }

    fn kind<'b>(&'b self, unit: &'b Unit) -> &'b str {
        self.c.plan.kind(&unit.kind).map_or(unit.kind.as_str(), |kind| kind.name.as_str())
    }

    fn asks_quarter(&self, number: u32) -> bool {
        self.quarters.iter().any(|quarter| quarter.number == number && quarter.asked)
    }
}
