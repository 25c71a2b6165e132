//! The screen.
//!
//! `action` ← `part` ← `screen/*/state`; `ui` ← `screen/*/view`; `app` ← `screen`; `shell` ← everything.
pub mod action;
pub mod app;
pub mod part;
pub mod screen;
pub mod shell;
pub mod ui;

use crate::text::Lang;
use chrono::NaiveDate;
use std::path::PathBuf;

/// What the command line asks the screen for.
#[derive(Debug, Clone, Default)]
pub struct Request {
    /// None: the one opened last, or the first screen.
    pub book: Option<PathBuf>,
    /// None: as the settings say.
    pub lang: Option<Lang>,
    pub who: Option<String>,
    pub period: Option<String>,
    pub as_of: Option<NaiveDate>,
    pub colour: bool,
}
