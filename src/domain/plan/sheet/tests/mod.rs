//! Plans through a workbook and back, and workbooks that are wrong.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::panic)]
mod round_trip;
