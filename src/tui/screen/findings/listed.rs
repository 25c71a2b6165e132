//! Findings prepared for searching. Made beside the keyboard: folding thousands of names takes longer than a key may wait.
use crate::{
    job::findings::Found,
    tui::{part::search::Haystack, screen::desk::Desk},
};

#[derive(Debug, Clone, Default)]
pub struct Listed {
    /// `TYPE@SPAN`.
    pub period: String,
    pub found: Vec<Found>,
    pub(super) texts: Haystack,
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
        Self { period: desk.stand.period.id.to_string(), found, texts }
    }

    /// Places of the findings that a query finds, in the office's order.
    pub fn search(&self, query: &str) -> Vec<usize> {
        let mut places: Vec<usize> =
            self.texts.find(query).into_iter().filter_map(|at| usize::try_from(at).ok()).collect();
        places.sort_unstable();
        places
    }
}
