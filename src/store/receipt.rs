//! Arrivals of files, and what became of them.
use super::{ArrivalHow, Basis, FileOutcome, FileRow, ReceiptInfo, Store, StoreError, error::unreadable, scan};
use rusqlite::Row;
use std::collections::HashMap;

impl Store {
    /// Every file that ever came, in order of arrival.
    pub fn files(&self) -> Result<Vec<FileRow>, StoreError> {
        let sql = "SELECT r.id, r.path, o.sha256, o.size, r.received, r.batch, r.how, r.at,
                          f.outcome, f.findings, f.plan_version, f.engine
                   FROM receipt r JOIN original o ON o.id = r.original LEFT JOIN file_outcome f ON f.receipt = r.id
                   ORDER BY r.id";
        let mut statement = self.conn.prepare_cached(sql)?;
        let mut rows = statement.query([])?;
        let mut files = Vec::new();
        while let Some(row) = rows.next()? {
            files.push(file(row)?);
        }
        Ok(files)
    }

    /// The receipts of every content that ever came, in order of arrival: one query for a whole import.
    pub fn known_hashes(&self) -> Result<HashMap<[u8; 32], Vec<i64>>, StoreError> {
        let sql = "SELECT sha256, r.id FROM receipt r JOIN original o ON o.id = r.original ORDER BY r.id";
        let mut statement = self.conn.prepare_cached(sql)?;
        let mut rows = statement.query([])?;
        let mut known: HashMap<_, Vec<i64>> = HashMap::new();
        while let Some(row) = rows.next()? {
            known.entry(row.get(0)?).or_default().push(row.get(1)?);
        }
        Ok(known)
    }

    /// The arrivals of one content, in order.
    pub fn receipts_of(&self, sha256: &[u8; 32]) -> Result<Vec<ReceiptInfo>, StoreError> {
        let sql = "SELECT r.id, batch, received FROM receipt r JOIN original o ON o.id = r.original
                   WHERE sha256 = ?1 ORDER BY r.id";
        let mut statement = self.conn.prepare_cached(sql)?;
        let mut rows = statement.query([sha256])?;
        let mut receipts = Vec::new();
        while let Some(row) = rows.next()? {
            let receipt = row.get(0)?;
            let periods = self.periods_in(receipt)?;
            receipts.push(ReceiptInfo { receipt, batch: row.get(1)?, received: row.get(2)?, periods });
        }
        Ok(receipts)
    }

    fn periods_in(&self, receipt: i64) -> Result<Vec<String>, StoreError> {
        let sql = "SELECT DISTINCT period FROM reading
                   WHERE id BETWEEN ?1 AND ?2 AND period IS NOT NULL ORDER BY period";
        let mut statement = self.conn.prepare_cached(sql)?;
        let (first, last) = scan::range_of(receipt)?;
        Ok(statement.query_map([first, last], |row| row.get(0))?.collect::<Result<_, _>>()?)
    }
}

fn file(row: &Row<'_>) -> Result<FileRow, StoreError> {
    let how: String = row.get(6)?;
    let outcome = match row.get::<_, Option<String>>(8)? {
        None => None,
        Some(token) => {
            let findings = row.get_ref(9)?.as_str_or_null().map_err(rusqlite::Error::from)?;
            let findings = findings.map_or(Ok(Vec::new()), serde_json::from_str).map_err(|error| unreadable(&error))?;
            let basis = Basis { plan_version: row.get(10)?, engine: row.get(11)? };
            Some(FileOutcome { token, findings, basis })
        }
    };
    Ok(FileRow {
        receipt: row.get(0)?,
        path: row.get(1)?,
        sha256: row.get(2)?,
        size: row.get::<_, i64>(3)?.unsigned_abs(),
        received: row.get(4)?,
        batch: row.get(5)?,
        how: ArrivalHow::from_token(&how).ok_or_else(|| StoreError::Damaged(format!("receipt.how {how}")))?,
        at: row.get(7)?,
        outcome,
    })
}
