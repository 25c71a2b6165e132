//! What was typed, against the words of a vocabulary and then against the rows made of them.
use super::vocabulary::{Vocabulary, words};
use crate::domain::vietnamese::{fold, fold_marked, has_marks, spells};
use std::ops::Range;

/// Four ways marks can agree, each for whole words and for beginnings.
pub(super) const RANKS: usize = 8;

/// How the marks of a found word are those of the typed one; better first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Marks {
    Same,
    /// None were typed: any will do.
    NotTyped,
    /// One of the two leaves marks out, where both have some they agree.
    LeftOut,
    Different,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
struct Fit {
    marks: Marks,
    begins: bool,
}

/// A typed word: the parts of the vocabulary it may stand for.
#[derive(Debug)]
struct Typed {
    parts: [Part; 2],
}

/// Neighbours in the vocabulary, and how each fits.
#[derive(Debug)]
struct Part {
    from: u32,
    fits: Vec<Fit>,
}

#[derive(Debug)]
pub(super) struct Query {
    typed: Vec<Typed>,
    /// Without marks a query says nothing of the marks of a row.
    marked: bool,
}

impl Query {
    /// None where there is nothing to look for.
    pub fn new(text: &str, vocabulary: &Vocabulary) -> Option<Self> {
        let (plain, marked) = (fold(text), fold_marked(text));
        let (plain, mut marked) = (words(&plain), words(&marked));
        if plain.len() != marked.len() {
            marked.clone_from(&plain);
        }
        let typed: Vec<Typed> =
            plain.iter().zip(&marked).map(|(plain, marked)| Typed::new(plain, marked, vocabulary)).collect();
        (!typed.is_empty()).then(|| Self { typed, marked: marked.iter().any(|word| has_marks(word)) })
    }

    /// None for a row that misses a word; 0 is best.
    pub fn rank(&self, row: &[u32]) -> Option<usize> {
        let (mut marks, mut begins) = (Marks::Same, false);
        for typed in &self.typed {
            let best = row.iter().filter_map(|word| typed.fit(*word)).min()?;
            marks = marks.max(best.marks);
            begins |= best.begins;
        }
        if !self.marked {
            return Some(usize::from(begins));
        }
        let group = match (self.phrase(row), marks) {
            (Some(phrase), _) => {
                begins = phrase.begins;
                0
            }
            (None, Marks::Same | Marks::NotTyped) => 1,
            (None, Marks::LeftOut) => 2,
            (None, Marks::Different) => 3,
        };
        Some(group * 2 + usize::from(begins))
    }

    /// How the row holds the query as it was typed, mark for mark; only its last word may go on.
    fn phrase(&self, row: &[u32]) -> Option<Fit> {
        let last = self.typed.len() - 1;
        row.windows(self.typed.len())
            .filter_map(|words| {
                let mut fits = self.typed.iter().zip(words).enumerate().map(|(at, (typed, word))| {
                    typed.fit(*word).filter(|fit| fit.marks == Marks::Same && (at == last || !fit.begins))
                });
                fits.try_fold(None, |_, fit| fit.map(Some)).flatten()
            })
            .min()
    }
}

impl Typed {
    fn new(plain: &str, marked: &str, vocabulary: &Vocabulary) -> Self {
        let part = |range: Range<u32>, whole: &str| Part {
            from: range.start,
            fits: range
                .map(|at| {
                    let (found, with_marks) = vocabulary.word(at);
                    Fit { marks: compare(marked, with_marks), begins: found != whole }
                })
                .collect(),
        };
        let other = other_spelling(plain);
        let begun = part(vocabulary.beginning_with(plain), plain);
        let same =
            part(other.as_ref().map_or(0..0, |other| vocabulary.spelt(other)), other.as_deref().unwrap_or(plain));
        Self { parts: [begun, same] }
    }

    fn fit(&self, word: u32) -> Option<Fit> {
        self.parts.iter().find_map(|part| part.fits.get(word.checked_sub(part.from)? as usize).copied())
    }
}

/// Lý is written Lí too, Mỹ Mĩ, Quý Quí. "thuy" and "thui" are two words.
fn other_spelling(plain: &str) -> Option<String> {
    let (stem, other) = match plain.strip_suffix('y') {
        Some(stem) => (stem, 'i'),
        None => (plain.strip_suffix('i')?, 'y'),
    };
    let is_one_sound = stem == "qu" || stem.ends_with(|c: char| c.is_ascii_lowercase() && !"aeiouy".contains(c));
    is_one_sound.then(|| format!("{stem}{other}"))
}

/// A typed word and a word of a row that begins with it, marks aside.
fn compare(typed: &str, found: &str) -> Marks {
    let count = typed.chars().count();
    let begun = found.char_indices().nth(count).map_or(found, |(end, _)| found.get(..end).unwrap_or(found));
    if typed == begun {
        Marks::Same
    } else if !has_marks(typed) {
        Marks::NotTyped
    } else if spells(begun, typed) || spells(typed, begun) {
        Marks::LeftOut
    } else {
        Marks::Different
    }
}
