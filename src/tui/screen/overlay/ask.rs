//! One line of text: a reason, a day, a value, a path.
use super::{Outcome, Wanted};
use crate::{
    text,
    tui::{
        action::command::Dialog,
        part::field::Field,
        screen::{context::Context, step::Msg},
        ui::{Canvas, Role, dialog, field, wrapped},
    },
};
use ratatui::layout::Rect;

#[derive(Debug)]
pub struct State {
    pub wanted: Wanted,
    pub title: String,
    /// What is asked, and what for.
    pub prompt: String,
    pub field: Field,
    /// Why what was typed cannot be taken.
    pub complaint: Option<String>,
}

/// Letters of a line at most.
const LONGEST: usize = 500;

impl State {
    pub fn new(wanted: Wanted, title: impl Into<String>, prompt: impl Into<String>, text: &str) -> Self {
        let mut field = Field::new(LONGEST);
        field.set(text);
        Self { wanted, title: title.into(), prompt: prompt.into(), field, complaint: None }
    }

    /// For what nobody else may read.
    pub fn hidden(wanted: Wanted, title: impl Into<String>, prompt: impl Into<String>) -> Self {
        let field = Field::hidden(LONGEST);
        Self { wanted, title: title.into(), prompt: prompt.into(), field, complaint: None }
    }
}

pub fn update(state: &mut State, msg: Msg<'_, Dialog>, context: &Context<'_>) -> Outcome {
    match msg {
        Msg::Do(Dialog::Take) => match crate::tui::screen::follow::typed(&state.wanted, state.field.text(), context) {
            Ok(steps) => return Outcome::Close(steps),
            Err(complaint) => state.complaint = Some(complaint),
        },
        Msg::Typed => state.complaint = None,
        Msg::Move(_) | Msg::Mark(_) | Msg::Clicked(_) | Msg::Changed | Msg::Answered(_) => {}
    }
    Outcome::Stay(vec![])
}

pub fn draw(state: &State, canvas: &mut Canvas<'_>, area: Rect) {
    let columns = 64.min(area.width.saturating_sub(4));
    let prompt = wrapped(&state.prompt, usize::from(columns));
    let complaint = state.complaint.as_deref().unwrap_or_default();
    let more = wrapped(complaint, usize::from(columns));
    let height = u16::try_from(prompt.len() + more.len() + 3).unwrap_or(u16::MAX);
    let inside = dialog(canvas, area, &state.title, (columns, height));
    let took = canvas.paragraph(inside, Role::Text, &state.prompt);
    let mut line = Rect { y: inside.y.saturating_add(took), height: 1, ..inside };
    if line.y < inside.bottom() {
        field(canvas, line, &state.field, true);
    }
    line.y += 1;
    let room = Rect { y: line.y, height: inside.bottom().saturating_sub(line.y), ..inside };
    let took = canvas.paragraph(room, Role::Bad, complaint);
    line.y += took + 1;
    if line.y < inside.bottom() {
        canvas.text(line, Role::Muted, text::screen::app::enter_or_esc(canvas.lang));
    }
}
