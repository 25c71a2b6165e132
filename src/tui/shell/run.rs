//! The loop: everything that has happened is taken in, then one picture is drawn.
use super::{
    hands::{Hands, Worker},
    input::{Input, input},
    terminal::{Screen, fault},
    thread::{Clock, Threads},
};
use crate::{
    job::settings::{self, Settings},
    sheet::read::ReaderPool,
    text::{self, Lang},
    tui::{
        Request,
        action::key::{Code, plain},
        app::{Model, News, Start, click, draw, paste, pause, press, resize},
        screen::effect::Effect,
        ui::{Hits, Theme},
    },
};
use chrono::{Local, Utc};
use ratatui::crossterm::event;
use std::{
    io,
    panic::{AssertUnwindSafe, catch_unwind},
    path::PathBuf,
    sync::{
        Arc, Mutex, PoisonError,
        mpsc::{self, Receiver},
    },
    thread,
};

/// What the loop holds beside the model.
pub struct Shell {
    threads: Threads,
    who: Arc<Mutex<Option<String>>>,
    settings: Option<PathBuf>,
    hits: Hits,
    quit: bool,
}

enum Happened {
    Input(Input),
    News(Box<News>),
    /// The terminal has gone.
    Gone,
}

/// Opens the screen; returns what is to be said on the terminal once it is given back.
pub fn run(request: Request, pool: impl Fn() -> ReaderPool + Send + 'static) -> Result<(), String> {
    let lang = request.lang.unwrap_or_default();
    let ended = catch_unwind(AssertUnwindSafe(|| session(request, pool)));
    match ended {
        Ok(Ok(())) => Ok(()),
        Ok(Err(error)) => Err(text::screen::app::no_terminal(lang, &error.to_string())),
        Err(_) => {
            let log = fault().map(|log| log.display().to_string());
            Err(text::screen::app::screen_crashed(lang, log.as_deref()))
        }
    }
}

fn session(request: Request, pool: impl Fn() -> ReaderPool + Send + 'static) -> io::Result<()> {
    let file = settings::file();
    let settings = file.as_deref().map(Settings::read).unwrap_or_default();
    let logs = file.as_deref().and_then(|file| file.parent()).map_or_else(std::env::temp_dir, PathBuf::from);
    let lang = request.lang.unwrap_or(match settings.lang.as_deref() {
        Some("en") => Lang::En,
        Some(_) | None => Lang::Vi,
    });
    let who = Arc::new(Mutex::new(request.who.clone().or_else(|| settings.who.clone())));
    let clock = clock(Arc::clone(&who), lang, request.as_of);
    let (threads, news) = Threads::start(Hands::new(pool), request.period.clone(), clock, logs.clone());
    let ascii = !is_utf8();
    let colour = request.colour && std::env::var_os("NO_COLOR").is_none_or(|value| value.is_empty());
    // Remembered for another day, when the program is started in another folder.
    let asked = request.book.map(|book| std::path::absolute(&book).unwrap_or(book));
    let book = asked.or_else(|| settings.recent.iter().find(|book| book.is_file()).cloned());
    let mut settings = settings;
    if request.who.is_some() {
        settings.who = request.who;
    }
    let (mut model, effects) = Model::new(Start { lang, settings, home: settings::home(), book });
    let mut screen = Screen::take(&logs)?;
    let size = screen.terminal.size()?;
    let mut shell = Shell { threads, who, settings: file, hits: Hits::default(), quit: false };
    shell.perform(effects);
    let first = resize(&mut model, size.width, size.height);
    shell.perform(first);
    let happened = listen(news);
    let ended = shell.turn(&mut model, &happened, |shell, model| shell.draw(model, colour, ascii, &mut screen));
    drop(screen);
    shell.threads.close();
    ended
}

/// Terminal and threads as one stream.
fn listen(news: Receiver<News>) -> Receiver<Happened> {
    let (send, happened) = mpsc::channel();
    let keys = send.clone();
    thread::spawn(move || {
        loop {
            match event::read().map(input) {
                Ok(Some(input)) => {
                    if keys.send(Happened::Input(input)).is_err() {
                        return;
                    }
                }
                Ok(None) => {}
                Err(_) => return drop(keys.send(Happened::Gone)),
            }
        }
    });
    thread::spawn(move || news.into_iter().try_for_each(|one| send.send(Happened::News(Box::new(one)))));
    happened
}

impl Shell {
    /// Takes in what happens and draws, until it is time to go.
    fn turn(
        &mut self,
        model: &mut Model,
        happened: &Receiver<Happened>,
        mut draw: impl FnMut(&mut Self, &Model) -> io::Result<()>,
    ) -> io::Result<()> {
        while !self.quit {
            draw(self, model)?;
            let Ok(first) = happened.recv() else { break };
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
        }
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

    fn draw(&mut self, model: &Model, colour: bool, ascii: bool, screen: &mut Screen) -> io::Result<()> {
        let theme = theme(model.settings.theme.as_deref(), colour);
        screen.terminal.draw(|frame| {
            self.hits = draw(model, &theme, ascii, frame.buffer_mut());
            if let Some(cursor) = self.hits.cursor {
                frame.set_cursor_position(cursor);
            }
        })?;
        Ok(())
    }

    fn perform(&mut self, effects: Vec<Effect>) {
        for effect in effects {
            match effect {
                Effect::Work(work) => self.threads.work(work),
                Effect::Ask(query) => self.threads.ask(query),
                Effect::Stop => self.threads.stop(),
                // A terminal that takes no OSC 52 ignores it.
                Effect::Copy(text) => drop(Screen::copy(&text)),
                Effect::Show(path) => self.threads.show(path),
                Effect::Remember(settings) => {
                    self.who.lock().unwrap_or_else(PoisonError::into_inner).clone_from(&settings.who);
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

/// Asked by the threads whenever they begin something.
#[expect(clippy::disallowed_methods, reason = "this is where the clock is asked")]
fn clock(who: Arc<Mutex<Option<String>>>, lang: Lang, as_of: Option<chrono::NaiveDate>) -> Clock {
    Arc::new(move || {
        let who = who.lock().unwrap_or_else(PoisonError::into_inner).clone();
        let who = who.unwrap_or_else(|| text::words::somebody(lang).to_owned());
        Worker { who, lang, as_of, now: Utc::now(), today: Local::now().date_naive() }
    })
}

/// Whether the terminal takes UTF-8. Windows consoles take it by the interface we use.
fn is_utf8() -> bool {
    if cfg!(windows) {
        return true;
    }
    let set = ["LC_ALL", "LC_CTYPE", "LANG"].iter().filter_map(|name| std::env::var(name).ok());
    let charset = set.into_iter().find(|value| !value.is_empty()).unwrap_or_default().to_lowercase();
    charset.contains("utf-8") || charset.contains("utf8")
}
