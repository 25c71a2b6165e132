//! A sheet as it was sent.
use crate::tui::action::key::{Code, ctrl, f, plain};

scope! { Sheet {
    Read        [plain(Code::Enter)]               98 "Cả ô" "Whole cell" "Đọc cả ô: ghi gì, đọc cho mục nào, lỗi gì; đang tìm thì sang ô tìm thấy kế tiếp" "Read the whole cell: what it says, which field it was read for, what is wrong; while searching, to the next cell found"
    Point       [f(2)]                             92 "Ô này là…" "This is…" "Chỉ cho chương trình biết ô này (cột này, nếu bảng có nhiều đơn vị) là số liệu của mục nào" "Tell the program which field's value this cell holds (this column, in a table of units)"
    Teach       [ctrl('a')]                        91 "Nhận chỗ đã chỉ" "Use what was shown" "Đọc lại tệp theo các chỗ đã chỉ, và đọc như vậy mọi trang tính có cùng tiêu đề" "Read the file again by what was shown, and so every sheet with the same headings"
    Next        [ctrl('d')]                        80 "Lỗi kế" "Next finding" "Sang ô có lỗi hoặc cảnh báo kế tiếp, cả ở trang tính sau" "To the next cell with an error or a warning, also on later sheets"
    Before      [ctrl('l')]                        60 "Lỗi trước" "Finding before" "Về ô có lỗi hoặc cảnh báo trước đó" "To the cell with an error or a warning before"
    Search      [plain(Code::Char('/')), ctrl('f')] 70 "Tìm" "Search" "Tìm trong các ô, không cần dấu" "Search in the cells; marks not needed"
    Tab         [f(6), plain(Code::Tab)]           50 "Trang kế" "Next sheet" "Sang trang tính kế của tệp" "To the next sheet of the file"
}}
