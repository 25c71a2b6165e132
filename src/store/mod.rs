//! The book: one SQLite file, and the only place for SQL.
//!
//! [`Store`] speaks the words of the domain; nothing above it knows which engine lies beneath. Truth is only ever
//! added to, which the schema enforces; readings can be thrown away and made again.
mod backup;
mod blob;
mod check;
mod decision;
mod error;
mod import;
mod lock;
mod migrate;
mod open;
mod original;
mod plan;
mod reading;
mod rebuild;
mod receipt;
mod record;
mod restore;
mod roster;
mod scan;
#[cfg(test)]
mod tests;

pub use backup::{backup_folder, backups};
pub use check::Extent;
pub use error::StoreError;
pub use import::Importer;
pub use open::Access;
pub use reading::StoredFigures;
pub use rebuild::Rebuild;
pub use record::{
    Arrival, ArrivalHow, Basis, FileOutcome, FileReading, FileRow, PlanVersion, ReadingHeader, ReceiptInfo, RowPlace,
    StoredReading,
};
pub use restore::restore;
pub use scan::Which;

use rusqlite::Connection;
use std::path::{Path, PathBuf};

/// An open book.
#[derive(Debug)]
pub struct Store {
    path: PathBuf,
    // Before the lock: the file is closed while nobody else may open it for writing.
    conn: Connection,
    lock: Option<lock::Lock>,
}

impl Store {
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// Opened beside another program, or only to look at.
    pub const fn is_read_only(&self) -> bool {
        self.lock.is_none()
    }

    /// Changes whenever another connection has changed the book.
    pub fn data_version(&self) -> Result<i64, StoreError> {
        Ok(self.conn.pragma_query_value(None, "data_version", |row| row.get(0))?)
    }

    /// The next number for things that are taken back together.
    pub fn next_batch(&self) -> Result<i64, StoreError> {
        let sql = "SELECT max(coalesce((SELECT max(batch) FROM decision), 0),
                              coalesce((SELECT max(batch) FROM receipt), 0),
                              coalesce((SELECT max(batch) FROM roster_change), 0)) + 1";
        Ok(self.conn.prepare_cached(sql)?.query_row([], |row| row.get(0))?)
    }

    /// Does several things of which either all are in the book afterwards or none. Between [`Self::begin`] and its end they
    /// share its fate. An [`Importer`] or a [`Rebuild`] has transactions of its own.
    pub fn together<T>(&mut self, work: impl FnOnce(&mut Self) -> Result<T, StoreError>) -> Result<T, StoreError> {
        /// Takes everything back unless it was ended well, also when the work panics.
        struct Open<'a>(&'a mut Store);
        impl Drop for Open<'_> {
            fn drop(&mut self) {
                drop(self.0.roll_back());
            }
        }
        if !self.conn.is_autocommit() {
            return work(self);
        }
        self.begin()?;
        let open = Open(self);
        let done = work(open.0)?;
        open.0.commit()?;
        Ok(done)
    }

    /// Begins what [`Self::commit`] or [`Self::roll_back`] ends; a connection that is closed before has done nothing.
    pub fn begin(&mut self) -> Result<(), StoreError> {
        Ok(self.conn.execute_batch("BEGIN IMMEDIATE")?)
    }

    pub fn commit(&mut self) -> Result<(), StoreError> {
        Ok(self.conn.execute_batch("COMMIT")?)
    }

    /// Nothing happens where nothing is open.
    pub fn roll_back(&mut self) -> Result<(), StoreError> {
        if self.conn.is_autocommit() {
            return Ok(());
        }
        Ok(self.conn.execute_batch("ROLLBACK")?)
    }
}
