//! Changes of the roster.
use super::{Store, StoreError, error::unreadable};
use crate::domain::{book::RosterChange, unit::Unit};
use serde::{
    Deserialize, Deserializer,
    de::{Error, MapAccess, Visitor, value::MapAccessDeserializer},
};
use std::fmt;

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
            changes.push((row.get(0)?, change(text).map_err(|error| unreadable(&error))?));
        }
        Ok(changes)
    }

    /// The number of the last change, 0 before the first: whether there are new ones.
    pub fn last_roster_change(&self) -> Result<i64, StoreError> {
        let sql = "SELECT coalesce(max(seq), 0) FROM roster_change";
        Ok(self.conn.prepare_cached(sql)?.query_row([], |row| row.get(0))?)
    }
}

/// Reads a change in the order it is written in: its name, then the unit. The general way of reading a tagged enum
/// takes everything apart before it knows which one it is: for the roster of a country, twice the time.
fn change(text: &str) -> serde_json::Result<RosterChange> {
    match serde_json::from_str(text) {
        Ok(NameFirst(change)) => Ok(change),
        Err(_) => serde_json::from_str(text),
    }
}

struct NameFirst(RosterChange);

impl<'de> Deserialize<'de> for NameFirst {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Change;
        impl<'de> Visitor<'de> for Change {
            type Value = NameFirst;

            fn expecting(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
                out.write_str("a change of the roster that begins with its name")
            }

            fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<NameFirst, A::Error> {
                match map.next_entry::<&str, &str>()? {
                    Some(("change", "put")) => {
                        Ok(NameFirst(RosterChange::Put(Unit::deserialize(MapAccessDeserializer::new(map))?)))
                    }
                    Some(_) | None => Err(A::Error::custom("another order")),
                }
            }
        }
        deserializer.deserialize_map(Change)
    }
}
