//! What comes back from the worker and the reader.
use super::{Model, command::said};
use crate::{
    domain::book::{Action, Decision},
    job::{Event, units::UnitNote},
    text::{self, screen::app as words, summary},
    tui::{
        action::command::{Book, Command, Plan},
        screen::{
            Screen,
            context::{Running, Task},
            desk::{Desk, Unopened},
            effect::{Answered, Done, Effect},
            follow,
            overlay::{Choice, Item, Overlay, Wanted, pick, read},
            plan, roster,
            step::{Notice, Place, Told},
        },
    },
};
use std::{
    path::{Path, PathBuf},
    sync::Arc,
};

/// Something that happened beside the keyboard.
pub enum News {
    /// The worker has begun.
    Started(Task),
    Progress(Event),
    /// The worker has ended; the decisions it added to the journal.
    Ended {
        done: Done,
        decisions: Vec<Decision>,
    },
    /// The book was read again.
    Desk(Arc<Desk>),
    /// It was read again and works in no period.
    Unopened(Arc<Unopened>),
    Answered(Answered),
    /// The computer has no program for a file, or it would not start.
    NotShown {
        path: PathBuf,
        error: String,
    },
}

impl Model {
    /// Takes news in; what follows for the shell is returned.
    pub fn hear(&mut self, news: News) -> Vec<Effect> {
        match news {
            News::Started(what) => {
                let stopping = self.running.as_ref().is_some_and(|running| running.stopping);
                self.running = Some(Running { what, stopping, ..Running::default() });
                vec![]
            }
            News::Progress(event) => {
                self.progress(event);
                vec![]
            }
            News::Ended { done, decisions } => {
                let what = self.running.take().map_or(Task::Decide, |running| running.what);
                self.handed = self.handed.saturating_sub(1);
                // The next has been handed out already.
                self.running = (self.handed > 0).then(Running::default);
                // What went wrong has to be seen before the program closes.
                self.leaving &= !matches!(done, Done::Failed(_) | Done::Crashed { .. } | Done::Occupied { .. });
                let mut effects = self.ended(what, done, &decisions);
                if self.leaving && self.handed == 0 {
                    effects.push(Effect::Quit);
                }
                effects
            }
            // The reader was still at a book that has been closed since.
            News::Desk(desk) if self.book.as_ref() != Some(&desk.book) => vec![],
            News::Desk(desk) => {
                (self.desk, self.unopened, self.unread) = (Some(desk), None, None);
                self.tell(Told::Changed)
            }
            News::Unopened(unopened) if self.book.as_ref() != Some(&unopened.book) => vec![],
            News::Unopened(unopened) => {
                (self.desk, self.unopened) = (None, Some(unopened));
                self.unread =
                    Some(words::unopened(self.lang, &key(Command::Book(Book::Plan)), &key(Command::Plan(Plan::Act))));
                self.tell(Told::Changed)
            }
            News::Answered(Answered::Failed(failure)) => {
                let sentence = text::failure(self.lang, &failure);
                self.notice = Some(Notice::bad(said(&sentence)));
                if self.desk.is_none() && self.book.is_some() {
                    self.unread = Some(sentence);
                }
                self.tell(Told::Answered(&Answered::Failed(failure)))
            }
            News::NotShown { path, error } => {
                let text = words::not_shown(self.lang, &path.display().to_string(), &error);
                self.notice = Some(Notice::bad(text));
                vec![]
            }
            News::Answered(Answered::Crashed { log }) => {
                self.crashed(log.as_deref());
                self.tell(Told::Answered(&Answered::Crashed { log }))
            }
            News::Answered(answered @ (Answered::Folder(_) | Answered::Places(_))) => {
                self.tell_chooser(Told::Answered(&answered))
            }
            News::Answered(
                answered @ (Answered::Review(_) | Answered::Sheet(_) | Answered::Findings(_) | Answered::Present(_)),
            ) => self.tell(Told::Answered(&answered)),
        }
    }

    fn progress(&mut self, event: Event) {
        let Some(running) = &mut self.running else { return };
        match event {
            // A sample takes two folders in, one after the other.
            Event::Started { files } => (running.files, running.done) = (files, 0),
            Event::FileDone { done, path, outcome } => {
                running.done = done;
                running.last.clone_from(&path);
                running.log.push((path, outcome));
            }
            // The reader has been told.
            Event::Saved => {}
        }
    }

    fn ended(&mut self, what: Task, done: Done, decisions: &[Decision]) -> Vec<Effect> {
        let lang = self.lang;
        match done {
            Done::Opened { book, read_only, roster, sample } => return self.opened(book, read_only, roster, sample),
            Done::Imported(imported) => {
                self.note(decisions);
                self.notice = Some(match imported.stopped {
                    true => Notice::warning(words::stopped(lang, &summary::imported(lang, &imported))),
                    false => Notice::good(summary::imported(lang, &imported)),
                });
                self.imported = Some(imported);
                // Nobody is pulled out of what they are typing or reading.
                if self.overlays.is_empty() && matches!(self.screen(), Some(Screen::Overview(_) | Screen::Intake(_))) {
                    return self.go(&Place::Intake);
                }
            }
            Done::Decided => self.decided(decisions),
            Done::UnitsChanged(notes) => {
                self.decided(decisions);
                // How many units a commune has is no warning.
                let grave = notes.iter().any(|one| !matches!(one, UnitNote::UnitsMoved(_)));
                let notes: Vec<String> = notes.iter().map(|one| text::units::note(lang, one)).collect();
                match (grave, decisions.last(), &mut self.notice) {
                    (true, Some(last), _) => {
                        let title = text::words::action(lang, &last.action);
                        self.overlays.push(Overlay::Read(read::State::new(title, notes.join("\n\n"))));
                    }
                    (false, Some(_), Some(notice)) => {
                        let said = std::iter::once(std::mem::take(&mut notice.text)).chain(notes);
                        notice.text = said.collect::<Vec<_>>().join(" ");
                    }
                    (_, None, _) | (false, _, None) => {}
                }
            }
            Done::RosterCompared { file, from, found } => {
                if let Some(desk) = self.desk.clone() {
                    let overlay = roster::compared(file, from, &found, &desk, &self.context());
                    self.overlays.push(overlay);
                }
                return vec![];
            }
            Done::PlanRehearsed { file, applied } => {
                self.overlays.push(plan::rehearsed(&file, &applied, lang));
                return vec![];
            }
            Done::Exported(to) => {
                self.notice = Some(Notice::good(summary::written(lang, &to.display().to_string())));
                // The next workbook goes to the same folder.
                self.settings.outbox = to.parent().map(Path::to_path_buf);
                self.written = Some(to);
                let mut effects = self.tell(Told::Changed);
                effects.push(Effect::Remember(self.settings.clone()));
                return effects;
            }
            Done::Occupied { to, work } => {
                let file = to.file_name().unwrap_or_default().to_string_lossy();
                let folder = to.parent().unwrap_or(Path::new("")).display().to_string();
                let question = words::overwrite(lang, &file, &folder);
                // The harmless answer first: an Enter that was meant for something else writes over nothing.
                let item = |label: &str, choice| Item { label: label.to_owned(), detail: String::new(), choice };
                let items = vec![
                    item(words::keep_file(lang), Choice::Later),
                    item(words::write_over(lang), Choice::Do(Box::new(Effect::Work(work)))),
                ];
                let mut state = pick::State::new(words::confirm(lang), items);
                state.about = question;
                self.overlays.push(Overlay::Pick(state));
            }
            Done::Failed(failure) => {
                let effects = self.without_book(what);
                // Work of several steps may have done some of them.
                self.note(decisions);
                let sentence = text::failure(lang, &failure);
                if sentence.message.lines().count() > 1 || said(&sentence).chars().count() > usize::from(self.size.0) {
                    let text = format!("{}\n\n{}", sentence.message, sentence.advice);
                    self.overlays.push(Overlay::Read(read::State::new(words::failed(lang), text)));
                    self.notice = Some(Notice::bad(format!("{}.", words::failed(lang))));
                } else {
                    self.notice = Some(Notice::bad(said(&sentence)));
                }
                return effects;
            }
            Done::Crashed { log } => {
                let effects = self.without_book(what);
                self.note(decisions);
                self.crashed(log.as_deref());
                return effects;
            }
        }
        self.tell(Told::Changed)
    }

    /// After work that failed: without a book there is only the first screen.
    fn without_book(&mut self, what: Task) -> Vec<Effect> {
        let opens = matches!(what, Task::Open | Task::Sample);
        if opens && self.book.is_none() { self.go(&Place::FirstRun) } else { self.tell(Told::Changed) }
    }

    fn decided(&mut self, decisions: &[Decision]) {
        let lang = self.lang;
        if let Some(last) = decisions.last() {
            let what = match &last.action {
                Action::Undo { seq } => self.turned(*seq),
                action => words::done(lang, text::words::action(lang, action), decisions.len()),
            };
            self.notice = Some(Notice::good(what));
        }
        self.note(decisions);
    }

    fn crashed(&mut self, log: Option<&Path>) {
        let log = log.map(|log| log.display().to_string());
        let text = words::crashed(self.lang, log.as_deref());
        // The same fault again and again is said once.
        if !self.overlays.iter().any(|overlay| matches!(overlay, Overlay::Read(state) if state.text == text)) {
            self.overlays.push(Overlay::Read(read::State::new(words::failed(self.lang), text)));
        }
    }

    fn opened(
        &mut self,
        book: PathBuf,
        read_only: Option<crate::job::Failure>,
        roster: Option<crate::job::roster::RosterImported>,
        sample: bool,
    ) -> Vec<Effect> {
        let lang = self.lang;
        (self.desk, self.unopened, self.imported, self.written, self.unread) = (None, None, None, None, None);
        self.book = Some(book.clone());
        (self.done, self.undone, self.own) = (Vec::new(), Vec::new(), Vec::new());
        self.settings.opened(&book);
        self.sample = sample;
        self.notice = match (&read_only, roster) {
            (Some(failure), _) => Some(Notice::warning(said(&words::read_only(lang, failure)))),
            (None, Some(roster)) => Some(Notice::good(summary::roster(lang, roster))),
            (None, None) => None,
        };
        self.read_only = read_only;
        let mut effects = self.go(&Place::Overview);
        effects.push(Effect::Remember(self.settings.clone()));
        if self.settings.who.is_none() && !self.named && !sample && self.read_only.is_none() {
            let ask = follow::ask_for(Wanted::Who, "", &self.context());
            self.overlays.push(ask);
        }
        effects
    }

    /// Keeps what this session did, so that it can be taken back.
    fn note(&mut self, decisions: &[Decision]) {
        let mut undoes = Vec::new();
        let mut own = Vec::new();
        for decision in decisions {
            match &decision.action {
                Action::Undo { seq } => undoes.push((decision.seq, *seq)),
                action => own.extend((!action.is_record_only()).then_some(decision.seq)),
            }
        }
        self.own.extend_from_slice(decisions);
        if !undoes.is_empty() {
            let targets: Vec<i64> = undoes.iter().map(|(_, target)| *target).collect();
            let rows: Vec<i64> = undoes.iter().map(|(row, _)| *row).collect();
            if self.done.last().is_some_and(|last| last.iter().all(|seq| targets.contains(seq))) {
                self.done.pop();
                self.undone.push(rows);
            } else {
                // A redo takes undo rows back: what they took back can be undone by them again.
                self.undone.pop();
                self.done.push(rows);
            }
        } else if !own.is_empty() {
            self.done.push(own);
            self.undone.clear();
        }
    }

    /// What an undo of this decision comes to, in words: taking back an undo does again what that took back.
    fn turned(&self, mut seq: i64) -> String {
        let mut again = false;
        let decision = loop {
            let decision = self.own.iter().find(|one| one.seq == seq);
            match decision.map(|one| &one.action) {
                Some(Action::Undo { seq: earlier }) => (seq, again) = (*earlier, !again),
                Some(_) | None => break decision,
            }
        };
        let what = decision.map(|one| text::words::action(self.lang, &one.action)).unwrap_or_default();
        if again { words::redone(self.lang, what) } else { words::undone(self.lang, what) }
    }
}

/// The first key of a command.
fn key(command: Command) -> String {
    command.spec().keys.first().map(ToString::to_string).unwrap_or_default()
}
