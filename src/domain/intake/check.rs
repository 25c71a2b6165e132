//! What a report's own figures say about each other: required ones, the plan's rules.
use super::{Code, Entry, Expected, Finding, Place, Report, Severity};
use crate::domain::{
    plan::{FieldKey, Form, Missing, Operator, Rule, Side},
    unit::Unit,
    value::Value,
};
use rust_decimal::Decimal;

/// Findings across the cells of one report. Cells that have a finding already are not complained of again.
pub fn check(
    form: &Form,
    rules: &[Rule],
    unit: Option<&Unit>,
    is_due: &dyn Fn(&Entry) -> bool,
    report: &Report,
) -> Vec<Finding> {
    let values = Values { form, report };
    let mut findings = values.required(unit, is_due);
    for rule in rules.iter().filter(|rule| rule.form == form.id) {
        findings.extend(values.broken(rule));
    }
    findings
}

struct Values<'a> {
    form: &'a Form,
    report: &'a Report,
}

impl Values<'_> {
    fn of(&self, field: FieldKey) -> impl Iterator<Item = &Entry> {
        self.report.entries.iter().filter(move |entry| entry.field == field)
    }

    fn place(&self, entry: &Entry) -> Option<Place> {
        let sheet = self.report.sheets.get(usize::from(entry.sheet))?;
        Some(Place { sheet: sheet.clone(), cell: Some(entry.cell) })
    }

    /// Required cells that stand blank. A cell that already has a finding has its cause.
    fn required(&self, unit: Option<&Unit>, is_due: &dyn Fn(&Entry) -> bool) -> Vec<Finding> {
        let asked = |field: &crate::domain::plan::Field| {
            unit.is_none_or(|unit| field.asks(&unit.kind, |property| unit.has(property)))
        };
        let required = self.form.keyed_fields().filter(|(_, field)| field.required && asked(field));
        let blank = required.flat_map(|(key, _)| self.of(key).filter(|entry| entry.value.is_none() && is_due(entry)));
        let unexplained = blank.filter(|entry| {
            !self.report.findings.iter().any(|finding| {
                finding.field == Some(entry.field)
                    && finding.place.as_ref().is_some_and(|place| place.cell == Some(entry.cell))
            })
        });
        unexplained
            .map(|entry| {
                let label = self.form.get(entry.field).map(|field| field.label.clone()).unwrap_or_default();
                Finding { place: self.place(entry), ..Finding::new(Code::RequiredMissing) }
                    .of(entry.field)
                    .expected(Expected::Name(label))
            })
            .collect()
    }

    fn broken(&self, rule: &Rule) -> Option<Finding> {
        let first = self.first_filled(&rule.left).or_else(|| self.first_filled(&rule.right));
        let at = |code: Code| {
            let finding = Finding::new(code).severity(rule.severity).expected(Expected::Words(rule.message.clone()));
            let finding = Finding { place: first.and_then(|entry| self.place(entry)), ..finding };
            first.map_or(finding.clone(), |entry| finding.of(entry.field))
        };
        match rule.operator {
            Operator::Together => {
                (self.is_filled(&rule.left) != self.is_filled(&rule.right)).then(|| at(Code::RequiredTogether))
            }
            Operator::Exclusive => {
                (self.is_filled(&rule.left) && self.is_filled(&rule.right)).then(|| at(Code::Exclusive))
            }
            Operator::Equal
            | Operator::NotEqual
            | Operator::Less
            | Operator::AtMost
            | Operator::Greater
            | Operator::AtLeast => {
                let (left, right) = (self.sum(&rule.left)?, self.sum(&rule.right)?);
                let holds = match rule.operator {
                    Operator::Equal => left == right,
                    Operator::NotEqual => left != right,
                    Operator::Less => left < right,
                    Operator::AtMost => left <= right,
                    Operator::Greater => left > right,
                    Operator::AtLeast => left >= right,
                    Operator::Together | Operator::Exclusive => true,
                };
                (!holds).then(|| at(rule_code(rule)).found(format!("{} / {}", left.normalize(), right.normalize())))
            }
        }
    }

    fn first_filled(&self, side: &Side) -> Option<&Entry> {
        side.fields
            .iter()
            .filter_map(|id| self.form.field_key(id))
            .find_map(|key| self.of(key).find(|entry| entry.value.is_some()))
    }

    fn is_filled(&self, side: &Side) -> bool {
        let filled = |entry: &Entry| match &entry.value {
            None | Some(Value::NotApplicable | Value::YesNo(false)) => false,
            Some(Value::Number(number)) => !number.is_zero(),
            Some(
                Value::YesNo(true)
                | Value::Ratio { .. }
                | Value::Option(_)
                | Value::Options(_)
                | Value::Date(_)
                | Value::Text(_),
            ) => true,
        };
        let keys: Vec<FieldKey> = side.fields.iter().filter_map(|id| self.form.field_key(id)).collect();
        keys.iter().any(|key| self.of(*key).any(filled))
            || side.fields.iter().any(|id| self.table_rows(id).is_some_and(|rows| rows > 0))
    }

    fn table_rows(&self, id: &str) -> Option<u32> {
        let at = u16::try_from(self.form.tables.iter().position(|table| table.id == id)?).ok()?;
        let rows = self
            .report
            .entries
            .iter()
            .filter(|entry| matches!(entry.field, FieldKey::Column { table, .. } if table == at))
            .map(|entry| entry.row);
        Some(rows.max().unwrap_or(0))
    }

    /// The side's worth, or None where its missing strategy says not to judge.
    fn sum(&self, side: &Side) -> Option<Decimal> {
        let (mut sum, mut missing) = (side.constant, 0);
        for id in &side.fields {
            let value = self.table_rows(id).map(Decimal::from).or_else(|| self.number(id));
            match value {
                Some(value) => sum = sum.checked_add(value.checked_mul(side.factor)?)?,
                None => missing += 1,
            }
        }
        let judged = match side.missing {
            Missing::SkipIfAny => missing == 0,
            Missing::SkipIfAll => side.fields.is_empty() || missing < side.fields.len(),
            Missing::Zero => true,
        };
        judged.then_some(sum)
    }

    /// A count, an amount, or 1 for yes and 0 for no; quarters are added up.
    fn number(&self, id: &str) -> Option<Decimal> {
        let key = self.form.field_key(id)?;
        let worth = |entry: &Entry| match entry.value.as_ref()? {
            Value::Number(number) => Some(*number),
            Value::YesNo(yes) => Some(Decimal::from(u8::from(*yes))),
            Value::Ratio { .. }
            | Value::Option(_)
            | Value::Options(_)
            | Value::Date(_)
            | Value::Text(_)
            | Value::NotApplicable => None,
        };
        self.of(key).filter_map(worth).reduce(|a, b| a + b)
    }
}

/// A part that may not be greater than its whole has a name of its own.
fn rule_code(rule: &Rule) -> Code {
    let plain = |side: &Side| !side.fields.is_empty() && side.factor == Decimal::ONE && side.constant.is_zero();
    if rule.operator == Operator::AtMost && plain(&rule.left) && plain(&rule.right) {
        Code::PartExceedsWhole
    } else {
        Code::RuleBroken
    }
}

/// How many findings there are of each severity: notes, warnings, errors.
pub fn count(findings: &[Finding]) -> [u32; 3] {
    let of = |severity| {
        u32::try_from(findings.iter().filter(|finding| finding.severity == severity).count()).unwrap_or(u32::MAX)
    };
    [of(Severity::Note), of(Severity::Warning), of(Severity::Error)]
}
