//! Plans: the built-in ones, and files.
use super::{path, reader_pool};
use crate::{
    cli::{Done, Output, args::Options, json, open, plan_json},
    domain::plan::{Plan, source},
    job::{
        Failure,
        plan::{plan_text, read_text},
        plan_change::{self, Proposal},
    },
    sheet::write::save_bytes,
    text,
};
use clap::ArgMatches;
use std::path::Path;

pub fn run(verb: &str, matches: &ArgMatches, options: &Options, output: &mut Output) -> Result<Done, Failure> {
    match verb {
        "show" => show(matches, options, output),
        "apply" => apply(matches, options, output),
        "check" => check(&path(matches, "file"), options, output),
        "export" => {
            let (text_of_plan, _) = plan_text(super::text(matches, "plan").unwrap_or_default())?;
            let to = path(matches, "file");
            save_bytes(&to, text_of_plan.as_bytes())?;
            output.say(&text::summary::written(options.lang, &to.display().to_string()));
            Ok(Done::Well)
        }
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
    let (text_of_plan, name) = plan_text(super::text(matches, "plan").unwrap_or_default())?;
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
    let (plan, name) = plan_text(super::text(matches, "plan").unwrap_or_default())?;
    let (mut book, actor) = open(&path(matches, "book"), options, true)?;
    let from = matches.get_one("from").copied().unwrap_or(actor.today);
    let reason = super::text(matches, "reason");
    let proposal = Proposal { text: &plan, name: &name, from, reason };
    let trial = matches.get_flag("dry-run");
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
    let faults = source::parse(&read_text(file)?).err().unwrap_or_default();
    let lines = || {
        if faults.is_empty() {
            return vec![text::words::no_faults(options.lang).to_owned()];
        }
        let line = |fault: &source::Fault| {
            let sentence = text::plan::fault(options.lang, &fault.kind);
            format!("{shown}:{}:{}: {} {}", fault.line, fault.column, sentence.message, sentence.advice)
        };
        faults.iter().map(line).collect()
    };
    output.result(|| plan_json::faults_json(&shown, &faults, options.lang), lines);
    Ok(if faults.is_empty() { Done::Well } else { Done::Faults })
}
