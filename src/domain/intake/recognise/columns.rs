//! Which column holds the values, and which four hold the quarters.
use super::labels::{FormIndex, Hit, text};
use crate::domain::{
    grid::{Address, Cell, Sheet},
    intake::{Code, Expected, Finding, extract},
    plan::{Field, FieldKey, FieldKind, layout::Part},
    vietnamese::{fold, fold_label},
};
use chrono::NaiveDate;
use std::collections::BTreeMap;

/// Headings of the column that holds what the school reports.
const VALUE_HEADINGS: &[&str] = &[
    "ket qua",
    "ket qua thuc hien",
    "so lieu",
    "gia tri",
    "tra loi",
    "thuc hien",
    "so luong",
    "ky nay",
    "noi dung bao cao",
    "ket qua dat duoc",
    "so lieu bao cao",
    "ket qua bao cao",
];
/// Headings of columns that never hold values.
const OTHER_HEADINGS: &[&str] =
    &["don vi tinh", "dvt", "dv tinh", "ghi chu", "cach ghi", "huong dan", "minh chung", "luy ke"];
/// How a quarter is written, folded.
pub const QUARTERS: [&[&str]; 4] =
    [&["quy i", "quy 1", "q1"], &["quy ii", "quy 2", "q2"], &["quy iii", "quy 3", "q3"], &["quy iv", "quy 4", "q4"]];

/// Words under "Đơn vị tính" that are not a field's own.
const MEASURE_WORDS: &[&str] = &["co khong", "muc", "ngay", "dong", "nghin dong", "trieu dong", "%", "ngay thang nam"];

/// The column of the values, or the question which one it is.
pub fn value_column(sheet: &Sheet, index: &FormIndex, hits: &[Hit], label_column: u32) -> Result<u32, Box<Finding>> {
    let first_row = hits.iter().map(|hit| hit.at.row).min().unwrap_or(0);
    let after_label = |hit: &Hit| sheet.area(hit.at).last.column + 1;
    let start =
        hits.iter().filter(|hit| hit.at.column == label_column).map(after_label).max().unwrap_or(label_column + 1);
    let headings: Vec<&Cell> = sheet
        .cells
        .iter()
        .filter(|cell| cell.at.row < first_row && cell.at.row + 8 >= first_row && cell.at.column >= start)
        .collect();
    let headed = |words: &[&str]| -> Vec<u32> {
        let named =
            headings.iter().filter(|cell| text(cell).is_some_and(|text| words.contains(&fold_label(text).as_str())));
        named.map(|cell| cell.at.column).collect()
    };
    if let [column] = headed(VALUE_HEADINGS).as_slice() {
        return Ok(*column);
    }
    let other = headed(OTHER_HEADINGS);
    let scores = score_columns(sheet, index, hits, start);
    let mut candidates: Vec<(u32, Score)> =
        scores.into_iter().filter(|(column, score)| !other.contains(column) && !score.is_measure_column()).collect();
    candidates.sort_by_key(|(column, score)| (std::cmp::Reverse(score.readable), *column));
    match candidates.as_slice() {
        [] => Ok(start),
        [(column, _)] => Ok(*column),
        // Only one of them reads as what the fields ask for: by far, not by a little.
        [(column, best), (_, second), ..] if best.readable > 3 * second.readable => Ok(*column),
        [(first, _), (second, _), ..] => {
            let names = [first, second].map(|column| Address::column_letters(*column));
            Err(Box::new(
                Finding::new(Code::SheetAmbiguous)
                    .on(&sheet.name, Some(Address::new(first_row, *first)))
                    .found(names.join(", "))
                    .expected(Expected::Words(names.join(" / "))),
            ))
        }
    }
}

#[derive(Debug, Default)]
struct Score {
    filled: usize,
    /// Cells that the field beside them can take as its value.
    readable: usize,
    /// Cells that only name a unit of measure.
    measures: usize,
}

impl Score {
    const fn is_measure_column(&self) -> bool {
        self.measures * 5 >= self.filled * 3 && self.measures > 0
    }
}

fn score_columns(sheet: &Sheet, index: &FormIndex, hits: &[Hit], start: u32) -> BTreeMap<u32, Score> {
    let mut scores: BTreeMap<u32, Score> = BTreeMap::new();
    for hit in hits.iter().filter(|hit| hit.part != Part::Quarters) {
        let Some(field) = index.form.get(hit.field) else { continue };
        for cell in sheet.row(hit.at.row).iter().filter(|cell| cell.at.column >= start) {
            let score = scores.entry(cell.at.column).or_default();
            score.filled += 1;
            if names_measure(cell, field) {
                score.measures += 1;
            } else if is_readable(sheet, hit.field, field, cell) {
                score.readable += 1;
            }
        }
    }
    scores
}

/// The cell says something the field can hold; a text field can hold anything, so it proves nothing.
fn is_readable(sheet: &Sheet, key: FieldKey, field: &Field, cell: &Cell) -> bool {
    let context = extract::Context { sheet: &sheet.name, key, money: None, period: (NaiveDate::MIN, NaiveDate::MAX) };
    !matches!(field.kind, FieldKind::Text) && extract::read(field, Some(cell), &context).value.is_some()
}

fn names_measure(cell: &Cell, field: &Field) -> bool {
    let Some(text) = text(cell) else { return false };
    let folded = fold(text);
    field.unit_words.iter().any(|word| fold(word) == folded)
        || MEASURE_WORDS.contains(&folded.as_str())
        || text.trim() == "%"
}

/// The four columns headed by quarters in the nearest row above that names them.
pub fn quarter_columns(sheet: &Sheet, row: u32) -> Option<[u32; 4]> {
    let above = sheet.cells.iter().rev().skip_while(|cell| cell.at.row >= row);
    let mut found: [Option<u32>; 4] = [None; 4];
    let mut header_row = None;
    for cell in above.take_while(|cell| cell.at.row + 40 >= row) {
        let Some(text) = text(cell) else { continue };
        let folded = fold_label(text);
        let Some(quarter) = QUARTERS.iter().position(|names| names.iter().any(|name| starts_with_words(&folded, name)))
        else {
            continue;
        };
        // Only headings of one row belong together.
        if header_row.is_some_and(|header| header != cell.at.row) {
            break;
        }
        header_row = Some(cell.at.row);
        if let Some(place) = found.get_mut(quarter) {
            *place = Some(cell.at.column);
        }
    }
    match found {
        [Some(first), Some(second), Some(third), Some(fourth)] => Some([first, second, third, fourth]),
        _ => None,
    }
}

/// The folded text begins with the name of a quarter.
pub fn names_quarter(folded: &str) -> bool {
    QUARTERS.iter().any(|names| names.iter().any(|name| starts_with_words(folded, name)))
}

/// "quy i 2026" starts with "quy i", "quy ii" does not.
fn starts_with_words(text: &str, words: &str) -> bool {
    text.strip_prefix(words).is_some_and(|rest| rest.is_empty() || rest.starts_with(' '))
}
