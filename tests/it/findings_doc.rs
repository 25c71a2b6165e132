//! `docs/findings.md` is every finding with its severity and its words in both languages, as the code has them.
#![allow(clippy::unwrap_used)]
mod example;

use crate::document::follows;
use example::{example, form};
use std::{collections::BTreeSet, fmt::Write as _, fs, path::Path};
use tonghop::{
    domain::intake::{Code, Severity},
    text::{self, Lang, words::severity},
};

const HEAD: &str = "# Các phát hiện

*Findings. Every finding has a stable code, a severity, a place as Excel shows it (`Sheet1!C12`), and a sentence that says
what happened and what to do. This page is written from the code, each finding with an example, and held to it by a test;
write it anew with `TONGHOP_BLESS=1 cargo test --test it findings_doc`. Under each code: when it is raised (*Khi nào*), then
how it reads, with an example, and what to do, in Vietnamese and in English. A code marked “not raised yet” has its name and
its words, but no step raises it. That every other one is raised by a report, and not by one that is right, is tested
(`tests/it/findings_raised.rs`).*

| | tiếng Việt | English | what it means |
|---|---|---|---|
";

const GROUPS: &[(&str, &str, &str)] = &[
    ("file", "Tệp", "The file"),
    ("sheet", "Trang tính và biểu mẫu", "The sheet and its form"),
    ("header", "Tên mục", "Labels"),
    ("unit", "Đơn vị và kỳ", "Unit and period"),
    ("cell", "Một ô", "One cell"),
    ("across", "Nhiều ô, nhiều kỳ, nhiều đơn vị", "Across cells, periods and units"),
    ("report", "Cả báo cáo", "The report as a whole"),
];

fn meaning(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "something was not taken, or contradicts something else: somebody has to decide",
        Severity::Warning => "the figure counts; somebody should look",
        Severity::Note => "how something was read; nothing to do",
    }
}

/// Codes that some step raises today. A code may have its name and words before anything raises it.
pub fn raised() -> BTreeSet<&'static str> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut sources = String::new();
    ["src/domain", "src/job", "src/sheet/read"].iter().for_each(|room| gather(&root.join(room), &mut sources));
    let is_raised = |code: &Code| {
        let name = format!("Code::{code:?}");
        sources.match_indices(&name).any(|(at, _)| {
            let after = sources.get(at + name.len()..).and_then(|rest| rest.chars().next());
            !after.is_some_and(|letter| letter.is_alphanumeric())
        })
    };
    Code::ALL.iter().filter(|code| is_raised(code)).map(|code| code.token()).collect()
}

/// The code of a room without its tests.
fn gather(folder: &Path, into: &mut String) {
    for path in fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()) {
        let name = path.file_name().unwrap().to_string_lossy().into_owned();
        if path.is_dir() && name != "tests" {
            gather(&path, into);
        } else if name.ends_with(".rs") && name != "tests.rs" {
            let text = fs::read_to_string(&path).unwrap();
            into.push_str(text.split("#[cfg(test)]\nmod tests {").next().unwrap_or_default());
        }
    }
}

fn page() -> String {
    let mut page = HEAD.to_owned();
    for one in Severity::ALL.iter().rev().copied() {
        let names = [Lang::Vi, Lang::En].map(|lang| severity(lang, one));
        writeln!(page, "| `{}` | {} | {} | {} |", one.token(), names[0], names[1], meaning(one)).unwrap();
    }
    let (form, raised) = (form(), raised());
    for (group, vi, en) in GROUPS {
        write!(page, "\n## {vi} · {en}\n").unwrap();
        for code in Code::ALL.iter().copied().filter(|code| code.group() == *group) {
            let finding = example(code);
            write!(page, "\n### `{}` — {}", code.token(), code.severity().token()).unwrap();
            page.push_str(if raised.contains(code.token()) { "\n\n" } else { " (not raised yet)\n\n" });
            writeln!(page, "*Khi nào:* {}  \n*When:* {}\n", text::when(Lang::Vi, code), text::when(Lang::En, code))
                .unwrap();
            for lang in [Lang::Vi, Lang::En] {
                let sentence = text::finding(lang, &finding, Some(&form));
                writeln!(page, "- {} *{}*", sentence.message, sentence.advice).unwrap();
            }
        }
    }
    page
}

#[test]
fn the_page_of_findings_is_what_the_code_says() {
    follows("docs/findings.md", &page(), "findings_doc");
}

#[test]
fn no_finding_is_left_out_of_the_page() {
    let page = page();
    for code in Code::ALL {
        assert!(page.contains(&format!("### `{}`", code.token())), "{}: its group has no heading", code.token());
    }
}
