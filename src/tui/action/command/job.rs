//! Commands while long work is under way.
use crate::tui::action::key::ctrl;

scope! { Job {
    Stop [ctrl('x')] 95 "Dừng" "Stop" "Dừng sau tệp đang đọc; những gì đã nhận vẫn giữ" "Stop after the file being read; what is in stays in"
}}
