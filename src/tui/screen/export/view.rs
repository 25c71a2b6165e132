//! Draws the two workbooks with what is in them and where they go, then what is still open.
use super::state::{EDITIONS, Item, Open, State, items, said, still_open};
use crate::{
    domain::standing::State as UnitState,
    text::{self, screen::export as words, summary, words as general},
    tui::{
        screen::{
            context::{Context, Task},
            desk::Desk,
            effect::Edition,
        },
        ui::{Canvas, Hit, Role, field, state_sign, wrapped},
    },
};
use ratatui::layout::Rect;

enum Line {
    Blank,
    Text(Role, String),
    Path(Edition),
    Item(Item),
}

pub fn draw(state: &State, context: &Context<'_>, canvas: &mut Canvas<'_>, area: Rect) {
    let Some(desk) = context.desk else { return };
    let lines = lines(state, context, desk, usize::from(area.width));
    let items = items(context);
    let number = |line: &Line| match line {
        Line::Item(item) => items.iter().position(|one| one == item),
        Line::Blank | Line::Text(..) | Line::Path(_) => None,
    };
    let selected = lines.iter().position(|line| number(line).is_some() && number(line) == state.cursor.at());
    // The lines that explain a selected workbook stand under it.
    let is_edition = state.cursor.at().and_then(|at| items.get(at)).is_some_and(|item| matches!(item, Item::Write(_)));
    let last = selected.map_or(0, |at| if is_edition { at + 3 } else { at });
    let top = last.min(lines.len().saturating_sub(1)).saturating_add(1).saturating_sub(usize::from(area.height));
    for (y, line) in (area.y..area.bottom()).zip(lines.iter().skip(top)) {
        let place = Rect { y, height: 1, ..area };
        draw_line(state, context, canvas, place, line);
        if let Some(number) = number(line) {
            if state.cursor.at() == Some(number) {
                canvas.lay(place, Role::Selected);
            }
            canvas.hit(place, Hit::Row(number));
        }
    }
}

fn lines(state: &State, context: &Context<'_>, desk: &Desk, columns: usize) -> Vec<Line> {
    let lang = context.lang;
    let period = &desk.stand.period;
    let mut lines = vec![Line::Text(Role::Heading, words::heading(lang, &period.id.span, desk.stand.as_of))];
    if let Some(due) = period.office_due {
        let left = summary::days_left(lang, due.last_day, desk.stand.as_of);
        let day = general::date(due.last_day);
        let text = format!("{}: {} ({day}) — {left}", general::office_due(lang), general::due(lang, &due));
        lines.push(Line::Text(if desk.stand.as_of > due.last_day { Role::Bad } else { Role::Text }, text));
    }
    for edition in EDITIONS {
        let about = match edition {
            Edition::Province => words::about_province(lang),
            Edition::Office => words::about_office(lang),
        };
        lines.extend([Line::Blank, Line::Item(Item::Write(edition))]);
        let about = wrapped(about, columns.saturating_sub(6).min(100));
        lines.extend(about.into_iter().map(|line| Line::Text(Role::Muted, format!("   {line}"))));
        lines.push(Line::Path(edition));
        if state.typing == Some(edition) {
            let typing = wrapped(words::typing(lang), columns.saturating_sub(6));
            lines.extend(typing.into_iter().map(|line| Line::Text(Role::Text, format!("   {line}"))));
        }
        if edition == Edition::Province {
            let tables = desk.form().map_or(0, |form| form.tables.len());
            lines.extend((0..tables).map(|at| Line::Item(Item::Annex(at))));
        }
    }
    lines.push(Line::Blank);
    if context.running.is_some_and(|running| running.what == Task::Export) {
        let text = text::screen::app::working(lang, Task::Export.into());
        lines.push(Line::Text(Role::Busy, format!("… {text}")));
    } else if context.written.is_some() {
        lines.extend([Line::Item(Item::Written), Line::Blank]);
    }
    let open = still_open(desk);
    if open.is_empty() {
        lines.push(Line::Text(Role::Good, format!("✓ {}", words::nothing_open(lang))));
    } else {
        lines.push(Line::Text(Role::Heading, words::before(lang).to_owned()));
        lines.extend(open.into_iter().map(|open| Line::Item(Item::Open(open))));
    }
    lines
}

fn draw_line(state: &State, context: &Context<'_>, canvas: &mut Canvas<'_>, place: Rect, line: &Line) {
    let lang = context.lang;
    match line {
        Line::Blank => {}
        Line::Text(role, text) => drop(canvas.text(place, *role, &format!(" {text}"))),
        Line::Path(edition) => {
            let took = canvas.text(place, Role::Muted, &format!("    {}: ", words::goes_to(lang)));
            let room = Rect { x: place.x + took, width: place.width - took, ..place };
            if state.typing == Some(*edition) {
                field(canvas, room, &state.field, true);
            } else {
                // The name first: where it is narrow, the folder gives way.
                let path = state.path(*edition, context);
                let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
                let folder = path.parent().map(|folder| format!("  {}", folder.display())).unwrap_or_default();
                canvas.pieces(room, &[(Role::Text, name.into()), (Role::Muted, folder.into())]);
            }
        }
        Line::Item(Item::Write(edition)) => {
            let title = match edition {
                Edition::Province => words::province(lang),
                Edition::Office => words::office(lang),
            };
            canvas.text(place, Role::Heading, &format!("  {title}"));
        }
        Line::Item(Item::Annex(at)) => {
            let Some(table) = context.desk.and_then(|desk| desk.form()?.tables.get(*at)) else { return };
            let sign = if state.takes_along(&table.id) { "[x]" } else { "[ ]" };
            canvas.text(place, Role::Text, &format!("    {sign} {}", words::along(lang, &table.title)));
        }
        Line::Item(Item::Written) => {
            let path = context.written.map(|path| path.display().to_string()).unwrap_or_default();
            canvas.text(place, Role::Good, &format!("  ✓ {}", words::open_written(lang, &path)));
        }
        Line::Item(Item::Open(open)) => {
            let (sign, role) = sign(*open);
            canvas.text(place, role, &format!("  {sign} {}", said(*open, context)));
        }
    }
}

fn sign(open: Open) -> (&'static str, Role) {
    let of = |state| {
        let (sign, _, role) = state_sign(state);
        (sign, role)
    };
    match open {
        Open::Units(state, _) => of(state),
        Open::Attention { .. } => of(UnitState::NeedsAttention),
        Open::Tray(_) => ("?", Role::Warning),
    }
}
