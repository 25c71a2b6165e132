//! Zip archives that hold files: their members by name, each inflated when asked for. Nothing is written anywhere.
use super::{
    letters,
    limits::{Limits, size},
    refuse::{crossed, damaged, unreadable},
    sniff::{Kind, is_skipped_name, kind_of_parts},
};
use crate::domain::intake::{Code, Expected, Finding};
use chrono::NaiveDate;
use std::{
    collections::HashSet,
    io::{Read, Seek},
    sync::atomic::{AtomicU64, Ordering},
};
use unicode_normalization::UnicodeNormalization;
use zip::{ZipArchive, result::ZipError};

/// Bytes inflated between two looks at the limits.
const STEP: u64 = 256 * 1024;

/// An archive over any source that can be read at any place; a copy of the source for each member that is read.
pub struct Archive<R> {
    zip: ZipArchive<R>,
    members: Vec<Member>,
    /// Bytes that came out so far: parts of an archive may lie over each other and give the same bytes again and again.
    unpacked: AtomicU64,
    limits: Limits,
}

/// A file in an archive.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Member {
    /// Clean and the only one of its name: folders with `/`, none of which leads out.
    pub name: String,
    /// As it was when it was packed.
    pub modified: Option<NaiveDate>,
    /// A lock file, a leftover of a system, a link.
    pub left_out: bool,
    encrypted: bool,
    index: usize,
}

impl<R: Read + Seek + Clone> Archive<R> {
    /// None: these bytes are no zip, a broken one, or one document.
    pub fn open(source: R, limits: &Limits) -> Option<Result<Self, Finding>> {
        // What stands before the archive may be the rest of a longer one, whose own end is lost.
        let zip = ZipArchive::new(source).ok().filter(|zip| zip.offset() == 0)?;
        let entries: Vec<_> = (0..zip.len()).filter_map(|index| zip.by_index_data(index).ok()).collect();
        let begins_as_document = entries.first().is_some_and(|first| first.name_raw() == b"mimetype");
        if begins_as_document || kind_of_parts(entries.iter().map(|entry| entry.name_raw())) != Kind::Zip {
            return None;
        }
        drop(entries);
        Some(Self::listed(zip, limits))
    }

    fn listed(zip: ZipArchive<R>, limits: &Limits) -> Result<Self, Finding> {
        let count = zip.len() as u64;
        if count > limits.members {
            return Err(crossed(count, limits.members));
        }
        if zip.has_duplicate_names() {
            return Err(damaged("two members of one name"));
        }
        let mut names = HashSet::new();
        let mut members = Vec::new();
        for index in 0..zip.len() {
            let entry = zip.by_index_data(index).map_err(damaged)?;
            if entry.is_dir() {
                continue;
            }
            let name = unique(clean(&readable(entry.name_raw(), entry.name().ok().as_deref())), &mut names);
            let modified = entry.last_modified().and_then(|time| {
                NaiveDate::from_ymd_opt(i32::from(time.year()), u32::from(time.month()), u32::from(time.day()))
            });
            members.push(Member {
                left_out: entry.is_symlink() || is_left_out(&name),
                // What has no date says the first day there is.
                modified: modified.filter(|day| Some(*day) != NaiveDate::from_ymd_opt(1980, 1, 1)),
                encrypted: entry.encrypted(),
                name,
                index,
            });
        }
        // A source may keep a file open; its copies open it when they read.
        let zip = zip.clone();
        Ok(Self { zip, members, unpacked: AtomicU64::new(0), limits: limits.clone() })
    }

    pub fn members(&self) -> &[Member] {
        &self.members
    }

    /// The bytes of the member at this place of [`Self::members`]. What is wrong with one says nothing of the others.
    pub fn read(&self, at: usize) -> Result<Vec<u8>, Finding> {
        let member = self.members.get(at).ok_or_else(|| damaged("no such member"))?;
        if member.encrypted {
            return Err(Finding::new(Code::FileEncrypted));
        }
        let mut zip = self.zip.clone();
        let mut part = zip.by_index(member.index).map_err(|error| match error {
            ZipError::UnsupportedArchive(what) => unreadable(what),
            other => damaged(other),
        })?;
        let compressed = part.compressed_size().max(1);
        let mut bytes = Vec::new();
        loop {
            let read = part.by_ref().take(STEP).read_to_end(&mut bytes).map_err(damaged)? as u64;
            if read == 0 {
                return Ok(bytes);
            }
            let unpacked = self.unpacked.fetch_add(read, Ordering::Relaxed) + read;
            self.check(bytes.len() as u64, compressed, unpacked)?;
        }
    }

    fn check(&self, out: u64, compressed: u64, unpacked: u64) -> Result<(), Finding> {
        let Limits { file, ratio, ratio_from, unpacked: most, .. } = self.limits;
        if out > file {
            return Err(Finding::new(Code::FileTooLarge)
                .found(format!("> {}", size(file)))
                .expected(Expected::Limit(size(file))));
        }
        if out > ratio_from && out / compressed > ratio {
            return Err(crossed(format!("1:{}", out / compressed), format!("1:{ratio}")));
        }
        if unpacked > most { Err(crossed(size(unpacked), size(most))) } else { Ok(()) }
    }
}

/// A name in the letters it was written in: as UTF-8 where it is that, as Windows wrote it in Vietnam where that is
/// proven, else as DOS did. What remains unreadable is at least told apart.
fn readable(raw: &[u8], as_dos: Option<&str>) -> String {
    let decoded = letters::decode(raw, None).ok().or_else(|| as_dos.map(str::to_owned));
    decoded.unwrap_or_else(|| String::from_utf8_lossy(raw).into_owned()).nfc().collect()
}

/// The name below the archive: no root, no drive, no step up, no character that a terminal would obey.
fn clean(name: &str) -> String {
    let name = name.replace('\\', "/");
    let steps = name.split('/').filter(|step| !matches!(*step, "" | "." | "..") && !is_drive(step));
    let clean = steps.collect::<Vec<_>>().join("/").replace(char::is_control, "\u{FFFD}");
    if clean.is_empty() { "?".to_owned() } else { clean }
}

fn is_drive(step: &str) -> bool {
    matches!(step.as_bytes(), [letter, b':'] if letter.is_ascii_alphabetic())
}

fn unique(name: String, names: &mut HashSet<String>) -> String {
    let mut unique = name.clone();
    let mut number = 2;
    while !names.insert(unique.clone()) {
        unique = format!("{name} ({number})");
        number += 1;
    }
    unique
}

fn is_left_out(name: &str) -> bool {
    name.starts_with("__MACOSX/") || is_skipped_name(name.rsplit('/').next().unwrap_or_default())
}

#[cfg(test)]
mod tests;
