//! Which column of a table holds what.
use super::{
    header::{Block, Heading},
    vocabulary::{Figure, Role, Vocabulary},
    words::Who,
};
use crate::domain::{
    grid::Address,
    intake::{Code, Expected, Finding, Severity},
    plan::{FieldKey, layout::Part},
};
use std::collections::{BTreeMap, BTreeSet, HashMap};

/// One column of figures; several sheet columns where its heading is merged over them.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct FigureColumn {
    pub figure: Figure,
    pub first: u32,
    pub last: u32,
    pub label: Address,
    /// Where what it is counted in is printed: the heading itself, or the measure under it.
    pub measure: Address,
}

/// A column that is not read, and why.
#[derive(Debug, Clone, PartialEq)]
pub struct LeftColumn {
    pub heading: Heading,
    pub why: Why,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Why {
    Unknown,
    Unnamed,
    /// It may be this field.
    Unsure(FieldKey),
}

#[derive(Debug, Default)]
pub struct Columns {
    pub order: Option<u32>,
    pub code: Option<u32>,
    /// Every column that may name the units.
    pub names: Vec<u32>,
    pub kind: Option<u32>,
    pub commune: Option<u32>,
    pub figures: Vec<FigureColumn>,
    /// Columns that add up the quarters of a field.
    pub sums: Vec<(FieldKey, u32)>,
    /// Columns of shares that were computed from a field's figures.
    pub shares: Vec<(FieldKey, u32)>,
    pub left: Vec<LeftColumn>,
    pub findings: Vec<Finding>,
}

/// What a clerk showed of one column.
#[derive(Debug, Clone, PartialEq)]
pub enum Taught {
    Who(Who),
    Figure(Figure),
}

impl Columns {
    pub fn new(sheet: &str, block: &Block, vocabulary: &Vocabulary, taught: &HashMap<u32, Taught>) -> Self {
        let mut columns = Self::default();
        let mut planned: Vec<(Heading, Figure)> = Vec::new();
        for heading in &block.headings {
            let shown = (heading.first..=heading.last).find_map(|column| taught.get(&column));
            let path: Vec<&str> = heading.path.iter().map(String::as_str).collect();
            let role = match shown {
                Some(Taught::Who(who)) => Role::Who(*who),
                Some(Taught::Figure(figure)) => Role::Figure(*figure),
                None => vocabulary.role(&path),
            };
            // A field that was shown stands where it was shown, and nowhere else.
            let is_shown = |figure: &Figure| {
                shown.is_none() && taught.values().any(|one| matches!(one, Taught::Figure(other) if other.field == figure.field && other.part == figure.part && other.quarter == figure.quarter))
            };
            let left = |why| LeftColumn { heading: heading.clone(), why };
            match role {
                Role::Who(who) => columns.push_who(who, heading),
                Role::Figure(figure) if is_shown(&figure) => {}
                Role::Figure(figure) => columns.push(heading, figure),
                Role::Elsewhen(figure) => planned.push((heading.clone(), figure)),
                Role::Sum(field) => columns.sums.push((field, heading.first)),
                Role::Share(field) => columns.shares.push((field, heading.first)),
                Role::Aside => {}
                Role::Unsure(field) => columns.left.push(left(Why::Unsure(field))),
                Role::Unnamed => columns.left.push(left(Why::Unnamed)),
                Role::Unknown => columns.left.push(left(Why::Unknown)),
            }
        }
        // What was planned is left aside where what was done stands beside it; alone, it may be what is meant.
        let has = |columns: &Self, planned: Figure| {
            let mut own = columns.figures.iter().filter(|column| column.figure.field == planned.field);
            own.any(|column| planned.quarter == 0 || column.figure.quarter == planned.quarter)
        };
        for (heading, figure) in planned {
            if !has(&columns, figure) {
                columns.left.push(LeftColumn { heading, why: Why::Unsure(figure.field) });
            }
        }
        if taught.values().any(|one| *one == Taught::Who(Who::Name)) {
            let is_taught = |column: &u32| taught.get(column) == Some(&Taught::Who(Who::Name));
            columns.names.retain(is_taught);
        }
        columns.leave_second_list(sheet, block, vocabulary);
        columns.drop_repeated(sheet, vocabulary);
        columns
    }

    /// Right of the figures other units are listed: what stands beside them is not of the units on the left.
    fn leave_second_list(&mut self, sheet: &str, block: &Block, vocabulary: &Vocabulary) {
        let Some(first) = self.figures.iter().map(|column| column.first).min() else { return };
        let is_second = |column: &&u32| **column > first && self.names.iter().any(|name| *name < first);
        let Some(second) = self.names.iter().find(is_second).copied() else { return };
        self.names.retain(|name| *name < second);
        let (left, right): (Vec<_>, Vec<_>) =
            std::mem::take(&mut self.figures).into_iter().partition(|one| one.first < second);
        self.figures = left;
        let at = block.headings.iter().find(|heading| heading.first == second).map(|heading| heading.at);
        self.findings.extend(right.iter().map(|column| {
            let finding = Finding::new(Code::SheetAmbiguous).on(sheet, at.or(Some(column.label)));
            finding.of(column.figure.field).found(vocabulary.label(column.figure.field))
        }));
    }

    fn push_who(&mut self, who: Who, heading: &Heading) {
        let place = match who {
            Who::Name => {
                self.names.extend(heading.first..=heading.last);
                return;
            }
            Who::Order => &mut self.order,
            Who::Code => &mut self.code,
            Who::Kind => &mut self.kind,
            Who::Commune => &mut self.commune,
        };
        *place = place.or(Some(heading.first));
    }

    fn push(&mut self, heading: &Heading, figure: Figure) {
        let measure = heading.measure.unwrap_or(heading.at);
        self.figures.push(FigureColumn {
            figure,
            first: heading.first,
            last: heading.last,
            label: heading.at,
            measure,
        });
    }

    /// A field that stands in two columns, or both in one and in parts, is read from none of them.
    fn drop_repeated(&mut self, sheet: &str, vocabulary: &Vocabulary) {
        let mut by_field: BTreeMap<FieldKey, Vec<&FigureColumn>> = BTreeMap::new();
        for column in &self.figures {
            by_field.entry(column.figure.field).or_default().push(column);
        }
        let mut repeated = BTreeSet::new();
        for (field, columns) in by_field {
            let shape = |column: &&FigureColumn| (column.figure.part != Part::Whole, column.figure.answer.is_some());
            let same = |a: &Figure, b: &Figure| a == b;
            let clash = columns.iter().enumerate().skip(1).find(|(at, column)| {
                columns.iter().take(*at).any(|other| {
                    same(&other.figure, &column.figure)
                        || (other.figure.quarter == column.figure.quarter && shape(other) != shape(column))
                })
            });
            if let Some((_, column)) = clash {
                repeated.insert(field);
                self.findings.push(
                    Finding::new(Code::LabelDuplicate)
                        .on(sheet, Some(column.label))
                        .of(field)
                        .found(vocabulary.label(field)),
                );
            }
        }
        self.figures.retain(|column| !repeated.contains(&column.figure.field));
    }

    /// Takes headings that are a label but for a slip of the hand.
    pub fn take_similar(&mut self, sheet: &str, vocabulary: &Vocabulary, shown: impl Fn(Address) -> String) {
        let unknown: Vec<LeftColumn> = self.left.iter().filter(|left| left.why == Why::Unknown).cloned().collect();
        for LeftColumn { heading, .. } in unknown {
            let Some((field, sure)) = heading.path.last().and_then(|leaf| vocabulary.nearest(leaf)) else { continue };
            let is_taken =
                self.fields().contains(&field) || self.left.iter().any(|left| left.why == Why::Unsure(field));
            if is_taken {
                continue;
            }
            self.left.retain(|left| left.heading.at != heading.at);
            match vocabulary.as_named(field) {
                Role::Figure(figure) if sure => {
                    let finding = Finding::new(Code::LabelSimilar).on(sheet, Some(heading.at)).of(field);
                    self.findings
                        .push(finding.found(shown(heading.at)).expected(Expected::Name(vocabulary.label(field))));
                    self.push(&heading, figure);
                }
                _ => self.left.push(LeftColumn { heading, why: Why::Unsure(field) }),
            }
        }
        self.figures.sort_by_key(|column| column.first);
    }

    pub fn fields(&self) -> BTreeSet<FieldKey> {
        self.figures.iter().map(|column| column.figure.field).collect()
    }

    /// The first column of figures: what stands left of it says who.
    pub fn first_figure(&self) -> u32 {
        let left = self.left.iter().map(|left| left.heading.first);
        let who = [self.order, self.code, self.kind, self.commune]
            .into_iter()
            .flatten()
            .chain(self.names.iter().copied())
            .max();
        let after = |column: &u32| who.is_none_or(|who| *column > who);
        self.figures.iter().map(|column| column.first).chain(left).filter(after).min().unwrap_or(u32::MAX)
    }
}

/// What is said of a column that is not read although figures stand in it.
pub fn left_over(
    sheet: &str,
    left: &LeftColumn,
    vocabulary: &Vocabulary,
    heading: String,
    first_figure: String,
) -> Finding {
    let finding = |code| Finding::new(code).on(sheet, Some(left.heading.at));
    match left.why {
        Why::Unknown => finding(Code::LabelExtra).found(heading).expected(Expected::Words(first_figure)),
        Why::Unnamed => finding(Code::LabelBlank).found(first_figure),
        Why::Unsure(field) => finding(Code::LabelSimilar)
            .severity(Severity::Error)
            .of(field)
            .found(heading)
            .expected(Expected::Name(vocabulary.label(field))),
    }
}
