//! Verdicts by shape, and sums that hold however rows change.
#![allow(clippy::unwrap_used, clippy::indexing_slicing)]
mod around;
mod families;
mod own_rows;
mod sector;
mod shapes;
mod world;

use super::*;
use proptest::prelude::*;
use rust_decimal::Decimal;

/// A row of a unit with any figures, owing or not.
fn any_row() -> impl Strategy<Value = Row> {
    let verdict = prop::sample::select(Verdict::ALL.to_vec());
    let membership = prop::sample::select(Membership::ALL.to_vec());
    let level = prop::option::of(prop::sample::select(vec!["kha".to_owned(), "tot".to_owned()]));
    let otherwise = prop::option::of(prop::sample::select(Verdict::ALL.to_vec()));
    let last = prop::option::of((0_i64..50, prop::option::of(0_i64..50)));
    let judgement = (membership, verdict, (0_i64..50, 0_i64..50), level, otherwise, last).prop_map(
        |(membership, verdict, (numerator, denominator), level, otherwise, last)| Judgement {
            membership,
            verdict: if membership == Membership::Applicable { verdict } else { Verdict::NotApplicable },
            numerator: numerator.into(),
            denominator: denominator.into(),
            level,
            last: last
                .map(|(part, whole)| Box::new(Last { numerator: part.into(), denominator: whole.map(Decimal::from) })),
            ahead: false,
            otherwise: otherwise.filter(|_| membership == Membership::NotApplicable),
        },
    );
    let judgements = prop::collection::vec(judgement, 3);
    (prop::sample::select(State::ALL.to_vec()), 0_u32..3, judgements).prop_map(|(state, days_late, judgements)| Row {
        unit: 0,
        state,
        current: None,
        received: None,
        days_late,
        in_tray: false,
        findings: [0; 3],
        judgements,
    })
}

proptest! {
    #[test]
    fn replacing_a_row_equals_adding_everything_up_again(
        rows in prop::collection::vec(any_row(), 1..20),
        new in any_row(),
        at in 0_usize..20,
    ) {
        let at = at % rows.len();
        let mut standing = Standing::new(rows.clone(), 3);
        standing.replace(at, new.clone());
        let mut changed = rows;
        changed[at] = new;
        prop_assert_eq!(&standing, &Standing::new(changed.clone(), 3));
        changed.reverse();
        prop_assert_eq!(&standing.totals, &Standing::new(changed, 3).totals, "the order of units does not matter");
    }

    #[test]
    fn states_sum_and_denominators_stand_in_order(rows in prop::collection::vec(any_row(), 0..30)) {
        let standing = Standing::new(rows.clone(), 3);
        let totals = &standing.totals;
        let all: usize = State::ALL.iter().map(|state| totals.states.of(*state)).sum();
        prop_assert_eq!(all, rows.len());
        prop_assert_eq!(totals.states.owing(), rows.iter().filter(|row| row.state.owes()).count());
        let rates = totals.rates();
        prop_assert!(rates.actual_on_time <= rates.actual && rates.actual <= rates.expected);
        prop_assert!(rates.rate.is_none_or(|rate| (0.0..=100.0).contains(&rate)));
        for (at, tally) in totals.indicators.iter().enumerate() {
            prop_assert!(tally.population >= tally.applicable);
            prop_assert!(tally.applicable >= tally.owing);
            prop_assert!(tally.owing >= tally.reported);
            prop_assert!(tally.reported >= tally.met);
            let met = |row: &&Row| row.state.owes() && row.judgements[at].verdict == Verdict::Met;
            prop_assert_eq!(tally.met, rows.iter().filter(met).count());
            prop_assert!(tally.owing_all >= tally.owing && tally.met_all >= tally.met);
            prop_assert!(tally.owing_all >= tally.met_all && tally.population >= tally.owing_all);
            prop_assert!(tally.compared.units <= tally.reported);
            prop_assert!(tally.numerator >= Decimal::ZERO);
        }
    }
}
