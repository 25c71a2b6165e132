//! What the program remembers of its user between two sessions: a small file, never needed to run.
use serde::{Deserialize, Serialize};
use std::{
    fs, io,
    path::{Path, PathBuf},
};

/// Books remembered at most.
const RECENT: usize = 9;

#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Settings {
    /// Goes into the journal; None: nobody was asked yet.
    pub who: Option<String>,
    /// `vi` or `en`.
    pub lang: Option<String>,
    /// `dark`, `light` or `mono`.
    pub theme: Option<String>,
    /// Books, the last opened first.
    pub recent: Vec<PathBuf>,
    /// The folder files were last taken from.
    pub inbox: Option<PathBuf>,
    /// The folder workbooks were last written to.
    pub outbox: Option<PathBuf>,
}

impl Settings {
    /// Reads the file; what cannot be read is as if it were not there.
    pub fn read(file: &Path) -> Self {
        fs::read_to_string(file).ok().and_then(|text| toml::from_str(&text).ok()).unwrap_or_default()
    }

    pub fn write(&self, file: &Path) -> io::Result<()> {
        let text = toml::to_string(self).map_err(io::Error::other)?;
        let folder = file.parent().unwrap_or(Path::new("."));
        fs::create_dir_all(folder)?;
        let new = tempfile::NamedTempFile::new_in(folder)?;
        fs::write(new.path(), text)?;
        new.persist(file).map_err(|error| error.error)?;
        Ok(())
    }

    /// Puts a book first among the recent ones. Folders of another book are forgotten.
    pub fn opened(&mut self, book: &Path) {
        if self.recent.first().is_none_or(|last| last != book) {
            (self.inbox, self.outbox) = (None, None);
        }
        self.forget(book);
        self.recent.insert(0, book.to_path_buf());
        self.recent.truncate(RECENT);
    }

    pub fn forget(&mut self, book: &Path) {
        self.recent.retain(|one| one != book);
    }
}

/// The file of this user. `TONGHOP_CONFIG` names another folder.
pub fn file() -> Option<PathBuf> {
    use etcetera::BaseStrategy;
    let folder = match std::env::var_os("TONGHOP_CONFIG") {
        Some(folder) => PathBuf::from(folder),
        None => etcetera::choose_base_strategy().ok()?.config_dir().join("tonghop"),
    };
    Some(folder.join("settings.toml"))
}

/// The user's own folder.
pub fn home() -> PathBuf {
    etcetera::home_dir().unwrap_or_else(|_| PathBuf::from("."))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_written_is_read_and_a_broken_file_is_no_file() {
        let folder = tempfile::tempdir().unwrap_or_else(|error| unreachable!("{error}"));
        let file = folder.path().join("deep/settings.toml");
        let mut settings = Settings { who: Some("Chị Lan".into()), ..Settings::default() };
        for book in 0..12 {
            settings.opened(Path::new(&format!("sổ {book}.tonghop")));
        }
        settings.opened(Path::new("sổ 5.tonghop"));
        assert_eq!(settings.recent.first(), Some(&PathBuf::from("sổ 5.tonghop")));
        assert_eq!(settings.recent.len(), RECENT);
        settings.inbox = Some("Zalo".into());
        settings.opened(Path::new("sổ 5.tonghop"));
        assert_eq!(settings.inbox, Some(PathBuf::from("Zalo")), "the book of yesterday");
        settings.opened(Path::new("sổ 6.tonghop"));
        assert_eq!(settings.inbox, None, "another book's files lie elsewhere");
        assert!(settings.write(&file).is_ok());
        assert_eq!(Settings::read(&file), settings);
        assert!(fs::write(&file, "who = [").is_ok());
        assert_eq!(Settings::read(&file), Settings::default());
    }
}
