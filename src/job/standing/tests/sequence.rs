//! Whatever happens in whatever order: following it ends where making everything anew ends.
use super::*;
use crate::domain::{book::Keep, plan::period::Dates};
use proptest::{prelude::*, sample::select};

const UNITS: usize = 6;

/// Something that happens in an office. Receipts and decisions are numbered; a number that is not there yet names
/// nothing, which must be borne as well.
#[derive(Debug, Clone)]
enum Step {
    Import {
        files: Vec<Vec<Sent>>,
        days: i64,
    },
    Roster {
        unit: usize,
    },
    Decide {
        action: Made,
        days: i64,
    },
    /// So many decisions back.
    Undo {
        back: i64,
        days: i64,
    },
}

/// A decision, with units by index.
#[derive(Debug, Clone)]
enum Made {
    AnswerUnit(ReportRef, usize),
    AnswerPeriod(ReportRef, String),
    Keep(ReportRef, Keep),
    Accept(ReportRef),
    Return(ReportRef),
    Correct(ReportRef, &'static str),
    Discard(i64),
    Exempt(String, usize),
    Extend(String, usize, i64),
    Open(String, i64),
    Close,
}

fn any_period() -> impl Strategy<Value = String> {
    prop_oneof![4 => Just("six-month@2026-H1".to_owned()), 1 => Just(OTHER_PERIOD.to_owned())]
}

fn any_sent() -> impl Strategy<Value = Sent> {
    let question = prop_oneof![
        3 => Just(None),
        1 => select(QuestionKind::ALL.to_vec()).prop_map(Some)
    ];
    let unit = prop::option::weighted(0.9, 0..UNITS);
    let period = prop::option::weighted(0.9, any_period());
    (unit, period, question, 0..2_usize, 0..9_i64).prop_map(|(unit, period, question, errors, number)| Sent {
        unit,
        period,
        question,
        errors,
        number,
    })
}

fn any_report() -> impl Strategy<Value = ReportRef> {
    (1..24_i64, prop_oneof![3 => Just(0_u32), 1 => Just(1)]).prop_map(|(receipt, ordinal)| report(receipt, ordinal))
}

fn any_decision() -> impl Strategy<Value = Made> {
    let report = any_report;
    prop_oneof![
        3 => (report(), 0..UNITS).prop_map(|(report, unit)| Made::AnswerUnit(report, unit)),
        2 => (report(), any_period()).prop_map(|(report, period)| Made::AnswerPeriod(report, period)),
        3 => (report(), select(vec![Keep::Old, Keep::New])).prop_map(|(report, keep)| Made::Keep(report, keep)),
        2 => report().prop_map(Made::Accept),
        2 => report().prop_map(Made::Return),
        3 => (report(), select(vec!["", "0", "12"])).prop_map(|(report, value)| Made::Correct(report, value)),
        2 => (1..24_i64).prop_map(Made::Discard),
        1 => (any_period(), 0..UNITS).prop_map(|(period, unit)| Made::Exempt(period, unit)),
        1 => (any_period(), 0..UNITS, -3..9_i64).prop_map(|(period, unit, days)| Made::Extend(period, unit, days)),
        1 => (any_period(), -3..3_i64).prop_map(|(period, days)| Made::Open(period, days)),
        1 => Just(Made::Close),
    ]
}

fn any_step() -> impl Strategy<Value = Step> {
    // Mostly today; now and then on a day that is not looked at yet.
    let days = || prop_oneof![6 => -3..=0_i64, 1 => Just(1)];
    let files = prop::collection::vec(prop::collection::vec(any_sent(), 1..3), 1..4);
    prop_oneof![
        6 => (files, days()).prop_map(|(files, days)| Step::Import { files, days }),
        12 => (any_decision(), days()).prop_map(|(action, days)| Step::Decide { action, days }),
        4 => (1..8_i64, days()).prop_map(|(back, days)| Step::Undo { back, days }),
        1 => (0..UNITS).prop_map(|unit| Step::Roster { unit }),
    ]
}

impl Office {
    fn make(&self, made: Made) -> Action {
        let dates = |days| Dates { due: Some(day(self.today, days)), ..Dates::default() };
        match made {
            Made::AnswerUnit(report, unit) => {
                Action::AnswerUnit { report, unit: self.code(unit), old: None, alias: None }
            }
            Made::AnswerPeriod(report, period) => Action::AnswerPeriod { report, period, old: None },
            Made::Keep(report, keep) => Action::KeepVersion { report, keep },
            Made::Accept(report) => Action::Accept { report },
            Made::Return(report) => Action::Return { report },
            Made::Correct(report, value) => {
                Action::Correct { report, field: self.count_field(), row: 0, value: value.into(), old: None }
            }
            Made::Discard(receipt) => Action::Discard { receipt },
            Made::Exempt(period, unit) => Action::Exempt { period, unit: self.code(unit) },
            Made::Extend(period, unit, days) => {
                Action::Extend { period, unit: self.code(unit), until: day(self.today, days) }
            }
            Made::Open(period, days) => Action::OpenPeriod { period, dates: dates(days) },
            Made::Close => Action::ClosePeriod { period: self.period.id.to_string() },
        }
    }

    fn step(&mut self, step: Step) {
        match step {
            Step::Import { files, days } => self.import(&files, days),
            Step::Roster { unit } => {
                let changed = Unit { order: 90 - self.units[unit].order, ..self.units[unit].clone() };
                self.list(&[changed]);
            }
            Step::Decide { action, days } => {
                let action = self.make(action);
                self.decide(action, days);
            }
            Step::Undo { back, days } => {
                let last = self.book.decisions.last().map_or(0, |decision| decision.seq);
                // The book itself and its first roster stay.
                if last - back > 2 {
                    self.decide(Action::Undo { seq: last - back }, days);
                }
            }
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 12, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn following_ends_where_making_anew_ends(
        steps in prop::collection::vec((any_step(), prop::bool::weighted(0.7)), 1..40)
    ) {
        let mut office = Office::new(u32::try_from(UNITS).unwrap());
        let mut followed = office.stand();
        for (step, looks) in steps {
            office.step(step);
            if !looks {
                continue;
            }
            let before = followed.standing.rows.clone();
            let refreshed = followed.refresh(&office.book).unwrap();
            assert_same(&followed, &office.stand());
            if let Refreshed::Units(units) = refreshed {
                let unchanged = |at: usize| units.binary_search(&at).is_ok() || before[at] == followed.standing.rows[at];
                prop_assert!((0..before.len()).all(unchanged));
            }
        }
        let anew = office.opened_anew();
        prop_assert_eq!(&anew.decisions, &office.book.decisions);
        prop_assert_eq!(&anew.ledger, &office.book.ledger);
        prop_assert_eq!(&anew.units, &office.book.units);
    }
}
