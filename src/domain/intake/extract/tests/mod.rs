//! What is typed and what it means: the fields and cells that the tables of cases are made of.
#![allow(clippy::unwrap_used, clippy::indexing_slicing)]
mod kinds;
mod pairs;
mod table;

use super::*;
use crate::domain::{
    grid::Address,
    intake::{Expected, Place, Severity},
    plan::{Accrual, Choice},
};
use rust_decimal::Decimal;

fn field(kind: FieldKind) -> Field {
    Field {
        id: "f".into(),
        label: "Số buổi tuyên truyền".into(),
        synonyms: vec![],
        section: 0,
        kind,
        required: true,
        min: None,
        max: None,
        unit_words: vec!["buổi".into(), "lượt người".into()],
        per_quarter: false,
        accrual: Accrual::InPeriod,
        estimate: false,
        stage: None,
        applies_to: vec![],
        applies_if: None,
        was: vec![],
        private: false,
        hint: String::new(),
    }
}

fn ratio() -> Field {
    field(FieldKind::Ratio { numerator: "Được tập huấn".into(), denominator: "Giáo viên".into() })
}

fn options() -> Vec<Choice> {
    let option = |id: &str, label: &str, short: &[&str]| Choice {
        id: id.into(),
        label: label.into(),
        short: short.iter().map(|one| (*one).into()).collect(),
    };
    vec![
        option("weak", "Yếu", &["Y"]),
        option("average", "Trung bình", &["TB"]),
        option("good", "Khá", &["K"]),
        option("excellent", "Xuất sắc", &["XS"]),
    ]
}

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

fn context() -> Context<'static> {
    Context { sheet: "Báo cáo", key: FieldKey::Field(7), money: None, period: (day("2025-12-15"), day("2026-06-14")) }
}

fn cell(content: Content) -> Cell {
    Cell::new(Address::new(11, 3), content)
}

fn typed(text: &str) -> Cell {
    cell(Content::Text(text.into()))
}

fn number(number: f64) -> Cell {
    cell(Content::Number(number))
}

fn percent_format(number: f64) -> Cell {
    Cell { percent_format: true, ..cell(Content::Number(number)) }
}

fn date_cell(date: &str) -> Cell {
    cell(Content::Date(day(date).and_time(chrono::NaiveTime::MIN)))
}

/// "12 (number-text) number-as-text": the value, how it was read, the finding.
fn shown(reading: &Reading) -> String {
    let value = match &reading.value {
        None => "none".to_owned(),
        Some(Value::Number(number)) => number.to_string(),
        Some(Value::Ratio { numerator, denominator }) => format!("{numerator}/{denominator}"),
        Some(Value::YesNo(answer)) => if *answer { "yes" } else { "no" }.to_owned(),
        Some(Value::Option(id)) => id.clone(),
        Some(Value::Options(ids)) => ids.join("+"),
        Some(Value::Date(date)) => date.to_string(),
        Some(Value::Text(text)) => format!("{text:?}"),
        Some(Value::NotApplicable) => "n/a".to_owned(),
    };
    let how = if reading.how == How::AsIs { String::new() } else { format!(" ({})", reading.how.token()) };
    let code = reading.finding.as_ref().map(|finding| format!(" {}", finding.code.token())).unwrap_or_default();
    format!("{value}{how}{code}")
}

/// Reads one cell under the five kinds of the table's columns (yes/no, percent, ratio after count; then date).
fn row(cell: &Cell) -> [String; 5] {
    [field(FieldKind::Count), field(FieldKind::YesNo), field(FieldKind::Percent), ratio(), field(FieldKind::Date)]
        .map(|field| shown(&read(&field, Some(cell), &context())))
}

const WRONG: &str = "none type-mismatch";
const NO_DATA: &str = "none (nil-word) no-data-stated";
const NIL: &str = "0 (nil-word)";
const NA: &str = "n/a (nil-word) not-applicable-stated";
const UNSURE: &str = "none number-ambiguous";
