//! Everything that decides. Pure: no file, no clock, no SQL, no terminal; "today" is an argument.
pub mod book;
pub mod grid;
pub mod intake;
pub mod plan;
pub mod standing;
pub mod unit;
pub mod value;
pub mod vietnamese;
