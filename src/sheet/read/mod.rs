//! From a file's bytes to a grid, safely: sniffed by content, bounded by limits, read in a child process.
//!
//! ```text
//! check_bytes ──► ReaderPool ══ pipe ══► serve ──► read_in_process ──┬► xlsx: package, light + calamine ──► Workbook
//!                                                                    ├► xls: container, records
//!                                                                    └► xlsb: package, records
//! ```
//!
//! Whatever a file does, it costs at most one child; it is read whole or refused with a finding.
mod archive;
mod binary;
mod child;
mod content;
mod delimited;
mod draft;
mod fields;
mod html;
mod letters;
mod light;
mod limits;
mod link;
mod manifest;
mod ods;
mod package;
mod plain;
mod pool;
mod protocol;
mod refuse;
mod runs;
mod scan;
mod serve;
mod shared;
mod shown;
mod sniff;
mod spreadsheet_ml;
mod stored;
mod unlock;
mod watchdog;
mod xls;
mod xlsb;
mod xlsx;

pub use archive::{Archive, Member};
pub use limits::{Limits, size};
pub use pool::ReaderPool;
pub use serve::{READER_FLAG, confine, serve};
pub use sniff::{Kind, is_skipped_name, sniff};

use crate::domain::{
    grid::Workbook,
    intake::{Code, Expected, Finding},
};
use std::panic::{AssertUnwindSafe, catch_unwind};

/// What can be said before reading: the kind of a readable file, or why it is refused.
pub fn check_bytes(bytes: &[u8], limits: &Limits) -> Result<Kind, Finding> {
    let length = bytes.len() as u64;
    if length > limits.file {
        return Err(Finding::new(Code::FileTooLarge).found(size(length)).expected(Expected::Limit(size(limits.file))));
    }
    let kind = sniff(bytes);
    let code = match kind {
        Kind::Ooxml | Kind::Xlsb | Kind::Xls | Kind::Ods | Kind::Html | Kind::Xml | Kind::Csv => return Ok(kind),
        Kind::Empty => return Err(Finding::new(Code::FileEmpty)),
        Kind::EncryptedOoxml => return Err(Finding::new(Code::FileEncrypted)),
        // Archives that nobody could open before this, and what nobody knows: a report may be inside.
        Kind::Zip | Kind::Rar | Kind::SevenZip | Kind::Unknown => Code::FileUnreadable,
        Kind::Word | Kind::Slides | Kind::Pdf | Kind::Picture => Code::FileNotSpreadsheet,
    };
    Err(Finding::new(code).found(kind.token()))
}

/// Reads a workbook in this very process: what the child runs. Anyone else uses [`ReaderPool`].
pub fn read_in_process(bytes: &[u8], limits: &Limits) -> Result<Workbook, Finding> {
    let kind = check_bytes(bytes, limits)?;
    // calamine indexes and subtracts on some malformed references.
    let read = catch_unwind(AssertUnwindSafe(|| match kind {
        Kind::Ooxml => xlsx::read(bytes, limits),
        Kind::Xls => xls::read(bytes, limits),
        Kind::Xlsb => xlsb::read(bytes, limits),
        Kind::Ods => ods::read(bytes, limits),
        Kind::Html => html::read(bytes, limits),
        Kind::Xml => spreadsheet_ml::read(bytes, limits),
        Kind::Csv => delimited::read(bytes, limits),
        Kind::EncryptedOoxml | Kind::Empty | Kind::Rar | Kind::SevenZip | Kind::Zip | Kind::Unknown => unread(kind),
        Kind::Word | Kind::Slides | Kind::Pdf | Kind::Picture => unread(kind),
    }));
    read.unwrap_or_else(|_| Err(refuse::damaged("the reader gave up")))
}

/// What [`check_bytes`] lets through is read; this says so in types.
fn unread(kind: Kind) -> Result<Workbook, Finding> {
    Err(refuse::unreadable(kind.token()))
}
