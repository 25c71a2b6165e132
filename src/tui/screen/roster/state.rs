//! What the roster shows, what is marked and searched for, and which unit is looked at alone.
use super::{
    act,
    card::{self, Kind, Row},
    filter::{Filter, Sort, offered, shown},
    list,
};
use crate::{
    text::{
        self, Lang, Sentence,
        screen::{roster as words, units as general},
    },
    tui::{
        action::command::{Command, Marks as Mark, Roster, Scope},
        part::{cursor::Cursor, field::Field, marks::Marks},
        screen::{
            applies::{self, Applies},
            context::Context,
            desk::Desk,
            overlay::{Overlay, not_writable, pick},
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
    /// Columns that say something of some unit shown.
    pub columns: Columns,
    /// Codes: a roster that changes moves the places.
    pub marks: Marks<String>,
    /// The unit that is looked at alone.
    pub card: Option<Card>,
}

/// Whether anybody shown was opened or closed, has aliases, belongs to a group: most rosters know of none, and a column
/// for nobody would cost a name its end.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Columns {
    pub days: bool,
    pub aliases: bool,
    pub group: bool,
}

impl Columns {
    fn of(desk: &Desk, shown: &[u32]) -> Self {
        let mut columns = Self::default();
        for unit in shown.iter().filter_map(|at| desk.now.unit(*at)) {
            columns.days |= unit.opened.is_some() || unit.closed.is_some();
            columns.days |= unit.before.iter().any(|before| before.until >= desk.stand.as_of);
            columns.aliases |= !unit.aliases.is_empty();
            columns.group |= unit.group.is_some();
        }
        columns
    }
}

#[derive(Debug)]
pub struct Card {
    pub code: String,
    pub rows: Vec<Row>,
    pub cursor: Cursor,
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
            columns: Columns::default(),
            marks: Marks::default(),
            card: None,
        }
    }

    pub fn field(&mut self) -> Option<&mut Field> {
        self.searching.then_some(&mut self.search)
    }

    /// Esc leaves the unit, then the search.
    pub fn back(&mut self, context: &Context<'_>) -> bool {
        if self.card.take().is_some() {
            return true;
        }
        let was = std::mem::take(&mut self.searching);
        if self.search.is_empty() {
            return was;
        }
        self.search.clear();
        self.refresh(context);
        true
    }

    pub fn selected(&self) -> Option<u32> {
        self.shown.get(self.cursor.at()?).copied()
    }

    /// Codes of those meant: the one looked at, else those marked, else the one selected.
    fn chosen(&self, desk: &Desk) -> Vec<String> {
        if let Some(card) = &self.card {
            return vec![card.code.clone()];
        }
        if !self.marks.is_empty() {
            return self.marks.iter().cloned().collect();
        }
        self.selected().and_then(|at| desk.now.unit(at)).map(|unit| unit.code.clone()).into_iter().collect()
    }

    /// Finds again what is shown; the selected unit stays selected if it is still there.
    fn refresh(&mut self, context: &Context<'_>) {
        let Some(desk) = context.desk else { return };
        let selected = self.selected();
        self.shown = shown(desk, &self.filter, self.sort, self.search.text());
        self.columns = Columns::of(desk, &self.shown);
        // A search only hides; what has left the filter is no longer meant.
        if !self.marks.is_empty() {
            let meant = shown(desk, &self.filter, Sort::Order, "");
            let meant: HashSet<&str> = meant.iter().filter_map(|at| Some(desk.now.unit(*at)?.code.as_str())).collect();
            self.marks.retain(|code| meant.contains(code.as_str()));
        }
        self.cursor.settle(self.shown.len(), rows(context));
        if let Some(at) = selected.and_then(|unit| self.shown.iter().position(|one| *one == unit)) {
            self.cursor.to(at);
        }
        self.fill_card(desk, context.lang);
        self.settle_card(context);
    }

    fn fill_card(&mut self, desk: &Desk, lang: Lang) {
        let Some(card) = &mut self.card else { return };
        let at = desk.place(&card.code).and_then(|at| u32::try_from(at).ok());
        card.rows = at.map(|at| card::rows(desk, at, lang)).unwrap_or_default();
        // Taken back: the unit was never there.
        if card.rows.is_empty() {
            self.card = None;
        }
    }

    fn settle_card(&mut self, context: &Context<'_>) {
        if let Some(card) = &mut self.card {
            card.cursor.settle(card.rows.len(), context.rows);
        }
    }

    /// The row of the unit looked at that is selected.
    fn fact(&self) -> Option<&Row> {
        let card = self.card.as_ref()?;
        card.rows.get(card.cursor.at()?)
    }
}

/// Rows of the table: the search line and the heading take two.
fn rows(context: &Context<'_>) -> usize {
    context.rows.saturating_sub(2)
}

pub fn scopes(state: &State) -> Vec<Scope> {
    match (state.searching, &state.card) {
        (_, Some(_)) => vec![Scope::Roster, Scope::List],
        (true, None) => vec![Scope::Field, Scope::Roster, Scope::List],
        (false, None) => vec![Scope::Roster, Scope::Marks, Scope::List],
    }
}

pub fn own(command: Command) -> Option<Roster> {
    if let Command::Roster(command) = command { Some(command) } else { None }
}

pub fn name(state: &State, context: &Context<'_>) -> String {
    let title = words::title(context.lang);
    let Some(desk) = context.desk else { return title.to_owned() };
    if let Some(card) = &state.card {
        let name = act::unit_of(desk, &card.code).map_or(card.code.as_str(), |unit| unit.name.as_str());
        return format!("{title} › {name}");
    }
    if state.filter.is_empty() {
        title.to_owned()
    } else {
        format!("{title}: {}", state.filter.described(desk, context.lang))
    }
}

pub fn refusal(state: &State, command: Roster, context: &Context<'_>) -> Option<Sentence> {
    let lang = context.lang;
    let in_card = || state.card.as_ref().map(|_| words::card_closed(lang));
    match command {
        Roster::Open if state.card.is_some() => None,
        Roster::Open => state.selected().is_none().then(|| general::nothing_shown(lang)),
        Roster::Search => in_card().or_else(|| state.searching.then(|| general::searching(lang))),
        Roster::Filter | Roster::Sort => in_card(),
        Roster::All if state.filter.is_empty() && state.search.is_empty() => {
            in_card().or_else(|| Some(general::all_shown(lang)))
        }
        Roster::All => in_card(),
        Roster::Act => not_writable(context),
        Roster::List => not_writable(context).or_else(|| context.running.map(|_| text::screen::app::busy(lang))),
        Roster::Drop => match state.fact().map(|row| &row.kind) {
            Some(Kind::Alias(_)) => not_writable(context),
            Some(Kind::Learned) => Some(words::alias_kept(lang)),
            Some(Kind::Heading | Kind::Fact | Kind::Report | Kind::Indicator(..)) | None => {
                Some(words::not_an_alias(lang))
            }
        },
    }
}

pub fn update(state: &mut State, msg: Msg<'_, Roster>, context: &Context<'_>) -> Vec<Step> {
    state.cursor.settle(state.shown.len(), rows(context));
    state.settle_card(context);
    match msg {
        Msg::Move(list) => match &mut state.card {
            Some(card) => card.cursor.step(list),
            None => state.cursor.step(list),
        },
        Msg::Mark(mark) => return mark_rows(state, mark, context),
        Msg::Typed => {
            state.refresh(context);
            // The best match is what is meant, wherever the cursor stood.
            state.cursor.home();
        }
        Msg::Changed => state.refresh(context),
        Msg::Clicked(row) => {
            let cursor = state.card.as_mut().map_or(&mut state.cursor, |card| &mut card.cursor);
            if cursor.at() == Some(row) {
                return vec![Step::Run(Command::Roster(Roster::Open))];
            }
            cursor.to(row);
        }
        Msg::Do(command) => return run(state, command, context),
        Msg::Answered(_) => {}
    }
    vec![]
}

fn mark_rows(state: &mut State, mark: Mark, context: &Context<'_>) -> Vec<Step> {
    let Some(desk) = context.desk else { return vec![] };
    let code = |at: u32| desk.now.unit(at).map(|unit| unit.code.clone());
    match mark {
        Mark::Toggle => {
            if let Some(code) = state.selected().and_then(code) {
                state.marks.toggle(code);
                state.cursor.next();
            }
        }
        Mark::All => {
            let codes: Vec<String> = state.shown.iter().filter_map(|at| code(*at)).collect();
            if codes.iter().all(|one| state.marks.has(one)) {
                state.marks.clear();
            } else {
                state.marks.mark_all(codes);
            }
        }
    }
    vec![]
}

fn run(state: &mut State, command: Roster, context: &Context<'_>) -> Vec<Step> {
    let (lang, Some(desk)) = (context.lang, context.desk) else { return vec![] };
    match command {
        Roster::Open if state.card.is_some() => return follow_fact(state, desk, context),
        Roster::Open => {
            let unit = state.selected().and_then(|at| desk.now.unit(at));
            state.searching = false;
            state.card = unit.map(|unit| Card { code: unit.code.clone(), rows: vec![], cursor: Cursor::default() });
            state.fill_card(desk, lang);
            state.settle_card(context);
        }
        Roster::Search => state.searching = true,
        Roster::Filter => {
            return vec![Step::Open(Overlay::Pick(pick::State::new(words::filter(lang), offered(desk, lang))))];
        }
        Roster::Sort => {
            let at = Sort::ALL.iter().position(|one| *one == state.sort).unwrap_or(0);
            state.sort = Sort::ALL.get((at + 1) % Sort::ALL.len()).copied().unwrap_or_default();
            state.refresh(context);
            let by = words::sort(lang, state.sort as usize);
            return vec![Step::Say(Notice::good(general::sorted(lang, by)))];
        }
        Roster::All => {
            state.filter = Filter::default();
            state.search.clear();
            state.searching = false;
            state.refresh(context);
        }
        Roster::Act => return vec![Step::Open(act::offer(&state.chosen(desk), desk, context))],
        Roster::List => return list::choose(context),
        Roster::Drop => {
            if let (Some(card), Some(Kind::Alias(alias))) = (&state.card, state.fact().map(|row| &row.kind)) {
                return act::drop_alias(&card.code, alias, context);
            }
        }
    }
    vec![]
}

/// What a row of the unit offers: its report, an indicator to be set, else what can be changed.
fn follow_fact(state: &State, desk: &Desk, context: &Context<'_>) -> Vec<Step> {
    let Some(card) = &state.card else { return vec![] };
    match state.fact().map(|row| &row.kind) {
        Some(Kind::Report) => {
            let unit = desk.place(&card.code);
            unit.map(|unit| Step::Go(Place::Report { unit, among: state.shown.clone() })).into_iter().collect()
        }
        Some(Kind::Indicator(id, applies)) if not_writable(context).is_none() => {
            let known =
                Applies { units: vec![card.code.clone()], indicator: Some(id.clone()), applies: Some(!applies) };
            applies::next(&known, context)
        }
        Some(Kind::Heading | Kind::Fact | Kind::Alias(_) | Kind::Learned | Kind::Indicator(..)) | None => {
            vec![Step::Run(Command::Roster(Roster::Act))]
        }
    }
}

pub fn copied(state: &State, context: &Context<'_>) -> Option<String> {
    let desk = context.desk?;
    if let Some(row) = state.fact() {
        let parts = [&row.label, &row.text, &row.note].into_iter().filter(|text| !text.is_empty());
        return Some(parts.map(String::as_str).collect::<Vec<_>>().join("\t"));
    }
    let line = |code: &String| {
        let unit = act::unit_of(desk, code)?;
        let phone = unit.phone.clone().unwrap_or_default();
        let days = words::days(context.lang, unit, desk.stand.as_of);
        Some(format!("{}\t{}\t{}\t{}\t{days}\t{phone}", unit.order, unit.code, unit.name, unit.commune))
    };
    let lines: Vec<String> = state.chosen(desk).iter().filter_map(line).collect();
    (!lines.is_empty()).then(|| lines.join("\n"))
}

/// How many are shown of how many, and how many are marked.
pub fn counts(state: &State, desk: &Desk, lang: Lang) -> String {
    text::screen::units::counts(lang, state.shown.len(), desk.now.len(), state.marks.len())
}
