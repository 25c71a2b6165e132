//! Which units are shown, in which order.
use crate::{
    domain::{
        standing::{Judgement, Membership, Row, State, Verdict},
        unit::Unit,
    },
    tui::screen::desk::Desk,
};

/// What a unit must be to be shown; everything that is set must hold.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Filter {
    pub state: Option<State>,
    /// Id of a kind.
    pub kind: Option<String>,
    /// Name of a commune, as the roster writes it.
    pub commune: Option<String>,
    /// Id of an indicator, and what came of it.
    pub verdict: Option<(String, Verdict)>,
    /// Has findings at least this serious in the counting report.
    pub findings: Option<Findings>,
    /// A file that may be this unit's waits for an answer.
    pub in_tray: bool,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Findings {
    Errors,
    Warnings,
}

#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Sort {
    /// The office's own order.
    #[default]
    Order,
    Name,
    Commune,
    State,
    Received,
    Findings,
}

impl Sort {
    pub const ALL: &'static [Self] =
        &[Self::Order, Self::Name, Self::Commune, Self::State, Self::Received, Self::Findings];
}

impl Filter {
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }

    /// `indicator`: the place of the verdict's indicator in the period; None where nobody is judged by it.
    fn keeps(&self, unit: &Unit, row: &Row, indicator: Option<usize>) -> bool {
        let [_, warnings, errors] = row.findings;
        self.state.is_none_or(|state| row.state == state)
            && self.kind.as_ref().is_none_or(|kind| unit.kind == *kind)
            && self.commune.as_ref().is_none_or(|commune| unit.commune == *commune)
            && self.verdict.as_ref().is_none_or(|(_, verdict)| {
                let counts = |one: &Judgement| one.membership == Membership::Applicable && one.verdict == *verdict;
                row.state.owes() && indicator.and_then(|at| row.judgements.get(at)).is_some_and(counts)
            })
            && self.findings.is_none_or(|findings| match findings {
                Findings::Errors => errors > 0,
                Findings::Warnings => warnings > 0,
            })
            && (!self.in_tray || row.in_tray)
    }
}

/// Places in the roster of the units to show. A search brings its own order: best matches first.
pub fn shown(desk: &Desk, filter: &Filter, sort: Sort, search: &str) -> Vec<u32> {
    let rows = &desk.stand.standing.rows;
    let wanted = filter.verdict.as_ref().map(|(id, _)| id);
    let indicator = wanted.and_then(|id| desk.indicators.iter().position(|one| one.id == *id));
    let keeps = |at: &u32| {
        let at = usize::try_from(*at).unwrap_or(usize::MAX);
        desk.unit(at).zip(rows.get(at)).is_some_and(|(unit, row)| filter.keeps(unit, row, indicator))
    };
    if !search.trim().is_empty() {
        return desk.roster.names.find(search).into_iter().filter(keeps).collect();
    }
    let all = (0..).take(desk.units.len());
    let row = |at: u32| usize::try_from(at).ok().and_then(|at| rows.get(at));
    match sort {
        Sort::Order => all.filter(keeps).collect(),
        Sort::Name => desk.roster.by_name.iter().copied().filter(keeps).collect(),
        Sort::Commune => desk.roster.by_commune.iter().copied().filter(keeps).collect(),
        Sort::State => ordered(all.filter(keeps), |at| row(at).map(|row| row.state)),
        // Units that have sent nothing come last.
        Sort::Received => ordered(all.filter(keeps), |at| row(at).map(|row| (row.received.is_none(), row.received))),
        Sort::Findings => ordered(all.filter(keeps), |at| {
            row(at).map(|row| {
                let [notes, warnings, errors] = row.findings;
                std::cmp::Reverse((errors, warnings, notes))
            })
        }),
    }
}

fn ordered<K: Ord>(places: impl Iterator<Item = u32>, key: impl Fn(u32) -> K) -> Vec<u32> {
    let mut places: Vec<u32> = places.collect();
    places.sort_by_key(|at| key(*at));
    places
}
