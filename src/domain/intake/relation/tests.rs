//! Tables of figures beside others' and what is said of them, and what holds whatever the figures.
#![allow(clippy::unwrap_used, clippy::indexing_slicing)]
use super::*;
use crate::domain::{
    grid::Address,
    intake::{Code, Entry, Expected},
    plan::{Accrual, Form, MoneyUnit, Period, period::Dates, source},
    value::How,
};
use chrono::NaiveDate;
use proptest::{prelude::*, sample::select};

const KIND: &str = "thpt";

fn field(id: &str, kind: FieldKind, accrual: Accrual) -> Field {
    Field {
        id: id.into(),
        label: id.into(),
        synonyms: vec![],
        section: 0,
        kind,
        required: false,
        min: None,
        max: None,
        unit_words: vec![],
        per_quarter: false,
        accrual,
        estimate: false,
        stage: None,
        applies_to: vec![],
        applies_if: None,
        was: vec![],
        private: false,
        hint: String::new(),
    }
}

const EVENTS: u16 = 0;
const RUNNING: u16 = 1;
const PUPILS: u16 = 2;
const MONEY: u16 = 3;
const GUESS: u16 = 4;
const DAY: u16 = 5;

fn form() -> Form {
    let amount = FieldKind::Amount { unit: MoneyUnit::Dong };
    let mut fields = vec![
        field("events", FieldKind::Count, Accrual::InPeriod),
        field("running", FieldKind::Count, Accrual::Cumulative),
        field("pupils", FieldKind::Count, Accrual::Snapshot),
        field("money", amount, Accrual::InPeriod),
        field("guess", FieldKind::Count, Accrual::Cumulative),
        field("day", FieldKind::Date, Accrual::InPeriod),
    ];
    fields[usize::from(GUESS)].estimate = true;
    Form { id: "f".into(), version: 1, title: String::new(), sections: vec![], fields, tables: vec![] }
}

fn values(figures: &[(u16, i64)]) -> Values {
    figures.iter().map(|(at, number)| ((FieldKey::Field(*at), 0), Value::Number((*number).into()))).collect()
}

/// Field, code, found, expected.
type Said = (u16, Code, String, String);

fn said(told: &[Told]) -> Vec<Said> {
    let one = |one: &Told| {
        let Some((FieldKey::Field(at), 0)) = one.at else {
            return (99, one.finding.code, String::new(), String::new());
        };
        let expected = match one.finding.expected.clone() {
            Some(Expected::AtLeast(figure) | Expected::Name(figure)) => figure,
            other => format!("{other:?}"),
        };
        (at, one.finding.code, one.finding.found.clone().unwrap_or_default(), expected)
    };
    told.iter().map(one).collect()
}

const LAST: Tie = Tie { last: true, same_count: false, part: false };
const RUNS_ON: Tie = Tie { last: true, same_count: true, part: false };
const PART: Tie = Tie { last: false, same_count: true, part: true };

#[test]
fn only_what_cannot_fall_falls() {
    use Code::{CumulativeDecreased, LessThanEarlierPeriod};
    let form = form();
    for (name, tie, before, now, expected) in [
        ("a running total", RUNS_ON, (RUNNING, 6), (RUNNING, 4), Some(CumulativeDecreased)),
        ("it stays", RUNS_ON, (RUNNING, 6), (RUNNING, 6), None),
        ("it grows", RUNS_ON, (RUNNING, 6), (RUNNING, 9), None),
        ("another year begins", LAST, (RUNNING, 6), (RUNNING, 4), None),
        ("to nothing", RUNS_ON, (RUNNING, 6), (RUNNING, 0), Some(CumulativeDecreased)),
        ("blank now", RUNS_ON, (RUNNING, 6), (PUPILS, 0), None),
        ("blank before", RUNS_ON, (PUPILS, 6), (RUNNING, 0), None),
        ("an estimate", RUNS_ON, (GUESS, 6), (GUESS, 4), None),
        ("what is counted on a day", PART, (PUPILS, 600), (PUPILS, 590), None),
        ("the whole below its part", PART, (EVENTS, 6), (EVENTS, 4), Some(LessThanEarlierPeriod)),
        ("one quarter after another", RUNS_ON, (EVENTS, 6), (EVENTS, 4), None),
    ] {
        let before = values(&[before]);
        let before = Before { values: &before, tie, period: "p" };
        let told = fell(&form, &values(&[now]), &before);
        let expected = expected.map(|code| (now.0, code, now.1.to_string(), "6".to_owned()));
        assert_eq!(said(&told), Vec::from_iter(expected), "{name}");
    }
}

#[test]
fn a_tenfold_change_is_said_where_peers_did_not_change_alike() {
    let form = form();
    let trends = |factor: f64, units: usize| {
        let mut crowd = Crowd::default();
        for _ in 0..units {
            let now = values(&[(EVENTS, (40.0 * factor) as i64), (MONEY, (40_000_000.0 * factor) as i64)]);
            crowd.add_changes(&form, KIND, &now, &values(&[(EVENTS, 40), (MONEY, 40_000_000)]));
        }
        crowd.peers()
    };
    let (calm, campaign, few) = (trends(1.0, 30), trends(12.0, 30), trends(12.0, 10));
    for (name, at, old, new, trends, told) in [
        ("ten times as much", EVENTS, 40, 400, &calm, true),
        ("a tenth", EVENTS, 400, 40, &calm, true),
        ("less than ten times", EVENTS, 40, 390, &calm, false),
        ("too small to matter", EVENTS, 2, 30, &calm, false),
        ("all did", EVENTS, 40, 480, &campaign, false),
        ("a hundred times where all did ten", EVENTS, 40, 4_900, &campaign, true),
        ("too few to say that all did", EVENTS, 40, 480, &few, true),
        ("it began", EVENTS, 0, 400, &calm, false),
        ("it ended", EVENTS, 400, 0, &calm, false),
        ("a small bill", MONEY, 500_000, 9_000_000, &calm, false),
        ("a large one", MONEY, 2_000_000, 20_000_000, &calm, true),
        ("a date has no size", DAY, 40, 400, &calm, false),
    ] {
        let before = values(&[(at, old)]);
        let now = values(&[(at, new)]);
        let code = (at, Code::ChangeTooLarge, new.to_string(), old.to_string());
        let found = leapt(&form, KIND, &now, &Before { values: &before, tie: LAST, period: "p" }, trends);
        assert_eq!(said(&found), Vec::from_iter(told.then_some(code)), "{name}");
        let other_type = Before { values: &before, tie: PART, period: "p" };
        assert_eq!(leapt(&form, KIND, &now, &other_type, trends), vec![], "{name}");
    }
}

#[test]
fn the_same_report_again_is_told_from_one_that_says_the_same() {
    let form = form();
    let mut full = values(&[(EVENTS, 12), (RUNNING, 30), (MONEY, 5_000_000), (GUESS, 44), (PUPILS, 900)]);
    let day = |day| Value::Date(NaiveDate::from_ymd_opt(2026, 3, day).unwrap());
    let same = |now: &Values, before: &Values, tie| {
        let told = identical(&form, now, &Before { values: before, tie, period: "six@2026-H1" });
        told.inspect(|told| assert_eq!(told.finding.found.as_deref(), Some("six@2026-H1"))).is_some()
    };
    assert!(same(&full, &full, LAST));
    assert!(!same(&full, &full, PART), "another report type");
    let mut other = full.clone();
    other.insert((FieldKey::Field(EVENTS), 0), Value::Number(13.into()));
    assert!(!same(&full, &other, LAST), "one figure differs");
    let mut fewer = full.clone();
    fewer.remove(&(FieldKey::Field(MONEY), 0));
    assert!(!same(&full, &fewer, LAST) && !same(&fewer, &full, LAST), "one figure more");
    let pupils = values(&[(EVENTS, 12), (RUNNING, 30), (MONEY, 5_000_000), (GUESS, 44), (PUPILS, 910)]);
    assert!(same(&full, &pupils, LAST), "what is counted on a day may stay or change");
    full.insert((FieldKey::Field(DAY), 0), day(3));
    assert!(!same(&full, &other, LAST));
    let trivial = values(&[(EVENTS, 1), (RUNNING, 0), (MONEY, 0), (PUPILS, 900)]);
    assert!(!same(&trivial, &trivial, LAST), "nothing, one, and pupils are the same every year");
}

fn crowd(figures: impl IntoIterator<Item = i64>) -> Peers {
    let (form, mut crowd) = (form(), Crowd::default());
    for figure in figures {
        crowd.add(&form, KIND, &values(&[(EVENTS, figure), (PUPILS, figure)]));
    }
    crowd.peers()
}

#[test]
fn an_outlier_is_far_above_the_others_of_its_kind() {
    let form = form();
    let usual = || (0..40).map(|at| 20 + at % 30);
    let alike = || std::iter::repeat_n(20, 40);
    for (name, peers, figure, middle) in [
        ("among the others", crowd(usual()), 48, None),
        ("a nought too many", crowd(usual()), 400, Some("29")),
        ("far below", crowd(usual()), 2, None),
        ("nothing", crowd(usual()), 0, None),
        ("all the same but this", crowd(alike()), 400, Some("20")),
        ("all the same and this a little more", crowd(alike()), 45, None),
        ("far, but not much", crowd(std::iter::repeat_n(1, 40)), 25, None),
        ("sizes that differ by themselves", crowd((0..40).map(|at| 5_i64 << (at % 10))), 6_000, None),
        ("those without any are no measure", crowd(alike().chain(std::iter::repeat_n(0, 400))), 400, Some("20")),
        ("ten others and itself", crowd(std::iter::repeat_n(20, 11)), 400, Some("20")),
        ("nine others and itself", crowd(std::iter::repeat_n(20, 10)), 400, None),
    ] {
        let told = outliers(&form, KIND, &values(&[(EVENTS, figure)]), &peers);
        let expected = middle.map(|middle| (EVENTS, Code::Outlier, figure.to_string(), middle.to_owned()));
        assert_eq!(said(&told), Vec::from_iter(expected), "{name}");
        assert_eq!(outliers(&form, "mam-non", &values(&[(EVENTS, figure)]), &peers), vec![], "{name}: another kind");
    }
}

#[test]
fn an_amount_in_another_unit_needs_two_witnesses_to_be_an_error() {
    use Severity::{Error, Warning};
    let usual = |median: i64| Usual::of_middle(30, median);
    let money = |millions: i64| Decimal::from(millions * 1_000_000);
    for (name, amount, past, peers, meant) in [
        ("a thousand times too much", money(5_000), Some(money(4)), usual(8_000_000), Some((money(5), Error))),
        ("a million times", money(5_000_000), Some(money(4)), usual(8_000_000), Some((money(5), Error))),
        ("a thousandth", Decimal::from(5_000), Some(money(4)), usual(8_000_000), Some((money(5), Error))),
        ("a millionth", Decimal::from(5), Some(money(4)), usual(8_000_000), Some((money(5), Error))),
        ("as last time", money(5_000), Some(money(4_000)), usual(8_000_000), None),
        ("as its peers", money(5_000), Some(money(4)), usual(8_000_000_000), None),
        ("a hundred times is no unit", money(500), Some(money(5)), usual(8_000_000), None),
        ("only its past", money(5_000), Some(money(4)), None, Some((money(5), Warning))),
        ("only its peers", money(5_000), None, usual(8_000_000), Some((money(5), Warning))),
        (
            "nothing last time is no past",
            money(5_000),
            Some(Decimal::ZERO),
            usual(8_000_000),
            Some((money(5), Warning)),
        ),
        ("peers alone must be near", money(5_000), None, usual(100_000_000), None),
        ("nobody to ask", money(5_000), None, None, None),
        ("nothing", Decimal::ZERO, Some(money(4)), usual(8_000_000), None),
    ] {
        assert_eq!(other_unit(amount, past, peers), meant, "{name}");
    }
    assert_eq!(Usual::of_middle(FEWEST_PEERS, 8), None, "too few to say what is usual");
}

#[test]
fn a_version_says_what_it_changed() {
    let form = form();
    let old = values(&[(EVENTS, 12), (PUPILS, 900), (MONEY, 5)]);
    let new = values(&[(EVENTS, 15), (PUPILS, 900), (RUNNING, 3)]);
    let told = changed(&form, &old, &new);
    let said = |at: usize| (told[at].finding.found.clone(), told[at].finding.expected.clone());
    let name = |figure: &str| Some(Expected::Name(figure.into()));
    assert_eq!(told.len(), 3);
    assert_eq!(said(0), (Some("15".into()), name("12")));
    assert_eq!(said(1), (Some("3".into()), None), "filled in now");
    assert_eq!(said(2), (None, name("5")), "blank now");
    assert_eq!(changed(&form, &new, &new), vec![]);
    let text = |text: &str| Values::from([((FieldKey::Field(DAY), 0), Value::Text(text.into()))]);
    assert_eq!(changed(&form, &text("a"), &text("b")), vec![], "words are not counted");
}

#[test]
fn a_finding_stands_in_its_cell_and_one_cause_gives_one() {
    let entry = |at: u16, cell: Address| Entry {
        field: FieldKey::Field(at),
        row: 0,
        value: Some(Value::Number(4.into())),
        typed: "4".into(),
        how: How::AsIs,
        sheet: 0,
        cell,
    };
    let own = Finding::new(Code::RuleBroken).on("S", Some(Address::new(8, 3))).of(FieldKey::Field(PUPILS));
    let report = Report {
        sheets: vec!["S".into()],
        entries: vec![entry(EVENTS, Address::new(4, 3)), entry(PUPILS, Address::new(8, 3))],
        findings: vec![own],
    };
    let told = |at: u16, code| Told::of((FieldKey::Field(at), 0), Finding::new(code));
    let whole = Told { at: None, finding: Finding::new(Code::IdenticalToLastPeriod) };
    let all = vec![
        told(EVENTS, Code::UnitScale),
        told(EVENTS, Code::Outlier),
        told(PUPILS, Code::Outlier),
        told(PUPILS, Code::CumulativeDecreased),
        whole,
    ];
    let placed = placed(&report, all);
    let codes: Vec<Code> = placed.iter().map(|finding| finding.code).collect();
    assert_eq!(codes, [Code::UnitScale, Code::CumulativeDecreased, Code::IdenticalToLastPeriod]);
    assert_eq!(placed[0].place, Some(Place { sheet: "S".into(), cell: Some(Address::new(4, 3)) }));
    assert_eq!(placed[2].place, Some(Place { sheet: "S".into(), cell: None }));
}

fn periods(ids: &[&str]) -> Vec<Period> {
    let plan = source::parse(PLAN).unwrap_or_else(|faults| panic!("{faults:?}"));
    let of = |id: &&str| {
        let dates = Dates { due: NaiveDate::from_ymd_opt(2026, 8, 1), ..Dates::default() };
        let dates = if id.contains("round") { dates } else { Dates::default() };
        plan.period(&plan.period_id(id).unwrap(), &dates).unwrap()
    };
    ids.iter().map(of).collect()
}

const PLAN: &str = include_str!("../../../../tests/files/relation/plan.toml");

#[test]
fn which_periods_a_period_is_held_against() {
    let all = [
        "quarter@2026-Q1",
        "quarter@2026-Q2",
        "quarter@2026-Q3",
        "half@2026-H1",
        "half@2027-H1",
        "year@2026",
        "round@dot-1",
    ];
    let all = periods(&all);
    let (last, same_count, part) = (true, true, true);
    let tie = |last, same_count, part| Tie { last, same_count, part };
    for (now, expected) in [
        ("quarter@2026-Q1", vec![]),
        ("quarter@2026-Q2", vec![("quarter@2026-Q1", tie(last, same_count, false))]),
        (
            "half@2026-H1",
            vec![("quarter@2026-Q2", tie(false, same_count, part)), ("quarter@2026-Q1", tie(false, same_count, part))],
        ),
        (
            "half@2027-H1",
            // The year and the quarters before are of another year.
            vec![("half@2026-H1", tie(last, false, false))],
        ),
        (
            "year@2026",
            vec![
                ("half@2026-H1", tie(false, same_count, part)),
                ("quarter@2026-Q3", tie(false, same_count, part)),
                ("quarter@2026-Q2", tie(false, same_count, part)),
                ("quarter@2026-Q1", tie(false, same_count, part)),
            ],
        ),
        (
            "quarter@2026-Q3",
            vec![
                ("half@2026-H1", tie(false, same_count, false)),
                ("quarter@2026-Q2", tie(last, same_count, false)),
                ("quarter@2026-Q1", tie(false, same_count, false)),
            ],
        ),
        ("round@dot-1", vec![]),
    ] {
        let found = earlier(&periods(&[now])[0], &all);
        let found: Vec<(String, Tie)> = found.into_iter().map(|(period, tie)| (period.id.to_string(), tie)).collect();
        let expected: Vec<(String, Tie)> = expected.into_iter().map(|(id, tie)| (id.to_owned(), tie)).collect();
        assert_eq!(found, expected, "{now}");
    }
}

proptest! {
    #[test]
    fn neither_order_nor_a_blank_changes_what_is_said(
        figures in prop::collection::vec(0..5_000_i64, 0..60), figure in 0..100_000_i64, turn in 0..60_usize
    ) {
        let form = form();
        let mut turned = figures.clone();
        turned.rotate_left(turn % figures.len().max(1));
        turned.reverse();
        let one = values(&[(EVENTS, figure), (PUPILS, figure)]);
        let mut with_blanks = Crowd::default();
        for figure in &turned {
            with_blanks.add(&form, KIND, &values(&[(EVENTS, *figure), (PUPILS, *figure)]));
            with_blanks.add(&form, KIND, &values(&[]));
        }
        let told = outliers(&form, KIND, &one, &crowd(figures.iter().copied()));
        prop_assert_eq!(&told, &outliers(&form, KIND, &one, &crowd(turned.iter().copied())));
        prop_assert_eq!(&told, &outliers(&form, KIND, &one, &with_blanks.peers()));
        if figures.len() <= FEWEST_PEERS {
            prop_assert_eq!(told, vec![]);
        }
        let blank = values(&[]);
        for (now, before) in [(&blank, &one), (&one, &blank)] {
            let before = Before { values: before, tie: PART, period: "p" };
            prop_assert_eq!(fell(&form, now, &before), vec![]);
            prop_assert_eq!(identical(&form, now, &before), None);
            prop_assert_eq!(leapt(&form, KIND, now, &before, &Peers::default()), vec![]);
        }
    }

    #[test]
    fn amounts_that_are_replaced_end_where_amounts_filled_in_at_once_end(
        steps in prop::collection::vec((0..24_usize, select(vec![0_i64, 1, 5, 900, 8_000, 5_000_000])), 0..120)
    ) {
        let (form, kinds) = (form(), || (0..24).map(|unit| if unit % 4 == 0 { "thcs" } else { KIND }));
        let mut followed = Sizes::new(&form, kinds());
        let mut last = std::collections::BTreeMap::new();
        for (unit, amount) in steps {
            followed.replace(unit, 0, amount);
            last.insert(unit, amount);
        }
        let mut anew = Sizes::new(&form, kinds());
        anew.fill(last.into_iter().filter(|(_, amount)| *amount > 0).map(|(unit, amount)| (unit, 0, amount)));
        prop_assert_eq!(&followed, &anew);
        for unit in 0..24 {
            let far = |amount: i64, usual: Usual| {
                let median = usual.median.to_i64().unwrap();
                other_unit(amount.into(), Some(Decimal::from(median)), Some(usual)).is_some()
            };
            let is_far = anew.amount(unit, 0).zip(anew.usual(unit, 0)).is_some_and(|(amount, usual)| far(amount, usual));
            prop_assert!(!is_far || anew.far().contains(&unit), "whoever may be wrong is looked at");
        }
    }
}
