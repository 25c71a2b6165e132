//! Files byte for byte as they came, once for each content.
use super::{Store, StoreError};
use flate2::{Compression, read::DeflateDecoder, write::DeflateEncoder};
use rusqlite::{Connection, OptionalExtension};
use sha2::{Digest, Sha256};
use std::{
    borrow::Cow,
    io::{Read, Write},
};

const RAW: &str = "raw";
const DEFLATE: &str = "deflate";

impl Store {
    /// The file with this content, if it ever came. Fails if what the book holds is not what came.
    pub fn original(&self, sha256: &[u8; 32]) -> Result<Option<Vec<u8>>, StoreError> {
        let sql =
            "SELECT size, packing, bytes FROM original JOIN original_bytes ON original_bytes.original = original.id
                   WHERE sha256 = ?1";
        let found = self
            .conn
            .prepare_cached(sql)?
            .query_row([sha256], |row| {
                Ok((row.get::<_, i64>(0)?.unsigned_abs(), row.get::<_, String>(1)?, row.get::<_, Vec<u8>>(2)?))
            })
            .optional()?;
        let Some((size, packing, bytes)) = found else { return Ok(None) };
        let damaged = || StoreError::Damaged(format!("original {}", hexadecimal(sha256)));
        let bytes = if packing == RAW { bytes } else { unpack(&bytes, size).ok_or_else(damaged)? };
        if <[u8; 32]>::from(Sha256::digest(&bytes)) != *sha256 {
            return Err(damaged());
        }
        Ok(Some(bytes))
    }
}

/// Keeps a file unless its content is there already. Returns its id.
pub(super) fn insert(conn: &Connection, sha256: &[u8; 32], bytes: &[u8]) -> Result<i64, StoreError> {
    let known = conn
        .prepare_cached("SELECT id FROM original WHERE sha256 = ?1")?
        .query_row([sha256], |row| row.get(0))
        .optional()?;
    if let Some(id) = known {
        return Ok(id);
    }
    let (packing, packed) = pack(bytes)?;
    let size = i64::try_from(bytes.len()).map_err(|error| StoreError::Io(error.to_string()))?;
    conn.prepare_cached("INSERT INTO original (sha256, size, packing) VALUES (?1, ?2, ?3)")?
        .execute((sha256, size, packing))?;
    let id = conn.last_insert_rowid();
    conn.prepare_cached("INSERT INTO original_bytes (original, bytes) VALUES (?1, ?2)")?.execute((id, packed))?;
    Ok(id)
}

/// Zip packages are compressed already.
fn pack(bytes: &[u8]) -> Result<(&'static str, Cow<'_, [u8]>), StoreError> {
    if bytes.starts_with(b"PK\x03\x04") {
        return Ok((RAW, Cow::Borrowed(bytes)));
    }
    let mut encoder = DeflateEncoder::new(Vec::new(), Compression::default());
    encoder.write_all(bytes)?;
    let packed = encoder.finish()?;
    Ok(if packed.len() < bytes.len() { (DEFLATE, Cow::Owned(packed)) } else { (RAW, Cow::Borrowed(bytes)) })
}

/// Never makes more bytes than the file had.
fn unpack(packed: &[u8], size: u64) -> Option<Vec<u8>> {
    let mut bytes = Vec::new();
    DeflateDecoder::new(packed).take(size).read_to_end(&mut bytes).ok()?;
    Some(bytes)
}

fn hexadecimal(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}
