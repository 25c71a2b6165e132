//! How the consolidated workbook is known again when it comes back: it is nobody's report, and its “–” is no 0.
use crate::domain::{
    grid::{Sheet, Workbook},
    vietnamese::fold,
};

/// Title and headings of the sheet with a row for each unit, as they are written there.
pub const TITLE: &str = "KẾT QUẢ THEO ĐƠN VỊ";
pub const STATE: &str = "Trạng thái";
pub const OWES: &str = "Phải báo cáo";
/// All of them stand above the units.
const HEAD_ROWS: u32 = 15;

/// The sheet by which a workbook is known to be a consolidated one, whatever somebody called it since.
pub fn known_by(workbook: &Workbook) -> Option<&Sheet> {
    workbook.sheets.iter().find(|sheet| {
        let head = || sheet.cells.iter().take_while(|cell| cell.at.row < HEAD_ROWS);
        let says = |text: &str| head().any(|cell| fold(&cell.typed()) == fold(text));
        says(TITLE) && says(STATE) && says(OWES)
    })
}
