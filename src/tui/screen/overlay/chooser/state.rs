//! What the file chooser shows, what is marked in it, and where it goes.
use super::take::{take, take_refusal};
use crate::{
    job::listing::{Entry, Listing, Unlisted},
    text::{Sentence, screen::chooser as words},
    tui::{
        action::command::{Chooser, Command, Dialog, Marks as Mark},
        part::{cursor::Cursor, field::Field, marks::Marks},
        screen::{
            context::Context,
            effect::{Answered, Effect, Query},
            overlay::{Choice, Item, Outcome, Overlay, pick},
            path::typed,
            step::{Msg, Step},
        },
    },
};
use chrono::{DateTime, Utc};
use std::path::{Path, PathBuf};

/// What files are chosen for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Aim {
    /// To be taken in: several, and folders.
    Import,
    Book,
    Plan,
    /// The list of units of a new book on a plan.
    Roster {
        plan: String,
        book: PathBuf,
    },
    /// A new version of the plan.
    NewPlan,
}

impl Aim {
    /// The ending of the files that can be chosen; None: all of them.
    pub const fn ending(&self) -> Option<&'static str> {
        match self {
            Self::Import => None,
            Self::Book => Some("tonghop"),
            Self::Plan | Self::NewPlan => Some("toml"),
            Self::Roster { .. } => Some("xlsx"),
        }
    }
}

#[derive(Debug)]
pub struct State {
    pub aim: Aim,
    /// What lies in the folder shown; None until the first was read.
    pub listing: Option<Listing>,
    /// Asked for and not read yet.
    pub awaited: Option<PathBuf>,
    /// What could not be opened, and why.
    pub complaint: Option<(PathBuf, Unlisted)>,
    pub typing: bool,
    pub field: Field,
    pub new_only: bool,
    /// Places of the entries shown in the listing.
    pub shown: Vec<usize>,
    /// Also in folders one has left since.
    pub marks: Marks<PathBuf>,
    pub cursor: Cursor,
}

impl State {
    pub fn new(aim: Aim, folder: PathBuf) -> Self {
        Self {
            aim,
            listing: None,
            awaited: Some(folder),
            complaint: None,
            typing: false,
            field: Field::new(1000),
            new_only: false,
            shown: Vec::new(),
            marks: Marks::default(),
            cursor: Cursor::default(),
        }
    }

    pub fn takes_many(&self) -> bool {
        self.aim == Aim::Import
    }

    /// A folder was asked for, here or in a list of places over it: any other answer comes too late.
    pub fn asked(&mut self, folder: &Path) {
        self.awaited = Some(folder.to_path_buf());
        self.complaint = None;
    }

    pub fn stop_typing(&mut self) {
        self.typing = false;
        self.field.clear();
    }

    /// The folder shown.
    pub fn folder(&self) -> &Path {
        self.listing.as_ref().map_or(Path::new(""), |listing| &listing.folder)
    }

    pub fn entry(&self, number: usize) -> Option<&Entry> {
        self.listing.as_ref()?.entries.get(*self.shown.get(number)?)
    }

    pub fn selected(&self) -> Option<&Entry> {
        self.entry(self.cursor.at()?)
    }

    pub fn entries(&self) -> impl Iterator<Item = &Entry> {
        (0..self.shown.len()).filter_map(|number| self.entry(number))
    }

    fn refresh(&mut self, context: &Context<'_>) {
        let selected = self.selected().map(|entry| entry.path.clone());
        let ending = self.aim.ending();
        let fits = |entry: &Entry| {
            let right =
                ending.is_none_or(|one| entry.path.extension().is_some_and(|own| own.eq_ignore_ascii_case(one)));
            entry.is_folder || (right && (!self.new_only || is_new(entry.arrived, last_import(context))))
        };
        let entries = self.listing.iter().flat_map(|listing| &listing.entries).enumerate();
        self.shown = entries.filter(|(_, entry)| fits(entry)).map(|(at, _)| at).collect();
        self.cursor.settle(self.shown.len(), rows(context));
        if let Some(path) = selected {
            self.select(&path);
        }
    }

    fn select(&mut self, path: &Path) {
        let at = self.entries().position(|entry| entry.path == path);
        self.cursor.to(at.unwrap_or(0));
    }

    /// A folder was read. One that cannot be opened leaves shown what was shown, if anything was.
    fn take_in(&mut self, listing: &Listing, context: &Context<'_>) {
        if self.awaited.as_ref() != Some(&listing.asked) {
            return;
        }
        self.awaited = None;
        if let Some(why) = &listing.failed {
            self.complaint = Some((listing.folder.clone(), why.clone()));
            if self.listing.as_ref().is_some_and(|shown| shown.failed.is_none()) {
                return;
            }
        }
        let before = self.folder().to_path_buf();
        // Who types while a folder is still being read goes on typing.
        let was_typed = typed(self.field.text(), &before, context.home) == listing.asked;
        let is_above = before.parent() == Some(&listing.folder);
        self.listing = Some(listing.clone());
        self.refresh(context);
        // Where one comes from is where one goes on; a file that was typed is what is wanted.
        self.select(listing.file.as_deref().unwrap_or(if is_above { &before } else { Path::new("") }));
        if listing.failed.is_none() && was_typed {
            self.stop_typing();
        }
    }
}

/// Came to lie there after the last import. What is not known to be old is never hidden as old.
pub fn is_new(arrived: Option<DateTime<Utc>>, last_import: Option<DateTime<Utc>>) -> bool {
    match (arrived, last_import) {
        (Some(arrived), Some(last)) => arrived > last,
        (None, _) | (_, None) => true,
    }
}

pub fn last_import(context: &Context<'_>) -> Option<DateTime<Utc>> {
    context.desk.and_then(|desk| desk.last_import)
}

/// Rows of the table: box, path, counts, heading and the line of what would be taken are around it.
const fn rows(context: &Context<'_>) -> usize {
    context.rows.saturating_sub(6)
}

/// Enter means the line of text while one is typed.
pub fn own(command: Command) -> Option<Chooser> {
    if let Command::Chooser(command) = command {
        return Some(command);
    }
    (command == Command::Dialog(Dialog::Take)).then_some(Chooser::Enter)
}

pub fn refusal(state: &State, command: Chooser, context: &Context<'_>) -> Option<Sentence> {
    let lang = context.lang;
    match command {
        // What is shown is not what was asked for: whoever goes on typing means the next folder.
        Chooser::Enter | Chooser::Take if state.awaited.is_some() => Some(words::reading(lang)),
        Chooser::Enter => match state.selected() {
            None => Some(words::nothing_here(lang, state.aim.ending())),
            Some(entry) if entry.is_folder => None,
            Some(_) if !state.marks.is_empty() => Some(words::marked_first(lang, state.marks.len())),
            Some(_) => take_refusal(state, true, context),
        },
        Chooser::Take => take_refusal(state, false, context),
        Chooser::New if !state.takes_many() || last_import(context).is_none() => Some(words::all_new(lang)),
        Chooser::New | Chooser::Up | Chooser::Type | Chooser::Drives => None,
    }
}

pub fn update(state: &mut State, msg: Msg<'_, Chooser>, context: &Context<'_>) -> Outcome {
    state.cursor.settle(state.shown.len(), rows(context));
    match msg {
        Msg::Move(list) => state.cursor.step(list),
        Msg::Mark(Mark::Toggle) => {
            if let Some(path) = state.selected().map(|entry| entry.path.clone()) {
                state.marks.toggle(path);
                state.cursor.next();
            }
        }
        Msg::Mark(Mark::All) => mark_all(state),
        // A paste begins a path by itself.
        Msg::Typed => (state.typing, state.complaint) = (true, None),
        Msg::Clicked(row) if state.cursor.at() != Some(row) => state.cursor.to(row),
        Msg::Clicked(_) => return Outcome::Stay(vec![Step::Run(Command::Chooser(Chooser::Enter))]),
        Msg::Answered(Answered::Folder(listing)) => state.take_in(listing, context),
        Msg::Answered(Answered::Places(places)) => return Outcome::Stay(vec![offer(places, context)]),
        Msg::Answered(
            Answered::Review(_)
            | Answered::Sheet(_)
            | Answered::Findings(_)
            | Answered::Present(_)
            | Answered::Failed(_)
            | Answered::Crashed { .. },
        )
        | Msg::Changed => {}
        Msg::Do(command) => return run(state, command, context),
    }
    Outcome::Stay(vec![])
}

fn run(state: &mut State, command: Chooser, context: &Context<'_>) -> Outcome {
    let ask = |query| Outcome::Stay(vec![Step::Do(Effect::Ask(query))]);
    match command {
        Chooser::Enter if state.typing => {
            if state.field.text().trim().is_empty() {
                state.stop_typing();
                return Outcome::Stay(vec![]);
            }
            return ask(Query::Folder(typed(state.field.text(), state.folder(), context.home)));
        }
        Chooser::Enter => match state.selected() {
            Some(entry) if entry.is_folder => return ask(Query::Folder(entry.path.clone())),
            Some(entry) => return take(state, vec![entry.path.clone()], context),
            None => {}
        },
        Chooser::Take => return take(state, super::take::taken(state, context), context),
        // Above a drive there are the other drives.
        Chooser::Up => match state.folder().parent() {
            Some(above) => return ask(Query::Folder(above.to_path_buf())),
            None => return ask(Query::Places),
        },
        Chooser::Drives => return ask(Query::Places),
        Chooser::Type => state.typing = true,
        Chooser::New => {
            state.new_only = !state.new_only;
            state.refresh(context);
        }
    }
    Outcome::Stay(vec![])
}

fn mark_all(state: &mut State) {
    let paths: Vec<PathBuf> = state.entries().map(|entry| entry.path.clone()).collect();
    if paths.iter().all(|path| state.marks.has(path)) {
        paths.iter().for_each(|path| state.marks.unmark(path));
    } else {
        state.marks.mark_all(paths);
    }
}

fn offer(places: &[PathBuf], context: &Context<'_>) -> Step {
    let item = |place: &PathBuf| Item {
        label: place.display().to_string(),
        detail: String::new(),
        choice: Choice::Folder(place.clone()),
    };
    let items = places.iter().map(item).collect();
    Step::Open(Overlay::Pick(pick::State::new(words::places(context.lang), items)))
}
