//! Sums over rows.
use super::{Judgement, Membership, Row, State, Verdict, state::Rates};
use rust_decimal::Decimal;
use std::collections::BTreeMap;

/// How many units are in each state.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct StateCounts([usize; State::ALL.len()]);

impl StateCounts {
    pub fn of(&self, state: State) -> usize {
        self.0.get(state as usize).copied().unwrap_or(0)
    }

    pub fn owing(&self) -> usize {
        State::ALL.iter().filter(|state| state.owes()).map(|state| self.of(*state)).sum()
    }
}

/// One indicator over all rows.
///
/// `population ≥ applicable ≥ owing ≥ reported ≥ met`, always.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Tally {
    /// Units in the indicator's scope.
    pub population: usize,
    pub applicable: usize,
    pub owing: usize,
    /// Owing units with a usable value.
    pub reported: usize,
    pub met: usize,
    /// Owing units, and those of them that meet it, without the rule on kinds: where the share is shown both ways.
    pub owing_all: usize,
    pub met_all: usize,
    /// Sums over the owing units that reported, with the rows of those that reported only at once.
    pub numerator: Decimal,
    pub denominator: Decimal,
    /// The same over the owing units whose figure of last year is known.
    pub compared: Compared,
    /// Level id → units.
    pub levels: BTreeMap<String, usize>,
    /// Owing units by verdict.
    pub verdicts: BTreeMap<Verdict, usize>,
}

/// This year's and last year's sums over the units of which both are known.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Compared {
    pub units: usize,
    /// Numerator and denominator; the latter 0 where nothing is divided.
    pub now: (Decimal, Decimal),
    pub then: (Decimal, Decimal),
}

#[derive(Debug, Clone, PartialEq)]
pub struct Totals {
    pub states: StateCounts,
    /// Units whose report is in and whose first submission was on time.
    pub in_on_time: usize,
    pub indicators: Vec<Tally>,
}

impl Totals {
    pub fn new(indicators: usize) -> Self {
        Self { states: StateCounts::default(), in_on_time: 0, indicators: vec![Tally::default(); indicators] }
    }

    pub fn add(&mut self, row: &Row) {
        self.change(row, usize::wrapping_add, Decimal::saturating_add);
    }

    pub fn subtract(&mut self, row: &Row) {
        self.change(row, usize::wrapping_sub, Decimal::saturating_sub);
    }

    fn change(&mut self, row: &Row, count: impl Fn(usize, usize) -> usize, sum: impl Fn(Decimal, Decimal) -> Decimal) {
        let step = |place: &mut usize, applies: bool| *place = count(*place, usize::from(applies));
        if let Some(place) = self.states.0.get_mut(row.state as usize) {
            step(place, true);
        }
        step(&mut self.in_on_time, row.state.is_in() && row.days_late == 0);
        for (tally, judgement) in self.indicators.iter_mut().zip(&row.judgements) {
            let Judgement { membership, verdict, numerator, denominator, level, last, otherwise, ahead: _ } = judgement;
            let owing = *membership == Membership::Applicable && row.state.owes();
            let reported = owing && judgement.is_reported();
            step(&mut tally.population, *membership != Membership::OutOfScope);
            step(&mut tally.applicable, *membership == Membership::Applicable);
            step(&mut tally.owing, owing);
            step(&mut tally.reported, reported);
            step(&mut tally.met, owing && *verdict == Verdict::Met);
            let without_rule = if owing { Some(*verdict) } else { otherwise.filter(|_| row.state.owes()) };
            step(&mut tally.owing_all, without_rule.is_some());
            step(&mut tally.met_all, without_rule == Some(Verdict::Met));
            if owing {
                step_in(&mut tally.verdicts, verdict, &count);
            }
            if owing && judgement.adds_up() {
                tally.numerator = sum(tally.numerator, *numerator);
                tally.denominator = sum(tally.denominator, *denominator);
            }
            if let Some(level) = level.as_ref().filter(|_| reported) {
                step_in(&mut tally.levels, level, &count);
            }
            if let Some(last) = last.as_ref().filter(|_| reported) {
                let Compared { units, now, then } = &mut tally.compared;
                step(units, true);
                *now = (sum(now.0, *numerator), sum(now.1, *denominator));
                *then = (sum(then.0, last.numerator), sum(then.1, last.denominator.unwrap_or_default()));
            }
        }
    }

    pub fn rates(&self) -> Rates {
        let expected = self.states.owing();
        let actual = State::ALL.iter().filter(|state| state.is_in()).map(|state| self.states.of(*state)).sum();
        let share = |part: usize| (expected > 0).then(|| percent(part, expected));
        Rates {
            expected,
            actual,
            actual_on_time: self.in_on_time,
            rate: share(actual),
            rate_on_time: share(self.in_on_time),
        }
    }
}

/// Counts one unit under a key; a key without units is not kept.
fn step_in<K: Ord + Clone>(places: &mut BTreeMap<K, usize>, key: &K, count: impl Fn(usize, usize) -> usize) {
    // Looked up before it is entered, so that a key is only cloned once.
    let units = match places.get_mut(key) {
        Some(units) => {
            *units = count(*units, 1);
            *units
        }
        None => *places.entry(key.clone()).or_insert(count(0, 1)),
    };
    if units == 0 {
        places.remove(key);
    }
}

/// `part ÷ whole × 100`, for printing; comparisons are made on the whole numbers.
fn percent(part: usize, whole: usize) -> f64 {
    // Counts of units stay far below 2^53.
    #[expect(clippy::cast_precision_loss)]
    let share = part as f64 * 100.0 / whole as f64;
    share
}
