//! Who may write. One program at a time, decided by the system's lock on a file beside the book.
//!
//! Never the book itself: SQLite locks parts of it, and on Windows a locked file cannot be read by others at all.
//! For the same reason the holder's name stands in a second file: while `BOOK.lock` is locked, Windows lets nobody
//! else read it. `BOOK.lock` stays when the program ends; deleting a lock file lets two programs hold two files of
//! the same name. What the second file says is only believed while the first is locked.
use super::StoreError;
use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};
use std::{
    ffi::OsString,
    fs::{File, OpenOptions, TryLockError},
    path::{Path, PathBuf},
};

/// Held until dropped; the system lets go of it even when the program is killed.
#[derive(Debug)]
pub(super) struct Lock {
    _file: File,
    note: PathBuf,
}

#[derive(Serialize, Deserialize)]
struct Holder {
    who: String,
    since: DateTime<Utc>,
    pid: u32,
}

impl Lock {
    pub fn take(book: &Path, who: &str, since: DateTime<Utc>) -> Result<Self, StoreError> {
        let note = beside(book, ".lock.txt");
        let file = OpenOptions::new().create(true).truncate(false).write(true).open(beside(book, ".lock"))?;
        match file.try_lock() {
            Ok(()) => {}
            Err(TryLockError::WouldBlock) => return Err(held_by(&note)),
            Err(TryLockError::Error(error)) => return Err(error.into()),
        }
        let holder = Holder { who: who.to_owned(), since, pid: std::process::id() };
        let text = serde_json::to_string(&holder).map_err(|error| StoreError::Io(error.to_string()))?;
        std::fs::write(&note, text)?;
        Ok(Self { _file: file, note })
    }
}

impl Drop for Lock {
    fn drop(&mut self) {
        // Left behind it does no harm: it is not believed once the lock is gone.
        drop(std::fs::remove_file(&self.note));
    }
}

fn held_by(note: &Path) -> StoreError {
    let holder: Option<Holder> = std::fs::read_to_string(note).ok().and_then(|text| serde_json::from_str(&text).ok());
    let (who, since) = holder.map(|holder| (holder.who, holder.since)).unzip();
    StoreError::Held { who, since }
}

/// The path with something added to the file's name.
pub(super) fn beside(book: &Path, ending: &str) -> PathBuf {
    let mut name = OsString::from(book.as_os_str());
    name.push(ending);
    name.into()
}
