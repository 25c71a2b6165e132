//! Copies of a book: made through the engine while the book is in use, verified, and only then named.
use super::{
    Extent, Store, StoreError,
    check::quick_check,
    migrate::identify,
    open::{connect, folder, sync_folder},
};
use chrono::NaiveDate;
use rusqlite::{
    Connection,
    backup::{Backup, StepResult},
};
use std::{
    fs,
    path::{Path, PathBuf},
};
use tempfile::TempPath;

/// How many backups of a book are kept in its folder.
const KEPT: usize = 7;
const ENDING: &str = ".tonghop";

/// Where the backups of a book are kept unless somebody says otherwise: a folder beside it.
pub fn backup_folder(book: &Path) -> PathBuf {
    folder(book).join(format!("{}-sao-luu", stem(book)))
}

/// The backups of a book in a folder, the newest first.
pub fn backups(folder: &Path, book: &Path) -> Result<Vec<PathBuf>, StoreError> {
    if !folder.try_exists()? {
        return Ok(Vec::new());
    }
    let stem = stem(book);
    let mut names = Vec::new();
    for entry in fs::read_dir(folder)? {
        let name = entry?.file_name();
        names.extend(name.to_str().filter(|name| is_backup_of(&stem, name)).map(str::to_owned));
    }
    // "…-2026-05-20-v1.tonghop" sorts before "…-2026-05-20.tonghop", as it is made before it.
    names.sort();
    Ok(names.iter().rev().map(|name| folder.join(name)).collect())
}

impl Store {
    /// Writes a verified copy of the book as it is now. An existing file is never overwritten.
    pub fn backup(&self, to: &Path) -> Result<(), StoreError> {
        if to.try_exists()? {
            return Err(StoreError::Exists);
        }
        copy_verified(&self.conn, to)?.persist_noclobber(to).map_err(|error| error.error)?;
        sync_folder(to)
    }

    /// The day's backup, unless there is one already, and the oldest ones beyond seven removed.
    pub fn daily_backup(&self, folder: &Path, today: NaiveDate) -> Result<Option<PathBuf>, StoreError> {
        let to = folder.join(format!("{}-{today}{ENDING}", stem(&self.path)));
        if to.try_exists()? {
            return Ok(None);
        }
        self.keep(folder, &to)?;
        Ok(Some(to))
    }

    pub(super) fn backup_before_migration(
        &self,
        folder: &Path,
        today: NaiveDate,
        version: u32,
    ) -> Result<(), StoreError> {
        self.keep(folder, &folder.join(format!("{}-{today}-v{version}{ENDING}", stem(&self.path))))
    }

    fn keep(&self, folder: &Path, to: &Path) -> Result<(), StoreError> {
        fs::create_dir_all(folder)?;
        copy_verified(&self.conn, to)?.persist(to).map_err(|error| error.error)?;
        sync_folder(to)?;
        for old in backups(folder, &self.path)?.iter().skip(KEPT) {
            fs::remove_file(old)?;
        }
        Ok(())
    }
}

/// A copy beside `to`, under a name of its own, that was opened again and found whole.
pub(super) fn copy_verified(from: &Connection, to: &Path) -> Result<TempPath, StoreError> {
    // The handle is closed before SQLite opens the file: closing it later would drop SQLite's locks.
    let copy = tempfile::NamedTempFile::new_in(folder(to))?.into_temp_path();
    // Holds one state of the book from the counting to the end of the copying.
    let snapshot = from.unchecked_transaction()?;
    let extent = Extent::of(&snapshot)?;
    let version = identify(&snapshot)?;
    let mut target = connect(&copy, true)?;
    match Backup::new(&snapshot, &mut target)?.step(-1)? {
        StepResult::Done => {}
        // The engine's enum is open-ended.
        _ => return Err(StoreError::Busy),
    }
    // One file, without companions: it can be carried away, and read where nothing can be written.
    let mode: String = target.pragma_update_and_check(None, "journal_mode", "DELETE", |row| row.get(0))?;
    target.close().map_err(|(_, error)| error)?;
    let written = connect(&copy, false)?;
    let faults = quick_check(&written)?;
    if let Some(first) = faults.first() {
        return Err(StoreError::BadCopy(first.clone()));
    }
    if mode != "delete" || identify(&written)? != version || Extent::of(&written)? != extent {
        return Err(StoreError::BadCopy(format!("{extent:?}")));
    }
    written.close().map_err(|(_, error)| error)?;
    Ok(copy)
}

pub(super) fn stem(book: &Path) -> String {
    book.file_stem().unwrap_or_default().to_string_lossy().into_owned()
}

/// `STEM-2026-05-20.tonghop` or `STEM-2026-05-20-v1.tonghop`; no other file is ever removed.
fn is_backup_of(stem: &str, name: &str) -> bool {
    let dated = || name.strip_prefix(stem)?.strip_prefix('-')?.strip_suffix(ENDING)?.split_at_checked(10);
    dated().is_some_and(|(date, rest)| {
        let version = rest.strip_prefix("-v").is_some_and(|digits| digits.parse::<u32>().is_ok());
        date.parse::<NaiveDate>().is_ok() && (rest.is_empty() || version)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_backups_of_this_book_are_known_as_such() {
        for (name, is_one) in [
            ("so-2026-05-20.tonghop", true),
            ("so-2026-05-20-v1.tonghop", true),
            ("so-2026-05-20-v.tonghop", false),
            ("so-2026-05-20 (1).tonghop", false),
            ("so-2026-13-20.tonghop", false),
            ("so-moi-2026-05-20.tonghop", false),
            ("so-sổ sách ở đây.tonghop", false),
            ("so.tonghop", false),
        ] {
            assert_eq!(is_backup_of("so", name), is_one, "{name}");
        }
    }
}
