//! What the headings above a column mean: the column's own words, or those together with the groups they stand under.
use super::{
    super::{Answer, role},
    words::{self, Who},
};
use crate::domain::{
    intake::money,
    plan::{FieldKey, FieldKind, Form, layout::Part},
    vietnamese::{fold, fold_label, similarity},
};
use std::collections::{HashMap, HashSet};

/// A form's wordings as headings of columns, folded once.
pub struct Vocabulary<'a> {
    pub form: &'a Form,
    labels: HashMap<String, Named>,
    /// Every word that a field's wordings and its section's title are made of.
    said_of: Vec<HashSet<String>>,
    sections: Vec<HashSet<String>>,
    /// The year in work: a heading that names another one is not this period's.
    year: Option<i32>,
    /// The year each quarter I–IV is asked of.
    quarters: [Option<i32>; 4],
}

/// What one wording names.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Named {
    field: FieldKey,
    part: Part,
    quarter: u32,
}

/// A figure that a column holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Figure {
    pub field: FieldKey,
    pub part: Part,
    /// 1–4 where the column is a quarter's, else 0.
    pub quarter: u32,
    /// What a mark in it means, where the field has a column for each answer.
    pub answer: Option<Answer>,
}

/// What a column is for.
#[derive(Debug, Clone, PartialEq)]
pub enum Role {
    Who(Who),
    Figure(Figure),
    /// A field's figure of another time, or one that was only planned.
    Elsewhen(Figure),
    /// What the quarters of a field add up to.
    Sum(FieldKey),
    /// The share that was computed from a field's figures.
    Share(FieldKey),
    /// Notes and measures: nothing to read.
    Aside,
    /// It may be this field, without certainty.
    Unsure(FieldKey),
    /// Nothing stands above it.
    Unnamed,
    Unknown,
}

/// How alike a heading must be to be taken, to be asked about, and how much better than the second.
const TAKEN: f64 = 0.88;
const ASKED: f64 = 0.75;
const MARGIN: f64 = 0.06;
/// A heading of so many words stands by itself, whatever group it is in.
const SPEAKING: usize = 4;
/// Words that every other label has too.
const EMPTY_WORDS: &[&str] = &[
    "so", "va", "cac", "ve", "cua", "co", "da", "duoc", "trong", "cho", "theo", "tai", "ket", "qua", "noi", "dung",
    "cong", "tac", "thuc", "hien",
];

impl<'a> Vocabulary<'a> {
    pub fn new(form: &'a Form, year: Option<i32>, quarters: [Option<i32>; 4]) -> Self {
        let mut labels = HashMap::new();
        let mut said_of = Vec::new();
        let sections: Vec<HashSet<String>> = form
            .sections
            .iter()
            .map(|section| content(&fold_label(&section.title)).map(str::to_owned).collect())
            .collect();
        for (key, field) in form.keyed_fields() {
            let mut said: HashSet<String> = sections.get(field.section).cloned().unwrap_or_default();
            for label in std::iter::once(&field.label).chain(&field.synonyms) {
                let folded = fold_label(label);
                said.extend(content(&folded).map(str::to_owned));
                if let FieldKind::Ratio { numerator, denominator } = &field.kind {
                    for (side, part) in [(numerator, Part::Numerator), (denominator, Part::Denominator)] {
                        labels.insert(fold_label(&format!("{label} – {side}")), Named { field: key, part, quarter: 0 });
                    }
                }
                if field.per_quarter {
                    for (quarter, roman) in (1..).zip(["i", "ii", "iii", "iv"]) {
                        for name in [format!("quy {roman}"), format!("quy {quarter}")] {
                            labels.insert(format!("{folded} {name}"), Named { field: key, part: Part::Whole, quarter });
                        }
                    }
                }
                labels.insert(folded, Named { field: key, part: Part::Whole, quarter: 0 });
            }
            said_of.push(said);
        }
        Self { form, labels, said_of, sections, year, quarters }
    }

    /// A heading as it is looked up: without order numbers, column numbers, and what it is counted in.
    pub fn fold(&self, heading: &str) -> String {
        if heading.trim() == "%" {
            return "ty le".to_owned();
        }
        let whole = fold_label(heading);
        if self.labels.contains_key(&whole) {
            return whole;
        }
        let bracket = heading.trim_end().strip_suffix(')').and_then(|rest| rest.rsplit_once('('));
        match bracket {
            Some((before, inside))
                if money::unit_in(inside).is_some() || inside.trim() == "%" || self.is_measure(&fold(inside)) =>
            {
                fold_label(before)
            }
            Some(_) | None => whole,
        }
    }

    pub fn is_measure(&self, folded: &str) -> bool {
        words::is_measure(folded, self.form.fields.iter())
    }

    pub fn is_label(&self, folded: &str) -> bool {
        self.labels.contains_key(folded)
    }

    /// A word that stands under a heading, never in the row of a unit without a name.
    pub fn is_subheading(&self, folded: &str) -> bool {
        self.is_label(folded)
            || words::is_here(folded)
            || words::is_planned(folded)
            || words::yes_no(folded).is_some()
            || words::quarter(folded, true).is_some()
            || self.is_measure(folded)
            || self
                .form
                .fields
                .iter()
                .any(|field| side(&field.kind, folded).is_some() || option(&field.kind, folded).is_some())
    }

    pub fn label(&self, field: FieldKey) -> String {
        self.form.get(field).map(|field| field.label.clone()).unwrap_or_default()
    }

    /// What a column means by the headings above it, folded, from the top down.
    pub fn role(&self, path: &[&str]) -> Role {
        let (Some(leaf), groups) = (path.last().copied(), path.get(..path.len().saturating_sub(1)).unwrap_or_default())
        else {
            return Role::Unnamed;
        };
        if !self.is_label(leaf) {
            let under_name = groups.last().is_some_and(|group| words::who(group) == Some(Who::Name));
            match words::who(leaf) {
                Some(who) => return Role::Who(who),
                None if under_name && leaf == "ten" => return Role::Who(Who::Name),
                None if under_name && leaf == "ma" => return Role::Who(Who::Code),
                None => {}
            }
            if words::is_aside(leaf) {
                return Role::Aside;
            }
        }
        let role = self.figure(leaf, groups);
        match role {
            Role::Figure(figure) if path.iter().any(|heading| !self.is_label(heading) && self.is_elsewhen(heading)) => {
                Role::Elsewhen(figure)
            }
            other => other,
        }
    }

    /// What stands below it is another figure than this period's: planned, of another time or year, or a difference.
    fn is_elsewhen(&self, heading: &str) -> bool {
        words::is_planned(heading)
            || words::is_difference(heading)
            || matches!(role::role(heading, self.year), role::Role::Running | role::Role::Earlier)
    }

    fn figure(&self, leaf: &str, groups: &[&str]) -> Role {
        // The quarter may stand above the field or below it.
        let quarter = groups.iter().enumerate().find_map(|(at, group)| Some((at, words::quarter(group, false)?)));
        if let Some((at, quarter)) = quarter {
            let others: Vec<&str> =
                groups.iter().enumerate().filter(|(other, _)| *other != at).map(|(_, group)| *group).collect();
            return self
                .named(leaf, &others)
                .map_or(Role::Unknown, |named| self.in_quarter(named.field, quarter, groups.get(at).copied()));
        }
        if let Some(named) = self.joined(leaf, groups) {
            return self.whole(named);
        }
        if let Some((group, above)) = groups.split_last()
            && let Some(named) = self.named(group, above)
        {
            let under = self.under(named, leaf);
            // A group may be called like a field: "Kinh phí" › "Tổng kinh phí".
            let says_itself = matches!(under, Role::Unsure(_)) && self.is_label(leaf);
            if !says_itself {
                return under;
            }
        }
        match self.labels.get(leaf) {
            Some(named) if self.is_at_home(named.field, leaf, groups) => self.whole(*named),
            Some(named) => Role::Unsure(named.field),
            None => Role::Unknown,
        }
    }

    /// What a column is that stands under the heading of a field.
    fn under(&self, named: Named, leaf: &str) -> Role {
        let Some(field) = self.form.get(named.field) else { return Role::Unknown };
        let figure = |part, answer| Role::Figure(Figure { field: named.field, part, quarter: named.quarter, answer });
        if let Some(part) = side(&field.kind, leaf) {
            return figure(part, None);
        }
        if let Some(at) = option(&field.kind, leaf) {
            return figure(Part::Whole, Some(Answer::Option(at)));
        }
        if let (FieldKind::YesNo, Some(yes)) = (&field.kind, words::yes_no(leaf)) {
            return figure(Part::Whole, Some(if yes { Answer::Yes } else { Answer::No }));
        }
        if let Some(quarter) = words::quarter(leaf, field.per_quarter) {
            return self.in_quarter(named.field, quarter, Some(leaf));
        }
        let is_share = leaf == "ty le" || leaf == "ti le" || leaf.is_empty();
        let is_percent = matches!(field.kind, FieldKind::Percent);
        if field.per_quarter && words::is_total(leaf) {
            Role::Sum(named.field)
        } else if is_share && !is_percent {
            // A share is only ever computed from its two sides.
            Role::Share(named.field)
        } else if self.is_elsewhen(leaf) || (is_percent && words::is_number_of(leaf)) {
            // A number beside a share is what the share was computed from.
            Role::Elsewhen(Figure { field: named.field, part: Part::Whole, quarter: 0, answer: None })
        } else if (words::is_here(leaf) || self.is_of_now(leaf) || (is_share && is_percent)) && !field.per_quarter {
            figure(Part::Whole, None)
        } else {
            Role::Unsure(named.field)
        }
    }

    /// "Năm 2026", "Kỳ này".
    fn is_of_now(&self, leaf: &str) -> bool {
        role::role(leaf, self.year) == role::Role::This
    }

    /// `heading`: what names the quarter, perhaps with its year.
    fn in_quarter(&self, field: FieldKey, quarter: u32, heading: Option<&str>) -> Role {
        if !self.form.get(field).is_some_and(|definition| definition.per_quarter) {
            return Role::Unsure(field);
        }
        let figure = Figure { field, part: Part::Whole, quarter, answer: None };
        let asked = usize::try_from(quarter).ok().and_then(|at| *self.quarters.get(at.checked_sub(1)?)?);
        let is_asked = heading.and_then(role::year_in).zip(asked).is_none_or(|(named, asked)| named == asked);
        if is_asked { Role::Figure(figure) } else { Role::Elsewhen(figure) }
    }

    fn whole(&self, Named { field, part, quarter }: Named) -> Role {
        let asks_quarters = self.form.get(field).is_some_and(|definition| definition.per_quarter) && quarter == 0;
        // One figure where the form asks for four: whose it is cannot be said.
        if asks_quarters { Role::Unsure(field) } else { Role::Figure(Figure { field, part, quarter, answer: None }) }
    }

    /// The field that a heading with its groups names.
    fn named(&self, leaf: &str, groups: &[&str]) -> Option<Named> {
        self.joined(leaf, groups)
            .or_else(|| self.labels.get(leaf).copied().filter(|named| self.is_at_home(named.field, leaf, groups)))
    }

    /// Leaf and groups said in one breath, the longest way first: "Tuyên truyền" › "Số buổi" is "Số buổi tuyên truyền".
    fn joined(&self, leaf: &str, groups: &[&str]) -> Option<Named> {
        (0..groups.len()).find_map(|from| {
            let above = groups.get(from..)?.join(" ");
            let near = groups.get(from)?;
            [format!("{leaf} {above}"), format!("{above} {leaf}"), format!("{leaf} {near}"), format!("{near} {leaf}")]
                .iter()
                .find_map(|said| self.labels.get(said))
                .copied()
        })
    }

    /// A short heading means the field of its wording unless the group it stands under speaks of another one:
    /// "Số buổi" is not that of the campaigns where "Sinh hoạt mô hình" stands above it.
    fn is_at_home(&self, field: FieldKey, leaf: &str, groups: &[&str]) -> bool {
        let FieldKey::Field(at) = field else { return true };
        let own = self.said_of.get(usize::from(at));
        leaf.split(' ').count() >= SPEAKING
            || groups.iter().all(|group| {
                let speaks_of = |said: &HashSet<String>| {
                    let mut all = content(group).peekable();
                    all.peek().is_some() && all.all(|word| said.contains(word))
                };
                let shares = own.is_some_and(|said| content(group).any(|word| said.contains(word)));
                shares || !(self.said_of.iter().any(speaks_of) || self.sections.iter().any(speaks_of))
            })
    }

    /// The field whose wording a heading is nearest to, and whether it may be taken for it.
    pub fn nearest(&self, folded: &str) -> Option<(FieldKey, bool)> {
        let mut near: Vec<(&String, &Named, f64)> = self
            .labels
            .iter()
            .map(|(label, named)| (label, named, similarity(label, folded)))
            .filter(|(_, _, score)| *score >= ASKED)
            .collect();
        near.sort_by(|a, b| b.2.total_cmp(&a.2).then(a.0.cmp(b.0)));
        let (label, best, score) = near.first()?;
        let second = near.iter().find(|(_, named, _)| named.field != best.field).map_or(0.0, |(_, _, score)| *score);
        let sure = *score >= TAKEN && score - second >= MARGIN && super::super::similar::is_slip(label, folded);
        Some((best.field, sure && best.part == Part::Whole && best.quarter == 0))
    }

    /// The role of a heading that is nearly a label.
    pub fn as_named(&self, field: FieldKey) -> Role {
        self.whole(Named { field, part: Part::Whole, quarter: 0 })
    }
}

/// The words of a folded text that distinguish it.
fn content(folded: &str) -> impl Iterator<Item = &str> {
    folded.split(' ').filter(|word| !word.is_empty() && !EMPTY_WORDS.contains(word))
}

/// Which side of a ratio a heading names.
fn side(kind: &FieldKind, folded: &str) -> Option<Part> {
    let FieldKind::Ratio { numerator, denominator } = kind else { return None };
    let is = |label: &str| fold_label(label) == folded;
    if is(numerator) { Some(Part::Numerator) } else { is(denominator).then_some(Part::Denominator) }
}

/// Which option a heading names.
fn option(kind: &FieldKind, folded: &str) -> Option<u16> {
    let named = |choice: &crate::domain::plan::Choice| {
        std::iter::once(&choice.label).chain(&choice.short).any(|word| fold_label(word) == folded)
    };
    u16::try_from(kind.options().iter().position(named)?).ok()
}
