//! Which pane is shown, what is selected in it, and the question that was asked last.
use super::{
    files::{Waiting, by_urgency, came, is_taken_back, question_of, short, units, waiting},
    question,
    said::sentences,
};
use crate::{
    domain::{
        book::{Action, ReportRef},
        intake::QuestionKind,
    },
    job::{
        import::{FileOutcome, ImportedFile},
        review::Review,
    },
    text::{self, Sentence, screen::app, screen::intake as words},
    tui::{
        action::command::{Command, Intake, Scope},
        part::cursor::Cursor,
        screen::{
            context::{Context, Running, Task},
            desk::Desk,
            effect::{Answered, Effect, Query},
            follow,
            overlay::{Overlay, locked, read},
            sheet::Target,
            step::{Msg, Notice, Place, Step},
        },
    },
};

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Pane {
    /// Reports that wait for an answer.
    Waiting,
    /// Files of the import under way, or of the last one.
    Import,
}

#[derive(Debug, Default)]
pub struct State {
    /// None: the one that matters more now.
    chosen: Option<Pane>,
    pub waiting: Cursor,
    pub files: Cursor,
    /// The list of files that are being read was scrolled: it no longer follows the last one.
    pub scrolled: bool,
    /// Places of the files of the last import, as they are listed.
    pub order: Vec<usize>,
    asked: Option<Asked>,
    /// The question opens once the review of its unit has been read.
    awaits: bool,
    /// The report and the file that are selected: those above them come and go.
    report: Option<ReportRef>,
    file: Option<String>,
}

/// A question that was opened. The next one opens by itself once the journal holds an answer to this one: neither the
/// way the dialog was closed nor a list that grew shorter would prove that.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Asked {
    report: ReportRef,
    /// Among those that waited.
    at: usize,
    /// The last decision before it.
    after: i64,
}

impl State {
    pub fn pane(&self, context: &Context<'_>) -> Pane {
        let waits = context.desk.is_some_and(|desk| waiting(desk).next().is_some());
        self.chosen.unwrap_or(match (importing(context), waits, context.imported) {
            (Some(_), _, _) | (None, false, Some(_)) => Pane::Import,
            (None, true, _) | (None, false, None) => Pane::Waiting,
        })
    }

    /// The selected row of the pane of files, where so many are.
    pub fn file_at(&self, running: bool, len: usize) -> Option<usize> {
        if running && !self.scrolled { len.checked_sub(1) } else { self.files.at() }
    }
}

/// The import under way.
pub fn importing<'a>(context: &Context<'a>) -> Option<&'a Running> {
    context.running.filter(|running| running.what == Task::Import)
}

/// How many rows the pane of files has.
pub fn file_count(context: &Context<'_>) -> usize {
    match (importing(context), context.imported) {
        (Some(running), _) => running.log.len(),
        (None, Some(imported)) => imported.files.len(),
        (None, None) => 0,
    }
}

pub fn scopes(_: &State) -> Vec<Scope> {
    vec![Scope::Intake, Scope::List]
}

pub fn own(command: Command) -> Option<Intake> {
    if let Command::Intake(command) = command { Some(command) } else { None }
}

pub fn name(_: &State, context: &Context<'_>) -> String {
    words::title(context.lang).to_owned()
}

/// What the selected row is.
enum Row<'a> {
    Nothing,
    /// Being read now.
    Reading,
    Asks(usize, Waiting<'a>),
    File(&'a ImportedFile),
}

fn selected<'a>(state: &State, context: &Context<'a>) -> Row<'a> {
    let Some(desk) = context.desk else { return Row::Nothing };
    match state.pane(context) {
        Pane::Waiting => {
            let at = state.waiting.at();
            at.and_then(|at| Some((at, waiting(desk).nth(at)?))).map_or(Row::Nothing, |(at, one)| Row::Asks(at, one))
        }
        Pane::Import if importing(context).is_some() => Row::Reading,
        Pane::Import => {
            let place = state.files.at().and_then(|at| state.order.get(at));
            let file = place.and_then(|place| context.imported?.files.get(*place));
            match file.map(|file| (file, question_of(file, desk))) {
                None => Row::Nothing,
                Some((_, Some((at, one)))) => Row::Asks(at, one),
                Some((file, None)) => Row::File(file),
            }
        }
    }
}

pub fn refusal(state: &State, command: Intake, context: &Context<'_>) -> Option<Sentence> {
    let lang = context.lang;
    let row = selected(state, context);
    match (command, row) {
        (Intake::Pane, _) | (Intake::Answer, Row::File(_)) => None,
        (Intake::Sheet, Row::Asks(_, one)) => {
            (one.question.kind == QuestionKind::Password).then(|| words::password_first(lang))
        }
        (Intake::Answer | Intake::Discard | Intake::Sheet, Row::Nothing) => Some(words::nothing_selected(lang)),
        (Intake::Answer | Intake::Discard | Intake::Sheet, Row::Reading) => Some(words::still_reading(lang)),
        (Intake::Sheet, Row::File(file)) => file.id.is_none().then(|| words::not_kept(lang)),
        (Intake::Discard, Row::File(_)) => Some(words::does_not_wait(lang)),
        (Intake::Answer | Intake::Discard, Row::Asks(..)) => {
            let busy = || context.running.map(|_| app::busy(lang));
            locked(context).or_else(busy)
        }
    }
}

pub fn update(state: &mut State, msg: Msg<'_, Intake>, context: &Context<'_>) -> Vec<Step> {
    let Some(desk) = context.desk else { return vec![] };
    let rows = context.rows / 2;
    if matches!(msg, Msg::Changed) {
        state.order = context.imported.map(by_urgency).unwrap_or_default();
    }
    state.waiting.settle(waiting(desk).count(), rows);
    state.files.settle(file_count(context), rows);
    if matches!(msg, Msg::Changed) {
        find_again(state, desk, context);
    }
    if importing(context).is_none() {
        // The next import is followed again.
        state.scrolled = false;
    }
    let steps = react(state, msg, desk, context);
    remember(state, desk, context);
    steps
}

/// The path of a file of the import, by its row.
fn path_at<'a>(state: &State, context: &Context<'a>, row: usize) -> Option<&'a str> {
    match importing(context) {
        Some(running) => running.log.get(row).map(|(path, _)| path.as_str()),
        None => context.imported?.files.get(*state.order.get(row)?).map(|file| file.path.as_str()),
    }
}

fn find_again(state: &mut State, desk: &Desk, context: &Context<'_>) {
    if let Some(at) = waiting(desk).position(|one| Some(one.id) == state.report) {
        state.waiting.to(at);
    }
    let is_file = |row: &usize| state.file.is_some() && path_at(state, context, *row) == state.file.as_deref();
    if let Some(row) = (0..file_count(context)).find(is_file) {
        state.files.to(row);
    }
}

fn remember(state: &mut State, desk: &Desk, context: &Context<'_>) {
    state.report = state.waiting.at().and_then(|at| waiting(desk).nth(at)).map(|one| one.id);
    // The list that follows the last file has nothing selected.
    let follows = importing(context).is_some() && !state.scrolled;
    let row = state.files.at().filter(|_| !follows);
    state.file = row.and_then(|row| path_at(state, context, row)).map(str::to_owned);
}

fn react(state: &mut State, msg: Msg<'_, Intake>, desk: &Desk, context: &Context<'_>) -> Vec<Step> {
    if !matches!(msg, Msg::Changed | Msg::Answered(_)) {
        // Whoever does something here has left the question.
        state.asked = None;
    }
    match msg {
        Msg::Move(list) => match state.pane(context) {
            Pane::Waiting => state.waiting.step(list),
            Pane::Import => {
                follow_no_more(state, context);
                state.files.step(list);
            }
        },
        Msg::Clicked(row) => return clicked(state, row, context),
        Msg::Changed => return next_question(state, desk, context),
        Msg::Do(Intake::Pane) => {
            state.chosen = Some(match state.pane(context) {
                Pane::Waiting => Pane::Import,
                Pane::Import => Pane::Waiting,
            });
        }
        Msg::Do(Intake::Answer) => match selected(state, context) {
            Row::Asks(at, one) => return vec![ask(state, desk, at, &one, context)],
            Row::File(file) => return open(desk, file, context),
            Row::Nothing | Row::Reading => {}
        },
        Msg::Do(Intake::Discard) => {
            if let Row::Asks(_, one) = selected(state, context) {
                return vec![Step::Open(follow::ask_discard(context.period(), one.id.receipt, context))];
            }
        }
        Msg::Do(Intake::Sheet) => {
            let target = match selected(state, context) {
                Row::Asks(_, one) => Some(question::sheet_of(&one)),
                Row::File(file) => file.id.map(|receipt| Target { receipt, ..Target::default() }),
                Row::Nothing | Row::Reading => None,
            };
            return target.map(|target| Step::Go(Place::Sheet(target))).into_iter().collect();
        }
        Msg::Answered(Answered::Review(review)) => return ask_reviewed(state, desk, Some(review), context),
        Msg::Answered(Answered::Failed(_) | Answered::Crashed { .. }) => {
            return ask_reviewed(state, desk, None, context);
        }
        Msg::Mark(_) | Msg::Typed | Msg::Answered(_) => {}
    }
    vec![]
}

fn follow_no_more(state: &mut State, context: &Context<'_>) {
    if importing(context).is_some() && !state.scrolled {
        state.files.end();
        state.scrolled = true;
    }
}

fn clicked(state: &mut State, row: usize, context: &Context<'_>) -> Vec<Step> {
    let cursor = match state.pane(context) {
        Pane::Waiting => &mut state.waiting,
        Pane::Import => {
            state.scrolled = true;
            &mut state.files
        }
    };
    if cursor.at() == Some(row) {
        return vec![Step::Run(Command::Intake(Intake::Answer))];
    }
    cursor.to(row);
    vec![]
}

fn ask(state: &mut State, desk: &Desk, at: usize, one: &Waiting<'_>, context: &Context<'_>) -> Step {
    state.waiting.to(at);
    let after = desk.journal.last().map_or(0, |last| last.seq);
    state.asked = Some(Asked { report: one.id, at, after });
    let unit = desk.stand.reports.unit_of(one.id).filter(|_| one.question.kind == QuestionKind::Version);
    // What differs between the versions is read first.
    state.awaits = unit.is_some();
    if let Some(unit) = unit {
        return Step::Do(Effect::Ask(Query::Review(unit)));
    }
    Step::Open(question::ask(desk, one, waiting(desk).count(), None, context.lang))
}

/// Opens the question that waited for the review of its unit; without one when it could not be read.
fn ask_reviewed(state: &mut State, desk: &Desk, review: Option<&Review>, context: &Context<'_>) -> Vec<Step> {
    let Some(asked) = state.asked.filter(|_| std::mem::take(&mut state.awaits)) else { return vec![] };
    let found = waiting(desk).find(|one| one.id == asked.report);
    let open = |one: Waiting<'_>| Step::Open(question::ask(desk, &one, waiting(desk).count(), review, context.lang));
    found.map(open).into_iter().collect()
}

/// After an answer the question that took its place, if any waits.
fn next_question(state: &mut State, desk: &Desk, context: &Context<'_>) -> Vec<Step> {
    let Some(asked) = state.asked else { return vec![] };
    let Some(last) = desk.journal.last().filter(|last| last.seq > asked.after) else { return vec![] };
    state.asked = None;
    if !answers(&last.action, asked.report) || context.running.is_some() {
        return vec![];
    }
    let count = waiting(desk).count();
    let at = asked.at.min(count.saturating_sub(1));
    match waiting(desk).nth(at) {
        Some(one) => vec![ask(state, desk, at, &one, context)],
        None => vec![Step::Say(Notice::good(words::all_answered(context.lang)))],
    }
}

/// The decision settles the question of this report.
fn answers(action: &Action, asked: ReportRef) -> bool {
    match action {
        Action::AnswerUnit { report, .. }
        | Action::AnswerPeriod { report, .. }
        | Action::AnswerEncoding { report, .. }
        | Action::Teach { report, .. }
        | Action::KeepVersion { report, .. } => *report == asked,
        Action::Discard { receipt } | Action::Unlock { receipt } => *receipt == asked.receipt,
        Action::NewBook { .. }
        | Action::ImportRoster { .. }
        | Action::ChangeRoster { .. }
        | Action::ChangePlan { .. }
        | Action::Applies { .. }
        | Action::Baseline { .. }
        | Action::OpenPeriod { .. }
        | Action::ClosePeriod { .. }
        | Action::ReopenPeriod { .. }
        | Action::ForwardPeriod { .. }
        | Action::Import { .. }
        | Action::KeyIn { .. }
        | Action::Accept { .. }
        | Action::Return { .. }
        | Action::Correct { .. }
        | Action::Exempt { .. }
        | Action::Extend { .. }
        | Action::Note { .. }
        | Action::Export { .. }
        | Action::Undo { .. } => false,
    }
}

/// A file that asks nothing: the report it brought, or why it was not taken.
fn open(desk: &Desk, file: &ImportedFile, context: &Context<'_>) -> Vec<Step> {
    let own = units(file, desk);
    if let Some(unit) = own.first().and_then(|unit| usize::try_from(*unit).ok()) {
        // From a file of many to its units; else to those of the whole import.
        let all = context.imported.iter().flat_map(|imported| &imported.files);
        let among = if own.len() > 1 { own } else { all.flat_map(|file| units(file, desk)).collect() };
        return vec![Step::Go(Place::Report { unit, among })];
    }
    let title = text::summary::file_outcome(context.lang, file.outcome);
    let text = format!("{}\n\n{}", file.path, sentences(desk, file, context.lang));
    vec![Step::Open(Overlay::Read(read::State::new(format!("{}: {title}", short(&file.path)), text)))]
}

pub fn copied(state: &State, context: &Context<'_>) -> Option<String> {
    let (lang, desk) = (context.lang, context.desk?);
    match selected(state, context) {
        Row::Asks(_, one) => Some(format!("{}\t{}", one.file.path, text::words::question(lang, one.question.kind))),
        Row::File(file) => {
            let taken_back = context.imported.is_some_and(|imported| is_taken_back(imported, desk));
            let outcome = words::came(lang, came(file, taken_back, desk));
            let why = match file.outcome {
                FileOutcome::Taken | FileOutcome::PartlyTaken | FileOutcome::Question => String::new(),
                FileOutcome::Refused | FileOutcome::Repeat | FileOutcome::Skipped => {
                    format!("\t{}", sentences(desk, file, lang).replace('\n', " "))
                }
            };
            Some(format!("{}\t{outcome}{why}", file.path))
        }
        Row::Reading => {
            let running = importing(context)?;
            let (path, outcome) = running.log.get(state.file_at(true, running.log.len())?)?;
            Some(format!("{path}\t{}", text::summary::file_outcome(lang, *outcome)))
        }
        Row::Nothing => None,
    }
}
