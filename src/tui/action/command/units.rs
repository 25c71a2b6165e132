//! The list of units.
use crate::tui::action::key::{Code, ctrl, f, plain};

scope! { Units {
    Open   [plain(Code::Enter)]                98 "Xem báo cáo" "Report" "Mở báo cáo của đơn vị đang chọn" "Open the report of the selected unit"
    Search [plain(Code::Char('/')), ctrl('f')] 70 "Tìm" "Search" "Tìm theo tên, mã, xã phường; không cần dấu" "Search by name, code or commune; marks not needed"
    Filter [f(4)]                              69 "Lọc" "Filter" "Chỉ hiện một tình trạng, loại hình, xã phường, chỉ tiêu" "Show only one state, kind, commune or indicator"
    Sort   [f(6)]                              45 "Sắp xếp" "Sort" "Đổi cách sắp xếp: STT, tên, xã phường, tình trạng, ngày nhận, lỗi" "Sort by another column: number, name, commune, state, day, findings"
    All    [f(3)]                              44 "Bỏ lọc" "Show all" "Hiện lại mọi đơn vị" "Show every unit again"
    Act    [f(2)]                              60 "Xử lý" "Act" "Gia hạn, miễn, chấp nhận, trả lại các đơn vị đã đánh dấu" "Extend, exempt, accept or return the marked units"
}}
