//! Draws the indicators: the list above or on the left, everything on the selected one below or beside it.
use super::{
    item::{Item, Weight, items},
    state::{Pane, State},
};
use crate::{
    text::{self, Lang, summary},
    tui::{
        screen::{context::Context, desk::Desk},
        ui::{
            Align, Canvas, Column, Hit, Line, Role, fifths, gauge, padded, sector_sign, table, verdict_sign, width,
            wrapped,
        },
    },
};
use ratatui::layout::Rect;
use rust_decimal::{Decimal, prelude::ToPrimitive};

/// From this width on the panes stand side by side.
const WIDE: u16 = 110;

pub fn draw(state: &State, context: &Context<'_>, canvas: &mut Canvas<'_>, area: Rect) {
    let Some(desk) = context.desk else { return };
    if area.is_empty() {
        return;
    }
    if desk.indicators.is_empty() {
        let none = text::screen::indicators::none_at_all(context.lang);
        canvas.text(Rect { height: 1, ..area }, Role::Muted, &format!("  {}", none.message));
        return;
    }
    let (left, right) = panes(area, desk.indicators.len(), state.pane);
    list(state, desk, canvas, left);
    details(state, context, desk, canvas, right);
}

/// One above the other, the pane that has the keyboard gets the room.
fn panes(area: Rect, indicators: usize, pane: Pane) -> (Rect, Rect) {
    if area.width >= WIDE {
        let left = Rect { width: area.width / 20 * 11, ..area };
        let rest = area.width - left.width;
        return (left, Rect { x: left.right() + 1, width: rest.saturating_sub(1), ..area });
    }
    let wanted = u16::try_from(indicators).unwrap_or(u16::MAX).saturating_add(1);
    let share = match pane {
        Pane::List => 2,
        Pane::Details => 1,
    };
    let most = fifths(area.height, share).max(3);
    let top = Rect { height: wanted.min(most).min(area.height), ..area };
    (top, Rect { y: top.bottom(), height: area.height - top.height, ..area })
}

fn list(state: &State, desk: &Desk, canvas: &mut Canvas<'_>, area: Rect) {
    let lang = canvas.lang;
    let window = state.list.window(desk.indicators.len(), usize::from(area.height.saturating_sub(1)));
    let column =
        |title: &'static str, width, grows, align, keep| Column { title: title.into(), width, grows, align, keep };
    let [indicator, result] = text::screen::indicators::columns(lang);
    let columns = [
        column("", 2, false, Align::Right, 40),
        column("", 1, false, Align::Left, 98),
        column(indicator, 20, true, Align::Left, 99),
        column(result, 24, false, Align::Left, 90),
    ];
    let line = |at: usize| {
        let (indicator, standing) = (desk.indicator(at)?, desk.indicators.get(at)?);
        let (sign, role) = sector_sign(standing.verdict);
        let here = state.list.at() == Some(at) && state.pane == Pane::Details;
        let cells = vec![
            (Role::Muted, (at + 1).to_string().into()),
            (role, sign.into()),
            (if here { Role::Marked } else { Role::Text }, indicator.label.as_str().into()),
            (role, text::screen::overview::figures(lang, standing).into()),
        ];
        Some((at, Line { marked: here, cells }))
    };
    let rows: Vec<_> = window.filter_map(line).collect();
    let selected = state.list.at().filter(|_| state.pane == Pane::List);
    table(canvas, area, &columns, rows.into_iter(), selected);
}

/// Items take as many lines as their texts need; the selected one is always in sight.
fn details(state: &State, context: &Context<'_>, desk: &Desk, canvas: &mut Canvas<'_>, area: Rect) {
    let lang = context.lang;
    let Some(indicator) = desk.indicator(state.indicator()) else { return };
    if area.height == 0 {
        return;
    }
    let rest = "─".repeat(usize::from(area.width).saturating_sub(width(&indicator.label) + 5));
    canvas.text(Rect { height: 1, ..area }, Role::Border, &format!("── {} {rest}", indicator.label));
    let body = Rect { y: area.y + 1, height: area.height - 1, ..area };
    let items = items(desk, state.indicator(), state.by, lang);
    let columns = usize::from(body.width.saturating_sub(3));
    let heights: Vec<usize> = items.iter().map(|item| height(item, columns)).collect();
    let selected = state.details.at().filter(|_| state.pane == Pane::Details);
    let mut skip = first_line(&heights, selected, usize::from(body.height));
    let mut y = body.y;
    for (at, (item, height)) in items.iter().zip(heights).enumerate() {
        if skip >= height {
            skip -= height;
            continue;
        }
        let shown = u16::try_from(height - skip).unwrap_or(u16::MAX).min(body.bottom().saturating_sub(y));
        if shown == 0 {
            break;
        }
        let place = Rect { y, height: shown, ..body };
        one(desk, state, canvas, place, item, skip);
        if selected == Some(at) {
            canvas.lay(place, Role::Selected);
        }
        canvas.hit(place, Hit::Row(desk.indicators.len() + at));
        y = y.saturating_add(shown);
        skip = 0;
    }
}

/// How many lines are scrolled away for the selected item to show with what follows it, or with its beginning if it is
/// longer than the room.
fn first_line(heights: &[usize], selected: Option<usize>, room: usize) -> usize {
    let Some(at) = selected else { return 0 };
    let before: usize = heights.iter().take(at).sum();
    let end = before + heights.get(at).copied().unwrap_or(0);
    let wanted = (end + room / 2).min(heights.iter().sum());
    wanted.saturating_sub(room).min(before)
}

fn height(item: &Item, columns: usize) -> usize {
    match item {
        Item::Fact { .. } => wrapped(&fact(item), columns).len().max(1),
        Item::Heading(_) | Item::Level { .. } | Item::Group(..) => 1,
    }
}

fn fact(item: &Item) -> String {
    match item {
        Item::Fact { name, text, .. } if !name.is_empty() => format!("{name}: {text}"),
        Item::Fact { text, .. } | Item::Heading(text) => text.clone(),
        Item::Level { name, .. } | Item::Group(_, name) => name.clone(),
    }
}

fn one(desk: &Desk, state: &State, canvas: &mut Canvas<'_>, place: Rect, item: &Item, skip: usize) {
    let line = Rect { height: 1, ..place };
    match item {
        Item::Fact { weight, .. } => {
            let (sign, role) = match weight {
                Weight::Plain => ("", Role::Text),
                Weight::Doubt => ("!", Role::Warning),
                Weight::Verdict => {
                    desk.indicators.get(state.indicator()).map_or(("", Role::Text), |one| sector_sign(one.verdict))
                }
            };
            if skip == 0 {
                canvas.text(line, role, &format!(" {sign}"));
            }
            let columns = place.width.saturating_sub(3);
            let lines = wrapped(&fact(item), usize::from(columns));
            for (y, text) in (place.y..place.bottom()).zip(lines.iter().skip(skip)) {
                canvas.text(Rect { x: place.x.saturating_add(3), y, width: columns, height: 1 }, role, text);
            }
        }
        Item::Heading(text) => {
            canvas.text(line, Role::Heading, &format!(" {text}"));
        }
        Item::Level { name, count, of } => bar(canvas, line, ("", name), Role::Text, (*count, *of), None),
        Item::Group(group, name) => {
            let standing = desk.indicators.get(state.indicator());
            let (sign, role, target) = match &group.key {
                super::group::Key::Verdict(verdict) => {
                    let (sign, role) = verdict_sign(*verdict);
                    (sign, role, None)
                }
                super::group::Key::Kind(_) | super::group::Key::Commune(_) => {
                    let target = standing.and_then(|one| one.target.as_ref()).and_then(|target| target.min);
                    ("", Role::Text, target.filter(|_| standing.is_some_and(|one| one.share_owing.is_some())))
                }
            };
            bar(canvas, line, (sign, name), role, (group.part, group.whole), target);
        }
    }
}

/// `✓ Đạt ████░░░░ 59/96 (61,4%)`.
fn bar(
    canvas: &mut Canvas<'_>,
    line: Rect,
    (sign, name): (&str, &str),
    role: Role,
    (part, whole): (usize, usize),
    target: Option<Decimal>,
) {
    let figures = figures(canvas.lang, part, whole);
    let right = u16::try_from(width(&figures)).unwrap_or(0).max(18).min(line.width / 2);
    let room = line.width.saturating_sub(right + 6);
    let label = (room / 2).clamp(room.min(12), 30);
    let bar = room.saturating_sub(label).min(30);
    canvas.text(line, role, &format!("   {sign}"));
    let name = padded(name, usize::from(label));
    canvas.text(Rect { x: line.x.saturating_add(5), width: label, ..line }, Role::Text, &name);
    let place = Rect { x: line.x.saturating_add(6).saturating_add(label), width: bar, ..line };
    let share =
        Decimal::from(part).checked_mul(Decimal::ONE_HUNDRED).and_then(|hundred| hundred.checked_div(whole.into()));
    if let Some(share) = share.and_then(|share| share.to_f64()) {
        gauge(canvas, place, role, share, target.and_then(|target| target.to_f64()));
    }
    let x = place.right().saturating_add(1).min(line.right());
    canvas.text(Rect { x, width: line.right() - x, ..line }, role, &figures);
}

fn figures(lang: Lang, part: usize, whole: usize) -> String {
    let number = |count: usize| summary::number(lang, count.into());
    format!("{}/{} ({})", number(part), number(whole), summary::share_of(lang, part, whole))
}
