//! What a person feels: how long until the first picture, and how long a key waits for its picture while an import goes
//! on. Drives the real loop with its threads and reader processes; only the terminal is a buffer.
#![allow(clippy::unwrap_used, clippy::indexing_slicing)]
mod measure;
mod office;

use measure::scaled;
use office::Office;
use ratatui::{Terminal, backend::TestBackend};
use std::{
    fs,
    path::{Path, PathBuf},
    process::Command,
    sync::{
        Arc, Mutex,
        mpsc::{self, Receiver, Sender},
    },
    thread,
    time::{Duration, Instant},
};
use tonghop::{
    job::settings::Settings,
    sheet::read::{Limits, READER_FLAG, ReaderPool},
    text::Lang,
    tui::{
        action::key::{Code, Key, ctrl, plain},
        app::{Model, Start},
        screen::{
            Screen,
            effect::{Effect, Work},
        },
        shell::{
            Happened, Input, Look, Shell, Threads,
            eyes::Eyes,
            hands::{Hands, Worker},
        },
    },
};

const UNITS: u32 = 41_000;
/// Files of the import that goes on while keys are pressed.
const FILES: usize = 1500;
const SIZE: (u16, u16) = (120, 40);

fn main() {
    let office = Office::new(scaled(UNITS));
    let folder = tempfile::tempdir().unwrap();
    let book = folder.path().join("book.tonghop");
    drop(office.full_book(&book));
    let inbox = write_inbox(&office, folder.path());

    let mut first = Vec::new();
    let mut whole = Vec::new();
    for _ in 0..5 {
        let begun = Instant::now();
        let mut session = Session::open(&book, &office, folder.path());
        first.push(begun.elapsed());
        session.until_read();
        whole.push(begun.elapsed());
        session.shell.threads.close();
    }
    print("start to the first picture", &mut first);
    print("start to the whole standing", &mut whole);

    let mut session = Session::open(&book, &office, folder.path());
    session.until_read();
    let period = session.model.desk.as_ref().unwrap().stand.period.id.to_string();
    session.press(&[ctrl('u')]);
    session.press(&arrows(1));
    print("↓ with nothing else going on", &mut session.press(&arrows(200)));
    print("a letter of a search, nothing else going on", &mut session.press(&search()));
    session.shell.perform(vec![Effect::Work(Work::Import { period, paths: vec![inbox], received: None })]);
    session.until_running();
    let mut moving = Vec::new();
    let mut searching = Vec::new();
    while session.model.running.is_some() {
        moving.extend(session.press(&arrows(40)));
        searching.extend(session.press(&search()));
    }
    let rows = session.model.imported.as_ref().map_or(0, |imported| imported.files.len());
    println!("\n{rows} files were taken in meanwhile");
    print("↓ while an import goes on", &mut moving);
    print("a letter of a search while an import goes on", &mut searching);
    session.shell.threads.close();
}

/// New versions of the first units' reports.
fn write_inbox(office: &Office, folder: &Path) -> PathBuf {
    let inbox = folder.join("inbox");
    fs::create_dir_all(&inbox).unwrap();
    for (seed, unit) in (0..).zip(office.units.iter().take(FILES)) {
        let bytes = tonghop::job::demo::faultless_form(&office.plan, &office.period, unit, seed).unwrap();
        fs::write(inbox.join(format!("{}.xlsx", unit.code)), bytes).unwrap();
    }
    inbox
}

struct Session {
    model: Model,
    shell: Shell,
    terminal: Terminal<TestBackend>,
    happened: Receiver<Happened>,
    keys: Sender<Happened>,
}

impl Session {
    /// As the program does it, up to the first picture.
    fn open(book: &Path, office: &Office, home: &Path) -> Self {
        let (today, now) = (office.actor.today, office.actor.at);
        let clock = Arc::new(move || Worker { who: "Đo".into(), lang: Lang::Vi, as_of: None, now, today });
        let (threads, news) = Threads::start(Hands::new(pool), Eyes::new(pool), None, clock, home.to_path_buf());
        let settings = Settings { who: Some("Đo".into()), ..Settings::default() };
        let start =
            Start { lang: Lang::Vi, settings, home: home.to_path_buf(), book: Some(book.to_path_buf()), named: true };
        let (mut model, effects) = Model::new(start);
        let look = Look { colour: true, ascii: false };
        let mut shell = Shell::new(threads, Arc::new(Mutex::new(None)), None, None, look);
        let mut terminal = Terminal::new(TestBackend::new(SIZE.0, SIZE.1)).unwrap();
        shell.perform(effects);
        let (keys, happened) = mpsc::channel();
        let send = keys.clone();
        thread::spawn(move || news.into_iter().try_for_each(|one| send.send(Happened::News(Box::new(one)))));
        keys.send(Happened::Input(Input::Resize(SIZE.0, SIZE.1))).unwrap();
        shell.turn(&mut model, &happened, &mut terminal).unwrap();
        Self { model, shell, terminal, happened, keys }
    }

    fn turn(&mut self) {
        assert!(self.shell.turn(&mut self.model, &self.happened, &mut self.terminal).unwrap());
    }

    fn until_read(&mut self) {
        while self.model.desk.is_none() || self.model.running.is_some() {
            self.turn();
        }
    }

    fn until_running(&mut self) {
        while self.model.running.as_ref().is_none_or(|running| running.done == 0) {
            self.turn();
        }
    }

    /// Presses keys at the pace of a fast typist, from another thread as the terminal does; how long each waited for the
    /// picture that shows it. Every key must change what the list of units shows.
    #[expect(clippy::disallowed_methods, reason = "the pace of a typist; no result depends on it")]
    fn press(&mut self, keys: &[Key]) -> Vec<Duration> {
        let (pressed, times) = mpsc::channel();
        let (seen, go_on) = mpsc::channel();
        let (send, all) = (self.keys.clone(), keys.to_vec());
        let typist = thread::spawn(move || {
            for key in all {
                thread::sleep(Duration::from_millis(25));
                let begun = Instant::now();
                send.send(Happened::Input(Input::Key(key))).unwrap();
                pressed.send(begun).unwrap();
                // Whoever types looks.
                go_on.recv().unwrap();
            }
        });
        let mut waited = Vec::new();
        for _ in keys {
            let before = self.shown();
            while self.shown() == before {
                self.turn();
            }
            let now = Instant::now();
            waited.push(now - times.recv().unwrap());
            seen.send(()).unwrap();
        }
        typist.join().unwrap();
        waited
    }

    fn shown(&self) -> (Option<u32>, String, bool) {
        match self.model.screen() {
            Some(Screen::Units(state)) => (state.selected(), state.search.text().to_owned(), state.searching),
            _ => (None, String::new(), false),
        }
    }
}

fn pool() -> ReaderPool {
    let make = || {
        let mut command = Command::new(env!("CARGO_BIN_EXE_tonghop"));
        command.arg(READER_FLAG);
        command
    };
    let cores = thread::available_parallelism().map_or(2, std::num::NonZero::get);
    ReaderPool::new(make, cores, Limits::default())
}

fn arrows(count: usize) -> Vec<Key> {
    vec![plain(Code::Down); count]
}

/// Opens the search, types a name and leaves it.
fn search() -> Vec<Key> {
    let letters = "truong thpt hoa".chars().map(|letter| plain(Code::Char(letter)));
    std::iter::once(ctrl('f')).chain(letters).chain([plain(Code::Esc)]).collect()
}

fn print(what: &str, times: &mut [Duration]) {
    times.sort_unstable();
    let at = |share: usize| times.get((times.len() * share / 100).min(times.len().saturating_sub(1)));
    let milliseconds = |time: Option<&Duration>| time.map_or(0.0, |time| time.as_secs_f64() * 1000.0);
    println!(
        "{what:<46} median {:>7.1} ms, p95 {:>7.1} ms, most {:>7.1} ms ({} times)",
        milliseconds(at(50)),
        milliseconds(at(95)),
        milliseconds(times.last()),
        times.len()
    );
}
