//! Pure: keys, the table of commands, and what is printed out of it.
pub mod command;
pub mod key;
pub mod keymap;

use crate::text::Lang;
use command::{Command, Scope, Spec};
use serde_json::{Value, json};

fn keys(spec: &Spec) -> Vec<String> {
    spec.keys.iter().map(ToString::to_string).collect()
}

/// `tonghop keys --json`.
pub fn document(lang: Lang) -> Value {
    let row = |command: Command| {
        let spec = command.spec();
        json!({ "scope": spec.scope.token(), "keys": keys(&spec), "label": spec.label(lang), "help": spec.help(lang) })
    };
    json!({ "keys": Command::all().map(row).collect::<Vec<_>>() })
}

/// `tonghop keys`.
pub fn lines(lang: Lang) -> Vec<String> {
    let mut lines = Vec::new();
    for scope in Scope::ALL {
        lines.push(scope.title(lang).to_owned());
        lines.extend(scope.commands().into_iter().map(|command| {
            let spec = command.spec();
            format!("  {:<17} {:<18} {}", keys(&spec).join(", "), spec.label(lang), spec.help(lang))
        }));
    }
    lines
}

/// The tables of `docs/keys.md`, which a test holds to this.
pub fn markdown() -> String {
    let row = |command: Command| {
        let spec = command.spec();
        let (label, vi, en) = (spec.label(Lang::Vi), spec.help(Lang::Vi), spec.help(Lang::En));
        format!("| {} | {label} | {vi} | {en} |\n", keys(&spec).join(", "))
    };
    let table = |scope: &Scope| {
        let rows: String = scope.commands().into_iter().map(row).collect();
        let title = scope.title(Lang::Vi);
        format!("### {title}\n\n| Phím | Lệnh | Tác dụng | In English |\n|---|---|---|---|\n{rows}")
    };
    Scope::ALL.iter().map(table).collect::<Vec<_>>().join("\n")
}
