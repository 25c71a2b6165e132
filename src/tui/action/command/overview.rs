//! The overview of a period.
use crate::tui::action::key::{Code, f, plain};

scope! { Overview {
    Open [plain(Code::Enter)]     98 "Xem" "Look" "Đi sâu vào mục đang chọn" "Go one level deeper into what is selected"
    Pane [f(6), plain(Code::Tab)] 50 "Khung kế" "Next pane" "Sang nhóm kế: tình trạng, việc cần quyết định, chỉ tiêu" "To the next group: states, decisions, indicators"
}}
