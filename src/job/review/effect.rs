//! What it does to the period's indicators when another version of a unit's report counts.
use super::Values;
use crate::{
    domain::{
        intake::relation::{TableRow, added, rows_of},
        plan::Form,
        standing::{Figures, Judgement, Judges, LastYear, Row, Verdict},
    },
    job::snapshot::Snapshot,
};
use rust_decimal::Decimal;

/// An indicator that would stand otherwise.
#[derive(Debug, Clone, PartialEq)]
pub struct Effect {
    /// Place among those of the report type.
    pub indicator: usize,
    /// Of the unit, now and if the version counted.
    pub verdict: (Verdict, Verdict),
    /// Units of the whole period that meet it.
    pub met: (usize, usize),
    /// What the indicator adds up over all units.
    pub sum: (Decimal, Decimal),
}

/// The indicators that would stand otherwise if these figures counted for a unit; `sent`: rows it sent at any time.
pub fn effects(snapshot: &Snapshot, form: &Form, unit: usize, values: &Values, sent: &[TableRow]) -> Vec<Effect> {
    let standing = &snapshot.stand.standing;
    let (Some(about), Some(row)) = (snapshot.unit(unit), standing.rows.get(unit)) else { return Vec::new() };
    let Snapshot { plan, units, stand, .. } = snapshot;
    let last = LastYear::of_row(&about.code, plan.indicators_of(&stand.period.id.report_type).zip(&row.judgements));
    let judges = Judges::new(plan, form, &stand.period).overridden(&stand.ledger.applies).among(units).beside(&last);
    let entries = values.iter().map(|((key, row), value)| (*key, *row, value.clone()));
    let mut figures = Figures::new(form, entries);
    if !sent.is_empty() {
        let own = rows_of(form, values.iter().map(|((key, row), value)| (*key, *row, Some(value.clone()))));
        let new = added(form, &own, sent);
        new.iter().filter_map(|one| sent.get(one.at)).for_each(|row| figures.add_row(row));
    }
    let judgements = judges.judge(about, row.state.owes(), Some(&figures));
    let after = Row { judgements, ..row.clone() };
    let mut totals = standing.totals.clone();
    totals.subtract(row);
    totals.add(&after);
    let pairs =
        row.judgements.iter().zip(&after.judgements).zip(standing.totals.indicators.iter().zip(&totals.indicators));
    let differs = |(before, after): (&Judgement, &Judgement)| before != after;
    pairs
        .enumerate()
        .filter(|(_, ((before, after), _))| differs((before, after)))
        .map(|(indicator, ((before, after), (now, then)))| Effect {
            indicator,
            verdict: (before.verdict, after.verdict),
            met: (now.met, then.met),
            sum: (now.numerator, then.numerator),
        })
        .collect()
}
