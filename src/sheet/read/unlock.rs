//! Workbooks under a password, once somebody has given it. It is used and forgotten.
use super::{
    limits::Limits,
    sniff::{Kind, sniff},
};
use crate::domain::intake::{Code, Finding};

/// Excel's own limit, in characters.
pub const PASSWORD: usize = 255;

/// The workbook inside. A wrong password opens nothing: what comes out then is no workbook.
///
/// How often the password is hashed stands in the file; the crate refuses more than ten times what Excel does, and the
/// clock of the reader process bounds the rest.
pub fn decrypt(bytes: Vec<u8>, password: &str, limits: &Limits) -> Result<Vec<u8>, Finding> {
    let refused = || Finding::new(Code::FileEncrypted);
    if sniff(&bytes) != Kind::EncryptedOoxml {
        return Err(refused());
    }
    let plain = opened(bytes, password).ok_or_else(refused)?;
    let is_workbook = matches!(sniff(&plain), Kind::Ooxml | Kind::Xlsb) && plain.len() as u64 <= limits.file;
    if is_workbook { Ok(plain) } else { Err(refused()) }
}

#[cfg(feature = "passwords")]
fn opened(bytes: Vec<u8>, password: &str) -> Option<Vec<u8>> {
    // It slices what a damaged file tells it to.
    std::panic::catch_unwind(|| office_crypto::decrypt_from_bytes(bytes, password).ok()).ok().flatten()
}

#[cfg(not(feature = "passwords"))]
fn opened(_: Vec<u8>, _: &str) -> Option<Vec<u8>> {
    None
}
