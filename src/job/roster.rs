//! Taking a list of units from a workbook into the book: held against the roster first, then as one batch of the journal.
use super::{Actor, Book, Failure};
use crate::{
    domain::{
        book::{Action, RosterChange, RosterEvent},
        plan::Plan,
        unit::{
            Difference, Facts, Unit, difference,
            roster::{Listed, read_roster},
        },
    },
    sheet::read::{ReaderPool, check_bytes},
};
use chrono::NaiveDate;
use std::path::Path;

/// What a list changed.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct RosterImported {
    pub added: usize,
    pub changed: usize,
    pub unchanged: usize,
    /// Units of the book that the list does not name; they stay.
    pub kept: usize,
    /// Units that the list does not name, and that were closed for it.
    pub closed: usize,
}

/// How a list is taken.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct ListOptions {
    /// What it says holds from this day on, and was otherwise before; None: it corrects what the book has wrong.
    pub from: Option<NaiveDate>,
    /// Units it does not name are closed from that day, or today.
    pub close_missing: bool,
}

/// Reads a list of units. Nothing of it is taken unless all of it can be. `known`: the units the book has.
pub fn read_units(path: &Path, plan: &Plan, known: &[Unit], pool: &ReaderPool) -> Result<Vec<Listed>, Failure> {
    let bytes = std::fs::read(path).map_err(|error| Failure::File { path: path.to_path_buf(), error })?;
    let unreadable = |finding| Failure::Unreadable { path: path.to_path_buf(), finding };
    check_bytes(&bytes, pool.limits()).map_err(unreadable)?;
    let workbook = pool.read(&bytes).map_err(unreadable)?;
    read_roster(&workbook, plan, known).map_err(|faults| Failure::Roster { file: path.display().to_string(), faults })
}

/// What a list says otherwise than the roster of its day. Nothing is written.
pub fn compare_roster(
    book: &Book,
    path: &Path,
    pool: &ReaderPool,
    actor: &Actor,
    options: ListOptions,
) -> Result<Difference, Failure> {
    let then = book.roster_on(options.from.unwrap_or(actor.today));
    let listed = read_units(path, &book.plan, &then, pool)?;
    Ok(difference(&then, listed, &book.plan))
}

/// Puts the units of a list into the book, as corrections.
pub fn import_roster(
    book: &mut Book,
    path: &Path,
    pool: &ReaderPool,
    actor: &Actor,
) -> Result<RosterImported, Failure> {
    take_roster(book, path, pool, actor, ListOptions::default()).map(|(imported, _)| imported)
}

/// Puts what a list says otherwise into the book, as one batch of the journal.
pub fn take_roster(
    book: &mut Book,
    path: &Path,
    pool: &ReaderPool,
    actor: &Actor,
    options: ListOptions,
) -> Result<(RosterImported, Difference), Failure> {
    let found = compare_roster(book, path, pool, actor, options)?;
    let changes = changes(&found, actor.today, options);
    let closed = if options.close_missing { found.missing.len() } else { 0 };
    let imported = RosterImported {
        added: found.added.len(),
        changed: found.changed.len(),
        unchanged: found.unchanged,
        kept: book.units.len() - found.changed.len() - found.unchanged - closed,
        closed,
    };
    if !changes.is_empty() {
        let file = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
        let action = Action::ImportRoster { file, added: imported.added, changed: imported.changed };
        write(book, action, &changes, actor, None)?;
    }
    Ok((imported, found))
}

fn changes(found: &Difference, today: NaiveDate, options: ListOptions) -> Vec<RosterChange> {
    let day = options.from.unwrap_or(today);
    let added = found.added.iter().cloned().map(|mut unit| {
        unit.opened = unit.opened.or(options.from);
        RosterChange::Put(unit)
    });
    let changed = found.changed.iter().map(|one| {
        let (code, facts) = (one.code.clone(), one.facts.clone());
        match options.from {
            Some(day) => RosterChange::From { day, code, facts },
            None => RosterChange::Correct { on: today, code, facts },
        }
    });
    let missing = found.missing.iter().filter(|_| options.close_missing);
    let closed = missing.map(|code| RosterChange::Correct {
        on: day,
        code: code.clone(),
        facts: Facts { closed: Some(Some(day)), ..Facts::default() },
    });
    added.chain(changed).chain(closed).collect()
}

/// Puts what happened to units into the book, as one batch of the journal. `subjects`: codes, or names of communes.
pub fn change_units(
    book: &mut Book,
    what: RosterEvent,
    subjects: Vec<String>,
    changes: &[RosterChange],
    actor: &Actor,
    reason: Option<&str>,
) -> Result<(), Failure> {
    write(book, Action::ChangeRoster { what, subjects }, changes, actor, reason)
}

fn write(
    book: &mut Book,
    action: Action,
    changes: &[RosterChange],
    actor: &Actor,
    reason: Option<&str>,
) -> Result<(), Failure> {
    let written = book.store.together(|store| {
        let decision = store.decide(None, action, &actor.who, actor.at, reason)?;
        store.add_roster_changes(decision.batch, changes)
    });
    written.map_err(|error| book.failed(error))?;
    book.reload()
}
