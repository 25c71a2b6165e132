//! Finds the rows of a large table while a query is typed: without marks, and exact marks first.
//!
//! Vietnamese tables repeat few words many times. Each distinct word is kept once, sorted, so that what a typed word
//! begins is one range of them; a row is a list of numbers and is never read as text again.
mod query;
#[cfg(test)]
mod tests;
mod vocabulary;

use query::{Query, RANKS};
use vocabulary::{Gathered, Vocabulary};

/// The rows of a table, prepared to be searched.
#[derive(Debug, Clone, Default)]
pub struct Haystack {
    vocabulary: Vocabulary,
    /// The words of all rows, one row after the other.
    words: Vec<u32>,
    /// Where each row ends in `words`.
    ends: Vec<u32>,
}

impl Haystack {
    /// Takes the searchable text of each row. Costs about as much as reading the texts some times over: made once for
    /// a table, not for a keystroke.
    pub fn new<T: AsRef<str>>(rows: impl IntoIterator<Item = T>) -> Self {
        let mut gathered = Gathered::default();
        let (mut words, mut ends) = (Vec::new(), Vec::new());
        for row in rows {
            for token in row.as_ref().split_whitespace() {
                gathered.add(token, &mut words);
            }
            ends.push(u32::try_from(words.len()).unwrap_or(u32::MAX));
        }
        let (vocabulary, places) = gathered.sort();
        for word in &mut words {
            *word = places.get(*word as usize).copied().unwrap_or_default();
        }
        Self { vocabulary, words, ends }
    }

    /// How many rows there are.
    pub const fn len(&self) -> usize {
        self.ends.len()
    }

    pub const fn is_empty(&self) -> bool {
        self.ends.is_empty()
    }

    /// The numbers of the rows in which every word of the query begins a word, best first; all rows in order for a
    /// query without letters and digits.
    ///
    /// Rows whose marks are those of the query come first ("nguyễn du", then "nguyễn dư", "nguyen du", "nguyên du"),
    /// among them rows with whole words ("du" before "duy"), and otherwise the order is that of the table.
    pub fn find(&self, query: &str) -> Vec<u32> {
        let Some(query) = Query::new(query, &self.vocabulary) else {
            return (0..).take(self.len()).collect();
        };
        let mut found: [Vec<u32>; RANKS] = Default::default();
        let mut from = 0;
        for (row, end) in (0..).zip(&self.ends) {
            let to = *end as usize;
            let rank = self.words.get(from..to).and_then(|words| query.rank(words));
            if let Some(rows) = rank.and_then(|rank| found.get_mut(rank)) {
                rows.push(row);
            }
            from = to;
        }
        found.concat()
    }
}
