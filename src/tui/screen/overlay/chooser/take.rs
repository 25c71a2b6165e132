//! What is taken out of the chooser, and what for.
use super::{Aim, State, is_new, state::last_import};
use crate::{
    text::{Sentence, screen::app, screen::chooser as words},
    tui::screen::{
        context::Context,
        effect::{Effect, Work},
        follow,
        overlay::{Choice, Outcome, not_writable},
        step::{Place, Step},
    },
};
use std::path::{Path, PathBuf};

/// What would be taken now.
pub fn taken(state: &State, context: &Context<'_>) -> Vec<PathBuf> {
    if !state.takes_many() {
        return state.selected().filter(|entry| !entry.is_folder).map(|entry| entry.path.clone()).into_iter().collect();
    }
    if !state.marks.is_empty() {
        // A marked folder brings what is marked in it.
        let is_below = |path: &Path| path.ancestors().skip(1).any(|above| state.marks.has(&above.to_path_buf()));
        return state.marks.iter().filter(|path| !is_below(path)).cloned().collect();
    }
    if state.new_only {
        let last = last_import(context);
        let new = state.entries().filter(|entry| !entry.is_folder && is_new(entry.arrived, last));
        return new.map(|entry| entry.path.clone()).collect();
    }
    let is_empty = state.listing.as_ref().is_none_or(|listing| listing.entries.is_empty() && listing.hidden == 0);
    if is_empty { vec![] } else { vec![state.folder().to_path_buf()] }
}

/// Why nothing can be taken now; `one`: the selected file is meant.
pub fn take_refusal(state: &State, one: bool, context: &Context<'_>) -> Option<Sentence> {
    let lang = context.lang;
    if !state.takes_many() {
        return taken(state, context).is_empty().then(|| words::no_file(lang, state.aim.ending()));
    }
    if context.desk.is_some_and(|desk| desk.is_locked()) {
        return Some(app::locked_period(lang));
    }
    let closed = not_writable(context).or_else(|| context.running.map(|_| app::busy(lang)));
    if closed.is_some() || one {
        return closed;
    }
    let folder = state.folder();
    let whole_folder = state.marks.is_empty() && !state.new_only;
    if whole_folder && (folder.parent().is_none() || folder == context.home) {
        return Some(words::too_wide(lang));
    }
    taken(state, context).is_empty().then(|| match state.new_only {
        true => words::nothing_new(lang),
        false => words::nothing_here(lang, None),
    })
}

/// Takes these for what the chooser was opened for.
pub fn take(state: &State, paths: Vec<PathBuf>, context: &Context<'_>) -> Outcome {
    let Some(first) = paths.first().cloned() else { return Outcome::Stay(vec![]) };
    let work = |work| Outcome::Close(vec![Step::Do(Effect::Work(work))]);
    match &state.aim {
        Aim::Import => {
            let mut settings = context.settings.clone();
            settings.inbox = Some(state.folder().to_path_buf());
            // The place to watch it from; a question about the day opens over it.
            let mut steps = vec![Step::Go(Place::Intake), Step::Do(Effect::Remember(settings))];
            steps.extend(follow::import(paths, context));
            Outcome::Close(steps)
        }
        Aim::Book => work(Work::Open { book: first }),
        Aim::Plan => Outcome::Close(follow::chosen(&Choice::Plan(first.to_string_lossy().into_owned()), context)),
        Aim::NewPlan => Outcome::Close(follow::chosen(&Choice::NewPlan(first), context)),
        Aim::Roster { plan, book } => work(Work::Create { book: book.clone(), plan: plan.clone(), roster: first }),
    }
}
