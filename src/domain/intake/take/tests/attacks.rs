//! Sheets on which a figure could be taken for another one, or be lost without a word.
use super::{differs, sheet};

fn expect(name: &str, sheets: Vec<super::Sheet>, path: &str, expected: &[&str]) {
    if let Some(wrong) = differs(name, sheets, path, expected) { eprintln!("WRONG {wrong}"); }
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
    expect("last year alone", vec![only_last], "x.xlsx", &["label-similar"]);
    let difference = headed("So với cùng kỳ||Số lượt", "Số buổi tuyên truyền|Số lượt tuyên truyền", rows);
    expect("differences alone", vec![difference], "x.xlsx", &["label-similar"]);
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
    expect("only a number", vec![number], "x.xlsx", &["3 CM buoi=5", "4 MT buoi=6", "label-similar"]);

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
    expect("strange", vec![sheet("S", &strange, &[])], "x.xlsx", &["2 CM buoi=5 luot=50", "label-extra"]);
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
            let told = super::told(&super::take_from(form(head, label), "x.xlsx", &Default::default()));
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
9|Tổng kinh phí|2"
        );
        vec![sheet("S", &rows, &[])]
    };
    let rest = "luot=70 tien=2000000";
    expect("blank row", form("1|Số buổi tuyên truyền|\n2|Diễn đàn\n3|Số buổi|4"), "x.xlsx", &[&format!(
        "S CM {rest} !label-duplicate"
    )]);
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
        ("2|Trường THCS Cầu Mây|6|60", vec!["2 - ?unit buoi=5 luot=50 !unit-duplicate-row", "3 - ?unit buoi=6 luot=60 !unit-duplicate-row"]),
        ("2|Trường THPT Mây Trắng|-6|60", vec![taken, "3 MT luot=60 !out-of-range"]),
        ("Ghi chú: 12 buổi do công an tổ chức", vec![taken]),
        ("|HIỆU TRƯỞNG\n2|Trường THPT Mây Trắng", vec![taken, "4 MT !report-empty"]),
        ("|HIỆU TRƯỞNG\n|Trường THPT Mây Trắng", vec![taken]),
    ] {
        expect(row, table(&format!("{one}\n{row}")), "x.xlsx", &expected);
    }
}
