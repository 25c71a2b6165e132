//! The plan and the roster kept by keyboard, on a real book.
use super::stage::{Stage, made};
use crate::program::Room;

/// A day and a reason, each with Enter.
fn answers(stage: &mut Stage, lines: &[&str]) {
    for line in lines {
        stage.types(line).press("Enter");
    }
}

#[test]
fn another_period_is_worked_in_from_the_plan() {
    let mut stage = Stage::sample();
    stage.press("Ctrl+L");
    stage.shows(&["Kế hoạch: Chung", "2026 – 2030", "Sở Giáo dục và Đào tạo tỉnh Đắk Lắk"]);
    stage.press("Tab Tab").shows(&["► 6 tháng đầu năm 2026", "hết Thứ Ba 19/5/2026"]);
    stage.press("Enter").shows(&["Đang làm việc ở chính kỳ này"]);
    stage.press("↓ Enter").shows(&["► năm 2026 — Báo cáo năm", "năm 2026"]);
    stage.press("Esc").shows(&["Tổng quan", "trước ngày 20/10"]);
}

#[test]
fn a_deadline_is_moved_and_moved_back() {
    let mut stage = Stage::sample();
    stage.shows(&["Chưa nộp                  13"]);
    stage.press("Ctrl+L Tab Tab F2").shows(&["Hạn nộp — 6 tháng đầu năm 2026"]);
    answers(&mut stage, &["30/5/2026", "mưa lũ"]);
    stage.shows(&["30/5/2026 · đang mở, ngày đặt riêng", "Đã ghi: Mở kỳ"]);
    stage.press("Esc").shows(&["Chưa đến hạn              13"]);
    stage.press("Ctrl+Z").shows(&["Chưa nộp                  13"]);
}

#[test]
fn an_indicator_leads_to_its_figures_and_can_be_set_for_a_unit() {
    let mut stage = Stage::sample();
    stage.press("Ctrl+L ← ← /").types("quan triet").press("Enter");
    stage.shows(&["Kế hoạch: Chỉ tiêu › Chỉ tiêu", "Quán triệt Kế hoạch"]);
    stage.press("Esc F2").shows(&["Đặt riêng cho đơn vị nào?"]);
    stage.press("Enter").shows(&["như hiện nay"]);
    stage.press("Enter").shows(&["không áp dụng"]);
    answers(&mut stage, &["không có người học"]);
    stage.shows(&["Đã ghi: Đặt phạm vi áp dụng"]);
    stage.press("Ctrl+Z").shows(&["Đã lấy lại: Đặt phạm vi áp dụng"]);
}

#[test]
fn a_unit_gets_another_name_an_alias_and_is_closed_each_taken_back_by_itself() {
    let mut stage = Stage::sample();
    stage.press("Ctrl+D /").types("sao mai").press("Enter");
    stage.shows(&["Danh sách đơn vị ›", "Sao Mai", "Chỉ tiêu áp dụng kỳ này"]);
    stage.press("F2").types("them ten goi").press("Enter");
    answers(&mut stage, &["Ngôi sao buổi sáng", "đơn vị tự ghi"]);
    stage.shows(&["Ngôi sao buổi sáng", "ghi trong danh sách"]);
    stage.press("F2").types("doi ten").press("Enter");
    stage.press("End").types(" số 9").press("Enter");
    answers(&mut stage, &["1/5/2026", "QĐ 12"]);
    stage.shows(&["số 9", "dùng đến 30/4/2026"]);
    stage.press("F2").types("dong giai the").press("Enter");
    answers(&mut stage, &["1/7/2026", "QĐ 15"]);
    stage.shows(&["sẽ đóng 1/7/2026"]);
    stage.press("Esc Esc /").types("ngoi sao buoi sang").shows(&["1 / 120", "số 9"]);
    stage.press("Esc Ctrl+Z Ctrl+Z Ctrl+Z /").types("ngoi sao buoi sang");
    stage.shows(&["0 / 120"]);
}

#[test]
fn marked_units_are_merged_as_one_decision() {
    let mut stage = Stage::sample();
    stage.press("Ctrl+D Space Space F2").types("sap nhap").press("Enter");
    stage.shows(&["Đơn vị nào còn lại sau sáp nhập?", "Một đơn vị mới"]);
    stage.press("Enter");
    answers(&mut stage, &["1/8/2026", "NQ 7"]);
    stage.press("Esc Ctrl+D F4").types("dong").shows(&["Chỉ hiện các đơn vị"]);
    stage.press("Esc").shows(&["sẽ đóng 1/8/2026"]);
    stage.press("Ctrl+Z").shows(&["Đã lấy lại: Sáp nhập đơn vị"]);
    assert!(!stage.text().contains("sẽ đóng"), "{}", stage.text());
}

#[test]
fn what_cannot_be_says_why_and_changes_nothing() {
    let mut stage = Stage::sample();
    stage.press("Ctrl+D F2").types("bo ngay dong").press("Enter").shows(&["không có ngày đóng"]);
    stage.press("F2").types("them ten goi").press("Enter");
    // Another unit's own name.
    let other = stage.model.desk.as_ref().unwrap().units[5].name.clone();
    answers(&mut stage, &[&other, "nhầm"]);
    stage.shows(&["đang chỉ đơn vị"]);
    stage.press("Ctrl+Z").shows(&["Không còn việc nào"]);
}

#[test]
fn a_new_version_of_the_plan_is_tried_shown_and_put_in_force() {
    let room = made();
    let plan = include_str!("../../../data/plans/daklak-antq-2026.toml");
    let new = plan.replacen("version = 1", "version = 2", 1).replacen(
        "name = \"Báo cáo năm\"",
        "name = \"Báo cáo cả năm\"",
        1,
    );
    let file = room.write("d/moi.toml", new.as_bytes());
    let mut stage = Stage::open(&room.path("d/sample.tonghop"));
    stage.press("Ctrl+L Ctrl+N /").types(&file.to_string_lossy()).press("Enter Enter");
    stage.shows(&["Áp dụng bản kế hoạch mới", "moi.toml"]);
    answers(&mut stage, &["1/7/2026"]);
    stage.shows(&["phiên bản 1 → 2", "Báo cáo cả năm", "Enter áp dụng"]);
    stage.press("Esc").shows(&["Kế hoạch: Chung"]);
    stage.press("Ctrl+Z").shows(&["Không còn việc nào"]);
    stage.press("Ctrl+N /").types(&file.to_string_lossy()).press("Enter Enter");
    answers(&mut stage, &["1/7/2026"]);
    stage.press("Enter");
    answers(&mut stage, &["bản ký ngày 30/6"]);
    stage.shows(&["Đã ghi: Đổi phiên bản kế hoạch"]);
    // The half-year ends before that day and keeps its version.
    stage.press("Tab Tab ↓ Enter").shows(&["► năm 2026 — Báo cáo cả năm"]);
    stage.press("Ctrl+Z").shows(&["năm 2026 — Báo cáo năm"]);
}

#[test]
fn a_new_list_of_units_is_shown_as_what_it_says_otherwise_and_then_taken() {
    let room = made();
    let mut stage = Stage::open(&room.path("d/sample.tonghop"));
    let list = room.path("d/roster.xlsx").display().to_string();
    let compare = |stage: &mut Stage| {
        stage.press("Ctrl+N /").types(&list).press("Enter Enter");
        stage.shows(&["Danh sách này đúng từ ngày nào?", "roster.xlsx"]);
        stage.press("Enter");
    };
    stage.press("Ctrl+D");
    compare(&mut stage);
    stage.shows(&["0 đơn vị mới, 0 thay đổi, 120 giữ nguyên"]);
    stage.press("Enter").shows(&["Không có gì khác để áp dụng"]);
    stage.press("Esc F2").types("doi stt").press("Enter");
    answers(&mut stage, &["500", "xếp lại"]);
    compare(&mut stage);
    stage.shows(&["1 thay đổi", "500 → 1"]);
    stage.press("Enter").shows(&["Thôi, chưa đổi gì"]);
    stage.press("Enter").shows(&["Danh sách đơn vị"]);
    compare(&mut stage);
    stage.press("Enter ↓ Enter").shows(&["Đã ghi: Nhận danh sách đơn vị"]);
    compare(&mut stage);
    stage.shows(&["0 thay đổi"]);
    stage.press("Esc Ctrl+Z").shows(&["Đã lấy lại: Nhận danh sách đơn vị"]);
}

#[test]
fn the_plan_is_written_to_excel_and_never_over_another_file_by_one_enter_too_many() {
    let room = made();
    let mut stage = Stage::open(&room.path("d/sample.tonghop"));
    stage.press("Ctrl+L Ctrl+E Enter").shows(&["Đã ghi", "ke-hoach-daklak-antq-2026.xlsx"]);
    let file = room.path("d/ke-hoach-daklak-antq-2026.xlsx");
    assert!(std::fs::read(&file).unwrap().starts_with(b"PK"));
    std::fs::write(&file, "của người khác").unwrap();
    stage.press("Ctrl+E Enter").shows(&["Thôi, giữ tệp đang có"]);
    stage.press("Enter");
    assert_eq!(std::fs::read(&file).unwrap(), "của người khác".as_bytes());
}

#[test]
fn a_book_that_is_only_looked_at_refuses_changes_and_says_who_has_it() {
    let room: Room = made();
    let book = room.path("d/sample.tonghop");
    let first = Stage::open(&book);
    let mut second = Stage::open(&book);
    for keys in ["Ctrl+D F2", "Ctrl+L ← ← F2", "Ctrl+L Ctrl+N"] {
        second.press(keys).shows(&["Sổ đang mở để xem"]);
    }
    drop(first);
}
