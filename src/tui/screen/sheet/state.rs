//! Which file and sheet are shown, where the cell cursor stands, what is searched for and what was pointed at.
use super::{Target, panel, point, walk};
use crate::{
    domain::{
        book::Action,
        grid::Address,
        intake::{Severity, Shown},
    },
    job::sheet_view::{SheetView, Spot},
    text::{
        Sentence,
        screen::{app, sheet as words},
    },
    tui::{
        action::command::{Cells, Command, Scope, Sheet},
        part::{
            cells::{CellCursor, Room, Slot},
            field::Field,
        },
        screen::{
            context::Context,
            desk::Desk,
            effect::{Answered, Effect, Query, Work},
            intake::short,
            overlay::{Overlay, locked, read},
            step::{Msg, Notice, Step},
        },
    },
};
use std::sync::Arc;

#[derive(Debug)]
pub struct State {
    pub target: Target,
    /// None until it has been read.
    pub view: Option<Arc<SheetView>>,
    /// The last attempt to read it failed.
    pub unread: bool,
    /// Place of the sheet shown among the file's.
    pub sheet: usize,
    /// One for each sheet.
    cursors: Vec<CellCursor>,
    pub search: Field,
    /// The search field has the keyboard.
    pub searching: bool,
    /// What was pointed at and is not used yet, with the place of its sheet.
    pub pointed: Vec<(usize, Shown)>,
    /// The last decision before what was pointed at was handed to be used.
    taught: Option<i64>,
    /// The desk of the last question.
    asked: Option<u64>,
    awaits: bool,
}

/// Letters of a search at most.
const LONGEST_SEARCH: usize = 100;

/// Cells of one line of the screen that answer the mouse are numbered; the next line begins here.
pub const CELLS_OF_A_LINE: usize = 1000;

/// How the body is shared out: lines of cells, and lines of what is said of the selected one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Lines {
    pub cells: u16,
    pub panel: u16,
}

impl Lines {
    /// The tabs and the columns' letters take two of a body so high.
    pub fn of(height: u16) -> Self {
        let rest = height.saturating_sub(2);
        let panel = if rest < 8 { 0 } else { (rest / 3).clamp(4, 11) };
        Self { cells: rest - panel, panel }
    }
}

impl State {
    pub fn new(target: Target) -> Self {
        Self {
            target,
            view: None,
            unread: false,
            sheet: 0,
            cursors: Vec::new(),
            search: Field::new(LONGEST_SEARCH),
            searching: false,
            pointed: Vec::new(),
            taught: None,
            asked: None,
            awaits: false,
        }
    }

    pub fn field(&mut self) -> Option<&mut Field> {
        self.searching.then_some(&mut self.search)
    }

    /// Esc leaves the search, then takes back what was pointed at, the last first.
    pub fn back(&mut self) -> bool {
        if self.searching {
            self.searching = false;
            return true;
        }
        self.taught.is_none() && self.pointed.pop().is_some()
    }

    /// The selected cell holds this field's value. A cell says one thing, and a field stands in one place.
    pub fn point(&mut self, shown: &Shown) {
        self.pointed.retain(|(_, one)| one.field != shown.field && one.cell != shown.cell);
        self.pointed.push((self.sheet, shown.clone()));
    }

    pub fn at(&self) -> Address {
        self.cursors.get(self.sheet).map(CellCursor::at).unwrap_or_default()
    }

    /// Columns of the screen before the cells: a sign and the number of the last row.
    pub fn gutter(&self) -> u16 {
        let rows = self.view.as_ref().and_then(|view| view.sheets.get(self.sheet)).map_or(0, |shown| shown.rows);
        u16::try_from(rows.max(1).to_string().len()).unwrap_or(0).max(2) + 2
    }

    /// The first row and the columns that show on a screen so wide and with so many lines of cells.
    pub fn window(&self, width: u16, lines: u16) -> (u32, Vec<Slot>) {
        let window = self.with_room(width, lines, |room| {
            let mut cursor = self.cursors.get(self.sheet)?.clone();
            cursor.settle(room);
            Some((cursor.top(), cursor.slots(room)))
        });
        window.unwrap_or_default()
    }

    fn with_room<T>(&self, width: u16, lines: u16, with: impl FnOnce(Room<'_>) -> Option<T>) -> Option<T> {
        let shown = self.view.as_ref()?.sheets.get(self.sheet)?;
        with(Room { rows: lines, columns: width.saturating_sub(self.gutter()), widths: &shown.widths })
    }

    /// Changes the cursor of the sheet shown.
    fn move_cursor(&mut self, context: &Context<'_>, change: impl FnOnce(&mut CellCursor, Room<'_>)) {
        let Some(mut cursor) = self.cursors.get(self.sheet).cloned() else { return };
        let lines = Lines::of(u16::try_from(context.rows).unwrap_or(u16::MAX)).cells;
        self.with_room(context.columns, lines, |room| {
            change(&mut cursor, room);
            Some(())
        });
        if let Some(place) = self.cursors.get_mut(self.sheet) {
            *place = cursor;
        }
    }

    fn go(&mut self, (sheet, at): Spot, context: &Context<'_>) {
        self.sheet = sheet;
        self.move_cursor(context, |cursor, room| cursor.jump(at, room));
    }

    fn ask(&mut self, desk: &Desk) -> Vec<Step> {
        if self.asked == Some(desk.number) {
            return vec![];
        }
        (self.asked, self.awaits, self.unread) = (Some(desk.number), true, false);
        vec![Step::Do(Effect::Ask(Query::Sheet(self.target.receipt)))]
    }

    /// What was read; the first time the cursor goes where it was sent.
    fn take(&mut self, view: &Arc<SheetView>, context: &Context<'_>) {
        let first = self.view.is_none();
        self.cursors.resize(view.sheets.len(), CellCursor::default());
        self.view = Some(Arc::clone(view));
        (self.awaits, self.unread) = (false, false);
        self.sheet = self.sheet.min(view.sheets.len().saturating_sub(1));
        if !first {
            return;
        }
        let named = self.target.spot.as_ref().and_then(|(name, cell)| Some((view.sheet_named(name)?, *cell)));
        let of_report = || {
            let report = view.reports.iter().find(|report| Some(report.id) == self.target.report)?;
            Some((report.sheet?, report.row.map(|row| Address::new(row, 0))))
        };
        // A sheet that is hidden in Excel is nothing to begin with.
        let visible = || view.sheets.iter().position(|shown| !shown.sheet.hidden).map(|at| (at, None));
        if let Some((sheet, at)) = named.or_else(of_report).or_else(visible) {
            self.go((sheet, at.unwrap_or_default()), context);
        }
        // The first labelled row stands for the column: what is read by it is seen before it is used.
        if let Some((at, shown)) =
            self.target.column.and_then(|column| point::first_of(view, self.sheet, column, context))
        {
            self.go((self.sheet, at), context);
            self.point(&shown);
        }
    }

    /// What was pointed at has been used.
    fn learned(&mut self, desk: &Desk) {
        let Some(after) = self.taught else { return };
        let of_report = |action: &Action| matches!(action, Action::Teach { .. });
        if desk.journal.iter().rev().take_while(|one| one.seq > after).any(|one| of_report(&one.action)) {
            self.pointed.clear();
            self.target.teach = false;
            self.taught = None;
        }
    }
}

pub fn scopes(state: &State) -> Vec<Scope> {
    match state.searching {
        true => vec![Scope::Field, Scope::Sheet, Scope::Cells],
        false => vec![Scope::Sheet, Scope::Cells],
    }
}

/// A command of this screen.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Own {
    Do(Sheet),
    Walk(Cells),
}

pub const fn own(command: Command) -> Option<Own> {
    if let Command::Cells(cells) = command {
        return Some(Own::Walk(cells));
    }
    if let Command::Sheet(command) = command { Some(Own::Do(command)) } else { None }
}

pub fn name(state: &State, context: &Context<'_>) -> String {
    let title = words::title(context.lang);
    state.view.as_ref().map_or_else(|| title.to_owned(), |view| format!("{title}: {}", short(&view.path)))
}

pub fn refusal(state: &State, command: Own, context: &Context<'_>) -> Option<Sentence> {
    let lang = context.lang;
    let Some(view) = &state.view else { return Some(words::not_open(lang)) };
    let busy = || context.running.map(|_| app::busy(lang));
    let key = Sheet::Point.spec().keys.first().map(ToString::to_string).unwrap_or_default();
    match command {
        Own::Do(Sheet::Read) if state.searching && state.search.text().trim().is_empty() => {
            Some(words::type_first(lang))
        }
        Own::Do(Sheet::Read) if state.searching && view.search(state.search.text()).is_empty() => {
            Some(words::not_found(lang))
        }
        Own::Do(Sheet::Search) if state.searching => Some(words::searching(lang)),
        Own::Do(Sheet::Tab) => (view.sheets.len() < 2).then(|| words::one_sheet(lang)),
        Own::Do(Sheet::Next | Sheet::Before) => found(view).is_empty().then(|| words::nothing_found(lang)),
        Own::Do(Sheet::Point) => {
            let elsewhere = state.pointed.iter().any(|(sheet, _)| *sheet != state.sheet);
            let no_report = || view.reports.is_empty().then(|| words::no_report(lang));
            locked(context).or_else(no_report).or_else(|| elsewhere.then(|| words::another_sheet(lang)))
        }
        Own::Do(Sheet::Teach) => {
            let nothing = || state.pointed.is_empty().then(|| words::nothing_pointed(lang, &key));
            locked(context).or_else(nothing).or_else(busy)
        }
        Own::Do(Sheet::Read | Sheet::Search) | Own::Walk(_) => None,
    }
}

pub fn update(state: &mut State, msg: Msg<'_, Own>, context: &Context<'_>) -> Vec<Step> {
    let Some(desk) = context.desk else { return vec![] };
    match msg {
        Msg::Changed => {
            state.learned(desk);
            state.move_cursor(context, |cursor, room| cursor.settle(room));
            return state.ask(desk);
        }
        Msg::Answered(Answered::Sheet(view)) if view.receipt == state.target.receipt => state.take(view, context),
        Msg::Answered(Answered::Failed(_) | Answered::Crashed { .. }) => {
            state.unread |= std::mem::take(&mut state.awaits) && state.view.is_none();
        }
        Msg::Do(Own::Walk(cells)) => walk(state, cells, context),
        Msg::Do(Own::Do(command)) => return run(state, command, context, desk),
        Msg::Typed => {
            let at = (state.sheet, state.at());
            let found = state.view.as_ref().map(|view| view.search(state.search.text())).unwrap_or_default();
            // A cell that still fits is not left while more is typed.
            let next = found.iter().find(|spot| **spot >= at).or_else(|| found.first());
            if let Some(spot) = next {
                state.go(*spot, context);
            }
        }
        Msg::Clicked(number) => return clicked(state, number, context),
        Msg::Move(_) | Msg::Mark(_) | Msg::Answered(_) => {}
    }
    vec![]
}

fn walk(state: &mut State, cells: Cells, context: &Context<'_>) {
    let Some(view) = state.view.clone() else { return };
    let Some(shown) = view.sheets.get(state.sheet) else { return };
    match cells {
        Cells::PageUp | Cells::PageDown => {
            let down = cells == Cells::PageDown;
            state.move_cursor(context, |cursor, room| cursor.page(down, shown.rows, room));
        }
        Cells::Up
        | Cells::Down
        | Cells::Left
        | Cells::Right
        | Cells::RowStart
        | Cells::RowEnd
        | Cells::FarUp
        | Cells::FarDown
        | Cells::FarLeft
        | Cells::FarRight
        | Cells::First
        | Cells::Last => {
            let to = walk::step(shown, state.at(), cells);
            state.move_cursor(context, |cursor, room| cursor.to(to, room));
        }
    }
}

fn run(state: &mut State, command: Sheet, context: &Context<'_>, desk: &Desk) -> Vec<Step> {
    let Some(view) = state.view.clone() else { return vec![] };
    match command {
        Sheet::Read if state.searching => {
            return jump(state, &view, &view.search(state.search.text()), true, context);
        }
        Sheet::Read => {
            let lines = panel::paragraphs(state, &view, context);
            let text: Vec<String> = lines.into_iter().map(|(_, text)| text).collect();
            let title = panel::title(state, &view);
            return vec![Step::Open(Overlay::Read(read::State::new(title, text.join("\n\n"))))];
        }
        Sheet::Next | Sheet::Before => return jump(state, &view, &found(&view), command == Sheet::Next, context),
        Sheet::Search => state.searching = true,
        Sheet::Tab => {
            state.sheet = (state.sheet + 1) % view.sheets.len().max(1);
            state.move_cursor(context, |cursor, room| cursor.settle(room));
        }
        Sheet::Point => return point::ask(state, &view, context).map(Step::Open).into_iter().collect(),
        Sheet::Teach => {
            let Some(report) = point::report(state, &view) else { return vec![] };
            let places = state.pointed.iter().map(|(_, shown)| shown.clone()).collect();
            state.taught = Some(desk.journal.last().map_or(0, |last| last.seq));
            return vec![Step::Do(Effect::Work(Work::Teach { report: report.id, places }))];
        }
    }
    vec![]
}

/// To the next of these cells, or the one before; after the last comes the first again.
fn jump(state: &mut State, view: &SheetView, spots: &[Spot], forward: bool, context: &Context<'_>) -> Vec<Step> {
    let at = (state.sheet, state.at());
    let next = match forward {
        true => spots.iter().position(|spot| *spot > at).or(Some(0)),
        false => spots.iter().rposition(|spot| *spot < at).or(spots.len().checked_sub(1)),
    };
    let Some((number, spot)) = next.and_then(|number| Some((number, *spots.get(number)?))) else { return vec![] };
    state.go(spot, context);
    let sheet = view.sheets.get(spot.0).map(|shown| shown.sheet.name.as_str()).unwrap_or_default();
    let said = words::jumped(context.lang, number + 1, spots.len(), sheet, spot.1);
    vec![Step::Say(Notice::good(said))]
}

/// Cells with errors and warnings; where there are none, those with notes.
fn found(view: &SheetView) -> Vec<Spot> {
    let serious: Vec<Spot> = view.found(Severity::Warning).collect();
    if serious.is_empty() { view.found(Severity::Note).collect() } else { serious }
}

fn clicked(state: &mut State, number: usize, context: &Context<'_>) -> Vec<Step> {
    let lines = Lines::of(u16::try_from(context.rows).unwrap_or(u16::MAX)).cells;
    let (top, slots) = state.window(context.columns, lines);
    let row = u32::try_from(number / CELLS_OF_A_LINE).ok().and_then(|row| top.checked_add(row));
    let Some((slot, row)) = slots.get(number % CELLS_OF_A_LINE).zip(row) else { return vec![] };
    let at = Address::new(row, slot.column);
    if at == state.at() {
        return vec![Step::Run(Command::Sheet(Sheet::Read))];
    }
    state.go((state.sheet, at), context);
    vec![]
}

/// What the cell says; of a blank one, where it is.
pub fn copied(state: &State, _: &Context<'_>) -> Option<String> {
    let shown = state.view.as_ref()?.sheets.get(state.sheet)?;
    let at = shown.sheet.area(state.at()).first;
    Some(shown.sheet.cell(at).map_or_else(|| at.to_string(), |cell| cell.typed()))
}
