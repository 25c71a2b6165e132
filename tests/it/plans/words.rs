//! Every phrase an indicator quotes stands in its document.
use super::{IDS, plan};
use std::{fs, path::Path};

/// What the scans misread, and what the paper says.
const MISREAD: &[(&str, &str, &str)] = &[
    ("daklak-antq-2026", "công trường an toàn giao thông", "cổng trường an toàn giao thông"),
    ("daklak-antq-2026", "/tô học sinh", "/tổ học sinh"),
    ("cillcus-antq-2026", "công trường an toàn giao thông", "cổng trường an toàn giao thông"),
    ("daklak-thidua-2024", "phân đầu", "phấn đấu"),
    // A word is missing on the paper itself.
    ("tanbinh-antq-2023", "chính quyền địa về việc", "chính quyền địa phương về việc"),
];

/// Without capitals, quotation marks, the marks of bold type, and differences of white space.
fn plain(text: &str) -> String {
    let kept: String = text.chars().filter(|letter| !matches!(letter, '“' | '”' | '"' | '*')).collect();
    kept.to_lowercase().split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The document of a plan, where it lies beside the package.
fn document(id: &str) -> Option<String> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared/plans").join(format!("{id}.txt"));
    let read = MISREAD.iter().filter(|(plan, ..)| *plan == id);
    Some(read.fold(plain(&fs::read_to_string(path).ok()?), |text, (_, wrong, right)| text.replace(wrong, right)))
}

/// What stands between the outermost “ and ”.
fn quoted(source: &str) -> Vec<String> {
    let (mut depth, mut phrases) = (0, vec![]);
    for letter in source.chars() {
        let closes = letter == '”';
        depth -= i32::from(closes);
        if depth > 0
            && let Some(phrase) = phrases.last_mut()
        {
            String::push(phrase, letter);
        }
        if letter == '“' {
            if depth == 0 {
                phrases.push(String::new());
            }
            depth += 1;
        }
    }
    assert_eq!(depth, 0, "quotation marks of {source}");
    phrases
}

#[test]
fn phrases_are_taken_from_between_the_outer_marks() {
    assert_eq!(quoted("I.2: “a “b” c”; IV: “d”"), ["a “b” c", "d"]);
}

/// “…” leaves words out; what is left stands in this order.
fn stands_in(document: &str, phrase: &str) -> bool {
    let mut rest = document;
    phrase.split('…').map(plain).all(|part| match rest.split_once(&part) {
        Some((_, after)) => {
            rest = after;
            true
        }
        None => false,
    })
}

#[test]
fn every_quoted_phrase_stands_in_its_document() {
    for id in IDS {
        let Some(document) = document(id) else { continue };
        for indicator in plan(id).indicators {
            let phrases = quoted(&indicator.source);
            assert!(!phrases.is_empty(), "{id}: {} quotes nothing", indicator.id);
            for phrase in phrases {
                assert!(stands_in(&document, &phrase), "{id}: {} quotes “{phrase}”", indicator.id);
            }
            assert!(indicator.source.starts_with(|letter: char| letter.is_ascii_digit() || "IV".contains(letter)));
        }
    }
}
