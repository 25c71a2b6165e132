//! What follows from a line that was picked and from a text that was typed.
use super::{
    applies,
    context::Context,
    effect::{Edition, Effect, Password, Query, Work},
    intake::short,
    overlay::{Choice, Item, Overlay, Wanted, ask, chooser, pick, read},
    path::typed as path,
    plan, roster,
    step::{Place, Step},
    units::Act,
};
use crate::{
    domain::{
        book::Action,
        plan::{Plan, source},
        vietnamese::{clean, date},
    },
    job::{import::Received, tray::Answer},
    text::{self, screen::app as words, screen::plan as plan_words},
};
use chrono::NaiveDate;
use std::path::{Path, PathBuf};

/// What picking a line leads to.
pub fn chosen(choice: &Choice, context: &Context<'_>) -> Vec<Step> {
    let work = |work| vec![Step::Do(Effect::Work(work))];
    match choice {
        Choice::Run(command) => vec![Step::Run(*command)],
        Choice::Do(effect) => vec![Step::Do((**effect).clone())],
        Choice::Period(id) => vec![Step::Do(Effect::Ask(Query::Period(id.clone())))],
        Choice::Filter(filter) => vec![Step::Go(Place::Units(filter.clone()))],
        Choice::Act { period, act, units } => act_on(*act, period, units, context),
        Choice::Answer { period, report, answer } => {
            work(Work::Answer { period: period.clone(), report: *report, answer: answer.clone() })
        }
        Choice::AnyUnit { period, report } => any_unit(period, *report, context),
        Choice::Later => vec![],
        Choice::Point(shown) => vec![Step::Point(shown.clone())],
        Choice::Roster(filter) => vec![Step::Go(Place::Roster(filter.clone()))],
        Choice::NewPlan(file) => plan::ask_from(file, context),
        Choice::PlanFrom { file, from } => plan::ask_why(file, *from, context),
        Choice::Unit(one) => roster::chosen(one, context),
        Choice::Applies(known) => applies::next(known, context),
        Choice::Go(place) => vec![Step::Go(place.clone())],
        Choice::Password(receipt) => vec![Step::Open(ask_password(*receipt, context))],
        Choice::Read(title, text) => vec![Step::Open(Overlay::Read(read::State::new(title.clone(), text.clone())))],
        Choice::Discard { period, receipt } => {
            vec![Step::Open(ask_discard(period.clone(), *receipt, context))]
        }
        Choice::Plan(id) => vec![Step::Open(ask_book_path(id, context))],
        Choice::PlanFile => open_chooser(chooser::Aim::Plan, context.home),
        Choice::Folder(folder) => vec![Step::Do(Effect::Ask(Query::Folder(folder.clone())))],
        Choice::Received { period, paths, received } => {
            work(Work::Import { period: period.clone(), paths: paths.clone(), received: Some(*received) })
        }
        Choice::ReceivedOn { period, paths } => {
            let wanted = Wanted::ReceivedOn { period: period.clone(), paths: paths.clone() };
            vec![Step::Open(ask_for(wanted, "", context))]
        }
    }
}

/// What a typed line leads to, or why it cannot be taken.
pub fn typed(wanted: &Wanted, text: &str, context: &Context<'_>) -> Result<Vec<Step>, String> {
    let lang = context.lang;
    if let Wanted::Password(receipt) = wanted {
        // Every letter counts, blanks too.
        return match text.is_empty() {
            true => Err(words::must_be_filled(lang).to_owned()),
            false => {
                let work = Work::Unlock { receipt: *receipt, password: Password(text.to_owned()) };
                Ok(vec![Step::Do(Effect::Work(work))])
            }
        };
    }
    let text = clean(text).trim().to_owned();
    let desk = context.desk;
    let filled = || if text.is_empty() { Err(words::must_be_filled(lang).to_owned()) } else { Ok(text.clone()) };
    let work = |work| Ok(vec![Step::Do(Effect::Work(work))]);
    match wanted {
        Wanted::Reason(actions) => work(Work::Decide { actions: actions.clone(), reason: Some(filled()?) }),
        Wanted::DiscardReason { period, receipt } => {
            work(Work::Discard { period: period.clone(), receipt: *receipt, reason: filled()? })
        }
        Wanted::Until { period, units } => {
            let until = day(&filled()?, context)?;
            // Who owes, and until when, is only known of the period looked at.
            let Some(desk) = desk.filter(|_| context.shows(period)) else {
                return Err(words::other_period(lang).to_owned());
            };
            if let Some(due) = desk.stand.period.deadline().filter(|due| until <= due.last_day) {
                return Err(words::not_later(lang, due.last_day));
            }
            let actions = Act::Extend.actions(desk, units, Some(until));
            Ok(vec![Step::Open(ask_for(Wanted::Reason(actions), "", context))])
        }
        Wanted::Value { period, report, field, row, old } => {
            let action =
                Action::Correct { report: *report, field: field.clone(), row: *row, value: text, old: old.clone() };
            readable(&action, period, context)?;
            Ok(vec![Step::Open(ask_for(Wanted::Reason(vec![action]), "", context))])
        }
        Wanted::Note { period, unit } => {
            let action = Action::Note { period: period.clone(), unit: unit.clone() };
            work(Work::Decide { actions: vec![action], reason: Some(filled()?) })
        }
        Wanted::ReceivedOn { period, paths } => {
            let received = day(&filled()?, context)?;
            let today = desk.map_or(NaiveDate::MAX, |desk| desk.stand.as_of);
            if received > today {
                return Err(words::ahead(lang, today));
            }
            work(Work::Import { period: period.clone(), paths: paths.clone(), received: Some(Received::On(received)) })
        }
        // Taken above, as it was typed.
        Wanted::Password(_) => Ok(vec![]),
        Wanted::Who => {
            let mut settings = context.settings.clone();
            settings.who = Some(filled()?);
            Ok(vec![Step::Do(Effect::Remember(settings))])
        }
        Wanted::BookPath { plan } => {
            let book = with_ending(path(&filled()?, context.home, context.home), "tonghop");
            Ok(open_chooser(chooser::Aim::Roster { plan: plan.clone(), book }, context.home))
        }
        Wanted::Unit(draft) => roster::typed(draft, &text, context),
        Wanted::Plan(draft) => plan::typed(draft, &text, context),
        Wanted::SampleFolder => work(Work::Sample { folder: path(&filled()?, context.home, context.home) }),
    }
}

/// A question for a line of text, with its own title and prompt.
pub fn ask_for(wanted: Wanted, text: &str, context: &Context<'_>) -> Overlay {
    let (title, prompt) = words::wanted(context.lang, words::Asked::from(&wanted));
    if let Wanted::Reason(actions) = &wanted
        && let Some(first) = actions.first()
    {
        // Several words for one act would hide what the Enter does: it is said, with whom it is about.
        let title = text::words::action(context.lang, first);
        let prompt = format!("{}\n{prompt}", about(actions, context));
        return Overlay::Ask(ask::State::new(wanted, title, prompt, text));
    }
    Overlay::Ask(ask::State::new(wanted, title, prompt, text))
}

/// Whom decisions are about, by name, and what a correction changes.
fn about(actions: &[Action], context: &Context<'_>) -> String {
    let Some(desk) = context.desk else { return String::new() };
    let name = |action: &Action| {
        let unit = match action {
            Action::Exempt { unit, .. }
            | Action::Extend { unit, .. }
            | Action::Note { unit, .. }
            | Action::Applies { unit, .. }
            | Action::KeyIn { unit, .. } => desk.unit_of(unit),
            Action::Accept { report } | Action::Return { report } | Action::Correct { report, .. } => {
                desk.stand.reports.unit_of(*report).and_then(|at| desk.unit(at))
            }
            Action::NewBook { .. }
            | Action::ImportRoster { .. }
            | Action::ChangeRoster { .. }
            | Action::ChangePlan { .. }
            | Action::Baseline { .. }
            | Action::OpenPeriod { .. }
            | Action::ClosePeriod { .. }
            | Action::ReopenPeriod { .. }
            | Action::ForwardPeriod { .. }
            | Action::Import { .. }
            | Action::AnswerUnit { .. }
            | Action::AnswerPeriod { .. }
            | Action::AnswerEncoding { .. }
            | Action::Teach { .. }
            | Action::Unlock { .. }
            | Action::KeepVersion { .. }
            | Action::Discard { .. }
            | Action::Export { .. }
            | Action::Undo { .. } => None,
        };
        unit.map(|unit| unit.name.clone())
    };
    /// Names that fit a dialog; the others are counted.
    const NAMED: usize = 4;
    let names: Vec<String> = actions.iter().take(NAMED).filter_map(name).collect();
    let mut said = words::about(context.lang, &names, actions.len().saturating_sub(NAMED));
    if let [Action::Correct { field, value, old, .. }] = actions {
        let label = desk.form().and_then(|form| form.field(field)).map_or(field.as_str(), |field| field.label.as_str());
        said.push_str(&format!("\n{}", words::correction(context.lang, label, old.as_deref(), value)));
    }
    if let Some(Action::Applies { indicator, applies, .. }) = actions.first() {
        let found = desk.plan.indicators.iter().find(|one| one.id == *indicator);
        let label = found.map_or(indicator.as_str(), |one| one.label.as_str());
        said.push_str(&format!("\n{}", plan_words::set_applies(context.lang, label, *applies)));
    }
    said
}

/// Why a file is left out; the file is named.
pub fn ask_discard(period: String, receipt: i64, context: &Context<'_>) -> Overlay {
    let (title, prompt) = words::wanted(context.lang, words::Asked::DiscardReason);
    let file = context.desk.and_then(|desk| desk.waiting.files.iter().find(|file| file.id == Some(receipt)));
    let name = file.map(|file| format!("{}\n", short(&file.path))).unwrap_or_default();
    let wanted = Wanted::DiscardReason { period, receipt };
    Overlay::Ask(ask::State::new(wanted, title, format!("{name}{prompt}"), ""))
}

/// The password of a file; what is typed is not shown.
pub fn ask_password(receipt: i64, context: &Context<'_>) -> Overlay {
    let (title, prompt) = words::wanted(context.lang, words::Asked::Password);
    Overlay::Ask(ask::State::hidden(Wanted::Password(receipt), title, prompt))
}

/// Opens the file chooser in a folder.
pub fn open_chooser(aim: chooser::Aim, folder: &Path) -> Vec<Step> {
    let folder = folder.to_path_buf();
    let open = Step::Open(Overlay::Chooser(Box::new(chooser::State::new(aim, folder.clone()))));
    vec![open, Step::Do(Effect::Ask(Query::Folder(folder)))]
}

/// Files to take in: after the deadline somebody has to say when they came.
pub fn import(paths: Vec<PathBuf>, context: &Context<'_>) -> Vec<Step> {
    let Some(desk) = context.desk else { return vec![] };
    let (lang, today) = (context.lang, desk.stand.as_of);
    let period = context.period();
    let late = desk.stand.period.deadline().filter(|due| today > due.last_day);
    let Some(due) = late else {
        return vec![Step::Do(Effect::Work(Work::Import { period, paths, received: None }))];
    };
    let item = |label: &str, detail: String, received| Item {
        label: label.to_owned(),
        detail,
        choice: Choice::Received { period: period.clone(), paths: paths.clone(), received },
    };
    let items = vec![
        item(words::received_file(lang), String::new(), Received::FileDate),
        item(words::received_today(lang), text::words::date(today), Received::Today),
        item(words::received_in_time(lang), text::words::date(due.last_day), Received::On(due.last_day)),
        Item {
            label: words::received_other(lang).to_owned(),
            detail: String::new(),
            choice: Choice::ReceivedOn { period: period.clone(), paths: paths.clone() },
        },
    ];
    vec![Step::Open(Overlay::Pick(pick::State::new(words::received_title(lang, due.last_day), items)))]
}

fn act_on(act: Act, period: &str, units: &[u32], context: &Context<'_>) -> Vec<Step> {
    let warn = |text: &str| vec![Step::Say(super::step::Notice::warning(text))];
    let Some(desk) = context.desk.filter(|_| context.shows(period)) else {
        return warn(words::other_period(context.lang));
    };
    if act == Act::Extend {
        return vec![Step::Open(ask_for(
            Wanted::Until { period: period.to_owned(), units: units.to_vec() },
            "",
            context,
        ))];
    }
    let actions = act.actions(desk, units, None);
    if actions.is_empty() {
        return warn(words::nothing_to_do(context.lang));
    }
    vec![Step::Open(ask_for(Wanted::Reason(actions), "", context))]
}

/// Every unit of the roster as an answer.
fn any_unit(period: &str, report: crate::domain::book::ReportRef, context: &Context<'_>) -> Vec<Step> {
    let Some(desk) = context.desk else { return vec![] };
    let item = |unit: &crate::domain::unit::Unit| Item {
        label: format!("{} — {}", unit.name, unit.commune),
        detail: unit.code.clone(),
        choice: Choice::Answer { period: period.to_owned(), report, answer: Answer::Unit(unit.code.clone()) },
    };
    let items = desk.units.iter().map(item).collect();
    vec![Step::Open(Overlay::Pick(pick::State::new(words::which_unit(context.lang), items)))]
}

fn ask_book_path(plan: &str, context: &Context<'_>) -> Overlay {
    let stem = Path::new(plan).file_stem().unwrap_or_default().to_string_lossy().into_owned();
    let book = context.home.join(format!("{stem}.tonghop"));
    let (title, prompt) = words::wanted(context.lang, words::Asked::BookPath);
    // The list has cut the plan's long name.
    let name = built_in_plan(plan).map(|plan| plan.title).unwrap_or_else(|| plan.to_owned());
    let wanted = Wanted::BookPath { plan: plan.to_owned() };
    Overlay::Ask(ask::State::new(wanted, title, format!("{name}\n{prompt}"), &book.to_string_lossy()))
}

fn day(text: &str, context: &Context<'_>) -> Result<NaiveDate, String> {
    date::parse(text).map(|read| read.date).ok_or_else(|| words::no_day(context.lang).to_owned())
}

/// A correction that its field cannot read would clear the field without a word; only a blank clears.
fn readable(action: &Action, period: &str, context: &Context<'_>) -> Result<(), String> {
    let Action::Correct { field, value, .. } = action else { return Ok(()) };
    let form = context.desk.and_then(|desk| desk.plan.form_of(&desk.plan.period_id(period).ok()?.report_type));
    let Some((form, key)) = form.and_then(|form| Some((form, form.field_key(field)?))) else { return Ok(()) };
    let is_read = value.is_empty() || crate::job::standing::corrected(form, key, value).is_some();
    if is_read { Ok(()) } else { Err(words::not_a_value(context.lang, form.get(key))) }
}

/// A plan that ships with the program, by its id.
fn built_in_plan(id: &str) -> Option<Plan> {
    source::find(id).and_then(|plan| source::parse(plan.text).ok())
}

pub(super) fn with_ending(path: PathBuf, ending: &str) -> PathBuf {
    let has = path.extension().is_some_and(|one| one.eq_ignore_ascii_case(ending));
    if has {
        return path;
    }
    let mut name = path.into_os_string();
    name.push(format!(".{ending}"));
    name.into()
}

/// Where the consolidated workbook goes unless somebody says otherwise.
pub fn export_path(edition: Edition, context: &Context<'_>) -> PathBuf {
    let period = context.desk.map(|desk| desk.stand.period.id.to_string().replace('@', "-")).unwrap_or_default();
    let name = match edition {
        Edition::Province => format!("tong-hop-{period}.xlsx"),
        Edition::Office => format!("tong-hop-{period}-luu.xlsx"),
    };
    context.settings.outbox.clone().unwrap_or_else(|| context.beside_book()).join(name)
}
