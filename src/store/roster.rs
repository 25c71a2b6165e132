//! Changes of the roster.
use super::{Store, StoreError, error::unreadable};
use crate::domain::book::RosterChange;

impl Store {
    /// Adds changes of one batch, all or none.
    pub fn add_roster_changes(&mut self, batch: i64, changes: &[RosterChange]) -> Result<(), StoreError> {
        let savepoint = self.conn.savepoint()?;
        {
            let mut insert = savepoint.prepare_cached("INSERT INTO roster_change (batch, change) VALUES (?1, ?2)")?;
            for change in changes {
                insert.execute((batch, serde_json::to_string(change).map_err(|error| unreadable(&error))?))?;
            }
        }
        Ok(savepoint.commit()?)
    }

    /// Every change with its batch, in the order they were added.
    pub fn roster_changes(&self) -> Result<Vec<(i64, RosterChange)>, StoreError> {
        let mut statement = self.conn.prepare_cached("SELECT batch, change FROM roster_change ORDER BY seq")?;
        let mut rows = statement.query([])?;
        let mut changes = Vec::new();
        while let Some(row) = rows.next()? {
            let text = row.get_ref(1)?.as_str().map_err(rusqlite::Error::from)?;
            changes.push((row.get(0)?, serde_json::from_str(text).map_err(|error| unreadable(&error))?));
        }
        Ok(changes)
    }
}
