//! Several files under way at once, handed on in order.
use super::{Known, content};
use crate::{
    domain::intake::{Code, Desk, Expected, Finding, Severity, Taken},
    job::collect::{Collected, Origin},
    sheet::read::{self, Limits, ReaderPool},
};
use chrono::NaiveDate;
use sha2::{Digest, Sha256};
use std::{
    collections::BTreeMap,
    panic::{AssertUnwindSafe, catch_unwind},
    path::Path,
    sync::{
        Condvar, Mutex, PoisonError,
        atomic::{AtomicBool, AtomicUsize, Ordering},
        mpsc,
    },
    thread,
};

/// One file after reading.
pub struct Read {
    pub sha256: Option<[u8; 32]>,
    pub bytes: Vec<u8>,
    /// The date the file carries, by this computer's clock zone.
    pub modified: Option<NaiveDate>,
    pub outcome: Outcome,
}

pub enum Outcome {
    /// These bytes are in the book, taken for this period.
    Repeat(Option<String>),
    /// It could not be read, or not safely.
    Refused(Finding),
    /// It is no spreadsheet.
    Skipped(Finding),
    Taken(Taken),
}

/// How many files may be read ahead of the one that is handed on next: bounds what is held in memory.
const AHEAD: usize = 32;

/// Reads files in parallel and hands each on in the order given; `sink` returns false to stop.
pub fn run(
    pool: &ReaderPool,
    files: &[Collected],
    desk: &Desk,
    known: &Known,
    mut sink: impl FnMut(usize, Read) -> bool,
) {
    let next = AtomicUsize::new(0);
    let gate = Gate::default();
    thread::scope(|scope| {
        let (send, receive) = mpsc::channel();
        for _ in 0..pool.readers() {
            let (send, next, gate) = (send.clone(), &next, &gate);
            scope.spawn(move || {
                loop {
                    let at = next.fetch_add(1, Ordering::Relaxed);
                    let Some(file) = files.get(at) else { break };
                    if !gate.enter(at) || send.send((at, guarded(pool, file, desk, known))).is_err() {
                        break;
                    }
                }
            });
        }
        drop(send);
        let mut early = BTreeMap::new();
        let mut turn = 0;
        for (at, read) in receive {
            early.insert(at, read);
            while let Some(read) = early.remove(&turn) {
                turn += 1;
                gate.passed(turn);
                if !sink(turn - 1, read) {
                    gate.close();
                    return;
                }
            }
        }
    });
}

/// A fault of the program met with one file must not leave the others waiting for it.
fn guarded(pool: &ReaderPool, file: &Collected, desk: &Desk, known: &Known) -> Read {
    catch_unwind(AssertUnwindSafe(|| read_one(pool, file, desk, known))).unwrap_or_else(|_| Read {
        sha256: None,
        bytes: Vec::new(),
        modified: file.modified(),
        outcome: Outcome::Refused(Finding::new(Code::FileUnreadable)),
    })
}

fn read_one(pool: &ReaderPool, file: &Collected, desk: &Desk, known: &Known) -> Read {
    let modified = file.modified();
    let unread = |outcome| Read { sha256: None, bytes: Vec::new(), modified, outcome };
    let bytes = match &file.origin {
        Origin::File => on_disk(&file.path, pool.limits()),
        Origin::Member { archive, at } => archive.read(*at),
        Origin::Closed(finding) => Err(finding.clone()),
        Origin::LeftOut => Err(Finding::new(Code::FileLeftOut).found(file.name())),
    };
    let bytes = match bytes {
        // Nothing was sent, so nothing is wrong with it; what a broken download leaves behind is told all the same.
        Ok(bytes) if bytes.is_empty() => {
            return unread(Outcome::Skipped(Finding::new(Code::FileEmpty).severity(Severity::Note)));
        }
        Ok(bytes) => bytes,
        Err(finding) => return unread(passed_over(finding)),
    };
    let sha256: [u8; 32] = Sha256::digest(&bytes).into();
    let outcome = match known.get(&sha256) {
        Some(period) => Outcome::Repeat(period.clone()),
        None => content(pool, &bytes, &file.shown, desk, file.wanted).map_or_else(passed_over, Outcome::Taken),
    };
    Read { sha256: Some(sha256), bytes, modified, outcome }
}

fn passed_over(finding: Finding) -> Outcome {
    match finding.severity {
        Severity::Note => Outcome::Skipped(finding),
        Severity::Warning | Severity::Error => Outcome::Refused(finding),
    }
}

fn on_disk(path: &Path, limits: &Limits) -> Result<Vec<u8>, Finding> {
    let unreadable = Finding::new(Code::FileUnreadable);
    if let Ok(about) = std::fs::metadata(path) {
        if !about.is_file() && !about.is_dir() {
            // A pipe or a device would be read for ever.
            return Err(unreadable);
        }
        if about.len() > limits.file {
            let finding = Finding::new(Code::FileTooLarge).found(read::size(about.len()));
            return Err(finding.expected(Expected::Limit(read::size(limits.file))));
        }
    }
    std::fs::read(path).map_err(|error| unreadable.found(error.to_string()))
}

/// Lets a file in once those before it are near enough to being handed on.
#[derive(Default)]
struct Gate {
    handed_on: Mutex<usize>,
    moved: Condvar,
    closed: AtomicBool,
}

impl Gate {
    fn enter(&self, at: usize) -> bool {
        let mut handed_on = self.handed_on.lock().unwrap_or_else(PoisonError::into_inner);
        while at >= *handed_on + AHEAD && !self.closed.load(Ordering::Relaxed) {
            handed_on = self.moved.wait(handed_on).unwrap_or_else(PoisonError::into_inner);
        }
        !self.closed.load(Ordering::Relaxed)
    }

    fn passed(&self, files: usize) {
        *self.handed_on.lock().unwrap_or_else(PoisonError::into_inner) = files;
        self.moved.notify_all();
    }

    fn close(&self) {
        let _guard = self.handed_on.lock().unwrap_or_else(PoisonError::into_inner);
        self.closed.store(true, Ordering::Relaxed);
        self.moved.notify_all();
    }
}
