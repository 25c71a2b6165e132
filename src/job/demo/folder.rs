//! The folder a sample is written to. Nothing is ever overwritten that another sample did not write.
use crate::{
    job::{Failure, import::hex},
    sheet::write::check_free,
    store::{Access, Store},
};
use sha2::{Digest, Sha256};
use std::{
    collections::BTreeSet,
    fs, io,
    path::{Path, PathBuf},
};

/// Lists what a sample wrote and how it was then, so that the next one may replace exactly that.
const LIST: &str = "tonghop-demo.txt";
/// Stands for the hash of a file that was still being written.
const UNFINISHED: &str = "-";

pub struct Folder {
    root: PathBuf,
    ours: BTreeSet<String>,
}

impl Folder {
    /// Opens the folder and takes away what an earlier sample wrote into it; refused if any of it was changed since,
    /// or is open in another program.
    pub fn open(root: &Path) -> Result<Self, Failure> {
        let failed = |error| Failure::File { path: root.to_path_buf(), error };
        fs::create_dir_all(root).map_err(failed)?;
        let list = match fs::read_to_string(root.join(LIST)) {
            Ok(list) => list,
            Err(error) if error.kind() == io::ErrorKind::NotFound => String::new(),
            Err(error) => return Err(failed(error)),
        };
        let lines = list.lines().filter_map(|line| line.split_once(' ')).filter(|(_, name)| is_below(name));
        let mut old = Vec::new();
        for (hash, name) in lines {
            let path = root.join(name);
            if path.is_file() {
                if hash != UNFINISHED && hash != hash_of(&path)? {
                    return Err(Failure::NotOurs(path));
                }
                check_free(&path)?;
                old.push(path);
            }
        }
        for path in old.iter().filter(|path| path.extension().is_some_and(|ending| ending == "tonghop")) {
            // Somebody may be working in it this moment.
            drop(
                Store::open(path, Access::Write { who: "demo".into() })
                    .map_err(|error| crate::job::book::of(path, error))?,
            );
        }
        for path in old {
            fs::remove_file(&path).map_err(|error| Failure::File { path, error })?;
        }
        Ok(Self { root: root.to_path_buf(), ours: BTreeSet::new() })
    }

    /// Notes how every file is now that the sample is finished and its book closed.
    pub fn seal(&self) -> Result<(), Failure> {
        self.write_list(&|path| if path.is_file() { hash_of(path) } else { Ok(UNFINISHED.to_owned()) })
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
        self.write_list(&|_| Ok(UNFINISHED.to_owned()))?;
        Ok(path)
    }

    fn write_list(&self, hash: &dyn Fn(&Path) -> Result<String, Failure>) -> Result<(), Failure> {
        let mut list = String::new();
        for name in &self.ours {
            list.push_str(&format!("{} {name}\n", hash(&self.root.join(name))?));
        }
        let path = self.root.join(LIST);
        fs::write(&path, list).map_err(|error| Failure::File { path, error })
    }
}

fn hash_of(path: &Path) -> Result<String, Failure> {
    let bytes = fs::read(path).map_err(|error| Failure::File { path: path.to_path_buf(), error })?;
    Ok(hex(&Sha256::digest(&bytes)))
}

/// A name that stays below the folder, whatever somebody wrote into the list.
fn is_below(name: &str) -> bool {
    !name.is_empty() && Path::new(name).components().all(|part| matches!(part, std::path::Component::Normal(_)))
}
