//! Sheets on which a figure could be taken for another one, or be lost without a word.
use super::{sheet, take_from, told};
use crate::domain::{grid::Sheet, intake::Lessons};

/// Fields that a sheet does not have are another matter.
fn expect(name: &str, sheets: Vec<Sheet>, path: &str, expected: &[&str]) {
    let told: Vec<String> = told(&take_from(sheets, path, &Lessons::default()));
    let told: Vec<String> = told.iter().map(|line| line.replace(" !label-missing", "")).collect();
    assert_eq!(told, expected, "{name}");
}

#[test]
fn columns_of_other_years_and_differences_are_not_this_periods() {
    let headed = |top: &str, low: &str, rows: &str| {
        sheet("S", &format!("STT|Tên đơn vị|{top}\n||{low}\n{rows}"), &["A1:A2", "B1:B2", "C1:D1"])
    };
    let rows = "1|Trường THCS Cầu Mây|5|7\n2|Trường THPT Mây Trắng|6|8";
    let case = |top: &str, low: &str, expected: &[&str]| expect(top, vec![headed(top, low, rows)], "x.xlsx", expected);
    case("Số buổi tuyên truyền||Số lượt", "Năm 2025|Năm 2026", &["3 CM buoi=7", "4 MT buoi=8"]);
    case("Số buổi tuyên truyền||Số lượt", "Kỳ này|So với cùng kỳ", &["3 CM buoi=5", "4 MT buoi=6"]);
    case("Số buổi tuyên truyền||Số lượt", "Năm trước|Kỳ này", &["3 CM buoi=7", "4 MT buoi=8"]);
    let only_last = headed("Năm 2025||Số lượt", "Số buổi tuyên truyền|Số lượt tuyên truyền", rows);
    expect("last year alone", vec![only_last], "x.xlsx", &["sheet-unrecognised"]);
    let difference = headed("So với cùng kỳ||Số lượt", "Số buổi tuyên truyền|Số lượt tuyên truyền", rows);
    expect("differences alone", vec![difference], "x.xlsx", &["sheet-unrecognised"]);
}

#[test]
fn a_share_is_read_beside_the_number_it_was_computed_from() {
    let rows = "
STT|Tên đơn vị|Số buổi|Tỷ lệ chuyên cần
|||Số lượng|Tỷ lệ
1|Trường THCS Cầu Mây|5|45|98,5
2|Trường THPT Mây Trắng|6||97";
    let table = sheet("S", rows, &["A1:A2", "B1:B2", "C1:C2", "D1:E1"]);
    expect("table", vec![table], "x.xlsx", &["3 CM buoi=5 chuyen-can=98.5", "4 MT buoi=6 chuyen-can=97"]);
    let number = sheet("S", &rows.replace("|Tỷ lệ\n1", "|Ghi chú\n1"), &["A1:A2", "B1:B2", "C1:C2", "D1:E1"]);
    expect("only a number", vec![number], "x.xlsx", &["sheet-unrecognised"]);

    let form = |number: &str, share: &str| {
        let rows = format!(
            "Đơn vị:|Trường THCS Cầu Mây
TT|Nội dung|Số lượng|Tỷ lệ
1|Số buổi tuyên truyền|5
2|Số lượt người được tuyên truyền|70
3|Tỷ lệ chuyên cần|{number}|{share}
4|Tổng kinh phí|2"
        );
        vec![sheet("S", &rows, &[])]
    };
    let taken = |share: &str| format!("S CM buoi=5 luot=70 chuyen-can={share} tien=2000000");
    expect("both", form("45", "98,5"), "x.xlsx", &[&taken("98.5")]);
    expect("share", form("", "97"), "x.xlsx", &[&taken("97")]);
    expect("signed", form("96%", ""), "x.xlsx", &[&taken("96")]);
    expect("number", form("45", ""), "x.xlsx", &["S CM buoi=5 luot=70 tien=2000000 !sheet-ambiguous"]);
}

#[test]
fn another_table_below_is_not_read_by_the_headings_above() {
    let above = "
STT|Tên đơn vị|Số buổi|Số lượt
1|Trường THCS Cầu Mây|5|50
";
    let narrow = format!("{above}\nSTT|Tên đơn vị|Kinh phí\n1|Trường THPT Mây Trắng|3");
    expect("narrow", vec![sheet("S", &narrow, &[])], "x.xlsx", &["2 CM buoi=5 luot=50", "5 MT tien=3000000"]);
    let strange = format!("{above}\nSTT|Tên đơn vị|Số giáo viên|Số lớp\n1|Trường THPT Mây Trắng|30|12");
    expect(
        "strange",
        vec![sheet("S", &strange, &[])],
        "x.xlsx",
        &["2 CM buoi=5 luot=50", "label-extra@C4 Số giáo viên"],
    );
}

#[test]
fn a_sheet_left_unread_is_named() {
    let first = sheet("Biểu 1", "STT|Tên đơn vị|Số buổi|Số lượt\n1|Trường THCS Cầu Mây|5|50", &[]);
    let second = sheet("Biểu 2", "STT|Tên đơn vị|Kinh phí\n1|Trường THCS Cầu Mây|3", &[]);
    expect("narrow", vec![first.clone(), second], "x.xlsx", &["2 CM buoi=5 luot=50", "sheet-unrecognised"]);
    let notes = sheet("Ghi chú", "Liên hệ|123\nSố buổi: đếm cả tháng 5", &[]);
    expect("notes", vec![first, notes], "x.xlsx", &["2 CM buoi=5 luot=50"]);
}

#[test]
fn units_of_money_that_disagree_are_told() {
    let form = |head: &str, label: &str| {
        let rows = format!(
            "{head}
Đơn vị:|Trường THCS Cầu Mây
1. Số buổi tuyên truyền|5
2. Số lượt người được tuyên truyền|70
3. {label}|2"
        );
        vec![sheet("S", &rows, &[])]
    };
    let right = "S CM buoi=5 luot=70 tien=2000000";
    let wrong = "S CM buoi=5 luot=70 !unit-scale";
    for (head, label, expected) in [
        ("Đơn vị tính: triệu đồng", "Tổng kinh phí", right),
        ("Đơn vị tính: nghìn đồng", "Tổng kinh phí", wrong),
        ("Đơn vị tính: nghìn đồng", "Tổng kinh phí (triệu đồng)", wrong),
        ("Đơn vị tính: triệu đồng\nĐVT: nghìn đồng", "Tổng kinh phí", wrong),
        ("Đơn vị: Trường Tiểu học Đồng Tâm", "Tổng kinh phí", ""),
    ] {
        if expected.is_empty() {
            let told = told(&take_from(form(head, label), "x.xlsx", &Lessons::default()));
            assert!(told[0].contains("tien=2000000"), "{told:?}");
        } else {
            expect(&format!("{head} {label}"), form(head, label), "x.xlsx", &[expected]);
        }
    }
}

#[test]
fn a_label_that_stands_twice_is_read_only_where_its_row_is_sure() {
    let form = |rows: &str| {
        let rows = format!(
            "Đơn vị:|Trường THCS Cầu Mây
TT|Nội dung|Kết quả
{rows}
8|Số lượt người được tuyên truyền|70
9|Tổng kinh phí|2
10|Tỷ lệ chuyên cần|98"
        );
        vec![sheet("S", &rows, &[])]
    };
    let rest = "luot=70 tien=2000000 chuyen-can=98";
    expect(
        "blank row",
        form("1|Số buổi tuyên truyền|\n2|Diễn đàn\n3|Số buổi|4"),
        "x.xlsx",
        &[&format!("S CM {rest} !label-duplicate")],
    );
    expect("heading", form("1|Số buổi\n-|Số buổi tuyên truyền|4"), "x.xlsx", &[&format!("S CM buoi=4 {rest}")]);
    expect("nameless", form("1|Số buổi tuyên truyền|5\n||6"), "x.xlsx", &[&format!("S CM buoi=5 {rest} !label-blank")]);
}

#[test]
fn rows_that_are_no_units_rows() {
    let table = |rows: &str| vec![sheet("S", &format!("STT|Tên đơn vị|Số buổi|Số lượt\n{rows}"), &[])];
    let one = "1|Trường THCS Cầu Mây|5|50";
    let taken = "2 CM buoi=5 luot=50";
    for (row, expected) in [
        ("|Cộng xã|5|50", vec![taken]),
        ("|TỔNG SỐ|5|50", vec![taken]),
        ("|Cộng I+II|6|50", vec![taken, "total-mismatch@C3 6≠5"]),
        ("|Trong đó: nữ|2|20", vec![taken, "3 - ?unit buoi=2 luot=20 !unit-unknown"]),
        ("||2|20", vec![taken, "3 - ?unit buoi=2 luot=20 !unit-unknown"]),
        (
            "2|Trường THCS Cầu Mây|6|60",
            vec!["2 - ?unit buoi=5 luot=50 !unit-duplicate-row", "3 - ?unit buoi=6 luot=60 !unit-duplicate-row"],
        ),
        ("2|Trường THPT Mây Trắng|-6|60", vec![taken, "3 MT luot=60 !out-of-range"]),
        ("Ghi chú: 12 buổi do công an tổ chức", vec![taken]),
        ("|HIỆU TRƯỞNG\n2|Trường THPT Mây Trắng", vec![taken, "4 MT !report-empty"]),
        ("|HIỆU TRƯỞNG\n|Trường THPT Mây Trắng", vec![taken]),
    ] {
        expect(row, table(&format!("{one}\n{row}")), "x.xlsx", &expected);
    }
}

#[test]
fn two_lists_side_by_side_are_not_one() {
    let rows = "
STT|Tên đơn vị|Số buổi|Số lượt||STT|Tên đơn vị|Kinh phí
1|Trường THCS Cầu Mây|5|50||2|Trường THPT Mây Trắng|3";
    expect(
        "lists",
        vec![sheet("S", rows, &[])],
        "x.xlsx",
        &["2 CM buoi=5 luot=50", "sheet-ambiguous@G1 Tổng kinh phí"],
    );
}

#[test]
fn figures_of_one_school_that_ascend_are_no_column_numbers() {
    let rows = "
TRƯỜNG THCS CẦU MÂY
Số buổi|Số lượt|Kinh phí
3|12|40
Người lập|Hiệu trưởng|Xác nhận";
    expect("across", vec![sheet("S", rows, &[])], "x.xlsx", &["3 CM buoi=3 luot=12 tien=40000000"]);
}

#[test]
fn a_form_with_columns_of_several_years_gives_this_year_only() {
    let form = |heads: &str, values: [&str; 4]| {
        let [a, b, c, d] = values;
        let rows = format!(
            "Đơn vị:|Trường THCS Cầu Mây\n\n|Nội dung|{heads}\n1|Số buổi tuyên truyền|{a}\n2|Số lượt người được tuyên truyền|{b}\n3|Tổng kinh phí|{c}\n4|Tỷ lệ chuyên cần|{d}"
        );
        vec![sheet("S", &rows, &[])]
    };
    let both = ["5|7", "50|70", "2|3", "97|98"];
    let left = ["5|", "50|", "2|", "97|"];
    let now = "S CM buoi=7 luot=70 tien=3000000 chuyen-can=98";
    for heads in [
        "2025|2026",
        "Năm 2025|Năm 2026",
        "Năm học trước|Kết quả",
        "Kế hoạch|Thực hiện",
        "Lũy kế|Kỳ này",
        "Dự kiến|Kết quả",
    ] {
        expect(heads, form(heads, both), "x.xlsx", &[now]);
        expect(&format!("{heads} left"), form(heads, left), "x.xlsx", &["S CM !report-empty"]);
    }
    for heads in ["2025|", "Năm 2025|", "Năm học trước|", "Kế hoạch|", "Lũy kế|", "Dự kiến|"] {
        expect(&format!("{heads} alone"), form(heads, left), "x.xlsx", &["S - ?mapping !sheet-ambiguous"]);
    }
}

#[test]
fn quarters_of_another_year_are_not_read() {
    let rows = |heads: &str, values: &str| {
        let rows = format!(
            "STT|Tên đơn vị|Số buổi|Số lượt|Số lần sinh hoạt mô hình\n||||{heads}\n1|Trường THCS Cầu Mây|5|50|{values}"
        );
        vec![sheet("S", &rows, &["A1:A2", "B1:B2", "C1:C2", "D1:D2", "E1:H1"])]
    };
    expect(
        "this",
        rows("Quý I/2026|Quý II/2026", "1|2"),
        "x.xlsx",
        &["3 CM buoi=5 luot=50 sinh-hoat/1=1 sinh-hoat/2=2"],
    );
    expect(
        "both",
        rows("Quý I/2025|Quý II/2026|Quý I/2026", "7|2|1"),
        "x.xlsx",
        &["3 CM buoi=5 luot=50 sinh-hoat/2=2 sinh-hoat/1=1"],
    );
    expect(
        "last",
        rows("Quý I/2025|Quý II/2026", "7|2"),
        "x.xlsx",
        &["3 CM buoi=5 luot=50 sinh-hoat/2=2", "label-similar@E2 Quý I/2025≠Số lần sinh hoạt mô hình"],
    );
}

#[test]
fn a_column_of_another_school_is_not_the_senders() {
    let form = |heads: &str, values: [&str; 3]| {
        let [a, b, c] = values;
        let rows = format!(
            "TRƯỜNG THCS CẦU MÂY\n\nTT|Nội dung|{heads}\n1|Số buổi tuyên truyền|{a}\n2|Số lượt người được tuyên truyền|{b}\n3|Tổng kinh phí|{c}"
        );
        vec![sheet("S", &rows, &[])]
    };
    expect(
        "both",
        form("THCS Cầu Mây|THPT Mây Trắng", ["5|6", "50|60", "2|3"]),
        "x.xlsx",
        &["S - ?mapping !sheet-ambiguous"],
    );
    expect(
        "other",
        form("THPT Mây Trắng", ["6", "60", "3"]),
        "x.xlsx",
        &["S - ?disagreement buoi=6 luot=60 tien=3000000 !unit-mismatch"],
    );
    expect(
        "other filled",
        form("THCS Cầu Mây|THPT Mây Trắng", ["|6", "|60", "|3"]),
        "x.xlsx",
        &["S - ?disagreement buoi=6 luot=60 tien=3000000 !unit-mismatch"],
    );
}

#[test]
fn a_total_ends_what_its_section_said() {
    let rows = "
STT|Tên đơn vị|Số buổi|Số lượt
I|Khối tiểu học
1|Đồi Chè, xã Suối Mơ|4|40
|Cộng khối tiểu học|4|40
2|Đồi Chè, xã Thác Bạc|6|60";
    expect(
        "section",
        vec![sheet("S", rows, &[])],
        "x.xlsx",
        &["3 DC buoi=4 luot=40", "5 - ?unit buoi=6 luot=60 !unit-unknown"],
    );
}

#[test]
fn one_cell_for_two_and_one_name_for_two_rows_are_asked_about() {
    let rows = "
STT|Tên đơn vị|Số buổi|Số lượt
1|Trường THCS Cầu Mây|5|50
2|Trường THPT Mây Trắng||60
3|Trường Mầm non Sao Vàng|7|70
||8|80";
    expect(
        "merged",
        vec![sheet("S", rows, &["C2:C3", "B4:B5"])],
        "x.xlsx",
        &[
            "2 CM ?mapping luot=50 !sheet-ambiguous",
            "3 MT ?mapping luot=60 !sheet-ambiguous",
            "4 - ?unit buoi=7 luot=70 !unit-duplicate-row",
            "5 - ?unit buoi=8 luot=80 !unit-duplicate-row",
        ],
    );
}

#[test]
fn what_nobody_sees_is_not_taken_silently() {
    let mut table = sheet(
        "S",
        "STT|Tên đơn vị|Số buổi|Số lượt|Kinh phí\n1|Trường THCS Cầu Mây|5|50|2\n2|Trường THPT Mây Trắng|6|60|3\n|Cộng|11|110|5",
        &[],
    );
    table.hidden_rows = vec![(2, 2)];
    table.hidden_columns = vec![(4, 4)];
    expect("hidden", vec![table], "x.xlsx", &["2 CM buoi=5 luot=50", "rows-hidden@E1 E", "rows-hidden@C3 3"]);
}

#[test]
fn a_share_without_its_figures_is_told() {
    let rows = "
STT|Tên đơn vị|Số buổi|Số lượt|Học sinh ký cam kết
||||Số đã ký|Tổng số học sinh|Tỷ lệ
1|Trường THCS Cầu Mây|5|50|9|10|90
2|Trường THPT Mây Trắng|6|60|||80";
    let table = sheet("S", rows, &["A1:A2", "B1:B2", "C1:C2", "D1:D2", "E1:G1"]);
    expect("table", vec![table], "x.xlsx", &["3 CM buoi=5 luot=50 cam-ket=9/10", "4 MT buoi=6 luot=60 !label-blank"]);
    let form = "
Đơn vị:|Trường THCS Cầu Mây
TT|Nội dung|Số lượng|Tỷ lệ
1|Số buổi tuyên truyền|5|
2|Số lượt người được tuyên truyền||70
3|Tổng kinh phí|2";
    expect("form", vec![sheet("S", form, &[])], "x.xlsx", &["S CM buoi=5 tien=2000000 !label-blank"]);
}

#[test]
fn a_total_below_what_is_known_is_wrong_whatever_is_open() {
    let rows = |total: &str| {
        let rows = format!(
            "STT|Tên đơn vị|Số buổi|Số lượt\n1|Trường THCS Cầu Mây|5|50\n2|Trường THPT Mây Trắng|...|60\n|Cộng|{total}|110"
        );
        vec![sheet("S", &rows, &[])]
    };
    let taken = ["2 CM buoi=5 luot=50", "3 MT luot=60"];
    expect("more", rows("8"), "x.xlsx", &taken);
    expect("less", rows("4"), "x.xlsx", &[taken[0], taken[1], "total-mismatch@C4 4≠5"]);
}

/// "Đồng" is money, and half of a name that many schools have.
#[test]
fn a_school_called_like_money_is_a_school() {
    let form = |head: &str| {
        let rows =
            format!("{head}\n1. Số buổi tuyên truyền|5\n2. Số lượt người được tuyên truyền|70\n3. Tổng kinh phí|2");
        vec![sheet("S", &rows, &[])]
    };
    let taken = "buoi=5 luot=70 tien=2000000";
    for (head, expected) in [
        ("Đơn vị: triệu đồng\nMã đơn vị: CM", format!("S CM {taken}")),
        (
            "Đơn vị báo cáo: Trường Tiểu học Kim Đồng\nMã đơn vị: CM",
            format!("S - ?disagreement {taken} !unit-mismatch"),
        ),
    ] {
        expect(head, form(head), "x.xlsx", &[&expected]);
    }
}

#[test]
fn a_mark_under_a_heading_nobody_knows_is_told() {
    let rows = "
Đơn vị:|Trường THCS Cầu Mây
TT|Nội dung|Có|Cha|Kết quả
1|Đã xây dựng kế hoạch||x|
2|Số buổi tuyên truyền|||5
3|Số lượt người được tuyên truyền|||70";
    expect("mark", vec![sheet("S", rows, &[])], "x.xlsx", &["S CM buoi=5 luot=70 !label-blank"]);
}
