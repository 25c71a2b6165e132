//! Stub.
use crate::{
    text::Sentence,
    tui::{
        action::command::{Command, Intake, Scope},
        screen::{
            context::Context,
            step::{Msg, Step},
        },
    },
};

#[derive(Debug, Default)]
pub struct State {}

pub fn scopes(_: &State) -> Vec<Scope> {
    vec![Scope::Intake, Scope::List]
}

pub fn own(command: Command) -> Option<Intake> {
    if let Command::Intake(command) = command { Some(command) } else { None }
}

pub fn name(_: &State, _: &Context<'_>) -> String {
    "Tiếp nhận".to_owned()
}

pub fn refusal(_: &State, _: Intake, _: &Context<'_>) -> Option<Sentence> {
    None
}

pub fn update(_: &mut State, _: Msg<'_, Intake>, _: &Context<'_>) -> Vec<Step> {
    vec![]
}

pub fn copied(_: &State, _: &Context<'_>) -> Option<String> {
    None
}
