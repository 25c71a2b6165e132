//! Files that came in, and the questions they wait with.
use crate::tui::action::key::{Code, f, plain};

scope! { Intake {
    Answer  [plain(Code::Enter)]     98 "Trả lời, xem" "Answer, look" "Trả lời câu hỏi của tệp đang chọn rồi sang câu kế; tệp đã nhận thì mở báo cáo, tệp không nhận thì nói vì sao" "Answer the question of the selected file and go to the next; open the report of a file that was taken, or say why it was not"
    Sheet   [f(3)]                   70 "Bảng tính" "Sheet" "Xem tệp đang chọn như đơn vị gửi, từng ô" "Look at the selected file as it was sent, cell by cell"
    Pane    [f(6), plain(Code::Tab)] 50 "Khung kế" "Next pane" "Tệp chờ trả lời, tệp của lần nhận vừa rồi" "Files that wait, files of the last import"
    Discard [plain(Code::Delete)]    60 "Bỏ tệp" "Discard" "Không tính tệp đang chọn, kèm lý do; lấy lại được" "Leave the selected file out, with a reason; can be undone"
}}
