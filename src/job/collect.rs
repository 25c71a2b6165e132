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

/// Files in the order of their shown names: the order of a directory decides nothing.
pub fn collect(paths: &[PathBuf]) -> Result<Vec<Collected>, Failure> {
    let mut files = Vec::new();
    for path in paths {
        let failed = |error| Failure::File { path: path.clone(), error };
        if std::fs::metadata(path).map_err(failed)?.is_dir() {
            walk(path, path, &mut files)?;
        } else {
            let shown = path.file_name().unwrap_or(path.as_os_str()).to_string_lossy().into_owned();
            files.push(Collected { path: path.clone(), shown });
        }
    }
    files.sort_by(|a, b| (&a.shown, &a.path).cmp(&(&b.shown, &b.path)));
    files.dedup();
    Ok(files)
}

fn walk(root: &Path, folder: &Path, into: &mut Vec<Collected>) -> Result<(), Failure> {
    let failed = |error| Failure::File { path: folder.to_path_buf(), error };
    for entry in std::fs::read_dir(folder).map_err(failed)? {
        let entry = entry.map_err(failed)?;
        let (path, kind) = (entry.path(), entry.file_type().map_err(failed)?);
        // A link may lead back up; what it leads to is found where it really is.
        if kind.is_dir() {
            walk(root, &path, into)?;
        } else if kind.is_file() && !is_skipped_name(&entry.file_name().to_string_lossy()) {
            let relative = path.strip_prefix(root).unwrap_or(&path);
            let parts: Vec<_> = relative.components().map(|part| part.as_os_str().to_string_lossy()).collect();
            into.push(Collected { shown: parts.join("/"), path });
        }
    }
    Ok(())
}
