//! What another version of the plan does to one period: files read again, figures given up, verdicts that turned.
use super::{
    super::{
        Actor, Book, Failure,
        standing::{Stand, stand},
    },
    given_up,
};
use crate::{
    domain::{plan::Plan, standing::Verdict},
    store::{ArrivalHow, Which},
};
use std::collections::{BTreeMap, BTreeSet, HashMap};

/// What became of one period.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Effect {
    /// `TYPE@SPAN`.
    pub period: String,
    /// Files that were read again.
    pub files: usize,
    /// Units that report.
    pub reports: usize,
    /// Fields that are asked no longer, or asked otherwise, with how many figures of counting reports they had.
    pub given_up: Vec<(String, usize)>,
    /// Units whose state is another.
    pub states: usize,
    pub turned: Vec<Turned>,
}

/// So many units' verdict on one indicator turned.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Turned {
    pub indicator: String,
    pub label: String,
    /// None: the indicator was not there.
    pub before: Option<Verdict>,
    pub after: Option<Verdict>,
    pub units: usize,
}

/// A period before the change.
pub struct Before {
    stand: Stand,
    given_up: Vec<(String, usize)>,
}

impl Before {
    /// Fails where the change would read what a clerk typed for one question as the answer to another.
    pub fn new(book: &Book, stand: Stand, new: &Plan) -> Result<Self, Failure> {
        let given_up = Self::count(book, &stand, new)?;
        Ok(Self { stand, given_up })
    }

    fn count(book: &Book, stand: &Stand, new: &Plan) -> Result<Vec<(String, usize)>, Failure> {
        let form = stand.plan.form_of(&stand.period.id.report_type).ok_or(Failure::NoPeriods)?;
        let fields = given_up(&stand.plan, new, &form.id);
        if fields.is_empty() {
            return Ok(vec![]);
        }
        let fail = |error| book.failed(error);
        let asked_still = |id: &str| new.form(&form.id).is_some_and(|new| new.key(id).is_some());
        let typed_for = |id: &str| {
            let its = |name: &str| form.key(name).and_then(|key| form.name(key)).is_some_and(|name| name == id);
            let of_period = |one: &&crate::domain::book::Correction| stand.reports.headers.contains_key(&one.report);
            stand.ledger.corrections.iter().filter(of_period).filter(|one| its(&one.field)).count()
        };
        let files = book.store.files().map_err(fail)?;
        let keyed: BTreeSet<i64> =
            files.iter().filter(|file| file.how != ArrivalHow::File).map(|file| file.receipt).collect();
        let counting: Vec<_> = stand.standing.rows.iter().filter_map(|row| row.current).collect();
        let mut figures: BTreeMap<String, usize> = fields.iter().map(|id| (id.clone(), 0)).collect();
        let mut by_hand: HashMap<String, usize> = HashMap::new();
        let mut damaged = None;
        let each = |stored: crate::store::StoredFigures| {
            let unpacked = stored.unpack(|figure| {
                let Some(name) = form.name(figure.field).filter(|_| figure.value.is_some()) else { return };
                if let Some(count) = figures.get_mut(&name) {
                    *count += 1;
                    if keyed.contains(&stored.id.receipt) {
                        *by_hand.entry(name).or_default() += 1;
                    }
                }
            });
            damaged = unpacked.err().or(damaged.take());
        };
        book.store.each_figures(Which::These(&counting), each).map_err(fail)?;
        if let Some(error) = damaged {
            return Err(fail(error));
        }
        for id in &fields {
            let typed = typed_for(id) + by_hand.get(id).copied().unwrap_or(0);
            if typed > 0 && asked_still(id) {
                return Err(Failure::PlanTypedFor { field: id.clone(), typed });
            }
        }
        Ok(figures.into_iter().collect())
    }

    /// What became of it. `read`: receipts that were read again.
    pub fn then(self, book: &Book, read: &BTreeSet<i64>, actor: &Actor) -> Result<Effect, Failure> {
        let Self { stand: before, given_up } = self;
        let period = book.period(Some(&before.period.id.to_string()), actor.today)?;
        let after = stand(book, &period, before.as_of)?;
        let own: BTreeSet<i64> = after.reports.headers.keys().map(|id| id.receipt).collect();
        let rows = || before.standing.rows.iter().zip(&after.standing.rows);
        Ok(Effect {
            period: period.id.to_string(),
            files: own.intersection(read).count(),
            reports: after.standing.rows.iter().filter(|row| row.current.is_some()).count(),
            given_up,
            states: rows().filter(|(old, new)| old.state != new.state).count(),
            turned: turned(&before, &after),
        })
    }
}

fn turned(before: &Stand, after: &Stand) -> Vec<Turned> {
    let labels = |stand: &Stand| -> Vec<(String, String)> {
        let of_type = stand.plan.indicators_of(&stand.period.id.report_type);
        of_type.map(|one| (one.id.clone(), one.label.clone())).collect()
    };
    let (old, new) = (labels(before), labels(after));
    let place = |list: &[(String, String)], id: &str| list.iter().position(|(one, _)| one == id);
    let mut all = new.clone();
    all.extend(old.iter().filter(|(id, _)| place(&new, id).is_none()).cloned());
    let mut turned = Vec::new();
    for (id, label) in all {
        let (was, is) = (place(&old, &id), place(&new, &id));
        let mut counts: BTreeMap<(Option<Verdict>, Option<Verdict>), usize> = BTreeMap::new();
        for (old, new) in before.standing.rows.iter().zip(&after.standing.rows) {
            let of = |at: Option<usize>, row: &crate::domain::standing::Row| Some(row.judgements.get(at?)?.verdict);
            let (old, new) = (of(was, old), of(is, new));
            if old != new {
                *counts.entry((old, new)).or_default() += 1;
            }
        }
        let each = counts.into_iter().map(|((before, after), units)| {
            let (indicator, label) = (id.clone(), label.clone());
            Turned { indicator, label, before, after, units }
        });
        turned.extend(each);
    }
    turned
}
