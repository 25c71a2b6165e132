//! THE table of commands: one row each, a file per scope. Keys, wording and footer rank live here and nowhere else;
//! the key resolver, the footer, the help, the menu, the palette and `docs/keys.md` read this table.
use super::key::Key;
use crate::text::Lang;

/// One row of the table.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Spec {
    pub scope: Scope,
    /// May be empty: then the menu and the palette are the ways to it.
    pub keys: &'static [Key],
    /// Place in the footer, 99 the last to be dropped; `None` keeps it out.
    pub rank: Option<u8>,
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

/// A scope is an enum of its own, so that a new row does not compile until it is handled.
macro_rules! scope {
    ($scope:ident { $($name:ident [$($key:expr),*] $rank:tt
        $label_vi:literal $label_en:literal $help_vi:literal $help_en:literal)* }) => {
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
        pub enum $scope { $($name),* }

        impl $scope {
            pub const ALL: &'static [Self] = &[$(Self::$name),*];

            pub const fn spec(self) -> $crate::tui::action::command::Spec {
                match self {
                    $(Self::$name => $crate::tui::action::command::Spec {
                        scope: $crate::tui::action::command::Scope::$scope,
                        keys: const { &[$($key),*] },
                        rank: $crate::tui::action::command::scope!(@rank $rank),
                        label: [$label_vi, $label_en],
                        help: [$help_vi, $help_en],
                    }),*
                }
            }
        }
    };
    (@rank -) => { None };
    (@rank $rank:literal) => { Some($rank) };
}
pub(crate) use scope;

macro_rules! scopes {
    ($($file:ident $scope:ident $token:literal $vi:literal $en:literal)*) => {
        $(mod $file; pub use $file::$scope;)*

        /// Where a command exists: while that screen or part has the keyboard.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
        pub enum Scope { $($scope),* }

        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
        pub enum Command { $($scope($scope)),* }

        impl Scope {
            pub const ALL: &'static [Self] = &[$(Self::$scope),*];

            /// The word scripts use.
            pub const fn token(self) -> &'static str {
                match self { $(Self::$scope => $token),* }
            }

            pub const fn title(self, lang: Lang) -> &'static str {
                match self { $(Self::$scope => lang.pick($vi, $en)),* }
            }

            pub fn commands(self) -> Vec<Command> {
                match self { $(Self::$scope => $scope::ALL.iter().copied().map(Command::$scope).collect()),* }
            }
        }

        impl Command {
            pub const fn spec(self) -> Spec {
                match self { $(Self::$scope(command) => command.spec()),* }
            }
        }
    };
}

scopes! {
    program Program "program" "Ở mọi nơi" "Everywhere"
    book Book "book" "Khi đã mở sổ" "With a book open"
    job Job "job" "Khi đang chạy" "While work is under way"
    list List "list" "Trong danh sách" "In a list"
    field Field "field" "Trong ô gõ chữ" "In a text field"
    marks Marks "marks" "Đánh dấu dòng" "Marking rows"
    first_run FirstRun "first-run" "Màn hình bắt đầu" "The first screen"
    overview Overview "overview" "Tổng quan" "Overview"
    units Units "units" "Đơn vị" "Units"
    report Report "report" "Báo cáo của đơn vị" "A unit's report"
    intake Intake "intake" "Tiếp nhận" "Intake"
    indicators Indicators "indicators" "Chỉ tiêu" "Indicators"
    export Export "export" "Xuất" "Export"
    plan Plan "plan" "Kế hoạch" "The plan"
    roster Roster "roster" "Danh sách đơn vị" "Roster"
    findings Findings "findings" "Lỗi" "Findings"
    key_in KeyIn "key-in" "Nhập tay" "Keying in"
    sheet Sheet "sheet" "Bảng tính" "A sheet as sent"
    cells Cells "cells" "Đi trong bảng tính" "Moving in a sheet"
    chooser Chooser "chooser" "Chọn tệp" "Choosing files"
    dialog Dialog "dialog" "Hộp hỏi" "Dialogs"
}

impl Command {
    /// Every row, scope by scope.
    pub fn all() -> impl Iterator<Item = Self> {
        Scope::ALL.iter().flat_map(|scope| scope.commands())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tui::action::key::Code;
    use std::collections::HashMap;

    #[test]
    fn every_command_says_what_it_is_and_no_key_means_two_things_in_a_scope() {
        let mut taken = HashMap::new();
        for command in Command::all() {
            let spec = command.spec();
            for lang in [Lang::Vi, Lang::En] {
                assert!(!spec.label(lang).is_empty() && !spec.help(lang).is_empty(), "{command:?}");
                assert!(!spec.help(lang).eq(spec.label(lang)), "{command:?}: the help only repeats the label");
            }
            for key in spec.keys {
                assert_eq!(taken.insert((spec.scope, *key), command), None, "{key} in {:?}", spec.scope);
            }
        }
    }

    #[test]
    fn no_command_is_a_letter_or_a_key_that_terminals_take() {
        for command in Command::all() {
            for key in command.spec().keys {
                if let Code::Char(letter) = key.code {
                    assert!(key.ctrl || !letter.is_alphanumeric(), "{key}: UniKey rewrites letters");
                    assert!(!(key.ctrl && "hijm".contains(letter)), "{key} is Backspace, Tab or Enter");
                    assert!(!(key.ctrl && "sz".contains(letter)) || letter == 'z', "{key} stops old terminals");
                }
                assert_ne!(key.code, Code::F(11), "terminals take it for full screen");
            }
        }
    }

    #[test]
    fn no_screen_takes_a_key_of_the_whole_program() {
        let program: Vec<Key> = Program::ALL.iter().flat_map(|command| command.spec().keys).copied().collect();
        for command in Command::all().filter(|command| command.spec().scope != Scope::Program) {
            for key in command.spec().keys {
                assert!(!program.contains(key), "{command:?} hides {key}");
            }
        }
    }
}
