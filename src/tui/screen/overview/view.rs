//! Draws the overview: states as a bar that sums, deadlines, arrivals by day, what waits, indicators as bars.
use super::state::{Item, STATES, State, attention, groups};
use crate::{
    domain::{
        plan::{Judged, period::Due},
        standing::SectorVerdict,
    },
    text::{Lang, screen::overview, summary, words},
    tui::{
        screen::{context::Context, desk::Desk},
        ui::{Canvas, Hit, Role, gauge, padded, sector_sign, sparkline, split_bar, state_sign, width},
    },
};
use ratatui::layout::Rect;
use rust_decimal::prelude::ToPrimitive;

/// From this width on, deadlines and decisions stand beside the states.
const WIDE: u16 = 110;

/// What stands in one line, or in half of one.
enum Piece {
    Blank,
    Due(&'static str, Option<Due>),
    Owing,
    Bar,
    Arrivals,
    Heading(String),
    /// With its number among all that can be selected.
    Item(usize, Item),
}

enum Line {
    Whole(Piece),
    Halves(Piece, Piece),
}

pub fn draw(state: &State, context: &Context<'_>, canvas: &mut Canvas<'_>, area: Rect) {
    let Some(desk) = context.desk else { return };
    let lines = if area.width >= WIDE { wide(desk, context.lang) } else { narrow(desk, context.lang) };
    let selected = state.cursor.at();
    let holds = |piece: &Piece| matches!(piece, Piece::Item(number, _) if selected == Some(*number));
    let at = lines.iter().position(|line| match line {
        Line::Whole(piece) => holds(piece),
        Line::Halves(left, right) => holds(left) || holds(right),
    });
    // What is above the selection scrolls away where everything does not fit.
    let top = at.unwrap_or(0).saturating_add(1).saturating_sub(usize::from(area.height));
    for (y, line) in (area.y..area.bottom()).zip(lines.iter().skip(top)) {
        let place = Rect { y, height: 1, ..area };
        match line {
            Line::Whole(piece) => draw_piece(canvas, place, desk, selected, piece),
            Line::Halves(left, right) => {
                let half = place.width / 2;
                draw_piece(canvas, Rect { width: half.saturating_sub(1), ..place }, desk, selected, left);
                let right_half = Rect { x: place.x + half, width: place.width - half, ..place };
                draw_piece(canvas, right_half, desk, selected, right);
            }
        }
    }
}

/// States, deadlines with what came, decisions, indicators: each group's lines.
fn pieces(desk: &Desk, lang: Lang) -> [Vec<Piece>; 4] {
    let mut number = 0;
    let [states, decisions, indicators] = groups(desk).map(|group| {
        let numbered = |item| {
            number += 1;
            Piece::Item(number - 1, item)
        };
        group.into_iter().map(numbered).collect::<Vec<_>>()
    });
    let period = &desk.stand.period;
    let dues = words::dues(lang, period).into_iter().map(|(word, due)| Piece::Due(word, Some(due))).collect();
    let provisional = desk.indicators.iter().any(|one| one.provisional);
    let heading = Piece::Heading(overview::decisions(lang).to_owned());
    let decisions = std::iter::once(heading).chain(decisions).collect();
    let heading = Piece::Heading(overview::indicators(lang, desk.indicators.len(), provisional));
    let indicators = std::iter::once(heading).chain(indicators).collect();
    [states, dues, decisions, indicators]
}

fn narrow(desk: &Desk, lang: Lang) -> Vec<Line> {
    let [states, dues, decisions, indicators] = pieces(desk, lang);
    let summed = [Piece::Owing, Piece::Bar].into_iter().chain(states).chain([Piece::Arrivals]);
    dues.into_iter().chain(summed).chain(decisions).chain(indicators).map(Line::Whole).collect()
}

fn wide(desk: &Desk, lang: Lang) -> Vec<Line> {
    let [states, mut right, decisions, indicators] = pieces(desk, lang);
    right.extend([Piece::Arrivals, Piece::Blank]);
    right.extend(decisions);
    let mut lines = vec![Line::Whole(Piece::Owing), Line::Whole(Piece::Bar), Line::Whole(Piece::Blank)];
    let height = states.len().max(right.len());
    let filled = |pieces: Vec<Piece>| pieces.into_iter().chain(std::iter::repeat_with(|| Piece::Blank)).take(height);
    lines.extend(filled(states).zip(filled(right)).map(|(left, right)| Line::Halves(left, right)));
    lines.push(Line::Whole(Piece::Blank));
    lines.extend(indicators.into_iter().map(Line::Whole));
    lines
}

fn draw_piece(canvas: &mut Canvas<'_>, place: Rect, desk: &Desk, selected: Option<usize>, piece: &Piece) {
    let lang = canvas.lang;
    match piece {
        Piece::Blank => {}
        Piece::Due(word, due) => drop(due.map(|due| draw_due(canvas, place, desk, word, &due))),
        Piece::Owing => {
            let rates = desk.stand.standing.totals.rates();
            canvas.text(place, Role::Heading, &format!(" {}", overview::owing(lang, &rates)));
        }
        Piece::Bar => draw_bar(canvas, place, desk),
        Piece::Arrivals => {
            let figures: Vec<usize> = desk.arrivals.iter().map(|(_, count)| *count).collect();
            let title = overview::arrivals(lang, desk.arrivals.first(), desk.arrivals.last());
            let took = canvas.text(place, Role::Muted, &format!(" {title} "));
            let room = Rect { x: place.x + took, width: place.width - took, ..place };
            sparkline(canvas, room, Role::Busy, &figures);
        }
        Piece::Heading(title) => drop(canvas.text(place, Role::Heading, &format!(" {title}"))),
        Piece::Item(number, item) => {
            draw_item(canvas, place, desk, *item);
            if selected == Some(*number) {
                canvas.lay(place, Role::Selected);
            }
            canvas.hit(place, Hit::Row(*number));
        }
    }
}

fn draw_due(canvas: &mut Canvas<'_>, place: Rect, desk: &Desk, word: &str, due: &Due) {
    let lang = canvas.lang;
    let left = summary::days_left(lang, due.last_day, desk.stand.as_of);
    let role = match (due.last_day - desk.stand.as_of).num_days() {
        ..0 => Role::Bad,
        0..=3 => Role::Warning,
        4.. => Role::Good,
    };
    let day = words::date(due.last_day);
    let wording = words::due(lang, due);
    // Where it is narrow, the days left are more than the plan's own wording.
    let full = format!(" {word}: {wording} ({day})");
    let fits = width(&full) + width(&left) + 3 <= usize::from(place.width);
    let text = if fits { full } else { format!(" {word}: {wording}") };
    canvas.pieces(place, &[(Role::Text, text.into()), (Role::Text, " — ".into()), (role, left.into())]);
}

fn draw_bar(canvas: &mut Canvas<'_>, place: Rect, desk: &Desk) {
    let states = &desk.stand.standing.totals.states;
    let owing = STATES.iter().filter(|state| state.owes());
    let parts: Vec<(Role, char, usize)> = owing
        .map(|state| {
            let (_, sign, role) = state_sign(*state);
            (role, sign, states.of(*state))
        })
        .collect();
    let room = Rect { x: place.x + 1.min(place.width), width: place.width.saturating_sub(2), ..place };
    split_bar(canvas, room, &parts);
}

fn draw_item(canvas: &mut Canvas<'_>, place: Rect, desk: &Desk, item: Item) {
    let lang = canvas.lang;
    match item {
        Item::Units(state) => {
            let states = &desk.stand.standing.totals.states;
            let (sign, bar, role) = state_sign(state);
            let count = states.of(state);
            let share = overview::share(lang, state, count, states.owing());
            let word = padded(words::state(lang, state), 22);
            // The bar's own sign beside the word: that is its legend.
            let legend = if state.owes() { bar } else { ' ' };
            canvas.pieces(
                place,
                &[
                    (role, format!("  {sign} {legend} ").into()),
                    (Role::Text, word.into()),
                    (role, format!("{count:>6}").into()),
                    (Role::Muted, format!("   {share}").into()),
                ],
            );
        }
        Item::Tray => waits(canvas, place, desk.waiting.files.len(), "?", overview::tray),
        Item::Attention => waits(canvas, place, attention(desk), "!", overview::attention),
        Item::Indicator(at) => indicator(canvas, place, desk, at),
    }
}

fn waits(canvas: &mut Canvas<'_>, place: Rect, count: usize, sign: &str, words: fn(Lang, usize) -> String) {
    let text = words(canvas.lang, count);
    let (role, sign) = if count > 0 { (Role::Warning, sign) } else { (Role::Good, "✓") };
    canvas.text(place, role, &format!("  {sign} {text}"));
}

/// Sign, label, bar with its target, figures.
fn indicator(canvas: &mut Canvas<'_>, line: Rect, desk: &Desk, at: usize) {
    let (Some(indicator), Some(standing)) = (desk.indicator(at), desk.indicators.get(at)) else { return };
    let figures = overview::figures(canvas.lang, standing);
    let (sign, role) = sector_sign(standing.verdict);
    let right = match line.width {
        160.. => 66,
        100.. => 46,
        ..100 => 38,
    };
    let right = right.min(line.width / 2);
    let left = line.width - right;
    let room = Rect { width: left, ..line };
    let took = canvas.text(room, role, &format!("  {sign} "));
    let room = Rect { x: room.x + took, width: room.width - took, ..room };
    canvas.text(room, Role::Text, &indicator.label);
    let bar = Rect { x: line.x + left + 1, width: right.saturating_sub(28).min(36), ..line };
    let judged = match standing.judged {
        Judged::Owing => standing.share_owing,
        Judged::Reported => standing.share_reported,
    };
    let target = standing.target.as_ref().and_then(|target| target.min).and_then(|target| target.to_f64());
    let drawn = standing.verdict != SectorVerdict::NotDue && bar.width >= 6;
    if let Some(share) = judged.and_then(|share| share.to_f64()).filter(|_| drawn) {
        gauge(canvas, bar, role, share, target);
    }
    // Without room for a bar the figures have it all.
    let start = if bar.width >= 6 { bar.right() + 1 } else { line.x + left + 1 };
    let rest = Rect { x: start, width: line.right().saturating_sub(start), ..line };
    canvas.text(rest, role, &figures);
}
