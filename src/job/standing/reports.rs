//! Readings as they count for one period: who sent what, which version counts, what waits.
use crate::{
    domain::{
        book::{Header, Ledger, ReportRef, Submissions, several, submissions},
        intake::{Candidate, Question, QuestionKind},
        plan::{PeriodId, Plan},
        unit::Unit,
    },
    store::ReadingHeader,
};
use std::collections::{BTreeMap, HashMap, HashSet};

/// Readings of the book as they count for one period.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Reports {
    pub headers: HashMap<ReportRef, ReadingHeader>,
    /// By the unit's index in the roster.
    pub submissions: HashMap<usize, Submissions>,
    /// What units sent at any time and is folded into this period: by unit, and by the place of its own period in
    /// [`Takes::folded`].
    at_any_time: BTreeMap<(usize, usize), Submissions>,
    /// Reports that wait for an answer, in order of arrival, with the question.
    pub waiting: Vec<(ReportRef, Question)>,
    /// Those of them that were sent at any time.
    folded: HashSet<ReportRef>,
    /// The versions of all units.
    places: HashMap<ReportRef, Place>,
    /// Code → the unit's index in the roster.
    codes: HashMap<String, usize>,
}

/// Where a report counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Place {
    unit: usize,
    shelf: Shelf,
    /// From 1.
    version: u32,
}

/// Among which of a unit's reports.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Shelf {
    /// Those of the period itself.
    Own,
    /// Those sent at any time, by the place of their period in [`Takes::folded`].
    Folded(usize),
}

/// The periods whose reports are looked at together.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Takes {
    /// `TYPE@SPAN`.
    pub period: String,
    /// It is one of reports that are sent at any time: all that a unit sent count.
    at_any_time: bool,
    /// Periods of such reports that are folded into it.
    pub folded: Vec<String>,
}

impl Takes {
    pub fn of(plan: &Plan, period: &PeriodId) -> Self {
        let folded = plan.folded_into(period).iter().map(ToString::to_string).collect();
        Self { period: period.to_string(), at_any_time: plan.is_ad_hoc(period), folded }
    }

    /// Nothing but versions of one period's reports.
    pub(super) fn only(period: &PeriodId) -> Self {
        Self { period: period.to_string(), ..Self::default() }
    }

    pub fn has(&self, period: &str) -> bool {
        self.shelf(period).is_some()
    }

    fn shelf(&self, period: &str) -> Option<Shelf> {
        if self.period == period {
            return Some(Shelf::Own);
        }
        self.folded.iter().position(|one| one == period).map(Shelf::Folded)
    }
}

/// What decides where a report counts.
#[derive(Clone, Copy)]
pub(super) struct Rule<'a> {
    pub units: &'a [Unit],
    pub takes: &'a Takes,
    pub ledger: &'a Ledger,
}

impl Reports {
    /// Applies the ledger to headers: who sent what, what counts, what waits.
    pub fn new(headers: Vec<ReadingHeader>, units: &[Unit], takes: &Takes, ledger: &Ledger) -> Self {
        let codes = units.iter().enumerate().map(|(at, unit)| (unit.code.clone(), at)).collect();
        let mut reports = Self { codes, ..Self::default() };
        reports.take(headers, Rule { units, takes, ledger });
        reports
    }

    /// Puts reports where they belong: those that are new, and those that something was decided about. Returns the
    /// units with a report that came, went, or was decided about, sorted.
    pub(super) fn take(&mut self, headers: Vec<ReadingHeader>, rule: Rule<'_>) -> Vec<usize> {
        let moved: HashSet<ReportRef> =
            headers.iter().map(|header| header.id).filter(|id| self.headers.contains_key(id)).collect();
        let mut changed: Vec<usize> = moved.iter().filter_map(|id| Some(self.places.get(id)?.unit)).collect();
        let mut versions: Vec<(usize, Shelf, ReportRef)> = Vec::with_capacity(headers.len());
        let mut waiting = Vec::new();
        for id in &moved {
            self.headers.remove(id);
            self.folded.remove(id);
        }
        // Mostly every report is one of a unit of its own: tables of their final size are filled, not grown.
        self.headers.reserve(headers.len());
        for header in headers {
            let Some(count) = self.count(&header, rule) else { continue };
            match count {
                Count::For(unit, shelf) => versions.push((unit, shelf, header.id)),
                Count::Waits(question, shelf) => {
                    if shelf != Shelf::Own {
                        self.folded.insert(header.id);
                    }
                    waiting.push((header.id, question));
                }
            }
            self.headers.insert(header.id, header);
        }
        changed.extend(versions.iter().map(|(unit, ..)| *unit));
        changed.sort_unstable();
        changed.dedup();
        self.waiting.retain(|(id, _)| {
            let is_version = |place: &Place| changed.binary_search(&place.unit).is_ok();
            !moved.contains(id) && !self.places.get(id).is_some_and(is_version)
        });
        self.waiting.append(&mut waiting);
        for id in &moved {
            self.places.remove(id);
        }
        for unit in &changed {
            let own = self.submissions.remove(unit).map(|chosen| (Shelf::Own, chosen.versions));
            let folded = (0..rule.takes.folded.len())
                .filter_map(|at| Some((Shelf::Folded(at), self.at_any_time.remove(&(*unit, at))?.versions)));
            for (shelf, before) in own.into_iter().chain(folded) {
                versions.extend(before.into_iter().filter(|id| !moved.contains(id)).map(|id| (*unit, shelf, id)));
            }
        }
        self.places.reserve(versions.len());
        self.submissions.reserve(changed.len());
        versions.sort_unstable();
        for versions in versions.chunk_by(|a, b| (a.0, a.1) == (b.0, b.1)) {
            self.choose(versions, rule);
        }
        self.waiting.sort_by_key(|(id, _)| *id);
        changed
    }

    /// What becomes of a report; None: it is none of this period's.
    fn count(&self, header: &ReadingHeader, rule: Rule<'_>) -> Option<Count> {
        let Rule { takes, ledger, .. } = rule;
        if !ledger.is_live(header.id.receipt, header.batch) {
            return None;
        }
        let unit = ledger.units.get(&header.id).or(header.unit.as_ref()).and_then(|code| self.codes.get(code));
        let of_period = ledger.periods.get(&header.id).or(header.period.as_ref());
        // What nobody knows the period of yet may be of this one.
        let shelf = match of_period {
            Some(of) => takes.shelf(of)?,
            None => Shelf::Own,
        };
        Some(match open_question(header, unit.is_some(), of_period.is_some()) {
            Some(question) => Count::Waits(question, shelf),
            None => Count::For(*unit?, shelf),
        })
    }

    /// Chooses among all versions of a unit.
    fn choose(&mut self, versions: &[(usize, Shelf, ReportRef)], rule: Rule<'_>) {
        let Some((unit, shelf, _)) = versions.first().copied() else { return };
        let header = |(_, _, id): &(usize, Shelf, ReportRef)| {
            let header = self.headers.get(id)?;
            let ReadingHeader { id, batch, received, digest, .. } = *header;
            let joined = rule.ledger.joined(id, batch);
            Some(Header { id, batch, joined, received, errors: open_errors(header, rule.ledger), digest })
        };
        let headers: Vec<Header> = versions.iter().filter_map(header).collect();
        let all_count = rule.takes.at_any_time || shelf != Shelf::Own;
        let chosen = if all_count { several } else { submissions }(&headers, rule.ledger);
        for id in &chosen.waiting {
            let (code, name) =
                rule.units.get(unit).map(|unit| (unit.code.clone(), unit.name.clone())).unwrap_or_default();
            let candidates = vec![Candidate { code, name, score: 1.0 }];
            self.waiting.push((*id, Question { kind: QuestionKind::Version, candidates }));
        }
        let places = (1..).zip(&chosen.versions).map(|(version, id)| (*id, Place { unit, shelf, version }));
        self.places.extend(places);
        match shelf {
            Shelf::Own => drop(self.submissions.insert(unit, chosen)),
            Shelf::Folded(at) => drop(self.at_any_time.insert((unit, at), chosen)),
        }
    }

    /// Which version of its unit a report is, from 1; 1 where that is not known.
    pub fn version(&self, id: ReportRef) -> u32 {
        self.places.get(&id).map_or(1, |place| place.version)
    }

    /// It says what another version of its unit says already.
    pub fn is_unchanged(&self, id: ReportRef) -> bool {
        let chosen = self.places.get(&id).and_then(|place| match place.shelf {
            Shelf::Own => self.submissions.get(&place.unit),
            Shelf::Folded(at) => self.at_any_time.get(&(place.unit, at)),
        });
        chosen.is_some_and(|chosen| chosen.unchanged.contains(&id))
    }

    /// The unit, by its index in the roster, that a report is a version of; None while it waits for another answer.
    pub fn unit_of(&self, id: ReportRef) -> Option<usize> {
        self.places.get(&id).map(|place| place.unit)
    }

    /// Every report whose figures count in this period itself, with its unit.
    pub fn counting(&self) -> impl Iterator<Item = (ReportRef, usize)> {
        self.submissions.iter().flat_map(|(unit, chosen)| chosen.counting().map(|id| (id, *unit)))
    }

    /// The same with those that are folded into it.
    pub fn counting_with_folded(&self) -> impl Iterator<Item = ReportRef> {
        let folded = self.at_any_time.values().flat_map(Submissions::counting);
        self.counting().map(|(id, _)| id).chain(folded)
    }

    /// What a unit sent at any time that is folded into this period: the place of its period in [`Takes::folded`], and
    /// what became of its reports.
    pub fn sent_at_any_time(&self, unit: usize) -> impl Iterator<Item = (usize, &Submissions)> {
        self.at_any_time.range((unit, 0)..=(unit, usize::MAX)).map(|((_, at), chosen)| (*at, chosen))
    }

    /// Units that sent something at any time, with how many of their reports count and how many were sent back.
    pub fn count_at_any_time(&self, ledger: &Ledger) -> AtAnyTime {
        let mut count = AtAnyTime::default();
        let mut units: HashSet<usize> = HashSet::new();
        for ((unit, _), chosen) in &self.at_any_time {
            count.reports += chosen.several.len();
            count.returned += chosen.versions.iter().filter(|id| ledger.returned.contains_key(id)).count();
            if !chosen.several.is_empty() {
                units.insert(*unit);
            }
        }
        AtAnyTime { units: units.len(), ..count }
    }

    /// The report with its question, if it waits for an answer.
    pub fn question_of(&self, id: ReportRef) -> Option<&(ReportRef, Question)> {
        let at = self.waiting.partition_point(|(one, _)| *one < id);
        self.waiting.get(at).filter(|(one, _)| *one == id)
    }

    /// The unit's index in the roster.
    pub(super) fn unit(&self, code: &str) -> Option<usize> {
        self.codes.get(code).copied()
    }

    /// Units that something in the tray may be from.
    pub(super) fn units_in_tray(&self) -> HashSet<usize> {
        // What waits of reports sent at any time is not the report that is missing.
        let of_period = |(id, _): &&(ReportRef, Question)| !self.folded.contains(id);
        let waiting = || self.waiting.iter().filter(of_period);
        let known = waiting().filter_map(|(id, _)| self.headers.get(id)?.unit.as_deref());
        // A near spelling is a suggestion, not a sign that this unit sent something.
        let meant = waiting().flat_map(|(_, question)| &question.candidates).filter(|one| one.score >= 1.0);
        known.chain(meant.map(|one| one.code.as_str())).filter_map(|code| self.unit(code)).collect()
    }
}

/// How much was sent at any time.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct AtAnyTime {
    /// Those that count.
    pub reports: usize,
    /// Units with one that counts.
    pub units: usize,
    /// Sent back, and not counted.
    pub returned: usize,
}

/// What becomes of a report of the period.
enum Count {
    /// It is one of this unit's.
    For(usize, Shelf),
    Waits(Question, Shelf),
}

/// Errors nobody has dealt with: the answer to a question also settles the finding that asked it.
pub(super) fn open_errors(header: &ReadingHeader, ledger: &Ledger) -> u32 {
    let answered =
        u32::from(ledger.units.contains_key(&header.id)) + u32::from(ledger.periods.contains_key(&header.id));
    header.errors.saturating_sub(answered)
}

/// What a report still waits for: its own question, unless the answer is in.
fn open_question(header: &ReadingHeader, unit_known: bool, period_known: bool) -> Option<Question> {
    let kind = header.question.as_ref().map(|question| question.kind);
    let own = || header.question.clone();
    match kind {
        Some(QuestionKind::Mapping | QuestionKind::Encoding | QuestionKind::Password) => own(),
        Some(QuestionKind::Unit | QuestionKind::Disagreement) if !unit_known => own(),
        Some(QuestionKind::Period) if !period_known => own(),
        _ if !unit_known => Some(Question { kind: QuestionKind::Unit, candidates: vec![] }),
        _ if !period_known => Some(Question { kind: QuestionKind::Period, candidates: vec![] }),
        Some(QuestionKind::Unit | QuestionKind::Disagreement | QuestionKind::Period | QuestionKind::Version) | None => {
            None
        }
    }
}
