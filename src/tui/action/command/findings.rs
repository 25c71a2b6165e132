//! What was found in the reports that count.
use crate::tui::action::key::{Code, ctrl, f, plain};

scope! { Findings {
    Open    [plain(Code::Enter)]                98 "Xem" "Look" "Các chỗ của nhóm đang chọn; từ một chỗ thì mở bảng tính đúng ô ấy" "The places of the selected group; from a place, the sheet at that cell"
    Group   [f(6), plain(Code::Tab)]            90 "Nhóm theo" "Group by" "Gom lỗi theo loại lỗi, theo đơn vị, theo tệp" "By kind of finding, by unit or by file"
    Filter  [f(4)]                              85 "Mức" "Severity" "Chỉ hiện lỗi; lỗi và cảnh báo; tất cả" "Errors only; errors and warnings; all"
    Message [ctrl('e')]                         80 "Chép lời nhắn" "Copy a message" "Chép lời nhắn gửi các đơn vị của dòng đang chọn, để dán vào Zalo hay thư" "Copy a message to the units of the selected row, to paste into a chat or a letter"
    Report  [f(2)]                              70 "Báo cáo" "Report" "Mở báo cáo của đơn vị đang chọn để sửa, chấp nhận, trả lại" "Open the selected unit's report to correct, accept or return it"
    Search  [plain(Code::Char('/')), ctrl('f')] 65 "Tìm" "Search" "Tìm theo đơn vị, mục, tệp; không cần dấu" "Search by unit, field or file; marks not needed"
}}
