//! Questions asked over a screen.
use crate::tui::action::key::{Code, plain};

scope! { Dialog {
    Take [plain(Code::Enter)] 98 "Đồng ý" "OK" "Nhận điều đang hỏi, hoặc dòng đang chọn" "Take what is asked, or the selected row"
}}
