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
