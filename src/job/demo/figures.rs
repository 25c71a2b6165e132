//! What a good report says: figures that fit the form's kinds, bounds and rules.
use super::Chance;
use crate::domain::{
    grid::{Address, Content},
    intake::{Entry, Report, check},
    plan::{Field, FieldKey, FieldKind, Form, Operator, Period, Plan, layout::Part},
    unit::Unit,
    value::{How, Value},
};
use chrono::{Days, NaiveDate, NaiveTime};
use rust_decimal::{Decimal, prelude::ToPrimitive};
use std::collections::BTreeMap;

/// What stands in a value cell: field, side of it, quarter or table row.
pub type Filled = BTreeMap<(FieldKey, Part, u32), Content>;

type Values = BTreeMap<(FieldKey, u32), Value>;

/// Fills a form for a unit. Events that are not past and quarters that have not begun stay blank.
pub fn good_report(plan: &Plan, form: &Form, period: &Period, unit: &Unit, chance: &mut Chance) -> Filled {
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
            values.insert((key, row), value(field, period, chance));
        }
    }
    for (at, table) in (0..).zip(&form.tables) {
        for row in 1..=chance.between(0, table.rows.min(2)) {
            for (column, field) in (0..).zip(&table.columns) {
                values.insert((FieldKey::Column { table: at, column }, row), value(field, period, chance));
            }
        }
    }
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

fn value(field: &Field, period: &Period, chance: &mut Chance) -> Value {
    let day = |chance: &mut Chance| {
        let days = (period.cut_off - period.from).num_days().clamp(1, 120);
        let back = u64::try_from(days).unwrap_or(1);
        let from = period.cut_off.checked_sub_days(Days::new(back)).unwrap_or(period.from);
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

/// A broken rule costs its left side; a total that does not fit becomes the sum.
fn obey_rules(plan: &Plan, form: &Form, unit: &Unit, values: &mut Values) {
    for _ in 0..4 {
        let mut changed = false;
        for rule in plan.rules.iter().filter(|rule| rule.form == form.id) {
            let entries: Vec<Entry> = values
                .iter()
                .map(|((field, row), value)| Entry {
                    field: *field,
                    row: *row,
                    value: Some(value.clone()),
                    typed: String::new(),
                    how: How::AsIs,
                    sheet: 0,
                    cell: Address::new(0, 0),
                })
                .collect();
            let report = Report { sheets: vec![String::new()], entries, findings: vec![] };
            let one = std::slice::from_ref(rule);
            let broken = !check::check(form, one, Some(unit), &|_| false, &report).is_empty();
            if !broken {
                continue;
            }
            changed = true;
            match (rule.operator, rule.right.fields.as_slice()) {
                (Operator::Equal, [whole]) => set_sum(form, values, &rule.left.fields, whole),
                _ => clear(form, values, &rule.left.fields),
            }
        }
        if !changed {
            break;
        }
    }
}

/// The whole becomes what its parts add up to.
fn set_sum(form: &Form, values: &mut Values, parts: &[String], whole: &str) {
    let number = |id: &String| values.get(&(form.field_key(id)?, 0)).and_then(Value::number);
    let sum: Decimal = parts.iter().filter_map(number).sum();
    if let Some(key) = form.field_key(whole) {
        values.insert((key, 0), Value::Number(sum));
    }
}

/// No, 0, or no rows.
fn clear(form: &Form, values: &mut Values, ids: &[String]) {
    for id in ids {
        let Some(field) = form.field_key(id) else {
            let table = form.tables.iter().position(|table| table.id == *id).and_then(|at| u16::try_from(at).ok());
            values.retain(|(key, _), _| !matches!(key, FieldKey::Column { table: one, .. } if Some(*one) == table));
            continue;
        };
        for value in values.range_mut((field, 0)..=(field, u32::MAX)).map(|(_, value)| value) {
            match value {
                Value::Number(number) => *number = Decimal::ZERO,
                Value::YesNo(yes) => *yes = false,
                Value::Ratio { .. }
                | Value::Option(_)
                | Value::Options(_)
                | Value::Date(_)
                | Value::Text(_)
                | Value::NotApplicable => {}
            }
        }
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
