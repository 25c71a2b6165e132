//! The distinct words of a table: without marks to be found by, with marks to be ranked by.
use crate::domain::vietnamese::{fold, fold_marked};
use std::{
    collections::{HashMap, hash_map::Entry},
    ops::Range,
};

/// Sorted by the form without marks. All letters stand in one text.
#[derive(Debug, Clone, Default)]
pub(super) struct Vocabulary {
    text: String,
    words: Vec<Word>,
}

/// Bytes of the vocabulary's text.
#[derive(Debug, Clone)]
struct Word {
    plain: Range<u32>,
    marked: Range<u32>,
}

impl Vocabulary {
    /// The words that begin with these letters, marks aside.
    pub fn beginning_with(&self, plain: &str) -> Range<u32> {
        self.from(plain, |word| word.starts_with(plain))
    }

    /// The words of just these letters, marks aside.
    pub fn spelt(&self, plain: &str) -> Range<u32> {
        self.from(plain, |word| word == plain)
    }

    /// Without and with marks.
    pub fn word(&self, at: u32) -> (&str, &str) {
        let word = self.words.get(at as usize);
        word.map_or(("", ""), |word| (self.slice(&word.plain), self.slice(&word.marked)))
    }

    fn from(&self, plain: &str, belongs: impl Fn(&str) -> bool) -> Range<u32> {
        let from = self.words.partition_point(|word| self.slice(&word.plain) < plain);
        let rest = self.words.get(from..).unwrap_or_default();
        let count = rest.partition_point(|word| belongs(self.slice(&word.plain)));
        number(from)..number(from + count)
    }

    fn slice(&self, range: &Range<u32>) -> &str {
        self.text.get(range.start as usize..range.end as usize).unwrap_or_default()
    }
}

/// Words as they come, numbered in that order.
#[derive(Default)]
pub(super) struct Gathered {
    numbers: HashMap<(String, String), u32>,
    /// What stands between spaces was folded before: folding is what preparing a table costs.
    tokens: HashMap<String, Vec<u32>>,
}

impl Gathered {
    /// Appends the numbers of the words in a text without spaces: "Y-Jút" holds two.
    pub fn add(&mut self, token: &str, to: &mut Vec<u32>) {
        if let Some(known) = self.tokens.get(token) {
            to.extend(known);
            return;
        }
        let (plain, marked) = (fold(token), fold_marked(token));
        let (plain, mut marked) = (words(&plain), words(&marked));
        // Only marks that stand alone make a difference.
        if plain.len() != marked.len() {
            marked.clone_from(&plain);
        }
        let numbers: Vec<u32> =
            plain.into_iter().zip(marked).map(|(plain, marked)| self.number(plain, marked)).collect();
        to.extend(&numbers);
        self.tokens.insert(token.to_owned(), numbers);
    }

    fn number(&mut self, plain: &str, marked: &str) -> u32 {
        let next = number(self.numbers.len());
        match self.numbers.entry((plain.to_owned(), marked.to_owned())) {
            Entry::Occupied(known) => *known.get(),
            Entry::Vacant(new) => *new.insert(next),
        }
    }

    /// The vocabulary, and by the number of a word the place where it came to stand.
    pub fn sort(self) -> (Vocabulary, Vec<u32>) {
        let mut sorted: Vec<((String, String), u32)> = self.numbers.into_iter().collect();
        sorted.sort_unstable();
        let mut vocabulary = Vocabulary::default();
        let mut places = vec![0; sorted.len()];
        for (place, ((plain, marked), number)) in (0..).zip(sorted) {
            let plain = append(&mut vocabulary.text, &plain);
            let marked = append(&mut vocabulary.text, &marked);
            vocabulary.words.push(Word { plain, marked });
            if let Some(kept) = places.get_mut(number as usize) {
                *kept = place;
            }
        }
        (vocabulary, places)
    }
}

fn append(text: &mut String, word: &str) -> Range<u32> {
    let from = number(text.len());
    text.push_str(word);
    from..number(text.len())
}

/// No table comes near.
fn number(size: usize) -> u32 {
    u32::try_from(size).unwrap_or(u32::MAX)
}

/// The words of a folded text.
pub(super) fn words(folded: &str) -> Vec<&str> {
    folded.split(' ').filter(|word| !word.is_empty()).collect()
}
