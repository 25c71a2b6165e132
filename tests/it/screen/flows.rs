//! Whole journeys by keyboard, on real books.
use super::stage::{Stage, made};
use crate::program::Room;

#[test]
fn ten_keys_from_nothing_to_a_consolidated_workbook_of_the_sample() {
    let room = Room::new();
    let mut stage = Stage::empty(&room.path(""));
    let keys = "Enter Enter F9 Enter";
    assert!(keys.split_whitespace().count() <= 10);
    stage.press("Enter Enter");
    stage.shows(&["Tổng quan", "96 đơn vị phải báo cáo", "8 tệp chờ trả lời"]);
    stage.press("F9 Enter");
    let written = stage.model.written.clone().expect("a workbook was written");
    assert!(written.is_file() && std::fs::read(&written).unwrap().starts_with(b"PK"), "{written:?}");
    stage.shows(&["Đã ghi"]);
}

#[test]
fn searching_without_marks_finds_and_with_marks_ranks() {
    let mut stage = Stage::sample();
    stage.press("Ctrl+U /").types("sao mai");
    stage.shows(&["Sao Mai"]);
    let first = stage.text().lines().nth(4).map(str::to_owned).unwrap_or_default();
    assert!(first.contains("Sao Mai"), "{first}");
    stage.press("Enter");
    stage.shows(&["Tổng quan › Đơn vị", "Sao Mai"]);
    stage.press("Esc Esc");
    stage.shows(&["120 / 120"]);
}

#[test]
fn a_question_is_answered_and_the_unit_is_no_longer_missing() {
    let mut stage = Stage::sample();
    stage.shows(&["8 tệp chờ trả lời"]);
    // The third file is another period's. The first line of a question is "later"; then the next question opens.
    stage.press("Ctrl+T ↓ ↓ Enter");
    stage.shows(&["Báo cáo này của kỳ nào?", "Để sau"]);
    stage.press("↓ Enter").shows(&["Chờ trả lời (7)", "Để sau"]);
    stage.press("Esc Esc");
    stage.shows(&["7 tệp chờ trả lời"]);
    stage.press("Ctrl+Z");
    stage.shows(&["8 tệp chờ trả lời", "Đã lấy lại"]);
    stage.press("Ctrl+Y");
    stage.shows(&["7 tệp chờ trả lời"]);
}

#[test]
fn many_units_are_extended_together_and_taken_back_together() {
    let mut stage = Stage::sample();
    stage.shows(&["Chưa nộp                  13"]);
    stage.press("F7 Ctrl+A F2 Enter");
    stage.types("25/5/2026").press("Enter").types("mất điện").press("Enter");
    stage.press("Esc");
    stage.shows(&["Chưa đến hạn              13"]);
    stage.press("Ctrl+Z");
    stage.shows(&["Chưa nộp                  13"]);
    stage.press("Ctrl+Z");
    stage.shows(&["Không còn việc nào"]);
}

#[test]
fn a_day_that_is_none_is_refused_in_the_dialog_and_nothing_is_lost() {
    let mut stage = Stage::sample();
    stage.press("F7 F2 Enter").types("31/2/2026").press("Enter");
    stage.shows(&["Không đọc được ngày này", "31/2/2026"]);
    stage.press("Enter");
    stage.shows(&["31/2/2026"]);
}

#[test]
fn a_book_another_program_holds_can_be_looked_at_and_says_who_has_it() {
    let room = made();
    let book = room.path("d/sample.tonghop");
    let first = Stage::open(&book);
    let mut second = Stage::open(&book);
    second.shows(&["chỉ xem", "96 đơn vị phải báo cáo"]);
    assert!(second.model.notice.as_ref().is_some_and(|notice| notice.text.contains("Chị Lan")));
    second.press("F5");
    second.shows(&["Sổ đang mở để xem"]);
    second.press("F7 F2");
    second.shows(&["Sổ đang mở để xem"]);
    drop(first);
}

#[test]
fn a_book_whose_file_is_gone_takes_no_more_decisions() {
    let room = made();
    let book = room.path("d/sample.tonghop");
    let mut stage = Stage::open(&book);
    std::fs::remove_file(&book).unwrap();
    stage.press("F7 F2 ↓ Enter").types("đã sáp nhập").press("Enter");
    stage.shows(&["Không tìm thấy sổ"]);
}

#[test]
fn esc_goes_back_to_the_overview_and_asks_there() {
    let mut stage = Stage::sample();
    stage.press("Ctrl+K Enter Enter Esc Esc Esc");
    stage.shows(&["Hạn của đơn vị"]);
    stage.press("Esc");
    stage.shows(&["Đóng chương trình?"]);
    stage.press("Esc");
    assert!(!stage.quit);
    stage.press("Ctrl+Q Enter");
    assert!(stage.quit);
}

#[test]
fn a_pasted_text_is_no_command() {
    let mut stage = Stage::sample();
    let before = stage.picture();
    stage.pastes("/ q x");
    assert_eq!(stage.picture(), before);
    stage.press("Ctrl+U /").pastes("Sao\nMai");
    stage.shows(&["Sao Mai"]);
}

#[test]
fn the_palette_runs_a_command_by_its_name_without_marks() {
    let mut stage = Stage::sample();
    stage.press("Ctrl+P").types("ghi ban tong hop").press("Enter");
    stage.shows(&["Tổng quan › Xuất"]);
}

#[test]
fn a_workbook_that_is_there_is_not_written_over_by_one_enter_too_many() {
    let mut stage = Stage::sample();
    stage.press("F9 Enter");
    let written = stage.model.written.clone().unwrap();
    std::fs::write(&written, "của người khác").unwrap();
    stage.press("Esc F9 Enter");
    stage.shows(&["Thôi, giữ tệp đang có", "Ghi đè"]);
    stage.press("Enter");
    assert_eq!(std::fs::read(&written).unwrap(), "của người khác".as_bytes());
    stage.press("Enter ↓ Enter");
    assert!(std::fs::read(&written).unwrap().starts_with(b"PK"));
}

#[test]
fn taking_back_and_doing_again_say_what_they_do() {
    let mut stage = Stage::sample();
    stage.press("F7 F2 ↓ Enter").types("đã sáp nhập").press("Enter");
    for (key, said) in [
        ("Ctrl+Z", "Đã lấy lại: Miễn báo cáo"),
        ("Ctrl+Y", "Đã làm lại: Miễn báo cáo"),
        ("Ctrl+Z", "Đã lấy lại: Miễn báo cáo"),
        ("Ctrl+Y", "Đã làm lại: Miễn báo cáo"),
        ("Ctrl+Z", "Đã lấy lại: Miễn báo cáo"),
    ] {
        stage.press(key).shows(&[said]);
    }
    stage.press("Ctrl+Z").shows(&["Không còn việc nào"]);
}

#[test]
fn a_table_that_is_ticked_goes_along_to_the_province() {
    use calamine::Reader;
    let mut stage = Stage::sample();
    let sheets = |stage: &Stage| {
        let bytes = std::fs::read(stage.model.written.as_ref().unwrap()).unwrap();
        calamine::Xlsx::new(std::io::Cursor::new(bytes)).unwrap().sheet_names().len()
    };
    stage.press("F9 Enter");
    let without = sheets(&stage);
    stage.press("Esc F9 ↓ Enter").shows(&["[x] Gửi kèm từng dòng"]);
    stage.press("↑ Enter ↓ Enter").shows(&["Đã ghi"]);
    assert_eq!(sheets(&stage), without + 1);
    stage.press("Esc F9").shows(&["[ ] Gửi kèm từng dòng"]);
}
