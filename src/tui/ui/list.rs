//! Tables: only the visible slice is ever built.
use super::{
    canvas::{Canvas, Hit, clip, width},
    theme::Role,
};
use ratatui::layout::Rect;
use std::borrow::Cow;

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Align {
    Left,
    Right,
}

/// A column and how it gives way: the lowest `keep` goes first when the screen is narrow.
#[derive(Debug, Clone)]
pub struct Column {
    pub title: Cow<'static, str>,
    /// Columns of the screen it takes at least.
    pub width: u16,
    /// Takes a share of what is left.
    pub grows: bool,
    pub align: Align,
    pub keep: u8,
}

pub type Cell<'a> = (Role, Cow<'a, str>);

/// One row with the mark in front of it.
#[derive(Debug, Clone, Default)]
pub struct Line<'a> {
    pub marked: bool,
    pub cells: Vec<Cell<'a>>,
}

/// Widths of the columns that fit, in order; a column that does not fit has `None`.
fn fit(columns: &[Column], available: u16) -> Vec<Option<u16>> {
    let mut shown: Vec<bool> = vec![true; columns.len()];
    let needed = |shown: &[bool]| -> u16 {
        columns.iter().zip(shown).filter(|(_, shown)| **shown).map(|(column, _)| column.width + 1).sum()
    };
    while needed(&shown) > available.saturating_add(1) {
        let lowest = (0..columns.len())
            .filter(|at| shown.get(*at) == Some(&true))
            .min_by_key(|at| columns.get(*at).map(|column| column.keep));
        let last = shown.iter().filter(|one| **one).count() <= 1;
        match lowest.and_then(|at| shown.get_mut(at)) {
            Some(place) if !last => *place = false,
            Some(_) | None => break,
        }
    }
    let growing = columns.iter().zip(&shown).filter(|(column, shown)| column.grows && **shown).count();
    let mut left = available.saturating_add(1).saturating_sub(needed(&shown));
    let mut growing = u16::try_from(growing).unwrap_or(1);
    columns
        .iter()
        .zip(shown)
        .map(|(column, shown)| {
            let more = if shown && column.grows && growing > 0 { left / growing } else { 0 };
            if more > 0 || (shown && column.grows) {
                left -= more;
                growing = growing.saturating_sub(1);
            }
            shown.then_some((column.width + more).min(available))
        })
        .collect()
}

/// Draws a heading line and rows under it. `rows` are those of the window alone, each with its number in the list.
pub fn table<'a>(
    canvas: &mut Canvas<'_>,
    area: Rect,
    columns: &[Column],
    rows: impl Iterator<Item = (usize, Line<'a>)>,
    selected: Option<usize>,
) {
    if area.is_empty() {
        return;
    }
    let widths = fit(columns, area.width.saturating_sub(2));
    let head = Rect { height: 1, ..area };
    let titles: Vec<Cell<'_>> =
        columns.iter().map(|column| (Role::Heading, Cow::Borrowed(column.title.as_ref()))).collect();
    cells(canvas, head, columns, &widths, &titles);
    let mut place = Rect { y: area.y.saturating_add(1), height: 1, ..area };
    for (number, line) in rows {
        if place.y >= area.bottom() {
            break;
        }
        if line.marked {
            canvas.text(Rect { width: 1, ..place }, Role::Marked, "●");
        }
        cells(canvas, place, columns, &widths, &line.cells);
        if selected == Some(number) {
            canvas.lay(place, Role::Selected);
        }
        canvas.hit(place, Hit::Row(number));
        place.y += 1;
    }
}

fn cells(canvas: &mut Canvas<'_>, place: Rect, columns: &[Column], widths: &[Option<u16>], cells: &[Cell<'_>]) {
    let mut x = place.x.saturating_add(2);
    for ((column, taken), (role, text)) in columns.iter().zip(widths).zip(cells) {
        let Some(taken) = *taken else { continue };
        let room = Rect { x, width: taken.min(place.right().saturating_sub(x)), ..place };
        let shown = clip(text, usize::from(room.width));
        let indent = match column.align {
            Align::Left => 0,
            Align::Right => usize::from(room.width).saturating_sub(width(&shown)),
        };
        let indent = u16::try_from(indent).unwrap_or(0);
        let start = Rect { x: room.x + indent, width: room.width - indent, ..room };
        canvas.text(start, *role, &shown);
        x = x.saturating_add(taken + 1);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_give_way_by_rank_and_share_what_is_left() {
        let column = |width, grows, keep| Column { title: "".into(), width, grows, align: Align::Left, keep };
        let columns = [column(4, false, 9), column(10, true, 10), column(8, false, 1), column(6, true, 5)];
        assert_eq!(fit(&columns, 41), [Some(4), Some(15), Some(8), Some(11)]);
        assert_eq!(fit(&columns, 30), [Some(4), Some(14), None, Some(10)]);
        assert_eq!(fit(&columns, 16), [Some(4), Some(11), None, None]);
        assert_eq!(fit(&columns, 5), [None, Some(5), None, None]);
        assert_eq!(fit(&columns, 0), [None, Some(0), None, None]);
    }
}
