//! Another list of units from Excel: from when it holds, what it says otherwise, and only then taken.
use super::ask::{Draft, ask};
use crate::{
    domain::unit::Difference,
    job::roster::ListOptions,
    text::{self, screen::roster as words},
    tui::screen::{
        context::Context,
        desk::Desk,
        effect::{Effect, Work},
        follow,
        overlay::{Choice, Item, Overlay, chooser, compare, pick},
        step::Step,
    },
};
use chrono::NaiveDate;
use std::path::{Path, PathBuf};

/// A list that was held against the roster.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Listed {
    pub file: PathBuf,
    pub from: Option<NaiveDate>,
    /// Units of the book that it does not name.
    pub missing: usize,
}

/// Chooses the file.
pub fn choose(context: &Context<'_>) -> Vec<Step> {
    let folder = context.settings.inbox.clone().unwrap_or_else(|| context.beside_book());
    follow::open_chooser(chooser::Aim::List, &folder)
}

/// From when what it says holds.
pub fn ask_from(file: &Path, context: &Context<'_>) -> Vec<Step> {
    ask(Draft::ListDay { file: file.to_path_buf() }, "", context)
}

pub fn compare(file: PathBuf, from: Option<NaiveDate>) -> Vec<Step> {
    vec![Step::Do(Effect::Work(Work::CompareRoster { file, from }))]
}

/// What it says otherwise; Enter asks what becomes of those it does not name.
pub fn compared(
    file: PathBuf,
    from: Option<NaiveDate>,
    found: &Difference,
    desk: &Desk,
    context: &Context<'_>,
) -> Overlay {
    let lang = context.lang;
    let mut lines = text::roster::difference(lang, found, desk.now.units(), &desk.plan).into_iter();
    let about = lines.next().unwrap_or_default();
    let lines = lines.map(|line| compare::signed(&line)).collect();
    let nothing = found.added.is_empty() && found.changed.is_empty() && found.missing.is_empty();
    let listed = Listed { file, from, missing: found.missing.len() };
    let title = words::difference_title(lang);
    Overlay::Compare(compare::State::new(title, about, lines, (!nothing).then_some(Choice::List(listed)), lang))
}

/// Whether those that it does not name are closed. What changes nothing stands first.
pub fn ask_missing(listed: &Listed, context: &Context<'_>) -> Vec<Step> {
    let lang = context.lang;
    let item = |label: String, choice| Item { label, detail: String::new(), choice };
    let take = |close_missing| {
        let options = ListOptions { from: listed.from, close_missing };
        Choice::Do(Box::new(Effect::Work(Work::TakeRoster { file: listed.file.clone(), options })))
    };
    let mut items = vec![item(words::list_not(lang).to_owned(), Choice::Later)];
    items.push(item(words::list_keep(lang, listed.missing), take(false)));
    if listed.missing > 0 {
        items.push(item(words::list_close(lang, listed.missing, listed.from), take(true)));
    }
    vec![Step::Open(Overlay::Pick(pick::State::new(words::list_title(lang), items)))]
}
