//! The words of the screen, a file for each of its places.
pub mod app;
pub mod export;
pub mod first_run;
pub mod overview;
pub mod units;
