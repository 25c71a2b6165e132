//! Indicators about the units that meet another one: "trong đó".
use super::{
    super::verdict::{Judgement, Membership, Verdict},
    Eye, Line,
};
use crate::domain::plan::Judged;
use rust_decimal::Decimal;

/// The places of nested lines, those first that others are made of.
pub(super) fn order(lines: &[Line<'_>]) -> Vec<usize> {
    let nested = |at: usize| match lines.get(at).map(|line| &line.eye) {
        Some(Eye::Nested(of, within)) => Some([*of, *within]),
        Some(
            Eye::Field(_)
            | Eye::Ratio(..)
            | Eye::PerQuarter(_)
            | Eye::Rows(_)
            | Eye::CompleteRows(_)
            | Eye::All(_)
            | Eye::Blind,
        )
        | None => None,
    };
    let mut waiting: Vec<usize> = (0..lines.len()).filter(|at| nested(*at).is_some()).collect();
    let mut order = Vec::with_capacity(waiting.len());
    while !waiting.is_empty() {
        let (later, ready): (Vec<usize>, Vec<usize>) = waiting
            .iter()
            .partition(|at| nested(**at).is_some_and(|parts| parts.iter().any(|part| waiting.contains(part))));
        if ready.is_empty() {
            // They lead to themselves, which no plan that was checked does.
            break;
        }
        order.extend(ready);
        waiting = later;
    }
    order
}

impl Line<'_> {
    /// A unit counts in the whole when it meets `within`, and in the part when it meets `of` too. Who does not meet `within`
    /// is not asked.
    pub(super) fn nest(&self, of: &Judgement, within: &Judgement) -> Judgement {
        let empty = |verdict| Judgement::empty(Membership::Applicable, verdict);
        let not_asked = |membership| Judgement::empty(membership, Verdict::NotApplicable);
        match (within.verdict, of.verdict) {
            (Verdict::NotApplicable, _) => not_asked(within.membership),
            (Verdict::NotDue, _) => empty(Verdict::NotDue),
            (Verdict::NoData, _) => empty(Verdict::NoData),
            (Verdict::NotMet | Verdict::Recorded, _) | (Verdict::Met, Verdict::NotApplicable) => {
                not_asked(Membership::NotApplicable)
            }
            (Verdict::Met, Verdict::NotDue) => empty(Verdict::NotDue),
            // It is in the whole for certain, and so stands against the share as a report that is missing does.
            (Verdict::Met, Verdict::NoData) => {
                let denominator = Decimal::from(u8::from(self.indicator.judged == Judged::Owing));
                Judgement { denominator, ..empty(Verdict::NoData) }
            }
            (Verdict::Met, Verdict::Met) => {
                Judgement { numerator: Decimal::ONE, denominator: Decimal::ONE, ..empty(Verdict::Met) }
            }
            (Verdict::Met, Verdict::NotMet | Verdict::Recorded) => {
                let verdict = if self.indicator.encouraged { Verdict::Recorded } else { Verdict::NotMet };
                Judgement { denominator: Decimal::ONE, ..empty(verdict) }
            }
        }
    }
}
