//! The plan's own rules between figures, in the plan's own words.
use super::Figures;
use crate::domain::{
    intake::{Code, Entry, Expected, Finding, Report, Severity},
    plan::{FieldKey, Form, Missing, Operator, Rule, Side},
    value::Value,
};
use rust_decimal::Decimal;
use std::collections::BTreeSet;

/// The rules that do not hold. One that reads a field with an error is not judged: `before` and the report's own
/// findings have said what is wrong there. Nor is one that reads a field in a hidden row, which was not taken.
pub(super) fn broken<'a>(figures: &Figures, rules: impl Iterator<Item = &'a Rule>, before: &[Finding]) -> Vec<Finding> {
    let errors = figures.report.findings.iter().chain(before).filter(|finding| finding.severity == Severity::Error);
    let blamed: Vec<FieldKey> = errors.filter_map(|finding| finding.field).collect();
    let is_hidden = figures.report.findings.iter().any(|finding| finding.code == Code::RowsHidden);
    let is_left_out =
        |id: &str| is_hidden && figures.form.field_key(id).is_some_and(|key| figures.of(key).next().is_none());
    let is_blamed = |rule: &Rule| {
        let mut read = rule.left.fields.iter().chain(&rule.right.fields);
        read.any(|id| is_left_out(id) || blamed.iter().any(|key| figures.is_of(*key, id)))
    };
    rules.filter(|rule| !is_blamed(rule)).filter_map(|rule| figures.broken(rule)).collect()
}

/// Rules about the rows of a table that hold for a report, and no longer with so many rows more in each table.
pub fn broken_by_rows<'a>(form: &Form, rules: &'a [Rule], report: &Report, more: &[u32]) -> Vec<&'a Rule> {
    let rows = |rule: &Rule| {
        let mut read = rule.left.fields.iter().chain(&rule.right.fields);
        read.any(|id| form.tables.iter().zip(more).any(|(table, more)| table.id == *id && *more > 0))
    };
    let [alone, together] = [&[], more].map(|more| Figures { form, report, more });
    let holds = |rule: &&Rule| alone.broken(rule).is_none() && together.broken(rule).is_some();
    rules.iter().filter(|rule| rule.form == form.id && rows(rule)).filter(holds).collect()
}

impl Figures<'_> {
    /// A side may name a field, or a table.
    fn is_of(&self, key: FieldKey, id: &str) -> bool {
        match key {
            FieldKey::Field(_) => self.form.get(key).is_some_and(|field| field.id == id),
            FieldKey::Column { table, .. } => self.form.tables.get(usize::from(table)).is_some_and(|one| one.id == id),
        }
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
                (!holds).then(|| at(code(rule)).found(format!("{} / {}", left.normalize(), right.normalize())))
            }
        }
    }

    fn first_filled(&self, side: &Side) -> Option<&Entry> {
        side.fields
            .iter()
            .filter_map(|id| self.form.field_key(id))
            .find_map(|key| self.of(key).find(|entry| entry.value.is_some()))
    }

    /// Something is said there that is more than "none".
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
        let place = self.form.tables.iter().position(|table| table.id == id)?;
        let at = u16::try_from(place).ok()?;
        let own = self.report.entries.iter();
        let own = own.filter(|entry| matches!(entry.field, FieldKey::Column { table, .. } if table == at));
        let rows: BTreeSet<u32> = own.map(|entry| entry.row).collect();
        Some(u32::try_from(rows.len()).ok()?.saturating_add(self.more.get(place).copied().unwrap_or(0)))
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
        self.of(key).filter_map(worth).try_fold(None, |sum, number| match sum {
            None => Some(Some(number)),
            Some(sum) => number.checked_add(sum).map(Some),
        })?
    }
}

/// A part that may not be greater than its whole, and a total that must be the sum of its parts, have names of their
/// own.
fn code(rule: &Rule) -> Code {
    let plain = |side: &Side| !side.fields.is_empty() && side.factor == Decimal::ONE && side.constant.is_zero();
    let both_plain = plain(&rule.left) && plain(&rule.right);
    let fields = [rule.left.fields.len(), rule.right.fields.len()];
    match rule.operator {
        Operator::AtMost if both_plain => Code::PartExceedsWhole,
        Operator::Equal if both_plain && fields.contains(&1) && fields != [1, 1] => Code::TotalMismatch,
        Operator::Equal
        | Operator::NotEqual
        | Operator::Less
        | Operator::AtMost
        | Operator::Greater
        | Operator::AtLeast
        | Operator::Together
        | Operator::Exclusive => Code::RuleBroken,
    }
}
