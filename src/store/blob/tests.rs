//! What is written into the book comes back, and what is not ours is refused.
#![allow(clippy::unwrap_used, clippy::indexing_slicing)]
use super::*;
use crate::domain::{
    grid::Address,
    intake::{Code, Expected, Finding},
    plan::FieldKey,
    value::{How, Value},
};
use chrono::NaiveDate;
use rust_decimal::Decimal;

fn entry(value: Option<Value>, typed: &str, how: How) -> Entry {
    Entry { field: FieldKey::Field(3), row: 0, value, typed: typed.into(), how, sheet: 0, cell: Address::new(11, 2) }
}

fn number(text: &str) -> Value {
    Value::Number(text.parse().unwrap())
}

fn every_value() -> Vec<Entry> {
    let date = NaiveDate::from_ymd_opt(2026, 8, 19).unwrap();
    let texts = |ids: &[&str]| ids.iter().map(|id| (*id).to_owned()).collect();
    vec![
        entry(None, "", How::AsIs),
        entry(None, "năm buổi", How::AsIs),
        entry(Some(number("0")), "0", How::AsIs),
        entry(Some(number("5")), "5 buổi", How::UnitWord),
        entry(Some(number("-4")), "-4", How::AsIs),
        entry(Some(number("85.50")), "85,50 %", How::PercentText),
        entry(Some(number("85.5")), "85.5", How::AsIs),
        entry(Some(number("9223372036854775808")), "9223372036854775808", How::AsIs),
        entry(Some(Value::Number(Decimal::MAX)), "", How::Thousands),
        entry(Some(Value::Number(Decimal::MIN)), "", How::Thousands),
        entry(Some(number("0.0000000000000000000000000001")), "1e-28", How::AsIs),
        entry(
            Some(Value::Ratio { numerator: Decimal::from(12), denominator: Decimal::new(405, 1) }),
            "12/40,5",
            How::AsIs,
        ),
        entry(Some(Value::YesNo(true)), "x", How::Tick),
        entry(Some(Value::YesNo(false)), "không", How::AsIs),
        entry(Some(Value::Option("xuat-sac".into())), "XS", How::LevelShort),
        entry(Some(Value::Options(texts(&["loa", "zalo"]))), "Loa, Zalo", How::AsIs),
        entry(Some(Value::Options(vec![])), "", How::AsIs),
        entry(Some(Value::Date(date)), "19/8", How::DateText),
        entry(Some(Value::Date(NaiveDate::MIN)), "", How::AsIs),
        entry(Some(Value::Text("Cổng trường an toàn giao thông".into())), "Cổng trường an toàn giao thông", How::AsIs),
        entry(Some(Value::Text(String::new())), " ", How::LegacyFont),
        entry(Some(Value::NotApplicable), "không áp dụng", How::NilWord),
        Entry {
            field: FieldKey::Column { table: 65_535, column: 2 },
            row: u32::MAX,
            sheet: 1,
            cell: Address::new(1_048_575, 16_383),
            ..entry(Some(number("1")), "1", How::KeyedIn)
        },
    ]
}

fn full_report() -> Report {
    let finding = Finding::new(Code::NumberAsText)
        .on("Báo cáo", Some(Address::new(11, 2)))
        .of(FieldKey::Field(3))
        .found("5 buổi")
        .expected(Expected::NotAbove { label: "Học sinh".into(), value: "405".into() });
    Report {
        sheets: vec!["Báo cáo".into(), "Phụ lục".into()],
        entries: every_value(),
        findings: vec![finding, Finding::new(Code::ReportEmpty)],
    }
}

#[test]
fn every_kind_of_value_and_lineage_comes_back() {
    let every_how = Report { entries: How::ALL.iter().map(|how| entry(None, "", *how)).collect(), ..Report::default() };
    for original in [Report::default(), full_report(), every_how] {
        let (figures, lineage) = encode(&original).unwrap();
        assert_eq!(report(&figures, &lineage), Ok(original.clone()));
        let mut alone = Vec::new();
        assert_eq!(each_figure(&figures, |figure| alone.push(figure)), Ok(()));
        assert_eq!(alone, original.figures());
    }
}

/// Decimals of one value may have different scales, which `==` does not see.
#[test]
fn decimals_keep_their_places() {
    let (figures, _) = encode(&full_report()).unwrap();
    let mut alone = Vec::new();
    each_figure(&figures, |figure| alone.push(figure)).unwrap();
    assert!(matches!(alone[5].value, Some(Value::Number(number)) if number.to_string() == "85.50"));
}

#[test]
fn another_format_and_damage_are_refused() {
    let (figures, lineage) = encode(&full_report()).unwrap();
    let mut newer = figures.clone();
    newer[0] = FORMAT + 1;
    let mut longer = lineage.clone();
    longer.push(0);
    for (name, figures, lineage) in [
        ("another format", newer.as_slice(), lineage.as_slice()),
        ("empty", &[], &lineage),
        ("cut figures", &figures[..figures.len() - 1], &lineage),
        ("cut lineage", &figures, &lineage[..lineage.len() - 1]),
        ("something after the end", &figures, &longer),
        ("lineage of another report", &figures, &encode(&Report::default()).unwrap().1),
        ("a count no blob can hold", &[FORMAT, 255, 255, 255, 255, 127], &lineage),
    ] {
        assert_eq!(report(figures, lineage), Err(Unreadable), "{name}");
    }
}
