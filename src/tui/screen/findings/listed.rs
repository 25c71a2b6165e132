//! Findings prepared for searching. Made beside the keyboard: folding thousands of names takes longer than a key may wait.
use crate::{
    domain::intake::{Code, Expected},
    job::findings::Found,
    tui::{part::search::Haystack, screen::desk::Desk},
};
use std::collections::HashMap;

#[derive(Debug, Clone, Default)]
pub struct Listed {
    /// `TYPE@SPAN`.
    pub period: String,
    pub found: Vec<Found>,
    pub(super) texts: Haystack,
    /// Of each finding, which of the plan's rules it is about: those have no field that would tell them apart.
    pub(super) rules: Vec<usize>,
}

impl Listed {
    pub fn new(found: Vec<Found>, desk: &Desk) -> Self {
        let text = |one: &Found| {
            let (name, commune) = desk.unit(one.unit).map(|unit| (&*unit.name, &*unit.commune)).unwrap_or_default();
            let field = one.finding.field.and_then(|key| desk.form()?.get(key)).map(|field| &*field.label);
            let typed = one.finding.found.as_deref().unwrap_or_default();
            format!("{name} {commune} {} {} {typed}", field.unwrap_or_default(), one.file)
        };
        let texts = Haystack::new(found.iter().map(text));
        let rules = rules(&found);
        Self { period: desk.stand.period.id.to_string(), found, texts, rules }
    }

    pub fn rule(&self, at: usize) -> usize {
        self.rules.get(at).copied().unwrap_or_default()
    }

    /// Places of the findings that a query finds, in the office's order.
    pub fn search(&self, query: &str) -> Vec<usize> {
        let mut places: Vec<usize> =
            self.texts.find(query).into_iter().filter_map(|at| usize::try_from(at).ok()).collect();
        places.sort_unstable();
        places
    }
}

/// Findings on rules with the same words have the same number; 0 without words.
fn rules(found: &[Found]) -> Vec<usize> {
    let mut numbers: HashMap<&str, usize> = HashMap::new();
    let mut all = Vec::with_capacity(found.len());
    for one in found {
        let next = numbers.len() + 1;
        all.push(words(one).map_or(0, |words| *numbers.entry(words).or_insert(next)));
    }
    all
}

fn words(one: &Found) -> Option<&str> {
    match (&one.finding.expected, one.finding.code) {
        (Some(Expected::Words(words)), Code::RuleBroken | Code::RequiredTogether | Code::Exclusive) => Some(words),
        (_, _) => None,
    }
}
