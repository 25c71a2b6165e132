//! One unit against its own past.
use super::{Peers, Slot, Tie, Told, Values, has_size, magnitude, shown, worth_a_look};
use crate::domain::{
    intake::{Code, Expected, Finding},
    plan::{Accrual, Field, FieldKey, Form},
    value::Value,
};
use rust_decimal::Decimal;

/// What counted of one earlier period, under the fields of the later one's form.
#[derive(Debug, Clone, Copy)]
pub struct Before<'a> {
    pub values: &'a Values,
    pub tie: Tie,
    /// `TYPE@SPAN`.
    pub period: &'a str,
}

/// Figures that cannot be smaller than what was reported before.
///
/// A running total of one year cannot fall: an error. A figure of a period cannot be below that of a part of this
/// period: a warning, for the earlier one may have been wrong as well. Nothing else is said to have fallen: what is
/// counted on a day (cameras, guards) falls when things are given away, and what happened in one quarter says nothing
/// of the next. An estimate is held against nobody.
pub fn fell(form: &Form, now: &Values, before: &Before<'_>) -> Vec<Told> {
    let told = |at: (FieldKey, u32), field: &Field, old: Decimal, new: Decimal| {
        let code = match field.accrual {
            Accrual::Cumulative if before.tie.same_count => Code::CumulativeDecreased,
            Accrual::InPeriod if before.tie.part => Code::LessThanEarlierPeriod,
            Accrual::Cumulative | Accrual::InPeriod | Accrual::Snapshot => return None,
        };
        let finding = Finding::new(code).found(shown(new)).expected(Expected::AtLeast(shown(old)));
        (new < old && !field.estimate).then(|| Told::of(at, finding))
    };
    // Quarters are the same quarters in both: a report that says otherwise now corrects the earlier one.
    pairs(form, now, before.values)
        .filter(|((_, row), ..)| *row == 0)
        .filter_map(|(at, field, old, new)| told(at, field, old, new))
        .collect()
}

/// Ten times as much as last time, or a tenth.
const LEAP: f64 = std::f64::consts::LN_10;
/// How many usual differences a change must be away from how its peers changed.
const WIDTHS: f64 = 4.0;

/// Figures that changed beyond measure since the period before of the same report type: at least tenfold, and at least
/// tenfold beside how its peers changed, so that a campaign that reached every school is no news. A unit that had nothing, or has
/// nothing now, is not judged: most activities begin and end.
pub fn leapt(form: &Form, kind: &str, now: &Values, before: &Before<'_>, trends: &Peers) -> Vec<Told> {
    if !before.tie.last {
        return Vec::new();
    }
    let told = |at: (FieldKey, u32), field: &Field, old: Decimal, new: Decimal| {
        let change = magnitude(new)? - magnitude(old)?;
        let usual = trends.of(kind, Slot::new(at.0, at.1)?);
        let beside = usual.map_or(change.abs(), |usual| (change - usual.middle).abs());
        let wide = usual.map_or(0.0, |usual| usual.width * WIDTHS);
        // A hair below ten is ten: 0.1 has no exact logarithm.
        let is_leap = |size: f64| size > LEAP - 1e-9;
        let large =
            is_leap(change.abs()) && is_leap(beside) && beside > wide && (new - old).abs() >= worth_a_look(field);
        let finding = || Finding::new(Code::ChangeTooLarge).found(shown(new)).expected(Expected::Name(shown(old)));
        large.then(|| Told::of(at, finding()))
    };
    pairs(form, now, before.values).filter_map(|(at, field, old, new)| told(at, field, old, new)).collect()
}

/// So many telling figures must be there before "all the same" means anything.
const FEWEST_TELLING: usize = 4;

/// The same report as last time under a new title. Every telling figure of both must be the same, and there must be some:
/// none, one and yes are the same every year in most schools, and what is counted on a day (pupils, cameras) may well
/// not have changed.
pub fn identical(form: &Form, now: &Values, before: &Before<'_>) -> Option<Told> {
    let telling = |values: &Values| -> Values {
        let tells = |key: FieldKey, value: &Value| {
            let accrues = form.get(key).is_some_and(|field| field.accrual != Accrual::Snapshot);
            match value {
                Value::Number(number) => accrues && *number > Decimal::ONE,
                Value::Ratio { denominator, .. } => accrues && *denominator > Decimal::ONE,
                Value::Date(_) => true,
                Value::YesNo(_) | Value::Option(_) | Value::Options(_) | Value::Text(_) | Value::NotApplicable => false,
            }
        };
        values.iter().filter(|((key, _), value)| tells(*key, value)).map(|(at, value)| (*at, value.clone())).collect()
    };
    let figures = telling(now);
    let same = before.tie.last && figures.len() >= FEWEST_TELLING && figures == telling(before.values);
    let finding = || Finding::new(Code::IdenticalToLastPeriod).found(before.period);
    same.then(|| Told { at: None, finding: finding() })
}

/// Figures with a size that both reports hold: place, field, before, now.
fn pairs<'a>(
    form: &'a Form,
    now: &'a Values,
    before: &'a Values,
) -> impl Iterator<Item = ((FieldKey, u32), &'a Field, Decimal, Decimal)> {
    let plain = now.iter().filter(|((key, _), _)| matches!(key, FieldKey::Field(_)));
    plain.filter_map(|(at, value)| {
        let field = form.get(at.0).filter(|field| has_size(field))?;
        Some((*at, field, before.get(at)?.number()?, value.number()?))
    })
}
