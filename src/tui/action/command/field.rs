//! Typing in a text field. Printable keys are text there.
use crate::tui::action::key::{Code, plain};

scope! { Field {
    Left      [plain(Code::Left)]      - "Sang trái" "Left" "Sang trái một chữ" "One letter to the left"
    Right     [plain(Code::Right)]     - "Sang phải" "Right" "Sang phải một chữ" "One letter to the right"
    Start     [plain(Code::Home)]      - "Đầu ô" "Start" "Về đầu ô" "To the start of the field"
    End       [plain(Code::End)]       - "Cuối ô" "End" "Về cuối ô" "To the end of the field"
    Backspace [plain(Code::Backspace)] - "Xoá trước" "Backspace" "Xoá chữ trước con trỏ" "Delete the letter before the cursor"
    Delete    [plain(Code::Delete)]    - "Xoá sau" "Delete" "Xoá chữ sau con trỏ" "Delete the letter after the cursor"
}}
