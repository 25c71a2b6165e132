//! Plan texts: the built-in ones by id, others by file.
use super::Failure;
use crate::domain::plan::source;
use std::path::Path;

/// The text of a plan, by built-in id or by file, and what to call it.
pub fn plan_text(name: &str) -> Result<(String, String), Failure> {
    if let Some(built_in) = source::find(name) {
        return Ok((built_in.text.to_owned(), format!("{}.toml", built_in.id)));
    }
    let path = Path::new(name);
    if !path.exists() && path.extension().is_none() {
        return Err(Failure::NoSuchPlan(name.to_owned()));
    }
    Ok((read_text(path)?, name.to_owned()))
}

/// The id of the plan samples are made of where none is named: the first that ships.
pub fn first_built_in() -> String {
    source::built_in().first().map(|plan| plan.id.to_owned()).unwrap_or_default()
}

/// The whole of a text file.
pub fn read_text(path: &Path) -> Result<String, Failure> {
    let bytes = std::fs::read(path).map_err(|error| Failure::File { path: path.to_path_buf(), error })?;
    // Notepad puts a mark in front of UTF-8 text.
    let text = String::from_utf8_lossy(&bytes);
    Ok(text.strip_prefix('\u{feff}').unwrap_or(&text).to_owned())
}
