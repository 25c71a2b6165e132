//! Stub.
use crate::{
    text::Sentence,
    tui::{
        action::command::{Command, Indicators, Scope},
        screen::{
            context::Context,
            step::{Msg, Step},
        },
    },
};

#[derive(Debug, Default)]
pub struct State {
    pub at: usize,
}

impl State {
    pub const fn new(at: usize) -> Self {
        Self { at }
    }
}

pub fn scopes(_: &State) -> Vec<Scope> {
    vec![Scope::Indicators, Scope::List]
}

pub fn own(command: Command) -> Option<Indicators> {
    if let Command::Indicators(command) = command { Some(command) } else { None }
}

pub fn name(_: &State, _: &Context<'_>) -> String {
    "Chỉ tiêu".to_owned()
}

pub fn refusal(_: &State, _: Indicators, _: &Context<'_>) -> Option<Sentence> {
    None
}

pub fn update(_: &mut State, _: Msg<'_, Indicators>, _: &Context<'_>) -> Vec<Step> {
    vec![]
}

pub fn copied(_: &State, _: &Context<'_>) -> Option<String> {
    None
}
