//! Which files an import looks at: files as given, folders with everything below them.
use super::Failure;
use crate::sheet::read::is_skipped_name;
use std::path::{Path, PathBuf};

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Collected {
    pub path: PathBuf,
    /// Relative to the folder that was given, with `/`; the name alone for a single file.
    pub shown: String,
}

/// Files in the order of their shown names: the order of a directory decides nothing. A file below `base` is shown
/// relative to it, any other relative to the folder that was given.
pub fn collect(paths: &[PathBuf], base: Option<&Path>) -> Result<Vec<Collected>, Failure> {
    let mut files = Vec::new();
    for path in paths {
        let failed = |error| Failure::File { path: path.clone(), error };
        let is_folder = std::fs::metadata(path).map_err(failed)?.is_dir();
        let folder = if is_folder { path.as_path() } else { path.parent().unwrap_or(path) };
        let root = base.filter(|base| folder.starts_with(base)).unwrap_or(folder);
        if is_folder {
            for entry in std::fs::read_dir(path).map_err(failed)?.flatten() {
                take(root, &entry.path(), &mut files);
            }
        } else {
            files.push(Collected { shown: shown(root, path), path: path.clone() });
        }
    }
    files.sort_by(|a, b| (&a.shown, &a.path).cmp(&(&b.shown, &b.path)));
    files.dedup();
    Ok(files)
}

/// A file, or everything below a folder. A folder that cannot be looked into is listed itself: reading it will say
/// why, and the others go on.
fn take(root: &Path, path: &Path, into: &mut Vec<Collected>) {
    // A link may lead back up; what it leads to is found where it really is.
    let Ok(kind) = std::fs::symlink_metadata(path).map(|about| about.file_type()) else { return };
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    let itself = || Collected { shown: shown(root, path), path: path.to_path_buf() };
    if kind.is_dir() {
        match std::fs::read_dir(path) {
            Ok(entries) => entries.flatten().for_each(|entry| take(root, &entry.path(), into)),
            Err(_) => into.push(itself()),
        }
    } else if kind.is_file() && !is_skipped_name(&name) {
        into.push(itself());
    }
}

fn shown(root: &Path, path: &Path) -> String {
    let relative = path.strip_prefix(root).unwrap_or(path);
    let parts: Vec<_> = relative.components().map(|part| part.as_os_str().to_string_lossy()).collect();
    parts.join("/")
}
