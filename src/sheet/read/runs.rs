//! Runs of hidden rows or columns: first and last, sorted, joined where they touch.

/// Adds a run, joined to the last one where they touch.
pub fn extend(runs: &mut Vec<(u32, u32)>, (first, last): (u32, u32)) {
    match runs.last_mut() {
        Some(run) if run.0 <= first && first <= run.1.saturating_add(1) => run.1 = run.1.max(last),
        Some(_) | None => runs.push((first, last)),
    }
}

/// Brings runs into order that came in another.
pub fn join(runs: &mut Vec<(u32, u32)>) {
    if !runs.is_sorted() {
        let mut unsorted = std::mem::take(runs);
        unsorted.sort_unstable();
        unsorted.into_iter().for_each(|run| extend(runs, run));
    }
}
