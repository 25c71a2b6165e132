//! What can be done with several units at once.
use crate::{domain::book::Action, tui::screen::desk::Desk};
use chrono::NaiveDate;

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Act {
    /// Give them a later last day.
    Extend,
    Exempt,
    /// Accept their reports despite errors.
    Accept,
    Return,
}

impl Act {
    pub const ALL: &'static [Self] = &[Self::Extend, Self::Exempt, Self::Accept, Self::Return];

    /// The decisions it comes to, one for each unit it can be done with. `until` is for extensions.
    pub fn actions(self, desk: &Desk, units: &[u32], until: Option<NaiveDate>) -> Vec<Action> {
        let period = desk.stand.period.id.to_string();
        let each = |at: &u32| {
            let at = usize::try_from(*at).ok()?;
            let unit = desk.unit(at)?;
            let row = desk.stand.standing.rows.get(at)?;
            let (period, code) = (period.clone(), unit.code.clone());
            match self {
                Self::Extend if row.state.owes() => Some(Action::Extend { period, unit: code, until: until? }),
                Self::Exempt if row.state.owes() => Some(Action::Exempt { period, unit: code }),
                Self::Accept => row.acceptable(&desk.stand.ledger).map(|report| Action::Accept { report }),
                Self::Return if !desk.stand.ledger.returned.contains_key(&row.current?) => {
                    Some(Action::Return { report: row.current? })
                }
                Self::Extend | Self::Exempt | Self::Return => None,
            }
        };
        units.iter().filter_map(each).collect()
    }
}
