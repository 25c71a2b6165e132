//! Choosing files and folders. Stub.
use super::Outcome;
use crate::{
    text::Sentence,
    tui::{
        action::command::{Chooser, Command},
        part::{cursor::Cursor, field::Field},
        screen::{context::Context, step::Msg},
        ui::Canvas,
    },
};
use ratatui::layout::Rect;
use std::path::PathBuf;

/// What files are chosen for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Aim {
    /// To be taken in: several, and folders.
    Import,
    Book,
    Plan,
    /// The list of units of a new book on a plan.
    Roster {
        plan: String,
        book: PathBuf,
    },
}

#[derive(Debug)]
pub struct State {
    pub aim: Aim,
    pub folder: PathBuf,
    pub typing: bool,
    pub field: Field,
    pub cursor: Cursor,
}

impl State {
    pub fn new(aim: Aim, folder: PathBuf) -> Self {
        Self { aim, folder, typing: false, field: Field::new(1000), cursor: Cursor::default() }
    }

    pub fn takes_many(&self) -> bool {
        self.aim == Aim::Import
    }
}

pub fn own(command: Command) -> Option<Chooser> {
    if let Command::Chooser(command) = command { Some(command) } else { None }
}

pub fn refusal(_: &State, _: Chooser, _: &Context<'_>) -> Option<Sentence> {
    None
}

pub fn update(_: &mut State, _: Msg<'_, Chooser>, _: &Context<'_>) -> Outcome {
    Outcome::Stay(vec![])
}

pub fn draw(_: &State, _: &Context<'_>, _: &mut Canvas<'_>, _: Rect) {}
