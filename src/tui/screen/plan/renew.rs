//! The plan as a workbook, and another version of it from a file: from when, what differs and what that does, and only then in force.
use super::act::Draft;
use crate::{
    job::plan_change::Applied,
    text::{self, Lang, screen::plan as words},
    tui::screen::{
        context::Context,
        effect::{Effect, Work},
        follow,
        overlay::{Choice, Overlay, Wanted, ask, chooser, compare},
        path,
        step::Step,
    },
};
use chrono::NaiveDate;
use std::path::{Path, PathBuf};

/// Where the plan is written to.
pub fn ask_export(context: &Context<'_>) -> Vec<Step> {
    let Some(plan) = context.plan() else { return vec![] };
    let (title, prompt) = words::export_title(context.lang);
    let folder = context.settings.outbox.clone().unwrap_or_else(|| context.beside_book());
    let to = folder.join(format!("ke-hoach-{}.xlsx", plan.id));
    let ask = ask::State::new(Wanted::Plan(Draft::Export), title, prompt, &to.to_string_lossy());
    vec![Step::Open(Overlay::Ask(ask))]
}

pub fn export(text: &str, context: &Context<'_>) -> Vec<Step> {
    let to = follow::with_ending(path::typed(text, &context.beside_book(), context.home), "xlsx");
    vec![Step::Do(Effect::Work(Work::ExportPlan { to, overwrite: false }))]
}

/// Chooses the file.
pub fn choose(context: &Context<'_>) -> Vec<Step> {
    let folder = context.settings.outbox.clone().unwrap_or_else(|| context.beside_book());
    follow::open_chooser(chooser::Aim::NewPlan, &folder)
}

/// From which day the version in this file is to hold.
pub fn ask_from(file: &Path, context: &Context<'_>) -> Vec<Step> {
    let (title, prompt) = words::ask_from(context.lang);
    let prompt = format!("{}\n{prompt}", file.file_name().unwrap_or_default().to_string_lossy());
    let draft = Draft::From { file: file.to_path_buf() };
    vec![Step::Open(Overlay::Ask(ask::State::new(Wanted::Plan(draft), title, prompt, "")))]
}

/// Tries it: everything is done and taken back.
pub fn rehearse(file: PathBuf, from: NaiveDate) -> Vec<Step> {
    vec![Step::Do(Effect::Work(Work::RehearsePlan { file, from }))]
}

/// What the trial came to; Enter asks why and puts it in force.
pub fn rehearsed(file: &Path, applied: &Applied, lang: Lang) -> Overlay {
    let mut lines: Vec<(compare::Change, String)> = Vec::new();
    for change in &applied.changes {
        lines.push(compare::signed(&text::plan::change(lang, change)));
    }
    lines.extend(applied.effects.iter().flat_map(|one| text::plan::effect(lang, one)).map(|line| {
        let marked = line.starts_with(' ');
        (if marked { compare::Change::Doubt } else { compare::Change::Said }, line.trim().to_owned())
    }));
    let nothing = applied.changes.is_empty();
    let about = format!(
        "{}. {}",
        text::plan::heading(lang, applied).trim_end_matches(':'),
        words::changes(lang, applied.changes.len())
    );
    let agreed = Choice::PlanFrom { file: file.to_path_buf(), from: applied.from };
    let title = words::difference_title(lang);
    Overlay::Compare(compare::State::new(title, about, lines, (!nothing).then_some(agreed), lang))
}

/// Somebody agreed: why?
pub fn ask_why(file: &Path, from: NaiveDate, context: &Context<'_>) -> Vec<Step> {
    let lang = context.lang;
    let (title, _) = words::ask_from(lang);
    let prompt = words::ask_reason(
        lang,
        &words::renew_line(lang, &file.file_name().unwrap_or_default().to_string_lossy(), from),
    );
    let draft = Draft::Why { file: file.to_path_buf(), from };
    vec![Step::Open(Overlay::Ask(ask::State::new(Wanted::Plan(draft), title, prompt, "")))]
}

pub fn apply(file: PathBuf, from: NaiveDate, reason: String) -> Vec<Step> {
    vec![Step::Do(Effect::Work(Work::ApplyPlan { file, from, reason }))]
}
