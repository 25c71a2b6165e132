//! What comes back from the worker and the reader.
use super::{Model, command::said};
use crate::{
    domain::book::{Action, Decision},
    job::Event,
    text::{self, screen::app as words, summary},
    tui::screen::{
        context::{Running, Task},
        desk::Desk,
        effect::{Answered, Done, Effect},
        follow,
        overlay::{Overlay, Wanted, read},
        step::{Notice, Place, Told},
    },
};
use std::{path::Path, sync::Arc};

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
    Answered(Answered),
}

impl Model {
    /// Takes news in; what follows for the shell is returned.
    pub fn hear(&mut self, news: News) -> Vec<Effect> {
        match news {
            News::Started(what) => {
                self.running = Some(Running { what, ..Running::default() });
                vec![]
            }
            News::Progress(event) => {
                self.progress(event);
                vec![]
            }
            News::Ended { done, decisions } => {
                self.running = None;
                self.ended(done, &decisions)
            }
            News::Desk(desk) => {
                self.desk = Some(desk);
                self.tell(Told::Changed)
            }
            News::Answered(Answered::Failed(failure)) => {
                self.notice = Some(Notice::bad(said(&text::failure(self.lang, &failure))));
                vec![]
            }
            News::Answered(Answered::Crashed { log }) => {
                self.crashed(log.as_deref());
                vec![]
            }
            News::Answered(answered) => match (&answered, self.overlays.last()) {
                (Answered::Folder(_) | Answered::Places(_), Some(_)) => self.tell_chooser(Told::Answered(&answered)),
                (Answered::Review(_), _) => self.tell(Told::Answered(&answered)),
                // The chooser was closed before its folder was read.
                (Answered::Folder(_) | Answered::Places(_) | Answered::Failed(_) | Answered::Crashed { .. }, _) => {
                    vec![]
                }
            },
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

    fn ended(&mut self, done: Done, decisions: &[Decision]) -> Vec<Effect> {
        let lang = self.lang;
        match done {
            Done::Opened { book, read_only, roster, sample } => return self.opened(book, read_only, roster, sample),
            Done::Imported(imported) => {
                self.note(decisions);
                self.notice = Some(Notice::good(summary::imported(lang, &imported)));
                self.imported = Some(imported);
                return self.go(&Place::Intake);
            }
            Done::Decided => {
                if let Some(last) = decisions.last() {
                    let what = match &last.action {
                        Action::Undo { seq } => words::undone(lang, &self.described(*seq)),
                        action => words::done(lang, text::words::action(lang, action), decisions.len()),
                    };
                    self.notice = Some(Notice::good(what));
                }
                self.note(decisions);
            }
            Done::Exported(to) => {
                self.notice = Some(Notice::good(summary::written(lang, &to.display().to_string())));
                self.written = Some(to);
            }
            Done::Failed(failure) => {
                let sentence = text::failure(lang, &failure);
                if sentence.message.lines().count() > 1 || said(&sentence).chars().count() > usize::from(self.size.0) {
                    let text = format!("{}\n\n{}", sentence.message, sentence.advice);
                    self.overlays.push(Overlay::Read(read::State::new(words::failed(lang), text)));
                }
                self.notice = Some(Notice::bad(said(&sentence)));
            }
            Done::Crashed { log } => self.crashed(log.as_deref()),
        }
        self.tell(Told::Changed)
    }

    fn crashed(&mut self, log: Option<&Path>) {
        let log = log.map(|log| log.display().to_string());
        let text = words::crashed(self.lang, log.as_deref());
        self.overlays.push(Overlay::Read(read::State::new(words::failed(self.lang), text)));
    }

    fn opened(
        &mut self,
        book: std::path::PathBuf,
        read_only: Option<crate::job::Failure>,
        roster: Option<crate::job::roster::RosterImported>,
        sample: bool,
    ) -> Vec<Effect> {
        let lang = self.lang;
        (self.desk, self.imported, self.written) = (None, None, None);
        (self.done, self.undone) = (Vec::new(), Vec::new());
        self.settings.opened(&book);
        self.settings.inbox = None;
        self.sample = sample;
        self.notice = match (&read_only, roster) {
            (Some(failure), _) => Some(Notice::warning(said(&words::read_only(lang, failure)))),
            (None, Some(roster)) => Some(Notice::good(summary::roster(lang, roster))),
            (None, None) => None,
        };
        self.read_only = read_only;
        let mut effects = self.go(&Place::Overview);
        effects.push(Effect::Remember(self.settings.clone()));
        if self.settings.who.is_none() && !sample && self.read_only.is_none() {
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
                action if !action.is_record_only() => own.push(decision.seq),
                _ => {}
            }
        }
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

    fn described(&self, seq: i64) -> String {
        let decision = self.desk.as_ref().and_then(|desk| desk.journal.iter().find(|one| one.seq == seq));
        decision.map(|one| text::words::action(self.lang, &one.action).to_owned()).unwrap_or_default()
    }
}
