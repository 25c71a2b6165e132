//! A place to draw on: text by role, cut to what fits, and which spot of the screen answers the mouse with what.
use super::theme::{Role, Theme};
use crate::{domain::vietnamese::clean, text::Lang, tui::action::command::Command};
use ratatui::{buffer::Buffer, layout::Rect};
use std::borrow::Cow;
use unicode_segmentation::UnicodeSegmentation;
use unicode_width::UnicodeWidthStr;

/// What a click means.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Hit {
    /// A row of the list that has the keyboard.
    Row(usize),
    Command(Command),
}

/// Spots of the last picture, the topmost last.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Hits {
    spots: Vec<(Rect, Hit)>,
    /// Where the terminal's own cursor stands, in a text field.
    pub cursor: Option<(u16, u16)>,
}

impl Hits {
    /// What stands at a place.
    pub fn at(&self, x: u16, y: u16) -> Option<Hit> {
        self.spots.iter().rev().find(|(area, _)| area.contains((x, y).into())).map(|(_, hit)| *hit)
    }
}

pub struct Canvas<'a> {
    buf: &'a mut Buffer,
    theme: &'a Theme,
    pub lang: Lang,
    hits: Hits,
}

impl<'a> Canvas<'a> {
    pub fn new(buf: &'a mut Buffer, theme: &'a Theme, lang: Lang) -> Self {
        Self { buf, theme, lang, hits: Hits::default() }
    }

    pub fn finish(self) -> Hits {
        self.hits
    }

    /// Writes one line, cut with `…` where it does not fit. Returns the columns it took.
    pub fn text(&mut self, area: Rect, role: Role, text: &str) -> u16 {
        let area = area.intersection(self.buf.area);
        if area.is_empty() {
            return 0;
        }
        let shown = clip(text, usize::from(area.width));
        let style = self.theme.style(role);
        let (end, _) = self.buf.set_stringn(area.x, area.y, &shown, usize::from(area.width), style);
        end.saturating_sub(area.x)
    }

    /// Pieces of one line, one behind the other.
    pub fn pieces(&mut self, area: Rect, pieces: &[(Role, Cow<'_, str>)]) -> u16 {
        let mut rest = area;
        for (role, text) in pieces {
            let took = self.text(rest, *role, text);
            rest.x = rest.x.saturating_add(took);
            rest.width = rest.width.saturating_sub(took);
        }
        area.width - rest.width
    }

    /// A text over as many lines as it needs; returns how many it took.
    pub fn paragraph(&mut self, area: Rect, role: Role, text: &str) -> u16 {
        let mut taken = 0;
        for line in wrapped(text, usize::from(area.width)) {
            if taken == area.height {
                break;
            }
            self.text(Rect { y: area.y + taken, height: 1, ..area }, role, &line);
            taken += 1;
        }
        taken
    }

    /// Lays a role over what is drawn: the selected row.
    pub fn lay(&mut self, area: Rect, role: Role) {
        let area = area.intersection(self.buf.area);
        self.buf.set_style(area, self.theme.style(role));
    }

    /// Empties an area, for what is drawn above it.
    pub fn clear(&mut self, area: Rect) {
        let area = area.intersection(self.buf.area);
        for position in area.positions() {
            if let Some(cell) = self.buf.cell_mut(position) {
                cell.reset();
            }
        }
        self.buf.set_style(area, self.theme.style(Role::Text));
        // What lies under a dialog must not answer the mouse.
        self.hits.spots.retain(|(spot, _)| !area.intersects(*spot));
    }

    /// A dialog has the keyboard, and the mouse: rows of a list around it belong to what lies under it.
    pub fn cover(&mut self, area: Rect) {
        self.hits.spots.retain(|(spot, _)| !area.intersects(*spot));
    }

    pub fn hit(&mut self, area: Rect, hit: Hit) {
        self.hits.spots.push((area, hit));
    }

    pub fn cursor(&mut self, x: u16, y: u16) {
        if self.buf.area.contains((x, y).into()) {
            self.hits.cursor = Some((x, y));
        }
    }
}

/// One line of what a terminal may be sent: composed, without what nobody sees and without control characters.
fn printable(text: &str) -> Cow<'_, str> {
    let text = clean(text);
    if text.contains('\n') { Cow::Owned(text.trim_end().replace('\n', " ")) } else { text }
}

/// Columns a text takes on the screen, as [`Canvas::text`] prints it.
pub fn width(text: &str) -> usize {
    printable(text).width()
}

/// At most `columns` wide; what is cut is shown as `…`. Nothing that a terminal could take as a command is left in.
pub fn clip(text: &str, columns: usize) -> String {
    let text = printable(text);
    if text.width() <= columns {
        return text.into_owned();
    }
    let room = columns.saturating_sub(1);
    let mut shown = String::new();
    let mut used = 0;
    for letter in text.graphemes(true) {
        used += letter.width();
        if used > room {
            break;
        }
        shown.push_str(letter);
    }
    if columns > 0 {
        shown.push('…');
    }
    shown
}

/// Exactly `columns` wide: cut or filled with blanks.
pub fn padded(text: &str, columns: usize) -> String {
    let mut shown = clip(text, columns);
    let missing = columns.saturating_sub(shown.width());
    shown.extend(std::iter::repeat_n(' ', missing));
    shown
}

/// Lines of at most `columns`, broken between words; a longer word is cut by [`clip`] when it is drawn.
pub fn wrapped(text: &str, columns: usize) -> Vec<String> {
    let mut lines = Vec::new();
    for paragraph in text.lines() {
        let mut line = String::new();
        for word in paragraph.split_whitespace() {
            if !line.is_empty() && width(&line) + 1 + width(word) > columns {
                lines.push(std::mem::take(&mut line));
            }
            if !line.is_empty() {
                line.push(' ');
            }
            line.push_str(word);
        }
        lines.push(line);
    }
    lines
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn texts_are_cut_to_the_columns_they_have() {
        for (text, columns, shown) in [
            ("Nguyễn Du", 9, "Nguyễn Du"),
            ("Nguyễn Du", 8, "Nguyễn …"),
            ("Nguye\u{302}\u{303}n Du", 6, "Nguyễ…"),
            ("tru\u{ad}yền\u{200b} thống", 12, "truyền thống"),
            ("a\u{1b}[31mb\tc\n", 20, "a [31mb c"),
            ("Du", 1, "…"),
            ("Du", 0, ""),
        ] {
            assert_eq!(clip(text, columns), shown, "{text:?} in {columns}");
        }
        assert_eq!(padded("Du", 4), "Du  ");
    }

    #[test]
    fn a_paragraph_breaks_between_words() {
        assert_eq!(wrapped("một hai ba\nbốn", 7), ["một hai", "ba", "bốn"]);
        assert_eq!(wrapped("dài quá", 2), ["dài", "quá"]);
    }
}
