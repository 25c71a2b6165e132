//! A question that Enter agrees to and Esc does not.
use super::{Agreed, Outcome};
use crate::{
    text,
    tui::{
        action::command::{Command, Dialog},
        screen::{
            effect::Effect,
            step::{Msg, Step},
        },
        ui::{Canvas, Hit, Role, dialog, wrapped},
    },
};
use ratatui::layout::Rect;

#[derive(Debug)]
pub struct State {
    pub question: String,
    pub agreed: Agreed,
}

pub fn update(state: &State, msg: Msg<'_, Dialog>) -> Outcome {
    match msg {
        Msg::Do(Dialog::Take) => Outcome::Close(match &state.agreed {
            Agreed::Quit => vec![Step::Do(Effect::Quit)],
            Agreed::StopAndQuit => vec![Step::Do(Effect::Stop), Step::Do(Effect::Quit)],
            Agreed::Do(effect) => vec![Step::Do(effect.clone())],
        }),
        Msg::Move(_) | Msg::Mark(_) | Msg::Typed | Msg::Clicked(_) | Msg::Changed | Msg::Answered(_) => {
            Outcome::Stay(vec![])
        }
    }
}

pub fn draw(state: &State, canvas: &mut Canvas<'_>, area: Rect) {
    let columns = 60.min(area.width.saturating_sub(4));
    let lines = wrapped(&state.question, usize::from(columns));
    let height = u16::try_from(lines.len() + 2).unwrap_or(u16::MAX);
    let inside = dialog(canvas, area, text::screen::app::confirm(canvas.lang), (columns, height));
    let took = canvas.paragraph(inside, Role::Text, &state.question);
    let answers = Rect { y: inside.y + took + 1, height: 1, ..inside };
    if answers.y < inside.bottom() {
        let text =
            format!("Enter {}   Esc {}", text::screen::app::yes(canvas.lang), text::screen::app::no(canvas.lang));
        canvas.text(answers, Role::Heading, &text);
        canvas.hit(answers, Hit::Command(Command::Dialog(Dialog::Take)));
    }
}
