//! The versions of a plan that a book holds, and which of them a period stands under.
use super::{
    Form, Period, PeriodId, Plan, descent,
    period::{Dates, NoPeriod},
};
use chrono::NaiveDate;
use std::sync::Arc;

/// One version, by its number in the book.
#[derive(Debug, Clone)]
pub struct Version {
    pub id: i64,
    pub plan: Arc<Plan>,
}

/// Every version of one plan, in the order in which they came. The first holds until another is said to.
#[derive(Debug, Clone)]
pub struct Versions {
    first: Version,
    later: Vec<Version>,
    /// Other versions by number, with the first day from which each holds, in the order in which that was decided.
    changes: Vec<(i64, NaiveDate)>,
}

impl Versions {
    /// None: there is no version at all.
    pub fn new(plans: Vec<(i64, Plan)>, changes: Vec<(i64, NaiveDate)>) -> Option<Self> {
        let (ids, mut plans): (Vec<i64>, Vec<Plan>) = plans.into_iter().unzip();
        descent::connect(&mut plans);
        let mut all = ids.into_iter().zip(plans).map(|(id, plan)| Version { id, plan: Arc::new(plan) });
        let first = all.next()?;
        Some(Self { first, later: all.collect(), changes })
    }

    /// The same versions under other decisions.
    pub fn under(&self, changes: &[(i64, NaiveDate)]) -> Self {
        Self { changes: changes.to_vec(), ..self.clone() }
    }

    /// With one version more.
    pub fn with(&self, id: i64, plan: Plan) -> Self {
        let mut later = self.later.clone();
        later.push(Version { id, plan: Arc::new(plan) });
        Self { later, ..self.clone() }
    }

    pub fn changes(&self) -> &[(i64, NaiveDate)] {
        &self.changes
    }

    pub fn all(&self) -> impl Iterator<Item = &Version> {
        std::iter::once(&self.first).chain(&self.later)
    }

    pub fn get(&self, id: i64) -> Option<&Version> {
        self.all().find(|one| one.id == id)
    }

    /// The version that was put in force last.
    pub fn latest(&self) -> &Version {
        self.changes.last().and_then(|(id, _)| self.get(*id)).unwrap_or(&self.first)
    }

    /// The version that holds for periods that end on a day.
    pub fn on(&self, day: NaiveDate) -> &Version {
        self.held().find(|(_, from)| *from <= day).map_or(&self.first, |(version, _)| version)
    }

    /// Versions that hold for some period, the one that was put in force last first.
    fn held(&self) -> impl Iterator<Item = (&Version, NaiveDate)> {
        let changes = self.changes.iter().rev().filter_map(|(id, from)| Some((self.get(*id)?, *from)));
        changes.chain(std::iter::once((&self.first, NaiveDate::MIN)))
    }

    /// The version that a period stands under: the one put in force last of those that hold from a day in the period or
    /// before it, as far as they have such a period. `dates`: what was set when it was opened.
    pub fn of(&self, id: &PeriodId, dates: &Dates) -> &Version {
        if self.changes.is_empty() {
            return &self.first;
        }
        let reaches = |(version, from): &(&Version, NaiveDate)| {
            version.plan.period(id, dates).is_ok_and(|period| period.to >= *from)
        };
        self.held().find(reaches).map_or(&self.first, |(version, _)| version)
    }

    /// The version in force by the calendar has no such period any more: it is asked for no longer.
    fn is_dropped(&self, period: &Period) -> bool {
        let by_day = self.held().find(|(_, from)| period.to >= *from).map(|(version, _)| version);
        by_day.is_some_and(|version| version.plan.period(&period.id, &Dates::default()).is_err())
    }

    /// The period that a text names: what it means under the version it stands under.
    pub fn period_id(&self, text: &str, dates: impl Fn(&PeriodId) -> Dates) -> Result<PeriodId, NoPeriod> {
        let latest = self.latest().plan.period_id(text);
        if self.changes.is_empty() {
            return latest;
        }
        let mut meant: Vec<PeriodId> = Vec::new();
        for (version, _) in self.held() {
            let ids = match version.plan.period_id(text) {
                Ok(id) => vec![id],
                Err(NoPeriod::SeveralTypes(types)) => {
                    types.iter().filter_map(|one| version.plan.period_id(&format!("{one}@{text}")).ok()).collect()
                }
                Err(
                    NoPeriod::UnknownType(_)
                    | NoPeriod::NoTypeWithSpan(_)
                    | NoPeriod::OutsideYears(_)
                    | NoPeriod::NoDates(_)
                    | NoPeriod::DatesOf(_),
                ) => vec![],
            };
            // A round has no days before it is opened: then the latest version speaks.
            let stands = |id: &PeriodId| self.of(id, &dates(id)).id == version.id;
            let unopened = |id: &PeriodId| version.plan.period(id, &dates(id)).is_err();
            for id in ids.into_iter().filter(|id| stands(id) || unopened(id)) {
                if !meant.contains(&id) {
                    meant.push(id);
                }
            }
        }
        match meant.as_slice() {
            [] => latest,
            [_] => meant.pop().map_or(latest, Ok),
            several => Err(NoPeriod::SeveralTypes(several.iter().map(|one| one.report_type.clone()).collect())),
        }
    }

    /// The calendar periods that are asked for, each by the version it stands under.
    pub fn planned(&self, dates: impl Fn(&PeriodId) -> Dates) -> Vec<PeriodId> {
        let mut planned: Vec<PeriodId> = Vec::new();
        for (version, _) in self.held() {
            let own = version.plan.periods().into_iter().filter(|period| {
                self.changes.is_empty()
                    || (self.of(&period.id, &dates(&period.id)).id == version.id && !self.is_dropped(period))
            });
            planned.extend(own.map(|period| period.id));
        }
        planned.sort();
        planned.dedup();
        planned
    }

    /// Forms of other versions that units may have filled in, beside those of `plan`.
    pub fn former<'a>(&'a self, plan: &'a Plan) -> Vec<&'a Form> {
        let is_own = |form: &Form| plan.form(&form.id).is_some_and(|own| own.version == form.version);
        let mut former: Vec<&Form> = Vec::new();
        for form in self.all().flat_map(|version| &version.plan.forms).filter(|form| !is_own(form)) {
            if !former.iter().any(|one| (&one.id, one.version) == (&form.id, form.version)) {
                former.push(form);
            }
        }
        former
    }
}

impl Plan {
    /// Whether a file means the same to both: what is left are words around the figures and how they are judged.
    pub fn reads_like(&self, other: &Self) -> bool {
        let events = |plan: &Self| -> Vec<_> {
            let with_event = plan.indicators.iter().filter(|one| one.event.is_some());
            with_event.map(|one| (one.event, one.fields().into_iter().map(str::to_owned).collect::<Vec<_>>())).collect()
        };
        (self.years, self.issued, &self.calendar) == (other.years, other.issued, &other.calendar)
            && (&self.kinds, &self.scopes, &self.properties) == (&other.kinds, &other.scopes, &other.properties)
            && (&self.report_types, &self.forms, &self.rules) == (&other.report_types, &other.forms, &other.rules)
            && events(self) == events(other)
    }
}
