//! Rows whose label is not the form's: a slip of the hand, something to ask about, or a row of the school's own.
use super::{
    FormIndex, Located,
    labels::{Hit, Meaning},
    lanes::Lane,
    role,
    texts::{Texts, text},
};
use crate::domain::{
    grid::{Address, Cell},
    intake::{Code, Expected, Finding, Severity},
    plan::{Field, FieldKey, layout, layout::Part},
    vietnamese::similarity,
};
use std::collections::HashSet;

/// What came of labels that are only like one of the form's.
#[derive(Debug, Default)]
pub struct Similar {
    pub taken: Vec<Hit>,
    /// Fields that some label may mean, without certainty: not reported as missing again.
    pub unsure: Vec<FieldKey>,
    pub findings: Vec<Finding>,
}

/// How alike a label must be to be taken, how alike to be asked about, and how much better than the second.
const TAKEN: f64 = 0.88;
const ASKED: f64 = 0.75;
const MARGIN: f64 = 0.06;
/// Texts whose lengths differ by more than this cannot be as alike as [`ASKED`].
const LENGTHS: f64 = 0.6;

impl FormIndex<'_> {
    /// Rows of a lane that carry a value beside an unknown label. `value_of` is the cell that would hold it.
    pub fn similar(
        &self,
        texts: &Texts,
        lane: &Lane,
        (known, taken_rows): (&[Hit], &HashSet<u32>),
        value_of: &dyn Fn(u32) -> Option<Address>,
        into: &mut Similar,
    ) {
        let (Some(first), Some(last)) = (lane.first_row(), lane.last_row()) else { return };
        let in_lane = |at: Address| lane.columns.contains(&at.column) && !taken_rows.contains(&at.row);
        for (cell, folded) in texts.rows(first, last + 3).filter(|(cell, _)| in_lane(cell.at)) {
            let (Some(label), false) = (text(cell), folded.is_empty()) else { continue };
            if self.is_label(cell, folded) || self.is_title(folded) || role::is_quarter_name(folded) {
                continue;
            }
            let is_heading = |value: &Cell| text(value).is_some() && self.is_heading(texts.at(value.at));
            let value = value_of(cell.at.row).and_then(|at| texts.sheet.cell(texts.area(at).first));
            let Some(value) = value.filter(|value| value.at.column > cell.at.column && !is_heading(value)) else {
                continue;
            };
            self.weigh((cell.at, label, folded), value, &texts.sheet.name, known, into);
        }
    }

    fn weigh(
        &self,
        (at, label, folded): (Address, &str, &str),
        value: &Cell,
        sheet: &str,
        known: &[Hit],
        into: &mut Similar,
    ) {
        let finding = |code| Finding::new(code).on(sheet, Some(at)).found(label);
        let is_taken = |meant: Meaning| {
            let same = |hit: &Hit| hit.field == meant.field && hit.part == meant.part && hit.quarter == meant.quarter;
            known.iter().chain(&into.taken).any(same)
        };
        let near = self.near(folded);
        let Some((best_label, best, score)) = near.first().copied() else {
            into.findings.push(finding(Code::LabelExtra).expected(Expected::Words(value.typed())));
            return;
        };
        let second =
            near.iter().find(|(_, meaning, _)| meaning.field != best.field).map_or(0.0, |(_, _, score)| *score);
        let meant = Expected::Name(self.label(best.field));
        if is_taken(best) {
            into.findings.push(finding(Code::LabelExtra).expected(Expected::Words(value.typed())));
        } else if score >= TAKEN && score - second >= MARGIN && is_slip(best_label, folded) {
            into.taken.push(Hit { at, field: best.field, part: best.part, quarter: best.quarter });
            into.findings.push(finding(Code::LabelSimilar).of(best.field).expected(meant));
        } else {
            into.unsure.push(best.field);
            into.findings.push(finding(Code::LabelSimilar).severity(Severity::Error).of(best.field).expected(meant));
        }
    }

    /// Labels that a text is like, the likest first.
    fn near(&self, folded: &str) -> Vec<(&str, Meaning, f64)> {
        let mut near: Vec<(&str, Meaning, f64)> = self
            .candidates(folded)
            .filter(|(label, _)| can_be_alike(label.len(), folded.len()))
            .map(|(label, meaning)| (label, meaning, similarity(label, folded)))
            .filter(|(_, _, score)| *score >= ASKED)
            .collect();
        near.sort_by(|a, b| b.2.total_cmp(&a.2).then(a.0.cmp(b.0)));
        near
    }

    /// Fields for which no label stands on the sheet.
    pub fn missing(&self, sheet: &str, located: &Located, found: &[Finding], unsure: &[FieldKey]) -> Vec<Finding> {
        let known: HashSet<FieldKey> = located
            .values
            .iter()
            .map(|value| value.field)
            .chain(found.iter().filter_map(|finding| finding.field))
            .chain(unsure.iter().copied())
            .collect();
        let absent = self.form.keyed_fields().filter(|(field, _)| !known.contains(field));
        let finding = |(field, definition): (FieldKey, &Field)| {
            let severity = if definition.required { Severity::Error } else { Severity::Warning };
            Finding::new(Code::LabelMissing)
                .severity(severity)
                .on(sheet, None)
                .of(field)
                .expected(Expected::Name(layout::label(self.form, field, Part::Whole)))
        };
        absent.map(finding).collect()
    }
}

/// Half of the likeness is the share of letters that stand, half the share of pairs: both are bounded by the lengths.
fn can_be_alike(a: usize, b: usize) -> bool {
    let (short, long) = (a.min(b), a.max(b));
    // Lengths of labels: far below what a float can tell apart.
    #[expect(clippy::cast_precision_loss)]
    let share = short as f64 / long.max(1) as f64;
    share >= LENGTHS
}

/// Words that are not in both labels differ by a slip of the hand: "trào" and "tràog", never "ANTT" and "PCCC".
pub(super) fn is_slip(a: &str, b: &str) -> bool {
    let mut left: Vec<&str> = a.split(' ').collect();
    let mut right: Vec<&str> = b.split(' ').collect();
    left.retain(|word| match right.iter().position(|other| other == word) {
        Some(at) => {
            right.remove(at);
            false
        }
        None => true,
    });
    left.len() == right.len() && left.iter().zip(&right).all(|(a, b)| strsim::normalized_levenshtein(a, b) >= 0.6)
}
