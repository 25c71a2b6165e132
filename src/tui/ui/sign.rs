//! Signs of states, verdicts and severities, with the role each is drawn in. A sign always stands beside the colour.
use super::theme::Role;
use crate::domain::{
    intake::Severity,
    standing::{SectorVerdict, State, Verdict},
};

/// Sign, the same as part of a bar, role.
pub const fn state_sign(state: State) -> (&'static str, char, Role) {
    match state {
        State::OnTime => ("✓", '█', Role::Good),
        State::Late => ("▲", '▓', Role::Warning),
        State::NeedsAttention => ("!", '▒', Role::Warning),
        State::Returned => ("←", '▄', Role::Warning),
        State::Missing => ("✗", '░', Role::Bad),
        State::NotYetDue => ("·", '·', Role::Muted),
        State::Exempt | State::NotOwing => ("–", '–', Role::Muted),
    }
}

pub const fn verdict_sign(verdict: Verdict) -> (&'static str, Role) {
    match verdict {
        Verdict::Met => ("✓", Role::Good),
        Verdict::NotMet => ("✗", Role::Bad),
        Verdict::NoData => ("?", Role::Warning),
        Verdict::NotDue => ("·", Role::Muted),
        Verdict::NotApplicable => ("–", Role::Muted),
        Verdict::Recorded => ("○", Role::Text),
    }
}

pub const fn sector_sign(verdict: SectorVerdict) -> (&'static str, Role) {
    match verdict {
        SectorVerdict::OnTarget => ("✓", Role::Good),
        SectorVerdict::OffTarget => ("✗", Role::Bad),
        SectorVerdict::NoData => ("?", Role::Warning),
        SectorVerdict::NotDue => ("·", Role::Muted),
        SectorVerdict::Recorded => ("○", Role::Text),
    }
}

pub const fn severity_sign(severity: Severity) -> (&'static str, Role) {
    match severity {
        Severity::Error => ("✗", Role::Bad),
        Severity::Warning => ("!", Role::Warning),
        Severity::Note => ("·", Role::Muted),
    }
}
