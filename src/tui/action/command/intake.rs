//! Files that came in, and the questions they wait with.
use crate::tui::action::key::{Code, f, plain};

scope! { Intake {
    Answer  [plain(Code::Enter)]     98 "Trả lời" "Answer" "Trả lời câu hỏi của tệp đang chọn, rồi sang câu kế" "Answer the question of the selected file and go to the next"
    Pane    [f(6), plain(Code::Tab)] 50 "Khung kế" "Next pane" "Tệp chờ trả lời, tệp của lần nhận vừa rồi" "Files that wait, files of the last import"
    Discard [plain(Code::Delete)]    60 "Bỏ tệp" "Discard" "Không tính tệp đang chọn, kèm lý do; lấy lại được" "Leave the selected file out, with a reason; can be undone"
}}
