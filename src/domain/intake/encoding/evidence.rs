//! What the words of a sheet say about how its letters are encoded.
use crate::domain::{
    intake::Encoding,
    vietnamese::{
        is_syllable,
        legacy::{self, Charset},
    },
};
use std::collections::HashSet;

/// So many different words are enough to look at.
const WORDS: usize = 400;
/// Fewer words than this prove nothing.
const ENOUGH: usize = 3;

/// How many different words above ASCII there are, and how many of them are Vietnamese in each reading.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct Evidence {
    words: usize,
    unicode: usize,
    tcvn3: usize,
    vni: usize,
}

impl Evidence {
    pub fn of<'a>(texts: impl Iterator<Item = &'a str>) -> Self {
        let mut seen = HashSet::new();
        for word in texts.flat_map(words) {
            seen.insert(word);
            if seen.len() == WORDS {
                break;
            }
        }
        let fitting = |fits: &dyn Fn(&str) -> bool| seen.iter().filter(|word| fits(word)).count();
        Self {
            words: seen.len(),
            unicode: fitting(&reads),
            tcvn3: fitting(&|word| fits(word, Charset::Tcvn3)),
            vni: fitting(&|word| fits(word, Charset::Vni)),
        }
    }

    /// The share of words that are Vietnamese in an encoding, 0–1; 0 without words.
    pub fn share(&self, encoding: Encoding) -> f64 {
        let fitting = match encoding {
            Encoding::Unicode => self.unicode,
            Encoding::Tcvn3 => self.tcvn3,
            Encoding::Vni => self.vni,
        };
        // At most some hundred words.
        #[expect(clippy::cast_precision_loss)]
        let share = fitting as f64 / self.words.max(1) as f64;
        share
    }

    /// The words can hardly be read in another encoding.
    pub fn speaks_for(&self, encoding: Encoding) -> bool {
        let clear = |one: &Encoding| *one == encoding || self.share(*one) < 0.5;
        self.words >= ENOUGH && self.share(encoding) >= 0.8 && Encoding::ALL.iter().all(clear)
    }
}

/// Every word above ASCII is Vietnamese as it stands.
pub(super) fn is_plain(text: &str) -> bool {
    words(text).all(reads)
}

/// Every word above ASCII is Vietnamese once decoded.
pub(super) fn is_legacy(text: &str, charset: Charset) -> bool {
    words(text).all(|word| fits(word, charset))
}

/// Words with a character above ASCII and a letter beside it. What is a sign in Latin-1 may be a letter in TCVN3.
fn words(text: &str) -> impl Iterator<Item = &str> {
    text.split(|c: char| c.is_whitespace() || (c.is_ascii() && !c.is_ascii_alphabetic()) || c > '\u{ff}')
        .filter(|word| !word.is_ascii() && word.bytes().any(|byte| byte.is_ascii_alphabetic()))
}

fn reads(word: &str) -> bool {
    is_syllable(&word.to_lowercase())
}

fn fits(word: &str, charset: Charset) -> bool {
    let decoded = legacy::decode(word, charset);
    let text = match charset {
        Charset::Tcvn3 | Charset::Tcvn3Capitals => legacy::restore(&decoded.text).text,
        Charset::Vni => decoded.text,
    };
    !decoded.strange && is_syllable(&text.to_lowercase())
}
