//! Dialogs over a screen. They are a stack; the topmost has the keyboard, and Esc takes it off.
pub mod ask;
pub mod chooser;
pub mod compare;
pub mod confirm;
pub mod help;
pub mod pick;
pub mod read;

use super::{
    applies::Applies,
    context::Context,
    effect::Query,
    plan, roster,
    step::{Place, Step, Told},
    units::{Act, Filter},
};
use crate::{
    domain::{
        book::{Action, ReportRef},
        intake::Shown,
    },
    job::{import::Received, tray::Answer},
    text::Sentence,
    tui::{
        action::command::{Command, Dialog, Scope},
        part::field::Field,
        ui::Canvas,
    },
};
use chrono::NaiveDate;
use ratatui::layout::Rect;
use std::path::PathBuf;

#[derive(Debug)]
pub enum Overlay {
    /// The keys of the place under it.
    Help(help::State),
    /// One of several, found by typing: the menu and the palette too.
    Pick(pick::State),
    /// A line of text.
    Ask(ask::State),
    /// Yes, or Esc.
    Confirm(confirm::State),
    /// Files and folders.
    Chooser(Box<chooser::State>),
    /// Something to read.
    Read(read::State),
    /// What a file would change.
    Compare(compare::State),
}

/// One line of a [`Overlay::Pick`].
#[derive(Debug, Clone, PartialEq)]
pub struct Item {
    pub label: String,
    /// On the right: keys, a figure, a date.
    pub detail: String,
    pub choice: Choice,
}

/// What picking a line means. A `period` is the one the list was opened on, `TYPE@SPAN`.
#[derive(Debug, Clone, PartialEq)]
pub enum Choice {
    Run(Command),
    Do(Box<super::effect::Effect>),
    /// `TYPE@SPAN`.
    Period(String),
    Filter(Filter),
    /// Places of units in the roster.
    Act {
        period: String,
        act: Act,
        units: Vec<u32>,
    },
    Answer {
        period: String,
        report: ReportRef,
        answer: Answer,
    },
    /// Let somebody pick any unit as the answer.
    AnyUnit {
        period: String,
        report: ReportRef,
    },
    /// Not this time: leave it waiting.
    Later,
    /// The selected cell of a sheet holds this field's value.
    Point(Shown),
    Go(Place),
    /// The password of a file is to be typed.
    Password(i64),
    /// Title and text.
    Read(String, String),
    Discard {
        period: String,
        receipt: i64,
    },
    /// Id of a built-in plan.
    Plan(String),
    PlanFile,
    Folder(PathBuf),
    Received {
        period: String,
        paths: Vec<PathBuf>,
        received: Received,
    },
    /// Another day, to be typed.
    ReceivedOn {
        period: String,
        paths: Vec<PathBuf>,
    },
    /// Whether an indicator is about units, as far as is known.
    Applies(Applies),
    Roster(roster::Filter),
    /// The file of a new version of the plan.
    NewPlan(PathBuf),
    /// Somebody agreed to it.
    PlanFrom {
        file: PathBuf,
        from: NaiveDate,
    },
    /// On the way to a change of units.
    Unit(roster::Chosen),
}

/// What a typed line is for. A `period` is the one the dialog was opened on, `TYPE@SPAN`: another may be looked at by the
/// time the line is typed.
#[derive(Debug, Clone, PartialEq)]
pub enum Wanted {
    /// Why these decisions are taken.
    Reason(Vec<Action>),
    DiscardReason {
        period: String,
        receipt: i64,
    },
    /// A new last day for these units; the reason follows.
    Until {
        period: String,
        units: Vec<u32>,
    },
    /// A value in the place of what was sent; the reason follows.
    Value {
        period: String,
        report: ReportRef,
        field: String,
        row: u32,
        old: Option<String>,
    },
    /// A note on a unit, by its code.
    Note {
        period: String,
        unit: String,
    },
    ReceivedOn {
        period: String,
        paths: Vec<PathBuf>,
    },
    /// Of a file, by its receipt.
    Password(i64),
    Who,
    /// Where a new book on this plan is to lie.
    BookPath {
        plan: String,
    },
    SampleFolder,
    /// Periods of the plan.
    Plan(plan::Draft),
    /// What happens to units.
    Unit(roster::Draft),
}

/// What agreeing means.
#[derive(Debug, Clone, PartialEq)]
pub enum Agreed {
    Quit,
    /// Stop the work under way and quit.
    StopAndQuit,
    Do(super::effect::Effect),
}

impl Overlay {
    pub fn scopes(&self) -> Vec<Scope> {
        match self {
            // Enter closes what was only to be read.
            Self::Help(_) | Self::Read(_) | Self::Compare(_) => vec![Scope::Dialog, Scope::List],
            // Up and down are the list's, everything else the field's.
            Self::Pick(_) => vec![Scope::Field, Scope::Dialog, Scope::List],
            Self::Ask(_) => vec![Scope::Field, Scope::Dialog],
            Self::Confirm(_) => vec![Scope::Dialog],
            Self::Chooser(state) if state.typing => vec![Scope::Field, Scope::Dialog],
            Self::Chooser(state) if state.takes_many() => vec![Scope::Chooser, Scope::Marks, Scope::List],
            Self::Chooser(_) => vec![Scope::Chooser, Scope::List],
        }
    }

    pub fn field(&mut self) -> Option<&mut Field> {
        match self {
            Self::Pick(state) => Some(&mut state.field),
            Self::Ask(state) => Some(&mut state.field),
            // A path may be pasted into it at any time.
            Self::Chooser(state) => Some(&mut state.field),
            Self::Help(_) | Self::Confirm(_) | Self::Read(_) | Self::Compare(_) => None,
        }
    }

    /// Leaves a mode of its own; true when Esc is answered by that.
    pub fn back(&mut self) -> bool {
        match self {
            Self::Chooser(state) if state.typing => {
                state.stop_typing();
                true
            }
            Self::Chooser(_)
            | Self::Help(_)
            | Self::Pick(_)
            | Self::Ask(_)
            | Self::Confirm(_)
            | Self::Read(_)
            | Self::Compare(_) => false,
        }
    }

    /// A question was put to the reader while this was the topmost.
    pub fn asked(&mut self, query: &Query) {
        if let (Self::Chooser(state), Query::Folder(folder)) = (self, query) {
            state.asked(folder);
        }
    }

    pub fn refusal(&self, command: Command, context: &Context<'_>) -> Option<Sentence> {
        match (self, command) {
            (Self::Chooser(state), Command::Chooser(command)) => chooser::refusal(state, command, context),
            (Self::Pick(state), Command::Dialog(Dialog::Take)) => pick::refusal(state, context),
            (Self::Compare(state), Command::Dialog(Dialog::Take)) => compare::refusal(state, context),
            // Help and plain dialogs refuse nothing.
            (_, _) => None,
        }
    }

    pub fn update(&mut self, told: Told<'_>, context: &Context<'_>) -> Outcome {
        match self {
            Self::Help(state) => {
                told.meant(dialog).map_or(Outcome::Stay(vec![]), |msg| help::update(state, msg, context))
            }
            Self::Read(state) => {
                told.meant(dialog).map_or(Outcome::Stay(vec![]), |msg| read::update(state, msg, context))
            }
            Self::Pick(state) => {
                told.meant(dialog).map_or(Outcome::Stay(vec![]), |msg| pick::update(state, msg, context))
            }
            Self::Compare(state) => {
                told.meant(dialog).map_or(Outcome::Stay(vec![]), |msg| compare::update(state, msg, context))
            }
            Self::Ask(state) => {
                told.meant(dialog).map_or(Outcome::Stay(vec![]), |msg| ask::update(state, msg, context))
            }
            Self::Confirm(state) => told.meant(dialog).map_or(Outcome::Stay(vec![]), |msg| confirm::update(state, msg)),
            Self::Chooser(state) => {
                told.meant(chooser::own).map_or(Outcome::Stay(vec![]), |msg| chooser::update(state, msg, context))
            }
        }
    }

    pub fn draw(&self, context: &Context<'_>, canvas: &mut Canvas<'_>, area: Rect) {
        match self {
            Self::Help(state) => help::draw(state, canvas, area),
            Self::Read(state) => read::draw(state, canvas, area),
            Self::Pick(state) => pick::draw(state, canvas, area),
            Self::Compare(state) => compare::draw(state, canvas, area),
            Self::Ask(state) => ask::draw(state, canvas, area),
            Self::Confirm(state) => confirm::draw(state, canvas, area),
            Self::Chooser(state) => chooser::draw(state, context, canvas, area),
        }
    }
}

fn dialog(command: Command) -> Option<Dialog> {
    if let Command::Dialog(command) = command { Some(command) } else { None }
}

/// What a dialog comes to.
#[derive(Debug)]
pub enum Outcome {
    /// It stays.
    Stay(Vec<Step>),
    /// It closes, and this is done.
    Close(Vec<Step>),
}

/// Why the book takes no changes now: another program holds it, or it is not read yet.
pub fn not_writable(context: &Context<'_>) -> Option<Sentence> {
    context.read_only.map(|failure| crate::text::screen::app::read_only(context.lang, failure))
}

/// Why nothing can be decided now: the book is only looked at, or the period is closed or forwarded.
pub fn locked(context: &Context<'_>) -> Option<Sentence> {
    let is_locked = context.desk.is_some_and(|desk| desk.is_locked());
    not_writable(context).or_else(|| is_locked.then(|| crate::text::screen::app::locked_period(context.lang)))
}

impl From<&Wanted> for crate::text::screen::app::Asked {
    fn from(wanted: &Wanted) -> Self {
        match wanted {
            // Those of a plan and of units have words of their own.
            Wanted::Reason(_) | Wanted::Plan(_) | Wanted::Unit(_) => Self::Reason,
            Wanted::DiscardReason { .. } => Self::DiscardReason,
            Wanted::Until { .. } => Self::Until,
            Wanted::Value { .. } => Self::Value,
            Wanted::Note { .. } => Self::Note,
            Wanted::ReceivedOn { .. } => Self::ReceivedOn,
            Wanted::Password(_) => Self::Password,
            Wanted::Who => Self::Who,
            Wanted::BookPath { .. } => Self::BookPath,
            Wanted::SampleFolder => Self::SampleFolder,
        }
    }
}
