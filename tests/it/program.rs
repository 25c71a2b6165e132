//! The real binary, called as a script calls it: arguments in; exit code, standard output and standard error out.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing, clippy::panic)]
use serde_json::Value;
use std::{
    ffi::OsStr,
    path::{Path, PathBuf},
    process::Command,
};
use tempfile::TempDir;

/// What a call came to.
#[derive(Debug)]
pub struct Ran {
    pub code: i32,
    pub out: String,
    pub err: String,
}

impl Ran {
    /// The one document on standard output.
    #[track_caller]
    pub fn json(&self) -> Value {
        serde_json::from_str(&self.out).unwrap_or_else(|error| panic!("{error}: {self:?}"))
    }

    #[track_caller]
    pub fn well(self) -> Self {
        assert_eq!(self.code, 0, "{self:?}");
        self
    }

    /// The one sentence a failure is.
    #[track_caller]
    pub fn refused(self, code: i32) -> String {
        assert_eq!((self.code, self.out.as_str()), (code, ""), "{self:?}");
        let sentence = self.err.trim_end();
        assert!(!sentence.is_empty() && !sentence.contains("panicked"), "{self:?}");
        sentence.to_owned()
    }
}

/// A folder that goes away with the test, and the program working in it.
pub struct Room(TempDir);

impl Room {
    pub fn new() -> Self {
        Self(tempfile::tempdir().unwrap())
    }

    pub fn path(&self, name: &str) -> PathBuf {
        self.0.path().join(name)
    }

    pub fn run<S: AsRef<OsStr>>(&self, args: impl IntoIterator<Item = S>) -> Ran {
        let mut command = Command::new(env!("CARGO_BIN_EXE_tonghop"));
        let output = command.current_dir(self.0.path()).args(args).output().unwrap();
        let text = |bytes: Vec<u8>| String::from_utf8(bytes).unwrap();
        Ran {
            code: output.status.code().expect("ended by a signal"),
            out: text(output.stdout),
            err: text(output.stderr),
        }
    }

    /// Arguments that hold no blank, as one line.
    pub fn say(&self, line: &str) -> Ran {
        self.run(line.split_whitespace())
    }

    /// The document a command prints.
    #[track_caller]
    pub fn ask(&self, line: &str) -> Value {
        self.say(&format!("{line} --json")).well().json()
    }

    pub fn write(&self, name: &str, bytes: impl AsRef<[u8]>) -> PathBuf {
        let path = self.path(name);
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(&path, bytes).unwrap();
        path
    }

    /// The facts of a book as they were on a day, as the JSON file holds them.
    #[track_caller]
    pub fn facts(&self, book: &str, day: &str) -> Vec<Value> {
        self.say(&format!("facts {book} --out facts.json --as-of {day}")).well();
        let facts: Value = serde_json::from_slice(&std::fs::read(self.path("facts.json")).unwrap()).unwrap();
        list(&facts["facts"]).to_vec()
    }
}

/// The entries of a list; anything else is not one.
#[track_caller]
pub fn list(value: &Value) -> &[Value] {
    value.as_array().unwrap_or_else(|| panic!("no list: {value}"))
}

pub fn text(value: &Value) -> &str {
    value.as_str().unwrap_or_default()
}

pub fn files() -> &'static Path {
    Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/files"))
}
