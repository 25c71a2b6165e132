//! Walking over stored reports in the order of arrival: all of them, those of a period, or some.
use super::StoreError;
use crate::domain::book::ReportRef;
use rusqlite::{Connection, Row};

/// Which reports are looked at.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Which<'a> {
    All,
    /// Those that were recognised as of this period when they were read; answers of the clerk are not looked at.
    Period(&'a str),
    /// Those of files that arrived after this receipt.
    After(i64),
    /// Those of one file.
    Of(i64),
    /// In any order; those that are not in the book are passed over.
    These(&'a [ReportRef]),
}

/// Reports of one file that can be numbered.
const ORDINALS: u32 = 1 << 20;

/// One key for a report in all tables: they are walked side by side in order of arrival.
pub(super) fn key(report: ReportRef) -> Result<i64, StoreError> {
    let too_many = || StoreError::TooMany(report);
    if report.ordinal >= ORDINALS {
        return Err(too_many());
    }
    let first = report.receipt.checked_mul(i64::from(ORDINALS)).ok_or_else(too_many)?;
    first.checked_add(i64::from(report.ordinal)).ok_or_else(too_many)
}

pub(super) fn report_of(key: i64) -> ReportRef {
    let ordinals = i64::from(ORDINALS);
    ReportRef {
        receipt: key.div_euclid(ordinals),
        ordinal: u32::try_from(key.rem_euclid(ordinals)).unwrap_or_default(),
    }
}

/// First and last key that reports of one file can have.
pub(super) fn range_of(receipt: i64) -> Result<(i64, i64), StoreError> {
    Ok((key(ReportRef { receipt, ordinal: 0 })?, key(ReportRef { receipt, ordinal: ORDINALS - 1 })?))
}

/// Calls `each` with the rows of a query whose first column is the key `k.id`, in ascending order.
///
/// `query` has neither WHERE nor ORDER BY.
pub(super) fn scan(
    conn: &Connection,
    query: &str,
    which: Which<'_>,
    mut each: impl FnMut(ReportRef, &Row<'_>) -> Result<(), StoreError>,
) -> Result<(), StoreError> {
    let mut walk = |condition: &str, arguments: &[&dyn rusqlite::ToSql], wanted: Option<&[i64]>| {
        let mut statement = conn.prepare_cached(&format!("{query} {condition} ORDER BY k.id"))?;
        let mut rows = statement.query(arguments)?;
        while let Some(row) = rows.next()? {
            let key = row.get(0)?;
            if wanted.is_none_or(|wanted| wanted.binary_search(&key).is_ok()) {
                each(report_of(key), row)?;
            }
        }
        Ok::<(), StoreError>(())
    };
    match which {
        Which::All => walk("", &[], None),
        Which::Period(period) => walk("WHERE k.id IN (SELECT id FROM reading WHERE period = ?1)", &[&period], None),
        Which::After(receipt) => walk("WHERE k.id > ?1", &[&range_of(receipt)?.1], None),
        Which::Of(receipt) => {
            let (first, last) = range_of(receipt)?;
            walk("WHERE k.id BETWEEN ?1 AND ?2", &[&first, &last], None)
        }
        Which::These(reports) => {
            let mut keys = reports.iter().copied().map(key).collect::<Result<Vec<_>, _>>()?;
            keys.sort_unstable();
            keys.dedup();
            let (Some(first), Some(last)) = (keys.first(), keys.last()) else { return Ok(()) };
            if are_dense(&keys, *first, *last) {
                return walk("WHERE k.id BETWEEN ?1 AND ?2", &[first, last], Some(&keys));
            }
            keys.iter().try_for_each(|key| walk("WHERE k.id = ?1", &[key], None))
        }
    }
}

/// Whether reading past the unwanted ones costs less than looking up each wanted one.
fn are_dense(keys: &[i64], first: i64, last: i64) -> bool {
    let receipts = (last - first) / i64::from(ORDINALS) + 1;
    usize::try_from(receipts).is_ok_and(|receipts| keys.len() > 1 && receipts / 4 <= keys.len())
}
