//! From a label to the cells of its values, or to the reason why none can be said to be its own.
use super::{
    FormIndex, ValueAt,
    columns::{self, Columns},
    labels::Hit,
};
use crate::domain::{
    grid::{Address, Cell, Sheet},
    intake::{Code, Expected, Finding},
    plan::layout::Part,
};

pub struct Placing<'a> {
    pub sheet: &'a Sheet,
    pub index: &'a FormIndex<'a>,
    pub hits: &'a [Hit],
    pub columns: &'a Columns,
}

impl Placing<'_> {
    /// Puts down the value cells that belong to one label.
    pub fn place(&self, hit: &Hit, values: &mut Vec<ValueAt>, findings: &mut Vec<Finding>) {
        let area = self.sheet.area(Address::new(hit.at.row, self.columns.value));
        let finding =
            |code, cell| Finding::new(code).on(&self.sheet.name, Some(cell)).of(hit.field).found(self.typed(cell));
        let shares = |other: &Hit| other.field != hit.field && (area.first.row..=area.last.row).contains(&other.at.row);
        if self.hits.iter().any(shares) {
            // One figure beside several labels belongs to none of them for certain.
            findings.push(finding(Code::SheetAmbiguous, area.first));
            return;
        }
        let single = ValueAt {
            field: hit.field,
            part: hit.part,
            row: hit.quarter,
            cell: area.first,
            label: hit.at,
            answer: None,
        };
        if hit.part != Part::Quarters {
            values.push(single);
            if self.sheet.cell(single.cell).is_none()
                && let Some(stray) = self.stray_value(hit)
            {
                findings.push(finding(Code::LabelBlank, stray));
            }
        } else if let Some(quarters) = columns::quarter_columns(self.sheet, hit.at.row) {
            let cells = quarters.map(|column| Address::new(hit.at.row, column));
            values.extend((1..).zip(cells).map(|(row, cell)| ValueAt { row, cell, ..single }));
        } else if self.sheet.cell(single.cell).is_some() {
            let expected = Expected::Words(format!("{}: I, II, III, IV", self.index.label(hit.field)));
            findings.push(finding(Code::SheetAmbiguous, single.cell).expected(expected));
        }
    }

    fn typed(&self, at: Address) -> String {
        self.sheet.cell(at).map(Cell::typed).unwrap_or_default()
    }

    /// A figure that may belong to a label whose own value cell is blank: further right, or in the row below where
    /// that has no label.
    fn stray_value(&self, hit: &Hit) -> Option<Address> {
        let field = self.index.form.get(hit.field)?;
        let fits = |cell: &&Cell| columns::is_readable(self.sheet, hit.field, field, cell);
        let right = |cell: &&Cell| cell.at.column > self.columns.value && !self.columns.other.contains(&cell.at.column);
        let row = hit.at.row + 1;
        let below = self.sheet.row(row);
        let labelled = below.iter().any(|cell| cell.at.column < self.columns.value);
        let under = below.iter().filter(|cell| !labelled && cell.at.column == self.columns.value);
        self.sheet.row(hit.at.row).iter().filter(right).chain(under).find(fits).map(|cell| cell.at)
    }
}
