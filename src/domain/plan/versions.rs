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

    pub const fn is_only_one(&self) -> bool {
        self.later.is_empty()
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

    /// The period whose dates a period has: its own, but for ad-hoc reports.
    pub fn dated_by(&self, id: &PeriodId) -> PeriodId {
        self.latest().plan.counts_in(id).unwrap_or_else(|| id.clone())
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

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;
    use crate::domain::plan::source;

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    fn versions(changes: &[(i64, &str)]) -> Versions {
        let first = source::parse(include_str!("../../../tests/files/plan_change/v1.toml")).unwrap();
        let mut third = first.clone();
        third.report_types.retain(|one| one.id != "nam");
        third.years.1 = 2030;
        let second = source::parse(include_str!("../../../tests/files/plan_change/v2.toml")).unwrap();
        let changes = changes.iter().map(|(id, from)| (*id, day(from))).collect();
        Versions::new(vec![(1, first), (2, second), (3, third)], changes).unwrap()
    }

    #[test]
    fn a_period_stands_under_the_version_put_in_force_last_that_reaches_its_end() {
        let half = [(2, "2026-07-01")];
        let cases: [(&[(i64, &str)], &str, i64); 11] = [
            (&[], "nam@2026", 1),
            (&half, "sau-thang@2026-H1", 1),
            (&half, "nam@2026", 2),
            (&half, "sau-thang@2027-H1", 2),
            (&[(2, "2026-06-30")], "sau-thang@2026-H1", 2),
            (&[(2, "2026-12-31")], "nam@2026", 2),
            (&[(2, "2027-01-01")], "nam@2026", 1),
            // Later decisions go before earlier ones, whatever their day.
            (&[(2, "2026-07-01"), (1, "2027-01-01")], "sau-thang@2027-H1", 1),
            (&[(2, "2027-01-01"), (3, "2026-01-01")], "sau-thang@2027-H1", 3),
            // Only the third has this year; it has no annual report.
            (&[(3, "2026-01-01")], "sau-thang@2030-H1", 3),
            (&[(3, "2026-01-01")], "nam@2026", 1),
        ];
        for (changes, period, expected) in cases {
            let versions = versions(changes);
            let id = versions.period_id(period, |_| Dates::default()).unwrap();
            assert_eq!(versions.of(&id, &Dates::default()).id, expected, "{changes:?} {period}");
        }
    }

    #[test]
    fn a_report_type_that_is_dropped_is_asked_for_no_longer() {
        let planned = |changes: &[(i64, &str)]| {
            let planned = versions(changes).planned(|_| Dates::default());
            planned.iter().map(ToString::to_string).collect::<Vec<_>>()
        };
        assert_eq!(planned(&[]), ["nam@2026", "nam@2027", "sau-thang@2026-H1", "sau-thang@2027-H1"]);
        let later = planned(&[(3, "2027-01-01")]);
        let half = |year| format!("sau-thang@{year}-H1");
        assert_eq!(later, ["nam@2026".to_owned(), half(2026), half(2027), half(2028), half(2029), half(2030)]);
    }

    #[test]
    fn words_around_the_figures_do_not_make_files_read_otherwise() {
        let first = source::parse(include_str!("../../../tests/files/plan_change/v1.toml")).unwrap();
        let changed = |change: fn(&mut Plan)| {
            let mut other = first.clone();
            change(&mut other);
            first.reads_like(&other)
        };
        assert!(changed(|plan| plan.letterhead.number = "12/KH".into()));
        assert!(changed(|plan| plan.version = 9));
        assert!(changed(|plan| plan.indicators.clear()), "none of them is about an event");
        assert!(!changed(|plan| plan.years.1 = 2030));
        assert!(!changed(|plan| plan.kinds.clear()));
        assert!(!changed(|plan| plan.forms.clear()));
        assert!(!changed(|plan| plan.report_types.iter_mut().for_each(|one| one.unit_due = None)));
    }
}
