//! Tests of the whole, one binary: they link once.
mod architecture;
mod document;
mod findings_doc;
mod keys;
mod reading;
