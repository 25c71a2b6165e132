//! Words of the command line that become values.
use crate::{domain::standing::State, job::import::Received};
use chrono::NaiveDate;

/// `YYYY-MM-DD`.
pub fn date(text: &str) -> Result<NaiveDate, String> {
    NaiveDate::parse_from_str(text, "%Y-%m-%d").map_err(|_| format!("{text} (YYYY-MM-DD)"))
}

pub fn received(text: &str) -> Result<Received, String> {
    match text {
        "file" => Ok(Received::FileDate),
        "today" => Ok(Received::Today),
        day => date(day).map(Received::On).map_err(|_| format!("{text} (YYYY-MM-DD | file | today)")),
    }
}

pub fn state(text: &str) -> Result<State, String> {
    let tokens = || State::ALL.iter().map(|state| state.token()).collect::<Vec<_>>().join(" ");
    State::from_token(text).ok_or_else(|| format!("{text} ({})", tokens()))
}

/// `ID=yes|no`.
pub fn property(text: &str) -> Result<(String, bool), String> {
    match text.split_once('=') {
        Some((id, "yes")) => Ok((id.to_owned(), true)),
        Some((id, "no")) => Ok((id.to_owned(), false)),
        Some(_) | None => Err(format!("{text} (ID=yes|no)")),
    }
}

/// `CODE=NAME`, or the code alone of what goes on as it is.
pub fn part(text: &str) -> Result<(String, Option<String>), String> {
    let (code, name) = text.split_once('=').map_or((text, None), |(code, name)| (code, Some(name.to_owned())));
    if code.trim().is_empty() { Err(format!("{text} (CODE=NAME)")) } else { Ok((code.to_owned(), name)) }
}
