//! Draws the intake: the two panes as tabs, the list of the one shown, and what is to be said of its selected row.
use super::{
    detail::{self, Paragraph},
    files::{Waiting, came, counts, errors, findings, is_taken_back, short, tally, units, waiting},
    said::{known_briefly, suggestion},
    state::{Pane, State, file_count, importing},
};
use crate::{
    job::import::{FileOutcome, Imported, ImportedFile},
    text::{
        self, Lang,
        screen::intake::{self as words, Came},
    },
    tui::{
        action::command::{Book, Command, Intake},
        screen::{
            context::{Context, Running},
            desk::Desk,
        },
        ui::{Align, Canvas, Column, Hit, Line, Role, fifths, gauge, table, take_line, width},
    },
};
use ratatui::layout::Rect;

/// From this width on what is said of a row stands beside the list.
const WIDE: u16 = 140;

pub fn draw(state: &State, context: &Context<'_>, canvas: &mut Canvas<'_>, area: Rect) {
    let Some(desk) = context.desk else { return };
    let mut room = area;
    let Some(line) = take_line(&mut room) else { return };
    tabs(state, desk, context, canvas, line);
    match state.pane(context) {
        Pane::Waiting if waiting(desk).next().is_none() => {
            canvas.paragraph(inset(room), Role::Good, &words::none_waits(context.lang, &import_key()));
        }
        Pane::Waiting => {
            let (list, beside) = split(canvas, room);
            waiting_list(state, desk, canvas, list);
            let selected = state.waiting.at().and_then(|at| waiting(desk).nth(at));
            let told = selected.map(|one| detail::waiting(desk, &one, context.lang));
            paragraphs(canvas, beside, &told.unwrap_or_default());
        }
        Pane::Import => match (importing(context), context.imported) {
            (Some(running), _) => reading(state, running, canvas, room),
            (None, Some(imported)) => ended(state, desk, imported, canvas, room),
            (None, None) => {
                let text = words::none_taken(context.lang, &import_key());
                canvas.paragraph(inset(room), Role::Muted, &text);
            }
        },
    }
}

/// Sign and role of what a file has come to.
pub fn sign(came: Came) -> (&'static str, Role) {
    match came {
        Came::Outcome(FileOutcome::Taken) | Came::Answered => ("✓", Role::Good),
        Came::Outcome(FileOutcome::PartlyTaken) => ("!", Role::Warning),
        Came::Outcome(FileOutcome::Question) => ("?", Role::Warning),
        Came::Outcome(FileOutcome::Refused) => ("✗", Role::Bad),
        Came::Outcome(FileOutcome::Repeat) => ("=", Role::Muted),
        Came::Outcome(FileOutcome::Skipped) | Came::Discarded | Came::TakenBack => ("–", Role::Muted),
    }
}

fn import_key() -> String {
    Book::Import.spec().keys.first().map(ToString::to_string).unwrap_or_default()
}

fn inset(room: Rect) -> Rect {
    Rect { x: room.x.saturating_add(2), width: room.width.saturating_sub(3), ..room }
}

fn tabs(state: &State, desk: &Desk, context: &Context<'_>, canvas: &mut Canvas<'_>, line: Rect) {
    let lang = context.lang;
    let now = state.pane(context);
    let mut rest = line;
    let tabs = [
        (Pane::Waiting, words::waiting_pane(lang, waiting(desk).count())),
        (Pane::Import, words::import_pane(lang, file_count(context))),
    ];
    for (pane, title) in tabs {
        let is_shown = pane == now;
        let (role, text) =
            if is_shown { (Role::Heading, format!(" [{title}] ")) } else { (Role::Muted, format!("  {title}  ")) };
        let took = canvas.text(rest, role, &text);
        if !is_shown {
            canvas.hit(Rect { width: took, ..rest }, Hit::Command(Command::Intake(Intake::Pane)));
        }
        rest.x = rest.x.saturating_add(took);
        rest.width = rest.width.saturating_sub(took);
    }
}

/// The list, and the room for what is said of its selected row: beside it on a wide screen, else below.
fn split(canvas: &mut Canvas<'_>, room: Rect) -> (Rect, Rect) {
    if room.width >= WIDE {
        let left = fifths(room.width, 3);
        for y in room.y..room.bottom() {
            canvas.text(Rect { x: room.x + left, y, width: 1, height: 1 }, Role::Border, "│");
        }
        let right = Rect { x: room.x + left + 1, width: room.width - left - 1, ..room };
        return (Rect { width: left, ..room }, right);
    }
    let above = room.height.div_ceil(2);
    let mut below = Rect { y: room.y + above, height: room.height - above, ..room };
    if let Some(line) = take_line(&mut below) {
        canvas.text(line, Role::Border, &"─".repeat(usize::from(line.width)));
    }
    (Rect { height: above, ..room }, below)
}

fn paragraphs(canvas: &mut Canvas<'_>, area: Rect, all: &[Paragraph]) {
    let mut room = Rect { x: area.x.saturating_add(1), width: area.width.saturating_sub(2), ..area };
    for (role, text) in all {
        let took = canvas.paragraph(room, *role, text);
        room.y = room.y.saturating_add(took);
        room.height -= took;
    }
}

fn column(title: &'static str, width: u16, grows: bool, align: Align, keep: u8) -> Column {
    Column { title: title.into(), width, grows, align, keep }
}

fn waiting_list(state: &State, desk: &Desk, canvas: &mut Canvas<'_>, area: Rect) {
    let lang = canvas.lang;
    let [file, asked, known, suggested] = words::waiting_columns(lang);
    let columns = [
        column(file, 18, true, Align::Left, 99),
        column(asked, 26, false, Align::Left, 90),
        column(known, 12, true, Align::Left, 40),
        column(suggested, 14, true, Align::Left, 60),
    ];
    let all = waiting(desk).count();
    let window = state.waiting.window(all, usize::from(area.height.saturating_sub(1)));
    let start = window.start;
    let rows = window.zip(waiting(desk).skip(start)).map(|(number, one)| (number, waiting_row(desk, &one, lang)));
    table(canvas, area, &columns, rows, state.waiting.at());
}

fn waiting_row<'a>(desk: &Desk, one: &Waiting<'a>, lang: Lang) -> Line<'a> {
    let mut file = short(&one.file.path).to_owned();
    if one.file.reports.len() > 1 {
        file.push_str(&format!(" · {}", one.report.sheet));
    }
    let cells = vec![
        (Role::Text, file.into()),
        (Role::Warning, format!("? {}", text::words::question(lang, one.question.kind)).into()),
        (Role::Muted, known_briefly(desk, one, lang).into()),
        (Role::Text, suggestion(desk, one, lang).into()),
    ];
    Line { marked: false, cells }
}

/// An import under way: how far it is, and every file as it comes in.
fn reading(state: &State, running: &Running, canvas: &mut Canvas<'_>, mut room: Rect) {
    let lang = canvas.lang;
    let Some(line) = take_line(&mut room) else { return };
    let mut figures = format!(" {} ", words::done(lang, running.done, running.files));
    if running.stopping {
        figures.push_str(&format!("· {} ", words::stopping(lang)));
    }
    let right = u16::try_from(width(&figures)).unwrap_or(u16::MAX).min(line.width);
    let bar = Rect { x: line.x.saturating_add(1), width: (line.width - right).saturating_sub(1), ..line };
    gauge(canvas, bar, Role::Busy, share(running.done, running.files), None);
    let role = if running.stopping { Role::Warning } else { Role::Busy };
    canvas.text(Rect { x: line.right() - right, width: right, ..line }, role, &figures);
    let Some(line) = take_line(&mut room) else { return };
    let parts = tally(running.log.iter().map(|(_, outcome)| Came::Outcome(*outcome)));
    canvas.text(line, Role::Text, &format!(" {}", words::counts(lang, running.log.len(), &parts)));
    let selected = state.file_at(true, running.log.len());
    let height = usize::from(room.height.saturating_sub(1));
    let window = match state.scrolled {
        true => state.files.window(running.log.len(), height),
        false => running.log.len().saturating_sub(height)..running.log.len(),
    };
    let [file, outcome, ..] = words::import_columns(lang);
    let columns = [column(file, 20, true, Align::Left, 99), column(outcome, 22, false, Align::Left, 90)];
    let slice = running.log.get(window.clone()).unwrap_or_default();
    let rows = window.zip(slice).map(|(number, (path, outcome))| {
        let (sign, role) = sign(Came::Outcome(*outcome));
        let outcome = format!("{sign} {}", text::summary::file_outcome(lang, *outcome));
        (number, Line { marked: false, cells: vec![(Role::Text, path.as_str().into()), (role, outcome.into())] })
    });
    table(canvas, room, &columns, rows, selected);
}

fn share(done: usize, all: usize) -> f64 {
    let count = |count: usize| f64::from(u32::try_from(count).unwrap_or(u32::MAX));
    if all == 0 { 0.0 } else { count(done) * 100.0 / count(all) }
}

/// The last import: what came of every file.
fn ended(state: &State, desk: &Desk, imported: &Imported, canvas: &mut Canvas<'_>, mut room: Rect) {
    let lang = canvas.lang;
    let head =
        Rect { x: room.x.saturating_add(1), width: room.width.saturating_sub(2), height: room.height.min(3), ..room };
    let mut took =
        canvas.paragraph(head, Role::Text, &words::counts(lang, imported.files.len(), &counts(imported, desk)));
    if imported.stopped {
        let rest = Rect { y: head.y + took, height: head.height - took, ..head };
        took += canvas.paragraph(rest, Role::Warning, words::stopped(lang));
    }
    room.y += took;
    room.height -= took;
    let (list, beside) = split(canvas, room);
    let [file, outcome, found, unit] = words::import_columns(lang);
    let columns = [
        column(file, 20, true, Align::Left, 99),
        column(outcome, 18, false, Align::Left, 90),
        column(found, 6, false, Align::Right, 70),
        column(unit, 14, true, Align::Left, 50),
    ];
    let taken_back = is_taken_back(imported, desk);
    let window = state.files.window(imported.files.len(), usize::from(list.height.saturating_sub(1)));
    let file_at = |number: usize| imported.files.get(*state.order.get(number)?);
    let rows = window.filter_map(|number| Some((number, file_row(desk, file_at(number)?, taken_back, lang))));
    table(canvas, list, &columns, rows, state.files.at());
    let selected = state.files.at().and_then(file_at);
    paragraphs(
        canvas,
        beside,
        &selected.map(|file| detail::imported(desk, file, taken_back, lang)).unwrap_or_default(),
    );
}

fn file_row<'a>(desk: &'a Desk, file: &'a ImportedFile, taken_back: bool, lang: Lang) -> Line<'a> {
    let now = came(file, taken_back, desk);
    let (sign, role) = sign(now);
    let errors = errors(findings(file));
    let found = if errors > 0 { (Role::Bad, errors.to_string()) } else { (Role::Text, String::new()) };
    let unit = match units(file, desk).as_slice() {
        [] => String::new(),
        [one] => {
            usize::try_from(*one).ok().and_then(|at| desk.unit(at)).map(|unit| unit.name.clone()).unwrap_or_default()
        }
        several => words::several_units(lang, several.len()),
    };
    let cells = vec![
        (Role::Text, file.path.as_str().into()),
        (role, format!("{sign} {}", words::came(lang, now)).into()),
        (found.0, found.1.into()),
        (Role::Muted, unit.into()),
    ];
    Line { marked: false, cells }
}
