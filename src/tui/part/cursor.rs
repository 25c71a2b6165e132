//! Where the selection stands in a list, and which rows of the list show.
use crate::tui::action::command::List;
use std::ops::Range;

/// Remembers the size of its list from the last [`settle`](Self::settle); moving stops at both ends.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Cursor {
    at: usize,
    top: usize,
    len: usize,
    rows: usize,
}

impl Cursor {
    /// The selected row; none in an empty list.
    pub fn at(&self) -> Option<usize> {
        (self.len > 0).then_some(self.at)
    }

    /// The list or the room for it has changed: the selection stays where it can.
    pub fn settle(&mut self, len: usize, rows: usize) {
        (self.len, self.rows) = (len, rows);
        self.to(self.at);
    }

    /// Selects a row, the last one if there are fewer.
    pub fn to(&mut self, at: usize) {
        self.at = at.min(self.len.saturating_sub(1));
        // Without any room nothing shows, and what showed before is not lost.
        if self.rows > 0 {
            self.top = self.window(self.len, self.rows).start;
        }
    }

    pub fn next(&mut self) {
        self.to(self.at.saturating_add(1));
    }

    pub fn previous(&mut self) {
        self.to(self.at.saturating_sub(1));
    }

    /// The selection stays where it stands on the screen, while the rows move under it.
    pub fn page_down(&mut self) {
        self.top = self.top.saturating_add(self.page());
        self.to(self.at.saturating_add(self.page()));
    }

    pub fn page_up(&mut self) {
        self.top = self.top.saturating_sub(self.page());
        self.to(self.at.saturating_sub(self.page()));
    }

    pub fn home(&mut self) {
        self.to(0);
    }

    pub fn end(&mut self) {
        self.to(usize::MAX);
    }

    /// Moves as a key of lists says.
    pub fn step(&mut self, list: List) {
        match list {
            List::Previous => self.previous(),
            List::Next => self.next(),
            List::PageUp => self.page_up(),
            List::PageDown => self.page_down(),
            List::First => self.home(),
            List::Last => self.end(),
        }
    }

    /// The rows that show of `len` where there is room for `rows`: always with the selection, and without a gap below
    /// the last row.
    pub fn window(&self, len: usize, rows: usize) -> Range<usize> {
        let at = self.at.min(len.saturating_sub(1));
        let room = rows.max(1);
        let top = self.top.min(len.saturating_sub(room)).min(at).max((at + 1).saturating_sub(room));
        top..top.saturating_add(rows).min(len)
    }

    /// One row stays in sight, to read on from.
    fn page(&self) -> usize {
        self.rows.saturating_sub(1).max(1)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn cursor(len: usize, rows: usize, at: usize) -> Cursor {
        let mut cursor = Cursor::default();
        cursor.settle(len, rows);
        cursor.to(at);
        cursor
    }

    #[test]
    fn moving_keeps_the_selection_in_sight() {
        type Move = fn(&mut Cursor);
        let cases: [(usize, Move, Option<usize>, Range<usize>); 13] = [
            (0, Cursor::next, Some(1), 0..5),
            (4, Cursor::next, Some(5), 1..6),
            (19, Cursor::next, Some(19), 15..20),
            (0, Cursor::previous, Some(0), 0..5),
            (10, Cursor::previous, Some(9), 6..11),
            (0, Cursor::page_down, Some(4), 4..9),
            (10, Cursor::page_down, Some(14), 10..15),
            (18, Cursor::page_down, Some(19), 15..20),
            (10, Cursor::page_up, Some(6), 2..7),
            (2, Cursor::page_up, Some(0), 0..5),
            (7, Cursor::home, Some(0), 0..5),
            (7, Cursor::end, Some(19), 15..20),
            (7, |cursor| cursor.to(12), Some(12), 8..13),
        ];
        for (case, (from, go, at, window)) in cases.into_iter().enumerate() {
            let mut cursor = cursor(20, 5, from);
            go(&mut cursor);
            assert_eq!((cursor.at(), cursor.window(20, 5)), (at, window), "case {case} from {from}");
        }
    }

    #[test]
    fn a_changed_list_keeps_the_selection_where_it_can() {
        for (from, len, rows, at, window) in [
            (7, 30, 5, Some(7), 3..8),
            (7, 4, 5, Some(3), 0..4),
            (7, 0, 5, None, 0..0),
            (7, 20, 2, Some(7), 6..8),
            (7, 20, 10, Some(7), 3..13),
            (19, 20, 10, Some(19), 10..20),
            (7, 20, 0, Some(7), 7..7),
            (7, 20, 50, Some(7), 0..20),
        ] {
            let mut cursor = cursor(20, 5, from);
            assert_eq!(cursor.window(len, rows).len(), window.len(), "before it is settled");
            cursor.settle(len, rows);
            assert_eq!((cursor.at(), cursor.window(len, rows)), (at, window), "{len} rows, {rows} show");
        }
    }

    proptest! {
        #[test]
        fn the_selection_always_shows(moves in proptest::collection::vec(0..8_usize, 0..60), len in 0..40_usize, rows in 0..9_usize) {
            let mut cursor = Cursor::default();
            cursor.settle(30, 5);
            for step in moves {
                match step {
                    0 => cursor.next(),
                    1 => cursor.previous(),
                    2 => cursor.page_down(),
                    3 => cursor.page_up(),
                    4 => cursor.home(),
                    5 => cursor.end(),
                    6 => cursor.settle(len, rows),
                    _ => cursor.settle(30, 5),
                }
                for (len, rows) in [(cursor.len, cursor.rows), (len, rows)] {
                    let window = cursor.window(len, rows);
                    prop_assert_eq!(window.len(), rows.min(len));
                    let at = cursor.at.min(len.saturating_sub(1));
                    prop_assert!(window.contains(&at) || window.is_empty());
                }
            }
        }
    }
}
