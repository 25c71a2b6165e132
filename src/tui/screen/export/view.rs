//! Stub.
use super::state::State;
use crate::tui::{screen::context::Context, ui::Canvas};
use ratatui::layout::Rect;

pub fn draw(_: &State, _: &Context<'_>, _: &mut Canvas<'_>, _: Rect) {}
