//! Draws the list of units: the search line, then the visible slice of the table.
use super::state::State;
use crate::{
    domain::standing::Row,
    text::{self, words},
    tui::{
        screen::{context::Context, desk::Desk},
        ui::{Align, Canvas, Cell, Column, Line, Role, field, state_sign, table, verdict_sign, width},
    },
};
use ratatui::layout::Rect;
use std::borrow::Cow;

pub fn draw(state: &State, context: &Context<'_>, canvas: &mut Canvas<'_>, area: Rect) {
    let Some(desk) = context.desk else { return };
    if area.height == 0 {
        return;
    }
    search_line(state, context, canvas, Rect { height: 1, ..area });
    let body = Rect { y: area.y + 1, height: area.height - 1, ..area };
    let window = state.cursor.window(state.shown.len(), usize::from(body.height.saturating_sub(1)));
    let slice = state.shown.get(window.clone()).unwrap_or_default();
    let indicators = desk.indicators.len();
    let rows = window.zip(slice).filter_map(|(number, unit)| Some((number, line(state, desk, *unit, canvas.lang)?)));
    let rows: Vec<_> = rows.collect();
    table(canvas, body, &columns(canvas.lang, indicators), rows.into_iter(), state.cursor.at());
    if state.shown.is_empty() && body.height > 1 {
        let empty = text::screen::units::empty(canvas.lang, desk.units.is_empty());
        canvas.text(Rect { y: body.y + 1, height: 1, ..body }, Role::Muted, &format!("  {empty}"));
    }
}

fn search_line(state: &State, context: &Context<'_>, canvas: &mut Canvas<'_>, line: Rect) {
    let lang = context.lang;
    let count = text::screen::units::counts(
        lang,
        state.shown.len(),
        context.desk.map_or(0, |desk| desk.units.len()),
        state.marks.len(),
    );
    let right = u16::try_from(width(&count) + 1).unwrap_or(0).min(line.width);
    canvas.text(Rect { x: line.right() - right, width: right, ..line }, Role::Muted, &count);
    let room = Rect { width: line.width - right, ..line };
    if state.searching {
        let took = canvas.text(room, Role::Heading, &format!(" {}: ", text::screen::units::search(lang)));
        field(canvas, Rect { x: room.x + took, width: (room.width - took).min(40), ..room }, &state.search, true);
    } else if state.search.text().is_empty() {
        let sorted = text::screen::units::sorted(lang, text::screen::units::sort(lang, state.sort as usize));
        canvas.text(room, Role::Muted, &format!(" {sorted}"));
    } else {
        canvas.text(room, Role::Marked, &format!(" {}: {}", text::screen::units::search(lang), state.search.text()));
    }
}

fn columns(lang: text::Lang, indicators: usize) -> Vec<Column> {
    let column =
        |title: &'static str, width, grows, align, keep| Column { title: title.into(), width, grows, align, keep };
    let [number, unit, kind, commune, state, received, late, errors] = text::screen::units::columns(lang);
    let mut columns = vec![
        column(number, 5, false, Align::Right, 40),
        column(unit, 30, true, Align::Left, 99),
        column(kind, 12, false, Align::Left, 30),
        column(commune, 13, false, Align::Left, 50),
        column(state, 16, false, Align::Left, 90),
        // The year stands in the title.
        column(received, 5, false, Align::Right, 60),
        column(late, 4, false, Align::Right, 45),
        column(errors, 4, false, Align::Right, 70),
    ];
    columns.extend((0..indicators).map(|at| Column {
        title: (at + 1).to_string().into(),
        width: 2,
        grows: false,
        align: Align::Right,
        // The later ones go first.
        keep: u8::try_from(29_usize.saturating_sub(at)).unwrap_or(0),
    }));
    columns
}

fn line<'a>(state: &State, desk: &'a Desk, unit: u32, lang: text::Lang) -> Option<Line<'a>> {
    let at = usize::try_from(unit).ok()?;
    let (about, row) = (desk.unit(at)?, desk.stand.standing.rows.get(at)?);
    let kind = desk.plan.kind(&about.kind).map_or("", |kind| kind.name.as_str());
    let (sign, _, role) = state_sign(row.state);
    let blank_if_zero = |count: u32| if count > 0 { count.to_string() } else { String::new() };
    let name: Cell<'a> = if state.marks.has(&unit) {
        (Role::Marked, about.name.as_str().into())
    } else {
        (Role::Text, about.name.as_str().into())
    };
    let mut cells: Vec<Cell<'a>> = vec![
        (Role::Muted, about.order.to_string().into()),
        name,
        (Role::Muted, kind.into()),
        (Role::Text, about.commune.as_str().into()),
        (role, format!("{sign} {}", words::state(lang, row.state)).into()),
        (Role::Text, row.received.map(words::day).unwrap_or_default().into()),
        (Role::Warning, blank_if_zero(row.days_late).into()),
        findings(row, lang),
    ];
    cells.extend(row.judgements.iter().map(|judgement| {
        let (sign, role) = verdict_sign(judgement.verdict);
        (role, Cow::Borrowed(sign))
    }));
    Some(Line { marked: state.marks.has(&unit), cells })
}

/// Errors, else warnings with their sign; a file that waits shows as a question.
fn findings(row: &Row, lang: text::Lang) -> Cell<'static> {
    let [_, warnings, errors] = row.findings;
    match (errors, warnings, row.in_tray) {
        (0, 0, true) => (Role::Warning, text::screen::units::waits(lang).into()),
        (0, 0, false) => (Role::Text, "".into()),
        (0, warnings, _) => (Role::Warning, format!("!{warnings}").into()),
        (errors, _, _) => (Role::Bad, errors.to_string().into()),
    }
}
