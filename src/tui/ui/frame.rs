//! What every screen has around it: title, trail, message line, footer.
use super::{
    canvas::{Canvas, Hit, width, wrapped},
    theme::Role,
};
use crate::tui::action::{command::Scope, keymap};
use ratatui::layout::Rect;
use std::borrow::Cow;

/// The texts of the frame.
#[derive(Debug, Clone, Default)]
pub struct Frame<'a> {
    /// Book and period on the left, and days left on the right: each in ever fewer words, of which those are taken that
    /// fit beside each other.
    pub titles: Vec<String>,
    pub rights: Vec<String>,
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
    let mut take_bottom = |height: u16| -> Option<Rect> {
        if height == 0 || body.height < height {
            return None;
        }
        body.height -= height;
        Some(Rect { y: body.bottom(), height, ..body })
    };
    let footer = take_bottom(u16::from(area.height >= 4));
    let message = take_bottom(message_height(area, frame));
    if let Some(line) = title {
        draw_title(canvas, line, frame);
    }
    if let Some(line) = trail {
        canvas.text(line, Role::Muted, &format!(" {}", frame.trail.join(" › ")));
    }
    if let (Some(line), Some((role, text))) = (message, &frame.message) {
        canvas.paragraph(indented(line), *role, text);
    }
    if let Some(line) = footer {
        draw_footer(canvas, line, &frame.scopes);
    }
    body
}

/// Lines for the message: a reason that is cut off is no reason.
fn message_height(area: Rect, frame: &Frame<'_>) -> u16 {
    let most = match area.height {
        ..6 => 0,
        6..16 => 1,
        16.. => 3,
    };
    let lines = |text: &str| wrapped(text, usize::from(indented(area).width)).len();
    let wanted = frame.message.as_ref().map_or(1, |(_, text)| lines(text).max(1));
    u16::try_from(wanted).unwrap_or(most).min(most)
}

fn indented(area: Rect) -> Rect {
    Rect { x: area.x + 1.min(area.width), width: area.width.saturating_sub(1), ..area }
}

fn draw_title(canvas: &mut Canvas<'_>, line: Rect, frame: &Frame<'_>) {
    let blank = " ".repeat(usize::from(line.width));
    canvas.text(line, Role::Title, &blank);
    let (title, right) = fitting(&frame.titles, &frame.rights, usize::from(line.width));
    let taken = match width(right) {
        0 => 0,
        columns => u16::try_from(columns + 2).unwrap_or(line.width).min(line.width),
    };
    let left = Rect { width: line.width - taken, ..line };
    canvas.text(left, Role::Title, &format!(" {title}"));
    canvas.text(Rect { x: left.right(), width: taken, ..line }, Role::Title, &format!(" {right} "));
}

/// The longest title that leaves room for a right side, with the longest such; else the shortest of both.
fn fitting<'a>(titles: &'a [String], rights: &'a [String], columns: usize) -> (&'a str, &'a str) {
    let fits = |title: &&String, right: &&String| width(title) + width(right) + 4 <= columns;
    // A shorter name is less of a loss than a missing day.
    let sides =
        rights.iter().find_map(|right| titles.iter().find(|title| fits(title, &right)).map(|title| (title, right)));
    match sides.or_else(|| titles.last().zip(rights.last())) {
        Some((title, right)) => (title, right),
        None => (titles.first().map_or("", String::as_str), ""),
    }
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_name_of_the_book_gives_way_before_the_day() {
        let words = |texts: [&str; 2]| texts.map(str::to_owned);
        let (titles, rights) = (words(["tonghop so", "so"]), words(["hom nay 3 ngay", "3 ngay"]));
        for (columns, title, right) in [
            (28, "tonghop so", "hom nay 3 ngay"),
            (27, "so", "hom nay 3 ngay"),
            (19, "so", "3 ngay"),
            (0, "so", "3 ngay"),
        ] {
            assert_eq!(fitting(&titles, &rights, columns), (title, right), "{columns}");
        }
        assert_eq!(fitting(&titles, &[], 30), ("tonghop so", ""));
    }
}
