//! The keys that work in the place under it: exactly those.
use super::Outcome;
use crate::{
    text::{self, Lang},
    tui::{
        action::{
            command::{Dialog, Scope},
            keymap,
        },
        part::cursor::Cursor,
        screen::{context::Context, step::Msg},
        ui::{Canvas, Role, dialog, padded},
    },
};
use ratatui::layout::Rect;

#[derive(Debug)]
pub struct State {
    /// Of the place it was asked in, the innermost first.
    pub scopes: Vec<Scope>,
    pub cursor: Cursor,
}

/// A heading, or keys with what they do.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Row {
    Heading(&'static str),
    Keys { keys: String, label: &'static str, help: &'static str },
}

/// What the help of a place lists.
pub fn rows(scopes: &[Scope], lang: Lang) -> Vec<Row> {
    let mut rows = Vec::new();
    let mut last = None;
    for (command, keys) in keymap::reachable(scopes) {
        if keys.is_empty() {
            continue;
        }
        let spec = command.spec();
        if last.replace(spec.scope) != Some(spec.scope) {
            rows.push(Row::Heading(spec.scope.title(lang)));
        }
        let keys: Vec<String> = keys.iter().map(ToString::to_string).collect();
        rows.push(Row::Keys { keys: keys.join(", "), label: spec.label(lang), help: spec.help(lang) });
    }
    rows
}

pub fn update(state: &mut State, msg: Msg<'_, Dialog>, context: &Context<'_>) -> Outcome {
    let all = rows(&state.scopes, context.lang);
    state.cursor.settle(all.len(), context.rows);
    match msg {
        Msg::Move(list) => state.cursor.step(list),
        Msg::Do(Dialog::Take) => return Outcome::Close(vec![]),
        Msg::Mark(_) | Msg::Typed | Msg::Clicked(_) | Msg::Changed | Msg::Answered(_) => {}
    }
    Outcome::Stay(vec![])
}

pub fn draw(state: &State, canvas: &mut Canvas<'_>, area: Rect) {
    let rows = rows(&state.scopes, canvas.lang);
    let height = u16::try_from(rows.len()).unwrap_or(u16::MAX);
    let inside = dialog(canvas, area, text::screen::app::help(canvas.lang), (area.width, height));
    let window = state.cursor.window(rows.len(), usize::from(inside.height));
    for (y, row) in (inside.y..).zip(rows.get(window).unwrap_or_default()) {
        let line = Rect { y, height: 1, ..inside };
        match row {
            Row::Heading(title) => {
                canvas.text(line, Role::Heading, title);
            }
            Row::Keys { keys, label, help } => {
                let pieces = [
                    (Role::KeyCap, padded(keys, 17).into()),
                    (Role::Text, format!(" {} ", padded(label, 16)).into()),
                    (Role::Muted, (*help).into()),
                ];
                canvas.pieces(line, &pieces);
            }
        }
    }
}
