//! Making every derived thing again, in one step: until it is finished the old readings stand.
use super::{Basis, FileReading, Store, StoreError, reading};
use rusqlite::{Transaction, TransactionBehavior};

/// A rebuild under way. Dropped before [`Rebuild::finish`], it changes nothing.
pub struct Rebuild<'a> {
    store: &'a Store,
    transaction: Transaction<'a>,
    basis: Basis,
}

impl Store {
    /// Throws every reading away and waits for new ones.
    pub fn rebuild(&mut self, basis: Basis) -> Result<Rebuild<'_>, StoreError> {
        let store: &Self = self;
        let transaction = Transaction::new_unchecked(&store.conn, TransactionBehavior::Immediate)?;
        reading::clear_all(&transaction)?;
        Ok(Rebuild { store, transaction, basis })
    }
}

impl Rebuild<'_> {
    /// The book as it is so far; files and originals are read from here.
    pub const fn store(&self) -> &Store {
        self.store
    }

    /// What was read out of a file now.
    pub fn put(&mut self, receipt: i64, reading: &FileReading) -> Result<(), StoreError> {
        reading::insert(&self.transaction, receipt, self.basis, reading)
    }

    pub fn finish(self) -> Result<(), StoreError> {
        Ok(self.transaction.commit()?)
    }
}
