//! What is selected on the overview, and where each line leads.
use crate::{
    domain::standing::State as UnitState,
    text::{self, Sentence},
    tui::{
        action::command::{Command, Overview, Scope},
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
    pub cursor: Cursor,
    /// The line selected: lines of states come and go, and it stays.
    selected: Option<Item>,
}

/// One line that can be selected.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Item {
    /// Units in one state.
    Units(UnitState),
    /// Files that wait for an answer.
    Tray,
    /// Reports somebody has to decide on.
    Attention,
    /// An indicator by its place among those of the report type.
    Indicator(usize),
}

/// The states as bar and list show them: what is in, what is in part, what is not; last those that do not owe.
pub const STATES: [UnitState; 8] = [
    UnitState::OnTime,
    UnitState::Late,
    UnitState::NeedsAttention,
    UnitState::Returned,
    UnitState::Missing,
    UnitState::NotYetDue,
    UnitState::Exempt,
    UnitState::NotOwing,
];

/// Lines in groups, in the order they are drawn: states, decisions, indicators.
pub fn groups(desk: &Desk) -> [Vec<Item>; 3] {
    let counts = &desk.stand.standing.totals.states;
    // States nobody is in would only be noise, but those that owe add up before one's eyes.
    let states = STATES.iter().filter(|state| counts.of(**state) > 0).map(|state| Item::Units(*state));
    let indicators = (0..desk.indicators.len()).map(Item::Indicator);
    [states.collect(), vec![Item::Tray, Item::Attention], indicators.collect()]
}

/// Reports that need attention.
pub fn attention(desk: &Desk) -> usize {
    desk.stand.standing.totals.states.of(UnitState::NeedsAttention)
}

pub fn items(desk: &Desk) -> Vec<Item> {
    groups(desk).concat()
}

pub fn scopes(_: &State) -> Vec<Scope> {
    vec![Scope::Overview, Scope::List]
}

pub fn own(command: Command) -> Option<Overview> {
    if let Command::Overview(command) = command { Some(command) } else { None }
}

pub fn name(_: &State, context: &Context<'_>) -> String {
    text::screen::overview::title(context.lang).to_owned()
}

pub fn refusal(_: &State, _: Overview, _: &Context<'_>) -> Option<Sentence> {
    None
}

pub fn update(state: &mut State, msg: Msg<'_, Overview>, context: &Context<'_>) -> Vec<Step> {
    let Some(desk) = context.desk else { return vec![] };
    let items = items(desk);
    state.cursor.settle(items.len(), context.rows);
    match msg {
        Msg::Move(list) => state.cursor.step(list),
        Msg::Do(Overview::Pane) => next_group(&mut state.cursor, &groups(desk)),
        Msg::Do(Overview::Open) => return open(state, &items),
        Msg::Clicked(row) => {
            if state.cursor.at() == Some(row) {
                return open(state, &items);
            }
            state.cursor.to(row);
        }
        Msg::Changed => {
            if let Some(at) = items.iter().position(|item| Some(*item) == state.selected) {
                state.cursor.to(at);
            }
        }
        Msg::Mark(_) | Msg::Typed | Msg::Answered(_) => {}
    }
    state.selected = state.cursor.at().and_then(|at| items.get(at)).copied();
    vec![]
}

/// The first line of the group after the one the selection is in.
fn next_group(cursor: &mut Cursor, groups: &[Vec<Item>]) {
    let at = cursor.at().unwrap_or(0);
    let mut start = 0;
    for group in groups {
        start += group.len();
        if at < start {
            break;
        }
    }
    let all: usize = groups.iter().map(Vec::len).sum();
    cursor.to(if start >= all { 0 } else { start });
}

fn open(state: &State, items: &[Item]) -> Vec<Step> {
    let Some(item) = state.cursor.at().and_then(|at| items.get(at)) else { return vec![] };
    let place = match *item {
        Item::Units(one) => Place::Units(Filter { state: Some(one), ..Filter::default() }),
        Item::Tray => Place::Intake,
        Item::Attention => Place::Units(Filter { state: Some(UnitState::NeedsAttention), ..Filter::default() }),
        Item::Indicator(at) => Place::Indicators(at),
    };
    vec![Step::Go(place)]
}

pub fn copied(state: &State, context: &Context<'_>) -> Option<String> {
    let desk = context.desk?;
    let items = items(desk);
    let item = items.get(state.cursor.at()?)?;
    Some(match *item {
        Item::Units(one) => text::screen::overview::units(context.lang, one, desk.stand.standing.totals.states.of(one)),
        Item::Tray => text::screen::overview::tray(context.lang, desk.waiting.files.len()),
        Item::Attention => text::screen::overview::attention(context.lang, attention(desk)),
        Item::Indicator(at) => {
            let label = desk.indicator(at).map(|one| one.label.clone()).unwrap_or_default();
            text::summary::indicator(context.lang, &label, desk.indicators.get(at)?)
        }
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        domain::book::Action,
        job::{
            review::office::{FIRST, Office},
            settings::Settings,
        },
        text::Lang,
        tui::action::command::List,
    };

    #[test]
    fn the_line_selected_stays_selected_when_another_comes_above_it() {
        let (mut office, settings) = (Office::new(), Settings::default());
        let tell = |state: &mut State, office: &Office, msg: Msg<'_, Overview>| {
            let desk = Desk::new(office.snapshot(FIRST), None);
            let context = Context {
                lang: Lang::Vi,
                desk: Some(&desk),
                unopened: None,
                read_only: None,
                running: None,
                imported: None,
                written: None,
                settings: &settings,
                home: std::path::Path::new("."),
                rows: 20,
                columns: 80,
            };
            update(state, msg, &context);
            items(&desk).get(state.cursor.at().unwrap_or(usize::MAX)).copied()
        };
        let mut state = State::default();
        assert_eq!(tell(&mut state, &office, Msg::Changed), Some(Item::Units(UnitState::Missing)));
        assert_eq!(tell(&mut state, &office, Msg::Move(List::Next)), Some(Item::Tray));
        office.decide(Action::Exempt { period: FIRST.into(), unit: "U1".into() }, "bão");
        assert_eq!(tell(&mut state, &office, Msg::Changed), Some(Item::Tray), "a line for those that are exempt");
        office.decide(Action::Exempt { period: FIRST.into(), unit: "U2".into() }, "bão");
        assert_eq!(tell(&mut state, &office, Msg::Changed), Some(Item::Tray), "none is missing");
    }

    #[test]
    fn every_state_has_its_line_and_those_that_owe_come_first() {
        for state in UnitState::ALL {
            assert_eq!(STATES.iter().filter(|one| *one == state).count(), 1, "{state:?}");
        }
        assert!(STATES.is_sorted_by_key(|state| !state.owes()));
    }
}
