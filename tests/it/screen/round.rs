//! A book that works in no period yet, and what is said about changes of units that reach into periods.
use super::stage::{Stage, made};
use crate::program::Room;

/// A day, a name or a reason, each with Enter.
fn answers(stage: &mut Stage, lines: &[&str]) {
    for line in lines {
        stage.types(line).press("Enter");
    }
}

#[test]
fn the_first_round_of_a_plan_without_dates_is_opened_on_the_plan_and_taken_back() {
    let room = Room::new();
    room.say("new so.tonghop --plan cillcus-antq-2026 --as Lan").well();
    let mut stage = Stage::open(&room.path("so.tonghop"));
    stage.shows(&["Sổ chưa mở kỳ báo cáo nào", "Ctrl+L (Kế hoạch)", "F2"]);
    stage.press("F7").shows(&["Sổ chưa mở kỳ báo cáo nào"]);
    stage.press("Ctrl+L").shows(&["Kế hoạch: Báo cáo", "Báo cáo định kỳ theo yêu cầu", "đặt khi mở kỳ"]);
    // What comes at any time has no period of its own.
    stage.press("↓ F2").shows(&["gộp vào kỳ của «Báo cáo định kỳ theo yêu"]);
    stage.press("↑ F2").shows(&["Đặt tên cho đợt báo cáo"]);
    answers(&mut stage, &["Đợt 1 năm 2026", "20/12/2026", "Xã yêu cầu"]);
    stage.shows(&["Đã ghi: Mở kỳ", "so.tonghop · Đợt 1 năm 2026"]);
    stage.press("Esc").shows(&["20/12/2026"]);
    let periods = room.ask("period list so.tonghop");
    assert!(periods.to_string().contains("dinh-ky@Đợt 1 năm 2026"), "{periods}");
    stage.press("Ctrl+Z").shows(&["Sổ chưa mở kỳ báo cáo nào", "Đã lấy lại: Mở kỳ"]);
    stage.press("Ctrl+Y").shows(&["so.tonghop · Đợt 1 năm 2026"]);
}

#[test]
fn every_part_of_the_plan_is_there_before_the_first_round() {
    let room = Room::new();
    room.say("new so.tonghop --plan cillcus-antq-2026 --as Lan").well();
    let mut stage = Stage::open(&room.path("so.tonghop"));
    stage.press("Ctrl+L");
    for part in ["Kỳ", "Biểu mẫu", "Chỉ tiêu", "Quy tắc", "Chung", "Báo cáo"] {
        stage.press("Tab").shows(&[&format!("Kế hoạch: {part}")]);
        stage.press("End F2").shows(&[&format!("Kế hoạch: {part}")]);
    }
}

#[test]
fn reports_of_a_unit_that_ends_before_their_period_does_are_told_of() {
    let room = made();
    let mut stage = Stage::open(&room.path("d/sample.tonghop"));
    let unit =
        stage.model.desk.as_ref().unwrap().stand.standing.rows.iter().position(|row| row.received.is_some()).unwrap();
    let name = stage.model.desk.as_ref().unwrap().units[unit].code.clone();
    stage.press("Ctrl+D /").types(&name).press("Enter F2").types("dong giai the").press("Enter");
    answers(&mut stage, &["1/5/2026", "QĐ 15"]);
    stage.shows(&["Lưu ý", &name, "2026-H1"]);
    stage.press("Esc Ctrl+Z").shows(&["Đã lấy lại"]);
}

#[test]
fn a_name_that_holds_only_from_a_later_day_says_so_in_the_roster() {
    let mut stage = Stage::sample();
    stage.press("Ctrl+D F2").types("doi ten").press("Enter End").types(" số 9").press("Enter");
    answers(&mut stage, &["1/12/2026", "QĐ 12"]);
    stage.shows(&["số 9", "đổi từ 1/12/2026"]);
    stage.press("Ctrl+Z");
    assert!(!stage.text().contains("đổi từ"), "{}", stage.text());
}
