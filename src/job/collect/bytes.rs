//! The bytes of an archive: on the disk, opened only while something is read, or held in memory.
use std::{
    fs::File,
    io::{self, Cursor, Read, Seek, SeekFrom},
    path::{Path, PathBuf},
    sync::Arc,
};

pub enum Bytes {
    OnDisk { path: Arc<PathBuf>, at: u64, file: Option<File> },
    Held(Cursor<Arc<[u8]>>),
}

impl Bytes {
    pub fn of_file(path: &Path) -> Self {
        Self::OnDisk { path: Arc::new(path.to_path_buf()), at: 0, file: None }
    }

    pub fn held(bytes: Vec<u8>) -> Self {
        Self::Held(Cursor::new(bytes.into()))
    }
}

/// A copy opens the file for itself: a folder may hold more archives than a program may have files open.
impl Clone for Bytes {
    fn clone(&self) -> Self {
        match self {
            Self::OnDisk { path, at, .. } => Self::OnDisk { path: Arc::clone(path), at: *at, file: None },
            Self::Held(cursor) => Self::Held(cursor.clone()),
        }
    }
}

fn opened<'a>(path: &Path, at: u64, file: &'a mut Option<File>) -> io::Result<&'a mut File> {
    match file {
        Some(file) => Ok(file),
        None => {
            let mut new = File::open(path)?;
            new.seek(SeekFrom::Start(at))?;
            Ok(file.insert(new))
        }
    }
}

impl Read for Bytes {
    fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
        match self {
            Self::OnDisk { path, at, file } => {
                let read = opened(path, *at, file)?.read(into)?;
                *at += read as u64;
                Ok(read)
            }
            Self::Held(cursor) => cursor.read(into),
        }
    }
}

impl Seek for Bytes {
    fn seek(&mut self, to: SeekFrom) -> io::Result<u64> {
        match self {
            Self::OnDisk { path, at, file } => {
                *at = opened(path, *at, file)?.seek(to)?;
                Ok(*at)
            }
            Self::Held(cursor) => cursor.seek(to),
        }
    }
}
