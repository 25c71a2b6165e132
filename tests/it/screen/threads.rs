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
    fn perform(&mut self, work: Work, worker: &Worker, watch: &mut dyn Watch) -> (Done, Vec<Decision>) {
        if matches!(work, Work::Export { .. }) {
            watch.report(Event::Started { files: 1 });
            panic!("a fault of the program");
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
fn a_job_that_panics_is_said_and_the_program_goes_on() {
    let room = made();
    let book = room.path("d/sample.tonghop");
    let hands = Hands::new(|| ReaderPool::new(|| std::process::Command::new("no reader"), 1, Limits::default()));
    let faulty = Faulty { hands, recovered: false };
    let (mut threads, news) = Threads::start(faulty, None, Arc::new(worker), room.path("logs"));
    threads.work(Work::Open { book });
    let desk = until(&news, |news| if let News::Desk(desk) = news { Some(desk) } else { None });
    assert_eq!(desk.units.len(), 120);
    let period = desk.stand.period.id.to_string();
    let edition = tonghop::tui::screen::effect::Edition::Province;
    threads.work(Work::Export { period: period.clone(), edition, to: room.path("out.xlsx"), overwrite: false });
    let log = until(&news, |news| match news {
        News::Ended { done: Done::Crashed { log }, .. } => Some(log),
        _ => None,
    });
    let told = std::fs::read_to_string(log.expect("a log was written")).unwrap();
    assert!(told.contains("a fault of the program"), "{told}");
    // The next piece of work is done as if nothing had happened.
    let action = tonghop::domain::book::Action::Note { period, unit: desk.units[0].code.clone() };
    threads.work(Work::Decide { actions: vec![action], reason: Some("gọi lại".into()) });
    let decisions = until(&news, |news| match news {
        News::Ended { done: Done::Decided, decisions } => Some(decisions),
        News::Ended { done, .. } => panic!("{done:?}"),
        _ => None,
    });
    assert_eq!(decisions.len(), 1);
    let desk = until(&news, |news| if let News::Desk(desk) = news { Some(desk) } else { None });
    let noted = desk.stand.ledger.notes.values().flatten().any(|(text, who)| text == "gọi lại" && who == "Chị Lan");
    assert!(
        noted
            || until(&news, |news| if let News::Desk(desk) = news { Some(desk) } else { None })
                .stand
                .ledger
                .notes
                .len()
                == 1
    );
}
