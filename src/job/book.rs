//! A book that is open: its store, and what follows from what is in it.
mod versions;

use super::Failure;
use crate::{
    domain::{
        book::{Action, Decision, Ledger, roster_change},
        plan::{Period, Plan, Versions, source},
        unit::{Unit, UnitIndex, roster_on},
    },
    store::{Access, Store, StoreError},
};
use chrono::{DateTime, NaiveDate, Utc};
use std::{
    collections::HashSet,
    path::{Path, PathBuf},
    sync::Arc,
};

/// Raised whenever the same file would be read differently: stored readings are then made again.
pub const ENGINE: u32 = 3;

/// Who does something, and when.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Actor {
    pub who: String,
    pub at: DateTime<Utc>,
    /// The day it is for this person; the sample book has its own.
    pub today: NaiveDate,
}

pub struct Book {
    pub store: Store,
    /// The version that holds now; what one period stands under says [`Self::plan_of`].
    pub plan: Arc<Plan>,
    versions: Versions,
    pub decisions: Vec<Decision>,
    pub ledger: Ledger,
    /// As they are now, in the office's order; as they were in a period says [`Self::roster_in`].
    pub units: Arc<[Unit]>,
    roster: RosterVersion,
}

/// What `units` was made from.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct RosterVersion {
    /// The last change there was.
    last_change: i64,
    undone_batches: HashSet<i64>,
}

impl Book {
    /// Makes a book on a plan. `pinned_today` is for sample books, which live on a day of their own.
    pub fn create(
        path: &Path,
        plan_text: &str,
        plan_name: &str,
        actor: &Actor,
        pinned_today: Option<NaiveDate>,
    ) -> Result<Self, Failure> {
        let plan = source::parse(plan_text).map_err(|faults| Failure::Plan { file: plan_name.to_owned(), faults })?;
        let mut store = Store::create(path, &actor.who).map_err(|error| of(path, error))?;
        let action = Action::NewBook { plan: plan.id.clone(), today: pinned_today };
        store
            .together(|store| {
                store.add_plan_version(&plan.id, plan_text, None)?;
                store.decide(None, action, &actor.who, actor.at, None)
            })
            .map_err(|error| of(path, error))?;
        Self::load(store)
    }

    pub fn open(path: &Path, access: Access) -> Result<Self, Failure> {
        Self::load(Store::open(path, access).map_err(|error| of(path, error))?)
    }

    fn load(store: Store) -> Result<Self, Failure> {
        let path = store.path().to_path_buf();
        let versions = versions::load(&store, &path, &[])?;
        let mut book = Self {
            store,
            plan: Arc::clone(&versions.latest().plan),
            versions,
            decisions: Vec::new(),
            ledger: Ledger::default(),
            units: Arc::default(),
            roster: RosterVersion::default(),
        };
        book.reload()?;
        Ok(book)
    }

    /// Takes in what was added to the journal and to the roster. Both only ever grow: what is known is not read again.
    pub fn reload(&mut self) -> Result<(), Failure> {
        let last = self.decisions.last().map_or(0, |decision| decision.seq);
        let new = self.store.decisions_after(last).map_err(|error| self.failed(error))?;
        self.note(new);
        self.follow_plans()?;
        let last_change = self.store.last_roster_change().map_err(|error| self.failed(error))?;
        let roster = RosterVersion { last_change, undone_batches: self.ledger.undone_batches.clone() };
        if roster != self.roster {
            let changes = self.store.roster_changes().map_err(|error| self.failed(error))?;
            self.units = roster_change::fold(changes, &self.ledger.undone_batches).into();
            self.roster = roster;
        }
        Ok(())
    }

    /// Does several things of which either all are in the book afterwards or none.
    pub fn whole<T>(&mut self, work: impl FnOnce(&mut Self) -> Result<T, Failure>) -> Result<T, Failure> {
        self.store.begin().map_err(|error| self.failed(error))?;
        match work(self) {
            Ok(done) => {
                self.store.commit().map_err(|error| self.failed(error))?;
                Ok(done)
            }
            Err(failure) => {
                self.take_back()?;
                Err(failure)
            }
        }
    }

    /// Does something to see what comes of it, and takes all of it back.
    pub fn rehearse<T>(&mut self, work: impl FnOnce(&mut Self) -> Result<T, Failure>) -> Result<T, Failure> {
        self.store.begin().map_err(|error| self.failed(error))?;
        let done = work(self);
        self.take_back()?;
        done
    }

    /// The book as it was before [`Store::begin`], with nothing left of what was known since.
    fn take_back(&mut self) -> Result<(), Failure> {
        self.store.roll_back().map_err(|error| self.failed(error))?;
        self.decisions.clear();
        self.ledger = Ledger::default();
        self.roster = RosterVersion::default();
        self.versions = versions::load(&self.store, self.store.path(), &[])?;
        self.plan = Arc::clone(&self.versions.latest().plan);
        self.reload()
    }

    /// Adds decisions to those that are known.
    fn note(&mut self, new: Vec<Decision>) {
        let known = self.decisions.len();
        self.decisions.extend(new);
        self.ledger.follow(&self.decisions, known, |_| true);
    }

    /// Another version, other units.
    pub const fn roster_version(&self) -> &RosterVersion {
        &self.roster
    }

    /// Adds a decision to the journal. A locked period takes none but notes.
    pub fn decide(&mut self, action: Action, actor: &Actor, reason: Option<&str>) -> Result<Decision, Failure> {
        super::lock::check(self, &action)?;
        let decision =
            self.store.decide(None, action, &actor.who, actor.at, reason).map_err(|error| self.failed(error))?;
        self.note(vec![decision.clone()]);
        Ok(decision)
    }

    /// Adds several decisions for one reason, as [`Self::decide_each`] does.
    pub fn decide_all(&mut self, actions: Vec<Action>, actor: &Actor, reason: Option<&str>) -> Result<(), Failure> {
        self.decide_each(actions.into_iter().map(|action| (action, reason.map(str::to_owned))).collect(), actor)
    }

    /// Adds decisions with their reasons, of which either all are in the journal afterwards or none. A locked period
    /// takes none but notes.
    pub fn decide_each(&mut self, actions: Vec<(Action, Option<String>)>, actor: &Actor) -> Result<(), Failure> {
        for (action, _) in &actions {
            super::lock::check(self, action)?;
        }
        let decided = self.store.together(|store| {
            let batch = store.next_batch()?;
            let decide = |(action, reason): (_, Option<String>)| {
                store.decide(Some(batch), action, &actor.who, actor.at, reason.as_deref())
            };
            actions.into_iter().map(decide).collect::<Result<Vec<_>, _>>()
        });
        self.note(decided.map_err(|error| of(self.store.path(), error))?);
        Ok(())
    }

    pub fn failed(&self, error: StoreError) -> Failure {
        of(self.store.path(), error)
    }

    pub fn path(&self) -> PathBuf {
        self.store.path().to_path_buf()
    }

    /// The units as they were in a period, each at its place in [`Self::units`].
    pub fn roster_in(&self, period: &Period) -> Arc<[Unit]> {
        self.roster_on(period.roster_day())
    }

    /// The units as they were on a day, each at its place in [`Self::units`].
    pub fn roster_on(&self, day: NaiveDate) -> Arc<[Unit]> {
        roster_on(&self.units, day)
    }

    /// Roster and confirmed spellings, prepared for look-ups.
    pub fn index(&self) -> UnitIndex<'_> {
        UnitIndex::new(&self.units, &self.plan.kinds, &self.ledger.aliases)
    }

    pub fn unit(&self, code: &str) -> Result<&Unit, Failure> {
        let wanted = |unit: &&Unit| unit.code.eq_ignore_ascii_case(code.trim());
        self.units.iter().find(wanted).ok_or_else(|| Failure::NoSuchUnit(code.to_owned()))
    }
}

/// A failure of the store, with the book it is about.
pub fn of(book: &Path, error: StoreError) -> Failure {
    Failure::Store { book: book.to_path_buf(), error }
}
