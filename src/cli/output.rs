//! The only place that prints: results to standard output, progress and complaints to standard error.
use super::args::Options;
use crate::job::{Event, Watch};
use chrono::{Local, NaiveDate};
use serde_json::Value;
use std::io::{self, IsTerminal, Write};

pub struct Output {
    json: bool,
    quiet: bool,
}

impl Output {
    pub const fn new(options: &Options) -> Self {
        Self { json: options.json, quiet: options.quiet }
    }

    /// The result of a command: the document, or (for people) the lines.
    pub fn result(&mut self, document: impl FnOnce() -> Value, lines: impl FnOnce() -> Vec<String>) {
        if self.json {
            let text = serde_json::to_string_pretty(&document()).unwrap_or_default();
            print_text(&format!("{text}\n"));
        } else if !self.quiet {
            let lines = lines();
            print_text(&lines.iter().map(|line| format!("{line}\n")).collect::<String>());
        }
    }

    /// A person sits in front of it who wants to see, not to parse.
    pub fn takes_screen(&self) -> bool {
        !self.json && !self.quiet && io::stdin().is_terminal() && io::stdout().is_terminal()
    }

    /// A line for people; nothing when a document is asked for.
    pub fn say(&mut self, line: &str) {
        if !self.json && !self.quiet {
            print_text(&format!("{line}\n"));
        }
    }

    pub fn complain(&mut self, line: &str) {
        complain(line);
    }

    /// Progress on standard error, and only to a terminal.
    pub fn progress(&self) -> Progress {
        Progress { shown: !self.quiet && io::stderr().is_terminal(), files: 0 }
    }
}

/// A reader that has gone (`| head`) is no failure of the command.
pub fn print_text(text: &str) {
    let mut out = io::stdout().lock();
    let _ = out.write_all(text.as_bytes()).and_then(|()| out.flush());
}

pub fn complain(line: &str) {
    let _ = writeln!(io::stderr().lock(), "{line}");
}

/// The day by this computer's clock and zone: asked once, where a command begins.
#[expect(clippy::disallowed_methods, reason = "this is where the clock is asked")]
pub fn today() -> NaiveDate {
    Local::now().date_naive()
}

pub struct Progress {
    shown: bool,
    files: usize,
}

impl Watch for Progress {
    fn report(&mut self, event: Event) {
        match event {
            Event::Started { files } => self.files = files,
            Event::FileDone { done, .. } if self.shown => {
                let end = if done == self.files { "\n" } else { "" };
                let _ = write!(io::stderr().lock(), "\r{done}/{}{end}", self.files);
            }
            Event::FileDone { .. } | Event::Saved => {}
        }
    }

    fn stopped(&self) -> bool {
        false
    }
}
