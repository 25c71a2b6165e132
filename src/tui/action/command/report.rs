//! One unit's report.
use crate::tui::action::key::{Code, ctrl, f, plain};

scope! { Report {
    Pane     [f(6), plain(Code::Tab)] 95 "Khung kế" "Next pane" "Số liệu, lỗi, các bản đã gửi" "Values, findings, versions"
    Detail   [plain(Code::Enter)]     97 "Xem kỹ" "Details" "Cả dòng đang chọn: ghi thế nào, ở ô nào, hiểu ra sao" "All of the selected row: what was typed, in which cell, how it was read"
    Accept   [ctrl('a')]              91 "Chấp nhận" "Accept" "Chấp nhận báo cáo dù còn lỗi, kèm lý do" "Accept the report despite its errors, with a reason"
    Return   [f(8)]                   93 "Trả lại" "Return" "Trả báo cáo về cho đơn vị, kèm lý do" "Send the report back to the unit, with a reason"
    Correct  [f(2)]                   92 "Sửa số" "Correct" "Sửa số liệu đang chọn, kèm lý do; số đơn vị gửi vẫn giữ" "Correct the selected value with a reason; what the unit sent is kept"
    Extend   [ctrl('e')]              40 "Gia hạn" "Extend" "Cho đơn vị nộp đến một ngày khác" "Give the unit a later last day"
    Exempt   [ctrl('b')]              38 "Miễn" "Exempt" "Miễn báo cáo kỳ này cho đơn vị, kèm lý do" "Exempt the unit from this period, with a reason"
    Note     [ctrl('n')]              37 "Ghi chú" "Note" "Ghi chú về đơn vị trong kỳ này" "Write a note on the unit in this period"
    NextUnit [ctrl('d')]              30 "Đơn vị kế" "Next unit" "Sang đơn vị kế trong danh sách" "To the next unit of the list"
    LastUnit [ctrl('l')]              -  "Đơn vị trước" "Unit before" "Về đơn vị trước trong danh sách" "To the unit before in the list"
}}
