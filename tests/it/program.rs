//! The real program in a folder of its own.
use serde_json::Value;
use std::{
    path::{Path, PathBuf},
    process::{Command, Output},
};

pub struct Program {
    folder: tempfile::TempDir,
}

impl Program {
    pub fn new() -> Self {
        Self { folder: tempfile::tempdir().unwrap() }
    }

    pub fn path(&self, name: impl AsRef<Path>) -> PathBuf {
        self.folder.path().join(name)
    }

    /// Runs a command; the caller looks at how it ended.
    pub fn output(&self, args: &[&str]) -> Output {
        Command::new(env!("CARGO_BIN_EXE_tonghop")).args(args).current_dir(self.folder.path()).output().unwrap()
    }

    /// Runs a command that must end well; what it printed.
    pub fn run(&self, args: &[&str]) -> String {
        let output = self.output(args);
        assert!(output.status.success(), "{args:?}: {}", String::from_utf8_lossy(&output.stderr));
        String::from_utf8(output.stdout).unwrap()
    }
}

pub fn json(text: &str) -> Value {
    serde_json::from_str(text).unwrap()
}
