//! Pointing at a cell once, and what comes of it on the next sheet.
use super::*;
use crate::domain::intake::Shown;

const HEADINGS: &[&str] = &["Nội dung", "Đợt 1", "Đợt 2"];

fn filled(figures: [&str; 6]) -> Sheet {
    let [a, b, c, d, e, f] = figures;
    grid(&[HEADINGS, &["Số buổi tuyên truyền", a, b], &["Số lượt người dự", c, d], &["Số mô hình hiện có", e, f]], &[])
}

fn with<'a>(lessons: &'a Lessons) -> Given<'a> {
    Given { lessons, year: None, quarters: [None; 4] }
}

#[test]
fn a_column_shown_once_is_known_from_then_on() {
    let first = filled(["1", "2", "3", "4", "5", "6"]);
    let form = form();
    assert_eq!(shown(&first, &form, &with(&Lessons::default())), "ask B Đợt 1 | C Đợt 2");
    let lessons = mapping(&first, &[("luot", "C3")]);
    for (name, sheet, found) in [
        ("the same sheet", first.clone(), "buoi=C2 luot=C3 mo-hinh=C4; layout-taught@C3"),
        ("another school's", filled(["9", "8", "7", "6", "5", "4"]), "buoi=C2 luot=C3 mo-hinh=C4; layout-taught@C3"),
        ("a blank row in it", filled(["9", "8", "7", "", "5", "4"]), "buoi=C2 mo-hinh=C4; layout-taught@C3"),
        ("the other column filled", filled(["9", "", "7", "", "5", ""]), "ask B Đợt 1"),
    ] {
        assert_eq!(shown(&sheet, &form, &with(&lessons)), found, "{name}");
    }
    // Other headings are another kind of sheet.
    let other = grid(
        &[
            &["Nội dung", "Đợt 1", "Đợt 3"],
            &["Số buổi tuyên truyền", "1", "2"],
            &["Số lượt người dự", "1", "2"],
            &["Số mô hình hiện có", "1", "2"],
        ],
        &[],
    );
    assert_eq!(shown(&other, &form, &with(&lessons)), "ask B Đợt 1 | C Đợt 3");
}

#[test]
fn cells_of_two_columns_hold_for_themselves() {
    let sheet = grid(
        &[
            &["Nội dung", "Kết quả", "Đợt 2"],
            &["Số buổi tuyên truyền", "1", "2"],
            &["Số lượt người dự", "3", "4"],
            &["Số mô hình hiện có", "5", "6"],
        ],
        &[],
    );
    let lessons = mapping(&sheet, &[("buoi", "C2"), ("luot", "B3")]);
    assert_eq!(shown(&sheet, &form(), &with(&lessons)), "buoi=C2 luot=B3 mo-hinh=B4; layout-taught@C2");
}

fn strange(first: &str, second: &str, blank_rows: usize) -> Sheet {
    let mut rows: Vec<&[&str]> = vec![&["STT", "Việc đã làm", "Ghi số"]];
    let (one, two) = (["1", "Họp phổ biến cho toàn trường", first], ["2", "Các đội nhóm của học sinh", second]);
    rows.push(&one);
    rows.extend(std::iter::repeat_n::<&[&str]>(&[], blank_rows));
    rows.push(&two);
    grid(&rows, &[])
}

#[test]
fn a_sheet_of_strange_labels_is_taught_cell_by_cell() {
    let form = form();
    let lessons = mapping(&strange("5", "6", 0), &[("buoi", "C2"), ("mo-hinh", "C3")]);
    assert_eq!(shown(&strange("5", "6", 0), &form, &with(&Lessons::default())), "no");
    assert_eq!(shown(&strange("8", "9", 0), &form, &with(&lessons)), "buoi=C2 mo-hinh=C3; layout-taught@C2");
    // Rows that were inserted are followed by what names them.
    assert_eq!(shown(&strange("8", "9", 2), &form, &with(&lessons)), "buoi=C2 mo-hinh=C5; layout-taught@C2");
}

#[test]
fn what_cannot_be_a_place_is_refused() {
    let sheet = filled(["1", "2", "3", "4", "5", "6"]);
    let check = |field: &str, cell: &str| check_shown(&sheet, &form(), vec![Shown::new(field, cell.parse().unwrap())]);
    assert_eq!(check("x", "B2"), Err(NotShown::Field("x".into())));
    assert_eq!(check("buoi/1", "B2"), Err(NotShown::Field("buoi/1".into())));
    assert_eq!(check("buoi", "A3"), Err(NotShown::Label("A3".parse().unwrap(), "Số lượt người dự".into())));
    assert_eq!(check("buoi", "D2"), Err(NotShown::Outside("D2".parse().unwrap())));
    assert_eq!(check_shown(&sheet, &form(), vec![]), Err(NotShown::Nothing));
    let named = check("sinh-hoat/2", "C2").unwrap();
    assert_eq!(named.first().map(|shown| shown.beside.as_str()), Some("so buoi tuyen truyen"));
    let twice = vec![Shown::new("buoi", "B2".parse().unwrap()), Shown::new("luot", "B2".parse().unwrap())];
    assert!(matches!(check_shown(&sheet, &form(), twice), Err(NotShown::Twice(..))));
}

#[test]
fn a_fingerprint_knows_the_kind_and_not_the_school() {
    let sheet = |school: &str, value: &str, answer: &str| {
        grid(
            &[
                &["SỞ GIÁO DỤC", "", "CỘNG HÒA"],
                &[school],
                &["BÁO CÁO 6 THÁNG ĐẦU NĂM 2026"],
                &["TT", "Nội dung", "ĐVT", "Đợt 1", "Đợt 2"],
                &["1", "Số buổi tuyên truyền", "buổi", value, ""],
                &["2", "Đã ký cam kết", "", answer, answer],
                &["3", "Khó khăn, vướng mắc", "", answer, ""],
                &["", "Người lập biểu"],
                &["", school],
            ],
            &[],
        )
    };
    let one = fingerprint(&sheet("TRƯỜNG THPT A", "5", "Có"));
    assert_eq!(one, fingerprint(&sheet("Trường Tiểu học B", "", "chưa làm được")));
    assert_eq!(one, fingerprint(&sheet("", "12 buổi", "")));
    assert_eq!(one.len(), 16);
    let renamed = grid(&[&["TT", "Nội dung", "ĐVT", "Đợt 1", "Đợt 3"], &["1", "Số buổi tuyên truyền"]], &[]);
    assert_ne!(one, fingerprint(&renamed));
    let units = |names: [&str; 3]| {
        let [a, b, c] = names;
        grid(
            &[&["TT", "Tên trường", "Số buổi", "Số mô hình"], &["1", a, "5", "6"], &["2", b, "7", "8"], &["3", c]],
            &[],
        )
    };
    let listed = fingerprint(&units(["Trường THCS A", "Trường THCS B", "MN Hoa Mai"]));
    assert_eq!(listed, fingerprint(&units(["Trường TH X", "Mầm non Y", "THPT Z"])));
    let rows: [&[&str]; 3] = [
        &["TT", "Tên đơn vị", "Đã xây dựng kế hoạch", "Hoả hoạn"],
        &["1", "Trường THPT Suối Mơ", "Có", "9"],
        &["2", "Trường THCS Thác Bạc", "Không", "0"],
    ];
    let [head, one, two] = rows;
    let of_one = fingerprint(&grid(&[head, one], &[]));
    assert_eq!(of_one, fingerprint(&grid(&[head, one, two], &[])));
    assert_eq!(of_one, fingerprint(&grid(&[head, two], &[])));
}
