//! The table of what is typed and what it means, every row under every kind, and what holds for all kinds. Marks in paired
//! columns are in `pairs`, amounts, levels and text in `kinds`.
use super::*;

#[test]
fn every_row_of_the_table_holds() {
    let text = |texts: &[&str]| texts.iter().map(|text| typed(text)).collect::<Vec<_>>();
    #[rustfmt::skip]
    let rows: Vec<(&str, Vec<Cell>, [&str; 5])> = vec![
        // row                                    cells                                                    count  yes/no  percent  ratio  date
        ("blank", text(&["", "  ", "\u{a0}\u{200b}", "\n"]), ["none", "none", "none", "none", "none"]),
        ("no data", text(&["...", "…", "………", "không có số liệu", "Không có số liệu."]), [NO_DATA; 5]),
        ("not applicable", text(&["không áp dụng", "Không áp dụng", "khong ap dung"]), [NA; 5]),
        ("0", vec![number(0.0)], ["0", "no", "0", WRONG, WRONG]),
        ("0 as text", text(&["0"]), ["0 (number-text) number-as-text", "no", "0 (number-text) number-as-text", WRONG, WRONG]),
        ("dash", text(&["-", "–", " - ", "—"]), [NIL, WRONG, WRONG, WRONG, NO_DATA]),
        ("none", text(&["không", "Không", "không có", "ko", "không phát sinh", "KHÔNG PHÁT SINH", "Khong"]), [NIL, "no", WRONG, WRONG, NO_DATA]),
        ("as above", text(&["//", "\"", "nt", "như trên", "-nt-", "”"]), [WRONG; 5]),
        ("whole, with a leading zero", text(&["02"]), ["2 (number-text) number-as-text", WRONG, "2 (number-text) number-as-text", WRONG, WRONG]),
        ("whole, as text", text(&["150"]), ["150 (number-text) number-as-text", WRONG, "none out-of-range", WRONG, WRONG]),
        ("whole, with spaces", text(&[" 12 ", "12\u{a0}"]), ["12 (number-text) number-as-text", WRONG, "12 (number-text) number-as-text", WRONG, WRONG]),
        ("whole, as a number", vec![number(150.0)], ["150", WRONG, "none out-of-range", WRONG, WRONG]),
        ("with its unit word", text(&["12 buổi", "12buổi", "12 Buoi", "12 BUỔI."]), ["12 (unit-word)", WRONG, "12 (unit-word)", WRONG, WRONG]),
        ("with another word", text(&["2 lớp", "2 buổi/tháng", "12 buồi", "12 buổi 3", "buổi 12", "12 (buổi)"]), [WRONG; 5]),
        ("thousands", text(&["1.234", "1,234", "1 234"]), ["1234 (thousands)", WRONG, UNSURE, WRONG, WRONG]),
        ("thousands with decimals", text(&["1.234,5", "1,234.5"]), [WRONG, WRONG, "none out-of-range", WRONG, WRONG]),
        ("part and whole", text(&["12/15"]), [WRONG, WRONG, WRONG, "12/15", WRONG]),
        ("sums and about", text(&["5+7", "~200", "trên 500", "12 (nữ 5)", "12; 15", "12 - 15", ">5", "12?", "khoảng 12"]), [WRONG; 5]),
        ("made a date by Excel", vec![date_cell("2026-05-03")], [WRONG, WRONG, WRONG, WRONG, "2026-05-03"]),
        ("tick", text(&["x", "X", "✓", "✔", "v"]), [WRONG, "yes (tick)", WRONG, WRONG, WRONG]),
        ("yes", text(&["có", "Có", "rồi", "có rồi", "đạt", "Đạt", "Ðạt", "yes"]), [WRONG, "yes", WRONG, WRONG, WRONG]),
        ("1", vec![number(1.0)], ["1", "yes", "none percent-scale", WRONG, WRONG]),
        ("1 as text", text(&["1"]), ["1 (number-text) number-as-text", "yes", "none percent-scale", WRONG, WRONG]),
        ("TRUE", vec![cell(Content::Bool(true))], [WRONG, "yes", WRONG, WRONG, WRONG]),
        ("FALSE", vec![cell(Content::Bool(false))], [WRONG, "no", WRONG, WRONG, WRONG]),
        ("no", text(&["chưa", "K", "KĐ", "chưa đạt", "không đạt", "Không Ðạt"]), [WRONG, "no", WRONG, WRONG, WRONG]),
        ("in progress", text(&["đang thực hiện", "Không/Có", "có?"]), [WRONG; 5]),
        ("percent", vec![number(85.0)], ["85", WRONG, "85", WRONG, WRONG]),
        ("percent with a sign", text(&["85%", "85 %", "85,0%"]), [WRONG, WRONG, "85 (percent-text)", WRONG, WRONG]),
        ("percent with decimals", text(&["85,5%", "85.5%"]), [WRONG, WRONG, "85.5 (percent-text)", WRONG, WRONG]),
        ("decimals", text(&["85,5", "85.5"]), [WRONG, WRONG, "85.5 (number-text) number-as-text", WRONG, WRONG]),
        ("percent format", vec![percent_format(0.85)], [WRONG, WRONG, "85 (percent-format)", WRONG, WRONG]),
        ("whole in percent format", vec![percent_format(1.0)], [WRONG, WRONG, "100 (percent-format)", WRONG, WRONG]),
        ("share or percent", vec![number(0.85), typed("0,85"), typed("0.85"), typed("0,850")], [WRONG, WRONG, "none percent-scale", WRONG, WRONG]),
        ("dates", text(&["19/05/2026", "19-5-26", "19.5.2026", "2026-05-19", "ngày 19 tháng 5 năm 2026"]), [WRONG, WRONG, WRONG, WRONG, "2026-05-19 (date-text)"]),
        ("month first", text(&["05/19/2026"]), [WRONG, WRONG, WRONG, WRONG, "2026-05-19 (date-text) date-ambiguous"]),
        ("no such day", text(&["31/4/2026", "29/02/2026"]), [WRONG; 5]),
        ("a day without a year", text(&["19/5"]), [WRONG, WRONG, WRONG, "none part-exceeds-whole", WRONG]),
        ("a month", text(&["5/2026"]), [WRONG, WRONG, WRONG, "5/2026", WRONG]),
        ("negative", vec![number(-4.0)], ["none out-of-range", WRONG, "none out-of-range", WRONG, WRONG]),
        ("fraction", vec![number(2.5)], [WRONG, WRONG, "2.5", WRONG, WRONG]),
        ("serial", vec![number(46161.0)], ["46161", WRONG, "none out-of-range", WRONG, WRONG]),
        ("other text", text(&["mười hai", "tốt", "12 em", "1e5", "#"]), [WRONG; 5]),
        ("not a number at all", vec![number(f64::NAN), number(f64::INFINITY), number(1e300)], [WRONG; 5]),
        ("formula error", vec![cell(Content::Error("#REF!".into())), typed("#REF!"), typed("#DIV/0!")], ["none formula-error"; 5]),
        ("formula without a result", vec![cell(Content::Uncalculated)], ["none formula-not-calculated"; 5]),
    ];
    for (name, cells, wanted) in rows {
        for cell in cells {
            for (column, (got, wanted)) in row(&cell).iter().zip(wanted).enumerate() {
                assert_eq!(got, wanted, "{name}, {:?}, column {column}", cell.content);
            }
        }
    }
}

#[test]
fn text_digits_are_counts_with_a_note() {
    for (text, value) in [("02", "2"), ("150", "150"), (" 12 ", "12"), ("12\u{a0}", "12"), ("12,0", "12")] {
        let reading = read(&field(FieldKind::Count), Some(&typed(text)), &context());
        assert_eq!(shown(&reading), format!("{value} (number-text) number-as-text"));
        assert_eq!(reading.typed, text);
        assert_eq!(reading.finding.unwrap().severity, Severity::Note);
    }
    assert_eq!(row(&typed("5.000.000"))[0], "5000000 (thousands)");
    assert_eq!(row(&typed("1.200 lượt người"))[0], "1200 (unit-word)");
    assert_eq!(row(&typed("-12 buổi"))[0], "none out-of-range");
    assert_eq!(row(&typed("-5"))[0], "none out-of-range");
}

#[test]
fn thousands_with_decimals_are_that_number_where_the_field_admits_it() {
    let roomy = Field { max: Some(Decimal::from(2000)), ..field(FieldKind::Percent) };
    for text in ["1.234,5", "1,234.5"] {
        assert_eq!(shown(&read(&roomy, Some(&typed(text)), &context())), "1234.5 (number-text) number-as-text");
    }
}

#[test]
fn bounds_of_the_field_hold() {
    let bounded = Field { min: Some(Decimal::from(1)), max: Some(Decimal::from(50)), ..field(FieldKind::Count) };
    for (number_typed, wanted, expected) in [
        (1.0, "1", None),
        (50.0, "50", None),
        (51.0, "none out-of-range", Some(Expected::AtMost("50".into()))),
        (0.0, "none out-of-range", Some(Expected::AtLeast("1".into()))),
    ] {
        let reading = read(&bounded, Some(&number(number_typed)), &context());
        assert_eq!(shown(&reading), wanted);
        assert_eq!(reading.finding.and_then(|finding| finding.expected), expected);
    }
}

#[test]
fn polarity_is_never_guessed() {
    let of = |label: &str, kind: FieldKind| Field { label: label.into(), ..field(kind) };
    for label in ["Không để xảy ra điểm nóng", "3. Không để xảy ra vụ việc phức tạp", "- Không xảy ra cháy nổ"]
    {
        for text in ["có", "không", "Không.", "- Không", "ko", "K", "đạt", "không đạt", "chưa", "x"] {
            for kind in [FieldKind::Count, FieldKind::YesNo] {
                let reading = read(&of(label, kind), Some(&typed(text)), &context());
                assert_eq!(shown(&reading), WRONG, "{label} {text}");
                assert_eq!(reading.finding.unwrap().expected, Some(Expected::WholeNumber));
            }
        }
        let count = of(label, FieldKind::Count);
        for (text, wanted) in
            [("không phát sinh", NIL), ("-", NIL), ("0", "0 (number-text) number-as-text"), ("không áp dụng", NA)]
        {
            assert_eq!(shown(&read(&count, Some(&typed(text)), &context())), wanted);
        }
    }
}

#[test]
fn a_finding_says_where_and_what() {
    let reading = read(&field(FieldKind::Count), Some(&typed("12 (nữ 5)")), &context());
    let finding = reading.finding.unwrap();
    assert_eq!(finding.place, Some(Place { sheet: "Báo cáo".into(), cell: Some(Address::new(11, 3)) }));
    assert_eq!(finding.field, Some(FieldKey::Field(7)));
    assert_eq!(finding.found.as_deref(), Some("12 (nữ 5)"));
    assert_eq!(finding.expected, Some(Expected::WholeNumber));
    assert_eq!(finding.severity, Severity::Error);
    assert_eq!(read(&field(FieldKind::Count), None, &context()), Reading::blank());
}

proptest::proptest! {
    /// A figure is all the digits of its cell, or none of them.
    #[test]
    fn no_part_of_a_cell_is_ever_taken(text in "[-0-9., /+~()xbuổi%]{0,9}") {
        let digits: String = text.chars().filter(char::is_ascii_digit).collect();
        for kind in [FieldKind::Count, FieldKind::Percent, FieldKind::Amount { unit: MoneyUnit::Dong }] {
            let reading = read(&field(kind), Some(&typed(&text)), &context());
            if let Some(Value::Number(number)) = reading.value {
                let mut taken: String = number.to_string().chars().filter(char::is_ascii_digit).collect();
                // "-" is 0, "02" is 2, "12,0" is 12.
                taken = taken.trim_start_matches('0').to_owned();
                proptest::prop_assert_eq!(taken.trim_end_matches('0'), digits.trim_matches('0'), "{}", text);
            } else {
                let blank = text.trim().is_empty();
                proptest::prop_assert!(blank || reading.finding.is_some(), "{}", text);
            }
        }
    }
}
