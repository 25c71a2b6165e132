//! Whether a book is whole, and how much is in it.
use super::{Store, StoreError};
use rusqlite::Connection;

/// How much truth a book holds; two books are compared by it.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Extent {
    pub originals: u64,
    pub receipts: u64,
    pub plan_versions: u64,
    pub roster_changes: u64,
    pub decisions: u64,
}

impl Extent {
    /// Tables that a book of an older version lacks count as empty.
    pub(super) fn of(conn: &Connection) -> Result<Self, StoreError> {
        let rows = |table: &str| -> Result<u64, StoreError> {
            if !conn.table_exists(None, table)? {
                return Ok(0);
            }
            // The names below only.
            let count: i64 = conn.query_row(&format!("SELECT count(*) FROM {table}"), [], |row| row.get(0))?;
            Ok(count.unsigned_abs())
        };
        Ok(Self {
            originals: rows("original_bytes")?,
            receipts: rows("receipt")?,
            plan_versions: rows("plan_version")?,
            roster_changes: rows("roster_change")?,
            decisions: rows("decision")?,
        })
    }
}

impl Store {
    /// Reads the whole book and says what is wrong with it; empty when it is sound. Takes seconds on a cold disk.
    pub fn check(&self) -> Result<Vec<String>, StoreError> {
        quick_check(&self.conn)
    }

    pub fn extent(&self) -> Result<Extent, StoreError> {
        Extent::of(&self.conn)
    }
}

pub(super) fn quick_check(conn: &Connection) -> Result<Vec<String>, StoreError> {
    let lines = || -> rusqlite::Result<Vec<String>> {
        conn.prepare("PRAGMA quick_check")?.query_map([], |row| row.get(0))?.collect()
    };
    match lines().map_err(StoreError::from) {
        Ok(lines) => Ok(lines.into_iter().filter(|line| line != "ok").collect()),
        // Too damaged even to be checked.
        Err(StoreError::Damaged(detail)) => Ok(vec![detail]),
        Err(other) => Err(other),
    }
}
