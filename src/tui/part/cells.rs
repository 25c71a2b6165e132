//! Where the cell cursor stands in a sheet, and which rows and columns of the sheet show.
use crate::domain::grid::Address;

/// Remembers the size of its sheet and the room for it from the last [`settle`](Self::settle).
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct CellCursor {
    at: Address,
    /// The first row and the first column that show.
    top: u32,
    left: u32,
}

/// A column that shows: which, from which column of the screen on, how wide.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Slot {
    pub column: u32,
    pub x: u16,
    pub width: u16,
}

/// Room for cells on the screen, and how wide each column of the sheet would like to be.
#[derive(Debug, Clone, Copy)]
pub struct Room<'a> {
    pub rows: u16,
    pub columns: u16,
    pub widths: &'a [u16],
}

/// No column is narrower.
const NARROWEST: u16 = 4;
/// However long the texts in it, a column leaves room for its neighbours.
const WIDEST: u16 = 46;

impl Room<'_> {
    /// A column of the screen is kept for the sign before a text.
    fn width(&self, column: u32) -> u16 {
        let most = (self.columns / 3).clamp(NARROWEST, WIDEST);
        let wanted = usize::try_from(column).ok().and_then(|at| self.widths.get(at)).copied().unwrap_or(0);
        wanted.saturating_add(1).clamp(NARROWEST, most)
    }

    /// The columns that show from this one on, a line between each two; the last may be cut off.
    fn slots(&self, left: u32) -> Vec<Slot> {
        let mut slots = Vec::new();
        let mut x: u16 = 0;
        let last = u32::try_from(self.widths.len()).unwrap_or(u32::MAX).max(1);
        for column in left..last {
            let Some(rest) = self.columns.checked_sub(x).filter(|rest| *rest > 0) else { break };
            let width = self.width(column).min(rest);
            slots.push(Slot { column, x, width });
            x = x.saturating_add(width).saturating_add(1);
        }
        slots
    }
}

impl CellCursor {
    pub const fn at(&self) -> Address {
        self.at
    }

    pub const fn top(&self) -> u32 {
        self.top
    }

    /// Goes to a cell; the sheet moves only as far as it must.
    pub fn to(&mut self, at: Address, room: Room<'_>) {
        self.at = at;
        self.settle(room);
    }

    /// Jumps to a cell: one that was out of sight shows with what stands around it.
    pub fn jump(&mut self, at: Address, room: Room<'_>) {
        let rows = u32::from(room.rows);
        if at.row < self.top || at.row >= self.top.saturating_add(rows) {
            self.top = at.row.saturating_sub(rows / 3);
        }
        self.to(at, room);
    }

    /// The room has changed: the cursor's cell stays in sight.
    pub fn settle(&mut self, room: Room<'_>) {
        // Without any room nothing shows, and what showed before is not lost.
        if room.rows == 0 || room.columns == 0 {
            return;
        }
        let rows = u32::from(room.rows);
        self.top = self.top.min(self.at.row).max((self.at.row + 1).saturating_sub(rows));
        self.left = self.left.min(self.at.column);
        // The cell is whole in sight, unless it alone is wider than the room.
        while self.left < self.at.column && !self.shows_whole(room) {
            self.left += 1;
        }
    }

    fn shows_whole(&self, room: Room<'_>) -> bool {
        let slots = room.slots(self.left);
        let slot = slots.iter().find(|slot| slot.column == self.at.column);
        slot.is_some_and(|slot| slot.width == room.width(slot.column))
    }

    /// The rows move under the cursor by a page; it stays where it stands on the screen.
    pub fn page(&mut self, down: bool, rows: u32, room: Room<'_>) {
        let page = u32::from(room.rows).saturating_sub(1).max(1);
        let last = rows.saturating_sub(1);
        let step = |from: u32| if down { from.saturating_add(page).min(last) } else { from.saturating_sub(page) };
        self.top = step(self.top).min((last + 1).saturating_sub(u32::from(room.rows)));
        self.to(Address { row: step(self.at.row), ..self.at }, room);
    }

    /// The columns that show.
    pub fn slots(&self, room: Room<'_>) -> Vec<Slot> {
        room.slots(self.left)
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    fn at(text: &str) -> Address {
        text.parse().unwrap()
    }

    #[test]
    fn the_cell_is_always_in_sight_and_the_sheet_moves_no_more_than_it_must() {
        let widths = [3, 60, 0, 10, 10, 10];
        let room = Room { rows: 5, columns: 45, widths: &widths };
        let mut cursor = CellCursor::default();
        for (to, top, shown) in [
            ("A1", 0, vec![0, 1, 2, 3, 4]),
            ("A9", 4, vec![0, 1, 2, 3, 4]),
            ("D7", 4, vec![0, 1, 2, 3, 4]),
            ("E7", 4, vec![1, 2, 3, 4]),
            ("F2", 1, vec![2, 3, 4, 5]),
            ("C2", 1, vec![2, 3, 4, 5]),
            ("A1", 0, vec![0, 1, 2, 3, 4]),
        ] {
            cursor.to(at(to), room);
            let columns: Vec<u32> = cursor.slots(room).iter().map(|slot| slot.column).collect();
            assert_eq!((cursor.top(), columns), (top, shown), "{to}");
        }
    }

    #[test]
    fn a_page_stops_at_both_ends() {
        let room = Room { rows: 10, columns: 40, widths: &[5] };
        let mut cursor = CellCursor::default();
        for (down, row, top) in [(true, 9, 9), (true, 18, 15), (true, 24, 15), (false, 15, 6), (false, 6, 0)] {
            cursor.page(down, 25, room);
            assert_eq!((cursor.at().row, cursor.top()), (row, top));
        }
    }

    #[test]
    fn no_room_is_too_small() {
        for columns in 0..30 {
            for rows in 0..4 {
                let mut cursor = CellCursor::default();
                let room = Room { rows, columns, widths: &[2, 90, 3] };
                cursor.to(at("C7"), room);
                let slots = cursor.slots(room);
                assert!(slots.iter().all(|slot| slot.x + slot.width <= columns));
                assert!(columns == 0 || rows == 0 || slots.iter().any(|slot| slot.column == 2), "{columns}");
            }
        }
    }
}
