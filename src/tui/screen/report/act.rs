//! What can be done with the report on the screen, and why not.
use super::state::State;
use crate::{
    domain::{
        book::Keep,
        plan::FieldKey,
        standing::{Row, State as UnitState},
    },
    job::{review::Version, tray::Answer},
    text::{
        self,
        screen::{
            app,
            report::{self as words, Refused},
        },
    },
    tui::{
        action::command::Report,
        screen::{
            context::Context,
            desk::Desk,
            follow,
            overlay::{Choice, Item, Overlay, Wanted, ask, pick},
            step::Step,
            units::Act,
        },
    },
};

/// Why a decision does not apply to this unit.
pub fn refused(state: &State, command: Report, desk: &Desk, row: &Row) -> Option<Refused> {
    match command {
        Report::Accept | Report::Return => refused_report(state, command == Report::Accept, desk, row),
        Report::Correct => refused_correction(state, desk),
        Report::Extend | Report::Exempt => match row.state {
            UnitState::Exempt => Some(Refused::AlreadyExempt),
            UnitState::NotOwing => Some(Refused::DoesNotOwe),
            UnitState::NotYetDue
            | UnitState::Missing
            | UnitState::Returned
            | UnitState::NeedsAttention
            | UnitState::OnTime
            | UnitState::Late => None,
        },
        Report::Note
        | Report::Pane
        | Report::Detail
        | Report::Sheet
        | Report::Read
        | Report::KeyIn
        | Report::NextUnit
        | Report::LastUnit => None,
    }
}

fn refused_report(state: &State, accepts: bool, desk: &Desk, row: &Row) -> Option<Refused> {
    let Some(current) = row.current else {
        let waits = state.review.as_ref().is_some_and(|review| review.shown.is_some());
        return Some(if waits { Refused::NoneCounts } else { Refused::NoReport });
    };
    let ledger = &desk.stand.ledger;
    match accepts {
        true if ledger.accepted.contains(&current) => Some(Refused::AlreadyAccepted),
        true => row.acceptable(ledger).is_none().then_some(Refused::NoErrors),
        false => ledger.returned.contains_key(&current).then_some(Refused::AlreadyReturned),
    }
}

fn refused_correction(state: &State, desk: &Desk) -> Option<Refused> {
    if state.review.as_ref().is_some_and(|review| review.shown.is_none()) {
        return Some(Refused::NoReport);
    }
    if state.value_of_finding(desk).is_some() {
        return None;
    }
    let Some(line) = state.value(desk) else { return Some(Refused::ChooseValue) };
    let per_quarter = desk.form().and_then(|form| form.get(line.key)).is_some_and(|field| field.per_quarter);
    match line.key {
        FieldKey::Column { .. } => Some(Refused::TableCell),
        FieldKey::Field(_) => (per_quarter && line.row == 0).then_some(Refused::WithoutQuarter),
    }
}

/// Asks for what the decision still needs.
pub fn act(state: &State, command: Report, context: &Context<'_>, desk: &Desk) -> Vec<Step> {
    let Ok(unit) = u32::try_from(state.unit) else { return vec![] };
    let reason = |act: Act| Some(follow::ask_for(Wanted::Reason(act.actions(desk, &[unit], None)), "", context));
    let overlay = match command {
        Report::Accept => reason(Act::Accept),
        Report::Return => reason(Act::Return),
        Report::Exempt => reason(Act::Exempt),
        Report::Extend => {
            Some(follow::ask_for(Wanted::Until { period: context.period(), units: vec![unit] }, "", context))
        }
        Report::Note => {
            let note =
                |unit: &crate::domain::unit::Unit| Wanted::Note { period: context.period(), unit: unit.code.clone() };
            desk.unit(state.unit).map(|unit| follow::ask_for(note(unit), "", context))
        }
        Report::Correct => correct(state, context, desk),
        Report::Pane
        | Report::Detail
        | Report::Sheet
        | Report::Read
        | Report::KeyIn
        | Report::NextUnit
        | Report::LastUnit => None,
    };
    overlay.map(Step::Open).into_iter().collect()
}

/// Begins with what counts; where nothing does, with what the unit typed.
fn correct(state: &State, context: &Context<'_>, desk: &Desk) -> Option<Overlay> {
    let lang = context.lang;
    let (line, form) = (state.value(desk)?, desk.form()?);
    let field = form.get(line.key)?;
    let old = line.value.as_ref().map(|value| text::value::typed(value, field));
    let typed = if line.corrected.is_none() { line.typed.clone() } else { String::new() };
    let start = old.clone().unwrap_or(typed);
    let report = state.review.as_ref()?.shown?;
    let wanted = Wanted::Value { period: context.period(), report, field: form.name(line.key)?, row: line.row, old };
    let (title, _) = app::wanted(lang, app::Asked::Value);
    let prompt = words::correct_prompt(lang, &text::value::label(lang, form, line.key, line.row), field);
    Some(Overlay::Ask(ask::State::new(wanted, title, prompt, &start)))
}

/// Which version counts from now on.
pub fn choose(state: &State, version: &Version, context: &Context<'_>) -> Overlay {
    let lang = context.lang;
    let counting = state.review.iter().flat_map(|review| &review.versions).find(|one| one.counts);
    let answer = |keep| Choice::Answer { period: context.period(), report: version.id, answer: Answer::Keep(keep) };
    let item = |label: String, choice| Item { label, detail: String::new(), choice };
    let items = vec![
        item(words::keep_new(lang, version.number), answer(Keep::New)),
        item(words::keep_old(lang, version.number, counting.map(|one| one.number)), answer(Keep::Old)),
        item(words::later(lang).to_owned(), Choice::Later),
    ];
    Overlay::Pick(pick::State::new(words::choose_title(lang, version), items))
}
