//! Documents that follow from the code. With `TONGHOP_BLESS=1` they are written anew instead of compared.
#![allow(clippy::unwrap_used)]
use std::{env, fs, path::Path};

/// Fails when the document is not what the code says now. `test` is the module to run for writing it anew.
#[track_caller]
pub fn follows(document: &str, written: &str, test: &str) {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(document);
    if env::var_os("TONGHOP_BLESS").is_some_and(|value| value == "1") {
        fs::write(&path, written).unwrap();
        return;
    }
    // A checkout on Windows may have turned the line ends.
    let found = fs::read_to_string(&path).unwrap_or_default().replace("\r\n", "\n");
    let differs = found.lines().zip(written.lines()).position(|(found, written)| found != written);
    let line = differs.unwrap_or_else(|| found.lines().count().min(written.lines().count())) + 1;
    assert!(
        found == written,
        "{document} is not what the code says (line {line}); write it anew with TONGHOP_BLESS=1 cargo test --test it {test}",
    );
}
