//! From a key, a paste or a click to what is meant by it.
use super::Model;
use crate::{
    text::screen::app as words,
    tui::{
        action::{
            command::{Command, Field, Scope},
            key::Key,
            keymap::{Resolved, meaning},
        },
        part::field::Field as TextField,
        screen::{
            Screen,
            context::Task,
            effect::Effect,
            overlay::{Outcome, Overlay},
            step::{Notice, Told},
        },
        ui::Hit,
    },
};

/// One key press, or one repeat of it.
pub fn press(model: &mut Model, key: Key) -> Vec<Effect> {
    let lang = model.lang;
    model.notice = None;
    match meaning(key, &model.scopes()) {
        Resolved::Text(letter) => model.edit(|field| field.insert(letter)),
        Resolved::Command(Command::Field(command)) => model.edit(|field| {
            match command {
                Field::Left => field.left(),
                Field::Right => field.right(),
                Field::Start => field.home(),
                Field::End => field.end(),
                Field::Backspace => field.backspace(),
                Field::Delete => field.delete(),
            }
            true
        }),
        Resolved::Command(command) => model.run(command),
        Resolved::Unbound => {
            // In a text field a stray key is part of typing, and nothing to complain about.
            if !model.scopes().contains(&Scope::Field) {
                model.notice = Some(Notice::warning(words::unbound(lang, &key.to_string())));
            }
            vec![]
        }
    }
}

/// Text that comes as one piece. Without a text field it is no command, whatever it says.
pub fn paste(model: &mut Model, text: &str) -> Vec<Effect> {
    model.notice = None;
    model.edit(|field| field.paste(text))
}

pub fn click(model: &mut Model, hit: Hit) -> Vec<Effect> {
    model.notice = None;
    match hit {
        Hit::Command(command) => model.run(command),
        Hit::Row(row) => model.tell_top(Told::Clicked(row)),
    }
}

/// Every key that had arrived was taken in: what comes next is pressed by a person.
pub fn pause(model: &mut Model) {
    if let Some(field) = model.field() {
        field.end_burst();
    }
}

pub fn resize(model: &mut Model, width: u16, height: u16) -> Vec<Effect> {
    model.size = (width, height);
    model.tell(Told::Changed)
}

impl Model {
    /// Scopes that hold now, the innermost first. A dialog shuts out the screen under it.
    pub fn scopes(&self) -> Vec<Scope> {
        let mut scopes = match self.overlays.last() {
            Some(overlay) => overlay.scopes(),
            None => {
                let mut scopes = self.trail.last().map(Screen::scopes).unwrap_or_default();
                if self.trail.last().is_some_and(Screen::needs_book) {
                    scopes.push(Scope::Book);
                }
                scopes
            }
        };
        // Other work is over in a moment, and is done whole or not at all.
        if self.running.as_ref().is_some_and(|running| running.what == Task::Import) {
            scopes.push(Scope::Job);
        }
        scopes.push(Scope::Program);
        scopes
    }

    fn field(&mut self) -> Option<&mut TextField> {
        match self.overlays.last_mut() {
            Some(overlay) => overlay.field(),
            None => self.trail.last_mut().and_then(Screen::field),
        }
    }

    /// Changes the field that has the keyboard; `change` says whether all of it found room.
    fn edit(&mut self, change: impl FnOnce(&mut TextField) -> bool) -> Vec<Effect> {
        match self.field() {
            Some(field) => {
                let all = change(field);
                let effects = self.tell_top(Told::Typed);
                if !all {
                    self.notice = Some(Notice::warning(words::full(self.lang)));
                }
                effects
            }
            None => vec![],
        }
    }

    /// Tells the file chooser, also one under a menu that was opened meanwhile.
    pub(super) fn tell_chooser(&mut self, told: Told<'_>) -> Vec<Effect> {
        let chooser = self.overlays.iter().rposition(|overlay| matches!(overlay, Overlay::Chooser(_)));
        let Some(at) = chooser else { return vec![] };
        let mut overlay = self.overlays.remove(at);
        let outcome = overlay.update(told, &self.context());
        match outcome {
            Outcome::Stay(steps) => {
                self.overlays.insert(at, overlay);
                self.follow(steps)
            }
            Outcome::Close(steps) => self.follow(steps),
        }
    }

    /// Tells the topmost dialog, or the screen where there is none.
    pub(super) fn tell_top(&mut self, told: Told<'_>) -> Vec<Effect> {
        let Some(mut overlay) = self.overlays.pop() else { return self.tell(told) };
        let outcome = overlay.update(told, &self.context());
        match outcome {
            Outcome::Stay(steps) => {
                self.overlays.push(overlay);
                self.follow(steps)
            }
            Outcome::Close(steps) => self.follow(steps),
        }
    }
}
