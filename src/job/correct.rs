//! A figure typed over what a unit sent. The original stays; the correction is a decision.
use super::{
    Actor, Book, Failure,
    standing::{Stand, corrected},
};
use crate::domain::{book::Action, plan::FieldKey};

/// One value as it is to be.
#[derive(Debug, Clone, Copy)]
pub struct Typed<'a> {
    /// As scripts name it, with `/2` behind it for the second quarter.
    pub field: &'a str,
    /// As it would be typed into a cell; empty: there is no value.
    pub value: &'a str,
    pub reason: Option<&'a str>,
}

/// Corrects one value of the unit's counting report.
pub fn correct(book: &mut Book, stand: &Stand, unit: &str, typed: Typed<'_>, actor: &Actor) -> Result<(), Failure> {
    let Typed { field, value, reason } = typed;
    let row = stand.standing.rows.iter().find(|row| stand.units.get(row.unit).is_some_and(|one| one.code == unit));
    let report = row.and_then(|row| row.current).ok_or_else(|| Failure::NoSuchReport(unit.to_owned()))?;
    let Some(form) = stand.plan.form_of(&stand.period.id.report_type) else { return Err(Failure::NoPeriods) };
    let unknown = || Failure::NoSuchField(field.to_owned());
    let (name, row) = field.split_once('/').unwrap_or((field, "0"));
    let row: u32 = row.parse().map_err(|_| unknown())?;
    let key = form.key(name).ok_or_else(unknown)?;
    let asked = form.get(key).ok_or_else(unknown)?;
    let fits = match key {
        FieldKey::Field(_) if asked.per_quarter => (1..=4).contains(&row),
        FieldKey::Field(_) => row == 0,
        // Corrections reach the fields of a form; rows of tables are sent again.
        FieldKey::Column { .. } => false,
    };
    if !fits {
        return Err(unknown());
    }
    if !value.trim().is_empty() && corrected(form, key, value).is_none() {
        return Err(Failure::NotAValue { field: asked.label.clone(), value: value.to_owned() });
    }
    let before = book.store.report(report).map_err(|error| book.failed(error))?;
    let old = before.and_then(|before| {
        before.entries.iter().find(|entry| entry.field == key && entry.row == row).map(|entry| entry.typed.clone())
    });
    let action = Action::Correct { report, field: name.to_owned(), row, value: value.trim().to_owned(), old };
    book.decide(action, actor, reason).map(drop)
}
