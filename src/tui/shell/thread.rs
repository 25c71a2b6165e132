//! The worker and the reader as threads: work never blocks a key, and a fault in it never ends the program.
use super::{
    eyes::{Answer, Eyes},
    hands::{Worker, changes_standing},
    log,
};
use crate::{
    domain::book::Decision,
    job::{Event, Watch},
    tui::{
        app::News,
        screen::effect::{Answered, Done, Query, Work},
    },
};
use std::{
    panic::{AssertUnwindSafe, catch_unwind},
    path::PathBuf,
    sync::{
        Arc,
        atomic::{AtomicBool, Ordering},
        mpsc::{self, Receiver, Sender},
    },
    thread,
    time::{Duration, Instant},
};

/// Gives whoever works, and the clock, at the moment it is asked.
pub type Clock = Arc<dyn Fn() -> Worker + Send + Sync>;

/// The one writer of the book; injected, so that a test can let it fail in its own ways.
pub trait Writer: Send {
    /// Does one piece of work; returns how it ended and the decisions it added to the journal.
    fn perform(&mut self, work: Work, worker: &Worker, watch: &mut dyn Watch) -> (Done, Vec<Decision>);

    /// Called after a fault in the middle of work.
    fn recover(&mut self, worker: &Worker);
}

pub struct Threads {
    work: Sender<Work>,
    look: Sender<Look>,
    stop: Arc<AtomicBool>,
}

enum Look {
    Open(PathBuf, Option<String>),
    /// Something was added: soon.
    Again,
    /// Somebody waits to see what was done.
    Now,
    Ask(Query),
}

/// A job's watch that sends what it is told.
pub struct Watching {
    news: Sender<News>,
    look: Sender<Look>,
    stop: Arc<AtomicBool>,
}

impl Watch for Watching {
    fn report(&mut self, event: Event) {
        if event == Event::Saved {
            drop(self.look.send(Look::Again));
        }
        // The screen may be gone already; the work still has to finish.
        drop(self.news.send(News::Progress(event)));
    }

    fn stopped(&self) -> bool {
        self.stop.load(Ordering::Relaxed)
    }
}

impl Threads {
    /// `period` is looked at first; `logs` is the folder of the log.
    pub fn start(
        mut hands: impl Writer + 'static,
        period: Option<String>,
        clock: Clock,
        logs: PathBuf,
    ) -> (Self, Receiver<News>) {
        let (news, hear) = mpsc::channel();
        let (look, looks) = mpsc::channel();
        let (work, works) = mpsc::channel::<Work>();
        let stop = Arc::new(AtomicBool::new(false));
        let threads = Self { work, look: look.clone(), stop: Arc::clone(&stop) };
        let reader = (news.clone(), Arc::clone(&clock), logs.clone());
        thread::spawn(move || {
            for task in works {
                stop.store(false, Ordering::Relaxed);
                let mut watch = Watching { news: news.clone(), look: look.clone(), stop: Arc::clone(&stop) };
                drop(news.send(News::Started(task.task())));
                let worker = clock();
                let (done, decisions) =
                    guarded(&logs, || hands.perform(task, &worker, &mut watch)).unwrap_or_else(|log| {
                        hands.recover(&worker);
                        (Done::Crashed { log }, Vec::new())
                    });
                let again = match &done {
                    Done::Opened { book, .. } => Some(Look::Open(book.clone(), period.clone())),
                    Done::Imported(_) | Done::Decided | Done::Crashed { .. } => Some(Look::Now),
                    Done::Exported(_) => changes_standing(&decisions).then_some(Look::Now),
                    Done::Failed(_) => None,
                };
                drop(news.send(News::Ended { done, decisions }));
                drop(again.map(|again| look.send(again)));
            }
        });
        thread::spawn(move || read(&looks, &reader.0, &reader.1, &reader.2));
        (threads, hear)
    }

    pub fn work(&self, work: Work) {
        drop(self.work.send(work));
    }

    pub fn ask(&self, query: Query) {
        drop(self.look.send(Look::Ask(query)));
    }

    pub fn stop(&self) {
        self.stop.store(true, Ordering::Relaxed);
    }
}

/// A fault of the program in a piece of work: the work is lost, the program goes on.
fn guarded<T>(logs: &std::path::Path, work: impl FnOnce() -> T) -> Result<T, Option<PathBuf>> {
    catch_unwind(AssertUnwindSafe(work)).map_err(|fault| {
        let text = fault.downcast_ref::<&str>().map(|text| (*text).to_owned());
        let text = text.or_else(|| fault.downcast_ref::<String>().cloned()).unwrap_or_default();
        log::note(logs, &text)
    })
}

/// Reading a large book again takes a while: while an import goes on, at most a fifth of the time is spent on it.
const REST: u32 = 4;

fn read(looks: &Receiver<Look>, news: &Sender<News>, clock: &Clock, logs: &std::path::Path) {
    let mut eyes = Eyes::default();
    let mut rested = Instant::now();
    let mut stale = false;
    loop {
        let next = match stale {
            false => looks.recv().ok().map(Some),
            true => match looks.recv_timeout(rested.saturating_duration_since(Instant::now())) {
                Ok(look) => Some(Some(look)),
                Err(mpsc::RecvTimeoutError::Timeout) => Some(None),
                Err(mpsc::RecvTimeoutError::Disconnected) => None,
            },
        };
        let Some(look) = next else { return };
        let mut at_once = look.is_none();
        let failed = |failure| drop(news.send(News::Answered(Answered::Failed(failure))));
        match look {
            None => {}
            Some(Look::Again) => stale = true,
            Some(Look::Now) => (stale, at_once) = (true, true),
            Some(Look::Open(path, period)) => match eyes.open(&path) {
                Ok(()) => {
                    eyes.in_period(period);
                    (stale, at_once) = (true, true);
                }
                Err(failure) => failed(failure),
            },
            Some(Look::Ask(query)) => match guarded(logs, || eyes.answer(query)) {
                Ok(Answer::Answered(answered)) => drop(news.send(News::Answered(answered))),
                Ok(Answer::LookAgain) => (stale, at_once) = (true, true),
                Err(log) => drop(news.send(News::Answered(Answered::Crashed { log }))),
            },
        }
        if stale && (at_once || Instant::now() >= rested) {
            stale = false;
            let begun = Instant::now();
            match guarded(logs, || eyes.look(&clock())) {
                Ok(Ok(desk)) => drop(news.send(News::Desk(desk))),
                Ok(Err(failure)) => failed(failure),
                Err(log) => drop(news.send(News::Answered(Answered::Crashed { log }))),
            }
            rested = Instant::now() + REST * begun.elapsed().min(Duration::from_secs(5));
        }
    }
}
