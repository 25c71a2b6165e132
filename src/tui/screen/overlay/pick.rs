//! One of several lines, found by typing. The menu and the palette are this too.
use super::{Item, Outcome};
use crate::{
    text::{self, Sentence},
    tui::{
        action::command::Dialog,
        part::{cursor::Cursor, field::Field, pick::rank},
        screen::{context::Context, follow, step::Msg},
        ui::{Align, Canvas, Column, Line, Role, dialog, field, table, width, wrapped},
    },
};
use ratatui::layout::Rect;

#[derive(Debug)]
pub struct State {
    pub title: String,
    /// What speaks for one line or another; may be empty.
    pub about: String,
    pub items: Vec<Item>,
    pub field: Field,
    /// Places in `items`, best match first.
    pub shown: Vec<usize>,
    pub cursor: Cursor,
}

impl State {
    pub fn new(title: impl Into<String>, items: Vec<Item>) -> Self {
        let shown = (0..items.len()).collect();
        let mut cursor = Cursor::default();
        cursor.settle(items.len(), items.len());
        Self { title: title.into(), about: String::new(), items, field: Field::new(100), shown, cursor }
    }

    #[must_use]
    pub fn about(mut self, about: String) -> Self {
        self.about = about;
        self
    }

    pub fn selected(&self) -> Option<&Item> {
        self.items.get(*self.shown.get(self.cursor.at()?)?)
    }
}

pub fn refusal(state: &State, context: &Context<'_>) -> Option<Sentence> {
    state.selected().is_none().then(|| text::screen::app::nothing_found(context.lang))
}

pub fn update(state: &mut State, msg: Msg<'_, Dialog>, context: &Context<'_>) -> Outcome {
    state.cursor.settle(state.shown.len(), context.rows.saturating_sub(4));
    match msg {
        Msg::Move(list) => state.cursor.step(list),
        Msg::Typed => {
            // Codes and keys stand on the right, and are typed as often as names.
            let labels: Vec<String> =
                state.items.iter().map(|item| format!("{} {}", item.label, item.detail)).collect();
            state.shown = if state.field.text().trim().is_empty() {
                (0..labels.len()).collect()
            } else {
                rank(state.field.text(), &labels)
            };
            state.cursor.settle(state.shown.len(), context.rows.saturating_sub(4));
            state.cursor.home();
        }
        Msg::Clicked(row) if state.cursor.at() != Some(row) => state.cursor.to(row),
        Msg::Do(Dialog::Take) | Msg::Clicked(_) => {
            if let Some(item) = state.selected() {
                return Outcome::Close(follow::chosen(&item.choice, context));
            }
        }
        Msg::Mark(_) | Msg::Changed | Msg::Answered(_) => {}
    }
    Outcome::Stay(vec![])
}

pub fn draw(state: &State, canvas: &mut Canvas<'_>, area: Rect) {
    let longest = |text: fn(&Item) -> &str| state.items.iter().map(|item| width(text(item))).max().unwrap_or(0);
    let detail = longest(|item| &item.detail).min(40);
    let wanted = (longest(|item| &item.label) + detail + 5).max(width(&state.title) + 3).clamp(44, 100);
    let least = if state.about.is_empty() { 0 } else { 72 };
    let wanted = u16::try_from(wanted.max(least)).unwrap_or(100).min(area.width.saturating_sub(4));
    let about = wrapped(&state.about, usize::from(wanted)).len();
    let height = u16::try_from(state.items.len().saturating_add(2 + about)).unwrap_or(u16::MAX).max(4);
    let mut inside = dialog(canvas, area, &state.title, (wanted, height.min(area.height.saturating_sub(2))));
    // The lines to choose from need the room more.
    let took = canvas.paragraph(Rect { height: inside.height / 2, ..inside }, Role::Text, &state.about);
    inside = Rect { y: inside.y + took, height: inside.height - took, ..inside };
    if inside.is_empty() {
        return;
    }
    field(canvas, Rect { height: 1, ..inside }, &state.field, true);
    let body = Rect { y: inside.y + 1, height: inside.height - 1, ..inside };
    let window = state.cursor.window(state.shown.len(), usize::from(body.height.saturating_sub(1)));
    let columns = [
        Column { title: "".into(), width: 10, grows: true, align: Align::Left, keep: 9 },
        Column {
            title: "".into(),
            width: u16::try_from(detail).unwrap_or(0),
            grows: false,
            align: Align::Right,
            keep: 1,
        },
    ];
    let slice = state.shown.get(window.clone()).unwrap_or_default();
    let rows = window.zip(slice).filter_map(|(number, at)| {
        let item = state.items.get(*at)?;
        let cells = vec![(Role::Text, item.label.as_str().into()), (Role::Muted, item.detail.as_str().into())];
        Some((number, Line { marked: false, cells }))
    });
    table(canvas, body, &columns, rows.collect::<Vec<_>>().into_iter(), state.cursor.at());
}
