//! Writing the consolidated workbook.
use crate::tui::action::key::{Code, ctrl, f, plain};

scope! { Export {
    Write  [plain(Code::Enter)]     98 "Ghi, mở" "Write, open" "Ghi bản đang chọn; ở một bảng thì đánh dấu gửi kèm hay không; ở việc còn mở thì đến danh sách của việc ấy" "Write the selected workbook; on a table, take it along or not; on something still open, go to its list"
    Place  [f(2)]                   60 "Đổi nơi ghi" "Where" "Đổi tên và thư mục của tệp sẽ ghi" "Change the name and folder of the file"
    Result [ctrl('l')]              55 "Mở tệp đã ghi" "Open the result" "Mở tệp vừa ghi bằng Excel hoặc chương trình của máy" "Open the file just written with the program the computer has for it"
}}
