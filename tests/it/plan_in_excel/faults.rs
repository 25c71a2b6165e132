//! Every bad input of a workbook: which cell is named, and all of them at once.
use super::clerk::{Rows, book, plan};
use crate::{
    program::{Room, list, text},
    workbook::{Format, Sheet},
};
use serde_json::Value;

/// Another text in a cell: sheet, cell, text.
type Change = (&'static str, &'static str, &'static str);

fn changed(changes: &[Change]) -> Vec<(&'static str, Rows)> {
    let mut sheets = plan();
    for (name, cell, text) in changes {
        let at: tonghop::domain::grid::Address = cell.parse().unwrap();
        let rows = &mut sheets.iter_mut().find(|(known, _)| known == name).unwrap().1;
        let (row, column) = (at.row as usize, at.column as usize);
        rows.resize(rows.len().max(row + 1), vec![]);
        let width = rows[row].len().max(column + 1);
        rows[row].resize(width, "");
        rows[row][column] = *text;
    }
    sheets
}

fn faults(sheets: &[(&str, Rows)]) -> Vec<Value> {
    let room = Room::new();
    room.write("plan.xlsx", book(sheets).bytes(Format::Xlsx));
    let ran = room.say("plan check plan.xlsx --json");
    assert_eq!(ran.code, 1, "{ran:?}");
    list(&ran.json()["faults"]).to_vec()
}

/// A row of indicators: what it measures is the plan of each school.
const LIKE: [Change; 7] = [
    ("Chỉ tiêu", "A5", "Chỉ tiêu khác"),
    ("Chỉ tiêu", "B5", "I.9"),
    ("Chỉ tiêu", "C5", "một ô số liệu"),
    ("Chỉ tiêu", "D5", "Số giáo viên"),
    ("Chỉ tiêu", "E5", "ít nhất"),
    ("Chỉ tiêu", "F5", "#1"),
    ("Chỉ tiêu", "G5", "từng đơn vị"),
];

#[test]
fn each_bad_input_is_named_with_its_cell_and_a_remedy() {
    let rule = |left, operator, right| {
        vec![("Quy tắc", "A3", left), ("Quy tắc", "B3", operator), ("Quy tắc", "C3", right), ("Quy tắc", "D3", "Sai.")]
    };
    let like = |more: Vec<Change>| LIKE.into_iter().chain(more).collect::<Vec<_>>();
    for (changes, place, word) in [
        // An unknown field in a rule.
        (vec![("Quy tắc", "C2", "Số thầy cô")], "Quy tắc!C2", "Số thầy cô"),
        // Contradictory rules.
        (rule("Số giáo viên được tập huấn", "lớn hơn", "Số giáo viên"), "Quy tắc!B3", "Quy tắc!D2"),
        (rule("Số giáo viên", "nhỏ hơn", "0"), "Quy tắc!B3", "giới hạn"),
        // Target years outside the plan.
        (vec![("Chỉ tiêu", "I1", "#2027"), ("Chỉ tiêu", "I2", "#100")], "Chỉ tiêu!I2", "2027"),
        // One year twice.
        (vec![("Chỉ tiêu", "I1", "#2026"), ("Chỉ tiêu", "I2", "#100")], "Chỉ tiêu!I1", "hai lần"),
        // Two indicators with one id.
        (
            like(vec![("Chỉ tiêu", "I1", "Mã"), ("Chỉ tiêu", "I4", "gv"), ("Chỉ tiêu", "I5", "gv")]),
            "Chỉ tiêu!I5",
            "Chỉ tiêu!I4",
        ),
        // A kind nobody has.
        (vec![("Biểu mẫu", "H1", "Chỉ hỏi loại hình"), ("Biểu mẫu", "H5", "THPT")], "Biểu mẫu!H5", "THPT"),
        // An applicability that excludes everyone.
        (
            vec![
                ("Loại báo cáo", "H1", "Loại hình phải nộp"),
                ("Loại báo cáo", "H2", "THCS"),
                ("Chỉ tiêu", "I1", "Chỉ loại hình"),
                ("Chỉ tiêu", "I2", "Tiểu học"),
            ],
            "Chỉ tiêu!I2",
            "Không đơn vị nào",
        ),
        // A deadline before the window ends.
        (vec![("Loại báo cáo", "B2", "năm"), ("Loại báo cáo", "D2", "20/10")], "Loại báo cáo!D2", "Ngày chốt số liệu"),
        // Levels out of order.
        (vec![("Lựa chọn", "B2", "Xuất sắc"), ("Lựa chọn", "B4", "Yếu")], "Lựa chọn!B3", "thấp đến cao"),
        // What only a workbook can get wrong.
        (vec![("Chỉ tiêu", "H2", "#0.5")], "Chỉ tiêu!H2", "50%"),
        (vec![("Chỉ tiêu", "H2", "0,5")], "Chỉ tiêu!H2", "50%"),
        (vec![("Chỉ tiêu", "H2", "nhiều")], "Chỉ tiêu!H2", "nhiều"),
        (vec![("Loại báo cáo", "B2", "hàng quý")], "Loại báo cáo!B2", "6 tháng"),
        (vec![("Loại báo cáo", "D2", "31/2")], "Loại báo cáo!D2", "31/2"),
        (vec![("Loại báo cáo", "C2", "")], "Loại báo cáo!C2", "Hạn đơn vị: ngày"),
        (vec![("Loại báo cáo", "E2", "")], "Loại báo cáo!E2", "Nơi nhận"),
        (vec![("Biểu mẫu", "D4", "có lẽ")], "Biểu mẫu!D4", "Có hoặc Không"),
        (vec![("Biểu mẫu", "E7", "Mức lạ")], "Biểu mẫu!E7", "Mức an toàn"),
        (vec![("Biểu mẫu", "E5", "Mức an toàn")], "Biểu mẫu!E5", "không dùng cho dòng này"),
        (vec![("Biểu mẫu", "A5", "")], "Biểu mẫu!A5", "ô số liệu"),
        (vec![("Biểu mẫu", "G1", "Đơn vị tínhh")], "Biểu mẫu!G1", "Đơn vị tính"),
        (vec![("Đơn vị", "D2", "gì đây")], "Đơn vị!D2", "tiêu đề"),
        (vec![("Kế hoạch", "B3", "")], "Kế hoạch!B3", "Cơ quan ban hành"),
        (vec![("Chỉ tiêu", "D4", "Số giáo viên được tập huấn; Số gió viên")], "Chỉ tiêu!D4", "Số gió viên"),
        (vec![("Chỉ tiêu", "F3", "Giỏi")], "Chỉ tiêu!F3", "Giỏi"),
        (vec![("Chỉ tiêu", "E2", "ít nhất")], "Chỉ tiêu!F2", "Mức phải đạt"),
    ] {
        let found = faults(&changed(&changes));
        let places: Vec<String> =
            found.iter().map(|fault| format!("{}!{}", text(&fault["sheet"]), text(&fault["cell"]))).collect();
        let said = |fault: &Value| format!("{} {}", text(&fault["message"]), text(&fault["advice"]));
        let told = found.iter().zip(&places).any(|(fault, at)| at == place && said(fault).contains(word));
        assert!(told, "{changes:?}: {place} «{word}» in {found:#?}");
        for fault in &found {
            assert!(fault["line"].is_null() && !text(&fault["advice"]).is_empty(), "{fault:#?}");
            assert!(!said(fault).contains('`'), "a key of plan files in {fault:#?}");
        }
    }
}

#[test]
fn all_faults_come_at_once_and_no_book_is_begun() {
    let sheets = changed(&[
        ("Chỉ tiêu", "H2", "#0.5"),
        ("Loại báo cáo", "B2", "hàng quý"),
        ("Quy tắc", "C2", "Số thầy cô"),
        ("Biểu mẫu", "D4", "có lẽ"),
    ]);
    let found = faults(&sheets);
    let places: Vec<(&str, &str)> = found.iter().map(|fault| (text(&fault["sheet"]), text(&fault["cell"]))).collect();
    assert_eq!(places, [("Loại báo cáo", "B2"), ("Biểu mẫu", "D4"), ("Quy tắc", "C2"), ("Chỉ tiêu", "H2")]);
    let room = Room::new();
    room.write("plan.xlsx", book(&sheets).bytes(Format::Xlsx));
    let said = room.say("new book.tonghop --plan plan.xlsx").refused(1);
    assert_eq!(said.lines().count(), 4, "{said}");
    assert!(said.contains("Chỉ tiêu!H2"), "{said}");
    assert!(!room.path("book.tonghop").exists());
}

#[test]
fn a_workbook_that_is_no_plan_is_told_in_one_sentence() {
    let mut sheet = Sheet::named("Danh sách trường");
    sheet.say((0, 0), "Tên");
    let room = Room::new();
    room.write("list.xlsx", crate::workbook::Book { sheets: vec![sheet] }.bytes(Format::Xlsx));
    let ran = room.say("plan check list.xlsx --json");
    let found = ran.json();
    assert_eq!((ran.code, list(&found["faults"]).len()), (1, 1));
    assert!(text(&found["faults"][0]["message"]).contains("không phải là kế hoạch"), "{found:#}");
    room.write("broken.xlsx", b"PK\x03\x04 and then nothing");
    assert!(!room.say("plan check broken.xlsx").refused(1).is_empty());
    assert!(!room.say("plan check gone.xlsx").refused(1).is_empty());
}
