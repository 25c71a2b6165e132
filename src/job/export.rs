//! The consolidated workbook of a period, written beside its target and renamed.
use super::{
    Actor, Book, Failure,
    import::hex,
    standing::{Stand, folds, relational, stand},
};
use crate::{
    domain::{
        book::{Action, ReportRef, Submissions},
        intake::{
            Finding, Report,
            relation::{Onto, TableRow, added, rows_of, told_once},
        },
        plan::{Form, Period},
        standing::{Consolidation, ListedRow, Row, Sourced, UnitLine},
    },
    sheet::write::{Contents, save_bytes, write_consolidated},
    store::Which,
};
use std::{collections::HashMap, path::Path};

/// Words for a finding, given by whoever knows the language: message, advice.
pub type Worded<'a> = &'a dyn Fn(&Finding) -> (String, String);

/// Writes the consolidated workbook and notes it in the journal.
pub fn export(
    book: &mut Book,
    period: &Period,
    contents: Contents<'_>,
    to: &Path,
    worded: Worded,
    actor: &Actor,
) -> Result<(), Failure> {
    let bytes = {
        let stand = stand(book, period, actor.today)?;
        let sources = sources(book, &stand)?;
        let consolidation = consolidate(book, &stand, sources)?;
        write_consolidated(&consolidation, contents, actor.today, worded)?
    };
    save_bytes(to, &bytes)?;
    if !book.store.is_read_only() {
        let file = to.file_name().unwrap_or_default().to_string_lossy().into_owned();
        book.decide(Action::Export { period: period.id.to_string(), file }, actor, None)?;
    }
    Ok(())
}

/// [`export`] with findings in Vietnamese: the workbook's words do not follow the language of whoever writes it.
pub fn export_worded(
    book: &mut Book,
    period: &Period,
    contents: Contents<'_>,
    to: &Path,
    actor: &Actor,
) -> Result<(), Failure> {
    let form = book.plan_of(&period.id).form_of(&period.id.report_type).cloned();
    let worded = |finding: &Finding| {
        let sentence = crate::text::finding(crate::text::Lang::Vi, finding, form.as_ref());
        (sentence.message, sentence.advice)
    };
    export(book, period, contents, to, &worded, actor)
}

/// The counting reports of a period with the file each came from.
pub fn sources(book: &Book, stand: &Stand) -> Result<HashMap<ReportRef, Sourced>, Failure> {
    let fail = |error| book.failed(error);
    let files: HashMap<i64, (String, String)> = book
        .store
        .files()
        .map_err(fail)?
        .into_iter()
        .map(|file| (file.receipt, (file.path, hex(&file.sha256))))
        .collect();
    let current: Vec<ReportRef> = stand.reports.counting_with_folded().collect();
    let mut sources = HashMap::with_capacity(current.len());
    let reviewers: HashMap<ReportRef, &str> = book
        .decisions
        .iter()
        .filter_map(|decision| {
            let Action::Accept { report } = decision.action else { return None };
            Some((report, decision.who.as_str()))
        })
        .collect();
    let reviewer = |id| reviewers.get(&id).filter(|_| stand.ledger.accepted.contains(&id)).map(|who| (*who).to_owned());
    let each = |id: ReportRef, report: Report| {
        let (file, sha256) = files.get(&id.receipt).cloned().unwrap_or_default();
        let Some(header) = stand.reports.headers.get(&id) else { return };
        let version = stand.reports.version(id);
        sources
            .insert(id, Sourced { file, sha256, received: header.received, version, reviewer: reviewer(id), report });
    };
    book.store.each_report(Which::These(&current), each).map_err(fail)?;
    Ok(sources)
}

fn consolidate<'a>(
    book: &'a Book,
    stand: &'a Stand,
    mut sources: HashMap<ReportRef, Sourced>,
) -> Result<Consolidation<'a>, Failure> {
    let form = stand.plan.form_of(&stand.period.id.report_type).ok_or(Failure::NoPeriods)?;
    let beside = relational(book, stand)?;
    let folds = folds(&stand.plan, &stand.period);
    let line = |row: &'a Row| -> Option<UnitLine<'a>> {
        let sent = Sent::take(stand, row, &mut sources);
        let rows = sent.rows(form, &folds);
        let Sent { source, own, folded } = sent;
        let at_any_time = own.into_iter().chain(folded.into_iter().map(|(_, one)| one)).collect();
        let relational = beside.of(row.unit).to_vec();
        Some(UnitLine { unit: stand.units.get(row.unit)?, row, source, at_any_time, rows, relational })
    };
    Ok(Consolidation {
        plan: &stand.plan,
        form,
        period: &stand.period,
        as_of: stand.as_of,
        standing: &stand.standing,
        indicators: stand.standing.indicators(&stand.plan, &stand.period, stand.as_of),
        units: stand.standing.rows.iter().filter(|row| stand.shows(row)).filter_map(line).collect(),
        ledger: &stand.ledger,
    })
}

/// What one unit sent that counts.
struct Sent {
    /// The report of the period; in a period of reports sent at any time the last.
    source: Option<Sourced>,
    /// Others of that period, of which all count.
    own: Vec<Sourced>,
    /// Those that are folded into it, with the place of their period.
    folded: Vec<(usize, Sourced)>,
}

impl Sent {
    fn take(stand: &Stand, row: &Row, sources: &mut HashMap<ReportRef, Sourced>) -> Self {
        let source = row.current.and_then(|id| sources.remove(&id));
        let mut take =
            |chosen: &Submissions| -> Vec<Sourced> { chosen.counting().filter_map(|id| sources.remove(&id)).collect() };
        let own = stand.reports.submissions.get(&row.unit).map(&mut take).unwrap_or_default();
        let folded = stand.reports.sent_at_any_time(row.unit);
        let folded = folded.flat_map(|(at, chosen)| take(chosen).into_iter().map(move |one| (at, one))).collect();
        Self { source, own, folded }
    }

    /// The rows of all tables as the period's form has them; what came at any time and stands in the report is there once.
    fn rows(&self, form: &Form, folds: &[(&Form, Onto)]) -> Vec<ListedRow> {
        let rows = |form: &Form, one: &Sourced| {
            rows_of(form, one.report.entries.iter().map(|entry| (entry.field, entry.row, entry.value.clone())))
        };
        let listed = |row, one: &Sourced, at_any_time| ListedRow { row, received: one.received, at_any_time };
        let own =
            self.source.iter().flat_map(|one| rows(form, one).into_iter().map(move |row| listed(row, one, false)));
        let mut all: Vec<ListedRow> = own.collect();
        all.extend(self.own.iter().flat_map(|one| rows(form, one).into_iter().map(move |row| listed(row, one, true))));
        let folded = self.folded.iter().filter_map(|(at, one)| Some((folds.get(*at)?, one)));
        let folded: Vec<(&Sourced, Vec<TableRow>)> = folded
            .map(|((from, onto), one)| (one, rows(from, one).iter().filter_map(|row| onto.row(row)).collect()))
            .collect();
        let reports: Vec<Vec<TableRow>> = folded.iter().map(|(_, rows)| rows.clone()).collect();
        let place = |(report, row): (usize, usize)| {
            let (one, rows) = folded.get(report)?;
            Some(listed(rows.get(row)?.clone(), one, true))
        };
        let folded: Vec<ListedRow> = told_once(&reports).into_iter().filter_map(place).collect();
        let [known, new] = [&all, &folded].map(|rows| rows.iter().map(|one| one.row.clone()).collect::<Vec<_>>());
        let new = added(form, &known, &new);
        all.extend(new.iter().filter_map(|one| folded.get(one.at)).cloned());
        all
    }
}
