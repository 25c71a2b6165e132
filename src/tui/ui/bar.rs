//! Figures as bars, one line high.
use super::{canvas::Canvas, theme::Role};
use ratatui::layout::Rect;

/// Parts of a whole side by side; every part that is not zero shows at least one column, and all columns are used.
pub fn split_bar(canvas: &mut Canvas<'_>, area: Rect, parts: &[(Role, char, usize)]) {
    let widths = shares(usize::from(area.width), &parts.iter().map(|(.., count)| *count).collect::<Vec<_>>());
    let mut x = area.x;
    for ((role, sign, _), width) in parts.iter().zip(widths) {
        let bar: String = std::iter::repeat_n(*sign, width).collect();
        x += canvas.text(Rect { x, width: area.right().saturating_sub(x), ..area }, *role, &bar);
    }
}

/// Columns for each part by the largest remainder, which never lets the parts and the whole differ.
fn shares(columns: usize, parts: &[usize]) -> Vec<usize> {
    let whole: usize = parts.iter().sum();
    let present = parts.iter().filter(|part| **part > 0).count();
    if whole == 0 || columns < present {
        return vec![0; parts.len()];
    }
    // One column for each part that is there, the others by size.
    let free = columns - present;
    let mut widths: Vec<usize> = parts.iter().map(|part| usize::from(*part > 0) + part * free / whole).collect();
    let mut by_remainder: Vec<usize> =
        (0..parts.len()).filter(|at| parts.get(*at).is_some_and(|part| *part > 0)).collect();
    by_remainder.sort_by_key(|at| std::cmp::Reverse(parts.get(*at).map_or(0, |part| part * free % whole)));
    let missing = columns - widths.iter().sum::<usize>();
    for at in by_remainder.into_iter().cycle().take(missing) {
        if let Some(width) = widths.get_mut(at) {
            *width += 1;
        }
    }
    widths
}

/// How far of 0–100, with a mark where the target stands. Full only at 100.
pub fn gauge(canvas: &mut Canvas<'_>, area: Rect, role: Role, percent: f64, target: Option<f64>) {
    let column = |percent: f64| filled(usize::from(area.width), percent);
    let done = column(percent);
    let bar: String = (0..usize::from(area.width)).map(|at| if at < done { '█' } else { '░' }).collect();
    canvas.text(area, role, &bar);
    if let Some(target) = target {
        let at = column(target).min(usize::from(area.width).saturating_sub(1));
        let x = area.x.saturating_add(u16::try_from(at).unwrap_or(u16::MAX));
        if x < area.right() {
            canvas.text(Rect { x, width: 1, ..area }, Role::Heading, "│");
        }
    }
}

fn filled(columns: usize, percent: f64) -> usize {
    // Columns of a terminal: far below 2^53, and never negative.
    #[expect(clippy::cast_precision_loss, clippy::cast_possible_truncation, clippy::cast_sign_loss)]
    let filled = (percent.clamp(0.0, 100.0) * columns as f64 / 100.0).floor() as usize;
    filled.min(columns)
}

/// A figure for each day, the largest as high as the line.
pub fn sparkline(canvas: &mut Canvas<'_>, area: Rect, role: Role, figures: &[usize]) {
    const STEPS: [char; 8] = ['▁', '▂', '▃', '▄', '▅', '▆', '▇', '█'];
    let most = figures.iter().copied().max().unwrap_or(0);
    let step = |figure: &usize| match (*figure, most) {
        (0, _) | (_, 0) => ' ',
        (figure, most) => STEPS.get((figure * STEPS.len()).div_ceil(most).saturating_sub(1)).copied().unwrap_or('█'),
    };
    let shown = figures.len().saturating_sub(usize::from(area.width));
    let line: String = figures.iter().skip(shown).map(step).collect();
    canvas.text(area, role, &line);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn parts_fill_the_bar_and_none_disappears() {
        for (columns, parts, expected) in [
            (10, vec![1, 1], vec![5, 5]),
            (10, vec![999, 1], vec![9, 1]),
            (10, vec![0, 3, 0], vec![0, 10, 0]),
            (3, vec![1, 1, 1], vec![1, 1, 1]),
            (2, vec![1, 1, 1], vec![0, 0, 0]),
            (10, vec![0, 0], vec![0, 0]),
        ] {
            assert_eq!(shares(columns, &parts), expected, "{parts:?}");
        }
        for columns in 4..60 {
            assert_eq!(shares(columns, &[65, 6, 12, 13]).iter().sum::<usize>(), columns);
        }
    }

    #[test]
    fn a_bar_is_full_only_at_a_hundred() {
        assert_eq!([99.99, 100.0, 0.0, 150.0, -3.0].map(|percent| filled(20, percent)), [19, 20, 0, 20, 0]);
    }
}
