//! One unit's report for one period, as read from one place of one file.
use super::Finding;
use crate::domain::{
    grid::Address,
    plan::FieldKey,
    value::{How, Value, tokens},
};
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

/// A reading: every value with the cell it came from. Made from a file, never edited: corrections are decisions.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct Report {
    /// Names of the sheets that entries point into.
    pub sheets: Vec<String>,
    pub entries: Vec<Entry>,
    /// What this file alone gives reason to say. Findings that need other reports are never stored.
    pub findings: Vec<Finding>,
}

/// What stands in one cell for one field (or one quarter, or one row of a table).
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Entry {
    pub field: FieldKey,
    /// Quarter 1–4, or row of a table from 1; 0 for a plain field.
    pub row: u32,
    /// None: nothing usable; a finding says why unless the cell was blank.
    pub value: Option<Value>,
    /// As typed, whole.
    pub typed: String,
    pub how: How,
    /// Index into [`Report::sheets`].
    pub sheet: u16,
    pub cell: Address,
}

/// What the standing needs of an [`Entry`].
#[derive(Debug, Clone, PartialEq)]
pub struct Figure {
    pub field: FieldKey,
    pub row: u32,
    pub value: Option<Value>,
}

impl Report {
    /// The figures alone, in the order of the entries.
    pub fn figures(&self) -> Vec<Figure> {
        let figure = |entry: &Entry| Figure { field: entry.field, row: entry.row, value: entry.value.clone() };
        self.entries.iter().map(figure).collect()
    }

    /// A number that two reports share if they say the same, wherever on a sheet it stands and however it was written.
    pub fn digest(&self) -> i64 {
        let mut said: Vec<_> =
            self.entries.iter().filter_map(|entry| Some((entry.field, entry.row, entry.value.as_ref()?))).collect();
        said.sort_by_key(|(field, row, _)| (*field, *row));
        let mut hash = Sha256::new();
        for (field, row, value) in said {
            hash.update(format!("{field:?}\0{row}\0{}\0", value.canonical()));
        }
        hash.finalize().first_chunk().copied().map_or(0, i64::from_le_bytes)
    }
}

tokens! {
    QuestionKind {
        Unit = "unit",
        Period = "period",
        Mapping = "mapping",
        Encoding = "encoding",
        Version = "version",
        Password = "password",
        Disagreement = "disagreement",
    }
}

/// What the clerk has to decide before a report counts.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Question {
    pub kind: QuestionKind,
    pub candidates: Vec<Candidate>,
}

/// A unit (by code) or a period (by id) that may be meant. Best first.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Candidate {
    pub code: String,
    pub name: String,
    /// 1: everything that was written fits.
    pub score: f64,
}
