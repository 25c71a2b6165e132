//! Judging one unit: from its figures to a verdict on every indicator.
mod due;
mod eye;
mod meets;
mod nested;

pub use due::{is_due, target_year};
pub use eye::measured;

use super::{
    Figures, Last, LastYear, family,
    verdict::{Judgement, Membership, Verdict},
};
use crate::domain::{
    plan::{Bound, FieldKey, Form, Indicator, Judge, Measure, Period, Plan, Quarter, Target},
    unit::Unit,
    value::Value,
};
use eye::{Eye, Seen, see};
use rust_decimal::Decimal;
use std::collections::{BTreeMap, HashMap, HashSet};

/// The indicators of a report type, with everything looked up that is the same for every unit.
pub struct Judges<'a> {
    plan: &'a Plan,
    period: &'a Period,
    lines: Vec<Line<'a>>,
    /// Places of those that are made of others.
    nested: Vec<usize>,
    /// Codes of the units that count on another level.
    apart: HashSet<&'a str>,
    last: Option<&'a LastYear>,
}

struct Line<'a> {
    indicator: &'a Indicator,
    form: &'a Form,
    period: &'a Period,
    eye: Eye,
    /// Quarters that are judged, for indicators per quarter.
    quarters: Vec<Quarter>,
    due: bool,
    target: Option<&'a Target>,
    /// Level ids from the lowest to the highest.
    levels: Vec<&'a str>,
    /// The field that the criterion compares with.
    beside: Option<u16>,
    /// Code → whether it is about the unit, whatever the plan's rule says.
    overridden: HashMap<&'a str, bool>,
    /// Units it is about that count on another level; None where these are the same as without its rules.
    apart: Option<HashSet<&'a str>>,
}

impl<'a> Judges<'a> {
    pub fn new(plan: &'a Plan, form: &'a Form, period: &'a Period) -> Self {
        let indicators: Vec<&Indicator> = plan.indicators_of(&period.id.report_type).collect();
        let quarters: Vec<Quarter> = plan.quarters(period).into_iter().filter(|quarter| quarter.due).collect();
        let line = |indicator: &&'a Indicator| {
            let per_quarter = matches!(indicator.measure, Measure::PerQuarter(_));
            let eye = Eye::new(&indicator.measure, form, &indicators);
            let levels = match eye {
                Eye::Field(field) => form.get(FieldKey::Field(field)).map(eye::levels).unwrap_or_default(),
                Eye::Ratio(..)
                | Eye::PerQuarter(_)
                | Eye::Rows(_)
                | Eye::CompleteRows(_)
                | Eye::All(_)
                | Eye::Nested(..)
                | Eye::Blind => {
                    vec![]
                }
            };
            let beside = match indicator.criterion.as_ref().map(|criterion| &criterion.bound) {
                Some(Bound::OwnField(beside) | Bound::LastYear { field: Some(beside), .. }) => {
                    eye::field_number(form, beside)
                }
                Some(
                    Bound::Yes
                    | Bound::Number(_)
                    | Bound::Range { .. }
                    | Bound::Level(_)
                    | Bound::LastYear { field: None, .. },
                )
                | None => None,
            };
            Line {
                indicator,
                form,
                period,
                eye,
                quarters: if per_quarter { quarters.clone() } else { vec![] },
                due: is_due(plan, indicator, period),
                target: indicator.target(target_year(period)),
                levels,
                beside,
                overridden: HashMap::new(),
                apart: None,
            }
        };
        let lines: Vec<Line<'a>> = indicators.iter().map(line).collect();
        Self { plan, period, nested: nested::order(&lines), lines, apart: HashSet::new(), last: None }
    }

    /// With what was decided about single units: (unit, indicator) → whether it is about them.
    #[must_use]
    pub fn overridden(mut self, applies: &'a BTreeMap<(String, String), bool>) -> Self {
        for ((unit, indicator), applies) in applies {
            if let Some(line) = self.lines.iter_mut().find(|line| line.indicator.id == *indicator) {
                line.overridden.insert(unit, *applies);
            }
        }
        self
    }

    /// Among the units of the roster, of which groups and their members count once. Called after `overridden`.
    #[must_use]
    pub fn among(mut self, units: &'a [Unit]) -> Self {
        self.apart = family::apart(self.plan, self.period, units, |_| true);
        if !self.apart.is_empty() {
            for line in self.lines.iter_mut().filter(|line| line.is_for_some()) {
                line.apart = Some(family::apart(self.plan, self.period, units, |unit| line.asks(unit)));
            }
        }
        self
    }

    /// Beside the figures of last year.
    #[must_use]
    pub const fn beside(mut self, last: &'a LastYear) -> Self {
        self.last = Some(last);
        self
    }

    /// Judges one unit. `owes`: the report is owed, so verdicts count; otherwise they are only recorded.
    pub fn judge(&self, unit: &Unit, owes: bool, figures: Option<&Figures>) -> Vec<Judgement> {
        let last = self.last.map(|last| last.of(&unit.code)).unwrap_or_default();
        let last = |at: usize| last.iter().find(|(one, _)| *one == at).map(|(_, last)| *last);
        let lines = self.lines.iter().enumerate();
        let judge = |(at, line): (usize, &Line<'a>)| {
            if self.stands_apart(line, unit) {
                Judgement::empty(Membership::OutOfScope, Verdict::NotApplicable)
            } else {
                line.judge(unit, figures, || last(at))
            }
        };
        let mut judgements: Vec<Judgement> = lines.map(judge).collect();
        for at in &self.nested {
            let Some(line) = self.lines.get(*at) else { continue };
            let is_asked = judgements.get(*at).is_some_and(|own| own.verdict == Verdict::NoData);
            if let Eye::Nested(of, within) = line.eye
                && is_asked
                && let (Some(of), Some(within)) = (judgements.get(of), judgements.get(within))
            {
                let nested = line.nest(of, within);
                if let Some(place) = judgements.get_mut(*at) {
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

    /// On a line that is not about it, a unit stands where it stands on all others.
    fn stands_apart(&self, line: &Line<'_>, unit: &Unit) -> bool {
        let code = unit.code.as_str();
        !self.apart.is_empty()
            && match &line.apart {
                Some(apart) if line.asks(unit) => apart.contains(code),
                Some(_) | None => self.apart.contains(code),
            }
    }
}

/// Open at some time within a quarter.
fn was_open(unit: &Unit, quarter: &Quarter) -> bool {
    unit.opened.is_none_or(|day| day <= quarter.to) && unit.closed.is_none_or(|day| day > quarter.from)
}

/// Whether an indicator is about a unit, and what says so.
#[derive(Clone, Copy, PartialEq, Eq)]
enum About {
    /// Not of its scope, or not there in the period.
    Elsewhere,
    /// The plan's rule on kinds and properties leaves it out.
    Excluded,
    /// The office left it out.
    LeftOut,
    Included,
    /// The office took it in.
    TakenIn,
}

impl Line<'_> {
    fn about(&self, unit: &Unit) -> About {
        let Indicator { scope, applies, .. } = self.indicator;
        // A school that was closed before the period, or opens after it, is no part of any population.
        let exists = unit.is_open_on(self.period.roster_day());
        if !exists || scope.as_ref().is_some_and(|scope| *scope != unit.scope) {
            return About::Elsewhere;
        }
        let decided = if self.overridden.is_empty() { None } else { self.overridden.get(unit.code.as_str()) };
        let of_kind = applies.kinds.is_empty() || applies.kinds.contains(&unit.kind);
        let has = applies.property.as_deref().is_none_or(|property| unit.has(property));
        match decided {
            Some(true) => About::TakenIn,
            Some(false) => About::LeftOut,
            None if of_kind && has => About::Included,
            None => About::Excluded,
        }
    }

    /// Some rule or decision says whom it is about.
    fn is_for_some(&self) -> bool {
        let Indicator { scope, applies, .. } = self.indicator;
        scope.is_some() || !applies.kinds.is_empty() || applies.property.is_some() || !self.overridden.is_empty()
    }

    /// Who is left out by name is asked as one of its group, and answers for it.
    fn asks(&self, unit: &Unit) -> bool {
        match self.about(unit) {
            About::Elsewhere | About::Excluded => false,
            About::LeftOut | About::Included | About::TakenIn => true,
        }
    }

    fn judge(&self, unit: &Unit, figures: Option<&Figures>, last: impl Fn() -> Option<Last>) -> Judgement {
        match self.about(unit) {
            About::Elsewhere => Judgement::empty(Membership::OutOfScope, Verdict::NotApplicable),
            About::LeftOut => Judgement::empty(Membership::NotApplicable, Verdict::NotApplicable),
            About::Excluded => {
                let mut judgement = Judgement::empty(Membership::NotApplicable, Verdict::NotApplicable);
                if self.indicator.applies.both_ways && self.due {
                    let otherwise = self.judge_figures(unit, figures, last);
                    judgement.otherwise = Some(otherwise.verdict).filter(|one| *one != Verdict::NotApplicable);
                }
                judgement
            }
            About::Included => self.judge_figures(unit, figures, last),
            About::TakenIn => {
                let judgement = self.judge_figures(unit, figures, last);
                // The office's word goes over the unit's own "không áp dụng", which is no figure.
                if judgement.membership == Membership::Applicable {
                    judgement
                } else {
                    Judgement::empty(Membership::Applicable, Verdict::NoData)
                }
            }
        }
    }

    /// As if it were about the unit.
    fn judge_figures(&self, unit: &Unit, figures: Option<&Figures>, last: impl Fn() -> Option<Last>) -> Judgement {
        let empty = |verdict| Judgement::empty(Membership::Applicable, verdict);
        if !self.due {
            return empty(Verdict::NotDue);
        }
        let Some(figures) = figures else { return empty(Verdict::NoData) };
        if figures.only_rows() {
            return self.ahead(figures);
        }
        match &self.eye {
            Eye::PerQuarter(field) => self.judge_quarters(*field, unit, figures),
            Eye::Blind | Eye::Nested(..) => empty(Verdict::NoData),
            Eye::Field(_) | Eye::Ratio(..) | Eye::Rows(_) | Eye::CompleteRows(_) | Eye::All(_) => {
                self.judge_seen(&self.eye.look(figures), figures, last)
            }
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

    fn judge_seen(&self, seen: &Seen<'_>, figures: &Figures, last: impl Fn() -> Option<Last>) -> Judgement {
        let empty = |verdict| Judgement::empty(Membership::Applicable, verdict);
        let no_concern = || Judgement::empty(Membership::NotApplicable, Verdict::NotApplicable);
        let mut judgement = empty(Verdict::NoData);
        match seen {
            Seen::Nothing => return judgement,
            Seen::NotApplicable => return no_concern(),
            Seen::Ratio(part, whole) => (judgement.numerator, judgement.denominator) = (*part, *whole),
            Seen::Number(number) => judgement.numerator = *number,
            Seen::YesNo(yes) => judgement.numerator = Decimal::from(u8::from(*yes)),
            Seen::Value(Value::Option(level)) => judgement.level = Some(level.clone()),
            Seen::Value(_) => {}
        }
        if self.indicator.judge == Judge::Recorded {
            return Judgement { verdict: Verdict::Recorded, ..judgement };
        }
        // Who registered nothing, or was not there last year, has nothing to be held against.
        if let Some(beside) = self.beside
            && figures.value(beside) == Some(&Value::NotApplicable)
            && last().is_none()
        {
            return no_concern();
        }
        let last = match self.indicator.criterion.as_ref().map(|criterion| &criterion.bound) {
            // What the office gave goes over what the unit says of itself.
            Some(Bound::LastYear { .. }) => last().or_else(|| self.own_last(figures)),
            Some(Bound::Yes | Bound::Number(_) | Bound::Range { .. } | Bound::Level(_) | Bound::OwnField(_)) | None => {
                None
            }
        };
        judgement.verdict = match self.meets(seen, figures, last) {
            Some(true) => Verdict::Met,
            Some(false) if self.indicator.encouraged => Verdict::Recorded,
            Some(false) => Verdict::NotMet,
            None if self.is_only_summed(seen) => Verdict::Recorded,
            None => return empty(Verdict::NoData),
        };
        judgement.last = last.map(Box::new);
        judgement
    }

    /// A figure that is part of the sector's and is held against nothing itself.
    fn is_only_summed(&self, seen: &Seen<'_>) -> bool {
        match (&self.indicator.criterion, seen) {
            // A part of nothing is no share, and adds to none.
            (_, Seen::Ratio(_, whole)) if whole.is_zero() => false,
            (None, Seen::Ratio(..)) => self.target.is_none(),
            (None, _) => true,
            // Last year's is not known of every unit, and what it says this year counts all the same.
            (Some(criterion), Seen::Number(_) | Seen::Ratio(..)) => {
                self.indicator.judge == Judge::Sum && matches!(criterion.bound, Bound::LastYear { .. })
            }
            (Some(_), _) => false,
        }
    }

    /// Every quarter that is judged must reach the criterion; one that fails decides, one that is blank leaves it open.
    /// Quarters in which the unit was not open are not asked.
    fn judge_quarters(&self, field: u16, unit: &Unit, figures: &Figures) -> Judgement {
        let mut judgement = Judgement::empty(Membership::Applicable, Verdict::Met);
        let (mut asked, mut given, mut blank, mut failed) = (false, false, false, false);
        for quarter in self.quarters.iter().filter(|quarter| was_open(unit, quarter)) {
            asked = true;
            let seen = see(figures.quarter(field, quarter.number));
            match seen {
                Seen::NotApplicable => continue,
                Seen::Number(number) => judgement.numerator = judgement.numerator.saturating_add(number),
                Seen::Nothing | Seen::Value(_) | Seen::Ratio(..) | Seen::YesNo(_) => {}
            }
            given = true;
            match self.meets(&seen, figures, None) {
                Some(true) => {}
                Some(false) => failed = true,
                None if self.indicator.criterion.is_none() && !matches!(seen, Seen::Nothing) => {}
                None => blank = true,
            }
        }
        // A sum without one of its parts is no sum.
        let must_be_whole = matches!(self.indicator.judge, Judge::Sum | Judge::Recorded);
        let verdict = match (asked, given) {
            (false, _) => Verdict::NotDue,
            (true, false) => return Judgement::empty(Membership::NotApplicable, Verdict::NotApplicable),
            (true, true) if blank && (must_be_whole || !failed) => Verdict::NoData,
            (true, true) if self.indicator.judge == Judge::Recorded || self.indicator.criterion.is_none() => {
                Verdict::Recorded
            }
            (true, true) if !failed => Verdict::Met,
            (true, true) if self.indicator.encouraged => Verdict::Recorded,
            (true, true) => Verdict::NotMet,
        };
        match verdict {
            Verdict::NoData | Verdict::NotDue => Judgement::empty(Membership::Applicable, verdict),
            Verdict::Met | Verdict::NotMet | Verdict::Recorded | Verdict::NotApplicable => {
                Judgement { verdict, ..judgement }
            }
        }
    }
}
