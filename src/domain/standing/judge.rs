//! Judging one unit: from its figures to a verdict on every indicator.
use super::{
    Figures,
    compare::{compare, share_compares},
    verdict::{Judgement, Membership, Verdict},
};
use crate::domain::{
    plan::{Bound, Compare, FieldKey, FieldKind, Form, Indicator, Judge, Measure, Period, Plan, Target},
    unit::Unit,
    value::Value,
};
use rust_decimal::Decimal;

/// The indicators of a report type, with everything looked up that is the same for every unit.
pub struct Judges<'a> {
    lines: Vec<Line<'a>>,
}

struct Line<'a> {
    indicator: &'a Indicator,
    period: &'a Period,
    eye: Eye,
    /// Quarters that are judged, for indicators per quarter.
    quarters: Vec<u32>,
    due: bool,
    target: Option<&'a Target>,
    /// Level ids from the lowest to the highest.
    levels: Vec<&'a str>,
    own: Option<u16>,
}

/// A measure with fields found in the form.
enum Eye {
    Field(u16),
    Ratio(u16, u16),
    PerQuarter(u16),
    Rows(usize),
    CompleteRows(usize),
    All(Vec<u16>),
    /// Places of `of` and `within` among the lines.
    Nested(usize, usize),
    /// The form does not ask for it.
    Blind,
}

/// One figure to compare.
enum Seen<'a> {
    Nothing,
    NotApplicable,
    Value(&'a Value),
    Number(Decimal),
    Ratio(Decimal, Decimal),
    YesNo(bool),
}

impl<'a> Judges<'a> {
    pub fn new(plan: &'a Plan, form: &'a Form, period: &'a Period) -> Self {
        let indicators: Vec<&Indicator> = plan.indicators_of(&period.id.report_type).collect();
        let quarters: Vec<u32> =
            plan.quarters(period).iter().filter(|quarter| quarter.due).map(|quarter| quarter.number).collect();
        let lines = indicators.iter().map(|indicator| {
            let per_quarter = matches!(indicator.measure, Measure::PerQuarter(_));
            let eye = eye(&indicator.measure, form, &indicators);
            let levels = match eye {
                Eye::Field(field) => form.get(FieldKey::Field(field)).map(levels).unwrap_or_default(),
                Eye::Ratio(..)
                | Eye::PerQuarter(_)
                | Eye::Rows(_)
                | Eye::CompleteRows(_)
                | Eye::All(_)
                | Eye::Nested(..)
                | Eye::Blind => vec![],
            };
            let own = match indicator.criterion.as_ref().map(|criterion| &criterion.bound) {
                Some(Bound::OwnField(own)) => field_number(form, own),
                Some(
                    Bound::Yes | Bound::Number(_) | Bound::Range { .. } | Bound::Level(_) | Bound::LastYear { .. },
                )
                | None => None,
            };
            Line {
                indicator,
                period,
                eye,
                quarters: if per_quarter { quarters.clone() } else { vec![] },
                due: is_due(plan, indicator, period),
                target: indicator.target(target_year(period)),
                levels,
                own,
            }
        });
        Self { lines: lines.collect() }
    }

    /// Judges one unit. `owes`: the report is owed, so verdicts count; otherwise they are only recorded.
    pub fn judge(&self, unit: &Unit, owes: bool, figures: Option<&Figures>) -> Vec<Judgement> {
        let mut judgements: Vec<Judgement> = self.lines.iter().map(|line| line.judge(unit, figures)).collect();
        for (at, line) in self.lines.iter().enumerate() {
            if let Eye::Nested(of, within) = line.eye {
                let nested = nest(judgements.get(of), judgements.get(within));
                if let Some(place) = judgements.get_mut(at) {
                    *place = nested;
                }
            }
        }
        if !owes {
            for judgement in &mut judgements {
                judgement.verdict = match judgement.verdict {
                    Verdict::Met | Verdict::NotMet | Verdict::Recorded => Verdict::Recorded,
                    rest @ (Verdict::NotDue | Verdict::NotApplicable | Verdict::NoData) => rest,
                };
            }
        }
        judgements
    }
}

/// The year whose targets hold for a period.
pub fn target_year(period: &Period) -> i32 {
    use chrono::Datelike;
    period.id.span.year().unwrap_or_else(|| period.cut_off.year())
}

/// Whether an indicator is judged at all in a period.
///
/// Not before its event, not before its first target, not before a quarter it asks about is over.
pub fn is_due(plan: &Plan, indicator: &Indicator, period: &Period) -> bool {
    let year = target_year(period);
    let event_past = indicator.event.is_none_or(|day| day.in_year(year).is_some_and(|event| event <= period.cut_off));
    let target_begun = indicator.targets.is_empty() || indicator.target(year).is_some();
    let quarter_over =
        !matches!(indicator.measure, Measure::PerQuarter(_)) || plan.quarters(period).iter().any(|quarter| quarter.due);
    event_past && target_begun && quarter_over
}

fn field_number(form: &Form, id: &str) -> Option<u16> {
    form.fields.iter().position(|field| field.id == id).and_then(|at| u16::try_from(at).ok())
}

fn levels(field: &crate::domain::plan::Field) -> Vec<&str> {
    match &field.kind {
        FieldKind::Level { options } => options.iter().map(|option| option.id.as_str()).collect(),
        FieldKind::Count
        | FieldKind::Amount { .. }
        | FieldKind::Ratio { .. }
        | FieldKind::Percent
        | FieldKind::YesNo
        | FieldKind::Choice { .. }
        | FieldKind::Choices { .. }
        | FieldKind::Date
        | FieldKind::Text => vec![],
    }
}

fn eye(measure: &Measure, form: &Form, indicators: &[&Indicator]) -> Eye {
    let place = |id: &str| indicators.iter().position(|one| one.id == id);
    let table = |id: &str| form.tables.iter().position(|table| table.id == *id);
    let found = match measure {
        Measure::Field(id) => field_number(form, id).map(Eye::Field),
        Measure::Ratio { numerator, denominator } => {
            field_number(form, numerator).zip(field_number(form, denominator)).map(|(a, b)| Eye::Ratio(a, b))
        }
        Measure::PerQuarter(id) => field_number(form, id).map(Eye::PerQuarter),
        Measure::Rows(id) => table(id).map(Eye::Rows),
        Measure::CompleteRows(id) => table(id).map(Eye::CompleteRows),
        Measure::All(ids) => ids.iter().map(|id| field_number(form, id)).collect::<Option<Vec<u16>>>().map(Eye::All),
        Measure::Nested { of, within } => place(of).zip(place(within)).map(|(of, within)| Eye::Nested(of, within)),
    };
    found.unwrap_or(Eye::Blind)
}

/// A unit counts in the part when it meets `of`, and in the whole when it meets `within`.
fn nest(of: Option<&Judgement>, within: Option<&Judgement>) -> Judgement {
    let met = |one: Option<&Judgement>| Decimal::from(u8::from(one.is_some_and(|one| one.verdict == Verdict::Met)));
    let whole = within.cloned().unwrap_or(Judgement::empty(Membership::NotApplicable, Verdict::NotApplicable));
    let verdict = of.map_or(Verdict::NoData, |one| one.verdict);
    Judgement {
        membership: whole.membership,
        verdict,
        numerator: met(of) * met(within),
        denominator: met(within),
        level: None,
        ahead: false,
    }
}

impl Line<'_> {
    fn membership(&self, unit: &Unit) -> Membership {
        let Indicator { scope, applies, .. } = self.indicator;
        // A school that was closed before the period, or opens after it, is no part of any population.
        let exists = unit.is_open_on(self.period.roster_day());
        if !exists || scope.as_ref().is_some_and(|scope| *scope != unit.scope) {
            return Membership::OutOfScope;
        }
        let of_kind = applies.kinds.is_empty() || applies.kinds.contains(&unit.kind);
        let has = applies.property.as_deref().is_none_or(|property| unit.has(property));
        if of_kind && has { Membership::Applicable } else { Membership::NotApplicable }
    }

    fn judge(&self, unit: &Unit, figures: Option<&Figures>) -> Judgement {
        let membership = self.membership(unit);
        if membership != Membership::Applicable {
            return Judgement::empty(membership, Verdict::NotApplicable);
        }
        if !self.due {
            return Judgement::empty(membership, Verdict::NotDue);
        }
        let Some(figures) = figures else { return Judgement::empty(membership, Verdict::NoData) };
        if figures.only_rows() {
            return self.ahead(figures);
        }
        match &self.eye {
            Eye::PerQuarter(field) => self.judge_quarters(*field, figures),
            Eye::Blind | Eye::Nested(..) => Judgement::empty(membership, Verdict::NoData),
            Eye::Field(field) => self.judge_seen(see(figures.value(*field)), figures),
            Eye::Ratio(part, whole) if part == whole => self.judge_seen(see(figures.value(*part)), figures),
            Eye::Ratio(part, whole) => {
                let sides = figures.number(*part).zip(figures.number(*whole));
                self.judge_seen(sides.map_or(Seen::Nothing, |(part, whole)| Seen::Ratio(part, whole)), figures)
            }
            Eye::Rows(table) => self.judge_seen(Seen::Number(figures.rows(*table).into()), figures),
            Eye::CompleteRows(table) => self.judge_seen(Seen::Number(figures.complete_rows(*table).into()), figures),
            Eye::All(fields) => self.judge_seen(all(fields.iter().map(|field| figures.value(*field))), figures),
        }
    }

    /// Rows that were reported at any time are recorded; whether a unit meets anything is said by its report.
    fn ahead(&self, figures: &Figures) -> Judgement {
        let mut judgement = Judgement::empty(Membership::Applicable, Verdict::NoData);
        let rows = match &self.eye {
            Eye::Rows(table) => figures.rows(*table),
            Eye::CompleteRows(table) => figures.complete_rows(*table),
            Eye::Field(_) | Eye::Ratio(..) | Eye::PerQuarter(_) | Eye::All(_) | Eye::Nested(..) | Eye::Blind => {
                return judgement;
            }
        };
        judgement.numerator = rows.into();
        judgement.ahead = true;
        judgement
    }

    fn judge_seen(&self, seen: Seen, figures: &Figures) -> Judgement {
        let mut judgement = Judgement::empty(Membership::Applicable, Verdict::NoData);
        match &seen {
            Seen::Nothing => return judgement,
            Seen::NotApplicable => return Judgement::empty(Membership::NotApplicable, Verdict::NotApplicable),
            Seen::Ratio(part, whole) => (judgement.numerator, judgement.denominator) = (*part, *whole),
            Seen::Number(number) => judgement.numerator = *number,
            Seen::YesNo(yes) => judgement.numerator = Decimal::from(u8::from(*yes)),
            Seen::Value(Value::Option(level)) => judgement.level = Some(level.clone()),
            Seen::Value(_) => {}
        }
        judgement.verdict = if self.indicator.judge == Judge::Recorded {
            Verdict::Recorded
        } else {
            match self.meets(&seen, figures) {
                Some(true) => Verdict::Met,
                Some(false) if self.indicator.encouraged => Verdict::Recorded,
                Some(false) => Verdict::NotMet,
                None if self.indicator.criterion.is_none() && self.target.is_none() => Verdict::Recorded,
                None => Verdict::NoData,
            }
        };
        judgement
    }

    /// Whether the unit reaches what is asked; None where that cannot be said.
    fn meets(&self, seen: &Seen, figures: &Figures) -> Option<bool> {
        let Some(criterion) = &self.indicator.criterion else {
            return self.target.and_then(|target| reaches(seen, target));
        };
        match (&criterion.bound, seen) {
            (Bound::Yes, Seen::YesNo(yes)) => Some(*yes),
            // A day or a number that was given says that the thing was done.
            (Bound::Yes, Seen::Value(Value::Date(_) | Value::Text(_))) => Some(true),
            (Bound::Number(bound), Seen::Number(number)) => Some(compare(criterion.compare, *number, *bound)),
            (Bound::Number(bound), Seen::Ratio(part, whole)) => {
                share_compares(criterion.compare, *part, *whole, *bound)
            }
            (Bound::Range { min, max }, Seen::Number(number)) => Some(number >= min && number <= max),
            (Bound::Range { min, max }, Seen::Ratio(part, whole)) => Some(
                share_compares(Compare::AtLeast, *part, *whole, *min)?
                    && share_compares(Compare::AtMost, *part, *whole, *max)?,
            ),
            (Bound::Level(wanted), Seen::Value(Value::Option(level))) => {
                let rank = |id: &str| self.levels.iter().position(|one| *one == id);
                Some(rank(level)? >= rank(wanted)?)
            }
            (Bound::OwnField(_), Seen::Number(number)) => {
                Some(compare(criterion.compare.or_at_least(), *number, figures.number(self.own?)?))
            }
            (Bound::OwnField(_), Seen::Value(Value::Option(level))) => {
                let Some(Value::Option(own)) = figures.value(self.own?) else { return None };
                let rank = |id: &str| self.levels.iter().position(|one| *one == id);
                Some(rank(level)? >= rank(own)?)
            }
            // Last year's figures are not in the book yet.
            (Bound::LastYear { .. }, _) => None,
            (Bound::Yes | Bound::Number(_) | Bound::Range { .. } | Bound::Level(_) | Bound::OwnField(_), _) => None,
        }
    }

    /// Every quarter that is judged must reach the criterion; one that fails decides, one that is blank leaves it open.
    fn judge_quarters(&self, field: u16, figures: &Figures) -> Judgement {
        let mut judgement = Judgement::empty(Membership::Applicable, Verdict::Met);
        for quarter in &self.quarters {
            let seen = see(figures.quarter(field, *quarter));
            if let Seen::Number(number) = seen {
                judgement.numerator = judgement.numerator.saturating_add(number);
            }
            match self.meets(&seen, figures) {
                Some(true) => {}
                Some(false) => judgement.verdict = Verdict::NotMet,
                None if judgement.verdict == Verdict::NotMet => {}
                None => judgement.verdict = Verdict::NoData,
            }
        }
        if self.indicator.judge == Judge::Recorded && judgement.verdict != Verdict::NoData {
            judgement.verdict = Verdict::Recorded;
        }
        judgement
    }
}

fn see(value: Option<&Value>) -> Seen<'_> {
    match value {
        None => Seen::Nothing,
        Some(Value::NotApplicable) => Seen::NotApplicable,
        Some(Value::Number(number)) => Seen::Number(*number),
        Some(Value::Ratio { numerator, denominator }) => Seen::Ratio(*numerator, *denominator),
        Some(Value::YesNo(yes)) => Seen::YesNo(*yes),
        Some(value @ (Value::Option(_) | Value::Options(_) | Value::Date(_) | Value::Text(_))) => Seen::Value(value),
    }
}

/// One "no" decides; otherwise one blank leaves it open.
fn all<'a>(values: impl Iterator<Item = Option<&'a Value>>) -> Seen<'a> {
    let mut blank = false;
    for value in values {
        match value {
            Some(Value::YesNo(false)) => return Seen::YesNo(false),
            Some(Value::YesNo(true)) => {}
            Some(_) | None => blank = true,
        }
    }
    if blank { Seen::Nothing } else { Seen::YesNo(true) }
}

fn reaches(seen: &Seen, target: &Target) -> Option<bool> {
    let holds = |compare, bound: Option<Decimal>| match (bound, seen) {
        (None, _) => Some(true),
        (Some(bound), Seen::Ratio(part, whole)) => share_compares(compare, *part, *whole, bound),
        (Some(bound), Seen::Number(number)) => Some(self::compare(compare, *number, bound)),
        (Some(_), Seen::Nothing | Seen::NotApplicable | Seen::Value(_) | Seen::YesNo(_)) => None,
    };
    Some(holds(Compare::AtLeast, target.min)? && holds(Compare::AtMost, target.max)?)
}
