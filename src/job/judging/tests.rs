//! Last year's figures and overrides in a real book; dates of a period that is opened twice; communes' days.
#![allow(clippy::unwrap_used, clippy::indexing_slicing)]
use super::*;
use crate::{
    domain::{
        plan::period::Dates,
        standing::{Judgement, SectorVerdict, State, Verdict},
        unit::Unit,
    },
    job::{
        review::office::{Office, actor, day, unit},
        standing::{Stand, stand},
    },
};
use rust_decimal::Decimal;

const PLAN: &str = r#"
id = "nam-truoc"
title = "Kế hoạch"
issuer = "Sở"
years = [2025, 2027]

[[kind]]
id = "thpt"
name = "THPT"

[[kind]]
id = "tieu-hoc"
name = "Tiểu học"

[[scope]]
id = "so"
name = "Trực thuộc"

[[report_type]]
id = "nam"
name = "Báo cáo năm"
cycle = "year"
unit_due = { rule = "before", day = "10-20" }
commune_due = { rule = "before", day = "10-25" }
office_due = { rule = "before", day = "11-01" }
on_time_by = "commune"
cut_off = "10-19"
recipient = "Tỉnh"
form = "f"
owed_by = ["so"]

[[form]]
id = "f"
title = "Biểu"

[[form.section]]
id = "s"
title = "I. Mục"

[[form.section.field]]
id = "bo-hoc"
label = "Học sinh bỏ học"
kind = "count"

[[form.section.field]]
id = "hoc-sinh"
label = "Học sinh"
kind = "count"

[[indicator]]
id = "bo-hoc"
label = "Bỏ học ít hơn năm trước"
source = "1"
field = "bo-hoc"
criterion = { better_than_last = "lower" }
judge = "unit"

[[indicator]]
id = "ty-le"
label = "Tỷ lệ bỏ học thấp hơn năm trước"
source = "2"
ratio = ["bo-hoc", "hoc-sinh"]
criterion = { better_than_last = "lower" }
judge = "sum"

[[indicator]]
id = "it"
label = "Bỏ học không quá 5"
source = "3"
field = "bo-hoc"
criterion = { at_most = 5 }
judge = "unit"
kinds = ["thpt"]
"#;

const BEFORE: &str = "nam@2025";
const NOW: &str = "nam@2026";

fn office() -> Office {
    let mut office = Office::on(PLAN, &["U1", "U2", "U3"].map(|code| unit(code, "thpt", "", "so")));
    send(&mut office, "U1", BEFORE, (4, 100));
    let second = send(&mut office, "U2", BEFORE, (60, 100));
    // What a clerk corrected is what counted.
    office.correct(second, "bo-hoc", 0, "2");
    for (code, figures) in [("U1", (3, 100)), ("U2", (5, 100)), ("U3", (1, 100))] {
        send(&mut office, code, NOW, figures);
    }
    office
}

fn send(office: &mut Office, unit: &str, period: &str, (left, of): (i64, i64)) -> crate::domain::book::ReportRef {
    let report = office.report(&[("bo-hoc", 0, Some(left), "C1"), ("hoc-sinh", 0, Some(of), "C2")]);
    office.send(&[(unit, period, "2026-10-19", report)])[0]
}

fn now(office: &Office) -> Stand {
    let period = office.book.period(Some(NOW), actor().today).unwrap();
    stand(&office.book, &period, actor().today).unwrap()
}

/// What came of a unit on the first indicator.
fn judged(stand: &Stand, unit: usize, indicator: usize) -> Judgement {
    stand.standing.rows[unit].judgements[indicator].clone()
}

fn verdicts(stand: &Stand) -> [Verdict; 3] {
    [0, 1, 2].map(|unit| judged(stand, unit, 0).verdict)
}

#[test]
fn figures_are_held_against_the_same_period_a_year_earlier() {
    use Verdict::{Met, NoData, NotMet};
    let mut office = office();
    let mut stand = now(&office);
    assert_eq!(verdicts(&stand), [Met, NotMet, NoData]);
    let last = |stand: &Stand, unit| judged(stand, unit, 0).last.map(|last| last.numerator);
    assert_eq!([0, 1, 2].map(|unit| last(&stand, unit)), [Some(4.into()), Some(2.into()), None]);
    let sector = |stand: &Stand| stand.standing.indicators(&stand.plan, &stand.period, stand.as_of).swap_remove(1);
    // 8 of 200 now, 6 of 200 a year earlier: the third school has no figure of then.
    let found = sector(&stand);
    assert_eq!(
        (found.verdict, found.numerator, found.tally.compared.units),
        (SectorVerdict::OffTarget, Some(8.into()), 2)
    );
    assert_eq!(found.last, Some(Last { numerator: 6.into(), denominator: Some(200.into()) }));
    // A report of the year before that comes late is followed.
    send(&mut office, "U3", BEFORE, (9, 100));
    stand.refresh(&office.book).unwrap();
    assert_eq!(verdicts(&stand), [Met, NotMet, Met]);
    assert_eq!(stand.standing, now(&office).standing);
    assert_eq!(sector(&stand).verdict, SectorVerdict::OnTarget, "9 of 300 against 15 of 300");
    let first = office.book.period(Some(BEFORE), actor().today).unwrap();
    let first = crate::job::standing::stand(&office.book, &first, actor().today).unwrap();
    assert_eq!(verdicts(&first), [NoData; 3], "the plan has no year before its first");
}

#[test]
fn a_figure_given_by_hand_goes_over_the_books_and_is_taken_back() {
    use Verdict::{Met, NotMet};
    let mut office = office();
    let period = office.book.period(Some(NOW), actor().today).unwrap();
    let give = |office: &mut Office, unit, indicator, value| {
        set_baseline(&mut office.book, &period, (unit, indicator), value, "Báo cáo năm 2025", &actor())
    };
    let given = give(&mut office, Some("u3"), "bo-hoc", "9").unwrap();
    assert_eq!(given, Last { numerator: 9.into(), denominator: None });
    give(&mut office, Some("U2"), "bo-hoc", "6").unwrap();
    assert_eq!(verdicts(&now(&office)), [Met, Met, Met]);
    let seq = office.book.decisions.last().unwrap().seq;
    office.decide(Action::Undo { seq }, "nhầm");
    assert_eq!(verdicts(&now(&office)), [Met, NotMet, Met]);
    give(&mut office, None, "ty-le", "3,1%").unwrap();
    let stand = now(&office);
    let sector = stand.standing.indicators(&stand.plan, &stand.period, stand.as_of).swap_remove(1);
    // Every unit counts against the figure of the whole sector: 9 of 300.
    assert_eq!((sector.numerator, sector.denominator), (Some(9.into()), Some(300.into())));
    assert_eq!(sector.verdict, SectorVerdict::OnTarget);
    assert_eq!(sector.last, Some(Last { numerator: "3.1".parse::<Decimal>().unwrap(), denominator: Some(100.into()) }));
    assert!(matches!(give(&mut office, None, "ty-le", "3"), Err(Failure::NotAValue { .. })));
    assert!(matches!(give(&mut office, None, "it", "3"), Err(Failure::NotBesideLastYear(id)) if id == "it"));
    assert!(matches!(give(&mut office, None, "la", "3"), Err(Failure::NoSuchIndicator(id)) if id == "la"));
    assert!(matches!(give(&mut office, Some("U9"), "ty-le", "3%"), Err(Failure::NoSuchUnit(_))));
    office.decide(Action::ClosePeriod { period: NOW.into() }, "");
    assert!(matches!(give(&mut office, None, "ty-le", "5%"), Err(Failure::PeriodLocked { .. })));
}

#[test]
fn the_office_says_whom_an_indicator_is_about_until_it_takes_that_back() {
    let mut office = Office::on(PLAN, &[unit("U1", "tieu-hoc", "", "so"), unit("U2", "thpt", "", "so")]);
    send(&mut office, "U1", NOW, (9, 100));
    let verdict = |office: &Office| judged(&now(office), 0, 2).verdict;
    assert_eq!(verdict(&office), Verdict::NotApplicable);
    for (applies, expected) in [
        (Applies::Yes, Verdict::NotMet),
        (Applies::No, Verdict::NotApplicable),
        (Applies::Yes, Verdict::NotMet),
        // Both earlier ones are taken back, not only the last.
        (Applies::Rule, Verdict::NotApplicable),
        (Applies::Rule, Verdict::NotApplicable),
    ] {
        set_applies(&mut office.book, "u1", "it", applies, "Trường nhiều cấp", &actor()).unwrap();
        assert_eq!(verdict(&office), expected, "{applies:?}");
    }
    assert!(office.book.ledger.applies.is_empty());
    let unknown = set_applies(&mut office.book, "U1", "la", Applies::Yes, "", &actor());
    assert!(matches!(unknown, Err(Failure::NoSuchIndicator(_))));
}

#[test]
fn a_period_opened_again_keeps_the_dates_it_does_not_name() {
    let mut office = office();
    let open = |office: &mut Office, dates: Dates| {
        office.decide(Action::OpenPeriod { period: NOW.into(), dates }, "");
        office.book.period(Some(NOW), actor().today).unwrap()
    };
    let window = Dates { from: Some(day("2025-12-15")), to: Some(day("2026-12-14")), ..Dates::default() };
    open(&mut office, window);
    open(&mut office, Dates { due: Some(day("2026-10-22")), ..Dates::default() });
    let period = open(&mut office, Dates { commune_due: Some(day("2026-10-28")), ..Dates::default() });
    assert_eq!((period.from, period.to), (day("2025-12-15"), day("2026-12-14")));
    let last = |due: Option<crate::domain::plan::period::Due>| due.unwrap().last_day;
    let days = (last(period.unit_due), last(period.commune_due), last(period.office_due));
    assert_eq!(days, (day("2026-10-22"), day("2026-10-28"), day("2026-10-31")));
    let seq = office.book.decisions.last().unwrap().seq;
    office.decide(Action::Undo { seq }, "");
    let period = office.book.period(Some(NOW), actor().today).unwrap();
    assert_eq!((last(period.unit_due), last(period.commune_due)), (day("2026-10-22"), day("2026-10-24")));
}

#[test]
fn the_communes_day_says_who_is_late_and_an_extension_never_shortens_it() {
    let mut office = Office::on(PLAN, &["U1", "U2", "U3", "U4"].map(|code| unit(code, "thpt", "", "so")));
    let units: Vec<Unit> = office.book.units.to_vec();
    for (unit, received) in units.iter().zip(["2026-10-19", "2026-10-24", "2026-10-25", "2026-10-26"]) {
        let report = office.report(&[("bo-hoc", 0, Some(1), "C1")]);
        office.send(&[(unit.code.as_str(), NOW, received, report)]);
    }
    let extend = |office: &mut Office, unit: &str, until| {
        let (period, unit) = (NOW.to_owned(), unit.to_owned());
        office.decide(Action::Extend { period, unit, until: day(until) }, "ngập lụt");
    };
    let states = |office: &Office| -> Vec<State> { now(office).standing.rows.iter().map(|row| row.state).collect() };
    // The communes' last day is 24/10.
    assert_eq!(states(&office), [State::OnTime, State::OnTime, State::Late, State::Late]);
    extend(&mut office, "U2", "2026-10-21");
    extend(&mut office, "U4", "2026-10-26");
    assert_eq!(states(&office), [State::OnTime, State::OnTime, State::Late, State::OnTime]);
}
