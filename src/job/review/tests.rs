//! Reviews of a real book: corrections, the period before, versions and their differences.
#![allow(clippy::unwrap_used, clippy::indexing_slicing)]
use super::{office::*, *};
use crate::domain::{
    book::Action,
    grid::Address,
    intake::{Code, Entry},
    value::How,
};
use crate::job::tray;

/// Field, old, new of every difference of a version.
fn told(office: &Office, version: &Version) -> (Option<u32>, Vec<(String, Option<Value>, Option<Value>)>) {
    let form = &office.book.plan.forms[0];
    let change = |one: &Change| (form.name(one.key).unwrap(), one.old.clone(), one.new.clone());
    (version.against, version.changes.iter().map(change).collect())
}

#[test]
fn a_correction_goes_over_what_was_sent_and_the_last_one_holds() {
    let mut office = Office::new();
    let report = office.report(&[("su-co", 0, Some(5), "C5")]);
    let id = office.send(&[("U1", FIRST, "2026-05-10", report)])[0];
    let line = |office: &Office| office.line(&office.review(FIRST, 0), "su-co", 0);
    assert_eq!((line(&office).value, line(&office).corrected), (number(5), None));
    for (typed, counts) in [("7", number(7)), ("8 vụ", number(8)), ("", None)] {
        office.correct(id, "su-co", 0, typed);
        let line = line(&office);
        assert_eq!((line.value, line.how, line.typed.as_str()), (counts, How::Corrected, "5"), "{typed}");
        let corrected = line.corrected.unwrap();
        assert_eq!((corrected.sent, corrected.who.as_str()), (number(5), "Lan"));
    }
    // A quarter nobody wrote, and one the period does not ask for.
    office.correct(id, "phat-dong", 2, "3");
    office.correct(id, "phat-dong", 4, "1");
    let review = office.review(FIRST, 0);
    assert_eq!(office.line(&review, "phat-dong", 2).value, number(3));
    assert_eq!(office.line(&review, "phat-dong", 4).value, number(1));
}

#[test]
fn lines_are_what_is_asked_and_what_was_written() {
    let mut office = Office::new();
    let quarters = |office: &Office, unit| {
        let review = office.review(FIRST, unit);
        let of =
            |field| review.values.iter().filter(|line| line.key == office.key(field)).map(|line| line.row).collect();
        (of("phat-dong"), of("cap-uy"), of("su-co"))
    };
    // No unit has the property that "cap-uy" asks for.
    assert_eq!(quarters(&office, 1), (vec![1, 2], Vec::<u32>::new(), vec![0]));
    let mut report =
        office.report(&[("cap-uy", 0, None, "C3"), ("phat-dong", 1, Some(1), "C6"), ("phat-dong", 3, Some(1), "E6")]);
    let cell = |column, row, cell: &str| Entry {
        field: FieldKey::Column { table: 0, column },
        row,
        value: Some(Value::Text(cell.into())),
        typed: cell.into(),
        how: How::AsIs,
        sheet: 0,
        cell: cell.parse().unwrap(),
    };
    report.entries.extend([cell(0, 1, "B20"), cell(0, 2, "B21"), cell(1, 1, "C20"), cell(1, 2, "C21")]);
    office.send(&[("U2", FIRST, "2026-05-10", report)]);
    assert_eq!(quarters(&office, 1), (vec![1, 2, 3], vec![0], vec![0]));
    let review = office.review(FIRST, 1);
    let cells: Vec<String> = review
        .values
        .iter()
        .filter(|line| matches!(line.key, FieldKey::Column { .. }))
        .map(|line| line.place.as_ref().unwrap().1.to_string())
        .collect();
    assert_eq!(cells, ["B20", "C20", "B21", "C21"], "row by row");
}

#[test]
fn a_finding_stands_with_the_cell_it_is_about() {
    let mut office = Office::new();
    let mut report = office.report(&[
        ("phat-dong", 1, None, "C6"),
        ("phat-dong", 2, None, "D6"),
        ("tap-huan", 0, None, "C9"),
        ("su-co", 0, Some(1), "C5"),
    ]);
    let at = |cell: &str| Some(cell.parse::<Address>().unwrap());
    report.findings = vec![
        Finding::new(Code::TypeMismatch).on(SHEET, at("D6")).of(office.key("phat-dong")),
        // The whole of a ratio stands beside its part.
        Finding::new(Code::TypeMismatch).on(SHEET, at("D9")).of(office.key("tap-huan")),
        Finding::new(Code::RowsHidden).on(SHEET, at("C5")),
        Finding::new(Code::LabelMissing).on(SHEET, None).of(office.key("camera")),
    ];
    office.send(&[("U1", FIRST, "2026-05-10", report)]);
    let review = office.review(FIRST, 0);
    for (field, row, findings) in [
        ("phat-dong", 1, vec![]),
        ("phat-dong", 2, vec![0]),
        ("tap-huan", 0, vec![1]),
        ("su-co", 0, vec![]),
        ("camera", 0, vec![3]),
    ] {
        assert_eq!(office.line(&review, field, row).findings, findings, "{field} {row}");
    }
}

#[test]
fn the_period_before_shows_what_counted_then() {
    let mut office = Office::new();
    let first = office.report(&[("su-co", 0, Some(5), "C5"), ("kinh-phi", 0, Some(1_000_000), "C10")]);
    let waits = office.report(&[("su-co", 0, Some(9), "C5")]);
    let other = office.report(&[("su-co", 0, Some(1), "C5")]);
    let id = office.send(&[("U1", FIRST, "2026-05-10", first)])[0];
    office.send(&[("U1", FIRST, "2026-05-12", waits)]);
    office.send(&[("U2", FIRST, "2026-05-12", other)]);
    let now = office.report(&[("su-co", 0, Some(2), "C5")]);
    office.send(&[("U1", SECOND, "2027-05-10", now)]);
    office.correct(id, "kinh-phi", 0, "3");
    let review = office.review(SECOND, 0);
    assert_eq!(review.before.as_ref().map(|period| period.id.to_string()), Some(FIRST.to_owned()));
    let line = office.line(&review, "su-co", 0);
    assert_eq!((line.value, line.before), (number(2), number(5)));
    assert_eq!(office.line(&review, "kinh-phi", 0).before, number(3_000_000));
    assert_eq!(office.review(FIRST, 0).before, None);
    let unsent = office.review(SECOND, 1);
    assert_eq!((unsent.shown, office.line(&unsent, "su-co", 0).before), (None, number(1)));
}

#[test]
fn a_version_is_held_against_the_one_it_would_replace() {
    let mut office = Office::new();
    let first = office.report(&[("su-co", 0, Some(5), "C5"), ("kinh-phi", 0, Some(1_000_000), "C10")]);
    let second = office.report(&[("su-co", 0, Some(6), "C5")]);
    let id = office.send(&[("U1", FIRST, "2026-05-10", first)])[0];
    office.send(&[("U1", FIRST, "2026-05-12", second)]);
    let versions = office.review(FIRST, 0).versions;
    assert_eq!(told(&office, &versions[0]), (None, vec![]));
    let gone = ("kinh-phi".to_owned(), number(1_000_000), None);
    let changed = ("su-co".to_owned(), number(5), number(6));
    assert_eq!(told(&office, &versions[1]), (Some(1), vec![changed, gone.clone()]));
    assert_eq!((versions[0].counts, versions[1].waits, versions[1].number), (true, true, 2));
    // What the clerk had corrected to the new figure already is no difference.
    office.correct(id, "su-co", 0, "6");
    let versions = office.review(FIRST, 0).versions;
    assert_eq!(told(&office, &versions[1]), (Some(1), vec![gone.clone()]));
    // Returned: the second takes its place and keeps being held against the first.
    office.decide(Action::Return { report: id }, "sai");
    let versions = office.review(FIRST, 0).versions;
    assert_eq!((versions[0].counts, versions[1].counts, versions[0].returned.as_deref()), (false, true, Some("sai")));
    assert_eq!((told(&office, &versions[0]), told(&office, &versions[1])), ((None, vec![]), (Some(1), vec![gone])));
}

#[test]
fn of_two_that_came_together_each_is_held_against_the_other() {
    let mut office = Office::new();
    let [one, two] = [5, 6].map(|figure| office.report(&[("su-co", 0, Some(figure), "C5")]));
    office.send(&[("U1", FIRST, "2026-05-10", one), ("U1", FIRST, "2026-05-10", two)]);
    let review = office.review(FIRST, 0);
    assert_eq!(review.shown, Some(review.versions[1].id), "none counts: the last that waits is shown");
    let change = |old, new| vec![("su-co".to_owned(), number(old), number(new))];
    assert_eq!(told(&office, &review.versions[0]), (Some(2), change(6, 5)));
    assert_eq!(told(&office, &review.versions[1]), (Some(1), change(5, 6)));
}

#[test]
fn what_was_corrected_goes_over_to_the_version_that_is_chosen_and_comes_back_with_it() {
    let mut office = Office::new();
    let [first, second] = [5, 6].map(|figure| office.report(&[("su-co", 0, Some(figure), "C5")]));
    let old = office.send(&[("U1", FIRST, "2026-05-10", first)])[0];
    office.correct(old, "su-co", 0, "7");
    let new = office.send(&[("U1", FIRST, "2026-05-12", second)])[0];
    let stand = office.snapshot(FIRST).stand;
    let before = office.book.decisions.len();
    tray::answer(&mut office.book, &pool(), new, &tray::Answer::Keep(Keep::New), &stand, &actor()).unwrap();
    let review = office.review(FIRST, 0);
    assert_eq!(review.shown, Some(new));
    let line = office.line(&review, "su-co", 0);
    assert_eq!(line.value, number(7));
    let corrected = line.corrected.unwrap();
    assert_eq!((corrected.sent, corrected.reason.is_empty()), (number(6), false), "the reason stays with it");
    // Both rows are one act, and are taken back as one.
    let done: Vec<i64> = office.book.decisions[before..].iter().map(|one| one.seq).collect();
    tray::undo_all(&mut office.book, &pool(), &done, &actor()).unwrap();
    let review = office.review(FIRST, 0);
    assert_eq!((review.shown, office.line(&review, "su-co", 0).value), (Some(old), number(7)));
}

/// Nothing is read here: what is in the office's book came without files.
fn pool() -> crate::sheet::read::ReaderPool {
    crate::sheet::read::ReaderPool::new(
        || std::process::Command::new("tonghop"),
        1,
        crate::sheet::read::Limits::default(),
    )
}

#[test]
fn what_a_version_does_to_the_indicators_is_what_comes_of_choosing_it() {
    let mut office = Office::new();
    let yes = |said| office.says(&[("ke-hoach", Value::YesNo(said))]);
    let (no, yes) = (yes(false), yes(true));
    let ids = office.send(&[("U1", FIRST, "2026-05-10", no), ("U1", FIRST, "2026-05-10", yes)]);
    let effect = |office: &Office, at: usize| {
        let review = office.review(FIRST, 0);
        review.versions[at].effects.iter().find(|one| one.indicator == 0).map(|one| (one.verdict, one.met))
    };
    let met = |office: &Office| office.snapshot(FIRST).stand.standing.totals.indicators[0].met;
    use crate::domain::standing::Verdict::{Met, NoData, NotMet};
    // Both wait, and nothing counts.
    assert_eq!(effect(&office, 0), Some(((NoData, NotMet), (0, 0))));
    assert_eq!(effect(&office, 1), Some(((NoData, Met), (0, 1))));
    office.decide(Action::KeepVersion { report: ids[0], keep: Keep::New }, "");
    assert_eq!((effect(&office, 0), effect(&office, 1)), (None, Some(((NotMet, Met), (0, 1)))));
    assert_eq!(met(&office), 0);
    office.decide(Action::KeepVersion { report: ids[1], keep: Keep::New }, "");
    assert_eq!((met(&office), effect(&office, 1)), (1, None));
}
