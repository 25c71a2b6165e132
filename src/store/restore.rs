//! Putting a backup in the place of a book; the book it replaces is kept beside it.
use super::{
    StoreError,
    backup::{copy_verified, stem},
    check::quick_check,
    lock::{Lock, beside},
    migrate::identify,
    open::{connect, folder, sync_folder},
};
use chrono::Utc;
use std::{
    fs,
    path::{Path, PathBuf},
};

/// Makes `to` a copy of the book `from`. Says where the file that stood there before is kept.
///
/// Fails, with nothing changed, unless `from` is a sound book and nobody else writes to `to`.
pub fn restore(from: &Path, to: &Path, who: &str) -> Result<Option<PathBuf>, StoreError> {
    if !from.try_exists()? {
        return Err(StoreError::NotFound);
    }
    let source = connect(from, false)?;
    identify(&source)?;
    if let Some(first) = quick_check(&source)?.first() {
        return Err(StoreError::Damaged(first.clone()));
    }
    let _lock = Lock::take(to, who, Utc::now())?;
    let copy = copy_verified(&source, to)?;
    source.close().map_err(|(_, error)| error)?;
    let kept = set_aside(to)?;
    copy.persist_noclobber(to).map_err(|error| error.error)?;
    sync_folder(to)?;
    Ok(kept)
}

/// Moves a book away together with its write-ahead log: a log left behind would be played into the next book.
fn set_aside(book: &Path) -> Result<Option<PathBuf>, StoreError> {
    let (log, index) = (beside(book, "-wal"), beside(book, "-shm"));
    let aside = free_name(book)?;
    let was_there = book.try_exists()?;
    if was_there {
        fs::rename(book, &aside)?;
    }
    if log.try_exists()? {
        fs::rename(&log, beside(&aside, "-wal"))?;
    }
    if index.try_exists()? {
        fs::remove_file(&index)?;
    }
    Ok(was_there.then_some(aside))
}

/// `STEM-truoc-khi-phuc-hoi-1.tonghop`, or with the next number.
fn free_name(book: &Path) -> Result<PathBuf, StoreError> {
    for number in 1_u32..=u32::MAX {
        let name = folder(book).join(format!("{}-truoc-khi-phuc-hoi-{number}.tonghop", stem(book)));
        if !name.try_exists()? && !beside(&name, "-wal").try_exists()? {
            return Ok(name);
        }
    }
    Err(StoreError::Exists)
}
