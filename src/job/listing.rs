//! What lies in a folder, for choosing files.
use crate::sheet::read::is_skipped_name;
use chrono::{DateTime, Utc};
use std::{
    io,
    path::{Path, PathBuf},
};

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Listing {
    pub folder: PathBuf,
    /// Folders first, then files, each by name.
    pub entries: Vec<Entry>,
    /// Why nothing could be listed.
    pub failed: Option<String>,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    pub path: PathBuf,
    pub name: String,
    pub is_folder: bool,
    /// Bytes.
    pub size: u64,
    pub modified: Option<DateTime<Utc>>,
}

/// Lists a folder. Lock files and the like are left out, as an import leaves them out.
pub fn list(folder: &Path) -> Listing {
    match entries(folder) {
        Ok(entries) => Listing { folder: folder.to_path_buf(), entries, failed: None },
        Err(error) => Listing { folder: folder.to_path_buf(), entries: Vec::new(), failed: Some(error.to_string()) },
    }
}

fn entries(folder: &Path) -> io::Result<Vec<Entry>> {
    let mut entries: Vec<Entry> =
        std::fs::read_dir(folder)?.flatten().filter_map(|entry| read(&entry.path())).collect();
    let key = |entry: &Entry| (!entry.is_folder, entry.name.to_lowercase(), entry.name.clone());
    entries.sort_by_cached_key(key);
    Ok(entries)
}

fn read(path: &Path) -> Option<Entry> {
    let name = path.file_name()?.to_string_lossy().into_owned();
    if is_skipped_name(&name) || name.starts_with('.') {
        return None;
    }
    // Through links: a folder on the desktop is often one.
    let about = std::fs::metadata(path).ok()?;
    if !about.is_dir() && !about.is_file() {
        return None;
    }
    let modified = about.modified().ok().map(DateTime::<Utc>::from);
    Some(Entry { path: path.to_path_buf(), name, is_folder: about.is_dir(), size: about.len(), modified })
}

/// Where files usually are: drives on Windows, the roots and the user's folders elsewhere.
pub fn usual_places(home: &Path) -> Vec<PathBuf> {
    let drives = if cfg!(windows) {
        ('A'..='Z').map(|letter| PathBuf::from(format!("{letter}:\\"))).collect()
    } else {
        vec![PathBuf::from("/"), PathBuf::from("/media"), PathBuf::from("/mnt")]
    };
    let own = ["Downloads", "Desktop", "Documents"].map(|name| home.join(name));
    let here = std::env::current_dir().ok();
    let all = std::iter::once(home.to_path_buf()).chain(own).chain(here).chain(drives);
    let mut places: Vec<PathBuf> = Vec::new();
    for place in all {
        if place.is_dir() && !places.contains(&place) {
            places.push(place);
        }
    }
    places
}
