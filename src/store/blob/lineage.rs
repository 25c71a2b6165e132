//! Where every figure came from, and what was found, as bytes.
use super::{FORMAT, Unreadable, payload};
use crate::domain::{
    grid::Address,
    intake::{Entry, Finding, Report},
    value::{How, Value},
};
use serde::{Deserialize, Serialize};

#[derive(Serialize, Deserialize)]
struct Stored<'a> {
    #[serde(borrow)]
    sheets: Vec<&'a str>,
    /// The words for "how" that occur; lines point into them.
    #[serde(borrow)]
    hows: Vec<&'a str>,
    #[serde(borrow)]
    lines: Vec<StoredLine<'a>>,
    /// JSON, which names what it holds; empty: none.
    findings: &'a str,
}

#[derive(Serialize, Deserialize)]
struct StoredLine<'a> {
    /// None: as [`plain`] writes the value.
    #[serde(borrow)]
    typed: Option<&'a str>,
    how: u8,
    sheet: u16,
    row: u32,
    column: u32,
}

pub(super) struct Lineage {
    pub sheets: Vec<String>,
    pub lines: Vec<Line>,
    pub findings: Vec<Finding>,
}

/// What an entry holds beside its figure.
pub(super) struct Line {
    pub typed: Option<String>,
    pub how: How,
    pub sheet: u16,
    pub cell: Address,
}

/// A value as it is mostly typed; what was typed is stored only where it differs.
pub(super) fn plain(value: Option<&Value>) -> String {
    match value {
        Some(Value::Number(number)) => number.to_string(),
        Some(Value::Text(text)) => text.clone(),
        Some(
            Value::Ratio { .. }
            | Value::YesNo(_)
            | Value::Option(_)
            | Value::Options(_)
            | Value::Date(_)
            | Value::NotApplicable,
        )
        | None => String::new(),
    }
}

pub(super) fn encode(report: &Report) -> Result<Vec<u8>, Unreadable> {
    let mut hows: Vec<How> = Vec::new();
    let mut lines = Vec::with_capacity(report.entries.len());
    for entry in &report.entries {
        let how = hows.iter().position(|how| *how == entry.how).unwrap_or_else(|| {
            hows.push(entry.how);
            hows.len() - 1
        });
        lines.push(line(entry, u8::try_from(how).map_err(|_| Unreadable)?));
    }
    let findings = match report.findings.as_slice() {
        [] => String::new(),
        findings => serde_json::to_string(findings).map_err(|_| Unreadable)?,
    };
    let stored = Stored {
        sheets: report.sheets.iter().map(String::as_str).collect(),
        hows: hows.into_iter().map(How::token).collect(),
        lines,
        findings: &findings,
    };
    Ok(postcard::to_extend(&stored, vec![FORMAT])?)
}

fn line(entry: &Entry, how: u8) -> StoredLine<'_> {
    let differs = entry.typed != plain(entry.value.as_ref());
    StoredLine {
        typed: differs.then_some(entry.typed.as_str()),
        how,
        sheet: entry.sheet,
        row: entry.cell.row,
        column: entry.cell.column,
    }
}

pub(super) fn decode(blob: &[u8]) -> Result<Lineage, Unreadable> {
    let (stored, rest) = postcard::take_from_bytes::<Stored<'_>>(payload(blob)?)?;
    if !rest.is_empty() {
        return Err(Unreadable);
    }
    let hows =
        stored.hows.iter().map(|token| How::from_token(token).ok_or(Unreadable)).collect::<Result<Vec<_>, _>>()?;
    let lines = stored.lines.into_iter().map(|line| {
        Ok(Line {
            typed: line.typed.map(str::to_owned),
            how: *hows.get(usize::from(line.how)).ok_or(Unreadable)?,
            sheet: line.sheet,
            cell: Address::new(line.row, line.column),
        })
    });
    let findings = match stored.findings {
        "" => Vec::new(),
        json => serde_json::from_str(json).map_err(|_| Unreadable)?,
    };
    Ok(Lineage {
        lines: lines.collect::<Result<_, Unreadable>>()?,
        sheets: stored.sheets.into_iter().map(str::to_owned).collect(),
        findings,
    })
}
