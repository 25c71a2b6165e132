//! Draws the file chooser: path, counts or the line that is typed, the entries, and what would be taken.
use super::{Aim, State, is_new, state::last_import};
use crate::{
    job::listing::Entry,
    text::{Lang, screen::chooser as words, words as general},
    tui::{
        action::command::Chooser,
        screen::context::Context,
        ui::{Align, Canvas, Cell, Column, Line, Role, dialog, field, table, take_line, width, wrapped},
    },
};
use chrono::{DateTime, Utc};
use ratatui::layout::Rect;

pub fn draw(state: &State, context: &Context<'_>, canvas: &mut Canvas<'_>, area: Rect) {
    let mut room = dialog(canvas, area, &title(&state.aim, context), (area.width, area.height));
    let Some(line) = take_line(&mut room) else { return };
    let folder = state.folder().display().to_string();
    canvas.text(line, Role::Heading, &tail(&folder, usize::from(line.width)));
    let Some(line) = take_line(&mut room) else { return };
    second_line(state, context, canvas, line);
    let (role, text) = last_lines(state, context);
    let height = u16::try_from(wrapped(&text, usize::from(room.width)).len()).unwrap_or(u16::MAX);
    let height = height.clamp(1, 3).min(room.height);
    let body = Rect { height: room.height - height, ..room };
    entries(state, context, canvas, body);
    canvas.paragraph(Rect { y: body.bottom(), height, ..room }, role, &text);
}

fn title(aim: &Aim, context: &Context<'_>) -> String {
    let lang = context.lang;
    match aim {
        Aim::Import => {
            let period = context.desk.map(|desk| general::span(lang, &desk.stand.period.id.span));
            words::title_import(lang, &period.unwrap_or_default())
        }
        Aim::Book => words::title_book(lang).to_owned(),
        Aim::Plan => words::title_plan(lang).to_owned(),
        Aim::NewPlan => words::title_new_plan(lang).to_owned(),
        Aim::Roster { book, .. } => words::title_roster(lang, &book.file_name().unwrap_or_default().to_string_lossy()),
    }
}

/// The end of a path says more than its beginning.
fn tail(path: &str, columns: usize) -> String {
    let mut rest = path;
    while width(rest) + 1 > columns {
        let mut letters = rest.chars();
        if letters.next().is_none() {
            break;
        }
        rest = letters.as_str();
    }
    if width(path) <= columns { path.to_owned() } else { format!("…{rest}") }
}

fn second_line(state: &State, context: &Context<'_>, canvas: &mut Canvas<'_>, line: Rect) {
    let lang = canvas.lang;
    if state.typing {
        let took = canvas.text(line, Role::Heading, &format!("{}: ", words::path(lang)));
        let room = Rect { x: line.x + took, width: line.width.saturating_sub(took), ..line };
        field(canvas, room, &state.field, true);
        return;
    }
    let (folders, files) = count(state);
    let last = last_import(context).filter(|_| state.takes_many());
    let new = last.map(|_| state.entries().filter(|entry| shows_new(entry, last)).count());
    let mut text = words::counts(lang, folders, files, new);
    if state.new_only {
        text.push_str(&format!(" · {}", words::new_only(lang)));
    }
    canvas.text(line, if state.new_only { Role::Marked } else { Role::Muted }, &text);
}

/// Folders and files shown.
fn count(state: &State) -> (usize, usize) {
    let folders = state.entries().filter(|entry| entry.is_folder).count();
    (folders, state.shown.len().saturating_sub(folders))
}

/// Where nothing was taken in yet, the sign would stand on every file and say nothing.
fn shows_new(entry: &Entry, last_import: Option<DateTime<Utc>>) -> bool {
    !entry.is_folder && last_import.is_some() && is_new(entry.arrived, last_import)
}

fn entries(state: &State, context: &Context<'_>, canvas: &mut Canvas<'_>, area: Rect) {
    let lang = canvas.lang;
    let [name, size, day, new] = words::columns(lang);
    let column =
        |title: &'static str, width, grows, align, keep| Column { title: title.into(), width, grows, align, keep };
    let columns = [
        column(name, 16, true, Align::Left, 9),
        column(size, 8, false, Align::Right, 1),
        column(day, 10, false, Align::Right, 2),
        column(new, 4, false, Align::Left, 3),
    ];
    let last = last_import(context).filter(|_| state.takes_many());
    let window = state.cursor.window(state.shown.len(), usize::from(area.height.saturating_sub(1)));
    let rows = window.filter_map(|number| Some((number, row(state, state.entry(number)?, last, lang))));
    table(canvas, area, &columns, rows, state.cursor.at());
    let empty = state.shown.is_empty() && state.awaited.is_none() && state.complaint.is_none();
    if empty && area.height > 1 {
        let nothing = words::nothing_here(lang, state.aim.ending());
        let line = Rect { y: area.y + 1, height: 1, ..area };
        canvas.text(line, Role::Muted, &format!("  {}", nothing.message));
    }
}

fn row<'a>(state: &State, entry: &'a Entry, last_import: Option<DateTime<Utc>>, lang: Lang) -> Line<'a> {
    let marked = state.marks.has(&entry.path);
    let name: Cell<'a> = match (marked, entry.is_folder) {
        (true, true) => (Role::Marked, format!("{}/", entry.name).into()),
        (true, false) => (Role::Marked, entry.name.as_str().into()),
        (false, true) => (Role::Heading, format!("{}/", entry.name).into()),
        (false, false) => (Role::Text, entry.name.as_str().into()),
    };
    let size = if entry.is_folder { words::folder(lang).to_owned() } else { words::size(lang, entry.size) };
    let day = entry.day.map(general::date).unwrap_or_default();
    let new = if shows_new(entry, last_import) { words::new(lang) } else { "" };
    let cells = vec![name, (Role::Muted, size.into()), (Role::Text, day.into()), (Role::Good, new.into())];
    Line { marked, cells }
}

/// Why a folder cannot be shown, that one is being read, or what would be taken.
fn last_lines(state: &State, context: &Context<'_>) -> (Role, String) {
    let lang = context.lang;
    if let Some((path, why)) = &state.complaint {
        let why = words::unlisted(lang, &path.display().to_string(), why);
        return (Role::Bad, format!("{} {}", why.message, why.advice));
    }
    if let Some(folder) = &state.awaited {
        return (Role::Busy, words::reading_folder(lang, &folder.display().to_string()));
    }
    match super::refusal(state, Chooser::Take, context) {
        Some(why) => (Role::Muted, format!("{} {}", why.message, why.advice)),
        None if state.takes_many() => (Role::Good, taking(state, lang, context)),
        None => (Role::Good, String::new()),
    }
}

fn taking(state: &State, lang: Lang, context: &Context<'_>) -> String {
    let key = Chooser::Take.spec().keys.first().map(ToString::to_string).unwrap_or_default();
    let (folders, files) = count(state);
    if !state.marks.is_empty() {
        let here = state.entries().filter(|entry| state.marks.has(&entry.path)).count();
        return words::takes_marked(lang, &key, state.marks.len(), state.marks.len().saturating_sub(here));
    }
    if state.new_only {
        return words::takes_new(lang, &key, super::take::taken(state, context).len());
    }
    words::takes_folder(lang, &key, folders, files, state.listing.as_ref().map_or(0, |listing| listing.hidden))
}
