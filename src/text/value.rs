//! A figure of a form as a person reads it, and as it would be typed into the form.
use super::{Lang, summary, words};
use crate::domain::{
    plan::{Field, FieldKey, FieldKind, Form, MoneyUnit},
    value::Value,
};
use rust_decimal::Decimal;

/// A value with its unit, in the language's way: `12,5 triệu đồng`, `20/30 (66,6%)`, `Khá`.
pub fn value(lang: Lang, value: &Value, field: Option<&Field>) -> String {
    match value {
        Value::Number(number) => figure(lang, *number, field),
        Value::Ratio { numerator, denominator } => ratio(lang, *numerator, *denominator),
        Value::YesNo(true) => lang.pick("Có", "Yes").to_owned(),
        Value::YesNo(false) => lang.pick("Không", "No").to_owned(),
        Value::Option(id) => option(field, id).to_owned(),
        Value::Options(ids) if ids.is_empty() => lang.pick("không chọn mục nào", "none chosen").to_owned(),
        Value::Options(ids) => ids.iter().map(|id| option(field, id)).collect::<Vec<_>>().join("; "),
        Value::Date(date) => words::date(*date),
        Value::Text(text) => text.clone(),
        Value::NotApplicable => lang.pick("không áp dụng", "not applicable").to_owned(),
    }
}

fn figure(lang: Lang, number: Decimal, field: Option<&Field>) -> String {
    let plain = || summary::number(lang, number);
    let Some(field) = field else { return plain() };
    match &field.kind {
        FieldKind::Percent => format!("{}%", plain()),
        FieldKind::Amount { unit } => {
            let amount = number.checked_div(unit.factor()).unwrap_or(number);
            format!("{} {}", summary::number(lang, amount), money(lang, *unit))
        }
        FieldKind::Count
        | FieldKind::Ratio { .. }
        | FieldKind::YesNo
        | FieldKind::Level { .. }
        | FieldKind::Choice { .. }
        | FieldKind::Choices { .. }
        | FieldKind::Date
        | FieldKind::Text => match field.unit_words.first() {
            Some(word) => format!("{} {word}", plain()),
            None => plain(),
        },
    }
}

/// Nothing of nothing has no share.
fn ratio(lang: Lang, part: Decimal, whole: Decimal) -> String {
    let sides = format!("{}/{}", summary::number(lang, part), summary::number(lang, whole));
    let share = part.checked_mul(Decimal::ONE_HUNDRED).and_then(|hundred| hundred.checked_div(whole));
    share.map_or(sides.clone(), |share| format!("{sides} ({})", summary::percent(lang, share)))
}

const fn money(lang: Lang, unit: MoneyUnit) -> &'static str {
    match unit {
        MoneyUnit::Dong => "đồng",
        MoneyUnit::Thousand => lang.pick("nghìn đồng", "thousand đồng"),
        MoneyUnit::Million => lang.pick("triệu đồng", "million đồng"),
    }
}

/// An option's label; its id where the form has lost it.
fn option<'a>(field: Option<&'a Field>, id: &'a str) -> &'a str {
    let options = field.map(|field| field.kind.options()).unwrap_or_default();
    options.iter().find(|option| option.id == id).map_or(id, |option| option.label.as_str())
}

/// The same as it would be typed into the form, so that reading it gives the value again: no grouping, which a reader
/// could take for decimals, and a decimal comma in either language.
pub fn typed(value: &Value, field: &Field) -> String {
    let plain = |number: Decimal| {
        let text = number.normalize().to_string().replace('.', ",");
        // Three digits behind a comma could be thousands.
        if text.rsplit_once(',').is_some_and(|(_, fraction)| fraction.len() == 3) { format!("{text}0") } else { text }
    };
    match value {
        Value::Number(number) => match &field.kind {
            FieldKind::Percent => format!("{}%", plain(*number)),
            FieldKind::Amount { unit } => {
                format!("{} {}", plain(number.checked_div(unit.factor()).unwrap_or(*number)), unit.word())
            }
            FieldKind::Count
            | FieldKind::Ratio { .. }
            | FieldKind::YesNo
            | FieldKind::Level { .. }
            | FieldKind::Choice { .. }
            | FieldKind::Choices { .. }
            | FieldKind::Date
            | FieldKind::Text => plain(*number),
        },
        Value::Ratio { numerator, denominator } => format!("{}/{}", plain(*numerator), plain(*denominator)),
        Value::YesNo(_)
        | Value::Option(_)
        | Value::Options(_)
        | Value::Date(_)
        | Value::Text(_)
        | Value::NotApplicable => self::value(Lang::Vi, value, Some(field)),
    }
}

/// What a line of a form is called: its label with the quarter, or with the row of its table.
pub fn label(lang: Lang, form: &Form, key: FieldKey, row: u32) -> String {
    let label = form.get(key).map(|field| field.label.as_str()).unwrap_or_default();
    match (key, row, lang) {
        (_, 0, _) => label.to_owned(),
        (FieldKey::Field(_), quarter, _) => format!("{label} — {}", self::quarter(lang, quarter)),
        (FieldKey::Column { .. }, row, Lang::Vi) => format!("Dòng {row}: {label}"),
        (FieldKey::Column { .. }, row, Lang::En) => format!("Row {row}: {label}"),
    }
}

fn quarter(lang: Lang, quarter: u32) -> String {
    let roman = match quarter {
        1 => "I",
        2 => "II",
        3 => "III",
        4 => "IV",
        other => return other.to_string(),
    };
    format!("{} {roman}", lang.pick("quý", "quarter"))
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;
    use crate::{domain::plan::source, job::standing::corrected};

    const PLAN: &str = include_str!("../../tests/files/contract/plan.toml");

    fn form() -> Form {
        source::parse(PLAN).unwrap().forms.swap_remove(0)
    }

    fn number(text: &str) -> Value {
        Value::Number(text.parse().unwrap())
    }

    fn ratio(part: u32, whole: u32) -> Value {
        Value::Ratio { numerator: part.into(), denominator: whole.into() }
    }

    #[test]
    fn values_are_worded_by_their_field_and_language() {
        let form = form();
        for (field, value, vi, en) in [
            ("su-co", number("1234"), "1.234 vụ", "1,234 vụ"),
            ("kinh-phi", number("12500000"), "12,5 triệu đồng", "12.5 million đồng"),
            ("kinh-phi", number("0"), "0 triệu đồng", "0 million đồng"),
            ("tap-huan", ratio(20, 30), "20/30 (66,6%)", "20/30 (66.6%)"),
            ("tap-huan", ratio(0, 0), "0/0", "0/0"),
            ("tap-huan", ratio(2999, 3000), "2.999/3.000 (99,9%)", "2,999/3,000 (99.9%)"),
            ("ke-hoach", Value::YesNo(false), "Không", "No"),
            ("xep-loai", Value::Option("kha".into()), "Khá", "Khá"),
            ("xep-loai", Value::Option("gone".into()), "gone", "gone"),
            ("su-co", Value::NotApplicable, "không áp dụng", "not applicable"),
            ("kien-nghi", Value::Date("2026-05-19".parse().unwrap()), "19/5/2026", "19/5/2026"),
        ] {
            let field = form.field(field);
            assert_eq!(super::value(Lang::Vi, &value, field), vi);
            assert_eq!(super::value(Lang::En, &value, field), en);
        }
        assert_eq!(super::value(Lang::Vi, &number("85.5"), None), "85,5");
    }

    #[test]
    fn what_is_offered_for_correction_reads_as_the_same_value() {
        let mut form = form();
        let mut field = |id: &str, kind: FieldKind| {
            let key = form.field_key(id).unwrap();
            let FieldKey::Field(at) = key else { return key };
            form.fields.get_mut(usize::from(at)).unwrap().kind = kind;
            key
        };
        let percent = field("camera", FieldKind::Percent);
        let day = field("dien-hinh", FieldKind::Date);
        let several = field("cap-uy", FieldKind::Choices { options: form_options() });
        let key = |id: &str| form.field_key(id).unwrap();
        for (key, value) in [
            (key("su-co"), number("1")),
            (key("su-co"), number("50")),
            (key("phat-dong"), number("1234")),
            (key("kinh-phi"), number("12500000")),
            (key("kinh-phi"), number("12345000")),
            (key("kinh-phi"), number("1234000000")),
            (key("kinh-phi"), number("200000000000")),
            (key("kinh-phi"), number("0")),
            (key("tap-huan"), ratio(20, 30)),
            (key("tap-huan"), ratio(1234, 5678)),
            (key("ke-hoach"), Value::YesNo(true)),
            (key("ke-hoach"), Value::YesNo(false)),
            (key("ke-hoach"), Value::NotApplicable),
            (key("xep-loai"), Value::Option("xuat-sac".into())),
            (key("kien-nghi"), Value::Text("=1+1".into())),
            (percent, number("0.5")),
            (percent, number("1")),
            (percent, number("85.25")),
            (percent, number("85.125")),
            (day, Value::Date("2026-06-05".parse().unwrap())),
            (several, Value::Options(vec!["a".into(), "b".into()])),
        ] {
            let text = typed(&value, form.get(key).unwrap());
            assert_eq!(corrected(&form, key, &text), Some(value), "{text}");
        }
    }

    fn form_options() -> Vec<crate::domain::plan::Choice> {
        let option =
            |id: &str, label: &str| crate::domain::plan::Choice { id: id.into(), label: label.into(), short: vec![] };
        vec![option("a", "Loa, bảng tin"), option("b", "Mạng xã hội")]
    }

    #[test]
    fn quarters_and_rows_are_named() {
        let form = form();
        let quarter = form.field_key("phat-dong").unwrap();
        assert_eq!(label(Lang::Vi, &form, quarter, 2), "Số lần phát động phong trào — quý II");
        assert_eq!(label(Lang::Vi, &form, FieldKey::Column { table: 0, column: 1 }, 2), "Dòng 2: Hoạt động hiệu quả");
    }
}
