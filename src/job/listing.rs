//! What lies in a folder, for choosing files.
use crate::{domain::vietnamese::Collation, sheet::read::is_skipped_name};
use chrono::{DateTime, Local, NaiveDate, Utc};
use std::{
    collections::HashMap,
    fs::{DirEntry, Metadata},
    io,
    path::{Component, Path, PathBuf},
    sync::mpsc,
    thread,
    time::{Duration, Instant},
};

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Listing {
    /// What was asked for: a folder, or a file in it.
    pub asked: PathBuf,
    /// From the root on.
    pub folder: PathBuf,
    /// The entry that was asked for, where that was a file.
    pub file: Option<PathBuf>,
    /// Folders first, then files, each by name in the order of the alphabet.
    pub entries: Vec<Entry>,
    /// Files that are not shown because they are hidden; an import of the folder takes them in all the same.
    pub hidden: usize,
    /// Why nothing could be listed.
    pub failed: Option<Unlisted>,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    pub path: PathBuf,
    pub name: String,
    pub is_folder: bool,
    /// Bytes.
    pub size: u64,
    /// The day it was changed last, by this computer's clock zone.
    pub day: Option<NaiveDate>,
    /// When it was changed or came to lie here, whichever is later: a copy keeps the date of its original.
    pub arrived: Option<DateTime<Utc>>,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Unlisted {
    NotFound,
    Denied,
    /// As the system words it.
    Other(String),
}

/// Lists a folder; asked for a file, the folder it lies in. Lock files and the like are left out, as an import leaves
/// them out.
pub fn list(path: &Path) -> Listing {
    let mut folder = whole(path);
    let is_file = std::fs::metadata(&folder).is_ok_and(|about| about.is_file());
    let file = is_file.then(|| folder.clone());
    if is_file {
        folder.pop();
    }
    let (entries, hidden, failed) = match entries(&folder) {
        Ok((entries, hidden)) => (entries, hidden, None),
        Err(error) => (Vec::new(), 0, Some(Unlisted::from(error))),
    };
    Listing { asked: path.to_path_buf(), folder, file, entries, hidden, failed }
}

/// From the root on and without `..`, so that the folder above can be told from the path alone. Links stay as they are
/// named, and a path of Windows keeps the form people know.
fn whole(path: &Path) -> PathBuf {
    let given = if path.as_os_str().is_empty() { Path::new(".") } else { path };
    let mut whole = PathBuf::new();
    for part in std::path::absolute(given).unwrap_or_else(|_| given.to_path_buf()).components() {
        match part {
            Component::ParentDir => {
                whole.pop();
            }
            Component::CurDir => {}
            Component::Prefix(_) | Component::RootDir | Component::Normal(_) => whole.push(part),
        }
    }
    whole
}

impl From<io::Error> for Unlisted {
    fn from(error: io::Error) -> Self {
        match error.kind() {
            io::ErrorKind::NotFound => Self::NotFound,
            io::ErrorKind::PermissionDenied => Self::Denied,
            _ => Self::Other(error.to_string()),
        }
    }
}

fn entries(folder: &Path) -> io::Result<(Vec<Entry>, usize)> {
    let mut entries = Vec::new();
    let mut hidden = 0;
    for entry in std::fs::read_dir(folder)?.flatten() {
        let name = entry.file_name().to_string_lossy().into_owned();
        // Through links: a folder on the desktop is often one.
        let Ok(about) = std::fs::metadata(entry.path()) else { continue };
        if is_skipped_name(&name) || (!about.is_dir() && !about.is_file()) {
            continue;
        }
        if name.starts_with('.') || is_hidden(&about) {
            hidden += usize::from(about.is_file());
            continue;
        }
        entries.push(read(&entry, name, &about));
    }
    let order = Collation::new();
    entries.sort_by(|a, b| b.is_folder.cmp(&a.is_folder).then_with(|| order.compare(&a.name, &b.name)));
    Ok((entries, hidden))
}

fn read(entry: &DirEntry, name: String, about: &Metadata) -> Entry {
    let modified = about.modified().ok();
    let arrived = modified.max(about.created().ok()).map(DateTime::<Utc>::from);
    let day = modified.map(|time| DateTime::<Local>::from(time).date_naive());
    Entry { path: entry.path(), name, is_folder: about.is_dir(), size: about.len(), day, arrived }
}

#[cfg(windows)]
fn is_hidden(about: &Metadata) -> bool {
    use std::os::windows::fs::MetadataExt;
    const HIDDEN_OR_SYSTEM: u32 = 0x2 | 0x4;
    about.file_attributes() & HIDDEN_OR_SYSTEM != 0
}

#[cfg(not(windows))]
const fn is_hidden(_: &Metadata) -> bool {
    false
}

/// A drive that has not answered by then is left out: a network that is gone lets one wait for half a minute.
const PATIENCE: Duration = Duration::from_secs(1);

/// Where files usually are: the user's own folders, drives on Windows, the roots elsewhere.
pub fn usual_places(home: &Path) -> Vec<PathBuf> {
    let drives = if cfg!(windows) {
        ('A'..='Z').map(|letter| PathBuf::from(format!("{letter}:\\"))).collect()
    } else {
        vec![PathBuf::from("/"), PathBuf::from("/media"), PathBuf::from("/mnt")]
    };
    let own = ["Downloads", "Desktop", "Documents"].map(|name| home.join(name));
    let here = std::env::current_dir().ok();
    let mut places: Vec<PathBuf> = Vec::new();
    for place in std::iter::once(home.to_path_buf()).chain(own).chain(here).chain(drives) {
        if !places.contains(&place) {
            places.push(place);
        }
    }
    let there = folders_among(&places, PATIENCE);
    places.retain(|place| there.get(place) == Some(&true));
    places
}

/// Looks at all of them at once; what does not answer in time is not in the map.
fn folders_among(places: &[PathBuf], patience: Duration) -> HashMap<PathBuf, bool> {
    let (send, receive) = mpsc::channel();
    for place in places.iter().cloned() {
        let send = send.clone();
        thread::spawn(move || {
            let is_folder = place.is_dir();
            // Nobody may be waiting any more.
            drop(send.send((place, is_folder)));
        });
    }
    drop(send);
    let end = Instant::now() + patience;
    let next = || receive.recv_timeout(end.saturating_duration_since(Instant::now())).ok();
    std::iter::from_fn(next).collect()
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;
    use std::fs;

    #[test]
    fn folders_come_first_and_names_in_the_order_of_the_alphabet() {
        let room = tempfile::tempdir().unwrap();
        for folder in ["Đợt 10", "Đợt 2", "an"] {
            fs::create_dir(room.path().join(folder)).unwrap();
        }
        for file in ["bảng.xlsx", "ảnh.jpg", "~$bảng.xlsx", "Thumbs.db", ".ẩn.xlsx"] {
            fs::write(room.path().join(file), "x").unwrap();
        }
        let listing = list(room.path());
        let names: Vec<&str> = listing.entries.iter().map(|entry| entry.name.as_str()).collect();
        assert_eq!(names, ["an", "Đợt 2", "Đợt 10", "ảnh.jpg", "bảng.xlsx"]);
        assert_eq!((listing.hidden, listing.failed), (1, None));
    }

    #[test]
    fn a_file_leads_to_its_folder_and_what_is_not_there_is_said() {
        let room = tempfile::tempdir().unwrap();
        let file = room.path().join("bảng.xlsx");
        fs::write(&file, "x").unwrap();
        let listing = list(&file);
        assert_eq!((listing.asked.as_path(), listing.folder.as_path()), (file.as_path(), room.path()));
        assert_eq!(listing.file, listing.entries.first().map(|entry| entry.path.clone()));
        assert_eq!(list(&room.path().join("x/../y/.././bảng.xlsx")).file, listing.file);
        assert!(list(Path::new("")).folder.is_absolute());
        assert_eq!(list(&room.path().join("không có")).failed, Some(Unlisted::NotFound));
    }

    #[test]
    fn only_places_that_are_there_are_offered() {
        let room = tempfile::tempdir().unwrap();
        fs::create_dir(room.path().join("Downloads")).unwrap();
        let places = usual_places(room.path());
        assert_eq!(places.first().map(PathBuf::as_path), Some(room.path()));
        assert!(places.contains(&room.path().join("Downloads")) && !places.contains(&room.path().join("Desktop")));
    }
}
