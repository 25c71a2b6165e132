//! Moving in a list.
use crate::tui::action::key::{Code, plain};

scope! { List {
    Previous [plain(Code::Up)]       - "Lên" "Up" "Lên dòng trên" "To the row above"
    Next     [plain(Code::Down)]     - "Xuống" "Down" "Xuống dòng dưới" "To the row below"
    PageUp   [plain(Code::PageUp)]   - "Trang trước" "Page up" "Lên một trang" "One page up"
    PageDown [plain(Code::PageDown)] - "Trang sau" "Page down" "Xuống một trang" "One page down"
    First    [plain(Code::Home)]     - "Đầu" "First" "Về dòng đầu" "To the first row"
    Last     [plain(Code::End)]      - "Cuối" "Last" "Về dòng cuối" "To the last row"
}}
