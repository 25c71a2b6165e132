//! How a field is filled in, in words: beside the cell and in the message that opens over it.
use super::words;
use crate::domain::plan::{Choice, Field, FieldKind};
use rust_decimal::Decimal;

/// The column "Đơn vị tính".
pub fn unit(field: &Field) -> String {
    match &field.kind {
        FieldKind::Count | FieldKind::Ratio { .. } => field.unit_words.first().cloned().unwrap_or_else(|| "số".into()),
        FieldKind::Amount { unit } => unit.word().into(),
        FieldKind::Percent => "%".into(),
        FieldKind::YesNo => "Có/Không".into(),
        FieldKind::Level { .. } => "mức".into(),
        FieldKind::Choice { .. } | FieldKind::Choices { .. } => "chọn".into(),
        FieldKind::Date => "ngày".into(),
        FieldKind::Text => String::new(),
    }
}

/// The column "Cách ghi": the plan's own hint first.
pub fn note(field: &Field) -> String {
    let hint = field.hint.trim();
    let hint = if hint.is_empty() { how(field) } else { hint.to_owned() };
    let mut parts = vec![hint];
    if field.estimate {
        parts.push(words::ESTIMATE.into());
    }
    if field.required {
        parts.push("Bắt buộc.".into());
    }
    parts.retain(|part| !part.is_empty());
    parts.join(" ")
}

/// What may be written into the cell.
pub fn how(field: &Field) -> String {
    let unit = |fallback: &str| field.unit_words.first().cloned().unwrap_or_else(|| fallback.into());
    match &field.kind {
        FieldKind::Count | FieldKind::Ratio { .. } => format!("Số nguyên{}.", bounds(field, Some(Decimal::ZERO))),
        FieldKind::Amount { unit } => format!("Số tiền, tính bằng {}.", unit.word()),
        FieldKind::Percent => "Số từ 0 đến 100, không ghi dấu %.".into(),
        FieldKind::YesNo => "Chọn Có hoặc Không.".into(),
        FieldKind::Level { .. } | FieldKind::Choice { .. } => "Chọn trong danh sách.".into(),
        FieldKind::Choices { options } => format!("Ghi các mục cách nhau bằng dấu chấm phẩy: {}.", labels(options)),
        FieldKind::Date => "Ngày/tháng/năm, ví dụ 19/5/2026.".into(),
        FieldKind::Text => {
            let unit = unit("");
            if unit.is_empty() { String::new() } else { format!("Ghi {unit}.") }
        }
    }
}

fn labels(options: &[Choice]) -> String {
    options.iter().map(|option| option.label.as_str()).collect::<Vec<_>>().join("; ")
}

/// " từ 0 đến 12", as far as the field has bounds.
fn bounds(field: &Field, lowest: Option<Decimal>) -> String {
    let mut text = String::new();
    if let Some(min) = field.min.or(lowest) {
        text.push_str(&format!(" từ {}", min.normalize()));
        text.push_str(if field.max.is_none() { " trở lên" } else { "" });
    }
    if let Some(max) = field.max {
        text.push_str(&format!(" đến {}", max.normalize()));
    }
    text
}
