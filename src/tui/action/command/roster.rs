//! The list of units as the book keeps it.
use crate::tui::action::key::{Code, ctrl, f, plain};

scope! { Roster {
    Open   [plain(Code::Enter)]                98 "Xem" "Look" "Mọi thông tin của đơn vị đang chọn: tên cũ, tên gọi khác, chỉ tiêu áp dụng; ở đó, Enter mở việc của dòng" "All that is known of the selected unit: former names, aliases, indicators; there, Enter does what its row offers"
    Search [plain(Code::Char('/')), ctrl('f')] 70 "Tìm" "Search" "Tìm theo tên, mã, xã phường, tên gọi khác; không cần dấu" "Search by name, code, commune or alias; marks not needed"
    Filter [f(4)]                              69 "Lọc" "Filter" "Chỉ hiện một loại hình, xã phường, phạm vi, đã đóng, có tên gọi khác…" "Show only one kind, commune, scope, closed ones, those with aliases…"
    Sort   [f(6)]                              45 "Sắp xếp" "Sort" "Đổi cách sắp xếp: STT, tên, xã phường, loại hình, phạm vi, mở đóng" "Sort by another column: number, name, commune, kind, scope, open or closed"
    All    [f(3)]                              44 "Bỏ lọc" "Show all" "Hiện lại mọi đơn vị" "Show every unit again"
    Act    [f(2)]                              90 "Sửa" "Change" "Đổi tên, STT, phạm vi, tên gọi khác; mở, đóng, sáp nhập; gia hạn, miễn, chỉ tiêu áp dụng" "Rename, renumber, scope, aliases; open, close, merge; extend, exempt, which indicators apply"
    Drop   [plain(Code::Delete)]               -  "Bỏ tên gọi" "Drop alias" "Bỏ tên gọi khác đang chọn của đơn vị, có hỏi lý do" "Remove the selected alias of the unit; asks why"
}}
