//! One package has no crate walls, so this test is the wall: which room may mention what, and how long a file may be.
#![allow(clippy::unwrap_used, clippy::indexing_slicing)]
mod rules;
mod source;

use std::{
    fs,
    path::{Path, PathBuf},
};

/// What is wrong with one source file, given its path from the package's root with `/` between the parts.
fn faults(path: &str, text: &str) -> Vec<String> {
    let mut faults = Vec::new();
    let code = source::code(text);
    let mut report = |word: &str, why: &str| {
        for line in source::mentions(&code, word) {
            faults.push(format!("{path}:{line} mentions {word}: {why}"));
        }
    };
    for wall in rules::WALLS.iter().filter(|wall| wall.holds_for(path)) {
        for word in wall.words {
            report(word, wall.why);
            if let Some(room) = word.strip_prefix("crate::") {
                report(&format!("super::super::{room}"), wall.why);
            }
        }
    }
    for home in rules::HOMES.iter().filter(|home| home.is_outside(path)) {
        let why = format!("only {} may", home.places.join(", "));
        home.words.iter().for_each(|word| report(word, &why));
    }
    faults.extend(rules::shape(path, text));
    faults
}

fn sources_under(folder: &Path, into: &mut Vec<PathBuf>) {
    let Ok(entries) = fs::read_dir(folder) else { return };
    for path in entries.map(|entry| entry.unwrap().path()) {
        if path.is_dir() {
            sources_under(&path, into);
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            into.push(path);
        }
    }
}

#[test]
fn every_source_keeps_to_its_room() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut files = Vec::new();
    ["src", "tests", "benches", "examples"].iter().for_each(|folder| sources_under(&root.join(folder), &mut files));
    assert!(files.len() > 20, "the sources were not found");
    let mut all = Vec::new();
    for file in files {
        let path = file.strip_prefix(root).unwrap().to_string_lossy().replace('\\', "/");
        all.extend(faults(&path, &fs::read_to_string(&file).unwrap()));
    }
    assert!(all.is_empty(), "\n{}\n", all.join("\n"));
}

#[test]
fn every_rule_is_enforced() {
    for wall in rules::WALLS {
        for word in wall.words {
            let path = if wall.place.ends_with(".rs") {
                format!("src/tui/screen/a/{}", wall.place)
            } else {
                format!("{}/a.rs", wall.place)
            };
            assert!(!faults(&path, &format!("fn a() {{ {word} }}")).is_empty(), "{path} may mention {word}");
        }
    }
    for home in rules::HOMES {
        for word in home.words {
            assert!(!faults("src/nowhere/a.rs", &format!("fn a() {{ {word} }}")).is_empty(), "{word}");
        }
    }
}

#[test]
fn a_wall_sees_through_the_ways_of_writing_an_import() {
    for (path, text) in [
        ("src/domain/a.rs", "use crate::sheet::read;"),
        ("src/domain/a.rs", "use crate::sheet;"),
        ("src/domain/a.rs", "use crate::{domain::grid::Cell, sheet::read::{self, Limits}};"),
        ("src/domain/a.rs", "use crate::{\n    domain::grid,\n    store,\n};"),
        ("src/domain/a.rs", "fn a() -> crate::text::Lang { todo() }"),
        ("src/domain/a.rs", "use super::super::sheet::read;"),
        ("src/domain/a.rs", "use std::{fmt, fs};"),
        ("src/domain/a.rs", "use std::time::{Duration, Instant};"),
        ("src/domain/a.rs", "use chrono::Utc;\nfn a() { Utc::now() }"),
        ("src/domain/a.rs", "#[cfg(test)]\nmod tests {\n    use std::fs;\n}"),
        ("src/domain/a.rs", "fn a() { let quote = '\"'; rusqlite::open(); }"),
        ("src/domain/a.rs", "fn a() { let link = \"https://a\"; std::thread::spawn(b); }"),
        ("src/domain/a.rs", "fn a() { let raw = r#\"say \"no\" //\"#; std::thread::spawn(b); }"),
        ("src/domain/a.rs", "/* /* nested */ */ use crate::cli;"),
        ("src/sheet/write/a.rs", "use crate::store::Book;"),
        ("src/store/a.rs", "use crate::sheet::read;"),
        ("src/store/a.rs", "use zip::ZipArchive;"),
        ("src/job/a.rs", "println!(\"done\");"),
        ("src/job/a.rs", "use clap::Parser;"),
        ("src/text/a.rs", "use rusqlite::Error;"),
        ("src/cli/a.rs", "use ratatui::style::Color;"),
        ("src/tui/screen/units/view.rs", "let red = Color::Red;"),
        ("src/tui/screen/units/state.rs", "use ratatui::Frame;"),
        ("src/tui/action/command.rs", "use crate::tui::{screen::units, ui};"),
        ("src/text/utils.rs", "//! Words."),
    ] {
        assert!(!faults(path, text).is_empty(), "{path}: {text}");
    }
}

#[test]
fn a_wall_lets_the_rest_through() {
    for (path, text) in [
        (
            "src/domain/a.rs",
            "//! Not crate::sheet, see crate::store.\nuse crate::domain::grid; // std::fs\n/* rusqlite */",
        ),
        ("src/domain/a.rs", "const A: &str = \"std::fs, crate::sheet and println!\";"),
        ("src/domain/a.rs", "fn a<'a>(b: &'a str) { let (c, d): (Vec<_>, Vec<_>) = b.iter().unzip(); c.zip(d) }"),
        ("src/domain/a.rs", "use crate::domain::standing; use chrono::NaiveDate;"),
        ("src/domain/a.rs", "fn a() { let sprint = format!(\"{b}\"); crate::domain::storey::a() }"),
        ("src/sheet/read/a.rs", "use calamine::Reader; use crate::domain::grid::Workbook;"),
        ("src/store/a.rs", "use rusqlite::Connection; use crate::domain::book::Decision;"),
        ("src/cli/a.rs", "use clap::Parser; fn a() { println!(\"a\") }"),
        ("src/tui/ui/theme.rs", "use ratatui::style::Color; const A: Color = Color::Red;"),
        ("src/tui/screen/units/view.rs", "use ratatui::Frame;"),
        ("src/tui/shell/terminal.rs", "use ratatui::crossterm::event; use std::time::Instant;"),
        ("tests/it/a.rs", "use calamine::Reader; use std::fs;"),
    ] {
        assert_eq!(faults(path, text), Vec::<String>::new(), "{text}");
    }
}

#[test]
fn a_fault_names_its_line() {
    assert_eq!(faults("src/domain/a.rs", "use std::fmt;\n\nuse std::{\n    env,\n    fs,\n};").len(), 2);
    let fault = faults("src/store/a.rs", "/// a\nfn a() {\n    clap::a();\n}").join("");
    assert!(fault.starts_with("src/store/a.rs:3 mentions clap"), "{fault}");
}

#[test]
fn a_file_stays_short() {
    let text = |lines: usize| format!("//! Long.\n{}", "fn a() {}\n".repeat(lines - 1));
    assert!(faults("src/domain/a.rs", &text(500)).is_empty());
    assert_eq!(faults("src/domain/a.rs", &text(501)).len(), 1);
    assert_eq!(faults("tests/it/a.rs", &text(501)).len(), 1);
    assert!(faults("src/domain/number_cases.rs", &text(501)).is_empty(), "tables of test cases may be long");
    assert_eq!(faults("src/domain/a.rs", &"fn a() {}\n".repeat(30)).len(), 1, "no word on what the module owns");
}
