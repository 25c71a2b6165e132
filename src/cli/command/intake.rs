//! Forms out, files in.
use super::{path, reader_pool};
use crate::{
    cli::{Done, Output, args::Options, json, open},
    domain::intake::Candidate,
    job::{
        Failure,
        import::{FileOutcome, ImportedFile, Received, Request, import as import_files},
        standing::stand,
        template::{For, Target, write_templates},
    },
    text as worded,
};
use clap::ArgMatches;
use std::{path::PathBuf, time::Instant};

pub fn template(matches: &ArgMatches, options: &Options, output: &mut Output) -> Result<Done, Failure> {
    let (book, actor) = open(&path(matches, "book"), options, false)?;
    let period = book.period(options.period.as_deref(), actor.today)?;
    let target = Target::of(&path(matches, "out"));
    let units: Vec<String> = matches.get_many::<String>("unit").into_iter().flatten().cloned().collect();
    let one_file = matches!(target, Target::File(_));
    if one_file && units.len() > 1 {
        return Err(Failure::OneForm);
    }
    let whom = match units.as_slice() {
        [] if one_file || matches.get_flag("blank") => For::Everybody,
        [] => For::Owing,
        _ => For::Units(units),
    };
    let forms = write_templates(&book, &period, &whom, &target, actor.today)?;
    let to = path(matches, "out").display().to_string();
    output.result(
        || serde_json::json!({ "forms": forms, "out": to, "period": period.id.to_string() }),
        || vec![worded::summary::forms(options.lang, forms, &to)],
    );
    Ok(Done::Well)
}

pub fn import(matches: &ArgMatches, options: &Options, output: &mut Output) -> Result<Done, Failure> {
    let began = Instant::now();
    let dry_run = matches.get_flag("dry-run");
    let (mut book, actor) = open(&path(matches, "book"), options, !dry_run)?;
    let request = Request {
        paths: matches.get_many::<PathBuf>("path").into_iter().flatten().cloned().collect(),
        period: book.period(options.period.as_deref(), actor.today)?,
        base: None,
        received: matches.get_one::<Received>("received").copied(),
        dry_run,
    };
    let mut progress = output.progress();
    let imported = import_files(&mut book, &reader_pool(), &request, &actor, &mut progress)?;
    let form = book.plan_of(&request.period.id).form_of(&request.period.id.report_type);
    let seconds = began.elapsed().as_secs_f64();
    let lines = || {
        let mut lines: Vec<String> = imported
            .files
            .iter()
            .filter(|file| file.outcome != FileOutcome::Taken)
            .flat_map(|file| lines_of(file, options, form))
            .collect();
        lines.push(worded::summary::imported(options.lang, &imported));
        lines
    };
    output.result(|| json::imported(&imported, form, seconds, options.lang), lines);
    let remain = || -> Result<bool, Failure> {
        let now = stand(&book, &request.period, actor.today)?;
        Ok(now.standing.rows.iter().any(|row| row.errors() > 0))
    };
    let strict = matches.get_flag("strict") && (imported.has_errors() || remain()?);
    Ok(if strict { Done::ErrorsRemain } else { Done::Well })
}

/// A file with what is to be said of it, and its questions.
pub(super) fn lines_of(
    file: &ImportedFile,
    options: &Options,
    form: Option<&crate::domain::plan::Form>,
) -> Vec<String> {
    let id = file.id.filter(|id| *id > 0).map(|id| format!("[{id}] ")).unwrap_or_default();
    let mut lines = vec![format!("{id}{} — {}", file.path, worded::summary::file_outcome(options.lang, file.outcome))];
    let findings = file.findings.iter().chain(file.reports.iter().flat_map(|report| &report.findings));
    let serious = findings
        .filter(|finding| finding.severity == crate::domain::intake::Severity::Error || file.reports.is_empty());
    lines.extend(serious.map(|finding| {
        let sentence = worded::finding(options.lang, finding, form);
        format!("    {} {}", sentence.message, sentence.advice)
    }));
    for (id, question) in file.reports.iter().filter_map(|report| report.question.as_ref()) {
        // A period has no name beside its id.
        let shown = |one: &Candidate| match one.name == one.code {
            true => one.code.clone(),
            false => format!("{} ({})", one.name, one.code),
        };
        let candidates: Vec<String> = question.candidates.iter().map(shown).collect();
        lines.push(format!(
            "    ? {id} {} {}",
            worded::words::question(options.lang, question.kind),
            candidates.join("; ")
        ));
    }
    lines
}
