//! Marking rows, to act on many at once.
use crate::tui::action::key::{Code, ctrl, plain};

scope! { Marks {
    Toggle [plain(Code::Char(' ')), plain(Code::Insert)] 35 "Đánh dấu" "Mark" "Đánh dấu hoặc bỏ dấu dòng đang chọn, rồi xuống dòng" "Mark or unmark the selected row and go on"
    All    [ctrl('a')] - "Dấu cả" "Mark all" "Đánh dấu mọi dòng đang hiện; lần nữa thì bỏ dấu" "Mark every row shown; again to unmark"
}}
