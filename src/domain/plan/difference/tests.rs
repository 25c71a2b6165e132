#![allow(clippy::unwrap_used)]
use super::*;
use crate::domain::plan::{source, succession};

const FIRST: &str = include_str!("../../../../tests/files/plan_change/v1.toml");
const SECOND: &str = include_str!("../../../../tests/files/plan_change/v2.toml");

fn plan(text: &str) -> Plan {
    source::parse(text).unwrap()
}

fn told(old: &Plan, new: &Plan) -> Vec<String> {
    let one = |change: Change| {
        let part = format!("{} {}", change.part.subject.token(), change.part.id);
        match change.what {
            What::Added => format!("+ {part}"),
            What::Removed => format!("- {part}"),
            What::Renamed { from } => format!("{part} was {from}"),
            What::Moved => format!("{part} moved"),
            What::Changed { aspect, old, new } => format!("{part} {}: {old} -> {new}", aspect.token()),
        }
    };
    difference(old, new).into_iter().map(one).collect()
}

#[test]
fn each_change_is_told_once_with_what_was_and_what_is() {
    let field = |id: &str| {
        let start = FIRST.find(&format!("[[form.section.field]]\nid = \"{id}\"")).unwrap();
        let end = FIRST.get(start + 5..).unwrap().find("\n[[").unwrap() + start + 6;
        FIRST.get(start..end).unwrap()
    };
    let swapped =
        FIRST.replace(field("so-vu"), "@").replace(field("so-buoi"), field("so-vu")).replace('@', field("so-buoi"));
    let cases: Vec<(String, Vec<&str>)> = vec![
        (FIRST.into(), vec![]),
        (
            FIRST.replace("2026 = 50 }\n\n", "2026 = 50, 2027 = { min = 15, max = 20 } }\n\n"),
            vec!["indicator ke-hoach target: 2026: ≥ 50 -> 2026: ≥ 50; 2027: 15–20"],
        ),
        (
            FIRST.replace("level = \"kha\"", "level = \"yeu\""),
            vec!["indicator xep-loai criterion: at-least kha -> at-least yeu"],
        ),
        (FIRST.replace("\"12-20\"", "\"12-25\""), vec!["report_type nam unit_due: before 12-20 -> before 12-25"]),
        (
            FIRST.replace("\"Số camera\"\nkind = \"count\"", "\"Số camera\"\nkind = \"percent\""),
            vec!["field camera kind: count -> percent", "field camera bounds: ≥ 0 -> 0–100"],
        ),
        (FIRST.replace(field("camera"), ""), vec!["- field camera"]),
        (FIRST.replace("id = \"camera\"", "id = \"may-anh\"\nwas = \"camera\""), vec!["field may-anh was camera"]),
        (FIRST.replace("id = \"camera\"", "id = \"may-anh\""), vec!["+ field may-anh", "- field camera"]),
        (swapped, vec!["field so-buoi moved"]),
        (
            FIRST.replace("words = [\"Tiểu học\", \"TH\"]", "words = [\"Tiểu học\"]"),
            vec!["kind tieu-hoc words: Tiểu học, TH -> Tiểu học"],
        ),
        (
            FIRST.replace("[[kind]]", "[[kind]]\nid = \"thcs\"\nname = \"THCS\"\nwords = [\"THCS\"]\n\n[[kind]]"),
            vec!["+ kind thcs"],
        ),
    ];
    let first = plan(FIRST);
    for (text, expected) in cases {
        assert_eq!(told(&first, &plan(&text)), expected);
    }
}

#[test]
fn what_cannot_follow_is_named() {
    let breaches = |history: &[&str], new: &str| -> Vec<String> {
        let history: Vec<Plan> = history.iter().map(|text| plan(text)).collect();
        let found = succession::breaches(&history.iter().collect::<Vec<_>>(), &plan(new));
        found
            .iter()
            .map(|breach| format!("{breach:?}").split([' ', '{']).next().unwrap_or_default().to_owned())
            .collect()
    };
    let again = |from: &str, to: &str| SECOND.replace(from, to).replace("version = 2\ntitle", "version = 3\ntitle");
    let cases: [(&[&str], String, &[&str]); 8] = [
        (&[FIRST], SECOND.into(), &[]),
        // so-vu is vu-viec since: the way back must say so, unless it is the very text that the book has.
        (&[FIRST, SECOND], FIRST.into(), &["IdTaken"]),
        (&[FIRST], SECOND.replace("version = 2\ntitle", "version = 1\ntitle"), &["SameFormVersion"]),
        (&[FIRST], FIRST.replace("id = \"doi-ke-hoach\"", "id = \"khac\""), &["AnotherPlan"]),
        (&[FIRST], SECOND.replace("was = \"so-vu\"", "was = \"so-buoi\""), &["StillThere"]),
        // Two fields that stood side by side are not one.
        (&[FIRST], SECOND.replace("was = \"so-vu\"", "was = [\"so-vu\", \"camera\"]"), &["Several"]),
        (&[FIRST], SECOND.replace("id = \"hoc-sinh\"", "id = \"hoc-sinh\"\nwas = \"so-vu\""), &["Several"]),
        // so-vu is vu-viec since the second version: the id is not free.
        (&[FIRST, SECOND], again("id = \"hoc-sinh\"", "id = \"so-vu\"").replace("was = \"so-vu\"\n", ""), &["IdTaken"]),
    ];
    for (history, new, expected) in cases {
        assert_eq!(breaches(history, &new), expected);
    }
}
