//! Which files an import looks at: files as given, folders with everything below them, archives with everything in
//! them. What is left out is listed too, so that nobody wonders.
mod bytes;

use super::Failure;
use crate::{
    domain::intake::{Code, Expected, Finding, Severity},
    sheet::read::{Archive, Limits, is_skipped_name, size},
};
use bytes::Bytes;
use chrono::{DateTime, Local, NaiveDate};
use std::{
    fmt,
    io::Read,
    path::{Path, PathBuf},
    sync::Arc,
};
use unicode_normalization::UnicodeNormalization;

#[derive(Debug, Clone)]
pub struct Collected {
    /// The file itself, or the archive it lies in.
    pub path: PathBuf,
    /// Relative to the folder that was given, with `/`; the name alone for a single file. A member of an archive stands
    /// below it as below a folder.
    pub shown: String,
    pub origin: Origin,
    /// It was chosen by itself, not among others: whoever did that wants this very file.
    pub wanted: bool,
}

/// Where a file's bytes come from.
#[derive(Clone)]
pub enum Origin {
    File,
    /// Inflated when it is read.
    Member {
        archive: Arc<Archive<Bytes>>,
        at: usize,
    },
    /// Not a report, by its name alone.
    LeftOut,
    /// An archive that cannot be opened, or has nothing in it.
    Closed(Finding),
}

impl fmt::Debug for Origin {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::File => write!(out, "File"),
            Self::Member { at, .. } => write!(out, "Member {at}"),
            Self::LeftOut => write!(out, "LeftOut"),
            Self::Closed(finding) => write!(out, "Closed {finding:?}"),
        }
    }
}

impl Collected {
    /// The file's own name.
    pub fn name(&self) -> &str {
        self.shown.rsplit('/').next().unwrap_or_default()
    }

    /// The date the file carries, by this computer's clock zone; a member's is the one it was packed with.
    pub fn modified(&self) -> Option<NaiveDate> {
        match &self.origin {
            Origin::Member { archive, at } => archive.members().get(*at)?.modified,
            Origin::File | Origin::LeftOut | Origin::Closed(_) => {
                let time = std::fs::metadata(&self.path).and_then(|metadata| metadata.modified()).ok()?;
                Some(DateTime::<Local>::from(time).date_naive())
            }
        }
    }
}

/// Files in the order of their shown names: the order of a directory decides nothing. A file below `base` is shown
/// relative to it, any other relative to the folder that was given.
pub fn collect(paths: &[PathBuf], base: Option<&Path>, limits: &Limits) -> Result<Vec<Collected>, Failure> {
    let mut gathering = Gathering { files: Vec::new(), limits, held: 0 };
    for path in paths {
        let failed = |error| Failure::File { path: path.clone(), error };
        let is_folder = std::fs::metadata(path).map_err(failed)?.is_dir();
        let folder = if is_folder { path.as_path() } else { path.parent().unwrap_or(path) };
        let root = base.filter(|base| folder.starts_with(base)).unwrap_or(folder);
        if is_folder {
            for entry in std::fs::read_dir(path).map_err(failed)?.flatten() {
                gathering.take(root, &entry.path());
            }
        } else {
            gathering.file(root, path);
        }
    }
    let mut files = gathering.files;
    files.sort_by(|a, b| (&a.shown, &a.path).cmp(&(&b.shown, &b.path)));
    files.dedup_by(|a, b| (&a.shown, &a.path) == (&b.shown, &b.path));
    if let ([path], [file]) = (paths, files.as_mut_slice()) {
        file.wanted = *path == file.path && matches!(file.origin, Origin::File);
    }
    Ok(files)
}

struct Gathering<'a> {
    files: Vec<Collected>,
    limits: &'a Limits,
    /// Bytes of archives that lay in archives: these are held until the import is through.
    held: u64,
}

impl Gathering<'_> {
    /// A file, or everything below a folder. A folder that cannot be looked into is listed itself: reading it will say
    /// why, and the others go on.
    fn take(&mut self, root: &Path, path: &Path) {
        // A link may lead back up; what it leads to is found where it really is.
        let Ok(kind) = std::fs::symlink_metadata(path).map(|about| about.file_type()) else { return };
        let name = path.file_name().unwrap_or_default().to_string_lossy();
        if kind.is_dir() {
            match std::fs::read_dir(path) {
                Ok(entries) => entries.flatten().for_each(|entry| self.take(root, &entry.path())),
                Err(_) => self.push(path, shown(root, path), Origin::File),
            }
        } else if kind.is_file() && is_skipped_name(&name) {
            self.push(path, shown(root, path), Origin::LeftOut);
        } else if kind.is_file() {
            self.file(root, path);
        }
    }

    fn file(&mut self, root: &Path, path: &Path) {
        let shown = shown(root, path);
        let archive = may_be_archive(path).then(|| Archive::open(Bytes::of_file(path), self.limits)).flatten();
        match archive {
            Some(archive) => self.archive(path, shown, archive, true),
            None => self.push(path, shown, Origin::File),
        }
    }

    fn archive(&mut self, path: &Path, shown: String, archive: Result<Archive<Bytes>, Finding>, outermost: bool) {
        let archive = match archive {
            Ok(archive) if archive.members().is_empty() => {
                return self.push(path, shown, Origin::Closed(Finding::new(Code::FileEmpty).severity(Severity::Note)));
            }
            Ok(archive) => Arc::new(archive),
            Err(finding) => return self.push(path, shown, Origin::Closed(finding)),
        };
        for (at, member) in archive.members().iter().enumerate() {
            let below = format!("{shown}/{}", member.name);
            if member.left_out {
                self.push(path, below, Origin::LeftOut);
            } else if outermost && member.name.to_lowercase().ends_with(".zip") {
                self.nested(path, below, &archive, at);
            } else {
                self.push(path, below, Origin::Member { archive: Arc::clone(&archive), at });
            }
        }
    }

    /// An archive in an archive is unpacked into memory, once. One in that again is listed, and refused when read.
    fn nested(&mut self, path: &Path, shown: String, outer: &Arc<Archive<Bytes>>, at: usize) {
        let bytes = match outer.read(at) {
            Ok(bytes) => bytes,
            Err(finding) => return self.push(path, shown, Origin::Closed(finding)),
        };
        self.held += bytes.len() as u64;
        if self.held > self.limits.inflated {
            let finding = Finding::new(Code::FileReadLimit).found(size(self.held));
            let limit = Expected::Limit(size(self.limits.inflated));
            return self.push(path, shown, Origin::Closed(finding.expected(limit)));
        }
        match Archive::open(Bytes::held(bytes), self.limits) {
            Some(archive) => self.archive(path, shown, archive, false),
            None => self.push(path, shown, Origin::Member { archive: Arc::clone(outer), at }),
        }
    }

    fn push(&mut self, path: &Path, shown: String, origin: Origin) {
        self.files.push(Collected { path: path.to_path_buf(), shown, origin, wanted: false });
    }
}

/// By its first bytes: an archive, or a document that is packed like one.
fn may_be_archive(path: &Path) -> bool {
    let mut start = [0; 4];
    let is_file = std::fs::metadata(path).is_ok_and(|about| about.is_file());
    is_file
        && std::fs::File::open(path).and_then(|mut file| file.read_exact(&mut start)).is_ok()
        && matches!(&start, b"PK\x03\x04" | b"PK\x05\x06")
}

/// In composed letters, whatever the file system or the program that packed it prefers.
fn shown(root: &Path, path: &Path) -> String {
    let relative = path.strip_prefix(root).unwrap_or(path);
    let parts: Vec<_> = relative.components().map(|part| part.as_os_str().to_string_lossy()).collect();
    parts.join("/").nfc().collect()
}

#[cfg(test)]
mod tests;
