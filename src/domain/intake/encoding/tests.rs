//! The whole way from a sheet in a legacy encoding to its report.
#![allow(clippy::unwrap_used, clippy::indexing_slicing)]
use super::*;
use crate::domain::{
    grid::{Address, Cell, Content, Font, Sheet},
    intake::{Desk, TakenReport, take},
    plan::{Plan, period::Dates, source},
    unit::{Unit, UnitIndex},
    value::Value,
    vietnamese::legacy::{self, Charset},
};
use std::collections::BTreeMap;
use unicode_normalization::UnicodeNormalization;

const HEAD: [&str; 3] = ["SỞ GIÁO DỤC VÀ ĐÀO TẠO", "Trường THPT Hùng Vương", "BÁO CÁO KẾT QUẢ 6 THÁNG ĐẦU NĂM 2026"];
const ROWS: [(&str, &str); 9] = [
    ("Đã xây dựng kế hoạch của đơn vị", "Có"),
    ("Kết quả xếp loại Phong trào", "Xuất sắc"),
    ("Đã tổ chức thực hiện kế hoạch", "Rồi"),
    ("Số mô hình hiện có", "3"),
    ("Số mô hình hoạt động hiệu quả", "2"),
    ("Số buổi tuyên truyền", "12 buổi"),
    ("Số lượt người được tuyên truyền", "không phát sinh"),
    ("Số lần phát động Phong trào", "1"),
    ("Khó khăn, vướng mắc", "Thiếu kinh phí cho lực lượng bảo vệ"),
];

/// Letterhead in column A, labels in A and values in B from row 5, all written by `write`.
fn sheet(head: &[&str], write: impl Fn(&str) -> (String, Font)) -> Sheet {
    let cell = |row, column, text: &str| {
        let (text, font) = write(text);
        Cell { font, ..Cell::new(Address::new(row, column), Content::Text(text)) }
    };
    let mut cells: Vec<Cell> = (0..).zip(head).map(|(row, text)| cell(row, 0, text)).collect();
    for (row, (label, value)) in (5..).zip(ROWS) {
        cells.extend([cell(row, 0, label), cell(row, 1, value)]);
    }
    Sheet { name: "S".into(), cells, ..Sheet::default() }
}

fn workbook(sheet: Sheet) -> Workbook {
    Workbook { sheets: vec![sheet] }
}

fn tcvn3(text: &str) -> String {
    // Toned capitals have no code: such a text was typed small.
    legacy::encode(text, Charset::Tcvn3)
        .unwrap_or_else(|| legacy::encode(&text.to_lowercase(), Charset::Tcvn3).unwrap())
}

fn vni(text: &str) -> String {
    legacy::encode(text, Charset::Vni).unwrap()
}

fn plan() -> Plan {
    source::parse(source::find("daklak-antq-2026").unwrap().text).unwrap()
}

fn take_one(workbook: &Workbook, lessons: &Lessons) -> TakenReport {
    let plan = plan();
    let unit = |code: &str, name: &str| Unit {
        code: code.into(),
        name: name.into(),
        kind: "thpt".into(),
        scope: "truc-thuoc".into(),
        ..Unit::default()
    };
    let units = [unit("HV", "Trường THPT Hùng Vương"), unit("LL", "Trường THPT Lê Lợi")];
    let period = plan.period(&plan.period_id("2026-H1").unwrap(), &Dates::default()).unwrap();
    let desk = Desk::new(&plan, UnitIndex::new(&units, &plan.kinds, &BTreeMap::new()), &period, lessons);
    let mut taken = take(workbook, "bc.xlsx", &desk);
    assert_eq!(taken.reports.len(), 1, "{taken:?}");
    taken.reports.remove(0)
}

fn values(report: &TakenReport) -> Vec<Option<Value>> {
    report.report.entries.iter().map(|entry| entry.value.clone()).collect()
}

fn asked(report: &TakenReport) -> Option<(QuestionKind, &str)> {
    report.question.as_ref().map(|question| (question.kind, question.candidates[0].code.as_str()))
}

fn lessons(keys: Vec<String>, encoding: Encoding) -> Lessons {
    Lessons { encodings: keys.into_iter().map(|key| (key, encoding)).collect(), ..Lessons::default() }
}

fn noted(report: &TakenReport) -> Vec<(Severity, Option<&str>)> {
    let of = report.report.findings.iter().filter(|finding| finding.code == Code::LegacyEncoding);
    of.map(|finding| (finding.severity, finding.found.as_deref())).collect()
}

#[test]
fn a_legacy_sheet_reads_like_the_same_in_unicode_and_is_asked_about_once() {
    let plain = take_one(&workbook(sheet(&HEAD, |text| (text.to_owned(), Font::Other))), &Lessons::default());
    assert_eq!((plain.unit.as_deref(), asked(&plain)), (Some("HV"), None), "{:?}", plain.report.findings);
    type Write = fn(&str) -> (String, Font);
    let written: [(Write, &str, &str); 4] = [
        (|text| (tcvn3(text), Font::Tcvn3), "tcvn3", "TCVN3, .VnTime"),
        (|text| (tcvn3(text), Font::Other), "tcvn3", "TCVN3"),
        (|text| (vni(text), Font::Vni), "vni", "VNI, VNI-Times"),
        (|text| (vni(text), Font::Other), "vni", "VNI"),
    ];
    for (write, token, name) in written {
        let legacy = workbook(sheet(&HEAD, write));
        let waiting = take_one(&legacy, &Lessons::default());
        assert_eq!(asked(&waiting), Some((QuestionKind::Encoding, token)), "{name}");
        assert_eq!(waiting.unit.as_deref(), Some("HV"));
        assert_eq!(values(&waiting), values(&plain), "{name}");
        let candidates = waiting.question.as_ref().unwrap().candidates.clone();
        assert_eq!(candidates.len(), 3);
        assert!(candidates[0].name.to_lowercase().contains("trường thpt hùng vương"), "{candidates:?}");
        assert!(candidates[0].score > 0.9 && candidates.iter().skip(1).all(|one| one.score < 0.5), "{candidates:?}");

        let known = lessons(keys(&legacy, Some("HV")), Encoding::from_token(token).unwrap());
        let taken = take_one(&legacy, &known);
        assert_eq!((asked(&taken), noted(&taken)), (None, vec![(Severity::Note, Some(name))]));
        assert_eq!((taken.unit.as_deref(), values(&taken)), (Some("HV"), values(&plain)));
        let hows: Vec<How> = taken.report.entries.iter().map(|entry| entry.how).collect();
        assert!(hows.contains(&How::LegacyFont) && !plain.report.entries.iter().any(|one| one.how == How::LegacyFont));

        // The same form from another school is known; what this school sends in another encoding is not.
        let mut other = HEAD;
        other[1] = "Trường THPT Lê Lợi";
        let other = take_one(&workbook(sheet(&other, write)), &known);
        assert_eq!((other.unit.as_deref(), asked(&other)), (Some("LL"), None), "{name}");
        let change = |text: &str| if token == "vni" { (tcvn3(text), Font::Tcvn3) } else { (vni(text), Font::Vni) };
        let changed = take_one(&workbook(sheet(&HEAD, change)), &known);
        assert_eq!(asked(&changed).map(|(kind, _)| kind), Some(QuestionKind::Encoding));
    }
}

#[test]
fn an_answer_holds_against_what_it_looks_like() {
    let legacy = workbook(sheet(&HEAD, |text| (tcvn3(text), Font::Tcvn3)));
    for (answer, readable) in [(Encoding::Tcvn3, true), (Encoding::Vni, false), (Encoding::Unicode, false)] {
        let plan = plan();
        let known = lessons(keys(&legacy, None), answer);
        let seen = through(&legacy, &known, &Answers::new(), |workbook| {
            let label = workbook.sheets[0].cell(Address::new(5, 0)).unwrap();
            let folded = crate::domain::vietnamese::fold_label(&label.typed());
            let known = plan
                .forms
                .iter()
                .any(|form| crate::domain::intake::recognise::FormIndex::new(form).is_label(label, &folded));
            Taken { findings: if known { vec![Finding::new(Code::SheetHidden)] } else { vec![] }, reports: vec![] }
        });
        assert_eq!(seen.findings.iter().any(|one| one.code == Code::SheetHidden), readable, "{answer:?}");
    }
    // What was answered for the unit and for the kind of sheet disagrees: asked again.
    let mut torn = lessons(keys(&legacy, None), Encoding::Tcvn3);
    torn.encodings.insert("tcvn3:unit:HV".into(), Encoding::Vni);
    assert_eq!(asked(&take_one(&legacy, &torn)), Some((QuestionKind::Encoding, "tcvn3")));
}

#[test]
fn what_schools_type_in_a_legacy_font_into_a_unicode_form_is_read() {
    let values_only = |typed: fn(&str) -> String| {
        move |text: &str| {
            let value = ROWS.iter().any(|(_, value)| *value == text);
            if value { (typed(text), Font::Tcvn3) } else { (text.to_owned(), Font::Other) }
        }
    };
    let plain = take_one(&workbook(sheet(&HEAD, |text| (text.to_owned(), Font::Other))), &Lessons::default());
    let legacy = take_one(&workbook(sheet(&HEAD, values_only(tcvn3))), &Lessons::default());
    assert_eq!((asked(&legacy), values(&legacy)), (Some((QuestionKind::Encoding, "tcvn3")), values(&plain)));
    // The font was only left standing in the form; what was typed in it is Unicode.
    let left = take_one(&workbook(sheet(&HEAD, values_only(str::to_owned))), &Lessons::default());
    assert_eq!((asked(&left), values(&left), noted(&left)), (None, values(&plain), vec![]));
}

#[test]
fn capitals_fonts_and_lost_letters() {
    let head = ["së gi¸o dôc vµ ®µo t¹o", "trêng thpt hïng v¬ng", "b¸o c¸o kÕt qu¶ 6 th¸ng ®Çu n¨m 2026"];
    let mut typed = sheet(&head, |text| (text.to_owned(), Font::Tcvn3Capitals));
    let rows = sheet(&[], |text| (tcvn3(text).replace('\u{ad}', ""), Font::Tcvn3));
    typed.cells.truncate(head.len());
    typed.cells.extend(rows.cells);
    let legacy = workbook(typed);
    let known = lessons(keys(&legacy, Some("HV")), Encoding::Tcvn3);
    let taken = take_one(&legacy, &known);
    assert_eq!((taken.unit.as_deref(), asked(&taken)), (Some("HV"), None), "{:?}", taken.report.findings);
    assert_eq!(
        noted(&taken),
        [(Severity::Note, Some("TCVN3, .VnTime")), (Severity::Warning, Some("Số lợt ngời được tuyên truyền"))]
    );
    let text = taken.report.entries.last().unwrap();
    assert_eq!(text.value, Some(Value::Text("Thiếu kinh phí cho lực lượng bảo vệ".into())));
}

/// In a legacy font stand "Khá" as it is typed today, the same as it was typed then, and texts that read both ways.
#[test]
fn an_answer_is_read_as_it_stands_and_doubtful_text_is_told() {
    let level = |typed: &'static str, reason: &'static str| {
        let plain = |text: &str| match text {
            "Xuất sắc" => (typed.to_owned(), Font::Tcvn3),
            "Thiếu kinh phí cho lực lượng bảo vệ" => (reason.to_owned(), Font::Tcvn3),
            "Có" => ("Cã".to_owned(), Font::Tcvn3),
            text => (tcvn3(text), Font::Tcvn3),
        };
        let legacy = workbook(sheet(&HEAD, plain));
        take_one(&legacy, &lessons(keys(&legacy, Some("HV")), Encoding::Tcvn3))
    };
    for (typed, reason, text, doubted) in
        [("Khá", "Cò mò", "Cũ mũ", true), ("Kh¸", "ThiÕu phßng häc", "Thiếu phòng học", false)]
    {
        let taken = level(typed, reason);
        assert_eq!(asked(&taken), None);
        let said = |id: &str| {
            let field = plan().forms[0].field_key(id).unwrap();
            let entry = taken.report.entries.iter().find(|entry| entry.field == field).unwrap();
            let doubt = |one: &&Finding| one.code == Code::LegacyEncoding && one.field == Some(field);
            (entry.value.clone(), taken.report.findings.iter().any(|one| doubt(&one)))
        };
        assert_eq!(said("ke-hoach"), (Some(Value::YesNo(true)), false), "{typed}");
        assert_eq!(said("phong-trao-xep-loai"), (Some(Value::Option("kha".into())), false), "{typed}");
        assert_eq!(said("kho-khan"), (Some(Value::Text(text.into())), doubted), "{typed}");
    }
}

#[test]
fn other_text_is_left_alone() {
    let sheet = |texts: &[&str], font| Sheet {
        name: "S".into(),
        cells: (0..)
            .zip(texts)
            .map(|(row, text)| Cell { font, ..Cell::new(Address::new(row, 0), Content::Text((*text).to_owned())) })
            .collect(),
        ..Sheet::default()
    };
    for (texts, font) in [
        (["Résumé général de l'année", "élèves inscrits à l'école", "où sont les données"].as_slice(), Font::Other),
        (&["naïve café", "© 2026 – 5 µm, 3 m², ±2 °C", "£5 ½"], Font::Other),
        (&["Müller größe für Jörg", "São Paulo, não, ação", "El año, niño, él"], Font::Other),
        (&["Có", "Không", "Khá", "hình và có"], Font::Other),
        (&["Kh¸ tèt", "®¹t", "Trường THPT", "kÕt qu¶"], Font::Other),
        (&["Kh¸"], Font::Other),
        (&["Không", "Có", "150", "x"], Font::Tcvn3),
        (&["Hình thức: tự đánh giá", "Có mô hình, không vi phạm"], Font::Tcvn3),
        (&["12", "x", "Ea Kao"], Font::Tcvn3Capitals),
    ] {
        assert!(find(&workbook(sheet(texts, font)), &Answers::new()).is_empty(), "{texts:?}");
    }
    for (texts, font, best) in [
        (["Kh¸"].as_slice(), Font::Tcvn3, Encoding::Tcvn3),
        (&["Kh¸ tèt", "®¹t", "Trường THPT"], Font::Tcvn3, Encoding::Tcvn3),
        (&["Khaù toát", "ñaït", "keát quaû"], Font::Other, Encoding::Vni),
        (&["Kh¸ tèt", "®¹t", "kÕt qu¶"], Font::Other, Encoding::Tcvn3),
        // The font says one thing and every word another.
        (&["Khaù toát", "ñaït", "keát quaû"], Font::Tcvn3, Encoding::Vni),
    ] {
        let (workbook, none) = (workbook(sheet(texts, font)), Answers::new());
        assert_eq!(find(&workbook, &none).iter().map(|one| one.best).collect::<Vec<_>>(), [best], "{texts:?}");
    }
}

#[test]
fn composed_letters_and_icelandic_ones_are_the_same_text() {
    let plain = take_one(&workbook(sheet(&HEAD, |text| (text.to_owned(), Font::Other))), &Lessons::default());
    let apart = take_one(&workbook(sheet(&HEAD, |text| (text.nfd().collect(), Font::Other))), &Lessons::default());
    let eth = |text: &str| (text.replace('Đ', "Ð").replace('đ', "ð"), Font::Other);
    let eth = take_one(&workbook(sheet(&HEAD, eth)), &Lessons::default());
    for other in [&apart, &eth] {
        assert_eq!((other.unit.as_deref(), asked(other)), (Some("HV"), None));
        assert_eq!(values(other), values(&plain));
    }
}
