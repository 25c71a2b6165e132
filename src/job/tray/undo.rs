//! Taking decisions back.
use crate::{
    domain::book::{Action, Decision, ReportRef},
    job::{
        Actor, Book, Failure,
        plan_change::{ReadBy, realign},
        reread::{reread, reread_open},
    },
    sheet::read::ReaderPool,
};
use std::collections::{HashMap, HashSet};

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
    book.whole(|book| take_back(book, pool, decisions, actor))
}

fn take_back(book: &mut Book, pool: &ReaderPool, decisions: &[i64], actor: &Actor) -> Result<(), Failure> {
    let read_by = ReadBy::of(book)?;
    let lessons = book.ledger.lessons.clone();
    let (units, periods) = (book.ledger.units.clone(), book.ledger.periods.clone());
    let undo = decisions.iter().rev().map(|seq| Action::Undo { seq: *seq });
    book.decide_all(undo.collect(), actor, None)?;
    book.reload()?;
    // Which version of the plan a period stands under follows from decisions too.
    let read = realign(book, pool, &read_by, actor.today)?;
    if book.ledger.lessons != lessons {
        reread_open(book, pool, actor.today)?;
        return Ok(());
    }
    let mut receipts = moved(&units, &book.ledger.units);
    receipts.extend(moved(&periods, &book.ledger.periods));
    receipts.retain(|receipt| !read.contains(receipt));
    if !receipts.is_empty() {
        reread(book, pool, actor.today, |file| receipts.contains(&file.receipt))?;
    }
    Ok(())
}

/// Receipts with a report whose answer is another than before.
fn moved(before: &HashMap<ReportRef, String>, now: &HashMap<ReportRef, String>) -> HashSet<i64> {
    let differs = |id: &&ReportRef| before.get(id) != now.get(id);
    before.keys().chain(now.keys()).filter(differs).map(|id| id.receipt).collect()
}
