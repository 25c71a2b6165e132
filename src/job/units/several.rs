//! Several changes at once: all of them or none, and taken back together.
use super::{Actor, Book, Failure, Planned, UnitChange, change_units, plan};

/// Does them as one batch of the journal. Each is looked at as the book stands before any of them.
pub fn change_each(
    book: &mut Book,
    changes: &[UnitChange],
    actor: &Actor,
    reason: Option<&str>,
) -> Result<Vec<Planned>, Failure> {
    let planned = changes.iter().map(|change| plan(book, change, actor.today)).collect::<Result<Vec<_>, _>>()?;
    let Some(first) = planned.first() else { return Ok(planned) };
    let subjects = planned.iter().flat_map(|one| one.subjects.clone()).collect();
    let written: Vec<_> = planned.iter().flat_map(|one| one.changes.clone()).collect();
    change_units(book, first.what, subjects, &written, actor, reason)?;
    Ok(planned)
}
