//! What screens are told, and what they ask for.
use super::{
    effect::{Answered, Effect},
    overlay::Overlay,
    roster,
    sheet::Target,
    units::Filter,
};
use crate::{
    domain::intake::Shown,
    tui::action::command::{Command, List, Marks},
};

/// What a screen asks for, in order.
#[derive(Debug)]
pub enum Step {
    /// One level deeper.
    Go(Place),
    /// To the screen before.
    Back,
    /// A dialog over the screen.
    Open(Overlay),
    Do(Effect),
    Say(Notice),
    Run(Command),
    /// The selected cell of a sheet holds this field's value.
    Point(Shown),
}

/// A screen and what it is to show.
#[derive(Debug, Clone, PartialEq)]
pub enum Place {
    FirstRun,
    Overview,
    Units(Filter),
    /// A unit by its place in the roster, and the list it was chosen from.
    Report {
        unit: usize,
        among: Vec<u32>,
    },
    Intake,
    /// An indicator by its place among those of the report type.
    Indicators(usize),
    Export,
    Findings,
    Plan,
    Roster(roster::Filter),
    /// Figures are typed in for a unit, by its place in the roster.
    KeyIn(usize),
    /// A file as it was sent.
    Sheet(Target),
}

/// One line at the foot of the screen, until the next key.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Notice {
    pub tone: Tone,
    pub text: String,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Tone {
    Good,
    Warning,
    Bad,
}

impl Notice {
    pub fn good(text: impl Into<String>) -> Self {
        Self { tone: Tone::Good, text: text.into() }
    }

    pub fn warning(text: impl Into<String>) -> Self {
        Self { tone: Tone::Warning, text: text.into() }
    }

    pub fn bad(text: impl Into<String>) -> Self {
        Self { tone: Tone::Bad, text: text.into() }
    }
}

/// What happens to a screen, before it knows whether that is meant for it.
#[derive(Debug)]
pub enum Told<'a> {
    Command(Command),
    /// The text of its field has changed.
    Typed,
    /// A row of its list was clicked.
    Clicked(usize),
    /// Another snapshot lies on the desk, or it is shown (again).
    Changed,
    Answered(&'a Answered),
}

/// The same in a screen's own words; `C` is its scope.
#[derive(Debug)]
pub enum Msg<'a, C> {
    Do(C),
    Move(List),
    Mark(Marks),
    Typed,
    Clicked(usize),
    Changed,
    Answered(&'a Answered),
}

impl<'a> Told<'a> {
    /// None for a command of another screen, which the scopes of a screen never let through.
    pub fn meant<C>(self, own: impl Fn(Command) -> Option<C>) -> Option<Msg<'a, C>> {
        match self {
            Self::Command(Command::List(list)) => Some(Msg::Move(list)),
            Self::Command(Command::Marks(marks)) => Some(Msg::Mark(marks)),
            Self::Command(command) => own(command).map(Msg::Do),
            Self::Typed => Some(Msg::Typed),
            Self::Clicked(row) => Some(Msg::Clicked(row)),
            Self::Changed => Some(Msg::Changed),
            Self::Answered(answered) => Some(Msg::Answered(answered)),
        }
    }
}
