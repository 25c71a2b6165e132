//! What the office decides about how units are judged: whom an indicator is about, and last year's figures.
use super::{Actor, Book, Failure};
use crate::domain::{
    book::Action,
    plan::{Bound, Period},
    standing::Last,
};

/// Whether an indicator is about a unit.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Applies {
    Yes,
    No,
    /// As the plan's rule says: what was decided before is taken back.
    Rule,
}

impl Applies {
    pub const ALL: [Self; 3] = [Self::Yes, Self::No, Self::Rule];

    pub const fn token(self) -> &'static str {
        match self {
            Self::Yes => "yes",
            Self::No => "no",
            Self::Rule => "rule",
        }
    }

    pub fn from_token(token: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|one| one.token() == token)
    }
}

/// Decides whom an indicator is about, against the plan's rule or along with it again.
pub fn set_applies(
    book: &mut Book,
    unit: &str,
    indicator: &str,
    applies: Applies,
    reason: &str,
    actor: &Actor,
) -> Result<(), Failure> {
    let unit = book.unit(unit)?.code.clone();
    if !book.plan.indicators.iter().any(|one| one.id == indicator) {
        return Err(Failure::NoSuchIndicator(indicator.to_owned()));
    }
    let decided = |applies| Action::Applies { unit: unit.clone(), indicator: indicator.to_owned(), applies };
    let actions = match applies {
        Applies::Yes => vec![decided(true)],
        Applies::No => vec![decided(false)],
        Applies::Rule => {
            let is_its = |action: &Action| matches!(action, Action::Applies { unit: of, indicator: by, .. } if *of == unit && by == indicator);
            let held = book.decisions.iter().rev().filter(|one| is_its(&one.action));
            let held = held.filter(|one| !book.ledger.undone.contains(&one.seq));
            held.map(|one| Action::Undo { seq: one.seq }).collect()
        }
    };
    book.decide_all(actions, actor, Some(reason))
}

/// Gives last year's figure of a unit, or of the whole sector, for an indicator of a period. Answers with how it was read.
pub fn set_baseline(
    book: &mut Book,
    period: &Period,
    (unit, indicator): (Option<&str>, &str),
    value: &str,
    source: &str,
    actor: &Actor,
) -> Result<Last, Failure> {
    let unit = unit.map(|unit| book.unit(unit).map(|unit| unit.code.clone())).transpose()?;
    let plan = book.plan_of(&period.id);
    let asked = plan.indicators_of(&period.id.report_type).find(|one| one.id == indicator);
    let asked = asked.ok_or_else(|| Failure::NoSuchIndicator(indicator.to_owned()))?;
    // Of any other indicator the figure would be kept and never looked at.
    if !matches!(asked.criterion.as_ref().map(|one| &one.bound), Some(Bound::LastYear { .. })) {
        return Err(Failure::NotBesideLastYear(indicator.to_owned()));
    }
    let form = plan.form_of(&period.id.report_type).ok_or(Failure::NoPeriods)?;
    let last = Last::parse(value, asked, form)
        .ok_or_else(|| Failure::NotAValue { field: asked.label.clone(), value: value.to_owned() })?;
    let (period, indicator, value) = (period.id.to_string(), indicator.to_owned(), value.trim().to_owned());
    book.decide(Action::Baseline { period, unit, indicator, value }, actor, Some(source))?;
    Ok(last)
}

#[cfg(test)]
mod tests;
