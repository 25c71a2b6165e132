//! What a kind of sheet is known by: its headings and its first labels, whatever school filled it in.
use super::{
    role::{self, Role},
    texts::{Texts, text},
};
use crate::domain::{grid::Sheet, intake::period_hint, vietnamese::Word};
use std::collections::{BTreeMap, BTreeSet};

/// So many labels tell one kind of sheet from another; what comes further down may be a school's own.
const LABELS: usize = 12;
/// A row of headings has at least so many texts.
const HEADINGS: usize = 3;
/// How names of schools begin, folded: rows of a table of units, not labels.
const SCHOOLS: &[&str] = &[
    "truong",
    "mam non",
    "mau giao",
    "tieu hoc",
    "thcs",
    "thpt",
    "th",
    "mn",
    "mg",
    "ptdtnt",
    "ptdtbt",
    "trung tam",
    "gdtx",
];

/// The same for every sheet of a kind, filled or blank: texts with their columns, never with their rows.
pub fn fingerprint(sheet: &Sheet) -> String {
    let texts = Texts::new(sheet);
    let mut said: BTreeSet<(u32, String)> = BTreeSet::new();
    let first = first_row(&texts);
    let columns = label_columns(&texts, first);
    let lists_schools = columns.iter().any(|column| lists_schools(&texts, *column, first));
    said.extend(headings(&texts, first).into_iter().filter(|(column, _)| lists_schools || !columns.contains(column)));
    if !lists_schools {
        for column in &columns {
            let labels = below(&texts, *column, first);
            said.extend(labels.take(LABELS).map(|label| (*column, label.to_owned())));
        }
    }
    hash(&said)
}

/// The row of headings, or where there is none the first row of the body.
fn first_row(texts: &Texts) -> u32 {
    let rows = || texts.sheet.cells.chunk_by(|a, b| a.at.row == b.at.row).filter_map(|row| row.first());
    let is_heading = |row: u32| {
        let texts =
            texts.row(row).filter(|(cell, folded)| text(cell).is_some() && is_stable(cell.typed().as_str(), folded));
        texts.count() >= HEADINGS
    };
    let heading = rows().map(|cell| cell.at.row).find(|row| is_heading(*row));
    let first_figure = || texts.cells().find(|(cell, _)| text(cell).is_none()).map(|(cell, _)| cell.at.row);
    heading.or_else(first_figure).unwrap_or(0)
}

/// Texts that every school's sheet of the kind has: no answers, no dates, no periods, no names behind a colon.
fn is_stable(typed: &str, folded: &str) -> bool {
    let names_more = typed.split_once(':').is_some_and(|(_, after)| !after.trim().is_empty());
    folded.chars().any(char::is_alphabetic) && Word::of(typed.trim()).is_none() && !names_more
}

/// The headings: the row itself and, where cells of it reach over several columns, the row below.
fn headings(texts: &Texts, row: u32) -> Vec<(u32, String)> {
    let spans = texts.row(row).any(|(cell, _)| texts.area(cell.at).last.column > cell.at.column);
    let last = if spans { row + 1 } else { row };
    let stable = texts.rows(row, last).filter(|(cell, folded)| {
        is_stable(&cell.typed(), folded) && (cell.at.row == row || role::role(folded, None) != Role::Unknown)
    });
    stable.map(|(cell, folded)| (cell.at.column, without_year(folded))).collect()
}

/// Columns with by far the most different texts of several words.
fn label_columns(texts: &Texts, first: u32) -> BTreeSet<u32> {
    let mut written: BTreeMap<u32, BTreeSet<&str>> = BTreeMap::new();
    for (cell, folded) in texts.rows(first, u32::MAX).filter(|(_, folded)| folded.contains(' ')) {
        written.entry(cell.at.column).or_default().insert(folded);
    }
    let most = written.values().map(BTreeSet::len).max().unwrap_or(0);
    written.into_iter().filter(|(_, texts)| texts.len() * 3 >= most * 2).map(|(column, _)| column).collect()
}

/// Most of what stands in the column names schools. Its heading is none of them: a table may have one row.
fn lists_schools(texts: &Texts, column: u32, first: u32) -> bool {
    let from = if below(texts, column, first + 1).next().is_some() { first + 1 } else { first };
    let names = || below(texts, column, from);
    let schools = names().filter(|name| SCHOOLS.iter().any(|word| super::texts::starts_with_words(name, word))).count();
    schools * 2 > names().count()
}

/// The texts of a column below the headings, up to where somebody signs.
fn below<'t>(texts: &'t Texts, column: u32, first: u32) -> impl Iterator<Item = &'t str> {
    const CLOSING: &[&str] = &["nguoi lap", "hieu truong", "thu truong", "noi nhan"];
    let in_column = texts.rows(first, u32::MAX).filter(move |(cell, _)| cell.at.column == column);
    let body = in_column.take_while(|(_, folded)| !CLOSING.iter().any(|words| folded.starts_with(words)));
    let stable =
        body.filter(|(cell, folded)| is_stable(&cell.typed(), folded) && period_hint::hint(&cell.typed()).is_none());
    stable.map(|(_, folded)| folded)
}

/// A heading names another year every year.
fn without_year(folded: &str) -> String {
    let is_year =
        |word: &&str| word.len() == 4 && word.starts_with("20") && word.bytes().all(|byte| byte.is_ascii_digit());
    folded.split(' ').filter(|word| !is_year(word)).collect::<Vec<_>>().join(" ")
}

/// FNV-1a: short, and the same on every machine and in every version.
fn hash(said: &BTreeSet<(u32, String)>) -> String {
    let mut hash: u64 = 0xcbf2_9ce4_8422_2325;
    let mut add = |byte: u8| hash = (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3);
    for (column, text) in said {
        column.to_le_bytes().into_iter().for_each(&mut add);
        text.bytes().chain([0]).for_each(&mut add);
    }
    format!("{hash:016x}")
}
