//! Forms out, files in, questions answered.
use super::{path, reader_pool, text};
use crate::{
    cli::{Done, Output, args::Options, json, open},
    domain::book::{Keep, ReportRef},
    job::{
        Failure,
        import::{FileOutcome, Imported, ImportedFile, Received, Request, import as import_files},
        standing::stand,
        template::{For, Target, write_templates},
        tray,
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
    let form = book.plan.form_of(&request.period.id.report_type);
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
fn lines_of(file: &ImportedFile, options: &Options, form: Option<&crate::domain::plan::Form>) -> Vec<String> {
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
        let candidates: Vec<String> =
            question.candidates.iter().map(|one| format!("{} ({})", one.name, one.code)).collect();
        lines.push(format!(
            "    ? {id} {} {}",
            worded::words::question(options.lang, question.kind),
            candidates.join("; ")
        ));
    }
    lines
}

pub fn tray(verb: &str, matches: &ArgMatches, options: &Options, output: &mut Output) -> Result<Done, Failure> {
    let (mut book, actor) = open(&path(matches, "book"), options, verb != "list")?;
    // In an answer `--period` is what is answered, not where to look.
    let answered_period = (verb == "answer" && text(matches, "unit").is_none() && text(matches, "keep").is_none())
        .then_some(options.period.as_deref())
        .flatten();
    let wanted = if answered_period.is_some() { None } else { options.period.as_deref() };
    let period = book.period(wanted, actor.today)?;
    match verb {
        "answer" => {
            let id = text(matches, "id").unwrap_or_default();
            let id: ReportRef = id.parse().map_err(|_| Failure::NoSuchReport(id.to_owned()))?;
            let answer = match (text(matches, "unit"), text(matches, "keep"), answered_period) {
                (Some(unit), _, _) => tray::Answer::Unit(unit.to_owned()),
                (None, Some(keep), _) => tray::Answer::Keep(if keep == "old" { Keep::Old } else { Keep::New }),
                (None, None, Some(period)) => tray::Answer::Period(period.to_owned()),
                (None, None, None) => return Err(Failure::NotWaiting(id.to_string())),
            };
            let stand = stand(&book, &period, actor.today)?;
            tray::answer(&mut book, id, &answer, &stand, &actor)?;
        }
        "discard" => {
            let receipt = matches.get_one::<i64>("id").copied().unwrap_or_default();
            let now = stand(&book, &period, actor.today)?;
            tray::discard(&mut book, receipt, text(matches, "reason").unwrap_or_default(), &now, &actor)?;
        }
        _ => {}
    }
    let stand = stand(&book, &period, actor.today)?;
    let waiting: Imported = tray::waiting(&book, &stand)?;
    let form = book.plan.form_of(&period.id.report_type);
    let lines = || {
        let mut lines: Vec<String> = waiting.files.iter().flat_map(|file| lines_of(file, options, form)).collect();
        lines.push(worded::words::tray_size(options.lang, waiting.files.len()));
        lines
    };
    output.result(|| json::tray(&waiting, form, options.lang), lines);
    Ok(Done::Well)
}
