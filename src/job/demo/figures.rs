//! What a good report says: figures that fit the form's kinds, bounds and rules.
use super::{Chance, names::Names, obey::obey_rules};
use crate::domain::{
    grid::Content,
    plan::{
        Bound, Compare, Criterion, Cycle, Field, FieldKey, FieldKind, Form, Indicator, Measure, Period, Plan,
        layout::Part,
    },
    unit::Unit,
    value::Value,
};
use chrono::{Days, NaiveDate, NaiveTime};
use rust_decimal::{Decimal, prelude::ToPrimitive};
use std::collections::BTreeMap;

/// What stands in a value cell: field, side of it, quarter or table row.
pub type Filled = BTreeMap<(FieldKey, Part, u32), Content>;

pub(super) type Values = BTreeMap<(FieldKey, u32), Value>;

/// Fills a form for a unit. Events that are not past and quarters that have not begun stay blank.
pub fn good_report(plan: &Plan, form: &Form, period: &Period, unit: &Unit, chance: &mut Chance) -> Filled {
    let names = Names::load();
    let mut values = Values::new();
    for (key, field) in form.keyed_fields() {
        let asked = field.asks(&unit.kind, |property| unit.has(property)) && !plan.awaits_event(&field.id, period);
        if !asked || (!field.required && chance.percent(12)) {
            continue;
        }
        let rows: Vec<u32> = match field.per_quarter {
            true => {
                plan.quarters(period).iter().filter(|quarter| quarter.asked).map(|quarter| quarter.number).collect()
            }
            false => vec![0],
        };
        for row in rows {
            let usual = expected(plan, field, &names, chance).or_else(|| small_share(plan, field, chance));
            let given = usual.unwrap_or_else(|| value(field, period, chance));
            values.insert((key, row), given);
        }
    }
    // Who reports at any time has something to report.
    let at_any_time = plan.report_type(&period.id.report_type).is_some_and(|one| one.cycle == Cycle::AdHoc);
    for (at, table) in (0..).zip(&form.tables) {
        for row in 1..=chance.between(u32::from(at_any_time), table.rows.min(2)) {
            for (column, field) in (0..).zip(&table.columns) {
                values.insert((FieldKey::Column { table: at, column }, row), value(field, period, chance));
            }
        }
    }
    order_ratios(plan, form, &mut values);
    obey_rules(plan, form, unit, &mut values);
    let mut filled = Filled::new();
    for ((key, row), value) in values {
        let part = match row {
            1.. if matches!(key, FieldKey::Field(_)) => Part::Quarters,
            _ => Part::Whole,
        };
        match &value {
            Value::Ratio { numerator, denominator } => {
                filled.insert((key, Part::Numerator, row), number(*numerator));
                filled.insert((key, Part::Denominator, row), number(*denominator));
            }
            other => {
                filled.extend(content(form.get(key), other).map(|content| ((key, part, row), content)));
            }
        }
    }
    filled
}

/// Counts that a plan wants at a bound or below, and counts of what should not happen, are mostly as wanted.
fn expected(plan: &Plan, field: &Field, names: &Names, chance: &mut Chance) -> Option<Value> {
    let bound = |one: &Indicator| match &one.criterion {
        Some(Criterion { compare: Compare::AtMost | Compare::Equal, bound: Bound::Number(bound) }) => Some(*bound),
        Some(_) | None => None,
    };
    let asked = |one: &&Indicator| matches!(&one.measure, Measure::Field(id) if *id == field.id);
    let wanted = plan.indicators.iter().filter(asked).find_map(bound);
    let rare = names.is_rare(&field.unit_words).then_some(Decimal::ZERO);
    let usual = wanted.or(rare).filter(|_| matches!(field.kind, FieldKind::Count))?;
    let more = if chance.percent(90) { 0 } else { chance.between(1, 2) };
    Some(Value::Number(usual + Decimal::from(more)))
}

/// A share that is to fall is a small one: who dropped out, who failed.
fn small_share(plan: &Plan, field: &Field, chance: &mut Chance) -> Option<Value> {
    let falls = |one: &&Indicator| {
        matches!(
            one.criterion.as_ref().map(|criterion| &criterion.bound),
            Some(Bound::LastYear { higher_is_better: false, .. })
        )
    };
    let is_ratio = matches!(field.kind, FieldKind::Ratio { .. });
    let mut fields = plan.indicators.iter().filter(falls).flat_map(Indicator::fields);
    if !is_ratio || !fields.any(|id| id == field.id) {
        return None;
    }
    let whole = chance.between(100, 900);
    Some(Value::Ratio { numerator: chance.between(0, whole / 40).into(), denominator: whole.into() })
}

/// Of two counts that a plan divides, the greater is the whole.
fn order_ratios(plan: &Plan, form: &Form, values: &mut Values) {
    for indicator in &plan.indicators {
        let Measure::Ratio { numerator, denominator } = &indicator.measure else { continue };
        let place = |id: &String| form.field_key(id).map(|key| (key, 0));
        let Some((part, whole)) = place(numerator).zip(place(denominator)) else { continue };
        let figure = |at| values.get(at).and_then(Value::number);
        if let Some((less, more)) = figure(&whole).zip(figure(&part)).filter(|(less, more)| less < more) {
            values.insert(part, Value::Number(less));
            values.insert(whole, Value::Number(more));
        }
    }
}

fn value(field: &Field, period: &Period, chance: &mut Chance) -> Value {
    let day = |chance: &mut Chance| {
        let last = period.cut_off.min(period.to);
        let days = (last - period.from).num_days().clamp(1, 120);
        let back = u64::try_from(days).unwrap_or(1);
        let from = last.checked_sub_days(Days::new(back)).unwrap_or(period.from);
        from.checked_add_days(Days::new(chance.next() % back)).unwrap_or(from)
    };
    match &field.kind {
        FieldKind::Count => {
            let floor = field.min.and_then(|min| min.to_u32()).unwrap_or(0);
            let ceiling = field.max.and_then(|max| max.to_u32()).unwrap_or(40).min(40);
            Value::Number(chance.between(floor.max(1).min(ceiling), ceiling).into())
        }
        FieldKind::Amount { unit } => Value::Number(Decimal::from(chance.between(1, 60)) * unit.factor()),
        FieldKind::Ratio { .. } => {
            let whole = chance.between(10, 80);
            Value::Ratio { numerator: chance.between(whole / 2, whole).into(), denominator: whole.into() }
        }
        FieldKind::Percent => Value::Number(chance.between(60, 100).into()),
        FieldKind::YesNo => Value::YesNo(chance.percent(92)),
        FieldKind::Level { options } => {
            let down = if chance.percent(80) { 0 } else { chance.below(options.len()) };
            let at = options.len().saturating_sub(1 + down);
            Value::Option(options.get(at).map(|option| option.id.clone()).unwrap_or_default())
        }
        FieldKind::Choice { options } => {
            Value::Option(options.get(chance.below(options.len())).map(|option| option.id.clone()).unwrap_or_default())
        }
        FieldKind::Choices { options } => {
            Value::Options(options.iter().filter(|_| chance.percent(50)).map(|option| option.id.clone()).collect())
        }
        FieldKind::Date => Value::Date(day(chance)),
        FieldKind::Text => Value::Text(format!("Nội dung {}", chance.between(1, 99))),
    }
}

fn number(number: Decimal) -> Content {
    Content::Number(number.to_f64().unwrap_or(0.0))
}

/// The value as a careful clerk types it into the form.
fn content(field: Option<&Field>, value: &Value) -> Option<Content> {
    let field = field?;
    let label =
        |id: &String| field.kind.options().iter().find(|option| option.id == *id).map(|option| option.label.clone());
    Some(match value {
        Value::Number(figure) => match &field.kind {
            FieldKind::Amount { unit } => number(*figure / unit.factor()),
            _ => number(*figure),
        },
        Value::YesNo(yes) => Content::Text(if *yes { "Có" } else { "Không" }.into()),
        Value::Option(id) => Content::Text(label(id)?),
        Value::Options(ids) if ids.is_empty() => return None,
        Value::Options(ids) => Content::Text(ids.iter().filter_map(label).collect::<Vec<_>>().join("; ")),
        Value::Date(date) => date_content(*date),
        Value::Text(text) => Content::Text(text.clone()),
        Value::Ratio { .. } | Value::NotApplicable => return None,
    })
}

pub fn date_content(date: NaiveDate) -> Content {
    Content::Date(date.and_time(NaiveTime::MIN))
}
