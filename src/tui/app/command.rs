//! Running a command: first whether it applies, then what it does.
use super::Model;
use crate::domain::standing::State;
use crate::{
    text::{Lang, Sentence, screen::app as words, words as general},
    tui::{
        action::{
            command::{Book, Command, Job, Program, Scope, Spec},
            keymap::reachable,
        },
        screen::{
            effect::{Effect, Work},
            follow,
            overlay::{Agreed, Choice, Item, Overlay, Wanted, chooser, confirm, help, pick},
            step::{Notice, Place, Step, Told},
            units::Filter,
        },
    },
};

impl Model {
    /// Also what the menu, the palette and the mouse call.
    pub fn run(&mut self, command: Command) -> Vec<Effect> {
        if let Some(why) = self.refusal(command) {
            self.notice = Some(Notice::warning(said(&why)));
            return vec![];
        }
        match command {
            Command::Program(command) => self.program(command),
            Command::Book(command) => self.book(command),
            Command::Job(Job::Stop) => {
                self.notice = Some(Notice::warning(words::stopping(self.lang)));
                self.follow(vec![Step::Do(Effect::Stop)])
            }
            // Keys of a field are its own; from a menu there is no field to change.
            Command::Field(_) => vec![],
            Command::List(_)
            | Command::Marks(_)
            | Command::FirstRun(_)
            | Command::Overview(_)
            | Command::Units(_)
            | Command::Report(_)
            | Command::Intake(_)
            | Command::Indicators(_)
            | Command::Export(_)
            | Command::Findings(_)
            | Command::Plan(_)
            | Command::Roster(_)
            | Command::KeyIn(_)
            | Command::Sheet(_)
            | Command::Cells(_)
            | Command::Chooser(_)
            | Command::Dialog(_) => self.tell_top(Told::Command(command)),
        }
    }

    /// Why a command cannot run now.
    pub fn refusal(&self, command: Command) -> Option<Sentence> {
        let (lang, context) = (self.lang, self.context());
        let scope = command.spec().scope;
        if !self.scopes().contains(&scope) {
            return Some(words::elsewhere(lang, scope.title(lang)));
        }
        match command {
            Command::Program(Program::Copy) if self.copied().is_none() => Some(words::nothing_to_copy(lang)),
            Command::Program(_) => None,
            Command::Job(Job::Stop) => match &self.running {
                None => Some(words::not_running(lang)),
                Some(running) if running.stopping => Some(words::stops_already(lang)),
                Some(_) => None,
            },
            Command::Book(command) => self.refused_book(command),
            Command::List(_)
            | Command::Marks(_)
            | Command::Field(_)
            | Command::FirstRun(_)
            | Command::Overview(_)
            | Command::Units(_)
            | Command::Report(_)
            | Command::Intake(_)
            | Command::Indicators(_)
            | Command::Export(_)
            | Command::Findings(_)
            | Command::Plan(_)
            | Command::Roster(_)
            | Command::KeyIn(_)
            | Command::Sheet(_)
            | Command::Cells(_)
            | Command::Chooser(_)
            | Command::Dialog(_) => match self.overlays.last() {
                Some(overlay) => overlay.refusal(command, &context),
                None if self.lacks_desk() => Some(self.no_desk()),
                None => self.screen().and_then(|screen| screen.refusal(command, &context)),
            },
        }
    }

    fn refused_book(&self, command: Book) -> Option<Sentence> {
        let (lang, context) = (self.lang, self.context());
        // Without a period the plan can be looked at, and what was done be taken back.
        let apart = self.unopened.is_some() && matches!(command, Book::Plan | Book::Undo | Book::Redo);
        if self.desk.is_none() && command != Book::Open && !apart {
            return Some(self.no_desk());
        }
        let changes = || {
            let busy = self.running.is_some().then(|| words::busy(lang));
            crate::tui::screen::overlay::not_writable(&context).or(busy)
        };
        match command {
            Book::Import if self.desk.as_ref().is_some_and(|desk| desk.is_locked()) => Some(words::locked_period(lang)),
            Book::Import => changes(),
            Book::Undo => changes().or_else(|| self.done.is_empty().then(|| words::nothing_to_undo(lang))),
            Book::Redo => changes().or_else(|| self.undone.is_empty().then(|| words::nothing_to_redo(lang))),
            Book::Open => self.running.is_some().then(|| words::busy(lang)),
            Book::Missing
            | Book::Export
            | Book::Units
            | Book::Tray
            | Book::Indicators
            | Book::Findings
            | Book::Plan
            | Book::Roster
            | Book::Period => {
                let there = self.screen().zip(place(command)).is_some_and(|(screen, place)| screen.shows(&place));
                (there && self.overlays.is_empty()).then(|| words::there_already(lang))
            }
        }
    }

    fn program(&mut self, command: Program) -> Vec<Effect> {
        let lang = self.lang;
        match command {
            Program::Help => {
                let scopes = self.scopes();
                // Pressed again it closes.
                if self.overlays.pop_if(|overlay| matches!(overlay, Overlay::Help(_))).is_none() {
                    self.overlays.push(Overlay::Help(help::State { scopes, cursor: Default::default() }));
                }
            }
            Program::Menu => {
                let items = self.commands_here(lang);
                self.offer(words::menu(lang), items);
            }
            Program::Palette => {
                let items = Command::all().filter(|one| is_listed(*one)).map(|one| item(one, lang)).collect();
                self.offer(words::palette(lang), items);
            }
            Program::Back => return self.back(),
            Program::Quit => self.ask_to_quit(),
            Program::Copy => {
                self.notice = Some(Notice::good(words::copied(lang)));
                return self.copied().map(Effect::Copy).into_iter().collect();
            }
            Program::Theme => {
                let themes = ["dark", "light", "mono"];
                let now = self.settings.theme.as_deref().unwrap_or("dark");
                let at = themes.iter().position(|one| *one == now).unwrap_or(0);
                self.settings.theme = themes.get((at + 1) % themes.len()).map(|one| (*one).to_owned());
                return vec![Effect::Remember(self.settings.clone())];
            }
            Program::Language => {
                self.lang = if lang == Lang::Vi { Lang::En } else { Lang::Vi };
                self.settings.lang = Some(if self.lang == Lang::Vi { "vi" } else { "en" }.to_owned());
                return vec![Effect::Remember(self.settings.clone())];
            }
            Program::Name => {
                let who = self.settings.who.clone().unwrap_or_default();
                let ask = follow::ask_for(Wanted::Who, &who, &self.context());
                self.overlays.push(ask);
            }
        }
        vec![]
    }

    pub(super) fn book(&mut self, command: Book) -> Vec<Effect> {
        match command {
            Book::Import => {
                let folder = self.settings.inbox.clone().unwrap_or_else(|| self.context().beside_book());
                self.follow(follow::open_chooser(chooser::Aim::Import, &folder))
            }
            Book::Missing
            | Book::Units
            | Book::Tray
            | Book::Indicators
            | Book::Findings
            | Book::Plan
            | Book::Roster
            | Book::Export
            | Book::Open => {
                // From wherever it is called, Esc leads back to the overview.
                self.trail.truncate(1);
                place(command).map(|place| self.go(&place)).unwrap_or_default()
            }
            Book::Period => {
                let items = self.periods();
                self.overlays.push(Overlay::Pick(pick::State::new(words::periods(self.lang), items)));
                vec![]
            }
            // The last is taken off when the work has ended well.
            Book::Undo => {
                let last = self.done.last().cloned();
                self.undo(last)
            }
            Book::Redo => {
                let last = self.undone.last().cloned();
                self.undo(last)
            }
        }
    }

    /// Opens a list of commands; asked for again it closes.
    fn offer(&mut self, title: &str, items: Vec<Item>) {
        let same = |overlay: &mut Overlay| matches!(overlay, Overlay::Pick(state) if state.title == title);
        if self.overlays.pop_if(same).is_none() {
            self.overlays.push(Overlay::Pick(pick::State::new(title, items)));
        }
    }

    fn undo(&mut self, decisions: Option<Vec<i64>>) -> Vec<Effect> {
        let work = decisions.map(|decisions| Step::Do(Effect::Work(Work::Undo { decisions })));
        self.follow(work.into_iter().collect())
    }

    /// Why there is nothing to show of the open book.
    fn no_desk(&self) -> Sentence {
        self.unread.clone().unwrap_or_else(|| words::reading_book(self.lang))
    }

    /// Esc: out of a mode, out of a dialog, out of a screen; at the first screen it asks.
    fn back(&mut self) -> Vec<Effect> {
        if let Some(overlay) = self.overlays.last_mut() {
            if !overlay.back() {
                self.overlays.pop();
            }
            return vec![];
        }
        if let Some(mut screen) = self.trail.pop() {
            let stays = screen.back(&self.context());
            self.trail.push(screen);
            if stays {
                return vec![];
            }
        }
        if self.trail.len() > 1 {
            return self.leave();
        }
        // The first screen was gone to from an open book.
        if self.desk.is_some() && self.screen().is_some_and(|screen| !screen.needs_book()) {
            return self.go(&Place::Overview);
        }
        self.ask_to_quit();
        vec![]
    }

    fn ask_to_quit(&mut self) {
        if matches!(self.overlays.last(), Some(Overlay::Confirm(_))) {
            self.notice = Some(Notice::warning(words::enter_or_esc(self.lang)));
            return;
        }
        let (question, agreed) = match self.running {
            Some(_) if self.leaving => (words::quit_now(self.lang), Agreed::Quit),
            Some(_) => (words::stop_and_quit(self.lang), Agreed::StopAndQuit),
            None => (words::quit(self.lang), Agreed::Quit),
        };
        self.overlays.push(Overlay::Confirm(confirm::State { question: question.to_owned(), agreed }));
    }

    fn copied(&self) -> Option<String> {
        self.screen().and_then(|screen| screen.copied(&self.context()))
    }

    fn commands_here(&self, lang: Lang) -> Vec<Item> {
        let here = reachable(&self.scopes());
        here.into_iter().map(|(command, _)| command).filter(|one| is_listed(*one)).map(|one| item(one, lang)).collect()
    }

    fn periods(&self) -> Vec<Item> {
        let Some(desk) = &self.desk else { return vec![] };
        let line = |period: &crate::domain::plan::Period| {
            let name = desk.plan.report_type(&period.id.report_type).map(|one| one.name.clone()).unwrap_or_default();
            let due = period.unit_due.map(|due| general::date(due.last_day)).unwrap_or_default();
            Item {
                label: format!("{} — {name}", general::span(self.lang, &period.id.span)),
                detail: due,
                choice: Choice::Period(period.id.to_string()),
            }
        };
        desk.periods.iter().map(line).collect()
    }
}

/// The screen a command of the book leads to.
fn place(command: Book) -> Option<Place> {
    match command {
        Book::Missing => Some(Place::Units(Filter { state: Some(State::Missing), ..Filter::default() })),
        Book::Units => Some(Place::Units(Filter::default())),
        Book::Tray => Some(Place::Intake),
        Book::Indicators => Some(Place::Indicators(0)),
        Book::Findings => Some(Place::Findings),
        Book::Plan => Some(Place::Plan),
        Book::Roster => Some(Place::Roster(Default::default())),
        Book::Export => Some(Place::Export),
        Book::Open => Some(Place::FirstRun),
        Book::Import | Book::Period | Book::Undo | Book::Redo => None,
    }
}

/// Moving and typing are no commands to look for in a menu.
fn is_listed(command: Command) -> bool {
    match command.spec().scope {
        Scope::List | Scope::Cells | Scope::Field | Scope::Dialog => false,
        Scope::Program
        | Scope::Book
        | Scope::Job
        | Scope::Marks
        | Scope::FirstRun
        | Scope::Overview
        | Scope::Units
        | Scope::Report
        | Scope::Intake
        | Scope::Indicators
        | Scope::Export
        | Scope::Findings
        | Scope::Plan
        | Scope::Roster
        | Scope::KeyIn
        | Scope::Sheet
        | Scope::Chooser => true,
    }
}

fn item(command: Command, lang: Lang) -> Item {
    let spec: Spec = command.spec();
    let keys: Vec<String> = spec.keys.iter().map(ToString::to_string).collect();
    Item {
        label: format!("{} — {}", spec.label(lang), spec.help(lang)),
        detail: keys.join(", "),
        choice: Choice::Run(command),
    }
}

/// A sentence on one line.
pub(super) fn said(sentence: &Sentence) -> String {
    format!("{} {}", sentence.message, sentence.advice).trim().to_owned()
}
