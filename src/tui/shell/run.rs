//! From the request to the last word: settings, threads, terminal, loop.
use super::{
    eyes::Eyes,
    hands::{Hands, Worker},
    input::input,
    terminal::{Screen, fault},
    thread::{Clock, Threads},
    turn::{Happened, Look, Shell},
};
use crate::{
    job::settings::{self, Settings},
    sheet::read::ReaderPool,
    text::{self, Lang},
    tui::{
        Request,
        app::{Model, News, Start, resize},
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

/// Opens the screen; returns what is to be said on the terminal once it is given back.
pub fn run(request: Request, pool: impl Fn() -> ReaderPool + Clone + Send + 'static) -> Result<(), String> {
    let lang = request.lang.unwrap_or_default();
    guarded(lang, || session(request, pool))
}

/// Runs what has taken the terminal. A fault of the program is said in a sentence, with the log that tells of it.
pub fn guarded(lang: Lang, session: impl FnOnce() -> io::Result<()>) -> Result<(), String> {
    match catch_unwind(AssertUnwindSafe(session)) {
        Ok(Ok(())) => Ok(()),
        Ok(Err(error)) => Err(text::screen::app::no_terminal(lang, &error.to_string())),
        Err(_) => {
            let log = fault().map(|log| log.display().to_string());
            Err(text::screen::app::screen_crashed(lang, log.as_deref()))
        }
    }
}

fn session(request: Request, pool: impl Fn() -> ReaderPool + Clone + Send + 'static) -> io::Result<()> {
    let file = settings::file();
    let settings = file.as_deref().map(Settings::read).unwrap_or_default();
    let logs = file.as_deref().and_then(|file| file.parent()).map_or_else(std::env::temp_dir, PathBuf::from);
    let lang = request.lang.unwrap_or(match settings.lang.as_deref() {
        Some("en") => Lang::En,
        Some(_) | None => Lang::Vi,
    });
    let who = Arc::new(Mutex::new(request.who.clone().or_else(|| settings.who.clone())));
    let clock = clock(Arc::clone(&who), lang, request.as_of);
    let (hands, eyes) = (Hands::new(pool.clone()), Eyes::new(pool));
    let (threads, news) = Threads::start(hands, eyes, request.period.clone(), clock, logs.clone());
    let colour = request.colour && std::env::var_os("NO_COLOR").is_none_or(|value| value.is_empty());
    // Remembered for another day, when the program is started in another folder.
    let asked = request.book.map(|book| std::path::absolute(&book).unwrap_or(book));
    let book = asked.or_else(|| settings.recent.iter().find(|book| book.is_file()).cloned());
    // A name said when the program is started holds for this session alone.
    let named = request.who.is_some();
    let name = settings.who.clone();
    let (mut model, effects) = Model::new(Start { lang, settings, home: settings::home(), book, named });
    let mut screen = Screen::take(&logs)?;
    let size = screen.terminal.size()?;
    let mut shell = Shell::new(threads, who, name, file, Look { colour, ascii: !is_utf8() });
    shell.perform(effects);
    let first = resize(&mut model, size.width, size.height);
    shell.perform(first);
    let happened = listen(news);
    let ended = turns(&mut shell, &mut model, &happened, &mut screen);
    drop(screen);
    shell.threads.close();
    ended
}

fn turns(shell: &mut Shell, model: &mut Model, happened: &Receiver<Happened>, screen: &mut Screen) -> io::Result<()> {
    shell.draw(model, &mut screen.terminal)?;
    while shell.turn(model, happened, &mut screen.terminal)? {}
    Ok(())
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
