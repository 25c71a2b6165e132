//! Tests of the whole, one binary: they link once.
mod architecture;
mod reading;
