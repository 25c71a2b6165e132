//! Indicators against their targets.
use crate::tui::action::key::{Code, f, plain};

scope! { Indicators {
    Open  [plain(Code::Enter)]     98 "Xem đơn vị" "Units" "Các đơn vị của dòng đang chọn" "The units of the selected row"
    Pane  [f(6), plain(Code::Tab)] 95 "Khung kế" "Next pane" "Sang khung kế: chỉ tiêu, chi tiết" "To the next pane: indicators, details"
    Group [f(4)]                   96 "Nhóm theo" "Group by" "Chi tiết theo kết quả, loại hình, xã phường" "Details by verdict, kind or commune"
}}
