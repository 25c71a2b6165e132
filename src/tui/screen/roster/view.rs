//! Draws the roster: the search line and the visible slice of the table, or all that is known of one unit.
use super::{
    card::{Kind, Row},
    filter::life,
    state::{Card, State, counts},
};
use crate::{
    domain::unit::Unit,
    text::{
        self,
        screen::roster::{self as words, Life},
    },
    tui::{
        screen::{context::Context, desk::Desk},
        ui::{Align, Canvas, Cell, Column, Hit, Line, Role, field, padded, table, take_line, width},
    },
};
use ratatui::layout::Rect;

pub fn draw(state: &State, context: &Context<'_>, canvas: &mut Canvas<'_>, area: Rect) {
    let Some(desk) = context.desk else { return };
    if let Some(card) = &state.card {
        return draw_card(card, canvas, area);
    }
    let mut body = area;
    let Some(line) = take_line(&mut body) else { return };
    search_line(state, desk, canvas, line);
    let window = state.cursor.window(state.shown.len(), usize::from(body.height.saturating_sub(1)));
    let slice = state.shown.get(window.clone()).unwrap_or_default();
    let rows = window.zip(slice).filter_map(|(number, at)| Some((number, unit_line(state, desk, *at, canvas.lang)?)));
    let rows: Vec<_> = rows.collect();
    table(canvas, body, &columns(state, canvas.lang), rows.into_iter(), state.cursor.at());
    if state.shown.is_empty() && body.height > 1 {
        let empty = words::empty(canvas.lang, desk.now.is_empty());
        canvas.text(Rect { y: body.y + 1, height: 1, ..body }, Role::Muted, &format!("  {empty}"));
    }
}

fn search_line(state: &State, desk: &Desk, canvas: &mut Canvas<'_>, line: Rect) {
    let lang = canvas.lang;
    let count = counts(state, desk, lang);
    let right = u16::try_from(width(&count) + 1).unwrap_or(0).min(line.width);
    canvas.text(Rect { x: line.right() - right, width: right, ..line }, Role::Muted, &count);
    let room = Rect { width: line.width - right, ..line };
    let search = text::screen::units::search(lang);
    if state.searching {
        let took = canvas.text(room, Role::Heading, &format!(" {search}: "));
        field(canvas, Rect { x: room.x + took, width: (room.width - took).min(40), ..room }, &state.search, true);
    } else if state.search.is_empty() {
        let sorted = text::screen::units::sorted(lang, words::sort(lang, state.sort as usize));
        canvas.text(room, Role::Muted, &format!(" {sorted}"));
    } else {
        canvas.text(room, Role::Marked, &format!(" {search}: {}", state.search.text()));
    }
}

fn columns(state: &State, lang: text::Lang) -> Vec<Column> {
    let column =
        |title: &'static str, width, grows, align, keep| Column { title: title.into(), width, grows, align, keep };
    let [number, code, unit, kind, commune, scope, group, days, aliases] = words::columns(lang);
    let mut columns = vec![
        column(number, 4, false, Align::Right, 70),
        column(code, 8, false, Align::Left, 80),
        column(unit, 26, true, Align::Left, 99),
        column(kind, 12, false, Align::Left, 50),
        column(commune, 13, false, Align::Left, 60),
        column(scope, 13, false, Align::Left, 55),
    ];
    let seldom = [
        (state.columns.group, column(group, 12, false, Align::Left, 40)),
        (state.columns.days, column(days, 18, false, Align::Left, 65)),
        (state.columns.aliases, column(aliases, 8, false, Align::Right, 30)),
    ];
    columns.extend(seldom.into_iter().filter(|(shown, _)| *shown).map(|(_, column)| column));
    columns
}

fn unit_line<'a>(state: &State, desk: &'a Desk, at: u32, lang: text::Lang) -> Option<Line<'a>> {
    let unit: &Unit = desk.now.unit(at)?;
    let today = desk.stand.as_of;
    let kind = desk.plan.kind(&unit.kind).map_or(unit.kind.as_str(), |one| one.name.as_str());
    let scope = desk.plan.scope(&unit.scope).map_or(unit.scope.as_str(), |one| one.name.as_str());
    let group = unit.group.as_deref().unwrap_or_default();
    let group = desk.unit_of(group).map_or(group, |unit| unit.name.as_str());
    let marked = state.marks.has(&unit.code);
    let closed = life(unit, today) != Life::Open;
    let name = match (marked, closed) {
        (true, _) => Role::Marked,
        (false, true) => Role::Muted,
        (false, false) => Role::Text,
    };
    let days = words::days(lang, unit, today);
    let days_role = if unit.closed.is_some() { Role::Warning } else { Role::Muted };
    let aliases = if unit.aliases.is_empty() { String::new() } else { unit.aliases.len().to_string() };
    let mut cells: Vec<Cell<'a>> = vec![
        (Role::Muted, unit.order.to_string().into()),
        (Role::Muted, unit.code.as_str().into()),
        (name, unit.name.as_str().into()),
        (Role::Muted, kind.into()),
        (Role::Text, unit.commune.as_str().into()),
        (Role::Muted, scope.into()),
    ];
    let seldom: [(bool, Cell<'a>); 3] = [
        (state.columns.group, (Role::Muted, group.into())),
        (state.columns.days, (days_role, days.into())),
        (state.columns.aliases, (Role::Text, aliases.into())),
    ];
    cells.extend(seldom.into_iter().filter(|(shown, _)| *shown).map(|(_, cell)| cell));
    Some(Line { marked, cells })
}

/// Columns of the names on the left.
const LABELS: usize = 18;

fn draw_card(card: &Card, canvas: &mut Canvas<'_>, area: Rect) {
    let window = card.cursor.window(card.rows.len(), usize::from(area.height));
    let slice = card.rows.get(window.clone()).unwrap_or_default();
    for ((number, row), y) in window.zip(slice).zip(area.y..area.bottom()) {
        let place = Rect { y, height: 1, ..area };
        draw_row(row, canvas, place);
        if card.cursor.at() == Some(number) {
            canvas.lay(place, Role::Selected);
        }
        canvas.hit(place, Hit::Row(number));
    }
}

fn draw_row(row: &Row, canvas: &mut Canvas<'_>, place: Rect) {
    if row.kind == Kind::Heading {
        canvas.text(place, Role::Heading, &format!(" {}", row.label));
        return;
    }
    let (sign, role) = match row.kind {
        Kind::Indicator(_, true) => ("✓", Role::Good),
        Kind::Indicator(_, false) => ("–", Role::Muted),
        Kind::Alias(_) | Kind::Learned => ("=", Role::Muted),
        Kind::Report => ("→", Role::Heading),
        Kind::Heading | Kind::Fact => (" ", Role::Text),
    };
    let mut room = place;
    let took = canvas.text(room, role, &format!("  {sign} "));
    room = Rect { x: room.x + took, width: room.width - took, ..room };
    if !row.label.is_empty() {
        let took = canvas.text(room, Role::Muted, &padded(&row.label, LABELS));
        room = Rect { x: room.x + took, width: room.width - took, ..room };
    }
    let note = if row.note.is_empty() { String::new() } else { format!("  {}", row.note) };
    canvas.pieces(room, &[(Role::Text, row.text.as_str().into()), (Role::Muted, note.into())]);
}
