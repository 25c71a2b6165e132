//! Taking files in: groups of files, each in the book whole or not at all.
use super::{Arrival, Basis, Store, StoreError, original, reading};
use rusqlite::{Connection, Transaction, TransactionBehavior};
use std::time::{Duration, Instant};

/// A group is committed when it has so many files …
const FILES: usize = 64;
/// … or is so old: what a crash can lose, against what a durable commit costs.
const AGE: Duration = Duration::from_millis(250);

/// Takes in the files of one batch. What it returns is durable, in the order it was put; the rest is not in the book
/// yet, and never will be if this is dropped before [`Importer::finish`] or after an error.
pub struct Importer<'a> {
    conn: &'a Connection,
    batch: i64,
    basis: Basis,
    clock: Box<dyn Fn() -> Instant + 'a>,
    group: Option<Group<'a>>,
}

struct Group<'a> {
    /// Rolled back when dropped.
    transaction: Transaction<'a>,
    began: Instant,
    receipts: Vec<i64>,
}

impl Store {
    /// Write the batch's decision down first: files without one could not be taken back.
    pub fn importer(&mut self, batch: i64, basis: Basis) -> Importer<'_> {
        self.importer_with_clock(batch, basis, Instant::now)
    }

    pub fn importer_with_clock<'a>(
        &'a mut self,
        batch: i64,
        basis: Basis,
        clock: impl Fn() -> Instant + 'a,
    ) -> Importer<'a> {
        Importer { conn: &self.conn, batch, basis, clock: Box::new(clock), group: None }
    }
}

impl Store {
    /// Takes in one arrival, within [`Store::together`]. Returns its receipt.
    pub fn receive(&mut self, batch: i64, basis: Basis, arrival: &Arrival<'_>) -> Result<i64, StoreError> {
        let receipt = insert_receipt(&self.conn, batch, arrival)?;
        reading::insert(&self.conn, receipt, basis, &arrival.content)?;
        Ok(receipt)
    }
}

impl Importer<'_> {
    /// Adds a file. Returns the receipts that are durable now: none, or those of a whole group.
    ///
    /// After an error none of the files of the current group is in the book.
    pub fn put(&mut self, arrival: &Arrival<'_>) -> Result<Vec<i64>, StoreError> {
        // Taken out, so that a failure drops the group.
        let mut group = match self.group.take() {
            Some(group) => group,
            None => Group {
                transaction: Transaction::new_unchecked(self.conn, TransactionBehavior::Immediate)?,
                began: (self.clock)(),
                receipts: Vec::with_capacity(FILES),
            },
        };
        let receipt = insert_receipt(&group.transaction, self.batch, arrival)?;
        reading::insert(&group.transaction, receipt, self.basis, &arrival.content)?;
        group.receipts.push(receipt);
        self.group = Some(group);
        self.commit_if_due()
    }

    /// Commits the group if it is full or old enough; for the times when no file comes.
    pub fn commit_if_due(&mut self) -> Result<Vec<i64>, StoreError> {
        let now = (self.clock)();
        let is_due =
            |group: &Group<'_>| group.receipts.len() >= FILES || now.saturating_duration_since(group.began) >= AGE;
        if self.group.as_ref().is_some_and(is_due) { self.commit() } else { Ok(Vec::new()) }
    }

    /// Commits what is left.
    pub fn finish(mut self) -> Result<Vec<i64>, StoreError> {
        self.commit()
    }

    fn commit(&mut self) -> Result<Vec<i64>, StoreError> {
        let Some(group) = self.group.take() else { return Ok(Vec::new()) };
        group.transaction.commit()?;
        Ok(group.receipts)
    }
}

fn insert_receipt(conn: &Connection, batch: i64, arrival: &Arrival<'_>) -> Result<i64, StoreError> {
    let original = original::insert(conn, &arrival.sha256, arrival.bytes)?;
    let sql = "INSERT INTO receipt (original, path, received, how, batch, at) VALUES (?1, ?2, ?3, ?4, ?5, ?6)";
    conn.prepare_cached(sql)?.execute((
        original,
        &arrival.path,
        arrival.received,
        arrival.how.token(),
        batch,
        arrival.at,
    ))?;
    Ok(conn.last_insert_rowid())
}
