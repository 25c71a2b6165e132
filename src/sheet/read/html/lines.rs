//! Text gathered from a page: white space is one space, lines end where tags say so.

#[derive(Debug, Default)]
pub struct Lines {
    text: String,
    space: bool,
}

impl Lines {
    pub fn push(&mut self, text: &str) {
        for letter in text.chars() {
            if letter.is_whitespace() {
                self.space = true;
                continue;
            }
            if std::mem::take(&mut self.space) && !self.at_start() {
                self.text.push(' ');
            }
            self.text.push(letter);
        }
    }

    /// `<br>`.
    pub fn line(&mut self) {
        self.space = false;
        self.text.push('\n');
    }

    /// A paragraph begins or ends.
    pub fn block(&mut self) {
        if !self.at_start() {
            self.line();
        }
    }

    fn at_start(&self) -> bool {
        self.text.is_empty() || self.text.ends_with('\n')
    }

    pub fn is_blank(&self) -> bool {
        self.text.trim().is_empty()
    }

    /// The text so far, and begins anew.
    pub fn take(&mut self) -> String {
        let Self { text, .. } = std::mem::take(self);
        text.trim().to_owned()
    }
}
