//! Commands on the open book, from any of its screens.
use crate::tui::action::key::{ctrl, f};

scope! { Book {
    Import     [f(5)]      29 "Nhận tệp" "Import" "Chọn tệp, thư mục của các đơn vị để nhận vào sổ" "Choose the units' files or folders to take in"
    Missing    [f(7)]      27 "Chưa nộp" "Missing" "Các đơn vị chưa nộp; chép danh sách thì có điện thoại" "Units that are missing; a copied list has their telephone"
    Export     [f(9)]      28 "Xuất" "Export" "Ghi bản tổng hợp để gửi cấp trên" "Write the consolidated workbook"
    Units      [ctrl('u')] 20 "Đơn vị" "Units" "Danh sách đơn vị với tình trạng báo cáo" "The units and where their reports stand"
    Tray       [ctrl('t')] 21 "Tiếp nhận" "Intake" "Tệp đã nhận và tệp chờ trả lời" "Files taken in and files that wait for an answer"
    Indicators [ctrl('k')] 19 "Chỉ tiêu" "Indicators" "Từng chỉ tiêu so với mục tiêu năm" "Each indicator against the year's target"
    Findings   [ctrl('g')] 18 "Lỗi" "Findings" "Mọi lỗi của các báo cáo đang tính: theo loại, theo đơn vị, theo tệp" "What was found in the reports that count: by kind, by unit, by file"
    Plan       [ctrl('l')] 14 "Kế hoạch" "The plan" "Kế hoạch đang dùng: thông tin chung, hạn nộp, kỳ, biểu mẫu, chỉ tiêu, quy tắc" "The plan in use: deadlines, periods, form, indicators, rules"
    Roster     [ctrl('d')] 13 "Danh sách" "Roster" "Danh sách đơn vị của sổ: tên cũ, tên gọi khác, mở, đóng, sáp nhập, phạm vi" "The book's list of units: former names, aliases, opening, closing, merging, scope"
    Period     [ctrl('r')] 17 "Đổi kỳ" "Period" "Chọn kỳ báo cáo khác" "Choose another reporting period"
    Open       []          -  "Mở sổ khác" "Another book" "Về màn hình bắt đầu để mở hoặc tạo sổ khác" "To the first screen, to open or make another book"
    Undo       [ctrl('z')] 26 "Lấy lại" "Undo" "Lấy lại việc vừa làm trong lần mở này" "Take back what was done last since the book was opened"
    Redo       [ctrl('y')] -  "Làm lại" "Redo" "Làm lại việc vừa lấy lại" "Do again what was taken back"
}}
