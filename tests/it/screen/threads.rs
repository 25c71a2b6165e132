//! The worker and the reader: a fault in a job ends the job and nothing else.
use super::stage::{made, worker};
use std::{
    path::PathBuf,
    sync::{Arc, mpsc::Receiver},
    time::Duration,
};
use tonghop::{
    domain::book::Decision,
    job::{Event, Watch},
    sheet::read::{Limits, ReaderPool},
    tui::{
        app::News,
        screen::effect::{Done, Work},
        shell::{
            Threads, Writer,
            eyes::Eyes,
            hands::{Hands, Worker},
        },
    },
};

/// Does what the real one does, but panics where an export is wanted.
struct Faulty {
    hands: Hands,
    recovered: bool,
}

impl Writer for Faulty {
    fn last(&self) -> i64 {
        self.hands.last()
    }

    fn since(&mut self, seq: i64) -> Vec<Decision> {
        self.hands.since(seq)
    }

    fn perform(&mut self, work: Work, worker: &Worker, watch: &mut dyn Watch) -> Done {
        if matches!(work, Work::Export { .. }) {
            watch.report(Event::Started { files: 1 });
            panic!("a fault of the program");
        }
        if let Work::Decide { reason: Some(reason), .. } = &work
            && reason == "nửa chừng"
        {
            self.hands.perform(work, worker, watch);
            panic!("a fault after something was written");
        }
        assert!(self.recovered || matches!(work, Work::Open { .. }), "work goes on before the book was opened again");
        self.hands.perform(work, worker, watch)
    }

    fn path(&self) -> Option<PathBuf> {
        self.hands.path()
    }

    fn recover(&mut self, worker: &Worker) {
        self.recovered = true;
        self.hands.recover(worker);
    }
}

fn next(news: &Receiver<News>) -> News {
    news.recv_timeout(Duration::from_secs(60)).expect("something happens")
}

fn until<T>(news: &Receiver<News>, wanted: impl Fn(News) -> Option<T>) -> T {
    loop {
        if let Some(found) = wanted(next(news)) {
            return found;
        }
    }
}

#[test]
fn a_book_that_another_program_writes_is_followed() {
    let room = made();
    let book = room.path("d/sample.tonghop");
    let mut other = Hands::new(pool);
    other.perform(Work::Open { book: book.clone() }, &worker(), &mut tonghop::job::Unwatched);
    let (mut threads, news) =
        Threads::start(Hands::new(pool), Eyes::new(pool), None, Arc::new(worker), room.path("logs"));
    threads.work(Work::Open { book });
    let opened = until(&news, |news| match news {
        News::Ended { done: Done::Opened { read_only, .. }, .. } => Some(read_only),
        _ => None,
    });
    assert!(opened.is_some(), "the other program holds it");
    let desk = until(&news, |news| if let News::Desk(desk) = news { Some(desk) } else { None });
    let period = desk.stand.period.id.to_string();
    let action = tonghop::domain::book::Action::Note { period, unit: desk.units[0].code.clone() };
    let work = Work::Decide { actions: vec![action], reason: Some("ở máy kia".into()) };
    other.perform(work, &worker(), &mut tonghop::job::Unwatched);
    let desk = until(&news, |news| if let News::Desk(desk) = news { Some(desk) } else { None });
    assert_eq!(desk.stand.ledger.notes.len(), 1);
}

#[test]
fn at_midnight_the_desk_is_of_yesterday() {
    let room = made();
    room.say("new moi.tonghop --plan daklak-antq-2026 --units d/roster.xlsx").well();
    let mut eyes = Eyes::new(pool);
    eyes.open(&room.path("moi.tonghop"), None, true).unwrap();
    let today = worker();
    let tomorrow = Worker { today: today.today.succ_opt().unwrap(), ..today.clone() };
    eyes.look(&today).unwrap();
    assert!(!eyes.is_outdated(&today));
    assert!(eyes.is_outdated(&tomorrow));
    assert_eq!(eyes.look(&tomorrow).unwrap().stand.as_of, tomorrow.today);
}

#[test]
fn a_job_that_panics_is_said_and_the_program_goes_on() {
    let room = made();
    let book = room.path("d/sample.tonghop");
    let hands = Hands::new(pool);
    let faulty = Faulty { hands, recovered: false };
    let (mut threads, news) = Threads::start(faulty, Eyes::new(pool), None, Arc::new(worker), room.path("logs"));
    threads.work(Work::Open { book });
    let desk = until(&news, |news| if let News::Desk(desk) = news { Some(desk) } else { None });
    assert_eq!(desk.units.len(), 120);
    let period = desk.stand.period.id.to_string();
    let edition = tonghop::tui::screen::effect::Edition::Province;
    threads.work(Work::Export {
        period: period.clone(),
        edition,
        annexes: vec![],
        to: room.path("out.xlsx"),
        overwrite: false,
    });
    let log = until(&news, |news| match news {
        News::Ended { done: Done::Crashed { log }, .. } => Some(log),
        _ => None,
    });
    let told = std::fs::read_to_string(log.expect("a log was written")).unwrap();
    assert!(told.contains("a fault of the program"), "{told}");
    // The next piece of work is done as if nothing had happened.
    let action = tonghop::domain::book::Action::Note { period: period.clone(), unit: desk.units[0].code.clone() };
    threads.work(Work::Decide { actions: vec![action], reason: Some("gọi lại".into()) });
    let decisions = until(&news, |news| match news {
        News::Ended { done: Done::Decided, decisions } => Some(decisions),
        News::Ended { done, .. } => panic!("{done:?}"),
        _ => None,
    });
    assert_eq!(decisions.len(), 1);
    // What a job had written before it panicked is told all the same: it must be possible to take it back.
    let note = || tonghop::domain::book::Action::Note { period: period.clone(), unit: desk.units[1].code.clone() };
    threads.work(Work::Decide { actions: vec![note(), note()], reason: Some("nửa chừng".into()) });
    let half = until(&news, |news| match news {
        News::Ended { done: Done::Crashed { .. }, decisions } => Some(decisions),
        _ => None,
    });
    assert_eq!(half.len(), 2);
    let all = until(&news, |news| match news {
        News::Desk(desk) => Some(desk).filter(|desk| desk.stand.ledger.notes.values().flatten().count() == 3),
        _ => None,
    });
    assert!(all.stand.ledger.notes.values().flatten().any(|(text, who)| text == "gọi lại" && who == "Chị Lan"));
}

/// No file is read here.
fn pool() -> ReaderPool {
    ReaderPool::new(|| std::process::Command::new("no reader"), 1, Limits::default())
}
