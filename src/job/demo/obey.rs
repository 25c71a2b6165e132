//! Figures that a plan's rules forbid are changed until none is broken.
use super::figures::Values;
use crate::domain::{
    grid::Address,
    intake::{Entry, Report, check},
    plan::{FieldKey, Form, Indicator, Judge, Measure, Operator, Plan, Rule, Side},
    unit::Unit,
    value::{How, Value},
};
use rust_decimal::Decimal;

/// One change may break another rule; plans do not go in longer circles.
const ROUNDS: usize = 4;

/// A broken rule costs the side that is too great; a total that does not fit becomes the sum.
pub fn obey_rules(plan: &Plan, form: &Form, unit: &Unit, values: &mut Values) {
    for _ in 0..ROUNDS {
        let mut changed = false;
        for rule in plan.rules.iter().filter(|rule| rule.form == form.id) {
            if is_broken(form, unit, rule, values) {
                changed = true;
                mend(plan, form, values, rule);
            }
        }
        if !changed {
            return;
        }
    }
    // What figures alone cannot settle is left out.
    for rule in plan.rules.iter().filter(|rule| rule.form == form.id) {
        if is_broken(form, unit, rule, values) {
            leave_out(form, values, &rule.left.fields);
        }
    }
}

fn is_broken(form: &Form, unit: &Unit, rule: &Rule, values: &Values) -> bool {
    let entry = |((field, row), value): (&(FieldKey, u32), &Value)| Entry {
        field: *field,
        row: *row,
        value: Some(value.clone()),
        typed: String::new(),
        how: How::AsIs,
        sheet: 0,
        cell: Address::new(0, 0),
    };
    let report = Report { sheets: vec![String::new()], entries: values.iter().map(entry).collect(), findings: vec![] };
    !check::check(form, std::slice::from_ref(rule), Some(unit), &|_| false, &report).is_empty()
}

fn mend(plan: &Plan, form: &Form, values: &mut Values, rule: &Rule) {
    let plain = |side: &Side| side.factor == Decimal::ONE && side.constant.is_zero();
    // What the sector is to have much of is not nothing, but all there is.
    let wanted = |id: &String| {
        let is_part = |one: &Indicator| matches!(&one.measure, Measure::Ratio { numerator, .. } if numerator == id);
        plan.indicators.iter().any(|one| one.judge == Judge::Sum && is_part(one))
    };
    match (rule.operator, rule.left.fields.as_slice(), rule.right.fields.as_slice()) {
        (Operator::Equal, _, [whole]) if plain(&rule.right) => set_sum(form, values, &rule.left.fields, whole),
        (Operator::Equal, [whole], _) if plain(&rule.left) => set_sum(form, values, &rule.right.fields, whole),
        (Operator::AtMost, [part], _) if plain(&rule.left) && plain(&rule.right) && wanted(part) => {
            set_sum(form, values, &rule.right.fields, part);
        }
        (Operator::Equal | Operator::AtMost | Operator::Less, _, _) => clear(form, values, &rule.left.fields),
        (Operator::AtLeast | Operator::Greater, _, _) => clear(form, values, &rule.right.fields),
        (Operator::NotEqual, _, _) => leave_out(form, values, &rule.left.fields),
        (Operator::Together, _, _) => {
            leave_out(form, values, &rule.left.fields);
            leave_out(form, values, &rule.right.fields);
        }
        (Operator::Exclusive, _, _) => leave_out(form, values, &rule.right.fields),
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
            drop_rows(form, values, id);
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

/// Blank; what a form insists on becomes none.
fn leave_out(form: &Form, values: &mut Values, ids: &[String]) {
    clear(form, values, ids);
    for id in ids {
        if let Some(key) = form.field_key(id).filter(|key| form.get(*key).is_some_and(|field| !field.required)) {
            values.retain(|(one, _), _| *one != key);
        }
    }
}

fn drop_rows(form: &Form, values: &mut Values, id: &str) {
    let table = form.tables.iter().position(|table| table.id == *id).and_then(|at| u16::try_from(at).ok());
    values.retain(|(key, _), _| !matches!(key, FieldKey::Column { table: one, .. } if Some(*one) == table));
}
