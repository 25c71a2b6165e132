//! Draws the overview: states as a bar that sums, deadlines, arrivals by day, what waits, indicators as bars.
use super::state::{Item, State, groups};
use crate::{
    domain::standing::{SectorVerdict, State as UnitState},
    text::{self, summary, words},
    tui::{
        screen::{context::Context, desk::Desk},
        ui::{Canvas, Hit, Role, gauge, padded, sector_sign, sparkline, split_bar, state_sign},
    },
};
use ratatui::layout::Rect;
use rust_decimal::prelude::ToPrimitive;
use std::borrow::Cow;

pub fn draw(state: &State, context: &Context<'_>, canvas: &mut Canvas<'_>, area: Rect) {
    let Some(desk) = context.desk else { return };
    let mut lines = Lines { canvas, area, selected: state.cursor.at(), top: 0, number: 0 };
    let [states, decisions, indicators] = groups(desk);
    // What is above the selection scrolls away where everything does not fit.
    let before = 6 + states.len() + decisions.len();
    let total = before + indicators.len();
    let height = usize::from(area.height);
    let at = state.cursor.at().unwrap_or(0);
    let line_of = if at < states.len() { at } else { at + 6 };
    lines.top = (line_of + 1).saturating_sub(height).min(total.saturating_sub(height));
    head(&mut lines, desk);
    for item in states {
        item_line(&mut lines, desk, item);
    }
    arrivals(&mut lines, desk);
    for item in decisions {
        item_line(&mut lines, desk, item);
    }
    let title = text::screen::overview::indicators(context.lang, desk.indicators.len());
    lines.plain(|canvas, line| {
        canvas.text(line, Role::Heading, &format!(" {title}"));
    });
    for item in indicators {
        item_line(&mut lines, desk, item);
    }
}

/// Lines from the top down, those above `top` not drawn.
struct Lines<'a, 'b> {
    canvas: &'a mut Canvas<'b>,
    area: Rect,
    selected: Option<usize>,
    top: usize,
    /// Of the next line, then of the next item.
    number: usize,
}

impl Lines<'_, '_> {
    fn next(&mut self) -> Option<Rect> {
        if self.top > 0 {
            self.top -= 1;
            return None;
        }
        let line = Rect { height: 1, ..self.area };
        if self.area.height == 0 {
            return None;
        }
        self.area = Rect { y: self.area.y + 1, height: self.area.height - 1, ..self.area };
        Some(line)
    }

    fn plain(&mut self, draw: impl FnOnce(&mut Canvas<'_>, Rect)) {
        if let Some(line) = self.next() {
            draw(self.canvas, line);
        }
    }

    fn item(&mut self, draw: impl FnOnce(&mut Canvas<'_>, Rect)) {
        let number = self.number;
        self.number += 1;
        if let Some(line) = self.next() {
            draw(self.canvas, line);
            if self.selected == Some(number) {
                self.canvas.lay(line, Role::Selected);
            }
            self.canvas.hit(line, Hit::Row(number));
        }
    }
}

fn head(lines: &mut Lines<'_, '_>, desk: &Desk) {
    let lang = lines.canvas.lang;
    let period = &desk.stand.period;
    for (word, due) in [(words::unit_due(lang), period.unit_due), (words::office_due(lang), period.office_due)] {
        let Some(due) = due else { continue };
        let left = summary::days_left(lang, due.last_day, desk.stand.as_of);
        let days = (due.last_day - desk.stand.as_of).num_days();
        let role = match days {
            ..0 => Role::Bad,
            0..=3 => Role::Warning,
            4.. => Role::Good,
        };
        let text = format!(" {}: {} ({})", word, words::due(lang, &due), words::date(due.last_day));
        lines.plain(|canvas, line| {
            canvas.pieces(line, &[(Role::Text, Cow::Owned(text)), (Role::Text, " — ".into()), (role, left.into())]);
        });
    }
    let totals = &desk.stand.standing.totals;
    let rates = totals.rates();
    lines.plain(|canvas, line| {
        canvas.text(line, Role::Heading, &format!(" {}", text::screen::overview::owing(lang, &rates)));
    });
    lines.plain(|canvas, line| {
        let parts: Vec<(Role, char, usize)> = UnitState::ALL
            .iter()
            .filter(|state| state.owes())
            .map(|state| {
                let (_, sign, role) = state_sign(*state);
                (role, sign, totals.states.of(*state))
            })
            .collect();
        split_bar(canvas, Rect { x: line.x + 1, width: line.width.saturating_sub(2), ..line }, &parts);
    });
}

fn arrivals(lines: &mut Lines<'_, '_>, desk: &Desk) {
    let lang = lines.canvas.lang;
    lines.plain(|canvas, line| {
        let figures: Vec<usize> = desk.arrivals.iter().map(|(_, count)| *count).collect();
        let title = text::screen::overview::arrivals(lang, desk.arrivals.first(), desk.arrivals.last());
        let took = canvas.text(line, Role::Muted, &format!(" {title} "));
        let room = Rect { x: line.x + took, width: line.width - took, ..line };
        sparkline(canvas, room, Role::Busy, &figures);
    });
    lines.plain(|canvas, line| {
        canvas.text(line, Role::Heading, &format!(" {}", text::screen::overview::decisions(lang)));
    });
}

fn item_line(lines: &mut Lines<'_, '_>, desk: &Desk, item: Item) {
    let lang = lines.canvas.lang;
    match item {
        Item::Units(state) => {
            let totals = &desk.stand.standing.totals;
            let (sign, _, role) = state_sign(state);
            let count = totals.states.of(state);
            let share = text::screen::overview::share(lang, state, count, totals.states.owing());
            lines.item(|canvas, line| {
                let word = padded(words::state(lang, state), 22);
                canvas.pieces(
                    line,
                    &[
                        (role, format!("  {sign} ").into()),
                        (Role::Text, word.into()),
                        (role, format!("{count:>6}").into()),
                        (Role::Muted, format!("   {share}").into()),
                    ],
                );
            });
        }
        Item::Tray => {
            let files = desk.waiting.files.len();
            let role = if files > 0 { Role::Warning } else { Role::Good };
            let text = text::screen::overview::tray(lang, files);
            lines.item(|canvas, line| {
                let sign = if files > 0 { "?" } else { "✓" };
                canvas.text(line, role, &format!("  {sign} {text}"));
            });
        }
        Item::Indicator(at) => indicator(lines, desk, at),
    }
}

/// Sign, label, bar with its target, figures.
fn indicator(lines: &mut Lines<'_, '_>, desk: &Desk, at: usize) {
    let lang = lines.canvas.lang;
    let (Some(indicator), Some(standing)) = (desk.indicator(at), desk.indicators.get(at)) else { return };
    let figures = text::screen::overview::figures(lang, standing);
    let (sign, role) = sector_sign(standing.verdict);
    lines.item(|canvas, line| {
        let right = if line.width >= 100 { 46 } else { 38 };
        let right = right.min(line.width / 2);
        let left = line.width - right;
        let room = Rect { width: left, ..line };
        let took = canvas.text(room, role, &format!("  {sign} "));
        let room = Rect { x: room.x + took, width: room.width - took, ..room };
        canvas.text(room, Role::Text, &indicator.label);
        let bar = Rect { x: line.x + left + 1, width: right.saturating_sub(28).min(18), ..line };
        let judged = match standing.judged {
            crate::domain::plan::Judged::Owing => standing.share_owing,
            crate::domain::plan::Judged::Reported => standing.share_reported,
        };
        let target = standing.target.as_ref().and_then(|target| target.min).and_then(|target| target.to_f64());
        let drawn = standing.verdict != SectorVerdict::NotDue;
        if let Some(share) = judged.and_then(|share| share.to_f64()).filter(|_| drawn) {
            gauge(canvas, bar, role, share, target);
        }
        let rest = Rect { x: bar.right() + 1, width: line.right().saturating_sub(bar.right() + 1), ..line };
        canvas.text(rest, role, &figures);
    });
}
