//! HTML that wears `.xls`, as report software writes it: what a user of Excel sees when it is opened.
//!
//! One sheet: lines of text and tables below each other, a table inside a cell spread over the cells it needs.
mod lines;
mod look;
mod mhtml;
mod page;
mod table;
mod value;

use super::{delimited::SHEET, draft::Draft, letters, limits::Limits, refuse::unreadable};
use crate::domain::{grid::Workbook, intake::Finding};

/// Where a page names its letters, if it does.
const HEAD: usize = 4096;

pub fn read(bytes: &[u8], limits: &Limits) -> Result<Workbook, Finding> {
    let mut draft = Draft::new(limits);
    let mut tables = 0;
    if mhtml::is_one(bytes) {
        for part in mhtml::pages(bytes)? {
            let text = letters::decode(&part.bytes, part.charset.as_deref().or(charset(&part.bytes).as_deref()))?;
            // A page without a table only frames the others.
            if text.to_ascii_lowercase().contains("<table") {
                tables += sheet(&text, &mut draft)?;
            }
        }
    } else {
        let text = letters::decode(bytes, charset(bytes).as_deref())?;
        tables += sheet(&text, &mut draft)?;
    }
    if tables == 0 { Err(unreadable(super::Kind::Html.token())) } else { draft.finish() }
}

/// Reads one page as one sheet; how many tables it has.
fn sheet(text: &str, draft: &mut Draft) -> Result<usize, Finding> {
    draft.sheet(&name(text), false)?;
    page::read(text, draft)
}

/// Excel notes the name of the sheet beside the page; where it notes several, they are elsewhere.
fn name(text: &str) -> String {
    let mut names = text.split("<x:Name>").skip(1).filter_map(|rest| rest.split_once("</x:Name>"));
    match (names.next(), names.next()) {
        (Some((name, _)), None) if !name.trim().is_empty() && name.len() < 256 => {
            quick_xml::escape::unescape(name).map_or_else(|_| name.to_owned(), |name| name.into_owned())
        }
        _ => SHEET.to_owned(),
    }
}

/// What `<meta charset=…>` or `<meta content="text/html; charset=…">` says.
fn charset(bytes: &[u8]) -> Option<String> {
    let head = String::from_utf8_lossy(bytes.get(..bytes.len().min(HEAD)).unwrap_or_default()).to_ascii_lowercase();
    let (_, value) = head.split_once("charset=")?;
    let value = value.trim_start_matches(['"', '\'', ' ']);
    let end = value.find(|letter: char| !letter.is_ascii_alphanumeric() && !"-_".contains(letter))?;
    value.get(..end).map(str::to_owned)
}

#[cfg(test)]
mod tests;
