//! One value of calamine's as a cell's content, within limits.
use super::{limits::Limits, refuse::crossed, shown::Shown};
use crate::domain::{grid::Content, intake::Finding};
use calamine::DataRef;
use chrono::{NaiveDate, NaiveDateTime, NaiveTime};

/// Turns values into contents and adds up their text.
pub struct Contents<'a> {
    limits: &'a Limits,
    date1904: bool,
    text: u64,
}

impl<'a> Contents<'a> {
    pub const fn new(limits: &'a Limits, date1904: bool) -> Self {
        Self { limits, date1904, text: 0 }
    }

    /// None: the cell shows nothing.
    pub fn of(&mut self, value: &DataRef, shown: Shown) -> Result<Option<Content>, Finding> {
        let content = match value {
            DataRef::Empty => return Ok(None),
            DataRef::Int(whole) => number(*whole as f64),
            DataRef::Float(float) => number(*float),
            DataRef::Bool(truth) => Content::Bool(*truth),
            DataRef::DateTime(moment) => shown.moment(*moment, self.date1904),
            DataRef::DateTimeIso(text) => iso(text),
            DataRef::Error(error) => Content::Error(error.to_string()),
            DataRef::String(text) | DataRef::DurationIso(text) => self.text(text)?,
            DataRef::SharedString(text) => self.text(text)?,
        };
        self.counted(content)
    }

    /// A number of a format that leaves it to us what it stands for.
    pub fn number(&mut self, number: f64, shown: Shown) -> Result<Option<Content>, Finding> {
        self.counted(shown.number(number, self.date1904))
    }

    fn counted(&mut self, content: Content) -> Result<Option<Content>, Finding> {
        if let Content::Text(text) = &content {
            if text.is_empty() {
                return Ok(None);
            }
            self.text += text.len() as u64;
            if self.text > self.limits.all_text {
                return Err(crossed(super::limits::size(self.text), super::limits::size(self.limits.all_text)));
            }
        }
        Ok(Some(content))
    }

    fn text(&self, text: &str) -> Result<Content, Finding> {
        let limit = self.limits.text;
        // Bytes are at least as many as characters, and cheaper to count.
        if text.len() as u64 > limit {
            let long = text.chars().count() as u64;
            if long > limit {
                return Err(crossed(long, limit));
            }
        }
        Ok(Content::Text(text.to_owned()))
    }
}

/// What Excel would show for a number out of its range.
pub fn number(number: f64) -> Content {
    if number.is_finite() { Content::Number(number) } else { Content::Error("#NUM!".into()) }
}

/// Dates that the strict format writes as text.
fn iso(text: &str) -> Content {
    let plain = text.strip_suffix('Z').unwrap_or(text);
    let date = plain.parse::<NaiveDate>().map(|date| date.and_time(NaiveTime::MIN));
    match date.or_else(|_| plain.parse::<NaiveDateTime>()) {
        Ok(date) => Content::Date(date),
        Err(_) => Content::Text(text.to_owned()),
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;
    use calamine::CellErrorType;

    #[test]
    fn values_become_what_excel_shows() {
        let limits = Limits { text: 5, all_text: 12, ..Limits::default() };
        let mut contents = Contents::new(&limits, false);
        let date = |text: &str| Some(Content::Date(text.parse().unwrap()));
        let text = |text: &str| Some(Content::Text(text.into()));
        for (value, content) in [
            (DataRef::Empty, None),
            (DataRef::String(String::new()), None),
            (DataRef::SharedString(""), None),
            (DataRef::SharedString("Trườn"), text("Trườn")),
            (DataRef::Float(1e300 * 1e300), Some(Content::Error("#NUM!".into()))),
            (DataRef::Float(0.85), Some(Content::Number(0.85))),
            (DataRef::Error(CellErrorType::Div0), Some(Content::Error("#DIV/0!".into()))),
            (DataRef::DateTimeIso("2026-05-19".into()), date("2026-05-19T00:00:00")),
            (DataRef::DateTimeIso("2026-05-19T07:30:00Z".into()), date("2026-05-19T07:30:00")),
            (DataRef::DateTimeIso("7:30".into()), text("7:30")),
        ] {
            assert_eq!(contents.of(&value, Shown::default()).unwrap(), content);
        }
        assert!(contents.of(&DataRef::SharedString("Trường"), Shown::default()).is_err());
        assert!(contents.of(&DataRef::String("abc".into()), Shown::default()).is_err());
    }
}
