//! A box over the screen.
use super::{
    canvas::{Canvas, clip, width},
    theme::Role,
};
use ratatui::layout::Rect;

/// Draws an empty box in the middle, as large as wanted where it fits, and returns its inside.
pub fn dialog(canvas: &mut Canvas<'_>, area: Rect, title: &str, wanted: (u16, u16)) -> Rect {
    let size = (wanted.0.saturating_add(4).min(area.width), wanted.1.saturating_add(2).min(area.height));
    let outer = Rect {
        x: area.x + (area.width - size.0) / 2,
        y: area.y + (area.height - size.1) / 2,
        width: size.0,
        height: size.1,
    };
    canvas.clear(outer);
    if outer.width < 4 || outer.height < 3 {
        return outer;
    }
    let inside = usize::from(outer.width) - 2;
    let title = clip(title, inside.saturating_sub(4));
    let rest = inside.saturating_sub(width(&title) + 3);
    let line = |y| Rect { y, height: 1, ..outer };
    canvas.text(line(outer.y), Role::Border, &format!("┌─ {title} {}┐", "─".repeat(rest)));
    for y in outer.y + 1..outer.bottom() - 1 {
        canvas.text(Rect { width: 1, ..line(y) }, Role::Border, "│");
        canvas.text(Rect { x: outer.right() - 1, width: 1, ..line(y) }, Role::Border, "│");
    }
    canvas.text(line(outer.bottom() - 1), Role::Border, &format!("└{}┘", "─".repeat(inside)));
    Rect { x: outer.x + 2, y: outer.y + 1, width: outer.width - 4, height: outer.height - 2 }
}
