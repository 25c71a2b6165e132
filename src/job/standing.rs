//! Where the book stands in a period: from stored readings and decisions to rows and sums.
use super::{Book, Failure};
use crate::{
    domain::{
        book::{Action, Decision, Header, Ledger, ReportRef, Submissions, submissions},
        intake::{Question, QuestionKind},
        plan::{Form, Period},
        standing::{Arrival, Figures, Judges, Row, Standing, last_day, state_of},
        unit::Unit,
        value::Value,
    },
    store::{ReadingHeader, Which},
};
use chrono::NaiveDate;
use std::collections::{HashMap, HashSet};

/// The standing of one period, with what it was made from.
#[derive(Clone)]
pub struct Stand {
    pub period: Period,
    pub as_of: NaiveDate,
    /// What held on that day.
    pub ledger: Ledger,
    pub standing: Standing,
    /// Every report of this period that arrived by that day, after answers.
    pub reports: Reports,
}

/// Readings of the book as they count for one period.
#[derive(Debug, Clone, Default)]
pub struct Reports {
    pub headers: HashMap<ReportRef, ReadingHeader>,
    /// By the unit's index in the roster.
    pub submissions: HashMap<usize, Submissions>,
    /// Reports that wait for an answer, in order of arrival, with the question.
    pub waiting: Vec<(ReportRef, Question)>,
    /// Which version of its unit each report is, from 1.
    versions: HashMap<ReportRef, u32>,
}

impl Reports {
    /// Applies the ledger to headers: who sent what, what counts, what waits.
    pub fn new(headers: Vec<ReadingHeader>, units: &[Unit], period: &str, ledger: &Ledger) -> Self {
        let codes: HashMap<&str, usize> = units.iter().enumerate().map(|(at, unit)| (unit.code.as_str(), at)).collect();
        let mut by_unit: HashMap<usize, Vec<Header>> = HashMap::new();
        let mut reports = Self::default();
        for header in headers {
            if !ledger.is_live(header.id.receipt, header.batch) {
                continue;
            }
            let unit = ledger.units.get(&header.id).or(header.unit.as_ref()).and_then(|code| codes.get(code.as_str()));
            let of_period = ledger.periods.get(&header.id).or(header.period.as_ref());
            let question = open_question(&header, unit.is_some(), of_period.is_some());
            if of_period.is_some_and(|of| of != period) {
                continue;
            }
            match (question, unit) {
                (None, Some(unit)) => by_unit.entry(*unit).or_default().push(Header {
                    id: header.id,
                    batch: header.batch,
                    received: header.received,
                    errors: open_errors(&header, ledger),
                }),
                (Some(question), _) => reports.waiting.push((header.id, question)),
                (None, None) => {}
            }
            reports.headers.insert(header.id, header);
        }
        for (unit, headers) in by_unit {
            let chosen = submissions(&headers, ledger);
            let candidates = || {
                let code = units.get(unit).map(|unit| unit.code.clone()).unwrap_or_default();
                let name = units.get(unit).map(|unit| unit.name.clone()).unwrap_or_default();
                vec![crate::domain::intake::Candidate { code, name, score: 1.0 }]
            };
            let versions = chosen
                .waiting
                .iter()
                .map(|id| (*id, Question { kind: QuestionKind::Version, candidates: candidates() }));
            reports.waiting.extend(versions);
            reports.versions.extend(chosen.versions.iter().copied().zip(1..));
            reports.submissions.insert(unit, chosen);
        }
        reports.waiting.sort_by_key(|(id, _)| *id);
        reports
    }

    /// Which version of its unit a report is, from 1; 1 where that is not known.
    pub fn version(&self, id: ReportRef) -> u32 {
        self.versions.get(&id).copied().unwrap_or(1)
    }

    /// The report with its question, if it waits for an answer.
    pub fn question_of(&self, id: ReportRef) -> Option<&(ReportRef, Question)> {
        let at = self.waiting.partition_point(|(one, _)| *one < id);
        self.waiting.get(at).filter(|(one, _)| *one == id)
    }

    fn units_in_tray(&self, units: &[Unit]) -> HashSet<usize> {
        let codes: HashMap<&str, usize> = units.iter().enumerate().map(|(at, unit)| (unit.code.as_str(), at)).collect();
        let known = self.waiting.iter().filter_map(|(id, _)| self.headers.get(id)?.unit.as_deref());
        // A near spelling is a suggestion, not a sign that this unit sent something.
        let meant = self.waiting.iter().flat_map(|(_, question)| &question.candidates).filter(|one| one.score >= 1.0);
        known.chain(meant.map(|one| one.code.as_str())).filter_map(|code| codes.get(code).copied()).collect()
    }
}

/// Errors nobody has dealt with: the answer to a question also settles the finding that asked it.
fn open_errors(header: &ReadingHeader, ledger: &Ledger) -> u32 {
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

/// The ledger as it was on a day: what was decided about reports and units later is left out.
///
/// Periods, plans and the roster are not events of that day: they say what is asked, whenever one looks.
pub fn ledger_on(decisions: &[Decision], day: NaiveDate) -> Ledger {
    let dated = |decision: &&Decision| match &decision.action {
        Action::NewBook { .. } | Action::ImportRoster { .. } | Action::OpenPeriod { .. } | Action::Import { .. } => {
            true
        }
        // Taking back is as much of its day as what is taken back.
        Action::Undo { seq } => decision.at.date_naive() <= day || is_lasting(decisions, *seq),
        Action::ClosePeriod { .. }
        | Action::ReopenPeriod { .. }
        | Action::ForwardPeriod { .. }
        | Action::AnswerUnit { .. }
        | Action::AnswerPeriod { .. }
        | Action::KeepVersion { .. }
        | Action::Discard { .. }
        | Action::Accept { .. }
        | Action::Return { .. }
        | Action::Correct { .. }
        | Action::Exempt { .. }
        | Action::Extend { .. }
        | Action::Note { .. }
        | Action::Export { .. } => decision.at.date_naive() <= day,
    };
    let decisions: Vec<Decision> = decisions.iter().filter(dated).cloned().collect();
    Ledger::fold(&decisions)
}

/// The decision is one of those that hold whatever day one looks at.
fn is_lasting(decisions: &[Decision], seq: i64) -> bool {
    let target = decisions.iter().find(|decision| decision.seq == seq);
    target.is_some_and(|target| {
        matches!(target.action, Action::ImportRoster { .. } | Action::OpenPeriod { .. } | Action::Import { .. })
    })
}

/// Computes the standing of a period from the book.
pub fn stand(book: &Book, period: &Period, as_of: NaiveDate) -> Result<Stand, Failure> {
    let ledger = ledger_on(&book.decisions, as_of);
    let mut headers = book.store.headers(Which::All).map_err(|error| book.failed(error))?;
    headers.retain(|header| header.received <= as_of);
    let reports = Reports::new(headers, &book.units, &period.id.to_string(), &ledger);
    let standing = rows(book, period, as_of, &ledger, &reports)?;
    Ok(Stand { period: period.clone(), as_of, ledger, standing, reports })
}

fn rows(
    book: &Book,
    period: &Period,
    as_of: NaiveDate,
    ledger: &Ledger,
    reports: &Reports,
) -> Result<Standing, Failure> {
    let Some(form) = book.plan.form_of(&period.id.report_type) else { return Err(Failure::NoPeriods) };
    let judges = Judges::new(&book.plan, form, period);
    let figures = figures(book, form, ledger, reports)?;
    let in_tray = reports.units_in_tray(&book.units);
    let none = Submissions::default();
    let row = |(at, unit): (usize, &Unit)| {
        let chosen = reports.submissions.get(&at).unwrap_or(&none);
        let header = chosen.current.and_then(|id| reports.headers.get(&id));
        let has_errors =
            header.is_some_and(|header| open_errors(header, ledger) > 0 && !ledger.accepted.contains(&header.id));
        let arrival = Arrival {
            first_received: chosen.first_received,
            returned: chosen.current.is_some_and(|id| ledger.returned.contains_key(&id)) && chosen.waiting.is_empty(),
            undecided: has_errors || !chosen.waiting.is_empty(),
        };
        let exempt = ledger.exempt.contains_key(&(period.id.to_string(), unit.code.clone()));
        let last = last_day(period, unit, ledger);
        let state = state_of(book.plan.owes(period, unit), exempt, arrival, last, as_of);
        let overdue = |last: NaiveDate| (chosen.first_received.unwrap_or(as_of) - last).num_days();
        Row {
            unit: at,
            state,
            current: chosen.current,
            received: chosen.first_received,
            days_late: last
                .filter(|_| state.owes())
                .map(overdue)
                .and_then(|days| u32::try_from(days).ok())
                .unwrap_or(0),
            in_tray: in_tray.contains(&at),
            findings: header
                .map(|header| [header.notes, header.warnings, open_errors(header, ledger)])
                .unwrap_or_default(),
            judgements: judges.judge(unit, state.owes(), chosen.current.and_then(|id| figures.get(&id))),
        }
    };
    let indicators = book.plan.indicators_of(&period.id.report_type).count();
    Ok(Standing::new(book.units.iter().enumerate().map(row).collect(), indicators))
}

/// The counting figures of every unit, with the clerk's corrections over them.
fn figures(
    book: &Book,
    form: &Form,
    ledger: &Ledger,
    reports: &Reports,
) -> Result<HashMap<ReportRef, Figures>, Failure> {
    let mut current: Vec<ReportRef> = reports.submissions.values().filter_map(|chosen| chosen.current).collect();
    current.sort_unstable();
    let mut all = HashMap::with_capacity(current.len());
    let scanned = book.store.each_figures(Which::These(&current), |id, figures| {
        let values = figures.iter().filter_map(|figure| Some((figure.field, figure.row, figure.value.clone()?)));
        all.insert(id, Figures::new(form, values));
    });
    scanned.map_err(|error| book.failed(error))?;
    for correction in &ledger.corrections {
        if let (Some(figures), Some(key)) = (all.get_mut(&correction.report), form.field_key(&correction.field)) {
            figures.correct(key, correction.row, corrected(form, key, &correction.value));
        }
    }
    Ok(all)
}

/// What a typed correction means; None clears the field.
pub fn corrected(form: &Form, key: crate::domain::plan::FieldKey, typed: &str) -> Option<Value> {
    use crate::domain::{
        grid::{Address, Cell, Content},
        intake::extract,
    };
    let field = form.get(key)?;
    let cell = Cell { at: Address::new(0, 0), content: Content::Text(typed.to_owned()), percent_format: false };
    let context = extract::Context { sheet: "", key, money: None, period: (NaiveDate::MIN, NaiveDate::MAX) };
    extract::read(field, Some(&cell), &context).value
}
