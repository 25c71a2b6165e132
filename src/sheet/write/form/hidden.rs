//! The hidden sheet: what the form was made for, and lists too long to stand in a rule.
use super::{
    super::{WriteError, pen::Pen},
    Blank,
};
use crate::domain::{
    grid::Address,
    intake::marker::{self, Marker},
};
use rust_xlsxwriter::{Format, Worksheet};

/// First column of the lists; the marker's key and value stand left of it.
const FIRST_LIST: u32 = 3;

/// Lists that rules point at, each in a column of its own.
#[derive(Default)]
pub struct Lists(Vec<Vec<String>>);

impl Lists {
    /// Keeps a list and answers with the range it will stand in.
    pub fn add(&mut self, labels: Vec<String>) -> String {
        let known = self.0.iter().position(|list| *list == labels);
        let at = known.unwrap_or_else(|| {
            self.0.push(labels.clone());
            self.0.len() - 1
        });
        let column = Address::column_letters(FIRST_LIST + u32::try_from(at).unwrap_or(u32::MAX - FIRST_LIST));
        format!("='{}'!${column}$1:${column}${}", marker::SHEET, labels.len().max(1))
    }
}

pub fn write(sheet: &mut Worksheet, blank: &Blank<'_>, lists: &Lists) -> Result<(), WriteError> {
    let marker = Marker {
        plan: Some(blank.plan.id.clone()),
        form: Some(blank.form.id.clone()),
        form_version: Some(blank.form.version),
        period: Some(blank.period.id.to_string()),
        unit: blank.unit.map(|unit| unit.code.clone()),
    };
    sheet.set_name(marker::SHEET)?;
    sheet.set_hidden(true);
    // Text, so that no program turns a code such as 0012 or 2026 into a number.
    let text = Format::new().set_num_format("@");
    let mut pen = Pen::new(sheet);
    for (row, (key, value)) in (0..).zip(marker.to_rows()) {
        pen.text(Address::new(row, 0), key, &text)?;
        pen.text(Address::new(row, 1), &value, &text)?;
    }
    for (column, list) in (FIRST_LIST..).zip(&lists.0) {
        for (row, label) in (0..).zip(list) {
            pen.text(Address::new(row, column), label, &text)?;
        }
    }
    pen.sheet.protect();
    Ok(())
}
