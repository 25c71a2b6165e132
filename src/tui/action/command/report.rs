//! One unit's report.
use crate::tui::action::key::{Code, ctrl, f, plain};

scope! { Report {
    Pane     [f(6), plain(Code::Tab)] 95 "Khung kế" "Next pane" "Số liệu, lỗi, các bản đã gửi" "Values, findings, versions"
    Detail   [plain(Code::Enter)]     97 "Xem ô" "The cell" "Mở bảng tính đúng ô của dòng đang chọn; dòng không có ô thì xem cả dòng" "The selected row's cell in the sheet as sent; a row without a cell is read whole"
    Sheet    [f(3)]                   94 "Bảng tính" "Sheet" "Bảng tính như đơn vị gửi, ở ô của dòng đang chọn" "The sheet as the unit sent it, at the selected row's cell"
    Read     [plain(Code::Char(' '))] 45 "Cả dòng" "Whole row" "Cả dòng đang chọn: ghi thế nào, ở ô nào, hiểu ra sao, kỳ trước là bao nhiêu" "All of the selected row: what was typed, in which cell, how it was read, what it was before"
    KeyIn    [plain(Code::Insert)]    42 "Nhập tay" "Key in" "Nhập số liệu từ bản giấy, bản chụp hoặc điện thoại" "Key in figures from paper, a photo or the telephone"
    Accept   [ctrl('a')]              91 "Chấp nhận" "Accept" "Chấp nhận báo cáo dù còn lỗi, kèm lý do" "Accept the report despite its errors, with a reason"
    Return   [f(8)]                   93 "Trả lại" "Return" "Trả báo cáo về cho đơn vị, kèm lý do" "Send the report back to the unit, with a reason"
    Correct  [f(2)]                   92 "Sửa số" "Correct" "Sửa số liệu đang chọn, kèm lý do, số đơn vị gửi vẫn giữ; từ một lỗi thì sang số liệu của lỗi ấy" "Correct the selected value with a reason, what the unit sent is kept; from a finding, to its value"
    Extend   [ctrl('e')]              40 "Gia hạn" "Extend" "Cho đơn vị nộp đến một ngày khác" "Give the unit a later last day"
    Exempt   [ctrl('b')]              38 "Miễn" "Exempt" "Miễn báo cáo kỳ này cho đơn vị, kèm lý do" "Exempt the unit from this period, with a reason"
    Note     [ctrl('n')]              37 "Ghi chú" "Note" "Ghi chú về đơn vị trong kỳ này" "Write a note on the unit in this period"
    NextUnit [ctrl('d')]              30 "Đơn vị kế" "Next unit" "Sang đơn vị kế trong danh sách" "To the next unit of the list"
    LastUnit [ctrl('l')]              -  "Đơn vị trước" "Unit before" "Về đơn vị trước trong danh sách" "To the unit before in the list"
}}
