//! Stub.
use crate::{
    text::Sentence,
    tui::{
        action::command::{Command, Report, Scope},
        screen::{
            context::Context,
            step::{Msg, Step},
        },
    },
};

#[derive(Debug, Default)]
pub struct State {
    pub unit: usize,
    pub among: Vec<u32>,
}

impl State {
    pub const fn new(unit: usize, among: Vec<u32>) -> Self {
        Self { unit, among }
    }
}

pub fn scopes(_: &State) -> Vec<Scope> {
    vec![Scope::Report, Scope::List]
}

pub fn own(command: Command) -> Option<Report> {
    if let Command::Report(command) = command { Some(command) } else { None }
}

pub fn name(_: &State, _: &Context<'_>) -> String {
    "Báo cáo".to_owned()
}

pub fn refusal(_: &State, _: Report, _: &Context<'_>) -> Option<Sentence> {
    None
}

pub fn update(_: &mut State, _: Msg<'_, Report>, _: &Context<'_>) -> Vec<Step> {
    vec![]
}

pub fn copied(_: &State, _: &Context<'_>) -> Option<String> {
    None
}
