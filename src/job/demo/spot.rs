//! Where in a form a mistake can be made: the first place of the wanted sort that the unit is asked for.
use crate::domain::{
    intake::Severity,
    plan::{Field, FieldKey, FieldKind, Form, Operator, Period, Plan, Rule, Side, layout::Part},
    unit::Unit,
    vietnamese::fold,
};
use rust_decimal::Decimal;

/// One value cell of a form.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Spot {
    pub field: FieldKey,
    pub part: Part,
}

/// A unit's form as somebody looks at it who wants to get one thing wrong.
#[derive(Clone, Copy)]
pub struct Sight<'a> {
    pub plan: &'a Plan,
    pub form: &'a Form,
    pub period: &'a Period,
    pub unit: &'a Unit,
}

impl Sight<'_> {
    /// The first field of a sort that the unit is asked for in this period.
    pub fn find(&self, wanted: &dyn Fn(&Field) -> bool) -> Option<Spot> {
        let mut asked = self.form.keyed_fields().filter(|(_, field)| self.asks(field) && !field.per_quarter);
        asked.find(|(_, field)| wanted(field)).map(|(key, field)| Spot { field: key, part: part(field) })
    }

    fn asks(&self, field: &Field) -> bool {
        field.asks(&self.unit.kind, |property| self.unit.has(property))
            && !self.plan.awaits_event(&field.id, self.period)
    }

    /// A count that no rule looks at: one wrong cell has one cause. One with a word of its own first.
    pub fn count(&self) -> Option<Spot> {
        let plain = |field: &Field| matches!(field.kind, FieldKind::Count) && !self.is_in_rule(field);
        self.find(&|field| plain(field) && !field.unit_words.is_empty()).or_else(|| self.find(&plain))
    }

    /// A cell for a figure of any kind, where no rule looks at one if possible.
    pub fn number(&self) -> Option<Spot> {
        let is_number = |field: &Field| {
            matches!(
                field.kind,
                FieldKind::Count | FieldKind::Percent | FieldKind::Ratio { .. } | FieldKind::Amount { .. }
            )
        };
        self.count()
            .or_else(|| self.find(&|field| is_number(field) && !self.is_in_rule(field)))
            .or_else(|| self.find(&is_number))
    }

    fn is_in_rule(&self, field: &Field) -> bool {
        let mut rules = self.plan.rules.iter().filter(|rule| rule.form == self.form.id);
        rules.any(|rule| rule.left.fields.contains(&field.id) || rule.right.fields.contains(&field.id))
    }

    /// A part and its whole, which the plan holds against each other.
    pub fn part_and_whole(&self) -> Option<(Spot, Spot)> {
        let rules = self.plan.rules.iter().filter(|rule| {
            rule.form == self.form.id && rule.operator == Operator::AtMost && rule.severity == Severity::Error
        });
        let one = |side: &Side| {
            let [id] = side.fields.as_slice() else { return None };
            let plain = side.factor == Decimal::ONE && side.constant.is_zero();
            self.find(&|field| field.id == *id && matches!(field.kind, FieldKind::Count)).filter(|_| plain)
        };
        rules.into_iter().find_map(|rule: &Rule| one(&rule.left).zip(one(&rule.right)))
    }

    /// A field with options, or a yes and no, that does not know a word.
    pub fn without_option(&self, word: &str) -> Option<Spot> {
        let word = fold(word);
        let knows = |field: &Field| {
            let mut words = field.kind.options().iter().flat_map(|one| one.short.iter().chain([&one.label]));
            words.any(|known| format!(" {} ", fold(known)).contains(&format!(" {word} ")))
        };
        let of = |wanted: &dyn Fn(&FieldKind) -> bool| self.find(&|field| wanted(&field.kind) && !knows(field));
        of(&|kind| matches!(kind, FieldKind::Level { .. }))
            .or_else(|| of(&|kind| matches!(kind, FieldKind::Choice { .. })))
            .or_else(|| of(&|kind| matches!(kind, FieldKind::YesNo)))
    }
}

/// Where a field's first figure goes.
const fn part(field: &Field) -> Part {
    match field.kind {
        FieldKind::Ratio { .. } => Part::Numerator,
        FieldKind::Count
        | FieldKind::Amount { .. }
        | FieldKind::Percent
        | FieldKind::YesNo
        | FieldKind::Level { .. }
        | FieldKind::Choice { .. }
        | FieldKind::Choices { .. }
        | FieldKind::Date
        | FieldKind::Text => Part::Whole,
    }
}
