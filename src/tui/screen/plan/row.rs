//! One row of a part of the plan: what stands in the list, and everything that can be said of it.
use super::{form, general, judged, reports};
use crate::{domain::plan::Plan, text::Lang, tui::screen::desk::Desk};

/// The parts a plan is looked at in.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Part {
    #[default]
    General,
    Reports,
    Periods,
    Form,
    Indicators,
    Rules,
}

impl Part {
    pub const ALL: &'static [Self] =
        &[Self::General, Self::Reports, Self::Periods, Self::Form, Self::Indicators, Self::Rules];

    pub fn beside(self, by: isize) -> Self {
        let count = Self::ALL.len().cast_signed();
        let at = (self as isize + by).rem_euclid(count);
        Self::ALL.get(at.cast_unsigned()).copied().unwrap_or_default()
    }
}

/// What a row is about.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Item {
    Heading,
    Fact,
    /// Its id.
    Report(String),
    /// `TYPE@SPAN`.
    Period(String),
    Field,
    /// Its id.
    Indicator(String),
    Rule,
}

/// How a row stands out; a sign goes with it.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Mark {
    #[default]
    None,
    /// The period being worked in.
    Here,
    /// The wording of the plan leaves a choice.
    Reading,
    Required,
    /// A column of a table.
    Inner,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Row {
    pub item: Item,
    pub mark: Mark,
    pub label: String,
    /// The column on the right.
    pub right: String,
    /// Name and text of all that is known; a text alone has no name.
    pub facts: Vec<(String, String)>,
    /// What the filter of its part looks at.
    pub seldom: bool,
}

impl Row {
    pub fn new(item: Item, label: impl Into<String>, right: impl Into<String>) -> Self {
        let (label, right) = (label.into(), right.into());
        Self { item, mark: Mark::None, label, right, facts: Vec::new(), seldom: false }
    }

    pub fn heading(label: impl Into<String>) -> Self {
        Self::new(Item::Heading, label, "")
    }

    /// Adds what is known, unless there is nothing to say.
    pub fn tell(&mut self, name: &str, text: impl Into<String>) {
        let text = text.into();
        if !text.trim().is_empty() {
            self.facts.push((name.to_owned(), text));
        }
    }

    /// All of it, a line for each fact.
    pub fn whole(&self) -> String {
        let lines = self.facts.iter().map(|(name, text)| match name.is_empty() {
            true => text.clone(),
            false => format!("{name}: {text}"),
        });
        std::iter::once(self.label.clone()).chain(lines).collect::<Vec<_>>().join("\n")
    }

    /// What a search looks in: a row is also found by what is said of it.
    pub fn text(&self) -> String {
        format!("{} {}", self.whole().replace('\n', " "), self.right)
    }
}

/// The rows of a part.
/// Without a desk the book has no period yet, and what is decided in it is not known.
pub fn rows(plan: &Plan, desk: Option<&Desk>, part: Part, lang: Lang) -> Vec<Row> {
    match part {
        Part::General => general::rows(plan, desk, lang),
        Part::Reports => reports::types(plan, desk, lang),
        Part::Periods => desk.map(|desk| reports::periods(desk, lang)).unwrap_or_default(),
        Part::Form => form::rows(plan, lang),
        Part::Indicators => judged::indicators(plan, desk, lang),
        Part::Rules => judged::rules(plan, lang),
    }
}
