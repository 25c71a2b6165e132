//! Something longer to read: a finding, a value with all that is known of it, what failed.
use super::Outcome;
use crate::tui::{
    action::command::Dialog,
    part::cursor::Cursor,
    screen::{context::Context, step::Msg},
    ui::{Canvas, Role, dialog, wrapped},
};
use ratatui::layout::Rect;

#[derive(Debug)]
pub struct State {
    pub title: String,
    pub text: String,
    pub cursor: Cursor,
}

impl State {
    pub fn new(title: impl Into<String>, text: impl Into<String>) -> Self {
        Self { title: title.into(), text: text.into(), cursor: Cursor::default() }
    }
}

/// Columns the text is broken at.
const WIDTH: u16 = 72;

pub fn update(state: &mut State, msg: Msg<'_, Dialog>, context: &Context<'_>) -> Outcome {
    state.cursor.settle(wrapped(&state.text, usize::from(WIDTH)).len(), context.rows);
    match msg {
        Msg::Move(list) => state.cursor.step(list),
        Msg::Do(Dialog::Take) => return Outcome::Close(vec![]),
        Msg::Mark(_) | Msg::Typed | Msg::Clicked(_) | Msg::Changed | Msg::Answered(_) => {}
    }
    Outcome::Stay(vec![])
}

pub fn draw(state: &State, canvas: &mut Canvas<'_>, area: Rect) {
    let columns = WIDTH.min(area.width.saturating_sub(4));
    let lines = wrapped(&state.text, usize::from(columns));
    let height = u16::try_from(lines.len()).unwrap_or(u16::MAX);
    let inside = dialog(canvas, area, &state.title, (columns, height));
    let window = state.cursor.window(lines.len(), usize::from(inside.height));
    for (y, line) in (inside.y..).zip(lines.get(window).unwrap_or_default()) {
        canvas.text(Rect { y, height: 1, ..inside }, Role::Text, line);
    }
}
