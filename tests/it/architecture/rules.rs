//! The rules as tables. ARCHITECTURE.md says why the rooms stand as they do.

/// Most lines a source file may have.
const MOST_LINES: usize = 500;
/// From this many lines on a module says in its first line what it owns.
const LINES_THAT_NEED_A_WORD: usize = 20;
/// Names that say nothing of what is inside.
const EMPTY_NAMES: [&str; 6] = ["util", "utils", "helper", "helpers", "common", "misc"];

/// A folder (`src/domain`) or a file name (`state.rs`, in any folder of the screen) and what it must not mention.
pub struct Wall {
    pub place: &'static str,
    pub words: &'static [&'static str],
    pub why: &'static str,
}

/// Words that nobody else under `src` may mention.
pub struct Home {
    pub words: &'static [&'static str],
    pub places: &'static [&'static str],
}

pub const WALLS: &[Wall] = &[
    Wall {
        place: "src/domain",
        words: &["crate::sheet", "crate::store", "crate::job", "crate::cli", "crate::tui", "crate::text"],
        why: "the domain knows no other room",
    },
    Wall {
        place: "src/domain",
        words: &[
            "std::fs",
            "std::env",
            "std::io",
            "std::net",
            "std::process",
            "std::thread",
            "Instant",
            "SystemTime",
            "Utc::now",
            "Local::now",
        ],
        why: "the domain is pure: files, clocks and processes are elsewhere, today is an argument",
    },
    Wall {
        place: "src/sheet",
        words: &["crate::store", "crate::job", "crate::cli", "crate::tui"],
        why: "sheets turn bytes into grids and back, and know neither book nor screen",
    },
    Wall {
        place: "src/sheet/write",
        words: &["Utc::now", "Local::now", "SystemTime"],
        why: "the same figures make the same bytes, on any day",
    },
    Wall {
        place: "src/store",
        words: &["crate::sheet", "crate::job", "crate::cli", "crate::tui"],
        why: "the store keeps what the domain decided, and knows neither workbooks nor screen",
    },
    Wall {
        place: "src/text",
        words: &["crate::cli", "crate::tui", "std::fs", "std::env", "std::process", "Utc::now", "Local::now"],
        why: "a sentence is made of its arguments alone",
    },
    Wall {
        place: "src/job",
        words: &["crate::cli", "crate::tui"],
        why: "a job reports to its watch and does not know who looks",
    },
    Wall {
        place: "src/cli",
        words: &["crate::tui::part", "crate::tui::screen", "crate::tui::app", "crate::tui::ui", "crate::tui::shell"],
        why: "commands work without the screen; only its table of keys is listed",
    },
    Wall { place: "src/tui", words: &["crate::cli"], why: "the screen does not go through the command line" },
    Wall {
        place: "src/tui/action",
        words: &[
            "ratatui",
            "crate::sheet",
            "crate::store",
            "crate::job",
            "crate::tui::part",
            "crate::tui::screen",
            "crate::tui::app",
            "crate::tui::ui",
            "crate::tui::shell",
            "std::fs",
            "std::thread",
        ],
        why: "the table of commands is pure and the lowest layer of the screen",
    },
    Wall {
        place: "src/tui/part",
        words: &[
            "ratatui",
            "crate::sheet",
            "crate::store",
            "crate::job",
            "crate::tui::screen",
            "crate::tui::app",
            "crate::tui::ui",
            "crate::tui::shell",
            "std::fs",
            "std::thread",
        ],
        why: "the state of a part is pure",
    },
    Wall {
        place: "state.rs",
        words: &[
            "ratatui",
            "crate::sheet",
            "crate::store",
            "crate::tui::ui",
            "crate::tui::app",
            "crate::tui::shell",
            "std::fs",
            "std::thread",
            "Instant",
            "SystemTime",
            "Utc::now",
            "Local::now",
        ],
        why: "a screen's state never draws, reads files or asks the time",
    },
    Wall {
        place: "view.rs",
        words: &[
            "crate::sheet",
            "crate::store",
            "crate::tui::app",
            "crate::tui::shell",
            "std::fs",
            "std::thread",
            "Instant",
            "SystemTime",
            "Utc::now",
            "Local::now",
        ],
        why: "a view draws from the state it is given",
    },
    Wall {
        place: "src/tui/ui",
        words: &[
            "crate::sheet",
            "crate::store",
            "crate::tui::screen",
            "crate::tui::app",
            "crate::tui::shell",
            "std::fs",
        ],
        why: "drawing knows roles and parts, not screens",
    },
    Wall {
        place: "src/tui/app",
        words: &["crate::sheet", "crate::tui::shell", "std::fs", "std::thread", "Utc::now", "Local::now"],
        why: "the model only routes; effects are performed by the shell",
    },
];

pub const HOMES: &[Home] = &[
    Home { words: &["calamine", "rust_xlsxwriter", "quick_xml", "zip::"], places: &["src/sheet"] },
    Home { words: &["rusqlite"], places: &["src/store"] },
    Home { words: &["ratatui"], places: &["src/tui"] },
    Home { words: &["Color::"], places: &["src/tui/ui"] },
    Home { words: &["clap"], places: &["src/cli", "src/main.rs"] },
    Home { words: &["println!", "print!", "eprintln!", "eprint!"], places: &["src/cli", "src/main.rs"] },
    Home { words: &["std::process::exit"], places: &["src/main.rs"] },
    Home { words: &["std::net"], places: &[] },
];

impl Wall {
    pub fn holds_for(&self, path: &str) -> bool {
        match self.place.ends_with(".rs") {
            true => path.starts_with("src/tui/") && path.ends_with(&format!("/{}", self.place)),
            false => is_within(path, self.place),
        }
    }
}

impl Home {
    pub fn is_outside(&self, path: &str) -> bool {
        path.starts_with("src/") && !self.places.iter().any(|place| is_within(path, place))
    }
}

/// A folder holds what lies below it, and the file that opens it as a module: `src/job.rs` is `src/job`.
fn is_within(path: &str, place: &str) -> bool {
    path.strip_prefix(place).is_some_and(|rest| rest.is_empty() || rest.starts_with('/') || rest == ".rs")
}

/// Faults of length and name.
pub fn shape(path: &str, text: &str) -> Vec<String> {
    let lines = text.lines().count();
    let mut faults = Vec::new();
    if lines > MOST_LINES && !path.ends_with("cases.rs") {
        faults.push(format!("{path} has {lines} lines: split it, {MOST_LINES} is the most"));
    }
    if path.starts_with("src/") && lines >= LINES_THAT_NEED_A_WORD && !is_named(path) && !text.starts_with("//!") {
        faults.push(format!("{path} does not begin with a //! comment on what it owns"));
    }
    if path.split(['/', '.']).any(|part| EMPTY_NAMES.contains(&part)) {
        faults.push(format!("{path}: name it after what it owns"));
    }
    faults
}

/// Tests and their tables say what they are by their file name.
fn is_named(path: &str) -> bool {
    path.ends_with("tests.rs") || path.ends_with("cases.rs")
}
