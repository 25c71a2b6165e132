//! Pure: the state of the parts screens are made of. No drawing, no file, no clock, no thread.
pub mod cells;
pub mod cursor;
pub mod field;
pub mod marks;
pub mod pick;
pub mod search;
#[cfg(test)]
mod typing;

pub use cells::CellCursor;
pub use cursor::Cursor;
pub use field::Field;
pub use marks::Marks;
pub use pick::rank;
pub use search::Haystack;
