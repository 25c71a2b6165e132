//! Several units become one, one becomes several.
use super::one::closing;
use super::{Book, Facts, Failure, Planned, RosterChange, RosterEvent, UnitRefusal};
use super::{before, checked, new_unit, refuse, reports_after};
use crate::domain::unit::Unit;
use chrono::NaiveDate;

pub(super) fn merge(
    book: &Book,
    codes: &[String],
    into: &str,
    day: NaiveDate,
    facts: &Facts,
) -> Result<Planned, Failure> {
    let parts = codes.iter().map(|code| before(book, code, day)).collect::<Result<Vec<Unit>, _>>()?;
    if let Some(twice) = parts.iter().enumerate().find(|(at, one)| parts.iter().take(*at).any(|b| b.code == one.code)) {
        return refuse(UnitRefusal::Itself(twice.1.code.clone()));
    }
    let into = into.trim();
    let mut changes = Vec::new();
    let goes_on = match book.unit(into) {
        Ok(known) => {
            let known = before(book, &known.code, day)?;
            let facts = checked(book, facts)?.unlike(&known);
            if !facts.is_empty() {
                changes.push(RosterChange::From { day, code: known.code.clone(), facts });
            }
            known.code
        }
        Err(_) => {
            let unit = new_unit(book, into, day, facts, &parts.iter().collect::<Vec<_>>())?;
            let code = unit.code.clone();
            changes.push(RosterChange::Put(unit));
            code
        }
    };
    let ending: Vec<&Unit> = parts.iter().filter(|part| part.code != goes_on).collect();
    if ending.is_empty() || (ending.len() == parts.len() && parts.len() < 2 && book.unit(into).is_err()) {
        return refuse(UnitRefusal::Itself(goes_on));
    }
    let mut notes = Vec::new();
    for part in &ending {
        changes.push(closing(&part.code, day, vec![goes_on.clone()]));
        notes.extend(reports_after(book, &part.code, day)?);
    }
    let mut subjects: Vec<String> = parts.iter().map(|part| part.code.clone()).collect();
    if !subjects.contains(&goes_on) {
        subjects.push(goes_on);
    }
    Ok(Planned { what: RosterEvent::Merge, subjects, changes, notes })
}

pub(super) fn split(book: &Book, code: &str, day: NaiveDate, into: &[(String, Facts)]) -> Result<Planned, Failure> {
    let whole = before(book, code, day)?;
    let is_itself = |code: &str| code.trim().eq_ignore_ascii_case(&whole.code);
    if into.iter().all(|(code, _)| is_itself(code)) {
        return refuse(UnitRefusal::IntoNothing(whole.code));
    }
    let mut changes = Vec::new();
    let mut subjects = vec![whole.code.clone()];
    for (code, facts) in into {
        if is_itself(code) {
            let facts = checked(book, facts)?.unlike(&whole);
            if !facts.is_empty() {
                changes.push(RosterChange::From { day, code: whole.code.clone(), facts });
            }
            continue;
        }
        let unit = new_unit(book, code, day, facts, &[&whole])?;
        if subjects.contains(&unit.code) {
            return refuse(UnitRefusal::Itself(unit.code));
        }
        subjects.push(unit.code.clone());
        changes.push(RosterChange::Put(unit));
    }
    let mut notes = Vec::new();
    if !into.iter().any(|(code, _)| is_itself(code)) {
        let successors = subjects.iter().skip(1).cloned().collect();
        changes.push(closing(&whole.code, day, successors));
        notes.extend(reports_after(book, &whole.code, day)?);
    }
    Ok(Planned { what: RosterEvent::Split, subjects, changes, notes })
}
