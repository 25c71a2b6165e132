//! Amounts, dates, options and text, one table of cases each.
use super::*;

#[test]
fn amounts_are_held_in_dong() {
    use MoneyUnit::{Dong, Million, Thousand};
    #[rustfmt::skip]
    let cases = [
        (Dong, None, typed("5.000.000"), "5000000 (thousands)"),
        (Dong, None, typed("5.000.000 đồng"), "5000000 (unit-word)"),
        (Dong, None, typed("5.000.000đ"), "5000000 (unit-word)"),
        (Dong, None, typed("5 000 000 VNĐ"), "5000000 (unit-word)"),
        (Dong, None, typed("1.234"), "1234 (thousands)"),
        (Dong, None, typed("5000000"), "5000000 (number-text) number-as-text"),
        (Dong, None, number(5_000_000.0), "5000000"),
        (Dong, None, typed("5 triệu"), "5000000 (unit-word)"),
        (Dong, None, typed("5tr"), "5000000 (unit-word)"),
        (Dong, None, typed("2,5 triệu đồng"), "2500000 (unit-word)"),
        (Dong, None, typed("5 nghìn"), "5000 (unit-word)"),
        (Dong, None, typed("5 ngan dong"), "5000 (unit-word)"),
        (Dong, None, typed("1,2 tỉ"), "1200000000 (unit-word)"),
        (Dong, None, typed("1.234 triệu"), UNSURE),
        (Dong, None, typed("2,5"), WRONG),
        (Dong, None, number(0.5), WRONG),
        (Dong, Some(Dong), typed("5 triệu"), "5000000 (unit-word)"),
        (Million, None, typed("2,5"), "2500000 (number-text) number-as-text"),
        (Million, None, number(2.5), "2500000"),
        (Million, Some(Million), number(5.0), "5000000"),
        (Million, None, typed("5 triệu"), "5000000 (unit-word)"),
        (Million, None, typed("5tr"), "5000000 (unit-word)"),
        (Million, None, typed("1.234"), UNSURE),
        (Million, None, typed("1 234"), "1234000000 (thousands)"),
        (Million, None, typed("5.000.000"), "none unit-scale"),
        (Million, None, number(5_000_000.0), "none unit-scale"),
        (Million, None, typed("5.000.000 đồng"), "none unit-scale"),
        (Million, None, typed("500 nghìn"), "none unit-scale"),
        (Million, None, number(10.0 / 3.0), WRONG),
        (Thousand, None, number(500.0), "500000"),
        (Dong, Some(Million), number(5.0), "none unit-scale"),
        (Million, Some(Dong), typed("5.000.000"), "none unit-scale"),
        (Dong, Some(Million), typed("5 triệu"), "5000000 (unit-word)"),
        (Million, Some(Dong), typed("5.000.000 đồng"), "5000000 (unit-word)"),
        (Dong, Some(Million), typed("5 nghìn"), "none unit-scale"),
        (Dong, Some(Million), number(0.0), "0"),
        (Dong, None, typed("không"), NIL),
        (Dong, None, typed("-"), NIL),
        (Dong, None, typed("..."), NO_DATA),
        (Dong, None, typed("không áp dụng"), NA),
        (Dong, None, number(-5.0), "none out-of-range"),
        (Dong, None, typed("5 triệu 200 nghìn"), WRONG),
        (Dong, None, typed("5tr5"), WRONG),
        (Dong, None, typed("5 triệu/năm"), WRONG),
        (Dong, None, typed("khoảng 5 triệu"), WRONG),
        (Dong, None, typed("12 buổi"), WRONG),
        (Dong, None, percent_format(0.5), WRONG),
        (Dong, None, date_cell("2026-05-03"), WRONG),
    ];
    for (unit, sheet, cell, wanted) in cases {
        let reading = read(&field(FieldKind::Amount { unit }), Some(&cell), &Context { money: sheet, ..context() });
        assert_eq!(shown(&reading), wanted, "{unit:?} {sheet:?} {:?}", cell.content);
    }
}

#[test]
fn dates_outside_the_period_are_kept_with_a_warning() {
    for (cell, wanted) in [
        (date_cell("2026-06-14"), "2026-06-14"),
        (date_cell("2026-06-15"), "2026-06-15 date-outside-period"),
        (typed("14/12/2025"), "2025-12-14 (date-text) date-outside-period"),
        (typed("15/12/2025"), "2025-12-15 (date-text)"),
    ] {
        let reading = read(&field(FieldKind::Date), Some(&cell), &context());
        assert_eq!(shown(&reading), wanted);
        assert!(reading.finding.is_none_or(|finding| finding.severity == Severity::Warning));
    }
}

#[test]
fn options_match_whole_names_only() {
    let level = || field(FieldKind::Level { options: options() });
    for (cell, wanted) in [
        (typed("Xuất sắc"), "excellent"),
        (typed("  XUẤT  SẮC "), "excellent"),
        (typed("xuat sac"), "excellent"),
        (typed("excellent"), "excellent"),
        (typed("XS"), "excellent (level-short)"),
        (typed("tb"), "average (level-short)"),
        (typed("K"), "good (level-short)"),
        (typed("- Khá."), "good"),
        (typed("Khà"), "none not-an-option"),
        (typed("Khá+"), "none not-an-option"),
        (typed("Khá (80 điểm)"), "none not-an-option"),
        (typed("Khá, Yếu"), "none not-an-option"),
        (typed("Tốt"), "none not-an-option"),
        (typed("x"), "none not-an-option"),
        (typed("-"), "none not-an-option"),
        (number(1.0), "none not-an-option"),
        (date_cell("2026-05-03"), "none not-an-option"),
        (typed("không áp dụng"), NA),
        (typed("…"), NO_DATA),
        (typed(" "), "none"),
    ] {
        let reading = read(&level(), Some(&cell), &context());
        assert_eq!(shown(&reading), wanted, "{:?}", cell.content);
        if wanted.ends_with("not-an-option") {
            let labels = ["Yếu", "Trung bình", "Khá", "Xuất sắc"].map(String::from).to_vec();
            assert_eq!(reading.finding.unwrap().expected, Some(Expected::OneOf(labels)));
        }
    }
}

#[test]
fn options_that_differ_in_marks_stay_apart() {
    let named = |id: &str, label: &str| Choice { id: id.into(), label: label.into(), short: vec![] };
    let kind = FieldKind::Choice {
        options: vec![
            named("du", "Nguyễn Du"),
            named("dư", "Nguyễn Dư"),
            named("none", "Không áp dụng"),
            named("a", "A"),
            named("a-plus", "A+"),
        ],
    };
    for (text, wanted) in [
        ("Nguyễn Du", "du"),
        ("nguyễn dư", "dư"),
        ("nguyen du", "none not-an-option"),
        ("Không áp dụng", "none"),
        ("A", "a"),
        ("A+", "a-plus"),
    ] {
        assert_eq!(shown(&read(&field(kind.clone()), Some(&typed(text)), &context())), wanted, "{text}");
    }
}

#[test]
fn several_options_stand_in_one_cell() {
    let mut options = options();
    options.push(Choice { id: "both".into(), label: "Khá, giỏi".into(), short: vec![] });
    let choices = field(FieldKind::Choices { options });
    for (text, wanted) in [
        ("Xuất sắc, Khá", "good+excellent"),
        ("XS; Yếu", "weak+excellent (level-short)"),
        ("Khá\nYếu\n", "weak+good"),
        ("- Khá\n- Yếu", "weak+good"),
        ("Khá/Khá", "good"),
        ("Khá, giỏi, Yếu", "weak+both"),
        ("Khá", "good"),
        ("Khá, Tốt", "none not-an-option"),
        ("Khá và Yếu", "none not-an-option"),
        ("//", "none not-an-option"),
        ("không", "none not-an-option"),
        ("…", NO_DATA),
    ] {
        assert_eq!(shown(&read(&choices, Some(&typed(text)), &context())), wanted, "{text}");
    }
}

#[test]
fn text_keeps_its_lines_and_loses_what_nobody_sees() {
    let long = "đ".repeat(32_768);
    for (cell, wanted) in [
        (typed(" Mô hình\r\ntự\u{ad} quản\u{200b} "), Value::Text("Mô hình\ntự quản".into())),
        (number(2_503_656_229.0), Value::Text("2503656229".into())),
        (typed("không"), Value::Text("không".into())),
        (typed(&long), Value::Text("đ".repeat(32_767))),
        (typed("Không áp dụng"), Value::NotApplicable),
    ] {
        let reading = read(&field(FieldKind::Text), Some(&cell), &context());
        assert_eq!(reading.value, Some(wanted));
        let code = reading.finding.map(|finding| finding.code.token());
        let wanted = match reading.typed.as_str() {
            "Không áp dụng" => Some("not-applicable-stated"),
            typed => (typed == long).then_some("text-too-long"),
        };
        assert_eq!(code, wanted);
    }
}
