//! One cell under every kind of field: whatever it holds, the value fits its kind or there is none.
use rust_decimal::Decimal;
use std::sync::LazyLock;
use tonghop::domain::{
    grid::{Address, Cell, Content},
    intake::extract::{Context, read},
    plan::{FieldKind, Plan, source},
    value::Value,
};

static PLAN: LazyLock<Plan> =
    LazyLock::new(|| source::parse(include_str!("../../../files/libreoffice/plan.toml")).unwrap());

pub fn run(data: &[u8]) {
    let Some((kind, rest)) = data.split_first() else { return };
    let content = match (kind % 3, rest.first_chunk::<8>()) {
        (0, Some(bytes)) if f64::from_le_bytes(*bytes).is_finite() => Content::Number(f64::from_le_bytes(*bytes)),
        (1, Some(bytes)) => {
            Content::Number(f64::from(i32::from_le_bytes([bytes[0], bytes[1], bytes[2], bytes[3]])) / 100.0)
        }
        _ => Content::Text(String::from_utf8_lossy(rest).into_owned()),
    };
    let cell = Cell { percent_format: *kind > 128, ..Cell::new(Address::new(3, 3), content) };
    let day = |day| chrono::NaiveDate::from_ymd_opt(2026, 5, day).unwrap();
    for (key, field) in PLAN.forms[0].keyed_fields() {
        let context = Context { sheet: "A", key, money: None, period: (day(1), day(31)) };
        let reading = read(field, Some(&cell), &context);
        if let Some(value) = reading.value.filter(|value| *value != Value::NotApplicable) {
            assert!(fits(&field.kind, &value), "{}: {value:?} of {cell:?}", field.id);
        }
    }
}

fn fits(kind: &FieldKind, value: &Value) -> bool {
    match (kind, value) {
        (FieldKind::Count, Value::Number(number)) => number.fract().is_zero() && *number >= Decimal::ZERO,
        (FieldKind::Amount { .. }, Value::Number(number)) => *number >= Decimal::ZERO,
        (FieldKind::Percent, Value::Number(number)) => *number >= Decimal::ZERO,
        (FieldKind::Ratio { .. }, Value::Ratio { numerator, denominator }) => {
            numerator <= denominator || denominator.is_zero()
        }
        (FieldKind::YesNo, Value::YesNo(_)) | (FieldKind::Date, Value::Date(_)) => true,
        (FieldKind::Level { options } | FieldKind::Choice { options }, Value::Option(id)) => {
            options.iter().any(|option| option.id == *id)
        }
        (FieldKind::Choices { options }, Value::Options(ids)) => {
            !ids.is_empty() && ids.iter().all(|id| options.iter().any(|option| option.id == *id))
        }
        (FieldKind::Text, Value::Text(text)) => !text.is_empty() && !text.contains('\0'),
        _ => false,
    }
}
