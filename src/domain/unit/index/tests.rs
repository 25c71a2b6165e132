//! Names as somebody writes them, and whom they mean.
use super::*;

fn unit(code: &str, name: &str, kind: &str, commune: &str) -> Unit {
    Unit { code: code.into(), name: name.into(), kind: kind.into(), commune: commune.into(), ..Unit::default() }
}

#[test]
fn a_name_leads_to_one_unit_or_to_a_question() {
    let kind = |id: &str, words: &[&str]| Kind {
        id: id.into(),
        name: id.into(),
        words: words.iter().map(|w| (*w).to_owned()).collect(),
        group: false,
    };
    let kinds = [kind("tieu-hoc", &["TH", "Tiểu học"]), kind("thpt", &["THPT", "cấp 3"]), kind("khac", &[])];
    let units = [
        unit("A", "Trường THPT Nguyễn Du", "thpt", "Ea Kao"),
        unit("B", "Trường TH Nguyễn Du", "tieu-hoc", "Ea Kao"),
        unit("C", "Trường Tiểu học Nguyễn Du", "tieu-hoc", "Buôn Hồ"),
        unit("D", "Trường THPT số 1", "thpt", "Tân An"),
        unit("E", "Trường THPT số 2", "thpt", "Tân An"),
        unit("F", "Nhà thiếu nhi Hòa Bình", "khac", "Tân An"),
        unit("G", "Trường THPT Lý Tự Trọng", "thpt", "Tân An"),
        unit("H", "Trường THPT Ea H’Leo", "thpt", "Ea H'Leo"),
    ];
    let confirmed = BTreeMap::from([("THPT ND (cơ sở 2)".to_owned(), "A".to_owned())]);
    let index = UnitIndex::new(&units, &kinds, &confirmed);
    let one = |at| Match::One(at);
    for (text, commune, expected) in [
        ("TRƯỜNG THPT NGUYỄN DU", None, one(0)),
        ("truong thpt nguyen du", None, one(0)),
        ("Trường cấp 3 Nguyễn Du", None, one(0)),
        ("Trường Tiểu học Nguyễn Du", None, Match::Several(vec![1, 2])),
        ("Trường Tiểu học Nguyễn Du, phường Buôn Hồ", None, one(2)),
        ("Trường Tiểu học Nguyễn Du - Buôn Hồ", None, one(2)),
        ("Trường Tiểu học Nguyễn Du", Some("UBND xã Ea Kao"), one(1)),
        ("Nhà thiếu nhi Hoà Bình", None, one(5)),
        ("Trường THPT Lí Tự Trọng", None, one(6)),
        ("Trường THPT Số 01", None, one(3)),
        ("THPT số II", None, one(4)),
        ("THPT Ea Hleo", None, one(7)),
        ("Trường cấp 3 EA H LEO", Some("UBND XÃ EA HLEO"), one(7)),
        ("Trường TH Nguyễn Du, X. Ea Kao, tỉnh Đắk Lắk", None, one(1)),
        ("THPT ND (Cơ sở 2)", None, one(0)),
    ] {
        assert_eq!(index.find(text, commune), expected, "{text}");
    }
    for text in [
        "Nguyễn Du",
        "Trường THPT Nguyễn Dư",
        "Trường THPT Nguyễn Du, xã Tân An",
        "Trường THPT số 3",
        "Phiếu lương tháng 5",
    ] {
        assert!(matches!(index.find(text, None), Match::Near(_)), "{text}: {:?}", index.find(text, None));
    }
    assert_eq!(index.code(" a "), Some(0));
    assert_eq!(index.find("Trường THPT số 3", None), Match::Near(vec![]));
}

#[test]
fn a_name_with_all_its_marks_is_nobody_elses() {
    let kind = |id: &str, word: &str| Kind { id: id.into(), name: word.into(), words: vec![word.into()], group: false };
    let kinds = [kind("mn", "Mầm non"), kind("th", "TH")];
    let units = [
        unit("A", "Trường Mầm non Nguyễn Du", "mn", "Ea Kao"),
        unit("B", "Trường Mầm non Nguyễn Dư", "mn", "Tân An"),
        unit("C", "Trường TH Ea Du", "th", "Ea Kao"),
        unit("D", "Trường TH Ea Dư", "th", "Ea Kao"),
    ];
    let index = UnitIndex::new(&units, &kinds, &BTreeMap::new());
    for (text, commune, expected) in [
        ("Trường Mầm non Nguyễn Du", None, Match::One(0)),
        ("TRƯỜNG MẦM NON NGUYỄN DƯ", None, Match::One(1)),
        ("truong mam non nguyen du", None, Match::Several(vec![0, 1])),
        // A mark elsewhere shows that marks are written; without any, nobody knows.
        ("Trường TH Ea Du", None, Match::One(2)),
        ("TH Ea Du", None, Match::Several(vec![2, 3])),
        ("TH Ea Dư", None, Match::One(3)),
    ] {
        assert_eq!(index.find(text, commune), expected, "{text}");
    }
    // The place speaks against the spelling: asked.
    let torn = index.find("Trường Mầm non Nguyễn Du", Some("Tân An"));
    assert!(matches!(torn, Match::Near(_)), "{torn:?}");
}

#[test]
fn a_slip_is_taken_only_where_it_can_be_nobody_else() {
    let kind = |id: &str, word: &str| Kind { id: id.into(), name: word.into(), words: vec![word.into()], group: false };
    let kinds = [kind("th", "TH"), kind("thpt", "THPT")];
    let units = [
        unit("A", "Trường THPT Nguyễn Tất Thành", "thpt", "Ea Kao"),
        unit("B", "Trường THPT Lê Lợi", "thpt", "Tân An"),
        unit("C", "Trường TH Trần Hưng Đạo", "th", "Tân An"),
        unit("D", "Trường TH Trần Hưng Đạo", "th", "Ea Kao"),
        unit("E", "Trường THPT Ea Kao", "thpt", "Ea Kao"),
        unit("F", "Trường THPT Hùng Vương", "thpt", "Tân An"),
        unit("G", "Trường THPT Hồng Vương", "thpt", "Tân An"),
        unit("H", "Trường THPT Quang Trung số 1", "thpt", "Tân An"),
    ];
    let index = UnitIndex::new(&units, &kinds, &BTreeMap::new());
    for (text, commune, expected) in [
        ("Trường THPT Nguyễn Tất Thàhn", None, Some(0)),
        ("TRƯỜNG THPT NGUYỄMN TẤT THÀNH", None, Some(0)),
        ("truong thpt nguyen tat thahn", None, Some(0)),
        ("Trường THPT Nguyễn Tất Thàhn", Some("xã Ea Kao"), Some(0)),
        ("Trường THPT Nguyễn Tất Thàhn", Some("phường Tân An"), None),
        ("Trường TH Nguyễn Tất Thàhn", None, None),
        // Another word, not a slip.
        ("Trường THPT Nguyễn Tất Thàn", None, None),
        ("Trường THPT Lê Lai", None, None),
        ("Trường THPT Ea Kar", None, None),
        // Two slips, or two who may be meant.
        ("Trường THPT Nguyễnn Tất Thàhn", None, None),
        ("Trường THPT Hùngg Vương", None, None),
        ("Trường TH Trần Hưngg Đạo", None, None),
        ("Trường TH Trần Hưngg Đạo", Some("xã Ea Kao"), Some(3)),
        ("Trường THPT Quangg Trung số 2", None, None),
        ("Trường THPT Quangg Trung số 1", None, Some(7)),
        ("Nguyễn Tất Thàhn", None, None),
    ] {
        assert_eq!(index.slip(text, commune), expected, "{text}");
    }
}

#[test]
fn what_names_nobody_is_not_remembered_for_anybody() {
    let kinds = [Kind { id: "th".into(), name: "Tiểu học".into(), words: vec!["TH".into()], group: false }];
    let units = [unit("A", "Trường Tiểu học Lê Lợi", "th", "Ea Kao")];
    let index = UnitIndex::new(&units, &kinds, &BTreeMap::new());
    for (text, remembered) in [
        ("Trường Tiểu học", false),
        ("Trường", false),
        ("......", false),
        ("UBND xã Ea Kao", false),
        ("xã Ea Kao", false),
        ("Ea Kao", false),
        ("Sở GDĐT Đắk Lắk", false),
        ("Phòng Giáo dục và Đào tạo", false),
        ("TH L. Lợi", true),
        ("Điểm trường thôn 3", true),
    ] {
        assert_eq!(index.can_be_alias(text), remembered, "{text}");
    }
}

#[test]
fn a_name_of_a_time_means_who_bore_it_then() {
    let day = |text: &str| text.parse::<NaiveDate>().unwrap_or_default();
    let kinds = [Kind { id: "th".into(), name: "Tiểu học".into(), words: vec!["TH".into()], group: false }];
    let before = |until: &str, name: &str, commune: &str| crate::domain::unit::Before {
        until: day(until),
        name: name.into(),
        kind: "th".into(),
        commune: commune.into(),
        ..Default::default()
    };
    // A gave its name to B in 2026 and got another; C was closed and D took its name; Ea Kao became Ea Tân in 2026.
    let mut a = unit("A", "Trường TH Kim Đồng", "th", "Ea Tân");
    a.former_names = vec![("Trường TH Lê Lợi".into(), day("2025-12-31"))];
    a.other_communes = vec!["Ea Kao".into(), "E Kao".into()];
    a.before = vec![before("2025-12-31", "Trường TH Lê Lợi", "Ea Kao")];
    let mut b = unit("B", "Trường TH Lê Lợi", "th", "Ea Tân");
    b.former_names = vec![("Trường TH Lê Lai".into(), day("2025-12-31"))];
    b.other_communes = vec!["Ea Kao".into()];
    b.before = vec![before("2025-12-31", "Trường TH Lê Lai", "Ea Kao")];
    let mut c = unit("C", "Trường TH Hoa Sen", "th", "Tân An");
    c.closed = Some(day("2026-01-01"));
    c.successors = vec!["D".into()];
    let mut d = unit("D", "Trường TH Hoa Sen", "th", "Tân An");
    d.opened = Some(day("2026-01-01"));
    let units = [a, b, c, d];
    let look = |on: &str, text: &str, commune: Option<&str>| {
        let then: Vec<Unit> = units.iter().map(|unit| unit.on(day(on)).into_owned()).collect();
        let index = UnitIndex::new(&then, &kinds, &BTreeMap::new()).on(day(on));
        index.find(text, commune)
    };
    for (on, text, commune, expected) in [
        ("2025-06-30", "Trường TH Lê Lợi", None, Match::One(0)),
        ("2026-06-30", "Trường TH Lê Lợi", None, Match::One(1)),
        ("2026-06-30", "Trường TH Lê Lai", None, Match::One(1)),
        // Sent late, under the name of today.
        ("2025-06-30", "Trường TH Kim Đồng", None, Match::One(0)),
        ("2025-06-30", "Trường TH Kim Đồng", Some("UBND xã Ea Tân"), Match::One(0)),
        ("2026-06-30", "Trường TH Kim Đồng", Some("UBND xã Ea Kao"), Match::One(0)),
        ("2026-06-30", "Trường TH Kim Đồng, xã E Kao", None, Match::One(0)),
        ("2025-06-30", "Trường TH Hoa Sen", None, Match::One(2)),
        ("2026-06-30", "Trường TH Hoa Sen", None, Match::One(3)),
    ] {
        assert_eq!(look(on, text, commune), expected, "{on} {text} {commune:?}");
    }
    assert!(matches!(look("2026-06-30", "Trường TH Kim Đồng", Some("UBND xã Tân An")), Match::Near(_)));
}
