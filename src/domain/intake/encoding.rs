//! Legacy encodings of sheets.
use crate::domain::grid::Workbook;

/// What later sheets of this kind are known by.
pub fn keys(_: &Workbook, unit: Option<&str>) -> Vec<String> {
    unit.map(|code| format!("unit:{code}")).into_iter().collect()
}
