//! The hidden sheet of our blank form: which plan, form, unit and period it was made for.
use crate::domain::grid::{Address, Sheet};

/// Name of the hidden sheet.
pub const SHEET: &str = "_tonghop";

/// What the hidden sheet says. Absent rows are `None`.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Marker {
    pub plan: Option<String>,
    pub form: Option<String>,
    pub form_version: Option<u32>,
    pub period: Option<String>,
    /// The unit's code; None on a form made for everybody.
    pub unit: Option<String>,
}

impl Marker {
    /// Key and value of each row, in order.
    pub fn to_rows(&self) -> Vec<(&'static str, String)> {
        let number = self.form_version.map(|version| version.to_string());
        [
            ("plan", &self.plan),
            ("form", &self.form),
            ("form_version", &number),
            ("period", &self.period),
            ("unit", &self.unit),
        ]
        .into_iter()
        .filter_map(|(key, value)| Some((key, value.clone()?)))
        .collect()
    }

    pub fn from_sheet(sheet: &Sheet) -> Self {
        let value = |key: &str| {
            let row = sheet.cells.iter().find(|cell| cell.at.column == 0 && cell.typed() == key)?.at.row;
            sheet.cell(Address::new(row, 1)).map(|cell| cell.typed().trim().to_owned()).filter(|text| !text.is_empty())
        };
        Self {
            plan: value("plan"),
            form: value("form"),
            form_version: value("form_version").and_then(|text| text.parse().ok()),
            period: value("period"),
            unit: value("unit"),
        }
    }
}
