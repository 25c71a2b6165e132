//! Figures keyed in from paper or the telephone.
use crate::tui::action::key::{Code, ctrl, plain};

scope! { KeyIn {
    Type  [plain(Code::Enter)]  98 "Gõ, dòng kế" "Type, next" "Gõ vào dòng đang chọn; Enter nữa thì nhận và sang dòng kế. Ở dòng nguồn, chữ ký: đổi" "Type on the selected line; Enter again takes it and goes to the next. On source and signature: change it"
    Clear [plain(Code::Delete)] 60 "Xoá" "Clear" "Xoá chữ đã gõ ở dòng đang chọn" "Clear what was typed on the selected line"
    Save  [ctrl('a')]           92 "Ghi vào sổ" "Save" "Ghi các số đã gõ vào sổ thành một báo cáo của đơn vị" "Put what was typed into the book as a report of the unit"
}}
