//! From what was found to the cell it is about, and from a cell to what it teaches.
use super::stage::Stage;
use tonghop::{domain::intake::Source, tui::screen::effect::Work};

#[test]
fn a_kind_of_finding_leads_to_its_place_and_to_the_cell_in_the_sheet_as_sent() {
    let mut stage = Stage::sample();
    stage.press("Ctrl+G").shows(&["[Theo loại lỗi]", " chỗ ở "]);
    stage.press("Enter").shows(&["Trường THCS&THPT Sao Mai", "“khoảng 20”"]);
    stage.press("Enter").shows(&["✗khoảng 20", "không đúng kiểu", "D62"]);
    stage.press("Esc").shows(&["“khoảng 20”"]);
    stage.press("Esc").shows(&["[Theo loại lỗi]"]);
}

#[test]
fn findings_are_searched_filtered_and_grouped() {
    let mut stage = Stage::sample();
    stage.press("Ctrl+G Tab").shows(&["[Theo đơn vị]", "Trường THCS&THPT Sao Mai"]);
    stage.press("/").types("binh minh").press("↓");
    stage.shows(&["Trường THPT Bình Minh"]);
    assert!(!stage.text().contains("Hướng Dương"), "{}", stage.text());
    stage.press("Esc F4").shows(&["tất cả, kể cả lưu ý"]);
    stage.press("F4").shows(&["chỉ lỗi"]);
}

#[test]
fn one_message_names_every_unit_of_a_kind_with_its_cells() {
    let mut stage = Stage::sample();
    stage.press("Ctrl+G Ctrl+E").shows(&["Đã chép lời nhắn cho 1 đơn vị"]);
    let message = stage.copied.last().unwrap();
    assert!(message.contains("6 tháng đầu năm 2026") && message.contains("- Trường THCS&THPT Sao Mai: ô"), "{message}");
    stage.press("Tab Ctrl+E");
    let message = stage.copied.last().unwrap();
    assert!(message.starts_with("Kính gửi Trường THCS&THPT Sao Mai") && message.contains("1. "), "{message}");
}

#[test]
fn what_is_pointed_at_is_handed_on_only_when_somebody_says_so() {
    let mut stage = Stage::sample();
    stage.press("Ctrl+U Enter ↓ ↓ F3").shows(&["Bảng tính: DV001", "Đọc cho mục"]);
    stage.hold = true;
    stage.press("Ctrl+A").shows(&["Chưa chỉ ô nào"]);
    stage.press("F2").types("ngay to chuc quan triet").press("Enter").shows(&["Đã chỉ 1 chỗ"]);
    stage.press("↓ F2").types("da quan triet").press("Enter").shows(&["Đã chỉ 2 chỗ"]);
    assert_eq!(stage.held, []);
    stage.press("Esc").shows(&["Đã chỉ 1 chỗ"]);
    stage.press("Ctrl+A");
    let [Work::Teach { places, .. }] = stage.held.as_slice() else { panic!("{:?}", stage.held) };
    assert_eq!(places.len(), 1);
    assert!(!places[0].field.is_empty());
}

#[test]
fn a_search_goes_from_cell_to_cell_without_marks() {
    let mut stage = Stage::sample();
    stage.press("Ctrl+U Enter F3 /").types("quan triet").shows(&["Đã quán triệt"]);
    let first = stage.picture();
    stage.press("Enter").shows(&["Chỗ "]);
    assert_ne!(stage.picture(), first);
    stage.types(" khong co dau").shows(&["Không ô nào có chữ này"]);
    stage.press("Enter").shows(&["Gõ ít chữ hơn"]);
    stage.press("Esc Ctrl+Home").shows(&["── A1 ·"]);
}

#[test]
fn a_finding_leads_to_its_value_and_a_correction_settles_it() {
    let mut stage = Stage::sample();
    // From a place of a kind to the unit's report, to its findings, to the value.
    stage.press("Ctrl+G Enter F2 Tab").shows(&["Lỗi: 1 lỗi", "khoảng 20"]);
    stage.press("F2").shows(&["Đây là số liệu của lỗi ấy"]);
    stage.press("F2");
    for _ in 0.."khoảng 20".chars().count() {
        stage.press("Backspace");
    }
    stage.types("20").press("Enter").types("đã gọi điện").press("Enter");
    stage.press("Tab").shows(&["1 đã sửa", "Đã sửa"]);
}

#[test]
fn a_file_that_waits_is_looked_at_and_its_versions_are_compared_before_one_is_chosen() {
    let mut stage = Stage::sample();
    stage.press("Ctrl+T F3").shows(&["Bảng tính:", "Ô "]);
    stage.press("Esc");
    // Through the questions to the one between versions.
    for _ in 0..20 {
        stage.press("Enter");
        if stage.text().contains("Tính bản này") {
            break;
        }
        stage.press("Esc ↓");
    }
    stage.shows(&["Tính bản này", "số liệu khác", "Xem bảng tính trước khi trả lời"]);
}

#[test]
fn figures_are_typed_line_after_line_and_read_at_once() {
    let mut stage = Stage::sample();
    stage.hold = true;
    stage.press("Ctrl+U Enter Insert").shows(&["Nhập tay: ", "bản giấy", "Đã gõ 0/"]);
    stage.press("Ctrl+A").shows(&["Chưa gõ số liệu nào"]);
    stage.press("Enter").shows(&["điện thoại"]);
    stage.press("↓ Enter").types("cô Hiền").press("↓ Enter").press("↓ Enter");
    stage.types("co").press("Enter").types("khoảng tháng 3").press("Enter");
    stage.shows(&["✓ Đã quán triệt", "Có", "✗", "1 chưa hiểu"]);
    stage.press("Esc Esc").shows(&["2 mục đã gõ chưa ghi vào sổ"]);
    stage.press("Ctrl+A");
    let [Work::KeyIn { keyed, .. }] = stage.held.as_slice() else { panic!("{:?}", stage.held) };
    assert_eq!((keyed.source, keyed.by.as_deref()), (Source::Phone, Some("cô Hiền")));
    let typed: Vec<&str> = keyed.values.iter().map(|one| one.typed.as_str()).collect();
    assert_eq!(typed, ["co", "khoảng tháng 3"]);
}

#[test]
fn a_password_is_neither_drawn_nor_printed() {
    use tonghop::tui::{part::Field, screen::effect::Password};
    let mut field = Field::hidden(50);
    field.set("mật khẩu 123");
    assert_eq!(field.text(), "mật khẩu 123");
    let work = Work::Unlock { receipt: 1, password: Password("mật khẩu 123".into()) };
    for printed in [format!("{field:?}"), format!("{work:?}")] {
        assert!(!printed.contains("123"), "{printed}");
    }
}
