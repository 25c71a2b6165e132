//! What the list of units shows, what is marked and what is being searched for.
use super::filter::{Filter, Findings, Sort, shown};
use crate::{
    domain::standing::{State as UnitState, Verdict},
    text::{self, Sentence},
    tui::{
        action::command::{Command, Marks as Mark, Scope, Units},
        part::{cursor::Cursor, field::Field, marks::Marks},
        screen::{
            context::Context,
            desk::Desk,
            overlay::{Choice, Item, Overlay, locked, pick},
            step::{Msg, Notice, Place, Step},
        },
    },
};
use std::collections::HashSet;

#[derive(Debug)]
pub struct State {
    pub filter: Filter,
    pub sort: Sort,
    pub search: Field,
    /// The search field has the keyboard.
    pub searching: bool,
    /// Places in the roster, in the order shown.
    pub shown: Vec<u32>,
    pub cursor: Cursor,
    /// Places in the roster.
    pub marks: Marks<u32>,
}

/// Letters of a search at most.
const LONGEST_SEARCH: usize = 100;

impl State {
    pub fn new(filter: Filter) -> Self {
        Self {
            filter,
            sort: Sort::default(),
            search: Field::new(LONGEST_SEARCH),
            searching: false,
            shown: Vec::new(),
            cursor: Cursor::default(),
            marks: Marks::default(),
        }
    }

    pub fn field(&mut self) -> Option<&mut Field> {
        self.searching.then_some(&mut self.search)
    }

    /// Esc leaves the search first: typing ends, then what was typed goes.
    pub fn back(&mut self, context: &Context<'_>) -> bool {
        if self.searching {
            self.searching = false;
            if self.search.text().is_empty() {
                return true;
            }
            self.search.clear();
            self.refresh(context);
            return true;
        }
        if !self.search.text().is_empty() {
            self.search.clear();
            self.refresh(context);
            return true;
        }
        false
    }

    /// The unit the cursor stands on, by its place in the roster.
    pub fn selected(&self) -> Option<u32> {
        self.shown.get(self.cursor.at()?).copied()
    }

    /// Those marked, else the one selected.
    pub fn chosen(&self) -> Vec<u32> {
        if self.marks.is_empty() { self.selected().into_iter().collect() } else { self.marks.iter().copied().collect() }
    }

    /// Finds again what is shown; the selected unit stays selected if it is still there.
    fn refresh(&mut self, context: &Context<'_>) {
        let Some(desk) = context.desk else { return };
        let selected = self.selected();
        self.shown = shown(desk, &self.filter, self.sort, self.search.text());
        // A search only hides; what has left the filter is no longer meant.
        if !self.marks.is_empty() {
            let meant: HashSet<u32> = shown(desk, &self.filter, Sort::Order, "").into_iter().collect();
            self.marks.retain(|at| meant.contains(at));
        }
        self.cursor.settle(self.shown.len(), rows(context));
        if let Some(at) = selected.and_then(|unit| self.shown.iter().position(|one| *one == unit)) {
            self.cursor.to(at);
        }
    }
}

/// Rows of the table: the search line and the heading take two.
fn rows(context: &Context<'_>) -> usize {
    context.rows.saturating_sub(2)
}

pub fn scopes(state: &State) -> Vec<Scope> {
    if state.searching {
        vec![Scope::Field, Scope::Units, Scope::List]
    } else {
        vec![Scope::Units, Scope::Marks, Scope::List]
    }
}

pub fn own(command: Command) -> Option<Units> {
    if let Command::Units(command) = command { Some(command) } else { None }
}

pub fn name(state: &State, context: &Context<'_>) -> String {
    let title = text::screen::units::title(context.lang);
    match context.desk {
        Some(desk) if !state.filter.is_empty() => format!("{title}: {}", described(desk, &state.filter, context)),
        Some(_) | None => title.to_owned(),
    }
}

/// The filter in words: `Chưa nộp, Trường THPT`.
pub fn described(desk: &Desk, filter: &Filter, context: &Context<'_>) -> String {
    let lang = context.lang;
    let kind = filter.kind.as_ref().and_then(|id| desk.plan.kind(id)).map(|kind| kind.name.clone());
    let verdict = filter.verdict.as_ref().map(|(id, verdict)| {
        let indicator = desk.plan.indicators.iter().find(|one| one.id == *id);
        let label = indicator.map_or(id.as_str(), |one| one.label.as_str());
        format!("{} — {label}", text::words::verdict(lang, *verdict))
    });
    let parts = [
        filter.state.map(|state| text::words::state(lang, state).to_owned()),
        kind,
        filter.commune.clone(),
        verdict,
        filter.findings.map(|findings| match findings {
            Findings::Errors => text::screen::units::with_errors(lang).to_owned(),
            Findings::Warnings => text::screen::units::with_warnings(lang).to_owned(),
        }),
        filter.in_tray.then(|| text::words::in_tray(lang).to_owned()),
    ];
    parts.into_iter().flatten().collect::<Vec<_>>().join(", ")
}

pub fn refusal(state: &State, command: Units, context: &Context<'_>) -> Option<Sentence> {
    let lang = context.lang;
    match command {
        Units::Search if state.searching => Some(text::screen::units::searching(lang)),
        Units::Open if state.selected().is_none() => Some(text::screen::units::nothing_shown(lang)),
        Units::Act if state.chosen().is_empty() => Some(text::screen::units::nothing_shown(lang)),
        Units::Act => locked(context),
        Units::All if state.filter.is_empty() && state.search.text().is_empty() => {
            Some(text::screen::units::all_shown(lang))
        }
        Units::Open | Units::Search | Units::Filter | Units::Sort | Units::All => None,
    }
}

pub fn update(state: &mut State, msg: Msg<'_, Units>, context: &Context<'_>) -> Vec<Step> {
    state.cursor.settle(state.shown.len(), rows(context));
    match msg {
        Msg::Move(list) => state.cursor.step(list),
        Msg::Mark(Mark::Toggle) => {
            if let Some(unit) = state.selected() {
                state.marks.toggle(unit);
                state.cursor.next();
            }
        }
        Msg::Mark(Mark::All) => {
            if state.shown.iter().all(|unit| state.marks.has(unit)) {
                state.marks.clear();
            } else {
                state.marks.mark_all(state.shown.iter().copied());
            }
        }
        Msg::Typed => {
            state.refresh(context);
            // The best match is what is meant, wherever the cursor stood.
            state.cursor.home();
        }
        Msg::Changed => state.refresh(context),
        Msg::Clicked(row) => {
            if state.cursor.at() == Some(row) {
                return open(state);
            }
            state.cursor.to(row);
        }
        Msg::Do(command) => return run(state, command, context),
        Msg::Answered(_) => {}
    }
    vec![]
}

fn run(state: &mut State, command: Units, context: &Context<'_>) -> Vec<Step> {
    let Some(desk) = context.desk else { return vec![] };
    let lang = context.lang;
    match command {
        Units::Open => return open(state),
        Units::Search => state.searching = true,
        Units::Filter => {
            return vec![Step::Open(Overlay::Pick(pick::State::new(
                text::screen::units::filter(lang),
                filters(desk, context),
            )))];
        }
        Units::Sort => {
            let at = Sort::ALL.iter().position(|one| *one == state.sort).unwrap_or(0);
            state.sort = Sort::ALL.get((at + 1) % Sort::ALL.len()).copied().unwrap_or_default();
            state.refresh(context);
            return vec![Step::Say(Notice::good(text::screen::units::sorted(lang, sort_word(context, state.sort))))];
        }
        Units::All => {
            state.filter = Filter::default();
            state.search.clear();
            state.searching = false;
            state.refresh(context);
        }
        Units::Act => {
            let units = state.chosen();
            let items = super::Act::ALL.iter().map(|act| {
                let count = act.actions(desk, &units, Some(desk.stand.as_of)).len();
                Item {
                    label: text::screen::units::act(lang, *act as usize).to_owned(),
                    detail: text::screen::units::of_units(lang, count),
                    choice: Choice::Act { period: context.period(), act: *act, units: units.clone() },
                }
            });
            let title = text::screen::units::act_on(lang, units.len());
            return vec![Step::Open(Overlay::Pick(pick::State::new(title, items.collect())))];
        }
    }
    vec![]
}

fn open(state: &State) -> Vec<Step> {
    let Some(unit) = state.selected().and_then(|unit| usize::try_from(unit).ok()) else { return vec![] };
    vec![Step::Go(Place::Report { unit, among: state.shown.clone() })]
}

fn sort_word(context: &Context<'_>, sort: Sort) -> &'static str {
    text::screen::units::sort(context.lang, sort as usize)
}

/// Every filter there is something to show for, with how many units.
fn filters(desk: &Desk, context: &Context<'_>) -> Vec<Item> {
    let lang = context.lang;
    let item = |filter: Filter| {
        let count = shown(desk, &filter, Sort::Order, "").len();
        let label = described(desk, &filter, context);
        (count > 0).then(|| Item {
            label,
            detail: text::screen::units::of_units(lang, count),
            choice: Choice::Filter(filter),
        })
    };
    let none = Filter::default;
    let states = UnitState::ALL.iter().map(|state| Filter { state: Some(*state), ..none() });
    let kinds = desk.plan.kinds.iter().map(|kind| Filter { kind: Some(kind.id.clone()), ..none() });
    let findings = [Findings::Errors, Findings::Warnings].map(|one| Filter { findings: Some(one), ..none() });
    let tray = Filter { in_tray: true, ..none() };
    let verdicts = desk.indicators.iter().flat_map(|one| {
        [Verdict::NotMet, Verdict::NoData].map(|verdict| Filter { verdict: Some((one.id.clone(), verdict)), ..none() })
    });
    let mut communes: Vec<&str> = desk
        .roster
        .by_commune
        .iter()
        .filter_map(|at| desk.unit(usize::try_from(*at).ok()?))
        .map(|unit| unit.commune.as_str())
        .collect();
    communes.dedup();
    let communes = communes
        .into_iter()
        .filter(|name| !name.is_empty())
        .map(|name| Filter { commune: Some(name.to_owned()), ..none() });
    states.chain(kinds).chain(findings).chain([tray]).chain(verdicts).chain(communes).filter_map(item).collect()
}

pub fn copied(state: &State, context: &Context<'_>) -> Option<String> {
    let desk = context.desk?;
    let line = |at: &u32| {
        let at = usize::try_from(*at).ok()?;
        let (unit, row) = (desk.unit(at)?, desk.stand.standing.rows.get(at)?);
        let phone = unit.phone.clone().unwrap_or_default();
        Some(format!(
            "{}\t{}\t{}\t{}\t{phone}",
            unit.code,
            unit.name,
            unit.commune,
            text::words::state(context.lang, row.state)
        ))
    };
    let lines: Vec<String> = state.chosen().iter().filter_map(line).collect();
    (!lines.is_empty()).then(|| lines.join("\n"))
}
