//! Which unit is shown, what is known of its report, and which row is selected.
use super::{
    act,
    row::{self, Pane, Row, rows, target},
};
use crate::{
    job::review::{Review, ValueLine, Version},
    text::{
        self, Sentence,
        screen::report::{self as words, Refused, refused},
    },
    tui::{
        action::command::{Command, List, Report, Scope},
        part::cursor::Cursor,
        screen::{
            context::Context,
            desk::Desk,
            effect::{Answered, Effect, Query},
            overlay::{Overlay, locked, read},
            step::{Msg, Notice, Place, Step},
        },
    },
};

#[derive(Debug, Default)]
pub struct State {
    /// Its place in the roster.
    pub unit: usize,
    /// The list it was chosen from.
    pub among: Vec<u32>,
    /// None until it has been read; the old one stays while a new one of the same unit and period is on its way.
    pub review: Option<Box<Review>>,
    /// The last attempt to read it failed.
    pub unread: bool,
    pub pane: Pane,
    cursors: [Cursor; Pane::ALL.len()],
    asked: Option<Asked>,
    /// What was asked has not been answered.
    awaits: bool,
    /// A roster that changes moves the units' places.
    code: String,
}

/// What the last review was asked about. On the same desk the same question has the same answer; on another one a
/// decision or a file of any period can have changed it.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Asked {
    unit: usize,
    period: String,
    desk: u64,
}

impl State {
    pub fn new(unit: usize, among: Vec<u32>) -> Self {
        Self { unit, among, ..Self::default() }
    }

    pub fn cursor(&self) -> &Cursor {
        let [values, findings, versions] = &self.cursors;
        match self.pane {
            Pane::Values => values,
            Pane::Findings => findings,
            Pane::Versions => versions,
        }
    }

    fn cursor_mut(&mut self) -> &mut Cursor {
        let [values, findings, versions] = &mut self.cursors;
        match self.pane {
            Pane::Values => values,
            Pane::Findings => findings,
            Pane::Versions => versions,
        }
    }

    pub fn selected(&self, desk: &Desk) -> Option<Row> {
        rows(self, desk, self.pane).get(self.cursor().at()?).copied().filter(|row| !row.is_heading())
    }

    /// The value the keys act on.
    pub fn value(&self, desk: &Desk) -> Option<&ValueLine> {
        match self.selected(desk)? {
            Row::Value(at) => self.review.as_ref()?.values.get(at),
            Row::Section(_) | Row::Table(_) | Row::Finding(_) | Row::Version(_) | Row::Fact(_) => None,
        }
    }

    /// The version the keys act on, if it waits for a choice.
    pub fn waiting(&self, desk: &Desk) -> Option<&Version> {
        match self.selected(desk)? {
            Row::Version(at) => self.review.as_ref()?.versions.get(at).filter(|version| version.waits),
            Row::Section(_) | Row::Table(_) | Row::Value(_) | Row::Finding(_) | Row::Fact(_) => None,
        }
    }

    /// The value that the selected finding is about.
    pub fn value_of_finding(&self, desk: &Desk) -> Option<usize> {
        match self.selected(desk)? {
            Row::Finding(at) => row::value_of(self.review.as_deref()?, at),
            Row::Section(_) | Row::Table(_) | Row::Value(_) | Row::Version(_) | Row::Fact(_) => None,
        }
    }

    /// The unit so many places further in the list.
    pub fn neighbour(&self, by: isize) -> Option<usize> {
        let at = self.among.iter().position(|one| usize::try_from(*one).is_ok_and(|one| one == self.unit))?;
        usize::try_from(*self.among.get(at.checked_add_signed(by)?)?).ok()
    }

    fn turn_to(&mut self, unit: usize, desk: &Desk) {
        self.unit = unit;
        self.code = desk.unit(unit).map(|unit| unit.code.clone()).unwrap_or_default();
        self.review = None;
        // The same field of the next unit stays selected; findings and versions are others.
        let [_, findings, versions] = &mut self.cursors;
        findings.home();
        versions.home();
    }

    /// Finds the unit again, and asks for its report if that can have changed.
    fn ask(&mut self, desk: &Desk) -> Vec<Step> {
        if self.code.is_empty() {
            self.turn_to(self.unit, desk);
        } else if desk.unit(self.unit).is_none_or(|unit| unit.code != self.code) {
            let Some(at) = desk.place(&self.code) else {
                self.unit = usize::MAX;
                self.review = None;
                return vec![];
            };
            self.unit = at;
        }
        let asked = Asked { unit: self.unit, period: desk.stand.period.id.to_string(), desk: desk.number };
        if desk.unit(self.unit).is_none() || self.asked.as_ref() == Some(&asked) {
            return vec![];
        }
        let same = |review: &Review| review.unit == self.code && review.period == asked.period;
        self.review.take_if(|review| !same(review));
        (self.awaits, self.unread) = (true, false);
        self.asked = Some(asked);
        vec![Step::Do(Effect::Ask(Query::Review(self.unit)))]
    }

    /// Headings are passed over, in the direction of the move.
    fn pass_headings(&mut self, rows: &[Row], up: bool) {
        let is_heading = |at: usize| rows.get(at).is_some_and(|row| row.is_heading());
        let Some(start) = self.cursor().at() else { return };
        let before = (0..=start).rev().find(|at| !is_heading(*at));
        let after = (start..rows.len()).find(|at| !is_heading(*at));
        let at = if up { before.or(after) } else { after.or(before) };
        if let Some(at) = at {
            self.cursor_mut().to(at);
        }
    }
}

pub fn scopes(_: &State) -> Vec<Scope> {
    vec![Scope::Report, Scope::List]
}

pub fn own(command: Command) -> Option<Report> {
    if let Command::Report(command) = command { Some(command) } else { None }
}

pub fn name(state: &State, context: &Context<'_>) -> String {
    let unit = context.desk.and_then(|desk| desk.unit(state.unit));
    unit.map_or_else(|| words::title(context.lang).to_owned(), |unit| unit.name.clone())
}

pub fn refusal(state: &State, command: Report, context: &Context<'_>) -> Option<Sentence> {
    let (lang, desk) = (context.lang, context.desk?);
    let Some(row) = desk.stand.standing.rows.get(state.unit) else { return Some(words::gone(lang)) };
    let because = |why: Option<Refused>| why.map(|why| refused(lang, why));
    match command {
        Report::Pane => None,
        Report::Detail | Report::Read => because(state.selected(desk).is_none().then_some(Refused::NothingSelected)),
        Report::KeyIn => locked(context),
        Report::Sheet => because(target(state, state.selected(desk)).is_none().then_some(Refused::NoReport)),
        Report::NextUnit => because(state.neighbour(1).is_none().then_some(Refused::LastOfList)),
        Report::LastUnit => because(state.neighbour(-1).is_none().then_some(Refused::FirstOfList)),
        Report::Accept | Report::Return | Report::Correct | Report::Extend | Report::Exempt | Report::Note => {
            locked(context).or_else(|| because(act::refused(state, command, desk, row)))
        }
    }
}

pub fn update(state: &mut State, msg: Msg<'_, Report>, context: &Context<'_>) -> Vec<Step> {
    let Some(desk) = context.desk else { return vec![] };
    let steps = match msg {
        Msg::Changed => state.ask(desk),
        Msg::Answered(Answered::Review(review)) => {
            let is_of_unit = desk.unit(state.unit).is_some_and(|unit| unit.code == review.unit);
            if is_of_unit && review.period == desk.stand.period.id.to_string() {
                (state.review, state.awaits, state.unread) = (Some(review.clone()), false, false);
            }
            vec![]
        }
        Msg::Answered(Answered::Failed(_) | Answered::Crashed { .. }) => {
            if std::mem::take(&mut state.awaits) {
                // Asked again at the next occasion; until then the old figures are not to be trusted.
                (state.asked, state.review, state.unread) = (None, None, true);
            }
            vec![]
        }
        Msg::Do(Report::Pane) => {
            state.pane = state.pane.next();
            vec![]
        }
        Msg::Do(command) => return run(state, command, context, desk),
        Msg::Clicked(at) => return clicked(state, at, context, desk),
        Msg::Move(list) => {
            let rows = settle(state, context, desk);
            state.cursor_mut().step(list);
            state.pass_headings(&rows, matches!(list, List::Previous | List::PageUp));
            return vec![];
        }
        Msg::Mark(_) | Msg::Typed | Msg::Answered(_) => vec![],
    };
    settle(state, context, desk);
    steps
}

/// Fits the selection to the rows there are. The head, the tabs and the columns' titles take lines of their own.
fn settle(state: &mut State, context: &Context<'_>, desk: &Desk) -> Vec<Row> {
    let rows = rows(state, desk, state.pane);
    state.cursor_mut().settle(rows.len(), context.rows.saturating_sub(5));
    state.pass_headings(&rows, false);
    rows
}

fn clicked(state: &mut State, at: usize, context: &Context<'_>, desk: &Desk) -> Vec<Step> {
    let rows = settle(state, context, desk);
    if rows.get(at).is_none_or(|row| row.is_heading()) {
        return vec![];
    }
    if state.cursor().at() == Some(at) {
        return open(state, context, desk);
    }
    state.cursor_mut().to(at);
    vec![]
}

fn run(state: &mut State, command: Report, context: &Context<'_>, desk: &Desk) -> Vec<Step> {
    let next = match command {
        Report::Detail => return open(state, context, desk),
        Report::Read => return read_whole(state, context, desk),
        Report::KeyIn => return vec![Step::Go(Place::KeyIn(state.unit))],
        Report::Sheet => {
            let target = target(state, state.selected(desk));
            return target.map(|target| Step::Go(Place::Sheet(target))).into_iter().collect();
        }
        Report::Correct if state.value_of_finding(desk).is_some() => return to_value(state, context, desk),
        Report::NextUnit => state.neighbour(1),
        Report::LastUnit => state.neighbour(-1),
        Report::Accept
        | Report::Return
        | Report::Correct
        | Report::Extend
        | Report::Exempt
        | Report::Note
        | Report::Pane => return act::act(state, command, context, desk),
    };
    let Some(unit) = next else { return vec![] };
    state.turn_to(unit, desk);
    let steps = state.ask(desk);
    settle(state, context, desk);
    steps
}

/// From a finding to the value it is about.
fn to_value(state: &mut State, context: &Context<'_>, desk: &Desk) -> Vec<Step> {
    let Some(value) = state.value_of_finding(desk) else { return vec![] };
    state.pane = Pane::Values;
    let rows = settle(state, context, desk);
    if let Some(at) = rows.iter().position(|row| *row == Row::Value(value)) {
        state.cursor_mut().to(at);
    }
    let key = Report::Correct.spec().keys.first().map(ToString::to_string).unwrap_or_default();
    vec![Step::Say(Notice::good(words::at_its_value(context.lang, &key)))]
}

/// The question a version waits with, or the cell of the row; without either everything on the row.
fn open(state: &State, context: &Context<'_>, desk: &Desk) -> Vec<Step> {
    if let Some(version) = state.waiting(desk)
        && locked(context).is_none()
    {
        return vec![Step::Open(act::choose(state, version, context))];
    }
    let row = state.selected(desk);
    let is_of_cell = matches!(row, Some(Row::Value(_) | Row::Finding(_)));
    let cell = target(state, row).filter(|target| target.spot.as_ref().is_some_and(|(_, cell)| cell.is_some()));
    match cell.filter(|_| is_of_cell) {
        Some(target) => vec![Step::Go(Place::Sheet(target))],
        None => read_whole(state, context, desk),
    }
}

fn read_whole(state: &State, context: &Context<'_>, desk: &Desk) -> Vec<Step> {
    let detail = state.selected(desk).and_then(|row| row::detail(state, desk, context.lang, row));
    detail.map(|detail| Step::Open(Overlay::Read(read::State::new(detail.title, detail.text)))).into_iter().collect()
}

pub fn copied(state: &State, context: &Context<'_>) -> Option<String> {
    let (lang, desk) = (context.lang, context.desk?);
    let unit = desk.unit(state.unit)?;
    if let Some(line) = state.value(desk) {
        let form = desk.form()?;
        let label = text::value::label(lang, form, line.key, line.row);
        let value = line.value.as_ref().map(|value| text::value(lang, value, form.get(line.key))).unwrap_or_default();
        return Some(format!("{}\t{label}\t{value}", unit.name));
    }
    let detail = row::detail(state, desk, lang, state.selected(desk)?)?;
    Some(format!("{}\n{}", unit.name, detail.text))
}
