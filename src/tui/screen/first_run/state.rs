//! Stub.
use crate::{
    text::Sentence,
    tui::{
        action::command::{Command, FirstRun, Scope},
        screen::{
            context::Context,
            step::{Msg, Step},
        },
    },
};

#[derive(Debug, Default)]
pub struct State {}

pub fn scopes(_: &State) -> Vec<Scope> {
    vec![Scope::FirstRun, Scope::List]
}

pub fn own(command: Command) -> Option<FirstRun> {
    if let Command::FirstRun(command) = command { Some(command) } else { None }
}

pub fn name(_: &State, _: &Context<'_>) -> String {
    "Bắt đầu".to_owned()
}

pub fn refusal(_: &State, _: FirstRun, _: &Context<'_>) -> Option<Sentence> {
    None
}

pub fn update(_: &mut State, _: Msg<'_, FirstRun>, _: &Context<'_>) -> Vec<Step> {
    vec![]
}

pub fn copied(_: &State, _: &Context<'_>) -> Option<String> {
    None
}
