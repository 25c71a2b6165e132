//! Taking decisions back.
use crate::{
    domain::book::{Action, Decision, ReportRef},
    job::{
        Actor, Book, Failure,
        reread::{reread, reread_open},
    },
    sheet::read::ReaderPool,
};
use std::collections::HashSet;

/// Takes a decision back: the one named, or the last that can be.
pub fn undo(book: &mut Book, pool: &ReaderPool, seq: Option<i64>, actor: &Actor) -> Result<i64, Failure> {
    let undoable =
        |decision: &&Decision| !decision.action.is_record_only() && !book.ledger.undone.contains(&decision.seq);
    let target = match seq {
        Some(seq) => {
            let decision =
                book.decisions.iter().find(|decision| decision.seq == seq).ok_or(Failure::NoSuchDecision(seq))?;
            if !undoable(&decision) {
                return Err(Failure::NotUndoable(seq));
            }
            seq
        }
        None => {
            let last = book
                .decisions
                .iter()
                .rev()
                .filter(undoable)
                .find(|decision| !matches!(decision.action, Action::Undo { .. }));
            last.ok_or(Failure::NothingToUndo)?.seq
        }
    };
    undo_all(book, pool, &[target], actor)?;
    Ok(target)
}

/// Takes decisions back together, the last first: all of them, or none. Where one of them said how files are to be read,
/// they are read again without it.
pub fn undo_all(book: &mut Book, pool: &ReaderPool, decisions: &[i64], actor: &Actor) -> Result<(), Failure> {
    for seq in decisions {
        let decision = book.decisions.iter().find(|one| one.seq == *seq).ok_or(Failure::NoSuchDecision(*seq))?;
        if decision.action.is_record_only() || book.ledger.undone.contains(seq) {
            return Err(Failure::NotUndoable(*seq));
        }
    }
    let (lessons, units) = (book.ledger.lessons.clone(), book.ledger.units.clone());
    let undo = decisions.iter().rev().map(|seq| Action::Undo { seq: *seq });
    book.decide_all(undo.collect(), actor, None)?;
    book.reload()?;
    if book.ledger.lessons != lessons {
        reread_open(book, pool, actor.today)?;
    } else if book.ledger.units != units {
        let now = book.ledger.units.clone();
        let moved = |id: &&ReportRef| units.get(id) != now.get(id);
        let receipts: HashSet<i64> = units.keys().chain(now.keys()).filter(moved).map(|id| id.receipt).collect();
        reread(book, pool, actor.today, |file| receipts.contains(&file.receipt))?;
    }
    Ok(())
}
