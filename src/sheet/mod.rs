//! The only place for file formats.
pub mod read;
pub mod write;
