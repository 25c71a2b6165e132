//! Drawing: roles, text, tables, bars. The only place with colours; it knows no screen.
mod bar;
mod canvas;
mod dialog;
mod field;
mod frame;
mod list;
mod plain;
mod room;
mod sign;
mod theme;

pub use bar::{gauge, sparkline, split_bar};
pub use canvas::{Canvas, Hit, Hits, clip, padded, width, wrapped};
pub use dialog::dialog;
pub use field::field;
pub use frame::{Frame, frame};
pub use list::{Align, Cell, Column, Line, table};
pub use plain::to_ascii;
pub use room::take_line;
pub use sign::{sector_sign, severity_sign, state_sign, verdict_sign};
pub use theme::{Role, Theme};

/// So many fifths of a length, rounded down; no length is too long.
pub const fn fifths(length: u16, fifths: u16) -> u16 {
    length / 5 * fifths + length % 5 * fifths / 5
}
