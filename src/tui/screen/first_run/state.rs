//! What can be chosen on the first screen, and what each choice begins.
use crate::{
    domain::plan::source,
    text::{self, Sentence, screen::first_run as words},
    tui::{
        action::command::{Command, FirstRun, Scope},
        part::cursor::Cursor,
        screen::{
            context::Context,
            effect::{Answered, Effect, Query, Work},
            follow,
            overlay::{Choice, Item as Line, Overlay, Wanted, chooser, pick},
            step::{Msg, Notice, Place, Step},
        },
    },
};
use std::path::{Path, PathBuf};

#[derive(Debug, Default)]
pub struct State {
    pub cursor: Cursor,
    /// The recent books whose files are there; None until somebody has looked.
    pub present: Option<Vec<PathBuf>>,
    /// The first selection was made.
    begun: bool,
}

/// One line that can be selected.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Item {
    /// The book that is open.
    Current(PathBuf),
    Recent(PathBuf),
    Other,
    Create,
    Sample,
}

/// The lines in the order they are drawn: books, then the other ways to begin.
pub fn items(context: &Context<'_>) -> Vec<Item> {
    let open = context.desk.map(|desk| &desk.book);
    let recent = context.settings.recent.iter().filter(|book| Some(*book) != open).cloned().map(Item::Recent);
    let current = open.cloned().map(Item::Current);
    current.into_iter().chain(recent).chain([Item::Other, Item::Create, Item::Sample]).collect()
}

/// The folder the sample goes to unless somebody says otherwise.
pub fn sample_folder(context: &Context<'_>) -> PathBuf {
    context.home.join("tonghop-demo")
}

impl State {
    pub fn is_missing(&self, book: &Path) -> bool {
        self.present.as_ref().is_some_and(|present| !present.iter().any(|one| one == book))
    }

    fn selected(&self, context: &Context<'_>) -> Option<Item> {
        items(context).into_iter().nth(self.cursor.at()?)
    }
}

pub fn scopes(_: &State) -> Vec<Scope> {
    vec![Scope::FirstRun, Scope::List]
}

pub fn own(command: Command) -> Option<FirstRun> {
    if let Command::FirstRun(command) = command { Some(command) } else { None }
}

pub fn name(_: &State, context: &Context<'_>) -> String {
    words::title(context.lang).to_owned()
}

pub fn refusal(state: &State, command: FirstRun, context: &Context<'_>) -> Option<Sentence> {
    let lang = context.lang;
    match (command, state.selected(context)?) {
        (FirstRun::Choose, _) if context.running.is_some() => Some(text::screen::app::busy(lang)),
        (FirstRun::Choose, Item::Recent(book)) if state.is_missing(&book) => {
            Some(words::missing(lang, &book.display().to_string()))
        }
        (FirstRun::Forget, Item::Recent(_)) | (FirstRun::Choose, _) => None,
        (FirstRun::Forget, Item::Current(_) | Item::Other | Item::Create | Item::Sample) => {
            Some(words::not_recent(lang))
        }
    }
}

pub fn update(state: &mut State, msg: Msg<'_, FirstRun>, context: &Context<'_>) -> Vec<Step> {
    let items = items(context);
    state.cursor.settle(items.len(), items.len());
    match msg {
        Msg::Changed if !state.begun => return begin(state, &items, context),
        Msg::Move(list) => state.cursor.step(list),
        Msg::Answered(Answered::Present(files)) => state.present = Some(files.clone()),
        Msg::Clicked(row) if state.cursor.at() != Some(row) => state.cursor.to(row),
        // A click is no command that was asked about before.
        Msg::Clicked(_) => return vec![Step::Run(Command::FirstRun(FirstRun::Choose))],
        Msg::Do(FirstRun::Choose) => return choose(state, context),
        Msg::Do(FirstRun::Forget) => {
            let Some(Item::Recent(book)) = state.selected(context) else { return vec![] };
            let mut settings = context.settings.clone();
            settings.forget(&book);
            let said = words::forgotten(context.lang, &book.display().to_string());
            return vec![Step::Do(Effect::Remember(settings)), Step::Say(Notice::good(said))];
        }
        Msg::Mark(_) | Msg::Typed | Msg::Changed | Msg::Answered(_) => {}
    }
    vec![]
}

/// Who has no book yet is best served by the sample; whether the files are there is asked once.
fn begin(state: &mut State, items: &[Item], context: &Context<'_>) -> Vec<Step> {
    state.begun = true;
    let has_book = items.iter().any(|item| matches!(item, Item::Current(_) | Item::Recent(_)));
    state.cursor.to(if has_book { 0 } else { items.len() });
    vec![Step::Do(Effect::Ask(Query::Present(context.settings.recent.clone())))]
}

fn choose(state: &State, context: &Context<'_>) -> Vec<Step> {
    match state.selected(context) {
        Some(Item::Current(_)) => vec![Step::Go(Place::Overview)],
        Some(Item::Recent(book)) => vec![Step::Do(Effect::Work(Work::Open { book }))],
        Some(Item::Other) => follow::open_chooser(chooser::Aim::Book, &beside_recent(state, context)),
        Some(Item::Create) => vec![Step::Open(plans(context))],
        Some(Item::Sample) => {
            let folder = sample_folder(context);
            vec![Step::Open(follow::ask_for(Wanted::SampleFolder, &folder.to_string_lossy(), context))]
        }
        None => vec![],
    }
}

/// Books usually lie together.
fn beside_recent(state: &State, context: &Context<'_>) -> PathBuf {
    let there = context.settings.recent.iter().find(|book| !state.is_missing(book));
    there.and_then(|book| book.parent()).unwrap_or(context.home).to_path_buf()
}

/// The plans that ship with the program, and the way to any other.
fn plans(context: &Context<'_>) -> Overlay {
    let built_in = source::built_in().iter().filter_map(|one| source::parse(one.text).ok());
    let line = |plan: crate::domain::plan::Plan| Line {
        label: format!("{}: {}", plan.issuer, plan.title),
        detail: match plan.years {
            (first, last) if first == last => first.to_string(),
            (first, last) => format!("{first}–{last}"),
        },
        choice: Choice::Plan(plan.id),
    };
    let other =
        Line { label: words::plan_file(context.lang).to_owned(), detail: String::new(), choice: Choice::PlanFile };
    let lines = built_in.map(line).chain([other]).collect();
    Overlay::Pick(pick::State::new(words::which_plan(context.lang), lines))
}

pub fn copied(state: &State, context: &Context<'_>) -> Option<String> {
    match state.selected(context)? {
        Item::Current(book) | Item::Recent(book) => Some(book.display().to_string()),
        Item::Sample => Some(sample_folder(context).display().to_string()),
        Item::Other | Item::Create => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{job::settings::Settings, text::Lang, tui::action::command::List};

    fn context(settings: &Settings) -> Context<'_> {
        Context {
            lang: Lang::Vi,
            desk: None,
            unopened: None,
            read_only: None,
            running: None,
            imported: None,
            written: None,
            settings,
            home: Path::new("/home/lan"),
            rows: 20,
            columns: 80,
        }
    }

    #[test]
    fn without_a_book_the_sample_is_first_and_enter_asks_for_its_folder() {
        let settings = Settings::default();
        let (mut state, context) = (State::default(), context(&settings));
        update(&mut state, Msg::Changed, &context);
        assert_eq!(state.selected(&context), Some(Item::Sample));
        let steps = update(&mut state, Msg::Do(FirstRun::Choose), &context);
        let [Step::Open(Overlay::Ask(ask))] = steps.as_slice() else { unreachable!("{steps:?}") };
        assert_eq!((&ask.wanted, ask.field.text()), (&Wanted::SampleFolder, "/home/lan/tonghop-demo"));
    }

    #[test]
    fn a_book_whose_file_is_gone_is_refused_until_it_is_forgotten() {
        let mut settings = Settings::default();
        settings.opened(Path::new("/b.tonghop"));
        settings.opened(Path::new("/a.tonghop"));
        let (mut state, context) = (State::default(), context(&settings));
        update(&mut state, Msg::Changed, &context);
        assert!(refusal(&state, FirstRun::Choose, &context).is_none(), "nobody has looked yet");
        update(&mut state, Msg::Answered(&Answered::Present(vec!["/b.tonghop".into()])), &context);
        assert!(refusal(&state, FirstRun::Choose, &context).is_some());
        let steps = update(&mut state, Msg::Do(FirstRun::Forget), &context);
        let [Step::Do(Effect::Remember(settings)), Step::Say(_)] = steps.as_slice() else { unreachable!("{steps:?}") };
        assert_eq!(settings.recent, [PathBuf::from("/b.tonghop")]);
        update(&mut state, Msg::Move(List::Next), &context);
        assert!(refusal(&state, FirstRun::Choose, &context).is_none());
        let opened = Effect::Work(Work::Open { book: "/b.tonghop".into() });
        let steps = update(&mut state, Msg::Do(FirstRun::Choose), &context);
        assert!(matches!(steps.as_slice(), [Step::Do(effect)] if *effect == opened), "{steps:?}");
    }
}
