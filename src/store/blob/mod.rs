//! How a report is written into the book: its figures, which the standing reads by the million, apart from their
//! lineage, which is read when somebody looks at one report.
//!
//! The shapes here belong to the format alone and follow no change of the domain's types: a variant added in the
//! middle of an enum must not turn old figures into other ones. What has a name in the domain is stored by that
//! name. A change here means a new format number; older blobs are then made again by a rebuild.
mod bytes;
mod figure;
mod lineage;
#[cfg(test)]
mod tests;

use crate::domain::intake::{Entry, Figure, Report};

/// First byte of every blob.
const FORMAT: u8 = 1;

/// The blob is of another format, or not what this program wrote.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Unreadable;

impl From<postcard::Error> for Unreadable {
    fn from(_: postcard::Error) -> Self {
        Self
    }
}

/// Figures and lineage of a report.
pub(super) fn encode(report: &Report) -> Result<(Vec<u8>, Vec<u8>), Unreadable> {
    Ok((figure::encode(&report.entries)?, lineage::encode(report)?))
}

/// The report out of its two parts.
pub(super) fn report(figures: &[u8], lineage: &[u8]) -> Result<Report, Unreadable> {
    let mut decoded = Vec::new();
    each_figure(figures, |figure| decoded.push(figure))?;
    let lineage = lineage::decode(lineage)?;
    if lineage.lines.len() != decoded.len() {
        return Err(Unreadable);
    }
    let entries = decoded.into_iter().zip(lineage.lines).map(|(Figure { field, row, value }, line)| Entry {
        typed: line.typed.unwrap_or_else(|| lineage::plain(value.as_ref())),
        field,
        row,
        value,
        how: line.how,
        sheet: line.sheet,
        cell: line.cell,
    });
    Ok(Report { entries: entries.collect(), sheets: lineage.sheets, findings: lineage.findings })
}

/// The figures alone. Those before the place where a blob is damaged have been handed on when that shows.
pub(super) fn each_figure(blob: &[u8], each: impl FnMut(Figure)) -> Result<(), Unreadable> {
    figure::decode(payload(blob)?, each)
}

fn payload(blob: &[u8]) -> Result<&[u8], Unreadable> {
    match blob.split_first() {
        Some((&FORMAT, payload)) => Ok(payload),
        Some(_) | None => Err(Unreadable),
    }
}
