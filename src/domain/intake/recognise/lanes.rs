//! Columns of labels and the room to their right: one lane in most sheets, two where a form is set side by side.
use super::{FormIndex, labels::Hit, texts::Texts};
use crate::domain::{
    grid::Address,
    intake::{Code, Finding},
    plan::{FieldKey, layout::Part},
    vietnamese::without_order,
};
use std::collections::{BTreeMap, BTreeSet, HashSet};

/// Labels under each other (some perhaps indented by a column) and the columns in which their values can stand.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Lane {
    /// Columns of labels.
    pub columns: Vec<u32>,
    /// First column of the lane: where the lane to the left ends.
    pub left: u32,
    /// First column that may hold values, and the first one that belongs to the next lane.
    pub start: u32,
    pub end: u32,
    /// From the top.
    pub hits: Vec<Hit>,
}

/// A label merged over more rows than this is no label of one row.
pub const TALLEST_LABEL: u32 = 60;

impl Lane {
    pub fn is_within(&self, column: u32) -> bool {
        (self.left..self.end).contains(&column)
    }

    pub fn first_row(&self) -> Option<u32> {
        self.hits.first().map(|hit| hit.at.row)
    }

    pub fn last_row(&self) -> Option<u32> {
        self.hits.last().map(|hit| hit.at.row)
    }

    /// Rows that a label stands in or reaches into.
    pub fn labelled_rows(&self, texts: &Texts) -> HashSet<u32> {
        let reach = |hit: &Hit| texts.area(hit.at).last.row.min(hit.at.row.saturating_add(TALLEST_LABEL));
        self.hits.iter().flat_map(|hit| hit.at.row..=reach(hit)).collect()
    }

    /// The columns of values in a row of the lane.
    pub fn holds_values(&self, column: u32) -> bool {
        (self.start..self.end).contains(&column)
    }
}

/// Sorts the cells that read as labels into lanes. What stands outside of them only reads like a label.
pub fn lanes(texts: &Texts, index: &FormIndex, hits: Vec<Hit>) -> (Vec<Lane>, Vec<Finding>) {
    let main = main_column(&hits);
    let columns = label_columns(texts, index, &hits, main);
    let kept: Vec<Hit> = hits.into_iter().filter(|hit| columns.contains(&hit.at.column)).collect();
    let mut lanes = split(texts, &columns, &kept);
    let (chosen, findings) = choose(texts, index, kept, &lanes);
    for hit in chosen {
        if let Some(lane) = lanes.iter_mut().find(|lane| lane.columns.contains(&hit.at.column)) {
            lane.hits.push(hit);
        }
    }
    lanes.iter_mut().for_each(|lane| lane.hits.sort_by_key(|hit| hit.at));
    lanes.retain(|lane| !lane.hits.is_empty());
    (lanes, findings)
}

/// The column most labels stand in.
fn main_column(hits: &[Hit]) -> u32 {
    let mut count: BTreeMap<u32, usize> = BTreeMap::new();
    for hit in hits {
        *count.entry(hit.at.column).or_default() += 1;
    }
    count.into_iter().max_by_key(|(column, hits)| (*hits, std::cmp::Reverse(*column))).map_or(0, |(column, _)| column)
}

/// The main column, and others in which labels of further fields stand: two of them, and most of what is written there.
fn label_columns(texts: &Texts, index: &FormIndex, hits: &[Hit], main: u32) -> BTreeSet<u32> {
    let in_main: BTreeSet<FieldKey> = hits.iter().filter(|hit| hit.at.column == main).map(|hit| hit.field).collect();
    let mut columns = BTreeSet::from([main]);
    let others: BTreeSet<u32> = hits.iter().map(|hit| hit.at.column).filter(|column| *column != main).collect();
    for column in others {
        let further = || hits.iter().filter(|hit| hit.at.column == column && !in_main.contains(&hit.field));
        let fields: BTreeSet<FieldKey> = further().map(|hit| hit.field).collect();
        let (Some(first), Some(last)) = (further().map(|hit| hit.at.row).min(), further().map(|hit| hit.at.row).max())
        else {
            continue;
        };
        let written = texts.rows(first, last).filter(|(cell, folded)| cell.at.column == column && !folded.is_empty());
        let unknown = written.filter(|(cell, folded)| !index.is_label(cell, folded) && !index.is_title(folded)).count();
        // A single label counts where the figure beside it can be its value.
        let answered = || {
            further().any(|hit| {
                let mut right = texts.row(hit.at.row).filter(|(cell, _)| cell.at.column > column);
                right.next().is_some_and(|(cell, _)| index.is_readable(&texts.sheet.name, hit.field, cell))
            })
        };
        if (fields.len() > 1 && unknown <= fields.len()) || (fields.len() == 1 && unknown == 0 && answered()) {
            columns.insert(column);
        }
    }
    columns
}

/// Columns that share a row stand side by side; others belong to one lane, indented.
fn split(texts: &Texts, columns: &BTreeSet<u32>, hits: &[Hit]) -> Vec<Lane> {
    let mut rows: BTreeMap<u32, BTreeSet<u32>> = BTreeMap::new();
    for hit in hits {
        rows.entry(hit.at.column).or_default().insert(hit.at.row);
    }
    let none = BTreeSet::new();
    let rows_of = |column: u32| rows.get(&column).unwrap_or(&none);
    let mut lanes: Vec<Lane> = Vec::new();
    for column in columns {
        let beside = |lane: &Lane| lane.columns.iter().any(|other| !rows_of(*other).is_disjoint(rows_of(*column)));
        let overlaps = |lane: &Lane| {
            let other: BTreeSet<u32> = lane.columns.iter().flat_map(|one| rows_of(*one)).copied().collect();
            let (a, b) = (other.first().zip(other.last()), rows_of(*column).first().zip(rows_of(*column).last()));
            matches!((a, b), (Some((a, z)), Some((b, y))) if a <= y && b <= z)
        };
        let start = hits.iter().filter(|hit| hit.at.column == *column).map(|hit| texts.area(hit.at).last.column + 1);
        let start = start.max().unwrap_or(column + 1);
        let own = lanes.iter().position(|lane| !beside(lane) && overlaps(lane));
        let mut left = 0;
        // The lane to the left ends where this one begins, with its order numbers if it has any.
        for lane in lanes.iter_mut().filter(|lane| beside(lane)) {
            let before = column.saturating_sub(1);
            let numbered = lane.start < before && counts_up(texts, before, rows_of(*column));
            left = if numbered { before } else { *column };
            lane.end = lane.end.min(left);
        }
        match own.and_then(|at| lanes.get_mut(at)) {
            Some(lane) => {
                lane.columns.push(*column);
                lane.start = lane.start.max(start);
            }
            None => lanes.push(Lane { columns: vec![*column], left, start, end: u32::MAX, hits: vec![] }),
        }
    }
    // A label that is merged wider than its lane does not push the values out of it.
    lanes.iter_mut().for_each(|lane| lane.start = lane.start.min(lane.end));
    lanes
}

/// Order numbers, one more on each row.
fn counts_up(texts: &Texts, column: u32, rows: &BTreeSet<u32>) -> bool {
    let numbers: Option<Vec<u32>> = rows
        .iter()
        .map(|row| texts.typed(Address::new(*row, column)).trim().trim_end_matches('.').parse().ok())
        .collect();
    numbers.is_some_and(|numbers| {
        numbers.len() > 1 && numbers.windows(2).all(|pair| matches!(pair, [a, b] if a + 1 == *b))
    })
}

/// One hit per label; several are a fault of the sheet.
fn choose(texts: &Texts, index: &FormIndex, hits: Vec<Hit>, lanes: &[Lane]) -> (Vec<Hit>, Vec<Finding>) {
    let mut by_meaning: BTreeMap<(FieldKey, Part, u32), Vec<Hit>> = BTreeMap::new();
    for hit in hits {
        by_meaning.entry((hit.field, hit.part, hit.quarter)).or_default().push(hit);
    }
    let has_value = |hit: &Hit| {
        let lane = lanes.iter().find(|lane| lane.columns.contains(&hit.at.column));
        lane.is_some_and(|lane| texts.row(hit.at.row).any(|(cell, _)| lane.holds_values(cell.at.column)))
    };
    let (mut chosen, mut findings) = (Vec::new(), Vec::new());
    for ((field, ..), candidates) in by_meaning {
        // A heading of a part of the form may read like one of its labels: it has no value beside it.
        let valued: Vec<Hit> = candidates.iter().copied().filter(has_value).collect();
        match (candidates.as_slice(), valued.as_slice()) {
            ([one], _) => chosen.push(*one),
            (all, [one]) if !all.iter().any(|blank| blank != one && is_row(texts, index, blank, one)) => {
                chosen.push(*one);
            }
            ([], _) => {}
            (several, _) => {
                let at: Option<Address> = several.get(1).map(|hit| hit.at);
                let finding = Finding::new(Code::LabelDuplicate).on(&texts.sheet.name, at).of(field);
                findings.push(finding.found(index.label(field)));
            }
        }
    }
    chosen.sort_by_key(|hit| hit.at);
    (chosen, findings)
}

/// A label without a value that is a row of the form, numbered like one, and no heading over the row that has the value:
/// which of both rows the form asks for cannot be known.
fn is_row(texts: &Texts, index: &FormIndex, blank: &Hit, valued: &Hit) -> bool {
    let is_counted = |hit: &Hit| {
        let label = texts.typed(hit.at);
        let own = label.trim().strip_suffix(without_order(&label).trim()).unwrap_or_default().trim().to_owned();
        let beside = hit.at.column.checked_sub(1).map(|left| texts.typed(Address::new(hit.at.row, left)));
        let order = if own.is_empty() { beside.unwrap_or_default() } else { own };
        let bare = order.trim().trim_end_matches(['.', ')', '/']);
        !bare.is_empty() && bare.bytes().all(|byte| byte.is_ascii_digit())
    };
    let heads = blank.at < valued.at && !is_counted(valued);
    is_counted(blank) && !heads && !index.is_title(texts.at(blank.at))
}
