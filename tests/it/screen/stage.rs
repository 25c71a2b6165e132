//! The whole program without its threads: keys in, work done at once, pictures out, on a real book.
use super::picture::picture;
use crate::program::Room;
use chrono::{DateTime, NaiveDate, TimeZone, Utc};
use ratatui::{buffer::Buffer, layout::Rect};
use std::{
    collections::VecDeque,
    path::{Path, PathBuf},
    sync::{Arc, OnceLock},
};
use tonghop::{
    job::{Event, Watch, settings::Settings},
    sheet::read::{Limits, ReaderPool},
    text::Lang,
    tui::{
        action::key::{Code, Key, ctrl, f, plain},
        app::{Model, News, Start, draw, paste, press, resize},
        screen::{
            context::Task,
            desk::Desk,
            effect::{Done, Effect, Work},
        },
        shell::{
            Writer,
            eyes::{Answer, Eyes},
            hands::{Hands, Worker},
        },
        ui::{Hits, Theme},
    },
};

/// The program with everything it would have started.
pub struct Stage {
    pub model: Model,
    hands: Hands,
    eyes: Eyes,
    pub size: (u16, u16),
    /// What was copied, shown and remembered.
    pub copied: Vec<String>,
    pub shown: Vec<PathBuf>,
    pub remembered: Option<Settings>,
    pub quit: bool,
    /// Work is kept here instead of being done.
    pub hold: bool,
    pub held: Vec<Work>,
    /// Where its book lies, if that is its own.
    _room: Option<Room>,
}

/// The bytes of the sample's book, made once.
fn sample() -> &'static [u8] {
    static SAMPLE: OnceLock<Vec<u8>> = OnceLock::new();
    SAMPLE.get_or_init(|| std::fs::read(made().path("d/sample.tonghop")).unwrap())
}

/// A sample of one's own, to change.
pub fn made() -> Room {
    let room = Room::new();
    room.say("demo d --no-screen --quiet").well();
    room
}

pub fn worker() -> Worker {
    let day = NaiveDate::from_ymd_opt(2026, 5, 22).unwrap();
    let now: DateTime<Utc> = Utc.with_ymd_and_hms(2026, 5, 22, 8, 0, 0).unwrap();
    Worker { who: "Chị Lan".into(), lang: Lang::Vi, as_of: None, now, today: day }
}

fn pool() -> ReaderPool {
    let make = || {
        let mut command = std::process::Command::new(env!("CARGO_BIN_EXE_tonghop"));
        command.arg("--reader");
        command
    };
    ReaderPool::new(make, 2, Limits::default())
}

impl Stage {
    /// The first screen, in a home folder that is the test's own.
    pub fn empty(home: &Path) -> Self {
        Self::begin(home, None, Settings { who: Some("Chị Lan".into()), ..Settings::default() })
    }

    /// A sample of its own, opened and read.
    pub fn sample() -> Self {
        let room = Room::new();
        let book = room.write("sample.tonghop", sample());
        let mut stage = Self::open(&book);
        stage._room = Some(room);
        stage
    }

    /// A book, opened and read.
    pub fn open(book: &Path) -> Self {
        let settings = Settings { who: Some("Chị Lan".into()), ..Settings::default() };
        Self::begin(book.parent().unwrap(), Some(book.to_path_buf()), settings)
    }

    pub fn begin(home: &Path, book: Option<PathBuf>, settings: Settings) -> Self {
        let (model, effects) =
            Model::new(Start { lang: Lang::Vi, settings, home: home.to_path_buf(), book, named: true });
        let mut stage = Self {
            model,
            hands: Hands::new(pool),
            eyes: Eyes::new(pool),
            size: (80, 24),
            copied: Vec::new(),
            shown: Vec::new(),
            remembered: None,
            quit: false,
            hold: false,
            held: Vec::new(),
            _room: None,
        };
        stage.perform(effects);
        stage.sized(80, 24)
    }

    /// Back to the overview of the same book, as if it had just been opened; nothing in it was changed.
    pub fn restart(&mut self) {
        let desk = self.model.desk.clone().expect("a book is open");
        let settings = Settings { who: Some("Chị Lan".into()), ..Settings::default() };
        let home = self.model.home.clone();
        (self.model, _) =
            Model::new(Start { lang: Lang::Vi, settings, home, book: Some(desk.book.clone()), named: true });
        let done = Done::Opened { book: desk.book.clone(), read_only: None, roster: None, sample: true };
        self.hears(News::Ended { done, decisions: vec![] }).hears(News::Desk(desk));
        let effects = resize(&mut self.model, self.size.0, self.size.1);
        self.perform(effects);
    }

    pub fn sized(mut self, width: u16, height: u16) -> Self {
        self.size = (width, height);
        let effects = resize(&mut self.model, width, height);
        self.perform(effects);
        self
    }

    /// Presses keys as the footer names them: `F5 Enter Ctrl+P ↓`.
    #[track_caller]
    pub fn press(&mut self, keys: &str) -> &mut Self {
        for name in keys.split_whitespace() {
            let effects = press(&mut self.model, key(name));
            self.perform(effects);
        }
        self
    }

    /// Types text, letter by letter.
    pub fn types(&mut self, text: &str) -> &mut Self {
        for letter in text.chars() {
            let effects = press(&mut self.model, plain(Code::Char(letter)));
            self.perform(effects);
        }
        self
    }

    pub fn pastes(&mut self, text: &str) -> &mut Self {
        let effects = paste(&mut self.model, text);
        self.perform(effects);
        self
    }

    /// What the worker or the reader would say.
    pub fn hears(&mut self, news: News) -> &mut Self {
        let effects = self.model.hear(news);
        self.perform(effects);
        self
    }

    fn perform(&mut self, effects: Vec<Effect>) {
        let mut waiting: VecDeque<Effect> = effects.into();
        while let Some(effect) = waiting.pop_front() {
            match effect {
                Effect::Work(work) if self.hold => self.held.push(work),
                Effect::Work(work) => waiting.extend(self.work(work)),
                Effect::Ask(query) => {
                    let news = match self.eyes.answer(query) {
                        Answer::Answered(answered) => News::Answered(answered),
                        Answer::LookAgain => self.eyes.news(&worker()).unwrap(),
                    };
                    waiting.extend(self.model.hear(news));
                }
                Effect::Stop => {}
                Effect::Copy(text) => self.copied.push(text),
                Effect::Show(path) => self.shown.push(path),
                Effect::Remember(settings) => self.remembered = Some(settings),
                Effect::Quit => self.quit = true,
            }
        }
    }

    fn work(&mut self, work: Work) -> Vec<Effect> {
        let mut effects = self.model.hear(News::Started(work.task()));
        let mut heard = Heard(Vec::new());
        let before = self.hands.last();
        let opens = matches!(work.task(), Task::Open | Task::Sample);
        let done = self.hands.perform(work, &worker(), &mut heard);
        let decisions = if opens { vec![] } else { self.hands.since(before) };
        for event in heard.0 {
            effects.extend(self.model.hear(News::Progress(event)));
        }
        let opened = if let Done::Opened { book, .. } = &done { Some(book.clone()) } else { None };
        let again = !matches!(done, Done::Failed(_) | Done::Exported { .. });
        effects.extend(self.model.hear(News::Ended { done, decisions }));
        if let Some(book) = opened {
            self.eyes.open(&book, None, true).unwrap();
        }
        if again {
            let seen = self.eyes.news(&worker()).unwrap();
            effects.extend(self.model.hear(seen));
        }
        effects
    }

    /// Shows the book as if it lay in the same place in every run.
    pub fn pin(&mut self) {
        let Some(desk) = &self.model.desk else { return };
        let mut pinned = Desk::clone(desk);
        pinned.snapshot.book = Path::new("/so").join(desk.book.file_name().unwrap());
        self.model.desk = Some(Arc::new(pinned));
    }

    /// The picture with its roles.
    pub fn picture(&self) -> String {
        picture(&self.buffer(&Theme::PROBE, false).0)
    }

    /// The text alone.
    pub fn text(&self) -> String {
        let picture = self.picture();
        picture.split_once("---\n").map(|(text, _)| text.to_owned()).unwrap_or(picture)
    }

    pub fn buffer(&self, theme: &Theme, ascii: bool) -> (Buffer, Hits) {
        let mut buf = Buffer::empty(Rect::new(0, 0, self.size.0, self.size.1));
        let hits = draw(&self.model, theme, ascii, &mut buf);
        (buf, hits)
    }

    /// The picture holds all of these.
    #[track_caller]
    pub fn shows(&self, texts: &[&str]) -> &Self {
        let picture = self.text();
        for text in texts {
            assert!(picture.contains(text), "no «{text}» in\n{picture}");
        }
        self
    }
}

struct Heard(Vec<Event>);

impl Watch for Heard {
    fn report(&mut self, event: Event) {
        self.0.push(event);
    }

    fn stopped(&self) -> bool {
        false
    }
}

#[track_caller]
pub fn key(name: &str) -> Key {
    if let Some(rest) = name.strip_prefix("Ctrl+") {
        let named = matches!(rest, "←" | "→" | "↑" | "↓" | "Home" | "End");
        return if named { Key { ctrl: true, ..key(rest) } } else { ctrl(rest.to_lowercase().chars().next().unwrap()) };
    }
    if let Some(number) = name.strip_prefix('F').and_then(|number| number.parse().ok()) {
        return f(number);
    }
    plain(match name {
        "Enter" => Code::Enter,
        "Esc" => Code::Esc,
        "Tab" => Code::Tab,
        "Backspace" => Code::Backspace,
        "Delete" => Code::Delete,
        "Insert" => Code::Insert,
        "Space" => Code::Char(' '),
        "Home" => Code::Home,
        "End" => Code::End,
        "PgUp" => Code::PageUp,
        "PgDn" => Code::PageDown,
        "↑" => Code::Up,
        "↓" => Code::Down,
        "←" => Code::Left,
        "→" => Code::Right,
        letter => Code::Char(letter.chars().next().filter(|_| letter.chars().count() == 1).expect("a key")),
    })
}
