//! The worker and the reader as threads: work never blocks a key, and a fault in it never ends the program.
use super::{
    eyes::{Answer, Eyes},
    hands::Worker,
    log,
};
use crate::{
    domain::book::Decision,
    job::{Event, Watch},
    tui::{
        app::News,
        screen::{
            context::Task,
            effect::{Answered, Done, Query, Work},
        },
    },
};
use std::{
    panic::{AssertUnwindSafe, catch_unwind},
    path::PathBuf,
    sync::{
        Arc,
        atomic::{AtomicU64, Ordering},
        mpsc::{self, Receiver, Sender},
    },
    thread::{self, JoinHandle},
    time::{Duration, Instant},
};

/// Gives whoever works, and the clock, at the moment it is asked.
pub type Clock = Arc<dyn Fn() -> Worker + Send + Sync>;

/// The one writer of the book; injected, so that a test can let it fail in its own ways.
pub trait Writer: Send {
    /// Does one piece of work; returns how it ended.
    fn perform(&mut self, work: Work, worker: &Worker, watch: &mut dyn Watch) -> Done;

    /// The number of the last decision of the open book; 0 without one.
    fn last(&self) -> i64;

    /// Decisions of the open book after a number, also those of work that failed halfway.
    fn since(&mut self, seq: i64) -> Vec<Decision>;

    /// Called after a fault in the middle of work.
    fn recover(&mut self, worker: &Worker);

    /// The book that is open.
    fn path(&self) -> Option<PathBuf>;
}

pub struct Threads {
    work: Sender<(u64, Work)>,
    look: Sender<Look>,
    news: Sender<News>,
    /// Work handed out so far.
    handed: u64,
    /// Work up to this number is to stop. What is handed out later is not meant.
    stop: Arc<AtomicU64>,
    worker: JoinHandle<()>,
}

enum Look {
    /// `alone`: for no other program to change.
    Open {
        book: PathBuf,
        period: Option<String>,
        alone: bool,
    },
    /// The same book as before, in the period that was looked at.
    Reopen(PathBuf),
    /// Let go of the book; whoever waits is told by the channel's end.
    Close(Sender<()>),
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
    number: u64,
    stop: Arc<AtomicU64>,
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
        self.number <= self.stop.load(Ordering::Relaxed)
    }
}

impl Threads {
    /// `period` is looked at first; `logs` is the folder of the log.
    pub fn start(
        mut hands: impl Writer + 'static,
        eyes: Eyes,
        period: Option<String>,
        clock: Clock,
        logs: PathBuf,
    ) -> (Self, Receiver<News>) {
        let (news, hear) = mpsc::channel();
        let (look, looks) = mpsc::channel();
        let (work, works) = mpsc::channel::<(u64, Work)>();
        let stop = Arc::new(AtomicU64::new(0));
        let reader = (news.clone(), Arc::clone(&clock), logs.clone());
        let (to_news, to_look, to_stop) = (news.clone(), look.clone(), Arc::clone(&stop));
        let worker = thread::spawn(move || {
            for (number, task) in works {
                let mut watch = Watching { news: news.clone(), look: look.clone(), number, stop: Arc::clone(&stop) };
                let what = task.task();
                drop(news.send(News::Started(what)));
                if what == Task::Sample {
                    // It may replace the book that is being looked at, and Windows keeps open files where they are.
                    close_reader(&look);
                }
                let worker = clock();
                let before = hands.last();
                let done = guarded(&logs, || hands.perform(task, &worker, &mut watch)).unwrap_or_else(|log| {
                    drop(guarded(&logs, || hands.recover(&worker)));
                    Done::Crashed { log }
                });
                let decisions = match what {
                    // Another book: nothing of it was done here.
                    Task::Open | Task::Sample => Vec::new(),
                    Task::Import | Task::Decide | Task::Compare | Task::Export => {
                        guarded(&logs, || hands.since(before)).unwrap_or_default()
                    }
                };
                let again = match &done {
                    Done::Opened { book, read_only, .. } => {
                        let alone = read_only.is_none();
                        Some(Look::Open { book: book.clone(), period: period.clone(), alone })
                    }
                    Done::Failed(_) | Done::Crashed { .. } if what == Task::Sample => hands.path().map(Look::Reopen),
                    Done::Imported(_) | Done::Decided | Done::UnitsChanged(_) | Done::Crashed { .. } => Some(Look::Now),
                    // Before it failed it may have done some of it.
                    Done::Failed(_) => (what == Task::Import || !decisions.is_empty()).then_some(Look::Now),
                    Done::Exported(_)
                    | Done::Occupied { .. }
                    | Done::PlanRehearsed { .. }
                    | Done::RosterCompared { .. } => None,
                };
                drop(news.send(News::Ended { done, decisions }));
                drop(again.map(|again| look.send(again)));
            }
        });
        thread::spawn(move || read(eyes, &looks, &reader.0, &reader.1, &reader.2));
        (Self { work, look: to_look, news: to_news, handed: 0, stop: to_stop, worker }, hear)
    }

    pub fn work(&mut self, work: Work) {
        self.handed += 1;
        drop(self.work.send((self.handed, work)));
    }

    /// Opens a file with the program the computer has for it, which may take a while.
    pub fn show(&self, path: PathBuf) {
        let news = self.news.clone();
        thread::spawn(move || {
            if let Err(error) = opener::open(&path) {
                drop(news.send(News::NotShown { path, error: error.to_string() }));
            }
        });
    }

    /// Ends both threads, the reader first: the last to close the book works its log into the file, and only a writer
    /// can. A copy of the book's file is then the whole book.
    pub fn close(self) {
        let Self { work, look, worker, stop, .. } = self;
        stop.store(u64::MAX, Ordering::Relaxed);
        close_reader(&look);
        drop(work);
        let (send, ended) = mpsc::channel::<()>();
        thread::spawn(move || {
            drop(worker.join());
            drop(send);
        });
        // Ended or not: there is nobody left to tell.
        let _ended = ended.recv_timeout(PATIENCE);
    }

    pub fn ask(&self, query: Query) {
        drop(self.look.send(Look::Ask(query)));
    }

    pub fn stop(&self) {
        self.stop.store(self.handed, Ordering::Relaxed);
    }
}

/// How long somebody who closes the program waits for the disk.
const PATIENCE: Duration = Duration::from_secs(20);

/// Returns when the reader has let go of its book.
fn close_reader(look: &Sender<Look>) {
    let (send, closed) = mpsc::channel();
    if look.send(Look::Close(send)).is_ok() {
        let _closed = closed.recv_timeout(PATIENCE);
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

/// How often the reader looks up by itself.
const GLANCE: Duration = Duration::from_secs(5);

fn read(mut eyes: Eyes, looks: &Receiver<Look>, news: &Sender<News>, clock: &Clock, logs: &std::path::Path) {
    let mut rested = Instant::now();
    let mut stale = false;
    loop {
        let wait = if stale { rested.saturating_duration_since(Instant::now()) } else { GLANCE };
        let look = match looks.recv_timeout(wait) {
            Ok(look) => Some(look),
            Err(mpsc::RecvTimeoutError::Timeout) => None,
            Err(mpsc::RecvTimeoutError::Disconnected) => return,
        };
        // Nobody says that midnight has come, or that another program has changed the book.
        stale |= look.is_none() && eyes.is_outdated(&clock());
        let mut at_once = look.is_none();
        let failed = |failure| drop(news.send(News::Answered(Answered::Failed(failure))));
        match look {
            None => {}
            // Before a sample's book is open there is nothing to look at.
            Some(Look::Again) => stale |= eyes.is_open(),
            Some(Look::Now) => (stale, at_once) = (true, true),
            Some(Look::Close(waiting)) => {
                eyes.close();
                stale = false;
                drop(waiting);
            }
            Some(Look::Reopen(path)) => match eyes.reopen(&path) {
                Ok(()) => (stale, at_once) = (true, true),
                Err(failure) => {
                    stale = false;
                    failed(failure);
                }
            },
            Some(Look::Open { book, period, alone }) => match eyes.open(&book, period, alone) {
                Ok(()) => (stale, at_once) = (true, true),
                Err(failure) => {
                    stale = false;
                    failed(failure);
                }
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
            match guarded(logs, || eyes.news(&clock())) {
                Ok(Ok(seen)) => drop(news.send(seen)),
                Ok(Err(failure)) => {
                    failed(failure);
                    // Another period may be sound.
                    stale = eyes.forget_period();
                }
                Err(log) => drop(news.send(News::Answered(Answered::Crashed { log }))),
            }
            rested = Instant::now() + REST * begun.elapsed().min(Duration::from_secs(5));
        }
    }
}
