//! One normalised key press. Letters never are commands: UniKey rewrites them before they arrive.
use std::fmt;

#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Code {
    /// With Ctrl, or one of `/` and `?`.
    Char(char),
    F(u8),
    Enter,
    Esc,
    Delete,
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

impl fmt::Display for Key {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.ctrl {
            out.write_str("Ctrl+")?;
        }
        match self.code {
            Code::Char(letter) => write!(out, "{}", letter.to_uppercase()),
            Code::F(number) => write!(out, "F{number}"),
            Code::Enter => out.write_str("Enter"),
            Code::Esc => out.write_str("Esc"),
            Code::Delete => out.write_str("Delete"),
        }
    }
}
