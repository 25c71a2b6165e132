//! Choosing files and folders.
use crate::tui::action::key::{Code, ctrl, f, plain};

scope! { Chooser {
    Enter  [plain(Code::Enter)]                97 "Mở, chọn" "Open, take" "Vào thư mục; với tệp thì chọn tệp ấy" "Go into the folder; take the file"
    Take   [f(5)]                              98 "Nhận" "Take" "Nhận các tệp đã đánh dấu, hoặc cả thư mục đang xem" "Take the marked files, or the whole folder being shown"
    Up     [plain(Code::Left), plain(Code::Backspace)] 60 "Lên" "Up" "Lên thư mục ở trên" "To the folder above"
    Type   [plain(Code::Char('/')), ctrl('f')] 55 "Gõ đường dẫn" "Type a path" "Gõ hoặc dán đường dẫn" "Type or paste a path"
    New    [f(6)]                              50 "Chỉ tệp mới" "New only" "Chỉ hiện tệp mới từ lần nhận trước; lần nữa thì hiện cả" "Show only files new since the last import; again for all"
    Drives [f(4)]                              45 "Ổ đĩa" "Drives" "Chọn ổ đĩa hoặc thư mục hay dùng" "Choose a drive or a usual folder"
}}
