//! What a file would change, before anything is changed: how much of each kind, and every line of it. Enter goes on.
use super::{Choice, Outcome};
use crate::{
    text::{Lang, Sentence, screen::compare as words},
    tui::{
        action::command::Dialog,
        part::cursor::Cursor,
        screen::{context::Context, follow, step::Msg},
        ui::{Canvas, Role, dialog, take_line, wrapped},
    },
};
use ratatui::layout::Rect;

/// What a line says is to happen.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Change {
    Added,
    Changed,
    Gone,
    /// Has to be looked at before it is taken.
    Doubt,
    /// Only said.
    Said,
}

#[derive(Debug)]
pub struct State {
    pub title: String,
    /// How much there is of each kind.
    pub about: String,
    pub lines: Vec<(Change, String)>,
    /// What Enter leads to; None: there is nothing to take.
    pub agreed: Option<Choice>,
    pub cursor: Cursor,
}

/// Lines at most: nobody reads more before deciding, and each is broken again for every picture.
const MOST: usize = 2000;

/// The sign that a line begins with is drawn apart from its text.
pub fn signed(line: &str) -> (Change, String) {
    let line = line.trim();
    let signs = [('+', Change::Added), ('-', Change::Gone), ('−', Change::Gone), ('~', Change::Changed)];
    let found = signs.into_iter().find_map(|(sign, change)| Some((change, line.strip_prefix(sign)?.trim().to_owned())));
    found.unwrap_or_else(|| (Change::Said, line.to_owned()))
}

impl State {
    pub fn new(
        title: impl Into<String>,
        about: String,
        mut lines: Vec<(Change, String)>,
        agreed: Option<Choice>,
        lang: Lang,
    ) -> Self {
        if let Some(more) = lines.len().checked_sub(MOST).filter(|more| *more > 0) {
            lines.truncate(MOST);
            lines.push((Change::Said, words::more_lines(lang, more)));
        }
        Self { title: title.into(), about, lines, agreed, cursor: Cursor::default() }
    }
}

/// Columns the lines are broken at.
const WIDTH: u16 = 96;

fn columns(width: u16) -> u16 {
    WIDTH.min(width.saturating_sub(4))
}

/// Lines broken to the width, the sign before the first of each.
fn broken(state: &State, columns: u16) -> Vec<(Change, &'static str, String)> {
    let room = usize::from(columns.saturating_sub(2));
    let lines = state.lines.iter().flat_map(|(change, text)| {
        let sign = sign(*change).1;
        wrapped(text, room)
            .into_iter()
            .enumerate()
            .map(move |(at, line)| (*change, if at == 0 { sign } else { " " }, line))
    });
    lines.collect()
}

const fn sign(change: Change) -> (Role, &'static str) {
    match change {
        Change::Added => (Role::Good, "+"),
        Change::Changed => (Role::Warning, "~"),
        Change::Gone => (Role::Bad, "−"),
        Change::Doubt => (Role::Warning, "?"),
        Change::Said => (Role::Muted, " "),
    }
}

/// Lines around the list: the box, what is said above and below it.
fn list_height(state: &State, height: u16, columns: u16) -> u16 {
    let about = wrapped(&state.about, usize::from(columns)).len();
    height.saturating_sub(u16::try_from(about).unwrap_or(u16::MAX).saturating_add(4))
}

pub fn refusal(state: &State, context: &Context<'_>) -> Option<Sentence> {
    state.agreed.is_none().then(|| words::nothing_to_apply(context.lang))
}

pub fn update(state: &mut State, msg: Msg<'_, Dialog>, context: &Context<'_>) -> Outcome {
    let columns = columns(context.columns);
    let height = u16::try_from(context.rows).unwrap_or(u16::MAX);
    let rows = usize::from(list_height(state, height, columns));
    state.cursor.settle(broken(state, columns).len(), rows);
    match msg {
        Msg::Move(list) => state.cursor.step(list),
        Msg::Do(Dialog::Take) => {
            if let Some(choice) = &state.agreed {
                return Outcome::Close(follow::chosen(choice, context));
            }
        }
        Msg::Mark(_) | Msg::Typed | Msg::Clicked(_) | Msg::Changed | Msg::Answered(_) => {}
    }
    Outcome::Stay(vec![])
}

pub fn draw(state: &State, canvas: &mut Canvas<'_>, area: Rect) {
    let columns = columns(area.width);
    let lines = broken(state, columns);
    let about = wrapped(&state.about, usize::from(columns)).len();
    let wanted = u16::try_from(lines.len() + about + 2).unwrap_or(u16::MAX);
    let mut room = dialog(canvas, area, &state.title, (columns, wanted));
    let took = canvas.paragraph(room, Role::Heading, &state.about);
    room = Rect { y: room.y.saturating_add(took), height: room.height.saturating_sub(took), ..room };
    if take_line(&mut room).is_none() {
        return;
    }
    let list = Rect { height: room.height.saturating_sub(1), ..room };
    let window = state.cursor.window(lines.len(), usize::from(list.height));
    let more = lines.len().saturating_sub(window.end);
    for (y, (change, mark, text)) in (list.y..).zip(lines.get(window).unwrap_or_default()) {
        let (role, _) = sign(*change);
        canvas.pieces(Rect { y, height: 1, ..list }, &[(role, format!("{mark} ").into()), (Role::Text, text.into())]);
    }
    if room.height > 0 {
        let foot = words::compare_foot(canvas.lang, state.agreed.is_some(), more);
        canvas.text(Rect { y: list.bottom(), height: 1, ..room }, Role::Muted, &foot);
    }
}
