//! Which earlier periods a period is held against, and for what.
use crate::domain::plan::{Cycle, Period, Span};

/// What an earlier period is to a later one.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Tie {
    /// The one before of the same report type: what "last time" means.
    pub last: bool,
    /// Both count from the same first day on (of the calendar year, or of the school year): a running total of the
    /// earlier one is part of the later one's.
    pub same_count: bool,
    /// The time of the earlier one is a part, and not the whole, of the later one's.
    pub part: bool,
}

impl Tie {
    fn of(now: &Period, before: &Period, last: bool) -> Self {
        let count = |period: &Period| counts_from(&period.id.span);
        let calendar = now.id.span.dates().zip(before.id.span.dates());
        Self {
            last,
            same_count: count(now).is_some() && count(now) == count(before) && before.to <= now.to,
            // The windows that the calendar gives: those of a round are what somebody thought fit.
            part: calendar.is_some_and(|(now, before)| before != now && now.0 <= before.0 && before.1 <= now.1),
        }
    }

    const fn is_any(self) -> bool {
        self.last || self.same_count || self.part
    }
}

/// The year in which running totals begin at nothing, and whether it is a school year.
fn counts_from(span: &Span) -> Option<(i32, bool)> {
    let of_school = match span.cycle() {
        Cycle::SchoolYear | Cycle::Semester => true,
        Cycle::Month | Cycle::Quarter | Cycle::HalfYear | Cycle::NineMonths | Cycle::Year => false,
        Cycle::OnDemand | Cycle::AdHoc => return None,
    };
    Some((span.year()?, of_school))
}

/// The periods that reports of `now` are held against, the latest of every report type first: the last one of its own type, and
/// those it goes on counting from or has as a part. A unit that left one out is held against the one before it. `all` in
/// any order.
pub fn earlier(now: &Period, all: &[Period]) -> Vec<(Period, Tie)> {
    let is_before = |one: &&Period| {
        if one.id.report_type == now.id.report_type {
            one.cut_off < now.cut_off
        } else {
            one.id != now.id && one.cut_off <= now.cut_off
        }
    };
    let mut before: Vec<&Period> = all.iter().filter(is_before).collect();
    before.sort_by(|a, b| {
        let order = |one: &Period| (one.cut_off, one.id.clone());
        a.id.report_type.cmp(&b.id.report_type).then_with(|| order(b).cmp(&order(a)))
    });
    let of_a_type = before.chunk_by(|a, b| a.id.report_type == b.id.report_type);
    let tied = of_a_type.flat_map(|periods| {
        let is_own = periods.first().is_some_and(|one| one.id.report_type == now.id.report_type);
        periods.iter().enumerate().map(move |(at, one)| (*one, Tie::of(now, one, is_own && at == 0)))
    });
    tied.filter(|(_, tie)| tie.is_any()).map(|(period, tie)| (period.clone(), tie)).collect()
}
