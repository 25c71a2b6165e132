//! The folder a sample is written to. Nothing is ever overwritten that another sample did not write.
use crate::job::Failure;
use std::{
    collections::BTreeSet,
    fs, io,
    path::{Path, PathBuf},
};

/// Lists what a sample wrote, so that the next one may replace exactly that.
const LIST: &str = "tonghop-demo.txt";

pub struct Folder {
    root: PathBuf,
    ours: BTreeSet<String>,
}

impl Folder {
    /// Opens the folder and takes away what an earlier sample wrote into it.
    pub fn open(root: &Path) -> Result<Self, Failure> {
        let failed = |error| Failure::File { path: root.to_path_buf(), error };
        fs::create_dir_all(root).map_err(failed)?;
        let ours: BTreeSet<String> = match fs::read_to_string(root.join(LIST)) {
            Ok(list) => list.lines().filter(|line| is_below(line)).map(str::to_owned).collect(),
            Err(error) if error.kind() == io::ErrorKind::NotFound => BTreeSet::new(),
            Err(error) => return Err(failed(error)),
        };
        for name in &ours {
            match fs::remove_file(root.join(name)) {
                Err(error) if root.join(name).is_file() => return Err(Failure::File { path: root.join(name), error }),
                Ok(()) | Err(_) => {}
            }
        }
        Ok(Self { root: root.to_path_buf(), ours: BTreeSet::new() })
    }

    /// The path of a file or folder of the sample, with the folders above it. Refused if something stands there.
    pub fn place(&mut self, name: &str) -> Result<PathBuf, Failure> {
        let path = self.root.join(name);
        if path.is_file() {
            return Err(Failure::NotOurs(path));
        }
        if let Some(parent) = path.parent() {
            fs::create_dir_all(parent).map_err(|error| Failure::File { path: parent.to_path_buf(), error })?;
        }
        self.ours.insert(name.to_owned());
        self.write_list()?;
        Ok(path)
    }

    fn write_list(&self) -> Result<(), Failure> {
        let list: String = self.ours.iter().map(|name| format!("{name}\n")).collect();
        let path = self.root.join(LIST);
        fs::write(&path, list).map_err(|error| Failure::File { path, error })
    }
}

/// A name that stays below the folder, whatever somebody wrote into the list.
fn is_below(name: &str) -> bool {
    !name.is_empty() && Path::new(name).components().all(|part| matches!(part, std::path::Component::Normal(_)))
}
