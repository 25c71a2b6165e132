//! Under which version of its plan a book does what: every period stands under one.
use super::{Book, ENGINE, of};
use crate::{
    domain::plan::{
        Period, PeriodId, Plan, Versions,
        period::{self, Dates, NoPeriod},
        source,
    },
    job::Failure,
    store::{Basis, Store, StoreError},
};
use chrono::NaiveDate;
use std::{path::Path, sync::Arc};

/// Every version the book holds, read from its text. One that no period stands under, and that this program finds faults in,
/// is left out.
pub(super) fn load(store: &Store, path: &Path, changes: &[(i64, NaiveDate)]) -> Result<Versions, Failure> {
    let mut plans = Vec::new();
    for version in store.plan_versions().map_err(|error| of(path, error))? {
        match source::parse_stored(&version.text) {
            Ok(plan) => plans.push((version.id, plan)),
            Err(faults) if plans.is_empty() || changes.iter().any(|(id, _)| *id == version.id) => {
                return Err(Failure::Plan { file: path.display().to_string(), faults });
            }
            Err(_) => {}
        }
    }
    let none = || of(path, StoreError::Damaged("plan_version: 0".into()));
    Versions::new(plans, changes.to_vec()).ok_or_else(none)
}

impl Book {
    pub const fn versions(&self) -> &Versions {
        &self.versions
    }

    /// Takes in what the journal says of the plan now.
    pub(super) fn follow_plans(&mut self) -> Result<(), Failure> {
        let changes = &self.ledger.plans;
        if changes != self.versions.changes() {
            self.versions = if changes.iter().all(|(id, _)| self.versions.get(*id).is_some()) {
                self.versions.under(changes)
            } else {
                load(&self.store, self.store.path(), changes)?
            };
            self.plan = Arc::clone(&self.versions.latest().plan);
        }
        Ok(())
    }

    /// The version of the plan that a period stands under: by it its reports are read and judged.
    pub fn plan_of(&self, period: &PeriodId) -> &Arc<Plan> {
        self.plan_for(period, &self.dates(period))
    }

    /// The version that a period stands under with these dates.
    pub fn plan_for(&self, period: &PeriodId, dates: &Dates) -> &Arc<Plan> {
        &self.versions.of(period, dates).plan
    }

    /// What reports of a period are read with.
    pub fn basis_of(&self, period: &PeriodId) -> Basis {
        let version = self.versions.of(period, &self.dates(period));
        Basis { plan_version: version.id, engine: ENGINE }
    }

    /// A file of a period that was read with `basis` would be read the same now.
    pub fn is_current(&self, period: &PeriodId, basis: Basis) -> bool {
        let version = self.versions.of(period, &self.dates(period));
        let before = || self.versions.get(basis.plan_version);
        basis.engine == ENGINE
            && (basis.plan_version == version.id || before().is_some_and(|one| one.plan.reads_like(&version.plan)))
    }

    /// `TYPE@SPAN`, or a short span where one report type matches.
    pub fn period_id(&self, text: &str) -> Result<PeriodId, NoPeriod> {
        self.versions.period_id(text, |id| self.dates(id))
    }

    /// The period somebody names, or the one the book works in: the last opened, else the last imported into,
    /// else the plan's next.
    pub fn period(&self, wanted: Option<&str>, today: NaiveDate) -> Result<Period, Failure> {
        let text = match wanted {
            Some(text) => text,
            None => match self.ledger.opened.last().map(|(id, _)| id).or(self.ledger.imported.as_ref()) {
                Some(id) => id,
                None => return self.current_period(today).ok_or(Failure::NoPeriods),
            },
        };
        let no_period = |why| Failure::Period { text: text.to_owned(), why };
        let id = self.period_id(text).map_err(no_period)?;
        self.dated(&id).map_err(no_period)
    }

    /// The first calendar period that is not yet due to be sent on.
    fn current_period(&self, today: NaiveDate) -> Option<Period> {
        if self.versions.changes().is_empty() {
            return self.plan.current_period(today);
        }
        let mut planned = self.in_time(self.planned());
        planned.retain(|period| !self.plan_of(&period.id).is_ad_hoc(&period.id));
        period::first_ahead(planned, today)
    }

    /// The plan's periods with the dates in force, and the rounds that were opened, in the order of time.
    pub fn periods(&self) -> Vec<Period> {
        let used = self.ledger.opened.iter().map(|(id, _)| id).chain(self.ledger.period_states.keys());
        let mut ids = self.planned();
        ids.extend(used.filter_map(|id| self.period_id(id).ok()));
        ids.sort();
        ids.dedup();
        self.in_time(ids)
    }

    /// Calendar periods that are asked for.
    fn planned(&self) -> Vec<PeriodId> {
        self.versions.planned(|id| self.dates(id))
    }

    fn in_time(&self, ids: Vec<PeriodId>) -> Vec<Period> {
        let mut periods: Vec<Period> = ids.iter().filter_map(|id| self.dated(id).ok()).collect();
        periods.sort_by(|a, b| (a.cut_off, &a.id).cmp(&(b.cut_off, &b.id)));
        periods
    }

    /// The dates somebody set for a period. Ad-hoc reports have those of the period they count in.
    pub fn dates(&self, id: &PeriodId) -> Dates {
        self.ledger.dates(&self.versions.dated_by(id).to_string())
    }

    fn dated(&self, id: &PeriodId) -> Result<Period, NoPeriod> {
        let dates = self.dates(id);
        self.plan_for(id, &dates).period(id, &dates)
    }
}
