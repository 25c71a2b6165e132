#![allow(clippy::unwrap_used)]
use super::{expected, finding, place};
use crate::{
    domain::{
        grid::Address,
        intake::{Code, Expected, Finding, Place, Severity},
        plan::{Accrual, Field, FieldKey, FieldKind, Form},
        value::How,
    },
    text::{Lang, words},
};

const BOTH: [Lang; 2] = [Lang::Vi, Lang::En];

fn form() -> Form {
    let field = Field {
        id: "pupils".into(),
        label: "Số học sinh".into(),
        synonyms: vec![],
        section: 0,
        kind: FieldKind::Count,
        required: true,
        min: None,
        max: None,
        unit_words: vec![],
        per_quarter: false,
        accrual: Accrual::InPeriod,
        estimate: false,
        stage: None,
        applies_to: vec![],
        applies_if: None,
        was: vec![],
        private: false,
        hint: String::new(),
    };
    Form { id: "f".into(), version: 1, title: String::new(), sections: vec![], fields: vec![field], tables: vec![] }
}

/// Every way a finding may be filled in: with and without a place, a field, what was found and what was expected.
fn findings(code: Code) -> Vec<Finding> {
    let bare = Finding::new(code);
    let placed = [
        bare.clone(),
        bare.clone().of(FieldKey::Field(0)),
        bare.clone().on("Biểu 1", None),
        bare.clone().on("", None),
        bare.clone().on("Biểu 1", Some(Address::new(11, 2))).of(FieldKey::Field(0)),
        bare.clone().on("Sheet1", Some(Address::new(11, 2))),
        bare.on("Sheet1", Some(Address::new(11, 2))).of(FieldKey::Field(7)),
    ];
    let mut all = Vec::new();
    for one in placed {
        for found in [None, Some(""), Some("12 abc"), Some("xls")] {
            let one = Finding { found: found.map(str::to_owned), ..one.clone() };
            all.extend(every_expected().into_iter().map(|expected| one.clone().expected(expected)));
            all.push(one);
        }
    }
    all
}

fn every_expected() -> Vec<Expected> {
    vec![
        Expected::WholeNumber,
        Expected::Number,
        Expected::Amount,
        Expected::Percent,
        Expected::Ratio,
        Expected::YesNo,
        Expected::Date,
        Expected::OneOf(vec![]),
        Expected::OneOf(vec!["A".into(), "B".into()]),
        Expected::AtLeast("5".into()),
        Expected::AtMost("100".into()),
        Expected::NotAbove { label: "Tổng số".into(), value: "12".into() },
        Expected::Words("A = B".into()),
        Expected::Name("THPT A".into()),
        Expected::Limit("64 MiB".into()),
    ]
}

fn is_vietnamese(text: &str) -> bool {
    text.chars().any(|letter| {
        "ăâđêôơưàảãáạằẳẵắặầẩẫấậèẻẽéẹềểễếệìỉĩíịòỏõóọồổỗốộờởỡớợùủũúụừửữứựỳỷỹýỵ".contains(letter.to_ascii_lowercase())
    })
}

fn assert_reads_well(text: &str, code: Code) {
    assert!(text.ends_with('.'), "{code:?} has no full stop: {text}");
    assert!(!text.ends_with(" ."), "{code:?} leaves a gap: {text}");
    assert!(text.starts_with(char::is_uppercase), "{code:?} does not start a sentence: {text}");
    for fault in ["{", "}", "  ", " . ", " ,", ",.", ",,", "..", "()", "“”", " ;", ",;", ": .", ". "] {
        assert!(!text.contains(fault), "{code:?} contains {fault:?}: {text}");
    }
}

#[test]
fn every_code_has_its_sentences_however_little_is_known() {
    let form = form();
    for code in Code::ALL.iter().copied() {
        for one in findings(code) {
            let [vi, en] = BOTH.map(|lang| finding(lang, &one, Some(&form)));
            for text in [&vi.message, &vi.advice, &en.message, &en.advice] {
                assert_reads_well(text, code);
            }
            assert!(is_vietnamese(&vi.message) && is_vietnamese(&vi.advice), "{vi:?}");
            assert!(vi.message != en.message && vi.advice != en.advice, "{code:?}");
        }
        let bare = finding(Lang::En, &Finding::new(code), None);
        assert!(!is_vietnamese(&bare.message.replace("đồng", "")) && !is_vietnamese(&bare.advice), "{bare:?}");
    }
}

#[test]
fn no_two_codes_say_the_same() {
    for lang in BOTH {
        let mut messages: Vec<_> =
            Code::ALL.iter().map(|code| finding(lang, &Finding::new(*code), None).message).collect();
        messages.sort();
        messages.dedup();
        assert_eq!(messages.len(), Code::ALL.len());
    }
}

#[test]
fn a_cell_is_named_with_its_label_and_what_stands_there() {
    let form = form();
    for code in Code::ALL.iter().copied().filter(|code| code.group() == "cell") {
        let one = Finding::new(code).on("Biểu 1", Some(Address::new(11, 2))).of(FieldKey::Field(0)).found("12 abc");
        for lang in BOTH {
            let message = finding(lang, &one, Some(&form)).message;
            assert!(message.contains("'Biểu 1'!C12 (Số học sinh)"), "{message}");
            assert!(message.contains("12 abc") || code == Code::FormulaNotCalculated, "{message}");
        }
    }
}

#[test]
fn sentences_read_as_a_clerk_would_say_them() {
    let form = form();
    let cell = |code| Finding::new(code).on("Sheet1", Some(Address::new(11, 2))).of(FieldKey::Field(0));
    for (lang, one, message) in [
        (
            Lang::Vi,
            cell(Code::TypeMismatch).found("12 buổi/tháng").expected(Expected::WholeNumber),
            "Ô Sheet1!C12 (Số học sinh) ghi “12 buổi/tháng” không đúng kiểu, phải là một số nguyên từ 0 trở lên.",
        ),
        (
            Lang::En,
            cell(Code::OutOfRange).found("120").expected(Expected::AtMost("100".into())),
            "Cell Sheet1!C12 (Số học sinh) holds “120”, which is out of range; it must be no more than 100.",
        ),
        (
            Lang::Vi,
            cell(Code::PartExceedsWhole)
                .found("15")
                .expected(Expected::NotAbove { label: "Tổng số".into(), value: "12".into() }),
            "Số thành phần ở ô Sheet1!C12 (Số học sinh) lớn hơn số tổng (15), không được lớn hơn “Tổng số” (12).",
        ),
        (Lang::Vi, cell(Code::RequiredMissing), "Ô Sheet1!C12 (Số học sinh) bắt buộc phải điền nhưng đang để trống."),
        (
            Lang::Vi,
            Finding::new(Code::FileUnreadable).found("xls"),
            "Tệp ở dạng .xls (Excel 97–2003), chương trình chưa đọc được dạng này.",
        ),
        (
            Lang::Vi,
            Finding::new(Code::FileReadLimit).found("350.000 ô").expected(Expected::Limit("300.000 ô".into())),
            "Tệp vượt giới hạn đọc của chương trình: 350.000 ô, không được vượt quá 300.000 ô.",
        ),
        (
            Lang::Vi,
            Finding::new(Code::UnitMismatch).found("THPT A").expected(Expected::Name("THPT B".into())),
            "Các chỗ ghi tên đơn vị trong tệp không khớp nhau, có chỗ ghi “THPT A”, có thể là THPT B.",
        ),
        (
            Lang::Vi,
            Finding::new(Code::UnitAmbiguous)
                .found("Nguyễn Du")
                .expected(Expected::OneOf(vec!["THCS Nguyễn Du".into(), "TH Nguyễn Du".into()])),
            "Tên đơn vị “Nguyễn Du” có thể là nhiều đơn vị: “THCS Nguyễn Du”, “TH Nguyễn Du”.",
        ),
        (
            Lang::Vi,
            cell(Code::TotalMismatch).found("120").expected(Expected::Name("118".into())),
            "Ô Sheet1!C12 (Số học sinh) ghi số tổng “120” không khớp với các số thành phần, cộng lại được 118.",
        ),
        (
            Lang::En,
            cell(Code::RuleBroken).found("15 / 12").expected(Expected::Words("Nữ không quá tổng.".into())),
            "The figures in cell Sheet1!C12 (Số học sinh) break a rule of the plan (15 against 12): Nữ không quá tổng.",
        ),
        (
            Lang::Vi,
            cell(Code::PartExceedsWhole).found("15 / 12").expected(Expected::Words("Nữ không quá tổng.".into())),
            "Số thành phần ở ô Sheet1!C12 (Số học sinh) lớn hơn số tổng (15 so với 12): Nữ không quá tổng.",
        ),
        (
            Lang::Vi,
            cell(Code::DateOutsidePeriod).found("20/8/2025").expected(Expected::AtLeast("1/1/2026".into())),
            "Ô Sheet1!C12 (Số học sinh) ghi ngày 20/8/2025 nằm ngoài kỳ báo cáo (trước ngày đầu kỳ 1/1/2026).",
        ),
        (
            Lang::Vi,
            Finding::new(Code::PeriodMismatch)
                .found("BÁO CÁO QUÝ II/2026")
                .expected(Expected::Name("half-year@2026-H1".into())),
            "Kỳ ghi trong báo cáo là “BÁO CÁO QUÝ II/2026”, không phải kỳ đang nhập (6 tháng đầu năm 2026).",
        ),
        (
            Lang::Vi,
            Finding::new(Code::FileWrongExtension).found("xã Ea Na/THPT Nguyễn Du.XLS"),
            "Đuôi tệp “.xls” không đúng với nội dung bên trong, tệp được đọc theo nội dung.",
        ),
        (
            Lang::Vi,
            Finding::new(Code::FileUnreadable).found("rar"),
            "Tệp là tệp nén .rar, chương trình không mở được dạng này.",
        ),
        (
            Lang::Vi,
            cell(Code::NoDataStated).found("..."),
            "Ô Sheet1!C12 (Số học sinh) ghi “...”, được hiểu là chưa có số liệu chứ không phải 0.",
        ),
        (
            Lang::Vi,
            cell(Code::ResubmissionChanged).found("15").expected(Expected::Name("12".into())),
            "Bản gửi lại đổi số liệu ở ô Sheet1!C12 (Số học sinh) từ 12 thành 15.",
        ),
        (
            Lang::En,
            cell(Code::ResubmissionChanged).expected(Expected::Name("12".into())),
            "The report sent again leaves cell Sheet1!C12 (Số học sinh) blank, which held 12.",
        ),
        (
            Lang::Vi,
            cell(Code::UnitScale).found("5000000000").expected(Expected::Name("5000000".into())),
            "Ô Sheet1!C12 (Số học sinh) ghi số tiền 5.000.000.000 có vẻ nhầm đơn vị tính (đồng, nghìn đồng, triệu đồng), \
             có lẽ là 5.000.000.",
        ),
        (
            Lang::Vi,
            cell(Code::UnitScale).found("5 triệu").expected(Expected::Amount),
            "Ô Sheet1!C12 (Số học sinh) ghi số tiền “5 triệu” có vẻ nhầm đơn vị tính (đồng, nghìn đồng, triệu đồng), \
             phải là một số tiền theo đơn vị tính của biểu.",
        ),
        (
            Lang::Vi,
            cell(Code::TotalMismatch).found("120 / 118").expected(Expected::Words("Tổng bằng tổng các nguồn.".into())),
            "Ô Sheet1!C12 (Số học sinh) ghi số tổng không khớp với các số thành phần (120 so với 118): Tổng bằng tổng các \
             nguồn.",
        ),
        (
            Lang::Vi,
            cell(Code::CumulativeDecreased).found("4").expected(Expected::AtLeast("1006".into())),
            "Ô Sheet1!C12 (Số học sinh) ghi số lũy kế 4, nhỏ hơn số đã báo cáo ở kỳ trước là 1.006.",
        ),
        (
            Lang::Vi,
            cell(Code::Outlier).found("4000").expected(Expected::Name("12".into())),
            "Ô Sheet1!C12 (Số học sinh) ghi 4.000, lớn hơn nhiều so với các đơn vị cùng loại hình (mức giữa là 12).",
        ),
    ] {
        assert_eq!(finding(lang, &one, Some(&form)).message, message);
    }
}

#[test]
fn a_place_reads_as_excel_shows_it() {
    for (sheet, shown) in [
        ("Sheet1", "Sheet1!C12"),
        ("Biểu1", "Biểu1!C12"),
        ("Bieu_1.a", "Bieu_1.a!C12"),
        ("Biểu 1", "'Biểu 1'!C12"),
        ("Ea H'Leo", "'Ea H''Leo'!C12"),
        ("2026", "'2026'!C12"),
        ("T5", "'T5'!C12"),
        ("R1C1", "'R1C1'!C12"),
        ("C", "'C'!C12"),
        ("true", "'true'!C12"),
        ("6-tháng", "'6-tháng'!C12"),
        ("a\u{1b}[2J", "'a [2J'!C12"),
    ] {
        let at = Place { sheet: sheet.into(), cell: Some(Address::new(11, 2)) };
        assert_eq!(place(&at), shown);
    }
    assert_eq!(place(&Place { sheet: "Biểu 1".into(), cell: None }), "Biểu 1");
}

#[test]
fn a_long_or_broken_text_is_shown_on_one_short_line() {
    let typed = format!("dòng 1\ndòng 2\t{}", "x".repeat(500));
    let message = finding(Lang::Vi, &Finding::new(Code::TypeMismatch).found(typed), None).message;
    assert!(message.contains("“dòng 1 dòng 2 xxx") && message.contains("x…”"), "{message}");
    assert!(message.chars().count() < 160, "{message}");
}

#[test]
fn what_is_expected_stands_alone_in_both_languages() {
    for one in every_expected() {
        for lang in BOTH {
            assert!(!expected(lang, &one).is_empty());
        }
        let own_words = matches!(one, Expected::Words(_) | Expected::Name(_));
        assert!(own_words || expected(Lang::Vi, &one) != expected(Lang::En, &one), "{one:?}");
    }
    assert_eq!(expected(Lang::Vi, &Expected::OneOf(vec!["Khá".into()])), "một trong các mục “Khá”");
}

#[test]
fn every_way_of_reading_has_its_words() {
    for how in How::ALL.iter().copied() {
        assert!(is_vietnamese(words::how(Lang::Vi, how)), "{how:?}");
        assert!(!is_vietnamese(words::how(Lang::En, how)), "{how:?}");
    }
    assert_eq!(words::severity(Lang::Vi, Severity::Note), "Lưu ý");
}
