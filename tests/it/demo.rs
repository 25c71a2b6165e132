//! The sample, held to figures worked out by hand from the list of stories in `src/job/demo/story.rs`.
//!
//! 120 units, four of five owe: 96. The first 12 are good, the next 37 each have a story, one more unit shares its
//! name with another; the remaining 46 are good.
use crate::program::{Room, list, text};
use serde_json::Value;
use std::{collections::BTreeMap, fs, sync::OnceLock};

fn made(options: &str) -> (Room, Value) {
    let room = Room::new();
    let document = room.ask(&format!("demo d --no-screen {options}"));
    (room, document)
}

/// The sample of 120, made once for all tests that only look at it.
fn sample() -> &'static (Room, Value) {
    static SAMPLE: OnceLock<(Room, Value)> = OnceLock::new();
    SAMPLE.get_or_init(|| made(""))
}

#[test]
fn the_sample_adds_up_to_what_its_stories_say() {
    let (room, status) = sample();
    let files = |batch: usize, outcome: &str| status["imports"][batch]["summary"]["files"][outcome].as_u64();
    // First batch: 12 + 46 good, 15 with something wrong, one of another period, one passed on, one of another plan,
    // the first of two versions, the one to be mended, 2 twins, 2 copies, an encrypted, a damaged, an ambiguous,
    // 3 that do not owe, and 4 strays.
    let first = [("taken", 79), ("question", 7), ("refused", 2), ("repeat", 1), ("skipped", 3), ("partly_taken", 0)];
    assert_eq!(first.iter().map(|(_, count)| count).sum::<u64>(), 58 + 15 + 5 + 2 + 2 + 3 + 3 + 4);
    for (outcome, count) in first {
        assert_eq!(files(0, outcome), Some(count), "{outcome}");
    }
    // Second batch: 6 late, the second of two versions (which waits), the mended one.
    for (outcome, count) in [("taken", 7), ("question", 1), ("refused", 0), ("repeat", 0)] {
        assert_eq!(files(1, outcome), Some(count), "{outcome} of the second batch");
    }
    let units = &status["units"];
    // Missing: 7 that sent nothing; the other period, the passed on, the other plan, the encrypted, the damaged,
    // the ambiguous. Attention: 8 wrong cells, a label missing, a label twice, two versions, twins.
    for (state, count) in [
        ("owing", 96),
        ("missing", 13),
        ("needs_attention", 12),
        ("late", 6),
        ("on_time", 65),
        ("returned", 0),
        ("not_yet_due", 0),
    ] {
        assert_eq!(units[state], count, "{state}");
    }
    assert_eq!(status["outside"]["not_owing"], 24);
    assert_eq!(status["tray"]["files"], 8);
    assert_eq!(status["rates"]["actual"], 83);
    assert_eq!(status["rates"]["actual_on_time"], 77);
    for name in ["roster.xlsx", "sample.tonghop", "consolidated.xlsx", "consolidated-full.xlsx"] {
        assert!(room.path(&format!("d/{name}")).is_file(), "{name}");
    }
}

#[test]
fn each_kind_of_error_is_found_once() {
    let (room, _) = sample();
    let found = room.ask("findings d/sample.tonghop");
    let by_code: BTreeMap<&str, u64> = found["by_code"]
        .as_array()
        .unwrap()
        .iter()
        .map(|row| (row["code"].as_str().unwrap(), row["count"].as_u64().unwrap()))
        .collect();
    let expected = [
        ("date-outside-period", 1),
        ("formula-error", 1),
        ("formula-not-calculated", 1),
        ("label-duplicate", 1),
        ("label-extra", 1),
        ("label-missing", 1),
        ("label-similar", 1),
        ("not-an-option", 1),
        ("out-of-range", 1),
        ("part-exceeds-whole", 1),
        ("required-missing", 1),
        ("resubmission-changed", 1),
        ("rows-hidden", 1),
        ("type-mismatch", 1),
        ("unit-not-owing", 3),
        ("unit-scale", 1),
    ];
    assert_eq!(by_code, expected.into());
    for row in found["findings"].as_array().unwrap() {
        assert!(row["sheet"].is_string() && !row["advice"].as_str().unwrap().is_empty(), "{row}");
    }
}

#[test]
fn the_tray_asks_each_question_with_its_candidates() {
    let (room, _) = sample();
    let tray = room.ask("tray list d/sample.tonghop");
    let questions: Vec<(&str, usize)> = tray["files"]
        .as_array()
        .unwrap()
        .iter()
        .flat_map(|file| file["reports"].as_array().unwrap())
        .map(|report| {
            (report["question"]["kind"].as_str().unwrap(), report["question"]["candidates"].as_array().unwrap().len())
        })
        .collect();
    let count = |kind: &str| questions.iter().filter(|(one, _)| *one == kind).count();
    assert_eq!(
        (count("unit"), count("period"), count("disagreement"), count("version"), count("password")),
        (2, 1, 1, 3, 1),
        "{questions:?}"
    );
    assert!(questions.contains(&("disagreement", 2)), "a form passed on names both units");
    assert!(questions.contains(&("unit", 2)), "two schools of one name");
}

#[test]
fn one_seed_gives_one_result() {
    let facts = |room: &Room| {
        room.say("facts d/sample.tonghop --out facts.json").well();
        fs::read_to_string(room.path("facts.json")).unwrap()
    };
    let (first, _) = made("--units 40");
    let (second, _) = made("--units 40");
    let (other, _) = made("--units 40 --seed 2");
    assert_eq!(facts(&first), facts(&second));
    assert_ne!(facts(&first), facts(&other));
    for name in ["roster.xlsx", "consolidated.xlsx", "consolidated-full.xlsx"] {
        let bytes = |room: &Room| fs::read(room.path(&format!("d/{name}"))).unwrap();
        assert_eq!(bytes(&first), bytes(&second), "{name}");
    }
}

/// Few units: what goes wrong most is played first, whatever the plan's forms and kinds are.
#[test]
fn every_plan_that_ships_is_played() {
    let room = Room::new();
    let plans = room.ask("plan list");
    for id in list(&plans["plans"]).iter().map(|plan| text(&plan["id"])) {
        let play = |dir: &str| room.ask(&format!("demo {dir}/{id} --no-screen --units 18 --plan {id}"));
        let facts = |dir: &str| {
            room.say(&format!("facts {dir}/{id}/sample.tonghop --out facts.json")).well();
            fs::read_to_string(room.path("facts.json")).unwrap()
        };
        let status = play("a");
        let count = |state: &str| status["units"][state].as_u64().unwrap();
        let states = ["on_time", "late", "missing", "not_yet_due", "returned", "needs_attention"];
        assert_eq!(states.map(count).iter().sum::<u64>(), count("owing"), "{id}");
        for state in ["on_time", "late", "missing", "needs_attention"] {
            assert!(count(state) > 0, "{id}: no unit is {state}");
        }
        assert!(status["tray"]["files"].as_u64() > Some(0), "{id}");
        let shown = room.ask(&format!("plan show {id}"));
        let at_any_time = list(&shown["report_types"]).iter().any(|one| one["cycle"] == "ad-hoc");
        assert_eq!(status["ad_hoc"]["reports"].as_u64() > Some(0), at_any_time, "{id}");
        let given = list(&status["indicators"]).iter().filter(|one| one["reported"].as_u64() > Some(0)).count();
        assert!(given * 2 > list(&status["indicators"]).len(), "{id}: {given} indicators have figures");
        play("b");
        assert_eq!(facts("a"), facts("b"), "{id}");
    }
}

#[test]
fn a_plan_of_ones_own_is_played_too() {
    let room = Room::new();
    let page = include_str!("../../docs/plan-format.md");
    let plan = page.split_once("```toml\n").unwrap().1.split_once("```").unwrap().0;
    // Rounds that the office opens, and no level anywhere on the form.
    let undated = |line: &&str| !line.starts_with("unit_due") && !line.starts_with("office_due");
    let plan = plan.lines().filter(undated).collect::<Vec<_>>().join("\n").replace("\"quarter\"", "\"on-demand\"");
    room.write("own.toml", plan);
    let status = room.ask("demo d --plan own.toml --units 12 --no-screen");
    assert_eq!((text(&status["period"]), text(&status["unit_due"]["last_day"])), ("quy@dot-1", "2026-12-10"));
    assert_eq!(status["units"]["owing"], 12);
    assert_eq!((status["units"]["late"].as_u64(), status["tray"]["files"].as_u64() > Some(0)), (Some(1), true));
}

#[test]
fn it_never_overwrites_what_it_did_not_write() {
    let room = Room::new();
    room.write("d/roster.xlsx", "mine");
    room.say("demo d --units 24").refused(1);
    assert_eq!(fs::read_to_string(room.path("d/roster.xlsx")).unwrap(), "mine");
    fs::remove_file(room.path("d/roster.xlsx")).unwrap();
    fs::write(room.path("d/notes.txt"), "mine too").unwrap();
    room.say("demo d --units 24 --no-screen").well();
    room.say("demo d --units 24 --no-screen").well();
    assert_eq!(fs::read_to_string(room.path("d/notes.txt")).unwrap(), "mine too");
}
