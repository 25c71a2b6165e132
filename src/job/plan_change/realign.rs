//! Which version of the plan every file was read by; and reading those again whose period stands under another one now.
use super::super::{Actor, Book, Failure, lock, reread};
use crate::{
    domain::{
        book::Action,
        plan::{PeriodId, Versions, period::Dates},
    },
    sheet::read::ReaderPool,
};
use chrono::{Days, NaiveDate};
use std::collections::{BTreeMap, BTreeSet};

/// Periods with the version each stands under, and the files that hold something of them.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct ReadBy {
    /// `TYPE@SPAN` → the period, what was set for it, and the version's number.
    periods: BTreeMap<String, (PeriodId, Dates, i64)>,
    /// Receipt → the periods of its batch and of its reports.
    files: BTreeMap<i64, BTreeSet<String>>,
}

impl ReadBy {
    /// As it is now. The book is up to date. Under one version nothing can stand under another.
    pub fn of(book: &Book) -> Result<Self, Failure> {
        let mut by = Self::default();
        if book.versions().is_only_one() {
            return Ok(by);
        }
        by.look(book)?;
        Ok(by)
    }

    fn look(&mut self, book: &Book) -> Result<(), Failure> {
        let by = self;
        let mut of_batch: BTreeMap<i64, String> = BTreeMap::new();
        for batch in reread::batches(book)? {
            of_batch.insert(batch.batch, batch.period.id.to_string());
        }
        for file in book.store.files().map_err(|error| book.failed(error))? {
            let own = of_batch.get(&file.batch).cloned();
            by.files.entry(file.receipt).or_default().extend(own);
        }
        for (report, period) in &book.ledger.periods {
            by.files.entry(report.receipt).or_default().insert(period.clone());
        }
        let named: BTreeSet<String> =
            by.files.values().flatten().cloned().chain(book.ledger.period_states.keys().cloned()).collect();
        for name in named {
            let Ok(id) = book.period_id(&name) else { continue };
            let dates = book.dates(&id);
            let version = book.versions().of(&id, &dates).id;
            by.periods.insert(name, (id, dates, version));
        }
        Ok(())
    }

    /// Also where there is only one version yet.
    pub fn before_another(book: &Book) -> Result<Self, Failure> {
        let mut by = Self::default();
        by.look(book)?;
        Ok(by)
    }

    /// As it would be under other versions.
    pub fn under(&self, versions: &Versions) -> Self {
        let mut other = self.clone();
        for (id, dates, version) in other.periods.values_mut() {
            *version = versions.of(id, dates).id;
        }
        other
    }

    /// Periods that stand under another version than they did.
    pub fn moved_from(&self, before: &Self) -> BTreeSet<String> {
        let version = |of: &Self, period: &String| of.periods.get(period).map(|(_, _, version)| *version);
        let moved =
            |period: &&String| before.periods.contains_key(*period) && version(self, period) != version(before, period);
        self.periods.keys().filter(moved).cloned().collect()
    }

    pub fn has_files(&self, period: &str) -> bool {
        self.files.values().any(|periods| periods.contains(period))
    }

    fn version(&self, period: &str) -> Option<i64> {
        self.periods.get(period).map(|(_, _, version)| *version)
    }
}

/// A period that is closed or was sent on keeps its figures, and the plan they were judged by.
pub fn check_locked(book: &Book, reached: &BTreeSet<String>) -> Result<(), Failure> {
    let locked: Vec<String> =
        reached.iter().filter(|period| lock::check_period(book, period).is_err()).cloned().collect();
    if locked.is_empty() {
        return Ok(());
    }
    let ends = locked.iter().filter_map(|period| book.period(Some(period), NaiveDate::MIN).ok());
    let free = ends.filter_map(|period| period.to.checked_add_days(Days::new(1))).max().unwrap_or(NaiveDate::MAX);
    Err(Failure::PlanReachesLocked { periods: locked, free })
}

/// Reads again what stands under another version than `before`. Returns the receipts that were read.
pub fn realign(
    book: &mut Book,
    pool: &ReaderPool,
    before: &ReadBy,
    today: NaiveDate,
) -> Result<BTreeSet<i64>, Failure> {
    let now = ReadBy::of(book)?;
    let moved = now.moved_from(before);
    check_locked(book, &moved)?;
    let versions = book.versions();
    let differs = |period: &&String| {
        let plan = |by: &ReadBy| by.version(period).and_then(|id| versions.get(id));
        match (plan(before), plan(&now)) {
            (Some(old), Some(new)) => !old.plan.reads_like(&new.plan),
            (None, _) | (_, None) => true,
        }
    };
    let differing: BTreeSet<&String> = moved.iter().filter(differs).collect();
    let concerned = |periods: &BTreeSet<String>| periods.iter().any(|period| differing.contains(period));
    let receipts: BTreeSet<i64> =
        now.files.iter().filter(|(_, periods)| concerned(periods)).map(|(receipt, _)| *receipt).collect();
    if !receipts.is_empty() {
        reread::reread(book, pool, today, |file| receipts.contains(&file.receipt))?;
    }
    Ok(receipts)
}

/// Decides what may put periods under other versions of the plan, and reads what stands in them again.
pub fn keep_aligned(
    book: &mut Book,
    pool: &ReaderPool,
    actor: &Actor,
    action: Action,
    reason: Option<&str>,
) -> Result<(), Failure> {
    if book.versions().is_only_one() {
        return book.decide(action, actor, reason).map(drop);
    }
    book.whole(|book| {
        let before = ReadBy::of(book)?;
        book.decide(action, actor, reason)?;
        realign(book, pool, &before, actor.today).map(drop)
    })
}
