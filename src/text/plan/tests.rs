#![allow(clippy::unwrap_used)]
use super::{super::Lang, fault};
use crate::domain::plan::source::{FaultKind, Nobody, Shape, Thing};
use chrono::NaiveDate;

/// One of each kind, and both sides of those that say two things.
fn every_kind() -> Vec<FaultKind> {
    use FaultKind::*;
    let (id, key) = (|| "ma".to_owned(), "khoa");
    let day = |text: &str| text.parse::<NaiveDate>().unwrap();
    let mut kinds = vec![
        Syntax { detail: "x".into() },
        MissingKey { key },
        UnknownKey { key: id(), near: None },
        UnknownKey { key: id(), near: Some("mã") },
        Empty { key },
        UnknownToken { key, found: id(), allowed: vec!["a", "b"], near: None },
        BadId { id: id() },
        NotADate { key, found: id() },
        NotADay { found: id() },
        NumberOutOfRange { key, found: id(), min: 1, max: 2 },
        OneKeyOf { keys: vec!["a", "b"], found: 0 },
        OneKeyOf { keys: vec!["a", "b"], found: 2 },
        UnknownReference { thing: Thing::Form, id: id(), near: None, known: vec![] },
        UnknownReference { thing: Thing::Form, id: id(), near: None, known: vec![id()] },
        NotInForm { thing: Thing::Table, id: id(), form: id(), near: None },
        YearsReversed { first: 2030, last: 2026 },
        NotAYear { found: id() },
        TargetOutsideYears { year: 2031, first: 2026, last: 2030 },
        TargetsNotAscending { year: 2026, before: 2027 },
        MinAboveMax { min: 2.into(), max: 1.into() },
        PercentOutOfRange { found: 101.into() },
        TooFewOptions { found: 1 },
        KindNotHere { kind: "ratio", key: "column" },
        KindNotHere { kind: "ratio", key: "per_quarter" },
        DeadlineBeforePeriod { period: id(), last_day: day("2026-05-19"), from: day("2026-07-01") },
        DeadlineBeforeCutOff { period: id(), last_day: day("2026-05-19"), cut_off: day("2026-07-01") },
        OfficeBeforeUnits { period: id(), office: day("2026-05-19"), units: day("2026-07-01") },
        AppliesToNobody { why: Nobody::EmptyList },
        AppliesToNobody { why: Nobody::NotAsked { field: id() } },
        AppliesToNobody { why: Nobody::NotOwing },
        KindMismatch { key, field: id(), kind: "text", allowed: vec!["count"] },
        QuarterMismatch { field: id(), per_quarter: true },
        QuarterMismatch { field: id(), per_quarter: false },
        NestedInItself { id: id() },
        JudgeNeeds { judge: "share", key },
        JudgeIgnores { judge: "unit", key },
        RuleWithoutFields,
        RulesContradict { other: id() },
        RuleAgainstBounds { field: id() },
        LevelsOutOfOrder { level: id(), before: id() },
        DeadlineBeforeEnd { period: id(), last_day: day("2026-05-19"), to: day("2026-07-01") },
        AppliesToNobody { why: Nobody::NeverAsked },
    ];
    kinds.extend(Shape::ALL.iter().map(|&expected| WrongType { key: id(), expected, found: Shape::Text }));
    for &thing in Thing::ALL {
        kinds.push(Duplicate { thing, id: id(), first_line: 7 });
        kinds.push(SameWording { thing, wording: id(), other: id() });
    }
    kinds
}

#[test]
fn every_fault_says_what_and_what_to_do_in_both_languages() {
    for kind in every_kind() {
        let [vi, en] = [Lang::Vi, Lang::En].map(|lang| fault(lang, &kind));
        for sentence in [&vi, &en] {
            assert!(sentence.message.ends_with('.'), "{sentence:?}");
            assert!(sentence.advice.ends_with(['.', '?']), "{sentence:?}");
        }
        assert_ne!(vi.message, en.message);
        assert_ne!(vi.advice, en.advice);
    }
}

#[test]
fn dates_and_ids_are_said_as_a_clerk_writes_them() {
    let day = |text: &str| text.parse::<NaiveDate>().unwrap();
    let late =
        FaultKind::OfficeBeforeUnits { period: "nam@2026".into(), office: day("2026-10-18"), units: day("2026-10-19") };
    assert_eq!(
        fault(Lang::Vi, &late).message,
        "Kỳ nam@2026: hạn của cơ quan 18/10/2026 đến trước hạn của đơn vị 19/10/2026."
    );
}
