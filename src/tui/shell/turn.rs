//! The loop: everything that has happened is taken in, then one picture is drawn.
use super::{input::Input, terminal::Screen, thread::Threads};
use crate::tui::{
    action::key::{Code, plain},
    app::{Model, News, click, draw, paste, pause, press, resize},
    screen::effect::Effect,
    ui::{Hits, Theme},
};
use ratatui::{Terminal, backend::Backend};
use std::{
    path::PathBuf,
    sync::{Arc, Mutex, PoisonError, mpsc::Receiver},
};

/// What the loop holds beside the model.
pub struct Shell {
    pub threads: Threads,
    /// Who works; the threads ask for it whenever they begin something.
    pub who: Arc<Mutex<Option<String>>>,
    /// The name the settings hold.
    name: Option<String>,
    /// Where settings are kept.
    pub settings: Option<PathBuf>,
    pub look: Look,
    hits: Hits,
    quit: bool,
}

/// What the terminal can show.
#[derive(Debug, Clone, Copy)]
pub struct Look {
    pub colour: bool,
    /// It is not set to UTF-8.
    pub ascii: bool,
}

pub enum Happened {
    Input(Input),
    News(Box<News>),
    /// The terminal has gone.
    Gone,
}

impl Shell {
    pub fn new(
        threads: Threads,
        who: Arc<Mutex<Option<String>>>,
        name: Option<String>,
        settings: Option<PathBuf>,
        look: Look,
    ) -> Self {
        Self { threads, who, name, settings, look, hits: Hits::default(), quit: false }
    }

    /// Waits for something to happen, takes in all that has, and draws once. False when it is time to go.
    pub fn turn<B: Backend>(
        &mut self,
        model: &mut Model,
        happened: &Receiver<Happened>,
        terminal: &mut Terminal<B>,
    ) -> Result<bool, B::Error> {
        let Ok(first) = happened.recv() else { return Ok(false) };
        // Whatever else has come is taken in before anything is drawn: a burst of keys is one picture.
        for one in std::iter::once(first).chain(happened.try_iter()) {
            let effects = match one {
                Happened::Input(input) => self.take(model, input),
                Happened::News(news) => model.hear(*news),
                Happened::Gone => vec![Effect::Quit],
            };
            self.perform(effects);
        }
        pause(model);
        self.draw(model, terminal)?;
        Ok(!self.quit)
    }

    pub fn draw<B: Backend>(&mut self, model: &Model, terminal: &mut Terminal<B>) -> Result<(), B::Error> {
        let theme = theme(model.settings.theme.as_deref(), self.look.colour);
        terminal.draw(|frame| {
            self.hits = draw(model, &theme, self.look.ascii, frame.buffer_mut());
            if let Some(cursor) = self.hits.cursor {
                frame.set_cursor_position(cursor);
            }
        })?;
        Ok(())
    }

    fn take(&self, model: &mut Model, input: Input) -> Vec<Effect> {
        match input {
            Input::Key(key) => press(model, key),
            Input::Paste(text) => paste(model, &text),
            Input::Click { x, y } => self.hits.at(x, y).map(|hit| click(model, hit)).unwrap_or_default(),
            Input::Scroll(down) => press(model, plain(if down { Code::Down } else { Code::Up })),
            Input::Resize(width, height) => resize(model, width, height),
        }
    }

    pub fn perform(&mut self, effects: Vec<Effect>) {
        for effect in effects {
            match effect {
                Effect::Work(work) => self.threads.work(work),
                Effect::Ask(query) => self.threads.ask(query),
                Effect::Stop => self.threads.stop(),
                // A terminal that takes no OSC 52 ignores it.
                Effect::Copy(text) => drop(Screen::copy(&text)),
                Effect::Show(path) => self.threads.show(path),
                Effect::Remember(settings) => {
                    if settings.who != self.name {
                        self.name.clone_from(&settings.who);
                        self.who.lock().unwrap_or_else(PoisonError::into_inner).clone_from(&settings.who);
                    }
                    // Without a settings file the program only asks again the next time.
                    drop(self.settings.as_ref().map(|file| settings.write(file)));
                }
                Effect::Quit => self.quit = true,
            }
        }
    }
}

fn theme(name: Option<&str>, colour: bool) -> Theme {
    match name {
        _ if !colour => Theme::MONO,
        Some("light") => Theme::LIGHT,
        Some("mono") => Theme::MONO,
        Some(_) | None => Theme::DARK,
    }
}
