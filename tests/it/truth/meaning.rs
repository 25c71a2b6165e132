//! What a school means: a value, or none, for everything its form asks. It never breaks the plan's rules.
use super::{chance::Chance, office::Office};
use rust_decimal::Decimal;
use std::collections::BTreeMap;
use tonghop::domain::{
    intake::Severity,
    plan::{Field, FieldKey, FieldKind, Form, Missing, Operator, Rule, Side},
    unit::Unit,
    value::Value,
};

/// Field and quarter, or row of a table, or 0.
pub type Key = (FieldKey, u32);
pub type Values = BTreeMap<Key, Option<Value>>;

/// What a cell says to a careful person.
#[derive(Debug, Clone, PartialEq)]
pub enum Meaning {
    Is(Value),
    /// Nothing, and says so or is blank.
    Nothing,
    /// Something, but which value cannot be said: taking one would be a guess.
    Unclear,
}

/// Everything one unit means to report.
pub fn values(office: &Office, unit: &Unit, chance: &mut Chance) -> Values {
    let form = office.form();
    let mut values = Values::new();
    for (key, field) in form.keyed_fields().filter(|(_, field)| field.asks(&unit.kind, |name| unit.has(name))) {
        let quarters = office.plan.quarters(&office.period);
        let rows: Vec<u32> = match field.per_quarter {
            true => quarters.iter().filter(|quarter| quarter.asked).map(|quarter| quarter.number).collect(),
            false => vec![0],
        };
        for row in rows {
            let blank = if field.required { 4 } else { 20 };
            let value = (!chance.percent(blank)).then(|| value(office, field, chance));
            values.insert((key, row), value);
        }
    }
    for (table, number) in form.tables.iter().zip(0..) {
        for row in 1..=chance.between(0, table.rows.min(3)) {
            for (field, column) in table.columns.iter().zip(0..) {
                let filled = column == 0 || chance.percent(80);
                let key = FieldKey::Column { table: number, column };
                values.insert((key, row), filled.then(|| value(office, field, chance)));
            }
        }
    }
    keep_rules(office, &mut values);
    values
}

/// Makes the plan's rules hold among the values that are there.
pub fn keep_rules(office: &Office, values: &mut Values) {
    let form = office.form();
    for _ in 0..4 {
        office.plan.rules.iter().filter(|rule| rule.form == form.id).for_each(|rule| mend(form, rule, values));
    }
}

fn value(office: &Office, field: &Field, chance: &mut Chance) -> Value {
    match &field.kind {
        FieldKind::Count => {
            let most = field.max.and_then(|max| u32::try_from(max).ok()).unwrap_or(match chance.below(6) {
                0 => 0,
                1 => 2600,
                2 => 480,
                _ => 24,
            });
            let least = field.min.and_then(|min| u32::try_from(min).ok()).unwrap_or(0);
            Value::Number(chance.between(least, most).into())
        }
        FieldKind::Amount { unit } => {
            // Tenths of the unit the form asks in; whole thousands of đồng at least.
            let tenths =
                Decimal::from(chance.between(1, 900)) * if chance.percent(70) { Decimal::TEN } else { Decimal::ONE };
            let amount = tenths * unit.factor() / Decimal::TEN;
            Value::Number(if unit.factor() == Decimal::ONE {
                (tenths * Decimal::from(10_000)).normalize()
            } else {
                amount.normalize()
            })
        }
        FieldKind::Percent => Value::Number((Decimal::from(chance.between(4, 200)) / Decimal::TWO).normalize()),
        FieldKind::Ratio { .. } => {
            let whole = chance.between(1, 90);
            Value::Ratio { numerator: chance.between(0, whole).into(), denominator: whole.into() }
        }
        FieldKind::YesNo => Value::YesNo(chance.percent(70)),
        FieldKind::Level { options } | FieldKind::Choice { options } => Value::Option(chance.pick(options).id.clone()),
        FieldKind::Choices { options } => {
            let mut ids: Vec<String> =
                options.iter().filter(|_| chance.percent(50)).map(|option| option.id.clone()).collect();
            if ids.is_empty() {
                ids.push(options[0].id.clone());
            }
            Value::Options(ids)
        }
        FieldKind::Date => {
            let days = (office.period.to - office.period.from).num_days();
            let day = chrono::Days::new(u64::from(chance.between(0, u32::try_from(days).unwrap())));
            Value::Date(office.period.from.checked_add_days(day).unwrap())
        }
        FieldKind::Text => Value::Text(text(chance)),
    }
}

const SENTENCES: &[&str] = &[
    "Mít tinh, diễu hành tại sân trường",
    "Tổ chức hội thi tìm hiểu pháp luật cho học sinh khối 8, 9",
    "Tình hình ổn định, không xảy ra vụ việc phức tạp",
    "Số 12/KH-THNTL ngày 02/3/2026",
    "Đội cờ đỏ tự quản",
    "Cổng trường an toàn",
    "Đề nghị hỗ trợ thêm kinh phí lắp đặt camera",
    "Sinh hoạt dưới cờ, lồng ghép vào tiết chủ nhiệm",
];

fn text(chance: &mut Chance) -> String {
    let first = *chance.pick(SENTENCES);
    match chance.below(5) {
        0 => format!("{first}\n{}", chance.pick(SENTENCES)),
        _ => first.into(),
    }
}

/// Changes what breaks a rule until it holds, as a school would: more on the right side, or nothing on the left.
fn mend(form: &Form, rule: &Rule, values: &mut Values) {
    let (Some(left), Some(right)) = (worth(form, &rule.left, values), worth(form, &rule.right, values)) else { return };
    let holds = match rule.operator {
        Operator::Equal => left == right,
        Operator::NotEqual => left != right,
        Operator::Less => left < right,
        Operator::AtMost => left <= right,
        Operator::Greater => left > right,
        Operator::AtLeast => left >= right,
        // Never broken by accident: both sides are filled.
        Operator::Together => true,
        Operator::Exclusive => false,
    };
    if holds || rule.severity != Severity::Error {
        return;
    }
    let one = match rule.right.fields.as_slice() {
        [only] => form.field_key(only),
        _ => None,
    };
    let raised = one.and_then(|key| values.get_mut(&(key, 0))).and_then(Option::as_mut);
    match (raised, rule.operator) {
        (Some(Value::YesNo(yes)), Operator::AtMost | Operator::Less) => *yes = true,
        (Some(Value::Number(number)), Operator::AtMost | Operator::Equal) if rule.right.factor == Decimal::ONE => {
            *number = left - rule.right.constant;
        }
        _ => {
            let keys = rule.left.fields.iter().filter_map(|id| form.field_key(id));
            for key in keys {
                values.iter_mut().filter(|((field, _), _)| *field == key).for_each(|(_, value)| *value = None);
            }
        }
    }
}

/// What a side of a rule comes to; None where nothing of it is filled in.
fn worth(form: &Form, side: &Side, values: &Values) -> Option<Decimal> {
    let mut all = Vec::new();
    for id in &side.fields {
        if let Some(key) = form.field_key(id) {
            let figures = values.iter().filter(|((field, _), _)| *field == key).filter_map(|(_, value)| value.as_ref());
            all.extend(figures.filter_map(|value| match value {
                Value::Number(number) => Some(*number),
                Value::YesNo(yes) => Some(Decimal::from(u8::from(*yes))),
                _ => None,
            }));
        } else if let Some(table) = form.tables.iter().position(|table| table.id == *id) {
            let rows = values.keys().filter_map(|(field, row)| match field {
                FieldKey::Column { table: at, column: 0 } if usize::from(*at) == table => Some(*row),
                _ => None,
            });
            all.push(rows.count().into());
        }
    }
    (!all.is_empty() || side.fields.is_empty() || side.missing == Missing::Zero)
        .then(|| all.iter().sum::<Decimal>() * side.factor + side.constant)
}
