//! The one state a unit is in. The six that owe sum to the units that owe.
use crate::domain::value::tokens;
use chrono::NaiveDate;

tokens! {
    State {
        NotYetDue = "not-yet-due",
        Missing = "missing",
        Returned = "returned",
        NeedsAttention = "needs-attention",
        OnTime = "on-time",
        Late = "late",
        Exempt = "exempt",
        NotOwing = "not-owing",
    }
}

impl State {
    /// The unit owes the report.
    pub const fn owes(self) -> bool {
        !matches!(self, Self::Exempt | Self::NotOwing)
    }

    /// A report is in and was not sent back.
    pub const fn is_in(self) -> bool {
        matches!(self, Self::NeedsAttention | Self::OnTime | Self::Late)
    }
}

/// What has come from a unit for a period.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Arrival {
    /// First readable submission of this unit and period.
    pub first_received: Option<NaiveDate>,
    /// The latest was sent back and nothing has come since.
    pub returned: bool,
    /// A version waits, or the counting report has errors nobody accepted.
    pub undecided: bool,
}

/// First match wins. `last_day` is the unit's own, None where no deadline is set.
pub fn state_of(owes: bool, exempt: bool, arrival: Arrival, last_day: Option<NaiveDate>, as_of: NaiveDate) -> State {
    let on_time = |day: NaiveDate| last_day.is_none_or(|last| day <= last);
    match arrival.first_received {
        _ if exempt => State::Exempt,
        _ if !owes => State::NotOwing,
        None if on_time(as_of) => State::NotYetDue,
        None => State::Missing,
        Some(_) if arrival.returned => State::Returned,
        Some(_) if arrival.undecided => State::NeedsAttention,
        Some(day) if on_time(day) => State::OnTime,
        Some(_) => State::Late,
    }
}

/// Expected, actual and actual-on-time reports, and the two shares of expected, 0–100.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Rates {
    pub expected: usize,
    pub actual: usize,
    pub actual_on_time: usize,
    pub rate: Option<f64>,
    pub rate_on_time: Option<f64>,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_match_decides() {
        let day = |d| NaiveDate::from_ymd_opt(2026, 5, d);
        let last = day(19);
        let came = |d| Arrival { first_received: day(d), ..Arrival::default() };
        for (owes, exempt, arrival, today, state) in [
            (true, true, came(1), 20, State::Exempt),
            (false, true, came(1), 20, State::Exempt),
            (false, false, came(1), 20, State::NotOwing),
            (true, false, Arrival::default(), 19, State::NotYetDue),
            (true, false, Arrival::default(), 20, State::Missing),
            (true, false, Arrival { returned: true, undecided: true, ..came(1) }, 20, State::Returned),
            (true, false, Arrival { undecided: true, ..came(1) }, 20, State::NeedsAttention),
            (true, false, came(19), 25, State::OnTime),
            (true, false, came(20), 25, State::Late),
        ] {
            let today = day(today).unwrap_or_default();
            assert_eq!(state_of(owes, exempt, arrival, last, today), state);
        }
        assert_eq!(state_of(true, false, came(30), None, NaiveDate::MAX), State::OnTime, "no deadline, never late");
    }
}
