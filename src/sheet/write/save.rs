//! Brings a finished file to the disk: written beside its target, synced, then renamed over it.
use super::WriteError;
use std::{
    fs, io,
    path::{Path, PathBuf},
};
use tempfile::NamedTempFile;

/// Why a file did not reach the disk. What stood there before is untouched.
#[derive(Debug, thiserror::Error)]
pub enum SaveError {
    /// Open in a spreadsheet program, locked, or read-only.
    #[error("{} is in use or read-only", path.display())]
    Busy {
        path: PathBuf,
        /// A name beside it that is not taken.
        free: PathBuf,
    },
    /// The target is a book: its reports are kept nowhere else.
    #[error("{} is a book", .0.display())]
    Book(PathBuf),
    #[error("{} could not be written", path.display())]
    Io { path: PathBuf, source: io::Error },
    #[error(transparent)]
    Write(#[from] WriteError),
}

/// Writes bytes that are at hand, whole or not at all.
pub fn save_bytes(path: &Path, bytes: &[u8]) -> Result<(), SaveError> {
    save(path, |file| Ok(std::io::Write::write_all(file, bytes)?))
}

/// Refuses what must not be written over: a book, a file that is open in another program or read-only.
pub fn check_target(path: &Path) -> Result<(), SaveError> {
    if is_book(path) { Err(SaveError::Book(path.to_owned())) } else { check_free(path) }
}

/// Writes a file whole or not at all.
pub fn save(path: &Path, write: impl FnOnce(&mut fs::File) -> Result<(), WriteError>) -> Result<(), SaveError> {
    let failed = |source| SaveError::Io { path: path.to_owned(), source };
    check_target(path)?;
    let folder = folder_of(path);
    let mut beside = NamedTempFile::new_in(folder).map_err(failed)?;
    write(beside.as_file_mut())?;
    beside.as_file().sync_all().map_err(failed)?;
    beside.persist(path).map_err(|error| match error.error.kind() {
        // Windows refuses the rename while another program holds the target.
        io::ErrorKind::PermissionDenied | io::ErrorKind::ResourceBusy if path.exists() => busy(path),
        _ => failed(error.error),
    })?;
    sync_folder(folder).map_err(failed)
}

/// A database file, whatever its name.
fn is_book(path: &Path) -> bool {
    let mut start = [0; 16];
    let read = fs::File::open(path).and_then(|mut file| io::Read::read_exact(&mut file, &mut start));
    read.is_ok() && start == *b"SQLite format 3\0"
}

/// Refuses a file that is open in another program or read-only.
pub fn check_free(path: &Path) -> Result<(), SaveError> {
    if is_busy(path) { Err(busy(path)) } else { Ok(()) }
}

fn folder_of(path: &Path) -> &Path {
    path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."))
}

/// LibreOffice and Excel leave a lock file beside an open workbook; on other systems than Windows it is
/// the only sign that somebody would lose what is on the screen.
fn is_busy(path: &Path) -> bool {
    let Ok(about) = fs::metadata(path) else { return false };
    let Some(name) = path.file_name().and_then(|name| name.to_str()) else { return false };
    let beside = |lock: String| path.with_file_name(lock).exists();
    about.permissions().readonly() || beside(format!(".~lock.{name}#")) || beside(format!("~${name}"))
}

fn busy(path: &Path) -> SaveError {
    SaveError::Busy { path: path.to_owned(), free: free_name(path) }
}

/// `tong-hop (2).xlsx`, or the first number after it that is not taken.
fn free_name(path: &Path) -> PathBuf {
    let part = |part: Option<&std::ffi::OsStr>| part.map(|part| part.to_string_lossy().into_owned());
    let stem = part(path.file_stem()).unwrap_or_default();
    let tail = part(path.extension()).map(|extension| format!(".{extension}")).unwrap_or_default();
    let numbered = |number: u32| path.with_file_name(format!("{stem} ({number}){tail}"));
    (2..10_000).map(numbered).find(|free| !free.exists()).unwrap_or_else(|| numbered(10_000))
}

/// The new name itself is only safe once its folder is on the disk.
#[cfg(unix)]
fn sync_folder(folder: &Path) -> io::Result<()> {
    fs::File::open(folder)?.sync_all()
}

#[cfg(not(unix))]
fn sync_folder(_folder: &Path) -> io::Result<()> {
    Ok(())
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;
    use std::io::Write;

    fn put(path: &Path, bytes: &[u8]) -> Result<(), SaveError> {
        save(path, |file| Ok(file.write_all(bytes)?))
    }

    #[test]
    fn a_file_is_replaced_whole_and_nothing_is_left_beside_it() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("tong-hop.xlsx");
        put(&path, b"one").unwrap();
        put(&path, b"two").unwrap();
        let failed = save(&path, |file| {
            file.write_all(b"half")?;
            Err(WriteError::NotFinite("A1".into()))
        });
        assert!(matches!(failed, Err(SaveError::Write(_))));
        assert_eq!(fs::read(&path).unwrap(), b"two");
        assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 1);
    }

    #[test]
    fn an_open_or_read_only_target_is_left_alone_and_a_free_name_offered() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("tong-hop.xlsx");
        put(&path, b"one").unwrap();
        fs::write(folder.path().join("tong-hop (2).xlsx"), b"taken").unwrap();
        for lock in [".~lock.tong-hop.xlsx#", "~$tong-hop.xlsx"] {
            let lock = folder.path().join(lock);
            fs::write(&lock, b"").unwrap();
            let Err(SaveError::Busy { free, .. }) = put(&path, b"two") else { unreachable!("{}", lock.display()) };
            assert_eq!(free, folder.path().join("tong-hop (3).xlsx"));
            fs::remove_file(lock).unwrap();
        }
        let mut rights = fs::metadata(&path).unwrap().permissions();
        rights.set_readonly(true);
        fs::set_permissions(&path, rights).unwrap();
        assert!(matches!(put(&path, b"two"), Err(SaveError::Busy { .. })));
        assert_eq!(fs::read(&path).unwrap(), b"one");
    }

    #[test]
    fn a_missing_folder_is_said() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("không có/tong-hop.xlsx");
        assert!(matches!(put(&path, b"one"), Err(SaveError::Io { .. })));
    }
}
