//! Draws a sheet: the tabs, the letters of its columns, the cells that show, and what is said of the selected one.
use super::{
    panel,
    state::{CELLS_OF_A_LINE, Lines, State},
};
use crate::{
    domain::{
        grid::{Address, Area, Content},
        intake::Severity,
    },
    job::sheet_view::{SheetShown, SheetView},
    text::screen::sheet as words,
    tui::{
        action::command::{Command, Sheet},
        part::cells::Slot,
        screen::context::Context,
        ui::{Canvas, Hit, Role, clip, field, severity_sign, take_line, width},
    },
};
use ratatui::layout::Rect;

pub fn draw(state: &State, context: &Context<'_>, canvas: &mut Canvas<'_>, area: Rect) {
    let mut body = area;
    let Some(view) = &state.view else {
        let (role, text) = match state.unread {
            true => (Role::Bad, words::unread(context.lang)),
            false => (Role::Busy, words::opening(context.lang)),
        };
        canvas.paragraph(Rect { x: area.x.saturating_add(2), width: area.width.saturating_sub(3), ..area }, role, text);
        return;
    };
    let Some(line) = take_line(&mut body) else { return };
    tabs(state, view, canvas, line);
    let Some(shown) = view.sheets.get(state.sheet) else { return };
    let lines = Lines::of(area.height);
    let cells = Rect { height: body.height.min(lines.cells.saturating_add(1)), ..body };
    let below = Rect { y: cells.bottom(), height: body.height - cells.height, ..body };
    if shown.rows == 0 {
        canvas.text(
            Rect { height: cells.height.min(1), ..cells },
            Role::Muted,
            &format!("  {}", words::empty(context.lang)),
        );
    } else {
        Grid::new(state, view, shown, cells).draw(canvas);
    }
    said(state, view, context, canvas, below);
}

/// The sheets of the file; on the right the search, or what was found in the file.
fn tabs(state: &State, view: &SheetView, canvas: &mut Canvas<'_>, line: Rect) {
    let lang = canvas.lang;
    let mut rest = line;
    let mut take = |canvas: &mut Canvas<'_>, role, text: &str| {
        let took = canvas.text(rest, role, text);
        let spot = Rect { width: took, ..rest };
        rest.x = rest.x.saturating_add(took);
        rest.width = rest.width.saturating_sub(took);
        spot
    };
    if state.searching {
        take(canvas, Role::Heading, " / ");
        let spot = take(canvas, Role::Field, &" ".repeat(usize::from(line.width / 2).min(40)));
        field(canvas, spot, &state.search, true);
        let nothing = !state.search.text().trim().is_empty() && view.search(state.search.text()).is_empty();
        if nothing {
            take(canvas, Role::Bad, &format!(" {}", words::not_found(lang).message));
        }
        return;
    }
    for (at, shown) in view.sheets.iter().enumerate() {
        let name = match shown.sheet.hidden {
            true => format!("~{} ({})", shown.sheet.name, words::hidden_sheet(lang)),
            false => shown.sheet.name.clone(),
        };
        if at == state.sheet {
            take(canvas, Role::Heading, &format!(" [{name}] "));
        } else {
            let spot = take(canvas, Role::Muted, &format!("  {name}  "));
            canvas.hit(spot, Hit::Command(Command::Sheet(Sheet::Tab)));
        }
    }
    let count = |severity| view.findings.iter().filter(|finding| finding.severity == severity).count();
    let counts = words::counts(lang, count(Severity::Error), count(Severity::Warning));
    let legend = words::legend(lang);
    let right = match (counts.is_empty(), usize::from(rest.width) > width(&counts) + width(legend) + 6) {
        (true, true) => legend.to_owned(),
        (false, true) => format!("{legend}  · {counts}"),
        (_, false) => counts,
    };
    let taken = u16::try_from(width(&right) + 1).unwrap_or(u16::MAX);
    if let Some(before) = rest.width.checked_sub(taken).filter(|_| !right.is_empty()) {
        canvas.text(Rect { x: rest.x + before, width: taken, ..rest }, Role::Muted, &right);
    }
}

/// The selected cell laid open.
fn said(state: &State, view: &SheetView, context: &Context<'_>, canvas: &mut Canvas<'_>, area: Rect) {
    let mut room = area;
    let Some(line) = take_line(&mut room) else { return };
    let title = panel::title(state, view);
    let rest = "─".repeat(usize::from(area.width).saturating_sub(width(&title) + 5));
    canvas.text(line, Role::Border, &format!("── {title} {rest}"));
    room = Rect { x: room.x.saturating_add(1), width: room.width.saturating_sub(2), ..room };
    for (role, text) in panel::paragraphs(state, view, context) {
        let took = canvas.paragraph(room, role, &text);
        room.y = room.y.saturating_add(took);
        room.height -= took;
    }
}

/// The part of a sheet that shows.
struct Grid<'a> {
    state: &'a State,
    view: &'a SheetView,
    shown: &'a SheetShown,
    area: Rect,
    top: u32,
    slots: Vec<Slot>,
    /// Merged areas that reach into what shows.
    merged: Vec<Area>,
    /// The selected cell, or the merged area it is part of.
    selected: Area,
}

impl<'a> Grid<'a> {
    fn new(state: &'a State, view: &'a SheetView, shown: &'a SheetShown, area: Rect) -> Self {
        let lines = area.height.saturating_sub(1);
        let (top, slots) = state.window(area.width, lines);
        let last = top.saturating_add(u32::from(lines));
        let columns = (slots.first().map_or(0, |slot| slot.column), slots.last().map_or(0, |slot| slot.column));
        let reaches_in = |area: &&Area| {
            area.first.row <= last
                && area.last.row >= top
                && area.first.column <= columns.1
                && area.last.column >= columns.0
        };
        let merged = shown.sheet.merged.iter().filter(reaches_in).copied().collect();
        Self { state, view, shown, area, top, slots, merged, selected: shown.sheet.area(state.at()) }
    }

    fn draw(&self, canvas: &mut Canvas<'_>) {
        let gutter = self.state.gutter().min(self.area.width);
        let mut room = self.area;
        let Some(head) = take_line(&mut room) else { return };
        self.letters(canvas, Rect { x: head.x + gutter, width: head.width - gutter, ..head });
        for (line, row) in (0..room.height).zip(self.top..self.shown.rows) {
            let place = Rect { y: room.y + line, height: 1, ..room };
            self.number(canvas, Rect { width: gutter, ..place }, row);
            self.row(
                canvas,
                Rect { x: place.x + gutter, width: place.width - gutter, ..place },
                row,
                usize::from(line),
            );
        }
    }

    fn letters(&self, canvas: &mut Canvas<'_>, line: Rect) {
        for slot in &self.slots {
            let place = within(line, *slot, slot.width);
            let hidden = is_within(&self.shown.sheet.hidden_columns, slot.column);
            let letters = Address::column_letters(slot.column);
            let text = if hidden { format!("~{letters}") } else { letters };
            let role = match (hidden, (self.selected.first.column..=self.selected.last.column).contains(&slot.column)) {
                (_, true) => Role::Marked,
                (true, false) => Role::Muted,
                (false, false) => Role::Heading,
            };
            let before = usize::from(place.width).saturating_sub(width(&text)) / 2;
            canvas.text(place, role, &format!("{}{text}", " ".repeat(before)));
        }
    }

    fn number(&self, canvas: &mut Canvas<'_>, place: Rect, row: u32) {
        let hidden = is_within(&self.shown.sheet.hidden_rows, row);
        let sign = if hidden { "~" } else { "" };
        let role =
            if (self.selected.first.row..=self.selected.last.row).contains(&row) { Role::Marked } else { Role::Muted };
        let text = format!("{sign}{}", u64::from(row) + 1);
        let columns = usize::from(place.width).saturating_sub(1);
        canvas.text(place, role, &format!("{text:>columns$}"));
    }

    fn row(&self, canvas: &mut Canvas<'_>, line: Rect, row: u32, number: usize) {
        let mut next = 0;
        while let Some(slot) = self.slots.get(next) {
            let at = Address::new(row, slot.column);
            let merged = self.merged.iter().find(|area| area.contains(at)).copied();
            let area = merged.unwrap_or(Area { first: at, last: at });
            // How many columns of the screen's the cell reaches over: all of a merged one, and those that are blank
            // beside a text that is too long for its own.
            let mut reach = self.slots.iter().skip(next).take_while(|other| other.column <= area.last.column).count();
            if merged.is_none() {
                reach += self.spill(at, *slot, next);
            }
            let last = self.slots.get(next + reach.max(1) - 1).unwrap_or(slot);
            let place = within(line, *slot, (last.x + last.width).saturating_sub(slot.x));
            if row == area.first.row.max(self.top) {
                self.cell(canvas, place, area.first);
            }
            for (column, one) in self.slots.iter().enumerate().skip(next).take(reach.max(1)) {
                canvas.hit(within(line, *one, one.width), Hit::Row(number * CELLS_OF_A_LINE + column));
            }
            if self.selected.contains(at) {
                let own = if merged.is_some() { place } else { within(line, *slot, slot.width) };
                canvas.lay(own, Role::Selected);
            }
            let line_at = place.x.saturating_add(place.width);
            if line_at < line.right() {
                canvas.text(Rect { x: line_at, width: 1, ..line }, Role::Muted, "│");
            }
            next += reach.max(1);
        }
    }

    /// Blank columns that a text reaches into, as Excel shows it.
    fn spill(&self, at: Address, slot: Slot, number: usize) -> usize {
        let Some(cell) = self.shown.sheet.cell(at) else { return 0 };
        if !matches!(cell.content, Content::Text(_)) {
            return 0;
        }
        let wanted = width(&cell.typed()) + 2;
        let is_blank = |slot: &&Slot| {
            let at = Address::new(at.row, slot.column);
            self.shown.sheet.cell(at).is_none()
                && !self.merged.iter().any(|area| area.contains(at))
                && !self.selected.contains(at)
        };
        let fits = |other: &Slot| usize::from((other.x + other.width).saturating_sub(slot.x)) >= wanted;
        let mut taken = 0;
        let mut last = slot;
        for other in self.slots.iter().skip(number + 1).take_while(is_blank) {
            if fits(&last) {
                break;
            }
            (taken, last) = (taken + 1, *other);
        }
        taken
    }

    /// The text of a cell, a sign before it where something is known of it.
    fn cell(&self, canvas: &mut Canvas<'_>, place: Rect, at: Address) {
        let cell = self.shown.sheet.cell(at);
        let (sign, role) = self.known(at);
        let role = if role == Role::Text && self.shown.sheet.is_hidden(at) { Role::Muted } else { role };
        let took = canvas.text(Rect { width: place.width.min(1), ..place }, role, sign);
        let room = Rect { x: place.x + took.max(1), width: place.width.saturating_sub(took.max(1)), ..place };
        let Some(cell) = cell else { return };
        let typed = match &cell.content {
            Content::Uncalculated => "=?".to_owned(),
            Content::Text(_) | Content::Number(_) | Content::Bool(_) | Content::Date(_) | Content::Error(_) => {
                cell.typed()
            }
        };
        let text = clip(&typed, usize::from(room.width));
        let to_the_right = matches!(cell.content, Content::Number(_) | Content::Date(_));
        let before = if to_the_right { usize::from(room.width).saturating_sub(width(&text)) } else { 0 };
        canvas.text(room, role, &format!("{}{text}", " ".repeat(before)));
    }

    fn known(&self, at: Address) -> (&'static str, Role) {
        if self.state.pointed.iter().any(|(sheet, one)| *sheet == self.state.sheet && one.cell == at) {
            return ("+", Role::Marked);
        }
        let Some(note) = self.view.note(self.state.sheet, at) else { return (" ", Role::Text) };
        let worst = self.view.worst(note).filter(|worst| *worst > Severity::Note);
        match (worst, note.read.iter().any(|read| read.value.is_some()), note.label_of.is_empty()) {
            (Some(worst), ..) => severity_sign(worst),
            (None, true, _) => ("●", Role::Good),
            (None, false, false) => ("›", Role::Text),
            (None, false, true) => (" ", Role::Text),
        }
    }
}

/// The part of a line that a column takes.
fn within(line: Rect, slot: Slot, columns: u16) -> Rect {
    let x = line.x.saturating_add(slot.x).min(line.right());
    Rect { x, width: columns.min(line.right() - x), ..line }
}

fn is_within(runs: &[(u32, u32)], place: u32) -> bool {
    runs.iter().any(|(first, last)| (*first..=*last).contains(&place))
}
