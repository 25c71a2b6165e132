//! Tests of the whole, one binary: they link once.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::panic, clippy::expect_used)]
mod architecture;
mod archives;
mod at_once;
mod commands_doc;
mod contract;
mod demo;
mod document;
mod findings_doc;
mod findings_raised;
mod five;
mod hostile;
mod importing;
mod keys;
mod legacy;
mod libreoffice;
mod oracles;
mod plan_change;
mod plan_in_excel;
mod plans;
mod program;
mod reading;
mod screen;
mod truth;
mod workbook;
