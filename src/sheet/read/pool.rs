//! As many reader processes as wanted, each started when first needed and reused from file to file.
use super::{
    check_bytes,
    child::{Failure, Reader},
    limits::Limits,
    refuse::unreadable,
    unlock::PASSWORD,
    watchdog::{Watchdog, locked},
};
use crate::domain::{
    grid::Workbook,
    intake::{Code, Finding},
};
use std::{
    process::Command,
    sync::{Condvar, Mutex, PoisonError},
};

/// Reads files, several at once if called from several threads.
pub struct ReaderPool {
    make: Box<dyn Fn() -> Command + Send + Sync>,
    limits: Limits,
    readers: usize,
    /// One place per reader nobody uses; None until it is needed.
    free: Mutex<Vec<Option<Reader>>>,
    freed: Condvar,
    watchdog: Option<Watchdog>,
}

impl ReaderPool {
    /// `make` gives the command of a reader: this program with [`super::READER_FLAG`] as its last argument.
    pub fn new(make: impl Fn() -> Command + Send + Sync + 'static, readers: usize, limits: Limits) -> Self {
        Self {
            make: Box::new(make),
            watchdog: Watchdog::start(limits.time),
            limits,
            readers: readers.max(1),
            free: Mutex::new((0..readers.max(1)).map(|_| None).collect()),
            freed: Condvar::new(),
        }
    }

    /// How many files can be under way at once.
    pub const fn readers(&self) -> usize {
        self.readers
    }

    pub const fn limits(&self) -> &Limits {
        &self.limits
    }

    /// The workbook a file holds, or why it is refused. Waits for a reader when all are busy.
    pub fn read(&self, bytes: &[u8]) -> Result<Workbook, Finding> {
        check_bytes(bytes, &self.limits)?;
        self.ask(|reader, watchdog| reader.read(bytes, &self.limits, watchdog))
    }

    /// The workbook inside a file that was locked with a password; `file-encrypted` if this is not the one. The password
    /// goes to the reader process and is kept nowhere.
    pub fn decrypt(&self, bytes: &[u8], password: &str) -> Result<Vec<u8>, Finding> {
        if password.chars().count() > PASSWORD {
            return Err(Finding::new(Code::FileEncrypted));
        }
        match check_bytes(bytes, &self.limits) {
            Err(finding) if finding.code != Code::FileEncrypted => Err(finding),
            Ok(_) | Err(_) => self.ask(|reader, watchdog| reader.decrypt(password, bytes, &self.limits, watchdog)),
        }
    }

    fn ask<T>(&self, ask: impl Fn(&mut Reader, &Watchdog) -> Result<T, Failure>) -> Result<T, Finding> {
        let mut place = self.place();
        let mut outcome = self.attempt(&mut place, &ask);
        if matches!(outcome, Err(Failure::Gone)) {
            outcome = self.attempt(&mut place, &ask);
        }
        outcome.map_err(|failure| match failure {
            Failure::Gone => unreadable("reader process"),
            Failure::Refused(finding) | Failure::Lost(finding) => finding,
        })
    }

    fn attempt<T>(
        &self,
        place: &mut Place,
        ask: impl Fn(&mut Reader, &Watchdog) -> Result<T, Failure>,
    ) -> Result<T, Failure> {
        let not_started = |error: &str| Failure::Lost(unreadable(format!("reader process: {error}")));
        // Without a clock a file could hang the program.
        let watchdog = self.watchdog.as_ref().ok_or_else(|| not_started("no thread"))?;
        let mut reader = match place.reader.take() {
            Some(reader) => reader,
            None => Reader::start((self.make)(), &self.limits).map_err(|error| not_started(&error.to_string()))?,
        };
        let outcome = ask(&mut reader, watchdog);
        if !matches!(outcome, Err(Failure::Lost(_) | Failure::Gone)) {
            place.reader = Some(reader);
        }
        outcome
    }

    fn place(&self) -> Place<'_> {
        let mut free = locked(&self.free);
        loop {
            if let Some(reader) = free.pop() {
                return Place { pool: self, reader };
            }
            free = self.freed.wait(free).unwrap_or_else(PoisonError::into_inner);
        }
    }
}

/// A reader in use; given back when dropped, whatever happened.
struct Place<'a> {
    pool: &'a ReaderPool,
    reader: Option<Reader>,
}

impl Drop for Place<'_> {
    fn drop(&mut self) {
        // On top: the next file takes a reader that runs before one that must be started.
        locked(&self.pool.free).push(self.reader.take());
        self.pool.freed.notify_one();
    }
}
