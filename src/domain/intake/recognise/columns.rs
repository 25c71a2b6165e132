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

/// How headings of the column begin that holds what the school reports.
const VALUE_HEADINGS: &[&str] =
    &["ket qua", "so lieu", "gia tri", "tra loi", "thuc hien", "so luong", "ky nay", "noi dung bao cao"];
/// How headings of columns begin that never hold this period's values.
const OTHER_HEADINGS: &[&str] = &[
    "don vi",
    "dvt",
    "dv tinh",
    "ghi chu",
    "cach ghi",
    "huong dan",
    "minh chung",
    "luy ke",
    "chi tieu",
    "ke hoach",
    "muc tieu",
    "cung ky",
    "ky truoc",
    "nam truoc",
    "ma so",
    "ma",
    "stt",
    "tt",
];
/// Headings of columns that stand for an answer: a mark under one of them means that answer.
const ANSWER_HEADINGS: &[&str] = &["co", "khong", "dat", "khong dat", "chua", "chua dat", "chua co"];
/// How a quarter is written, folded.
pub const QUARTERS: [&[&str]; 4] =
    [&["quy i", "quy 1", "q1"], &["quy ii", "quy 2", "q2"], &["quy iii", "quy 3", "q3"], &["quy iv", "quy 4", "q4"]];

/// Words under "Đơn vị tính" that are not a field's own.
const MEASURE_WORDS: &[&str] = &["co khong", "muc", "ngay", "dong", "nghin dong", "trieu dong", "%", "ngay thang nam"];

/// The columns of a sheet, as far as reading it needs to know.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Columns {
    pub value: u32,
    /// Columns with headings of their own: measures, notes, targets.
    pub other: Vec<u32>,
}

/// The column of the values, or the question which one it is. Two columns that both read as values are a question,
/// whichever is the fuller: one of them may be last year, the target or the running total.
pub fn value_column(
    sheet: &Sheet,
    index: &FormIndex,
    hits: &[Hit],
    label_column: u32,
) -> Result<Columns, Box<Finding>> {
    let first_row = hits.iter().map(|hit| hit.at.row).min().unwrap_or(0);
    let after_label = |hit: &Hit| sheet.area(hit.at).last.column + 1;
    let start = hits.iter().map(after_label).max().unwrap_or(label_column + 1);
    let headings: Vec<(Address, String)> = sheet
        .cells
        .iter()
        .filter(|cell| cell.at.row < first_row && cell.at.row + 8 >= first_row && cell.at.column >= start)
        .filter_map(|cell| Some((cell.at, fold_label(text(cell)?))))
        .collect();
    let unclear = |columns: &[u32]| {
        let names: Vec<String> = columns.iter().map(|column| Address::column_letters(*column)).collect();
        let at = columns.first().map(|column| Address::new(first_row, *column));
        let finding = Finding::new(Code::SheetAmbiguous).on(&sheet.name, at).found(names.join(", "));
        Box::new(finding.expected(Expected::Words(names.join(" / "))))
    };
    let headed = |is: &dyn Fn(&str) -> bool| -> Vec<u32> {
        headings.iter().filter(|(_, heading)| is(heading)).map(|(at, _)| at.column).collect()
    };
    let answers = headed(&|heading| ANSWER_HEADINGS.contains(&heading) || index.is_option(heading));
    if answers.len() > 1 {
        return Err(unclear(&answers));
    }
    let other = headed(&|heading| begins_with(heading, OTHER_HEADINGS) || names_quarter(heading));
    let scores = score_columns(sheet, index, hits, start);
    let reads = |column: &u32| scores.get(column).is_some_and(|score| score.readable > 0);
    if let [value] = headed(&|heading| begins_with(heading, VALUE_HEADINGS)).as_slice() {
        let span =
            headings.iter().find(|(at, _)| at.column == *value).map_or(*value, |(at, _)| sheet.area(*at).last.column);
        let beside: Vec<u32> =
            (*value + 1..=span).filter(|column| scores.get(column).is_some_and(|score| score.filled > 2)).collect();
        // A heading over several columns that are filled says nothing about which of them is meant.
        return if beside.is_empty() {
            Ok(Columns { value: *value, other })
        } else {
            Err(unclear(&[&[*value], beside.as_slice()].concat()))
        };
    }
    let free =
        |column: &&u32| !other.contains(column) && scores.get(*column).is_some_and(|score| !score.is_measure_column());
    let candidates: Vec<u32> = scores.keys().filter(free).copied().collect();
    let readable: Vec<u32> = candidates.iter().copied().filter(reads).collect();
    match (readable.as_slice(), candidates.as_slice()) {
        ([one], _) | ([], [one]) => Ok(Columns { value: *one, other }),
        ([], []) if headed(&names_quarter).len() < 2 => Ok(Columns { value: start, other }),
        ([], []) => Err(unclear(&headed(&names_quarter))),
        ([], several) | (several, _) => Err(unclear(several)),
    }
}

/// The folded heading begins with one of these, as whole words.
fn begins_with(heading: &str, starts: &[&str]) -> bool {
    starts.iter().any(|start| starts_with_words(heading, start))
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
pub fn is_readable(sheet: &Sheet, key: FieldKey, field: &Field, cell: &Cell) -> bool {
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
        match found.get_mut(quarter) {
            // Two years side by side: which one is meant is not for us to say.
            Some(Some(_)) | None => return None,
            Some(place) => *place = Some(cell.at.column),
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
