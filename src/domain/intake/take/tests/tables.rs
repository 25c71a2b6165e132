//! Tables with a row for each unit.
use super::{differs, expect, sheet, take_from, told};
use crate::domain::{
    grid::Address,
    intake::{Lessons, Mapping, Shown, recognise::fingerprint},
};

#[test]
fn every_row_is_a_report() {
    let mut wrong = Vec::new();
    for (name, rows, merged, expected) in [
        (
            "plain",
            "STT | Đơn vị | Số buổi tuyên truyền | Số lượt
             1 | Trường Mầm non Sao Vàng | 3 | 40
             2 | THCS Cầu Mây | 5 | 60",
            &[][..],
            &["2 SV buoi=3 luot=40", "3 CM buoi=5 luot=60"][..],
        ),
        (
            "merged groups, column numbers, total, signatures",
            "UBND XÃ SUỐI MƠ
             BÁO CÁO 6 THÁNG ĐẦU NĂM 2026
             STT | Tên trường | Tuyên truyền | | Sinh hoạt mô hình | | | | Ghi chú
              | | Số buổi | Số lượt | Quý I | Quý II | Quý III | Quý IV |
             (1) | (2) | (3) | (4) | (5) | (6) | (7) | (8) | (9)
             1 | MN Sao Vàng | 3 | 40 | 1 | 2 | | | tốt
             2 | TH Đồi Chè | 4 | 50 | 3 | | | |
              | Tổng cộng | 7 | 91 | 4 | 2 | | |
             
              | NGƯỜI LẬP BIỂU | | | Suối Mơ, ngày 20 tháng 5 năm 2026
              | Trần Văn Mẫu | | | HIỆU TRƯỞNG",
            &["A3:A4", "B3:B4", "C3:D3", "E3:H3", "I3:I4"],
            &[
                "6 SV buoi=3 luot=40 sinh-hoat/1=1 sinh-hoat/2=2",
                "7 DC buoi=4 luot=50 sinh-hoat/1=3",
                "total-mismatch@D8 91≠90",
            ],
        ),
        (
            "groups that nobody merged, letters as column numbers, roman quarters",
            "TT | Đơn vị | Tuyên truyền | | Số lần sinh hoạt mô hình
              | | Số buổi | Số lượt | I | II | III | IV
             A | B | 1 | 2 | 3 | 4 | 5 | 6
             1 | THPT Mây Trắng | 3 | 40 | 1 | 2 | |",
            &[],
            &["4 MT buoi=3 luot=40 sinh-hoat/1=1 sinh-hoat/2=2"],
        ),
        (
            "a column for each answer, a ratio in two columns and in one",
            "STT | Mã đơn vị | Đơn vị | Xây dựng kế hoạch | | Xếp loại | | | | Học sinh ký cam kết | | | Số buổi
              | | | Có | Không | XS | Khá | TB | Yếu | Số đã ký | Tổng số học sinh | Tỷ lệ %
             1 | SV | MN Sao Vàng | x | | | x | | | 9 | 10 | 90 | 1
             2 | CM | THCS Cầu Mây | | x | x | | | | 8 | 10 | 80 | 2
             Cộng | | | 1 | 2 | 1 | 1 | 0 | 0 | 17 | 21 | 85 | 3",
            &["D1:E1", "F1:I1", "J1:L1"],
            &[
                "3 SV ke-hoach=có loai=kha cam-ket=9/10 buoi=1",
                "4 CM ke-hoach=không loai=xs cam-ket=8/10 buoi=2",
                "total-mismatch@E5 2≠1",
                "total-mismatch@K5 21≠20",
            ],
        ),
        (
            "one column for a ratio, units of measure, money under its heading",
            "STT | Đơn vị | Số buổi | Học sinh ký cam kết | Tổng kinh phí
              | | buổi | | triệu đồng
             1 | THPT Mây Trắng | 12 buổi | 12/15 | 2.5
              | Cộng | 12 | | 3",
            &[],
            &["3 MT buoi=12 cam-ket=12/15 tien=2500000", "total-mismatch@E4 3≠2.5"],
        ),
        (
            "sections say kind and place",
            "STT | Đơn vị | Số buổi | Số lượt
             I | XÃ SUỐI MƠ | 7 | 90
             1 | Trường Tiểu học Đồi Chè | 3 | 40
             2 | Trường THCS Cầu Mây | 4 | 50
             II | Xã Thác Bạc | 5 | 61
             1 | Trường Tiểu học Đồi Chè | 5 | 60
              | Tổng cộng | 12 | 150",
            &[],
            &["3 DC buoi=3 luot=40", "4 CM buoi=4 luot=50", "6 DC2 buoi=5 luot=60", "total-mismatch@D5 61≠60"],
        ),
        (
            "names without their kind under sections of kinds",
            "TOÀN XÃ SUỐI MƠ
             TT | Tên trường | Số buổi | Số lượt
             A. Khối mầm non
             1 | Sao Vàng | 3 | 40
              | Cộng khối mầm non | 3 | 40
             B. Khối THCS
             1 | Cầu Mây | 4 | 50
              | Cộng | 4 | 55
              | Toàn xã | 7 | 90",
            &["A3:D3", "A6:D6"],
            &["4 SV buoi=3 luot=40", "7 CM buoi=4 luot=50", "total-mismatch@D8 55≠50"],
        ),
        (
            "the total on top, blank rows, headings again on the next page",
            "STT | Đơn vị | Số buổi | Số lượt
              | Tổng số | 12 | 150
             1 | MN Sao Vàng | 3 | 40

             2 | THCS Cầu Mây | 4 | 50
             STT | Đơn vị | Số buổi | Số lượt
             (1) | (2) | (3) | (4)
             3 | THPT Mây Trắng | 5 | 60",
            &[],
            &["3 SV buoi=3 luot=40", "5 CM buoi=4 luot=50", "8 MT buoi=5 luot=60"],
        ),
        (
            "sections within sections, the sum of the quarters in a column",
            "TT | Đơn vị | Số buổi | Số lần sinh hoạt mô hình
              | | | I | II | III | IV | Cộng
             A | XÃ SUỐI MƠ
             I | Cấp tiểu học
             1 | Đồi Chè | 3 | 1 | 2 | | | 3
              | Cộng (I) | 3 | 1 | 2
             II | Cấp THCS
             1 | Cầu Mây | 4 | 1 | 1 | | | 3
             B | XÃ THÁC BẠC
             I | Cấp tiểu học
             1 | Đồi Chè | 5 | 1 | | | | 1
              | Cộng (A+B) | 12 | 3 | 3",
            &["D1:H1"],
            &[
                "5 DC buoi=3 sinh-hoat/1=1 sinh-hoat/2=2",
                "8 CM buoi=4 sinh-hoat/1=1 sinh-hoat/2=1 !total-mismatch",
                "11 DC2 buoi=5 sinh-hoat/1=1",
            ],
        ),
        (
            "three rows of headings, groups named like sections of the form",
            "STT | Đơn vị | Kết quả thực hiện
              | | Tuyên truyền | | Kinh phí
              | | Số buổi | Số lượt | Tổng kinh phí (triệu đồng) | Ghi chú
             1 | THPT Mây Trắng | 3 | '1.234 | 2,5 | đã gửi",
            &["A1:A3", "B1:B3", "C1:F1", "C2:D2"],
            &["4 MT buoi=3 luot=1234 tien=2500000"],
        ),
        (
            "lines after the signatures",
            "STT | Đơn vị | Số buổi | Số lượt
             1 | MN Sao Vàng | 3 | 40
             Ghi chú: số liệu tính đến ngày báo cáo
              | Người lập biểu | | HIỆU TRƯỞNG
              | (Ký, ghi rõ họ tên) | | (Ký, đóng dấu)
              | Trần Văn Mẫu | | Lê Thị Mẫu
             2 | THCS Cầu Mây | 4 | 50",
            &[],
            &["2 SV buoi=3 luot=40", "7 CM buoi=4 luot=50"],
        ),
        (
            "columns of kind and commune",
            "STT | Tên đơn vị | Loại hình | Xã, phường | Số buổi | Số lượt
             1 | Đồi Chè | Tiểu học | Suối Mơ | 3 | 40
             2 | Đồi Chè | Tiểu học | Thác Bạc | 4 | 50",
            &[],
            &["2 DC buoi=3 luot=40", "3 DC2 buoi=4 luot=50"],
        ),
    ] {
        wrong.extend(differs(name, vec![sheet("Biểu", &unindented(rows), merged)], "xa.xlsx", expected));
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn what_is_unclear_is_asked_and_stops_nobody_else() {
    let mut wrong = Vec::new();
    for (name, rows, merged, expected) in [
        (
            "unknown unit, listed without figures, written twice",
            "STT | Đơn vị | Số buổi | Số lượt
             1 | MN Sao Vàng | 3 | 40
             2 | MN Chân Trời | 4 | 50
             3 | THCS Cầu Mây | |
             4 | THPT Mây Trắng | 1 | 2
             5 | THPT Mây Trắng | 3 | 4",
            &[][..],
            &[
                "2 SV buoi=3 luot=40",
                "3 - ?unit buoi=4 luot=50 !unit-unknown",
                "4 CM !report-empty",
                "5 - ?unit buoi=1 luot=2 !unit-duplicate-row",
                "6 - ?unit buoi=3 luot=4 !unit-duplicate-row",
            ][..],
        ),
        (
            "a figure merged over two units",
            "STT | Đơn vị | Số buổi | Số lượt
             1 | MN Sao Vàng | 3 | 40
             2 | THCS Cầu Mây | | 50
             3 | THPT Mây Trắng | 1 | 2",
            &["C2:C3"],
            &["2 SV ?mapping luot=40 !sheet-ambiguous", "3 CM ?mapping luot=50 !sheet-ambiguous", "4 MT buoi=1 luot=2"],
        ),
        (
            "a name merged over two rows, and figures merged over two columns",
            "STT | Đơn vị | Số buổi | Số lượt
             1 | MN Sao Vàng | 3 | 40
              | | 4 | 50
             2 | THCS Cầu Mây | 7 |",
            &["B2:B3", "C4:D4"],
            &[
                "2 - ?unit buoi=3 luot=40 !unit-duplicate-row",
                "3 - ?unit buoi=4 luot=50 !unit-duplicate-row",
                "4 CM ?mapping !sheet-ambiguous",
            ],
        ),
        (
            "a school of another commune than the letterhead's",
            "UBND XÃ SUỐI MƠ
             STT | Đơn vị | Số buổi | Số lượt
             1 | THPT Mây Trắng | 3 | 40
             2 | TH Đồi Chè | 4 | 50",
            &[],
            &["3 - ?disagreement buoi=3 luot=40 !unit-mismatch", "4 DC buoi=4 luot=50"],
        ),
        (
            "figures without a name",
            "STT | Đơn vị | Số buổi | Số lượt
             1 | MN Sao Vàng | 3 | 40
             2 | | 4 | 50",
            &[],
            &["2 SV buoi=3 luot=40", "3 - ?unit buoi=4 luot=50 !unit-unknown"],
        ),
        (
            "a column twice, one nobody knows, one nearly known, a plan beside what was done",
            "STT | Đơn vị | Số buổi | Số buổi | Số cây xanh | Khó khăn, vướng mắcc | Số lượt | 
              | | | | | | Kế hoạch | Thực hiện
             1 | MN Sao Vàng | 3 | 4 | 7 | không | 100 | 40",
            &["A1:A2", "B1:B2", "C1:C2", "D1:D2", "E1:E2", "F1:F2", "G1:H1"],
            &[
                "3 SV kho-khan=không luot=40",
                "label-duplicate@D1 Số buổi tuyên truyền",
                "label-similar@F1 Khó khăn, vướng mắcc≠Khó khăn, vướng mắc",
                "label-extra@E1 Số cây xanh",
            ],
        ),
        (
            "the same words under another group",
            "STT | Đơn vị | Số lượt | Tỷ lệ chuyên cần | Sinh hoạt mô hình
              | | | | Số buổi
             1 | MN Sao Vàng | 3 | 95% | 5",
            &["A1:A2", "B1:B2", "C1:C2", "D1:D2"],
            &["3 SV luot=3 chuyen-can=95", "label-similar@E2 Số buổi≠Số lần sinh hoạt mô hình", "label-missing@"],
        ),
        (
            "several rows that name nobody",
            "Số buổi | Số lượt | Tổng kinh phí | Tỷ lệ chuyên cần
             3 | 40 | 5 | 95%
             4 | 50 | 6 | 96%",
            &[],
            &["Biểu - ?mapping !sheet-ambiguous"],
        ),
        (
            "the period of another report",
            "BÁO CÁO QUÝ III NĂM 2026
             STT | Đơn vị | Số buổi | Số lượt
             1 | MN Sao Vàng | 3 | 40",
            &[],
            &["3 SV ?period buoi=3 luot=40 !period-unknown"],
        ),
    ] {
        let expected: Vec<&str> = expected.iter().map(|one| one.trim_end_matches('@')).collect();
        wrong.extend(differs(name, vec![sheet("Biểu", &unindented(rows), merged)], "xa.xlsx", &expected));
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn what_nobody_sees_is_not_taken_and_is_said() {
    let rows = "STT | Đơn vị | Số buổi | Số lượt
        1 | MN Sao Vàng | 3 | 40
        2 | THCS Cầu Mây | 4 | 50
         | Cộng | 7 | 90";
    let mut hidden = sheet("Biểu", &unindented(rows), &[]);
    hidden.hidden_rows = vec![(2, 2)];
    expect("row", vec![hidden], "xa.xlsx", &["2 SV buoi=3 luot=40", "rows-hidden@C3 3"]);
    let mut hidden = sheet("Biểu", &unindented(rows), &[]);
    hidden.hidden_columns = vec![(3, 3)];
    expect("column", vec![hidden], "xa.xlsx", &["2 SV buoi=3", "3 CM buoi=4", "rows-hidden@D1 D"]);
}

#[test]
fn a_school_sends_a_table_of_one_row() {
    let own = "TRƯỜNG THCS CẦU MÂY
        STT | Số buổi | Số lượt | Tổng kinh phí
        1 | 3 | 40 | 5";
    expect("unnamed", vec![sheet("Biểu", &unindented(own), &[])], "bc.xlsx", &["3 CM buoi=3 luot=40 tien=5000000"]);
    let anothers = "TRƯỜNG THCS CẦU MÂY
        STT | Đơn vị | Số buổi | Số lượt
        1 | THPT Mây Trắng | 3 | 40";
    let expected = ["3 - ?disagreement buoi=3 luot=40 !unit-mismatch"];
    expect("passed on", vec![sheet("Biểu", &unindented(anothers), &[])], "bc.xlsx", &expected);
}

#[test]
fn a_column_is_shown_once() {
    let rows = "STT | Cơ sở | Nói chuyện | Người nghe
        1 | MN Sao Vàng | 3 | 40
        2 | THCS Cầu Mây | 4 | 50";
    let sheet = sheet("Biểu", &unindented(rows), &[]);
    let shown = |field: &str, column| Shown::new(field, Address::new(1, column));
    let mapping = Mapping {
        form: super::plan().forms[0].id.clone(),
        places: vec![shown("unit", 1), shown("buoi", 2), shown("luot", 3)],
        who: "Lê Thị Mẫu".into(),
    };
    let lessons = Lessons { mappings: [(fingerprint(&sheet), mapping)].into(), ..Lessons::default() };
    let taken = take_from(vec![sheet], "xa.xlsx", &lessons);
    assert_eq!(told(&taken), ["2 SV buoi=3 luot=40", "3 CM buoi=4 luot=50", "layout-taught B, C, D≠Lê Thị Mẫu"]);
}

/// A table of test rows without what indents it.
fn unindented(rows: &str) -> String {
    rows.lines().map(str::trim_start).collect::<Vec<_>>().join("\n")
}
