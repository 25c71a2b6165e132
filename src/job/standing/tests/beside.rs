//! Reports beside others of a real book: earlier periods, peers, versions; followed step by step and made anew.
use super::super::*;
use crate::{
    domain::{
        book::{Action, ReportRef},
        intake::{Code, Finding, Report, Severity},
        plan::FieldKey,
        standing::State,
        value::Value,
    },
    job::{
        export::export_worded,
        review::office::{Office, Sent, actor, day, unit},
    },
    sheet::{
        read::{Limits, read_in_process},
        write::Edition,
    },
};
use proptest::{prelude::*, sample::select};

const PLAN: &str = include_str!("../../../../tests/files/relation/plan.toml");
const Q1: &str = "quarter@2026-Q1";
const Q2: &str = "quarter@2026-Q2";
const YEAR: &str = "year@2026";
const UNITS: usize = 14;

fn office() -> Office {
    let code = |at: usize| unit(&format!("U{at:02}"), if at == 0 { "thcs" } else { "thpt" }, "", "truc-thuoc");
    Office::on(PLAN, &(0..UNITS).map(code).collect::<Vec<_>>())
}

fn name(at: usize) -> String {
    format!("U{at:02}")
}

/// One unit's report: field, figure.
fn send(office: &mut Office, at: usize, period: &str, figures: &[(&str, i64)]) -> ReportRef {
    let cells: Vec<String> = (5..).take(figures.len()).map(|row| format!("D{row}")).collect();
    let sent: Vec<Sent> =
        figures.iter().zip(&cells).map(|((field, figure), cell)| (*field, 0, Some(*figure), cell.as_str())).collect();
    let mut report = office.report(&sent);
    if period == YEAR {
        let forms = &office.book.plan.forms;
        for entry in &mut report.entries {
            entry.field = forms[1].field_key(&forms[0].name(entry.field).unwrap()).unwrap();
        }
    }
    arrive(office, at, period, report)
}

fn arrive(office: &mut Office, at: usize, period: &str, report: Report) -> ReportRef {
    office.send(&[(name(at).as_str(), period, "2026-07-01", report)])[0]
}

/// Everybody but the unit 1 sends ordinary figures.
fn everybody_else(office: &mut Office, period: &str) {
    for at in (0..UNITS).filter(|at| *at != 1) {
        let own = i64::try_from(at).unwrap();
        send(office, at, period, &[("hoat-dong", 40 + own), ("luy-ke", 500 + own), ("kinh-phi", 5_000_000 + own)]);
    }
}

fn standing(office: &Office, period: &str) -> Stand {
    let period = office.book.period(Some(period), actor().today).unwrap();
    stand(&office.book, &period, actor().today).unwrap()
}

/// What is said of the unit 1 in Q2.
fn said(office: &Office, period: &str) -> Vec<(Code, Severity, String)> {
    let stand = standing(office, period);
    let all = relational(&office.book, &stand).unwrap();
    let one = relational_of(&office.book, &stand, 1).unwrap();
    assert_eq!(one, all.of(1), "one unit is looked at as all are");
    let errors = u32::try_from(one.iter().filter(|one| one.severity == Severity::Error).count()).unwrap();
    assert_eq!(stand.standing.rows[1].errors(), errors, "the row counts the errors that are listed");
    let cell = |one: &Finding| one.place.clone().and_then(|place| place.cell).map(|cell| cell.to_string());
    one.iter().map(|one| (one.code, one.severity, cell(one).unwrap_or_default())).collect()
}

fn state(office: &Office, period: &str) -> State {
    standing(office, period).standing.rows[1].state
}

#[test]
fn a_running_total_that_fell_needs_attention_until_somebody_deals_with_it() {
    let mut office = office();
    send(&mut office, 1, Q1, &[("luy-ke", 60)]);
    let id = send(&mut office, 1, Q2, &[("hoat-dong", 4), ("luy-ke", 40)]);
    let fell = vec![(Code::CumulativeDecreased, Severity::Error, "D6".to_owned())];
    assert_eq!((said(&office, Q2), state(&office, Q2)), (fell.clone(), State::NeedsAttention));
    assert_eq!((said(&office, Q1), state(&office, Q1)), (vec![], State::Late), "the earlier one is not blamed");
    office.decide(Action::Accept { report: id }, "đã gọi điện");
    assert_eq!((said(&office, Q2), state(&office, Q2)), (fell, State::OnTime));
    office.correct(id, "luy-ke", 0, "61");
    assert_eq!(said(&office, Q2), vec![]);
}

#[test]
fn a_correction_of_the_earlier_report_counts() {
    let mut office = office();
    let first = send(&mut office, 1, Q1, &[("luy-ke", 60)]);
    send(&mut office, 1, Q2, &[("luy-ke", 40)]);
    office.correct(first, "luy-ke", 0, "36");
    assert_eq!((said(&office, Q2), state(&office, Q2)), (vec![], State::OnTime));
    office.correct(first, "luy-ke", 0, "");
    assert_eq!(said(&office, Q2), vec![], "blank is held against nobody");
}

#[test]
fn what_came_later_is_not_known_on_an_earlier_day() {
    let mut office = office();
    send(&mut office, 1, Q2, &[("luy-ke", 40)]);
    let report = office.report(&[("luy-ke", 0, Some(60), "D5")]);
    office.send(&[(name(1).as_str(), Q1, "2026-08-01", report)]);
    let period = office.book.period(Some(Q2), actor().today).unwrap();
    for (on, errors) in [("2026-07-01", 0), ("2026-07-31", 0), ("2026-08-01", 1)] {
        let then = stand(&office.book, &period, day(on)).unwrap();
        assert_eq!(then.standing.rows[1].errors(), errors, "{on}");
        assert_eq!(relational(&office.book, &then).unwrap().count(1), [0, 0, errors], "{on}");
    }
}

#[test]
fn the_year_is_held_against_its_quarters_by_the_names_of_fields() {
    let mut office = office();
    send(&mut office, 1, Q2, &[("hoat-dong", 12), ("luy-ke", 60)]);
    send(&mut office, 1, YEAR, &[("hoat-dong", 9), ("luy-ke", 59)]);
    let expected =
        [(Code::CumulativeDecreased, Severity::Error, "D6"), (Code::LessThanEarlierPeriod, Severity::Warning, "D5")];
    let expected: Vec<_> =
        expected.into_iter().map(|(code, severity, cell)| (code, severity, cell.to_owned())).collect();
    assert_eq!(said(&office, YEAR), expected, "nothing came for the third quarter: the second is the last there is");
    send(&mut office, 1, "quarter@2026-Q3", &[("hoat-dong", 3), ("luy-ke", 59)]);
    assert_eq!(said(&office, YEAR), vec![]);
}

#[test]
fn an_amount_in_thousands_is_an_error_when_past_and_peers_agree() {
    let mut office = office();
    everybody_else(&mut office, Q2);
    send(&mut office, 1, Q2, &[("kinh-phi", 5_000)]);
    let scale = |severity| vec![(Code::UnitScale, severity, "D5".to_owned())];
    assert_eq!(said(&office, Q2), scale(Severity::Warning), "its peers alone");
    send(&mut office, 1, Q1, &[("kinh-phi", 4_000_000)]);
    assert_eq!((said(&office, Q2), state(&office, Q2)), (scale(Severity::Error), State::NeedsAttention));
}

#[test]
fn warnings_beside_peers_and_past_are_listed_with_their_cells() {
    let mut office = office();
    everybody_else(&mut office, Q1);
    everybody_else(&mut office, Q2);
    send(&mut office, 1, Q1, &[("hoat-dong", 40), ("luy-ke", 500), ("kinh-phi", 5_000_000)]);
    send(&mut office, 1, Q2, &[("hoat-dong", 800), ("luy-ke", 9_000), ("kinh-phi", 5_000_000)]);
    let warning = |code, cell: &str| (code, Severity::Warning, cell.to_owned());
    let expected = vec![warning(Code::ChangeTooLarge, "D5"), warning(Code::ChangeTooLarge, "D6")];
    assert_eq!(said(&office, Q2), expected, "a figure that leapt is not called an outlier as well");
    assert_eq!(state(&office, Q2), State::OnTime, "warnings count");
    // Without a past the same figures are outliers.
    let id = standing(&office, Q1).standing.rows[1].current.unwrap();
    office.decide(Action::Discard { receipt: id.receipt }, "nhầm");
    assert_eq!(said(&office, Q2), vec![warning(Code::Outlier, "D5"), warning(Code::Outlier, "D6")]);
}

#[test]
fn last_quarters_report_under_a_new_title_is_noticed() {
    let mut office = office();
    let figures = [("hoat-dong", 40), ("luy-ke", 500), ("kinh-phi", 5_000_000), ("nguon-mot", 5_000_000)];
    send(&mut office, 1, Q1, &figures);
    send(&mut office, 1, Q2, &figures);
    assert_eq!(said(&office, Q2), vec![(Code::IdenticalToLastPeriod, Severity::Warning, String::new())]);
}

#[test]
fn a_version_that_took_anothers_place_says_what_it_changed() {
    let mut office = office();
    let first = send(&mut office, 1, Q2, &[("hoat-dong", 4), ("luy-ke", 40)]);
    assert_eq!(said(&office, Q2), vec![]);
    office.decide(Action::Return { report: first }, "sai");
    send(&mut office, 1, Q2, &[("hoat-dong", 5), ("luy-ke", 40)]);
    assert_eq!(said(&office, Q2), vec![(Code::ResubmissionChanged, Severity::Warning, "D5".to_owned())]);
}

#[test]
fn the_report_laid_open_and_the_workbook_say_it_too() {
    let mut office = office();
    send(&mut office, 1, Q1, &[("luy-ke", 60)]);
    send(&mut office, 1, Q2, &[("luy-ke", 40)]);
    let review = office.review(Q2, 1);
    assert_eq!(review.findings.iter().map(|one| one.code).collect::<Vec<_>>(), [Code::CumulativeDecreased]);
    assert_eq!(office.line(&review, "luy-ke", 0).findings, [0], "it stands with its line");
    let folder = tempfile::tempdir().unwrap();
    let to = folder.path().join("tong-hop.xlsx");
    let period = office.book.period(Some(Q2), actor().today).unwrap();
    export_worded(&mut office.book, &period, Edition::Full.into(), &to, &actor()).unwrap();
    let workbook = read_in_process(&std::fs::read(&to).unwrap(), &Limits::default()).unwrap();
    let cells = workbook.sheets.iter().flat_map(|sheet| &sheet.cells);
    assert_eq!(
        cells.filter(|cell| cell.typed() == Code::CumulativeDecreased.token()).count(),
        2,
        "as an error, and by kind"
    );
}

/// Something that happens in the two quarters.
#[derive(Debug, Clone)]
enum Step {
    Send(usize, &'static str, [i64; 2]),
    Correct(usize, &'static str, &'static str),
    Return(usize, &'static str),
    Accept(usize),
    Undo(i64),
}

fn any_step() -> impl Strategy<Value = Step> {
    let at = || 0..UNITS;
    let period = || select(vec![Q1, Q2]);
    let figures = (0..9_i64, select(vec![0, 4_000, 5_000, 4_000_000, 5_000_000, 5_000_000_000]));
    prop_oneof![
        6 => (at(), period(), figures).prop_map(|(at, period, (total, money))| Step::Send(at, period, [total, money])),
        3 => (at(), period(), select(vec!["", "0", "4", "99"])).prop_map(|(at, period, typed)| Step::Correct(at, period, typed)),
        1 => (at(), period()).prop_map(|(at, period)| Step::Return(at, period)),
        1 => at().prop_map(Step::Accept),
        2 => (1..6_i64).prop_map(Step::Undo),
    ]
}

fn take(office: &mut Office, step: Step) {
    let current = |office: &Office, at: usize, period: &str| standing(office, period).standing.rows[at].current;
    match step {
        Step::Send(at, period, [total, money]) => {
            send(office, at, period, &[("luy-ke", total), ("kinh-phi", money)]);
        }
        Step::Correct(at, period, typed) => {
            if let Some(id) = current(office, at, period) {
                office.correct(id, "luy-ke", 0, typed);
            }
        }
        Step::Return(at, period) => {
            if let Some(report) = current(office, at, period) {
                office.decide(Action::Return { report }, "sai");
            }
        }
        Step::Accept(at) => {
            if let Some(report) = current(office, at, Q2) {
                office.decide(Action::Accept { report }, "đúng");
            }
        }
        Step::Undo(back) => {
            let last = office.book.decisions.last().map_or(0, |decision| decision.seq);
            if last - back > 1 {
                office.decide(Action::Undo { seq: last - back }, "nhầm");
            }
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 8, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn following_errors_beside_others_ends_where_making_anew_ends(
        steps in prop::collection::vec(any_step(), 1..24), full in any::<bool>()
    ) {
        let mut office = office();
        if full {
            everybody_else(&mut office, Q1);
            everybody_else(&mut office, Q2);
        }
        let mut followed = standing(&office, Q2);
        for step in steps {
            take(&mut office, step);
            let before = followed.standing.rows.clone();
            let refreshed = followed.refresh(&office.book).unwrap();
            let anew = standing(&office, Q2);
            prop_assert_eq!(&followed.standing, &anew.standing);
            let [told, told_anew] = [&followed, &anew].map(|stand| relational(&office.book, stand).unwrap());
            prop_assert_eq!(&told, &told_anew);
            for (at, row) in anew.standing.rows.iter().enumerate() {
                let [.., errors] = told.count(at);
                prop_assert_eq!(row.errors(), errors, "the row counts the errors that are listed");
            }
            if let Refreshed::Units(units) = refreshed {
                let unchanged = |at: usize| units.binary_search(&at).is_ok() || before[at] == followed.standing.rows[at];
                prop_assert!((0..before.len()).all(unchanged));
            }
        }
    }
}

#[test]
fn figures_of_other_forms_are_found_by_their_ids() {
    let mut office = office();
    let id = send(&mut office, 1, YEAR, &[("hoat-dong", 9), ("luy-ke", 59)]);
    let [quarter, year] = [&office.book.plan.forms[0], &office.book.plan.forms[1]];
    let ledger = &office.book.ledger;
    let packed = super::super::past::Packed::load(&office.book, ledger, &[id]).unwrap();
    let values = packed.values(id, year, quarter).unwrap();
    let expected = [(0, 9), (1, 59)].map(|(at, figure)| ((FieldKey::Field(at), 0), Value::Number(figure.into())));
    assert_eq!(values, expected.into());
}
