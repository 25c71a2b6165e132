//! Plans: the built-in ones, and files.
use super::{path, reader_pool};
use crate::{
    cli::{Done, Output, actor, args::Options, json, open, open_to_try, plan_json},
    domain::plan::{Plan, source},
    job::{
        Failure,
        plan::{PlanFaults, check as examine, plan_text},
        plan_change::{self, Proposal},
    },
    sheet::write::{save_bytes, write_plan},
    text,
};
use clap::ArgMatches;
use std::path::Path;

pub fn run(verb: &str, matches: &ArgMatches, options: &Options, output: &mut Output) -> Result<Done, Failure> {
    match verb {
        "show" => show(matches, options, output),
        "apply" => apply(matches, options, output),
        "check" => check(&path(matches, "file"), options, output),
        "export" => export(matches, options, output),
        _ => list(output),
    }
}

fn list(output: &mut Output) -> Result<Done, Failure> {
    let mut plans: Vec<Plan> = Vec::new();
    for built_in in source::built_in() {
        plans.push(
            source::parse(built_in.text).map_err(|faults| Failure::Plan { file: built_in.id.to_owned(), faults })?,
        );
    }
    let listed: Vec<(&Plan, bool)> = plans.iter().map(|plan| (plan, true)).collect();
    output.result(
        || plan_json::plan_list(&listed),
        || plans.iter().map(|plan| format!("{}  {} ({})", plan.id, plan.title, plan.issuer)).collect(),
    );
    Ok(Done::Well)
}

fn show(matches: &ArgMatches, options: &Options, output: &mut Output) -> Result<Done, Failure> {
    let (text_of_plan, name) = plan_text(super::text(matches, "plan").unwrap_or_default(), &reader_pool())?;
    let plan = source::parse(&text_of_plan).map_err(|faults| Failure::Plan { file: name, faults })?;
    let lines = || {
        let mut lines = vec![plan.title.clone(), plan.issuer.clone(), String::new()];
        lines.extend(plan.report_types.iter().map(|one| format!("  {}  {}", one.id, one.name)));
        lines.push(String::new());
        lines.extend(
            plan.indicators
                .iter()
                .map(|one| format!("  {}  {} [{}]", one.id, one.label, text::words::judge(options.lang, one.judge))),
        );
        lines
    };
    output.result(|| plan_json::plan_show(&plan), lines);
    Ok(Done::Well)
}

/// Another version of the plan for a book.
fn apply(matches: &ArgMatches, options: &Options, output: &mut Output) -> Result<Done, Failure> {
    let (plan, name) = plan_text(super::text(matches, "plan").unwrap_or_default(), &reader_pool())?;
    let trial = matches.get_flag("dry-run");
    let book = path(matches, "book");
    let (mut book, actor) = if trial { open_to_try(&book, options)? } else { open(&book, options, true)? };
    let from = matches.get_one("from").copied().unwrap_or(actor.today);
    let reason = super::text(matches, "reason");
    let proposal = Proposal { text: &plan, name: &name, from, reason };
    let pool = reader_pool();
    let applied = if trial {
        plan_change::rehearse(&mut book, &pool, proposal, &actor)?
    } else {
        plan_change::apply(&mut book, &pool, proposal, &actor)?
    };
    let lang = options.lang;
    let lines = || {
        let mut lines = vec![text::plan::heading(lang, &applied)];
        lines.extend(applied.changes.iter().map(|change| format!("  {}", text::plan::change(lang, change))));
        lines.extend(applied.effects.iter().flat_map(|effect| text::plan::effect(lang, effect)));
        lines.extend(trial.then(|| text::plan::rehearsed(lang).to_owned()));
        lines
    };
    output.result(|| json::applied(&applied, lang), lines);
    Ok(Done::Well)
}

fn check(file: &Path, options: &Options, output: &mut Output) -> Result<Done, Failure> {
    let shown = file.display().to_string();
    let faults = examine(file, &reader_pool())?;
    let lines = || {
        if faults.is_empty() {
            return vec![text::words::no_faults(options.lang).to_owned()];
        }
        match &faults {
            PlanFaults::Text(faults) => faults.iter().map(|fault| line(options.lang, &shown, fault)).collect(),
            PlanFaults::Sheet(faults) => {
                let line = |fault| {
                    let sentence = text::plan::sheet_fault(options.lang, fault);
                    format!("{shown} {}: {} {}", text::plan::place(fault), sentence.message, sentence.advice)
                };
                faults.iter().map(line).collect()
            }
        }
    };
    output.result(|| plan_json::faults_json(&shown, &faults, options.lang), lines);
    Ok(if faults.is_empty() { Done::Well } else { Done::Faults })
}

fn line(lang: text::Lang, file: &str, fault: &source::Fault) -> String {
    let sentence = text::plan::fault(lang, &fault.kind);
    format!("{file}:{}:{}: {} {}", fault.line, fault.column, sentence.message, sentence.advice)
}

/// As text, or as a workbook where the file's name says so.
fn export(matches: &ArgMatches, options: &Options, output: &mut Output) -> Result<Done, Failure> {
    let (text_of_plan, name) = plan_text(super::text(matches, "plan").unwrap_or_default(), &reader_pool())?;
    let to = path(matches, "file");
    let bytes = if to.extension().is_some_and(|ending| ending.eq_ignore_ascii_case("xlsx")) {
        let plan = source::parse(&text_of_plan).map_err(|faults| Failure::Plan { file: name, faults })?;
        write_plan(&plan, actor(options, None).today)?
    } else {
        text_of_plan.into_bytes()
    };
    save_bytes(&to, &bytes)?;
    output.say(&text::summary::written(options.lang, &to.display().to_string()));
    Ok(Done::Well)
}
