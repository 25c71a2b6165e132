//! Figures as bytes: four for a count.
//!
//! Each is a head byte (kind of value, and two marks), the field, the row if it has one, and the value. The kinds'
//! numbers are part of the format: they are never given another meaning.
use super::{
    FORMAT, Unreadable,
    bytes::{Reader, put_signed, put_text, put_unsigned},
};
use crate::domain::{
    intake::{Entry, Figure},
    plan::FieldKey,
    value::Value,
};
use chrono::{Datelike, NaiveDate};
use rust_decimal::Decimal;

const BLANK: u8 = 0;
const WHOLE: u8 = 1;
/// Mantissa, then number of decimals.
const SCALED: u8 = 2;
/// Both sides as for [`SCALED`].
const RATIO: u8 = 3;
const NO: u8 = 4;
const YES: u8 = 5;
const OPTION: u8 = 6;
const OPTIONS: u8 = 7;
/// Days since the last day of the year 0.
const DATE: u8 = 8;
const TEXT: u8 = 9;
const NOT_APPLICABLE: u8 = 10;

/// The field is a column of a table: table and column follow.
const IN_TABLE: u8 = 0x40;
/// A row other than 0 follows.
const WITH_ROW: u8 = 0x80;

pub(super) fn encode(entries: &[Entry]) -> Result<Vec<u8>, Unreadable> {
    let mut out = vec![FORMAT];
    put_unsigned(&mut out, u64::try_from(entries.len()).map_err(|_| Unreadable)?);
    for entry in entries {
        put_head(&mut out, entry);
        put_value(&mut out, entry.value.as_ref())?;
    }
    Ok(out)
}

fn put_head(out: &mut Vec<u8>, entry: &Entry) {
    let mut head = match &entry.value {
        None => BLANK,
        Some(Value::Number(number)) if number.scale() == 0 => WHOLE,
        Some(Value::Number(_)) => SCALED,
        Some(Value::Ratio { .. }) => RATIO,
        Some(Value::YesNo(false)) => NO,
        Some(Value::YesNo(true)) => YES,
        Some(Value::Option(_)) => OPTION,
        Some(Value::Options(_)) => OPTIONS,
        Some(Value::Date(_)) => DATE,
        Some(Value::Text(_)) => TEXT,
        Some(Value::NotApplicable) => NOT_APPLICABLE,
    };
    if matches!(entry.field, FieldKey::Column { .. }) {
        head |= IN_TABLE;
    }
    if entry.row != 0 {
        head |= WITH_ROW;
    }
    out.push(head);
    match entry.field {
        FieldKey::Field(at) => put_unsigned(out, at.into()),
        FieldKey::Column { table, column } => {
            put_unsigned(out, table.into());
            put_unsigned(out, column.into());
        }
    }
    if entry.row != 0 {
        put_unsigned(out, entry.row.into());
    }
}

fn put_value(out: &mut Vec<u8>, value: Option<&Value>) -> Result<(), Unreadable> {
    match value {
        None | Some(Value::YesNo(_) | Value::NotApplicable) => {}
        Some(Value::Number(number)) if number.scale() == 0 => put_signed(out, number.mantissa()),
        Some(Value::Number(number)) => put_scaled(out, *number),
        Some(Value::Ratio { numerator, denominator }) => {
            put_scaled(out, *numerator);
            put_scaled(out, *denominator);
        }
        Some(Value::Option(text) | Value::Text(text)) => put_text(out, text)?,
        Some(Value::Options(ids)) => {
            put_unsigned(out, u64::try_from(ids.len()).map_err(|_| Unreadable)?);
            ids.iter().try_for_each(|id| put_text(out, id))?;
        }
        Some(Value::Date(date)) => put_signed(out, date.num_days_from_ce().into()),
    }
    Ok(())
}

fn put_scaled(out: &mut Vec<u8>, number: Decimal) {
    put_signed(out, number.mantissa());
    put_unsigned(out, number.scale().into());
}

/// Hands on the figures of a payload, one after the other.
pub(super) fn decode(payload: &[u8], mut each: impl FnMut(Figure)) -> Result<(), Unreadable> {
    let mut reader = Reader::new(payload);
    for _ in 0..reader.unsigned()? {
        each(figure(&mut reader)?);
    }
    if reader.is_at_end() { Ok(()) } else { Err(Unreadable) }
}

fn figure(reader: &mut Reader<'_>) -> Result<Figure, Unreadable> {
    let head = reader.byte()?;
    let field = if head & IN_TABLE == 0 {
        FieldKey::Field(reader.small()?)
    } else {
        FieldKey::Column { table: reader.small()?, column: reader.small()? }
    };
    let row = if head & WITH_ROW == 0 { 0 } else { reader.small()? };
    Ok(Figure { field, row, value: value(head & !(IN_TABLE | WITH_ROW), reader)? })
}

fn value(kind: u8, reader: &mut Reader<'_>) -> Result<Option<Value>, Unreadable> {
    Ok(Some(match kind {
        BLANK => return Ok(None),
        WHOLE => Value::Number(decimal(reader.signed()?, 0)?),
        SCALED => Value::Number(scaled(reader)?),
        RATIO => Value::Ratio { numerator: scaled(reader)?, denominator: scaled(reader)? },
        NO => Value::YesNo(false),
        YES => Value::YesNo(true),
        OPTION => Value::Option(reader.text()?),
        OPTIONS => Value::Options((0..reader.unsigned()?).map(|_| reader.text()).collect::<Result<_, _>>()?),
        DATE => {
            let days = i32::try_from(reader.signed()?).map_err(|_| Unreadable)?;
            Value::Date(NaiveDate::from_num_days_from_ce_opt(days).ok_or(Unreadable)?)
        }
        TEXT => Value::Text(reader.text()?),
        NOT_APPLICABLE => Value::NotApplicable,
        _ => return Err(Unreadable),
    }))
}

fn scaled(reader: &mut Reader<'_>) -> Result<Decimal, Unreadable> {
    decimal(reader.signed()?, reader.small()?)
}

fn decimal(mantissa: i128, scale: u32) -> Result<Decimal, Unreadable> {
    Decimal::try_from_i128_with_scale(mantissa, scale).map_err(|_| Unreadable)
}
