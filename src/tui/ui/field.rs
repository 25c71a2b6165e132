//! A text field as it is drawn.
use super::{
    canvas::{Canvas, width},
    theme::Role,
};
use crate::tui::part::field::Field;
use ratatui::layout::Rect;

/// Draws a field, with the terminal's cursor in it while it has the keyboard.
pub fn field(canvas: &mut Canvas<'_>, area: Rect, field: &Field, focused: bool) {
    if area.is_empty() {
        return;
    }
    let blank = " ".repeat(usize::from(area.width));
    canvas.text(area, Role::Field, &blank);
    let (shown, column) = field.shown(area.width);
    let signs;
    let shown = if field.is_hidden() {
        // As wide as what is typed, so that the cursor stands where it belongs.
        signs = "•".repeat(width(shown));
        &signs
    } else {
        shown
    };
    canvas.text(area, Role::Field, shown);
    if focused {
        canvas.cursor(area.x + column.min(area.width - 1), area.y);
    }
}
