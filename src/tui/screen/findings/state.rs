//! How findings are grouped and filtered, which group is open, and which row is selected.
use super::{
    Listed,
    group::{Group, Grouping, Key, groups},
    message,
};
use crate::{
    domain::intake::Severity,
    job::findings::Found,
    text::{self, Sentence, screen::findings as words},
    tui::{
        action::command::{Command, Findings, Scope},
        part::{cursor::Cursor, field::Field},
        screen::{
            context::Context,
            desk::Desk,
            effect::{Answered, Effect, Query},
            intake::short,
            sheet::Target,
            step::{Msg, Notice, Place, Step},
        },
    },
};
use std::sync::Arc;

#[derive(Debug)]
pub struct State {
    pub grouping: Grouping,
    /// The mildest that shows.
    pub least: Severity,
    pub search: Field,
    /// The search field has the keyboard.
    pub searching: bool,
    /// None until it has been read.
    pub listed: Option<Arc<Listed>>,
    /// The last attempt to read it failed.
    pub unread: bool,
    pub groups: Vec<Group>,
    /// The group whose places are shown.
    pub inside: Option<Key>,
    groups_at: Cursor,
    places_at: Cursor,
    /// The desk of the last question.
    asked: Option<u64>,
    awaits: bool,
}

/// Letters of a search at most.
const LONGEST_SEARCH: usize = 100;

impl Default for State {
    fn default() -> Self {
        Self {
            grouping: Grouping::default(),
            least: Severity::Warning,
            search: Field::new(LONGEST_SEARCH),
            searching: false,
            listed: None,
            unread: false,
            groups: Vec::new(),
            inside: None,
            groups_at: Cursor::default(),
            places_at: Cursor::default(),
            asked: None,
            awaits: false,
        }
    }
}

impl State {
    pub fn field(&mut self) -> Option<&mut Field> {
        self.searching.then_some(&mut self.search)
    }

    /// Esc leaves the search, then the open group, then takes back what was searched for.
    pub fn back(&mut self, context: &Context<'_>) -> bool {
        if self.searching && self.search.is_empty() {
            self.searching = false;
            return true;
        }
        if !self.searching && self.inside.take().is_some() {
            return true;
        }
        if self.search.is_empty() {
            return false;
        }
        self.searching = false;
        self.search.clear();
        self.refresh(context);
        true
    }

    pub const fn cursor(&self) -> &Cursor {
        if self.inside.is_some() { &self.places_at } else { &self.groups_at }
    }

    const fn cursor_mut(&mut self) -> &mut Cursor {
        if self.inside.is_some() { &mut self.places_at } else { &mut self.groups_at }
    }

    /// The group that is open, else the one selected.
    pub fn group(&self) -> Option<&Group> {
        match self.inside {
            Some(key) => self.groups.iter().find(|group| group.key == key),
            None => self.groups.get(self.groups_at.at()?),
        }
    }

    /// The selected place of the open group.
    pub fn place(&self) -> Option<&Found> {
        self.inside?;
        let at = self.group()?.members.get(self.places_at.at()?)?;
        self.listed.as_ref()?.found.get(*at)
    }

    /// The one unit that the selected row is about.
    fn unit(&self) -> Option<usize> {
        let listed = self.listed.as_ref()?;
        match self.place() {
            Some(found) => Some(found.unit),
            None => {
                let group = self.group().filter(|group| group.units == 1)?;
                listed.found.get(*group.members.first()?).map(|found| found.unit)
            }
        }
    }

    fn refresh(&mut self, context: &Context<'_>) {
        let selected = self.groups.get(self.groups_at.at().unwrap_or(0)).map(|group| group.key);
        let listed = self.listed.as_ref();
        self.groups =
            listed.map(|listed| groups(listed, self.grouping, self.least, self.search.text())).unwrap_or_default();
        if self.inside.is_some_and(|key| !self.groups.iter().any(|group| group.key == key)) {
            self.inside = None;
        }
        self.settle(context);
        if let Some(at) = selected.and_then(|key| self.groups.iter().position(|group| group.key == key)) {
            self.groups_at.to(at);
        }
    }

    fn settle(&mut self, context: &Context<'_>) {
        let rows = usize::from(list_height(u16::try_from(context.rows).unwrap_or(u16::MAX)));
        self.groups_at.settle(self.groups.len(), rows);
        let members = self.inside.and_then(|_| self.group()).map_or(0, |group| group.members.len());
        self.places_at.settle(members, rows);
    }

    fn ask(&mut self, desk: &Desk) -> Vec<Step> {
        if self.asked == Some(desk.number) {
            return vec![];
        }
        (self.asked, self.awaits, self.unread) = (Some(desk.number), true, false);
        vec![Step::Do(Effect::Ask(Query::Findings))]
    }
}

/// Rows of the list in a body so high: the first line and the titles take two, what is said of the selected row a third.
pub fn list_height(height: u16) -> u16 {
    height.saturating_sub(2 + said_height(height))
}

pub fn said_height(height: u16) -> u16 {
    if height < 12 { 0 } else { (height / 3).clamp(4, 12) }
}

pub fn scopes(state: &State) -> Vec<Scope> {
    match state.searching {
        true => vec![Scope::Field, Scope::Findings, Scope::List],
        false => vec![Scope::Findings, Scope::List],
    }
}

pub fn own(command: Command) -> Option<Findings> {
    if let Command::Findings(command) = command { Some(command) } else { None }
}

pub fn name(state: &State, context: &Context<'_>) -> String {
    let title = words::title(context.lang);
    let inside = state.inside.and_then(|_| Some((context.desk?, state.listed.as_ref()?, state.group()?)));
    match inside {
        Some((desk, listed, group)) => format!("{title}: {}", message::title(desk, listed, group, context.lang)),
        None => title.to_owned(),
    }
}

pub fn refusal(state: &State, command: Findings, context: &Context<'_>) -> Option<Sentence> {
    let lang = context.lang;
    let nothing = || state.cursor().at().is_none().then(|| words::nothing_selected(lang));
    match command {
        Findings::Group | Findings::Filter => None,
        Findings::Search => state.searching.then(|| words::searching(lang)),
        Findings::Open | Findings::Message => nothing(),
        Findings::Report => nothing().or_else(|| state.unit().is_none().then(|| words::choose_place(lang))),
    }
}

pub fn update(state: &mut State, msg: Msg<'_, Findings>, context: &Context<'_>) -> Vec<Step> {
    let Some(desk) = context.desk else { return vec![] };
    state.settle(context);
    match msg {
        Msg::Changed => return state.ask(desk),
        Msg::Answered(Answered::Findings(listed)) if listed.period == desk.stand.period.id.to_string() => {
            (state.listed, state.awaits, state.unread) = (Some(Arc::clone(listed)), false, false);
            state.refresh(context);
        }
        Msg::Answered(Answered::Failed(_) | Answered::Crashed { .. }) => {
            // Asked again at the next occasion.
            if std::mem::take(&mut state.awaits) {
                (state.asked, state.unread) = (None, state.listed.is_none());
            }
        }
        Msg::Typed => {
            state.inside = None;
            state.refresh(context);
            state.groups_at.home();
        }
        Msg::Move(list) => state.cursor_mut().step(list),
        Msg::Clicked(row) if state.cursor().at() != Some(row) => state.cursor_mut().to(row),
        Msg::Clicked(_) => return open(state, context),
        Msg::Do(command) => return run(state, command, context, desk),
        Msg::Mark(_) | Msg::Answered(_) => {}
    }
    vec![]
}

fn run(state: &mut State, command: Findings, context: &Context<'_>, desk: &Desk) -> Vec<Step> {
    match command {
        Findings::Open => return open(state, context),
        Findings::Group => {
            state.inside = None;
            state.grouping = state.grouping.next();
            state.refresh(context);
            state.groups_at.home();
        }
        Findings::Filter => {
            state.least = match state.least {
                Severity::Error => Severity::Warning,
                Severity::Warning => Severity::Note,
                Severity::Note => Severity::Error,
            };
            state.refresh(context);
        }
        Findings::Search => state.searching = true,
        Findings::Message => {
            let Some((text, units)) = told(state, context, desk) else { return vec![] };
            let said = Notice::good(words::copied(context.lang, units));
            return vec![Step::Do(Effect::Copy(text)), Step::Say(said)];
        }
        Findings::Report => {
            let Some(unit) = state.unit() else { return vec![] };
            return vec![Step::Go(Place::Report { unit, among: among(state) })];
        }
    }
    vec![]
}

/// A group's places, or the place's cell; a finding without one leads to the unit's report.
fn open(state: &mut State, context: &Context<'_>) -> Vec<Step> {
    if let Some(found) = state.place() {
        let place = found.finding.place.clone().filter(|place| place.cell.is_some());
        return vec![Step::Go(match place {
            Some(place) => Place::Sheet(Target::of(found.report, Some((place.sheet, place.cell)))),
            None => Place::Report { unit: found.unit, among: among(state) },
        })];
    }
    if let Some(key) = state.group().map(|group| group.key) {
        state.searching = false;
        state.inside = Some(key);
        state.places_at = Cursor::default();
        state.settle(context);
    }
    vec![]
}

/// The units of the open or selected group.
fn among(state: &State) -> Vec<u32> {
    let (Some(listed), Some(group)) = (&state.listed, state.group()) else { return vec![] };
    let units = message::by_unit(listed, &group.members);
    units.into_iter().filter_map(|(unit, _)| u32::try_from(unit).ok()).collect()
}

/// The message for the selected row, and to how many units it goes.
fn told(state: &State, context: &Context<'_>, desk: &Desk) -> Option<(String, usize)> {
    let (listed, group) = (state.listed.as_ref()?, state.group()?);
    let own = state.inside.and_then(|_| group.members.get(state.places_at.at()?));
    let members = own.map_or_else(|| group.members.clone(), |at| vec![*at]);
    let of_kind = matches!(group.key, Key::Kind(..)) && own.is_none();
    let units = message::by_unit(listed, &members).len();
    Some((message::to_units(desk, listed, &members, of_kind, context.lang), units))
}

pub fn copied(state: &State, context: &Context<'_>) -> Option<String> {
    let (lang, desk, listed) = (context.lang, context.desk?, state.listed.as_ref()?);
    if let Some(found) = state.place() {
        let sentence = text::finding(lang, &found.finding, desk.form());
        let place = message::place(found).unwrap_or_default();
        let unit = message::unit_name(desk, found.unit);
        return Some(format!("{unit}\t{}\t{place}\t{}", short(&found.file), sentence.message));
    }
    let group = state.group()?;
    let title = message::title(desk, listed, group, lang);
    Some(format!("{title}\t{}\t{}", words::units(lang, group.units), words::tally(lang, group.counts)))
}
