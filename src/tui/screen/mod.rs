//! The screens, one folder each: `state.rs` knows and decides, `view.rs` draws. This file only finds which.
pub mod applies;
pub mod context;
pub mod desk;
pub mod effect;
pub mod export;
pub mod findings;
pub mod first_run;
pub mod follow;
pub mod indicators;
pub mod intake;
pub mod key_in;
pub mod overlay;
pub mod overview;
pub mod path;
pub mod plan;
pub mod report;
pub mod roster;
pub mod sheet;
pub mod step;
pub mod units;

use super::{
    action::command::{Command, Scope},
    part::field::Field,
    ui::Canvas,
};
use crate::{domain::intake::Shown, text::Sentence};
use context::Context;
use ratatui::layout::Rect;
use step::{Place, Step, Told};

#[derive(Debug)]
pub enum Screen {
    FirstRun(first_run::State),
    Overview(overview::State),
    Units(units::State),
    Report(report::State),
    Intake(intake::State),
    Indicators(indicators::State),
    Export(export::State),
    Findings(findings::State),
    Plan(plan::State),
    Roster(roster::State),
    KeyIn(key_in::State),
    Sheet(sheet::State),
}

/// Runs the same words on whichever screen it is.
macro_rules! each {
    ($screen:expr, $module:ident, $state:ident => $body:expr) => {
        match $screen {
            Screen::FirstRun($state) => {
                use first_run as $module;
                $body
            }
            Screen::Overview($state) => {
                use overview as $module;
                $body
            }
            Screen::Units($state) => {
                use units as $module;
                $body
            }
            Screen::Report($state) => {
                use report as $module;
                $body
            }
            Screen::Intake($state) => {
                use intake as $module;
                $body
            }
            Screen::Indicators($state) => {
                use indicators as $module;
                $body
            }
            Screen::Export($state) => {
                use export as $module;
                $body
            }
            Screen::Findings($state) => {
                use findings as $module;
                $body
            }
            Screen::Plan($state) => {
                use plan as $module;
                $body
            }
            Screen::Roster($state) => {
                use roster as $module;
                $body
            }
            Screen::KeyIn($state) => {
                use key_in as $module;
                $body
            }
            Screen::Sheet($state) => {
                use sheet as $module;
                $body
            }
        }
    };
}

impl Screen {
    pub fn new(place: &Place) -> Self {
        match place {
            Place::FirstRun => Self::FirstRun(first_run::State::default()),
            Place::Overview => Self::Overview(overview::State::default()),
            Place::Units(filter) => Self::Units(units::State::new(filter.clone())),
            Place::Report { unit, among } => Self::Report(report::State::new(*unit, among.clone())),
            Place::Intake => Self::Intake(intake::State::default()),
            Place::Indicators(at) => Self::Indicators(indicators::State::new(*at)),
            Place::Export => Self::Export(export::State::default()),
            Place::Findings => Self::Findings(findings::State::default()),
            Place::Plan => Self::Plan(plan::State::default()),
            Place::Roster(filter) => Self::Roster(roster::State::new(filter.clone())),
            Place::KeyIn(unit) => Self::KeyIn(key_in::State::new(*unit)),
            Place::Sheet(target) => Self::Sheet(sheet::State::new(target.clone())),
        }
    }

    /// Going there would change nothing.
    pub fn shows(&self, place: &Place) -> bool {
        match (self, place) {
            (Self::Units(state), Place::Units(filter)) => state.filter == *filter && state.search.text().is_empty(),
            (Self::Roster(state), Place::Roster(filter)) => state.filter == *filter && state.search.is_empty(),
            (Self::Report(state), Place::Report { unit, .. }) => state.unit == *unit,
            (Self::KeyIn(state), Place::KeyIn(unit)) => state.unit == *unit,
            (Self::Sheet(state), Place::Sheet(target)) => state.target == *target,
            (Self::FirstRun(_), Place::FirstRun)
            | (Self::Overview(_), Place::Overview)
            | (Self::Intake(_), Place::Intake)
            | (Self::Indicators(_), Place::Indicators(_))
            | (Self::Export(_), Place::Export)
            | (Self::Findings(_), Place::Findings)
            | (Self::Plan(_), Place::Plan) => true,
            (
                Self::FirstRun(_)
                | Self::Overview(_)
                | Self::Units(_)
                | Self::Report(_)
                | Self::Intake(_)
                | Self::Indicators(_)
                | Self::Export(_)
                | Self::Findings(_)
                | Self::Plan(_)
                | Self::Roster(_)
                | Self::KeyIn(_)
                | Self::Sheet(_),
                _,
            ) => false,
        }
    }

    /// Scopes of its own commands, the innermost first; those of the book and the program follow.
    pub fn scopes(&self) -> Vec<Scope> {
        each!(self, screen, state => screen::scopes(state))
    }

    /// Needs an open book to show anything.
    pub const fn needs_book(&self) -> bool {
        match self {
            Self::FirstRun(_) => false,
            Self::Overview(_)
            | Self::Units(_)
            | Self::Report(_)
            | Self::Intake(_)
            | Self::Indicators(_)
            | Self::Export(_)
            | Self::Findings(_)
            | Self::Plan(_)
            | Self::Roster(_)
            | Self::KeyIn(_)
            | Self::Sheet(_) => true,
        }
    }

    pub fn name(&self, context: &Context<'_>) -> String {
        each!(self, screen, state => screen::name(state, context))
    }

    /// Why a command of its own cannot run now.
    pub fn refusal(&self, command: Command, context: &Context<'_>) -> Option<Sentence> {
        each!(self, screen, state => screen::own(command).and_then(|command| screen::refusal(state, command, context)))
    }

    pub fn update(&mut self, told: Told<'_>, context: &Context<'_>) -> Vec<Step> {
        each!(self, screen, state => told.meant(screen::own).map_or_else(Vec::new, |msg| screen::update(state, msg, context)))
    }

    /// The text field that has the keyboard.
    pub fn field(&mut self) -> Option<&mut Field> {
        match self {
            Self::Units(state) => state.field(),
            Self::Export(state) => state.field(),
            Self::Findings(state) => state.field(),
            Self::Plan(state) => state.field(),
            Self::Roster(state) => state.field(),
            Self::KeyIn(state) => state.field(),
            Self::Sheet(state) => state.field(),
            Self::FirstRun(_) | Self::Overview(_) | Self::Report(_) | Self::Intake(_) | Self::Indicators(_) => None,
        }
    }

    /// Leaves a mode of its own; true when Esc is answered by that.
    pub fn back(&mut self, context: &Context<'_>) -> bool {
        match self {
            Self::Units(state) => state.back(context),
            Self::Export(state) => state.back(),
            Self::Findings(state) => state.back(context),
            Self::Plan(state) => state.back(context),
            Self::Roster(state) => state.back(context),
            Self::KeyIn(state) => state.back(),
            Self::Sheet(state) => state.back(),
            Self::FirstRun(_) | Self::Overview(_) | Self::Report(_) | Self::Intake(_) | Self::Indicators(_) => false,
        }
    }

    /// Somebody has said which field's value the selected cell holds.
    pub fn point(&mut self, shown: &Shown) {
        match self {
            Self::Sheet(state) => state.point(shown),
            Self::FirstRun(_)
            | Self::Overview(_)
            | Self::Units(_)
            | Self::Report(_)
            | Self::Intake(_)
            | Self::Indicators(_)
            | Self::Export(_)
            | Self::Findings(_)
            | Self::Plan(_)
            | Self::Roster(_)
            | Self::KeyIn(_) => {}
        }
    }

    /// The selected row as text, for the clipboard.
    pub fn copied(&self, context: &Context<'_>) -> Option<String> {
        each!(self, screen, state => screen::copied(state, context))
    }

    pub fn draw(&self, context: &Context<'_>, canvas: &mut Canvas<'_>, area: Rect) {
        each!(self, screen, state => screen::draw(state, context, canvas, area));
    }
}
