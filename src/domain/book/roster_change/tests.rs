//! The roster that follows, as of any day, whatever was taken back and in whichever order it was written.
#![allow(clippy::unwrap_used, clippy::indexing_slicing)]
use super::*;
use chrono::Days;
use proptest::{collection::vec, prelude::*, sample::select};
use std::collections::HashSet;

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

fn school(code: &str, name: &str, commune: &str) -> RosterChange {
    RosterChange::Put(Unit { code: code.into(), name: name.into(), commune: commune.into(), ..Unit::default() })
}

fn named(name: &str) -> Facts {
    Facts { name: Some(name.into()), ..Facts::default() }
}

fn placed(commune: &str) -> Facts {
    Facts { commune: Some(commune.into()), ..Facts::default() }
}

fn from(on: &str, code: &str, facts: Facts) -> RosterChange {
    RosterChange::From { day: day(on), code: code.into(), facts }
}

fn correct(on: &str, code: &str, facts: Facts) -> RosterChange {
    RosterChange::Correct { on: day(on), code: code.into(), facts }
}

fn communes(on: &str, old: &[&str], new: &str) -> RosterChange {
    RosterChange::Commune { day: day(on), old: old.iter().map(|one| (*one).into()).collect(), new: new.into() }
}

/// Each change a batch of its own, numbered from 1.
fn roster(changes: &[RosterChange], undone: &[i64]) -> Vec<Unit> {
    fold((1..).zip(changes.iter().cloned()), &undone.iter().copied().collect())
}

#[test]
fn the_last_change_that_stands_holds() {
    let put = |order: u32, code: &str, name: &str| {
        RosterChange::Put(Unit { code: code.into(), name: name.into(), order, ..Unit::default() })
    };
    let changes = [
        (1, put(2, "B", "Trường B")),
        (1, put(1, "C", "Trường C")),
        (1, put(1, "A", "Trường A")),
        (4, put(3, "A", "Trường A mới")),
    ];
    let names = |undone: &[i64]| -> Vec<String> {
        let undone: HashSet<i64> = undone.iter().copied().collect();
        fold(changes.clone(), &undone).into_iter().map(|unit| unit.name).collect()
    };
    assert_eq!(names(&[]), ["Trường C", "Trường B", "Trường A mới"]);
    assert_eq!(names(&[4]), ["Trường A", "Trường C", "Trường B"]);
    assert!(names(&[1, 4]).is_empty());
}

/// Name and commune of unit A on four days.
fn over_time(changes: &[RosterChange], undone: &[i64]) -> Vec<String> {
    let units = roster(changes, undone);
    let unit = units.iter().find(|unit| unit.code == "A").unwrap();
    let on = |on: &str| {
        let unit = unit.on(day(on));
        format!("{} {}", unit.name, unit.commune)
    };
    ["2025-06-30", "2026-06-30", "2027-06-30", "2028-06-30"].map(on).to_vec()
}

#[test]
fn a_unit_is_as_it_was_on_each_day() {
    let a = || school("A", "a", "X");
    type Case<'a> = (&'a str, Vec<RosterChange>, &'a [i64], [&'a str; 4]);
    let cases: Vec<Case> = vec![
        ("nothing dated", vec![a()], &[], ["a X"; 4]),
        ("a name from a day", vec![a(), from("2026-01-01", "A", named("b"))], &[], ["a X", "b X", "b X", "b X"]),
        (
            "written in another order than that of the days",
            vec![a(), from("2028-01-01", "A", named("c")), from("2026-01-01", "a", named("b"))],
            &[],
            ["a X", "b X", "b X", "c X"],
        ),
        (
            "taken back in the middle",
            vec![
                a(),
                from("2026-01-01", "A", named("b")),
                from("2027-01-01", "A", placed("Y")),
                from("2028-01-01", "A", named("c")),
            ],
            &[2],
            ["a X", "a X", "a Y", "c Y"],
        ),
        (
            "a correction holds for as long as what it corrects",
            vec![a(), from("2026-01-01", "A", named("b")), correct("2027-01-01", "A", named("B"))],
            &[],
            ["a X", "B X", "B X", "B X"],
        ),
        (
            "a correction of what never changed holds since ever",
            vec![a(), from("2026-01-01", "A", named("b")), correct("2027-01-01", "A", placed("Y"))],
            &[],
            ["a Y", "b Y", "b Y", "b Y"],
        ),
        (
            "a correction before a later change leaves it",
            vec![a(), from("2028-01-01", "A", named("c")), correct("2026-12-01", "A", named("A"))],
            &[],
            ["A X", "A X", "A X", "c X"],
        ),
        (
            "a list taken again keeps what was",
            vec![a(), from("2026-01-01", "A", named("b")), school("A", "b!", "X")],
            &[],
            ["a X", "b! X", "b! X", "b! X"],
        ),
        ("a commune merges", vec![a(), communes("2027-01-01", &["xã X", "Y"], "Z")], &[], ["a X", "a X", "a Z", "a Z"]),
        (
            "and is taken back",
            vec![a(), communes("2027-01-01", &["X"], "Z"), from("2026-01-01", "A", named("b"))],
            &[2],
            ["a X", "b X", "b X", "b X"],
        ),
        (
            "a unit that moved away before is not concerned",
            vec![a(), communes("2027-01-01", &["X"], "Z"), from("2026-01-01", "A", placed("W"))],
            &[],
            ["a X", "a W", "a W", "a W"],
        ),
        (
            "one that moved there before is, though it was written later",
            vec![school("A", "a", "V"), communes("2027-01-01", &["X"], "Z"), from("2026-01-01", "A", placed("X"))],
            &[],
            ["a V", "a X", "a Z", "a Z"],
        ),
        (
            "a unit entered later with the old commune",
            vec![communes("2027-01-01", &["X"], "Z"), a()],
            &[],
            ["a X", "a X", "a Z", "a Z"],
        ),
        (
            "two mergers, the later written first",
            vec![a(), communes("2028-01-01", &["Z"], "W"), communes("2027-01-01", &["X"], "Z")],
            &[],
            ["a X", "a X", "a Z", "a W"],
        ),
        (
            "two on one day",
            vec![a(), communes("2027-01-01", &["X"], "Z"), communes("2027-01-01", &["Z"], "W")],
            &[],
            ["a X", "a X", "a W", "a W"],
        ),
        (
            "it never was in that commune",
            vec![a(), communes("2027-01-01", &["X"], "Z"), correct("2026-06-01", "A", placed("V"))],
            &[],
            ["a V", "a V", "a V", "a V"],
        ),
        (
            "a list with the new commune changes no history",
            vec![a(), communes("2027-01-01", &["X"], "Z"), school("A", "a", "Z")],
            &[],
            ["a X", "a X", "a Z", "a Z"],
        ),
        (
            "said of the day of the merger or later, it stands",
            vec![a(), communes("2027-01-01", &["X"], "Z"), from("2028-01-01", "A", placed("X"))],
            &[],
            ["a X", "a X", "a Z", "a X"],
        ),
        (
            "said before anybody knew of the merger, it does not",
            vec![school("A", "a", "V"), from("2028-01-01", "A", placed("X")), communes("2027-01-01", &["X"], "Z")],
            &[],
            ["a V", "a V", "a V", "a Z"],
        ),
    ];
    for (what, changes, undone, expected) in cases {
        assert_eq!(over_time(&changes, undone), expected, "{what}");
    }
}

#[test]
fn names_it_had_stay_known() {
    let changes = [
        school("A", "a", "X"),
        from("2026-01-01", "A", named("b")),
        from("2027-01-01", "A", named("c")),
        communes("2027-07-01", &["X"], "Z"),
        RosterChange::CommuneAlias { commune: "xã X".into(), alias: "X cũ".into() },
    ];
    let units = roster(&changes, &[]);
    let now = &units[0];
    assert_eq!(now.former_names, [("a".into(), day("2025-12-31")), ("b".into(), day("2026-12-31"))]);
    assert_eq!(now.other_communes, ["X", "X cũ"]);
    let then = now.on(day("2026-06-30"));
    assert_eq!(then.former_names, [("a".into(), day("2025-12-31")), ("c".into(), NaiveDate::MAX)]);
    assert_eq!(then.other_communes, ["X cũ", "Z"]);
    assert!(matches!(now.on(day("2027-07-01")), std::borrow::Cow::Borrowed(_)));
}

#[test]
fn what_history_is_not_kept_of_is_what_was_said_last() {
    let facts = |phone: Option<&str>| Facts { phone: Some(phone.map(Into::into)), ..Facts::default() };
    let closing =
        Facts { closed: Some(Some(day("2027-01-01"))), successors: Some(vec!["C".into()]), ..Facts::default() };
    let changes = [
        school("A", "a", "X"),
        correct("2026-01-01", "A", facts(Some("0262"))),
        correct("2026-01-01", "A", Facts { also: vec!["aa".into()], order: Some(7), ..Facts::default() }),
        correct("2026-02-01", "A", closing),
        correct("2026-03-01", "A", facts(None)),
        correct("2026-03-01", "B", facts(Some("nobody"))),
    ];
    let told = |undone: &[i64]| {
        let unit = roster(&changes, undone).remove(0);
        (unit.phone, unit.order, unit.aliases, unit.closed, unit.successors)
    };
    let (aliases, closed, successors) = (vec!["aa".to_owned()], Some(day("2027-01-01")), vec!["C".to_owned()]);
    assert_eq!(told(&[]), (None, 7, aliases.clone(), closed, successors.clone()));
    assert_eq!(told(&[5]), (Some("0262".into()), 7, aliases.clone(), closed, successors));
    assert_eq!(told(&[4, 5]), (Some("0262".into()), 7, aliases, None, vec![]));
}

#[test]
fn a_change_is_kept_as_it_was_said() {
    let facts = Facts { group: Some(None), closed: Some(Some(day("2027-01-01"))), ..named("b") };
    let change = from("2026-01-01", "A", facts);
    let text = serde_json::to_string(&change).unwrap();
    let expected =
        r#"{"change":"from","day":"2026-01-01","code":"A","facts":{"name":"b","group":null,"closed":"2027-01-01"}}"#;
    assert_eq!(text, expected);
    assert_eq!(serde_json::from_str::<RosterChange>(&text).unwrap(), change);
}

const DAYS: [&str; 4] = ["2025-01-01", "2026-01-01", "2027-01-01", "2028-01-01"];

fn any_change() -> impl Strategy<Value = RosterChange> {
    let (code, commune) = (select(vec!["A", "B"]), select(vec!["X", "Y", "Z"]));
    let facts = (prop::option::of(select(vec!["a", "b", "c"])), prop::option::of(commune.clone())).prop_map(
        |(name, commune)| Facts { name: name.map(Into::into), commune: commune.map(Into::into), ..Facts::default() },
    );
    prop_oneof![
        (code.clone(), select(vec!["a", "b"]), commune.clone())
            .prop_map(|(code, name, commune)| school(code, name, commune)),
        (select(DAYS.to_vec()), code.clone(), facts.clone()).prop_map(|(day, code, facts)| from(day, code, facts)),
        (select(DAYS.to_vec()), code, facts).prop_map(|(day, code, facts)| correct(day, code, facts)),
        (select(DAYS.to_vec()), commune.clone(), commune).prop_map(|(day, old, new)| communes(day, &[old], new)),
    ]
}

proptest! {
    /// What was taken back might as well never have been written.
    #[test]
    fn what_is_taken_back_never_was(changes in vec((any_change(), any::<bool>()), 0..12)) {
        let undone: Vec<i64> = (1..).zip(&changes).filter(|(_, (_, gone))| *gone).map(|(at, _)| at).collect();
        let all: Vec<RosterChange> = changes.iter().map(|(change, _)| change.clone()).collect();
        let kept: Vec<RosterChange> = changes.into_iter().filter(|(_, gone)| !gone).map(|(change, _)| change).collect();
        prop_assert_eq!(roster(&all, &undone), roster(&kept, &[]));
    }

    /// What begins on a day changes nothing before it.
    #[test]
    fn what_is_dated_leaves_the_days_before_alone(changes in vec(any_change(), 0..10), last in any_change()) {
        let (RosterChange::From { day, .. } | RosterChange::Commune { day, .. }) = &last else { return Ok(()) };
        let eve = *day - Days::new(1);
        let before = roster(&changes, &[]);
        let mut longer = changes.clone();
        longer.push(last.clone());
        let after = roster(&longer, &[]);
        prop_assert_eq!(before.len(), after.len());
        for (one, other) in before.iter().zip(&after) {
            for on in DAYS.map(|text| text.parse::<NaiveDate>().unwrap()).into_iter().filter(|on| on <= &eve).chain([eve]) {
                let (one, other) = (one.on(on), other.on(on));
                prop_assert_eq!((&one.name, &one.commune), (&other.name, &other.commune), "{}", on);
            }
        }
    }

    /// From its day until the next change a fact is as it was said.
    #[test]
    fn what_is_said_last_holds_on_its_day(changes in vec(any_change(), 0..10), last in any_change()) {
        let (RosterChange::From { day, code, facts } | RosterChange::Correct { on: day, code, facts }) = last.clone() else {
            return Ok(());
        };
        let mut changes = changes;
        changes.push(last);
        let units = roster(&changes, &[]);
        let Some(unit) = units.iter().find(|unit| unit.code == code) else { return Ok(()) };
        let unit = unit.on(day);
        prop_assert!(facts.name.is_none_or(|name| name == unit.name));
        // A merger of that day concerns the unit only where nothing is said of the day itself.
        prop_assert!(facts.commune.is_none_or(|commune| commune == unit.commune));
    }
}
