//! Draws the plan: names of its parts, the rows of one, and what is said of the selected row below or beside them.
use super::{
    row::{Item, Mark, Part, Row},
    state::{State, WIDE, said_height},
};
use crate::{
    text::screen::plan as words,
    tui::{
        part::cursor::Cursor,
        screen::context::Context,
        ui::{Align, Canvas, Cell, Column, Hit, Line, Role, field, table, take_line, width, wrapped},
    },
};
use ratatui::layout::Rect;

pub fn draw(state: &State, _: &Context<'_>, canvas: &mut Canvas<'_>, area: Rect) {
    let mut body = area;
    let Some(line) = take_line(&mut body) else { return };
    parts(state, canvas, line);
    let Some(line) = take_line(&mut body) else { return };
    second_line(state, canvas, line);
    if state.shown.is_empty() {
        let why = if state.rows.is_empty() { words::none(canvas.lang) } else { words::empty(canvas.lang) };
        canvas.text(Rect { height: body.height.min(1), ..body }, Role::Muted, &format!("  {why}"));
        return;
    }
    let (list, said) = if area.width >= WIDE {
        let left = Rect { width: body.width / 20 * 11, ..body };
        let right = Rect { x: left.right() + 2, width: (body.width - left.width).saturating_sub(3), ..body };
        (left, right)
    } else {
        let below = said_height(area.height, area.width, state.shown.len()).min(body.height);
        let list = Rect { height: body.height - below, ..body };
        (
            list,
            Rect { x: body.x.saturating_add(2), y: list.bottom(), width: body.width.saturating_sub(3), height: below },
        )
    };
    rows(state, canvas, list);
    about(state, canvas, said, area.width < WIDE);
}

fn parts(state: &State, canvas: &mut Canvas<'_>, line: Rect) {
    let mut rest = line;
    for (at, (part, title)) in Part::ALL.iter().zip(words::parts(canvas.lang)).enumerate() {
        let (role, text) = match *part == state.part {
            true => (Role::Heading, format!("[{title}]")),
            false => (Role::Muted, format!(" {title} ")),
        };
        let took = canvas.text(rest, role, &text);
        canvas.hit(Rect { width: took, ..rest }, Hit::Row(state.shown.len() + at));
        let step = took.saturating_add(1).min(rest.width);
        rest = Rect { x: rest.x.saturating_add(step), width: rest.width - step, ..rest };
    }
}

/// The search while one is typed or holds, else what the filter leaves; on the right how many rows that is.
fn second_line(state: &State, canvas: &mut Canvas<'_>, line: Rect) {
    let lang = canvas.lang;
    let all = state.rows.iter().filter(|row| row.item != Item::Heading).count();
    let shown = (0..state.shown.len()).filter_map(|at| state.row(at)).filter(|row| row.item != Item::Heading).count();
    let count = words::counts(lang, shown, all);
    let right = u16::try_from(width(&count) + 1).unwrap_or(0).min(line.width);
    canvas.text(Rect { x: line.right() - right, width: right, ..line }, Role::Muted, &count);
    let room = Rect { width: line.width - right, ..line };
    if state.searching {
        let took = canvas.text(room, Role::Heading, &format!(" {}: ", words::search(lang)));
        field(canvas, Rect { x: room.x + took, width: (room.width - took).min(40), ..room }, &state.search, true);
    } else if !state.search.is_empty() {
        canvas.text(room, Role::Marked, &format!(" {}: {}", words::search(lang), state.search.text()));
    } else if let Some(filter) = words::filter(lang, state.part as usize, state.filtered) {
        let role = if state.filtered { Role::Marked } else { Role::Muted };
        canvas.text(room, role, &format!(" {filter}"));
    }
}

/// Columns the right column may take of a list so wide.
fn right_width(state: &State, list: u16) -> u16 {
    let longest = (0..state.shown.len()).filter_map(|at| state.row(at)).map(|row| width(&row.right)).max().unwrap_or(0);
    // What the plan says of itself stands on the right; elsewhere the label says more.
    let most = if state.part == Part::General { list / 10 * 7 } else { list / 2 };
    u16::try_from(longest).unwrap_or(u16::MAX).min(most)
}

fn rows(state: &State, canvas: &mut Canvas<'_>, area: Rect) {
    let [label, about] = words::columns(canvas.lang, state.part as usize);
    let column =
        |title: &'static str, width, grows, align, keep| Column { title: title.into(), width, grows, align, keep };
    let right = right_width(state, area.width).max(u16::try_from(width(about)).unwrap_or(0));
    let align = if state.part == Part::General { Align::Left } else { Align::Right };
    let columns = [
        column("", 1, false, Align::Left, 98),
        column(label, 16, true, Align::Left, 99),
        column(about, right, false, align, 60),
    ];
    let Some(cursor) = state.cursor() else { return };
    let window = cursor.window(state.shown.len(), usize::from(area.height.saturating_sub(1)));
    let lines: Vec<(usize, Line<'_>)> = window.filter_map(|number| Some((number, line(state.row(number)?)))).collect();
    table(canvas, area, &columns, lines.into_iter(), cursor.at());
}

fn line(row: &Row) -> Line<'_> {
    if row.item == Item::Heading {
        let cells: Vec<Cell<'_>> = vec![(Role::Text, "".into()), (Role::Heading, row.label.as_str().into())];
        return Line { marked: false, cells };
    }
    let (role, sign) = match row.mark {
        Mark::None | Mark::Inner => (Role::Text, ""),
        Mark::Here => (Role::Good, "►"),
        Mark::Reading => (Role::Warning, "!"),
        Mark::Required => (Role::Heading, "*"),
    };
    let label = match row.mark {
        Mark::Here => Role::Good,
        Mark::None | Mark::Inner | Mark::Reading | Mark::Required => Role::Text,
    };
    let right = if row.item == Item::Fact { Role::Text } else { Role::Muted };
    let label = if row.item == Item::Fact { Role::Muted } else { label };
    let cells = vec![(role, sign.into()), (label, row.label.as_str().into()), (right, row.right.as_str().into())];
    Line { marked: false, cells }
}

/// Everything known of the selected row, as far as there is room; Space reads the rest.
fn about(state: &State, canvas: &mut Canvas<'_>, area: Rect, below: bool) {
    let mut room = area;
    if below {
        let Some(line) = take_line(&mut room) else { return };
        canvas.text(line, Role::Border, &"─".repeat(usize::from(line.width)));
    }
    let Some(row) = state.cursor().and_then(Cursor::at).and_then(|at| state.row(at)) else { return };
    let took = canvas.paragraph(room, Role::Heading, &row.label);
    room = Rect { y: room.y.saturating_add(took), height: room.height.saturating_sub(took), ..room };
    for (at, (name, text)) in row.facts.iter().enumerate() {
        let text = if name.is_empty() { text.clone() } else { format!("{name}: {text}") };
        let lines = wrapped(&text, usize::from(room.width)).len();
        let left = room.height;
        let role = if row.mark == Mark::Reading && at == 1 { Role::Warning } else { Role::Text };
        let took = canvas.paragraph(room, role, &text);
        room = Rect { y: room.y.saturating_add(took), height: left.saturating_sub(took), ..room };
        let more = usize::from(took) < lines || (room.height == 0 && at + 1 < row.facts.len());
        if more {
            // The last line is cut short, so that one sees that there is more.
            let line = Rect {
                x: room.right().saturating_sub(9),
                y: room.y.saturating_sub(1),
                width: 9.min(room.width),
                height: 1,
            };
            canvas.text(line, Role::KeyCap, "… Space ");
            return;
        }
    }
}
