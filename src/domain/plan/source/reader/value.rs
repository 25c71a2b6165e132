//! The values behind the keys of a table: texts, ids, numbers, words of a fixed set, dates.
use super::{Node, Value};
use crate::domain::plan::source::{FaultKind, Shape, near::near};
use chrono::NaiveDate;
use rust_decimal::Decimal;
use std::ops::RangeInclusive;
use toml::de::DeValue;
use unicode_normalization::UnicodeNormalization;

/// A text with its place.
pub struct Spot {
    pub text: String,
    pub at: usize,
}

/// Composed letters, so that a file written on macOS prints like any other.
fn tidy(text: &str) -> String {
    text.trim().nfc().collect()
}

/// Exact; None for inf, nan and what is no number.
pub fn number(value: &DeValue<'_>) -> Option<Decimal> {
    let exact = |text: &str| text.parse().or_else(|_| Decimal::from_scientific(text)).ok();
    match value {
        DeValue::Integer(whole) if whole.radix() == 10 => exact(whole.as_str()),
        DeValue::Integer(whole) => i64::from_str_radix(whole.as_str(), whole.radix()).ok().map(Decimal::from),
        DeValue::Float(float) => exact(float.as_str()),
        DeValue::String(_) | DeValue::Boolean(_) | DeValue::Datetime(_) | DeValue::Array(_) | DeValue::Table(_) => None,
    }
}

impl<'a> Node<'a> {
    fn text_of(&self, key: &'static str, value: &Value<'_>) -> Option<String> {
        let Some(text) = value.get_ref().as_str() else {
            self.wrong_type(key, value, Shape::Text);
            return None;
        };
        let text = tidy(text);
        if text.is_empty() {
            self.fault(value.span().start, FaultKind::Empty { key });
        }
        Some(text)
    }

    /// A text that must be there and say something.
    pub fn text(&self, key: &'static str) -> String {
        let Some(value) = self.value(key) else {
            self.missing(key);
            return String::new();
        };
        self.text_of(key, value).unwrap_or_default()
    }

    pub fn optional_text(&self, key: &'static str) -> Option<String> {
        self.text_of(key, self.value(key)?).filter(|text| !text.is_empty())
    }

    /// A text that may be left empty: "" until somebody fills it in.
    pub fn blank_text(&self, key: &'static str) -> String {
        let Some(value) = self.value(key) else { return String::new() };
        match value.get_ref().as_str() {
            Some(text) => tidy(text),
            None => {
                self.wrong_type(key, value, Shape::Text);
                String::new()
            }
        }
    }

    /// A list of texts; a single text is a list of one.
    pub fn texts(&self, key: &'static str) -> Vec<String> {
        let Some(value) = self.value(key) else { return vec![] };
        match value.get_ref() {
            DeValue::String(_) => self.text_of(key, value).into_iter().collect(),
            DeValue::Array(list) => list.iter().filter_map(|one| self.text_of(key, one)).collect(),
            DeValue::Integer(_)
            | DeValue::Float(_)
            | DeValue::Boolean(_)
            | DeValue::Datetime(_)
            | DeValue::Table(_) => {
                self.wrong_type(key, value, Shape::TextOrList);
                vec![]
            }
        }
    }

    /// The same texts with their places, for checks that come later. Finds no faults.
    pub fn spots(&self, key: &'static str) -> Vec<Spot> {
        let spot = |value: &Value<'_>| {
            let text = value.get_ref().as_str().map(tidy).filter(|text| !text.is_empty())?;
            Some(Spot { text, at: value.span().start })
        };
        let Some(value) = self.value(key) else { return vec![] };
        match value.get_ref().as_array() {
            Some(list) => list.iter().filter_map(spot).collect(),
            None => spot(value).into_iter().collect(),
        }
    }

    pub fn id(&self) -> String {
        let id = self.text("id");
        if !id.bytes().all(|byte| matches!(byte, b'a'..=b'z' | b'0'..=b'9' | b'-' | b'.' | b'_')) {
            self.fault(self.place("id"), FaultKind::BadId { id: id.clone() });
        }
        id
    }

    pub fn decimal(&self, key: &'static str) -> Option<Decimal> {
        let value = self.value(key)?;
        let number = number(value.get_ref());
        if number.is_none() {
            self.wrong_type(key, value, Shape::Number);
        }
        number
    }

    /// A whole number within bounds.
    pub fn whole<T: TryFrom<i64>>(&self, key: &'static str, bounds: RangeInclusive<i64>) -> Option<T> {
        self.whole_of(key, self.value(key)?, bounds)
    }

    pub fn whole_of<T: TryFrom<i64>>(
        &self,
        key: &'static str,
        value: &Value<'_>,
        bounds: RangeInclusive<i64>,
    ) -> Option<T> {
        let Some(whole) = value.get_ref().as_integer() else {
            self.wrong_type(key, value, Shape::WholeNumber);
            return None;
        };
        let number = i64::from_str_radix(whole.as_str(), whole.radix()).ok().filter(|number| bounds.contains(number));
        if number.is_none() {
            let found = whole.to_string();
            self.fault(
                value.span().start,
                FaultKind::NumberOutOfRange { key, found, min: *bounds.start(), max: *bounds.end() },
            );
        }
        number.and_then(|number| T::try_from(number).ok())
    }

    pub fn flag(&self, key: &'static str) -> bool {
        let Some(value) = self.value(key) else { return false };
        let flag = value.get_ref().as_bool();
        if flag.is_none() {
            self.wrong_type(key, value, Shape::TrueFalse);
        }
        flag.unwrap_or(false)
    }

    /// One of a fixed set of words; None if the key is absent.
    pub fn token<T: Copy>(&self, key: &'static str, all: &[T], word: fn(T) -> &'static str) -> Option<T> {
        let value = self.value(key)?;
        let found = self.text_of(key, value).filter(|text| !text.is_empty())?;
        let token = all.iter().copied().find(|one| word(*one) == found);
        if token.is_none() {
            let allowed: Vec<&'static str> = all.iter().copied().map(word).collect();
            let near = near(&found, allowed.iter().copied());
            self.fault(value.span().start, FaultKind::UnknownToken { key, found, allowed, near });
        }
        token
    }

    pub fn required_token<T: Copy>(&self, key: &'static str, all: &[T], word: fn(T) -> &'static str) -> Option<T> {
        if !self.has(key) {
            self.missing(key);
        }
        self.token(key, all, word)
    }

    /// `"2026-05-20"`, also without quotes; where `month_is_enough`, `"2026-05"` is its first day.
    pub fn date_of(&self, key: &'static str, value: &Value<'_>, month_is_enough: bool) -> Option<NaiveDate> {
        let text = match value.get_ref() {
            DeValue::String(text) => tidy(text),
            DeValue::Datetime(date) => date.to_string(),
            DeValue::Integer(_) | DeValue::Float(_) | DeValue::Boolean(_) | DeValue::Array(_) | DeValue::Table(_) => {
                self.wrong_type(key, value, Shape::Date);
                return None;
            }
        };
        let month = || format!("{text}-01").parse().ok().filter(|_| month_is_enough);
        let date = text.parse().ok().or_else(month);
        if date.is_none() {
            self.fault(value.span().start, FaultKind::NotADate { key, found: text });
        }
        date
    }

    /// The elements of a list.
    pub fn list(&self, key: &'static str) -> Vec<&'a Value<'a>> {
        let Some(value) = self.value(key) else { return vec![] };
        match value.get_ref().as_array() {
            Some(list) => list.iter().collect(),
            None => {
                self.wrong_type(key, value, Shape::List);
                vec![]
            }
        }
    }
}
