//! Which part of the plan is looked at, what is searched for in it, and which row is selected.
use super::{
    act, renew,
    row::{Item, Part, Row, rows},
};
use crate::{
    text::{Lang, Sentence, screen::plan as words},
    tui::{
        action::command::{Command, Plan, Scope},
        part::{cursor::Cursor, field::Field, search::Haystack},
        screen::{
            context::Context,
            effect::{Effect, Query},
            overlay::{Overlay, not_writable, read},
            step::{Msg, Place, Step},
        },
    },
};

#[derive(Debug)]
pub struct State {
    pub part: Part,
    pub search: Field,
    /// The search field has the keyboard.
    pub searching: bool,
    /// The filter of the part is on.
    pub filtered: bool,
    /// All of the part, worded once for a desk.
    pub rows: Vec<Row>,
    /// Places in `rows`, in the order shown.
    pub shown: Vec<usize>,
    texts: Haystack,
    cursors: [Cursor; Part::ALL.len()],
    /// What `rows` were made of.
    made: Option<(Option<u64>, Part, Lang)>,
}

/// Letters of a search at most.
const LONGEST_SEARCH: usize = 100;

impl Default for State {
    fn default() -> Self {
        Self {
            part: Part::default(),
            search: Field::new(LONGEST_SEARCH),
            searching: false,
            filtered: false,
            rows: Vec::new(),
            shown: Vec::new(),
            texts: Haystack::default(),
            cursors: Default::default(),
            made: None,
        }
    }
}

impl State {
    pub fn of(part: Part) -> Self {
        Self { part, ..Self::default() }
    }

    pub fn field(&mut self) -> Option<&mut Field> {
        self.searching.then_some(&mut self.search)
    }

    /// Esc leaves the search first: what was typed goes.
    pub fn back(&mut self, context: &Context<'_>) -> bool {
        let was = std::mem::take(&mut self.searching);
        if self.search.is_empty() {
            return was;
        }
        self.search.clear();
        self.refresh(context);
        true
    }

    pub fn cursor(&self) -> Option<&Cursor> {
        self.cursors.get(self.part as usize)
    }

    fn cursor_mut(&mut self) -> Option<&mut Cursor> {
        self.cursors.get_mut(self.part as usize)
    }

    pub fn selected(&self) -> Option<&Row> {
        self.row(self.cursor()?.at()?)
    }

    /// A row by its number in the list shown.
    pub fn row(&self, number: usize) -> Option<&Row> {
        self.rows.get(*self.shown.get(number)?)
    }

    /// Words the part anew where the desk, the part or the language is another; the selected row stays selected.
    fn refresh(&mut self, context: &Context<'_>) {
        let Some(plan) = context.plan() else { return };
        if self.made.is_none() && context.desk.is_none() {
            // What is wanted of a plan without a period is to open one.
            self.part = Part::Reports;
        }
        let selected = self.selected().map(|row| (row.item.clone(), row.label.clone()));
        let made = Some((context.desk.map(|desk| desk.number), self.part, context.lang));
        if self.made != made {
            self.rows = rows(plan, context.desk, self.part, context.lang);
            self.texts = Haystack::new(self.rows.iter().map(Row::text));
            self.made = made;
        }
        self.shown = self.found();
        self.settle(context);
        let at = selected.and_then(|one| self.shown().position(|row| (&row.item, &row.label) == (&one.0, &one.1)));
        if let (Some(at), Some(cursor)) = (at, self.cursor_mut()) {
            cursor.to(at);
        }
    }

    fn shown(&self) -> impl Iterator<Item = &Row> {
        self.shown.iter().filter_map(|at| self.rows.get(*at))
    }

    /// The rows that search and filter leave; headings without a row go too.
    fn found(&self) -> Vec<usize> {
        let keeps = |row: &Row| match (self.part, self.filtered) {
            (Part::Periods, false) => !row.seldom,
            (Part::Form | Part::Indicators, true) => row.seldom,
            (_, _) => true,
        };
        let row = |at: &usize| self.rows.get(*at);
        if !self.search.text().trim().is_empty() {
            let found = self.texts.find(self.search.text()).into_iter().filter_map(|at| usize::try_from(at).ok());
            return found.filter(|at| row(at).is_some_and(|row| row.item != Item::Heading && keeps(row))).collect();
        }
        let mut shown = Vec::new();
        let mut headings = Vec::new();
        for (at, row) in self.rows.iter().enumerate() {
            if row.item == Item::Heading {
                headings.push(at);
            } else if keeps(row) {
                shown.append(&mut headings);
                shown.push(at);
            } else {
                // A heading before rows that are left out waits for one that is not.
                headings.truncate(1);
            }
        }
        shown
    }

    fn settle(&mut self, context: &Context<'_>) {
        let (len, rows) = (self.shown.len(), list_rows(context, self.shown.len()));
        if let Some(cursor) = self.cursor_mut() {
            cursor.settle(len, rows);
        }
    }

    fn turn(&mut self, part: Part, context: &Context<'_>) {
        self.part = part;
        (self.searching, self.filtered) = (false, false);
        self.search.clear();
        self.refresh(context);
        // The period being worked in is what one looks for among the periods.
        let here = self.shown().position(|row| row.mark == super::row::Mark::Here);
        if let (Some(at), Some(cursor)) = (here, self.cursor_mut()) {
            cursor.to(at);
        }
    }
}

/// From this width on, what is said of the selected row stands beside the list.
pub const WIDE: u16 = 110;

/// Lines below a list of so many rows for what is said of the selected one: two fifths, and what the list leaves free.
pub fn said_height(height: u16, width: u16, rows: usize) -> u16 {
    if height < 12 || width >= WIDE {
        return 0;
    }
    let free = height.saturating_sub(3 + u16::try_from(rows).unwrap_or(u16::MAX).min(height));
    (height / 5 * 2).clamp(4, 12).max(free)
}

/// Rows of the list: the names of the parts, the line under them and the titles are above it.
fn list_rows(context: &Context<'_>, rows: usize) -> usize {
    let height = u16::try_from(context.rows).unwrap_or(u16::MAX);
    usize::from(height.saturating_sub(3 + said_height(height, context.columns, rows)))
}

pub fn scopes(state: &State) -> Vec<Scope> {
    match state.searching {
        true => vec![Scope::Field, Scope::Plan, Scope::List],
        false => vec![Scope::Plan, Scope::List],
    }
}

pub fn own(command: Command) -> Option<Plan> {
    if let Command::Plan(command) = command { Some(command) } else { None }
}

pub fn name(state: &State, context: &Context<'_>) -> String {
    let part = words::parts(context.lang).get(state.part as usize).copied().unwrap_or_default();
    format!("{}: {part}", words::title(context.lang))
}

pub fn refusal(state: &State, command: Plan, context: &Context<'_>) -> Option<Sentence> {
    let lang = context.lang;
    let row = || match state.selected() {
        None => Err(words::nothing_shown(lang)),
        Some(row) if row.item == Item::Heading => Err(words::only_heading(lang)),
        Some(row) => Ok(row),
    };
    match command {
        Plan::Open => match row() {
            Err(why) => Some(why),
            Ok(Row { item: Item::Period(id), .. }) if context.shows(id) => Some(words::here_already(lang)),
            Ok(_) => None,
        },
        Plan::Read => row().err(),
        Plan::Act => match row() {
            Err(why) => Some(why),
            Ok(row) => act::refused(row, context),
        },
        Plan::Search => state.searching.then(|| words::searching(lang)),
        Plan::Filter => words::filter(lang, state.part as usize, false).is_none().then(|| words::no_filter(lang)),
        Plan::Renew => not_writable(context).or_else(|| context.running.map(|_| crate::text::screen::app::busy(lang))),
        Plan::Next | Plan::Before | Plan::Export => None,
    }
}

pub fn update(state: &mut State, msg: Msg<'_, Plan>, context: &Context<'_>) -> Vec<Step> {
    state.settle(context);
    match msg {
        Msg::Move(list) => {
            if let Some(cursor) = state.cursor_mut() {
                cursor.step(list);
            }
        }
        Msg::Typed => {
            state.refresh(context);
            if let Some(cursor) = state.cursor_mut() {
                cursor.home();
            }
        }
        Msg::Changed => state.refresh(context),
        Msg::Clicked(row) => return clicked(state, row, context),
        Msg::Do(command) => return run(state, command, context),
        Msg::Mark(_) | Msg::Answered(_) => {}
    }
    vec![]
}

/// The names of the parts are numbered after the rows.
fn clicked(state: &mut State, row: usize, context: &Context<'_>) -> Vec<Step> {
    if let Some(part) = row.checked_sub(state.shown.len()) {
        if let Some(part) = Part::ALL.get(part) {
            state.turn(*part, context);
        }
        return vec![];
    }
    if state.cursor().and_then(Cursor::at) == Some(row) {
        return vec![Step::Run(Command::Plan(Plan::Open))];
    }
    if let Some(cursor) = state.cursor_mut() {
        cursor.to(row);
    }
    vec![]
}

fn run(state: &mut State, command: Plan, context: &Context<'_>) -> Vec<Step> {
    match command {
        Plan::Next => state.turn(state.part.beside(1), context),
        Plan::Before => state.turn(state.part.beside(-1), context),
        Plan::Search => state.searching = true,
        Plan::Filter => {
            state.filtered = !state.filtered;
            state.refresh(context);
        }
        Plan::Open => return open(state, context),
        Plan::Read => return read(state, context),
        Plan::Renew => return renew::choose(context),
        Plan::Export => return renew::ask_export(context),
        Plan::Act => return state.selected().map(|row| act::ask(row, context)).unwrap_or_default(),
    }
    vec![]
}

/// An indicator of the period leads to its figures, another period to working in it, the rest to be read.
fn open(state: &State, context: &Context<'_>) -> Vec<Step> {
    match state.selected().map(|row| &row.item) {
        Some(Item::Indicator(id)) => {
            match context.desk.and_then(|desk| desk.indicators.iter().position(|one| one.id == *id)) {
                Some(at) => vec![Step::Go(Place::Indicators(at))],
                None => read(state, context),
            }
        }
        Some(Item::Period(id)) => vec![Step::Do(Effect::Ask(Query::Period(id.clone())))],
        Some(Item::Fact | Item::Report(_) | Item::Field | Item::Rule) => read(state, context),
        Some(Item::Heading) | None => vec![],
    }
}

fn read(state: &State, context: &Context<'_>) -> Vec<Step> {
    let Some(row) = state.selected() else { return vec![] };
    let title = words::parts(context.lang).get(state.part as usize).copied().unwrap_or_default();
    vec![Step::Open(Overlay::Read(read::State::new(title, row.whole())))]
}

pub fn copied(state: &State, _: &Context<'_>) -> Option<String> {
    let row = state.selected()?;
    let tell = row.right.is_empty() || row.item == Item::Heading;
    Some(if tell { row.label.clone() } else { format!("{}\t{}", row.label, row.right) })
}
