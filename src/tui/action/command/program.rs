//! Commands that hold everywhere, also above every dialog.
use crate::tui::action::key::{Code, ctrl, f, plain};

scope! { Program {
    Help     [f(1)]             99 "Trợ giúp" "Help" "Các phím dùng được ở chỗ này" "The keys that work in this place"
    Back     [plain(Code::Esc)] 97 "Trở lại" "Back" "Về chỗ trước; ở màn hình đầu thì hỏi có thoát không" "Back to the place before; at the first it asks whether to leave"
    Menu     [f(10), ctrl('o')] 96 "Trình đơn" "Menu" "Mọi lệnh dùng được ở đây, kèm phím" "Every command that works here, with its keys"
    Palette  [ctrl('p')]        15 "Tìm lệnh" "Find a command" "Tìm và chạy một lệnh theo tên, không cần dấu" "Find and run a command by name, marks not needed"
    Copy     [ctrl('c')]        -  "Chép" "Copy" "Chép dòng đang chọn vào bộ nhớ tạm" "Copy the selected row to the clipboard"
    Theme    []                 -  "Đổi màu" "Colours" "Đổi bộ màu: tối, sáng, đen trắng" "Change the colours: dark, light, black and white"
    Language []                 -  "English" "Tiếng Việt" "Chuyển sang tiếng Anh" "Change to Vietnamese"
    Name     []                 -  "Đổi tên người làm" "Who works" "Đổi tên ghi vào nhật ký của sổ" "Change the name that goes into the book's journal"
    Quit     [ctrl('q')]        10 "Thoát" "Quit" "Đóng chương trình, có hỏi lại" "Close the program; asks first"
}}
