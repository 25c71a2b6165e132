//! Taking a list of units from a workbook into the book.
use super::{Actor, Book, Failure};
use crate::{
    domain::{
        book::{Action, RosterChange, RosterEvent},
        plan::Plan,
        unit::{Unit, roster::read_roster},
    },
    sheet::read::{ReaderPool, check_bytes},
};
use std::{collections::HashMap, path::Path};

/// What a list changed.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct RosterImported {
    pub added: usize,
    pub changed: usize,
    pub unchanged: usize,
    /// Units of the book that the list does not name; they stay.
    pub kept: usize,
}

/// Reads a list of units. Nothing of it is taken unless all of it can be.
pub fn read_units(path: &Path, plan: &Plan, pool: &ReaderPool) -> Result<Vec<Unit>, Failure> {
    let bytes = std::fs::read(path).map_err(|error| Failure::File { path: path.to_path_buf(), error })?;
    let unreadable = |finding| Failure::Unreadable { path: path.to_path_buf(), finding };
    check_bytes(&bytes, pool.limits()).map_err(unreadable)?;
    let workbook = pool.read(&bytes).map_err(unreadable)?;
    read_roster(&workbook, plan).map_err(|faults| Failure::Roster { file: path.display().to_string(), faults })
}

/// Puts the units of a list into the book, as one batch of the journal.
pub fn import_roster(
    book: &mut Book,
    path: &Path,
    pool: &ReaderPool,
    actor: &Actor,
) -> Result<RosterImported, Failure> {
    let units = read_units(path, &book.plan, pool)?;
    let known: HashMap<String, &Unit> = book.units.iter().map(|unit| (unit.code.to_uppercase(), unit)).collect();
    let named = units.iter().filter(|unit| known.contains_key(&unit.code.to_uppercase())).count();
    let mut imported = RosterImported { kept: book.units.len() - named, ..RosterImported::default() };
    let mut changes = Vec::new();
    for unit in units {
        match known.get(&unit.code.to_uppercase()) {
            None => imported.added += 1,
            Some(before) if **before == unit => {
                imported.unchanged += 1;
                continue;
            }
            Some(_) => imported.changed += 1,
        }
        changes.push(RosterChange::Put(unit));
    }
    if changes.is_empty() {
        return Ok(imported);
    }
    let file = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
    let action = Action::ImportRoster { file, added: imported.added, changed: imported.changed };
    write(book, action, &changes, actor, None)?;
    Ok(imported)
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
