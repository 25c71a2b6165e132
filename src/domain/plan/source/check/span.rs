//! Rules that no figures satisfy: each alone against the bounds of its field, and together with those before it.
use crate::domain::plan::{
    Operator, Plan, Rule, Side,
    source::{FaultKind, Sources, reader::Node},
};
use rust_decimal::Decimal;

pub(super) fn check(plan: &Plan, sources: &Sources<'_>) {
    let sound: Vec<(&Rule, &Node<'_>)> =
        plan.rules.iter().zip(&sources.rules).filter(|(_, node)| node.is_sound()).collect();
    for (at, (rule, node)) in sound.iter().enumerate() {
        let before = sound.get(..at).unwrap_or_default();
        let other = before.iter().find(|(other, _)| contradict(other, rule)).or_else(|| together(before, rule));
        if let Some((other, _)) = other {
            node.fault(node.place("operator"), FaultKind::RulesContradict { other: other.id.clone() });
        } else if let Some(field) = against_bounds(plan, rule) {
            node.fault(node.place("operator"), FaultKind::RuleAgainstBounds { field });
        }
    }
}

/// Both rules are about the same difference, and no figures satisfy both.
fn contradict(one: &Rule, other: &Rule) -> bool {
    if one.form != other.form {
        return false;
    }
    match (lets_through(one.operator), lets_through(other.operator)) {
        (Some(_), Some(_)) => {
            let (Some(one), Some(other)) = (Ray::of(one), Ray::of(other)) else { return false };
            one.fields == other.fields && one.span().meet(other.span()).is_empty()
        }
        // Filled together, and never both filled: nobody can do both.
        (None, None) => {
            let same = |a: &Side, b: &Side| a.fields == b.fields;
            let sides = (same(&one.left, &other.left) && same(&one.right, &other.right))
                || (same(&one.left, &other.right) && same(&one.right, &other.left));
            sides && one.operator != other.operator
        }
        (Some(_), None) | (None, Some(_)) => false,
    }
}

/// The last of the rules before this one that leave it no room together, though none does alone: a ≤ b, a ≥ b, a ≠ b.
fn together<'r, 'n, 'a>(before: &'r [(&'n Rule, &'n Node<'a>)], rule: &Rule) -> Option<&'r (&'n Rule, &'n Node<'a>)> {
    let ray = Ray::of(rule)?;
    let mut room = Room::of(&ray);
    for other in before.iter().filter(|(other, _)| other.form == rule.form) {
        let Some(next) = Ray::of(other.0).filter(|next| next.fields == ray.fields) else { continue };
        room.narrow(&next);
        if room.is_empty() {
            return Some(other);
        }
    }
    None
}

/// The field whose own bounds leave a rule on it alone no room.
fn against_bounds(plan: &Plan, rule: &Rule) -> Option<String> {
    let ray = Ray::of(rule)?;
    let [(name, factor)] = ray.fields.as_slice() else { return None };
    let field = plan.form(&rule.form)?.field(name)?;
    // A field for each quarter is the sum of four; amounts are in đồng and their bounds in the form's unit.
    if field.per_quarter || !matches!(field.kind.token(), "count" | "percent") || *factor != Decimal::ONE {
        return None;
    }
    let bounds = Span { low: field.min.map(|min| (min, true)), high: field.max.map(|max| (max, true)) };
    // Bounds that leave the field itself no room are told there.
    if bounds.is_empty() {
        return None;
    }
    let only = ray.span().meet(bounds);
    let excluded = ray.operator == Operator::NotEqual && field.min == Some(ray.bound) && field.max == Some(ray.bound);
    (only.is_empty() || excluded).then(|| name.clone())
}

/// A rule as `sum of fields times factors, operator, number`.
struct Ray {
    fields: Vec<(String, Decimal)>,
    operator: Operator,
    bound: Decimal,
}

impl Ray {
    fn of(rule: &Rule) -> Option<Self> {
        lets_through(rule.operator)?;
        let mut fields: Vec<(String, Decimal)> = Vec::new();
        for (side, sign) in [(&rule.left, Decimal::ONE), (&rule.right, Decimal::NEGATIVE_ONE)] {
            for name in &side.fields {
                let weight = side.factor.checked_mul(sign)?;
                match fields.iter_mut().find(|(known, _)| known == name) {
                    Some((_, sum)) => *sum = sum.checked_add(weight)?,
                    None => fields.push((name.clone(), weight)),
                }
            }
        }
        fields.retain(|(_, weight)| !weight.is_zero());
        fields.sort();
        let mut bound = rule.right.constant.checked_sub(rule.left.constant)?;
        let mut operator = rule.operator;
        // One rule however it is turned: the first field counts once, and upwards.
        let first = fields.first()?.1;
        for (_, weight) in &mut fields {
            *weight = weight.checked_div(first)?;
        }
        bound = bound.checked_div(first)?;
        if first.is_sign_negative() {
            operator = mirrored(operator);
        }
        Some(Self { fields, operator, bound })
    }

    fn span(&self) -> Span {
        let (closed, open) = (Some((self.bound, true)), Some((self.bound, false)));
        match self.operator {
            Operator::Equal => Span { low: closed, high: closed },
            Operator::AtMost => Span { low: None, high: closed },
            Operator::Less => Span { low: None, high: open },
            Operator::AtLeast => Span { low: closed, high: None },
            Operator::Greater => Span { low: open, high: None },
            Operator::NotEqual | Operator::Together | Operator::Exclusive => Span { low: None, high: None },
        }
    }
}

/// What is left between bounds, each with whether it belongs to it.
#[derive(Clone, Copy)]
struct Span {
    low: Option<(Decimal, bool)>,
    high: Option<(Decimal, bool)>,
}

impl Span {
    fn meet(self, other: Self) -> Self {
        let tighter = |one: Option<(Decimal, bool)>, two: Option<(Decimal, bool)>, upper: bool| match (one, two) {
            (Some(a), Some(b)) if a.0 == b.0 => Some((a.0, a.1 && b.1)),
            (Some(a), Some(b)) => Some(if (a.0 < b.0) == upper { a } else { b }),
            (one, two) => one.or(two),
        };
        Self { low: tighter(self.low, other.low, false), high: tighter(self.high, other.high, true) }
    }

    fn is_empty(self) -> bool {
        let (Some((low, low_in)), Some((high, high_in))) = (self.low, self.high) else { return false };
        low > high || (low == high && !(low_in && high_in))
    }

    fn only(self) -> Option<Decimal> {
        match (self.low, self.high) {
            (Some((low, true)), Some((high, true))) if low == high => Some(low),
            _ => None,
        }
    }
}

/// A span with single values taken out.
struct Room {
    span: Span,
    without: Vec<Decimal>,
}

impl Room {
    fn of(ray: &Ray) -> Self {
        let mut room = Self { span: Span { low: None, high: None }, without: vec![] };
        room.narrow(ray);
        room
    }

    fn narrow(&mut self, ray: &Ray) {
        self.span = self.span.meet(ray.span());
        if ray.operator == Operator::NotEqual {
            self.without.push(ray.bound);
        }
    }

    fn is_empty(&self) -> bool {
        self.span.is_empty() || self.span.only().is_some_and(|only| self.without.contains(&only))
    }
}

const fn mirrored(operator: Operator) -> Operator {
    match operator {
        Operator::Less => Operator::Greater,
        Operator::AtMost => Operator::AtLeast,
        Operator::Greater => Operator::Less,
        Operator::AtLeast => Operator::AtMost,
        Operator::Equal | Operator::NotEqual | Operator::Together | Operator::Exclusive => operator,
    }
}

/// Operators that compare figures, and not whether there are any.
const fn lets_through(operator: Operator) -> Option<()> {
    match operator {
        Operator::Equal
        | Operator::NotEqual
        | Operator::Less
        | Operator::AtMost
        | Operator::Greater
        | Operator::AtLeast => Some(()),
        Operator::Together | Operator::Exclusive => None,
    }
}
