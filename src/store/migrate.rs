//! Which version a book has, and how an older one is brought up to date.
use super::StoreError;
use rusqlite::{Connection, Transaction, TransactionBehavior};

/// "Tong" in the file's header says that a SQLite file is a book.
pub(super) const APPLICATION_ID: i32 = i32::from_be_bytes(*b"Tong");

/// Each brings a book one version further. Only ever added to: books of every released version are about.
const MIGRATIONS: &[&str] = &[
    include_str!("../../data/migrations/001-truths-and-readings.sql"),
    include_str!("../../data/migrations/002-lessons.sql"),
];

/// The version this program writes.
pub(super) fn known() -> u32 {
    u32::try_from(MIGRATIONS.len()).unwrap_or(u32::MAX)
}

/// Reads the header only. Fails unless the file is a book this program knows; the version may be an older one.
pub(super) fn identify(conn: &Connection) -> Result<u32, StoreError> {
    let header = |name| conn.pragma_query_value(None, name, |row| row.get::<_, i32>(0));
    if header("application_id")? != APPLICATION_ID {
        return Err(StoreError::NotABook);
    }
    let version = header("user_version")?;
    let found = u32::try_from(version).map_err(|_| StoreError::Damaged(format!("version {version}")))?;
    if found > known() {
        return Err(StoreError::Newer { found, known: known() });
    }
    Ok(found)
}

/// Brings a book of version `from` up to date, one transaction to a version.
pub(super) fn migrate(conn: &Connection, from: u32) -> Result<(), StoreError> {
    for (version, script) in (1_u32..).zip(MIGRATIONS).filter(|(version, _)| *version > from) {
        let transaction = Transaction::new_unchecked(conn, TransactionBehavior::Immediate)?;
        transaction.execute_batch(script)?;
        transaction.pragma_update(None, "user_version", version)?;
        transaction.commit()?;
    }
    Ok(())
}
