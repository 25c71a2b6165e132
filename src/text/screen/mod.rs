//! The words of the screen, a file for each of its places.
pub mod app;
pub mod chooser;
pub mod intake;
pub mod overview;
pub mod units;
