//! The screen. Its table of commands comes first: everything that names a key reads it.
pub mod action;
