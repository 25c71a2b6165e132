//! The journal.
use super::{Store, StoreError, error::unreadable};
use crate::domain::book::{Action, Decision};
use chrono::{DateTime, Utc};
use rusqlite::Row;

impl Store {
    /// Writes a decision down, in a batch of its own unless one is given.
    pub fn decide(
        &mut self,
        batch: Option<i64>,
        action: Action,
        who: &str,
        at: DateTime<Utc>,
        reason: Option<&str>,
    ) -> Result<Decision, StoreError> {
        // One program writes, and this is its only writing connection: nobody takes the number in between.
        let batch = batch.map_or_else(|| self.next_batch(), Ok)?;
        let payload = serde_json::to_value(&action).map_err(|error| unreadable(&error))?;
        let word = |key: &str| payload.get(key).and_then(|value| value.as_str());
        let undoes = if let Action::Undo { seq } = action { Some(seq) } else { None };
        let sql = "INSERT INTO decision (batch, kind, subject, payload, old, who, at, reason, undoes)
                   VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)";
        self.conn.prepare_cached(sql)?.execute((
            batch,
            word("kind"),
            action.subject(),
            payload.to_string(),
            word("old"),
            who,
            at,
            reason,
            undoes,
        ))?;
        let seq = self.conn.last_insert_rowid();
        Ok(Decision { seq, batch, action, who: who.to_owned(), at, reason: reason.map(str::to_owned) })
    }

    /// Every decision, in order.
    pub fn decisions(&self) -> Result<Vec<Decision>, StoreError> {
        self.decisions_after(0)
    }

    /// The decisions that follow one of them, in order. They are numbered from 1.
    pub fn decisions_after(&self, seq: i64) -> Result<Vec<Decision>, StoreError> {
        let sql = "SELECT seq, batch, payload, who, at, reason FROM decision WHERE seq > ?1 ORDER BY seq";
        let mut statement = self.conn.prepare_cached(sql)?;
        let mut rows = statement.query([seq])?;
        let mut decisions = Vec::new();
        while let Some(row) = rows.next()? {
            decisions.push(decision(row)?);
        }
        Ok(decisions)
    }
}

fn decision(row: &Row<'_>) -> Result<Decision, StoreError> {
    let payload = row.get_ref(2)?.as_str().map_err(rusqlite::Error::from)?;
    Ok(Decision {
        seq: row.get(0)?,
        batch: row.get(1)?,
        action: serde_json::from_str(payload).map_err(|error| unreadable(&error))?,
        who: row.get(3)?,
        at: row.get(4)?,
        reason: row.get(5)?,
    })
}
