//! What each kind of change touches.
use super::*;
use crate::domain::{book::Keep, plan::period::Dates};

/// Three schools have reported: the first with an error, the third in a file of its own with a question.
fn office() -> Office {
    let mut office = Office::new(5);
    let wrong = Sent { errors: 1, ..Sent::from(0, 3) };
    let asked = Sent { question: Some(QuestionKind::Unit), ..Sent::from(2, 5) };
    office.import(&[vec![wrong], vec![Sent::from(1, 4)], vec![asked]], 0);
    office
}

#[test]
fn only_what_a_decision_touches_is_judged_again() {
    let period = || "six-month@2026-H1".to_owned();
    let correct = |office: &Office| Action::Correct {
        report: report(2, 0),
        field: office.count_field(),
        row: 0,
        value: "17".into(),
        old: None,
    };
    type Make<'a> = &'a dyn Fn(&Office) -> Action;
    let cases: [(&str, Make<'_>, Refreshed); 17] = [
        ("an accepted report", &|_| Action::Accept { report: report(1, 0) }, Refreshed::Units(vec![0])),
        ("a returned report", &|_| Action::Return { report: report(2, 0) }, Refreshed::Units(vec![1])),
        ("a corrected figure", &correct, Refreshed::Units(vec![1])),
        (
            "an answer: the one it may have been, and the one it is",
            &|office| Action::AnswerUnit { report: report(3, 0), unit: office.code(4), old: None, alias: None },
            Refreshed::Units(vec![2, 4]),
        ),
        (
            "an answer that puts a second version beside the first",
            &|office| Action::AnswerUnit { report: report(3, 0), unit: office.code(1), old: None, alias: None },
            Refreshed::Units(vec![1, 2]),
        ),
        (
            "a report that is another period's",
            &|_| Action::AnswerPeriod { report: report(2, 0), period: OTHER_PERIOD.into(), old: None },
            Refreshed::Units(vec![1]),
        ),
        ("a choice", &|_| Action::KeepVersion { report: report(2, 0), keep: Keep::New }, Refreshed::Units(vec![1])),
        ("a discarded file that waited", &|_| Action::Discard { receipt: 3 }, Refreshed::Units(vec![2])),
        ("a discarded file that counted", &|_| Action::Discard { receipt: 1 }, Refreshed::Units(vec![0])),
        (
            "an exemption",
            &|office| Action::Exempt { period: period(), unit: office.code(3) },
            Refreshed::Units(vec![3]),
        ),
        (
            "an exemption from another period",
            &|office| Action::Exempt { period: OTHER_PERIOD.into(), unit: office.code(3) },
            Refreshed::Units(vec![]),
        ),
        (
            "an extension",
            &|office| Action::Extend { period: period(), unit: office.code(3), until: day(office.today, 9) },
            Refreshed::Units(vec![3]),
        ),
        ("an export", &|_| Action::Export { period: period(), file: "a.xlsx".into() }, Refreshed::Units(vec![])),
        ("a closed period", &|_| Action::ClosePeriod { period: period() }, Refreshed::Units(vec![])),
        (
            "other dates",
            &|office| Action::OpenPeriod {
                period: period(),
                dates: Dates { due: Some(day(office.today, -2)), ..Dates::default() },
            },
            Refreshed::Everything,
        ),
        ("an import taken back", &|_| Action::Undo { seq: 3 }, Refreshed::Everything),
        ("a roster taken back", &|_| Action::Undo { seq: 2 }, Refreshed::Everything),
    ];
    for (name, action, expected) in cases {
        let mut office = office();
        let mut followed = office.stand();
        let before = followed.standing.rows.clone();
        let action = action(&office);
        office.decide(action, 0);
        assert_eq!(followed.refresh(&office.book).unwrap(), expected, "{name}");
        assert_same(&followed, &office.stand());
        let Refreshed::Units(units) = expected else { continue };
        for (at, (before, now)) in before.iter().zip(&followed.standing.rows).enumerate() {
            assert!(units.contains(&at) || before == now, "{name}: {at}");
        }
    }
}

#[test]
fn taking_back_touches_what_was_decided_and_bringing_back_too() {
    let mut office = office();
    let mut followed = office.stand();
    let untouched = followed.standing.clone();
    let mut last = office.decide(Action::Discard { receipt: 1 }, 0);
    for holds in [true, false, true, false] {
        assert_eq!(followed.refresh(&office.book).unwrap(), Refreshed::Units(vec![0]));
        assert_eq!(followed.standing != untouched, holds);
        assert_same(&followed, &office.stand());
        last = office.decide(Action::Undo { seq: last }, 0);
    }
}

#[test]
fn new_files_touch_their_units_only() {
    let mut office = office();
    let mut followed = office.stand();
    office.import(&[vec![Sent::from(3, 8), Sent::from(1, 9)]], 0);
    assert_eq!(followed.refresh(&office.book).unwrap(), Refreshed::Units(vec![1, 3]));
    assert_same(&followed, &office.stand());
    assert_eq!(followed.reports.version(report(4, 1)), 2);
    assert_eq!(followed.refresh(&office.book).unwrap(), Refreshed::Units(vec![]), "nothing happened since");
    office.import(&[vec![Sent::from(4, 8)]], 1);
    assert_eq!(followed.refresh(&office.book).unwrap(), Refreshed::Units(vec![]), "it arrived on a later day");
    assert_same(&followed, &office.stand());
}

#[test]
fn another_roster_makes_everything_again() {
    let mut office = office();
    let mut followed = office.stand();
    let first = Unit { order: 0, code: "AA".into(), ..office.units[0].clone() };
    office.list(&[first]);
    assert_eq!(followed.refresh(&office.book).unwrap(), Refreshed::Everything);
    assert_eq!(followed.standing.rows.len(), 6);
    assert_same(&followed, &office.stand());
}
