//! Which column holds the values of a group of labels, or the question which one it is.
use super::{
    FormIndex, Unclear,
    headings::{Band, Heading},
    labels::Hit,
    lanes::Lane,
    role::{self, Role},
    texts::Texts,
};
use crate::domain::{
    grid::Address,
    intake::{Candidate, Code, Expected, Finding},
    vietnamese::fold_label,
};
use std::collections::BTreeMap;

/// The columns of a group of labels, as far as reading it needs to know.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Columns {
    pub value: u32,
    /// The running total beside the value, and its heading as written.
    pub running: Option<(u32, String)>,
    /// Columns with headings of their own: measures, notes, targets.
    pub other: Vec<u32>,
    /// Columns that stand for an answer: what is marked there says nothing to these labels.
    pub answers: Vec<u32>,
    /// Columns of shares beside those of numbers.
    pub shares: Vec<u32>,
}

/// Labels of one lane under the same headings.
pub struct Group<'a> {
    pub texts: &'a Texts<'a>,
    pub index: &'a FormIndex<'a>,
    pub lane: &'a Lane,
    pub band: Option<&'a Band>,
    /// Nearer headings that only offer answers to other labels.
    pub blocked: Option<&'a Band>,
    /// Other labels of the lane are answered by marks.
    pub has_marks: bool,
    pub hits: Vec<&'a Hit>,
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

/// Columns named by the same heading hold a value each only if more of them than this many cells are filled.
const STRAY_CELLS: usize = 2;

impl Group<'_> {
    /// Two columns that both read as values are a question, whichever is the fuller: one of them may be last year, the
    /// target or the running total.
    pub fn columns(&self) -> Result<Columns, Unclear> {
        let of = |is: &dyn Fn(Role) -> bool| self.band.map(|band| band.columns_of(is)).unwrap_or_default();
        let mut answers = of(&|role| role == Role::Answer);
        // One answer alone heads the column of a plain mark.
        if answers.len() == 1 && of(&|role| matches!(role, Role::This | Role::Value)).is_empty() {
            answers.clear();
        }
        answers.extend(self.blocked.iter().flat_map(|band| band.columns_of(|role| role == Role::Answer)));
        let silent = |role: Role| {
            role.is_rival()
                || matches!(
                    role,
                    Role::Note | Role::Measure | Role::Order | Role::Quarter(..) | Role::Sum | Role::Label
                )
        };
        let other = of(&silent);
        let with = |value: u32| Columns {
            value,
            running: self.running().filter(|(column, _)| *column != value),
            other: other.clone(),
            answers: answers.clone(),
            shares: self.shares(value),
        };
        let scores = self.scores();
        let named = [Role::This, Role::Value].map(|wanted| of(&|role| role == wanted));
        if let Some(named) = named.iter().find(|named| !named.is_empty()) {
            return self.one_of(named, &scores).map(with);
        }
        let is_free = |column: &&u32| {
            !other.contains(column)
                && !answers.contains(column)
                && scores.get(column).is_some_and(|score| !score.is_measure_column())
        };
        let free: Vec<u32> = scores.keys().filter(is_free).copied().collect();
        let readable = |columns: &[u32]| -> Vec<u32> {
            columns.iter().copied().filter(|one| scores.get(one).is_some_and(|score| score.readable > 0)).collect()
        };
        match (readable(&free).as_slice(), free.as_slice()) {
            ([one], _) | ([], [one]) => Ok(with(*one)),
            ([], []) => {
                let marks = readable(&answers);
                if !self.has_marks && !marks.is_empty() {
                    return Err(self.unclear(&marks, &scores));
                }
                let rivals = readable(&of(&|role| role.is_rival() || matches!(role, Role::Quarter(..) | Role::Sum)));
                // Figures stand only where this period's values do not.
                if rivals.is_empty() {
                    Ok(with(self.first_blank(&other, &answers)))
                } else {
                    Err(self.unclear(&rivals, &scores))
                }
            }
            ([], several) | (several, _) => Err(self.unclear(several, &scores)),
        }
    }

    /// The column that a clerk showed. One that is blank while figures stand elsewhere is a question again.
    pub fn taught(&self, value: u32) -> Result<Columns, Unclear> {
        let scores = self.scores();
        let of = |is: &dyn Fn(Role) -> bool| self.band.map(|band| band.columns_of(is)).unwrap_or_default();
        let silent = of(&|role| matches!(role, Role::Note | Role::Measure | Role::Order | Role::Label));
        let filled = |column: u32| scores.get(&column).is_some_and(|score| score.filled > 0);
        let reads = |(column, score): &(&u32, &Score)| score.readable > 0 && !silent.contains(column);
        let others: Vec<u32> = scores.iter().filter(reads).map(|(column, _)| *column).collect();
        if !filled(value) && !others.is_empty() {
            return Err(self.unclear(&others, &scores));
        }
        Ok(Columns {
            value,
            running: self.running().filter(|(column, _)| *column != value),
            other: of(&|_| true).into_iter().filter(|column| *column != value).collect(),
            answers: vec![],
            shares: vec![],
        })
    }

    /// "Tỷ lệ" beside "Số lượng".
    fn shares(&self, value: u32) -> Vec<u32> {
        let is_share = |heading: &Heading| heading.role == Role::Part && role::is_share(&fold_label(&heading.answer));
        let columns = self.band.iter().flat_map(|band| &band.columns);
        columns.filter(|(column, heading)| **column != value && is_share(heading)).map(|(column, _)| *column).collect()
    }

    /// The one column of running totals.
    fn running(&self) -> Option<(u32, String)> {
        let mut totals = self.band?.columns.iter().filter(|(_, heading)| heading.role == Role::Running);
        let (column, heading) = totals.next()?;
        totals.next().is_none().then(|| (*column, heading.answer.clone()))
    }

    /// The column among those whose headings promise values.
    fn one_of(&self, named: &[u32], scores: &BTreeMap<u32, Score>) -> Result<u32, Unclear> {
        let heading = |column: &u32| self.band.and_then(|band| band.columns.get(column)).map(|heading| heading.at);
        let filled = |column: &u32| scores.get(column).map_or(0, |score| score.filled);
        // Columns under one merged heading: the first is meant unless the others are filled as well.
        let mut firsts: Vec<u32> = Vec::new();
        for column in named {
            let is_first = !firsts.iter().any(|first| heading(first) == heading(column));
            if is_first || filled(column) > STRAY_CELLS {
                firsts.push(*column);
            }
        }
        if let [one] = firsts.as_slice() {
            return Ok(*one);
        }
        let reads = |column: &&u32| scores.get(column).is_some_and(|score| score.readable > 0);
        let readable: Vec<u32> = firsts.iter().filter(reads).copied().collect();
        match readable.as_slice() {
            [one] if firsts.iter().all(|other| other == one || filled(other) == 0) => Ok(*one),
            _ => Err(self.unclear(&firsts, scores)),
        }
    }

    /// The first column right of the labels that no heading gives to something else.
    fn first_blank(&self, other: &[u32], answers: &[u32]) -> u32 {
        let is_free = |column: &u32| !other.contains(column) && !answers.contains(column);
        (self.lane.start..self.lane.end).find(is_free).unwrap_or(self.lane.start)
    }

    fn scores(&self) -> BTreeMap<u32, Score> {
        let mut scores: BTreeMap<u32, Score> = BTreeMap::new();
        for hit in &self.hits {
            for (cell, folded) in self.texts.row(hit.at.row).filter(|(cell, _)| self.lane.holds_values(cell.at.column))
            {
                let score = scores.entry(cell.at.column).or_default();
                score.filled += 1;
                if self.index.is_measure(cell, folded) {
                    score.measures += 1;
                } else if self.index.is_readable(&self.texts.sheet.name, hit.field, cell) {
                    score.readable += 1;
                }
            }
        }
        scores
    }

    fn unclear(&self, columns: &[u32], scores: &BTreeMap<u32, Score>) -> Unclear {
        let letters = columns.iter().map(|column| Address::column_letters(*column)).collect::<Vec<_>>();
        let row = self.hits.first().map_or(0, |hit| hit.at.row);
        let at = columns.first().map(|column| Address::new(row, *column));
        let most =
            columns.iter().filter_map(|column| scores.get(column)).map(|score| score.readable).max().unwrap_or(0);
        let candidate = |column: &u32| {
            let readable = scores.get(column).map_or(0, |score| score.readable);
            // Cells of one sheet: far below what a float can tell apart.
            #[expect(clippy::cast_precision_loss)]
            let score = readable as f64 / most.max(1) as f64;
            let heading = self.band.and_then(|band| band.columns.get(column));
            Candidate {
                code: Address::column_letters(*column),
                name: heading.map(|heading| heading.text.clone()).unwrap_or_default(),
                score,
            }
        };
        let mut candidates: Vec<Candidate> = columns.iter().map(candidate).collect();
        candidates.sort_by(|a, b| b.score.total_cmp(&a.score).then(a.code.cmp(&b.code)));
        let finding = Finding::new(Code::SheetAmbiguous).on(&self.texts.sheet.name, at).found(letters.join(", "));
        Unclear { finding: finding.expected(Expected::Words(letters.join(" / "))), candidates }
    }
}
