//! Making a book and opening one: header and version only, so that a large book opens at once.
use super::{
    Store, StoreError, backup,
    lock::Lock,
    migrate::{APPLICATION_ID, identify, known, migrate},
};
use chrono::Utc;
use rusqlite::{Connection, OpenFlags, config::DbConfig};
use std::{
    path::{Path, PathBuf},
    time::Duration,
};

/// What somebody wants to do with a book.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Access {
    /// Change it: one program at a time. `who` is shown to the second one.
    Write { who: String },
    /// Look at it, also beside a program that writes: what is committed is seen.
    Read,
}

impl Store {
    /// Makes an empty book and opens it for writing. An existing file is never touched.
    pub fn create(path: &Path, who: &str) -> Result<Self, StoreError> {
        if path.try_exists()? {
            return Err(StoreError::Exists);
        }
        let lock = Lock::take(path, who, Utc::now())?;
        // Made whole under another name: there is never half a book under this one.
        let unnamed = tempfile::NamedTempFile::new_in(folder(path))?.into_temp_path();
        let conn = connect(&unnamed, true)?;
        conn.pragma_update(None, "application_id", APPLICATION_ID)?;
        migrate(&conn, 0)?;
        conn.close().map_err(|(_, error)| error)?;
        unnamed.persist_noclobber(path).map_err(|error| error.error)?;
        sync_folder(path)?;
        Self::open_for_writing(path, lock)
    }

    /// Opens a book. Fails unless the file is a sound one of a version this program knows; one of an older version is
    /// brought up to date (after a backup) when it is opened for writing.
    pub fn open(path: &Path, access: Access) -> Result<Self, StoreError> {
        if !path.try_exists()? {
            return Err(StoreError::NotFound);
        }
        match access {
            Access::Write { who } => Self::open_for_writing(path, Lock::take(path, &who, Utc::now())?),
            Access::Read => {
                let conn = connect(path, false)?;
                let found = identify(&conn)?;
                if found < known() {
                    return Err(StoreError::Older { found, known: known() });
                }
                Ok(Self { path: path.to_owned(), conn, lock: None })
            }
        }
    }

    fn open_for_writing(path: &Path, lock: Lock) -> Result<Self, StoreError> {
        let conn = connect(path, true)?;
        let found = identify(&conn)?;
        // A file without write permission opens all the same, for reading.
        if conn.is_readonly("main")? {
            return Err(StoreError::ReadOnly);
        }
        let mode: String = conn.pragma_update_and_check(None, "journal_mode", "WAL", |row| row.get(0))?;
        if mode != "wal" {
            return Err(StoreError::Io(format!("journal_mode {mode}")));
        }
        conn.pragma_update(None, "synchronous", "FULL")?;
        // 16 MiB of log before it is worked into the book: with the usual 4 an import takes twice as long.
        conn.pragma_update(None, "wal_autocheckpoint", 4000)?;
        let store = Self { path: path.to_owned(), conn, lock: Some(lock) };
        if found < known() {
            let folder = backup::backup_folder(path);
            store.backup_before_migration(&folder, Utc::now().date_naive(), found)?;
            migrate(&store.conn, found)?;
        }
        Ok(store)
    }
}

/// A connection with the settings every one of ours has. Never makes a file.
pub(super) fn connect(path: &Path, write: bool) -> Result<Connection, StoreError> {
    // Not SQLITE_OPEN_URI: a file's name is never read as an address.
    let mode = if write { OpenFlags::SQLITE_OPEN_READ_WRITE } else { OpenFlags::SQLITE_OPEN_READ_ONLY };
    let conn = Connection::open_with_flags(path, mode | OpenFlags::SQLITE_OPEN_NO_MUTEX)?;
    conn.busy_timeout(Duration::from_secs(5))?;
    // A book from a stranger: what its schema says is not trusted to run functions or to rewrite itself.
    conn.set_db_config(DbConfig::SQLITE_DBCONFIG_TRUSTED_SCHEMA, false)?;
    conn.set_db_config(DbConfig::SQLITE_DBCONFIG_DEFENSIVE, true)?;
    conn.set_db_config(DbConfig::SQLITE_DBCONFIG_ENABLE_FKEY, true)?;
    // Otherwise REPLACE deletes rows past the triggers that forbid it.
    conn.pragma_update(None, "recursive_triggers", true)?;
    Ok(conn)
}

/// The folder a path lies in.
pub(super) fn folder(path: &Path) -> PathBuf {
    match path.parent() {
        Some(folder) if !folder.as_os_str().is_empty() => folder.to_owned(),
        _ => PathBuf::from("."),
    }
}

/// Makes a rename last through a power cut.
pub(super) fn sync_folder(path: &Path) -> Result<(), StoreError> {
    // Windows cannot sync a folder, and does not need to.
    if cfg!(unix) {
        std::fs::File::open(folder(path))?.sync_all()?;
    }
    Ok(())
}
