//! One normalised key press. Letters never are commands: UniKey rewrites them before they arrive.
use std::fmt;

#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Code {
    /// Text; with Ctrl, or one of `/`, `?` and the space bar, also a command.
    Char(char),
    F(u8),
    Enter,
    Esc,
    Tab,
    BackTab,
    Backspace,
    Delete,
    Insert,
    Up,
    Down,
    Left,
    Right,
    PageUp,
    PageDown,
    Home,
    End,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Key {
    pub code: Code,
    pub ctrl: bool,
}

pub const fn f(number: u8) -> Key {
    Key { code: Code::F(number), ctrl: false }
}

pub const fn ctrl(letter: char) -> Key {
    Key { code: Code::Char(letter), ctrl: true }
}

pub const fn plain(code: Code) -> Key {
    Key { code, ctrl: false }
}

impl Key {
    /// What the key types. It belongs to a text field before it is a command.
    pub const fn text(self) -> Option<char> {
        match self {
            Self { code: Code::Char(letter), ctrl: false } => Some(letter),
            Self { .. } => None,
        }
    }
}

impl fmt::Display for Key {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.ctrl {
            out.write_str("Ctrl+")?;
        }
        match self.code {
            Code::Char(' ') => out.write_str("Space"),
            Code::Char(letter) => write!(out, "{}", letter.to_uppercase()),
            Code::F(number) => write!(out, "F{number}"),
            Code::Enter => out.write_str("Enter"),
            Code::Esc => out.write_str("Esc"),
            Code::Tab => out.write_str("Tab"),
            Code::BackTab => out.write_str("Shift+Tab"),
            Code::Backspace => out.write_str("Backspace"),
            Code::Delete => out.write_str("Delete"),
            Code::Insert => out.write_str("Insert"),
            Code::Up => out.write_str("↑"),
            Code::Down => out.write_str("↓"),
            Code::Left => out.write_str("←"),
            Code::Right => out.write_str("→"),
            Code::PageUp => out.write_str("PgUp"),
            Code::PageDown => out.write_str("PgDn"),
            Code::Home => out.write_str("Home"),
            Code::End => out.write_str("End"),
        }
    }
}
