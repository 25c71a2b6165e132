//! Versions of the plan the book works under.
use super::{PlanVersion, Store, StoreError};
use chrono::NaiveDate;
use sha2::{Digest, Sha256};

impl Store {
    /// Adds a version of a plan, whole. Returns its id.
    pub fn add_plan_version(
        &mut self,
        plan: &str,
        text: &str,
        applies_from: Option<NaiveDate>,
    ) -> Result<i64, StoreError> {
        let sha256: [u8; 32] = Sha256::digest(text).into();
        let sql = "INSERT INTO plan_version (plan, text, sha256, applies_from) VALUES (?1, ?2, ?3, ?4)";
        self.conn.prepare_cached(sql)?.execute((plan, text, sha256, applies_from))?;
        Ok(self.conn.last_insert_rowid())
    }

    /// In the order they were added. The text of each is what was added, by its hash.
    pub fn plan_versions(&self) -> Result<Vec<PlanVersion>, StoreError> {
        let sql = "SELECT id, plan, text, sha256, applies_from FROM plan_version ORDER BY id";
        let mut statement = self.conn.prepare_cached(sql)?;
        let versions = statement.query_map([], |row| {
            Ok(PlanVersion {
                id: row.get(0)?,
                plan: row.get(1)?,
                text: row.get(2)?,
                sha256: row.get(3)?,
                applies_from: row.get(4)?,
            })
        })?;
        let versions: Vec<PlanVersion> = versions.collect::<Result<_, _>>()?;
        let altered = versions.iter().find(|one| <[u8; 32]>::from(Sha256::digest(&one.text)) != one.sha256);
        match altered {
            Some(version) => Err(StoreError::Damaged(format!("plan_version {}", version.id))),
            None => Ok(versions),
        }
    }
}
