//! The file that tells of faults of the program: where, when, and what was under way.
use chrono::Utc;
use std::{
    fs::{self, OpenOptions},
    io::Write,
    path::{Path, PathBuf},
};

/// Adds a fault to the log; returns the file, unless it cannot be written.
pub fn note(folder: &Path, what: &str) -> Option<PathBuf> {
    let file = folder.join("tonghop.log");
    fs::create_dir_all(folder).ok()?;
    let mut log = OpenOptions::new().create(true).append(true).open(&file).ok()?;
    writeln!(log, "{} tonghop {}\n{what}\n", Utc::now().to_rfc3339(), env!("CARGO_PKG_VERSION")).ok()?;
    Some(file)
}
