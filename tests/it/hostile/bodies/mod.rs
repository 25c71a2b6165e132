//! What the fuzz targets run, and the tests run on the cases that fuzzing once found: one parser of untrusted input
//! each, with what must hold whatever comes in.
pub mod archive;
pub mod grid;
pub mod legacy;
pub mod plan;
pub mod take;
pub mod values;
