//! Reading workbooks: what an honest file gives, what a hostile one is refused with, and children that die.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::panic)]
pub mod files;
mod formats;
mod honest;
mod hostile;
mod locked;
mod ods;
mod pool;
mod xls;

use tonghop::{
    domain::{
        grid::{Address, Content, Sheet, Workbook},
        intake::Code,
    },
    sheet::read::{Limits, read_in_process},
};

fn read(bytes: &[u8]) -> Workbook {
    read_in_process(bytes, &Limits::default()).unwrap_or_else(|finding| panic!("{finding:?}"))
}

#[track_caller]
fn refused(bytes: &[u8], code: Code) -> String {
    let finding = read_in_process(bytes, &Limits::default()).unwrap_err();
    assert_eq!(finding.code, code, "{finding:?}");
    finding.found.unwrap_or_default()
}

fn at(text: &str) -> Address {
    text.parse().unwrap()
}

fn content<'a>(sheet: &'a Sheet, cell: &str) -> Option<&'a Content> {
    sheet.cell(at(cell)).map(|cell| &cell.content)
}
