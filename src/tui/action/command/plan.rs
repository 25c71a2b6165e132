//! The plan the book works under.
use crate::tui::action::key::{Code, ctrl, f, plain};

scope! { Plan {
    Open    [plain(Code::Enter)]                           98 "Xem" "Look" "Chỉ tiêu: kết quả ở màn hình Chỉ tiêu; kỳ: làm việc ở kỳ ấy; dòng khác: xem cả dòng" "An indicator: its figures; a period: work in it; any other row: read it whole"
    Next    [f(6), plain(Code::Tab), plain(Code::Right)]   95 "Phần kế" "Next part" "Sang phần kế: chung, báo cáo, kỳ, biểu mẫu, chỉ tiêu, quy tắc" "To the next part: general, reports, periods, form, indicators, rules"
    Before  [plain(Code::Left), plain(Code::BackTab)]      -  "Phần trước" "Part before" "Về phần trước" "To the part before"
    Search  [plain(Code::Char('/')), ctrl('f')]            70 "Tìm" "Search" "Tìm trong phần đang xem; không cần dấu" "Search in the part being shown; marks not needed"
    Filter  [f(4)]                                         69 "Lọc" "Filter" "Kỳ: trong năm hay tất cả; biểu mẫu: chỉ ô bắt buộc; chỉ tiêu: chỉ chỗ phải hiểu thêm" "Periods: this year's or all; form: required fields; indicators: readings only"
    Read    [plain(Code::Char(' '))]                       45 "Cả dòng" "Whole row" "Đọc cả dòng đang chọn" "Read all of the selected row"
    Act     [f(2)]                                         90 "Sửa" "Set" "Chỉ tiêu: đặt riêng cho một đơn vị; kỳ, loại báo cáo: mở kỳ, đặt hạn nộp" "An indicator: set for a single unit; a period or report: open it, set its deadline"
    Renew   [ctrl('n')]                                    41 "Bản mới" "New version" "Đọc một bản mới của kế hoạch từ tệp, xem khác gì và ảnh hưởng gì rồi mới áp dụng" "Read a new version of the plan from a file, see what differs and what that does, then put it in force"
}}
