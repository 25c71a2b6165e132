//! Stub.
use crate::{
    text::Sentence,
    tui::{
        action::command::{Command, Export, Scope},
        screen::{
            context::Context,
            step::{Msg, Step},
        },
    },
};

#[derive(Debug, Default)]
pub struct State {}

pub fn scopes(_: &State) -> Vec<Scope> {
    vec![Scope::Export, Scope::List]
}

pub fn own(command: Command) -> Option<Export> {
    if let Command::Export(command) = command { Some(command) } else { None }
}

pub fn name(_: &State, _: &Context<'_>) -> String {
    "Xuất".to_owned()
}

pub fn refusal(_: &State, _: Export, _: &Context<'_>) -> Option<Sentence> {
    None
}

pub fn update(_: &mut State, _: Msg<'_, Export>, _: &Context<'_>) -> Vec<Step> {
    vec![]
}

pub fn copied(_: &State, _: &Context<'_>) -> Option<String> {
    None
}
