//! Draws the first screen: what the program is, the ways to begin, and what the selected one will do.
use super::state::{Item, State, items, sample_folder};
use crate::{
    text::{self, screen::first_run as words},
    tui::{
        screen::context::{Context, Running},
        ui::{Canvas, Hit, Role, gauge, padded, take_line, wrapped},
    },
};
use ratatui::layout::Rect;

/// Columns a text to read is broken at.
const WIDTH: u16 = 96;

enum Line {
    Blank,
    Heading(&'static str),
    Item(usize, Item),
}

pub fn draw(state: &State, context: &Context<'_>, canvas: &mut Canvas<'_>, area: Rect) {
    let room = Rect { x: area.x + 1.min(area.width), width: area.width.saturating_sub(2).min(WIDTH), ..area };
    let lines = lines(context);
    let list = u16::try_from(lines.len()).unwrap_or(u16::MAX);
    let below = below(state, context);
    let columns = usize::from(room.width);
    let below_height = u16::try_from(wrapped(&below, columns).len()).unwrap_or(u16::MAX).saturating_add(1);
    let mut rest = room;
    // What the program is gives way first, what the line does next; the lines stay.
    let about: Vec<String> = words::about(context.lang).iter().flat_map(|text| wrapped(text, columns)).collect();
    let about_height = u16::try_from(about.len()).unwrap_or(u16::MAX).saturating_add(1);
    if room.height >= about_height.saturating_add(list).saturating_add(below_height) {
        for line in &about {
            let Some(place) = take_line(&mut rest) else { break };
            canvas.text(place, Role::Text, line);
        }
        take_line(&mut rest);
    }
    let shown = list.min(rest.height.saturating_sub(below_height)).max(rest.height.min(list).min(3));
    let selected = lines.iter().position(|line| matches!(line, Line::Item(at, _) if state.cursor.at() == Some(*at)));
    let top = selected.unwrap_or(0).saturating_add(1).saturating_sub(usize::from(shown));
    for line in lines.iter().skip(top).take(usize::from(shown)) {
        let Some(place) = take_line(&mut rest) else { break };
        draw_line(state, context, canvas, place, line);
    }
    take_line(&mut rest);
    match context.running {
        Some(running) => progress(context, canvas, rest, running),
        None => drop(canvas.paragraph(rest, Role::Muted, &below)),
    }
}

fn lines(context: &Context<'_>) -> Vec<Line> {
    let items = items(context);
    let is_book = |item: &Item| matches!(item, Item::Current(_) | Item::Recent(_));
    let books = items.iter().filter(|item| is_book(item)).count();
    let mut lines = Vec::new();
    if books == 0 {
        lines.push(Line::Heading(words::begin(context.lang)));
    }
    for (at, item) in items.into_iter().enumerate() {
        match at {
            0 if books > 0 => lines.push(Line::Heading(words::recent(context.lang))),
            _ if at == books && books > 0 => {
                lines.extend([Line::Blank, Line::Heading(words::others(context.lang))]);
            }
            _ => {}
        }
        lines.push(Line::Item(at, item));
    }
    lines
}

fn draw_line(state: &State, context: &Context<'_>, canvas: &mut Canvas<'_>, place: Rect, line: &Line) {
    match line {
        Line::Blank => {}
        Line::Heading(title) => {
            canvas.text(place, Role::Heading, title);
        }
        Line::Item(at, item) => {
            draw_item(state, context, canvas, place, item);
            if state.cursor.at() == Some(*at) {
                canvas.lay(place, Role::Selected);
            }
            canvas.hit(place, Hit::Row(*at));
        }
    }
}

fn draw_item(state: &State, context: &Context<'_>, canvas: &mut Canvas<'_>, place: Rect, item: &Item) {
    let lang = context.lang;
    let name = |book: &std::path::Path| book.file_stem().unwrap_or_default().to_string_lossy().into_owned();
    match item {
        Item::Current(book) => {
            canvas.text(place, Role::Good, &format!("  {}", words::back_to(lang, &name(book))));
        }
        Item::Recent(book) => {
            let folder = book.parent().unwrap_or(book).display().to_string();
            let missing = state.is_missing(book);
            let columns = usize::from(place.width / 3).clamp(8, 32);
            let mark = if missing { format!("{}  ", words::not_there(lang)) } else { String::new() };
            let role = if missing { Role::Muted } else { Role::Text };
            canvas.pieces(
                place,
                &[
                    (role, format!("  {}  ", padded(&name(book), columns)).into()),
                    (Role::Bad, mark.into()),
                    (Role::Muted, folder.into()),
                ],
            );
        }
        Item::Other => drop(canvas.text(place, Role::Text, &format!("  {}", words::open_other(lang)))),
        Item::Create => drop(canvas.text(place, Role::Text, &format!("  {}", words::create(lang)))),
        Item::Sample => drop(canvas.text(place, Role::Text, &format!("  {}", words::sample(lang)))),
    }
}

/// What will happen.
fn below(state: &State, context: &Context<'_>) -> String {
    let lang = context.lang;
    let items = items(context);
    match state.cursor.at().and_then(|at| items.get(at)) {
        Some(Item::Current(_)) => words::about_current(lang).to_owned(),
        Some(Item::Recent(book)) if state.is_missing(book) => {
            let why = words::missing(lang, &book.display().to_string());
            format!("{} {}", why.message, why.advice)
        }
        Some(Item::Recent(book)) => words::about_recent(lang, &book.display().to_string()),
        Some(Item::Other) => words::about_other(lang).to_owned(),
        Some(Item::Create) => words::about_create(lang).to_owned(),
        Some(Item::Sample) => words::about_sample(lang, &sample_folder(context).display().to_string()),
        None => String::new(),
    }
}

fn progress(context: &Context<'_>, canvas: &mut Canvas<'_>, area: Rect, running: &Running) {
    let mut rest = area;
    let what = text::screen::app::working(context.lang, running.what.into());
    let Some(line) = take_line(&mut rest) else { return };
    canvas.text(line, Role::Busy, what);
    if running.files == 0 {
        return;
    }
    let Some(line) = take_line(&mut rest) else { return };
    let bar = Rect { width: line.width / 2, ..line };
    // Files of an inbox: far below 2^53.
    #[expect(clippy::cast_precision_loss)]
    let share = running.done as f64 * 100.0 / running.files as f64;
    gauge(canvas, bar, Role::Busy, share, None);
    let figures = words::files(context.lang, running.done, running.files);
    let after = Rect { x: bar.right(), width: line.width - bar.width, ..line };
    canvas.text(after, Role::Text, &format!(" {figures}"));
    if let Some(line) = take_line(&mut rest) {
        canvas.text(line, Role::Muted, &running.last);
    }
}
