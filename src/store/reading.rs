//! The reports read out of files. Derived: every row can be made again from the originals.
use super::{
    Basis, FileReading, ReadingHeader, RowPlace, Store, StoreError, StoredReading, Which, blob,
    error::unreadable,
    scan::{key, range_of, report_of, scan},
};
use crate::domain::{
    book::ReportRef,
    intake::{Figure, Report, Severity},
};
use rusqlite::{Connection, Row};

const HEADERS: &str = "SELECT k.id, r.batch, r.received, unit, period, question, sheet, row, alias,
                              \"values\", errors, warnings, notes, digest
                       FROM reading k JOIN receipt r ON r.id = k.id >> 20";
const FIGURES: &str = "SELECT k.id, k.blob FROM reading_figures k";
const WHOLE: &str = "SELECT k.id, k.blob, l.blob FROM reading_figures k JOIN reading_lineage l ON l.id = k.id";

/// One report's figures as the book holds them: unpacking them needs no book, so that several cores can.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StoredFigures {
    pub id: ReportRef,
    blob: Box<[u8]>,
}

impl StoredFigures {
    /// Hands on one figure after the other. After an error, what was handed on is not the whole.
    pub fn unpack(&self, each: impl FnMut(Figure)) -> Result<(), StoreError> {
        blob::each_figure(&self.blob, each).map_err(|_| StoreError::Reading(self.id))
    }
}

impl Store {
    /// Everything about reports but their figures, in order of arrival.
    pub fn headers(&self, which: Which<'_>) -> Result<Vec<ReadingHeader>, StoreError> {
        let mut headers = Vec::new();
        scan(&self.conn, HEADERS, which, |id, row| {
            headers.push(header(id, row)?);
            Ok(())
        })?;
        Ok(headers)
    }

    /// One report with the lineage of every figure.
    pub fn report(&self, report: ReportRef) -> Result<Option<Report>, StoreError> {
        let mut found = None;
        self.each_report(Which::These(&[report]), |_, report| found = Some(report))?;
        Ok(found)
    }

    /// Reports with the lineage of every figure, one at a time, in order of arrival.
    pub fn each_report(&self, which: Which<'_>, mut each: impl FnMut(ReportRef, Report)) -> Result<(), StoreError> {
        scan(&self.conn, WHOLE, which, |id, row| {
            let report = blob::report(bytes(row, 1)?, bytes(row, 2)?).map_err(|_| StoreError::Reading(id))?;
            each(id, report);
            Ok(())
        })
    }

    /// The figures of reports without their lineage, one report at a time, in order of arrival: what the standing
    /// needs, at a third of the cost.
    pub fn each_figures(&self, which: Which<'_>, mut each: impl FnMut(StoredFigures)) -> Result<(), StoreError> {
        scan(&self.conn, FIGURES, which, |id, row| {
            each(StoredFigures { id, blob: bytes(row, 1)?.into() });
            Ok(())
        })
    }

    /// Puts a new reading of one file in the place of the one it had, if any.
    pub fn replace_readings(&mut self, receipt: i64, basis: Basis, reading: &FileReading) -> Result<(), StoreError> {
        let savepoint = self.conn.savepoint()?;
        clear(&savepoint, receipt)?;
        insert(&savepoint, receipt, basis, reading)?;
        Ok(savepoint.commit()?)
    }
}

fn bytes<'a>(row: &'a Row<'_>, column: usize) -> Result<&'a [u8], StoreError> {
    Ok(row.get_ref(column)?.as_blob().map_err(rusqlite::Error::from)?)
}

fn header(id: ReportRef, row: &Row<'_>) -> Result<ReadingHeader, StoreError> {
    let question = row.get_ref(5)?.as_str_or_null().map_err(rusqlite::Error::from)?;
    let place = match (row.get::<_, Option<String>>(6)?, row.get(7)?) {
        (Some(sheet), Some(row)) => Some(RowPlace { sheet, row }),
        (Some(_), None) | (None, _) => None,
    };
    Ok(ReadingHeader {
        id,
        batch: row.get(1)?,
        received: row.get(2)?,
        unit: row.get(3)?,
        period: row.get(4)?,
        question: question.map(serde_json::from_str).transpose().map_err(|_| StoreError::Reading(id))?,
        place,
        alias: row.get(8)?,
        values: row.get(9)?,
        errors: row.get(10)?,
        warnings: row.get(11)?,
        notes: row.get(12)?,
        digest: row.get(13)?,
    })
}

/// Throws away what was read out of one file.
fn clear(conn: &Connection, receipt: i64) -> Result<(), StoreError> {
    let range = range_of(receipt)?;
    for table in ["reading_lineage", "reading_figures", "reading"] {
        conn.prepare_cached(&format!("DELETE FROM {table} WHERE id BETWEEN ?1 AND ?2"))?.execute(range)?;
    }
    conn.prepare_cached("DELETE FROM file_outcome WHERE receipt = ?1")?.execute([receipt])?;
    Ok(())
}

/// Throws away what was read out of every file.
pub(super) fn clear_all(conn: &Connection) -> Result<(), StoreError> {
    for table in ["reading_lineage", "reading_figures", "reading", "file_outcome"] {
        conn.execute(&format!("DELETE FROM {table}"), [])?;
    }
    Ok(())
}

/// Adds what was read out of a file that has no reading.
pub(super) fn insert(conn: &Connection, receipt: i64, basis: Basis, reading: &FileReading) -> Result<(), StoreError> {
    let findings = (!reading.findings.is_empty()).then(|| serde_json::to_string(&reading.findings)).transpose();
    let findings = findings.map_err(|error| unreadable(&error))?;
    let sql = "INSERT INTO file_outcome (receipt, outcome, findings, plan_version, engine) VALUES (?1, ?2, ?3, ?4, ?5)";
    conn.prepare_cached(sql)?.execute((receipt, &reading.outcome, findings, basis.plan_version, basis.engine))?;
    for one in &reading.readings {
        insert_report(conn, key(ReportRef { receipt, ordinal: one.ordinal })?, one)?;
    }
    Ok(())
}

fn insert_report(conn: &Connection, key: i64, reading: &StoredReading) -> Result<(), StoreError> {
    let report = &reading.report;
    let question = reading.question.as_ref().map(serde_json::to_string).transpose();
    let question = question.map_err(|error| unreadable(&error))?;
    let count = |number: usize| i64::try_from(number).unwrap_or(i64::MAX);
    let found = |severity: Severity| count(report.findings.iter().filter(|one| one.severity == severity).count());
    let values = count(report.entries.iter().filter(|entry| entry.value.is_some()).count());
    let sql = "INSERT INTO reading (id, unit, period, question, sheet, row, alias, \"values\", errors, warnings, notes,
               digest) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12)";
    conn.prepare_cached(sql)?.execute((
        key,
        &reading.unit,
        &reading.period,
        question,
        reading.place.as_ref().map(|place| &place.sheet),
        reading.place.as_ref().map(|place| place.row),
        &reading.alias,
        values,
        found(Severity::Error),
        found(Severity::Warning),
        found(Severity::Note),
        report.digest(),
    ))?;
    let (figures, lineage) = blob::encode(report).map_err(|_| StoreError::Reading(report_of(key)))?;
    conn.prepare_cached("INSERT INTO reading_figures (id, blob) VALUES (?1, ?2)")?.execute((key, figures))?;
    conn.prepare_cached("INSERT INTO reading_lineage (id, blob) VALUES (?1, ?2)")?.execute((key, lineage))?;
    Ok(())
}
