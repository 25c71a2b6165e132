//! What would have been right, as a phrase of its own (JSON, lists) and as the end of a sentence.
use crate::{domain::intake::Expected, text::Lang};

/// A phrase that stands alone: "một số nguyên từ 0 trở lên", "no more than 100".
pub fn expected(lang: Lang, expected: &Expected) -> String {
    let either = |vi: &str, en: &str| lang.pick(vi, en).to_owned();
    match expected {
        Expected::WholeNumber => either("một số nguyên từ 0 trở lên", "a whole number, 0 or more"),
        Expected::Number => either("một số, có thể có phần thập phân", "a number, decimals allowed"),
        Expected::Amount => either("một số tiền theo đơn vị tính của biểu", "an amount of money in the form's unit"),
        Expected::Percent => either("một tỷ lệ phần trăm từ 0 đến 100", "a percentage from 0 to 100"),
        Expected::Ratio => either("hai số, tử số và mẫu số", "two numbers, the part and the whole"),
        Expected::YesNo => either("“Có” hoặc “Không”", "“Có” (yes) or “Không” (no)"),
        Expected::Date => either("một ngày, ví dụ 19/5/2026", "a date (day/month/year), such as 19/5/2026"),
        Expected::OneOf(labels) if labels.is_empty() => {
            either("một mục trong danh sách của biểu", "one item of the form's list")
        }
        Expected::OneOf(labels) => {
            let list = labels.iter().map(|label| format!("“{label}”")).collect::<Vec<_>>().join(", ");
            format!("{} {list}", lang.pick("một trong các mục", "one of"))
        }
        Expected::AtLeast(figure) => match lang {
            Lang::Vi => format!("từ {figure} trở lên"),
            Lang::En => format!("{figure} or more"),
        },
        Expected::AtMost(figure) | Expected::Limit(figure) => match lang {
            Lang::Vi => format!("không quá {figure}"),
            Lang::En => format!("no more than {figure}"),
        },
        Expected::NotAbove { label, value } => {
            format!("{} “{label}” ({value})", lang.pick("không lớn hơn", "no more than"))
        }
        Expected::Words(words) | Expected::Name(words) => words.clone(),
    }
}

/// The same as a verb, after "mục này" or "it": "phải là một số nguyên …", "must be no more than 100".
pub fn must(lang: Lang, expected: &Expected) -> String {
    let phrase = self::expected(lang, expected);
    let verb = match expected {
        Expected::AtLeast(_) => lang.pick("phải", "must be"),
        // "không" of the phrase and "phải" would read as "need not".
        Expected::AtMost(figure) | Expected::Limit(figure) if lang == Lang::Vi => {
            return format!("không được vượt quá {figure}");
        }
        Expected::NotAbove { label, value } if lang == Lang::Vi => {
            return format!("không được lớn hơn “{label}” ({value})");
        }
        Expected::WholeNumber
        | Expected::Number
        | Expected::Amount
        | Expected::Percent
        | Expected::Ratio
        | Expected::YesNo
        | Expected::Date
        | Expected::OneOf(_)
        | Expected::AtMost(_)
        | Expected::Limit(_)
        | Expected::NotAbove { .. }
        | Expected::Words(_)
        | Expected::Name(_) => lang.pick("phải là", "must be"),
    };
    format!("{verb} {phrase}")
}
