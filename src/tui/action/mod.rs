//! Pure: keys, the table of commands, and what is printed out of it.
pub mod command;
pub mod key;

use crate::text::Lang;
use command::{Program, Spec};
use serde_json::{Value, json};

fn keys(spec: &Spec) -> Vec<String> {
    spec.keys.iter().map(ToString::to_string).collect()
}

/// `tonghop keys --json`.
pub fn document(lang: Lang) -> Value {
    let row = |command: &Program| {
        let spec = command.spec();
        json!({ "scope": "program", "keys": keys(&spec), "label": spec.label(lang), "help": spec.help(lang) })
    };
    json!({ "keys": Program::ALL.iter().map(row).collect::<Vec<_>>() })
}

/// `tonghop keys`.
pub fn lines(lang: Lang) -> Vec<String> {
    let row = |command: &Program| {
        let spec = command.spec();
        format!("{:<14} {:<16} {}", keys(&spec).join(", "), spec.label(lang), spec.help(lang))
    };
    Program::ALL.iter().map(row).collect()
}

/// The table of `docs/keys.md`, which a test holds to this.
pub fn markdown() -> String {
    let row = |command: &Program| {
        let spec = command.spec();
        format!(
            "| {} | {} | {} | {} |\n",
            keys(&spec).join(", "),
            spec.label(Lang::Vi),
            spec.help(Lang::Vi),
            spec.help(Lang::En)
        )
    };
    let head = "| Phím | Lệnh | Tác dụng | In English |\n|---|---|---|---|\n";
    format!("{head}{}", Program::ALL.iter().map(row).collect::<String>())
}
