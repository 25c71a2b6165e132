//! A text field of one line: what is in it, where the cursor stands, and which slice of it shows.
//!
//! The text is always NFC, holds nothing a reader cannot see, and the cursor never stands inside a perceived
//! character: Vietnamese arrives as letters and marks, in any of the ways keyboards send them.
mod apart;
mod compose;
#[cfg(test)]
mod tests;

use apart::Apart;
use compose::{compose, kept};
use std::fmt;
use unicode_segmentation::UnicodeSegmentation;
use unicode_width::UnicodeWidthStr;

/// Most characters a paste is read for, for each perceived character that fits.
const CHARS_PER_GRAPHEME: usize = 16;

#[derive(Clone)]
pub struct Field {
    text: String,
    /// A byte of `text`, on the boundary of a grapheme.
    cursor: usize,
    /// Most graphemes.
    limit: usize,
    apart: Apart,
    /// Backspaces still to come for marks that went away with their letter.
    owed: usize,
    /// Neither drawn nor printed: a password.
    hidden: bool,
}

impl fmt::Debug for Field {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        let text = if self.hidden { "•••" } else { &self.text };
        out.debug_struct("Field").field("text", &text).field("cursor", &self.cursor).finish_non_exhaustive()
    }
}

impl Field {
    /// Empty, for at most `limit` perceived characters.
    pub const fn new(limit: usize) -> Self {
        Self { text: String::new(), cursor: 0, limit, apart: Apart::Nothing, owed: 0, hidden: false }
    }

    /// The same for what nobody else may read.
    pub fn hidden(limit: usize) -> Self {
        let mut field = Self::new(limit);
        field.hidden = true;
        field
    }

    pub const fn is_hidden(&self) -> bool {
        self.hidden
    }

    pub fn text(&self) -> &str {
        &self.text
    }

    pub const fn is_empty(&self) -> bool {
        self.text.is_empty()
    }

    /// Replaces everything; the cursor goes to the end. False if the text was too long and is cut.
    pub fn set(&mut self, text: &str) -> bool {
        self.clear();
        self.paste(text)
    }

    pub fn clear(&mut self) {
        self.text.clear();
        self.cursor = 0;
        self.owed = 0;
    }

    /// One character as typed; a mark joins the letter before the cursor. False if there is no room for it.
    pub fn insert(&mut self, c: char) -> bool {
        self.apart.learn(c);
        // Tab, Enter and the like are keys, not text.
        let Some(c) = kept(c).filter(|_| !c.is_control()) else { return true };
        self.put(c.encode_utf8(&mut [0; 4]))
    }

    /// A text from the clipboard as one line. False if it was too long: then its beginning is taken.
    pub fn paste(&mut self, text: &str) -> bool {
        // A cell copied from a sheet ends with a line break that belongs to the row, not to the text.
        let text = text.trim_end_matches(['\r', '\n']).replace("\r\n", "\n");
        let most = self.limit.saturating_add(1).saturating_mul(CHARS_PER_GRAPHEME);
        let mut seen = text.chars().filter_map(kept);
        let line: String = seen.by_ref().take(most).collect();
        let whole = seen.next().is_none();
        self.put(&line) && whole
    }

    /// Deletes the perceived character before the cursor.
    ///
    /// Input methods that send marks apart from their letters send one Backspace for each of them. The letter goes
    /// with all its marks at the first; those that follow in the same burst for its marks delete nothing more.
    pub fn backspace(&mut self) {
        if self.owed > 0 {
            self.owed -= 1;
            return;
        }
        let Some(last) = self.before().graphemes(true).next_back() else { return };
        let owed = self.apart.keys_for_marks(last);
        let head = self.before().strip_suffix(last).unwrap_or_default().to_owned();
        self.join(head, self.after().to_owned());
        self.owed = owed;
    }

    /// All keys that arrived together were applied: a Backspace that comes now is pressed by a person.
    pub const fn end_burst(&mut self) {
        self.owed = 0;
    }

    /// Deletes the perceived character after the cursor.
    pub fn delete(&mut self) {
        let Some(next) = self.after().graphemes(true).next() else { return };
        let tail = self.after().strip_prefix(next).unwrap_or_default().to_owned();
        self.join(self.before().to_owned(), tail);
    }

    pub fn left(&mut self) {
        let width = self.before().graphemes(true).next_back().map_or(0, str::len);
        self.go(self.cursor - width);
    }

    pub fn right(&mut self) {
        let width = self.after().graphemes(true).next().map_or(0, str::len);
        self.go(self.cursor + width);
    }

    pub const fn home(&mut self) {
        self.go(0);
    }

    pub const fn end(&mut self) {
        self.go(self.text.len());
    }

    /// The slice that shows in so many columns, and the column of the cursor in it.
    ///
    /// Follows from text and cursor alone, so that drawing changes nothing. What stands after the cursor shows for a
    /// quarter of the width; at the end the cursor has a column of its own.
    pub fn shown(&self, width: u16) -> (&str, u16) {
        let width = usize::from(width);
        let mut right = self.after().graphemes(true).next().map_or(1, UnicodeWidthStr::width).max(1);
        right = right.max(self.after().width().min(width / 4));
        let mut left = 0;
        let mut from = self.cursor;
        for (at, grapheme) in self.before().grapheme_indices(true).rev() {
            left += grapheme.width();
            if left + right > width {
                left -= grapheme.width();
                break;
            }
            from = at;
        }
        let (mut to, mut taken) = (from, 0);
        let rest = self.text.get(from..).unwrap_or_default();
        for grapheme in rest.graphemes(true) {
            taken += grapheme.width();
            if taken > width {
                break;
            }
            to += grapheme.len();
        }
        (self.text.get(from..to).unwrap_or_default(), u16::try_from(left).unwrap_or(u16::MAX))
    }

    fn before(&self) -> &str {
        self.text.get(..self.cursor).unwrap_or_default()
    }

    fn after(&self) -> &str {
        self.text.get(self.cursor..).unwrap_or_default()
    }

    const fn go(&mut self, to: usize) {
        self.cursor = to;
        self.owed = 0;
    }

    /// Puts as much of it before the cursor as there is room for; true if that is all.
    fn put(&mut self, typed: &str) -> bool {
        let (before, after) = (self.before().to_owned(), self.after().to_owned());
        let pieces: Vec<&str> = typed.graphemes(true).collect();
        let room = self.limit.saturating_sub(self.text.graphemes(true).count());
        // One more than there is room for: the first may join what stands before the cursor.
        let mut fitting = pieces.get(..pieces.len().min(room + 1)).unwrap_or_default();
        loop {
            self.join(format!("{before}{}", fitting.concat()), after.clone());
            match fitting.split_last() {
                Some((_, fewer)) if self.text.graphemes(true).count() > self.limit => fitting = fewer,
                Some(_) | None => return fitting.len() == pieces.len(),
            }
        }
    }

    /// The text becomes both together, the cursor stands between them.
    fn join(&mut self, head: String, tail: String) {
        let head = compose(&head);
        let cursor = head.len();
        self.text = compose(&(head + &tail));
        // The tail may have joined the last character of the head; the cursor then stands after both.
        let mut boundaries = self.text.grapheme_indices(true).map(|(at, _)| at);
        self.cursor = boundaries.find(|at| *at >= cursor).unwrap_or(self.text.len());
        self.owed = 0;
    }
}
