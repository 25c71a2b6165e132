//! Another version of the plan for a book that is at work: what differs, what that does, and putting it in force from a day
//! on. The version, the decision and everything that is read again by it are in the book together, or not at all.
mod effect;
mod realign;
#[cfg(test)]
mod tests;

pub use effect::{Effect, Turned};
pub use realign::{ReadBy, keep_aligned, realign};

use super::{Actor, Book, Failure, standing::stand};
use crate::{
    domain::{
        book::Action,
        plan::{
            Plan, Versions,
            descent::{Descent, reads_alike},
            difference::{Change, difference},
            source,
            succession::breaches,
        },
    },
    sheet::read::ReaderPool,
};
use chrono::NaiveDate;
use std::collections::BTreeSet;

/// A version that is to come into force.
#[derive(Debug, Clone, Copy)]
pub struct Proposal<'a> {
    /// The plan file.
    pub text: &'a str,
    /// What to call it in complaints.
    pub name: &'a str,
    /// It holds for periods that end on this day or later.
    pub from: NaiveDate,
    pub reason: Option<&'a str>,
}

/// What a version does to a book.
#[derive(Debug, Clone, PartialEq)]
pub struct Applied {
    pub from: NaiveDate,
    /// Numbers of the plan files: the one in force on that day until now, and the new one.
    pub versions: (u32, u32),
    pub changes: Vec<Change>,
    /// By period, those with files.
    pub effects: Vec<Effect>,
    /// Of the decision; None: nothing was written.
    pub seq: Option<i64>,
}

/// Does everything that [`apply`] does, and takes it back.
pub fn rehearse(book: &mut Book, pool: &ReaderPool, proposal: Proposal<'_>, actor: &Actor) -> Result<Applied, Failure> {
    let ready = Ready::new(book, proposal)?;
    let done = book.rehearse(|book| ready.put_in_force(book, pool, actor))?;
    Ok(Applied { seq: None, ..done })
}

/// Puts a version in force.
pub fn apply(book: &mut Book, pool: &ReaderPool, proposal: Proposal<'_>, actor: &Actor) -> Result<Applied, Failure> {
    let ready = Ready::new(book, proposal)?;
    book.whole(|book| ready.put_in_force(book, pool, actor))
}

/// A proposal that can follow the versions of the book.
struct Ready<'a> {
    proposal: Proposal<'a>,
    new: Plan,
    /// The version it takes the place of.
    base: Plan,
    /// Its number, where the book has this text already.
    known: Option<i64>,
}

impl<'a> Ready<'a> {
    fn new(book: &Book, proposal: Proposal<'a>) -> Result<Self, Failure> {
        let Proposal { text, name, from, .. } = proposal;
        let parse = |text: &str| source::parse(text);
        let new = parse(text).map_err(|faults| Failure::Plan { file: name.to_owned(), faults })?;
        let stored = book.store.plan_versions().map_err(|error| book.failed(error))?;
        let known = stored.iter().find(|one| one.text == text).map(|one| one.id);
        // As they were written: what the book knows of a field's other ids came later.
        let history: Vec<(i64, Plan)> =
            stored.iter().filter_map(|one| Some((one.id, source::parse_stored(&one.text).ok()?))).collect();
        let broken = breaches(&history.iter().map(|(_, plan)| plan).collect::<Vec<_>>(), &new);
        if known.is_none() && !broken.is_empty() {
            return Err(Failure::PlanBreach { file: name.to_owned(), breaches: broken });
        }
        let until_now = book.versions().on(from).id;
        if known == Some(until_now) && !book.versions().changes().iter().any(|(_, later)| *later > from) {
            return Err(Failure::PlanInForce { from });
        }
        let base = history.into_iter().find(|(id, _)| *id == until_now).map(|(_, plan)| plan);
        let base = base.unwrap_or_else(|| Plan::clone(&book.versions().on(from).plan));
        Ok(Self { proposal, new, base, known })
    }

    fn put_in_force(&self, book: &mut Book, pool: &ReaderPool, actor: &Actor) -> Result<Applied, Failure> {
        let Proposal { text, from, reason, .. } = self.proposal;
        let before = ReadBy::before_another(book)?;
        let reached = before.under(&self.versions_after(book)).moved_from(&before);
        realign::check_locked(book, &reached)?;
        let open = reached.iter().filter(|period| before.has_files(period));
        let mut effects = Vec::new();
        for period in open {
            let period = book.period(Some(period), actor.today)?;
            effects.push(effect::Before::new(book, stand(book, &period, actor.today)?, &self.new)?);
        }
        let known = self.known;
        let written = book.store.together(|store| {
            let version = match known {
                Some(version) => version,
                None => store.add_plan_version(&self.new.id, text, Some(from))?,
            };
            store.decide(None, Action::ChangePlan { version, from }, &actor.who, actor.at, reason)
        });
        let decision = written.map_err(|error| book.failed(error))?;
        book.reload()?;
        let read = realign(book, pool, &before, actor.today)?;
        let effects = effects.into_iter().map(|before| before.then(book, &read, actor)).collect::<Result<_, _>>()?;
        Ok(Applied {
            from,
            versions: (self.base.version, self.new.version),
            changes: difference(&self.base, &self.new),
            effects,
            seq: Some(decision.seq),
        })
    }

    /// The book's versions as they will be.
    fn versions_after(&self, book: &Book) -> Versions {
        // No version has this number.
        let id = self.known.unwrap_or(i64::MAX);
        let mut changes = book.versions().changes().to_vec();
        changes.push((id, self.proposal.from));
        match self.known {
            Some(_) => book.versions().under(&changes),
            None => book.versions().with(id, self.new.clone()).under(&changes),
        }
    }
}

/// Fields of a form that another version does not ask any more, or asks something else of: their ids.
fn given_up(old: &Plan, new: &Plan, form: &str) -> BTreeSet<String> {
    let Some(before) = old.form(form) else { return BTreeSet::new() };
    let names = before.keys();
    let Some(after) = new.form(form) else { return names.filter_map(|key| before.name(key)).collect() };
    let descent = Descent::agreeing(before, after, reads_alike);
    names.filter(|key| descent.of(*key).is_none()).filter_map(|key| before.name(key)).collect()
}
