//! What Excel lets a person put into a cell: drop-downs, whole numbers, dates; messages in Vietnamese.
use super::{
    super::WriteError,
    super::words::{NO, YES},
    hidden::Lists,
    hint, words,
};
use crate::domain::plan::{Choice, Field, FieldKind};
use chrono::NaiveDate;
use rust_decimal::Decimal;
use rust_xlsxwriter::{DataValidation, DataValidationErrorStyle, DataValidationRule, Formula};

/// Excel's limits for a drop-down written into the rule, for a message and for its title.
const LIST: usize = 255;
const MESSAGE: usize = 250;
const TITLE: usize = 32;

/// The rule of a field's cells.
pub fn of(field: &Field, lists: &mut Lists) -> Result<DataValidation, WriteError> {
    let rule = DataValidation::new();
    let lowest = field.min.unwrap_or(Decimal::ZERO);
    let rule = match &field.kind {
        FieldKind::Count | FieldKind::Ratio { .. } => rule.allow_whole_number_formula(between(lowest, field.max)),
        FieldKind::Amount { .. } => rule.allow_decimal_number_formula(between(lowest, field.max)),
        FieldKind::Percent => {
            rule.allow_decimal_number_formula(between(lowest, field.max.or(Some(Decimal::ONE_HUNDRED))))
        }
        FieldKind::YesNo => drop_down(rule, vec![YES.into(), NO.into()], lists)?,
        FieldKind::Level { options } | FieldKind::Choice { options } => drop_down(rule, labels(options), lists)?,
        FieldKind::Date => match (NaiveDate::from_ymd_opt(2000, 1, 1), NaiveDate::from_ymd_opt(2099, 12, 31)) {
            (Some(first), Some(last)) => rule.allow_date(DataValidationRule::Between(first, last)),
            _ => rule.allow_any_value(),
        },
        FieldKind::Choices { .. } | FieldKind::Text => rule.allow_any_value(),
    };
    let how = hint::how(field);
    let message = if field.hint.trim().is_empty() { how.clone() } else { field.hint.clone() };
    let wrong = format!("{how} Nếu chưa có số liệu thì để trống.");
    Ok(rule
        .set_input_title(cut(&field.label, TITLE))?
        .set_input_message(cut(&message, MESSAGE))?
        .set_error_title(words::WRONG_TITLE)?
        .set_error_message(cut(&wrong, MESSAGE))?
        .set_error_style(DataValidationErrorStyle::Stop))
}

fn labels(options: &[Choice]) -> Vec<String> {
    options.iter().map(|option| option.label.clone()).collect()
}

/// Bounds are written as formulas: the library's own whole numbers end at 2,147,483,647.
fn between(min: Decimal, max: Option<Decimal>) -> DataValidationRule<Formula> {
    let number = |number: Decimal| Formula::new(format!("={}", number.normalize()));
    match max {
        Some(max) => DataValidationRule::Between(number(min), number(max)),
        None => DataValidationRule::GreaterThanOrEqualTo(number(min)),
    }
}

/// A comma parts the choices of a short list, so labels that hold one stand on the hidden sheet too.
fn drop_down(rule: DataValidation, labels: Vec<String>, lists: &mut Lists) -> Result<DataValidation, WriteError> {
    let length: usize = labels.iter().map(|label| label.encode_utf16().count() + 1).sum();
    let awkward = |label: &String| label.contains([',', '"']) || label.trim() != label;
    if labels.is_empty() {
        return Ok(rule.allow_any_value());
    }
    if length > LIST || labels.iter().any(awkward) {
        return Ok(rule.allow_list_formula(Formula::new(lists.add(labels))));
    }
    Ok(rule.allow_list_strings(&labels)?)
}

/// At most so many UTF-16 units, the last one an ellipsis where something is left out.
fn cut(text: &str, most: usize) -> String {
    if text.encode_utf16().count() <= most {
        return text.to_owned();
    }
    let mut length = 1;
    let mut cut: String = text
        .chars()
        .take_while(|c| {
            length += c.len_utf16();
            length <= most
        })
        .collect();
    cut.push('…');
    cut
}
