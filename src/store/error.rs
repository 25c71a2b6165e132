//! Why the book could not be opened, read or written. Worded for people in `text`.
use crate::domain::book::ReportRef;
use chrono::{DateTime, Utc};
use rusqlite::ErrorCode;
use std::io;

#[derive(Debug, thiserror::Error)]
pub enum StoreError {
    #[error("there is no such book")]
    NotFound,
    #[error("a file of this name exists already")]
    Exists,
    #[error("the file is not a book")]
    NotABook,
    /// A later program made it.
    #[error("the book has version {found}, this program knows up to {known}")]
    Newer { found: u32, known: u32 },
    /// It must be opened for writing once, to be brought up to date.
    #[error("the book has version {found} and needs {known}")]
    Older { found: u32, known: u32 },
    #[error("the book is damaged: {0}")]
    Damaged(String),
    /// Another program writes. Who and since when, if it could say so.
    #[error("the book is held by {}", who.as_deref().unwrap_or("another program"))]
    Held { who: Option<String>, since: Option<DateTime<Utc>> },
    /// Opened for reading, or on a medium that cannot be written.
    #[error("the book cannot be written")]
    ReadOnly,
    #[error("permission denied: {0}")]
    Denied(String),
    #[error("the disk is full")]
    Full,
    /// Another program kept the file busy.
    #[error("the book is busy")]
    Busy,
    /// A derived reading this program cannot read; a rebuild makes it again.
    #[error("the reading of report {0} is of another format or damaged")]
    Reading(ReportRef),
    /// More reports in one file, or more files in one book, than can be numbered.
    #[error("report {0} cannot be numbered")]
    TooMany(ReportRef),
    /// A copy that does not hold what the book holds.
    #[error("the copy does not match the book: {0}")]
    BadCopy(String),
    #[error("{0}")]
    Io(String),
    /// Not foreseen: what the engine said.
    #[error("{0}")]
    Engine(String),
}

impl From<rusqlite::Error> for StoreError {
    fn from(error: rusqlite::Error) -> Self {
        match error.sqlite_error_code() {
            Some(ErrorCode::NotADatabase) => Self::NotABook,
            Some(ErrorCode::DatabaseCorrupt) => Self::Damaged(error.to_string()),
            Some(ErrorCode::DiskFull) => Self::Full,
            Some(ErrorCode::ReadOnly) => Self::ReadOnly,
            Some(ErrorCode::PermissionDenied | ErrorCode::CannotOpen) => Self::Denied(error.to_string()),
            Some(ErrorCode::DatabaseBusy | ErrorCode::DatabaseLocked) => Self::Busy,
            Some(ErrorCode::SystemIoFailure) => Self::Io(error.to_string()),
            // The enum is the engine's own and open-ended.
            Some(_) => Self::Engine(error.to_string()),
            None => match error {
                // A row that does not hold what this program wrote into it.
                rusqlite::Error::FromSqlConversionFailure(..)
                | rusqlite::Error::IntegralValueOutOfRange(..)
                | rusqlite::Error::InvalidColumnType(..)
                | rusqlite::Error::Utf8Error(..) => Self::Damaged(error.to_string()),
                other => Self::Engine(other.to_string()),
            },
        }
    }
}

impl From<io::Error> for StoreError {
    fn from(error: io::Error) -> Self {
        match error.kind() {
            io::ErrorKind::NotFound => Self::NotFound,
            io::ErrorKind::AlreadyExists => Self::Exists,
            io::ErrorKind::PermissionDenied => Self::Denied(error.to_string()),
            io::ErrorKind::StorageFull | io::ErrorKind::QuotaExceeded => Self::Full,
            io::ErrorKind::ReadOnlyFilesystem => Self::ReadOnly,
            _ => Self::Io(error.to_string()),
        }
    }
}

/// A payload in the book that does not read as what its table holds.
pub(super) fn unreadable(error: &serde_json::Error) -> StoreError {
    StoreError::Damaged(error.to_string())
}
