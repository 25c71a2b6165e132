//! The first screen: open or make a book.
use crate::tui::action::key::{Code, plain};

scope! { FirstRun {
    Choose [plain(Code::Enter)] 98 "Chọn" "Choose" "Làm việc đang chọn" "Do what is selected"
    Forget [plain(Code::Delete)] - "Bỏ khỏi danh sách" "Forget" "Bỏ sổ khỏi danh sách mở gần đây; tệp vẫn còn" "Take the book off the list of recent ones; the file stays"
}}
