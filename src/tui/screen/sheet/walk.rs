//! Where a key leads from a cell of a sheet.
use crate::{
    domain::grid::{Address, Sheet},
    job::sheet_view::SheetShown,
    tui::action::command::Cells,
};

/// The cell that a key leads to; pages are the cursor's own business.
pub fn step(shown: &SheetShown, at: Address, cells: Cells) -> Address {
    let sheet = &shown.sheet;
    let last_row = shown.rows.saturating_sub(1);
    let last_column = u32::try_from(shown.widths.len()).unwrap_or(u32::MAX).saturating_sub(1);
    // A merged cell is left as one.
    let area = sheet.area(at);
    let row = |row: u32| Address { row: row.min(last_row), ..at };
    let column = |column: u32| Address { column: column.min(last_column), ..at };
    match cells {
        Cells::Up => row(area.first.row.saturating_sub(1)),
        Cells::Down => row(area.last.row.saturating_add(1)),
        Cells::Left => column(area.first.column.saturating_sub(1)),
        Cells::Right => column(area.last.column.saturating_add(1)),
        Cells::RowStart => column(0),
        Cells::RowEnd => column(sheet.row(at.row).last().map_or(0, |cell| cell.at.column)),
        Cells::FarUp => row(edge(sheet, (0..at.row).rev().map(|row| Address { row, ..at }), at).row),
        Cells::FarDown => row(edge(sheet, (at.row + 1..=last_row).map(|row| Address { row, ..at }), at).row),
        Cells::FarLeft => column(edge(sheet, (0..at.column).rev().map(|column| Address { column, ..at }), at).column),
        Cells::FarRight => {
            column(edge(sheet, (at.column + 1..=last_column).map(|column| Address { column, ..at }), at).column)
        }
        Cells::First => Address::default(),
        Cells::Last => Address::new(last_row, last_column),
        Cells::PageUp | Cells::PageDown => at,
    }
}

/// Along a row or a column: the end of the filled cells one stands in, else the next filled cell, else the end.
fn edge(sheet: &Sheet, way: impl Iterator<Item = Address> + Clone, from: Address) -> Address {
    let filled = |at: &Address| sheet.cell(*at).is_some();
    let inside = filled(&from) && way.clone().next().is_some_and(|next| filled(&next));
    let found = if inside { way.clone().take_while(filled).last() } else { way.clone().find(filled) };
    found.or_else(|| way.last()).unwrap_or(from)
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;
    use crate::domain::grid::{Area, Cell, Content};

    #[test]
    fn keys_lead_where_they_lead_in_excel() {
        let at = |text: &str| text.parse::<Address>().unwrap();
        let cells = ["B2", "C2", "D2", "F2", "B3", "B9"].map(|text| Cell::new(at(text), Content::Number(1.0)));
        let merged = vec![Area { first: at("B5"), last: at("D6") }];
        let sheet = Sheet { cells: cells.to_vec(), merged, ..Sheet::default() };
        let shown = SheetShown { sheet, decoded: None, rows: 9, widths: vec![1; 6], folded: vec![] };
        for (from, key, to) in [
            ("A1", Cells::Up, "A1"),
            ("A1", Cells::Left, "A1"),
            ("F9", Cells::Down, "F9"),
            ("F9", Cells::Right, "F9"),
            ("C5", Cells::Down, "C7"),
            ("C6", Cells::Right, "E6"),
            ("D5", Cells::Left, "A5"),
            ("C6", Cells::Up, "C4"),
            ("B2", Cells::FarRight, "D2"),
            ("D2", Cells::FarRight, "F2"),
            ("F2", Cells::FarLeft, "D2"),
            ("A2", Cells::FarRight, "B2"),
            ("E4", Cells::FarRight, "F4"),
            ("B2", Cells::FarDown, "B3"),
            ("B3", Cells::FarDown, "B9"),
            ("B9", Cells::FarUp, "B3"),
            ("C9", Cells::FarUp, "C2"),
            ("A9", Cells::FarUp, "A1"),
            ("C2", Cells::RowEnd, "F2"),
            ("C4", Cells::RowEnd, "A4"),
            ("C4", Cells::RowStart, "A4"),
            ("C4", Cells::First, "A1"),
            ("C4", Cells::Last, "F9"),
        ] {
            assert_eq!(step(&shown, at(from), key).to_string(), to, "{key:?} from {from}");
        }
        let empty = SheetShown { sheet: Sheet::default(), decoded: None, rows: 0, widths: vec![], folded: vec![] };
        for key in Cells::ALL {
            assert_eq!(step(&empty, Address::default(), *key), Address::default(), "{key:?}");
        }
    }
}
