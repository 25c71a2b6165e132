//! The consolidated workbook of a period, written beside its target and renamed.
use super::{
    Actor, Book, Failure,
    import::hex,
    standing::{Stand, relational, stand},
};
use crate::{
    domain::{
        book::{Action, ReportRef},
        intake::{Finding, Report},
        plan::Period,
        standing::{Consolidation, Sourced, UnitLine},
    },
    sheet::write::{Edition, save_bytes, write_consolidated},
    store::Which,
};
use std::{collections::HashMap, path::Path};

/// Words for a finding, given by whoever knows the language: message, advice.
pub type Worded<'a> = &'a dyn Fn(&Finding) -> (String, String);

/// Writes the consolidated workbook and notes it in the journal.
pub fn export(
    book: &mut Book,
    period: &Period,
    edition: Edition,
    to: &Path,
    worded: Worded,
    actor: &Actor,
) -> Result<(), Failure> {
    let bytes = {
        let stand = stand(book, period, actor.today)?;
        let sources = sources(book, &stand)?;
        let consolidation = consolidate(book, &stand, sources)?;
        write_consolidated(&consolidation, edition, actor.today, worded)?
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
    edition: Edition,
    to: &Path,
    actor: &Actor,
) -> Result<(), Failure> {
    let form = book.plan_of(&period.id).form_of(&period.id.report_type).cloned();
    let worded = |finding: &Finding| {
        let sentence = crate::text::finding(crate::text::Lang::Vi, finding, form.as_ref());
        (sentence.message, sentence.advice)
    };
    export(book, period, edition, to, &worded, actor)
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
    let current: Vec<ReportRef> = stand.standing.rows.iter().filter_map(|row| row.current).collect();
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
    let line = |row| -> Option<UnitLine<'a>> {
        let row: &'a crate::domain::standing::Row = row;
        let source = row.current.and_then(|id| sources.remove(&id));
        Some(UnitLine { unit: stand.units.get(row.unit)?, row, source, relational: beside.of(row.unit).to_vec() })
    };
    Ok(Consolidation {
        plan: &stand.plan,
        form,
        period: &stand.period,
        as_of: stand.as_of,
        standing: &stand.standing,
        indicators: stand.standing.indicators(&stand.plan, &stand.period, stand.as_of),
        units: stand.standing.rows.iter().filter_map(line).collect(),
        ledger: &stand.ledger,
    })
}
