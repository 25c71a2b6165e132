//! Figures as bytes: about seven for a count.
use super::{FORMAT, Unreadable};
use crate::domain::{
    intake::{Entry, Figure},
    plan::FieldKey,
    value::Value,
};
use chrono::{Datelike, NaiveDate};
use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};

#[derive(Serialize, Deserialize)]
struct Stored<'a> {
    key: Key,
    row: u32,
    #[serde(borrow)]
    value: StoredValue<'a>,
}

#[derive(Serialize, Deserialize)]
enum Key {
    Field(u16),
    Column(u16, u16),
}

#[derive(Serialize, Deserialize)]
enum StoredValue<'a> {
    Blank,
    Number(Exact),
    Ratio(Exact, Exact),
    No,
    Yes,
    Option(&'a str),
    #[serde(borrow)]
    Options(Vec<&'a str>),
    /// Days since 1 January of the year 1.
    Date(i32),
    Text(&'a str),
    NotApplicable,
}

#[derive(Serialize, Deserialize)]
enum Exact {
    Whole(i64),
    /// Mantissa and number of decimals.
    Scaled(i128, u32),
}

pub(super) fn encode(entries: &[Entry]) -> Result<Vec<u8>, Unreadable> {
    let stored: Vec<Stored<'_>> = entries.iter().map(store).collect();
    Ok(postcard::to_extend(&stored, vec![FORMAT])?)
}

fn store(entry: &Entry) -> Stored<'_> {
    let key = match entry.field {
        FieldKey::Field(at) => Key::Field(at),
        FieldKey::Column { table, column } => Key::Column(table, column),
    };
    let value = match &entry.value {
        None => StoredValue::Blank,
        Some(Value::Number(number)) => StoredValue::Number(exact(*number)),
        Some(Value::Ratio { numerator, denominator }) => StoredValue::Ratio(exact(*numerator), exact(*denominator)),
        Some(Value::YesNo(false)) => StoredValue::No,
        Some(Value::YesNo(true)) => StoredValue::Yes,
        Some(Value::Option(id)) => StoredValue::Option(id),
        Some(Value::Options(ids)) => StoredValue::Options(ids.iter().map(String::as_str).collect()),
        Some(Value::Date(date)) => StoredValue::Date(date.num_days_from_ce()),
        Some(Value::Text(text)) => StoredValue::Text(text),
        Some(Value::NotApplicable) => StoredValue::NotApplicable,
    };
    Stored { key, row: entry.row, value }
}

fn exact(number: Decimal) -> Exact {
    match i64::try_from(number.mantissa()) {
        Ok(whole) if number.scale() == 0 => Exact::Whole(whole),
        Ok(_) | Err(_) => Exact::Scaled(number.mantissa(), number.scale()),
    }
}

/// Appends the figures of a payload.
pub(super) fn decode(payload: &[u8], figures: &mut Vec<Figure>) -> Result<(), Unreadable> {
    // One by one: the same bytes as a list, without making the list first.
    let (count, mut rest) = postcard::take_from_bytes::<usize>(payload)?;
    figures.reserve(count.min(payload.len()));
    for _ in 0..count {
        let (stored, after) = postcard::take_from_bytes::<Stored<'_>>(rest)?;
        rest = after;
        figures.push(figure(stored)?);
    }
    if rest.is_empty() { Ok(()) } else { Err(Unreadable) }
}

fn figure(stored: Stored<'_>) -> Result<Figure, Unreadable> {
    let field = match stored.key {
        Key::Field(at) => FieldKey::Field(at),
        Key::Column(table, column) => FieldKey::Column { table, column },
    };
    let value = match stored.value {
        StoredValue::Blank => None,
        StoredValue::Number(number) => Some(Value::Number(decimal(&number)?)),
        StoredValue::Ratio(numerator, denominator) => {
            Some(Value::Ratio { numerator: decimal(&numerator)?, denominator: decimal(&denominator)? })
        }
        StoredValue::No => Some(Value::YesNo(false)),
        StoredValue::Yes => Some(Value::YesNo(true)),
        StoredValue::Option(id) => Some(Value::Option(id.to_owned())),
        StoredValue::Options(ids) => Some(Value::Options(ids.into_iter().map(str::to_owned).collect())),
        StoredValue::Date(days) => Some(Value::Date(NaiveDate::from_num_days_from_ce_opt(days).ok_or(Unreadable)?)),
        StoredValue::Text(text) => Some(Value::Text(text.to_owned())),
        StoredValue::NotApplicable => Some(Value::NotApplicable),
    };
    Ok(Figure { field, row: stored.row, value })
}

fn decimal(exact: &Exact) -> Result<Decimal, Unreadable> {
    match *exact {
        Exact::Whole(whole) => Ok(Decimal::from(whole)),
        Exact::Scaled(mantissa, scale) => Decimal::try_from_i128_with_scale(mantissa, scale).map_err(|_| Unreadable),
    }
}
