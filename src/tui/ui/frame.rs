//! What every screen has around it: title, trail, message line, footer.
use super::{
    canvas::{Canvas, Hit},
    theme::Role,
};
use crate::tui::action::{command::Scope, keymap};
use ratatui::layout::Rect;
use std::borrow::Cow;

/// The texts of the frame.
#[derive(Debug, Clone, Default)]
pub struct Frame<'a> {
    /// Book, plan, period, on the left; gives way to the right side.
    pub title: Cow<'a, str>,
    /// Days left.
    pub right: Cow<'a, str>,
    /// Where one is, from the overview on.
    pub trail: Vec<Cow<'a, str>>,
    /// Message line: what was done, or why not.
    pub message: Option<(Role, Cow<'a, str>)>,
    pub scopes: Vec<Scope>,
}

/// Draws the frame and returns the body inside it. A small screen gives up trail, message and footer in that order.
pub fn frame(canvas: &mut Canvas<'_>, area: Rect, frame: &Frame<'_>) -> Rect {
    let mut body = area;
    let mut take_top = |wanted: bool| -> Option<Rect> {
        if !wanted || body.height == 0 {
            return None;
        }
        let line = Rect { height: 1, ..body };
        body = Rect { y: body.y + 1, height: body.height - 1, ..body };
        Some(line)
    };
    let title = take_top(area.height >= 3);
    let trail = take_top(area.height >= 12);
    let mut take_bottom = |wanted: bool| -> Option<Rect> {
        if !wanted || body.height == 0 {
            return None;
        }
        body.height -= 1;
        Some(Rect { y: body.bottom(), height: 1, ..body })
    };
    let footer = take_bottom(area.height >= 4);
    let message = take_bottom(area.height >= 6);
    if let Some(line) = title {
        draw_title(canvas, line, frame);
    }
    if let Some(line) = trail {
        canvas.text(line, Role::Muted, &format!(" {}", frame.trail.join(" › ")));
    }
    if let (Some(line), Some((role, text))) = (message, &frame.message) {
        canvas.text(line, *role, &format!(" {text}"));
    }
    if let Some(line) = footer {
        draw_footer(canvas, line, &frame.scopes);
    }
    body
}

fn draw_title(canvas: &mut Canvas<'_>, line: Rect, frame: &Frame<'_>) {
    let blank = " ".repeat(usize::from(line.width));
    canvas.text(line, Role::Title, &blank);
    let right = u16::try_from(super::width(&frame.right)).unwrap_or(line.width).saturating_add(2).min(line.width);
    let left = Rect { width: line.width - right, ..line };
    canvas.text(left, Role::Title, &format!(" {}", frame.title));
    canvas.text(Rect { x: left.right(), width: right, ..line }, Role::Title, &format!(" {} ", frame.right));
}

fn draw_footer(canvas: &mut Canvas<'_>, line: Rect, scopes: &[Scope]) {
    let mut rest = line;
    for (command, key, label) in keymap::hints(scopes, usize::from(line.width), canvas.lang) {
        let start = rest.x;
        let pieces = [(Role::KeyCap, Cow::Owned(key)), (Role::Text, Cow::Owned(format!(" {label}")))];
        let took = canvas.pieces(rest, &pieces);
        canvas.hit(Rect { x: start, width: took, ..line }, Hit::Command(command));
        let step = took.saturating_add(2).min(rest.width);
        rest = Rect { x: rest.x + step, width: rest.width - step, ..rest };
    }
}
