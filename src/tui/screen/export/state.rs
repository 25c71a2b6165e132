//! Which workbook is selected, where each goes, and what a clerk has to know before sending one.
use crate::{
    domain::standing::State as UnitState,
    text::{self, Sentence, screen::export as words},
    tui::{
        action::command::{Command, Dialog, Export, Scope},
        part::{cursor::Cursor, field::Field},
        screen::{
            context::Context,
            desk::Desk,
            effect::{Edition, Effect, Work},
            follow,
            step::{Msg, Notice, Place, Step},
            units::Filter,
        },
    },
};
use std::{collections::BTreeSet, path::PathBuf};

#[derive(Debug)]
pub struct State {
    pub cursor: Cursor,
    /// The edition whose path is being typed.
    pub typing: Option<Edition>,
    pub field: Field,
    /// Paths that were typed, by edition.
    paths: [Option<PathBuf>; 2],
    /// Ids of the tables whose rows go along to the province.
    annexes: BTreeSet<String>,
}

impl Default for State {
    fn default() -> Self {
        Self {
            cursor: Cursor::default(),
            typing: None,
            field: Field::new(LONGEST_PATH),
            paths: [None, None],
            annexes: BTreeSet::new(),
        }
    }
}

/// Letters of a path at most.
const LONGEST_PATH: usize = 1000;

/// One line that can be selected.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Item {
    Write(Edition),
    /// A table of the form, whose rows may go along to the province.
    Annex(usize),
    /// The file just written.
    Written,
    Open(Open),
}

/// Something that is still open.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Open {
    /// Units in a state that leaves the workbook incomplete, and how many.
    Units(UnitState, usize),
    /// Reports somebody has to decide on, and their errors that nobody accepted.
    Attention { reports: usize, errors: usize },
    /// Files that wait for an answer.
    Tray(usize),
}

pub const EDITIONS: [Edition; 2] = [Edition::Province, Edition::Office];

/// What is still open, the gravest first; nothing of it keeps anybody from writing.
pub fn still_open(desk: &Desk) -> Vec<Open> {
    let standing = &desk.stand.standing;
    let of = |state| standing.totals.states.of(state);
    let attention = standing.rows.iter().filter(|row| row.state == UnitState::NeedsAttention);
    let accepted = |row: &&crate::domain::standing::Row| {
        row.current.is_none_or(|report| !desk.stand.ledger.accepted.contains(&report))
    };
    let errors = attention.filter(accepted).map(|row| usize::try_from(row.errors()).unwrap_or(0)).sum();
    let all = [
        (of(UnitState::Missing), Open::Units(UnitState::Missing, of(UnitState::Missing))),
        (of(UnitState::NeedsAttention), Open::Attention { reports: of(UnitState::NeedsAttention), errors }),
        (desk.waiting.files.len(), Open::Tray(desk.waiting.files.len())),
        (of(UnitState::Returned), Open::Units(UnitState::Returned, of(UnitState::Returned))),
        (of(UnitState::NotYetDue), Open::Units(UnitState::NotYetDue, of(UnitState::NotYetDue))),
    ];
    all.into_iter().filter(|(count, _)| *count > 0).map(|(_, open)| open).collect()
}

pub fn items(context: &Context<'_>) -> Vec<Item> {
    let open = context.desk.map(still_open).unwrap_or_default();
    let written = context.written.map(|_| Item::Written);
    let tables = context.desk.and_then(|desk| desk.form()).map_or(0, |form| form.tables.len());
    let mut items = vec![Item::Write(Edition::Province)];
    items.extend((0..tables).map(Item::Annex));
    items.push(Item::Write(Edition::Office));
    items.extend(written);
    items.extend(open.into_iter().map(Item::Open));
    items
}

impl State {
    /// Where an edition goes.
    pub fn path(&self, edition: Edition, context: &Context<'_>) -> PathBuf {
        let typed = self.paths.get(edition as usize).and_then(Clone::clone);
        typed.unwrap_or_else(|| follow::export_path(edition, context))
    }

    /// The rows of a table go along to the province.
    pub fn takes_along(&self, table: &str) -> bool {
        self.annexes.contains(table)
    }

    fn turn(&mut self, table: &str) {
        if !self.annexes.remove(table) {
            self.annexes.insert(table.to_owned());
        }
    }

    pub fn field(&mut self) -> Option<&mut Field> {
        self.typing.is_some().then_some(&mut self.field)
    }

    /// Esc leaves the path as it was.
    pub fn back(&mut self) -> bool {
        self.typing.take().is_some()
    }

    fn selected(&self, context: &Context<'_>) -> Option<Item> {
        items(context).get(self.cursor.at()?).copied()
    }

    /// The typed path counts from now on; nothing is written yet.
    fn take(&mut self, context: &Context<'_>) -> Vec<Step> {
        let Some(edition) = self.typing.take() else { return vec![] };
        let usual = follow::export_path(edition, context);
        let text = self.field.text().trim();
        let typed = (!text.is_empty()).then(|| {
            let base = usual.parent().unwrap_or(context.home);
            follow::with_ending(crate::tui::screen::path::typed(text, base, context.home), "xlsx")
        });
        if let Some(place) = self.paths.get_mut(edition as usize) {
            *place = typed.filter(|path| *path != usual);
        }
        let path = self.path(edition, context).display().to_string();
        vec![Step::Say(Notice::good(words::will_go(context.lang, &path)))]
    }
}

pub fn scopes(state: &State) -> Vec<Scope> {
    if state.typing.is_some() { vec![Scope::Field, Scope::Dialog] } else { vec![Scope::Export, Scope::List] }
}

pub fn own(command: Command) -> Option<Export> {
    if let Command::Export(command) = command {
        return Some(command);
    }
    // While a path is typed, Enter takes it.
    (command == Command::Dialog(Dialog::Take)).then_some(Export::Write)
}

pub fn name(_: &State, context: &Context<'_>) -> String {
    words::title(context.lang).to_owned()
}

pub fn refusal(state: &State, command: Export, context: &Context<'_>) -> Option<Sentence> {
    let lang = context.lang;
    let no_units = || context.desk.is_some_and(|desk| desk.units.is_empty());
    match (command, state.selected(context)) {
        (Export::Result, _) => context.written.is_none().then(|| words::nothing_written(lang)),
        (Export::Write, _) if state.typing.is_some() => None,
        (Export::Write, Some(Item::Write(_))) if context.running.is_some() => Some(text::screen::app::busy(lang)),
        (Export::Write, Some(Item::Write(_))) if no_units() => Some(text::failure(lang, &crate::job::Failure::NoUnits)),
        (Export::Place, Some(Item::Annex(_) | Item::Written | Item::Open(_)) | None) => Some(words::no_edition(lang)),
        (Export::Write | Export::Place, _) => None,
    }
}

pub fn update(state: &mut State, msg: Msg<'_, Export>, context: &Context<'_>) -> Vec<Step> {
    let items = items(context);
    let selected = state.selected(context);
    state.cursor.settle(items.len(), items.len());
    match msg {
        Msg::Do(Export::Write) if state.typing.is_some() => return state.take(context),
        Msg::Do(Export::Write) => {
            if let Some(Item::Annex(at)) = selected {
                if let Some(table) = context.desk.and_then(|desk| desk.form()?.tables.get(at)) {
                    state.turn(&table.id);
                }
                return vec![];
            }
            return open(state, context);
        }
        Msg::Do(Export::Place) => {
            if let Some(Item::Write(edition)) = selected {
                state.field.set(&state.path(edition, context).to_string_lossy());
                state.typing = Some(edition);
            }
        }
        Msg::Do(Export::Result) => return show(context),
        Msg::Move(list) => state.cursor.step(list),
        Msg::Clicked(_) if state.typing.is_some() => return state.take(context),
        Msg::Clicked(row) if state.cursor.at() != Some(row) => state.cursor.to(row),
        Msg::Clicked(_) => return vec![Step::Run(Command::Export(Export::Write))],
        // A line may have come above the selection.
        Msg::Changed => {
            if let Some(at) = selected.and_then(|item| items.iter().position(|one| *one == item)) {
                state.cursor.to(at);
            }
        }
        Msg::Mark(_) | Msg::Typed | Msg::Answered(_) => {}
    }
    vec![]
}

fn open(state: &State, context: &Context<'_>) -> Vec<Step> {
    let units = |state| Place::Units(Filter { state: Some(state), ..Filter::default() });
    let place = match state.selected(context) {
        Some(Item::Write(edition)) => {
            let Some(desk) = context.desk else { return vec![] };
            let period = desk.stand.period.id.to_string();
            let to = state.path(edition, context);
            let annexes = state.annexes.iter().cloned().collect();
            return vec![Step::Do(Effect::Work(Work::Export { period, edition, annexes, to, overwrite: false }))];
        }
        Some(Item::Annex(_)) | None => return vec![],
        Some(Item::Written) => return show(context),
        Some(Item::Open(Open::Units(state, _))) => units(state),
        Some(Item::Open(Open::Attention { .. })) => units(UnitState::NeedsAttention),
        Some(Item::Open(Open::Tray(_))) => Place::Intake,
    };
    vec![Step::Go(place)]
}

fn show(context: &Context<'_>) -> Vec<Step> {
    context.written.map(|path| Step::Do(Effect::Show(path.to_path_buf()))).into_iter().collect()
}

pub fn copied(state: &State, context: &Context<'_>) -> Option<String> {
    match state.selected(context)? {
        Item::Write(edition) => Some(state.path(edition, context).display().to_string()),
        Item::Annex(at) => Some(context.desk?.form()?.tables.get(at)?.title.clone()),
        Item::Written => context.written.map(|path| path.display().to_string()),
        Item::Open(open) => Some(said(open, context)),
    }
}

/// An open thing in words.
pub fn said(open: Open, context: &Context<'_>) -> String {
    let lang = context.lang;
    let units = |count| text::screen::units::of_units(lang, count);
    match open {
        Open::Units(UnitState::NotYetDue, count) => words::not_due(lang, &units(count)),
        Open::Units(UnitState::Returned, count) => words::returned(lang, &units(count)),
        Open::Units(_, count) => words::missing(lang, &units(count)),
        Open::Attention { reports, errors } => words::attention(lang, reports, errors),
        Open::Tray(files) => text::screen::overview::tray(lang, files),
    }
}
