//! Every command of the screen, one row each: name, keys, label, what it does; Vietnamese, then English.
use super::key::{Code, Key, ctrl, f, plain};
use crate::text::Lang;

/// One row of the table.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Spec {
    pub keys: &'static [Key],
    label: [&'static str; 2],
    help: [&'static str; 2],
}

impl Spec {
    pub const fn label(&self, lang: Lang) -> &'static str {
        lang.pick(self.label[0], self.label[1])
    }

    pub const fn help(&self, lang: Lang) -> &'static str {
        lang.pick(self.help[0], self.help[1])
    }
}

macro_rules! commands {
    ($($name:ident [$($key:expr),*] $label_vi:literal $label_en:literal $help_vi:literal $help_en:literal)*) => {
        /// Commands that hold on every screen.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
        pub enum Program { $($name),* }

        impl Program {
            pub const ALL: &'static [Self] = &[$(Self::$name),*];

            pub const fn spec(self) -> Spec {
                match self {
                    $(Self::$name => Spec {
                        keys: const { &[$($key),*] },
                        label: [$label_vi, $label_en],
                        help: [$help_vi, $help_en],
                    }),*
                }
            }
        }
    };
}

commands! {
    Help    [f(1)]  "Trợ giúp" "Help" "Các phím dùng được ở màn hình này" "The keys that work on this screen"
    Edit    [f(2)]  "Sửa" "Edit" "Sửa ô hoặc mục đang chọn" "Edit the selected cell or item"
    Sheet   [f(3)]  "Xem bảng tính" "Look at the sheet" "Mở bảng tính như đơn vị đã gửi" "Open the sheet as the unit sent it"
    Filter  [f(4)]  "Lọc" "Filter" "Lọc danh sách" "Filter the list"
    Import  [f(5)]  "Nhận tệp" "Import" "Chọn tệp hoặc thư mục để nhận vào sổ" "Choose files or a folder to take in"
    Pane    [f(6)]  "Khung kế" "Next pane" "Chuyển sang khung bên cạnh" "Go to the next pane"
    Missing [f(7)]  "Chưa nộp" "Missing" "Đơn vị chưa nộp và việc đôn đốc" "Units that are missing, and reminders"
    Return  [f(8)]  "Trả lại" "Return" "Trả báo cáo về cho đơn vị, kèm lý do" "Send the report back with a reason"
    Export  [f(9)]  "Xuất" "Export" "Ghi bản tổng hợp" "Write the consolidated workbook"
    Menu    [f(10), ctrl('o')] "Trình đơn" "Menu" "Mọi lệnh kèm phím" "Every command with its keys"
    Search  [plain(Code::Char('/')), ctrl('f')] "Tìm" "Search" "Tìm trong danh sách, không cần dấu" "Search the list, marks not needed"
    Palette [ctrl('p')] "Tìm lệnh" "Find a command" "Tìm và chạy một lệnh theo tên" "Find and run a command by name"
    Undo    [ctrl('z')] "Hoàn tác" "Undo" "Lấy lại việc vừa làm" "Take the last action back"
    Redo    [ctrl('y')] "Làm lại" "Redo" "Làm lại việc vừa hoàn tác" "Do again what was undone"
    Copy    [ctrl('c')] "Chép" "Copy" "Chép mục đang chọn vào bộ nhớ tạm" "Copy the selection"
    Discard [plain(Code::Delete)] "Bỏ" "Discard" "Bỏ mục đang chọn (có hỏi lại)" "Discard the selection (asks)"
    Open    [plain(Code::Enter)] "Mở" "Open" "Đi sâu vào mục đang chọn" "Go one level deeper"
    Back    [plain(Code::Esc)] "Trở lại" "Back" "Về màn hình trước" "Back to the screen before"
    Quit    [ctrl('q')] "Thoát" "Quit" "Đóng chương trình (có hỏi lại)" "Close the program (asks)"
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::HashMap;

    #[test]
    fn a_key_means_one_thing_and_no_command_is_a_letter_or_a_key_of_the_terminal() {
        let mut taken = HashMap::new();
        for command in Program::ALL {
            let spec = command.spec();
            assert!(!spec.keys.is_empty() && !spec.label(Lang::Vi).is_empty() && !spec.help(Lang::En).is_empty());
            for key in spec.keys {
                assert_eq!(taken.insert(*key, command), None, "{key}");
                if let Code::Char(letter) = key.code {
                    assert!(key.ctrl || !letter.is_alphanumeric(), "{key}");
                    assert!(!(key.ctrl && "hijm".contains(letter)), "{key} is Backspace, Tab or Enter");
                }
            }
        }
    }
}
