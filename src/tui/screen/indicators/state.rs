//! Which indicator is looked at, how its units are grouped, and which pane has the keyboard.
use super::{
    group::short,
    item::{Item, copied as as_text, items},
};
use crate::{
    domain::standing::Verdict,
    text::{
        self, Sentence,
        screen::indicators::{self as words, By},
    },
    tui::{
        action::command::{Command, Indicators, List, Scope},
        part::cursor::Cursor,
        screen::{
            context::Context,
            desk::Desk,
            step::{Msg, Place, Step},
            units::Filter,
        },
    },
};

#[derive(Debug, Default)]
pub struct State {
    /// Among the indicators of the report type.
    pub list: Cursor,
    /// Among the lines on the selected one.
    pub details: Cursor,
    pub pane: Pane,
    pub by: By,
}

#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Pane {
    #[default]
    List,
    Details,
}

impl State {
    pub fn new(at: usize) -> Self {
        let mut state = Self::default();
        // Held until the list is there.
        state.list.settle(at.saturating_add(1), 1);
        state.list.to(at);
        state
    }

    pub fn indicator(&self) -> usize {
        self.list.at().unwrap_or(0)
    }

    fn settle(&mut self, context: &Context<'_>, desk: &Desk) -> Vec<Item> {
        let half = context.rows / 2;
        self.list.settle(desk.indicators.len(), half);
        let items = items(desk, self.indicator(), self.by, context.lang);
        self.details.settle(items.len(), half);
        items
    }
}

pub fn scopes(_: &State) -> Vec<Scope> {
    vec![Scope::Indicators, Scope::List]
}

pub fn own(command: Command) -> Option<Indicators> {
    if let Command::Indicators(command) = command { Some(command) } else { None }
}

pub fn name(_: &State, context: &Context<'_>) -> String {
    words::title(context.lang).to_owned()
}

pub fn refusal(state: &State, command: Indicators, context: &Context<'_>) -> Option<Sentence> {
    let (lang, desk) = (context.lang, context.desk?);
    if desk.indicators.is_empty() {
        return Some(words::none_at_all(lang));
    }
    match command {
        Indicators::Open if target(state, context, desk).is_none() => Some(words::nobody_short(lang)),
        Indicators::Open | Indicators::Pane | Indicators::Group => None,
    }
}

/// The units that the selected row leads to.
fn target(state: &State, context: &Context<'_>, desk: &Desk) -> Option<Filter> {
    let at = state.indicator();
    let standing = desk.indicators.get(at)?;
    if state.pane == Pane::Details
        && let Some(Item::Group(group, _)) = items(desk, at, state.by, context.lang).get(state.details.at()?)
    {
        return group.filter(&standing.id);
    }
    let verdicts = &standing.tally.verdicts;
    let count = |verdict: Verdict| verdicts.get(&verdict).copied().unwrap_or(0);
    let verdict = short(count(Verdict::NotMet), count(Verdict::NoData))?;
    Some(Filter { verdict: Some((standing.id.clone(), verdict)), ..Filter::default() })
}

pub fn update(state: &mut State, msg: Msg<'_, Indicators>, context: &Context<'_>) -> Vec<Step> {
    let Some(desk) = context.desk else { return vec![] };
    let items = state.settle(context, desk);
    match msg {
        Msg::Move(list) => step(state, list),
        Msg::Do(Indicators::Pane) => {
            state.pane = match state.pane {
                Pane::List => Pane::Details,
                Pane::Details => Pane::List,
            }
        }
        Msg::Do(Indicators::Group) => {
            state.by = match state.by {
                By::Verdict => By::Kind,
                By::Kind => By::Commune,
                By::Commune => By::Verdict,
            };
            // To the groups that were asked for.
            let items = state.settle(context, desk);
            state.pane = Pane::Details;
            let first = items.iter().position(|item| matches!(item, Item::Group(..)));
            state.details.to(first.unwrap_or(0));
        }
        Msg::Do(Indicators::Open) => return open(state, context, desk),
        Msg::Clicked(row) => return clicked(state, row, items.len(), context, desk),
        Msg::Mark(_) | Msg::Typed | Msg::Changed | Msg::Answered(_) => {}
    }
    state.settle(context, desk);
    vec![]
}

fn step(state: &mut State, list: List) {
    match state.pane {
        Pane::List => {
            state.list.step(list);
            state.details.home();
        }
        Pane::Details => state.details.step(list),
    }
}

/// Rows of the details are numbered after those of the list.
fn clicked(state: &mut State, row: usize, details: usize, context: &Context<'_>, desk: &Desk) -> Vec<Step> {
    let indicators = desk.indicators.len();
    let (pane, at) =
        row.checked_sub(indicators).map_or((Pane::List, row), |at| (Pane::Details, at.min(details.saturating_sub(1))));
    let cursor = match pane {
        Pane::List => &mut state.list,
        Pane::Details => &mut state.details,
    };
    let again = state.pane == pane && cursor.at() == Some(at);
    cursor.to(at);
    state.pane = pane;
    if again {
        return open(state, context, desk);
    }
    if pane == Pane::List {
        state.details.home();
    }
    vec![]
}

fn open(state: &State, context: &Context<'_>, desk: &Desk) -> Vec<Step> {
    let to = target(state, context, desk).map(|filter| Step::Go(Place::Units(filter)));
    // A click is no command that could have been refused before.
    let why = || Step::Run(Command::Indicators(Indicators::Open));
    vec![to.unwrap_or_else(why)]
}

pub fn copied(state: &State, context: &Context<'_>) -> Option<String> {
    let (lang, desk) = (context.lang, context.desk?);
    let at = state.indicator();
    match state.pane {
        Pane::List => {
            let label = &desk.indicator(at)?.label;
            Some(text::summary::indicator(lang, label, desk.indicators.get(at)?))
        }
        Pane::Details => items(desk, at, state.by, lang).get(state.details.at()?).map(|item| as_text(item, lang)),
    }
}
